// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_network.h"

#include <array>

#include "mip6boot/roles/home_network_options.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::roles { namespace {

using dhcpv6::MessageView;
using dhcpv6::OptionCode;
using dhcpv6::OptionView;
using dhcpv6::OptionWriter;
using test::FromHex;
using test::ToHex;
using test::VectorOctets;

MessageView Message(std::string_view vector) { return *MessageView::Parse(VectorOctets(vector)); }

HomeNetworkRequest Visited() {
  HomeNetworkRequest request;
  request.visited = true;
  return request;
}

TEST_CASE("the request of a client's message is read from its ORO and HNIDFs",
          "[rfc6610][s4.1.1][R1][R5]") {
  const ReadRequest read = ReadHomeNetworkRequest(Message("infreq_two_identified").options());
  CHECK(read.request.identified);
  CHECK_FALSE(read.request.visited);
  CHECK_FALSE(read.request.unrestricted);
  REQUIRE(read.request.ids.size() == 2);
  CHECK(read.request.ids[1].ToString() == "msp.example.net.");
  CHECK(read.ignored == 0);
}

TEST_CASE("a product's own option objects are read like options on the wire", "[option-level]") {
  const std::vector<uint8_t> codes = FromHex("0032 0046");
  const std::vector<uint8_t> name = FromHex("04686f6d65 076578616d706c65 036f7267 00");
  const OptionView options[] = {{OptionCode::kOro, codes}, {OptionCode::kMip6Hnidf, name}};
  const ReadRequest read = ReadHomeNetworkRequest(options);
  CHECK(read.request.visited);
  CHECK(read.request.unrestricted);
  REQUIRE(read.request.ids.size() == 1);
  CHECK(read.request.ids[0].ToString() == "home.example.org.");
}

TEST_CASE("a malformed HNIDF costs only itself and says where it is", "[rfc6610][s4.3]") {
  std::vector<uint8_t> options = VectorOctets("bad_hnidf_compressed");
  const std::vector<uint8_t>& good = VectorOctets("opt49_hnidf_home_example_org");
  options.insert(options.end(), good.begin(), good.end());
  const ReadRequest read = ReadHomeNetworkRequest(*dhcpv6::OptionRange::Parse(options));
  CHECK(read.request.ids.size() == 1);
  CHECK(read.ignored == 1);
  REQUIRE(read.error.has_value());
  CHECK(read.error->ToString() ==
        "OPTION_MIP6_HNIDF (49) at offset 9: label length octet 192 exceeds 63 (names are not "
        "compressed here)");
}

TEST_CASE("names beyond the capacity are left out and counted", "[limits]") {
  std::vector<uint8_t> options;
  for (int i = 0; i < 9; ++i) {
    const std::vector<uint8_t> one = FromHex("0031 0003 0161 00");
    options.insert(options.end(), one.begin(), one.end());
  }
  const ReadRequest read = ReadHomeNetworkRequest(*dhcpv6::OptionRange::Parse(options));
  CHECK(read.request.ids.size() == 8);
  CHECK(read.ignored == 1);
  CHECK(read.error->reason == Reason::kTooMany);
}

TEST_CASE("an ORO keeps a product's codes and gets ours once",
          "[rfc6610][s4.1.1][R2][R6][rfc8415][R76]") {
  HomeNetworkRequest request;
  request.identified = true;
  const OptionCode existing[] = {OptionCode::kInfMaxRt, OptionCode::kInformationRefreshTime,
                                 OptionCode::kMip6Haa};
  const Result<RequestedOptions> codes = AddToOptionRequest(request, existing);
  REQUIRE(codes.has_value());
  const RequestedOptions expected = {OptionCode::kInfMaxRt,  OptionCode::kInformationRefreshTime,
                                     OptionCode::kMip6Haa,   OptionCode::kMip6Idinf,
                                     OptionCode::kMip6Hnidf, OptionCode::kMip6Hnp,
                                     OptionCode::kMip6Haf};
  CHECK(*codes == expected);
  CHECK(AddToOptionRequest(HomeNetworkRequest(), existing)->size() == 3);
  const std::vector<OptionCode> many(65, OptionCode::kDnsServers);
  CHECK(AddToOptionRequest(request, many).has_value());  // one code, listed once
  std::vector<OptionCode> distinct;
  for (uint16_t code = 200; code < 265; ++code) distinct.push_back(static_cast<OptionCode>(code));
  CHECK(AddToOptionRequest(request, distinct).error().reason == Reason::kTooMany);
}

