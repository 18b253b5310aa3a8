// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// mip6boot_bench: times and allocations of each case, by Google Benchmark, whose arguments apply
// mip6boot_bench --list: the cases and the sweeps, each with its floor and its bound, as JSON
// mip6boot_bench --count TIMES: all of them once, then each so often inside Counted(), in the order
//   of --list: run.py has callgrind count what is in there
// mip6boot_bench --binding-table LARGEST: the binding table up to so many bindings, as JSON
//
// run.py makes tables of all that.

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <new>
#include <nlohmann/json.hpp>
#include <string>

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

using nlohmann::json;

template <typename T>
std::vector<T> Joined(std::initializer_list<std::vector<T>> parts) {
  std::vector<T> all;
  for (const std::vector<T>& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}
std::vector<Case> AllCases() { return Joined<Case>({Dhcpv6Cases(), DiameterCases(), RoleCases()}); }
std::vector<Sweep> AllSweeps() {
  return Joined<Sweep>({Dhcpv6Sweeps(), DiameterSweeps(), RoleSweeps(), BindingSweeps()});
}

bool AllRight() {
  bool all = true;
  for (const Case& one : AllCases()) {
    if (one.is_right == nullptr || one.is_right()) continue;
    std::fprintf(stderr, "%s does not do what it is to measure\n", one.name);
    all = false;
  }
  return all;
}

// "server/targets/8"
std::string NameAt(const Sweep& sweep, size_t size) {
  return std::string(sweep.name) + "/" + std::to_string(size);
}

int List() {
  json list;
  for (const Case& one : AllCases()) {
    list["cases"].push_back({{"name", one.name},
                             {"floor", one.floor == nullptr ? json() : json(one.floor)},
                             {"bound", one.bound == 0 ? json() : json(one.bound)},
                             {"owns_memory", one.owns_memory}});
  }
  for (const Sweep& sweep : AllSweeps()) {
    json points;
    for (const size_t size : sweep.sizes) {
      points.push_back({{"name", NameAt(sweep, size)},
                        {"size", size},
                        {"units", sweep.unit == nullptr ? 1 : sweep.make(size).units}});
    }
    list["sweeps"].push_back({{"name", sweep.name},
                              {"of", sweep.size},
                              {"unit", sweep.unit == nullptr ? json() : json(sweep.unit)},
                              {"bound", sweep.bound},
                              {"owns_memory", sweep.owns_memory},
                              {"points", points}});
  }
  std::printf("%s\n", list.dump(2).c_str());
  return 0;
}

// callgrind dumps its counts when it enters the one or the other.
[[gnu::noinline]] void EndOfCounted() { benchmark::ClobberMemory(); }
template <typename Run>
[[gnu::noinline]] void Counted(const Run& run, long times) {
  for (long i = 0; i < times; ++i) run();
  EndOfCounted();
}

int Count(long times) {
  for (const Case& one : AllCases()) {
    one.run();  // what is made once is made now
    Counted(one.run, times);
  }
  for (const Sweep& sweep : AllSweeps()) {
    for (const size_t size : sweep.sizes) {
      const Work work = sweep.make(size);
      work.run();
      Counted(work.run, times);
    }
  }
  return 0;
}

template <typename Run>
void Measure(benchmark::State& state, const Run& run) {
  run();
  const uint64_t before = heap.allocations;
  uint64_t rounds = 0;
  for (auto _ : state) {
    run();
    ++rounds;
  }
  state.counters["allocations"] =
      static_cast<double>(heap.allocations - before) / static_cast<double>(rounds);
}

void Register() {
  for (const Case& one : AllCases()) {
    benchmark::RegisterBenchmark(one.name,
                                 [run = one.run](benchmark::State& state) { Measure(state, run); });
  }
  for (const Sweep& sweep : AllSweeps()) {
    for (const size_t size : sweep.sizes) {
      // Kept: what a large directory takes to make is not to be paid for in each round.
      static std::map<std::string, Work> made;
      const std::string name = NameAt(sweep, size);
      benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
        const auto [at, is_new] = made.try_emplace(name);
        if (is_new) at->second = sweep.make(size);
        Measure(state, at->second.run);
      });
    }
  }
}

}}  // namespace mip6boot::bench

int main(int argc, char** argv) {
  const auto is = [&](int arguments, const char* option) {
    return argc == arguments && std::strcmp(argv[1], option) == 0;
  };
  if (!mip6boot::bench::AllRight()) return 1;
  if (is(2, "--list")) return mip6boot::bench::List();
  if (is(3, "--count")) return mip6boot::bench::Count(std::strtol(argv[2], nullptr, 10));
  if (is(3, "--binding-table")) {
    const unsigned long largest = std::strtoul(argv[2], nullptr, 10);
    mip6boot::bench::MeasureBindingTable(static_cast<uint32_t>(largest));
    return 0;
  }
  mip6boot::bench::Register();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
