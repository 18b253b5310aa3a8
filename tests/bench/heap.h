// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the bench program takes from the heap: main.cc replaces operator new to see it.

#ifndef MIP6BOOT_TESTS_BENCH_HEAP_H_
#define MIP6BOOT_TESTS_BENCH_HEAP_H_

#include <cstddef>
#include <cstdint>

namespace mip6boot::bench {

struct Heap {
  uint64_t allocations = 0;
  size_t octets = 0;  // as malloc has them in use now
  size_t most = 0;    // the most since somebody last set it
};
extern Heap heap;

}  // namespace mip6boot::bench

#endif  // MIP6BOOT_TESTS_BENCH_HEAP_H_
