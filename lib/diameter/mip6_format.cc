// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/mip6_format.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

Error HomeLinkPrefixFormat::Refusal(const AvpView& avp) {
  constexpr size_t kMaxLength = 128;
  if (avp.data.size() != kSize) return AvpError(avp, Reason::kBadLength, avp.data.size(), kSize);
  const size_t length = avp.data[0];
  if (length > kMaxLength) return AvpError(avp, Reason::kPrefixTooLong, length, kMaxLength);
  return AvpError(avp, Reason::kStrayBits, length, 0, 1 + length / 8);
}

void HomeAgentAddressFormat::Encode(AvpWriter& out, AvpKey key, uint8_t flags, const Value& value) {
  if (!value.is_ipv4() && !value.is_ipv6()) {
    AvpView avp;
    avp.key = key;
    avp.offset = static_cast<uint32_t>(out.size());
    out.Fail(AvpHeaderError(avp, Reason::kBadFamily, static_cast<size_t>(value.family()),
                            value.octets().size()));
    return;
  }
  AddressFormat::Encode(out, key, flags, value);
}

}}}  // namespace mip6boot::v0_1::diameter
