// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/unicast.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("a server unicast option holds the address of the server", "[rfc8415][s21.12]") {
  CHECK(TestOption("000c0010 20010db8000000000000000000000547")
            .As<ServerUnicast>()
            ->address.ToString() == "2001:db8::547");
  CHECK(Encoded(ServerUnicast{*Ipv6Address::FromText("2001:db8::547")}) ==
        "000c001020010db8000000000000000000000547");
}

TEST_CASE("a server unicast option of another size than an address is refused",
          "[rfc8415][s21.12]") {
  CHECK(Refusal<ServerUnicast>("000c0000") ==
        "OPTION_UNICAST (12) at offset 104: length 0, must be 16");
  CHECK(Refusal<ServerUnicast>("000c000f 20010db80000000000000000000005") ==
        "OPTION_UNICAST (12) at offset 104: length 15, must be 16");
  CHECK(Refusal<ServerUnicast>("000c0011 20010db800000000000000000000054700") ==
        "OPTION_UNICAST (12) at offset 104: length 17, must be 16");
}

}}  // namespace mip6boot::dhcpv6
