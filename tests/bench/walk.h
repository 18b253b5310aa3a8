// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The floor: a bounds-checked walk over all nested TLVs, the least that any decoder does. It visits
// every header at every nesting level, checks it against its container, and sums code and length.
// Nothing else; slowing it would fake the ratios.

#ifndef MIP6BOOT_TESTS_BENCH_WALK_H_
#define MIP6BOOT_TESTS_BENCH_WALK_H_

#include <cstddef>
#include <cstdint>

namespace mip6boot::bench {

// The sum over the DHCPv6 message at `begin`; 0 if a header or body runs past its container.
uint64_t WalkDhcpv6(const uint8_t* begin, size_t size);
// The same over a Diameter message.
uint64_t WalkDiameter(const uint8_t* begin, size_t size);

}  // namespace mip6boot::bench

#endif  // MIP6BOOT_TESTS_BENCH_WALK_H_
