// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/writer.h"

#include <array>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot { namespace {

using test::FromHex;
using test::ToHex;

void WriteOneOfEach(Writer& out) {
  out.U8(0x01);
  out.U16(0x0203);
  out.U24(0x040506);
  out.U32(0x0708090a);
  out.U64(0x0b0c0d0e0f101112);
  const std::array<uint8_t, 2> octets = {0x13, 0x14};
  out.Copy(octets);
  out.Copy(Bytes());
  out.Zeros(2);
  out.Zeros(0);
}

TEST_CASE("zeros are written, each of them", "[base]") {
  for (const size_t count : {1U, 2U, 3U}) {
    std::vector<uint8_t> buffer(4, 0xee);
    Writer out{MutableBytes(buffer)};
    out.Zeros(count);
    CHECK(*out.Finish() == Bytes(std::vector<uint8_t>(count)));
  }
}

TEST_CASE("a writer puts the most significant octet first", "[base]") {
  std::array<uint8_t, 32> buffer{};
  Writer out{MutableBytes(buffer)};
  WriteOneOfEach(out);
  CHECK(out.size() == 22);
  CHECK(!out.counting());
  CHECK(ToHex(*out.Finish()) == "0102030405060708090a0b0c0d0e0f10111213140000");
}

TEST_CASE("a counting writer gives the size that the same calls need", "[base]") {
  Writer counter = Writer::Counting();
  WriteOneOfEach(counter);
  CHECK(counter.counting());
  CHECK(counter.size() == 22);
  CHECK(counter.At(0) == nullptr);
  CHECK(counter.Append(1) == nullptr);
  REQUIRE(counter.Finish().has_value());
  CHECK(counter.Finish()->empty());
}

TEST_CASE("a buffer of exactly the size suffices, one octet less does not", "[base]") {
  std::vector<uint8_t> buffer(22);
  Writer exact{MutableBytes(buffer)};
  WriteOneOfEach(exact);
  CHECK(exact.ok());
  Writer tight{MutableBytes(buffer.data(), 21)};
  WriteOneOfEach(tight);
  REQUIRE(!tight.ok());
  CHECK(tight.Finish().error() == MakeError(Reason::kNoSpace, 20, 21, 22));
}

TEST_CASE("a buffer that is too small anywhere never gets an octet past its end", "[base]") {
  std::vector<size_t> wrong;
  for (size_t size = 0; size < 22; ++size) {
    std::vector<uint8_t> buffer(size + 1, 0xee);
    Writer out{MutableBytes(buffer.data(), size)};
    WriteOneOfEach(out);
    if (out.ok() || out.Finish().error().reason != Reason::kNoSpace || buffer[size] != 0xee) {
      wrong.push_back(size);
    }
  }
  CHECK(wrong == std::vector<size_t>{});
}

TEST_CASE("the first error sticks", "[base]") {
  std::array<uint8_t, 4> buffer{};
  Writer out{MutableBytes(buffer)};
  out.U16(0x0102);
  out.Fail(MakeError(Reason::kBadValue, 2, 7));
  out.U8(0xff);
  out.Fail(MakeError(Reason::kTooMany, 3));
  CHECK(out.error() == MakeError(Reason::kBadValue, 2, 7));
  CHECK(out.Finish().error() == MakeError(Reason::kBadValue, 2, 7));
  CHECK(out.At(0) == nullptr);
  CHECK(buffer[2] == 0);
}

TEST_CASE("an octet written before can be patched", "[base]") {
  std::array<uint8_t, 4> buffer{};
  Writer out{MutableBytes(buffer)};
  out.U32(0);
  StoreBigEndian16(out.At(1), 0xabcd);
  CHECK(ToHex(*out.Finish()) == "00abcd00");
}

TEST_CASE("a writer without a buffer takes nothing", "[base]") {
  Writer out{MutableBytes()};
  CHECK(out.Finish().has_value());
  out.U8(1);
  CHECK(out.Finish().error() == MakeError(Reason::kNoSpace, 0, 0, 1));
}

TEST_CASE("big-endian integers are read as they are written", "[base]") {
  const std::vector<uint8_t> octets = FromHex("fedcba9876543210");
  CHECK(LoadBigEndian16(octets.data()) == 0xfedc);
  CHECK(LoadBigEndian24(octets.data()) == 0xfedcba);
  CHECK(LoadBigEndian32(octets.data()) == 0xfedcba98);
  CHECK(LoadBigEndian64(octets.data()) == 0xfedcba9876543210);
  std::array<uint8_t, 8> out{};
  StoreBigEndian64(out.data(), 0xfedcba9876543210);
  CHECK(ToHex(out) == "fedcba9876543210");
  StoreBigEndian24(out.data(), 0x010203);
  CHECK(ToHex(out) == "0102039876543210");
}

}}  // namespace mip6boot
