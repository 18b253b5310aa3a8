// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/format/radius.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/radius/attribute_testing.h"

namespace mip6boot::radius { namespace {

TEST_CASE("an attribute prints its name and what it holds, as a view and as its type", "[format]") {
  struct Row {
    const char* hex;
    const char* text;
  };
  const Row row =
      GENERATE(Row{"0506 00000007", "NAS-Port 7"}, Row{"0b05 696d73", "Filter-Id ims"},
               Row{"1805 00ff61", "State 00ff61"},
               Row{"7c0a 0000000000000003",
                   "MIP6-Feature-Vector MIP6_INTEGRATED|LOCAL_HOME_AGENT_ASSIGNMENT"},
               Row{"7d13 40 20010db8600003020000000000000000",
                   "MIP6-Home-Link-Prefix 2001:db8:6000:302::/64"},
               Row{"9312 20010db8600003020000000000000001",
                   "PMIP6-Home-LMA-IPv6-Address 2001:db8:6000:302::1"},
               Row{"9506 c0000221", "PMIP6-Home-LMA-IPv4-Address 192.0.2.33"},
               Row{"970c 0040 20010db860000302", "PMIP6-Home-HN-Prefix 2001:db8:6000:302::/64"},
               Row{"990a 020000fffe000001", "PMIP6-Home-Interface-ID 0200:00ff:fe00:0001"},
               Row{"9b08 0018 c0000221", "PMIP6-Home-IPv4-HoA 192.0.2.33/24"});
  const TestAttribute attribute(row.hex);
  CHECK(fmt::format("{}", attribute.view()) == row.text);
  DispatchAttribute(attribute.view().type, [&](auto tag) {
    using Type = typename decltype(tag)::Type;
    if constexpr (!std::is_same_v<Type, UntypedAttribute>) {
      CHECK(fmt::format("{}", attribute.As<Type>()) == row.text);
    }
  });
}

TEST_CASE("a run prints its good part, and the error", "[format]") {
  const std::vector<uint8_t> wire = test::FromHex("0506 00000007 7c06 00000001 7c0a");
  CHECK(fmt::format("{}", AttributeRange::Scan(wire)) ==
        "{NAS-Port 7, [MIP6-Feature-Vector (124) at offset 8: length 6, must be 10]} "
        "[MIP6-Feature-Vector (124) at offset 12: needs 10 octets, 2 left]");
  CHECK(fmt::format("{}", *AttributeRange::Parse(Bytes(wire).subspan(0, 6))) == "{NAS-Port 7}");
}

TEST_CASE("keys, who somebody is, and what nobody knows are hidden", "[format][R101]") {
  struct Row {
    uint8_t type;
    const char* text;
  };
  const Row row = GENERATE(
      Row{2, "User-Password (16 octets hidden)"}, Row{26, "Vendor-Specific (16 octets hidden)"},
      Row{1, "User-Name (16 octets hidden)"}, Row{145, "Mobile-Node-Identifier (16 octets hidden)"},
      Row{200, "attribute 200 (16 octets hidden)"});
  const std::vector<uint8_t> secret(16, 'S');
  const AttributeView attribute{static_cast<AttributeType>(row.type), secret};
  CHECK(fmt::format("{}", attribute) == row.text);
  DispatchAttribute(attribute.type, [&](auto tag) {
    using Type = typename decltype(tag)::Type;
    if constexpr (!std::is_same_v<Type, UntypedAttribute>) {
      CHECK(fmt::format("{}", attribute.As<Type>()) == row.text);
    }
  });
}

}}  // namespace mip6boot::radius
