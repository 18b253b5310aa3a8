// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/bench/binding_table.h"

#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "mip6boot/roles/binding_table.h"
#include "tests/bench/case.h"
#include "tests/bench/heap.h"
#include "tests/bench/octets.h"
#include "tests/support/scripted_random.h"
#include "tests/support/vectors.h"

namespace mip6boot::bench {
namespace {

using roles::AttachmentKey;
using roles::Binding;
using roles::BindingTable;

// With fewer nodes the first chunk is not shared by enough to say what one takes.
constexpr uint32_t kFewNodes = 5000;
// How often an operation is timed that does not go through all bindings.
constexpr uint32_t kTimes = 200'000;

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

// What `operation` takes on the average, of `times`. It says whether it went well.
template <typename Operation>
double Average(uint32_t times, Operation operation) {
  const Stopwatch watch;
  for (uint32_t i = 0; i < times; ++i) Must(operation(i));
  return watch.Nanoseconds() / times;
}

struct Growth {
  double worst_insert = 0;  // nanoseconds
  size_t octets = 0;        // of a node, besides its own, at the worst point
};

// Fills a table once more, looking at each insert alone.
Growth WatchGrowth(uint32_t nodes) {
  test::SeededRandom random(1);
  Binding binding = OneHomeAgent();
  Growth growth;
  const size_t before = heap.octets;
  BindingTable table({}, random);
  for (uint32_t node = 0; node < nodes; ++node) {
    binding.expiry = EndOf(node);
    const AttachmentKey key = KeyOf(node);
    heap.most = heap.octets;
    const Stopwatch watch;
    const bool put = table.Put(At(0), key, binding).has_value();
    growth.worst_insert = std::max(growth.worst_insert, watch.Nanoseconds());
    Must(put);
    if (node + 1 >= kFewNodes) {
      const size_t besides = heap.most - before - table.octets_stored();
      growth.octets = std::max(growth.octets, besides / (node + 1));
    }
  }
  return growth;
}

// What it takes to read one octet of as much memory, anywhere in it, when the place is known only
// from the octet before: the floor, since an operation on a binding has to find its octets.
double ReadAnywhere(size_t octets, uint32_t times) {
  std::vector<uint8_t> memory(octets, 1);
  test::SeededRandom random(2);
  size_t at = 0;
  return Average(times, [&](uint32_t) {
    at = (at * memory[at] + random.Next()) % memory.size();
    benchmark::DoNotOptimize(at);
    return true;
  });
}

void MeasureAt(uint32_t nodes) {
  const Growth growth = WatchGrowth(nodes);

  test::SeededRandom random(1);
  std::vector<uint32_t> some(std::min(nodes, kTimes));
  for (uint32_t& node : some) node = random.Next() % nodes;
  const uint32_t times = static_cast<uint32_t>(some.size());
  Binding binding = OneHomeAgent();
  BindingTable table({}, random);

  const double insert = Average(nodes, [&](uint32_t node) {
    binding.expiry = EndOf(node);
    return table.Put(At(0), KeyOf(node), binding).has_value();
  });
  const double lookup =
      Average(times, [&](uint32_t i) { return table.Find(At(1), KeyOf(some[i]), {}).has_value(); });
  const double miss = Average(times, [&](uint32_t i) {
    return !table.Find(At(1), KeyOf(some[i] + nodes), {}).has_value();
  });
  const double refresh = Average(
      times, [&](uint32_t i) { return table.Refresh(At(1), KeyOf(some[i]), EndOf(some[i] + 7)); });
  const size_t held = table.octets_in_use();
  // The nodes leave one after the other, and as many come again.
  const uint32_t first = nodes - times;
  const double detach = Average(times, [&](uint32_t i) {
    const size_t before = table.size();
    (void)table.Remove(KeyOf(first + i));
    return table.size() + 1 == before;
  });
  for (uint32_t node = first; node < nodes; ++node) {
    binding.expiry = EndOf(node);
    Must(table.Put(At(1), KeyOf(node), binding).has_value());
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
  const nlohmann::json measured = {
      {"bindings", nodes},
      {"read", ReadAnywhere(held, times)},
      {"insert", insert},
      {"lookup", lookup},
      {"miss", miss},
      {"refresh", refresh},
      {"detach", detach},
      {"expiry", expiry},
      {"worst_insert", growth.worst_insert},
      {"worst_sweep", worst_call},
      {"octets", nodes < kFewNodes ? nlohmann::json() : nlohmann::json(growth.octets)},
      {"whole", whole}};
  std::printf("%s\n", measured.dump().c_str());
  std::fflush(stdout);
}

// ---- growth ----

class FilledTable {
 public:
  explicit FilledTable(uint32_t nodes) : nodes_(nodes) {
    for (uint32_t node = 0; node < nodes; ++node) Put(node);
  }

  void Put(uint32_t node) {
    binding_.expiry = EndOf(node);
    Must(table_.Put(At(0), KeyOf(node), binding_).has_value());
  }
  void Find() { Must(table_.Find(At(1), KeyOf(AnyNode()), {}).has_value()); }
  void Refresh() { Must(table_.Refresh(At(1), KeyOf(AnyNode()), EndOf(random_.Next()))); }
  void DetachAndAttach() {
    const uint32_t node = AnyNode();
    (void)table_.Remove(KeyOf(node));
    Put(node);
    Must(table_.size() == nodes_);
  }
  // One more, which ends before all others.
  void AttachAndExpire() {
    now_ += std::chrono::milliseconds(1);
    binding_.expiry = now_;
    Must(table_.Put(now_, KeyOf(nodes_), binding_).has_value());
    const auto ended = [](const AttachmentKey&, const Binding&) {};
    while (table_.Expire(now_, ended, 16).more) {
    }
    Must(table_.size() == nodes_);
  }

 private:
  uint32_t AnyNode() { return random_.Below(nodes_); }

  uint32_t nodes_;
  TimePoint now_ = At(1);
  test::SeededRandom random_{1};
  Binding binding_ = OneHomeAgent();
  BindingTable table_{{}, random_};
};

template <void (FilledTable::*kOperation)()>
Work OnTable(size_t nodes) {
  const auto table = std::make_shared<FilledTable>(static_cast<uint32_t>(nodes));
  return {1, [table] { ((*table).*kOperation)(); }};
}

}  // namespace

std::vector<Sweep> BindingSweeps() {
  const std::vector<size_t> sizes = {1000, 10'000, 100'000};
  return {
      {"binding/find", "bindings", nullptr, sizes, OnTable<&FilledTable::Find>, true},
      {"binding/refresh", "bindings", nullptr, sizes, OnTable<&FilledTable::Refresh>, true},
      {"binding/detach_attach", "bindings", nullptr, sizes, OnTable<&FilledTable::DetachAndAttach>,
       true},
      {"binding/attach_expire", "bindings", nullptr, sizes, OnTable<&FilledTable::AttachAndExpire>,
       true},
  };
}

void MeasureBindingTable(uint32_t largest) {
  for (uint32_t nodes = 1000; nodes <= largest; nodes *= 10) MeasureAt(nodes);
}

}  // namespace mip6boot::bench
