// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home agents that are assigned, released, go down and come up. The first octet says how they are
// chosen; each four that follow are one call: what is done, to whom, where, a time.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/roles/home_agent_directory.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz { namespace {

using roles::HomeAgentDirectory;
using roles::HomeAgentDirectoryConfig;
using roles::HomeAgentDirectoryState;
using roles::HomeAgentNumber;
using roles::HomeNetworkNumber;
using Event = roles::HomeAgentDirectoryEvent;
using Call = std::array<uint8_t, 4>;

constexpr uint32_t kMaxAssignments = 12;
constexpr uint32_t kCapacity = 3;
constexpr size_t kAgentsPerNetwork = 3;
const Ipv6Prefix kLink = Prefix("2001:db8:1:c020::/64");

HomeAgentDirectoryConfig Config(uint8_t setup) {
  HomeAgentDirectoryConfig config;
  for (const char* const name : {"home.example.org", "msp.example.net"}) {
    roles::HomeNetworkEntry network;
    network.ids = {name};
    if (config.networks.size() == 1) network.links = {kLink};
    network.strategy = static_cast<roles::HomeAgentStrategy>(setup % 4);
    network.agents_per_node = size_t{1} + (setup >> 2) % 3;
    for (size_t i = 0; i < kAgentsPerNetwork; ++i) {
      roles::HomeAgentEntry agent;
      agent.host = "ha" + std::to_string(i) + "." + name;
      agent.weight = static_cast<uint32_t>(i + 1);
      if ((setup & 0x10) != 0) agent.capacity = kCapacity;
      network.agents.push_back(agent);
    }
    config.networks.push_back(network);
  }
  config.hash_key = std::array<uint8_t, 16>{1, 2, 3};
  config.max_assignments = kMaxAssignments;
  if ((setup & 0x20) == 0) config.assignment_lifetime = std::chrono::seconds(60);
  return config;
}

class Directory {
 public:
  explicit Directory(uint8_t setup)
      : config_(Config(setup)), directory_(config_), state_(config_, random_) {
    Require(config_.Validate().has_value(), "a configuration that is refused");
  }

  void Do(const Call& call) {
    const HomeNetworkNumber network{call[2] % 2U};
    const std::array<uint8_t, 2> node = {0x6e, static_cast<uint8_t>(call[1] % 16)};
    const roles::HomeAgentId agent = directory_.id(Agent(call[2] % (2 * kAgentsPerNetwork)));
    switch (call[0] % 7) {
      case 0:
      case 1:
        Select(network, node);
        break;
      case 2:
        Release(network, node);
        break;
      case 3:
        state_.MarkDown(agent);
        Require(!state_.IsUp(agent), "down, and up");
        break;
      case 4:
        state_.MarkUp(agent);
        Require(state_.IsUp(agent), "up, and down");
        break;
      case 5:
        Find(call);
        break;
      default:
        now_ += std::chrono::seconds(call[3]);
        while (state_.Expire(now_, size_t{1} + call[1] % 4)) {
        }
        break;
    }
    RequireCounted();
  }

 private:
  using Node = std::array<uint8_t, 2>;
  struct Assigned {
    HomeAgentNumber agent;
    TimePoint since;
  };

  static HomeAgentNumber Agent(size_t number) {
    return HomeAgentNumber{static_cast<uint32_t>(number)};
  }
  // By any name, and by addresses in and around the link of the second network.
  void Find(const Call& call) const {
    const std::string label(call[1] % 64, static_cast<char>(call[2]));
    const std::string name = call[3] % 2 == 0 ? "HOME.example.org." : label + ".example.net";
    const auto found = directory_.FindByName(name);
    Require(found.has_value() == (call[3] % 2 == 0), "found by another name");
    std::array<uint8_t, 16> octets = {0x20, 0x01, 0x0d, 0xb8, 0, 1, 0xc0, 0x20};
    octets[call[1] % 16] = call[2];
    const Ipv6Address address(octets);
    Require(directory_.FindByLink(address).has_value() == kLink.Contains(address),
            "found on another link");
    Require(!directory_.FindByInterface(roles::InterfaceIndex{1}).has_value() &&
                !directory_.unrestricted().has_value(),
            "found, and not there");
    Require(directory_.FindHomeAgent("HA1.home.example.org") == directory_.id(Agent(1)),
            "another home agent has this name");
  }
  bool Remembers() const { return config_.networks[0].RemembersNodes(); }
  // Whether an assignment is surely there still.
  bool Stands(const Assigned& assigned) const {
    return !config_.assignment_lifetime.has_value() ||
           now_ < assigned.since + *config_.assignment_lifetime;
  }

