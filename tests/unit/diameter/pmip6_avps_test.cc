// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/pmip6_avps.h"

#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("a proxy's AVPs are read and written", "[rfc5779][s5]") {
  CHECK(Encoded(Pmip6DhcpServerAddress{*Ipv6Address::FromText("2001:db8::1")}) ==
        "000001f84000001a000220010db80000000000000000000000010000");
  CHECK(TestAvp("000001f9 0000000e 0001 c0000221 0000").As<Pmip6Ipv4HomeAddress>()->value ==
        Address(Ipv4Address({192, 0, 2, 33})));
  CHECK(Encoded(MobileNodeIdentifier{"mn1@a"}) == "000001fa4000000d6d6e314061000000");
}

TEST_CASE("a service has its home agent, and its name", "[rfc5779][s5.8]") {
  const char service[] =
      "000001fb 4000002c 000001e6 4000001c 0000014e 4000000e 0001 c0000221 0000 0000000a"
      "000001ed 40000008";
  const TestAvp broken(service);
  CHECK(Refusal<ServiceConfiguration>(broken) ==
        "AVP (10) at offset 132: needs 8 octets, 4 left -> 5014");
  const TestAvp avp(
      "000001fb 40000028 000001e6 40000018 0000014e 4000000e 0001 c0000221 0000"
      "000001ed 40000008");
  const Result<ServiceConfiguration> configuration = avp.As<ServiceConfiguration>();
  REQUIRE(configuration.has_value());
  REQUIRE(configuration->agent_info.has_value());
  CHECK(Ipv4AddressOf(*configuration->agent_info) == Ipv4Address({192, 0, 2, 33}));
  CHECK(configuration->service_selection == "");
  CHECK(Encoded(*configuration) ==
        "000001fb40000028"
        "000001e6400000180000014e4000000e0001c00002210000"
        "000001ed40000008");
  CHECK(Refusal<ServiceConfiguration>("000001fb 40000018 000001ed 40000008 000001ed 40000008") ==
        "Service-Selection (493) at offset 116: stands 2 times, at most 1 -> 5009");
}

}}  // namespace mip6boot::diameter
