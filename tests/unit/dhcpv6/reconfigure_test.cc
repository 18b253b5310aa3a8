// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/reconfigure.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("a Reconfigure asks for a Renew, a Rebind or an Information-request",
          "[rfc8415][s21.19][R78]") {
  CHECK(TestOption("00130001 05").As<ReconfigureMessage>()->type == MessageType::kRenew);
  CHECK(TestOption("00130001 06").As<ReconfigureMessage>()->type == MessageType::kRebind);
  CHECK(Reencoded<ReconfigureMessage>("00130001 0b") == "001300010b");
  CHECK(Refusal<ReconfigureMessage>("00130001 03") ==
        "OPTION_RECONF_MSG (19) at offset 104: value 3 is not allowed");
  CHECK(Refusal<ReconfigureMessage>("00130000") ==
        "OPTION_RECONF_MSG (19) at offset 104: length 0, must be 1");
  CHECK(Refusal<ReconfigureMessage>("00130002 0b0b") ==
        "OPTION_RECONF_MSG (19) at offset 104: length 2, must be 1");
  CHECK(Encoded(ReconfigureMessage{MessageType::kReply}) ==
        "OPTION_RECONF_MSG (19) at offset 0: value 7 is not allowed");
}

TEST_CASE("OPTION_RECONF_ACCEPT has no data", "[rfc8415][s21.20]") {
  CHECK(Reencoded<ReconfigureAccept>("00140000") == "00140000");
  CHECK(Refusal<ReconfigureAccept>("00140001 00") ==
        "OPTION_RECONF_ACCEPT (20) at offset 104: length 1, must be 0");
}

}}  // namespace mip6boot::dhcpv6
