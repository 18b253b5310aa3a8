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

// The third word of an address.
constexpr uint16_t kHome = 0x6000;
constexpr uint16_t kHomeTable = 0x7000;
constexpr uint16_t kUnrestricted = 0x7777;
constexpr uint16_t kAccess = 0x0001;
constexpr uint16_t kRefused = 0x0bad;

// Home agents of each network in the tables of the DHCPv6 servers.
constexpr uint32_t kInTable = 3;

}  // namespace

World::World(const Plan& plan, test::SeededRandom& dice)
    : foreign_domain_(*DomainName::FromText("foreign.example.net")),
      foreign_host_(*DomainName::FromText("ha.foreign.example.net")) {
  using Origin = HomeAgentOrigin;
  for (uint32_t realm = 0; realm < plan.realms; ++realm) {
    realm_names_.push_back("home" + std::to_string(realm) + ".example.org");
    const std::string& name = realm_names_.back();
    realm_domains_.push_back(*DomainName::FromText(name));
    const auto word = static_cast<uint16_t>(realm);
    for (uint16_t i = 0; i < plan.home_agents; ++i) {
      Add({Origin::kHome, realm, i}, MakeAddress(kHome, word, i, 1),
          "ha" + std::to_string(i) + "." + name, name);
    }
    const bool in_table = dice.Below(3) == 0;
    agents_[static_cast<size_t>(Origin::kHomeTable)].resize(realm + 1);
    for (uint16_t i = 0; i < kInTable && in_table; ++i) {
      Add({Origin::kHomeTable, realm, i}, MakeAddress(kHomeTable, word, i, 1),
          "table" + std::to_string(i) + "." + name, name);
    }
  }
  for (uint32_t access = 0; access < plan.access_servers; ++access) {
    const std::string number = std::to_string(access);
    Add({Origin::kLocal, access, 0}, AccessLink(access, 1), "ha" + number + ".asp.example.net",
        "asp.example.net");
    Add({Origin::kAdded, access, 0}, AccessLink(access, 9), "added" + number + ".asp.example.net",
        "asp.example.net");
    for (uint32_t i = 0; i < kInTable; ++i) {
      Add({Origin::kVisitedTable, access, i}, AccessLink(access, 0x20 + i),
          "ha" + std::to_string(i) + "." + number + ".visited.example.net", "");
    }
  }
  for (uint16_t i = 0; i < kInTable; ++i) {
    Add({Origin::kUnrestrictedTable, 0, i}, MakeAddress(kUnrestricted, 0, i, 1),
        "ha" + std::to_string(i) + ".anywhere.example.net", "");
  }
  const Ipv6Address foreign = MakeAddress(0xf0e1, 0, 0, 1);
  (void)foreign_.prefixes.TryPushBack(*Ipv6Prefix::Make(foreign, 64));
  (void)foreign_.addresses.TryPushBack(foreign);
  (void)foreign_.names.TryPushBack(foreign_host_.view());

  for (uint32_t node = 0; node < plan.nodes; ++node) {
    User& user = users_.emplace_back();
    user.realm = dice.Below(plan.realms);
    if (dice.Below(4) == 0) user.other_realm = dice.Below(plan.realms);
    user.access = dice.Below(8) != 0;
    user.mobility = dice.Below(6) != 0;
    user.local = dice.Below(3) == 0;
    user.local_named = dice.Below(2) == 0;
    user.two_rounds = dice.Below(4) == 0;
    if (dice.Below(3) == 0) user.session_timeout = 60 + dice.Below(3600);
    if (dice.Below(4) == 0) user.lifetime = 60 + dice.Below(1800);
    if (user.session_timeout != 0) user.lifetime = std::min(user.lifetime, user.session_timeout);
  }
}

void World::Add(HomeAgentRef ref, const Ipv6Address& address, const std::string& host,
                const std::string& realm) {
  std::vector<std::vector<HomeAgentRecord>>& networks = agents_[static_cast<size_t>(ref.origin)];
  if (networks.size() <= ref.network) networks.resize(ref.network + 1);
  HomeAgentRecord& record = networks[ref.network].emplace_back();
  record.address = address;
  record.prefix = *Ipv6Prefix::Make(address, 64);
  record.realm = realm;
  record.host = host;
  by_host_[host + "."] = ref;
  by_address_[address] = ref;
}

std::vector<uint32_t> World::HomeRealmsOf(NodeNumber node) const {
  const User& user = users_[node];
  std::vector<uint32_t> realms = {user.realm};
  if (user.other_realm.has_value() && *user.other_realm != user.realm) {
    realms.push_back(*user.other_realm);
  }
  return realms;
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
  return agents_[static_cast<size_t>(ref.origin)][ref.network][ref.agent];
}

