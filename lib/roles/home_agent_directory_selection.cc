// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <cmath>

#include "home_agent_directory_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using home_agent_directory::kNone;
using home_agent_directory::NodeKey;
using home_agent_directory::Ref;
using DirectoryEvent = HomeAgentDirectoryEvent;

namespace {

// Assignments that are ended beside each choice: more than it can add.
constexpr size_t kStepsAChoice = 4;

// How often an agent comes in turn, beside the others.
uint32_t WeightInTurn(const HomeNetworkEntry& network, const HomeAgentEntry& agent) {
  return network.strategy == HomeAgentStrategy::kWeighted ? agent.weight : 1;
}

bool TakesTurns(const HomeNetworkEntry& network) {
  return network.strategy == HomeAgentStrategy::kRoundRobin ||
         network.strategy == HomeAgentStrategy::kWeighted;
}

// Weighted rendezvous hashing (Thaler, Ravishankar 1998; Schindelhauer, Schomaker 2005): each agent
// draws an exponential number of the rate `weight` from its own and the node's hash; the smallest
// wins, which is as likely as its weight says. An agent that comes or goes changes no other's draw.
double Draw(uint64_t client, uint64_t agent, uint32_t weight) {
  uint64_t mixed = client ^ agent;  // mixed as splitmix64 does it
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  mixed ^= mixed >> 31;
  const double uniform = (static_cast<double>(mixed >> 11) + 0.5) * 0x1p-53;  // in (0, 1)
  return -std::log(uniform) / weight;
}

// The agents with the lowest costs, the lowest first; of two alike, the one that came first.
class Ranking {
 public:
  explicit Ranking(size_t wanted) : wanted_(std::min(wanted, kMaxHomeAgentsPerNode)) {}

  bool full() const { return size_ == wanted_; }
  void Offer(size_t agent, double cost) {
    size_t at = size_;
    while (at > 0 && ranked_[at - 1].cost > cost) --at;
    if (at == wanted_) return;
    if (!full()) ++size_;
    for (size_t i = size_ - 1; i > at; --i) ranked_[i] = ranked_[i - 1];
    ranked_[at] = {agent, cost};
  }
  void AppendTo(HomeAgentSelection& selected) const {
    for (size_t i = 0; i < size_; ++i) {
      (void)selected.agents.TryPushBack(static_cast<HomeAgentNumber>(ranked_[i].agent));
    }
  }

 private:
  struct Ranked {
    size_t agent;
    double cost;
  };
  size_t wanted_;
  size_t size_ = 0;
  std::array<Ranked, kMaxHomeAgentsPerNode> ranked_;
};

}  // namespace

void HomeAgentDirectory::Index::Rank(Bytes client, HomeAgentDirectoryState::Kept& kept,
                                     HomeAgentSelection& selected) const {
  const size_t network = static_cast<size_t>(selected.network);
  const HomeNetworkEntry& entry = EntryOf(selected.network);
  const bool sticky = entry.strategy == HomeAgentStrategy::kSticky;
  const uint64_t client_hash = sticky ? KeyedHash(hash_key, client) : 0;
  const size_t own =
      selected.agents.empty() ? agents.size() : static_cast<size_t>(selected.agents.front());
  Ranking ranking(entry.agents_per_node - selected.agents.size());
  if (ranking.full()) return;
  for (size_t agent = networks[network].first_agent; agent < EndOf(network); ++agent) {
    if (agent == own || !kept.IsFree(agents[agent])) continue;
    if (sticky) {
      ranking.Offer(agent, Draw(client_hash, agents[agent].id, agents[agent].entry->weight));
    } else if (TakesTurns(entry)) {
      ranking.Offer(agent, -static_cast<double>(kept.TurnOf(agents[agent].id) +
                                                WeightInTurn(entry, *agents[agent].entry)));
    } else {
      if (ranking.full()) break;
      ranking.Offer(agent, static_cast<double>(agent));
    }
  }
  ranking.AppendTo(selected);
}

void HomeAgentDirectory::Index::TakeTurn(const HomeAgentSelection& selected,
                                         HomeAgentDirectoryState::Kept& kept) const {
  const size_t network = static_cast<size_t>(selected.network);
  const size_t chosen = static_cast<size_t>(selected.agents.front());
  int64_t all = 0;
  for (size_t agent = networks[network].first_agent; agent < EndOf(network); ++agent) {
    // The one that was chosen is counted already.
    if (agent != chosen && !kept.IsFree(agents[agent])) continue;
    const uint32_t weight = WeightInTurn(config.networks[network], *agents[agent].entry);
    kept.agents[agents[agent].id].turn += weight;
    all += weight;
  }
  kept.agents[agents[chosen].id].turn -= all;
}

