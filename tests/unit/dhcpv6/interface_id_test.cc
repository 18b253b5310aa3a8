// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/interface_id.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::ToHex;

TEST_CASE("an interface id is opaque and copied octet for octet", "[rfc8415][s21.18][R52]") {
  CHECK(ToHex(TestOption("00120004 65746831").As<InterfaceId>()->id) == "65746831");
  CHECK(Reencoded<InterfaceId>("00120004 65746831") == "0012000465746831");
  CHECK(Reencoded<InterfaceId>("00120005 00ff00ff00") == "0012000500ff00ff00");
  CHECK(Reencoded<InterfaceId>("00120000") == "00120000");
}

}}  // namespace mip6boot::dhcpv6
