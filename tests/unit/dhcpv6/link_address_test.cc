// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/link_address.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("a link address option holds an address on the link of the client", "[rfc6977][s5]") {
  CHECK(TestOption("00500010 20010db8000100000000000000000001")
            .As<LinkAddress>()
            ->address.ToString() == "2001:db8:1::1");
  CHECK(Encoded(LinkAddress{*Ipv6Address::FromText("2001:db8:1::1")}) ==
        "0050001020010db8000100000000000000000001");
}

TEST_CASE("a link address option of another size than an address is refused", "[rfc6977][s5]") {
  CHECK(Refusal<LinkAddress>("00500000") ==
        "OPTION_LINK_ADDRESS (80) at offset 104: length 0, must be 16");
  CHECK(Refusal<LinkAddress>("0050000f 20010db80001000000000000000000") ==
        "OPTION_LINK_ADDRESS (80) at offset 104: length 15, must be 16");
  CHECK(Refusal<LinkAddress>("00500011 20010db800010000000000000000000100") ==
        "OPTION_LINK_ADDRESS (80) at offset 104: length 17, must be 16");
}

}}  // namespace mip6boot::dhcpv6
