// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/ia_addr.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

Result<IaAddress> IaAddress::Decode(const OptionView& option, const DecodePolicy&) {
  if (option.data.size() < kFixedSize) {
    return Unexpected(OptionError(option, Reason::kTooShort, option.data.size(), kFixedSize));
  }
  const Result<OptionRange> options = OptionRange::Inside(option, kFixedSize);
  if (!options) return Unexpected(options.error());
  const uint8_t* const p = option.data.data();
  return IaAddress{Ipv6Address::Load(p), LoadBigEndian32(p + Ipv6Address::kSize),
                   LoadBigEndian32(p + Ipv6Address::kSize + 4), *options};
}

void IaAddress::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().Copy(address.bytes());
    body.octets().U32(preferred_lifetime);
    body.octets().U32(valid_lifetime);
    body.RawRun(options.wire());
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
