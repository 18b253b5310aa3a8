// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the types of mip6boot::radius.
//
//     {MIP6-Feature-Vector MIP6_INTEGRATED, MIP6-Home-Link-Prefix 2001:db8::/64}
//
// An attribute is its IANA name and what it holds; a malformed one is the error, in brackets.
// attribute.def says what is shown (R101): of a key, and of what says who somebody is, only the
// length; so of an attribute that is not in that table, since nobody knows what it holds.

#ifndef MIP6BOOT_FORMAT_RADIUS_H_
#define MIP6BOOT_FORMAT_RADIUS_H_

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "mip6boot/format/base.h"
#include "mip6boot/format/fields.h"
#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attributes.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

// ---- values ----

// "MIP6-Feature-Vector", "attribute 200".
inline void AppendText(formatting::Text& out, AttributeType type) {
  out.NameOr(AttributeName(type), "attribute", static_cast<uint64_t>(type));
}
// "192.0.2.33/24"
inline void AppendText(formatting::Text& out, const Ipv4HomeAddress& home) {
  out.Append("{}/{}", home.address(), home.prefix_length());
}

// ---- attributes ----

namespace internal {

// "User-Name (20 octets hidden)"
inline void AppendHidden(formatting::Text& out, AttributeType type, size_t size) {
  AppendText(out, type);
  out += " ";
  out.Hidden(size);
}
inline bool IsOpen(AttributeType type) {
  const AttributeInfo* const info = FindAttributeInfo(type);
  return info != nullptr && info->disclosure == Disclosure::kOpen;
}

}  // namespace internal

template <typename Attribute, AttributeType = Attribute::kType>
void AppendText(formatting::Text& out, const Attribute& attribute) {
  if (internal::IsOpen(Attribute::kType)) {
    AppendText(out, Attribute::kType);
    out += " ";
    formatting::AppendValue(out, attribute.value);
  } else if constexpr (formatting::kCanBeEmpty<typename Attribute::Value>) {
    internal::AppendHidden(out, Attribute::kType, attribute.value.size());
  } else {
    internal::AppendHidden(out, Attribute::kType, sizeof(attribute.value));
  }
}

inline void AppendText(formatting::Text& out, const AttributeView& attribute) {
  if (!internal::IsOpen(attribute.type)) {
    return internal::AppendHidden(out, attribute.type, attribute.value.size());
  }
  DispatchAttribute(attribute.type, [&](auto tag) {
    using Type = typename decltype(tag)::Type;
    if constexpr (!std::is_same_v<Type, UntypedAttribute>) {  // which is not open
      const Result<Type> typed = attribute.As<Type>();
      if (!typed) return out.Append("[{}]", typed.error());
      AppendText(out, *typed);
    }
  });
}

// "{NAS-Port 7, MIP6-Feature-Vector none}"
inline void AppendText(formatting::Text& out, const AttributeRange& attributes) {
  formatting::AppendList(out, attributes);
}
// The good run, and the error that ended it.
inline void AppendText(formatting::Text& out, const AttributeRange::Scanned& scanned) {
  AppendText(out, scanned.attributes);
  if (scanned.error.has_value()) out.Append(" [{}]", *scanned.error);
}

}}}  // namespace mip6boot::v0_1::radius

MIP6BOOT_FORMATTER(mip6boot::radius::AttributeType)
MIP6BOOT_FORMATTER(mip6boot::radius::Ipv4HomeAddress)
MIP6BOOT_FORMATTER(mip6boot::radius::AttributeView)
MIP6BOOT_FORMATTER(mip6boot::radius::AttributeRange)
MIP6BOOT_FORMATTER(mip6boot::radius::AttributeRange::Scanned)
MIP6BOOT_FORMATTER(mip6boot::radius::Mip6FeatureVector)
MIP6BOOT_FORMATTER(mip6boot::radius::Mip6HomeLinkPrefix)

template <mip6boot::radius::AttributeType kType, size_t kMinLength, size_t kMaxLength,
          typename Format>
struct fmt::formatter<mip6boot::radius::TypedAttribute<kType, kMinLength, kMaxLength, Format>>
    : mip6boot::formatting::TextFormatter<
          mip6boot::radius::TypedAttribute<kType, kMinLength, kMaxLength, Format>> {};

#endif  // MIP6BOOT_FORMAT_RADIUS_H_
