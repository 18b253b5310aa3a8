// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/elapsed_time.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("the elapsed time counts hundredths of a second", "[rfc8415][s21.9]") {
  CHECK(TestOption("00080002 0064").As<ElapsedTime>()->centiseconds == 100);
  CHECK(TestOption("00080002 ffff").As<ElapsedTime>()->centiseconds == ElapsedTime::kMax);
  CHECK(Encoded(ElapsedTime{0}) == "000800020000");
  CHECK(Encoded(ElapsedTime{0x1234}) == "000800021234");
  CHECK(ElapsedTime{1} != ElapsedTime{2});
}

TEST_CASE("an elapsed time of another size than two octets is refused", "[rfc8415][s21.9]") {
  CHECK(Refusal<ElapsedTime>("00080000") ==
        "OPTION_ELAPSED_TIME (8) at offset 104: length 0, must be 2");
  CHECK(Refusal<ElapsedTime>("00080001 00") ==
        "OPTION_ELAPSED_TIME (8) at offset 104: length 1, must be 2");
  CHECK(Refusal<ElapsedTime>("00080003 000000") ==
        "OPTION_ELAPSED_TIME (8) at offset 104: length 3, must be 2");
}

}}  // namespace mip6boot::dhcpv6
