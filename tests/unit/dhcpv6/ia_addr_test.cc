// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/ia_addr.h"

#include "mip6boot/dhcpv6/ia.h"
#include "mip6boot/dhcpv6/status_code.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("an address of an IA has two lifetimes and options", "[rfc8415][s21.6]") {
  const TestOption option(
      "0005001e 20010db8000000000000000000000aaa 00000e10 00001c20 000d0002 0000");
  const Result<IaAddress> leased = option.As<IaAddress>();
  REQUIRE(leased.has_value());
  CHECK(leased->address.ToString() == "2001:db8::aaa");
  CHECK(leased->preferred_lifetime == 3600);
  CHECK(leased->valid_lifetime == 7200);
  CHECK(leased->options.Find<StatusCode>()->IsSuccess());
  CHECK((*leased->options.begin()).offset == 128);
  CHECK((*leased->options.begin()).depth == 2);
  CHECK(Encoded(*leased) == "0005001e20010db8000000000000000000000aaa00000e1000001c20000d00020000");
}

TEST_CASE("an address is written from values, without options", "[rfc8415][s21.6]") {
  CHECK(Encoded(IaAddress{*Ipv6Address::FromText("2001:db8::1"), 0, 0xffffffff, {}}) ==
        "0005001820010db800000000000000000000000100000000ffffffff");
}

TEST_CASE("an address in an IA_NA is read and written where it stands", "[rfc8415][s21.4][R19]") {
  constexpr char kWire[] =
      "000300280000000100000000000000000005001820010db8000000000000000000000001000000010000000"
      "2";
  const TestOption option(kWire);
  const Result<IaAddress> leased = option.As<IaNa>()->options.Find<IaAddress>();
  REQUIRE(leased.has_value());
  CHECK(*leased == IaAddress{*Ipv6Address::FromText("2001:db8::1"), 1, 2, {}});
  CHECK(Reencoded<IaNa>(kWire) == kWire);
}

TEST_CASE("an address preferred for longer than it is valid is kept, and told",
          "[rfc8415][s21.6]") {
  CHECK((IaAddress{{}, 7200, 7200, {}}).IsUsable());
  const TestOption option("00050018 20010db8000000000000000000000001 00000002 00000001");
  REQUIRE(option.As<IaAddress>().has_value());
  CHECK(!option.As<IaAddress>()->IsUsable());
}

TEST_CASE("an address too short for its fixed fields is refused", "[rfc8415][s21.6]") {
  CHECK(Refusal<IaAddress>("00050000") ==
        "OPTION_IAADDR (5) at offset 104: length 0, must be at least 24");
  CHECK(Refusal<IaAddress>("00050017 20010db8000000000000000000000001 00000002 000000") ==
        "OPTION_IAADDR (5) at offset 104: length 23, must be at least 24");
}

TEST_CASE("an address that holds a cut option is refused at that option", "[rfc8415][s21.6]") {
  CHECK(Refusal<IaAddress>("0005001d 20010db8000000000000000000000001 00000001 00000002"
                           "000d0002 00") ==
        "OPTION_STATUS_CODE (13) at offset 128: needs 6 octets, 5 left");
  CHECK(Refusal<IaAddress>("00050019 20010db8000000000000000000000001 00000001 00000002 00") ==
        "octets at offset 128: needs 4 octets, 1 left");
}

}}  // namespace mip6boot::dhcpv6