std::optional<size_t> HomeAgentDirectory::Index::FindUp(
    size_t network, uint64_t id, const HomeAgentDirectoryState::Kept& kept) const {
  for (size_t agent = networks[network].first_agent; agent < EndOf(network); ++agent) {
    if (agents[agent].id == id && kept.IsUp(id)) return agent;
  }
  return std::nullopt;
}

void HomeAgentDirectory::Index::Choose(Bytes client, HomeAgentDirectoryState::Kept& kept,
                                       HomeAgentSelection& selected) const {
  const size_t number = static_cast<size_t>(selected.network);
  const Ref had =
      networks[number].remembers ? kept.Find(kept.KeyOf(networks[number].id, client)) : kNone;
  const std::optional<size_t> own =
      had == kNone ? std::nullopt : FindUp(number, kept.assignments[had].agent, kept);
  if (own.has_value()) {
    (void)selected.agents.TryPushBack(static_cast<HomeAgentNumber>(*own));
    selected.event = DirectoryEvent::kKept;
  } else if (!networks[number].remembers) {
    selected.event = DirectoryEvent::kChosen;
  } else if (had == kNone && kept.full()) {
    selected.event = DirectoryEvent::kNoRoom;
    return;
  } else {
    selected.event = had == kNone ? DirectoryEvent::kAssigned : DirectoryEvent::kMoved;
  }
  Rank(client, kept, selected);
  if (selected.agents.empty()) selected.event = DirectoryEvent::kNoHomeAgent;
}

HomeAgentSelection HomeAgentDirectory::Choose(TimePoint now, HomeNetworkNumber network,
                                              Bytes client, HomeAgentDirectoryState& state) const {
  HomeAgentDirectoryState::Kept& kept = *state.kept_;
  kept.Advance(now);
  (void)kept.Expire(kStepsAChoice);
  HomeAgentSelection selected;
  selected.network = network;
  if (static_cast<size_t>(network) < index_->networks.size() && !client.empty()) {
    index_->Choose(client, kept, selected);
  }
  if (selected.agents.empty()) kept.Count(selected.event);
  return selected;
}

DirectoryEvent HomeAgentDirectory::Assign(TimePoint now, const HomeAgentSelection& selected,
                                          Bytes client, HomeAgentDirectoryState& state) const {
  if (selected.agents.empty()) return selected.event;
  HomeAgentDirectoryState::Kept& kept = *state.kept_;
  kept.Advance(now);
  (void)kept.Expire(kStepsAChoice);  // others may have taken the place since the choice
  const home_agent_directory::Network& network =
      index_->networks[static_cast<size_t>(selected.network)];
  if (!network.remembers) return kept.Count(DirectoryEvent::kChosen);
  const NodeKey node = kept.KeyOf(network.id, client);
  const uint64_t chosen = index_->at(selected.agents.front()).id;
  const Ref had = kept.Find(node);
  if (had != kNone && kept.assignments[had].agent == chosen) {
    kept.Prolong(had);
    return kept.Count(DirectoryEvent::kKept);
  }
  if (had != kNone) kept.End(had);
  if (!kept.Add(node, chosen)) return kept.Count(DirectoryEvent::kNoRoom);
  if (TakesTurns(index_->EntryOf(selected.network))) index_->TakeTurn(selected, kept);
  return kept.Count(had == kNone ? DirectoryEvent::kAssigned : DirectoryEvent::kMoved);
}

HomeAgentSelection HomeAgentDirectory::Select(TimePoint now, HomeNetworkNumber network,
                                              Bytes client, HomeAgentDirectoryState& state) const {
  HomeAgentSelection selected = Choose(now, network, client, state);
  selected.event = Assign(now, selected, client, state);
  return selected;
}

bool HomeAgentDirectory::Release(HomeNetworkNumber network, Bytes client,
                                 HomeAgentDirectoryState& state) const {
  HomeAgentDirectoryState::Kept& kept = *state.kept_;
  const size_t number = static_cast<size_t>(network);
  if (number >= index_->networks.size()) {
    kept.Count(DirectoryEvent::kUnknown);
    return false;
  }
  const Ref ref = kept.Find(kept.KeyOf(index_->networks[number].id, client));
  if (ref == kNone) {
    kept.Count(DirectoryEvent::kNotAssigned);
    return false;
  }
  kept.End(ref);
  kept.Count(DirectoryEvent::kReleased);
  return true;
}

}}}  // namespace mip6boot::v0_1::roles
