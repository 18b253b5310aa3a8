// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/canonical.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/unit/diameter/message_testing.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;
using test::ToHex;

// The canonical form of the AVPs in `hex`, or the error as text.
std::string Canonical(std::string_view hex) {
  const std::vector<uint8_t> octets = FromHex(hex);
  const Result<AvpRange> avps = AvpRange::Parse(octets);
  REQUIRE(avps.has_value());
  std::vector<uint8_t> buffer(1024);
  AvpWriter out(absl::MakeSpan(buffer));
  WriteCanonical(*avps, out);
  const Result<Bytes> written = out.Finish();
  return written ? ToHex(*written) : written.error().ToString();
}

TEST_CASE("a message that is canonical comes out as it went in", "[rfc6733]") {
  for (const test::Vector& vector : test::AllVectors()) {
    if (vector.protocol != "diameter-message") continue;
    DYNAMIC_SECTION(vector.name) {
      std::vector<uint8_t> buffer(vector.octets.size());
      AvpWriter out(absl::MakeSpan(buffer));
      WriteCanonicalMessage(*MessageView::Parse(vector.octets), out);
      REQUIRE(out.Finish().has_value());
      CHECK(*out.Finish() == Bytes(vector.octets));
    }
  }
}

TEST_CASE("padding becomes zeros and reserved flags go, inside groups too", "[rfc6733][s4.1]") {
  // Origin-Host "a", padded with 010203, with a reserved bit beside M.
  CHECK(Canonical("00000108 41000009 61010203") == "000001084000000961000000");
  // The same in a Service-Configuration.
  CHECK(Canonical("000001fb 40000014 00000108 41000009 61010203") ==
        "000001fb40000014000001084000000961000000");
}

TEST_CASE("flags are the sender's, and what nobody knows stays", "[rfc6733][s4.1]") {
  CHECK(Canonical("0000007c 00000010 0000000000000001") == "0000007c000000100000000000000001");
  CHECK(Canonical("000f4240 c000000d 000028af 01000000") == "000f4240c000000d000028af01000000");
}

TEST_CASE("a group that is none of its type stops it", "[rfc6733][R58]") {
  CHECK(Canonical("000001e6 40000008") ==
        "MIP6-Agent-Info (486) at offset 8: holds none of what it must hold at least one of");
  CHECK(Canonical("00000129 40000008") == "Vendor-Id (266) at offset 8: is missing");
}

TEST_CASE("a known AVP whose data is none of its format stops it", "[rfc6733][R62]") {
  CHECK(Canonical("0000010c 4000000a 07d10000") ==
        "Result-Code (268) at offset 8: length 2, must be 4");
  CHECK(Canonical("0000007d 4000000c 40200100").find("MIP6-Home-Link-Prefix (125)") == 0);
  CHECK(Canonical("0000014e 4000000e 0002 01020304 0000").find("MIP-Home-Agent-Address (334)") ==
        0);
}

TEST_CASE("a Failed-AVP keeps what is bad in it", "[rfc6733][s7.5]") {
  const std::string failed = "00000117400000140000010c4000000a07d10000";
  CHECK(Canonical(failed) == failed);
}

TEST_CASE("Message Length is that of the canonical form", "[rfc6733][s3]") {
  // A Framed-IPv6-Prefix in the octets that it needs is written in full.
  const std::vector<uint8_t> octets = FromHex(
      "01000028 00000118 00000000 00000001 00000002"
      "00000061 40000012 0040 20010db800000001 0000");
  std::vector<uint8_t> buffer(64);
  AvpWriter out(absl::MakeSpan(buffer));
  WriteCanonicalMessage(*MessageView::Parse(octets), out);
  REQUIRE(out.Finish().has_value());
  CHECK(ToHex(*out.Finish()) ==
        "0100003000000118000000000000000100000002"
        "000000614000001a004020010db800000001000000000000"
        "00000000");
}

TEST_CASE("a canonical form that does not fit is an error, wherever it ends", "[writer]") {
  // Origin-Host, a group around it, an AVP that nobody knows.
  const TestMessage message("80000118 00000000",
                            "00000108 41000009 61000000 000001fb 40000014 00000108 40000009 "
                            "61000000 000f4240 0000000c 01020304");
  const size_t size = message.wire().size();
  std::vector<size_t> wrong;
  for (size_t room = 0; room < size; ++room) {
    std::vector<uint8_t> buffer(room);
    AvpWriter out(absl::MakeSpan(buffer));
    WriteCanonicalMessage(message.view(), out);
    if (out.Finish().has_value() || out.Finish().error().reason != Reason::kNoSpace) {
      wrong.push_back(room);
    }
  }
  CHECK(wrong == std::vector<size_t>{});
}

TEST_CASE("the size of a canonical form is counted without writing it", "[writer]") {
  const TestMessage message("80000118 00000000", "00000061 40000012 0040 20010db800000001 0000");
  AvpWriter counting = AvpWriter::Counting();
  WriteCanonicalMessage(message.view(), counting);
  CHECK(counting.ok());
  CHECK(counting.size() == 20 + 28);
}

TEST_CASE("a canonical form is no longer than a message can be", "[rfc6733][s3]") {
  // A prefix that takes 8 octets more in full, in front of what fills the message up.
  std::vector<uint8_t> octets = FromHex(
      "01fffffc 00000118 00000000 00000001 00000002"
      "00000061 40000012 0040 20010db800000001 0000"
      "000f4240 00ffffd4");
  octets.resize(0xfffffc);
  const Result<MessageView> message = MessageView::Parse(octets);
  REQUIRE(message.has_value());
  AvpWriter out = AvpWriter::Counting();
  WriteCanonicalMessage(*message, out);
  REQUIRE(!out.Finish().has_value());
  CHECK(out.Finish().error().reason == Reason::kLengthOverflow);
  CHECK(out.Finish().error().have == 0x1000004);
}

}}  // namespace mip6boot::diameter
