// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A home AAA server: roles::HomeAaa for each request,
// and the database that all of them share. It may stop answering, crash, end sessions and ask for
// them again.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_AAA_HOST_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_AAA_HOST_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mip6boot/roles/home_aaa.h"
#include "tests/support/sim/aaa_database.h"
#include "tests/support/sim/diameter_peers.h"
#include "tests/support/sim/surroundings.h"

namespace mip6boot::sim {

class AaaHost final : public Participant {
 public:
  AaaHost(Surroundings& around, AaaDatabase& database, uint32_t number);

  void Crash();
  void Restart();
  // It takes octets and does nothing with them, until it goes on.
  void Hang();
  void GoOn();
  // Ends the session of a node (ASR), or wants it authorised again (RAR). False: it has none.
  bool Abort(NodeNumber node);
  bool Reauthorize(NodeNumber node);

  bool Accepts(ConnectionId) override { return !hung_; }
  void HandleConnected(ConnectionId connection) override;
  void HandleBytes(ConnectionId connection, Bytes octets) override;
  void HandleClosed(ConnectionId connection) override;
  void HandleTimer(uint32_t tag) override;

  ParticipantId id() const { return id_; }
  bool running() const { return running_; }
  const roles::AaaCounters& counters() const { return counters_; }

 private:
  // What was asked of an access server.
  struct Demanded {
    diameter::CommandCode command{};
    std::string session_id;
    diameter::ApplicationId application{};

    roles::SessionDemand View() const {
      roles::SessionDemand demand;
      demand.command = command;
      demand.session_id = session_id;
      demand.application = application;
      return demand;
    }
  };
  void Take(ConnectionId id, const DiameterPeers::Pumped& pumped);
  void Remove(ConnectionId id);
  void Answer(ConnectionId id, Bytes request);
  bool IsHomeAaa(std::string_view host) const;
  roles::HomeAaaFound LookUp(const roles::HomeAaaNeed& need, ConnectionId id);
  roles::HomeAaaFound Grant(const roles::HomeAaaNeed& need, NodeNumber node,
                            const AaaSession& session);
  void AssignLocal(const roles::HomeAaaNeed& need, const User& user, const AaaSession& session);
  // The answer with a home agent that was refused in it, as a careless server might send it (R66).
  std::vector<uint8_t> WithRefused(Bytes answer, NodeNumber node) const;
  bool Demand(NodeNumber node, diameter::CommandCode command);
  void TakeReply(ConnectionId id, const diameter::MessageView& reply);

  Surroundings& around_;
  AaaDatabase& database_;
  uint32_t number_;
  ParticipantId id_;
  test::SeededRandom dice_;
  roles::HomeAaaConfig config_;
  bool careless_ = false;
  bool running_ = true;
  bool hung_ = false;
  DiameterPeers peers_;
  std::map<ConnectionId, std::vector<uint8_t>> backlog_;  // while it hangs
  std::map<std::pair<ConnectionId, diameter::HopByHopId>, Demanded> demanded_;
  roles::AaaCounters counters_;

  // What the answer being written views, and what it says.
  std::vector<roles::AssignedHomeAgent> home_agents_;
  std::vector<roles::AssignedHomeAgent> local_agents_;
  HomeAgentRecord refused_;
  std::optional<NodeNumber> asked_for_;
  HomeAgentRefs assigned_;
  bool local_ = false;  // a local home agent is authorised
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_AAA_HOST_H_
