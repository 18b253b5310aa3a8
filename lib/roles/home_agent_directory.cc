// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_directory.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "home_agent_directory_internal.h"

namespace mip6boot { inline namespace v0 { namespace roles {

using home_agent_directory::Agent;
using home_agent_directory::IdOf;
using home_agent_directory::LookupIndex;
using home_agent_directory::LookupKey;
using DirectoryEvent = HomeAgentDirectoryEvent;

namespace {

// Steps of ending assignments beside each selection: more than one selection can cause.
constexpr size_t kStepsASelection = 16;
// And before a node is refused, in case it is one of those that are over that has the place.
constexpr size_t kStepsARefusal = 4096;

// All that one node is given fits into the values: two addresses an agent, and a name.
static_assert(2 * kMaxHomeAgentsPerNode <= kMaxPerHomeNetwork);
static_assert(kMaxHomeAgentsPerNode <= kMaxHomeAgents);

struct Network {
  uint64_t id = 0;
  size_t first_agent = 0;  // of the directory's
  bool remembers = false;
};

std::string_view WithoutFinalDot(std::string_view name) {
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);
  return name;
}

std::vector<uint8_t> WireOf(std::string_view host) {
  const Result<DomainName> name = DomainName::FromText(host);
  if (!name) return {};
  const Bytes wire = name->view().wire();
  return {wire.begin(), wire.end()};
}

uint64_t IdOfNetwork(const HomeNetworkEntry& network) {
  for (const std::string& text : network.ids) {
    const Result<DomainName> name = DomainName::FromText(text);
    if (name) return IdOf('n', LookupKey(name->view()));
  }
  if (!network.links.empty()) return IdOf('l', LookupKey(network.links.front()));
  if (!network.interfaces.empty()) return IdOf('i', LookupKey(network.interfaces.front()));
  return 0;  // the one that is unrestricted, and nothing else
}

uint64_t IdOfAgent(const Agent& agent) {
  if (!agent.host.empty()) return IdOf('h', LookupKey(*DomainNameView::Parse(agent.host)));
  if (agent.entry->ipv6.has_value()) return IdOf('a', LookupKey(*agent.entry->ipv6));
  return IdOf('a', LookupKey(Ipv6Address::EmbedIpv4(agent.entry->ipv4.value_or(Ipv4Address()))));
}

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

// ---- directory ----

struct HomeAgentDirectory::Index {
  explicit Index(HomeAgentDirectoryConfig given) : config(std::move(given)) {
    if (config.hash_key.has_value()) {
      hash_key = {LoadBigEndian64(config.hash_key->data()),
                  LoadBigEndian64(config.hash_key->data() + 8)};
    }
    for (const HomeNetworkEntry& network : config.networks) Add(network);
    std::sort(link_lengths.begin(), link_lengths.end(), std::greater<>());
    link_lengths.erase(std::unique(link_lengths.begin(), link_lengths.end()), link_lengths.end());
  }

  void Add(const HomeNetworkEntry& network) {
    const size_t number = networks.size();
    networks.push_back({IdOfNetwork(network), agents.size(), network.RemembersNodes()});
    for (const std::string& text : network.ids) {
      const Result<DomainName> name = DomainName::FromText(text);
      if (name) ids.Insert(LookupKey(name->view()), number);
    }
    for (const Ipv6Prefix& link : network.links) {
      links.Insert(LookupKey(link), number);
      link_lengths.push_back(link.length());
    }
    for (const InterfaceIndex interface : network.interfaces) {
      interfaces.Insert(LookupKey(interface), number);
    }
    if (network.unrestricted && !unrestricted.has_value()) unrestricted = number;
    for (const HomeAgentEntry& entry : network.agents) Add(entry);
  }
  void Add(const HomeAgentEntry& entry) {
    Agent agent{0, WireOf(entry.host), &entry};
    agent.id = IdOfAgent(agent);
    if (!agent.host.empty()) {
      hosts.Insert(LookupKey(*DomainNameView::Parse(agent.host)), agents.size());
    }
    if (entry.ipv6.has_value()) addresses.Insert(LookupKey(*entry.ipv6), agents.size());
    if (entry.ipv4.has_value()) {
      addresses.Insert(LookupKey(Ipv6Address::EmbedIpv4(*entry.ipv4)), agents.size());
    }
    agents.push_back(std::move(agent));
  }

