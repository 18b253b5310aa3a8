// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Which home agents are chosen, and what stays as it is when one goes.

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/roles/home_agent_directory_harness.h"

namespace mip6boot::test::directory { namespace {

constexpr uint32_t kNodes = 20'000;

// How many nodes each of agents 1, 2, ... has.
std::vector<uint32_t> Shares(const std::vector<uint32_t>& agent_of_each, uint32_t agents) {
  std::vector<uint32_t> shares(agents);
  for (const uint32_t agent : agent_of_each) {
    if (agent != 0) ++shares[agent - 1];
  }
  return shares;
}

// Nodes that have another agent than before, but for those that had `agent` before, or have it
// after.
size_t Moved(const std::vector<uint32_t>& before, const std::vector<uint32_t>& after,
             uint32_t agent) {
  size_t moved = 0;
  for (size_t node = 0; node < before.size(); ++node) {
    if (before[node] != after[node] && before[node] != agent && after[node] != agent) ++moved;
  }
  return moved;
}

TEST_CASE("first: all have the first that is up, and the next ones as spares",
          "[directory][R17][R73]") {
  HomeNetworkEntry network = Home(4, Strategy::kFirst);
  network.agents_per_node = 2;
  Fixture home(network);
  CHECK(home.AgentsOf(1) == Agents{1, 2});
  CHECK(home.AgentsOf(2) == Agents{1, 2});
  home.state.MarkDown(home.Id(1));
  home.state.MarkDown(home.Id(3));
  CHECK(home.AgentsOf(1) == Agents{2, 4});
  home.state.MarkUp(home.Id(1));
  CHECK(home.AgentsOf(1) == Agents{1, 2});
  CHECK(home.state.assignments() == 0);
}

TEST_CASE("round robin: one after the other, each node its own for good", "[directory][R97]") {
  Fixture home(Home(3, Strategy::kRoundRobin));
  CHECK(home.AgentOfEach(7) == Agents{1, 2, 3, 1, 2, 3, 1});
  CHECK(home.AgentOfEach(7) == Agents{1, 2, 3, 1, 2, 3, 1});
  CHECK(home.Count(Event::kAssigned) == 7);
  CHECK(home.Count(Event::kKept) == 7);
  home.state.MarkDown(home.Id(2));
  // The first had its turn last.
  CHECK(home.AgentOfEach(7) == Agents{1, 3, 3, 1, 3, 3, 1});
  CHECK(home.Count(Event::kMoved) == 2);
}

TEST_CASE("weighted: exactly as often as the weights say, well mixed", "[directory]") {
  HomeNetworkEntry network = Home(3, Strategy::kWeighted);
  network.agents[0].weight = 5;
  network.agents[2].weight = 2;
  Fixture home(network);
  // The sequence of smooth weighted round robin for 5, 1, 2.
  CHECK(home.AgentOfEach(8) == Agents{1, 3, 1, 1, 2, 1, 3, 1});
  CHECK(Shares(home.AgentOfEach(8000), 3) == Agents{5000, 1000, 2000});
}

TEST_CASE("round robin looks at no weight", "[directory]") {
  HomeNetworkEntry network = Home(2, Strategy::kRoundRobin);
  network.agents[0].weight = 100;
  Fixture home(network);
  CHECK(home.AgentOfEach(4) == Agents{1, 2, 1, 2});
}

TEST_CASE("sticky: of twenty thousand nodes each of ten agents has its tenth, give or take a tenth",
          "[directory][sticky]") {
  Fixture home(Home(10, Strategy::kSticky));
  const std::vector<uint32_t> shares = Shares(home.AgentOfEach(kNodes), 10);
  CHECK(*std::min_element(shares.begin(), shares.end()) >= 1800);
  CHECK(*std::max_element(shares.begin(), shares.end()) <= 2200);
  CHECK(home.state.assignments() == 0);  // nothing is kept for it
}

TEST_CASE("sticky: an agent of three times the weight has three times the nodes",
          "[directory][sticky]") {
  HomeNetworkEntry network = Home(4, Strategy::kSticky);
  network.agents[2].weight = 3;
  Fixture home(network);
  const std::vector<uint32_t> shares = Shares(home.AgentOfEach(kNodes), 4);
  // A sixth of the nodes is 3333.
  for (const size_t agent : {0u, 1u, 3u}) {
    CAPTURE(agent);
    CHECK(shares[agent] >= 3000);
    CHECK(shares[agent] <= 3666);
  }
  CHECK(shares[2] >= 9500);
  CHECK(shares[2] <= 10500);
}

TEST_CASE("sticky: when an agent goes down its nodes alone move, and come back with it",
          "[directory][sticky]") {
  Fixture home(Home(10, Strategy::kSticky));
  const std::vector<uint32_t> before = home.AgentOfEach(kNodes);
  home.state.MarkDown(home.Id(4));
  const std::vector<uint32_t> without = home.AgentOfEach(kNodes);
  CHECK(Moved(before, without, 4) == 0);
  CHECK(std::count(without.begin(), without.end(), 4u) == 0);
  // The others take over evenly: a ninth of its two thousand each, give or take a third.
  const std::vector<uint32_t> shares_before = Shares(before, 10);
  const std::vector<uint32_t> shares = Shares(without, 10);
  std::vector<uint32_t> gains;
  for (size_t agent = 0; agent < 10; ++agent) {
    if (agent != 3) gains.push_back(shares[agent] - shares_before[agent]);
  }
  CHECK(*std::min_element(gains.begin(), gains.end()) >= shares_before[3] / 9 * 2 / 3);
  CHECK(*std::max_element(gains.begin(), gains.end()) <= shares_before[3] / 9 * 4 / 3);
  home.state.MarkUp(home.Id(4));
  CHECK(home.AgentOfEach(kNodes) == before);
}

TEST_CASE("sticky: when an agent leaves the configuration its nodes alone move",
          "[directory][sticky]") {
  HomeNetworkEntry network = Home(10, Strategy::kSticky);
  std::vector<uint32_t> before = Fixture(network).AgentOfEach(kNodes);
  network.agents.erase(network.agents.begin() + 3);
  std::vector<uint32_t> after = Fixture(network).AgentOfEach(kNodes);
  for (uint32_t& agent : after) agent += agent >= 4 ? 1 : 0;  // as they were numbered before
  CHECK(Moved(before, after, 4) == 0);
  CHECK(before != after);
}

TEST_CASE("sticky: another address, and another place in the list, move nobody from a named agent",
          "[directory][sticky]") {
  HomeNetworkEntry network = Home(3, Strategy::kSticky);
  const std::vector<uint32_t> before = Fixture(network).AgentOfEach(1000);
  network.agents[0].ipv6 = Ipv6Address::FromText("2001:db8:ffff::1");
  std::swap(network.agents[0], network.agents[2]);
  std::vector<uint32_t> after = Fixture(network).AgentOfEach(1000);
  for (uint32_t& agent : after) agent = 4 - agent;
  CHECK(after == before);
}

TEST_CASE("sticky: servers with one key choose alike, and nobody without it can tell how",
          "[directory][sticky]") {
  HomeAgentDirectoryConfig config = Config({Home(10, Strategy::kSticky)});
  Fixture one(config);
  Fixture other(config);
  other.random = SeededRandom(99);
  other.state = HomeAgentDirectoryState(config, other.random);
  CHECK(one.AgentOfEach(1000) == other.AgentOfEach(1000));
  (*config.hash_key)[15] ^= 1;
  Fixture foreign(config);
  const std::vector<uint32_t> a = one.AgentOfEach(1000);
  const std::vector<uint32_t> b = foreign.AgentOfEach(1000);
  size_t differ = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) ++differ;
  }
  CHECK(differ > 850);  // a tenth is alike by chance
}

TEST_CASE("sticky: the spare is where the node goes when its agent is down",
          "[directory][sticky][R17][R73]") {
  HomeNetworkEntry network = Home(5, Strategy::kSticky);
  network.agents_per_node = 3;
  Fixture home(network);
  const Agents before = home.AgentsOf(7);
  REQUIRE(before.size() == 3);
  home.state.MarkDown(home.Id(before[0]));
  const Agents after = home.AgentsOf(7);
  REQUIRE(after.size() == 3);
  CHECK(after[0] == before[1]);
  CHECK(after[1] == before[2]);
}

TEST_CASE("spares are as many as there are", "[directory]") {
  std::vector<Agents> given;
  for (const Strategy strategy :
       {Strategy::kFirst, Strategy::kRoundRobin, Strategy::kWeighted, Strategy::kSticky}) {
    HomeNetworkEntry network = Home(3, strategy);
    network.agents_per_node = 4;
    Fixture home(network);
    for (const uint32_t node : {1u, 2u, 1u}) {
      given.push_back(home.AgentsOf(node));
      std::sort(given.back().begin(), given.back().end());
    }
  }
  CHECK(given == std::vector<Agents>(12, Agents{1, 2, 3}));
}

}}  // namespace mip6boot::test::directory
