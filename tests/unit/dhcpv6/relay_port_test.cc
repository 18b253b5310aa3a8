// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/relay_port.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("the relay port is that of the relay below, 0 for none", "[rfc8357][s4.2][R85]") {
  CHECK(TestOption("00870002 0223").As<RelayPort>()->downstream_port == 547);
  CHECK(Encoded(RelayPort{0}) == "008700020000");
  CHECK(Encoded(RelayPort{40000}) == "008700029c40");
}

TEST_CASE("a relay port of another size than two octets is refused", "[rfc8357][s4.2]") {
  CHECK(Refusal<RelayPort>("00870000") ==
        "OPTION_RELAY_PORT (135) at offset 104: length 0, must be 2");
  CHECK(Refusal<RelayPort>("00870003 000000") ==
        "OPTION_RELAY_PORT (135) at offset 104: length 3, must be 2");
}

}}  // namespace mip6boot::dhcpv6
