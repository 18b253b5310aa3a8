// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <string>
#include <vector>

#include "mip6boot/diameter/mip6_avps.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("a home agent has an IPv6 address of sixteen octets", "[rfc4004][s7.4]") {
  const TestAvp avp("0000014e 4000001a 0002 20010db8600003020000000000000001 0000");
  const Result<MipHomeAgentAddress> agent = avp.As<MipHomeAgentAddress>();
  REQUIRE(agent.has_value());
  CHECK(agent->value == *Ipv6Address::FromText("2001:db8:6000:302::1"));
  CHECK(Encoded(*agent) == "0000014e4000001a000220010db86000030200000000000000010000");
}

TEST_CASE("a home agent has an IPv4 address of four octets", "[rfc4004][s7.4]") {
  const TestAvp avp("0000014e 4000000e 0001 c0000221 0000");
  const Result<MipHomeAgentAddress> agent = avp.As<MipHomeAgentAddress>();
  REQUIRE(agent.has_value());
  CHECK(agent->value == Ipv4Address({192, 0, 2, 33}));
  CHECK(Encoded(*agent) == "0000014e4000000e0001c00002210000");
}

TEST_CASE("a home agent address is taken without the M bit", "[rfc5447][s4.2.2]") {
  CHECK(Reencoded<MipHomeAgentAddress>("0000014e 0000000e 0001 c0000221 0000") ==
        "0000014e4000000e0001c00002210000");
}

TEST_CASE("a home agent address whose family and size disagree is an invalid value",
          "[rfc6733][s7.1.5]") {
  CHECK(Refusal<MipHomeAgentAddress>("0000014e 4000000e 0002c0000201 0000") ==
        "MIP-Home-Agent-Address (334) at offset 108: address family 2 does not go with 4 octets -> "
        "5004");
  CHECK(Refusal<MipHomeAgentAddress>(
            "0000014e 4000001a 0001 20010db8600003020000000000000001 0000") ==
        "MIP-Home-Agent-Address (334) at offset 108: address family 1 does not go with 16 octets "
        "-> 5004");
  CHECK(Refusal<MipHomeAgentAddress>(
            "0000014e 40000019 0002 20010db86000030200000000000000 000000") ==
        "MIP-Home-Agent-Address (334) at offset 108: address family 2 does not go with 15 octets "
        "-> 5004");
  CHECK(Refusal<MipHomeAgentAddress>("0000014e 40000008") ==
        "MIP-Home-Agent-Address (334) at offset 108: 0 octets of data, must be at least 2 -> 5004");
}

TEST_CASE("a home agent has no address of another family", "[rfc4004][s7.4]") {
  CHECK(Refusal<MipHomeAgentAddress>("0000014e 4000000e 0009 c0000201 0000") ==
        "MIP-Home-Agent-Address (334) at offset 108: address family 9 does not go with 4 octets -> "
        "5004");
  const std::vector<uint8_t> octets = test::FromHex("01020304");
  CHECK(Encoded(MipHomeAgentAddress{*Address::Make(static_cast<AddressFamily>(9), octets)}) ==
        "MIP-Home-Agent-Address (334) at offset 0: address family 9 does not go with 4 octets");
}

TEST_CASE("an AVP of the same code and another vendor is no home agent address",
          "[rfc6733][s4.1]") {
  CHECK(Refusal<MipHomeAgentAddress>("0000014e c0000012 000028af 0001 c0000221 0000") ==
        "AVP (334, vendor 10415) at offset 100: is not of vendor 0 -> 5012");
}

}}  // namespace mip6boot::diameter
