// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/visited_host.h"

#include <algorithm>
#include <array>
#include <string>

#include "mip6boot/diameter/error_answer.h"

namespace mip6boot::sim {
namespace {

using diameter::FeatureBit;
using diameter::PeerSide;
using roles::VisitedAaa;

std::array<uint8_t, 8> Octets(ConnectionId id) {
  std::array<uint8_t, 8> octets;
  StoreBigEndian64(octets.data(), static_cast<uint64_t>(id));
  return octets;
}

}  // namespace

VisitedHost::VisitedHost(Surroundings& around, uint32_t number)
    : around_(around),
      id_(around.network.Add(Role::kVisitedAaa, *this)),
      dice_(SeedFor(around.plan, Role::kVisitedAaa, number, 0)),
      peers_(around, "visited AAA", *this, id_,
             SeedFor(around.plan, Role::kVisitedAaa, number, 1)) {
  around_.visited_aaas.push_back(id_);
  config_.origin_host = "aaav" + std::to_string(number) + ".asp.example.net";
  config_.origin_realm = "asp.example.net";
  config_.stateless = dice_.Below(2) == 0;
  peers_.config().origin_host = config_.origin_host;
  peers_.config().origin_realm = config_.origin_realm;
  peers_.config().host_ip_addresses = {World::AccessLink(0xaaa, 0x1000 + number)};
  peers_.config().applications = {{diameter::ApplicationId::kNasreq},
                                  {diameter::ApplicationId::kEap}};
}

// ---- what happens to it ----

void VisitedHost::Start() {
  running_ = true;
  ++life_;
  for (size_t server = 0; server < around_.aaa_servers.size(); ++server) Call(server);
}

void VisitedHost::Crash() {
  if (!std::exchange(running_, false)) return;
  peers_.Clear();
  servers_.clear();
  passed_.clear();
  around_.network.SetUp(id_, false);
  around_.network.Say(id_, "crashes");
}

void VisitedHost::Restart() {
  if (running_) return;
  around_.network.SetUp(id_, true);
  around_.network.Say(id_, "starts again");
  Start();
}

// ---- connections ----

void VisitedHost::Call(size_t server) {
  const ConnectionId id = around_.network.Connect(id_, around_.aaa_servers[server]);
  peers_.Add(id, PeerSide::kInitiator);
  servers_[id] = server;
}

// What was sent on over it gets no answer any more; whoever has asked finds out by waiting.
void VisitedHost::Remove(ConnectionId id) {
  peers_.Remove(id);
  for (auto passed = passed_.begin(); passed != passed_.end();) {
    const bool gone = passed->first.first == id || passed->second.from == id;
    passed = gone ? passed_.erase(passed) : std::next(passed);
  }
  const auto found = servers_.find(id);
  if (found == servers_.end()) return;
  const size_t server = found->second;
  servers_.erase(found);
  around_.network.Later(std::chrono::seconds(1 + dice_.Below(10)), [this, server, life = life_] {
    if (life == life_ && running_) Call(server);
  });
}

void VisitedHost::HandleConnected(ConnectionId id) {
  diameter::PeerConnection* const called = peers_.Find(id);
  diameter::PeerConnection& connection =
      called != nullptr ? *called : peers_.Add(id, PeerSide::kResponder);
  diameter::TransportSecurity security;
  security.protection = diameter::Protection::kTest;
  connection.HandleConnected(around_.network.now(), security);
  Take(id, peers_.Pump(id, false));
}

void VisitedHost::HandleBytes(ConnectionId id, Bytes octets) {
  if (peers_.Find(id) != nullptr) Take(id, peers_.HandleBytes(id, octets));
}

void VisitedHost::HandleClosed(ConnectionId id) {
  diameter::PeerConnection* const connection = peers_.Find(id);
  if (connection == nullptr) return;
  connection->HandleClosed(around_.network.now());
  const DiameterPeers::Pumped pumped = peers_.Pump(id, false);
  Take(id, pumped);
  if (!pumped.closed) Remove(id);
}

void VisitedHost::HandleTimer(uint32_t tag) {
  ConnectionId id{};
  diameter::PeerConnection* const connection = peers_.FindByTimer(tag, &id);
  if (connection == nullptr) return;
  connection->HandleTimeout(around_.network.now());
  Take(id, peers_.Pump(id, true));
}

void VisitedHost::Take(ConnectionId id, const DiameterPeers::Pumped& pumped) {
  if (pumped.closed) Remove(id);
  for (const std::vector<uint8_t>& message : pumped.messages) Pass(id, message);
}

// ---- messages that pass ----

void VisitedHost::Send(ConnectionId to, Bytes message) {
  diameter::PeerConnection* const connection = peers_.Find(to);
  if (connection == nullptr) return;  // it broke meanwhile
  (void)connection->Send(around_.network.now(), message);
  Take(to, peers_.Pump(to, false, message.size()));
}

void VisitedHost::Record(const roles::VisitedAaaOutcome& outcome, Bytes message) {
  counters_.Record(outcome);
  around_.network.Say(id_, roles::VisitedAaaEventName(outcome.event),
                      NodeOfDiameter(around_, message));
}

void VisitedHost::Pass(ConnectionId from, Bytes message) {
  const roles::VisitedAaaNeed need = VisitedAaa::Examine(config_, message);
  if (need.is_request) {
    PassRequest(from, message, need);
  } else {
    PassAnswer(from, message, need);
  }
}

// From an access server to a home AAA server, any of them; from one of these to the access server
// that it names.
std::optional<ConnectionId> VisitedHost::Route(ConnectionId from,
                                               const roles::VisitedAaaNeed& need) {
  const bool upwards = servers_.count(from) == 0;
  for (const ConnectionId id : peers_.ids()) {
    const diameter::PeerConnection& connection = *peers_.Find(id);
    if (!connection.usable() || (servers_.count(id) != 0) != upwards) continue;
    if (upwards || connection.peer_host() == need.destination_host) return id;
  }
  return std::nullopt;
}

void VisitedHost::PassRequest(ConnectionId from, Bytes message, const roles::VisitedAaaNeed& need) {
  const std::optional<ConnectionId> to = Route(from, need);
  if (!to.has_value()) {
    diameter::Answerer self;
    self.origin_host = config_.origin_host;
    self.origin_realm = config_.origin_realm;
    std::vector<uint8_t> answer;
    const Result<diameter::MessageView> request = diameter::MessageView::Parse(message);
    if (request && diameter::ComposeErrorAnswer(*request, self,
                                                diameter::ResultCode::kUnableToDeliver, answer)) {
      Send(from, answer);
    }
    return;
  }
  const diameter::PeerConnection* const asks = peers_.Find(from);
  const std::string peer_host(asks == nullptr ? "" : asks->peer_host());
  const std::array<uint8_t, 8> downstream = Octets(from);
  VisitedAaa::Onward onward;
  onward.peer = peer_host;
  onward.hop_by_hop = peers_.Find(*to)->NextHopByHopId();
  if (config_.stateless) onward.downstream = downstream;
  const bool may_hint =
      need.features.has_value() && need.features->Has(FeatureBit::kLocalHomeAgentAssignment);
  const roles::AssignedHomeAgent agent = LocalAgent(need.origin_host, may_hint);
  std::vector<uint8_t> buffer(message.size() + VisitedAaa::kMaxAdded);
  const roles::VisitedAaaOutcome outcome = VisitedAaa::Forward(
      config_, message, onward, {absl::MakeConstSpan(&agent, 1), {}}, absl::MakeSpan(buffer));
  Record(outcome, message);
  if (!outcome.transmits()) return;
  if (outcome.event == roles::VisitedAaaEvent::kRefused) return Send(from, outcome.message);
  if (!config_.stateless) passed_[{*to, onward.hop_by_hop}] = {from, outcome.hop_by_hop};
  Send(*to, outcome.message);
}

void VisitedHost::PassAnswer(ConnectionId from, Bytes message, const roles::VisitedAaaNeed& need) {
  std::optional<diameter::HopByHopId> hop_by_hop;
  ConnectionId to{};
  const auto passed = passed_.find({from, need.hop_by_hop});
  if (passed != passed_.end()) {
    hop_by_hop = passed->second.hop_by_hop;
    to = passed->second.from;
    passed_.erase(passed);
  }
  const std::string session_id(need.session_id);
  const bool may_add = around_.world.IsLocalAuthorised(need.session_id, need.end_to_end);
  // "nas17.asp.example.net;..."
  const roles::AssignedHomeAgent agent = LocalAgent(need.session_id, may_add);
  std::vector<uint8_t> buffer(message.size() + VisitedAaa::kMaxAdded);
  const roles::VisitedAaaOutcome outcome = VisitedAaa::Return(
      config_, message, hop_by_hop, {absl::MakeConstSpan(&agent, 1), {}}, absl::MakeSpan(buffer));
  Record(outcome, message);
  if (!outcome.transmits()) return;
  if (outcome.local_agents != 0) {
    if (may_add) {
      around_.world.AddAssignedIn(session_id, *around_.world.RefOf(*agent.ipv6));
    } else {
      around_.Broken(2, around_.world.NodeOfSession(session_id),
                     "the visited AAA adds a home agent without the home server's leave");
    }
  }
  if (config_.stateless && outcome.downstream.size() == 8) {
    to = ConnectionId{LoadBigEndian64(outcome.downstream.data())};
  }
  Send(to, outcome.message);
}

// The local home agent for whom `access_server` has asked; where none may be named, one that shows
// when it is.
roles::AssignedHomeAgent VisitedHost::LocalAgent(std::string_view access_server, bool allowed) {
  const uint32_t access = std::min(AccessNumberOf(access_server), around_.plan.access_servers - 1);
  if (allowed) return around_.world.Assigned({HomeAgentOrigin::kAdded, access, 0});
  refused_ = around_.world.Refused(0);
  refused_.realm = config_.origin_realm;
  roles::AssignedHomeAgent agent;
  agent.ipv6 = refused_.address;
  agent.realm = refused_.realm;
  agent.host = refused_.host;
  return agent;
}

}  // namespace mip6boot::sim
