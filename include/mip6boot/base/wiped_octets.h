// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Octets that may be a key, or that a key may be among: no memory that they were in keeps them
// (RFC 6733 13.3, R101).

#ifndef MIP6BOOT_BASE_WIPED_OCTETS_H_
#define MIP6BOOT_BASE_WIPED_OCTETS_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include "mip6boot/base/bytes.h"

namespace mip6boot { inline namespace v0 {

// Sets them to zero, also where nobody reads them again.
inline void WipeOctets(MutableBytes octets) {
  if (octets.empty()) return;
  std::memset(octets.data(), 0, octets.size());
  __asm__ __volatile__("" : : "r"(octets.data()) : "memory");  // somebody might: it must be done
}

// Wipes memory before it is given back.
template <typename T>
struct WipingAllocator {
  using value_type = T;

  WipingAllocator() = default;
  template <typename U>
  WipingAllocator(const WipingAllocator<U>&) {}  // NOLINT(google-explicit-constructor)

  T* allocate(size_t count) { return std::allocator<T>().allocate(count); }
  void deallocate(T* memory, size_t count) {
    WipeOctets({reinterpret_cast<uint8_t*>(memory), count * sizeof(T)});
    std::allocator<T>().deallocate(memory, count);
  }
  friend bool operator==(const WipingAllocator&, const WipingAllocator&) { return true; }
  friend bool operator!=(const WipingAllocator&, const WipingAllocator&) { return false; }
};

// What is taken out of it while it keeps its memory is still there; `WipeOctets` it before.
using WipedOctets = std::vector<uint8_t, WipingAllocator<uint8_t>>;

}}  // namespace mip6boot::v0

#endif  // MIP6BOOT_BASE_WIPED_OCTETS_H_
