// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/mip6_home_link_prefix.h"

#include "mip6boot/radius/attribute_format.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {
namespace {

// The layout of RFC 3162 2.3, whose reserved octet is zero. In 17 octets it is never taken for the
// right one: that would have length 0, and behind it a bit of the length that is meant.
bool LoadWithReservedOctet(Bytes octets, Ipv6Prefix& prefix) {
  return !octets.empty() && octets[0] == 0 &&
         mip6boot::internal::LoadFramedIpv6Prefix(octets, prefix);
}

}  // namespace

Result<Mip6HomeLinkPrefix> Mip6HomeLinkPrefix::DecodeOther(const AttributeView& attribute,
                                                           const DecodePolicy& policy) {
  constexpr size_t kMaxLength = 128;
  const Bytes octets = attribute.value;
  Mip6HomeLinkPrefix typed;
  if (policy.home_link_prefix_reserved_octet && LoadWithReservedOctet(octets, typed.value)) {
    return typed;
  }
  if (octets.size() != kSize) {
    return Unexpected(AttributeError(attribute, Reason::kBadLength, attribute.length(),
                                     kAttributeHeaderSize + kSize));
  }
  const size_t length = octets[0];
  if (length > kMaxLength) {
    return Unexpected(AttributeError(attribute, Reason::kPrefixTooLong, length, kMaxLength));
  }
  return Unexpected(AttributeError(attribute, Reason::kStrayBits, length, 0, 1 + length / 8));
}

}}}  // namespace mip6boot::v0_1::radius
