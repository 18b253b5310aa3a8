// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/attributes.h"

#include <type_traits>

#include "tests/support/catch.h"

namespace mip6boot::radius { namespace {

TEST_CASE("the type of an attribute leads to the type that reads it", "[rfc6572][s4]") {
  const auto is_lma = [](auto tag) {
    return std::is_same_v<typename decltype(tag)::Type, Pmip6HomeLmaIpv6Address>;
  };
  const auto is_untyped = [](auto tag) {
    return std::is_same_v<typename decltype(tag)::Type, UntypedAttribute>;
  };
  CHECK(DispatchAttribute(static_cast<AttributeType>(147), is_lma));
  CHECK_FALSE(DispatchAttribute(static_cast<AttributeType>(148), is_lma));
  CHECK_FALSE(DispatchAttribute(static_cast<AttributeType>(124), is_untyped));
  CHECK(DispatchAttribute(static_cast<AttributeType>(0), is_untyped));
  CHECK(DispatchAttribute(static_cast<AttributeType>(255), is_untyped));
}

}}  // namespace mip6boot::radius
