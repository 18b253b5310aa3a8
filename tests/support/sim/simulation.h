// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// One run: builds the network that a plan says, lets everything go wrong in it, heals it, and sees
// to it that every node ends.
//
//     Simulation simulation(Plan::FromSeed(4711));
//     simulation.Run();
//     simulation.violations();  // empty, or somebody is wrong: the library or the simulation

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_SIMULATION_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_SIMULATION_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/sim/aaa_host.h"
#include "tests/support/sim/access_host.h"
#include "tests/support/sim/dhcp_host.h"
#include "tests/support/sim/dns_host.h"
#include "tests/support/sim/node_host.h"
#include "tests/support/sim/relay_host.h"
#include "tests/support/sim/surroundings.h"
#include "tests/support/sim/visited_host.h"

namespace mip6boot::sim {

struct Report {
  uint64_t nodes = 0;
  uint64_t attached = 0;               // nodes that the AAA granted access, at one time or another
  uint64_t answered = 0;               // nodes that took a Reply
  uint64_t fallen_back = 0;            // nodes that went to the DNS, at one time or another
  uint64_t registered = 0;             // nodes that have a home agent which answers, now
  uint64_t ended = 0;                  // nodes checked to have ended after the network was well
  uint64_t unchecked = 0;              // nodes whose bound lies behind the end of the run
  uint64_t with_home_agents = 0;       // nodes that ended so
  uint64_t supplied = 0;               // Relay-forwards with an RSOO that were checked
  uint64_t home_networks_checked = 0;  // that nodes took
  uint64_t messages = 0;               // datagrams and TCP segments
  uint64_t events = 0;                 // of the simulation
  Duration time{};                     // simulated
  using Counts = std::map<std::string, uint64_t>;
  Counts drops;     // by reason, those that occurred
  Counts machines;  // what else the machines beside the node have counted: "hold queue: held"
};

class Simulation {
 public:
  explicit Simulation(const Plan& plan, Observer* observer = nullptr);

  // Until every node is checked, an invariant is broken, or the plan's end.
  void Run();

  const std::vector<Violation>& violations() const { return around_.invariants.violations(); }
  const Invariants& invariants() const { return around_.invariants; }
  uint64_t trace_hash() const { return around_.network.trace().hash(); }
  sim::Report Report() const;

 private:
  void CountDrops(sim::Report::Counts& drops) const;
  void CountMachines(sim::Report::Counts& machines) const;
  void PlanFaults();
  void PlanOutages();
  void NodeFault();
  void Outage();
  void TakeDown(ParticipantId id);
  void FailHomeAgent();
  // What the monitors of home agents tell.
  void Mark(const Ipv6Address& agent, bool up);
  void Heal();
  void CheckEnded(NodeNumber node, unsigned patience);
  Duration Span(Duration average);
  uint32_t Roll(size_t bound) { return around_.dice.Below(static_cast<uint32_t>(bound)); }
  Duration Seconds(uint32_t least, uint32_t most) {
    return std::chrono::milliseconds(1000 * least + Roll(1000 * (most - least)));
  }

  Surroundings around_;
  DnsHost dns_;
  AaaDatabase database_;
  std::vector<std::unique_ptr<DhcpHost>> dhcp_;
  std::vector<std::unique_ptr<RelayHost>> relays_;
  std::vector<std::unique_ptr<AaaHost>> aaa_;
  std::vector<std::unique_ptr<VisitedHost>> visited_;
  std::vector<std::unique_ptr<AccessHost>> access_;
  std::vector<std::unique_ptr<NodeHost>> nodes_;
  uint64_t to_check_ = 0;
  uint64_t ended_ = 0;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_SIMULATION_H_
