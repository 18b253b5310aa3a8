// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// When two attributes of a type are equal.

#include "tests/support/equality.h"

#include <string>
#include <type_traits>
#include <vector>

#include "mip6boot/radius/attributes.h"
#include "tests/support/catch.h"
#include "tests/unit/radius/attribute_testing.h"

namespace mip6boot::radius { namespace {

// One of each format.
constexpr const char* kAttributes[] = {
    "08 06 c0000201",                             // Framed-IP-Address
    "0b 05 616263",                               // Filter-Id
    "0c 06 000005dc",                             // Framed-MTU
    "18 04 0102",                                 // State
    "5f 12 20010db8000000000000000000000001",     // NAS-IPv6-Address
    "60 0a 0000000000000001",                     // Framed-Interface-Id
    "61 0c 00 40 20010db800000001",               // Framed-IPv6-Prefix
    "7c 0a 0000000000000001",                     // MIP6-Feature-Vector
    "7d 13 40 20010db8600003020000000000000000",  // MIP6-Home-Link-Prefix
    "97 0c 00 40 20010db800000001",               // PMIP6-Home-HN-Prefix
    "9b 08 00 18 c0000201",                       // PMIP6-Home-IPv4-HoA
};

TEST_CASE("attributes are equal exactly when they are written alike", "[radius]") {
  std::string faults;
  for (const char* const hex : kAttributes) {
    const std::vector<uint8_t> octets = test::FromHex(hex);
    const AttributeType type = (*AttributeRange::Parse(octets)->begin()).type;
    faults += DispatchAttribute(type, [&](auto tag) -> std::string {
      using Type = typename decltype(tag)::Type;
      if constexpr (std::is_same_v<Type, UntypedAttribute>) {
        return std::string(" no type for ") + hex;
      } else {
        return test::CompareWithChanged<Type, AttributeWriter, AttributeRange>(
            octets, kAttributeHeaderSize);
      }
    });
  }
  CHECK(faults == "");
}

TEST_CASE("a prefix of 128 bits in too few octets is too short, not too long", "[rfc3162][s2.3]") {
  CHECK(Refusal<FramedIpv6Prefix>("61 04 00 80").find("at least 20") != std::string::npos);
  CHECK(Refusal<FramedIpv6Prefix>("61 04 00 81").find("exceeds 128") != std::string::npos);
}

TEST_CASE("a header that is cut, and one whose value is, are told apart", "[rfc2865][s5]") {
  const std::vector<uint8_t> value_cut = test::FromHex("0105");
  const Error error = AttributeRange::Parse(value_cut).error();
  CHECK(error.reason == Reason::kTruncated);
  CHECK(error.want == 5);
  const std::vector<uint8_t> empty = test::FromHex("0102");
  Limits none;
  none.elements = 0;
  CHECK(AttributeRange::Parse(empty, 0, none).error().reason == Reason::kTooMany);
}

}}  // namespace mip6boot::radius
