// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/max_rt.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("SOL_MAX_RT and INF_MAX_RT count seconds", "[rfc8415][s21.24][s21.25]") {
  CHECK(TestOption("00520004 00000e10").As<SolMaxRt>()->seconds == 3600);
  CHECK(TestOption("00530004 00000078").As<InfMaxRt>()->seconds == 120);
  CHECK(Encoded(SolMaxRt{3600}) == "0052000400000e10");
  CHECK(Encoded(InfMaxRt{60}) == "005300040000003c");
}

TEST_CASE("a maximum outside a minute and a day is read but does not count",
          "[rfc8415][s21.24][s21.25]") {
  CHECK(!SolMaxRt{59}.IsValid());
  CHECK(SolMaxRt{60}.IsValid());
  CHECK(SolMaxRt{86400}.IsValid());
  CHECK(!SolMaxRt{86401}.IsValid());
  CHECK(!InfMaxRt{59}.IsValid());
  CHECK(InfMaxRt{60}.IsValid());
  CHECK(InfMaxRt{86400}.IsValid());
  CHECK(!InfMaxRt{86401}.IsValid());
}

TEST_CASE("a maximum of another size than four octets is refused", "[rfc8415][s21.24][s21.25]") {
  CHECK(Refusal<SolMaxRt>("00520002 0e10") ==
        "OPTION_SOL_MAX_RT (82) at offset 104: length 2, must be 4");
  CHECK(Refusal<InfMaxRt>("00530008 0000000000000e10") ==
        "OPTION_INF_MAX_RT (83) at offset 104: length 8, must be 4");
}

}}  // namespace mip6boot::dhcpv6
