// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whole networks in which everything goes wrong, and that the invariants would notice.

#include "tests/support/sim/simulation.h"

#include <string>

#include "tests/support/catch.h"

namespace mip6boot::sim { namespace {

#if defined(MIP6BOOT_SANITIZED)
constexpr uint64_t kSeeds = 400;
constexpr uint64_t kHarshSeeds = 100;
#else
constexpr uint64_t kSeeds = 2000;
constexpr uint64_t kHarshSeeds = 1000;
#endif

// What is broken and how to see it.
std::string Complaints(const Simulation& simulation, uint64_t seed, const std::string& flags) {
  std::string text;
  for (const Violation& violation : simulation.violations()) {
    text += "invariant " + std::to_string(violation.invariant) + " (./dev soak " + flags +
            "--seed " + std::to_string(seed) + "): " + violation.what + "\n";
  }
  return text;
}

// Runs `count` seeds, adds up what happened.
template <typename MakePlan>
Report RunSeeds(uint64_t count, const std::string& flags, MakePlan make_plan,
                std::string& complaints) {
  Report sum;
  for (uint64_t seed = 1; seed <= count; ++seed) {
    Simulation simulation(make_plan(seed));
    simulation.Run();
    complaints += Complaints(simulation, seed, flags);
    const Report report = simulation.Report();
    sum.nodes += report.nodes;
    sum.attached += report.attached;
    sum.answered += report.answered;
    sum.fallen_back += report.fallen_back;
    sum.ended += report.ended;
    sum.with_home_agents += report.with_home_agents;
    sum.unchecked += report.unchecked;
    sum.supplied += report.supplied;
    sum.home_networks_checked += report.home_networks_checked;
    for (const auto& [name, happened] : report.machines) sum.machines[name] += happened;
  }
  return sum;
}

TEST_CASE("no invariant breaks while everything goes wrong") {
  std::string complaints;
  Report sum = RunSeeds(kSeeds, "", Plan::FromSeed, complaints);
  CHECK(complaints == "");
  // Nobody was left out, and there was something to check.
  CHECK(sum.unchecked == 0);
  CHECK(sum.ended == sum.nodes);
  CHECK(sum.attached > sum.nodes / 2);
  CHECK(sum.answered > sum.nodes / 2);
  CHECK(sum.fallen_back > sum.nodes / 10);
  CHECK(sum.with_home_agents > sum.nodes / 3);
  CHECK(sum.supplied > sum.nodes);
  CHECK(sum.home_networks_checked > sum.nodes);
  if (kSeeds < 1000) return;  // too few for what is seldom
  // Each machine had its part in it.
  const char* const kSeldom[] = {
      "access server: requests-sent-again",
      "access server: server-requests",
      "access server: bindings-read-from-the-store",
      "access server: event-binding-expired",
      "hold queue: event-answered",
      "hold queue: event-late-let-go",
      "hold queue: event-late-dropped",
      "hold queue: event-crowded-let-go",
      "hold queue: event-detached-dropped",
      "home AAA: answered-again",
      "home AAA: session-ended",
      "visited AAA: forwarded-with-hint",
      "visited AAA: returned-with-local-agent",
      "visited AAA: local-agents-withheld",
      "home AAA's directory: kept",
      "home AAA's directory: moved",
      "home AAA's directory: no-home-agent",
      "home AAA's directory: released",
      "home AAA's directory: expired",
      "DHCPv6 servers' directory: kept",
      "DHCPv6 servers' directory: moved",
      "DHCPv6 servers' directory: no-home-agent",
      "DHCPv6 servers' directory: expired",
  };
  for (const char* const name : kSeldom) {
    CAPTURE(name);
    CHECK(sum.machines[name] > 0);
  }
}

TEST_CASE(
    "no invariant breaks with a fifth of all messages lost, and others doubled or corrupted") {
  std::string complaints;
  const Report sum = RunSeeds(kHarshSeeds, "--harsh ", Plan::Harsh, complaints);
  CHECK(complaints == "");
  CHECK(sum.ended == sum.nodes);
}

TEST_CASE("one seed is one run, octet for octet, and another seed another") {
  const auto run = [](uint64_t seed) {
    Simulation simulation(Plan::Harsh(seed));
    simulation.Run();
    return simulation.trace_hash();
  };
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    const uint64_t once = run(seed);
    CHECK(once == run(seed));
    CHECK(once != run(seed + 1));
  }
}

// Of a few seeds with the fault in it: does the invariant say so in one, and in none without?
bool IsNoticed(Sabotage sabotage, unsigned invariant) {
  bool noticed = false;
  for (uint64_t seed = 1; seed <= 10; ++seed) {
    Plan plan = Plan::FromSeed(seed);
    plan.sabotage = sabotage;
    Simulation simulation(plan);
    simulation.Run();
    noticed = noticed || !simulation.invariants().Holds(invariant);
  }
  return noticed;
}

TEST_CASE("invariant 1 notices a home agent that was assigned to another node") {
  CHECK(IsNoticed(Sabotage::kWrongHomeAgent, 1));
}

TEST_CASE("invariant 1 notices a wrong address in the DNS") {
  CHECK(IsNoticed(Sabotage::kPoisonedDns, 1));
}

TEST_CASE("invariant 1 notices a home agent that is given out although it is down") {
  CHECK(IsNoticed(Sabotage::kDeafToFailures, 1));
}

TEST_CASE("invariant 2 notices a home agent that was refused, and one that is another node's") {
  CHECK(IsNoticed(Sabotage::kLeakRefused, 2));
  CHECK(IsNoticed(Sabotage::kWrongHomeAgent, 2));
}

TEST_CASE("invariant 2 notices a home agent of a binding that is over") {
  CHECK(IsNoticed(Sabotage::kStaleRecord, 2));
}

TEST_CASE("invariant 3 notices a node that does not end") {
  CHECK(IsNoticed(Sabotage::kNodeLeftAlone, 3));
}

TEST_CASE("invariant 4 notices a deadline in the past, idle wake-ups and endless work") {
  CHECK(IsNoticed(Sabotage::kDeadlineInPast, 4));
  CHECK(IsNoticed(Sabotage::kIdleWakeUps, 4));
  CHECK(IsNoticed(Sabotage::kEndlessWork, 4));
}

TEST_CASE("invariant 5 notices what was not drawn from the seed") {
  const auto run = [] {
    Plan plan = Plan::FromSeed(1);
    plan.sabotage = Sabotage::kOtherDice;
    Simulation simulation(plan);
    simulation.Run();
    return simulation.trace_hash();
  };
  CHECK(run() != run());
}

}}  // namespace mip6boot::sim
