// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A message for people: an indented tree, from the JSON that tools get.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_TREE_TEXT_H_
#define MIP6BOOT_EXAMPLES_INSPECT_TREE_TEXT_H_

#include <string>

#include "examples/inspect/json.h"

namespace mip6boot::inspect {

// Lines, the last of which ends with a newline. Octets that would steer a terminal are escaped.
std::string TreeText(const Json& message, bool colour);

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_TREE_TEXT_H_
