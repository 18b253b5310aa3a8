// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/plan.h"

#include <algorithm>

namespace mip6boot::sim {
namespace {

constexpr uint32_t kPerCent = 10'000;  // of a million

}  // namespace

Plan Plan::FromSeed(uint64_t seed) {
  test::SeededRandom dice(seed ^ 0x706c616e);
  Plan plan;
  plan.seed = seed;
  plan.nodes = 4 + dice.Below(20);
  plan.access_servers = 1 + dice.Below(4);
  plan.relays = dice.Below(16) == 0 ? 8 : dice.Below(4);  // 8: as many levels as there may be
  plan.dhcp_servers = 1 + dice.Below(3);
  plan.visited_aaas = dice.Below(3);
  plan.aaa_servers = 1 + dice.Below(3);
  plan.realms = 1 + dice.Below(4);
  plan.troubled.loss = dice.Below(30 * kPerCent);
  plan.troubled.duplication = dice.Below(10 * kPerCent);
  plan.troubled.corruption = dice.Below(2) == 0 ? 0 : dice.Below(3 * kPerCent);
  plan.troubled.delay = Duration(500 + dice.Below(50'000));
  plan.troubled.jitter = Duration(dice.Below(400'000));
  plan.between_faults = std::chrono::seconds(3 + dice.Below(40));
  plan.between_outages = std::chrono::seconds(10 + dice.Below(120));
  plan.healed_after = std::chrono::seconds(60 + dice.Below(900));
  return plan;
}

Plan Plan::Harsh(uint64_t seed) {
  Plan plan = FromSeed(seed);
  plan.troubled.loss = 20 * kPerCent;
  plan.troubled.duplication = 5 * kPerCent;
  plan.troubled.corruption = 1 * kPerCent;
  plan.troubled.delay = std::chrono::milliseconds(5);
  plan.troubled.jitter = std::chrono::milliseconds(200);
  return plan;
}

Plan Plan::Hour(uint64_t seed, uint32_t nodes) {
  Plan plan;
  plan.seed = seed;
  plan.nodes = nodes;
  plan.access_servers = std::max(nodes / 1000, 1U);
  plan.relays = 1;
  plan.dhcp_servers = 4;
  plan.visited_aaas = 2;
  plan.aaa_servers = 4;
  plan.realms = 8;
  plan.home_agents = 64;
  plan.troubled.loss = 1 * kPerCent;
  plan.troubled.duplication = kPerCent / 10;
  plan.troubled.corruption = kPerCent / 100;
  plan.troubled.delay = std::chrono::milliseconds(5);
  plan.troubled.jitter = std::chrono::milliseconds(20);
  // Each node sees a fault every other hour: its own, or that of somebody it needs.
  plan.between_faults = Duration(std::chrono::hours(2)) / std::max(nodes, 1U);
  plan.between_outages = std::chrono::minutes(2);
  plan.arrivals = std::chrono::minutes(10);
  plan.healed_after = std::chrono::minutes(45);
  plan.at_least = std::chrono::hours(1);
  plan.at_most = std::chrono::hours(1);
  return plan;
}

}  // namespace mip6boot::sim
