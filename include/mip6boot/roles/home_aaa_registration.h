// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A home agent asks the home AAA server for a node that registers with it (RFC 5778): what it says,
// what it is told, and what is decided (R67). Functions from values to values, and the values.
//
// Addresses, text and octets are those of the message, or the caller's; viewed, never copied.

#ifndef MIP6BOOT_ROLES_HOME_AAA_REGISTRATION_H_
#define MIP6BOOT_ROLES_HOME_AAA_REGISTRATION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/types/span.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/roles/home_agent_assignment.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// MIP-Mobile-Node-Address: an IPv6 and an IPv4 one (RFC 5778 6.3).
inline constexpr size_t kMaxHomeAddresses = 2;
using HomeAddresses = BoundedVector<diameter::Address, kMaxHomeAddresses>;

// What the home agent says: by DER of application 7, in the first round of a conversation alone, or
// by MIR of application 8.
struct Registration {
  std::optional<AssignedHomeAgent> home_agent;  // MIP6-Agent-Info: the one that asks
  HomeAddresses home_addresses;                 // what the node has, or wants; :: and 0.0.0.0 below
  bool wants_ipv6_home_address = false;         // :: asks us to assign one (RFC 5778 6.3)
  bool wants_ipv4_home_address = false;         // 0.0.0.0 likewise
  std::string_view service_selection;

  // MIR. The octets that the authenticator is computed over, and it, are the caller's to check (RFC
  // 4285 5); mode 1 has all of them.
  std::optional<diameter::Mip6AuthMode> auth_mode;
  std::optional<diameter::Address> careof_address;
  std::optional<uint32_t> mn_aaa_spi;
  std::optional<uint32_t> mn_ha_spi;
  Bytes authenticator;
  Bytes mac_mobility_data;
  std::optional<uint64_t> timestamp;  // as in NTP: seconds since 1900, and fractions of 2^-32
};

// What the caller found about the node. As it stands here no home agent may have it.
struct RegistrationGrant {
  // The home agents that were assigned to the node, in this session or an earlier one; those that
  // it may be configured with. The one that asks must be one of them (R67).
  absl::Span<const AssignedHomeAgent> assigned;
  // The home agent that asked in the first round, where this is a later one of DER.
  std::optional<AssignedHomeAgent> first_home_agent;
  // Another home agent that the node shall move to, as load or maintenance has it: answered with
  // DIAMETER_SUCCESS_RELOCATE_HA, whichever of those assigned has asked.
  std::optional<AssignedHomeAgent> relocate_to;
  // The node's home addresses. Low 64 bits zero: the prefix is assigned, the rest is the node's
  // choice (RFC 5778 6.3). None: what was asked for is agreed to, unless it was :: or 0.0.0.0.
  HomeAddresses home_addresses;
  // MIA: the security association of node and home agent (MIP-MN-HA-MSA). With mode 1 it has SPI
  // and algorithm. Its key goes into that answer and nowhere else (R101).
  std::optional<diameter::MipMnHaMsa> security_association;
};

// What the home agent is told.
enum class RegistrationDecision : uint8_t {
  kAccepted,
  kRelocated,    // 2009, and `RegistrationGrant::relocate_to`
  kNotAssigned,  // 5003: the home agent is none of the node's (R67), or has not said which it is
  kNotAllowed,   // 5003: the profile has no Mobile IPv6
};
// `allowed`: the profile of the node allows Mobile IPv6. `asking`: the home agent that asks.
MIP6BOOT_EXPORT RegistrationDecision DecideRegistration(
    bool allowed, const RegistrationGrant& grant, const std::optional<AssignedHomeAgent>& asking);

// The home addresses to answer with: those found, or those asked for. Empty where one must be
// assigned and none was found.
MIP6BOOT_EXPORT HomeAddresses AnsweredHomeAddresses(const Registration& registration,
                                                    const RegistrationGrant& grant);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AAA_REGISTRATION_H_
