// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/invariants.h"

namespace mip6boot::sim {
namespace {

std::string Microseconds(TimePoint time) {
  return std::to_string(time.time_since_epoch().count()) + " us";
}

}  // namespace

std::string MachineWatch::Drained(const Step& step) {
  const std::optional<TimePoint> before = std::exchange(deadline_, step.deadline);
  const std::string why = std::exchange(why_, step.why);
  if (step.deadline.has_value() && *step.deadline < step.now) {
    return "the deadline lies at " + Microseconds(*step.deadline) + ", in the past";
  }
  if (step.work > step.most_work) {
    return std::to_string(step.work) + " messages and events came of one input, at most " +
           std::to_string(step.most_work) + " may";
  }
  if (step.woken && step.work == 0 && !step.changed && step.deadline == before) {
    return "it was woken at its deadline (" + why + "), did nothing, and asks for it again";
  }
  if (step.woken && step.work == 0 && !step.changed && !step.may_be_early) {
    return "it was woken at its deadline (" + why + ") and had nothing to do";
  }
  return "";
}

}  // namespace mip6boot::sim
