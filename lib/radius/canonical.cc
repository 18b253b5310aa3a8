// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/canonical.h"

#include <type_traits>

#include "mip6boot/radius/attributes.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

void WriteCanonical(const AttributeRange& attributes, AttributeWriter& out,
                    const DecodePolicy& policy) {
  for (const AttributeView attribute : attributes) {
    if (!out.ok()) return;
    DispatchAttribute(attribute.type, [&](auto tag) {
      using Type = typename decltype(tag)::Type;
      if constexpr (std::is_same_v<Type, UntypedAttribute>) {
        out.Raw(attribute);
      } else {
        const Result<Type> typed = attribute.As<Type>(policy);
        typed ? out.Add(*typed) : out.Fail(typed.error());
      }
    });
  }
}

}}}  // namespace mip6boot::v0_1::radius
