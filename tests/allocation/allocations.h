// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// How often this program takes memory from the heap: its operator new counts (counted_new.cc).

#ifndef MIP6BOOT_TESTS_ALLOCATION_ALLOCATIONS_H_
#define MIP6BOOT_TESTS_ALLOCATION_ALLOCATIONS_H_

#include <cstddef>

namespace mip6boot::test {

size_t AllocationsSoFar();

// How often `work` allocates.
template <typename Work>
size_t Allocations(Work work) {
  const size_t before = AllocationsSoFar();
  work();
  return AllocationsSoFar() - before;
}

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_ALLOCATION_ALLOCATIONS_H_
