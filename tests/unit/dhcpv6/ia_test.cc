// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/ia.h"

#include "mip6boot/dhcpv6/status_code.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("an IA_NA has an IAID, two times and options", "[rfc8415][s21.4]") {
  const TestOption option("00030016 00000001 00000e10 00001518 000d0006 0002 6e6f6e65");
  const Result<IaNa> ia = option.As<IaNa>();
  REQUIRE(ia.has_value());
  CHECK(ia->iaid == 1);
  CHECK(ia->t1 == 3600);
  CHECK(ia->t2 == 5400);
  CHECK(ia->options.Find<StatusCode>()->value == StatusCodeValue::kNoAddrsAvail);
  CHECK((*ia->options.begin()).offset == 116);
  CHECK((*ia->options.begin()).depth == 2);
  CHECK(Encoded(*ia) == "000300160000000100000e1000001518000d000600026e6f6e65");
}

TEST_CASE("an IA_PD is laid out as an IA_NA, an IA_TA has no times", "[rfc8415][s21.5][s21.21]") {
  CHECK(Reencoded<IaPd>("0019000c 00000002 00000003 00000004") ==
        "0019000c000000020000000300000004");
  const TestOption option("0004000a 00000007 000d0002 0002");
  const Result<IaTa> ia = option.As<IaTa>();
  REQUIRE(ia.has_value());
  CHECK(ia->iaid == 7);
  CHECK((*ia->options.begin()).offset == 108);
  CHECK(Encoded(*ia) == "0004000a00000007000d00020002");
}

TEST_CASE("identity associations are equal if all in them is", "[rfc8415][s21.4]") {
  const TestOption option("00030012 00000001 00000002 00000003 000d0002 0000");
  const TestOption other("00030012 00000001 00000002 00000003 000d0002 0001");
  const IaNa ia = *option.As<IaNa>();
  CHECK(ia == IaNa{1, 2, 3, ia.options});
  CHECK(ia != *other.As<IaNa>());
  CHECK(IaTa{1, {}} != IaTa{2, {}});
  CHECK(IaPd{1, 2, 3, {}} != IaPd{1, 2, 4, {}});
}

TEST_CASE("an IA too short for its fixed fields is refused", "[rfc8415][s21.4][s21.5][s21.21]") {
  CHECK(Refusal<IaNa>("0003000b 0000000000000000000000") ==
        "OPTION_IA_NA (3) at offset 104: length 11, must be at least 12");
  CHECK(Refusal<IaPd>("00190000") ==
        "OPTION_IA_PD (25) at offset 104: length 0, must be at least 12");
  CHECK(Refusal<IaTa>("00040003 000000") ==
        "OPTION_IA_TA (4) at offset 104: length 3, must be at least 4");
}

TEST_CASE("an IA that holds a cut option is refused at that option", "[rfc8415][s21.4]") {
  CHECK(Refusal<IaNa>("00030012 00000001 00000000 00000000 000d0006 0002") ==
        "OPTION_STATUS_CODE (13) at offset 116: needs 10 octets, 6 left");
  CHECK(Refusal<IaTa>("00040005 00000001 00") == "octets at offset 108: needs 4 octets, 1 left");
}

TEST_CASE("the identity associations are IA_NA, IA_TA and IA_PD", "[rfc8415][R48]") {
  CHECK(IsIdentityAssociation(OptionCode::kIaNa));
  CHECK(IsIdentityAssociation(OptionCode::kIaTa));
  CHECK(IsIdentityAssociation(OptionCode::kIaPd));
  CHECK(!IsIdentityAssociation(OptionCode::kIaAddr));
}

}}  // namespace mip6boot::dhcpv6