  void Select(HomeNetworkNumber network, const Node& node) {
    const auto selected = directory_.Select(now_, network, node, state_);
    Require(directory_.HomeNetworkOf(selected).names.size() == selected.agents.size() &&
                directory_.HomeAgentsOf(selected).size() == selected.agents.size(),
            "what is selected is not what is told");
    Require(selected.network == network, "of another network");
    Require(selected.agents.size() <= config_.networks[0].agents_per_node, "too many home agents");
    for (const HomeAgentNumber agent : selected.agents) {
      Require(static_cast<size_t>(agent) / kAgentsPerNetwork == static_cast<size_t>(network),
              "a home agent of another network");
      Require(state_.IsUp(directory_.id(agent)), "a home agent that is down");
    }
    const bool none = selected.event == Event::kNoHomeAgent || selected.event == Event::kNoRoom;
    Require(selected.agents.empty() == none, "nothing, or something");
    RequireAll(selected);
    if (!Remembers()) return RequireStrategy(selected, node);
    const auto key = std::pair(network, node);
    const auto before = assigned_.find(key);
    const bool had = before != assigned_.end() && Stands(before->second) &&
                     state_.IsUp(directory_.id(before->second.agent));
    if (had) {
      Require(selected.event == Event::kKept && selected.agents[0] == before->second.agent,
              "a node loses a home agent that is up (R97)");
    }
    if (!none) assigned_.insert_or_assign(key, Assigned{selected.agents[0], now_});
  }
  // The home agents of a network that could take the next node.
  std::vector<HomeAgentNumber> FreeAgents(HomeNetworkNumber network) const {
    std::vector<HomeAgentNumber> free;
    for (size_t i = 0; i < kAgentsPerNetwork; ++i) {
      const auto& entry = config_.networks[static_cast<size_t>(network)].agents[i];
      const HomeAgentNumber agent = Agent(static_cast<size_t>(network) * kAgentsPerNetwork + i);
      const roles::HomeAgentId id = directory_.id(agent);
      if (state_.IsUp(id) && state_.assigned(id) < entry.capacity.value_or(UINT32_MAX)) {
        free.push_back(agent);
      }
    }
    return free;
  }
  // Nothing only where there is nothing; else as many as may be, each once.
  void RequireAll(const roles::HomeAgentSelection& selected) const {
    std::vector<HomeAgentNumber> free = FreeAgents(selected.network);
    if (selected.event == Event::kNoHomeAgent) {
      return Require(free.empty(), "a home agent is up, has room, and is not given");
    }
    if (selected.event == Event::kNoRoom) {
      return Require(state_.assignments() == kMaxAssignments, "there is room for an assignment");
    }
    // The first may have become full by this.
    free.erase(std::remove(free.begin(), free.end(), selected.agents[0]), free.end());
    Require(
        selected.agents.size() == std::min(config_.networks[0].agents_per_node, 1 + free.size()),
        "fewer home agents than there are");
    const bool in_order = config_.networks[0].strategy == roles::HomeAgentStrategy::kFirst &&
                          selected.event != Event::kKept;
    for (size_t i = 1; i < selected.agents.size(); ++i) {
      Require(std::count(free.begin(), free.end(), selected.agents[i]) == 1, "one that is full");
      free.erase(std::remove(free.begin(), free.end(), selected.agents[i]), free.end());
      Require(!in_order || selected.agents[i - 1] < selected.agents[i], "not in the list's order");
    }
    Require(!in_order || free.empty() || selected.agents.back() < free.front(),
            "one that comes earlier in the list was free");
  }
  // Nothing is remembered: the same home agents for the same node, as long as the same are up.
  void RequireStrategy(const roles::HomeAgentSelection& selected, const Node& node) {
    const auto up = FreeAgents(selected.network);
    const std::vector<HomeAgentNumber> agents(selected.agents.begin(), selected.agents.end());
    const auto chosen = chosen_.emplace(std::pair(node, up), agents).first;
    Require(chosen->second == agents, "other home agents without a reason");
  }
  void Release(HomeNetworkNumber network, const Node& node) {
    const bool released = directory_.Release(network, node, state_);
    const auto found = assigned_.find({network, node});
    if (found != assigned_.end()) {
      Require(released || !Stands(found->second), "an assignment is lost");
      assigned_.erase(found);
    } else {
      Require(!released, "released what was not assigned");
    }
  }
  void RequireCounted() const {
    uint64_t sum = 0;
    for (size_t i = 0; i < 2 * kAgentsPerNetwork; ++i) {
      const uint32_t nodes = state_.assigned(directory_.id(Agent(i)));
      const auto& entry = config_.networks[i / kAgentsPerNetwork].agents[i % kAgentsPerNetwork];
      Require(nodes <= entry.capacity.value_or(kMaxAssignments), "more nodes than it takes");
      sum += nodes;
    }
    Require(sum == state_.assignments(), "assignments are counted differently");
    Require(sum <= kMaxAssignments, "more assignments than may be remembered");
    Require(Remembers() || sum == 0, "remembered for nothing");
  }

  HomeAgentDirectoryConfig config_;
  test::SeededRandom random_{1};
  HomeAgentDirectory directory_;
  HomeAgentDirectoryState state_;
  TimePoint now_ = At(0);
  std::map<std::pair<HomeNetworkNumber, Node>, Assigned> assigned_;
  std::map<std::pair<Node, std::vector<HomeAgentNumber>>, std::vector<HomeAgentNumber>> chosen_;
};

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  mip6boot::fuzz::Directory directory(data[0]);
  for (size_t at = 1; at + 4 <= size; at += 4) {
    directory.Do({data[at], data[at + 1], data[at + 2], data[at + 3]});
  }
  return 0;
}
