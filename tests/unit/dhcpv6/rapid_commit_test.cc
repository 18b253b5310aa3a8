// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/rapid_commit.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("OPTION_RAPID_COMMIT has no data", "[rfc8415][s21.14]") {
  CHECK(Reencoded<RapidCommit>("000e0000") == "000e0000");
  CHECK(Refusal<RapidCommit>("000e0002 0000") ==
        "OPTION_RAPID_COMMIT (14) at offset 104: length 2, must be 0");
}

}}  // namespace mip6boot::dhcpv6
