// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// MIP6-Home-Link-Prefix (125), RFC 5447 4.2.4: the prefix of the home link.
//
//     +---------------+---------------+---------------+---------------
//     |   Type (125)  |  Length (19)  | prefix-length |  prefix (16 octets)
//     +---------------+---------------+---------------+---------------
//
// prefix-length counts bits, 0..128. There is no reserved octet, as there is in Framed-IPv6-Prefix:
// what a peer sends so is read where DecodePolicy::home_link_prefix_reserved_octet is on.

#ifndef MIP6BOOT_RADIUS_MIP6_HOME_LINK_PREFIX_H_
#define MIP6BOOT_RADIUS_MIP6_HOME_LINK_PREFIX_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/base/optimization.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attribute_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

struct Mip6HomeLinkPrefix {
  static constexpr AttributeType kType = AttributeType::kMip6HomeLinkPrefix;
  static constexpr size_t kSize = 1 + Ipv6Address::kSize;  // of the value
  using Value = Ipv6Prefix;

  Ipv6Prefix value;

  // Errors (R62): kBadLength (not 17 octets), kPrefixTooLong (above 128), kStrayBits (bits set
  // behind the prefix length).
  static Result<Mip6HomeLinkPrefix> Decode(const AttributeView& attribute,
                                           const DecodePolicy& policy = {}) {
    if (ABSL_PREDICT_TRUE(attribute.value.size() == kSize)) {
      const auto prefix =
          Ipv6Prefix::MakeExact(Ipv6Address::Load(attribute.value.data() + 1), attribute.value[0]);
      if (ABSL_PREDICT_TRUE(prefix.has_value())) return Mip6HomeLinkPrefix{*prefix};
    }
    return DecodeOther(attribute, policy);
  }
  void Encode(AttributeWriter& out) const {
    if (uint8_t* p = out.Reserve(kType, kSize)) {
      p[0] = value.length();
      std::memcpy(p + 1, value.address().octets().data(), Ipv6Address::kSize);
    }
  }

  friend bool operator==(const Mip6HomeLinkPrefix& a, const Mip6HomeLinkPrefix& b) {
    return a.value == b.value;
  }
  friend bool operator!=(const Mip6HomeLinkPrefix& a, const Mip6HomeLinkPrefix& b) {
    return !(a == b);
  }

 private:
  // One that is not as the RFC says: read where the policy allows it, else refused.
  MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD static Result<Mip6HomeLinkPrefix> DecodeOther(
      const AttributeView& attribute, const DecodePolicy& policy);
};

}}}  // namespace mip6boot::v0_1::radius

#endif  // MIP6BOOT_RADIUS_MIP6_HOME_LINK_PREFIX_H_
