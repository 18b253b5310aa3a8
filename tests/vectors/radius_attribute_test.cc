// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The vectors of protocol radius-attribute, valid and invalid.

#include <string>
#include <vector>

#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attribute_writer.h"
#include "mip6boot/radius/attributes.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/vectors/check.h"

namespace mip6boot::test {
namespace {

using radius::AttributeRange;
using radius::AttributeType;
using radius::AttributeView;
using radius::AttributeWriter;
using radius::DecodePolicy;
using radius::Mip6FeatureVector;
using radius::Mip6HomeLinkPrefix;

template <typename T>
std::string Written(const T& value) {
  std::vector<uint8_t> buffer(300);
  AttributeWriter out{MutableBytes(buffer)};
  out.Add(value);
  const Result<Bytes> octets = out.Finish();
  return octets.has_value() ? ToHex(*octets) : octets.error().ToString();
}

// The one attribute that the octets are.
AttributeView OnlyAttribute(Bytes octets) {
  const Result<AttributeRange> run = AttributeRange::Parse(octets);
  if (!run) FAIL(run.error().ToString());
  REQUIRE_FALSE(run->empty());
  REQUIRE(++run->begin() == run->end());
  return *run->begin();
}

// One attribute that is `expected`, whatever the policy, and is written with the same octets.
template <typename T>
void IsAttribute(Bytes octets, const T& expected) {
  DecodePolicy lenient;
  lenient.home_link_prefix_reserved_octet = true;
  for (const DecodePolicy& policy : {DecodePolicy(), lenient}) {
    const Result<T> value = OnlyAttribute(octets).As<T>(policy);
    if (!value) FAIL(value.error().ToString());
    CHECK(value->value == expected.value);
    CHECK(Written(*value) == ToHex(octets));
  }
}

constexpr Check kChecks[] = {
    {"radius124_integrated",
     [](Bytes octets) { IsAttribute(octets, Mip6FeatureVector{FeatureBit::kMip6Integrated}); }},
    {"radius125_prefix64",
     [](Bytes octets) {
       IsAttribute(octets, Mip6HomeLinkPrefix{Prefix("2001:db8:6000:302::/64")});
     }},
};

constexpr Check kInvalid[] = {
    {"bad_radius125_reserved",
     [](Bytes octets) {
       const AttributeView attribute = OnlyAttribute(octets);
       const Result<Mip6HomeLinkPrefix> refused = attribute.As<Mip6HomeLinkPrefix>();
       REQUIRE_FALSE(refused.has_value());
       const Error& error = refused.error();
       CHECK(error.reason == Reason::kBadLength);
       CHECK(error.kind == ElementKind::kRadiusAttribute);
       CHECK(static_cast<AttributeType>(error.code) == AttributeType::kMip6HomeLinkPrefix);
       CHECK(error.offset == 2);
       CHECK(error.ToString() == "MIP6-Home-Link-Prefix (125) at offset 2: length 20, must be 19");
       DecodePolicy lenient;
       lenient.home_link_prefix_reserved_octet = true;
       const Result<Mip6HomeLinkPrefix> prefix = attribute.As<Mip6HomeLinkPrefix>(lenient);
       REQUIRE(prefix.has_value());
       CHECK(prefix->value == Prefix("2001:db8:6000:302::/64"));
       CHECK(Written(*prefix) == "7d134020010db8600003020000000000000000");
     }},
};

TEST_CASE("a RADIUS attribute decodes to its values and is written with the same octets",
          "[vectors][rfc5447][rfc6572]") {
  RunChecks(kChecks);
}

TEST_CASE("an invalid RADIUS attribute is refused at its place, and read where a policy says so",
          "[vectors][rfc5447][R62][lenient]") {
  RunChecks(kInvalid);
}

}  // namespace

absl::Span<const Check> RadiusAttributeChecks() { return kChecks; }
absl::Span<const Check> InvalidRadiusChecks() { return kInvalid; }

}  // namespace mip6boot::test
