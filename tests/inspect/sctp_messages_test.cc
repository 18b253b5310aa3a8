// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// From SCTP packets to user messages, and what the inspector shows of them.

#include "examples/capture/sctp_messages.h"

#include <string>
#include <vector>

#include "tests/inspect/inspecting.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/made_capture.h"
#include "tests/support/vectors.h"

namespace mip6boot::test {
namespace {

using capture::Arrival;
using capture::IpAddress;
using capture::SctpMessages;
using nlohmann::json;
using Octets = std::vector<uint8_t>;

// Port 4096 to 3868, a verification tag, no checksum.
const std::string kHeader = "1000 0f1c 7a95eedd 00000000";

constexpr uint8_t kEnds = 1;
constexpr uint8_t kBegins = 2;

// A DATA chunk of stream 1 for payload protocol 46.
Octets Data(uint32_t tsn, uint8_t flags, const Octets& data) {
  Octets chunk = Join(FromHex("00 00 0000 00000000 0001 0000 0000002e"), data);
  chunk[1] = flags;
  StoreBigEndian16(&chunk[2], static_cast<uint16_t>(chunk.size()));
  StoreBigEndian32(&chunk[4], tsn);
  chunk.resize((chunk.size() + 3) & ~size_t{3});
  return chunk;
}
Octets Data(uint32_t tsn, uint8_t flags, const std::string& text) {
  return Data(tsn, flags, Octets(text.begin(), text.end()));
}

// One direction of an association, packet by packet.
class Receiver {
 public:
  explicit Receiver(const SctpMessages::Bounds& bounds = {}) : messages_(bounds) {}

  void Add(const Octets& chunks, const IpAddress& source = {},
           const std::string& header = kHeader) {
    messages_.Add(source, IpAddress(), Join(FromHex(header), chunks), {++packets_, 0});
  }
  void Flush() { messages_.Flush(); }

  // "abc 1+2, de 3 of 5 octets": the messages that came out since, with their packets.
  std::string Story() {
    std::string story;
    while (const std::optional<Arrival> arrival = messages_.Take()) {
      story += (story.empty() ? "" : ", ") +
               std::string(arrival->octets.begin(), arrival->octets.end()) + " ";
      for (size_t i = 0; i < arrival->packets.size(); ++i)
        story += (i == 0 ? "" : "+") + std::to_string(arrival->packets[i]);
      if (arrival->length != arrival->octets.size())
        story += " of " + std::to_string(arrival->length) + " octets";
    }
    return story;
  }

