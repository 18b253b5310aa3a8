// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The AAA server of the visited network, between access servers and the home AAA servers:
// roles::VisitedAaa for each message that passes.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_VISITED_HOST_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_VISITED_HOST_H_

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "mip6boot/roles/visited_aaa.h"
#include "tests/support/sim/diameter_peers.h"
#include "tests/support/sim/surroundings.h"

namespace mip6boot::sim {

class VisitedHost final : public Participant {
 public:
  VisitedHost(Surroundings& around, uint32_t number);

  // Calls all home AAA servers.
  void Start();
  void Crash();
  void Restart();

  bool Accepts(ConnectionId) override { return true; }
  void HandleConnected(ConnectionId connection) override;
  void HandleBytes(ConnectionId connection, Bytes octets) override;
  void HandleClosed(ConnectionId connection) override;
  void HandleTimer(uint32_t tag) override;

  ParticipantId id() const { return id_; }
  const roles::VisitedAaaCounters& counters() const { return counters_; }

 private:
  // Where a request came from that was sent on.
  struct Passed {
    ConnectionId from{};
    diameter::HopByHopId hop_by_hop{};
  };

  void Call(size_t server);
  void Remove(ConnectionId id);
  void Take(ConnectionId id, const DiameterPeers::Pumped& pumped);
  void Pass(ConnectionId from, Bytes message);
  void PassRequest(ConnectionId from, Bytes message, const roles::VisitedAaaNeed& need);
  void PassAnswer(ConnectionId from, Bytes message, const roles::VisitedAaaNeed& need);
  std::optional<ConnectionId> Route(ConnectionId from, const roles::VisitedAaaNeed& need);
  void Send(ConnectionId to, Bytes message);
  void Record(const roles::VisitedAaaOutcome& outcome, Bytes message);
  roles::AssignedHomeAgent LocalAgent(std::string_view access_server, bool allowed);

  Surroundings& around_;
  ParticipantId id_;
  test::SeededRandom dice_;
  roles::VisitedAaaConfig config_;
  bool running_ = false;
  uint32_t life_ = 0;
  DiameterPeers peers_;
  std::map<ConnectionId, size_t> servers_;  // those to the home AAA servers, by their number
  std::map<std::pair<ConnectionId, diameter::HopByHopId>, Passed> passed_;
  HomeAgentRecord refused_;
  roles::VisitedAaaCounters counters_;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_VISITED_HOST_H_