HomeAgentRefs World::all_agents() const {
  HomeAgentRefs all;
  for (const auto& [address, ref] : by_address_) all.push_back(ref);
  return all;
}

std::optional<HomeAgentRef> World::RefOf(const Ipv6Address& address) const {
  const auto found = by_address_.find(address);
  if (found == by_address_.end()) return std::nullopt;
  return found->second;
}

std::optional<HomeAgentRef> World::RefOf(DomainNameView name) const {
  const auto found = by_host_.find(name.ToString());
  if (found == by_host_.end()) return std::nullopt;
  return found->second;
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

void World::SetAssignedIn(std::string_view session_id, NodeNumber node, HomeAgentRefs refs) {
  Session& session = sessions_[std::string(session_id)];
  session = {node, {}};
  for (const HomeAgentRef ref : refs) Assign(session, ref);
}

std::optional<Duration> World::LifetimeOf(NodeNumber node) const {
  const User& user = users_[node];
  std::optional<Duration> lifetime;
  if (user.session_timeout != 0) lifetime = std::chrono::seconds(user.session_timeout);
  if (user.lifetime != 0) {
    const Duration authorised = std::chrono::seconds(user.lifetime + User::kGracePeriod);
    lifetime = std::min(lifetime.value_or(authorised), authorised);
  }
  return lifetime;
}

void World::SetLocalAuthorised(std::string_view session_id, diameter::EndToEndId request) {
  local_authorised_.emplace(session_id, request);
}

bool World::IsLocalAuthorised(std::string_view session_id, diameter::EndToEndId request) const {
  return local_authorised_.count({std::string(session_id), request}) != 0;
}

void World::AddAssignedIn(const std::string& session_id, HomeAgentRef ref) {
  const auto found = sessions_.find(session_id);
  if (found != sessions_.end()) Assign(found->second, ref);
}

void World::Assign(Session& session, HomeAgentRef ref) {
  for (HomeAgentRefs* refs : {&session.assigned, &users_[session.node].assigned}) {
    if (std::find(refs->begin(), refs->end(), ref) == refs->end()) refs->push_back(ref);
  }
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
  const std::optional<HomeAgentRef> ref = RefOf(address);
  return !ref.has_value() || agents(ref->origin, ref->network)[ref->agent].up;
}

bool World::Answers(DomainNameView name) const {
  const std::optional<HomeAgentRef> ref = RefOf(name);
  return !ref.has_value() || agents(ref->origin, ref->network)[ref->agent].up;
}

Ipv6Address World::AccessLink(uint32_t access, uint32_t last) {
  return MakeAddress(kAccess, static_cast<uint16_t>(access), 0, static_cast<uint16_t>(last));
}

// Of another network under this one's name: never. A local home agent of a link that the node has
// left is no wrong one, but an old one.
bool World::MayHave(const User& user, const roles::HomeNetworkInformation& information,
                    HomeAgentRef ref) const {
  using Origin = HomeAgentOrigin;
  const bool assigned =
      std::find(user.assigned.begin(), user.assigned.end(), ref) != user.assigned.end();
  switch (information.kind) {
    case roles::HomeNetworkKind::kVisited:
      return (ref.origin == Origin::kVisitedTable && user.links.count(ref.network) != 0) ||
             (assigned && (ref.origin == Origin::kLocal || ref.origin == Origin::kAdded));
    case roles::HomeNetworkKind::kIdentified:
      return RealmOf(information.id) == ref.network &&
             (ref.origin == Origin::kHomeTable || (assigned && ref.origin == Origin::kHome));
    case roles::HomeNetworkKind::kUnrestricted:
      return ref.origin == Origin::kUnrestrictedTable;
  }
  return false;
}

bool World::MayHave(NodeNumber node, const roles::HomeNetworkInformation& information) const {
  const User& user = users_[node];
  const auto may_have = [&](const auto& name) {
    const std::optional<HomeAgentRef> ref = RefOf(name);
    return ref.has_value() && MayHave(user, information, *ref);
  };
  const auto is_of_one = [&](const Ipv6Prefix& prefix) {
    return std::any_of(information.network.addresses.begin(), information.network.addresses.end(),
                       [&](const Ipv6Address& address) { return prefix.Contains(address); });
  };
  const roles::HomeNetwork& network = information.network;
  return std::all_of(network.addresses.begin(), network.addresses.end(), may_have) &&
         std::all_of(network.names.begin(), network.names.end(), may_have) &&
         std::all_of(network.prefixes.begin(), network.prefixes.end(), is_of_one);
}

}  // namespace mip6boot::sim
