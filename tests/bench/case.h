// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What is measured: small functions over the same octets, each beside its floor.

#ifndef MIP6BOOT_TESTS_BENCH_CASE_H_
#define MIP6BOOT_TESTS_BENCH_CASE_H_

#include <cstdint>
#include <vector>

namespace mip6boot::bench {

// One thing to measure. `floor` names the case that it is held against: its cost is told as a ratio
// to that one's, and must not exceed `bound` (instructions, counted under callgrind); 0: told only.
struct Case {
  const char* name;
  const char* floor;
  double bound;
  void (*run)();
};

std::vector<Case> Dhcpv6Cases();
std::vector<Case> DiameterCases();
std::vector<Case> DirectoryCases();

}  // namespace mip6boot::bench

#endif  // MIP6BOOT_TESTS_BENCH_CASE_H_
