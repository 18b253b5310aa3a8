// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The largest there can be: bounded, and said clearly.

#include <string>
#include <vector>

#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/canonical.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/stream_framer.h"
#include "tests/support/catch.h"

namespace mip6boot::diameter { namespace {

constexpr size_t kLargestAvp = 16777192;      // with its header, in the largest message
constexpr size_t kLargestMessage = 16777212;  // 24 bits, a multiple of four

// Groups of `code` in each other.
std::vector<uint8_t> Nested(size_t groups, uint32_t code) {
  std::vector<uint8_t> octets(8 * groups);
  for (size_t i = 0; i < groups; ++i) {
    uint8_t* const p = octets.data() + 8 * i;
    StoreBigEndian32(p, code);
    StoreBigEndian32(p + 4, 0x40000000 | static_cast<uint32_t>(8 * (groups - i)));
  }
  return octets;
}
// A header and `avps`.
std::vector<uint8_t> Message(size_t size) {
  std::vector<uint8_t> octets(size);
  StoreBigEndian32(octets.data(), 0x01000000 | static_cast<uint32_t>(size));
  StoreBigEndian32(octets.data() + 4, 0xc000010c);
  return octets;
}

// How deep groups can be opened, and the error that ended it.
std::pair<size_t, std::string> Open(Bytes octets, const Limits& limits) {
  Result<AvpRange> run = AvpRange::Parse(octets, 0, 0, limits);
  size_t depth = 0;
  while (run.has_value() && !run->empty()) {
    ++depth;
    run = AvpRange::Inside(*run->begin(), limits);
  }
  return {depth, run.has_value() ? "none" : run.error().ToString()};
}

TEST_CASE("64 groups in each other are opened as deep as the limit says", "[limits][rfc6733]") {
  const std::vector<uint8_t> octets = Nested(64, 9999);
  CHECK(Open(octets, Limits()) ==
        std::make_pair(size_t{17},
                       std::string("AVP (9999) at offset 128: nested more than 16 deep")));
  Limits deep;
  deep.avp_depth = 64;
  CHECK(Open(octets, deep) == std::make_pair(size_t{64}, std::string("none")));
}

TEST_CASE("what goes through groups stops at the limit", "[limits][rfc6733]") {
  // Service-Configuration (507), which is known, and MIP6-Agent-Info (486), which must hold more.
  const std::vector<uint8_t> groups = Nested(64, 507);
  std::vector<uint8_t> octets = Message(20 + groups.size());
  std::copy(groups.begin(), groups.end(), octets.begin() + 20);
  const Result<MessageView> message = MessageView::Parse(octets);
  REQUIRE(message.has_value());
  CHECK(CheckMandatoryAvps(message->avps()).error().ToString() ==
        "Service-Configuration (507) at offset 148: nested more than 16 deep");
  CHECK(CheckKnownAvps(message->avps()).error().ToString() ==
        "Service-Configuration (507) at offset 148: nested more than 16 deep");
  std::vector<uint8_t> buffer(octets.size());
  AvpWriter out{MutableBytes(buffer)};
  WriteCanonicalMessage(*message, out);
  CHECK(out.Finish().error().ToString() ==
        "Service-Configuration (507) at offset 148: nested more than 16 deep");
}

TEST_CASE("100,000 AVPs are one pass, and more than the limit an error", "[limits][rfc6733]") {
  constexpr size_t kCount = 100000;
  std::vector<uint8_t> octets = Message(20 + 8 * kCount);
  for (size_t i = 0; i < kCount; ++i) {
    StoreBigEndian32(octets.data() + 20 + 8 * i, 9999);
    StoreBigEndian32(octets.data() + 24 + 8 * i, 8);
  }
  const Result<MessageView> message = MessageView::Parse(octets);
  REQUIRE(message.has_value());
  CHECK(message->avps().Count(AvpKey{0, 9999}) == kCount);
  CHECK(message->avps().Find<OriginHost>().error().reason == Reason::kMissing);
  CHECK(DiameterEapRequest::Decode(*message).error().ToString() ==
        "Session-Id (263) at offset 20: is missing");

  Limits few;
  few.elements = 1000;
  CHECK(MessageView::Parse(octets, 0, few).error().ToString() ==
        "AVP (9999) at offset 8020: more than 1000 of them");
  const Result<MessageView::Scanned> scanned = MessageView::Scan(octets, 0, few);
  REQUIRE(scanned.has_value());
  CHECK(scanned->message.avps().Count(AvpKey{0, 9999}) == 1000);
}

TEST_CASE("100,000 AVPs of one list are as many as the list holds", "[limits][rfc6733]") {
  constexpr size_t kCount = 100000;
  std::vector<uint8_t> octets = Message(20 + 12 * kCount);
  StoreBigEndian32(octets.data() + 4, 0xc0000101);
  for (size_t i = 0; i < kCount; ++i) {
    StoreBigEndian32(octets.data() + 20 + 12 * i, 265);
    StoreBigEndian32(octets.data() + 24 + 12 * i, 0x4000000c);
  }
  CHECK(CapabilitiesExchangeRequest::Decode(*MessageView::Parse(octets)).error().ToString() ==
        "Supported-Vendor-Id (265) at offset 788: more than 64 of them");
}

TEST_CASE("an AVP may fill the largest message, and none a larger one", "[limits][rfc6733][s3]") {
  std::vector<uint8_t> octets = Message(kLargestMessage);
  StoreBigEndian32(octets.data() + 20, 25);
  StoreBigEndian32(octets.data() + 24, 0x40000000 | uint32_t{kLargestAvp});
  const Result<MessageView> message = MessageView::Parse(octets);
  REQUIRE(message.has_value());
  const Result<Class> value = message->avps().Find<Class>();
  REQUIRE(value.has_value());
  CHECK(value->value.size() == kLargestAvp - 8);

  std::vector<uint8_t> buffer(kLargestMessage + 64);
  MessageWriter out(MutableBytes(buffer), message->header());
  out.Add(*value);
  const Result<Bytes> written = out.Finish();
  REQUIRE(written.has_value());
  CHECK((*written == Bytes(octets)));

  AvpWriter canonical{MutableBytes(buffer)};
  WriteCanonicalMessage(*message, canonical);
  const Result<Bytes> rewritten = canonical.Finish();
  REQUIRE(rewritten.has_value());
  CHECK((*rewritten == Bytes(octets)));

  MessageWriter larger(MutableBytes(buffer), message->header());
  larger.Add(*value);
  larger.Add(NasPort{1});
  CHECK(larger.Finish().error().ToString() ==
        "Diameter message (0) at offset 0: 16777224 octets do not fit its length field, at most "
        "16777212");

  // One octet more than AVP Length can say.
  MessageWriter too_long(MutableBytes(buffer), message->header());
  too_long.Raw(AvpKey::kClass, Bytes(buffer.data(), kAvpMaxSize - 7));
  CHECK(too_long.Finish().error().ToString() ==
        "Class (25) at offset 20: 16777208 octets do not fit its length field, at most 16777215");
}

TEST_CASE("an AVP that is longer than its message is refused where it starts",
          "[limits][rfc6733][s4.1]") {
  std::vector<uint8_t> octets = Message(32);
  StoreBigEndian32(octets.data() + 20, 25);
  StoreBigEndian32(octets.data() + 24, 0x40ffffff);
  CHECK(MessageView::Parse(octets).error().ToString() ==
        "Class (25) at offset 20: needs 16777216 octets, 12 left");
}

TEST_CASE("a stream gives a message as large as its limit, and ends at a larger one",
          "[limits][rfc6733][R103]") {
  std::vector<uint8_t> octets = Message(kLargestMessage);
  StreamFramer small;
  small.Feed(octets);
  CHECK(small.Next().error().ToString() ==
        "Diameter message (0) at offset 1: length 16777212, must be at most 65536");
  Limits limits;
  limits.diameter_message_octets = kLargestMessage;
  StreamFramer framer(limits);
  framer.Feed(octets);
  const Result<std::optional<Bytes>> message = framer.Next();
  REQUIRE(message.has_value());
  REQUIRE(message->has_value());
  CHECK((*message)->data() == octets.data());  // where it lies
  CHECK((*message)->size() == kLargestMessage);
}

}}  // namespace mip6boot::diameter
