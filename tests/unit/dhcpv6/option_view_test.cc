// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_view.h"

#include <cstddef>
#include <string>
#include <vector>

#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

// Two options and one without data: at 0, 5 and 9.
constexpr char kRun[] = "00010001 aa fedc0000 00010002 bbcc";

// The options of a run: code@offset=data, and the error that ended it.
std::string Show(const OptionRange::Scanned& scanned) {
  std::string out;
  for (const OptionView option : scanned.options) {
    out += std::to_string(static_cast<unsigned>(option.code)) + "@" +
           std::to_string(option.offset) + "=" + ToHex(option.data) + " ";
  }
  if (scanned.error.has_value()) out += "| " + scanned.error->ToString();
  return out;
}

TEST_CASE("a run of options is walked in wire order", "[rfc8415][s21.1]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  CHECK(Show(OptionRange::Scan(wire)) == "1@0=aa 65244@5= 1@9=bbcc ");
  const Result<OptionRange> run = OptionRange::Parse(wire, 1000, 3);
  REQUIRE(run.has_value());
  CHECK(run->wire().data() == wire.data());
  CHECK(run->base_offset() == 1000);
  CHECK(run->depth() == 3);
  CHECK(run->Count(OptionCode::kClientId) == 2);
  CHECK(run->Count(OptionCode::kServerId) == 0);
  CHECK(run->First(OptionCode::kClientId)->offset == 1000);
  CHECK(run->First(static_cast<OptionCode>(0xfedc))->offset == 1005);
  CHECK(run->First(static_cast<OptionCode>(0xfedc))->depth == 3);
  CHECK(!run->First(OptionCode::kServerId).has_value());
}

TEST_CASE("a run of nothing is sound", "[rfc8415][s21.1]") {
  CHECK(OptionRange::Parse(Bytes()).has_value());
  CHECK(OptionRange::Parse(Bytes())->empty());
  CHECK(Show(OptionRange::Scan(Bytes())).empty());
  CHECK(OptionRange().begin() == OptionRange().end());
}

TEST_CASE("a run cut anywhere gives the whole options in front of the cut, and the place",
          "[rfc8415][s21.1]") {
  const std::vector<std::string> expected = {
      "",
      "| octets at offset 0: needs 4 octets, 1 left",
      "| octets at offset 0: needs 4 octets, 2 left",
      "| octets at offset 0: needs 4 octets, 3 left",
      "| OPTION_CLIENTID (1) at offset 0: needs 5 octets, 4 left",
      "1@0=aa ",
      "1@0=aa | octets at offset 5: needs 4 octets, 1 left",
      "1@0=aa | octets at offset 5: needs 4 octets, 2 left",
      "1@0=aa | octets at offset 5: needs 4 octets, 3 left",
      "1@0=aa 65244@5= ",
      "1@0=aa 65244@5= | octets at offset 9: needs 4 octets, 1 left",
      "1@0=aa 65244@5= | octets at offset 9: needs 4 octets, 2 left",
      "1@0=aa 65244@5= | octets at offset 9: needs 4 octets, 3 left",
      "1@0=aa 65244@5= | OPTION_CLIENTID (1) at offset 9: needs 6 octets, 4 left",
      "1@0=aa 65244@5= | OPTION_CLIENTID (1) at offset 9: needs 6 octets, 5 left",
      "1@0=aa 65244@5= 1@9=bbcc ",
  };
  const std::vector<uint8_t> wire = FromHex(kRun);
  std::vector<std::string> shown;
  std::vector<size_t> disagree;
  for (size_t size = 0; size <= wire.size(); ++size) {
    const std::vector<uint8_t> cut(wire.begin(), wire.begin() + static_cast<ptrdiff_t>(size));
    const OptionRange::Scanned scanned = OptionRange::Scan(cut);
    const Result<OptionRange> parsed = OptionRange::Parse(cut);
    shown.push_back(Show(scanned));
    if (parsed.has_value() == scanned.error.has_value()) disagree.push_back(size);
    if (!parsed && parsed.error() != *scanned.error) disagree.push_back(size);
  }
  CHECK(shown == expected);
  CHECK(disagree == std::vector<size_t>{});
}

