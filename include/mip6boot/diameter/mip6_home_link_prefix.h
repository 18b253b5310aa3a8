// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// MIP6-Home-Link-Prefix (125), RFC 5447 4.2.4: the prefix of the home link.
//
//     AVP data, always 17 octets: prefix-length (1 octet, bits, 0..128); prefix (16 octets)
//
// These are the octets of OPTION_MIP6_HNP in its long form. A RADIUS ipv6prefix has a reserved
// octet in front: not this.

#ifndef MIP6BOOT_DIAMETER_MIP6_HOME_LINK_PREFIX_H_
#define MIP6BOOT_DIAMETER_MIP6_HOME_LINK_PREFIX_H_

#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

// Errors (R62): kBadLength (not 17 octets), kPrefixTooLong (above 128), kStrayBits (bits set behind
// the prefix length).
struct Mip6HomeLinkPrefix {
  static constexpr AvpKey kKey = AvpKey::kMip6HomeLinkPrefix;
  static constexpr uint8_t kFlags = FlagsToSend(AvpKey::kMip6HomeLinkPrefix);
  static constexpr size_t kSize = 17;
  using Field = Ipv6Prefix;

  Ipv6Prefix value;

  static bool DecodeField(const AvpView& avp, const DecodePolicy&, Field& field) {
    if (ABSL_PREDICT_FALSE(avp.data.size() != kSize)) return false;
    const unsigned length = avp.data[0];
    const Ipv6Address address = Ipv6Address::Load(avp.data.data() + 1);
    if (ABSL_PREDICT_FALSE(length > 128 || Ipv6Prefix::HasStrayBits(address, length))) return false;
    field = *Ipv6Prefix::Make(address, length);
    return true;
  }
  MIP6BOOT_EXPORT static Error Refusal(const AvpView& avp, const DecodePolicy& policy);
  static void EncodeField(AvpWriter& out, const Field& field) {
    if (uint8_t* p = out.AppendAvp(kKey, kFlags, kSize)) {
      p[0] = field.length();
      std::memcpy(p + 1, field.address().octets().data(), Ipv6Address::kSize);
    }
  }

  static Result<Mip6HomeLinkPrefix> Decode(const AvpView& avp, const DecodePolicy& policy = {}) {
    Mip6HomeLinkPrefix typed;
    if (ABSL_PREDICT_TRUE(DecodeField(avp, policy, typed.value))) return typed;
    return Unexpected(Refusal(avp, policy));
  }
  void Encode(AvpWriter& out) const { EncodeField(out, value); }

  friend bool operator==(const Mip6HomeLinkPrefix& a, const Mip6HomeLinkPrefix& b) {
    return a.value == b.value;
  }
  friend bool operator!=(const Mip6HomeLinkPrefix& a, const Mip6HomeLinkPrefix& b) {
    return !(a == b);
  }
};

}}}  // namespace mip6boot::v0::diameter

#endif  // MIP6BOOT_DIAMETER_MIP6_HOME_LINK_PREFIX_H_
