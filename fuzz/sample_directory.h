// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The networks and home agents of a fuzzer's directory, and what answers have to say of them.

#ifndef MIP6BOOT_FUZZ_SAMPLE_DIRECTORY_H_
#define MIP6BOOT_FUZZ_SAMPLE_DIRECTORY_H_

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "fuzz/expected_directory.h"
#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/roles/home_agent_directory.h"

namespace mip6boot::fuzz {

inline constexpr std::array<const char*, kNetworks> kNetworkNames = {"home.example.org",
                                                                     "msp.example.net"};
inline constexpr roles::InterfaceIndex kHomeInterface{7};

// The second network is visited on a link inside of the first one's.
inline const std::array<Ipv6Prefix, kNetworks>& Links() {
  static const std::array<Ipv6Prefix, kNetworks> links = {Prefix("2001:db8:1::/48"),
                                                          Prefix("2001:db8:1:c020::/64")};
  return links;
}

struct SampleAgent {
  std::string host;
  DomainName name;
  std::optional<Ipv6Address> ipv6;
  std::optional<Ipv4Address> ipv4;
  Ipv6Address mapped;  // the IPv4 address behind 64:ff9b::/96 (R16)
};
// By their numbers; some have no host, or no address of a family.
inline const std::vector<SampleAgent>& SampleAgents() {
  static const std::vector<SampleAgent> agents = [] {
    std::vector<SampleAgent> made(kAgents);
    for (size_t i = 0; i < kAgents; ++i) {
      SampleAgent& agent = made[i];
      const auto octet = static_cast<uint8_t>(1 + i);
      if (i != 5) {
        agent.host = "ha" + std::to_string(i % kAgentsPerNetwork) + "." +
                     kNetworkNames[i / kAgentsPerNetwork];
        agent.name = Name(agent.host);
      }
      if (i != 1) agent.ipv6 = Ip6("2001:db8:5::" + std::to_string(octet));
      if (i % 2 == 0) agent.ipv4 = Ipv4Address({192, 0, 2, octet});
      agent.mapped = Ip6("64:ff9b::c000:20" + std::to_string(octet));
    }
    return made;
  }();
  return agents;
}
inline const Ipv6Prefix& PrefixOf(size_t network) {
  static const std::array<Ipv6Prefix, kNetworks> prefixes = {Prefix("2001:db8:6000::/64"),
                                                             Prefix("2001:db8:7000::/56")};
  return prefixes[network];
}

// The first octet: strategy (2 bits), home agents a node (2), 16 with a capacity, 32 without an
// end, how much further in the list the strategy of the second network is (2).
inline DirectoryRules DirectoryRulesOf(uint8_t setup) {
  DirectoryRules rules;
  rules.strategies = {static_cast<roles::HomeAgentStrategy>(setup % 4),
                      static_cast<roles::HomeAgentStrategy>((setup + (setup >> 6)) % 4)};
  rules.agents_per_node = size_t{1} + (setup >> 2) % 3;
  if ((setup & 0x10) != 0) rules.capacity = 3;
  rules.max_assignments = 12;
  if ((setup & 0x20) == 0) rules.lifetime = std::chrono::seconds(60);
  return rules;
}

// `turned`: the same, the last first.
inline roles::HomeAgentDirectoryConfig DirectoryConfig(const DirectoryRules& rules, bool turned) {
  roles::HomeAgentDirectoryConfig config;
  for (size_t number = 0; number < kNetworks; ++number) {
    roles::HomeNetworkEntry network;
    network.ids = {kNetworkNames[number]};
    network.links = {Links()[number]};
    if (number == 0) network.interfaces = {kHomeInterface};
    network.unrestricted = number == 1;
    network.prefixes = {PrefixOf(number)};
    network.strategy = rules.strategies[number];
    network.agents_per_node = rules.agents_per_node;
    for (size_t i = 0; i < kAgentsPerNetwork; ++i) {
      const SampleAgent& agent = SampleAgents()[number * kAgentsPerNetwork + i];
      roles::HomeAgentEntry entry;
      entry.host = agent.host;
      entry.ipv6 = agent.ipv6;
      entry.ipv4 = agent.ipv4;
      entry.weight = static_cast<uint32_t>(1 + i);
      entry.capacity = rules.capacity;
      network.agents.push_back(entry);
    }
    if (turned) std::reverse(network.agents.begin(), network.agents.end());
    config.networks.push_back(network);
  }
  if (turned) std::reverse(config.networks.begin(), config.networks.end());
  config.hash_key = std::array<uint8_t, 16>{1, 2, 3};
  config.max_assignments = rules.max_assignments;
  config.assignment_lifetime = rules.lifetime;
  return config;
}

// For DHCPv6: IPv6 addresses first, then IPv4 ones, then names, each in the order of the agents.
inline void RequireHomeNetwork(const roles::HomeNetwork& told, size_t network,
                               const ExpectedDirectory::Agents& agents) {
  std::vector<Ipv6Address> addresses;
  std::vector<DomainNameView> names;
  for (const size_t number : agents) {
    const SampleAgent& agent = SampleAgents()[number];
    if (agent.ipv6.has_value()) addresses.push_back(*agent.ipv6);
    if (!agent.host.empty()) names.push_back(agent.name.view());
  }
  for (const size_t number : agents) {
    const SampleAgent& agent = SampleAgents()[number];
    if (agent.ipv4.has_value()) addresses.push_back(agent.mapped);
  }
  if (agents.empty()) return Require(told.empty(), "a home network without home agents");
  Require(told.prefixes.size() == 1 && told.prefixes[0] == PrefixOf(network),
          "another prefix than the network's");
  Require(
      std::equal(told.addresses.begin(), told.addresses.end(), addresses.begin(), addresses.end()),
      "other addresses than those of the home agents");
  Require(std::equal(told.names.begin(), told.names.end(), names.begin(), names.end()),
          "other names than those of the home agents");
}
// For the AAA.
inline void RequireHomeAgents(const roles::AssignedHomeAgents& told, size_t network,
                              const ExpectedDirectory::Agents& agents) {
  Require(told.size() == agents.size(), "other home agents for the AAA");
  for (size_t i = 0; i < agents.size(); ++i) {
    const SampleAgent& agent = SampleAgents()[agents[i]];
    Require(told[i].ipv6 == agent.ipv6 && told[i].ipv4 == agent.ipv4 &&
                told[i].host == agent.host && told[i].realm == kNetworkNames[network] &&
                told[i].prefix == PrefixOf(network),
            "another home agent for the AAA");
  }
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SAMPLE_DIRECTORY_H_
