// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Octets that may be a key, or that a key may be among: no memory that they were in keeps them
// (RFC 6733 13.3, R101).

#ifndef MIP6BOOT_BASE_WIPED_OCTETS_H_
#define MIP6BOOT_BASE_WIPED_OCTETS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "mip6boot/base/bytes.h"

namespace mip6boot { inline namespace v0_1 {

// Sets them to zero, also where nobody reads them again.
inline void WipeOctets(MutableBytes octets) {
  if (octets.empty()) return;
  std::memset(octets.data(), 0, octets.size());
  __asm__ __volatile__("" : : "r"(octets.data()) : "memory");  // somebody might: it must be done
}

// Octets in memory of their own, which is wiped before it is given back. All that it holds beyond
// `size()` has been wiped already.
class WipedOctets {
 public:
  WipedOctets() = default;
  explicit WipedOctets(size_t size) : octets_(size) {}  // zeros
  // A copy of `octets`.
  explicit WipedOctets(Bytes octets) : octets_(octets.begin(), octets.end()) {}
  WipedOctets(const WipedOctets&) = default;
  WipedOctets(WipedOctets&& other) noexcept : octets_(std::exchange(other.octets_, {})) {}
  WipedOctets& operator=(WipedOctets other) noexcept {
    octets_.swap(other.octets_);
    return *this;
  }
  ~WipedOctets() { WipeOctets(absl::MakeSpan(octets_)); }

  // The `size()` octets; until they are appended to, or moved.
  uint8_t* data() { return octets_.data(); }
  const uint8_t* data() const { return octets_.data(); }
  size_t size() const { return octets_.size(); }
  // Octets that it can hold in the memory that it has.
  size_t capacity() const { return octets_.capacity(); }
  bool empty() const { return octets_.empty(); }

  // Not some of its own. Memory grows twofold.
  void Append(Bytes octets) {
    const size_t size = octets_.size() + octets.size();
    if (size > octets_.capacity()) {
      std::vector<uint8_t> larger;
      larger.reserve(std::max(size, 2 * octets_.capacity()));
      larger.assign(octets_.begin(), octets_.end());
      WipeOctets(absl::MakeSpan(octets_));
      octets_ = std::move(larger);
    }
    octets_.insert(octets_.end(), octets.begin(), octets.end());
  }

  // Keeps the memory.
  void RemovePrefix(size_t count) {
    const size_t left = octets_.size() - count;
    std::copy(octets_.begin() + static_cast<ptrdiff_t>(count), octets_.end(), octets_.begin());
    WipeOctets(absl::MakeSpan(octets_).subspan(left));
    octets_.resize(left);
  }

 private:
  std::vector<uint8_t> octets_;
};

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_WIPED_OCTETS_H_
