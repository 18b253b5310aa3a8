// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The program: its arguments, and what it does with them.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_PROGRAM_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_PROGRAM_H_

#include <ostream>

namespace mip6boot::scenario {

// Puts /dev/null where stdin, stdout or stderr is closed, so that no file or socket takes its
// number. Call it first of all.
void HoldStandardStreams();

// Exit status: 0 all ended as it must; 1 something did not; 2 an argument, a file or a port that
// cannot be used.
int RunProgram(int argc, char** argv, std::ostream& out, std::ostream& err);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_PROGRAM_H_
