// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the participants of a fuzzer's network are configured with: the names and addresses of
// tests/vectors, so that messages from there are about them.

#ifndef MIP6BOOT_FUZZ_SAMPLE_NETWORKS_H_
#define MIP6BOOT_FUZZ_SAMPLE_NETWORKS_H_

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot::fuzz {

inline Ipv6Address Ip6(std::string_view text) { return *Ipv6Address::FromText(text); }
inline Ipv6Prefix Prefix(std::string_view text) { return *Ipv6Prefix::FromText(text); }
inline DomainName Name(std::string_view text) { return *DomainName::FromText(text); }
inline TimePoint At(int64_t milliseconds) {
  return TimePoint(std::chrono::milliseconds(milliseconds));
}

// DUID-LL of the client, DUID-EN of the server.
inline constexpr uint8_t kClientDuid[] = {0, 3, 0, 1, 2, 0, 0, 0, 0, 1};
inline constexpr uint8_t kServerDuid[] = {0, 2, 0, 0, 0x7e, 0xd9, 0x0b, 0xad, 0xc0, 0xde};

// home.example.org, with a home agent by address and by name, and the visited network.
struct SampleNetworks {
  SampleNetworks() {
    (void)home.prefixes.TryPushBack(Prefix("2001:db8:6000:302::/64"));
    (void)home.addresses.TryPushBack(Ip6("2001:db8:6000:302::1"));
    (void)home.names.TryPushBack(home_agent_name.view());
    (void)visited.prefixes.TryPushBack(Prefix("2001:db8:1:c020::/64"));
    (void)visited.addresses.TryPushBack(Ip6("2001:db8:1:c020::1"));
  }

  DomainName home_name = Name("home.example.org");
  DomainName home_agent_name = Name("ha1.home.example.org");
  roles::HomeNetwork home;
  roles::HomeNetwork visited;

  // OPTION_MIP6_HAA, as an access server supplies it.
  std::vector<uint8_t> home_run = {0x00, 0x48, 0x00, 0x10, 0x20, 0x01, 0x0d, 0xb8, 0x60, 0x00,
                                   0x03, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01};
  std::vector<uint8_t> visited_run = {0x00, 0x48, 0x00, 0x10, 0x20, 0x01, 0x0d, 0xb8, 0x00, 0x01,
                                      0xc0, 0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01};
  std::vector<roles::SuppliedHomeNetwork> supplied = {
      {roles::HomeNetworkKind::kIdentified, home_name.view(), home_run},
      {roles::HomeNetworkKind::kVisited, {}, visited_run}};

  // More than one of each kind; of one network under two spellings; and one that leads nowhere.
  DomainName loud_home_name = Name("HOME.Example.ORG");
  DomainName other_name = Name("msp.example.net");
  std::vector<uint8_t> named_run = {0x00, 0x49, 0x00, 0x05, 0x03, 'h', 'a', '2', 0x00};
  std::vector<roles::SuppliedHomeNetwork> many = {
      {roles::HomeNetworkKind::kUnrestricted, {}, home_run},
      {roles::HomeNetworkKind::kIdentified, loud_home_name.view(), named_run},
      {roles::HomeNetworkKind::kVisited, {}, visited_run},
      {roles::HomeNetworkKind::kIdentified, other_name.view(), visited_run},
      {roles::HomeNetworkKind::kIdentified, home_name.view(), home_run},
      {roles::HomeNetworkKind::kIdentified, other_name.view(), {}},
      {roles::HomeNetworkKind::kVisited, {}, named_run},
      {roles::HomeNetworkKind::kUnrestricted, {}, named_run}};
  // Those of `many` whose bits are set.
  std::vector<roles::SuppliedHomeNetwork> Some(uint8_t bits) const {
    std::vector<roles::SuppliedHomeNetwork> some;
    for (size_t i = 0; i < many.size(); ++i) {
      if ((bits >> i & 1) != 0) some.push_back(many[i]);
    }
    return some;
  }
};

inline const SampleNetworks& Samples() {
  static const SampleNetworks samples;
  return samples;
}

// The home agents of the vectors' answers.
inline roles::AssignedHomeAgent HomeAgent() {
  roles::AssignedHomeAgent agent;
  agent.ipv6 = Ip6("2001:db8:6000:302::1");
  agent.realm = "home.example.org";
  agent.host = "ha1.home.example.org";
  agent.prefix = Prefix("2001:db8:6000:302::/64");
  return agent;
}
inline roles::AssignedHomeAgent LocalAgent() {
  roles::AssignedHomeAgent agent;
  agent.ipv6 = Ip6("2001:db8:1:c020::1");
  agent.realm = "asp.example.net";
  agent.host = "ha.asp.example.net";
  return agent;
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SAMPLE_NETWORKS_H_
