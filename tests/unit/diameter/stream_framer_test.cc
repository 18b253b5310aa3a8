// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/stream_framer.h"

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;
using test::ToHex;

// Three messages of 20, 28 and 24 octets.
const std::vector<std::string> kMessages = {
    "0100001480000118000000000000000100000001",
    "0100001c80000118000000000000000200000002"
    "0000011840000008",
    "0100001880000118000000000000000300000003"
    "00000000",
};

std::vector<uint8_t> Stream() {
  std::vector<uint8_t> stream;
  for (const std::string& message : kMessages) {
    const std::vector<uint8_t> octets = FromHex(message);
    stream.insert(stream.end(), octets.begin(), octets.end());
  }
  return stream;
}

// All messages that are whole now; the error, if there is one, as the last.
void Drain(StreamFramer& framer, std::vector<std::string>& out) {
  for (;;) {
    const Result<std::optional<Bytes>> message = framer.Next();
    if (!message) return out.push_back(message.error().ToString());
    if (!message->has_value()) return;
    out.push_back(ToHex(**message));
  }
}
// Feeds a copy that dies afterwards, so that a view kept too long shows.
void FeedAndDrain(StreamFramer& framer, Bytes octets, std::vector<std::string>& out) {
  const std::unique_ptr<std::vector<uint8_t>> copy =
      std::make_unique<std::vector<uint8_t>>(octets.begin(), octets.end());
  framer.Feed(*copy);
  Drain(framer, out);
}
std::string Refusal(std::string_view hex) {
  const std::vector<uint8_t> octets = FromHex(hex);
  StreamFramer framer;
  framer.Feed(octets);
  std::vector<std::string> out;
  Drain(framer, out);
  return out.empty() ? "waits" : out.back();
}

TEST_CASE("three messages come out of every two cuts of their stream", "[rfc6733][s3]") {
  const std::vector<uint8_t> stream = Stream();
  std::vector<std::pair<size_t, size_t>> wrong;
  for (size_t first = 0; first <= stream.size(); ++first) {
    for (size_t second = first; second <= stream.size(); ++second) {
      StreamFramer framer;
      std::vector<std::string> out;
      FeedAndDrain(framer, Bytes(stream).subspan(0, first), out);
      FeedAndDrain(framer, Bytes(stream).subspan(first, second - first), out);
      FeedAndDrain(framer, Bytes(stream).subspan(second), out);
      if (out != kMessages || framer.pending() != 0) wrong.emplace_back(first, second);
    }
  }
  CHECK(wrong == std::vector<std::pair<size_t, size_t>>{});
}

TEST_CASE("three messages come out octet by octet", "[rfc6733][s3]") {
  StreamFramer framer;
  std::vector<std::string> out;
  for (const uint8_t octet : Stream()) FeedAndDrain(framer, Bytes(&octet, 1), out);
  CHECK(out == kMessages);
}

TEST_CASE("octets fed without draining in between are kept", "[framer]") {
  const std::vector<uint8_t> stream = Stream();
  for (const size_t cut : {1U, 10U, 20U, 30U, 60U}) {
    StreamFramer framer;
    framer.Feed(Bytes(stream).subspan(0, cut));
    framer.Feed(Bytes(stream).subspan(cut));
    std::vector<std::string> out;
    Drain(framer, out);
    CHECK(out == kMessages);
  }
}

TEST_CASE("a message that lies whole in the octets given is not copied", "[framer]") {
  const std::vector<uint8_t> stream = Stream();
  StreamFramer framer;
  framer.Feed(stream);
  CHECK((*framer.Next())->data() == stream.data());
  CHECK((*framer.Next())->data() == stream.data() + 20);
  CHECK((*framer.Next())->data() == stream.data() + 48);
  CHECK(!framer.Next()->has_value());
}

TEST_CASE("behind a message that was cut, whole ones are not copied either", "[framer]") {
  const std::vector<uint8_t> stream = Stream();
  StreamFramer framer;
  framer.Feed(Bytes(stream).subspan(0, 7));
  CHECK(!framer.Next()->has_value());
  CHECK(framer.pending() == 7);
  const Bytes rest = Bytes(stream).subspan(7);
  framer.Feed(rest);
  CHECK(ToHex(**framer.Next()) == kMessages[0]);
  CHECK((*framer.Next())->data() == rest.data() + 13);
}

TEST_CASE("a length that cannot be ends the stream as soon as it is there",
          "[rfc6733][s2.1][R103]") {
  CHECK(Refusal("02") == "Diameter message (0) at offset 0: version 2, must be 1");
  CHECK(Refusal("474554") == "Diameter message (0) at offset 0: version 71, must be 1");
  CHECK(Refusal("01000010") == "Diameter message (0) at offset 1: length 16, must be at least 20");
  CHECK(Refusal("01000000") == "Diameter message (0) at offset 1: length 0, must be at least 20");
  CHECK(Refusal("01000016") ==
        "Diameter message (0) at offset 1: length 22 is not a multiple of 4");
  CHECK(Refusal("01010004") ==
        "Diameter message (0) at offset 1: length 65540, must be at most 65536");
  CHECK(Refusal("01ffffff") ==
        "Diameter message (0) at offset 1: length 16777215 is not a multiple of 4");
  CHECK(Refusal("01010000") == "waits");
  CHECK(Refusal("010000") == "waits");
}

TEST_CASE("an error counts from the start of the stream, after the messages before it, and stays",
          "[R103]") {
  std::vector<uint8_t> stream = Stream();
  stream.push_back(9);
  StreamFramer framer;
  framer.Feed(stream);
  std::vector<std::string> out;
  Drain(framer, out);
  REQUIRE(out.size() == 4);
  CHECK(out[3] == "Diameter message (0) at offset 72: version 9, must be 1");
  const std::vector<uint8_t> good = FromHex(kMessages[0]);
  framer.Feed(good);
  CHECK(framer.Next().error().reason == Reason::kBadVersion);
}

TEST_CASE("the limit is the caller's", "[limits]") {
  Limits limits;
  limits.diameter_message_octets = 24;
  StreamFramer framer(limits);
  const std::vector<uint8_t> stream = Stream();
  framer.Feed(stream);
  CHECK(framer.Next()->has_value());
  CHECK(framer.Next().error().ToString() ==
        "Diameter message (0) at offset 21: length 28, must be at most 24");
}

TEST_CASE("a large message is put together from small pieces", "[framer]") {
  std::vector<uint8_t> message(65536, 0xaa);
  message[0] = 1;
  StoreBigEndian24(message.data() + 1, 65536);
  StreamFramer framer;
  std::vector<std::string> out;
  for (size_t at = 0; at < message.size(); at += 1000) {
    FeedAndDrain(framer, Bytes(message).subspan(at, 1000), out);
  }
  REQUIRE(out.size() == 1);
  CHECK(out[0] == ToHex(message));
}

TEST_CASE("what comes behind octets that cannot be framed is not kept", "[rfc6733][R103]") {
  StreamFramer framer;
  const std::vector<uint8_t> bad(65536, 0x02);
  framer.Feed(bad);
  REQUIRE(!framer.Next().has_value());
  for (int i = 0; i < 100; ++i) {
    framer.Feed(bad);
    (void)framer.Next();
  }
  CHECK(framer.pending() == 0);
  CHECK(framer.Next().error().reason == Reason::kBadVersion);
}

}}  // namespace mip6boot::diameter
