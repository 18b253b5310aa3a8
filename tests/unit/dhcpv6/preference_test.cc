// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/preference.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("a preference is one number from 0 to 255", "[rfc8415][s21.8]") {
  CHECK(*TestOption("00070001 ff").As<Preference>() == Preference{Preference::kHighest});
  CHECK(Encoded(Preference{}) == "0007000100");
  CHECK(Encoded(Preference{7}) == "0007000107");
}

TEST_CASE("a preference of another size than one octet is refused", "[rfc8415][s21.8]") {
  CHECK(Refusal<Preference>("00070000") ==
        "OPTION_PREFERENCE (7) at offset 104: length 0, must be 1");
  CHECK(Refusal<Preference>("00070002 0001") ==
        "OPTION_PREFERENCE (7) at offset 104: length 2, must be 1");
}

}}  // namespace mip6boot::dhcpv6
