// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The program: its arguments, and what it does with them.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_PROGRAM_H_
#define MIP6BOOT_EXAMPLES_INSPECT_PROGRAM_H_

#include <ostream>

namespace mip6boot::inspect {

// Exit status: 0 all clean; 1 something was malformed, said where it stands; 2 an argument, or a
// file, that is of no use.
int RunProgram(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_PROGRAM_H_
