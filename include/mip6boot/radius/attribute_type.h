// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// RADIUS attribute types and what is known of each.

#ifndef MIP6BOOT_RADIUS_ATTRIBUTE_TYPE_H_
#define MIP6BOOT_RADIUS_ATTRIBUTE_TYPE_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/base/disclosure.h"
#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

// Open: any value is legal, the named ones are those of attribute.def.
enum class AttributeType : uint8_t {
#define MIP6BOOT_ATTRIBUTE(type, Type, name, min_length, max_length, format, disclosure) \
  k##Type = type,
#define MIP6BOOT_OWN_ATTRIBUTE(type, Type, name, min_length, max_length, disclosure) k##Type = type,
#include "mip6boot/radius/attribute.def"
#undef MIP6BOOT_ATTRIBUTE
#undef MIP6BOOT_OWN_ATTRIBUTE
};

// A line of attribute.def.
struct AttributeInfo {
  AttributeType type;
  const char* name;    // IANA's: "MIP6-Feature-Vector"
  uint8_t min_length;  // of the attribute, Type and Length included: octets
  uint8_t max_length;
  Disclosure disclosure;
};

// What attribute.def says of `type`; null if nothing. In constant time.
MIP6BOOT_EXPORT const AttributeInfo* FindAttributeInfo(AttributeType type);

// "MIP6-Feature-Vector", or null for a type without a name here.
inline const char* AttributeName(AttributeType type) {
  const AttributeInfo* info = FindAttributeInfo(type);
  return info == nullptr ? nullptr : info->name;
}

}}}  // namespace mip6boot::v0_1::radius

#endif  // MIP6BOOT_RADIUS_ATTRIBUTE_TYPE_H_
