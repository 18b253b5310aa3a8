// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Octets: spans over the caller's memory, and big-endian integers in them. All three protocols send
// the most significant octet first.

#ifndef MIP6BOOT_BASE_BYTES_H_
#define MIP6BOOT_BASE_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/types/span.h"
#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 {

// Octets that somebody else owns. A view never outlives the buffer it was made from.
using Bytes = absl::Span<const uint8_t>;
using MutableBytes = absl::Span<uint8_t>;

// Reads an unsigned integer of 2, 3, 4 or 8 octets at `p`.
inline constexpr uint16_t LoadBigEndian16(const uint8_t* p) {
  return static_cast<uint16_t>((uint32_t{p[0]} << 8) | uint32_t{p[1]});
}
inline constexpr uint32_t LoadBigEndian24(const uint8_t* p) {
  return (uint32_t{p[0]} << 16) | (uint32_t{p[1]} << 8) | uint32_t{p[2]};
}
inline constexpr uint32_t LoadBigEndian32(const uint8_t* p) {
  return (uint32_t{p[0]} << 24) | (uint32_t{p[1]} << 16) | (uint32_t{p[2]} << 8) | uint32_t{p[3]};
}
inline constexpr uint64_t LoadBigEndian64(const uint8_t* p) {
  return (uint64_t{LoadBigEndian32(p)} << 32) | uint64_t{LoadBigEndian32(p + 4)};
}

// Writes the lowest 2, 3, 4 or 8 octets of `value` at `p`.
inline constexpr void StoreBigEndian16(uint8_t* p, uint16_t value) {
  p[0] = static_cast<uint8_t>(value >> 8);
  p[1] = static_cast<uint8_t>(value);
}
inline constexpr void StoreBigEndian24(uint8_t* p, uint32_t value) {
  p[0] = static_cast<uint8_t>(value >> 16);
  p[1] = static_cast<uint8_t>(value >> 8);
  p[2] = static_cast<uint8_t>(value);
}
inline constexpr void StoreBigEndian32(uint8_t* p, uint32_t value) {
  p[0] = static_cast<uint8_t>(value >> 24);
  p[1] = static_cast<uint8_t>(value >> 16);
  p[2] = static_cast<uint8_t>(value >> 8);
  p[3] = static_cast<uint8_t>(value);
}
inline constexpr void StoreBigEndian64(uint8_t* p, uint64_t value) {
  StoreBigEndian32(p, static_cast<uint32_t>(value >> 32));
  StoreBigEndian32(p + 4, static_cast<uint32_t>(value));
}

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_BYTES_H_
