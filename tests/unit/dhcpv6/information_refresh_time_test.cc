// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/information_refresh_time.h"

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("the information refresh time counts seconds", "[rfc8415][s21.23]") {
  CHECK(TestOption("00200004 00001c20").As<InformationRefreshTime>()->seconds == 7200);
  CHECK(TestOption("00200004 ffffffff").As<InformationRefreshTime>()->seconds ==
        InformationRefreshTime::kInfinity);
  CHECK(Encoded(InformationRefreshTime{86400}) == "0020000400015180");
  CHECK(InformationRefreshTime::kDefault == 86400);
}

TEST_CASE("a refresh time below ten minutes counts as ten minutes", "[rfc8415][s21.23][R51]") {
  CHECK(InformationRefreshTime{0}.effective_seconds() == 600);
  CHECK(InformationRefreshTime{599}.effective_seconds() == 600);
  CHECK(InformationRefreshTime{601}.effective_seconds() == 601);
  CHECK(InformationRefreshTime{0xffffffff}.effective_seconds() == 0xffffffff);
}

TEST_CASE("a refresh time of another size than four octets is refused", "[rfc8415][s21.23]") {
  CHECK(Refusal<InformationRefreshTime>("00200003 000000") ==
        "OPTION_INFORMATION_REFRESH_TIME (32) at offset 104: length 3, must be 4");
  CHECK(Refusal<InformationRefreshTime>("00200005 0000000000") ==
        "OPTION_INFORMATION_REFRESH_TIME (32) at offset 104: length 5, must be 4");
}

}}  // namespace mip6boot::dhcpv6
