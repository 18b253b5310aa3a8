// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/world.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace mip6boot::sim {
namespace {

// 2001:db8:A:B:C::`last`
Ipv6Address MakeAddress(uint16_t a, uint16_t b, uint16_t c, uint16_t last) {
  std::array<uint8_t, 16> octets = {0x20, 0x01, 0x0d, 0xb8};
  StoreBigEndian16(octets.data() + 4, a);
  StoreBigEndian16(octets.data() + 6, b);
  StoreBigEndian16(octets.data() + 8, c);
  StoreBigEndian16(octets.data() + 14, last);
  return Ipv6Address(octets);
}

constexpr uint16_t kHome = 0x6000;
constexpr uint16_t kTable = 0x7000;
constexpr uint16_t kAccess = 0x0001;
constexpr uint16_t kRefused = 0x0bad;

uint16_t Word(const Ipv6Address& address, size_t index) {
  return LoadBigEndian16(address.octets().data() + 2 * index);
}

}  // namespace

World::World(const Plan& plan, test::SeededRandom& dice)
    : foreign_domain_(*DomainName::FromText("foreign.example.net")) {
  for (uint32_t realm = 0; realm < plan.realms; ++realm) {
    realm_names_.push_back("home" + std::to_string(realm) + ".example.org");
    realm_domains_.push_back(*DomainName::FromText(realm_names_.back()));
    std::vector<HomeAgentRecord>& agents = agents_.emplace_back();
    for (uint32_t i = 0; i < plan.home_agents; ++i) {
      HomeAgentRecord& agent = agents.emplace_back();
      agent.address = MakeAddress(kHome, static_cast<uint16_t>(realm), static_cast<uint16_t>(i), 1);
      agent.prefix = *Ipv6Prefix::Make(agent.address, 80);
      agent.realm = realm_names_[realm];
      agent.host = "ha" + std::to_string(i) + "." + agent.realm;
      by_host_[agent.host + "."] = {realm, i};
    }
  }
  for (uint32_t access = 0; access < plan.access_servers; ++access) {
    HomeAgentRecord& agent = local_agents_.emplace_back();
    agent.address = AccessLink(access, 1);
    agent.prefix = *Ipv6Prefix::Make(agent.address, 64);
    agent.realm = "asp.example.net";
    agent.host = "ha" + std::to_string(access) + ".asp.example.net";
    by_host_[agent.host + "."] = {kLocalRealm, access};
    visited_.push_back(
        Table(AccessLink(access, 2), "ha" + std::to_string(access) + ".visited.example.net"));
  }
  for (uint32_t realm = 0; realm < plan.realms; ++realm) {
    identified_.emplace_back();
    if (dice.Below(3) != 0) continue;
    identified_.back() = Table(MakeAddress(kTable, static_cast<uint16_t>(realm), 0, 1),
                               "table." + realm_names_[realm]);
  }
  unrestricted_ = Table(MakeAddress(0x7777, 0, 0, 1), "anywhere.example.net");
  foreign_ = Table(MakeAddress(0xf0e1, 0, 0, 1), "ha.foreign.example.net");

  for (uint32_t node = 0; node < plan.nodes; ++node) {
    User& user = users_.emplace_back();
    user.realm = dice.Below(plan.realms);
    user.access = dice.Below(8) != 0;
    user.mobility = dice.Below(6) != 0;
    user.local = dice.Below(3) == 0;
    user.two_rounds = dice.Below(4) == 0;
    if (dice.Below(3) == 0) user.session_timeout = 60 + dice.Below(3600);
    if (dice.Below(4) == 0) user.lifetime = 60 + dice.Below(1800);
    if (user.session_timeout != 0) user.lifetime = std::min(user.lifetime, user.session_timeout);
  }
}

roles::HomeNetwork World::Table(const Ipv6Address& address, const std::string& host) {
  names_.push_back(std::make_unique<DomainName>(*DomainName::FromText(host)));
  roles::HomeNetwork network;
  (void)network.prefixes.TryPushBack(*Ipv6Prefix::Make(address, 64));
  (void)network.addresses.TryPushBack(address);
  (void)network.names.TryPushBack(names_.back()->view());
  return network;
}

