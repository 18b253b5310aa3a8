// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Which home agents a directory has to give to whom: lists, and loops over them. Agents and
// networks are numbered for good; where they stand in a configuration, the fuzzer says.

#ifndef MIP6BOOT_FUZZ_EXPECTED_DIRECTORY_H_
#define MIP6BOOT_FUZZ_EXPECTED_DIRECTORY_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "fuzz/finding.h"
#include "mip6boot/roles/home_agent_directory.h"

namespace mip6boot::fuzz {

inline constexpr size_t kNetworks = 2;
inline constexpr size_t kAgentsPerNetwork = 3;
inline constexpr size_t kAgents = kNetworks * kAgentsPerNetwork;

// How a fuzzer's directory chooses, and what it remembers.
struct DirectoryRules {
  std::array<roles::HomeAgentStrategy, kNetworks> strategies{};
  size_t agents_per_node = 1;
  std::optional<uint32_t> capacity;  // of each agent
  uint32_t max_assignments = 0;
  std::optional<Duration> lifetime;

  bool TakesTurns(size_t network) const {
    return strategies[network] == roles::HomeAgentStrategy::kRoundRobin ||
           strategies[network] == roles::HomeAgentStrategy::kWeighted;
  }
  bool Remembers(size_t network) const { return TakesTurns(network) || capacity.has_value(); }
  // How often an agent has its turn beside the others.
  uint32_t WeightOf(size_t agent) const {
    const auto strategy = strategies[agent / kAgentsPerNetwork];
    if (strategy == roles::HomeAgentStrategy::kRoundRobin) return 1;
    return static_cast<uint32_t>(1 + agent % kAgentsPerNetwork);
  }
};

class ExpectedDirectory {
 public:
  using Event = roles::HomeAgentDirectoryEvent;
  using Agents = std::vector<size_t>;  // best first
  struct Choice {
    Event event = Event::kUnknown;
    size_t network = 0;
    Agents agents;
  };

  explicit ExpectedDirectory(const DirectoryRules& rules) : rules_(rules) {}

  // ---- calls ----

  void Pass(TimePoint now) { now_ = std::max(now_, now); }
  void Mark(size_t agent, bool up) { down_[agent] = !up; }
  // The configuration is turned round: last things first.
  void Turn() { turned_ = !turned_; }

  // What the node has, as long as that is up; else the best of those that are free, and more of
  // them behind. With kSticky the order is the directory's own: `given`, which has to agree with
  // all that it ever gave this node.
  Choice Choose(size_t network, uint8_t node, const Agents& given) {
    Choice choice;
    choice.network = network;
    const Assigned* const had = Find(network, node);
    const bool kept = had != nullptr && !down_[had->agent];
    if (had == nullptr && rules_.Remembers(network) && Live() >= rules_.max_assignments) {
      choice.event = Event::kNoRoom;
      return Counted(choice);
    }
    choice.event = kept                         ? Event::kKept
                   : !rules_.Remembers(network) ? Event::kChosen
                   : had == nullptr             ? Event::kAssigned
                                                : Event::kMoved;
    Agents others = Free(network);
    if (kept) {
      choice.agents.push_back(had->agent);
      others.erase(std::remove(others.begin(), others.end(), had->agent), others.end());
    }
    Rank(network, node, Agents(given.begin() + (kept && !given.empty() ? 1 : 0), given.end()),
         others);
    for (const size_t agent : others) {
      if (choice.agents.size() < rules_.agents_per_node) choice.agents.push_back(agent);
    }
    if (choice.agents.empty()) choice.event = Event::kNoHomeAgent;
    return choice.agents.empty() ? Counted(choice) : choice;
  }
  // The node gets what was chosen for it.
  Event Assign(const Choice& choice, uint8_t node) {
    if (choice.agents.empty()) return choice.event;
    if (!rules_.Remembers(choice.network)) return Count(Event::kChosen);
    const size_t agent = choice.agents[0];
    Assigned* const had = Find(choice.network, node);
    if (had != nullptr && had->agent == agent) {
      had->since = now_;
      return Count(Event::kKept);
    }
    if (had == nullptr && Live() >= rules_.max_assignments) return Count(Event::kNoRoom);
    const bool moved = had != nullptr;
    Forget(choice.network, node);
    assigned_.push_back({choice.network, node, agent, now_});
    if (rules_.TakesTurns(choice.network)) TakeTurn(choice.network, agent);
    return Count(moved ? Event::kMoved : Event::kAssigned);
  }
  bool Release(size_t network, uint8_t node) {
    const bool had = Find(network, node) != nullptr;
    Forget(network, node);
    Count(had ? Event::kReleased : Event::kNotAssigned);
    return had;
  }
  Event Unknown() { return Count(Event::kUnknown); }

  // ---- what is to be seen ----

