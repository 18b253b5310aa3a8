// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_assignment.h"

#include <algorithm>

#include "mip6boot/base/domain_name.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0 { namespace roles {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string_view WithoutFinalDot(std::string_view name) {
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);
  return name;
}

// As the DNS compares: ASCII case and a final dot do not count.
bool IsSameRealm(std::string_view a, std::string_view b) {
  a = WithoutFinalDot(a);
  b = WithoutFinalDot(b);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return Lower(x) == Lower(y); });
}

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
    for (const AssignedHomeAgent& agent : assignment.agents)
      (void)local_.TryPushBack(IsLocal(agent, policy.locality));
  }

  Result<MappedHomeNetworks> Map() {
    for (size_t i = 0; i < assignment_.agents.size(); ++i) {
      if (local_[i]) {
        if (!assignment_.local_authorised()) ++mapped_.local_not_authorised;
      } else if (IsFirstOfItsRealm(i)) {
        MapRealm(RealmOfAgent(i));
      }
    }
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
      if (!local_[i] && IsSameRealm(RealmOfAgent(i), RealmOfAgent(index))) return false;
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
    Add(HomeNetworkKind::kIdentified,
        *DomainNameView::Parse(Bytes(octets, name->view().wire().size())),
        [this, realm](size_t i) { return !local_[i] && IsSameRealm(RealmOfAgent(i), realm); });
  }

  // One network from the agents that `belongs` picks.
  template <typename Belongs>
  void Add(HomeNetworkKind kind, DomainNameView id, Belongs belongs) {
    const size_t begin = out_.size();
    ForEach(belongs, [this](const AssignedHomeAgent& agent) { WritePrefix(agent); });
    if (kind == HomeNetworkKind::kIdentified && assignment_.prefix.has_value())
      Write(*assignment_.prefix);
    ForEach(belongs, [this](const AssignedHomeAgent& agent) {
      if (agent.ipv6.has_value()) WriteAddress(*agent.ipv6);
    });
    ForEach(belongs, [this](const AssignedHomeAgent& agent) {
      if (agent.ipv4.has_value()) WriteAddress(*agent.ipv4);
    });
    ForEach(belongs, [this](const AssignedHomeAgent& agent) { WriteHost(agent); });
    const uint8_t* const octets = out_.octets().At(begin);
    if (octets == nullptr || out_.size() == begin) return;
    if (!mapped_.networks.TryPushBack({kind, id, Bytes(octets, out_.size() - begin)}))
      ++mapped_.left_out;
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
  MappedHomeNetworks mapped_;
};

}  // namespace

bool IsLocal(const AssignedHomeAgent& agent, const LocalityPolicy& policy) {
  if (!agent.realm.empty()) {
    return (!policy.own_realm.empty() && IsSameRealm(agent.realm, policy.own_realm)) ||
           std::any_of(policy.local_realms.begin(), policy.local_realms.end(),
                       [&](std::string_view realm) { return IsSameRealm(agent.realm, realm); });
  }
  if (!agent.ipv6.has_value()) return false;
  return std::find(policy.hinted.begin(), policy.hinted.end(), *agent.ipv6) !=
             policy.hinted.end() ||
         std::any_of(policy.local_prefixes.begin(), policy.local_prefixes.end(),
                     [&](const Ipv6Prefix& prefix) { return prefix.Contains(*agent.ipv6); });
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
  if (a.ipv6.has_value() && b.ipv6.has_value()) return *a.ipv6 == *b.ipv6;
  if (a.ipv4.has_value() && b.ipv4.has_value()) return *a.ipv4 == *b.ipv4;
  return !a.host.empty() && IsSameRealm(a.host, b.host);
}

}}}  // namespace mip6boot::v0::roles
