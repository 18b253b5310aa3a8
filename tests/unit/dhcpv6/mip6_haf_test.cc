// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/mip6_haf.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("an HAF holds the name of a home agent and is written as it was read",
          "[rfc6610][s3.5]") {
  const TestOption option("00490016 03686131 04686f6d65 076578616d706c65 036f7267 00");
  const Result<HomeAgentFqdn> agent = option.As<HomeAgentFqdn>();
  REQUIRE(agent.has_value());
  CHECK(agent->name.ToString() == "ha1.home.example.org.");
  CHECK(Encoded(*agent) == "004900160368613104686f6d65076578616d706c65036f726700");
}

TEST_CASE("an HAF is written from a name of our own", "[rfc6610][s3.5]") {
  const DomainName name = *DomainName::FromText("ha.msp.example.net");
  CHECK(Encoded(HomeAgentFqdn{name.view()}) == "00490014026861036d7370076578616d706c65036e657400");
  CHECK(Encoded(HomeAgentFqdn{}) == "OPTION_MIP6_HAF (73) at offset 0: the name is empty");
}

TEST_CASE("a malformed HAF is refused at the octet where its name goes wrong", "[rfc6610][s3.5]") {
  CHECK(Refusal<HomeAgentFqdn>("00490000") ==
        "OPTION_MIP6_HAF (73) at offset 104: the name is empty");
  CHECK(Refusal<HomeAgentFqdn>("00490001 00") ==
        "OPTION_MIP6_HAF (73) at offset 104: the name is empty");
  CHECK(Refusal<HomeAgentFqdn>("00490003 026861") ==
        "OPTION_MIP6_HAF (73) at offset 107: the name does not end with the root label");
  CHECK(Refusal<HomeAgentFqdn>("00490005 026861 c000") ==
        "OPTION_MIP6_HAF (73) at offset 107: label length octet 192 exceeds 63 (names are not "
        "compressed here)");
  CHECK(Refusal<HomeAgentFqdn>("00490005 026861 00 00") ==
        "OPTION_MIP6_HAF (73) at offset 108: 1 octets after the root label");
}

}}  // namespace mip6boot::dhcpv6
