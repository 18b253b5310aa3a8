// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/mip6_home_link_prefix.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

Error Mip6HomeLinkPrefix::Refusal(const AvpView& avp, const DecodePolicy&) {
  constexpr size_t kMaxLength = 128;
  if (avp.data.size() != kSize) return AvpError(avp, Reason::kBadLength, avp.data.size(), kSize);
  const size_t length = avp.data[0];
  if (length > kMaxLength) return AvpError(avp, Reason::kPrefixTooLong, length, kMaxLength);
  return AvpError(avp, Reason::kStrayBits, length, 0, 1 + length / 8);
}

}}}  // namespace mip6boot::v0::diameter
