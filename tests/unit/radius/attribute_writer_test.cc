// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/attribute_writer.h"

#include <string>
#include <vector>

#include "mip6boot/radius/attributes.h"
#include "tests/support/catch.h"
#include "tests/unit/radius/attribute_testing.h"

namespace mip6boot::radius { namespace {

using test::FromHex;
using test::ToHex;

void WriteSome(AttributeWriter& out) {
  static const std::vector<uint8_t> value = FromHex("0a0b0c");
  static const std::vector<uint8_t> run = FromHex("c803ff c902");
  out.Add(NasPort{7});
  out.Raw(AttributeType::kState, value);
  out.Raw(AttributeView{static_cast<AttributeType>(200), value, 99});
  out.Raw(static_cast<AttributeType>(201), Bytes());
  out.RawRun(run);
}

constexpr char kSome[] = "050600000007 18050a0b0c c8050a0b0c c902 c803ff c902";

TEST_CASE("attributes are written one after the other", "[rfc2865][s5]") {
  std::vector<uint8_t> buffer(100);
  AttributeWriter out{MutableBytes(buffer)};
  WriteSome(out);
  CHECK(ToHex(*out.Finish()) == ToHex(FromHex(kSome)));
  CHECK(out.size() == 23);
}

TEST_CASE("a counting writer gives the size", "[radius]") {
  AttributeWriter counter = AttributeWriter::Counting();
  WriteSome(counter);
  CHECK(counter.size() == 23);
  CHECK(counter.Finish().has_value());
}

TEST_CASE("a buffer too small anywhere gives an error and no octet past its end", "[radius]") {
  const size_t needed = FromHex(kSome).size();
  std::vector<size_t> wrong;
  for (size_t size = 0; size < needed; ++size) {
    std::vector<uint8_t> buffer(size + 1, 0xee);
    AttributeWriter out{MutableBytes(buffer.data(), size)};
    WriteSome(out);
    const Result<Bytes> octets = out.Finish();
    if (octets.has_value() || octets.error().reason != Reason::kNoSpace || buffer[size] != 0xee) {
      wrong.push_back(size);
    }
  }
  CHECK(wrong == std::vector<size_t>{});
}

TEST_CASE("an attribute of more than 255 octets is an error", "[rfc2865][s5]") {
  const std::vector<uint8_t> octets(254, 0);
  std::vector<uint8_t> buffer(600);
  AttributeWriter out{MutableBytes(buffer)};
  out.Raw(AttributeType::kState, Bytes(octets).subspan(1));
  CHECK(out.size() == 255);
  out.Raw(AttributeType::kState, octets);
  CHECK(out.Finish().error().ToString() ==
        "State (24) at offset 255: 256 octets do not fit its length field, at most 255");
}

TEST_CASE("the first error sticks", "[radius]") {
  AttributeWriter out = AttributeWriter::Counting();
  out.Add(NasPort{7});
  out.FailAttribute(AttributeType::kPmip6HomeLmaIpv6Address, Reason::kUnusableAddress);
  out.Add(NasPort{7});
  out.FailAttribute(AttributeType::kState, Reason::kBadValue);
  CHECK_FALSE(out.ok());
  CHECK(out.Finish().error().ToString() ==
        "PMIP6-Home-LMA-IPv6-Address (147) at offset 6: the address cannot be that of a home "
        "agent");
}

TEST_CASE("room for an attribute can be filled at once", "[radius]") {
  std::vector<uint8_t> buffer(4);
  AttributeWriter out{MutableBytes(buffer)};
  uint8_t* const p = out.Reserve(AttributeType::kState, 2);
  REQUIRE(p != nullptr);
  StoreBigEndian16(p, 0x0102);
  CHECK(ToHex(*out.Finish()) == "18040102");
  CHECK(out.Reserve(AttributeType::kState, 0) == nullptr);
  CHECK(out.Finish().error().reason == Reason::kNoSpace);
}

}}  // namespace mip6boot::radius
