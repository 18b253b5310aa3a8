// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A case of the scenario as data: who wants what, who has what, and what it must end with. The
// participants know nothing of cases.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_SCENARIO_CASE_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_SCENARIO_CASE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "examples/integrated_scenario/dhcp_server_host.h"
#include "examples/integrated_scenario/home_aaa_host.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/nas_config.h"

namespace mip6boot::scenario {

// What the node is configured with.
struct NodeWish {
  bool visited = false;
  bool unrestricted = false;
  std::vector<std::string> identified;  // the home networks it names
  std::string dns_domain;               // of its MSP, for when DHCPv6 yields nothing
};

// An option or AVP somewhere in a message: its codes from the outside in, and what it says.
struct At {
  std::string path;   // "66/69/72"
  std::string value;  // empty: anything
};

// What each message of one name must look like; one there must be.
struct ExpectedMessage {
  std::string name;  // "RELAY-FORW"
  std::vector<At> holds;
  std::vector<uint32_t> lacks;  // codes that stand nowhere in it
};

struct ExpectedNetwork {
  roles::HomeNetworkKind kind{};
  std::string id;
  HomeNetworkEntry entry;
};

struct Expectations {
  std::vector<ExpectedNetwork> networks;  // that the node knows in the end, in order
  std::string home_agent;                 // that it would register with; empty: none
  std::vector<std::string> dns_agents;    // names of those ranked from the DNS, best first
  std::vector<ExpectedMessage> messages;
  std::vector<uint32_t> never_in_dhcpv6;  // codes that stand in no DHCPv6 message at all
  uint64_t lost = 0;  // datagrams lost on purpose, each made up for by a retransmission
};

struct ScenarioCase {
  std::string name;
  std::string title;  // one line: what happens

  NodeWish wish;
  roles::NasApplication application = roles::NasApplication::kEap;
  std::optional<Duration> binding_lifetime;  // how long the access server keeps what the AAA
                                             // assigned; none: while attached
  bool ask_after_expiry = false;             // the node asks when that time is over
  UserProfile profile;
  DirectoryEntries directory;  // the DHCPv6 server's own
  bool lossy = false;          // the first datagram of every hop is lost

  Expectations expected;
};

// All, in the order in which they are run.
const std::vector<ScenarioCase>& AllCases();
// Null if there is none of this name.
const ScenarioCase* FindCase(std::string_view name);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_SCENARIO_CASE_H_
