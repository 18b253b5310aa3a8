// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What is still in memory when it is given back.

#ifndef MIP6BOOT_TESTS_ALLOCATION_FREED_MEMORY_H_
#define MIP6BOOT_TESTS_ALLOCATION_FREED_MEMORY_H_

#include <cstddef>

#include "mip6boot/base/bytes.h"

namespace mip6boot::test {

// Called by this program's operator delete.
void LookAtFreed(const void* memory);

// Counts the blocks that are given back with `octets` in them, as long as it lives. One at a time.
class FreedWith {
 public:
  enum class Where { kAnywhere, kAtTheStart };
  explicit FreedWith(Bytes octets, Where where = Where::kAnywhere);
  FreedWith(const FreedWith&) = delete;
  FreedWith& operator=(const FreedWith&) = delete;
  ~FreedWith();

  size_t blocks() const;
};

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_ALLOCATION_FREED_MEMORY_H_
