// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_assignment.h"

#include <algorithm>
#include <cstring>

#include "mip6boot/base/domain_name.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/diameter/avp_format.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using diameter::EqualIdentity;

// The realm that a home agent is filed under.
std::string_view RealmFor(const AssignedHomeAgent& agent, const HomeAgentAssignment& assignment,
                          const MappingPolicy& policy) {
  if (!agent.realm.empty()) return agent.realm;
  const std::string_view of_answer = RealmOf(assignment.user_name);
  if (!of_answer.empty()) return of_answer;
  const std::string_view of_user = RealmOf(policy.user_name);
  return of_user.empty() ? assignment.origin_realm : of_user;
}

// Writes the home networks one behind the other into one buffer: first a network's name, then its
// options 71, 72, 73, each kind of all its agents before the next kind.
class Mapper {
 public:
  Mapper(const HomeAgentAssignment& assignment, const MappingPolicy& policy, MutableBytes out)
      : assignment_(assignment), policy_(policy), out_(out) {
    for (const AssignedHomeAgent& agent : assignment.agents) {
      (void)local_.TryPushBack(IsLocal(agent, policy.locality));
    }
  }

  Result<MappedHomeNetworks> Map() {
    size_t home_realms = 0;
    for (size_t i = 0; i < assignment_.agents.size(); ++i) {
      if (!local_[i] && IsFirstOfItsRealm(i)) ++home_realms;
    }
    only_home_realm_ = home_realms == 1;
    for (size_t i = 0; i < assignment_.agents.size(); ++i) {
      if (local_[i]) {
        if (!assignment_.local_authorised()) ++mapped_.local_not_authorised;
      } else if (IsFirstOfItsRealm(i)) {
        MapRealm(RealmOfAgent(i));
      }
    }
    if (assignment_.prefix.has_value() && home_realms != 0 && !prefix_placed_) ++mapped_.unnamed;
    if (assignment_.local_authorised() && std::count(local_.begin(), local_.end(), true) != 0) {
      Add(HomeNetworkKind::kVisited, DomainNameView(), [this](size_t i) { return local_[i]; });
    }
    if (policy_.offer_unrestricted && std::count(local_.begin(), local_.end(), false) != 0) {
      Add(HomeNetworkKind::kUnrestricted, DomainNameView(),
          [this](size_t i) { return !local_[i]; });
    }
    if (!out_.ok()) return Unexpected(out_.Finish().error());
    return mapped_;
  }

 private:
  std::string_view RealmOfAgent(size_t i) const {
    return RealmFor(assignment_.agents[i], assignment_, policy_);
  }

  bool IsFirstOfItsRealm(size_t index) const {
    for (size_t i = 0; i < index; ++i) {
      if (!local_[i] && EqualIdentity(RealmOfAgent(i), RealmOfAgent(index))) return false;
    }
    return true;
  }

  void MapRealm(std::string_view realm) {
    const Result<DomainName> name = DomainName::FromText(realm);
    if (!name) {
      ++mapped_.unnamed;
      return;
    }
    uint8_t* const octets = out_.octets().Append(name->view().wire().size());
    if (octets == nullptr) return;
    std::memcpy(octets, name->view().wire().data(), name->view().wire().size());
    Add(
        HomeNetworkKind::kIdentified,
        *DomainNameView::Parse(Bytes(octets, name->view().wire().size())),
        [this, realm](size_t i) { return !local_[i] && EqualIdentity(RealmOfAgent(i), realm); },
        PrefixBesideTheAgentsOf(realm));
  }

  // RFC 5447 4.2.4: a prefix that stands beside the agents says of which network it is no more than
  // an agent without a realm does (R55). Among several networks it must not become each one's.
  std::optional<Ipv6Prefix> PrefixBesideTheAgentsOf(std::string_view realm) {
    if (!assignment_.prefix.has_value()) return std::nullopt;
    if (!only_home_realm_ &&
        !EqualIdentity(realm, RealmFor(AssignedHomeAgent(), assignment_, policy_))) {
      return std::nullopt;
    }
    prefix_placed_ = true;
    return assignment_.prefix;
  }

  // One network from the agents that `belongs` picks.
  template <typename Belongs>
  void Add(HomeNetworkKind kind, DomainNameView id, Belongs belongs,
           const std::optional<Ipv6Prefix>& prefix = std::nullopt) {
    const size_t begin = out_.size();
    ForEach(belongs, [this](const AssignedHomeAgent& agent) { WritePrefix(agent); });
    if (prefix.has_value()) Write(*prefix);
    ForEach(belongs, [this](const AssignedHomeAgent& agent) {
      if (agent.ipv6.has_value()) WriteAddress(*agent.ipv6);
      if (agent.second_ipv6.has_value()) WriteAddress(*agent.second_ipv6);
    });
    ForEach(belongs, [this](const AssignedHomeAgent& agent) {
      if (agent.ipv4.has_value()) WriteAddress(*agent.ipv4);
      if (agent.second_ipv4.has_value()) WriteAddress(*agent.second_ipv4);
    });
    ForEach(belongs, [this](const AssignedHomeAgent& agent) { WriteHost(agent); });
    const uint8_t* const octets = out_.octets().At(begin);
    if (octets == nullptr || out_.size() == begin) return;
    if (!mapped_.networks.TryPushBack({kind, id, Bytes(octets, out_.size() - begin)})) {
      ++mapped_.left_out;
    }
  }

