// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Runs simulated networks, seed after seed; replays one; or runs a large one for an hour of its
// time.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <optional>
#include <random>

#include "tests/soak/ladder_observer.h"
#include "tests/support/sim/simulation.h"

namespace mip6boot::soak { namespace {

using Wall = std::chrono::steady_clock;

struct Options {
  std::optional<double> minutes;
  std::optional<uint64_t> seed;
  std::optional<uint64_t> first;
  std::optional<uint64_t> count;
  std::optional<sim::NodeNumber> node;
  std::optional<uint32_t> nodes;
  bool everything = false;
  bool harsh = false;
  bool hour = false;
};

double SecondsSince(Wall::time_point start) {
  return std::chrono::duration<double>(Wall::now() - start).count();
}

sim::Plan PlanFor(const Options& options, uint64_t seed) {
  sim::Plan plan = options.hour    ? sim::Plan::Hour(seed, options.nodes.value_or(100'000))
                   : options.harsh ? sim::Plan::Harsh(seed)
                                   : sim::Plan::FromSeed(seed);
  if (options.nodes.has_value()) plan.nodes = *options.nodes;
  return plan;
}

void ShowViolations(const Options& options, uint64_t seed, const sim::Simulation& simulation) {
  for (const sim::Violation& violation : simulation.violations()) {
    const double at = std::chrono::duration<double>(violation.time.time_since_epoch()).count();
    fmt::print("seed {}: invariant {} broken at {:.6f} s{}: {}\n", seed, violation.invariant, at,
               violation.node.has_value() ? fmt::format(", node {}", *violation.node) : "",
               violation.what);
  }
  if (!simulation.violations().empty() && !options.seed.has_value()) {
    fmt::print("replay it: ./dev soak{}{}{} --seed {}\n", options.harsh ? " --harsh" : "",
               options.hour ? " --hour" : "",
               options.nodes.has_value() ? fmt::format(" --nodes {}", *options.nodes) : "", seed);
  }
}

void ShowReport(const sim::Report& report, double seconds) {
  fmt::print("nodes        {:>12}\n", report.nodes);
  fmt::print("attached     {:>12}\n", report.attached);
  fmt::print("answered     {:>12}\n", report.answered);
  fmt::print("fallen back  {:>12}\n", report.fallen_back);
  fmt::print("registered   {:>12}\n", report.registered);
  fmt::print("ended        {:>12}, {} of all nodes with home agents, {} not due yet\n",
             report.ended, report.with_home_agents, report.unchecked);
  fmt::print("checked      {:>12} home networks that nodes took, {} Relay-forwards with an RSOO\n",
             report.home_networks_checked, report.supplied);
  fmt::print("messages     {:>12}\n", report.messages);
  fmt::print("events       {:>12}\n", report.events);
  fmt::print("time         {:>12.1f} s simulated in {:.1f} s\n",
             std::chrono::duration<double>(report.time).count(), seconds);
  const auto show = [](const char* title, const sim::Report::Counts& counts) {
    fmt::print("{}\n", title);
    for (const auto& [name, count] : counts) fmt::print("  {:<58} {:>12}\n", name, count);
  };
  show("drops by reason", report.drops);
  show("what the machines did", report.machines);
}

int RunOne(const Options& options, uint64_t seed) {
  const Wall::time_point start = Wall::now();
  sim::Simulation simulation(PlanFor(options, seed));
  simulation.Run();
  ShowReport(simulation.Report(), SecondsSince(start));
  ShowViolations(options, seed, simulation);
  return simulation.invariants().holds() ? 0 : 1;
}

// Once to see what breaks and for whom, then again with that node's ladder: the same seed is the
// same run.
int Replay(const Options& options, uint64_t seed) {
  const sim::Plan plan = PlanFor(options, seed);
  std::optional<sim::NodeNumber> node = options.node;
  if (node.has_value() && *node >= plan.nodes) {
    fmt::print(stderr, "soak: this run has nodes 0 to {}\n", plan.nodes - 1);
    return 2;
  }
  if (!node.has_value() && !options.everything) {
    sim::Simulation simulation(plan);
    simulation.Run();
    for (const sim::Violation& violation : simulation.violations()) {
      if (violation.node.has_value() && !node.has_value()) node = violation.node;
    }
  }
  LadderObserver observer(std::cout, false, node);
  const Wall::time_point start = Wall::now();
  sim::Simulation simulation(plan, &observer);
  simulation.Run();
  std::cout.flush();
  ShowReport(simulation.Report(), SecondsSince(start));
  fmt::print("trace        {:016x}\n", simulation.trace_hash());
  ShowViolations(options, seed, simulation);
  return simulation.invariants().holds() ? 0 : 1;
}

int RunMany(const Options& options) {
  const Wall::time_point start = Wall::now();
  Wall::time_point told = start;
  uint64_t seed = options.first.value_or(uint64_t{std::random_device{}()} << 16);
  uint64_t runs = 0;
  uint64_t broken = 0;
  sim::Report sum;
  const auto tell = [&] {
    fmt::print(
        "{} seeds up to {}, {} broken: {} nodes, {} messages, {:.0f} s simulated in {:.1f} s\n",
        runs, seed - 1, broken, sum.nodes, sum.messages,
        std::chrono::duration<double>(sum.time).count(), SecondsSince(start));
    std::fflush(stdout);
  };
  while (!options.count.has_value() || runs < *options.count) {
    if (options.minutes.has_value() && SecondsSince(start) >= *options.minutes * 60) break;
    sim::Simulation simulation(PlanFor(options, seed));
    simulation.Run();
    const sim::Report report = simulation.Report();
    sum.nodes += report.nodes;
    sum.messages += report.messages;
    sum.time += report.time;
    ShowViolations(options, seed, simulation);
    broken += simulation.invariants().holds() ? 0U : 1U;
    ++runs;
    ++seed;
    if (Wall::now() - told > std::chrono::minutes(1)) {
      told = Wall::now();
      tell();
    }
  }
  tell();
  return broken == 0 ? 0 : 1;
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Runs simulated networks of mobile nodes, access servers, relays, DHCPv6 servers and "
      "home AAAs, and checks the invariants of the library.");
  app.add_option("minutes", options.minutes,
                 "stop after this; without it, go on until told to stop")
      ->check(CLI::PositiveNumber);
  CLI::Option* const seed = app.add_option(
      "--seed", options.seed, "replay this seed, with the ladder of the node concerned");
  app.add_option("--node", options.node, "with --seed: the ladder of this node")->needs(seed);
  app.add_flag("--everything", options.everything, "with --seed: the ladder of all of them")
      ->needs(seed);
  app.add_option("--first", options.first,
                 "the first seed; without it, one that nobody has run yet");
  app.add_option("--count", options.count, "run as many seeds");
  app.add_flag("--harsh", options.harsh,
               "20 % loss, 5 % duplication, reordering and 1 % corruption in each run");
  app.add_option("--nodes", options.nodes, "as many nodes")->check(CLI::Range(1, 10'000'000));
  app.add_flag("--hour", options.hour, "one run: an hour of a large network (100000 nodes)");
  CLI11_PARSE(app, argc, argv);
  if (options.seed.has_value()) return Replay(options, *options.seed);
  if (options.hour) return RunOne(options, 1);
  return RunMany(options);
}

}}  // namespace mip6boot::soak

int main(int argc, char** argv) { return mip6boot::soak::Main(argc, argv); }
