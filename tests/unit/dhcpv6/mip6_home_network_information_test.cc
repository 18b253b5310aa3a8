// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/mip6_home_network_information.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

constexpr char kIdinf[] =
    "00450059"
    "00310012 04686f6d65 076578616d706c65 036f7267 00"
    "00470011 40 20010db8600003020000000000000000"
    "00480010 20010db8600003020000000000000001"
    "00490016 03686131 04686f6d65 076578616d706c65 036f7267 00";

TEST_CASE("an IDINF holds a home network's name, prefix and agent", "[rfc6610][s3.2]") {
  const TestOption option(kIdinf);
  const Result<IdentifiedHomeNetworkInformation> idinf =
      option.As<IdentifiedHomeNetworkInformation>();
  REQUIRE(idinf.has_value());
  CHECK(idinf->home_network_id()->name.ToString() == "home.example.org.");
  CHECK(idinf->options.Find<HomeNetworkPrefix>()->prefix.ToString() == "2001:db8:6000:302::/64");
  CHECK(idinf->options.Find<HomeAgentAddress>()->address.ToString() == "2001:db8:6000:302::1");
  CHECK(idinf->options.Find<HomeAgentFqdn>()->name.ToString() == "ha1.home.example.org.");
  CHECK(Encoded(*idinf) == ToHex(FromHex(kIdinf)));
}

TEST_CASE("an option without data is enough for a container", "[rfc6610][s3.2]") {
  const TestOption option("00320004 00fa0000");
  const Result<VisitedHomeNetworkInformation> vdinf = option.As<VisitedHomeNetworkInformation>();
  REQUIRE(vdinf.has_value());
  CHECK(Encoded(*vdinf) == "0032000400fa0000");
}

TEST_CASE("the options in a container know where they stand", "[rfc6610][s3.2]") {
  const TestOption option(kIdinf);
  const Result<IdentifiedHomeNetworkInformation> idinf =
      option.As<IdentifiedHomeNetworkInformation>();
  REQUIRE(idinf.has_value());
  std::vector<std::pair<uint32_t, unsigned>> places;
  for (const OptionView inner : idinf->options) places.emplace_back(inner.offset, inner.depth);
  CHECK(places ==
        std::vector<std::pair<uint32_t, unsigned>>{{104, 2}, {126, 2}, {147, 2}, {167, 2}});
}

TEST_CASE("a VDINF and a UDINF hold the same kinds of options", "[rfc6610][s3.2]") {
  constexpr char kVdinf[] =
      "00320029"
      "00470011 40 20010db80001c0200000000000000000"
      "00480010 20010db80001c0200000000000000001";
  constexpr char kUdinf[] = "00460018 00490014 026861 036d7370 076578616d706c65 036e6574 00";
  const TestOption visited(kVdinf);
  const TestOption unrestricted(kUdinf);
  const Result<VisitedHomeNetworkInformation> vdinf = visited.As<VisitedHomeNetworkInformation>();
  const Result<UnrestrictedHomeNetworkInformation> udinf =
      unrestricted.As<UnrestrictedHomeNetworkInformation>();
  REQUIRE((vdinf.has_value() && udinf.has_value()));
  CHECK(vdinf->options.Find<HomeAgentAddress>()->address.ToString() == "2001:db8:1:c020::1");
  CHECK(udinf->options.Find<HomeAgentFqdn>()->name.ToString() == "ha.msp.example.net.");
  CHECK(Encoded(*vdinf) == ToHex(FromHex(kVdinf)));
  CHECK(Encoded(*udinf) == ToHex(FromHex(kUdinf)));
}

TEST_CASE("options that we do not know stay in their container", "[rfc6610][s4.1.2][R81]") {
  constexpr char kUnknown[] = "00460009 fedc0005 6f70617175";
  const TestOption option(kUnknown);
  const Result<UnrestrictedHomeNetworkInformation> udinf =
      option.As<UnrestrictedHomeNetworkInformation>();
  REQUIRE(udinf.has_value());
  CHECK((*udinf->options.begin()).code == static_cast<OptionCode>(0xfedc));
  CHECK(Encoded(*udinf) == ToHex(FromHex(kUnknown)));
}