  bool IsUp(size_t agent) const { return !down_[agent]; }
  // Nodes that have the agent still.
  size_t Live(size_t agent) const {
    return static_cast<size_t>(std::count_if(
        assigned_.begin(), assigned_.end(),
        [&](const Assigned& assigned) { return assigned.agent == agent && !IsOver(assigned); }));
  }
  size_t Live() const {
    return static_cast<size_t>(
        std::count_if(assigned_.begin(), assigned_.end(),
                      [&](const Assigned& assigned) { return !IsOver(assigned); }));
  }
  // The first end of those that are not over.
  std::optional<TimePoint> NextEnd() const {
    std::optional<TimePoint> next;
    if (!rules_.lifetime.has_value()) return next;
    for (const Assigned& assigned : assigned_) {
      if (IsOver(assigned)) continue;
      next = std::min(next.value_or(TimePoint::max()), assigned.since + *rules_.lifetime);
    }
    return next;
  }
  uint64_t count(Event event) const { return events_[static_cast<size_t>(event)]; }
  // Agents that could take another node, in the order of the configuration.
  Agents Free(size_t network) const {
    Agents free;
    for (size_t i = 0; i < kAgentsPerNetwork; ++i) {
      const size_t place = turned_ ? kAgentsPerNetwork - 1 - i : i;
      const size_t agent = network * kAgentsPerNetwork + place;
      const bool full = rules_.capacity.has_value() && Live(agent) >= *rules_.capacity;
      if (!down_[agent] && !full) free.push_back(agent);
    }
    return free;
  }

 private:
  struct Assigned {
    size_t network;
    uint8_t node;
    size_t agent;
    TimePoint since;
  };

  bool IsOver(const Assigned& assigned) const {
    return rules_.lifetime.has_value() && assigned.since + *rules_.lifetime <= now_;
  }
  Assigned* Find(size_t network, uint8_t node) {
    for (Assigned& assigned : assigned_) {
      if (assigned.network == network && assigned.node == node && !IsOver(assigned)) {
        return &assigned;
      }
    }
    return nullptr;
  }
  void Forget(size_t network, uint8_t node) {
    assigned_.erase(std::remove_if(assigned_.begin(), assigned_.end(),
                                   [&](const Assigned& assigned) {
                                     return assigned.network == network && assigned.node == node;
                                   }),
                    assigned_.end());
  }
  // Brings `free` into the order in which the strategy takes them.
  void Rank(size_t network, uint8_t node, const Agents& given, Agents& free) {
    if (rules_.TakesTurns(network)) {
      const auto further_behind = [this](size_t a, size_t b) {
        return behind_[a] + rules_.WeightOf(a) > behind_[b] + rules_.WeightOf(b);
      };
      Agents ranked;
      for (const size_t agent : free) {  // equal ones stay in their order
        ranked.insert(std::upper_bound(ranked.begin(), ranked.end(), agent, further_behind), agent);
      }
      free = ranked;
    } else if (rules_.strategies[network] == roles::HomeAgentStrategy::kSticky) {
      LearnOrder(node, given, free);
    }
  }
  // A node has one order for all agents of a network, whichever of them are free.
  void LearnOrder(uint8_t node, const Agents& given, Agents& free) {
    for (const size_t agent : given) {
      const auto at = std::find(free.begin(), free.end(), agent);
      Require(at != free.end(), "a home agent that is down, full, given twice or not there");
      free.erase(at);
      for (const size_t other : free) {
        before_.insert({node, agent, other});
        Require(before_.count({node, other, agent}) == 0,
                "other home agents of a node without a reason");
      }
    }
    free.insert(free.begin(), given.begin(), given.end());
  }
  // Smooth weighted round robin: whoever could have been chosen gains its weight, and the one that
  // was pays for all.
  void TakeTurn(size_t network, size_t chosen) {
    Agents gain = Free(network);
    if (std::find(gain.begin(), gain.end(), chosen) == gain.end()) gain.push_back(chosen);
    for (const size_t agent : gain) {
      behind_[agent] += rules_.WeightOf(agent);
      behind_[chosen] -= rules_.WeightOf(agent);
    }
  }
  Event Count(Event event) {
    ++events_[static_cast<size_t>(event)];
    return event;
  }
  Choice Counted(const Choice& choice) {
    Count(choice.event);
    return choice;
  }

  const DirectoryRules rules_;
  TimePoint now_ = TimePoint::min();
  bool turned_ = false;
  std::array<bool, kAgents> down_{};
  std::array<int64_t, kAgents> behind_{};  // its share
  std::vector<Assigned> assigned_;
  std::set<std::array<size_t, 3>> before_;  // to a node, the one comes before the other
  std::array<uint64_t, roles::kHomeAgentDirectoryEvents> events_{};
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_DIRECTORY_H_
