// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Octets to measure on, and the copy that is the other floor.

#ifndef MIP6BOOT_TESTS_BENCH_OCTETS_H_
#define MIP6BOOT_TESTS_BENCH_OCTETS_H_

#include <benchmark/benchmark.h>

#include <array>
#include <cstring>

#include "mip6boot/base/bytes.h"
#include "tests/support/vectors.h"

namespace mip6boot::bench {

// The same octets, which the compiler must take as new.
inline Bytes Fresh(Bytes octets) {
  const uint8_t* begin = octets.data();
  benchmark::DoNotOptimize(begin);
  return Bytes(begin, octets.size());
}

inline void Copy(Bytes octets) {
  std::array<uint8_t, 512> out;
  const Bytes from = Fresh(octets);
  std::memcpy(out.data(), from.data(), from.size());
  benchmark::DoNotOptimize(out);
}

}  // namespace mip6boot::bench

#endif  // MIP6BOOT_TESTS_BENCH_OCTETS_H_