TEST_CASE("a container without room for an option is refused", "[rfc6610][s3.2]") {
  CHECK(Refusal<VisitedHomeNetworkInformation>("00320000") ==
        "OPTION_MIP6_VDINF (50) at offset 104: length 0, must be at least 4");
  CHECK(Refusal<IdentifiedHomeNetworkInformation>("00450000") ==
        "OPTION_MIP6_IDINF (69) at offset 104: length 0, must be at least 4");
  CHECK(Refusal<UnrestrictedHomeNetworkInformation>("00460003 004900") ==
        "OPTION_MIP6_UDINF (70) at offset 104: length 3, must be at least 4");
}

TEST_CASE("a container without an option is not written", "[rfc6610][s3.2]") {
  CHECK(Encoded(VisitedHomeNetworkInformation{}) ==
        "OPTION_MIP6_VDINF (50) at offset 0: length 0, must be at least 4");
  CHECK(Encoded(IdentifiedHomeNetworkInformation{}) ==
        "OPTION_MIP6_IDINF (69) at offset 0: length 0, must be at least 4");
  CHECK(Encoded(UnrestrictedHomeNetworkInformation{}) ==
        "OPTION_MIP6_UDINF (70) at offset 0: length 0, must be at least 4");
}

TEST_CASE("an inner option that runs past its container refuses the container",
          "[rfc6610][s3.2][R53]") {
  CHECK(Refusal<IdentifiedHomeNetworkInformation>("0045000c 00480010 0000000000000000") ==
        "OPTION_MIP6_HAA (72) at offset 104: needs 20 octets, 12 left");
  CHECK(Refusal<UnrestrictedHomeNetworkInformation>("00460007 fedc0000 004900") ==
        "octets at offset 108: needs 4 octets, 3 left");
}

TEST_CASE("a container cut anywhere is refused, and the place is inside it", "[rfc6610][s3.2]") {
  const std::vector<uint8_t> whole = FromHex(kIdinf);
  const Bytes data = Bytes(whole).subspan(4);
  std::vector<size_t> taken;
  std::vector<size_t> outside;
  for (size_t size = 0; size < data.size(); ++size) {
    const OptionView option{OptionCode::kMip6Idinf, data.subspan(0, size), 100, 0};
    const Result<IdentifiedHomeNetworkInformation> idinf =
        option.As<IdentifiedHomeNetworkInformation>();
    if (idinf.has_value()) {
      taken.push_back(size);
    } else if (idinf.error().offset < 104 || idinf.error().offset > 104 + size) {
      outside.push_back(size);
    }
  }
  CHECK(taken == std::vector<size_t>{22, 43, 63});  // behind a whole option
  CHECK(outside == std::vector<size_t>{});
}

// Why an IDINF has no name of its own.
std::string NoName(std::string_view hex) {
  const TestOption option(hex);
  const Result<HomeNetworkId> id = option.As<IdentifiedHomeNetworkInformation>()->home_network_id();
  return id.has_value() ? id->name.ToString() : id.error().ToString();
}

TEST_CASE("an IDINF names exactly one home network", "[rfc6610][s3.1][R42]") {
  CHECK(NoName("00450014 00480010 20010db8600003020000000000000001") ==
        "OPTION_MIP6_HNIDF (49) at offset 104: is missing");
  CHECK(NoName("0045000e 00310003 0161 00 00310003 0162 00") ==
        "OPTION_MIP6_HNIDF (49) at offset 111: stands 2 times, at most 1");
  CHECK(NoName("00450015 00310003 0161 00 00310003 0162 00 00310003 0163 00") ==
        "OPTION_MIP6_HNIDF (49) at offset 111: stands 3 times, at most 1");
  CHECK(NoName("00450005 00310001 00") ==
        "OPTION_MIP6_HNIDF (49) at offset 108: the name is empty");
  CHECK(NoName("0045000e fedc0003 616263 00310003 0161 00") == "a.");
}

TEST_CASE("the prefixes, addresses and names of a home network come in order of preference",
          "[rfc6610][s4.1.2][R17]") {
  const TestOption option(
      "0046002c"
      "00480010 20010db8000000000000000000000001"
      "00480010 20010db8000000000000000000000002"
      "00480000");
  std::string seen;
  option.As<UnrestrictedHomeNetworkInformation>()->options.ForEach<HomeAgentAddress>(
      [&seen](const Result<HomeAgentAddress>& agent) {
        seen += agent.has_value() ? agent->address.ToString() : agent.error().ToString();
        seen += '\n';
      });
  CHECK(seen ==
        "2001:db8::1\n2001:db8::2\nOPTION_MIP6_HAA (72) at offset 148: length 0, must be 16\n");
}

}}  // namespace mip6boot::dhcpv6
