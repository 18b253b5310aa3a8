// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/class_data.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

Result<ClassData> ClassData::Parse(Bytes wire, size_t base_offset) {
  for (size_t position = 0; position < wire.size();) {
    const size_t left = wire.size() - position;
    size_t size = kLengthSize;
    if (left >= kLengthSize) size += LoadBigEndian16(wire.data() + position);
    if (size > left) {
      return Unexpected(MakeError(Reason::kTruncated, base_offset + position, left, size));
    }
    position += size;
  }
  return ClassData(wire);
}

}}}  // namespace mip6boot::v0_1::dhcpv6
