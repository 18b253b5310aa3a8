// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/attribute_format.h"

namespace mip6boot { inline namespace v0_1 { namespace radius { namespace internal {

Error RefuseLength(const AttributeView& attribute, size_t min_length, size_t max_length) {
  const size_t length = attribute.length();
  if (min_length == max_length) {
    return AttributeError(attribute, Reason::kBadLength, length, min_length);
  }
  return length < min_length ? AttributeError(attribute, Reason::kTooShort, length, min_length)
                             : AttributeError(attribute, Reason::kTooLong, length, max_length);
}

Error RefuseText(const AttributeView& attribute) {
  const size_t end = Utf8End(attribute.value);
  return AttributeError(attribute, Reason::kBadText,
                        end == attribute.value.size() ? 0 : attribute.value[end], 0, end);
}

Error RefusePrefix(const AttributeView& attribute) {
  constexpr size_t kMaxLength = 128;
  const size_t length = attribute.value[1];
  if (length > kMaxLength) {
    return AttributeError(attribute, Reason::kPrefixTooLong, length, kMaxLength, 1);
  }
  const size_t needed = kAttributeHeaderSize + 2 + (length + 7) / 8;
  if (needed > attribute.length()) {
    return AttributeError(attribute, Reason::kTooShort, attribute.length(), needed);
  }
  Ipv6Prefix prefix;
  if (mip6boot::internal::LoadFramedIpv6Prefix(attribute.value, prefix)) {  // "::", RFC 6572 4.8
    return AttributeError(attribute, Reason::kBadValue, length, 0, 1);
  }
  return AttributeError(attribute, Reason::kStrayBits, length, 0, 2 + length / 8);
}

Error RefuseIpv4HomeAddress(const AttributeView& attribute) {
  constexpr size_t kMaxLength = 32;
  const size_t length = Ipv4HomeAddress::PrefixLength(attribute.value.data());
  if (length > kMaxLength) {
    return AttributeError(attribute, Reason::kPrefixTooLong, length, kMaxLength, 1);
  }
  return AttributeError(attribute, Reason::kBadValue, length, 0, 1);  // 0.0.0.0
}

}}}}  // namespace mip6boot::v0_1::radius::internal
