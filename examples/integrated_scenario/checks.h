// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whether a case ended as it must.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CHECKS_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CHECKS_H_

#include <string>
#include <vector>

#include "examples/integrated_scenario/journal.h"
#include "examples/integrated_scenario/mobile_node_host.h"
#include "examples/integrated_scenario/scenario_case.h"

namespace mip6boot::scenario {

// Adds a line to `faults` for each thing that is not as expected. Strangers' messages do not count.
void Check(const Expectations& expected, const MobileNodeResult& node, const Journal& journal,
           std::vector<std::string>& faults);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CHECKS_H_
