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
using diameter::PeerEventId;
using diameter::PeerSide;
using roles::VisitedAaa;

constexpr const char* kDeadlines[] = {
#define MIP6BOOT_DEADLINE(enumerator, name, text) name,
#include "mip6boot/diameter/peer_connection.def"
};

std::array<uint8_t, 8> Octets(ConnectionId id) {
  std::array<uint8_t, 8> octets;
  StoreBigEndian64(octets.data(), static_cast<uint64_t>(id));
  return octets;
}

}  // namespace

VisitedHost::VisitedHost(Surroundings& around, uint32_t number)
    : around_(around),
      number_(number),
      id_(around.network.Add(Role::kVisitedAaa, *this)),
      dice_(SeedFor(around.plan, Role::kVisitedAaa, number, 0)),
      random_(SeedFor(around.plan, Role::kVisitedAaa, number, 1)) {
  around_.visited_aaas.push_back(id_);
  config_.origin_host = "aaav" + std::to_string(number) + ".asp.example.net";
  config_.origin_realm = "asp.example.net";
  config_.stateless = dice_.Below(2) == 0;
}

// ---- what happens to it ----

void VisitedHost::Start() {
  running_ = true;
  ++life_;
  for (size_t server = 0; server < around_.aaa_servers.size(); ++server) Call(server);
}

void VisitedHost::Crash() {
  if (!std::exchange(running_, false)) return;
  while (!peers_.empty()) RemovePeer(peers_.begin()->first);
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
  AddPeer(id, PeerSide::kInitiator).server = server;
}

VisitedHost::Peer& VisitedHost::AddPeer(ConnectionId id, PeerSide side) {
  diameter::PeerConfig config;
  config.side = side;
  config.origin_host = config_.origin_host;
  config.origin_realm = config_.origin_realm;
  config.host_ip_addresses = {World::AccessLink(0xaaa, 0x1000 + number_)};
  config.applications = {{diameter::ApplicationId::kNasreq}, {diameter::ApplicationId::kEap}};
  const uint32_t tag = next_tag_++;
  Peer& peer = peers_.try_emplace(id, std::move(config), random_).first->second;
  peer.tag = tag;
  peer.timer = around_.network.NewTimer(*this, tag);
  by_tag_[tag] = id;
  return peer;
}

// What was sent on over it gets no answer any more; whoever has asked finds out by waiting.
void VisitedHost::RemovePeer(ConnectionId id) {
  const auto found = peers_.find(id);
  const std::optional<size_t> server = found->second.server;
  around_.network.SetTimer(found->second.timer, std::nullopt);
  by_tag_.erase(found->second.tag);
  peers_.erase(found);
  for (auto passed = passed_.begin(); passed != passed_.end();) {
    const bool gone = passed->first.first == id || passed->second.from == id;
    passed = gone ? passed_.erase(passed) : std::next(passed);
  }
  if (!server.has_value()) return;
  around_.network.Later(std::chrono::seconds(1 + dice_.Below(10)), [this, server, life = life_] {
    if (life == life_ && running_) Call(*server);
  });
}

void VisitedHost::HandleConnected(ConnectionId id) {
  const auto found = peers_.find(id);
  Peer& peer = found == peers_.end() ? AddPeer(id, PeerSide::kResponder) : found->second;
  diameter::TransportSecurity security;
  security.protection = diameter::Protection::kTest;
  peer.connection.HandleConnected(around_.network.now(), security);
  Pump(id, false);
}

void VisitedHost::HandleBytes(ConnectionId id, Bytes octets) {
  const auto found = peers_.find(id);
  if (found == peers_.end()) return;
  const Result<void> taken = found->second.connection.HandleBytes(around_.network.now(), octets);
  if (!taken) {
    around_.Broken(4, std::nullopt, "visited AAA: takes no octets: " + taken.error().ToString());
  }
  Pump(id, false, octets.size());
}

void VisitedHost::HandleClosed(ConnectionId id) {
  const auto found = peers_.find(id);
  if (found == peers_.end()) return;
  found->second.connection.HandleClosed(around_.network.now());
  Pump(id, false);
  if (peers_.count(id) != 0) RemovePeer(id);
}