  std::optional<HomeAgentId> IdAt(std::optional<size_t> agent) const {
    if (!agent.has_value()) return std::nullopt;
    return static_cast<HomeAgentId>(agents[*agent].id);
  }
  const HomeNetworkEntry& EntryOf(HomeNetworkNumber network) const {
    return config.networks[static_cast<size_t>(network)];
  }
  const Agent& at(HomeAgentNumber agent) const { return agents[static_cast<size_t>(agent)]; }
  size_t EndOf(size_t network) const {
    return networks[network].first_agent + config.networks[network].agents.size();
  }
  // The agent of the network that has this id, if it is up.
  std::optional<size_t> FindUp(size_t network, uint64_t id,
                               const HomeAgentDirectoryState::Kept& kept) const {
    for (size_t agent = networks[network].first_agent; agent < EndOf(network); ++agent) {
      if (agents[agent].id == id && kept.IsUp(id)) return agent;
    }
    return std::nullopt;
  }

  // Fills `selected.agents`, behind the one that is there.
  void Rank(Bytes client, const HomeAgentDirectoryState::Kept& kept,
            HomeAgentSelection& selected) const;
  // The first of `selected.agents` has had its turn (smooth weighted round robin, as nginx has it):
  // each agent that was free gains its weight, and the one that was chosen pays for all.
  void TakeTurn(const HomeAgentSelection& selected, HomeAgentDirectoryState::Kept& kept) const;

  // Fills `selected.agents` where nodes are remembered.
  DirectoryEvent SelectRemembered(TimePoint now, Bytes client, HomeAgentDirectoryState::Kept& kept,
                                  HomeAgentSelection& selected) const;

