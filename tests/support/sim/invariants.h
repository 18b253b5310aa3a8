// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What must hold in every run:
//
//   1. a node that finishes has only home agents that were assigned to it, or configured for what
//      it asked;
//   2. nothing the AAA refused ever appears in DHCPv6;
//   3. every node ends: with home agents, or in the DNS fallback, within the bound that the
//      retransmission rules give once the network heals;
//   4. deadlines never lie in the past after a drain; no machine asks to be woken without a reason;
//      work per event is bounded;
//   5. the same seed gives the same trace, octet for octet (whoever runs a seed twice checks that).
//
// They are checked where something happens, never by looking at all participants.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_INVARIANTS_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_INVARIANTS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mip6boot/base/time.h"
#include "tests/support/sim/trace.h"

namespace mip6boot::sim {

struct Violation {
  unsigned invariant = 0;
  TimePoint time;
  std::optional<NodeNumber> node;
  std::string what;
};

class Invariants {
 public:
  // Of one invariant; beyond this a run has made its point.
  static constexpr size_t kMostViolations = 20;

  void Broken(unsigned invariant, TimePoint time, std::optional<NodeNumber> node,
              std::string what) {
    if (Count(invariant) < kMostViolations) {
      violations_.push_back({invariant, time, node, std::move(what)});
    }
  }
  bool holds() const { return violations_.empty(); }
  bool Holds(unsigned invariant) const { return Count(invariant) == 0; }
  const std::vector<Violation>& violations() const { return violations_; }

 private:
  size_t Count(unsigned invariant) const {
    return static_cast<size_t>(std::count_if(
        violations_.begin(), violations_.end(),
        [=](const Violation& violation) { return violation.invariant == invariant; }));
  }

  std::vector<Violation> violations_;
};

// Watches one machine for invariant 4. `Drained` once after each input, when its polls have given
// nothing more.
class MachineWatch {
 public:
  struct Step {
    TimePoint now;
    std::optional<TimePoint> deadline;  // of the machine, drained
    const char* why = "";               // the deadline's reason
    bool woken = false;                 // the input was HandleTimeout, at the deadline
    size_t work = 0;                    // messages and events that came out
    size_t most_work = 0;               // that may
    bool changed = false;               // something else that can be seen changed
    bool may_be_early = false;          // the deadline that it was woken at is no exact one
  };
  // What is wrong; empty: nothing.
  std::string Drained(const Step& step);

 private:
  std::optional<TimePoint> deadline_;
  const char* why_ = "";
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_INVARIANTS_H_