void VisitedHost::HandleTimer(uint32_t tag) {
  const auto known = by_tag_.find(tag);
  if (known == by_tag_.end()) return;
  const ConnectionId id = known->second;
  peers_.at(id).connection.HandleTimeout(around_.network.now());
  Pump(id, true);
}

void VisitedHost::Pump(ConnectionId id, bool woken, size_t octets) {
  Peer& peer = peers_.at(id);
  MachineWatch::Step step;
  const diameter::PeerState before = peer.connection.state();
  bool close = false;
  std::vector<std::vector<uint8_t>> messages;
  for (;;) {
    const Result<std::optional<Bytes>> message =
        peer.connection.PollTransmit(absl::MakeSpan(around_.buffer));
    if (message && message->has_value()) {
      ++step.work;
      around_.network.Write(id, id_, **message, NodeOfDiameter(around_, **message));
      continue;
    }
    const std::optional<diameter::PeerEvent> event = peer.connection.PollEvent();
    if (!event.has_value()) break;
    ++step.work;
    if (event->id == PeerEventId::kMessage) {
      messages.emplace_back(event->message.begin(), event->message.end());
    }
    if (event->id == PeerEventId::kClosed || event->id == PeerEventId::kFailed) close = true;
  }
  step.now = around_.network.now();
  step.woken = woken;
  step.most_work = 4 + 4 * (octets / diameter::MessageView::kHeaderSize);
  step.changed = peer.connection.state() != before;
  if (const auto deadline = peer.connection.NextDeadline()) {
    step.deadline = deadline->when;
    step.why = kDeadlines[static_cast<size_t>(deadline->why)];
  }
  const std::string wrong = peer.watch.Drained(step);
  if (!wrong.empty()) around_.Broken(4, std::nullopt, "visited AAA: " + wrong);
  around_.network.SetTimer(peer.timer, step.deadline);
  if (close) {
    around_.network.Close(id, id_);
    RemovePeer(id);
  }
  for (const std::vector<uint8_t>& message : messages) Pass(id, message);
}

// ---- messages that pass ----

void VisitedHost::Send(ConnectionId to, Bytes message) {
  const auto found = peers_.find(to);
  if (found == peers_.end()) return;  // the connection broke meanwhile
  (void)found->second.connection.Send(around_.network.now(), message);
  Pump(to, false, message.size());
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
                                               const roles::VisitedAaaNeed& need) const {
  const auto asks = peers_.find(from);
  const bool upwards = asks != peers_.end() && !asks->second.server.has_value();
  for (const auto& [id, peer] : peers_) {
    if (!peer.connection.usable() || peer.server.has_value() != upwards) continue;
    if (upwards || peer.connection.peer_host() == need.destination_host) return id;
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
  const auto asks = peers_.find(from);
  const std::string peer_host(asks == peers_.end() ? "" : asks->second.connection.peer_host());
  const std::array<uint8_t, 8> downstream = Octets(from);
  VisitedAaa::Onward onward;
  onward.peer = peer_host;
  onward.hop_by_hop = peers_.at(*to).connection.NextHopByHopId();
  if (config_.stateless) onward.downstream = downstream;
  const bool may_hint =
      need.features.has_value() && need.features->Has(FeatureBit::kLocalHomeAgentAssignment);
  const roles::AssignedHomeAgent agent = LocalAgent(need.origin_host, may_hint);
  roles::VisitedAaaFound found;
  found.local_agents = absl::MakeConstSpan(&agent, 1);
  std::vector<uint8_t> buffer(message.size() + VisitedAaa::kMaxAdded);
  const roles::VisitedAaaOutcome outcome =
      VisitedAaa::Forward(config_, message, onward, found, absl::MakeSpan(buffer));
  counters_.Record(outcome);
  around_.network.Say(id_, roles::VisitedAaaEventName(outcome.event),
                      NodeOfDiameter(around_, message));
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
  roles::VisitedAaaFound found;
  found.local_agents = absl::MakeConstSpan(&agent, 1);
  std::vector<uint8_t> buffer(message.size() + VisitedAaa::kMaxAdded);
  const roles::VisitedAaaOutcome outcome =
      VisitedAaa::Return(config_, message, hop_by_hop, found, absl::MakeSpan(buffer));
  counters_.Record(outcome);
  around_.network.Say(id_, roles::VisitedAaaEventName(outcome.event),
                      NodeOfDiameter(around_, message));
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