TEST_CASE("a request that RFC 6610 forbids is refused with its key", "[rfc6610][s4.1.1][R3]") {
  HomeNetworkRequest request;
  CHECK(ValidateRequest(request).error().ToString() == "request: is missing");
  request.identified = true;
  CHECK(ValidateRequest(request).error().ToString() == "request.ids: is missing");
  request.visited = true;
  request.identified = false;
  CHECK(ValidateRequest(request).has_value());
}

TEST_CASE("a Reply's containers are read with all that they hold", "[rfc6610][s4.1.2][R15][R81]") {
  const HomeNetworkRequest request =
      ReadHomeNetworkRequest(Message("infreq_identified").options()).request;
  const ReadInformation read =
      ReadHomeNetworkInformation(Message("reply_identified").options(), request);
  REQUIRE(read.accepted.kept.size() == 1);
  const HomeNetworkInformation& information = read.accepted.kept[0];
  CHECK(information.kind == HomeNetworkKind::kIdentified);
  CHECK(information.id.ToString() == "home.example.org.");
  REQUIRE(information.network.prefixes.size() == 1);
  CHECK(information.network.prefixes[0].ToString() == "2001:db8:6000:302::/64");
  REQUIRE(information.network.addresses.size() == 1);
  CHECK(information.network.addresses[0].ToString() == "2001:db8:6000:302::1");
  REQUIRE(information.network.names.size() == 1);
  CHECK(information.network.names[0].ToString() == "ha1.home.example.org.");
  CHECK(information.options.size() == 0x59);
}

TEST_CASE("of an answer a node keeps only what it asked for and can use",
          "[rfc6610][s4.1.2][R12][R13][R14][R18]") {
  const HomeNetworkRequest request =
      ReadHomeNetworkRequest(Message("infreq_identified").options()).request;
  const MessageView reply = Message("reply_with_parts_to_discard");
  const ReadInformation read = ReadHomeNetworkInformation(reply.options(), request);
  CHECK(read.misplaced == 1);  // the HAA at the top level
  CHECK(read.accepted.foreign == 1);
  REQUIRE(read.accepted.kept.size() == 1);
  CHECK(read.accepted.kept[0].network.addresses[0].ToString() == "2001:db8:6000:302::1");

  CHECK(ReadHomeNetworkInformation(reply.options(), Visited()).accepted.not_asked == 2);
  const std::vector<uint8_t> useless = FromHex("0032 0004 fff0 0000");
  CHECK(ReadHomeNetworkInformation(*dhcpv6::OptionRange::Parse(useless), Visited())
            .accepted.incomplete == 1);
}

TEST_CASE("containers that cannot be used crowd out none that can",
          "[rfc6610][s4.1.2][R12][R14][R18][limits]") {
  // VDINF { HAA 2001:db8::1 }
  const std::string good = "0032 0014 0048 0010 20010db8000000000000000000000001";
  HomeNetworkRequest request = Visited();
  request.identified = true;
  const DomainName id = *DomainName::FromText("a");
  (void)request.ids.TryPushBack(id.view());
  std::string others;
  for (int i = 0; i < 16; ++i) {
    // UDINF { HAA 2001:db8::2 }, IDINF { HNIDF b., HAA 2001:db8::3 }, VDINF { an unknown option }
    others += "0046 0014 0048 0010 20010db8000000000000000000000002";
    others += "0045 001b 0031 0003 016200 0048 0010 20010db8000000000000000000000003";
    others += "0032 0004 fff0 0000";
  }
  const std::vector<uint8_t> options = FromHex(others + good);
  const ReadInformation read =
      ReadHomeNetworkInformation(*dhcpv6::OptionRange::Parse(options), request);
  REQUIRE(read.accepted.kept.size() == 1);
  CHECK(read.accepted.kept[0].network.addresses[0].ToString() == "2001:db8::1");
  CHECK(read.accepted.not_asked == 16);
  CHECK(read.accepted.foreign == 16);
  CHECK(read.accepted.incomplete == 16);
  CHECK(read.malformed == 0);
}

TEST_CASE("home networks beyond the capacity are left out and counted", "[limits]") {
  std::string seventeen;
  for (int i = 0; i < 17; ++i) seventeen += "0032 0014 0048 0010 20010db8000000000000000000000001";
  const std::vector<uint8_t> options = FromHex(seventeen);
  const ReadInformation read =
      ReadHomeNetworkInformation(*dhcpv6::OptionRange::Parse(options), Visited());
  CHECK(read.accepted.kept.size() == 16);
  CHECK(read.malformed == 1);
  CHECK(read.error->reason == Reason::kTooMany);
  CHECK(read.error->offset == 16 * 24);
}

