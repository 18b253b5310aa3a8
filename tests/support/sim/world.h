// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The truth: who exists, what the AAA has assigned to whom and refused to whom, what the DHCPv6
// servers are configured with. Participants are judged by it; the library never sees it.
//
// Every home agent shows by its address where it comes from:
//
//     2001:db8:6000:R:A::1        agent A of home realm R
//     2001:db8:7000:R::1          of home realm R, in a table of the DHCPv6 servers
//     2001:db8:1:N::1             in the access network N, assigned by the AAA
//     2001:db8:1:N::2             in the access network N, in the DHCPv6 servers' table
//     2001:db8:7777::1            for whoever has no preference
//     2001:db8:bad:U:U::1         refused to user U
//     2001:db8:f0e1::1            of a network that nobody asked for

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_WORLD_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_WORLD_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/home_network.h"
#include "tests/support/scripted_random.h"
#include "tests/support/sim/plan.h"
#include "tests/support/sim/trace.h"

namespace mip6boot::sim {

inline constexpr uint32_t kLocalRealm = 0xffff;  // of HomeAgentRef: an access network's own

struct HomeAgentRef {
  uint32_t realm = 0;  // or kLocalRealm
  uint32_t agent = 0;  // or the access network

  friend bool operator==(HomeAgentRef a, HomeAgentRef b) {
    return a.realm == b.realm && a.agent == b.agent;
  }
};
using HomeAgentRefs = std::vector<HomeAgentRef>;

struct HomeAgentRecord {
  Ipv6Address address;
  Ipv6Prefix prefix;
  std::string realm;
  std::string host;
  bool up = true;
};

// What the AAA's database has of a node's user.
struct User {
  uint32_t realm = 0;
  bool access = true;
  bool mobility = true;          // may have home agents
  bool local = false;            // may have one in the visited network
  bool two_rounds = false;       // EAP takes two
  uint32_t session_timeout = 0;  // seconds; 0: none is sent
  uint32_t lifetime = 0;         // Authorization-Lifetime; 0: none is sent
  // All that was ever assigned to it.
  HomeAgentRefs assigned;
};

class World {
 public:
  World(const Plan& plan, test::SeededRandom& dice);

  std::string UserName(NodeNumber node) const;  // "u17@home2.example.org"
  std::optional<NodeNumber> NodeOf(std::string_view user_name) const;
  const std::string& RealmName(uint32_t realm) const { return realm_names_[realm]; }
  const DomainName& RealmDomain(uint32_t realm) const { return realm_domains_[realm]; }
  std::optional<uint32_t> RealmOf(DomainNameView id) const;
  uint32_t realms() const { return static_cast<uint32_t>(realm_names_.size()); }

  User& user(NodeNumber node) { return users_[node]; }
  const User& user(NodeNumber node) const { return users_[node]; }

  HomeAgentRecord& agent(HomeAgentRef ref);
  // In wire form of the AAA; views the record.
  roles::AssignedHomeAgent Assigned(HomeAgentRef ref);
  // A home agent that is refused to this user, marked as such.
  HomeAgentRecord Refused(NodeNumber node) const;
  static bool HoldsRefused(Bytes octets);

  // What the AAA assigned in the last answer of this session; nothing: none, or it refused.
  void SetAssignedIn(std::string_view session_id, NodeNumber node, HomeAgentRefs refs);
  void EndSession(std::string_view session_id) { sessions_.erase(std::string(session_id)); }
  std::optional<NodeNumber> NodeOfSession(const std::string& session_id) const;
  HomeAgentRefs AssignedIn(const std::string& session_id) const;

  // One to three agents for a user, its realm's for the most part.
  HomeAgentRefs Choose(NodeNumber node, test::SeededRandom& dice) const;
  // Whether the home agent at this address, or with this name, answers.
  bool Answers(const Ipv6Address& address) const;
  bool Answers(DomainNameView name) const;
  std::vector<HomeAgentRef> all_agents() const;

  // ---- the DHCPv6 servers' tables ----
  static Ipv6Address AccessLink(uint32_t access, uint32_t last);
  const roles::HomeNetwork& Visited(uint32_t access) const { return visited_[access]; }
  const roles::HomeNetwork* Identified(DomainNameView id) const;
  const roles::HomeNetwork& Unrestricted() const { return unrestricted_; }
  const DomainName& ForeignDomain() const { return foreign_domain_; }
  const roles::HomeNetwork& Foreign() const { return foreign_; }

  // Invariant 1: whether a node may have this home network. `access_networks`: how many there are.
  bool MayHave(NodeNumber node, const roles::HomeNetworkInformation& information) const;

 private:
  roles::HomeNetwork Table(const Ipv6Address& address, const std::string& host);
  bool IsAssigned(const User& user, HomeAgentRef ref) const;
  bool MayHaveAddress(const User& user, const roles::HomeNetworkInformation& information,
                      const Ipv6Address& address) const;

  std::vector<std::string> realm_names_;
  std::vector<DomainName> realm_domains_;
  std::vector<User> users_;
  std::vector<std::vector<HomeAgentRecord>> agents_;  // by realm
  std::vector<HomeAgentRecord> local_agents_;         // by access network
  std::map<std::string, HomeAgentRef> by_host_;
  struct Session {
    NodeNumber node = 0;
    HomeAgentRefs assigned;
  };
  std::unordered_map<std::string, Session> sessions_;  // by Session-Id
  std::vector<roles::HomeNetwork> visited_;
  std::vector<std::optional<roles::HomeNetwork>> identified_;  // by realm
  roles::HomeNetwork unrestricted_;
  roles::HomeNetwork foreign_;
  DomainName foreign_domain_;
  std::vector<std::unique_ptr<DomainName>> names_;  // that the tables view
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_WORLD_H_
