// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/bench/walk.h"

namespace mip6boot::bench {
namespace {

bool WalkMessage(const uint8_t* at, const uint8_t* end, uint64_t& sum);

// A run of DHCPv6 options. 9 holds a message; 50, 66, 69 and 70 hold options.
bool WalkOptions(const uint8_t* at, const uint8_t* end, uint64_t& sum) {
  while (at != end) {
    if (end - at < 4) return false;
    const unsigned code = unsigned{at[0]} << 8 | at[1];
    const unsigned length = unsigned{at[2]} << 8 | at[3];
    at += 4;
    if (end - at < static_cast<ptrdiff_t>(length)) return false;
    sum += code + length;
    if (code == 9) {
      if (!WalkMessage(at, at + length, sum)) return false;
    } else if (code == 50 || code == 66 || code == 69 || code == 70) {
      if (!WalkOptions(at, at + length, sum)) return false;
    }
    at += length;
  }
  return true;
}

bool WalkMessage(const uint8_t* at, const uint8_t* end, uint64_t& sum) {
  if (at == end) return false;
  const ptrdiff_t header = *at == 12 || *at == 13 ? 34 : 4;
  return end - at >= header && WalkOptions(at + header, end, sum);
}

// A run of AVPs. 486 and 348 are groups.
bool WalkAvps(const uint8_t* at, const uint8_t* end, uint64_t& sum) {
  while (at != end) {
    if (end - at < 8) return false;
    const uint32_t code =
        uint32_t{at[0]} << 24 | uint32_t{at[1]} << 16 | uint32_t{at[2]} << 8 | at[3];
    const uint32_t length = uint32_t{at[5]} << 16 | uint32_t{at[6]} << 8 | at[7];
    const uint32_t header = (at[4] & 0x80) != 0 ? 12 : 8;
    const uint32_t padded = (length + 3) & ~uint32_t{3};
    if (length < header || end - at < static_cast<ptrdiff_t>(padded)) return false;
    sum += code + length;
    if (code == 486 || code == 348) {
      if (!WalkAvps(at + header, at + length, sum)) return false;
    }
    at += padded;
  }
  return true;
}

}  // namespace

uint64_t WalkDhcpv6(const uint8_t* begin, size_t size) {
  uint64_t sum = 0;
  return WalkMessage(begin, begin + size, sum) ? sum : 0;
}

uint64_t WalkDiameter(const uint8_t* begin, size_t size) {
  uint64_t sum = 0;
  return size >= 20 && WalkAvps(begin + 20, begin + size, sum) ? sum : 0;
}

}  // namespace mip6boot::bench
