// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// MIP6-Agent-Info (486), RFC 5447 4.2.1: one home agent, by address, by name, or by both.
//
//     MIP6-Agent-Info ::= < AVP Header: 486 >
//                     *2 [ MIP-Home-Agent-Address ]
//                        [ MIP-Home-Agent-Host ]
//                        [ MIP6-Home-Link-Prefix ]
//                      * [ AVP ]
//
// A message may hold several, a home and a local one say (R61).

#ifndef MIP6BOOT_DIAMETER_MIP6_AGENT_INFO_H_
#define MIP6BOOT_DIAMETER_MIP6_AGENT_INFO_H_

#include <optional>

#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/mip6_home_link_prefix.h"
#include "mip6boot/diameter/mip_home_agent_address.h"
#include "mip6boot/diameter/mip_home_agent_host.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

// Names and `avps` are views into the message. Errors: kIncomplete (neither address nor host, R58:
// Result-Code 5004), kDuplicate (a third address, a second host or prefix: 5009), those of the
// three AVPs, and those of AvpRange.
struct Mip6AgentInfo {
  static constexpr AvpKey kKey = AvpKey::kMip6AgentInfo;
  static constexpr size_t kMaxAddresses = 2;
  using Field = Mip6AgentInfo;

  // In wire order. One of all zeros is no address and left out (R63): an agent may then have
  // neither address nor host. Where both stand, the address names one agent and should be preferred
  // (R59).
  BoundedVector<Address, kMaxAddresses> addresses;
  std::optional<MipHomeAgentHost> host;
  std::optional<Ipv6Prefix> home_link_prefix;
  // All that stands in the group, in wire order, AVPs without a type here included; empty if made
  // by hand. Not written by `Encode`.
  AvpRange avps;

  // The first address of the family.
  std::optional<Ipv6Address> ipv6() const {
    for (const Address& address : addresses) {
      if (address.is_ipv6()) return address.ipv6();
    }
    return std::nullopt;
  }
  std::optional<Ipv4Address> ipv4() const {
    for (const Address& address : addresses) {
      if (address.is_ipv4()) return address.ipv4();
    }
    return std::nullopt;
  }

  MIP6BOOT_EXPORT static bool DecodeField(const AvpView& avp, const DecodePolicy& policy,
                                          Field& field);
  MIP6BOOT_EXPORT static Error Refusal(const AvpView& avp, const DecodePolicy& policy);
  static void EncodeField(AvpWriter& out, const Field& field) { field.Encode(out); }

  MIP6BOOT_EXPORT static Result<Mip6AgentInfo> Decode(const AvpView& avp,
                                                      const DecodePolicy& policy = {});
  // Addresses, host, prefix. Fails with kIncomplete where there is neither address nor host (R58).
  MIP6BOOT_EXPORT void Encode(AvpWriter& out) const;
};

}}}  // namespace mip6boot::v0::diameter

#endif  // MIP6BOOT_DIAMETER_MIP6_AGENT_INFO_H_
