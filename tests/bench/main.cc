// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// mip6boot_bench: times and allocations of each case, by Google Benchmark, whose arguments apply
// mip6boot_bench --list: the cases, each with its floor and its bound
// mip6boot_bench --count NAME TIMES: one case that often and nothing else, to be counted

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

#include "tests/bench/case.h"

namespace {

uint64_t allocations = 0;

}  // namespace

// Counts what the cases allocate: they must not.
void* operator new(size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }

namespace mip6boot::bench { namespace {

std::vector<Case> AllCases() {
  std::vector<Case> cases = Dhcpv6Cases();
  for (const Case& one : DiameterCases()) cases.push_back(one);
  return cases;
}

void Register(const Case& one) {
  benchmark::RegisterBenchmark(one.name, [run = one.run](benchmark::State& state) {
    run();  // what is made once is made now
    const uint64_t before = allocations;
    uint64_t rounds = 0;
    for (auto _ : state) {
      run();
      ++rounds;
    }
    state.counters["allocations"] =
        static_cast<double>(allocations - before) / static_cast<double>(rounds);
  });
}

int Count(const char* name, long times) {
  for (const Case& one : AllCases()) {
    if (std::strcmp(one.name, name) != 0) continue;
    for (long i = 0; i < times; ++i) one.run();
    return 0;
  }
  std::fprintf(stderr, "no case is called %s\n", name);
  return 2;
}

}}  // namespace mip6boot::bench

int main(int argc, char** argv) {
  using mip6boot::bench::Case;
  if (argc == 2 && std::strcmp(argv[1], "--list") == 0) {
    for (const Case& one : mip6boot::bench::AllCases()) {
      std::printf("%s %s %g\n", one.name, one.floor == nullptr ? "-" : one.floor, one.bound);
    }
    return 0;
  }
  if (argc == 4 && std::strcmp(argv[1], "--count") == 0) {
    return mip6boot::bench::Count(argv[2], std::strtol(argv[3], nullptr, 10));
  }
  for (const Case& one : mip6boot::bench::AllCases()) mip6boot::bench::Register(one);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
