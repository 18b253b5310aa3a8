// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The home networks that an assignment of home agents stands for (RFC 6611 4.2.1, R55, R57, R61): a
// model that looks at realms, and writes options, by itself.

#ifndef MIP6BOOT_FUZZ_MAPPED_NETWORKS_H_
#define MIP6BOOT_FUZZ_MAPPED_NETWORKS_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "fuzz/expected_options.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/roles/home_agent_assignment.h"

namespace mip6boot::fuzz {

struct MappedNetwork {
  roles::HomeNetworkKind kind{};
  Octets id;
  Octets options;
};

inline std::string_view RealmOfNai(std::string_view nai) {
  const size_t at = nai.find_last_of('@');
  return at == std::string_view::npos ? std::string_view() : nai.substr(at + 1);
}

// An address of either family in common; without addresses of one family to compare, the host.
inline bool AreOne(const roles::AssignedHomeAgent& a, const roles::AssignedHomeAgent& b) {
  const std::optional<Ipv6Address> six[] = {a.ipv6, a.second_ipv6};
  const std::optional<Ipv4Address> four[] = {a.ipv4, a.second_ipv4};
  for (const auto& address : six) {
    if (address && (address == b.ipv6 || address == b.second_ipv6)) return true;
  }
  for (const auto& address : four) {
    if (address && (address == b.ipv4 || address == b.second_ipv4)) return true;
  }
  const bool differ = ((a.ipv6 || a.second_ipv6) && (b.ipv6 || b.second_ipv6)) ||
                      ((a.ipv4 || a.second_ipv4) && (b.ipv4 || b.second_ipv4));
  return !differ && !a.host.empty() && diameter::EqualIdentity(a.host, b.host);
}

// A realm decides; without one, that it was hinted, or where an address of its lies.
inline bool IsOfThisNetwork(const roles::AssignedHomeAgent& agent,
                            const roles::LocalityPolicy& locality) {
  if (!agent.realm.empty()) {
    const auto is_its = [&agent](std::string_view realm) {
      return diameter::EqualIdentity(agent.realm, realm);
    };
    return is_its(locality.own_realm) ||
           std::any_of(locality.local_realms.begin(), locality.local_realms.end(), is_its);
  }
  for (const roles::AssignedHomeAgent& hinted : locality.hinted) {
    if (AreOne(agent, hinted)) return true;
  }
  for (const Ipv6Prefix& prefix : locality.local_prefixes) {
    for (const auto& address : {agent.ipv6, agent.second_ipv6}) {
      if (address && prefix.Contains(*address)) return true;
    }
  }
  return false;
}

// The options of some home agents: prefixes, and `prefix` behind them, addresses, IPv6 first, and
// names.
inline Octets OptionsOf(const std::vector<roles::AssignedHomeAgent>& agents,
                        const std::optional<Ipv6Prefix>& prefix) {
  Octets options;
  const auto add_prefix = [&options](const std::optional<Ipv6Prefix>& each) {
    if (!each) return;
    Octets data = {each->length()};
    Append(each->address().bytes(), data);
    AppendOption(dhcpv6::OptionCode::kMip6Hnp, data, options);
  };
  const auto add_address = [&options](const Ipv6Address& address) {
    if (!dhcpv6::HomeAgentAddress{address}.IsSendable()) return;
    AppendOption(dhcpv6::OptionCode::kMip6Haa, address.bytes(), options);
  };
  for (const auto& agent : agents) add_prefix(agent.prefix);
  add_prefix(prefix);
  for (const auto& agent : agents) {
    for (const auto& address : {agent.ipv6, agent.second_ipv6}) {
      if (address) add_address(*address);
    }
  }
  for (const auto& agent : agents) {
    for (const auto& address : {agent.ipv4, agent.second_ipv4}) {
      if (address) add_address(Ipv6Address::EmbedIpv4(*address));
    }
  }
  for (const auto& agent : agents) {
    const auto name = DomainName::FromText(agent.host);
    if (!agent.host.empty() && name) {
      AppendOption(dhcpv6::OptionCode::kMip6Haf, name->view().wire(), options);
    }
  }
  return options;
}

// One for each realm of home agents, one for those of this network where they are authorised, and
// one of all others for who asks for any, if that is offered.
inline std::vector<MappedNetwork> MappedBy(const roles::HomeAgentAssignment& assignment,
                                           const roles::MappingPolicy& policy) {
  struct Realm {
    std::string_view name;
    std::vector<roles::AssignedHomeAgent> agents;
  };
  std::string_view others = RealmOfNai(assignment.user_name);  // of what is in no realm
  if (others.empty()) others = RealmOfNai(policy.user_name);
  if (others.empty()) others = assignment.origin_realm;
  std::vector<Realm> realms;
  std::vector<roles::AssignedHomeAgent> local, home;
  for (const roles::AssignedHomeAgent& agent : assignment.agents) {
    if (IsOfThisNetwork(agent, policy.locality)) {
      local.push_back(agent);
      continue;
    }
    home.push_back(agent);
    const std::string_view name = agent.realm.empty() ? others : agent.realm;
    auto realm = std::find_if(realms.begin(), realms.end(), [name](const Realm& each) {
      return diameter::EqualIdentity(each.name, name);
    });
    if (realm == realms.end()) realm = realms.insert(realms.end(), {name, {}});
    realm->agents.push_back(agent);
  }
  std::vector<MappedNetwork> networks;
  const auto add = [&networks](roles::HomeNetworkKind kind, Bytes id, const Octets& options) {
    if (!options.empty()) networks.push_back({kind, {id.begin(), id.end()}, options});
  };
  for (const Realm& realm : realms) {
    const auto name = DomainName::FromText(realm.name);
    if (!name) continue;
    // R55: a prefix beside the agents goes to the only network, or to that of the user.
    const bool is_its = realms.size() == 1 || diameter::EqualIdentity(realm.name, others);
    add(roles::HomeNetworkKind::kIdentified, name->view().wire(),
        OptionsOf(realm.agents, is_its ? assignment.prefix : std::nullopt));
  }
  const auto bits = assignment.features.has_value() ? assignment.features->bits() : 0;
  constexpr uint64_t kLocalBit = 2;  // RFC 5447 4.2.5: LOCAL_HOME_AGENT_ASSIGNMENT
  if ((bits & kLocalBit) != 0) add(roles::HomeNetworkKind::kVisited, {}, OptionsOf(local, {}));
  if (policy.offer_unrestricted) {
    add(roles::HomeNetworkKind::kUnrestricted, {}, OptionsOf(home, {}));
  }
  return networks;
}

// Whether these are they, in their order.
template <typename Networks>
bool AreMapped(const Networks& networks, const std::vector<MappedNetwork>& expected) {
  return std::equal(networks.begin(), networks.end(), expected.begin(), expected.end(),
                    [](const roles::SuppliedHomeNetwork& a, const MappedNetwork& b) {
                      return a.kind == b.kind && a.id.wire() == Bytes(b.id) &&
                             a.options == Bytes(b.options);
                    });
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_MAPPED_NETWORKS_H_
