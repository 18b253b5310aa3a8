// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/ia_prefix.h"

#include "mip6boot/dhcpv6/ia.h"
#include "mip6boot/dhcpv6/status_code.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("a prefix of an IA has two lifetimes and options", "[rfc8415][s21.22]") {
  const TestOption option(
      "001a001f 00000e10 00001c20 38 20010db8123400000000000000000000 000d0002 0006");
  const Result<IaPrefix> delegated = option.As<IaPrefix>();
  REQUIRE(delegated.has_value());
  CHECK(delegated->preferred_lifetime == 3600);
  CHECK(delegated->valid_lifetime == 7200);
  CHECK(delegated->prefix == *Ipv6Prefix::FromText("2001:db8:1234::/56"));
  CHECK(delegated->options.Find<StatusCode>()->value == StatusCodeValue::kNoPrefixAvail);
  CHECK((*delegated->options.begin()).offset == 129);
  CHECK((*delegated->options.begin()).depth == 2);
  CHECK(Encoded(*delegated) ==
        "001a001f00000e1000001c203820010db8123400000000000000000000000d00020006");
}

TEST_CASE("a prefix is written from values, a mere length too", "[rfc8415][s21.22]") {
  CHECK(Encoded(IaPrefix{0, 0xffffffff, *Ipv6Prefix::FromText("2001:db8::/32"), {}}) ==
        "001a001900000000ffffffff2020010db8000000000000000000000000");
  CHECK(Encoded(IaPrefix{0, 0, *Ipv6Prefix::FromText("::/56"), {}}) ==
        "001a001900000000000000003800000000000000000000000000000000");
}

TEST_CASE("a prefix in an IA_PD is read and written where it stands", "[rfc8415][s21.21][R19]") {
  constexpr char kWire[] =
      "00190029000000010000000000000000001a001900000001000000022020010db80000000000000000000000"
      "00";
  const TestOption option(kWire);
  const Result<IaPrefix> delegated = option.As<IaPd>()->options.Find<IaPrefix>();
  REQUIRE(delegated.has_value());
  CHECK(*delegated == IaPrefix{1, 2, *Ipv6Prefix::FromText("2001:db8::/32"), {}});
  CHECK(Reencoded<IaPd>(kWire) == kWire);
}

TEST_CASE("bits behind the length of a prefix are cleared, not refused", "[rfc8415][s21.22]") {
  CHECK(Reencoded<IaPrefix>("001a0019 00000001 00000002 24 20010db8ffffffffffffffffffffffff") ==
        "001a001900000001000000022420010db8f00000000000000000000000");
}

TEST_CASE("a prefix preferred for longer than it is valid is kept, and told", "[rfc8415][s21.22]") {
  CHECK((IaPrefix{7200, 7200, {}, {}}).IsUsable());
  const TestOption option("001a0019 00000002 00000001 20 20010db8000000000000000000000000");
  REQUIRE(option.As<IaPrefix>().has_value());
  CHECK(!option.As<IaPrefix>()->IsUsable());
}

TEST_CASE("a prefix too short for its fixed fields is refused", "[rfc8415][s21.22]") {
  CHECK(Refusal<IaPrefix>("001a0000") ==
        "OPTION_IAPREFIX (26) at offset 104: length 0, must be at least 25");
  CHECK(Refusal<IaPrefix>("001a0018 00000001 00000002 20 20010db80000000000000000000000") ==
        "OPTION_IAPREFIX (26) at offset 104: length 24, must be at least 25");
}

TEST_CASE("a prefix longer than an address is refused at its length", "[rfc8415][s21.22]") {
  CHECK(Refusal<IaPrefix>("001a0019 00000001 00000002 81 20010db8000000000000000000000000") ==
        "OPTION_IAPREFIX (26) at offset 112: prefix length 129 exceeds 128");
}

TEST_CASE("a prefix that holds a cut option is refused at that option", "[rfc8415][s21.22]") {
  CHECK(Refusal<IaPrefix>("001a001e 00000001 00000002 20 20010db8000000000000000000000000"
                          "000d0002 00") ==
        "OPTION_STATUS_CODE (13) at offset 129: needs 6 octets, 5 left");
}

}}  // namespace mip6boot::dhcpv6