 private:
  SctpMessages messages_;
  size_t packets_ = 0;
};

}  // namespace

TEST_CASE("each DATA chunk with both bits is a user message",
          "[inspect][capture][rfc9260][s3.3.1]") {
  Receiver receiver;
  // SACK; DATA of three octets and one of padding; DATA with the I bit for no protocol in
  // particular.
  receiver.Add(
      FromHex("03 00 0010 00000001 00010000 0000 0000"
              "00 03 0013 00000005 0001 0000 0000002e 616263 00"
              "00 0b 0014 00000006 0002 0000 00000000 64656667"));
  CHECK(receiver.Story() == "abc 1, defg 1");
}

TEST_CASE("what carries no Diameter in clear is passed over", "[inspect][capture][rfc9260]") {
  Receiver receiver;
  receiver.Add(FromHex("00 03 0014 00000005 0001 0000 0000002f 61626364"));  // DTLS
  receiver.Add(FromHex("00 03 0014 00000006 0001 0000 00000003 61626364"));  // M3UA
  receiver.Add(FromHex("00 03 0010 00000007 0001 0000 0000002e"));           // no user data
  receiver.Add(FromHex("00 03 0003 00000008 0001 0000 0000002e 61626364"));  // no chunk
  receiver.Add(FromHex("00 03"));
  receiver.Add({}, {}, "1000 0f1c 7a95eedd");
  receiver.Flush();
  CHECK(receiver.Story().empty());
}

TEST_CASE("fragments are put together by TSN, which wraps, in any order and over any address",
          "[inspect][capture][rfc9260][s6.9]") {
  const uint8_t other[] = {192, 0, 2, 7};
  Receiver receiver;
  receiver.Add(Data(0, 0, "cd"));
  receiver.Add(Data(1, kEnds, "e"), IpAddress::LoadIpv4(other));
  receiver.Add(Data(0xfffffffe, kBegins, "a"));
  receiver.Add(Data(2, kBegins | kEnds, "whole"));
  CHECK(receiver.Story() == "whole 4");
  receiver.Add(Data(0xffffffff, 0, "b"));
  CHECK(receiver.Story() == "abcde 3+5+1+2");
}

TEST_CASE("fragments of two messages, and of two associations, stay apart",
          "[inspect][capture][rfc9260][s6.9]") {
  Receiver receiver;
  receiver.Add(Data(11, kEnds, "b"));
  receiver.Add(Data(12, kBegins, "c"));
  receiver.Add(Data(13, kEnds, "d"));
  CHECK(receiver.Story() == "cd 2+3");
  receiver.Add(Data(10, kBegins, "x"), {}, "1000 0f1c 00000001 00000000");
  CHECK(receiver.Story().empty());
  receiver.Add(Data(10, kBegins, "a"));
  CHECK(receiver.Story() == "ab 5+1");
}

TEST_CASE("a chunk that is sent again counts once", "[inspect][capture][rfc9260]") {
  Receiver receiver;
  receiver.Add(Data(1, kBegins | kEnds, "abc"));
  receiver.Add(Data(1, kBegins | kEnds, "abc"));
  receiver.Add(Data(2, kBegins, "d"));
  receiver.Add(Data(2, kBegins, "d"));
  receiver.Add(Join(Data(3, kEnds, "e"), Data(3, kEnds, "e")));
  CHECK(receiver.Story() == "abc 1, de 3+5");
}

TEST_CASE("what is not whole in the end is shown from its beginning on", "[inspect][capture]") {
  Receiver receiver;
  receiver.Add(Data(1, kBegins, "a"));
  receiver.Add(Data(2, 0, "b"));
  receiver.Add(Data(4, kEnds, "d"));
  CHECK(receiver.Story().empty());
  receiver.Flush();
  CHECK(receiver.Story() == "ab 1+2");
}

TEST_CASE("user data that the recorder cut off is missing from the message", "[inspect][capture]") {
  Receiver receiver;
  Octets cut = Data(1, kBegins, "abcd");
  cut.resize(cut.size() - 2);
  receiver.Add(cut);
  receiver.Add(Data(2, kEnds, "ef"));
  CHECK(receiver.Story() == "ab 1 of 6 octets");
}

TEST_CASE("fragments that are held are bounded, and so is what is known of the past",
          "[inspect][capture]") {
  SctpMessages::Bounds bounds;
  bounds.runs = 3;
  bounds.octets = 1000;
  bounds.chunks = 10;
  Receiver runs(bounds);
  for (uint32_t tsn = 0; tsn < 10; tsn += 2) runs.Add(Data(tsn, kBegins, "a"));
  CHECK(runs.Story() == "a 1, a 2");
  Receiver octets(bounds);
  octets.Add(Data(1, kBegins, std::string(400, 'a')));
  octets.Add(Data(2, 0, std::string(400, 'b')));
  CHECK(octets.Story() == std::string(400, 'a') + std::string(400, 'b') + " 1+2");
  // The first chunk is given up before it is forgotten, and comes again.
  Receiver chunks(bounds);
  chunks.Add(Data(1, kBegins, "a"));
  for (uint32_t tsn = 100; tsn < 110; ++tsn) chunks.Add(Data(tsn, kBegins | kEnds, "-"));
  chunks.Add(Data(1, kBegins, "a"));
  chunks.Add(Data(2, kEnds, "b"));
  CHECK(chunks.Story() == "- 2, - 3, - 4, - 5, - 6, - 7, - 8, - 9, - 10, - 11, a 1, ab 12+13");
}

TEST_CASE("the inspector shows Diameter over SCTP, over IPv6 and IPv4",
          "[inspect][capture][rfc6733][s2.1]") {
  // A watchdog request of 72 octets, in one chunk and in two.
  const std::string first_half =
      "01000048 80000118 00000000 00000001 00000002"
      "00000108 4000001c 6e6173312e6173702e6578616d706c652e6e6574";
  const std::string second_half = "00000128 40000017 6173702e6578616d706c652e6e6574 00";
  const std::string sctp_v6 =
      "60000000 0064 84 40 20010db8000000000000000000000001 20010db8000000000000000000000002"
      "1000 0f1c 7a95eedd 00000000";
  const TemporaryFolder folder;
  const std::string path = WriteCapture(
      folder.File("made.pcap"), DLT_RAW,
      {FromHex(sctp_v6 + "00 03 0058 00000005 0001 0000 0000002e" + first_half + second_half),
       FromHex("4500 0060 0000 0000 40 84 0000 c0000201 c0000202 1000 0f1c 00000001 00000000"
               "00 02 0040 00000005 0001 0000 0000002e" +
               first_half),
       FromHex("4500 0048 0000 0000 40 84 0000 c0000201 c0000202 1000 0f1c 00000001 00000000"
               "00 01 0028 00000006 0001 0000 0000002e" +
               second_half)});
  const Finished finished = Inspect({"--json", "--roundtrip", path});
  CHECK(finished.status == 0);
  const std::vector<json> messages = Objects(finished);
  REQUIRE(messages.size() == 2);
  CHECK(messages[0]["name"] == "Device-Watchdog-Request");
  CHECK(messages[0]["source"] == "[2001:db8::1]:4096");
  CHECK(messages[0]["destination"] == "[2001:db8::2]:3868");
  CHECK(messages[0]["packets"] == json({1}));
  CHECK(messages[0]["avps"][1]["text"] == "asp.example.net");
  CHECK(messages[0]["roundtrip"] == true);
  CHECK(messages[1]["source"] == "[192.0.2.1]:4096");
  CHECK(messages[1]["packets"] == json({2, 3}));
  CHECK(messages[1]["packet"] == 3);
  CHECK(messages[1]["avps"] == messages[0]["avps"]);
}

TEST_CASE("a Diameter message of which the recorder kept the beginning is shown as far as it goes",
          "[inspect][capture]") {
  const Octets& request = VectorOctets("der_integrated");
  Octets packet =
      Join(Ipv6Packet("0000", "84", FromHex(kHeader)), Data(1, kBegins | kEnds, request));
  packet.resize(packet.size() - 30);
  const TemporaryFolder folder;
  const Finished finished =
      Inspect({"--json", WriteCapture(folder.File("made.pcap"), DLT_RAW, {packet})});
  CHECK(finished.status == 1);
  const json message = Objects(finished).at(0);
  CHECK(message["name"] == "Diameter-EAP-Request");
  CHECK(message["error"]["reason"] == "truncated");
  CHECK(message["length"] == request.size());
}

}  // namespace mip6boot::test
