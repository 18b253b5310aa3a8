// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#ifndef MIP6BOOT_FUZZ_SCRATCH_H_
#define MIP6BOOT_FUZZ_SCRATCH_H_

#include <cstdint>
#include <vector>

namespace mip6boot::fuzz {

// Room for any message, to be read before the next one. Made once: it costs more than most inputs.
template <int kNumber = 0>
std::vector<uint8_t>& Scratch() {
  static std::vector<uint8_t> octets(70000);
  return octets;
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SCRATCH_H_
