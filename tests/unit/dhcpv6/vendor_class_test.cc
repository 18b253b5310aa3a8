// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/vendor_class.h"

#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

TEST_CASE("a vendor class has an enterprise number and classes", "[rfc8415][s21.16]") {
  const TestOption option("0010000e 00000137 0008 4d53465420352e30");
  const Result<VendorClass> vendor_class = option.As<VendorClass>();
  REQUIRE(vendor_class.has_value());
  CHECK(vendor_class->enterprise_number == 311);
  CHECK(ToHex(*vendor_class->classes.begin()) == "4d53465420352e30");
  CHECK(Encoded(*vendor_class) == "0010000e0000013700084d53465420352e30");
}

TEST_CASE("a vendor class may have many classes, or none", "[rfc8415][s21.16]") {
  CHECK(TestOption("00100004 00007ed9").As<VendorClass>()->classes.empty());
  CHECK(Encoded(VendorClass{32473, {}}) == "0010000400007ed9");
  CHECK(Reencoded<VendorClass>("0010000a 00007ed9 0000 0002 0102") ==
        "0010000a00007ed9000000020102");
  const std::vector<uint8_t> model = FromHex("0102");
  const std::vector<Bytes> classes = {Bytes(), model};
  CHECK(Encoded(VendorClassList{32473, classes}) == "0010000a00007ed9000000020102");
  CHECK(Encoded(VendorClassList{32473, {}}) == "0010000400007ed9");
}

TEST_CASE("vendor classes are equal if their vendors and classes are", "[rfc8415][s21.16]") {
  const TestOption option("00100008 00007ed9 0002 0102");
  const TestOption other_vendor("00100008 00007eda 0002 0102");
  const TestOption other_class("00100008 00007ed9 0002 0103");
  CHECK(*option.As<VendorClass>() == *option.As<VendorClass>());
  CHECK(*option.As<VendorClass>() != *other_vendor.As<VendorClass>());
  CHECK(*option.As<VendorClass>() != *other_class.As<VendorClass>());
}

TEST_CASE("a vendor class without room for its enterprise number is refused", "[rfc8415][s21.16]") {
  CHECK(Refusal<VendorClass>("00100000") ==
        "OPTION_VENDOR_CLASS (16) at offset 104: length 0, must be at least 4");
  CHECK(Refusal<VendorClass>("00100003 000000") ==
        "OPTION_VENDOR_CLASS (16) at offset 104: length 3, must be at least 4");
}

TEST_CASE("a vendor class that is cut is refused at its length", "[rfc8415][s21.16]") {
  CHECK(Refusal<VendorClass>("00100005 00000137 00") ==
        "OPTION_VENDOR_CLASS (16) at offset 108: needs 2 octets, 1 left");
  CHECK(Refusal<VendorClass>("0010000a 00000137 0001 61 0002 62") ==
        "OPTION_VENDOR_CLASS (16) at offset 111: needs 4 octets, 3 left");
}

TEST_CASE("vendor classes that do not fit are not written", "[rfc8415][s21.16]") {
  const std::vector<uint8_t> large(65530, 'x');
  const std::vector<Bytes> classes = {large};
  CHECK(Encoded(VendorClassList{1, classes}) ==
        "OPTION_VENDOR_CLASS (16) at offset 0: 65536 octets do not fit its length field, at most "
        "65535");
}

}}  // namespace mip6boot::dhcpv6
