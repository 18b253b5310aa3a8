// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/bench/walk.h"

#include "mip6boot/base/bytes.h"

namespace mip6boot::bench {
namespace {

bool WalkMessage(const uint8_t* at, const uint8_t* end, uint64_t& sum);

// A run of DHCPv6 options. 9 holds a message; 50, 66, 69 and 70 hold options.
bool WalkOptions(const uint8_t* at, const uint8_t* end, uint64_t& sum) {
  while (at != end) {
    if (end - at < 4) return false;
    const uint32_t header = LoadBigEndian32(at);
    const uint32_t code = header >> 16;
    const uint32_t length = header & 0xffff;
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
    const uint32_t code = LoadBigEndian32(at);
    const uint32_t flags_and_length = LoadBigEndian32(at + 4);
    const uint32_t length = flags_and_length & 0xffffff;
    const uint32_t header = (flags_and_length & 0x80000000) != 0 ? 12 : 8;
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