std::string World::UserName(NodeNumber node) const {
  return "u" + std::to_string(node) + "@" + realm_names_[users_[node].realm];
}

std::optional<NodeNumber> World::NodeOf(std::string_view user_name) const {
  const size_t at = user_name.find('@');
  if (user_name.empty() || user_name[0] != 'u' || at == std::string_view::npos) return std::nullopt;
  NodeNumber node = 0;
  const auto parsed = std::from_chars(user_name.data() + 1, user_name.data() + at, node);
  if (parsed.ec != std::errc() || node >= users_.size()) return std::nullopt;
  return node;
}

std::optional<uint32_t> World::RealmOf(DomainNameView id) const {
  for (uint32_t realm = 0; realm < realm_domains_.size(); ++realm) {
    if (realm_domains_[realm].view().EqualsIgnoringCase(id)) return realm;
  }
  return std::nullopt;
}

HomeAgentRecord& World::agent(HomeAgentRef ref) {
  return ref.realm == kLocalRealm ? local_agents_[ref.agent] : agents_[ref.realm][ref.agent];
}

roles::AssignedHomeAgent World::Assigned(HomeAgentRef ref) {
  const HomeAgentRecord& record = agent(ref);
  roles::AssignedHomeAgent assigned;
  assigned.ipv6 = record.address;
  assigned.realm = record.realm;
  assigned.host = record.host;
  assigned.prefix = record.prefix;
  return assigned;
}

HomeAgentRecord World::Refused(NodeNumber node) const {
  HomeAgentRecord record;
  record.address =
      MakeAddress(kRefused, static_cast<uint16_t>(node >> 16), static_cast<uint16_t>(node), 1);
  record.prefix = *Ipv6Prefix::Make(record.address, 96);
  record.realm = realm_names_[users_[node].realm];
  record.host = "refused." + record.realm;
  return record;
}

bool World::HoldsRefused(Bytes octets) {
  constexpr uint8_t kAddress[] = {0x20, 0x01, 0x0d, 0xb8, 0x0b, 0xad};
  constexpr uint8_t kName[] = {7, 'r', 'e', 'f', 'u', 's', 'e', 'd'};
  return std::search(octets.begin(), octets.end(), std::begin(kAddress), std::end(kAddress)) !=
             octets.end() ||
         std::search(octets.begin(), octets.end(), std::begin(kName), std::end(kName)) !=
             octets.end();
}

HomeAgentRefs World::Choose(NodeNumber node, test::SeededRandom& dice) const {
  HomeAgentRefs chosen;
  for (uint32_t count = 1 + dice.Below(3); count > 0; --count) {
    const uint32_t realm = dice.Below(4) == 0 ? dice.Below(realms()) : users_[node].realm;
    const HomeAgentRef ref{realm, dice.Below(static_cast<uint32_t>(agents_[realm].size()))};
    if (std::find(chosen.begin(), chosen.end(), ref) == chosen.end()) chosen.push_back(ref);
  }
  return chosen;
}

void World::SetAssignedIn(std::string_view session_id, NodeNumber node, HomeAgentRefs refs) {
  for (const HomeAgentRef ref : refs) {
    HomeAgentRefs& ever = users_[node].assigned;
    if (std::find(ever.begin(), ever.end(), ref) == ever.end()) ever.push_back(ref);
  }
  sessions_[std::string(session_id)] = {node, std::move(refs)};
}

HomeAgentRefs World::AssignedIn(const std::string& session_id) const {
  const auto found = sessions_.find(session_id);
  return found == sessions_.end() ? HomeAgentRefs() : found->second.assigned;
}

std::optional<NodeNumber> World::NodeOfSession(const std::string& session_id) const {
  const auto found = sessions_.find(session_id);
  if (found == sessions_.end()) return std::nullopt;
  return found->second.node;
}

