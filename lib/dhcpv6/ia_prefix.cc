// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/ia_prefix.h"

#include <optional>

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

Result<IaPrefix> IaPrefix::Decode(const OptionView& option, const DecodePolicy&) {
  if (option.data.size() < kFixedSize) {
    return Unexpected(OptionError(option, Reason::kTooShort, option.data.size(), kFixedSize));
  }
  const uint8_t* const p = option.data.data();
  const std::optional<Ipv6Prefix> prefix = Ipv6Prefix::Make(Ipv6Address::Load(p + 9), p[8]);
  if (!prefix.has_value()) {
    return Unexpected(OptionError(option, Reason::kPrefixTooLong, p[8], 128, 8));
  }
  const Result<OptionRange> options = OptionRange::Inside(option, kFixedSize);
  if (!options) return Unexpected(options.error());
  return IaPrefix{LoadBigEndian32(p), LoadBigEndian32(p + 4), *prefix, *options};
}

void IaPrefix::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U32(preferred_lifetime);
    body.octets().U32(valid_lifetime);
    body.octets().U8(prefix.length());
    body.octets().Copy(prefix.address().bytes());
    body.RawRun(options.wire());
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
