// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Shows a simulated run, or one node's part of it, as the ladder of the integrated scenario.

#ifndef MIP6BOOT_TESTS_SOAK_LADDER_OBSERVER_H_
#define MIP6BOOT_TESTS_SOAK_LADDER_OBSERVER_H_

#include <optional>
#include <ostream>

#include "examples/integrated_scenario/ladder.h"
#include "tests/support/sim/trace.h"

namespace mip6boot::soak {

class LadderObserver final : public sim::Observer {
 public:
  // `node`: what is about this node, and what happens to those it needs; none: everything.
  LadderObserver(std::ostream& out, bool colour, std::optional<sim::NodeNumber> node);

  void OnPassage(const sim::Passage& passage) override;
  void OnRemark(const sim::Remark& remark) override;

 private:
  bool Concerns(std::optional<sim::NodeNumber> about) const {
    return !node_.has_value() || about == node_;
  }
  void Say(TimePoint time, sim::Role role, const std::string& text);

  scenario::Ladder ladder_;
  std::optional<sim::NodeNumber> node_;
};

}  // namespace mip6boot::soak

#endif  // MIP6BOOT_TESTS_SOAK_LADDER_OBSERVER_H_
