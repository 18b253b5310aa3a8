// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home networks as an operator writes them down, and nodes that want home agents of them.

#ifndef MIP6BOOT_TESTS_UNIT_ROLES_HOME_AGENT_DIRECTORY_HARNESS_H_
#define MIP6BOOT_TESTS_UNIT_ROLES_HOME_AGENT_DIRECTORY_HARNESS_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mip6boot/roles/home_agent_directory.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::test::directory {

using namespace roles;  // NOLINT(google-build-using-namespace): the room under test

using Event = HomeAgentDirectoryEvent;
using Strategy = HomeAgentStrategy;

inline TimePoint At(int64_t seconds) { return TimePoint(std::chrono::seconds(seconds)); }

// "ha<number>.home.example.org", 2001:db8:6000:302::<number>
inline HomeAgentEntry HomeAgent(uint32_t number) {
  HomeAgentEntry agent;
  agent.host = "ha" + std::to_string(number) + ".home.example.org";
  std::array<uint8_t, 16> octets = {0x20, 0x01, 0x0d, 0xb8, 0x60, 0x00, 0x03, 0x02};
  StoreBigEndian32(&octets[12], number);
  agent.ipv6 = Ipv6Address(octets);
  return agent;
}

// home.example.org with agents 1..`agents`.
inline HomeNetworkEntry Home(uint32_t agents, Strategy strategy) {
  HomeNetworkEntry network;
  network.ids = {"home.example.org"};
  network.prefixes = {*Ipv6Prefix::FromText("2001:db8:6000:302::/64")};
  network.strategy = strategy;
  for (uint32_t i = 1; i <= agents; ++i) network.agents.push_back(HomeAgent(i));
  return network;
}

inline HomeAgentDirectoryConfig Config(std::vector<HomeNetworkEntry> networks) {
  HomeAgentDirectoryConfig config;
  config.networks = std::move(networks);
  config.hash_key = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  return config;
}

// DUID-LL of a node.
inline std::vector<uint8_t> Node(uint32_t number) {
  std::vector<uint8_t> duid = {0x00, 0x03, 0x00, 0x01, 0x02, 0x00, 0, 0, 0, 0};
  StoreBigEndian32(&duid[6], number);
  return duid;
}

// A directory and its state; most tests have one network.
struct Fixture {
  explicit Fixture(const HomeAgentDirectoryConfig& config)
      : directory(config), state(config, random) {}
  explicit Fixture(const HomeNetworkEntry& network) : Fixture(Config({network})) {}

  HomeAgentSelection Select(uint32_t node, TimePoint now = At(0)) {
    return directory.Select(now, HomeNetworkNumber{0}, Node(node), state);
  }
  // The numbers of the agents that the node is given, best first.
  std::vector<uint32_t> AgentsOf(uint32_t node, TimePoint now = At(0)) {
    std::vector<uint32_t> numbers;
    for (const HomeAgentNumber agent : Select(node, now).agents) {
      numbers.push_back(static_cast<uint32_t>(agent) + 1);
    }
    return numbers;
  }
  // The agent of the node, 0 if it gets none.
  uint32_t AgentOf(uint32_t node, TimePoint now = At(0)) {
    const std::vector<uint32_t> agents = AgentsOf(node, now);
    return agents.empty() ? 0 : agents.front();
  }
  // The agents of nodes 0, 1, ...
  std::vector<uint32_t> AgentOfEach(uint32_t nodes) {
    std::vector<uint32_t> agents;
    for (uint32_t node = 0; node < nodes; ++node) agents.push_back(AgentOf(node));
    return agents;
  }
  bool Release(uint32_t node) { return directory.Release(HomeNetworkNumber{0}, Node(node), state); }
  HomeAgentId Id(uint32_t agent) const { return directory.id(HomeAgentNumber{agent - 1}); }
  uint32_t Assigned(uint32_t agent) const { return state.assigned(Id(agent)); }
  uint64_t Count(Event event) const { return state.counters().count(event); }

  SeededRandom random{1};
  HomeAgentDirectory directory;
  HomeAgentDirectoryState state;
};

using Agents = std::vector<uint32_t>;

}  // namespace mip6boot::test::directory

#endif  // MIP6BOOT_TESTS_UNIT_ROLES_HOME_AGENT_DIRECTORY_HARNESS_H_
