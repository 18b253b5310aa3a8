// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The scenario as a program.

#ifndef MIP6BOOT_TESTS_SCENARIO_SCENARIO_PROGRAM_H_
#define MIP6BOOT_TESTS_SCENARIO_SCENARIO_PROGRAM_H_

#include <string>
#include <vector>

#include "tests/support/process.h"

namespace mip6boot::test {

// The scenario program with these arguments.
inline Finished RunScenario(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), MIP6BOOT_SCENARIO_PROGRAM);
  return Run(arguments);
}

// How fast the tests let scenario time run. Not faster: a retransmission comes after a second of
// it, and the machine may be busy for a tenth of one.
inline constexpr double kSpeed = 5;

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SCENARIO_SCENARIO_PROGRAM_H_
