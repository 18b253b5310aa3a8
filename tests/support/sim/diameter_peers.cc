// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/diameter_peers.h"

namespace mip6boot::sim {
namespace {

using diameter::PeerEventId;

constexpr const char* kDeadlines[] = {
#define MIP6BOOT_DEADLINE(enumerator, name, text) name,
#include "mip6boot/diameter/peer_connection.def"
};

}  // namespace

diameter::PeerConnection& DiameterPeers::Add(ConnectionId id, diameter::PeerSide side) {
  config_.side = side;
  Peer& peer = peers_.try_emplace(id, config_, random_).first->second;
  peer.tag = next_tag_++;
  peer.timer = around_.network.NewTimer(owner_, peer.tag);
  by_tag_[peer.tag] = id;
  return peer.connection;
}

void DiameterPeers::Remove(ConnectionId id) {
  const auto found = peers_.find(id);
  if (found == peers_.end()) return;
  around_.network.SetTimer(found->second.timer, std::nullopt);
  by_tag_.erase(found->second.tag);
  peers_.erase(found);
}

void DiameterPeers::Clear() {
  StopTimers();
  peers_.clear();
  by_tag_.clear();
}

void DiameterPeers::StopTimers() {
  for (auto& [id, peer] : peers_) around_.network.SetTimer(peer.timer, std::nullopt);
}

diameter::PeerConnection* DiameterPeers::Find(ConnectionId id) {
  const auto found = peers_.find(id);
  return found == peers_.end() ? nullptr : &found->second.connection;
}

diameter::PeerConnection* DiameterPeers::FindByTimer(uint32_t tag, ConnectionId* id) {
  const auto known = by_tag_.find(tag);
  if (known == by_tag_.end()) return nullptr;
  *id = known->second;
  return Find(known->second);
}

std::vector<ConnectionId> DiameterPeers::ids() const {
  std::vector<ConnectionId> all;
  for (const auto& [id, peer] : peers_) all.push_back(id);
  return all;
}

DiameterPeers::Pumped DiameterPeers::HandleBytes(ConnectionId id, Bytes octets) {
  const Result<void> taken = peers_.at(id).connection.HandleBytes(around_.network.now(), octets);
  if (!taken) {
    around_.Broken(4, std::nullopt, who_ + ": takes no octets: " + taken.error().ToString());
  }
  return Pump(id, false, octets.size());
}

DiameterPeers::Pumped DiameterPeers::Pump(ConnectionId id, bool woken, size_t octets) {
  Peer& peer = peers_.at(id);
  MachineWatch::Step step;
  const diameter::PeerState before = peer.connection.state();
  Pumped pumped;
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
      pumped.messages.emplace_back(event->message.begin(), event->message.end());
    }
    if (event->id == PeerEventId::kClosed || event->id == PeerEventId::kFailed) {
      pumped.closed = true;
    }
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
  if (!wrong.empty()) around_.Broken(4, std::nullopt, who_ + ": " + wrong);
  around_.network.SetTimer(peer.timer, step.deadline);
  if (pumped.closed) {
    around_.network.Close(id, id_);
    Remove(id);
  }
  return pumped;
}

}  // namespace mip6boot::sim
