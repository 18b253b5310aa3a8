// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Who has which agent: capacities, releases, ends, new configurations.

#include <algorithm>
#include <map>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/roles/home_agent_directory_harness.h"

namespace mip6boot::test::directory { namespace {

HomeNetworkEntry WithCapacity(uint32_t agents, Strategy strategy, uint32_t capacity) {
  HomeNetworkEntry network = Home(agents, strategy);
  for (HomeAgentEntry& agent : network.agents) agent.capacity = capacity;
  return network;
}

TEST_CASE("an agent that is full gives way to the next, until one is released", "[directory]") {
  Fixture home(WithCapacity(2, Strategy::kFirst, 2));
  CHECK(home.AgentOfEach(5) == Agents{1, 1, 2, 2, 0});
  CHECK(home.Assigned(1) == 2);
  CHECK(home.Assigned(2) == 2);
  CHECK(home.Count(Event::kNoHomeAgent) == 1);
  CHECK(home.Release(1));
  CHECK(home.Assigned(1) == 1);
  CHECK(home.AgentOf(4) == 1);
  CHECK(home.Count(Event::kReleased) == 1);
  CHECK_FALSE(home.Release(1));
  CHECK(home.Count(Event::kNotAssigned) == 1);
  CHECK(home.Assigned(1) == 2);
}

TEST_CASE("a node that asks again counts once, and keeps its agent though it is full",
          "[directory][R97]") {
  Fixture home(WithCapacity(2, Strategy::kSticky, 1));
  const uint32_t first = home.AgentOf(1);
  const uint32_t second = home.AgentOf(2);
  CHECK(first != second);
  CHECK(home.AgentOf(3) == 0);
  CHECK(home.AgentOf(1) == first);
  CHECK(home.AgentOf(2) == second);
  CHECK(home.Assigned(1) == 1);
  CHECK(home.Assigned(2) == 1);
}

TEST_CASE("a full agent is nobody's spare", "[directory]") {
  HomeNetworkEntry network = WithCapacity(3, Strategy::kFirst, 1);
  network.agents_per_node = 3;
  Fixture home(network);
  CHECK(home.AgentsOf(1) == Agents{1, 2, 3});
  CHECK(home.AgentsOf(2) == Agents{2, 3});
  CHECK(home.AgentsOf(1) == Agents{1, 3});
  CHECK(home.Assigned(3) == 0);  // a spare is not assigned
}

TEST_CASE("a node moves from an agent that is down, and stays where it went", "[directory]") {
  Fixture home(WithCapacity(2, Strategy::kFirst, 10));
  CHECK(home.AgentOf(1) == 1);
  CHECK(home.AgentOf(2) == 1);
  home.state.MarkDown(home.Id(1));
  CHECK(home.Assigned(1) == 2);
  CHECK(home.Select(1).event == Event::kMoved);
  CHECK(home.Assigned(1) == 1);
  CHECK(home.Assigned(2) == 1);
  home.state.MarkUp(home.Id(1));
  CHECK(home.AgentOf(1) == 2);  // its registration is there now
  CHECK(home.AgentOf(2) == 1);  // did not ask meanwhile
  home.state.MarkDown(home.Id(1));
  home.state.MarkDown(home.Id(2));
  CHECK(home.AgentOf(2) == 0);
  CHECK(home.Assigned(1) == 1);
}

TEST_CASE("an assignment ends when the node has not asked again in time", "[directory]") {
  HomeAgentDirectoryConfig config = Config({WithCapacity(1, Strategy::kFirst, 2)});
  config.assignment_lifetime = std::chrono::seconds(100);
  Fixture home(config);
  CHECK(home.AgentOf(1, At(0)) == 1);
  CHECK(home.AgentOf(2, At(50)) == 1);
  CHECK(home.AgentOf(3, At(60)) == 0);
  CHECK(home.AgentOf(1, At(90)) == 1);  // asks in time
  CHECK(home.state.NextDeadline() == At(150));
  CHECK(home.AgentOf(3, At(150)) == 1);  // node 2 did not
  CHECK(home.Count(Event::kExpired) == 1);
  CHECK(home.Assigned(1) == 2);
  CHECK_FALSE(home.state.Expire(At(190)));
  CHECK(home.Assigned(1) == 1);
  CHECK_FALSE(home.state.Expire(At(1000)));
  CHECK(home.Assigned(1) == 0);
  CHECK(home.state.assignments() == 0);
  CHECK_FALSE(home.state.NextDeadline().has_value());
}

TEST_CASE("without a lifetime an assignment lasts until it is released", "[directory]") {
  HomeAgentDirectoryConfig config = Config({WithCapacity(1, Strategy::kFirst, 1)});
  config.assignment_lifetime.reset();
  Fixture home(config);
  CHECK(home.AgentOf(1, At(0)) == 1);
  CHECK_FALSE(home.state.NextDeadline().has_value());
  CHECK_FALSE(home.state.Expire(TimePoint::max()));
  CHECK(home.AgentOf(2, At(1'000'000'000)) == 0);
}

TEST_CASE("work of ending is bounded, and goes on", "[directory]") {
  HomeAgentDirectoryConfig config = Config({WithCapacity(1, Strategy::kFirst, 5000)});
  config.assignment_lifetime = std::chrono::seconds(100);
  Fixture home(config);
  (void)home.AgentOfEach(1000);
  CHECK(home.state.Expire(At(200), 100));
  CHECK(home.state.assignments() >= 900);
  CHECK(home.state.assignments() < 1000);
  CHECK_FALSE(home.state.Expire(At(200), 1'000'000));
  CHECK(home.state.assignments() == 0);
  CHECK(home.Count(Event::kExpired) == 1000);
}

TEST_CASE("no node is refused for those whose time is over, though nobody has called Expire",
          "[directory]") {
  HomeAgentDirectoryConfig config = Config({WithCapacity(1, Strategy::kFirst, 1000)});
  config.assignment_lifetime = std::chrono::seconds(100);
  Fixture home(config);
  (void)home.AgentOfEach(1000);
  CHECK(home.AgentOf(1001, At(200)) == 1);
  CHECK(home.Count(Event::kNoHomeAgent) == 0);
}

TEST_CASE("a place that is over is found behind any number of others that are", "[directory]") {
  HomeNetworkEntry other = WithCapacity(1, Strategy::kFirst, 20'000);
  other.ids = {"other.example.org"};
  other.agents[0] = HomeAgent(9);
  other.agents[0].capacity = 20'000;
  HomeAgentDirectoryConfig config = Config({WithCapacity(2, Strategy::kFirst, 1), other});
  config.assignment_lifetime = std::chrono::seconds(100);
  Fixture home(config);
  for (uint32_t node = 0; node < 20'000; ++node) {
    (void)home.directory.Select(At(0), HomeNetworkNumber{1}, Node(node), home.state);
  }
  CHECK(home.AgentOf(1, At(1)) == 1);
  CHECK(home.AgentOf(2, At(2)) == 2);
  CHECK(home.AgentOf(3, At(100)) == 0);  // nobody's time is over here
  CHECK(home.AgentOf(3, At(102)) == 1);
  CHECK(home.AgentOf(4, At(102)) == 2);
  CHECK(home.Count(Event::kNoHomeAgent) == 1);
  CHECK(home.state.assignments() > 19'900);  // each call did little
}

TEST_CASE("a table full of what is over has room for all who come", "[directory]") {
  HomeAgentDirectoryConfig config = Config({Home(3, Strategy::kRoundRobin)});
  config.max_assignments = 5000;
  config.assignment_lifetime = std::chrono::seconds(100);
  Fixture home(config);
  for (uint32_t node = 0; node < 5000; ++node) (void)home.AgentOf(node, At(0));
  size_t refused = 0;
  for (uint32_t node = 5000; node < 10'000; ++node) refused += home.AgentOf(node, At(100)) == 0;
  CHECK(refused == 0);
  CHECK(home.state.assignments() == 5000);
}

TEST_CASE(
    "an agent that a new configuration gives less capacity takes nodes when it has few enough",
    "[directory]") {
  HomeAgentDirectoryConfig config = Config({WithCapacity(1, Strategy::kFirst, 100)});
  config.assignment_lifetime = std::chrono::seconds(100);
  Fixture home(config);
  (void)home.AgentOfEach(100);
  const HomeAgentDirectory after(Config({WithCapacity(1, Strategy::kFirst, 2)}));
  const auto event = [&](uint32_t node, TimePoint now) {
    return after.Select(now, HomeNetworkNumber{0}, Node(node), home.state).event;
  };
  CHECK(event(200, At(50)) == Event::kNoHomeAgent);
  CHECK(event(99, At(50)) == Event::kKept);
  CHECK(event(200, At(100)) == Event::kAssigned);
  CHECK(home.Assigned(1) == 2);
  CHECK(event(201, At(100)) == Event::kNoHomeAgent);
}

TEST_CASE("what was chosen is nobody's until it is assigned", "[directory][R97]") {
  HomeAgentDirectoryConfig config = Config({WithCapacity(3, Strategy::kRoundRobin, 1)});
  config.assignment_lifetime = std::chrono::seconds(100);
  Fixture home(config);
  const auto choose = [&](uint32_t node, TimePoint now) {
    return home.directory.Choose(now, HomeNetworkNumber{0}, Node(node), home.state);
  };
  const HomeAgentSelection first = choose(1, At(0));
  CHECK(first.event == Event::kAssigned);
  CHECK(choose(2, At(0)).agents == first.agents);  // nobody's turn was taken
  CHECK(home.state.assignments() == 0);
  CHECK(home.Count(Event::kAssigned) == 0);
  CHECK(home.directory.Assign(At(10), first, Node(1), home.state) == Event::kAssigned);
  CHECK(home.Assigned(1) == 1);
  // Its time counts from when it was told, not from when it was looked for again.
  CHECK(choose(1, At(60)).event == Event::kKept);
  CHECK(home.Count(Event::kKept) == 0);
  CHECK(home.state.NextDeadline() == At(110));
  CHECK(home.directory.Assign(At(60), choose(1, At(60)), Node(1), home.state) == Event::kKept);
  CHECK(home.state.NextDeadline() == At(160));
  // Nothing to give is counted at once, and nothing is assigned.
  for (uint32_t agent = 1; agent <= 3; ++agent) home.state.MarkDown(home.Id(agent));
  const HomeAgentSelection none = choose(2, At(60));
  CHECK(home.directory.Assign(At(60), none, Node(2), home.state) == Event::kNoHomeAgent);
  CHECK(home.Count(Event::kNoHomeAgent) == 1);
  CHECK(home.state.assignments() == 1);
}

TEST_CASE("what was chosen is assigned in the place of one that is over meanwhile", "[directory]") {
  HomeAgentDirectoryConfig config = Config({Home(3, Strategy::kRoundRobin)});
  config.max_assignments = 1;
  config.assignment_lifetime = std::chrono::seconds(100);
  Fixture home(config);
  const HomeNetworkNumber network{0};
  const auto first = home.directory.Choose(At(0), network, Node(1), home.state);
  CHECK(home.directory.Select(At(0), network, Node(2), home.state).event == Event::kAssigned);
  CHECK(home.directory.Assign(At(99), first, Node(1), home.state) == Event::kNoRoom);
  CHECK(home.directory.Assign(At(100), first, Node(1), home.state) == Event::kAssigned);
  CHECK(home.Count(Event::kExpired) == 1);
  CHECK(home.state.assignments() == 1);
}

TEST_CASE("when no more can be remembered, new nodes get nothing and old ones keep theirs",
          "[directory]") {
  HomeAgentDirectoryConfig config = Config({Home(3, Strategy::kRoundRobin)});
  config.max_assignments = 2;
  Fixture home(config);
  CHECK(home.AgentOfEach(4) == Agents{1, 2, 0, 0});
  CHECK(home.Count(Event::kNoRoom) == 2);
  CHECK(home.AgentOf(0) == 1);
  CHECK(home.Release(0));
  CHECK(home.AgentOf(9) == 3);  // nobody's turn was lost
}

TEST_CASE("networks are remembered apart", "[directory]") {
  HomeNetworkEntry other = WithCapacity(1, Strategy::kFirst, 1);
  other.ids = {"other.example.org"};
  other.agents[0] = HomeAgent(9);
  other.agents[0].capacity = 1;
  Fixture home(Config({WithCapacity(1, Strategy::kFirst, 1), other}));
  CHECK(home.AgentOf(1) == 1);
  const HomeAgentSelection selected =
      home.directory.Select(At(0), HomeNetworkNumber{1}, Node(1), home.state);
  CHECK(selected.event == Event::kAssigned);
  REQUIRE(selected.agents.size() == 1);
  CHECK(selected.agents[0] == HomeAgentNumber{1});
  CHECK(home.Release(1));
  CHECK(home.directory.Select(At(0), HomeNetworkNumber{1}, Node(1), home.state).event ==
        Event::kKept);
}

TEST_CASE("a new configuration goes on with who has what and what is down", "[directory]") {
  HomeNetworkEntry network = WithCapacity(3, Strategy::kRoundRobin, 10);
  Fixture home(network);
  CHECK(home.AgentOfEach(3) == Agents{1, 2, 3});
  home.state.MarkDown(home.Id(3));
  // Another network in front, the first agent gone, a fourth one new.
  network.agents.erase(network.agents.begin());
  network.agents.push_back(HomeAgent(4));
  HomeNetworkEntry other = Home(0, Strategy::kFirst);
  other.ids = {"other.example.org"};
  other.agents = {HomeAgent(9)};
  const HomeAgentDirectory after(Config({other, network}));
  const auto name_of = [&](uint32_t node) {
    const HomeAgentSelection selected =
        after.Select(At(0), HomeNetworkNumber{1}, Node(node), home.state);
    return after.HomeAgentsOf(selected)[0].host;
  };
  CHECK(name_of(1) == "ha2.home.example.org");
  CHECK(home.Count(Event::kKept) == 1);
  CHECK(name_of(0) == "ha2.home.example.org");  // had the first
  CHECK(name_of(2) == "ha4.home.example.org");  // had the third
  CHECK(home.Count(Event::kMoved) == 2);
  CHECK(home.Assigned(1) == 0);
  CHECK(home.Assigned(2) == 2);
  CHECK(home.Assigned(3) == 0);
  CHECK(home.state.assigned(*after.FindHomeAgent("ha4.home.example.org")) == 1);
}

// Against a model that keeps a plain map.
TEST_CASE("whatever happens, agents have as many nodes as nodes have agents, and never too many",
          "[directory][model]") {
  HomeAgentDirectoryConfig config = Config({WithCapacity(4, Strategy::kSticky, 20)});
  config.assignment_lifetime = std::chrono::seconds(50);
  Fixture home(config);
  SeededRandom random(5);
  std::map<uint32_t, std::pair<uint32_t, TimePoint>> model;  // node: agent, end
  std::vector<bool> up(5, true);
  size_t wrong = 0;
  TimePoint now = At(0);
  for (int step = 0; step < 20'000; ++step) {
    now += std::chrono::milliseconds(random.Below(200));
    const uint32_t node = random.Below(120);
    switch (random.Below(8)) {
      case 0: {
        const bool had = model.erase(node) != 0;
        if (home.Release(node) != had) ++wrong;
        break;
      }
      case 1: {
        const uint32_t agent = 1 + random.Below(4);
        up[agent] = !up[agent];
        up[agent] ? home.state.MarkUp(home.Id(agent)) : home.state.MarkDown(home.Id(agent));
        break;
      }
      default: {
        while (home.state.Expire(now)) {
        }
        for (auto it = model.begin(); it != model.end();) {
          it = it->second.second <= now ? model.erase(it) : std::next(it);
        }
        const uint32_t agent = home.AgentOf(node, now);
        const auto had = model.find(node);
        const bool keeps = had != model.end() && up[had->second.first];
        if (keeps && agent != had->second.first) ++wrong;
        if (agent != 0 && !up[agent]) ++wrong;
        if (agent != 0) model[node] = {agent, now + std::chrono::seconds(50)};
        break;
      }
    }
    std::vector<uint32_t> shares(5);
    for (const auto& [known, binding] : model) ++shares[binding.first];
    for (uint32_t agent = 1; agent <= 4; ++agent) {
      if (home.Assigned(agent) != shares[agent] || shares[agent] > 20) ++wrong;
    }
  }
  CHECK(wrong == 0);
  CHECK(home.Count(Event::kMoved) > 100);
  CHECK(home.Count(Event::kExpired) > 100);
  CHECK(home.Count(Event::kNoHomeAgent) > 100);
}

}}  // namespace mip6boot::test::directory
