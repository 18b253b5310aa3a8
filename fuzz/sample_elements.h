// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Elements of every type in the library's tables, each with a value that its type takes: seeds for
// what no vector has.

#ifndef MIP6BOOT_FUZZ_SAMPLE_ELEMENTS_H_
#define MIP6BOOT_FUZZ_SAMPLE_ELEMENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"

namespace mip6boot::fuzz {

using VisitSample =
    absl::FunctionRef<void(const std::string& name, const std::vector<uint8_t>& octets)>;

// One RADIUS attribute of each type, and all of them in one run.
void ForEachSampleAttribute(VisitSample visit);
// One Diameter message of each type, with every AVP of its grammar, twice if it may stand so often.
void ForEachSampleMessage(VisitSample visit);

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SAMPLE_ELEMENTS_H_
