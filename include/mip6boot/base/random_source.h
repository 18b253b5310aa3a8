// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The caller's randomness, for transaction ids, jitter and weighted choice.

#ifndef MIP6BOOT_BASE_RANDOM_SOURCE_H_
#define MIP6BOOT_BASE_RANDOM_SOURCE_H_

#include <cstdint>

namespace mip6boot { inline namespace v0_1 {

// Uniform 32-bit numbers. A transaction id has to be hard to guess (RFC 8415 16.1, R74): give a
// cryptographic source in a product; a seeded one belongs in a test or a simulation, where it makes
// a run repeatable.
class RandomSource {
 public:
  // The next number; each of the 2^32 is as likely.
  virtual uint32_t Next() = 0;

 protected:
  ~RandomSource() = default;
};

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_RANDOM_SOURCE_H_
