// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <string>
#include <vector>

#include "mip6boot/diameter/mip6_avps.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("a home link prefix is its length and sixteen octets", "[rfc5447][s4.2.4][R62]") {
  const TestAvp avp("0000007d 40000019 40 20010db8600003020000000000000000 000000");
  const Result<Mip6HomeLinkPrefix> prefix = avp.As<Mip6HomeLinkPrefix>();
  REQUIRE(prefix.has_value());
  CHECK(prefix->value == *Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
  CHECK(Encoded(*prefix) == "0000007d400000194020010db8600003020000000000000000000000");
}

TEST_CASE("prefix lengths at the ends of the range are taken", "[rfc5447][s4.2.4][R62]") {
  CHECK(Reencoded<Mip6HomeLinkPrefix>(
            "0000007d 40000019 00 00000000000000000000000000000000 000000") ==
        "0000007d400000190000000000000000000000000000000000000000");
  CHECK(Reencoded<Mip6HomeLinkPrefix>(
            "0000007d 40000019 80 20010db8600003020000000000000001 000000") ==
        "0000007d400000198020010db8600003020000000000000001000000");
}

TEST_CASE("a home link prefix of another size is an invalid value", "[rfc5447][s4.2.4][R62]") {
  CHECK(Refusal<Mip6HomeLinkPrefix>("0000007d 40000011 40 20010db800000000 000000") ==
        "MIP6-Home-Link-Prefix (125) at offset 108: length 9, must be 17 -> 5004");
  // RADIUS's form, with a reserved octet in front.
  CHECK(
      Refusal<Mip6HomeLinkPrefix>("0000007d 4000001a 0040 20010db8600003020000000000000000 0000") ==
      "MIP6-Home-Link-Prefix (125) at offset 108: length 18, must be 17 -> 5004");
  CHECK(Refusal<Mip6HomeLinkPrefix>("0000007d 40000008") ==
        "MIP6-Home-Link-Prefix (125) at offset 108: length 0, must be 17 -> 5004");
}

TEST_CASE("a home link prefix longer than 128 bits is an invalid value", "[rfc5447][s4.2.4][R62]") {
  CHECK(
      Refusal<Mip6HomeLinkPrefix>("0000007d 40000019 81 20010db8600003020000000000000000 000000") ==
      "MIP6-Home-Link-Prefix (125) at offset 108: prefix length 129 exceeds 128 -> 5004");
}

TEST_CASE("bits behind the prefix length are an invalid value, wherever they stand",
          "[rfc5447][s4.2.4][R62]") {
  CHECK(
      Refusal<Mip6HomeLinkPrefix>("0000007d 40000019 3c 20010db86000030f0000000000000001 000000") ==
      "MIP6-Home-Link-Prefix (125) at offset 116: bits set behind prefix length 60 -> 5004");
  std::vector<unsigned> wrong;
  for (unsigned length = 0; length <= 128; ++length) {
    for (unsigned bit = 0; bit < 128; ++bit) {
      std::vector<uint8_t> data(17);
      data[0] = static_cast<uint8_t>(length);
      data[1 + bit / 8] = static_cast<uint8_t>(0x80U >> (bit % 8));
      const AvpView avp{AvpKey::kMip6HomeLinkPrefix, 0x40, data, 0, 0};
      if (Mip6HomeLinkPrefix::Decode(avp).has_value() != (bit < length)) wrong.push_back(length);
    }
  }
  CHECK(wrong == std::vector<unsigned>{});
}

}}  // namespace mip6boot::diameter