TEST_CASE("the base offset is added to the place of an error", "[rfc8415][s21.1]") {
  const std::vector<uint8_t> wire = FromHex("00010001 aa 000200ff");
  const Result<OptionRange> run = OptionRange::Parse(wire, 200, 2);
  REQUIRE(!run.has_value());
  CHECK(run.error().ToString() == "OPTION_SERVERID (2) at offset 205: needs 259 octets, 4 left");
  CHECK(run.error().depth == 2);
}

TEST_CASE("every error of a run tells how deep the run is", "[dhcpv6]") {
  const std::vector<uint8_t> cut_header = FromHex("0001");
  const std::vector<uint8_t> cut_body = FromHex("00010001");
  const std::vector<uint8_t> two = FromHex("00010000 00010000");
  Limits one;
  one.elements = 1;
  CHECK(OptionRange::Parse(cut_header, 0, 3).error().depth == 3);
  CHECK(OptionRange::Parse(cut_body, 0, 3).error().depth == 3);
  CHECK(OptionRange::Parse(two, 0, 3, one).error().depth == 3);
  CHECK(OptionRange::Parse(two, 0, 9).error().depth == 9);
}

TEST_CASE("more options than the limit end the run", "[limits]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  Limits limits;
  limits.elements = 3;
  CHECK(OptionRange::Parse(wire, 0, 0, limits).has_value());
  limits.elements = 2;
  CHECK(Show(OptionRange::Scan(wire, 0, 0, limits)) ==
        "1@0=aa 65244@5= | octets at offset 9: more than 2 of them");
  limits.elements = 0;
  CHECK(OptionRange::Parse(Bytes(), 0, 0, limits).has_value());
}

TEST_CASE("a run deeper than the limit is not walked", "[limits]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  CHECK(OptionRange::Parse(wire, 0, 8).has_value());
  CHECK(!OptionRange::Scan(wire, 0, 8).error.has_value());
  CHECK(Show(OptionRange::Scan(Bytes(wire).subspan(0, 3), 70, 8)) ==
        "| octets at offset 70: needs 4 octets, 3 left");
  CHECK(Show(OptionRange::Scan(wire, 70, 9)) == "| octets at offset 70: nested more than 8 deep");
  const OptionView deepest{OptionCode::kRsoo, wire, 0,
                           0xff};  // made by hand: depth does not wrap around
  CHECK(OptionRange::Inside(deepest).error().reason == Reason::kTooDeep);
}

TEST_CASE("typed access fails for one option only", "[dhcpv6]") {
  const std::vector<uint8_t> wire =
      FromHex("0048000f 20010db80000000000000000000000 00480010 20010db8000000000000000000000001");
  const OptionRange run = *OptionRange::Parse(wire, 4);
  CHECK(run.Find<HomeAgentAddress>().error().ToString() ==
        "OPTION_MIP6_HAA (72) at offset 8: length 15, must be 16");
  std::string seen;
  run.ForEach<HomeAgentAddress>([&seen](const Result<HomeAgentAddress>& agent) {
    seen += agent.has_value() ? agent->address.ToString() : "bad";
    seen += ' ';
  });
  CHECK(seen == "bad 2001:db8::1 ");
  // An option of another code with as much data.
  const std::vector<uint8_t> other = FromHex("00500010 20010db8000000000000000000000001");
  size_t visits = 0;
  OptionRange::Parse(other)->ForEach<HomeAgentAddress>([&visits](const auto&) { ++visits; });
  CHECK(visits == 0);
  CHECK(run.Find<HomeNetworkPrefix>().error().ToString() ==
        "OPTION_MIP6_HNP (71) at offset 4: is missing");
  CHECK((*run.begin()).As<HomeNetworkPrefix>().error().ToString() ==
        "OPTION_MIP6_HAA (72) at offset 4: is not of type 71");
}

TEST_CASE("a product's own octets can be an option", "[dhcpv6]") {
  const std::vector<uint8_t> data = FromHex("20010db8000000000000000000000001");
  const OptionView option{OptionCode::kMip6Haa, data};
  CHECK(option.As<HomeAgentAddress>()->address.ToString() == "2001:db8::1");
}

TEST_CASE("iterators of a run go past its life", "[dhcpv6]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  OptionRange::Iterator at = OptionRange::Parse(wire)->begin();
  CHECK((*at++).offset == 0);
  CHECK((*at).offset == 5);
  CHECK(at != OptionRange::Parse(wire)->begin());
}

}}  // namespace mip6boot::dhcpv6
