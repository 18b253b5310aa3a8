// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A DHCPv6 server that is sent anything. A step of the script is a datagram; `what` says how the
// server is set up, the parameters where the datagram comes from.

#include <algorithm>
#include <cstddef>
#include <vector>

#include "fuzz/expected_answer.h"
#include "fuzz/expected_reply.h"
#include "fuzz/finding.h"
#include "fuzz/judged_request.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/roles/dhcp_server.h"

namespace mip6boot::fuzz { namespace {

using dhcpv6::MessageType;
using dhcpv6::OptionCode;
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
  if ((what & 64) == 0) {
    config.information_refresh_time = 7200;
    config.sol_max_rt = 3600;
    config.inf_max_rt = 1800;
  }
  config.answer_use_multicast = (what & 128) == 0;
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
  if (step.parameters[3] != 0) received.source.port = uint16_t{1000} + step.parameters[3];
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

// Whom the home networks are looked up for, and on which link: that of the innermost link-address
// that is not zero (R88).
void RequireNeed(const DhcpServerNeed& need, const RelayChain& request,
                 const ReceivedDatagram& received) {
  if (!need.wanted) return;
  Ipv6Address link;
  for (const dhcpv6::RelayLevel& level : request.levels()) {
    const Ipv6Address address = level.relay.link_address();
    if (!address.IsUnspecified()) link = address;
  }
  const auto client = request.message().options().First(OptionCode::kClientId);
  Require(need.type == request.message().type() && need.link.link_address == link &&
              need.link.interface == received.interface && client.has_value() &&
              need.client_id == client->data,
          "looked up for somebody else (R88)");
}

// What the outcome tells about the answer, beside the answer itself (R89).
void RequireTold(const Outcome& outcome, const RelayChain& request,
                 const ExpectedAnswer& expected) {
  Require((outcome.event == Event::kAnsweredWithHomeNetworks) == !expected.containers().empty(),
          "the outcome says otherwise whether there are home networks");
  if (!request.message().options().First(OptionCode::kClientId).has_value()) return;
  Require(outcome.rsoo_refused == expected.refused() && outcome.withheld == expected.withheld() &&
              outcome.ignored == expected.ignored(),
          "what is left out is not told (R89)");
}

// The answer is what the rules make of the request and of what the server has, octet for octet, and
// goes to where the request came from.
void RequireAnswer(const DhcpServerConfig& config, const RelayChain& request,
                   const JudgedRequest& judged, const ReceivedDatagram& received,
                   const OwnHomeNetworks& found, const Outcome& outcome) {
  const bool trusted = config.rsoo_sources.empty() || received.source.address == kRelay;
  const ExpectedAnswer expected(config, request, trusted, found);
  const Octets reply = ExpectedReply(config, judged, request.message(), expected);
  RequireSame(outcome.datagram, RelayedBack(request, reply), "another answer than has to be sent");
  Require(static_cast<uint8_t>(outcome.sent_type) == reply[0], "the outcome says another type");
  Require(outcome.destinations.size() == 1 &&
              outcome.destinations[0] == ExpectedDestination(request, received),
          "an answer goes to where the request came from (R87)");
  if (judged.refusal() == 0) RequireTold(outcome, request, expected);
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
  const Event event = gives ? Event::kAnswered : outcome.event;
  const Result<RelayChain> request = RelayChain::Parse(received.payload);
  if (!request) return Require(event == Event::kMalformed, "taken, and cannot be read");
  if (request->relayed() && request->levels()[0].relay.type() == MessageType::kRelayReply) {
    return Require(event == Event::kUnexpectedRelayReply, "a Relay-reply is taken");
  }
  const JudgedRequest judged(config, request->message(),
                             received.to_unicast && !request->relayed());
  Require(event == judged.event(), "something else becomes of a message than has to");
  if (!outcome.transmits()) return;
  RequireNeed(need, *request, received);
  RequireAnswer(config, *request, judged, received, found, outcome);
  RequireBufferRule(config, received, found, outcome);
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Script script({data, size});
  while (const auto step = script.Next()) mip6boot::fuzz::Run(*step);
  return 0;
}

MIP6BOOT_MUTATE_AS(Dhcpv6Script)
