// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/avp_view.h"

#include <string>
#include <type_traits>
#include <vector>

#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/base_avps.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;
using test::ToHex;

// Padded with two octets; of vendor 10415; without data: at 0, 12 and 28.
constexpr char kRun[] =
    "00000108 4000000a 61620000 0000058a c0000010 000028af 01020304 00000108 00000008";

// The AVPs of a run: vendor/code@offset=data, and the error that ended it.
std::string Show(const AvpRange::Scanned& scanned) {
  std::string out;
  for (const AvpView avp : scanned.avps) {
    if (avp.key.vendor != 0) out += std::to_string(avp.key.vendor) + "/";
    out += std::to_string(avp.key.code) + "@" + std::to_string(avp.offset) + "=" + ToHex(avp.data) +
           " ";
  }
  if (scanned.error.has_value()) out += "| " + scanned.error->ToString();
  return out;
}
std::string Show(std::string_view hex) {
  const std::vector<uint8_t> wire = FromHex(hex);
  return Show(AvpRange::Scan(wire));
}

TEST_CASE("a run of AVPs is walked in wire order", "[rfc6733][s4.1]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  CHECK(Show(AvpRange::Scan(wire)) == "264@0=6162 10415/1418@12=01020304 264@28= ");
  const Result<AvpRange> run = AvpRange::Parse(wire, 1000, 3);
  REQUIRE(run.has_value());
  CHECK(run->wire().data() == wire.data());
  CHECK(run->base_offset() == 1000);
  CHECK(run->depth() == 3);
  CHECK(run->Count(AvpKey::kOriginHost) == 2);
  CHECK(run->First(AvpKey::kOriginHost)->offset == 1000);
  CHECK(run->First(AvpKey{10415, 1418})->offset == 1012);
  CHECK(run->First(AvpKey{10415, 1418})->flags == 0xc0);
  CHECK(run->First(AvpKey{10415, 1418})->depth == 3);
  CHECK(!run->First(AvpKey::kSessionId).has_value());
}

TEST_CASE("an AVP is found by its vendor and code together", "[rfc6733][s4.1]") {
  const std::vector<uint8_t> wire = FromHex("0000014e c0000010 000028af 01020304");
  const Result<AvpRange> run = AvpRange::Parse(wire);
  REQUIRE(run.has_value());
  CHECK(!run->First(AvpKey::kMipHomeAgentAddress).has_value());
  CHECK(run->Count(AvpKey{10415, 334}) == 1);
}

TEST_CASE("a run of nothing is sound", "[rfc6733][s4.1]") {
  CHECK(AvpRange::Parse(Bytes()).has_value());
  CHECK(AvpRange::Parse(Bytes())->empty());
  CHECK(AvpRange().begin() == AvpRange().end());
}

TEST_CASE("padding may hold any octets, and is kept", "[rfc6733][s4.1]") {
  const std::vector<uint8_t> wire =
      FromHex("00000108 4000000a 6162dead 00000128 40000009 63beef00");
  const Result<AvpRange> run = AvpRange::Parse(wire);
  REQUIRE(run.has_value());
  CHECK(Show(AvpRange::Scan(wire)) == "264@0=6162 296@12=63 ");
  CHECK(ToHex(run->wire()) == "000001084000000a6162dead000001284000000963beef00");
}

TEST_CASE("a run cut anywhere gives the whole AVPs in front of the cut, and the place",
          "[rfc6733][s4.1]") {
  const std::string one = "264@0=6162 ";
  const std::string two = one + "10415/1418@12=01020304 ";
  CHECK(Show("000001") == "| AVP (0) at offset 0: needs 8 octets, 3 left");
  CHECK(Show("00000108 400000") == "| Origin-Host (264) at offset 0: needs 8 octets, 7 left");
  CHECK(Show("00000108 4000000a 61") == "| Origin-Host (264) at offset 0: needs 12 octets, 9 left");
  // Two octets of data are there, their padding is not.
  CHECK(Show("00000108 4000000a 6162") ==
        "| Origin-Host (264) at offset 0: needs 12 octets, 10 left");
  CHECK(Show("00000108 4000000a 6162 0000 0000058a c0000010 000028") ==
        one + "| AVP (1418) at offset 12: needs 16 octets, 11 left");
  CHECK(Show("00000108 4000000a 6162 0000 0000058a c0000010 000028af") ==
        one + "| AVP (1418, vendor 10415) at offset 12: needs 16 octets, 12 left");

  const std::vector<uint8_t> wire = FromHex(kRun);
  std::vector<size_t> whole;
  for (size_t size = 0; size <= wire.size(); ++size) {
    const std::vector<uint8_t> cut(wire.begin(), wire.begin() + static_cast<ptrdiff_t>(size));
    if (AvpRange::Parse(cut).has_value()) whole.push_back(size);
  }
  CHECK(whole == std::vector<size_t>{0, 12, 28, 36});
}

