// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/mip6_haa.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

HomeAgentAddress Agent(const char* text) { return {Ipv6Address::FromText(text).value()}; }

TEST_CASE("an HAA holds the address of a home agent and is written as it was read",
          "[rfc6610][s3.4]") {
  const TestOption option("00480010 20010db8600003020000000000000001");
  const Result<HomeAgentAddress> agent = option.As<HomeAgentAddress>();
  REQUIRE(agent.has_value());
  CHECK(*agent == Agent("2001:db8:6000:302::1"));
  CHECK(!agent->embedded_ipv4().has_value());
  CHECK(Encoded(*agent) == "0048001020010db8600003020000000000000001");
}

TEST_CASE("an HAA of another size than sixteen octets is refused", "[rfc6610][s3.4]") {
  CHECK(Refusal<HomeAgentAddress>("00480000") ==
        "OPTION_MIP6_HAA (72) at offset 104: length 0, must be 16");
  CHECK(Refusal<HomeAgentAddress>("0048000f 20010db80000000000000000000000") ==
        "OPTION_MIP6_HAA (72) at offset 104: length 15, must be 16");
  CHECK(Refusal<HomeAgentAddress>("00480011 20010db8000000000000000000000001ff") ==
        "OPTION_MIP6_HAA (72) at offset 104: length 17, must be 16");
}

TEST_CASE("an HAA may stand for a home agent that is reached over IPv4",
          "[rfc6610][s3.4][rfc6052][R16]") {
  const TestOption option("00480010 0064ff9b0000000000000000c0000221");
  const Result<HomeAgentAddress> agent = option.As<HomeAgentAddress>();
  REQUIRE(agent.has_value());
  CHECK(agent->IsUsable());
  CHECK(agent->embedded_ipv4() == Ipv4Address({192, 0, 2, 33}));
  CHECK(Encoded(*agent) == "004800100064ff9b0000000000000000c0000221");
}

TEST_CASE("an address that no home agent can have is read but not usable, and never written",
          "[rfc6610][s3.4]") {
  const std::string hex =
      GENERATE(as<std::string>(), "00000000000000000000000000000000",
               "00000000000000000000000000000001", "ff020000000000000000000000010002");
  const TestOption option("00480010" + hex);
  const Result<HomeAgentAddress> agent = option.As<HomeAgentAddress>();
  REQUIRE(agent.has_value());
  CHECK(!agent->IsUsable());
  CHECK(!agent->IsSendable());
  CHECK(Encoded(*agent) ==
        "OPTION_MIP6_HAA (72) at offset 0: the address cannot be that of a home agent");
}

TEST_CASE("a non-global IPv4 address behind 64:ff9b::/96 is read but never written",
          "[rfc6052][s3.1]") {
  const std::string ipv4 =
      GENERATE(as<std::string>(), "00000001", "0a000001", "64400001", "7f000001", "a9fe0001",
               "ac100001", "c0a80001", "e0000001", "f0000001", "ffffffff");
  const TestOption option("00480010 0064ff9b0000000000000000" + ipv4);
  const Result<HomeAgentAddress> agent = option.As<HomeAgentAddress>();
  REQUIRE(agent.has_value());
  CHECK(agent->IsUsable());
  CHECK(!agent->IsSendable());
  CHECK(Encoded(*agent) ==
        "OPTION_MIP6_HAA (72) at offset 0: the address cannot be that of a home agent");
}

}}  // namespace mip6boot::dhcpv6
