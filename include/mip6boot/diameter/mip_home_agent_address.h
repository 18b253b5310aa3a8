// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// MIP-Home-Agent-Address (334), RFC 4004 7.4: where a home agent is. In MIP6-Agent-Info it may
// stand twice, for a dual-stack agent (RFC 5447 4.2.2).
//
//     AVP data: family (2 octets): 1 IPv4, 2 IPv6; address (4 or 16 octets)

#ifndef MIP6BOOT_DIAMETER_MIP_HOME_AGENT_ADDRESS_H_
#define MIP6BOOT_DIAMETER_MIP_HOME_AGENT_ADDRESS_H_

#include "mip6boot/base/result.h"
#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

// The address is IPv4 or IPv6. Errors: kBadLength (no whole family), kBadFamily (another family, or
// octets that do not go with it).
struct MipHomeAgentAddress {
  static constexpr AvpKey kKey = AvpKey::kMipHomeAgentAddress;
  static constexpr uint8_t kFlags = FlagsToSend(AvpKey::kMipHomeAgentAddress);
  using Field = Address;

  Address value;

  static bool DecodeField(const AvpView& avp, const DecodePolicy&, Field& field) {
    return Address::Decode(avp.data, field) && (field.is_ipv6() || field.is_ipv4());
  }
  MIP6BOOT_EXPORT static Error Refusal(const AvpView& avp, const DecodePolicy& policy);
  // Refuses families that are neither: kBadFamily.
  MIP6BOOT_EXPORT static void EncodeField(AvpWriter& out, const Field& field);

  static Result<MipHomeAgentAddress> Decode(const AvpView& avp, const DecodePolicy& policy = {}) {
    MipHomeAgentAddress typed;
    if (ABSL_PREDICT_TRUE(DecodeField(avp, policy, typed.value))) return typed;
    return Unexpected(Refusal(avp, policy));
  }
  void Encode(AvpWriter& out) const { EncodeField(out, value); }

  friend bool operator==(const MipHomeAgentAddress& a, const MipHomeAgentAddress& b) {
    return a.value == b.value;
  }
  friend bool operator!=(const MipHomeAgentAddress& a, const MipHomeAgentAddress& b) {
    return !(a == b);
  }
};

}}}  // namespace mip6boot::v0::diameter

#endif  // MIP6BOOT_DIAMETER_MIP_HOME_AGENT_ADDRESS_H_