TEST_CASE("an AVP Length below its header ends the run", "[rfc6733][s7.1.5]") {
  CHECK(Show("00000108 4000000a 61620000 0000007c 40000007 00000000") ==
        "264@0=6162 | MIP6-Feature-Vector (124) at offset 12: length 7, must be at least 8");
  CHECK(Show("0000007c 40000000 00000000") ==
        "| MIP6-Feature-Vector (124) at offset 0: length 0, must be at least 8");
  CHECK(Show("0000058a c000000b 000028af") ==
        "| AVP (1418, vendor 10415) at offset 0: length 11, must be at least 12");
}

TEST_CASE("the base offset and the depth go into an error", "[rfc6733]") {
  const std::vector<uint8_t> wire = FromHex("00000108 40000009 61000000 00000108 400000ff");
  const Result<AvpRange> run = AvpRange::Parse(wire, 200, 2);
  REQUIRE(!run.has_value());
  CHECK(run.error().ToString() == "Origin-Host (264) at offset 212: needs 256 octets, 8 left");
  CHECK(run.error().depth == 2);
}

TEST_CASE("more AVPs than the limit end the run", "[limits]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  Limits limits;
  limits.elements = 3;
  CHECK(AvpRange::Parse(wire, 0, 0, limits).has_value());
  limits.elements = 2;
  CHECK(Show(AvpRange::Scan(wire, 0, 0, limits)) ==
        "264@0=6162 10415/1418@12=01020304 | Origin-Host (264) at offset 28: more than 2 of them");
}

TEST_CASE("a run deeper than the limit is not walked", "[limits]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  CHECK(AvpRange::Parse(wire, 0, 16).has_value());
  CHECK(Show(AvpRange::Scan(wire, 70, 17)) == "| octets at offset 70: nested more than 16 deep");
  const AvpView deepest{AvpKey::kFailedAvp, 0, wire, 0,
                        0xff};  // made by hand: depth does not wrap around
  CHECK(AvpRange::Inside(deepest).error().reason == Reason::kTooDeep);
}

TEST_CASE("groups nested to the limit open, one more does not", "[limits]") {
  std::vector<uint8_t> wire;
  for (int i = 0; i < 20; ++i) {
    std::vector<uint8_t> group = FromHex("00000117 40000000");
    group[7] = static_cast<uint8_t>(8 + wire.size());
    group.insert(group.end(), wire.begin(), wire.end());
    wire = group;
  }
  Result<AvpRange> level = AvpRange::Parse(wire);
  int depth = 0;
  while (level && !level->empty()) {
    level = AvpRange::Inside(*level->begin());
    ++depth;
  }
  CHECK(depth == 17);
  REQUIRE(!level.has_value());
  CHECK(level.error().ToString() == "Failed-AVP (279) at offset 128: nested more than 16 deep");
}

TEST_CASE("a typed AVP is looked for by its key", "[rfc6733]") {
  const std::vector<uint8_t> wire =
      FromHex("00000117 40000008 0000010c 4000000c 000007d1 0000010c 4000000c 00000bba");
  const Result<AvpRange> run = AvpRange::Parse(wire);
  REQUIRE(run.has_value());
  CHECK(run->Find<ResultCodeAvp>()->value == ResultCode::kSuccess);
  CHECK(run->Find<OriginHost>().error().ToString() == "Origin-Host (264) at offset 0: is missing");
  std::vector<ResultCode> codes;
  run->ForEach<ResultCodeAvp>(
      [&](const Result<ResultCodeAvp>& code) { codes.push_back(code->value); });
  CHECK(codes == std::vector<ResultCode>{ResultCode::kSuccess, ResultCode::kUnableToDeliver});
  CHECK(run->begin().operator*().As<OriginHost>().error().reason == Reason::kWrongType);
}

