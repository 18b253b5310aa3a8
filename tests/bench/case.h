// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What is measured: small functions over the same octets, each beside its floor, and how the cost
// of some of them grows.

#ifndef MIP6BOOT_TESTS_BENCH_CASE_H_
#define MIP6BOOT_TESTS_BENCH_CASE_H_

#include <cstddef>
#include <functional>
#include <vector>

namespace mip6boot::bench {

// One thing to measure. `floor` names the case that it is held against: its cost is told as a ratio
// to that one's, and must not exceed `bound` (instructions, counted under callgrind); 0: told only.
struct Case {
  const char* name;
  const char* floor;
  double bound;
  void (*run)();
  bool (*is_right)() = nullptr;  // asked before it is measured: what fails would be fast
  bool owns_memory = false;  // a machine that keeps what it was given; all others allocate nothing
};

std::vector<Case> Dhcpv6Cases();
std::vector<Case> DiameterCases();
std::vector<Case> RoleCases();

// One thing at several sizes. With one unit it is to be flat: at no size more than `bound` times
// what it costs at the first. With units that grow it is to be linear: a unit more, at any size,
// not more than `bound` times what it costs in the first step.

struct Work {
  size_t units;
  std::function<void()> run;  // owns what it works on
};
struct Sweep {
  const char* name;
  const char* size;  // what grows
  const char* unit;  // of what there are more then; null: the cost is flat
  std::vector<size_t> sizes;
  Work (*make)(size_t size);
  bool owns_memory = false;
  double bound = 1.1;
};

std::vector<Sweep> Dhcpv6Sweeps();
std::vector<Sweep> DiameterSweeps();
std::vector<Sweep> RoleSweeps();
std::vector<Sweep> BindingSweeps();

}  // namespace mip6boot::bench

#endif  // MIP6BOOT_TESTS_BENCH_CASE_H_
