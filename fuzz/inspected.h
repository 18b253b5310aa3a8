// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What must hold of what the inspector prints, by its README.

#ifndef MIP6BOOT_FUZZ_INSPECTED_H_
#define MIP6BOOT_FUZZ_INSPECTED_H_

#include <string>
#include <vector>

#include "examples/inspect/inspector.h"
#include "mip6boot/base/bytes.h"

namespace mip6boot::fuzz {

// The objects in what was printed with --json: one a line, in ASCII that no terminal stumbles over.
std::vector<inspect::Json> ObjectsOf(const std::string& printed);

// The elements of a message stand one behind the other, each inside what it is in, and where it
// says.
void RequirePlaces(const inspect::Json& message);
// They are those that stand in `octets`, which are the message or the run.
void RequireOctets(const inspect::Json& message, Bytes octets);

// Whether something in it is malformed.
bool HasError(const inspect::Json& message);
// What --roundtrip says agrees with itself: the form that was written is canonical.
void RequireRoundtrip(inspect::Content content, const inspect::Json& message);

// With keys hidden, the AVPs that are keys are hidden.
void RequireHiddenKeys(const inspect::Json& message);

// The tree for people: lines that steer no terminal.
void RequireText(const std::string& printed);

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_INSPECTED_H_
