// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The access server's connections to the AAA servers.

#include "tests/support/sim/access_host.h"

namespace mip6boot::sim {

using roles::NasPeer;

std::optional<NasPeer> AccessHost::PeerOf(ConnectionId connection) const {
  for (const NasPeer peer : kPeers) {
    if (uplinks_[static_cast<size_t>(peer)].connection == connection) return peer;
  }
  return std::nullopt;
}

// The AAA servers in turn: the next one is tried when one is lost.
void AccessHost::Connect(NasPeer peer) {
  const bool by_visited = by_visited_ && peer == NasPeer::kPrimary;
  const std::vector<ParticipantId>& servers =
      by_visited ? around_.visited_aaas : around_.aaa_servers;
  Uplink& uplink = uplinks_[static_cast<size_t>(peer)];
  const size_t turn = number_ + static_cast<size_t>(peer) + uplink.attempts++;
  uplink.connection = around_.network.Connect(id_, servers[turn % servers.size()]);
}

void AccessHost::ConnectLater(NasPeer peer) {
  around_.network.Later(std::chrono::seconds(1 + dice_.Below(10)), [this, peer, life = life_] {
    const Uplink& uplink = uplinks_[static_cast<size_t>(peer)];
    if (life == life_ && running() && !uplink.connection.has_value()) Connect(peer);
  });
}

void AccessHost::HandleConnected(ConnectionId connection) {
  const std::optional<NasPeer> peer = PeerOf(connection);
  if (!running() || !peer.has_value()) return;
  const Before before = Look();
  diameter::TransportSecurity security;
  security.protection = diameter::Protection::kTest;
  nas_->HandleConnected(around_.network.now(), security, *peer);
  Pump(before, false);
}

void AccessHost::HandleBytes(ConnectionId connection, Bytes octets) {
  const std::optional<NasPeer> peer = PeerOf(connection);
  if (!running() || !peer.has_value()) return;
  const Before before = Look();
  const Result<void> taken = nas_->HandleBytes(around_.network.now(), octets, *peer);
  if (!taken) {
    around_.Broken(4, std::nullopt, "access server: takes no octets: " + taken.error().ToString());
  }
  Pump(before, false, octets.size());
}

void AccessHost::HandleClosed(ConnectionId connection) {
  const std::optional<NasPeer> peer = PeerOf(connection);
  if (!running() || !peer.has_value()) return;
  uplinks_[static_cast<size_t>(*peer)].connection.reset();
  const Before before = Look();
  nas_->HandleClosed(around_.network.now(), *peer);
  Pump(before, false);
  ConnectLater(*peer);
}

}  // namespace mip6boot::sim
