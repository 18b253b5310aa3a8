// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/vendor_opts.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

// The sub-options, then the error that ended them.
std::string Scanned(const VendorOptions& options) {
  const VendorSubOptions::Scanned scanned = options.ScanSubOptions();
  std::string out;
  for (const VendorSubOption sub_option : scanned.sub_options) {
    out += std::to_string(sub_option.code) + "@" + std::to_string(sub_option.offset) + "[" +
           ToHex(sub_option.data) + "] ";
  }
  return out + (scanned.error.has_value() ? scanned.error->ToString() : "whole");
}

TEST_CASE("vendor options have an enterprise number and the vendor's octets", "[rfc8415][s21.17]") {
  const TestOption option("00110010 0000118b 0001 0004 00200021 fffe 0000");
  const Result<VendorOptions> vendor = option.As<VendorOptions>();
  REQUIRE(vendor.has_value());
  CHECK(vendor->enterprise_number == 4491);
  CHECK(ToHex(vendor->data) == "0001000400200021fffe0000");
  CHECK(Encoded(*vendor) == "001100100000118b0001000400200021fffe0000");
}

TEST_CASE("the sub-options of a vendor are scanned on demand", "[rfc8415][s21.17]") {
  CHECK(
      Scanned(*TestOption("00110010 0000118b 0001 0004 00200021 fffe 0000").As<VendorOptions>()) ==
      "1@108[00200021] 65534@116[] whole");
  CHECK(Scanned(*TestOption("00110004 0000118b").As<VendorOptions>()) == "whole");
}

TEST_CASE("a scan gives the good sub-options, and where the others end", "[rfc8415][s21.17]") {
  CHECK(Scanned(*TestOption("0011000d 0000118b 0001 0001 ff 0002 0001").As<VendorOptions>()) ==
        "1@108[ff] OPTION_VENDOR_OPTS (17) at offset 113: needs 5 octets, 4 left");
  CHECK(Scanned(*TestOption("00110006 0000118b 0001").As<VendorOptions>()) ==
        "OPTION_VENDOR_OPTS (17) at offset 108: needs 4 octets, 2 left");
  const TestOption cut("00110006 0000118b 0001");
  CHECK(cut.As<VendorOptions>()->ScanSubOptions().error->depth == 1);
}

TEST_CASE("a vendor's octets that are no sub-options are kept as they are", "[rfc8415][s21.17]") {
  CHECK(Reencoded<VendorOptions>("00110007 0000118b 786d6c") == "001100070000118b786d6c");
  CHECK(Reencoded<VendorOptions>("00110004 0000118b") == "001100040000118b");
}

TEST_CASE("vendor options are written from sub-options in memory", "[rfc8415][s21.17]") {
  const std::vector<uint8_t> octets = FromHex("00200021");
  const std::vector<VendorSubOption> sub_options = {{1, octets}, {65534, {}}};
  CHECK(Encoded(VendorOptionsList{4491, sub_options}) ==
        "001100100000118b0001000400200021fffe0000");
  CHECK(Encoded(VendorOptions{4491, octets}) == "001100080000118b00200021");
}

TEST_CASE("vendor options are equal wherever they stand", "[rfc8415][s21.17]") {
  const TestOption option("00110005 0000118b ff");
  const std::vector<uint8_t> octets = {0xff};
  CHECK(*option.As<VendorOptions>() == VendorOptions{4491, octets});
  CHECK(*option.As<VendorOptions>() != VendorOptions{4492, octets});
  CHECK(*option.As<VendorOptions>() != VendorOptions{4491, {}});
}

TEST_CASE("vendor options without room for their enterprise number are refused",
          "[rfc8415][s21.17]") {
  CHECK(Refusal<VendorOptions>("00110000") ==
        "OPTION_VENDOR_OPTS (17) at offset 104: length 0, must be at least 4");
  CHECK(Refusal<VendorOptions>("00110003 000000") ==
        "OPTION_VENDOR_OPTS (17) at offset 104: length 3, must be at least 4");
}

TEST_CASE("vendor options that do not fit are not written", "[rfc8415][s21.17]") {
  const std::vector<uint8_t> octets(65536, 'x');
  const std::vector<VendorSubOption> sub_options = {{1, octets}};
  CHECK(Encoded(VendorOptionsList{1, sub_options}) ==
        "OPTION_VENDOR_OPTS (17) at offset 0: 65544 octets do not fit its length field, at most "
        "65535");
  CHECK(Encoded(VendorOptions{1, octets}) ==
        "OPTION_VENDOR_OPTS (17) at offset 0: 65540 octets do not fit its length field, at most "
        "65535");
}

}}  // namespace mip6boot::dhcpv6
