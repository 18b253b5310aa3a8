// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Octets that are a key, or that a key is among.

#ifndef MIP6BOOT_LIB_ROLES_KEY_OCTETS_INTERNAL_H_
#define MIP6BOOT_LIB_ROLES_KEY_OCTETS_INTERNAL_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "mip6boot/base/bytes.h"

namespace mip6boot { inline namespace v0 { namespace roles { namespace internal {

// RFC 6733 13.3: no key stays behind (R101). They are wiped where they are let go, and there is one
// copy of them.
class KeyOctets {
 public:
  KeyOctets() = default;
  explicit KeyOctets(Bytes octets) : octets_(octets.begin(), octets.end()) {}
  KeyOctets(KeyOctets&& other) noexcept : octets_(std::move(other.octets_)) {}
  KeyOctets& operator=(KeyOctets&& other) noexcept {
    if (this == &other) return *this;
    Wipe();
    octets_ = std::move(other.octets_);
    return *this;
  }
  ~KeyOctets() { Wipe(); }

  bool empty() const { return octets_.empty(); }
  size_t size() const { return octets_.size(); }
  Bytes octets() const& { return octets_; }
  Bytes octets() const&& = delete;

 private:
  // Through a volatile pointer, or the compiler leaves it out.
  void Wipe() {
    volatile uint8_t* const begin = octets_.data();
    for (size_t i = 0; i < octets_.size(); ++i) begin[i] = 0;
  }

  std::vector<uint8_t> octets_;
};

}}}}  // namespace mip6boot::v0::roles::internal

#endif  // MIP6BOOT_LIB_ROLES_KEY_OCTETS_INTERNAL_H_
