// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The home networks and home agents that an operator has, as written down: what a
// HomeAgentDirectory is made of.

#ifndef MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_CONFIG_H_
#define MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_CONFIG_H_

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/datagram.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// How a node's home agent is chosen, among those that are up and not full.
enum class HomeAgentStrategy : uint8_t {
  kFirst,       // the first in the list: the others are its spares
  kRoundRobin,  // one after the other
  kWeighted,    // in turn, each as often as its weight says
  // By who the node is, each agent for a share of the nodes as its weight says: every server with
  // the same configuration chooses the same one, and when an agent goes, only its nodes move
  // (rendezvous hashing).
  kSticky,
};

// Home agents that one answer names at most.
inline constexpr size_t kMaxHomeAgentsPerNode = 4;
// The largest weight of a home agent.
inline constexpr uint32_t kMaxHomeAgentWeight = 1'000'000;

// One home agent of a network: an address or a host, or both.
struct HomeAgentEntry {
  std::string host;                 // "ha1.home.example.org": OPTION_MIP6_HAF, Destination-Host
  std::optional<Ipv6Address> ipv6;  // OPTION_MIP6_HAA, MIP-Home-Agent-Address of family 2
  std::optional<Ipv4Address> ipv4;  // behind 64:ff9b::/96 in OPTION_MIP6_HAA; family 1
  uint32_t weight = 1;              // 1..kMaxHomeAgentWeight
  // Nodes that have it assigned at a time; none: any number.
  std::optional<uint32_t> capacity;
};

// A home network, and how it is asked for: in any of these ways, but at least in one (R44).
struct HomeNetworkEntry {
  std::vector<std::string> ids;            // by its name: "home.example.org" (OPTION_MIP6_HNIDF)
  std::vector<Ipv6Prefix> links;           // as the visited network, from link-addresses in these
  std::vector<InterfaceIndex> interfaces;  // and from our own links (R88)
  bool unrestricted = false;               // by those without a preference; of one network at most

  std::vector<Ipv6Prefix> prefixes;    // OPTION_MIP6_HNP; MIP6-Home-Link-Prefix is the first
  std::vector<HomeAgentEntry> agents;  // at least one
  HomeAgentStrategy strategy = HomeAgentStrategy::kFirst;
  // Home agents that one answer names, best first: the node goes to the next when one fails (R17,
  // R73). Only the first is assigned, and counts against its capacity.
  size_t agents_per_node = 1;

  // Whether it has to be remembered which agent a node has: with the other strategies, and without
  // a capacity, the choice says so itself.
  MIP6BOOT_EXPORT bool RemembersNodes() const;
};

struct HomeAgentDirectoryConfig {
  std::vector<HomeNetworkEntry> networks;  // at least one
  // Keys the choice of kSticky, so that no node can choose an identity that leads to an agent of
  // its liking. A secret (R101), and the same on all servers that are to choose alike. Required
  // with kSticky.
  std::optional<std::array<uint8_t, 16>> hash_key;
  // Nodes whose home agent is remembered, in all networks that have to. Beyond it, no new node is
  // given an agent of these.
  uint32_t max_assignments = 1'000'000;
  // How long an assignment is remembered after the node has last asked; none: until it is released.
  // A DHCPv6 client leaves without a word: take a few times the information refresh time. An AAA
  // server knows when a session ends, and releases.
  std::optional<Duration> assignment_lifetime = std::chrono::hours(72);

  // Errors, with the path of the key and the numbers of the items: kMissing, kIncomplete (R44: a
  // network that nobody can ask for; an agent without address and host), kDuplicate, kTooMany,
  // kBadValue, kDurationTooShort, kUnusableAddress (no home agent's, or an IPv4 one that is not
  // global), and those of DomainName::FromText.
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_CONFIG_H_
