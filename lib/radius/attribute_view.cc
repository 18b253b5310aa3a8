// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/attribute_view.h"

#include "mip6boot/radius/attribute_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {
namespace {

Error AboutAttribute(Error error, AttributeType type) {
  error.kind = ElementKind::kRadiusAttribute;
  error.code = static_cast<uint32_t>(type);
  error.name = AttributeName(type);
  return error;
}

}  // namespace

Error AttributeError(const AttributeView& attribute, Reason reason, size_t have, size_t want,
                     size_t offset_in_value) {
  const size_t offset = attribute.offset + kAttributeHeaderSize + offset_in_value;
  return AboutAttribute(MakeError(reason, offset, have, want), attribute.type);
}

Error AttributeHeaderError(const AttributeView& attribute, Reason reason, size_t have,
                           size_t want) {
  return AboutAttribute(MakeError(reason, attribute.offset, have, want), attribute.type);
}

Error MissingAttribute(AttributeType type, size_t offset) {
  return AboutAttribute(MakeError(Reason::kMissing, offset), type);
}

void AttributeWriter::FailAttribute(AttributeType type, Reason reason, size_t have, size_t want) {
  Fail(AboutAttribute(MakeError(reason, octets_.size(), have, want), type));
}

namespace internal {

Error RunError(Bytes wire, size_t good, uint32_t base_offset, const Limits& limits) {
  const size_t offset = base_offset + good;
  const Bytes rest = wire.subspan(good);
  if (rest.size() < kAttributeHeaderSize) {
    return MakeError(Reason::kTruncated, offset, rest.size(), kAttributeHeaderSize);
  }
  const AttributeType type = static_cast<AttributeType>(rest[0]);
  const size_t size = rest[1];
  if (size < kAttributeHeaderSize) {
    return AboutAttribute(MakeError(Reason::kTooShort, offset, size, kAttributeHeaderSize), type);
  }
  if (size > rest.size()) {
    return AboutAttribute(MakeError(Reason::kTruncated, offset, rest.size(), size), type);
  }
  return MakeError(Reason::kTooMany, offset, 0, limits.elements);
}

}  // namespace internal

}}}  // namespace mip6boot::v0_1::radius
