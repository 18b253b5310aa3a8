// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A DHCPv6 server that is sent anything. A step of the script is a datagram; `what` says how the
// server is set up, the parameters where the datagram comes from.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "fuzz/expected_answer.h"
#include "fuzz/expected_options.h"
#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/validation.h"
#include "mip6boot/roles/dhcp_server.h"

namespace mip6boot::fuzz { namespace {

using dhcpv6::MessageType;
using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::RelayChain;
using roles::DhcpServer;
using roles::DhcpServerConfig;
using roles::DhcpServerNeed;
using roles::Event;
using roles::Outcome;
using roles::OwnHomeNetworks;
using roles::ReceivedDatagram;

// It lies where RSOO may come from.
const Ipv6Address kRelay = Ip6("2001:db8:1:c020::ff");

DhcpServerConfig Config(uint8_t what) {
  DhcpServerConfig config;
  for (const uint8_t octet : kServerDuid) (void)config.server_id.TryPushBack(octet);
  config.information_refresh_time = 7200;
  config.sol_max_rt = 3600;
  config.inf_max_rt = 3600;
  config.answer.prefer_aaa = (what & 1) != 0;
  config.answer.rfc6611_oro = (what & 2) != 0;
  config.accept_unicast = (what & 4) != 0;
  config.answer_unspec_fail = (what & 8) != 0;
  if ((what & 16) != 0) config.rsoo_sources = {Prefix("2001:db8:1::/48")};
  if ((what & 32) != 0) {
    roles::HomeNetworkAccessRule rule;
    rule.link = Prefix("2001:db8:1:c020::/64");
    rule.allowed.visited = false;
    config.access = {rule};
  }
  return config;
}

ReceivedDatagram Received(const Step& step) {
  ReceivedDatagram received;
  received.payload = step.message;
  const bool from_relay = (step.parameters[0] & 1) != 0;
  received.source = {from_relay ? kRelay : Ip6("fe80::200:ff:fe00:1"),
                     static_cast<uint16_t>(from_relay ? 547 : 546)};
  received.interface = roles::InterfaceIndex{3};
  received.to_unicast = (step.parameters[0] & 2) != 0;
  return received;
}

// Parameter 1: 1 there is a visited network, 2 an unrestricted one, 4 none of the name that is
// known, 8 no identified one for this client, 16 the visited network is empty; 2: what an access
// server in the same box has.
OwnHomeNetworks Found(const Step& step, const DhcpServerNeed& need,
                      absl::Span<const roles::SuppliedHomeNetwork> nas) {
  static const roles::HomeNetwork kEmpty;
  const SampleNetworks& samples = Samples();
  const uint8_t what = step.parameters[1];
  OwnHomeNetworks found;
  if ((what & 1) != 0) found.visited = (what & 16) != 0 ? &kEmpty : &samples.visited;
  if ((what & 2) != 0) found.unrestricted = &samples.home;
  if ((what & 8) != 0) found.allowed.identified = false;
  found.nas = nas;
  for (const DomainNameView id : need.request.ids) {
    const bool known = (what & 4) == 0 && id.EqualsIgnoringCase(samples.home_name.view());
    (void)found.identified.TryPushBack(known ? &samples.home : nullptr);
  }
  return found;
}

// Each Relay-forward goes back as the Relay-reply to it (R52).
void RequireSameWayBack(const RelayChain& request, const RelayChain& answer) {
  Require(answer.levels().size() == request.levels().size(), "another number of relays");
  for (size_t i = 0; i < answer.levels().size(); ++i) {
    const dhcpv6::RelayView& there = request.levels()[i].relay;
    const dhcpv6::RelayView& back = answer.levels()[i].relay;
    Require(back.type() == MessageType::kRelayReply && back.hop_count() == there.hop_count() &&
                back.link_address() == there.link_address() &&
                back.peer_address() == there.peer_address(),
            "a Relay-reply goes elsewhere");
    Require(!answer.levels()[i].rsoo.has_value(), "a Relay-reply holds an RSOO (R52)");
  }
}

// What the client is given is what it asked for and may have, from whom it is to be, and all of it.
void RequireHomeNetworks(const DhcpServerConfig& config, const RelayChain& request, bool trusted,
                         const OwnHomeNetworks& found, const OptionRange& answer,
                         const Outcome& outcome) {
  const ExpectedAnswer expected(config, request, trusted, found);
  Octets containers;
  Octets erp_names;
  for (const OptionView option : answer) {
    switch (option.code) {
      case OptionCode::kMip6Vdinf:
      case OptionCode::kMip6Idinf:
      case OptionCode::kMip6Udinf:
        AppendOption(option.code, option.data, containers);
        break;
      case OptionCode::kErpLocalDomainName:
        AppendOption(option.code, option.data, erp_names);
        break;
      case OptionCode::kMip6Hnidf:
      case OptionCode::kMip6Hnp:
      case OptionCode::kMip6Haa:
      case OptionCode::kMip6Haf:
      case OptionCode::kRsoo:
        Require(false, "an option that is never sent to a client");
        break;
      default:
        break;
    }
  }
  const bool refused =
      outcome.event == Event::kAnsweredUseMulticast || outcome.event == Event::kAnsweredUnspecFail;
  if (refused) return Require(containers.empty() && erp_names.empty(), "refused, and answered");
  Require(containers == expected.containers(), "other home networks than there are to answer with");
  Require(erp_names == expected.erp_names(), "other options of relays' than there are to pass on");
  Require((outcome.event == Event::kAnsweredWithHomeNetworks) == !containers.empty(),
          "the outcome says otherwise whether there are home networks");
  if (!request.message().options().First(OptionCode::kClientId).has_value()) return;
  Require(outcome.rsoo_refused == expected.refused() && outcome.withheld == expected.withheld() &&
              outcome.ignored == expected.ignored(),
          "what is left out is not told (R89)");
}

void RequireSound(const DhcpServerConfig& config, const Outcome& outcome,
                  const OwnHomeNetworks& found, const ReceivedDatagram& received) {
  const Result<RelayChain> request = RelayChain::Parse(received.payload);
  const Result<RelayChain> answer = RelayChain::Parse(outcome.datagram);
  Require(request.has_value() && answer.has_value(), "an answer that cannot be read");
  RequireSameWayBack(*request, *answer);
  const dhcpv6::MessageView& message = answer->message();
  Require(message.type() == MessageType::kReply || message.type() == MessageType::kAdvertise,
          "an answer of another type");
  Require(message.type() == outcome.sent_type, "the outcome says another type");
  Require(message.transaction_id() == request->message().transaction_id(),
          "the answer is another exchange's");
  const auto asked_by = request->message().options().First(OptionCode::kClientId);
  const auto told_to = message.options().First(OptionCode::kClientId);
  Require(asked_by.has_value() == told_to.has_value() &&
              (!asked_by.has_value() || asked_by->data == told_to->data),
          "the answer is another client's (R48)");
  const bool trusted = config.rsoo_sources.empty() || received.source.address == kRelay;
  RequireHomeNetworks(config, *request, trusted, found, message.options(), outcome);
  Require(outcome.destinations.size() == 1, "an answer goes to where the request came from");
}

// Whether, and as what, a message is answered (RFC 8415 16, 18.3, R48, R49).
Event ExpectedEvent(const DhcpServerConfig& config, const ReceivedDatagram& received) {
  const Result<RelayChain> chain = RelayChain::Parse(received.payload);
  if (!chain) return Event::kMalformed;
  if (chain->relayed() && chain->levels()[0].relay.type() == MessageType::kRelayReply) {
    return Event::kUnexpectedRelayReply;
  }
  dhcpv6::ServerValidation rules;
  rules.server_id = Bytes(config.server_id.data(), config.server_id.size());
  rules.received_by_unicast = received.to_unicast && !chain->relayed();
  rules.unicast_allowed = config.accept_unicast;
  const auto violation = dhcpv6::ValidateForServer(chain->message(), rules);
  Event answered = Event::kAnswered;
  if (violation.has_value()) {
    const bool invalid_option = violation->kind == dhcpv6::ViolationKind::kIaInInformationRequest ||
                                violation->kind == dhcpv6::ViolationKind::kServerIdUnexpected;
    if (violation->kind == dhcpv6::ViolationKind::kSentByUnicast) {
      answered = Event::kAnsweredUseMulticast;
    } else if (invalid_option && config.answer_unspec_fail) {
      answered = Event::kAnsweredUnspecFail;
    } else {
      return Event::kInvalid;
    }
  }
  static constexpr MessageType kServed[] = {MessageType::kSolicit, MessageType::kRequest,
                                            MessageType::kRenew, MessageType::kRebind,
                                            MessageType::kInformationRequest};
  const bool served =
      std::count(std::begin(kServed), std::end(kServed), chain->message().type()) != 0;
  if (!served && !violation.has_value()) return Event::kNotServed;
  const auto client = chain->message().options().First(OptionCode::kClientId);
  if (client.has_value() && (client->data.size() < 3 || client->data.size() > 130)) {
    return Event::kMalformed;
  }
  return answered;
}

// A buffer that is too small changes nothing, and says what is enough.
void RequireBufferRule(const DhcpServerConfig& config, const ReceivedDatagram& received,
                       const OwnHomeNetworks& found, const Outcome& whole) {
  const size_t size = whole.datagram.size();
  std::vector<uint8_t> small(size - 1);
  const Outcome refused = DhcpServer::Answer(config, received, found, absl::MakeSpan(small));
  Require(refused.event == Event::kBufferTooSmall && refused.error.want == size,
          "a buffer that is one octet too small");
  std::vector<uint8_t> exact(size);
  const Outcome again = DhcpServer::Answer(config, received, found, absl::MakeSpan(exact));
  Require(again.event == whole.event && again.datagram == whole.datagram, "another answer");
}

void Run(const Step& step) {
  const DhcpServerConfig config = Config(step.what);
  const ReceivedDatagram received = Received(step);
  const DhcpServerNeed need = DhcpServer::Examine(config, received);
  const auto nas = Samples().Some(step.parameters[2]);
  const OwnHomeNetworks found = Found(step, need, nas);
  std::vector<uint8_t> buffer(16384 + 2 * step.message.size());
  size_t looked_up = 0;
  const Outcome outcome = DhcpServer::Step(
      config, received,
      [&](const DhcpServerNeed& wanted) {
        ++looked_up;
        Require(wanted.request.ids.size() == need.request.ids.size(), "Step needs something else");
        return found;
      },
      absl::MakeSpan(buffer));
  Require(looked_up == (need.wanted ? 1U : 0U), "Examine says otherwise what is looked up");
  Require(outcome.event != Event::kBufferTooSmall, "the buffer is large enough");
  const bool gives = outcome.event == Event::kAnsweredWithHomeNetworks;
  Require(ExpectedEvent(config, received) == (gives ? Event::kAnswered : outcome.event),
          "something else becomes of a message than has to");
  if (!outcome.transmits()) return;
  RequireSound(config, outcome, need.wanted ? found : OwnHomeNetworks(), received);
  RequireBufferRule(config, received, found, outcome);
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Script script({data, size});
  while (const auto step = script.Next()) mip6boot::fuzz::Run(*step);
  return 0;
}

MIP6BOOT_MUTATE_AS(Dhcpv6Script)
