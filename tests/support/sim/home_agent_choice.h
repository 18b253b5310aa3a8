// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whoever assigns home agents by a roles::HomeAgentDirectory: the home AAA servers together, and
// each DHCPv6 server. Keeps the state, is told which agents are down, and checks what is chosen.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_HOME_AGENT_CHOICE_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_HOME_AGENT_CHOICE_H_

#include <memory>
#include <set>
#include <string>

#include "mip6boot/roles/home_agent_directory.h"
#include "tests/support/sim/surroundings.h"

namespace mip6boot::sim {

// The networks of the home realms, for the AAA servers.
std::shared_ptr<const roles::HomeAgentDirectory> MakeHomeDirectory(Surroundings& around);
// Those of the DHCPv6 servers: visited ones, a few of the home realms, one for anybody.
std::shared_ptr<const roles::HomeAgentDirectory> MakeTables(Surroundings& around);

class HomeAgentChoice {
 public:
  // `who` is told about. `tag`: of the timer, at `owner`, that calls HandleTimer.
  HomeAgentChoice(Surroundings& around, const char* who, Participant& owner, uint32_t tag,
                  std::shared_ptr<const roles::HomeAgentDirectory> directory, uint64_t seed);

  const roles::HomeAgentDirectory& directory() const { return *directory_; }
  roles::HomeAgentDirectoryState& state() { return state_; }
  roles::HomeAgentDirectoryCounters counters() const;

  // All that it knew of nodes is lost: it starts again.
  void Forget();
  // What a monitor of the home agents tells. Unknown ones do no harm.
  void Mark(const Ipv6Address& agent, bool up);
  // Of home agents that were given to a node: none of them is known to be down (1).
  void Check(NodeNumber node, const Ipv6Address& agent);
  void HandleTimer();
  // After anything was chosen or released.
  void Drained(bool woken = false);

 private:
  Surroundings& around_;
  const char* who_;
  TimerId timer_;
  std::shared_ptr<const roles::HomeAgentDirectory> directory_;
  test::SeededRandom random_;
  roles::HomeAgentDirectoryState state_;
  roles::HomeAgentDirectoryCounters counters_;  // of lives that are over
  MachineWatch watch_;
  size_t assignments_ = 0;
  std::set<Ipv6Address> down_;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_HOME_AGENT_CHOICE_H_
