// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a directory is looked up by, what it knows beside its configuration, and what its state
// keeps.

#ifndef MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_INTERNAL_H_
#define MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_INTERNAL_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "keyed_hash_internal.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/roles/binding_table.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/home_agent_directory.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace home_agent_directory {

// The octets that a network or an agent is found by. Of the same kind they are the same for what
// counts as the same: a name in whichever case.
class LookupKey {
 public:
  explicit LookupKey(DomainNameView name);         // folded to lower case
  explicit LookupKey(const Ipv6Prefix& link);      // length, address
  explicit LookupKey(const Ipv6Address& address);  // as it is
  explicit LookupKey(InterfaceIndex interface);    // big-endian

  Bytes octets() const& { return Bytes(octets_.data(), size_); }
  Bytes octets() const&& = delete;

 private:
  void Append(Bytes octets);

  uint8_t size_ = 0;
  std::array<uint8_t, DomainNameView::kMaxSize> octets_;
};

// The key's octets and their kind as one number, the same in each process: for what the operator
// has chosen.
uint64_t IdOf(char kind, const LookupKey& key);

// Octets to a place. Constant time, however many there are; looking up allocates nothing.
class LookupIndex {
 public:
  // False, and nothing changes, if the key is there.
  bool Insert(const LookupKey& key, size_t place);
  std::optional<size_t> Find(const LookupKey& key) const;

 private:
  struct Item {
    std::vector<uint8_t> octets;
    size_t place;
  };
  std::vector<Item> items_;
  std::unordered_multimap<uint64_t, size_t> by_hash_;  // the number of the item
};

struct Agent {
  uint64_t id = 0;
  std::vector<uint8_t> host;  // in wire form; empty without one
  const HomeAgentEntry* entry = nullptr;
};

struct Network {
  uint64_t id = 0;
  size_t first_agent = 0;  // of the directory's
  bool remembers = false;
};

// The network, and who the node is in it: both hashed.
using NodeKey = std::array<uint8_t, 24>;

// An assignment by its number, which stays as long as the assignment.
using Ref = uint32_t;
inline constexpr Ref kNone = 0xffffffff;

// Assignments in the order in which they end. All last equally long, so whoever asks goes to the
// end of its lines, and the first of a line is the first to be over.
struct Line {
  Ref first = kNone;
  Ref last = kNone;
};
struct Links {
  Ref prev = kNone;
  Ref next = kNone;
};
struct Assignment {
  NodeKey node;
  uint64_t agent;     // its id
  TimePoint over_at;  // without meaning if there is no lifetime
  Links among_all;
  Links of_agent;
};

// What is known of an agent beside its configuration.
struct AgentState {
  bool down = false;
  uint32_t assigned = 0;
  int64_t turn = 0;  // of kRoundRobin and kWeighted: how much it is behind its share
  Line line;         // of those assigned
};

}  // namespace home_agent_directory

struct HomeAgentDirectory::Index {
  explicit Index(HomeAgentDirectoryConfig given);

  std::optional<HomeAgentId> IdAt(std::optional<size_t> agent) const {
    if (!agent.has_value()) return std::nullopt;
    return static_cast<HomeAgentId>(agents[*agent].id);
  }
  const HomeNetworkEntry& EntryOf(HomeNetworkNumber network) const {
    return config.networks[static_cast<size_t>(network)];
  }
  const home_agent_directory::Agent& at(HomeAgentNumber agent) const {
    return agents[static_cast<size_t>(agent)];
  }
  size_t EndOf(size_t network) const {
    return networks[network].first_agent + config.networks[network].agents.size();
  }

  // Fills `selected.agents`: what the node has, if that is up, and the best of the others.
  void Choose(Bytes client, HomeAgentDirectoryState::Kept& kept,
              HomeAgentSelection& selected) const;
  // The agent of the network that has this id, if it is up.
  std::optional<size_t> FindUp(size_t network, uint64_t id,
                               const HomeAgentDirectoryState::Kept& kept) const;
  void Rank(Bytes client, HomeAgentDirectoryState::Kept& kept, HomeAgentSelection& selected) const;
  // The first of `selected.agents` has had its turn (smooth weighted round robin, as nginx has it):
  // each agent that was free gains its weight, and the one that was chosen pays for all.
  void TakeTurn(const HomeAgentSelection& selected, HomeAgentDirectoryState::Kept& kept) const;

  const HomeAgentDirectoryConfig config;
  HashKey hash_key{};
  std::vector<home_agent_directory::Network> networks;
  std::vector<home_agent_directory::Agent> agents;
  home_agent_directory::LookupIndex ids, links, interfaces, hosts, addresses;
  std::vector<uint8_t> link_lengths;  // that there are, longest first
  std::optional<size_t> unrestricted;

 private:
  void Add(const HomeNetworkEntry& network);
  void Add(const HomeAgentEntry& entry);
};

struct HomeAgentDirectoryState::Kept {
  using Agent = home_agent_directory::Agent;
  using AgentState = home_agent_directory::AgentState;
  using Line = home_agent_directory::Line;
  using NodeKey = home_agent_directory::NodeKey;
  using Ref = home_agent_directory::Ref;

  Kept(const HomeAgentDirectoryConfig& config, RandomSource& random);

  NodeKey KeyOf(uint64_t network, Bytes client) const;
  // A time that goes back counts as the latest one.
  void Advance(TimePoint now) { latest = std::max(latest, now); }

  bool IsUp(uint64_t agent) const { return Of(agent) == nullptr || !Of(agent)->down; }
  // Whether it can have one more node. Ends what is over of its assignments if it takes that.
  bool IsFree(const Agent& agent);
  int64_t TurnOf(uint64_t agent) const { return Of(agent) == nullptr ? 0 : Of(agent)->turn; }
  // Null: as new.
  const AgentState* Of(uint64_t agent) const;

  bool full() const { return places.size() >= max_assignments; }
  bool IsOver(Ref ref) const { return lifetime.has_value() && assignments[ref].over_at <= latest; }
  // The assignment of a node, or kNone. One that is over is ended.
  Ref Find(const NodeKey& node);
  // To the end of its lines, for another lifetime.
  void Prolong(Ref ref);
  // The node has none. False, and nothing changes, if there is no room.
  bool Add(const NodeKey& node, uint64_t agent);
  void End(Ref ref);
  // True if there is more to do.
  bool Expire(size_t steps);
  HomeAgentDirectoryEvent Count(HomeAgentDirectoryEvent event);

  const uint32_t max_assignments;
  const std::optional<Duration> lifetime;
  std::array<HashKey, 2> client_keys;
  TimePoint latest = TimePoint::min();  // the caller's clock may start anywhere

  BindingTable places;  // by node: the number of its assignment, as the session
  std::deque<home_agent_directory::Assignment> assignments;  // and such as are free
  Line all;
  Line free;                                        // linked as `all` is
  std::unordered_map<uint64_t, AgentState> agents;  // by id
  HomeAgentDirectoryCounters counters;

 private:
  void PutInLine(Ref ref);
  void TakeOutOfLine(Ref ref);
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_INTERNAL_H_
