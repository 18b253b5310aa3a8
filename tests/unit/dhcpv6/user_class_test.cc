// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/user_class.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

// The classes, one behind the other.
std::string Listed(const ClassData& classes) {
  std::string out;
  for (const Bytes one : classes) out += "[" + ToHex(one) + "]";
  return out;
}

TEST_CASE("user classes are opaque, and stand one behind the other", "[rfc8415][s21.15]") {
  const TestOption option("000f000c 0004 69505845 0000 0002 00ff");
  const Result<UserClass> user_class = option.As<UserClass>();
  REQUIRE(user_class.has_value());
  CHECK(Listed(user_class->classes) == "[69505845][][00ff]");
  CHECK(Encoded(*user_class) ==
        "000f000c00046950584500000002"
        "00ff");
  CHECK(*user_class == *TestOption("000f000c 0004 69505845 0000 0002 00ff").As<UserClass>());
  CHECK(*user_class != *TestOption("000f0006 0004 69505845").As<UserClass>());
}

TEST_CASE("user classes are written from octets in memory", "[rfc8415][s21.15]") {
  const std::vector<uint8_t> ipxe = FromHex("69505845");
  const std::vector<Bytes> classes = {ipxe, Bytes(), ipxe};
  CHECK(Encoded(UserClassList{classes}) ==
        "000f000e000469505845000000046950"
        "5845");
}

TEST_CASE("a user class option holds one class at least", "[rfc8415][s21.15]") {
  CHECK(Refusal<UserClass>("000f0000") ==
        "OPTION_USER_CLASS (15) at offset 104: length 0, must be at least 2");
  CHECK(Encoded(UserClass{}) == "OPTION_USER_CLASS (15) at offset 0: length 0, must be at least 2");
  CHECK(Encoded(UserClassList{}) ==
        "OPTION_USER_CLASS (15) at offset 0: length 0, must be at least 2");
}

TEST_CASE("a user class that is cut is refused at its length", "[rfc8415][s21.15]") {
  CHECK(Refusal<UserClass>("000f0001 00") ==
        "OPTION_USER_CLASS (15) at offset 104: needs 2 octets, 1 left");
  CHECK(Refusal<UserClass>("000f0005 0001 61 0001") ==
        "OPTION_USER_CLASS (15) at offset 107: needs 3 octets, 2 left");
  CHECK(Refusal<UserClass>("000f0004 69505845") ==
        "OPTION_USER_CLASS (15) at offset 104: needs 26962 octets, 4 left");
}

TEST_CASE("user classes that do not fit are not written", "[rfc8415][s21.15]") {
  const std::vector<uint8_t> largest(65533, 'x');
  const std::vector<uint8_t> too_large(65536, 'x');
  const std::vector<Bytes> fits = {largest};
  const std::vector<Bytes> does_not = {too_large};
  CHECK(Encoded(UserClassList{fits}).size() == 2 * (4 + 65535));
  CHECK(Encoded(UserClassList{does_not}) ==
        "OPTION_USER_CLASS (15) at offset 0: 65538 octets do not fit its length field, at most "
        "65535");
}

}}  // namespace mip6boot::dhcpv6
