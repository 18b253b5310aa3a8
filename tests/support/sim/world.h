// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The truth: who exists, what the AAA has assigned to whom and refused to whom, what the DHCPv6
// servers are configured with. Participants are judged by it; the library never sees it.
//
// Every home agent shows by its address where it comes from:
//
//     2001:db8:6000:R:A::1        agent A of home realm R
//     2001:db8:7000:R:A::1        of home realm R, in the tables of the DHCPv6 servers
//     2001:db8:1:N::1             in the access network N, assigned by the AAA
//     2001:db8:1:N::9             there too, added by the AAA server of the visited network
//     2001:db8:1:N::20, ::21, ::22   in the access network N, in the DHCPv6 servers' tables
//     2001:db8:7777:0:A::1        for whoever has no preference
//     2001:db8:bad:U:U::1         refused to user U
//     2001:db8:f0e1::1            of a network that nobody asked for

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_WORLD_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_WORLD_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/home_network.h"
#include "tests/support/scripted_random.h"
#include "tests/support/sim/plan.h"
#include "tests/support/sim/trace.h"

namespace mip6boot::sim {

// Where a home agent is, and who has it to give. Each has a number of networks, home realms or
// access networks, with some agents.
enum class HomeAgentOrigin : uint8_t {
  kHome,               // the home AAA servers
  kHomeTable,          // the DHCPv6 servers, by the realm's name
  kLocal,              // the home AAA servers, where they allow it
  kAdded,              // the AAA server of the visited network, where the home's allow it
  kVisitedTable,       // the DHCPv6 servers, by the link
  kUnrestrictedTable,  // the DHCPv6 servers, to anybody
};
inline constexpr size_t kHomeAgentOrigins = 6;

struct HomeAgentRef {
  HomeAgentOrigin origin{};
  uint32_t network = 0;
  uint32_t agent = 0;

  friend bool operator==(HomeAgentRef a, HomeAgentRef b) {
    return a.origin == b.origin && a.network == b.network && a.agent == b.agent;
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
  std::optional<uint32_t> other_realm;  // it may have home agents there too
  bool access = true;
  bool mobility = true;                         // may have home agents
  bool local = false;                           // may have one in the visited network
  bool local_named = false;                     // and the home AAA names one
  bool two_rounds = false;                      // EAP takes two
  uint32_t session_timeout = 0;                 // seconds; 0: none is sent
  uint32_t lifetime = 0;                        // Authorization-Lifetime; 0: none is sent
  static constexpr uint32_t kGracePeriod = 10;  // that goes with it
  // All that was ever assigned to it, and the access networks that it was in.
  HomeAgentRefs assigned;
  std::set<uint32_t> links;
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

  // Those whose home agents a node may have from the AAA.
  std::vector<uint32_t> HomeRealmsOf(NodeNumber node) const;

  HomeAgentRecord& agent(HomeAgentRef ref);
  const std::vector<HomeAgentRecord>& agents(HomeAgentOrigin origin, uint32_t network) const {
    return agents_[static_cast<size_t>(origin)][network];
  }
  HomeAgentRefs all_agents() const;
  std::optional<HomeAgentRef> RefOf(const Ipv6Address& address) const;
  std::optional<HomeAgentRef> RefOf(DomainNameView name) const;
  // Whether the home agent at this address, or with this name, answers.
  bool Answers(const Ipv6Address& address) const;
  bool Answers(DomainNameView name) const;

  // In wire form of the AAA; views the record.
  roles::AssignedHomeAgent Assigned(HomeAgentRef ref);
  // A home agent that is refused to this user, marked as such.
  HomeAgentRecord Refused(NodeNumber node) const;
  static bool HoldsRefused(Bytes octets);

  // What the home AAA assigned in the last answer of this session; nothing: none, or it refused.
  void SetAssignedIn(std::string_view session_id, NodeNumber node, HomeAgentRefs refs);
  // It wanted the session ended, and was told that it is.
  void SetAborted(std::string_view session_id) { aborted_.emplace(session_id); }
  bool IsAborted(const std::string& session_id) const { return aborted_.count(session_id) != 0; }
  // How long what the AAA grants to this user holds (R95); none: without end.
  std::optional<Duration> LifetimeOf(NodeNumber node) const;
  // In its answer to this request it authorised a local home agent.
  void SetLocalAuthorised(std::string_view session_id, diameter::EndToEndId request);
  bool IsLocalAuthorised(std::string_view session_id, diameter::EndToEndId request) const;
  // Somebody on the way has added one.
  void AddAssignedIn(const std::string& session_id, HomeAgentRef ref);
  void EndSession(std::string_view session_id) { sessions_.erase(std::string(session_id)); }
  std::optional<NodeNumber> NodeOfSession(const std::string& session_id) const;
  HomeAgentRefs AssignedIn(const std::string& session_id) const;

  // The address `last` in an access network.
  static Ipv6Address AccessLink(uint32_t access, uint32_t last);
  // What a careless DHCPv6 server adds.
  const DomainName& ForeignDomain() const { return foreign_domain_; }
  const roles::HomeNetwork& Foreign() const { return foreign_; }

  // Invariant 1: whether a node may have this home network.
  bool MayHave(NodeNumber node, const roles::HomeNetworkInformation& information) const;

 private:
  void Add(HomeAgentRef ref, const Ipv6Address& address, const std::string& host,
           const std::string& realm);
  bool MayHave(const User& user, const roles::HomeNetworkInformation& information,
               HomeAgentRef ref) const;

  struct Session {
    NodeNumber node = 0;
    HomeAgentRefs assigned;
  };
  void Assign(Session& session, HomeAgentRef ref);

  std::vector<std::string> realm_names_;
  std::vector<DomainName> realm_domains_;
  std::vector<User> users_;
  // By origin and network.
  std::array<std::vector<std::vector<HomeAgentRecord>>, kHomeAgentOrigins> agents_;
  std::map<std::string, HomeAgentRef> by_host_;
  std::map<Ipv6Address, HomeAgentRef> by_address_;
  std::unordered_map<std::string, Session> sessions_;  // by Session-Id
  std::set<std::pair<std::string, diameter::EndToEndId>> local_authorised_;
  std::set<std::string> aborted_;
  DomainName foreign_domain_;
  DomainName foreign_host_;
  roles::HomeNetwork foreign_;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_WORLD_H_
