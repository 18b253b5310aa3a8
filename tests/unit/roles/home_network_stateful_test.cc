// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The request inside the exchange of a stateful client, which has messages and option objects of
// its own (RFC 6610 4.1).

#include <vector>

#include "mip6boot/dhcpv6/option_place.h"
#include "mip6boot/roles/home_network_options.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::test { namespace {

using namespace roles;  // NOLINT(google-build-using-namespace)
using dhcpv6::MessageType;
using dhcpv6::OptionCode;
using dhcpv6::OptionView;

const DomainName& Home() {
  static const DomainName name = *DomainName::FromText("home.example.org");
  return name;
}

HomeNetworkRequest AskHome() {
  HomeNetworkRequest request;
  request.visited = true;
  request.identified = true;
  request.ids = {Home().view()};
  return request;
}

TEST_CASE("every message of a stateful exchange that may hold an ORO may hold the request",
          "[rfc6610][s4.1][rfc8415][s21.7][R19]") {
  for (const MessageType message :
       {MessageType::kSolicit, MessageType::kRequest, MessageType::kRenew, MessageType::kRebind}) {
    CHECK(dhcpv6::MayStand(OptionCode::kOro, message));
    CHECK(dhcpv6::MayStand(OptionCode::kMip6Hnidf, message));
  }
  for (const MessageType message :
       {MessageType::kConfirm, MessageType::kRelease, MessageType::kDecline}) {
    CHECK_FALSE(dhcpv6::MayStand(OptionCode::kOro, message));
    CHECK_FALSE(dhcpv6::MayStand(OptionCode::kMip6Hnidf, message));
  }
}

TEST_CASE("a product's Solicit gets our codes behind its own, and the names that it asks for",
          "[rfc6610][s4.1][option-level][R1][R2][R3][R5][R9][R19]") {
  // 82 and 23 are the product's; 32 is never in a Solicit, and we add none.
  const OptionCode own[] = {OptionCode::kSolMaxRt, OptionCode::kDnsServers};
  const Result<RequestedOptions> codes = AddToOptionRequest(AskHome(), own);
  REQUIRE(codes);
  const RequestedOptions expected = {OptionCode::kSolMaxRt,  OptionCode::kDnsServers,
                                     OptionCode::kMip6Vdinf, OptionCode::kMip6Idinf,
                                     OptionCode::kMip6Hnidf, OptionCode::kMip6Hnp,
                                     OptionCode::kMip6Haa,   OptionCode::kMip6Haf};
  CHECK(*codes == expected);
  std::vector<uint8_t> buffer(100);
  dhcpv6::OptionWriter out(absl::MakeSpan(buffer));
  WriteHomeNetworkIds(AskHome(), out);
  CHECK(ToHex(*out.Finish()) == "0031001204686f6d65076578616d706c65036f726700");
}

TEST_CASE("an Advertise or Reply of a stateful exchange is read from a product's option objects",
          "[rfc6610][s4.1.2][option-level][R12][R13][R18][R81]") {
  const std::vector<uint8_t> ia = FromHex("00000001 00000000 00000000");
  const std::vector<uint8_t> idinf = FromHex(
      "0031001204686f6d65076578616d706c65036f726700"
      "0048001020010db8600003020000000000000001");
  const std::vector<uint8_t> foreign =
      FromHex("0031000a046576696c03636f6d00 0048001020010db8600003020000000000000002");
  const std::vector<uint8_t> udinf = FromHex("0048001020010db8600003020000000000000003");
  const std::vector<uint8_t> bare = FromHex("20010db8600003020000000000000004");
  const OptionView options[] = {{OptionCode::kIaNa, ia},
                                {OptionCode::kMip6Idinf, foreign},
                                {OptionCode::kMip6Udinf, udinf},
                                {OptionCode::kMip6Haa, bare},
                                {OptionCode::kMip6Idinf, idinf}};
  const ReadInformation read = ReadHomeNetworkInformation(options, AskHome());
  REQUIRE(read.accepted.kept.size() == 1);
  CHECK(read.accepted.kept[0].network.addresses[0].ToString() == "2001:db8:6000:302::1");
  CHECK(ToHex(read.accepted.kept[0].options) == ToHex(idinf));
  CHECK(read.accepted.foreign == 1);
  CHECK(read.accepted.not_asked == 1);
  CHECK(read.misplaced == 1);
}

}}  // namespace mip6boot::test
