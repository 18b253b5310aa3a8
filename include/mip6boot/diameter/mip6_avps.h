// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The AVPs of Mobile IPv6 (RFC 5447 4.2, RFC 4004, RFC 5778 6): a type for each line of
// mip6_avp.def. What the types have in common: avp_types.def, typed_avp.h.
//
//     MIP6-Agent-Info ::= < AVP Header: 486 >
//                     *2 [ MIP-Home-Agent-Address ]
//                        [ MIP-Home-Agent-Host ]
//                        [ MIP6-Home-Link-Prefix ]
//                      * [ AVP ]

#ifndef MIP6BOOT_DIAMETER_MIP6_AVPS_H_
#define MIP6BOOT_DIAMETER_MIP6_AVPS_H_

#include <cstdint>
#include <optional>
#include <variant>

#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/mip6_format.h"
#include "mip6boot/diameter/typed_avp.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

#define MIP6BOOT_AVP_FAMILY "mip6boot/diameter/mip6_avp.def"
#include "mip6boot/diameter/avp_types.def"

// ---- what a MIP6-Agent-Info names ----

// The first IPv6 address; all zeros are none (R63).
MIP6BOOT_EXPORT std::optional<Ipv6Address> Ipv6AddressOf(const Mip6AgentInfo& info);
// The first IPv4 address; all zeros are none (R63).
MIP6BOOT_EXPORT std::optional<Ipv4Address> Ipv4AddressOf(const Mip6AgentInfo& info);

// What counts where an agent has both an address and a name.
enum class AgentPreference : uint8_t {
  // RFC 5447 4.2.1: an address names one agent, a name may stand for many (R59).
  kAddressFirst,
  // 3GPP TS 29.272 7.3.45: a name wherever there is one.
  kHostFirst,
};

// An agent by its address or by its name.
using AgentIdentity = std::variant<Address, MipHomeAgentHost>;
// The one to use of what `info` has: of several addresses the first. nullopt for an agent that has
// neither (R63).
MIP6BOOT_EXPORT std::optional<AgentIdentity> PreferredIdentity(
    const Mip6AgentInfo& info, AgentPreference preference = AgentPreference::kAddressFirst);

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_MIP6_AVPS_H_
