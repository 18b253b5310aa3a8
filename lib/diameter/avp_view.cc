// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/avp_view.h"

#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/message_view.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

Error AboutAvp(Error error, AvpKey key, uint8_t depth) {
  error.kind = ElementKind::kDiameterAvp;
  error.code = key.code;
  error.vendor = key.vendor;
  error.name = AvpName(key);
  error.depth = depth;
  return error;
}

}  // namespace

Error AvpError(const AvpView& avp, Reason reason, size_t have, size_t want, size_t offset_in_data) {
  return AvpError(avp, MakeError(reason, offset_in_data, have, want));
}

Error AvpError(const AvpView& avp, const Error& in_data) {
  Error error = AboutAvp(in_data, avp.key, avp.depth);
  error.offset += avp.offset + static_cast<uint32_t>(avp.header_size());
  return error;
}

Error AvpHeaderError(const AvpView& avp, Reason reason, size_t have, size_t want) {
  return AboutAvp(MakeError(reason, avp.offset, have, want), avp.key, avp.depth);
}

Error WrongAvp(const AvpView& avp, AvpKey wanted) {
  return avp.key.code == wanted.code ? AvpHeaderError(avp, Reason::kWrongVendor, 0, wanted.vendor)
                                     : AvpHeaderError(avp, Reason::kWrongType, 0, wanted.code);
}

Error MissingAvp(AvpKey key, size_t offset, uint8_t depth) {
  return AboutAvp(MakeError(Reason::kMissing, offset), key, depth);
}

void AvpWriter::FailLength(AvpKey key, size_t position, size_t length) {
  Fail(AboutAvp(MakeError(Reason::kLengthOverflow, position, length, kAvpMaxSize), key, 0));
}

void MessageWriter::FailSize() {
  Error error = MakeError(Reason::kLengthOverflow, 0, size(), kMessageMaxSize);
  error.kind = ElementKind::kDiameterMessage;
  Fail(error);
}

namespace internal {

Error RunError(Bytes wire, Run run, uint32_t base_offset, uint8_t depth, const Limits& limits) {
  const size_t offset = base_offset + run.good;
  if (depth > limits.avp_depth) {
    Error error = MakeError(Reason::kTooDeep, offset, depth, limits.avp_depth);
    error.depth = depth;
    return error;
  }
  const Bytes rest = wire.subspan(run.good);
  AvpKey key;
  if (rest.size() >= 4) key.code = LoadBigEndian32(rest.data());
  if (run.end == RunEnd::kTooMany) {
    if ((rest[4] & kAvpFlagVendor) != 0) key.vendor = LoadBigEndian32(rest.data() + kAvpHeaderSize);
    return AboutAvp(MakeError(Reason::kTooMany, offset, limits.elements, limits.elements), key,
                    depth);
  }
  if (rest.size() < kAvpHeaderSize) {
    return AboutAvp(MakeError(Reason::kTruncated, offset, rest.size(), kAvpHeaderSize), key, depth);
  }
  const bool has_vendor = (rest[4] & kAvpFlagVendor) != 0;
  if (has_vendor && rest.size() >= kAvpVendorHeaderSize) {
    key.vendor = LoadBigEndian32(rest.data() + kAvpHeaderSize);
  }
  const size_t header = has_vendor ? kAvpVendorHeaderSize : kAvpHeaderSize;
  const size_t size = LoadBigEndian24(rest.data() + 5);
  if (size < header) {
    return AboutAvp(MakeError(Reason::kTooShort, offset, size, header), key, depth);
  }
  const size_t padded = (size + 3) & ~size_t{3};
  return AboutAvp(MakeError(Reason::kTruncated, offset, rest.size(), padded), key, depth);
}

Error TooDeep(const AvpView& group, const Limits& limits) {
  return AvpHeaderError(group, Reason::kTooDeep, DepthInside(group), limits.avp_depth);
}

Error HeaderError(Bytes wire, uint32_t base_offset) {
  Error error = MakeError(Reason::kTruncated, base_offset, wire.size(), MessageView::kHeaderSize);
  error.kind = ElementKind::kDiameterMessage;
  if (!wire.empty() && wire[0] != kVersion) {
    error.reason = Reason::kBadVersion;
    error.have = wire[0];
    error.want = kVersion;
    return error;
  }
  if (wire.size() >= 8) {
    error.code = LoadBigEndian24(wire.data() + 5);
    error.name = CommandName(static_cast<CommandCode>(error.code), (wire[4] & kFlagRequest) != 0);
  }
  if (wire.size() < MessageView::kHeaderSize) return error;
  // The rest is about Message Length, the three octets behind the version.
  const uint32_t length = LoadBigEndian24(wire.data() + 1);
  error.offset += 1;
  error.have = length;
  if (length < MessageView::kHeaderSize) {
    error.reason = Reason::kTooShort;
  } else if (length % 4 != 0) {
    error.reason = Reason::kBadMultiple;
    error.want = 4;
  } else if (length > wire.size()) {
    error.reason = Reason::kTruncated;
    error.have = static_cast<uint32_t>(wire.size());
    error.want = length;
  } else {
    error.reason = Reason::kBadLength;
    error.want = static_cast<uint32_t>(wire.size());
  }
  return error;
}

}  // namespace internal

}}}  // namespace mip6boot::v0_1::diameter
