// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/home_aaa_host.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "examples/integrated_scenario/topology.h"

namespace mip6boot::scenario {
namespace {

using diameter::PeerEventId;
using roles::HomeAaaFound;

// EAP-Success (RFC 3748 4.2). A real server has run an EAP method before, and sends the key that
// came of it.
constexpr uint8_t kEapSuccess[] = {3, 1, 0, 4};

roles::AssignedHomeAgent View(const HomeAgentEntry& entry) {
  roles::AssignedHomeAgent agent;
  if (!entry.address.empty()) agent.ipv6 = Address(entry.address);
  if (!entry.prefix.empty()) agent.prefix = Prefix(entry.prefix);
  agent.realm = entry.realm;
  agent.host = entry.host;
  return agent;
}

diameter::PeerConfig ResponderConfig(const roles::HomeAaaConfig& config) {
  diameter::PeerConfig peer;
  peer.side = diameter::PeerSide::kResponder;
  peer.origin_host = config.origin_host;
  peer.origin_realm = config.origin_realm;
  peer.host_ip_addresses = {topology::HomeAaa().address};
  peer.applications = {{diameter::ApplicationId::kNasreq}, {diameter::ApplicationId::kEap}};
  peer.accepted_peers = {topology::kAccessServerHost};
  return peer;
}

}  // namespace

HomeAaaHost::HomeAaaHost(LoopbackNetwork& network, roles::HomeAaaConfig config, UserProfile profile,
                         RandomSource& random)
    : network_(network),
      config_(std::move(config)),
      profile_(std::move(profile)),
      random_(random),
      listener_(network, Socket::kHomeAaa, {Party::kHomeAaa, topology::HomeAaa()},
                [this](std::shared_ptr<TcpStream> stream) { Accept(std::move(stream)); }) {
  for (const HomeAgentEntry& entry : profile_.home_agents) home_agents_.push_back(View(entry));
  for (const HomeAgentEntry& entry : profile_.local_agents) local_agents_.push_back(View(entry));
}

void HomeAaaHost::Accept(std::shared_ptr<TcpStream> stream) {
  Peer& peer = peers_.emplace_back(std::move(stream), ResponderConfig(config_), random_,
                                   DeadlineTimer(network_.io(), network_.clock()));
  TcpStream::Handlers handlers;
  handlers.connected = [this, &peer] {
    diameter::TransportSecurity security;
    security.protection = diameter::Protection::kTest;  // bare TCP, by the switch for tests (R100)
    peer.connection.HandleConnected(network_.clock().Now(), security);
    Pump(peer);
  };
  handlers.received = [this, &peer](Bytes octets) {
    if (const Result<void> taken = peer.connection.HandleBytes(network_.clock().Now(), octets);
        !taken) {
      network_.Refused(Party::kHomeAaa, taken.error().ToString());
    }
    Pump(peer);
  };
  handlers.closed = [this, &peer] {
    peer.connection.HandleClosed(network_.clock().Now());
    Pump(peer);
  };
  peer.stream->Start(std::move(handlers));
}

void HomeAaaHost::Pump(Peer& peer) {
  std::array<uint8_t, roles::HomeAaa::kMaxAnswerSize> buffer;
  for (;;) {
    const Result<std::optional<Bytes>> message = peer.connection.PollTransmit(MutableBytes(buffer));
    if (message && message->has_value()) {
      peer.stream->Write(**message);
      continue;
    }
    const std::optional<diameter::PeerEvent> event = peer.connection.PollEvent();
    if (!event.has_value()) break;
    Handle(peer, *event);
  }
  const std::optional<diameter::PeerConnection::Deadline> deadline = peer.connection.NextDeadline();
  peer.timer.Set(deadline.has_value() ? std::optional<TimePoint>(deadline->when) : std::nullopt,
                 [this, &peer] {
                   peer.connection.HandleTimeout(network_.clock().Now());
                   Pump(peer);
                 });
}

void HomeAaaHost::Handle(Peer& peer, const diameter::PeerEvent& event) {
  switch (event.id) {
    case PeerEventId::kMessage:
      Answer(peer, event.message);
      break;
    case PeerEventId::kFailed:
      network_.Refused(
          Party::kHomeAaa,
          fmt::format("closes the connection of {}: {}{}", ToText(peer.stream->remote().endpoint),
                      diameter::PeerFailureName(event.why),
                      event.error.has_value() ? ", " + event.error->ToString() : ""));
      break;
    case PeerEventId::kClosed:
      peer.stream->Close();
      break;
    case PeerEventId::kOpened:
    case PeerEventId::kSuspect:
    case PeerEventId::kRecovered:
    case PeerEventId::kDisconnecting:
      break;
  }
}

// The database is at hand here, so one call does it. Duplicates (R97) cannot come: the one access
// server has one connection.
void HomeAaaHost::Answer(Peer& peer, Bytes request) {
  std::array<uint8_t, roles::HomeAaa::kMaxAnswerSize> buffer;
  const roles::AaaOutcome outcome = roles::HomeAaa::Step(
      config_, request, [this](const roles::HomeAaaNeed& need) { return LookUp(need); },
      MutableBytes(buffer));
  if (!outcome.transmits()) {
    return network_.Refused(
        Party::kHomeAaa,
        fmt::format("{}: {}", roles::AaaEventName(outcome.event), outcome.error.ToString()));
  }
  if (const Result<void> sent = peer.connection.Send(network_.clock().Now(), outcome.message);
      !sent) {
    network_.Refused(Party::kHomeAaa, sent.error().ToString());
  }
}

HomeAaaFound HomeAaaHost::LookUp(const roles::HomeAaaNeed& need) {
  HomeAaaFound found;
  if (need.command == diameter::CommandCode::kSessionTermination) {
    found.verdict = HomeAaaFound::Verdict::kAccept;  // nothing is kept of a session
    return found;
  }
  if (need.user_name != profile_.user_name) {
    found.verdict = HomeAaaFound::Verdict::kUnknown;
    return found;
  }
  if (!profile_.access) {
    found.reject_code = diameter::ResultCode::kAuthorizationRejected;
    return found;
  }
  found.verdict = HomeAaaFound::Verdict::kAccept;
  if (need.command == diameter::CommandCode::kDiameterEap) found.eap_payload = kEapSuccess;
  // The profile is checked before any home agent is named (R67).
  found.mobility.allowed = true;
  found.mobility.features = diameter::FeatureBit::kMip6Integrated;
  if (profile_.local_assignment)
    found.mobility.features |= diameter::FeatureBit::kLocalHomeAgentAssignment;
  found.mobility.home_agents = home_agents_;
  found.mobility.local_agents = local_agents_;
  return found;
}

}  // namespace mip6boot::scenario
