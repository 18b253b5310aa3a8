// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The typed attributes, one for each row of attribute.def, and the way from a type to its own:
//
//     out.Add(Pmip6HomeLmaIpv6Address{address});
//     Result<Pmip6HomeLmaIpv6Address> lma = attributes.Find<Pmip6HomeLmaIpv6Address>();
//
//     for (const AttributeView attribute : attributes) {
//       DispatchAttribute(attribute.type, [&](auto tag) {
//         using Type = typename decltype(tag)::Type;
//         if constexpr (std::is_same_v<Type, UntypedAttribute>) {
//           Show(attribute.value);
//         } else {
//           Show(attribute.As<Type>());
//         }
//       });
//     }

#ifndef MIP6BOOT_RADIUS_ATTRIBUTES_H_
#define MIP6BOOT_RADIUS_ATTRIBUTES_H_

#include "mip6boot/radius/attribute_format.h"
#include "mip6boot/radius/attribute_type.h"
#include "mip6boot/radius/mip6_feature_vector.h"
#include "mip6boot/radius/mip6_home_link_prefix.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

#define MIP6BOOT_ATTRIBUTE(type, Type, name, min_length, max_length, format, disclosure) \
  using Type = TypedAttribute<AttributeType::k##Type, min_length, max_length, format>;
#define MIP6BOOT_OWN_ATTRIBUTE(type, Type, name, min_length, max_length, disclosure)       \
  static_assert((min_length) == kAttributeHeaderSize + Type::kSize &&                      \
                    (max_length) == (min_length) && Type::kType == AttributeType::k##Type, \
                #Type);
#include "mip6boot/radius/attribute.def"
#undef MIP6BOOT_ATTRIBUTE
#undef MIP6BOOT_OWN_ATTRIBUTE

// Names a type without making a value of it.
template <typename T>
struct AttributeTag {
  using Type = T;
};

// Stands for the type of an attribute that has none.
struct UntypedAttribute {};

// Calls `visit(AttributeTag<T>())` with the `T` that reads attributes of this type, or with
// AttributeTag<UntypedAttribute>; gives what `visit` gives, which must be of one type.
template <typename Visit>
constexpr decltype(auto) DispatchAttribute(AttributeType type, Visit&& visit) {
  switch (type) {
#define MIP6BOOT_ATTRIBUTE(type, Type, name, min_length, max_length, format, disclosure) \
  case AttributeType::k##Type:                                                           \
    return visit(AttributeTag<Type>());
#define MIP6BOOT_OWN_ATTRIBUTE(type, Type, name, min_length, max_length, disclosure) \
  MIP6BOOT_ATTRIBUTE(type, Type, name, min_length, max_length, own, disclosure)
#include "mip6boot/radius/attribute.def"
#undef MIP6BOOT_ATTRIBUTE
#undef MIP6BOOT_OWN_ATTRIBUTE
    default:  // open: any type is legal
      return visit(AttributeTag<UntypedAttribute>());
  }
}

}}}  // namespace mip6boot::v0_1::radius

#endif  // MIP6BOOT_RADIUS_ATTRIBUTES_H_
