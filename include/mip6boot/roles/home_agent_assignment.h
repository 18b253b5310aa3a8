// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home agents as the AAA infrastructure speaks of them (RFC 5447 4.2), and the decision what of it
// a node may be given as home network information. Nowhere is that mapping standardised; the rules
// here say what this library does and why.
//
// Text and octets in these values are views, of the Diameter message or of the caller's storage.

#ifndef MIP6BOOT_ROLES_HOME_AGENT_ASSIGNMENT_H_
#define MIP6BOOT_ROLES_HOME_AGENT_ASSIGNMENT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/types/span.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// Home agents that we take from one answer (R61). What goes beyond is left out and counted.
inline constexpr size_t kMaxHomeAgents = 8;

// One MIP6-Agent-Info (RFC 5447 4.2.1). At least an address or a host is there (R58).
struct AssignedHomeAgent {
  std::optional<Ipv6Address> ipv6;   // MIP-Home-Agent-Address, family 2
  std::optional<Ipv4Address> ipv4;   // the same, family 1: of a dual-stack agent beside the other
  std::string_view realm;            // MIP-Home-Agent-Host: Destination-Realm; empty without one
  std::string_view host;             // and Destination-Host
  std::optional<Ipv6Prefix> prefix;  // MIP6-Home-Link-Prefix
  // A second address of the family of the first; two are all that an agent may have (R58).
  std::optional<Ipv6Address> second_ipv6 = std::nullopt;
  std::optional<Ipv4Address> second_ipv4 = std::nullopt;
};
using AssignedHomeAgents = BoundedVector<AssignedHomeAgent, kMaxHomeAgents>;

// What one AAA answer assigns.
struct HomeAgentAssignment {
  std::optional<diameter::FeatureSet> features;  // MIP6-Feature-Vector; none counts as no bit set
  AssignedHomeAgents agents;                     // in wire order
  std::optional<Ipv6Prefix>
      prefix;                     // MIP6-Home-Link-Prefix beside the groups, not inside one (R55)
  std::string_view user_name;     // User-Name of the answer, a NAI; empty without one
  std::string_view origin_realm;  // of the answer

  // Whether a home agent in the visited network may be given (R57).
  bool local_authorised() const {
    return features.has_value() && features->Has(diameter::FeatureBit::kLocalHomeAgentAssignment);
  }
};

// How an access server tells a home agent in its own network from one in the node's home network.
struct LocalityPolicy {
  std::string_view own_realm;                       // of the access server
  absl::Span<const std::string_view> local_realms;  // further ones that count as local
  absl::Span<const Ipv6Prefix> local_prefixes;      // where agents without a realm count as local
  absl::Span<const AssignedHomeAgent> hinted;       // what this access server hinted in its request
};

// Local or home, decided before anything else, or a visited agent is handed out under the home
// network's name: a realm decides where the agent has one; without one, that it is one that was
// hinted, by either family's address, or that an address lies in a local prefix.
MIP6BOOT_EXPORT bool IsLocal(const AssignedHomeAgent& agent, const LocalityPolicy& policy);

// What to make of an assignment.
struct MappingPolicy {
  LocalityPolicy locality;
  // The NAI that the node authenticated with, where the answer has no User-Name.
  std::string_view user_name;
  // Offer the home agents for "unrestricted" requests as well. Off: nobody said that the node may
  // use them so.
  bool offer_unrestricted = false;
  dhcpv6::PrefixForm prefix_form = dhcpv6::PrefixForm::kFull;
};

// What an assignment became, and what was left out of it.
struct MappedHomeNetworks {
  BoundedVector<SuppliedHomeNetwork, kMaxHomeAgents + 2>
      networks;                       // view the buffer that was given
  uint16_t local_not_authorised = 0;  // local agents left out: the answer lacks the LOCAL bit
  uint16_t unusable = 0;  // addresses left out: no home agent can have them, or a private IPv4 one
  // Agents left out: no realm to file them under, or one that is no domain name. A prefix beside
  // the agents that belongs to none of several realms.
  uint16_t unnamed = 0;
  uint16_t left_out = 0;  // beyond a capacity
};

// The home networks that a relay may supply for the node, encoded into `out`: one for each realm of
// a home agent, in the order of the answer, and one visited one for the local agents, if they are
// authorised. Two agents of one realm share one network, first agent first: RFC 6610 has no rule
// for two IDINFs of one HNIDF. The order inside is prefixes, addresses (IPv6 first), names. An
// agent without a realm is filed under that of the user's NAI, else under the answer's
// Origin-Realm; so is a prefix that stands beside the agents, unless there is one home network
// alone. Errors: kNoSpace.
MIP6BOOT_EXPORT Result<MappedHomeNetworks> MapToHomeNetworks(const HomeAgentAssignment& assignment,
                                                             const MappingPolicy& policy,
                                                             MutableBytes out);
// Octets that hold whatever one answer maps to.
inline constexpr size_t kMaxMappedOctets = 8192;

// The part of a NAI behind its last "@" (RFC 7542 2.2); empty if there is none.
MIP6BOOT_EXPORT std::string_view RealmOf(std::string_view nai);

// Whether two home agents are the same one: an address in common or, where they have no addresses
// of one family to compare, the same host (R67).
MIP6BOOT_EXPORT bool IsSameHomeAgent(const AssignedHomeAgent& a, const AssignedHomeAgent& b);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AGENT_ASSIGNMENT_H_
