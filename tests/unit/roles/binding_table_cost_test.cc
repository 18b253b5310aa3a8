// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the table costs in octets.

#include <algorithm>
#include <string>
#include <vector>

#include "mip6boot/roles/binding_table.h"
#include "tests/support/catch.h"
#include "tests/unit/roles/binding_table_harness.h"

namespace mip6boot::test::binding { namespace {

struct Growth {
  size_t most_a_node = 0;      // octets besides key and payload, from the 5,000th node on
  size_t largest_at_once = 0;  // octets that one insert added
};

// Fills a table with `nodes` bindings under keys of `key_size` octets.
Growth Fill(uint32_t nodes, size_t key_size, const Binding& binding) {
  SeededRandom random(7);
  BindingTableConfig config;
  config.max_binding_octets = kMaxBindingOctets;
  BindingTable table(config, random);
  Growth growth;
  std::vector<uint8_t> key(key_size, 'k');
  size_t before = table.octets_in_use();
  for (uint32_t i = 0; i < nodes; ++i) {
    StoreBigEndian32(key.data(), i);
    (void)table.Put(At(0), *AttachmentKey::From(AttachmentKind::kPort, key), binding);
    const size_t after = table.octets_in_use();
    growth.largest_at_once = std::max(growth.largest_at_once, after - before);
    if (table.size() >= 5000) {
      growth.most_a_node =
          std::max(growth.most_a_node, (after - table.octets_stored()) / table.size());
    }
    before = after;
  }
  return growth;
}

// A chunk of the slab, a chunk of the index, and a directory of chunks that doubles.
constexpr size_t kLargestGrowth = 131'072 + 16'384 + 32'768;

TEST_CASE(
    "a node costs little besides its own at every point of growth, and no insert pays for all",
    "[design][s5]") {
  Binding binding = Until(At(3600));
  binding.networks = {Identified(kHomeOne, kRunOne)};
  const Growth growth = Fill(1'000'000, 6, binding);
  CHECK(growth.most_a_node <= 128);
  CHECK(growth.largest_at_once <= kLargestGrowth);
}

TEST_CASE("a node with the largest of bindings costs at most 256 octets besides its own",
          "[design][s5]") {
  const std::string longest(130, 'k');
  const std::string run(kMaxBindingOctets - (kMaxHomeNetworks - 1) * 10, 'r');
  Binding binding = Until(At(3600));
  binding.pinned_duid = BytesOf(longest);
  binding.networks = {Visited(run)};
  while (binding.networks.TryPushBack(Identified(kHomeOne, ""))) {
  }
  const Growth growth = Fill(20'000, AttachmentKey::kMaxSize, binding);
  CHECK(growth.most_a_node <= 256);
  CHECK(growth.largest_at_once <= kLargestGrowth);
}

TEST_CASE("memory of bindings that went is used by bindings of any other size", "[design][s5]") {
  SeededRandom random(7);
  BindingTable table({}, random);
  size_t in_use = 0;
  for (const size_t size :
       {size_t{900}, size_t{20}, size_t{450}, size_t{100}, size_t{1000}, size_t{900}}) {
    const std::string run(size, 'r');
    Binding binding = Until(At(10));
    binding.networks = {Visited(run)};
    for (uint32_t i = 0; i < 5000; ++i) (void)table.Put(At(0), LinkLayer(i), binding);
    in_use = std::max(in_use, table.octets_in_use());
    for (uint32_t i = 0; i < 5000; ++i) (void)table.Remove(LinkLayer(i * 7 % 5000));
  }
  CHECK(table.size() == 0);
  CHECK(in_use <= 5000 * (1000 + 256));
}

}}  // namespace mip6boot::test::binding
