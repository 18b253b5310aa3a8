// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <cstddef>

#include "keyed_hash_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

uint64_t LoadLittleEndian(const uint8_t* octets, size_t size) {
  uint64_t value = 0;
  for (size_t i = 0; i < size; ++i) value |= uint64_t{octets[i]} << 8 * i;
  return value;
}

constexpr uint64_t Rotate(uint64_t value, unsigned bits) {
  return value << bits | value >> (64 - bits);
}

struct SipState {
  uint64_t v0, v1, v2, v3;

  void Round() {
    v0 += v1;
    v2 += v3;
    v1 = Rotate(v1, 13) ^ v0;
    v3 = Rotate(v3, 16) ^ v2;
    v0 = Rotate(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = Rotate(v1, 17) ^ v2;
    v3 = Rotate(v3, 21) ^ v0;
    v2 = Rotate(v2, 32);
  }
  void Absorb(uint64_t word) {
    v3 ^= word;
    Round();
    v0 ^= word;
  }
};

}  // namespace

HashKey DrawHashKey(RandomSource& random) {
  HashKey key;
  for (uint64_t& half : key) {
    half = uint64_t{random.Next()} << 32;
    half |= random.Next();
  }
  return key;
}

uint64_t KeyedHash(const HashKey& key, Bytes octets) {
  SipState sip{key[0] ^ 0x736f6d6570736575, key[1] ^ 0x646f72616e646f6d,
               key[0] ^ 0x6c7967656e657261, key[1] ^ 0x7465646279746573};
  size_t at = 0;
  for (; octets.size() - at >= 8; at += 8) sip.Absorb(LoadLittleEndian(&octets[at], 8));
  sip.Absorb(uint64_t{octets.size()} << 56 |
             LoadLittleEndian(octets.data() + at, octets.size() - at));
  sip.v2 ^= 0xff;
  for (int i = 0; i < 3; ++i) sip.Round();
  return sip.v0 ^ sip.v1 ^ sip.v2 ^ sip.v3;
}

}}}  // namespace mip6boot::v0_1::roles
