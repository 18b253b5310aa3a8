// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A relay agent that is sent anything, from either side. A step of the script is a datagram; `what`
// says how the relay is set up, and parameter 0 more of it; the parameters say where the datagram
// comes from.

#include <algorithm>
#include <vector>

#include "fuzz/expected_options.h"
#include "fuzz/expected_relay_forward.h"
#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/dhcpv6/conformance.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/roles/relay_agent.h"

namespace mip6boot::fuzz { namespace {

using dhcpv6::MessageType;
using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::RelayView;
using roles::Event;
using roles::Outcome;
using roles::ReceivedDatagram;
using roles::RelayAgent;
using roles::RelayAgentConfig;
using roles::RelayLink;
using roles::RelayNeed;
using Supplied = absl::Span<const roles::SuppliedHomeNetwork>;

// Parameter 0: 4 servers are configured; 8 the interface has no INTERFACE_ID; 16 its address is
// link-local.
RelayAgentConfig Config(const Step& step) {
  const uint8_t what = step.what;
  RelayAgentConfig config;
  if ((step.parameters[0] & 4) != 0) {
    static const std::vector<roles::Destination> kServers = {
        {{Ip6("2001:db8:1::547"), 1547}, roles::InterfaceIndex{4}, 0},
        {{Ip6("ff05::1:3"), 547}, roles::InterfaceIndex{5}, 0},
        {{Ip6("ff08::1:3"), 547}, roles::InterfaceIndex{5}, 32}};
    for (const roles::Destination& server : kServers) (void)config.servers.TryPushBack(server);
  }
  config.rsoo.unrestricted = (what & 1) != 0;
  config.rsoo.visited = (what & 128) == 0;
  if ((what & 2) != 0) config.source_port = 1547;
  if ((what & 4) != 0) {  // among RFC 3315 peers
    config.hop_count_limit = RelayAgentConfig::kMaxHopCountLimit;
    config.limits.relay_depth = 33;
  }
  return config;
}

RelayLink Link(const Step& step) {
  const uint8_t what = step.what;
  static constexpr uint8_t kInterfaceId[] = {'e', 't', 'h', '1'};
  static constexpr uint8_t kErpName[] = {1, 'a', 0};
  static const std::vector<OptionView> kOptions = {{OptionCode::kSubscriberId, kInterfaceId},
                                                   {OptionCode::kClientLinkLayerAddr, kErpName}};
  static const std::vector<OptionView> kRsooOptions = {{OptionCode::kErpLocalDomainName, kErpName}};
  RelayLink link;
  link.to_servers = (what & 8) != 0;
  if (link.to_servers) return link;
  link.trusted = (what & 16) != 0;
  if ((what & 32) == 0) {
    const bool local = (step.parameters[0] & 16) != 0;
    link.link_address = Ip6(local ? "fe80::ff" : "2001:db8:1:c020::ff");
  }
  if ((step.parameters[0] & 8) == 0) link.interface_id = kInterfaceId;
  if ((what & 64) != 0) {
    link.options = kOptions;
    link.rsoo_options = kRsooOptions;
  }
  return link;
}

ReceivedDatagram Received(const Step& step) {
  ReceivedDatagram received;
  received.payload = step.message;
  const bool from_relay = (step.parameters[0] & 1) != 0;
  const char* const relay = (step.parameters[0] & 32) != 0 ? "fd00::ee" : "2001:db8:1:c020::ee";
  received.source = {Ip6(from_relay ? relay : "fe80::200:ff:fe00:1"),
                     static_cast<uint16_t>(from_relay ? 547 : 546)};
  if ((step.parameters[0] & 2) != 0) received.source.port = step.number(2);
  received.interface = roles::InterfaceIndex{7};
  return received;
}

// What is to be looked up for whom (R26, R86).
void RequireNeed(const RelayNeed& need, const ReceivedDatagram& received) {
  Require(need.interface == received.interface && need.peer_address == received.source.address &&
              need.from_relay == IsRelayed(received),
          "looked up for somebody else (R86)");
}

// All that fits the client is to be supplied, and nothing else (R25..R28); around what cannot be
// read, nothing.
Octets RequireSupplied(const Outcome& outcome, const RelayNeed& need,
                       const RelayAgentConfig& config, const RelayLink& link,
                       const ReceivedDatagram& received, Supplied supplied) {
  const auto chain = dhcpv6::RelayChain::Parse(received.payload, config.limits);
  Octets expected;
  if (chain.has_value()) {
    const OptionRange& options = chain->message().options();
    const auto client = options.First(OptionCode::kClientId);
    Require(need.client_id == (client.has_value() ? client->data : Bytes()), "another DUID (R86)");
    Require(outcome.sent_type == chain->message().type(), "the outcome says another type");
    if (options.Count(OptionCode::kClientId) < 2 && options.Count(OptionCode::kServerId) < 2) {
      Require(need.wanted, "home networks are not even looked for");
      const AskedNetworks asked(options);
      Require(
          std::equal(need.ids.begin(), need.ids.end(), asked.all_ids.begin(), asked.all_ids.end()),
          "asked for other names than the client's (R26)");
      Require(outcome.ignored == asked.ignored, "what is not understood is not told");
      expected = ExpectedRsoo(config, link, asked, supplied);
    }
  }
  Require(expected.empty() == (outcome.event == Event::kRelayedToServer),
          "the outcome says otherwise what was supplied (R28)");
  return expected;
}

// To each server, and to nobody else, what there is to be sent, and nothing in it stands where it
// must not.
void RequireForwarded(const Outcome& outcome, const RelayAgentConfig& config, const RelayLink& link,
                      const ReceivedDatagram& received, Bytes rsoo) {
  RequireSame(outcome.datagram, ExpectedRelayForward(config, link, received, rsoo),
              "another Relay-forward than has to be sent");
  const std::vector<roles::Destination> servers = ExpectedServers(config);
  Require(std::equal(outcome.destinations.begin(), outcome.destinations.end(), servers.begin(),
                     servers.end()),
          "sent elsewhere than to the servers (R35)");
  const Result<RelayView> relay = RelayView::Parse(outcome.datagram);
  Require(relay.has_value(), "a Relay-forward that cannot be read");
  dhcpv6::FindViolations(*relay, [](const dhcpv6::Violation& violation) {
    Require(violation.kind == dhcpv6::ViolationKind::kHopCountExceeded,
            violation.ToString().c_str());
  });
}

// What has to become of what arrives, but for whether there is an RSOO.
Event ExpectedEvent(const RelayAgentConfig& config, const RelayLink& link,
                    const ReceivedDatagram& received) {
  const Bytes payload = received.payload;
  if (payload.empty()) return Event::kMalformed;
  const auto type = static_cast<MessageType>(payload[0]);
  if (type == MessageType::kRelayReply) {
    if (!link.to_servers) return Event::kUnexpectedRelayReply;
    const auto relay = RelayView::Parse(payload);
    if (!relay || relay->options().Count(OptionCode::kRelayMsg) != 1) return Event::kMalformed;
    if (relay->options().First(OptionCode::kRelayMsg)->data.empty()) return Event::kMalformed;
    const Ipv6Address& peer = relay->peer_address();
    const bool one = !peer.IsUnspecified() && !peer.IsMulticast() && !peer.IsLoopback();
    return one ? Event::kRelayedToPeer : Event::kBadPeerAddress;
  }
  const bool from_relay = type == MessageType::kRelayForward;
  if (from_relay && payload.size() < RelayView::kHeaderSize) return Event::kMalformed;
  if (from_relay && payload[1] >= config.hop_count_limit) return Event::kHopCountExceeded;  // R31
  if (type == MessageType::kAdvertise || type == MessageType::kReply ||
      type == MessageType::kReconfigure) {
    return Event::kBareServerMessage;  // R36
  }
  const bool named = !link.interface_id.empty() || link.link_address.IsGlobal() ||
                     (from_relay && received.source.address.IsGlobal());
  if (!named) return Event::kLinkUnknown;  // R32
  const auto opened = dhcpv6::OpenRelayLevels(payload, config.limits);
  if (!link.trusted && !opened.has_value()) return Event::kMalformed;
  if (!link.trusted &&
      std::any_of(opened->levels.begin(), opened->levels.end(),
                  [](const dhcpv6::RelayLevel& level) { return level.rsoo.has_value(); })) {
    return Event::kRsooNotTrusted;  // R30
  }
  return Event::kRelayedToServer;  // whatever it is (R33, R82)
}

// What was in the Relay-reply, where it lies (R29), to one peer that can be one.
void RequirePassedDown(const Outcome& outcome, const ReceivedDatagram& received) {
  const Result<RelayView> relay = RelayView::Parse(received.payload);
  Require(relay.has_value() && relay->type() == MessageType::kRelayReply,
          "not out of a Relay-reply");
  const auto carried = relay->options().First(OptionCode::kRelayMsg);
  Require(carried.has_value() && carried->data.data() == outcome.datagram.data() &&
              carried->data.size() == outcome.datagram.size(),
          "changed on the way (R29)");
  Require(outcome.sent_type == static_cast<MessageType>(carried->data[0]),
          "the outcome says another type");
  Require(outcome.destinations.size() == 1 &&
              outcome.destinations[0] == ExpectedPeer(*relay, carried->data),
          "to somebody else (R34, R85)");
  const auto interface_id = relay->options().First(OptionCode::kInterfaceId);
  Require(outcome.interface_id.has_value() == interface_id.has_value() &&
              (!interface_id.has_value() || *outcome.interface_id == interface_id->data) &&
              outcome.link_address == relay->link_address(),
          "over another link (R34)");
}

void Run(const Step& step) {
  const RelayAgentConfig config = Config(step);
  const RelayLink link = Link(step);
  const ReceivedDatagram received = Received(step);
  const std::vector<roles::SuppliedHomeNetwork> some = Samples().Some(step.parameters[1]);
  const Supplied supplied(some);

  const RelayNeed need = RelayAgent::Examine(config, link, received);
  std::vector<uint8_t> buffer(1024 + 4 * step.message.size());
  bool looked_up = false;
  const Outcome outcome = RelayAgent::Step(
      config, link, received,
      [&](const RelayNeed&) {
        looked_up = true;
        return supplied;
      },
      absl::MakeSpan(buffer));
  Require(looked_up == need.wanted, "Examine says otherwise what is looked up");
  Require(outcome.event != Event::kBufferTooSmall, "the buffer is large enough");
  const bool supplies = outcome.event == Event::kRelayedToServerWithRsoo;
  Require(
      ExpectedEvent(config, link, received) == (supplies ? Event::kRelayedToServer : outcome.event),
      "something else becomes of a message than has to");
  if (!outcome.transmits()) return;
  if (outcome.event == Event::kRelayedToPeer) return RequirePassedDown(outcome, received);
  RequireNeed(need, received);
  const Octets rsoo = RequireSupplied(outcome, need, config, link, received, supplied);
  RequireForwarded(outcome, config, link, received, rsoo);

  const size_t size = outcome.datagram.size();
  std::vector<uint8_t> small(size - 1);
  const Outcome refused =
      RelayAgent::Answer(config, link, received, supplied, absl::MakeSpan(small));
  Require(refused.event == Event::kBufferTooSmall && refused.error.want == size,
          "a buffer that is one octet too small");
  std::vector<uint8_t> exact(size);
  const Outcome again = RelayAgent::Answer(config, link, received, supplied, absl::MakeSpan(exact));
  Require(again.event == outcome.event && again.datagram == outcome.datagram, "another datagram");
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Script script({data, size});
  while (const auto step = script.Next()) mip6boot::fuzz::Run(*step);
  return 0;
}

MIP6BOOT_MUTATE_AS(Dhcpv6Script)
