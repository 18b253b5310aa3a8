// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/attribute_view.h"

#include <string>
#include <vector>

#include "mip6boot/radius/attributes.h"
#include "tests/support/catch.h"
#include "tests/unit/radius/attribute_testing.h"

namespace mip6boot::radius { namespace {

using test::FromHex;
using test::ToHex;

// NAS-Port 7, type 200 without a value, NAS-Port 8.
constexpr char kRun[] = "0506 00000007 c802 0506 00000008";

TEST_CASE("attributes are visited in wire order, with their offsets", "[rfc2865][s5]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  const Result<AttributeRange> run = AttributeRange::Parse(wire, 20);
  REQUIRE(run.has_value());
  std::vector<unsigned> types;
  std::vector<size_t> lengths;
  std::vector<uint32_t> offsets;
  for (const AttributeView attribute : *run) {
    types.push_back(static_cast<unsigned>(attribute.type));
    lengths.push_back(attribute.length());
    offsets.push_back(attribute.offset);
  }
  CHECK(types == std::vector<unsigned>{5, 200, 5});
  CHECK(lengths == std::vector<size_t>{6, 2, 6});
  CHECK(offsets == std::vector<uint32_t>{20, 26, 28});
  CHECK(ToHex(run->wire()) == ToHex(wire));
  CHECK(run->base_offset() == 20);
  CHECK_FALSE(run->empty());
}

TEST_CASE("attributes are found, counted and visited by type", "[rfc2865][s5]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  const AttributeRange run = *AttributeRange::Parse(wire);
  CHECK(run.Count(AttributeType::kNasPort) == 2);
  CHECK(run.First(static_cast<AttributeType>(200))->value.empty());
  CHECK_FALSE(run.First(AttributeType::kState).has_value());
  CHECK(run.Find<NasPort>()->value == 7);
  CHECK(run.Find<Mip6FeatureVector>().error().ToString() ==
        "MIP6-Feature-Vector (124) at offset 0: is missing");
  std::vector<uint32_t> ports;
  run.ForEach<NasPort>([&](const Result<NasPort>& port) { ports.push_back(port->value); });
  CHECK(ports == std::vector<uint32_t>{7, 8});
  CHECK(run.First(AttributeType::kNasPort)->As<State>().error().ToString() ==
        "NAS-Port (5) at offset 0: is not of type 24");
}

TEST_CASE("an empty run is sound", "[rfc2865][s5]") {
  CHECK(AttributeRange::Parse(Bytes())->empty());
  CHECK(AttributeRange().begin() == AttributeRange().end());
}

TEST_CASE("a run that goes wrong is good up to there", "[rfc2865][s5]") {
  struct Row {
    const char* wire;
    size_t good;
    const char* error;
  };
  const Row row = GENERATE(
      Row{"0506 00000007 7c", 6, "octets at offset 106: needs 2 octets, 1 left"},
      Row{"0506 00000007 7c0a 00000000", 6,
          "MIP6-Feature-Vector (124) at offset 106: needs 10 octets, 6 left"},
      Row{"7c00 00000000", 0,
          "MIP6-Feature-Vector (124) at offset 100: length 0, must be at least 2"},
      Row{"c802 c801 00", 2, "attribute (200) at offset 102: length 1, must be at least 2"});
  const std::vector<uint8_t> wire = FromHex(row.wire);
  const AttributeRange::Scanned scanned = AttributeRange::Scan(wire, 100);
  CHECK(scanned.attributes.wire().size() == row.good);
  REQUIRE(scanned.error.has_value());
  CHECK(scanned.error->ToString() == row.error);
  CHECK(scanned.error->kind == (std::string(row.error).rfind("octets", 0) == 0
                                    ? ElementKind::kNone
                                    : ElementKind::kRadiusAttribute));
  CHECK(AttributeRange::Parse(wire, 100).error() == *scanned.error);
}

TEST_CASE("more attributes than the limit allows are an error", "[rfc2865][s5]") {
  const std::vector<uint8_t> wire = FromHex(kRun);
  Limits limits;
  limits.elements = 3;
  CHECK(AttributeRange::Parse(wire, 0, limits).has_value());
  limits.elements = 2;
  const AttributeRange::Scanned scanned = AttributeRange::Scan(wire, 0, limits);
  CHECK(scanned.attributes.wire().size() == 8);
  REQUIRE(scanned.error.has_value());
  CHECK(scanned.error->ToString() == "octets at offset 8: more than 2 of them");
}

TEST_CASE("an error about an attribute as such names its header", "[rfc2865][s5]") {
  const TestAttribute attribute("7c0a 0000000000000001");
  CHECK(AttributeHeaderError(attribute.view(), Reason::kDuplicate, 2, 1).ToString() ==
        "MIP6-Feature-Vector (124) at offset 100: stands 2 times, at most 1");
  CHECK(AttributeError(attribute.view(), Reason::kBadValue, 7, 0, 3).ToString() ==
        "MIP6-Feature-Vector (124) at offset 105: value 7 is not allowed");
}

}}  // namespace mip6boot::radius
