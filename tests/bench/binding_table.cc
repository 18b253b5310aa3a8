// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/bench/binding_table.h"

#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

#include "mip6boot/roles/binding_table.h"
#include "tests/bench/heap.h"
#include "tests/support/vectors.h"

namespace mip6boot::bench {
namespace {

using roles::AttachmentKey;
using roles::Binding;
using roles::BindingTable;

// Of a node, besides key and payload. With fewer nodes the first chunk is not shared by enough.
constexpr size_t kMostOctets = 256;
constexpr size_t kFewNodes = 5000;
// How often an operation is timed that does not go through all bindings.
constexpr uint32_t kTimes = 200'000;

class SeededRandom final : public RandomSource {
 public:
  uint32_t Next() override { return static_cast<uint32_t>(engine_()); }

 private:
  std::mt19937 engine_{1};
};

AttachmentKey KeyOf(uint32_t node) {
  uint8_t octets[6] = {0x02, 0x00};
  StoreBigEndian32(octets + 2, node);
  return *AttachmentKey::From(roles::AttachmentKind::kLinkLayerAddress, octets);
}

TimePoint At(int64_t seconds) { return TimePoint(std::chrono::seconds(seconds)); }
// Ends within ten minutes, an hour ahead, in no order.
TimePoint EndOf(uint32_t node) {
  return At(3600) + std::chrono::milliseconds(node * 2654435761U % 600'000);
}

// What one home agent takes: the vector's name and its options 71, 72 and 73.
Binding OneHomeAgent() {
  static const DomainName name = *DomainName::FromText("home.example.org");
  roles::SuppliedHomeNetwork network;
  network.id = name.view();
  network.options = Bytes(test::VectorOctets("opt69_idinf_full")).subspan(4 + 22);
  Binding binding;
  binding.networks = {network};
  return binding;
}

// Counts only the time in which this thread runs: else the worst call is one that was interrupted.
class Stopwatch {
 public:
  double Nanoseconds() const { return Now() - start_; }

 private:
  static double Now() {
    timespec time;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
  }

  double start_ = Now();
};

// What `operation` takes on the average, of `times`.
template <typename Operation>
double Average(uint32_t times, Operation operation) {
  const Stopwatch watch;
  for (uint32_t i = 0; i < times; ++i) operation(i);
  return watch.Nanoseconds() / times;
}

struct Growth {
  double worst_insert = 0;  // nanoseconds
  size_t octets = 0;        // of a node, besides its own, at the worst point
};

// Fills a table once more, looking at each insert alone.
Growth WatchGrowth(uint32_t nodes) {
  SeededRandom random;
  Binding binding = OneHomeAgent();
  Growth growth;
  const size_t before = heap.octets;
  BindingTable table({}, random);
  for (uint32_t node = 0; node < nodes; ++node) {
    binding.expiry = EndOf(node);
    const AttachmentKey key = KeyOf(node);
    heap.most = heap.octets;
    const Stopwatch watch;
    (void)table.Put(At(0), key, binding);
    growth.worst_insert = std::max(growth.worst_insert, watch.Nanoseconds());
    if (node + 1 >= kFewNodes) {
      const size_t besides = heap.most - before - table.octets_stored();
      growth.octets = std::max(growth.octets, besides / (node + 1));
    }
  }
  return growth;
}

bool MeasureAt(uint32_t nodes) {
  const Growth growth = WatchGrowth(nodes);

  SeededRandom random;
  std::vector<uint32_t> some(std::min(nodes, kTimes));
  for (uint32_t& node : some) node = random.Next() % nodes;
  const uint32_t times = static_cast<uint32_t>(some.size());
  Binding binding = OneHomeAgent();
  BindingTable table({}, random);

  const double insert = Average(nodes, [&](uint32_t node) {
    binding.expiry = EndOf(node);
    (void)table.Put(At(0), KeyOf(node), binding);
  });
  const double lookup = Average(
      times, [&](uint32_t i) { benchmark::DoNotOptimize(table.Find(At(1), KeyOf(some[i]), {})); });
  const double miss = Average(times, [&](uint32_t i) {
    benchmark::DoNotOptimize(table.Find(At(1), KeyOf(some[i] + nodes), {}));
  });
  const double refresh = Average(
      times, [&](uint32_t i) { (void)table.Refresh(At(1), KeyOf(some[i]), EndOf(some[i] + 7)); });
  // The nodes leave one after the other, and as many come again.
  const uint32_t first = nodes - times;
  const double detach = Average(times, [&](uint32_t i) { (void)table.Remove(KeyOf(first + i)); });
  for (uint32_t node = first; node < nodes; ++node) {
    binding.expiry = EndOf(node);
    (void)table.Put(At(1), KeyOf(node), binding);
  }
  // All end; a call does a hundred steps.
  size_t ended = 0;
  double worst_call = 0;
  const Stopwatch watch;
  bool more = true;
  while (more) {
    const Stopwatch call;
    more = table
               .Expire(
                   At(86'400), [&](const AttachmentKey&, const Binding&) { ++ended; }, 100)
               .more;
    worst_call = std::max(worst_call, call.Nanoseconds());
  }
  const double expiry = watch.Nanoseconds() / nodes;

  const bool whole = ended == nodes && table.size() == 0;
  const bool small = growth.octets <= kMostOctets;
  std::printf("%10u %8.0f %10.0f %8.0f %8.0f %8.0f %8.0f %8.0f %10.0f", nodes, insert,
              growth.worst_insert / 1000, lookup, miss, refresh, detach, expiry, worst_call / 1000);
  if (nodes < kFewNodes) {
    std::printf(" %8s", "-");
  } else {
    std::printf(" %8zu", growth.octets);
  }
  std::printf("%s%s\n", whole ? "" : "  bindings were lost", small ? "" : "  over its bound");
  std::fflush(stdout);
  return whole && small;
}

}  // namespace

bool MeasureBindingTable(uint32_t largest) {
  std::printf(
      "\nbinding table: ns an operation on the average; the worst single insert and the worst "
      "sweep of "
      "100 steps in us;\n"
      "octets of a node besides key and payload at the worst point of growth, as malloc counts "
      "(bound %zu)\n",
      kMostOctets);
  std::printf("%10s %8s %10s %8s %8s %8s %8s %8s %10s %8s\n", "bindings", "insert", "worst, us",
              "lookup", "miss", "refresh", "detach", "expiry", "sweep, us", "octets");
  bool good = true;
  for (uint32_t nodes = 1000; nodes <= largest; nodes *= 10) good = MeasureAt(nodes) && good;
  return good;
}

}  // namespace mip6boot::bench
