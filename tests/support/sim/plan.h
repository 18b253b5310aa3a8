// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a simulated run is like: how many of whom, over which links, with how much trouble. All of
// it follows from the seed, unless somebody says otherwise.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_PLAN_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_PLAN_H_

#include <chrono>
#include <cstdint>

#include "mip6boot/base/time.h"
#include "tests/support/sim/network.h"

namespace mip6boot::sim {

// A fault put in on purpose, for the test that the invariants see it. It is a host that breaks,
// never the library.
enum class Sabotage : uint8_t {
  kNone,
  kWrongHomeAgent,  // 1: an access server supplies what was assigned to another node
  kPoisonedDns,     // 1: the DNS has a wrong address for a home agent
  kDeafToFailures,  // 1: nobody tells those who assign home agents that one is down
  kLeakRefused,     // 2: an access server supplies what the AAA refused
  kStaleRecord,     // 2: a relay takes what was shared of a binding that is over
  kNodeLeftAlone,   // 3: nobody calls a node's HandleTimeout
  kDeadlineInPast,  // 4: a machine's deadline is told as a second before now
  kIdleWakeUps,     // 4: a machine is woken before its deadline, as if that were it
  kEndlessWork,     // 4: more comes out of a machine than went in
  kOtherDice,       // 5: something is drawn from another source than the seed
};

struct Plan {
  uint64_t seed = 1;
  Sabotage sabotage = Sabotage::kNone;

  // Participants.
  uint32_t nodes = 12;
  uint32_t access_servers = 2;
  uint32_t relays = 2;  // in one chain behind the access servers, 0..8 (R31)
  uint32_t dhcp_servers = 2;
  uint32_t visited_aaas = 1;  // on the way from some access servers to the home AAA
  uint32_t aaa_servers = 2;
  uint32_t realms = 3;
  uint32_t home_agents = 8;  // in each realm

  // Trouble, until the network heals.
  LinkQuality troubled;
  LinkQuality healthy;
  Duration between_faults = std::chrono::seconds(10);   // of nodes and home agents, on the average
  Duration between_outages = std::chrono::seconds(30);  // of servers, relays and connections
  Duration arrivals = std::chrono::seconds(20);         // all nodes attach within
  Duration healed_after = std::chrono::minutes(5);
  // A run ends when all is checked, but neither before the one nor after the other.
  Duration at_least{};
  Duration at_most = std::chrono::hours(24);

  // A run that a test can afford: a few nodes, everything goes wrong.
  static Plan FromSeed(uint64_t seed);
  // The same with 20 % loss, 5 % duplication, reordering and 1 % corruption.
  static Plan Harsh(uint64_t seed);
  // An hour of `nodes` nodes on links as they are.
  static Plan Hour(uint64_t seed, uint32_t nodes);
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_PLAN_H_