  const HomeAgentDirectoryConfig config;
  HashKey hash_key{};
  std::vector<Network> networks;
  std::vector<Agent> agents;
  LookupIndex ids, links, interfaces, hosts, addresses;
  std::vector<uint8_t> link_lengths;  // that there are, longest first
  std::optional<size_t> unrestricted;
};

void HomeAgentDirectory::Index::Rank(Bytes client, const HomeAgentDirectoryState::Kept& kept,
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
  int64_t all = 0;
  for (size_t agent = networks[network].first_agent; agent < EndOf(network); ++agent) {
    if (!kept.IsFree(agents[agent])) continue;
    const uint32_t weight = WeightInTurn(config.networks[network], *agents[agent].entry);
    kept.agents[agents[agent].id].turn += weight;
    all += weight;
  }
  kept.agents[at(selected.agents.front()).id].turn -= all;
}

DirectoryEvent HomeAgentDirectory::Index::SelectRemembered(TimePoint now, Bytes client,
                                                           HomeAgentDirectoryState::Kept& kept,
                                                           HomeAgentSelection& selected) const {
  const size_t network = static_cast<size_t>(selected.network);
  const AttachmentKey key = kept.KeyOf(networks[network].id, client);
  const std::optional<Binding> had = kept.assignments.Peek(now, key);
  if (had.has_value()) {
    const std::optional<size_t> agent = FindUp(network, had->session, kept);
    if (agent.has_value()) {
      (void)selected.agents.TryPushBack(static_cast<HomeAgentNumber>(*agent));
      Rank(client, kept, selected);
      (void)kept.assignments.Refresh(now, key, kept.ExpiryAt(now));
      return DirectoryEvent::kKept;
    }
  }
  Rank(client, kept, selected);
  if (selected.agents.empty()) return DirectoryEvent::kNoHomeAgent;
  const uint64_t chosen = at(selected.agents.front()).id;
  if (!kept.Remember(now, key, chosen)) {
    selected.agents.clear();
    return DirectoryEvent::kNoRoom;
  }
  if (TakesTurns(EntryOf(selected.network))) TakeTurn(selected, kept);
  ++kept.agents[chosen].assigned;
  return had.has_value() ? DirectoryEvent::kMoved : DirectoryEvent::kAssigned;
}

HomeAgentDirectory::HomeAgentDirectory(HomeAgentDirectoryConfig config)
    : index_(std::make_unique<Index>(std::move(config))) {}
HomeAgentDirectory::~HomeAgentDirectory() = default;
HomeAgentDirectory::HomeAgentDirectory(HomeAgentDirectory&& other) noexcept = default;
HomeAgentDirectory& HomeAgentDirectory::operator=(HomeAgentDirectory&& other) noexcept = default;

namespace {

std::optional<HomeNetworkNumber> NetworkAt(std::optional<size_t> place) {
  if (!place.has_value()) return std::nullopt;
  return static_cast<HomeNetworkNumber>(*place);
}

}  // namespace

std::optional<HomeNetworkNumber> HomeAgentDirectory::FindByName(DomainNameView name) const {
  return NetworkAt(index_->ids.Find(LookupKey(name)));
}

std::optional<HomeNetworkNumber> HomeAgentDirectory::FindByName(std::string_view name) const {
  const Result<DomainName> wire = DomainName::FromText(name);
  if (!wire) return std::nullopt;
  return FindByName(wire->view());
}

std::optional<HomeNetworkNumber> HomeAgentDirectory::FindByLink(const Ipv6Address& address) const {
  for (const uint8_t length : index_->link_lengths) {
    const auto found = index_->links.Find(LookupKey(*Ipv6Prefix::Make(address, length)));
    if (found.has_value()) return NetworkAt(found);
  }
  return std::nullopt;
}

std::optional<HomeNetworkNumber> HomeAgentDirectory::FindByInterface(
    InterfaceIndex interface) const {
  return NetworkAt(index_->interfaces.Find(LookupKey(interface)));
}

std::optional<HomeNetworkNumber> HomeAgentDirectory::unrestricted() const {
  return NetworkAt(index_->unrestricted);
}

std::optional<HomeAgentId> HomeAgentDirectory::FindHomeAgent(const Ipv6Address& address) const {
  return index_->IdAt(index_->addresses.Find(LookupKey(address)));
}

std::optional<HomeAgentId> HomeAgentDirectory::FindHomeAgent(std::string_view host) const {
  const Result<DomainName> wire = DomainName::FromText(host);
  if (!wire) return std::nullopt;
  return index_->IdAt(index_->hosts.Find(LookupKey(wire->view())));
}

HomeAgentId HomeAgentDirectory::id(HomeAgentNumber agent) const {
  return static_cast<HomeAgentId>(index_->at(agent).id);
}

HomeAgentSelection HomeAgentDirectory::Select(TimePoint now, HomeNetworkNumber network,
                                              Bytes client, HomeAgentDirectoryState& state) const {
  HomeAgentDirectoryState::Kept& kept = *state.kept_;
  HomeAgentSelection selected;
  selected.network = network;
  const size_t number = static_cast<size_t>(network);
  if (number >= index_->networks.size() || client.empty()) {
    selected.event = kept.Count(DirectoryEvent::kUnknown);
    return selected;
  }
  const bool more_is_over = kept.Expire(now, kStepsASelection);
  if (!index_->networks[number].remembers) {
    index_->Rank(client, kept, selected);
    selected.event = kept.Count(selected.agents.empty() ? DirectoryEvent::kNoHomeAgent
                                                        : DirectoryEvent::kChosen);
  } else {
    DirectoryEvent event = index_->SelectRemembered(now, client, kept, selected);
    if (event == DirectoryEvent::kNoHomeAgent && more_is_over) {
      (void)kept.Expire(now, kStepsARefusal);
      event = index_->SelectRemembered(now, client, kept, selected);
    }
    selected.event = kept.Count(event);
  }
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
  const BindingTable::EndedSession agent =
      kept.assignments.Remove(kept.KeyOf(index_->networks[number].id, client));
  if (!agent.has_value()) {
    kept.Count(DirectoryEvent::kNotAssigned);
    return false;
  }
  --kept.agents[*agent].assigned;
  kept.Count(DirectoryEvent::kReleased);
  return true;
}

HomeNetwork HomeAgentDirectory::HomeNetworkOf(const HomeAgentSelection& selected) const {
  HomeNetwork network;
  if (selected.agents.empty()) return network;
  for (const Ipv6Prefix& prefix : index_->EntryOf(selected.network).prefixes) {
    (void)network.prefixes.TryPushBack(prefix);
  }
  for (const HomeAgentNumber agent : selected.agents) {
    const HomeAgentEntry& entry = *index_->at(agent).entry;
    if (entry.ipv6.has_value()) (void)network.addresses.TryPushBack(*entry.ipv6);
  }
  for (const HomeAgentNumber agent : selected.agents) {
    const HomeAgentEntry& entry = *index_->at(agent).entry;
    if (entry.ipv4.has_value()) {
      (void)network.addresses.TryPushBack(Ipv6Address::EmbedIpv4(*entry.ipv4));
    }
  }
  for (const HomeAgentNumber agent : selected.agents) {
    const std::vector<uint8_t>& host = index_->at(agent).host;
    if (!host.empty()) (void)network.names.TryPushBack(*DomainNameView::Parse(host));
  }
  return network;
}

AssignedHomeAgents HomeAgentDirectory::HomeAgentsOf(const HomeAgentSelection& selected) const {
  AssignedHomeAgents agents;
  for (const HomeAgentNumber number : selected.agents) {
    const HomeNetworkEntry& network = index_->EntryOf(selected.network);
    const HomeAgentEntry& entry = *index_->at(number).entry;
    AssignedHomeAgent agent;
    agent.ipv6 = entry.ipv6;
    agent.ipv4 = entry.ipv4;
    agent.host = WithoutFinalDot(entry.host);
    if (!network.ids.empty()) agent.realm = WithoutFinalDot(network.ids.front());
    if (!network.prefixes.empty()) agent.prefix = network.prefixes.front();
    (void)agents.TryPushBack(agent);
  }
  return agents;
}

const HomeAgentDirectoryConfig& HomeAgentDirectory::config() const { return index_->config; }

}}}  // namespace mip6boot::v0::roles