  template <typename Belongs, typename Visit>
  void ForEach(Belongs belongs, Visit visit) {
    for (size_t i = 0; i < assignment_.agents.size(); ++i) {
      if (belongs(i)) visit(assignment_.agents[i]);
    }
  }

  void Write(const Ipv6Prefix& prefix) {
    out_.Add(dhcpv6::HomeNetworkPrefix{prefix, policy_.prefix_form});
  }
  void WritePrefix(const AssignedHomeAgent& agent) {
    if (agent.prefix.has_value()) Write(*agent.prefix);
  }
  void WriteAddress(const Ipv6Address& address) {
    const dhcpv6::HomeAgentAddress option{address};
    // RFC 5779 5.1: an all-zero address says nothing (R63); nor do the others that can be no
    // agent's, nor IPv4 addresses that RFC 6052 3.1 keeps from standing behind 64:ff9b::/96.
    if (option.IsSendable()) {
      out_.Add(option);
    } else {
      ++mapped_.unusable;
    }
  }
  void WriteAddress(const Ipv4Address& address) { WriteAddress(Ipv6Address::EmbedIpv4(address)); }
  void WriteHost(const AssignedHomeAgent& agent) {
    if (agent.host.empty()) return;
    const Result<DomainName> name = DomainName::FromText(agent.host);
    if (name) {
      out_.Add(dhcpv6::HomeAgentFqdn{name->view()});
    } else {
      ++mapped_.unnamed;
    }
  }

  const HomeAgentAssignment& assignment_;
  const MappingPolicy& policy_;
  dhcpv6::OptionWriter out_;
  BoundedVector<bool, kMaxHomeAgents> local_;  // agent by agent
  bool only_home_realm_ = false;               // all home agents are of one realm
  bool prefix_placed_ = false;                 // the one beside the agents
  MappedHomeNetworks mapped_;
};

// An agent's addresses of one family: the first, the second, or none.
template <typename Address>
struct AddressPair {
  std::optional<Address> first;
  std::optional<Address> second;

  bool empty() const { return !first.has_value() && !second.has_value(); }
  bool Has(const std::optional<Address>& address) const {
    return address.has_value() && (address == first || address == second);
  }
  bool Shares(const AddressPair& other) const { return Has(other.first) || Has(other.second); }
};

AddressPair<Ipv6Address> Ipv6Of(const AssignedHomeAgent& agent) {
  return {agent.ipv6, agent.second_ipv6};
}
AddressPair<Ipv4Address> Ipv4Of(const AssignedHomeAgent& agent) {
  return {agent.ipv4, agent.second_ipv4};
}

}  // namespace

bool IsLocal(const AssignedHomeAgent& agent, const LocalityPolicy& policy) {
  if (!agent.realm.empty()) {
    return (!policy.own_realm.empty() && EqualIdentity(agent.realm, policy.own_realm)) ||
           std::any_of(policy.local_realms.begin(), policy.local_realms.end(),
                       [&](std::string_view realm) { return EqualIdentity(agent.realm, realm); });
  }
  const auto lies_in = [&agent](const Ipv6Prefix& prefix) {
    return (agent.ipv6.has_value() && prefix.Contains(*agent.ipv6)) ||
           (agent.second_ipv6.has_value() && prefix.Contains(*agent.second_ipv6));
  };
  return std::any_of(policy.hinted.begin(), policy.hinted.end(),
                     [&agent](const AssignedHomeAgent& hinted) {
                       return IsSameHomeAgent(agent, hinted);
                     }) ||
         std::any_of(policy.local_prefixes.begin(), policy.local_prefixes.end(), lies_in);
}

Result<MappedHomeNetworks> MapToHomeNetworks(const HomeAgentAssignment& assignment,
                                             const MappingPolicy& policy, MutableBytes out) {
  return Mapper(assignment, policy, out).Map();
}

std::string_view RealmOf(std::string_view nai) {
  const size_t at = nai.rfind('@');
  return at == std::string_view::npos ? std::string_view() : nai.substr(at + 1);
}

bool IsSameHomeAgent(const AssignedHomeAgent& a, const AssignedHomeAgent& b) {
  if (Ipv6Of(a).Shares(Ipv6Of(b)) || Ipv4Of(a).Shares(Ipv4Of(b))) return true;
  // A host may name many agents, an address names one (R59): addresses that differ outweigh it.
  if (!Ipv6Of(a).empty() && !Ipv6Of(b).empty()) return false;
  if (!Ipv4Of(a).empty() && !Ipv4Of(b).empty()) return false;
  return !a.host.empty() && EqualIdentity(a.host, b.host);
}

}}}  // namespace mip6boot::v0_1::roles
