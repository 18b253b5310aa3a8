// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Runs one case: fresh participants, real sockets, one io_context, one thread.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CASE_RUN_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CASE_RUN_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "examples/integrated_scenario/journal.h"
#include "examples/integrated_scenario/mobile_node_host.h"
#include "examples/integrated_scenario/scenario_case.h"

namespace mip6boot::scenario {

struct RunOptions {
  std::optional<uint16_t> base_port;  // fixed ports from here on
  double speed = 1;                   // scenario seconds in a second
  // Is told when all sockets are there, before anything is sent, with their ports, in the order of
  // `Socket`.
  std::function<void(const std::vector<uint16_t>&)> listening;
};

struct CaseResult {
  const ScenarioCase* scenario = nullptr;
  MobileNodeResult node;
  std::vector<std::string> faults;  // what is not as it must be; none: passed
  Duration duration{};              // scenario time
  size_t refused = 0;   // how often a participant was sent something that it does not take
  size_t left_out = 0;  // what strangers did beyond what the journal holds

  bool passed() const { return faults.empty(); }
};

// Throws UsageError if a port is taken.
CaseResult RunCase(const ScenarioCase& scenario, const RunOptions& options, Journal& journal);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CASE_RUN_H_
