// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What all participants of a run have in common, and who is where.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_SURROUNDINGS_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_SURROUNDINGS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/base/ip_address.h"
#include "tests/support/sim/invariants.h"
#include "tests/support/sim/network.h"
#include "tests/support/sim/plan.h"
#include "tests/support/sim/world.h"

namespace mip6boot::sim {

class AccessHost;
class NodeHost;

struct Surroundings {
  explicit Surroundings(const sim::Plan& its_plan, Observer* observer)
      : plan(its_plan),
        dice(its_plan.seed ^ 0x776f726c64),
        network(its_plan.seed, observer),
        world(plan, dice) {}

  Plan plan;
  test::SeededRandom dice;  // for everything but the network's own troubles
  SimNetwork network;
  World world;
  Invariants invariants;
  bool healed = false;
  std::vector<bool> authorised;  // by node: the AAA has granted it access, at one time or another
  uint64_t supplied = 0;         // Relay-forwards with an RSOO of ours that were checked
  uint64_t home_networks_checked = 0;

  // By global address: access servers, relays and DHCPv6 servers.
  std::map<Ipv6Address, ParticipantId> addresses;
  std::vector<ParticipantId> dhcp_servers;  // ff05::1:3
  std::vector<ParticipantId> aaa_servers;
  std::vector<ParticipantId> visited_aaas;
  ParticipantId dns_server{};
  std::vector<AccessHost*> access_hosts;
  std::vector<NodeHost*> node_hosts;

  // Scratch for whoever writes a message: nobody keeps it.
  std::vector<uint8_t> buffer = std::vector<uint8_t>(65536);

  void Broken(unsigned invariant, std::optional<NodeNumber> node, std::string what) {
    invariants.Broken(invariant, network.now(), node, std::move(what));
  }
};

// Whom a Diameter message is about, by its User-Name, or by its Session-Id. Only for an observer.
std::optional<NodeNumber> NodeOfDiameter(const Surroundings& around, Bytes message);

// "nas17.asp.example.net", and what may be behind it: 17.
uint32_t AccessNumberOf(std::string_view origin_host);

// A seed for one participant's own random source.
inline uint64_t SeedFor(const Plan& plan, Role role, uint32_t number, uint32_t life) {
  return plan.seed * 0x9e3779b97f4a7c15 + (static_cast<uint64_t>(role) << 56) +
         (static_cast<uint64_t>(life) << 36) + number;
}

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_SURROUNDINGS_H_