bool World::Answers(const Ipv6Address& address) const {
  if (Word(address, 2) == kHome) {
    return Word(address, 3) >= agents_.size() ||
           Word(address, 4) >= agents_[Word(address, 3)].size() ||
           agents_[Word(address, 3)][Word(address, 4)].up;
  }
  if (Word(address, 2) == kAccess && Word(address, 7) == 1) {
    return Word(address, 3) >= local_agents_.size() || local_agents_[Word(address, 3)].up;
  }
  return true;
}

bool World::Answers(DomainNameView name) const {
  const auto found = by_host_.find(name.ToString());
  if (found == by_host_.end()) return true;
  const HomeAgentRef ref = found->second;
  return ref.realm == kLocalRealm ? local_agents_[ref.agent].up : agents_[ref.realm][ref.agent].up;
}

std::vector<HomeAgentRef> World::all_agents() const {
  std::vector<HomeAgentRef> all;
  for (uint32_t realm = 0; realm < agents_.size(); ++realm) {
    for (uint32_t i = 0; i < agents_[realm].size(); ++i) all.push_back({realm, i});
  }
  for (uint32_t i = 0; i < local_agents_.size(); ++i) all.push_back({kLocalRealm, i});
  return all;
}

Ipv6Address World::AccessLink(uint32_t access, uint32_t last) {
  return MakeAddress(kAccess, static_cast<uint16_t>(access), 0, static_cast<uint16_t>(last));
}

const roles::HomeNetwork* World::Identified(DomainNameView id) const {
  const std::optional<uint32_t> realm = RealmOf(id);
  if (!realm.has_value() || !identified_[*realm].has_value()) return nullptr;
  return &*identified_[*realm];
}

bool World::IsAssigned(const User& user, HomeAgentRef ref) const {
  return std::find(user.assigned.begin(), user.assigned.end(), ref) != user.assigned.end();
}

bool World::MayHaveAddress(const User& user, const roles::HomeNetworkInformation& information,
                           const Ipv6Address& address) const {
  switch (information.kind) {
    case roles::HomeNetworkKind::kVisited:
      // A home agent of a link that the node has left is no wrong one, but an old one.
      for (uint32_t access = 0; access < local_agents_.size(); ++access) {
        if (address == AccessLink(access, 2)) return true;
        if (address == AccessLink(access, 1)) return IsAssigned(user, {kLocalRealm, access});
      }
      return false;
    case roles::HomeNetworkKind::kIdentified: {
      const std::optional<uint32_t> realm = RealmOf(information.id);
      if (!realm.has_value()) return false;
      const roles::HomeNetwork* const table = Identified(information.id);
      if (table != nullptr && address == table->addresses[0]) return true;
      // Of another realm under this one's name: never.
      for (const HomeAgentRef ref : user.assigned) {
        if (ref.realm == *realm && agents_[ref.realm][ref.agent].address == address) return true;
      }
      return false;
    }
    case roles::HomeNetworkKind::kUnrestricted:
      return address == unrestricted_.addresses[0];
  }
  return false;
}

bool World::MayHave(NodeNumber node, const roles::HomeNetworkInformation& information) const {
  const User& user = users_[node];
  // Each home agent here has an address; its name and prefix have to be one's that it may have.
  for (const Ipv6Address& address : information.network.addresses) {
    if (!MayHaveAddress(user, information, address)) return false;
  }
  for (const DomainNameView name : information.network.names) {
    const auto found = by_host_.find(name.ToString());
    if (found != by_host_.end()) {
      const HomeAgentRef ref = found->second;
      const Ipv6Address address = ref.realm == kLocalRealm ? local_agents_[ref.agent].address
                                                           : agents_[ref.realm][ref.agent].address;
      if (!MayHaveAddress(user, information, address)) return false;
    } else if (information.network.addresses.empty()) {
      return false;
    }
  }
  for (const Ipv6Prefix& prefix : information.network.prefixes) {
    const bool known =
        std::any_of(information.network.addresses.begin(), information.network.addresses.end(),
                    [&](const Ipv6Address& address) { return prefix.Contains(address); });
    if (!known) return false;
  }
  return true;
}

}  // namespace mip6boot::sim