TEST_CASE(
    "all AVPs of the tables have a name, flags by their M rule, and a type that has their key",
    "[tables]") {
  std::vector<std::string> wrong;
  size_t count = 0;
  const auto check = [&](AvpKey key, AvpKey of_type, const char* name, MRule m_rule) {
    ++count;
    const bool right =
        key == of_type && AvpName(key) == std::string(name) &&
        ((FlagsToSend(key) & kAvpFlagMandatory) != 0) == (m_rule != MRule::kMustNot) &&
        ((FlagsToSend(key) & kAvpFlagVendor) != 0) == (key.vendor != 0);
    const bool dispatched = DispatchAvp(key, [&](auto type) {
      using Type = typename decltype(type)::Type;
      if constexpr (std::is_same_v<Type, UntypedAvp>) {
        return false;
      } else {
        return Type::kKey == key;
      }
    });
    if (!right || !dispatched) wrong.push_back(name);
  };
#define MIP6BOOT_AVP(code, vendor, key, Type, name, Format, m_rule, disclosure) \
  check(AvpKey{vendor, code}, Type::kKey, name, MRule::m_rule);
#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) \
  check(AvpKey{vendor, code}, Type::kKey, name, MRule::m_rule);
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  check(AvpKey{vendor, code}, Type::kKey, name, MRule::m_rule);
#include "mip6boot/diameter/avp.def"
  CHECK(wrong == std::vector<std::string>{});
  CHECK(count == 123);
  CHECK(FindAvpInfo(AvpKey{10415, 264}) == nullptr);
  CHECK(FindAvpInfo(AvpKey::kEapMasterSessionKey)->disclosure == Disclosure::kKey);
}

TEST_CASE("a run deeper than the limit is not scanned", "[limits]") {
  const std::vector<uint8_t> wire = test::FromHex("00000108 40000008");
  CHECK_FALSE(AvpRange::Scan(wire, 0, 16).error.has_value());
  CHECK(AvpRange::Scan(wire, 0, 17).error->reason == Reason::kTooDeep);
}

TEST_CASE("the V bit alone makes a header longer", "[rfc6733][s4.1]") {
  const std::vector<uint8_t> protected_and_mandatory = test::FromHex("00000108 60000008");
  CHECK(AvpRange::Parse(protected_and_mandatory).has_value());
  const std::vector<uint8_t> of_vendor = test::FromHex("00000108 80000008");
  CHECK(AvpRange::Parse(of_vendor).error().reason == Reason::kTooShort);
}

TEST_CASE("a run that lies too deep is not read", "[limits]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  Limits limits;
  limits.avp_depth = 2;
  CHECK(Show(AvpRange::Scan(wire, 100, 2, limits)) ==
        "264@100=6162 10415/1418@112=01020304 264@128= ");
  CHECK(Show(AvpRange::Scan(wire, 100, 3, limits)) ==
        "| octets at offset 100: nested more than 2 deep");
  CHECK(AvpRange::Parse(wire, 100, 3, limits).error().depth == 3);
  const std::vector<uint8_t> cut = FromHex("00000108 4000000a 6162");
  CHECK(Show(AvpRange::Scan(cut, 100, 2, limits)) ==
        "| Origin-Host (264) at offset 100: needs 12 octets, 10 left");
}

TEST_CASE("of an AVP with a vendor, eight octets are too few whatever its length",
          "[rfc6733][s4.1]") {
  CHECK(Show("0000058a c000000c") == "| AVP (1418) at offset 0: needs 12 octets, 8 left");
}

TEST_CASE("the first AVP too many is named with its vendor", "[limits]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  Limits limits;
  limits.elements = 1;
  CHECK(Show(AvpRange::Scan(wire, 0, 0, limits)) ==
        "264@0=6162 | AVP (1418, vendor 10415) at offset 12: more than 1 of them");
}

}}  // namespace mip6boot::diameter
