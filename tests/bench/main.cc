// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// mip6boot_bench: times and allocations of each case, by Google Benchmark, whose arguments apply
// mip6boot_bench --list: the cases, each with its floor and its bound
// mip6boot_bench --count NAME TIMES: one case that often and nothing else, to be counted
// mip6boot_bench --binding-table LARGEST: the binding table up to so many bindings

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

#include "tests/bench/binding_table.h"
#include "tests/bench/case.h"
#include "tests/bench/heap.h"

namespace mip6boot::bench {

Heap heap;

namespace {

// Out of line: gcc takes the pair of new and free for a mistake where it sees it.
[[gnu::noinline]] void Release(void* memory) {
  heap.octets -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace
}  // namespace mip6boot::bench

// Counts what the cases allocate: they must not.
void* operator new(size_t size) {
  using mip6boot::bench::heap;
  void* const memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  ++heap.allocations;
  heap.octets += malloc_usable_size(memory);
  heap.most = std::max(heap.most, heap.octets);
  return memory;
}
void operator delete(void* memory) noexcept { mip6boot::bench::Release(memory); }
void operator delete(void* memory, size_t) noexcept { mip6boot::bench::Release(memory); }

namespace mip6boot::bench { namespace {

std::vector<Case> AllCases() {
  std::vector<Case> cases = Dhcpv6Cases();
  for (const Case& one : DiameterCases()) cases.push_back(one);
  for (const Case& one : DirectoryCases()) cases.push_back(one);
  return cases;
}

void Register(const Case& one) {
  benchmark::RegisterBenchmark(one.name, [run = one.run](benchmark::State& state) {
    run();  // what is made once is made now
    const uint64_t before = heap.allocations;
    uint64_t rounds = 0;
    for (auto _ : state) {
      run();
      ++rounds;
    }
    state.counters["allocations"] =
        static_cast<double>(heap.allocations - before) / static_cast<double>(rounds);
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
  if (argc == 3 && std::strcmp(argv[1], "--binding-table") == 0) {
    const unsigned long largest = std::strtoul(argv[2], nullptr, 10);
    return mip6boot::bench::MeasureBindingTable(static_cast<uint32_t>(largest)) ? 0 : 1;
  }
  for (const Case& one : mip6boot::bench::AllCases()) mip6boot::bench::Register(one);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
