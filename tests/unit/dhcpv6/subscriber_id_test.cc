// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/subscriber_id.h"

#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::ToHex;

TEST_CASE("a subscriber id is opaque", "[rfc4580][s2]") {
  CHECK(ToHex(TestOption("00260004 616c0000").As<SubscriberId>()->id) == "616c0000");
  CHECK(Reencoded<SubscriberId>("00260004 616c0000") == "00260004616c0000");
  CHECK(Reencoded<SubscriberId>("00260001 00") == "0026000100");
  const TestOption option("00260001 61");
  const TestOption other("00260001 62");
  CHECK(*option.As<SubscriberId>() == *option.As<SubscriberId>());
  CHECK(*option.As<SubscriberId>() != *other.As<SubscriberId>());
}

TEST_CASE("a subscriber id of no octets is neither read nor written", "[rfc4580][s2]") {
  CHECK(Refusal<SubscriberId>("00260000") ==
        "OPTION_SUBSCRIBER_ID (38) at offset 104: length 0, must be at least 1");
  CHECK(Encoded(SubscriberId{}) ==
        "OPTION_SUBSCRIBER_ID (38) at offset 0: length 0, must be at least 1");
}

TEST_CASE("a subscriber id that does not fit is not written", "[rfc4580][s2]") {
  const std::vector<uint8_t> id(65536, 'x');
  CHECK(Encoded(SubscriberId{id}) ==
        "OPTION_SUBSCRIBER_ID (38) at offset 0: 65536 octets do not fit its length field, at most "
        "65535");
}

}}  // namespace mip6boot::dhcpv6
