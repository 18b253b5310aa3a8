// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the home AAA servers share, and what outlives each of them: their users' sessions, the home
// agents that they assign (roles::HomeAgentDirectory), and what they answered
// (roles::AnsweredRequests), so that a request sent again to another server is answered alike
// (R97).

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_AAA_DATABASE_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_AAA_DATABASE_H_

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "mip6boot/roles/answered_requests.h"
#include "tests/support/sim/home_agent_choice.h"
#include "tests/support/sim/surroundings.h"

namespace mip6boot::sim {

// What is kept of a node's session.
struct AaaSession {
  std::string id;
  std::string nas_host;
  std::string nas_realm;
  diameter::ApplicationId application{};
  ConnectionId connection{};  // that its last request came over
  // Of the first round of a conversation; later ones do not say it again (R64).
  std::optional<diameter::FeatureSet> first_features;
  HomeAgentRefs hints;
};

class AaaDatabase final : public Participant {
 public:
  explicit AaaDatabase(Surroundings& around);

  void HandleTimer(uint32_t tag) override;
  // After a server has answered a request: looks at the machines, and sets their timers.
  void HandleRequest();

  AaaSession* Find(NodeNumber node);
  AaaSession& Open(NodeNumber node, std::string_view session_id);
  void Close(NodeNumber node);
  // The home agents of a node, in the home networks of its user; `out` views the directory.
  HomeAgentRefs Assign(NodeNumber node, std::vector<roles::AssignedHomeAgent>& out);

  roles::AnsweredRequests& answered() { return answered_; }
  HomeAgentChoice& home_agents() { return home_agents_; }
  const HomeAgentChoice& home_agents() const { return home_agents_; }

 private:
  void Drained(size_t before, bool woken);

  Surroundings& around_;
  TimerId timer_;
  roles::AnsweredRequests answered_;
  MachineWatch watch_;
  HomeAgentChoice home_agents_;
  std::unordered_map<NodeNumber, AaaSession> sessions_;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_AAA_DATABASE_H_
