// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/attribute_type.h"

#include <array>

namespace mip6boot { inline namespace v0_1 { namespace radius {
namespace {

// By type; those without a row have no name.
constexpr std::array<AttributeInfo, 256> kAttributes = [] {
  std::array<AttributeInfo, 256> attributes{};
#define MIP6BOOT_ATTRIBUTE(type, Type, name, min_length, max_length, format, disclosure) \
  attributes[type] = {AttributeType::k##Type, name, min_length, max_length, Disclosure::disclosure};
#define MIP6BOOT_OWN_ATTRIBUTE(type, Type, name, min_length, max_length, disclosure) \
  MIP6BOOT_ATTRIBUTE(type, Type, name, min_length, max_length, own, disclosure)
#include "mip6boot/radius/attribute.def"
#undef MIP6BOOT_ATTRIBUTE
#undef MIP6BOOT_OWN_ATTRIBUTE
  return attributes;
}();

}  // namespace

const AttributeInfo* FindAttributeInfo(AttributeType type) {
  const AttributeInfo& info = kAttributes[static_cast<size_t>(type)];
  return info.name == nullptr ? nullptr : &info;
}

}}}  // namespace mip6boot::v0_1::radius