TEST_CASE("inside a container a bad option costs only itself", "[rfc6610][s4.1.2]") {
  // VDINF { HAA of 15 octets, HAA ::1, HNP /129, HAA 2001:db8::1 }
  const std::vector<uint8_t> options = FromHex(
      "0032 0050"
      "0048 000f 20010db80000000000000000000000"
      "0048 0010 00000000000000000000000000000001"
      "0047 0011 81 20010db8000000000000000000000000"
      "0048 0010 20010db8000000000000000000000001");
  const ReadInformation read =
      ReadHomeNetworkInformation(*dhcpv6::OptionRange::Parse(options), Visited());
  REQUIRE(read.accepted.kept.size() == 1);
  CHECK(read.accepted.kept[0].network.addresses.size() == 1);
  CHECK(read.accepted.kept[0].network.prefixes.empty());
  CHECK(read.malformed == 3);
  CHECK(read.error->ToString() == "OPTION_MIP6_HAA (72) at offset 8: length 15, must be 16");
}

TEST_CASE("a container whose options run past its end costs itself", "[rfc6610][s4.1.2]") {
  const ReadInformation read = ReadHomeNetworkInformation(
      *dhcpv6::OptionRange::Parse(VectorOctets("bad_idinf_inner_overrun")), HomeNetworkRequest());
  CHECK(read.accepted.kept.empty());
  CHECK(read.malformed == 1);
  CHECK(read.error->reason == Reason::kTruncated);
  CHECK(read.error->offset == 4);
}

TEST_CASE("an IDINF without an HNIDF, or with two, is not taken", "[rfc6610][s3.1][R12]") {
  const std::vector<uint8_t> none = FromHex("0045 0014 0048 0010 20010db8000000000000000000000001");
  CHECK(ReadHomeNetworkInformation(*dhcpv6::OptionRange::Parse(none), HomeNetworkRequest())
            .error->reason == Reason::kMissing);
  const std::vector<uint8_t> two = FromHex("0045 000e 0031 0003 016100 0031 0003 016200");
  CHECK(ReadHomeNetworkInformation(*dhcpv6::OptionRange::Parse(two), HomeNetworkRequest())
            .error->reason == Reason::kDuplicate);
}

TEST_CASE("containers are written as the vectors have them", "[rfc6610][s3.2][R42]") {
  std::array<uint8_t, 256> buffer;
  OptionWriter out(absl::MakeSpan(buffer));
  const DomainName id = *DomainName::FromText("home.example.org");
  const DomainName ha1 = *DomainName::FromText("ha1.home.example.org");
  HomeNetwork network;
  (void)network.prefixes.TryPushBack(*Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
  (void)network.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8:6000:302::1"));
  SECTION("in the full form by default") {
    (void)network.names.TryPushBack(ha1.view());
    WriteHomeNetworkInformation(HomeNetworkKind::kIdentified, id.view(), network, out);
    CHECK(ToHex(*out.Finish()) == ToHex(VectorOctets("opt69_idinf_full")));
  }
  SECTION("in the short form on request") {
    WriteHomeNetworkInformation(HomeNetworkKind::kIdentified, id.view(), network, out,
                                dhcpv6::PrefixForm::kShort);
    CHECK(ToHex(*out.Finish()) == ToHex(VectorOctets("opt69_idinf_short_hnp")));
  }
  SECTION("without an HNIDF in the other kinds") {
    WriteHomeNetworkInformation(HomeNetworkKind::kVisited, id.view(), network, out);
    CHECK(ToHex(*out.Finish()).substr(0, 16) == "0032002900470011");
  }
}

TEST_CASE("two home networks under one name make one IDINF", "[rfc6610][s4.2][R26]") {
  std::array<uint8_t, 256> buffer;
  OptionWriter out(absl::MakeSpan(buffer));
  const DomainName id = *DomainName::FromText("a");
  const std::vector<uint8_t> one = FromHex("0048 0010 20010db8000000000000000000000001");
  const std::vector<uint8_t> two = FromHex("0048 0010 20010db8000000000000000000000002");
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kIdentified, id.view(), one},
                                          {HomeNetworkKind::kIdentified, id.view(), two}};
  CHECK(WriteRsoo({id.view(), id.view()}, supplied, RsooPolicy(), out) == 1);
  CHECK(ToHex(*out.Finish()) ==
        "00420033"
        "0045002f"
        "00310003016100"
        "0048001020010db8000000000000000000000001"
        "0048001020010db8000000000000000000000002");
}

}}  // namespace mip6boot::roles
