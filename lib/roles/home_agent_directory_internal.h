// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a directory is looked up by, and what its state keeps.

#ifndef MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_INTERNAL_H_
#define MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_INTERNAL_H_

#include <array>
#include <cstddef>
#include <cstdint>
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

namespace mip6boot { inline namespace v0 { namespace roles {
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

// What is known of an agent beside its configuration.
struct AgentState {
  bool down = false;
  uint32_t assigned = 0;
  int64_t turn = 0;  // of kRoundRobin and kWeighted: how much it is behind its share
};

}  // namespace home_agent_directory

// Assignments are bindings: the key is who has it, in which network; the session, the agent's id.
struct HomeAgentDirectoryState::Kept {
  using Agent = home_agent_directory::Agent;
  using AgentState = home_agent_directory::AgentState;

  Kept(const HomeAgentDirectoryConfig& config, RandomSource& random);

  AttachmentKey KeyOf(uint64_t network, Bytes client) const;
  std::optional<TimePoint> ExpiryAt(TimePoint now) const;

  bool IsUp(uint64_t agent) const { return Of(agent) == nullptr || !Of(agent)->down; }
  bool IsFree(const Agent& agent) const;
  int64_t TurnOf(uint64_t agent) const { return Of(agent) == nullptr ? 0 : Of(agent)->turn; }
  // Null: as new.
  const AgentState* Of(uint64_t agent) const;

  // False, and nothing changes, if there is no room to remember it. The node counts against no
  // agent from here on: the caller counts it.
  bool Remember(TimePoint now, const AttachmentKey& key, uint64_t agent);
  bool Expire(TimePoint now, size_t steps);
  HomeAgentDirectoryEvent Count(HomeAgentDirectoryEvent event);

  BindingTable assignments;
  std::array<HashKey, 2> client_keys;
  std::optional<Duration> lifetime;
  std::unordered_map<uint64_t, AgentState> agents;  // by id
  HomeAgentDirectoryCounters counters;
};

}}}  // namespace mip6boot::v0::roles

#endif  // MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_INTERNAL_H_
