// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/mip6_hnidf.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

constexpr char kHome[] = "00310012 04686f6d65 076578616d706c65 036f7267 00";
constexpr char kTwoNames[] =
    "00310023 04686f6d65 076578616d706c65 036f7267 00 036d7370 076578616d706c65 036e6574 00";
constexpr DecodePolicy kNameList{true};

TEST_CASE("an HNIDF holds the name of a home network", "[rfc6610][s3.1]") {
  const TestOption option(kHome);
  const Result<HomeNetworkId> id = option.As<HomeNetworkId>();
  REQUIRE(id.has_value());
  CHECK(id->name.ToString() == "home.example.org.");
  CHECK(*id == HomeNetworkId{DomainName::FromText("home.example.org")->view()});
}

TEST_CASE("an HNIDF is written with the octets that it was read with", "[rfc6610][s4.2][R26]") {
  CHECK(Reencoded<HomeNetworkId>(kHome) == "0031001204686f6d65076578616d706c65036f726700");
  CHECK(Reencoded<HomeNetworkId>("00310006 0461426340 00") ==
        "003100060461426340"
        "00");
}

TEST_CASE("a malformed HNIDF is refused at the octet where its name goes wrong",
          "[rfc6610][s3.1]") {
  CHECK(Refusal<HomeNetworkId>("00310000") ==
        "OPTION_MIP6_HNIDF (49) at offset 104: the name is empty");
  CHECK(Refusal<HomeNetworkId>("00310001 00") ==
        "OPTION_MIP6_HNIDF (49) at offset 104: the name is empty");
  CHECK(Refusal<HomeNetworkId>("00310007 04686f6d65 c000") ==
        "OPTION_MIP6_HNIDF (49) at offset 109: label length octet 192 exceeds 63 (names are not "
        "compressed here)");
  CHECK(Refusal<HomeNetworkId>("00310011 04686f6d65 076578616d706c65 036f7267") ==
        "OPTION_MIP6_HNIDF (49) at offset 121: the name does not end with the root label");
  CHECK(Refusal<HomeNetworkId>(kTwoNames) ==
        "OPTION_MIP6_HNIDF (49) at offset 122: 17 octets after the root label");
  const TestOption long_name(OptionCode::kMip6Hnidf, 300, 1);
  CHECK(Refusal<HomeNetworkId>(long_name) ==
        "OPTION_MIP6_HNIDF (49) at offset 104: name of 300 octets, at most 255");
}

TEST_CASE("a refusal tells the option's depth", "[rfc6610]") {
  CHECK(TestOption("00310000").As<HomeNetworkId>().error().depth == 1);
}

TEST_CASE("an option of another code is no HNIDF", "[rfc6610]") {
  CHECK(Refusal<HomeNetworkId>("00490003 0161 00") ==
        "OPTION_MIP6_HAF (73) at offset 100: is not of type 49");
}

TEST_CASE("an HNIDF without a name is not written", "[rfc6610][s3.1]") {
  CHECK(Encoded(HomeNetworkId{}) == "OPTION_MIP6_HNIDF (49) at offset 0: the name is empty");
}

// The names that are read, as text.
std::vector<std::string> Names(const TestOption& option, const DecodePolicy& policy) {
  std::vector<std::string> texts;
  const Result<HomeNetworkIdNames> names = DecodeHomeNetworkIdNames(option.view(), policy);
  if (!names) return {names.error().ToString()};
  for (const DomainNameView name : *names) texts.push_back(name.ToString());
  return texts;
}

TEST_CASE("several names in one HNIDF are read only where the policy says so",
          "[rfc6610][s3.1][leniency]") {
  using Texts = std::vector<std::string>;
  const TestOption two(kTwoNames);
  const TestOption one(kHome);
  CHECK(Names(two, kNameList) == Texts{"home.example.org.", "msp.example.net."});
  CHECK(Names(two, {}) ==
        Texts{"OPTION_MIP6_HNIDF (49) at offset 122: 17 octets after the root label"});
  CHECK(Names(one, kNameList) == Texts{"home.example.org."});
  CHECK(Names(one, {}) == Texts{"home.example.org."});
  // The switch is for the list alone: a single value stays strict.
  CHECK(Refusal<HomeNetworkId>(two, kNameList) ==
        "OPTION_MIP6_HNIDF (49) at offset 122: 17 octets after the root label");
}

TEST_CASE("one bad name refuses the list that it stands in", "[rfc6610][s3.1][leniency]") {
  using Texts = std::vector<std::string>;
  CHECK(Names(TestOption("00310000"), kNameList) ==
        Texts{"OPTION_MIP6_HNIDF (49) at offset 104: the name is empty"});
  CHECK(Names(TestOption("00310004 0161 00 00"), kNameList) ==
        Texts{"OPTION_MIP6_HNIDF (49) at offset 107: the name is empty"});
  CHECK(Names(TestOption("00310005 0161 00 0262"), kNameList) ==
        Texts{"OPTION_MIP6_HNIDF (49) at offset 109: the name does not end with the root label"});
  CHECK(Names(TestOption("00490003 0161 00"), kNameList) ==
        Texts{"OPTION_MIP6_HAF (73) at offset 100: is not of type 49"});
}

TEST_CASE("a list of sixteen names is read, one of seventeen is refused", "[rfc6610][leniency]") {
  std::string names;
  for (size_t i = 0; i < 16; ++i) names += "016100";
  const TestOption sixteen("00310030" + names);
  const TestOption seventeen("00310033" + names + "016100");
  CHECK(Names(sixteen, kNameList).size() == 16);
  CHECK(Names(seventeen, kNameList) ==
        std::vector<std::string>{"OPTION_MIP6_HNIDF (49) at offset 152: more than 16 of them"});
  CHECK(DecodeHomeNetworkIdNames(seventeen.view(), kNameList).error().have == 17);
}

}}  // namespace mip6boot::dhcpv6
