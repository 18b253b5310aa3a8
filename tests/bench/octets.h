// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Octets to measure on, and the copy that is the other floor.

#ifndef MIP6BOOT_TESTS_BENCH_OCTETS_H_
#define MIP6BOOT_TESTS_BENCH_OCTETS_H_

#include <benchmark/benchmark.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "tests/bench/walk.h"
#include "tests/support/vectors.h"

namespace mip6boot::bench {

// A vector's octets, looked up once.
#define MIP6BOOT_BENCH_VECTOR(function, name)             \
  inline Bytes function() {                               \
    static const Bytes octets = test::VectorOctets(name); \
    return octets;                                        \
  }
MIP6BOOT_BENCH_VECTOR(Request, "infreq_identified")
MIP6BOOT_BENCH_VECTOR(RelayForward, "relayforw_rsoo_idinf")
MIP6BOOT_BENCH_VECTOR(Reply, "reply_identified")
MIP6BOOT_BENCH_VECTOR(RelayReply, "relayrepl_identified")
// A Diameter-EAP-Answer with two MIP6-Agent-Info, both of them with address and host.
MIP6BOOT_BENCH_VECTOR(Answer, "dea_home_and_local_named")
#undef MIP6BOOT_BENCH_VECTOR

// The same octets, which the compiler must take as new.
inline Bytes Fresh(Bytes octets) {
  const uint8_t* begin = octets.data();
  benchmark::DoNotOptimize(begin);
  return Bytes(begin, octets.size());
}

// What fails is fast: nothing that does is measured.
inline void Must(bool went_well) {
  if (ABSL_PREDICT_TRUE(went_well)) return;
  std::fputs("a case fails at what it is to measure\n", stderr);
  std::abort();
}

// A case that writes octets, and whether they are those that it is to write.
template <Bytes (*Write)(MutableBytes)>
void Run() {
  std::array<uint8_t, 512> buffer;
  benchmark::DoNotOptimize(Write(absl::MakeSpan(buffer)));
  benchmark::DoNotOptimize(buffer);
}
template <Bytes (*Write)(MutableBytes), Bytes (*Wanted)()>
bool Writes() {
  std::array<uint8_t, 512> buffer;
  return Write(absl::MakeSpan(buffer)) == Wanted();
}

inline void Copy(Bytes octets) {
  std::array<uint8_t, 512> out;
  const Bytes from = Fresh(octets);
  std::memcpy(out.data(), from.data(), from.size());
  benchmark::DoNotOptimize(out);
}

// The floors of a message.
inline void Walk(Bytes dhcpv6) {
  const Bytes wire = Fresh(dhcpv6);
  benchmark::DoNotOptimize(WalkDhcpv6(wire.data(), wire.size()));
}
inline void WalkAvps(Bytes diameter) {
  const Bytes wire = Fresh(diameter);
  benchmark::DoNotOptimize(WalkDiameter(wire.data(), wire.size()));
}

}  // namespace mip6boot::bench

#endif  // MIP6BOOT_TESTS_BENCH_OCTETS_H_
