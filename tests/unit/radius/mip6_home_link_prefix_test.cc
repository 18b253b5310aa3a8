// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/mip6_home_link_prefix.h"

#include "tests/support/catch.h"
#include "tests/unit/radius/attribute_testing.h"

namespace mip6boot::radius { namespace {

DecodePolicy Lenient() {
  DecodePolicy policy;
  policy.home_link_prefix_reserved_octet = true;
  return policy;
}

TEST_CASE("a home link prefix is its length and sixteen octets", "[rfc5447][s4.2.4][R62]") {
  const TestAttribute attribute("7d13 40 20010db8600003020000000000000000");
  const Result<Mip6HomeLinkPrefix> prefix = attribute.As<Mip6HomeLinkPrefix>();
  REQUIRE(prefix.has_value());
  CHECK(prefix->value == *Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
  CHECK(Encoded(*prefix) == "7d134020010db8600003020000000000000000");
}

TEST_CASE("prefix lengths at the ends of the range are taken", "[rfc5447][s4.2.4][R62]") {
  CHECK(Reencoded<Mip6HomeLinkPrefix>("7d13 00 00000000000000000000000000000000") ==
        "7d130000000000000000000000000000000000");
  CHECK(Reencoded<Mip6HomeLinkPrefix>("7d13 80 20010db8600003020000000000000001") ==
        "7d138020010db8600003020000000000000001");
}

TEST_CASE("a home link prefix that cannot be is refused at its place", "[rfc5447][s4.2.4][R62]") {
  CHECK(Refusal<Mip6HomeLinkPrefix>("7d0b 40 20010db860000302") ==
        "MIP6-Home-Link-Prefix (125) at offset 102: length 11, must be 19");
  CHECK(Refusal<Mip6HomeLinkPrefix>("7d02") ==
        "MIP6-Home-Link-Prefix (125) at offset 102: length 2, must be 19");
  CHECK(Refusal<Mip6HomeLinkPrefix>("7d13 81 20010db8600003020000000000000000") ==
        "MIP6-Home-Link-Prefix (125) at offset 102: prefix length 129 exceeds 128");
  CHECK(Refusal<Mip6HomeLinkPrefix>("7d13 3c 20010db86000030f0000000000000000") ==
        "MIP6-Home-Link-Prefix (125) at offset 110: bits set behind prefix length 60");
}

TEST_CASE("a reserved octet in front is refused, unless the policy lets it pass",
          "[rfc5447][s4.2.4][R62][lenient]") {
  constexpr char kWrong[] = "7d14 0040 20010db8600003020000000000000000";
  CHECK(Refusal<Mip6HomeLinkPrefix>(kWrong) ==
        "MIP6-Home-Link-Prefix (125) at offset 102: length 20, must be 19");
  // What is written is as the RFC has it.
  CHECK(Reencoded<Mip6HomeLinkPrefix>(kWrong, Lenient()) ==
        "7d134020010db8600003020000000000000000");
  CHECK(Reencoded<Mip6HomeLinkPrefix>("7d0c 0040 20010db860000302", Lenient()) ==
        "7d134020010db8600003020000000000000000");
}

TEST_CASE("the two layouts are told apart where they have one size", "[R62][lenient]") {
  // Length 120 behind a reserved octet; in the right layout these would be stray bits.
  CHECK(Refusal<Mip6HomeLinkPrefix>("7d13 0078 20010db86000030200000000000001") ==
        "MIP6-Home-Link-Prefix (125) at offset 103: bits set behind prefix length 0");
  CHECK(Reencoded<Mip6HomeLinkPrefix>("7d13 0078 20010db86000030200000000000001", Lenient()) ==
        "7d137820010db8600003020000000000000100");
  // And a right one stays what it is.
  CHECK(Reencoded<Mip6HomeLinkPrefix>("7d13 40 20010db8600003020000000000000000", Lenient()) ==
        "7d134020010db8600003020000000000000000");
}

TEST_CASE("leniency goes no further than the reserved octet", "[R62][lenient]") {
  CHECK(Refusal<Mip6HomeLinkPrefix>("7d14 0140 20010db8600003020000000000000000", Lenient()) ==
        "MIP6-Home-Link-Prefix (125) at offset 102: length 20, must be 19");
  CHECK(Refusal<Mip6HomeLinkPrefix>("7d14 0081 20010db8600003020000000000000000", Lenient()) ==
        "MIP6-Home-Link-Prefix (125) at offset 102: length 20, must be 19");
  CHECK(Refusal<Mip6HomeLinkPrefix>("7d14 003c 20010db86000030f0000000000000000", Lenient()) ==
        "MIP6-Home-Link-Prefix (125) at offset 102: length 20, must be 19");
  CHECK(Refusal<Mip6HomeLinkPrefix>("7d0b 0040 20010db8600003", Lenient()) ==
        "MIP6-Home-Link-Prefix (125) at offset 102: length 11, must be 19");
  CHECK(Refusal<Mip6HomeLinkPrefix>("7d03 00", Lenient()) ==
        "MIP6-Home-Link-Prefix (125) at offset 102: length 3, must be 19");
}

}}  // namespace mip6boot::radius
