// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/nas_format.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

Error Ipv6PrefixFormat::Refusal(const AvpView& avp) {
  constexpr size_t kMaxLength = 128;
  constexpr size_t kMaxSize = mip6boot::internal::kFramedIpv6PrefixSize;
  const size_t size = avp.data.size();
  if (size < 2) return AvpError(avp, Reason::kTooFewOctets, size, 2);
  if (size > kMaxSize) return AvpError(avp, Reason::kTooLong, size, kMaxSize);
  const size_t length = avp.data[1];
  if (length > kMaxLength) return AvpError(avp, Reason::kPrefixTooLong, length, kMaxLength, 1);
  const size_t needed = 2 + (length + 7) / 8;
  if (size < needed) return AvpError(avp, Reason::kTooFewOctets, size, needed);
  return AvpError(avp, Reason::kStrayBits, length, 0, 2 + length / 8);
}

}}}  // namespace mip6boot::v0_1::diameter
