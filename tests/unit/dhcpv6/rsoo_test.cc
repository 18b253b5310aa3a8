// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/rsoo.h"

#include <string>
#include <vector>

#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

constexpr char kRsoo[] =
    "00420018"
    "00320014"
    "00480010 20010db80001c0200000000000000001";

TEST_CASE("an RSOO holds the options that a relay supplies", "[rfc6422][s3]") {
  const TestOption option(kRsoo);
  const Result<RelaySuppliedOptions> rsoo = option.As<RelaySuppliedOptions>();
  REQUIRE(rsoo.has_value());
  CHECK(rsoo->options.Count(OptionCode::kMip6Vdinf) == 1);
  CHECK(Encoded(*rsoo) == ToHex(FromHex(kRsoo)));
}

TEST_CASE("what stands in a container in an RSOO is two levels down", "[rfc6422][s3]") {
  const TestOption option(kRsoo);
  const Result<VisitedHomeNetworkInformation> vdinf =
      option.As<RelaySuppliedOptions>()->options.Find<VisitedHomeNetworkInformation>();
  REQUIRE(vdinf.has_value());
  const OptionView inner = *vdinf->options.begin();
  CHECK(inner.offset == 108);
  CHECK(inner.depth == 3);
}

TEST_CASE("an RSOO without options is refused", "[rfc6422][s4]") {
  CHECK(Refusal<RelaySuppliedOptions>("00420000") ==
        "OPTION_RSOO (66) at offset 104: length 0, must be at least 4");
  CHECK(Refusal<RelaySuppliedOptions>("00420002 0032") ==
        "OPTION_RSOO (66) at offset 104: length 2, must be at least 4");
}

TEST_CASE("an RSOO without options is not written", "[rfc6422][s4][R28]") {
  CHECK(Encoded(RelaySuppliedOptions{}) ==
        "OPTION_RSOO (66) at offset 0: length 0, must be at least 4");
}

TEST_CASE("an RSOO that holds a cut option is refused", "[rfc6422][s3]") {
  CHECK(Refusal<RelaySuppliedOptions>("00420006 00320014 0048") ==
        "OPTION_MIP6_VDINF (50) at offset 104: needs 24 octets, 6 left");
}

TEST_CASE("containers are opened only as deep as the limit says", "[rfc6422][limits]") {
  // Nine containers around each other; the innermost holds an option of no octets.
  std::string hex = "fedc0000";
  for (size_t i = 0; i < 9; ++i) {
    std::string header = "00420000";
    header[6] = "0123456789abcdef"[hex.size() / 2 / 16];
    header[7] = "0123456789abcdef"[hex.size() / 2 % 16];
    hex = header + hex;
  }
  const std::vector<uint8_t> wire = FromHex(hex);
  OptionView option = *OptionRange::Parse(wire)->begin();
  std::string end;
  for (size_t opened = 0; end.empty(); ++opened) {
    const Result<RelaySuppliedOptions> rsoo = option.As<RelaySuppliedOptions>();
    if (rsoo.has_value()) {
      option = *rsoo->options.begin();
    } else {
      end = std::to_string(opened) + " opened; " + rsoo.error().ToString();
    }
  }
  CHECK(end == "8 opened; octets at offset 36: nested more than 8 deep");
}

}}  // namespace mip6boot::dhcpv6
