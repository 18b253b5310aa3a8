// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/attribute_type.h"

#include <string>

#include "tests/support/catch.h"

namespace mip6boot::radius { namespace {

TEST_CASE("an attribute has its name and lengths from the table", "[rfc6572][s4]") {
  const AttributeInfo* const prefix = FindAttributeInfo(AttributeType::kPmip6HomeHnPrefix);
  REQUIRE(prefix != nullptr);
  CHECK(prefix->type == static_cast<AttributeType>(151));
  CHECK(std::string(prefix->name) == "PMIP6-Home-HN-Prefix");
  CHECK(int{prefix->min_length} == 4);
  CHECK(int{prefix->max_length} == 20);
  CHECK(std::string(AttributeName(static_cast<AttributeType>(124))) == "MIP6-Feature-Vector");
  CHECK(std::string(AttributeName(static_cast<AttributeType>(162))) ==
        "PMIP6-Visited-IPv4-Gateway");
}

TEST_CASE("a type without a row has no name", "[rfc2865][s5]") {
  CHECK(FindAttributeInfo(static_cast<AttributeType>(0)) == nullptr);
  CHECK(FindAttributeInfo(static_cast<AttributeType>(255)) == nullptr);
  CHECK(AttributeName(static_cast<AttributeType>(192)) == nullptr);
}

TEST_CASE("passwords and vendor-specific attributes may hold keys", "[rfc2865][R101]") {
  CHECK(FindAttributeInfo(AttributeType::kUserPassword)->disclosure == Disclosure::kKey);
  CHECK(FindAttributeInfo(AttributeType::kVendorSpecific)->disclosure == Disclosure::kKey);
  CHECK(FindAttributeInfo(AttributeType::kMobileNodeIdentifier)->disclosure ==
        Disclosure::kSensitive);
  CHECK(FindAttributeInfo(AttributeType::kMip6HomeLinkPrefix)->disclosure == Disclosure::kOpen);
}

}}  // namespace mip6boot::radius
