// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/mip6_hnp.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

Ipv6Prefix Prefix(const char* text) { return Ipv6Prefix::FromText(text).value(); }

TEST_CASE("an HNP is read in each form and written in the one it came in", "[rfc6610][s3.3]") {
  struct Row {
    const char* hex;
    const char* prefix;
    PrefixForm form;
    const char* written;
  };
  const Row row =
      GENERATE(Row{"00470011 40 20010db8600003020000000000000000", "2001:db8:6000:302::/64",
                   PrefixForm::kFull, "004700114020010db8600003020000000000000000"},
               Row{"00470009 40 20010db860000302", "2001:db8:6000:302::/64", PrefixForm::kShort,
                   "004700094020010db860000302"},
               Row{"00470011 3c 20010db8600003000000000000000000", "2001:db8:6000:300::/60",
                   PrefixForm::kFull, "004700113c20010db8600003000000000000000000"},
               Row{"00470009 3c 20010db860000300", "2001:db8:6000:300::/60", PrefixForm::kShort,
                   "004700093c20010db860000300"},
               Row{"00470001 00", "::/0", PrefixForm::kShort, "0047000100"},
               Row{"00470011 00 00000000000000000000000000000000", "::/0", PrefixForm::kFull,
                   "004700110000000000000000000000000000000000"},
               // 16 octets are the fewest that hold it, and all there are.
               Row{"00470011 79 20010db86000030200000000000000ff", "2001:db8:6000:302::80/121",
                   PrefixForm::kFull, "004700117920010db8600003020000000000000080"},
               Row{"00470011 80 20010db8600003020000000000000001", "2001:db8:6000:302::1/128",
                   PrefixForm::kFull, "004700118020010db8600003020000000000000001"},
               // Neither: written in full.
               Row{"0047000a 40 20010db860000302ff", "2001:db8:6000:302::/64", PrefixForm::kOther,
                   "004700114020010db8600003020000000000000000"},
               Row{"00470002 00 ff", "::/0", PrefixForm::kOther,
                   "004700110000000000000000000000000000000000"});
  CAPTURE(row.hex);
  const TestOption option(row.hex);
  const Result<HomeNetworkPrefix> prefix = option.As<HomeNetworkPrefix>();
  REQUIRE(prefix.has_value());
  CHECK(*prefix == HomeNetworkPrefix{Prefix(row.prefix), row.form});
  CHECK(Encoded(*prefix) == row.written);
}

TEST_CASE("bits behind the length of an HNP are cleared, not refused", "[rfc6610][s3.3]") {
  CHECK(
      TestOption("00470011 3c 20010db86000030fffffffffffffffff").As<HomeNetworkPrefix>()->prefix ==
      Prefix("2001:db8:6000:300::/60"));
  CHECK(TestOption("00470009 3c 20010db86000030f").As<HomeNetworkPrefix>()->prefix ==
        Prefix("2001:db8:6000:300::/60"));
}

TEST_CASE("an HNP is written in full unless the short form is asked for", "[rfc6610][s3.3]") {
  CHECK(Encoded(HomeNetworkPrefix{Prefix("2001:db8::/33")}) ==
        "004700112120010db8000000000000000000000000");
  CHECK(Encoded(HomeNetworkPrefix{Prefix("2001:db8::/33"), PrefixForm::kShort}) ==
        "004700062120010db800");
}

TEST_CASE("a malformed HNP is refused", "[rfc6610][s3.3]") {
  CHECK(Refusal<HomeNetworkPrefix>("00470000") ==
        "OPTION_MIP6_HNP (71) at offset 104: length 0, must be at least 1");
  CHECK(Refusal<HomeNetworkPrefix>("00470012 40 20010db860000302000000000000000000") ==
        "OPTION_MIP6_HNP (71) at offset 104: length 18, must be at most 17");
  CHECK(Refusal<HomeNetworkPrefix>("00470011 81 20010db8000000000000000000000000") ==
        "OPTION_MIP6_HNP (71) at offset 104: prefix length 129 exceeds 128");
  CHECK(Refusal<HomeNetworkPrefix>("00470011 ff 20010db8000000000000000000000000") ==
        "OPTION_MIP6_HNP (71) at offset 104: prefix length 255 exceeds 128");
  CHECK(Refusal<HomeNetworkPrefix>("00470001 81") ==
        "OPTION_MIP6_HNP (71) at offset 104: prefix length 129 exceeds 128");
  CHECK(Refusal<HomeNetworkPrefix>("00470008 40 20010db8000000") ==
        "OPTION_MIP6_HNP (71) at offset 104: length 8, must be at least 9");
  CHECK(Refusal<HomeNetworkPrefix>("00470001 01") ==
        "OPTION_MIP6_HNP (71) at offset 104: length 1, must be at least 2");
  CHECK(Refusal<HomeNetworkPrefix>("00470002 80 20") ==
        "OPTION_MIP6_HNP (71) at offset 104: length 2, must be at least 17");
  CHECK(Refusal<HomeNetworkPrefix>("00470010 79 20010db860000302000000000000ff") ==
        "OPTION_MIP6_HNP (71) at offset 104: length 16, must be at least 17");
}

TEST_CASE("the form of an HNP has a name", "[rfc6610][s3.3]") {
  CHECK(std::string(PrefixFormName(PrefixForm::kFull)) == "full");
  CHECK(std::string(PrefixFormName(PrefixForm::kShort)) == "short");
  CHECK(std::string(PrefixFormName(PrefixForm::kOther)) == "other");
  CHECK(std::string(PrefixFormName(static_cast<PrefixForm>(99))).empty());
}

}}  // namespace mip6boot::dhcpv6
