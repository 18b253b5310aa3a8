// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// From segments to messages.

#include "examples/capture/tcp_streams.h"

#include <string>
#include <vector>

#include "examples/inspect/diameter_streams.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/made_capture.h"
#include "tests/support/vectors.h"

namespace mip6boot::test {
namespace {

using capture::Arrival;
using capture::TcpStreams;
using Octets = std::vector<uint8_t>;
using Kind = Arrival::Kind;

constexpr uint8_t kFin = 1;
constexpr uint8_t kSyn = 2;
constexpr uint8_t kRst = 4;
constexpr uint8_t kAck = 16;

// One direction of a connection, segment by segment.
class Sender {
 public:
  explicit Sender(uint32_t first) : first_(first) {}

  // `octets` that start `position` behind the first of the connection.
  void Send(size_t position, const Octets& octets, uint8_t flags = kAck, size_t cut = 0) {
    Octets segment = FromHex("1000 0f1c 00000000 00000000 5010 ffff 0000 0000");
    StoreBigEndian32(&segment[4], first_ + static_cast<uint32_t>(position));
    segment[13] = flags;
    segment.insert(segment.end(), octets.begin(), octets.end());
    const size_t length = segment.size();
    segment.resize(length - cut);
    streams_.Add(capture::IpAddress(), capture::IpAddress(), segment, length, {++packets_, 0});
  }
  TcpStreams& streams() { return streams_; }

 private:
  uint32_t first_;
  size_t packets_ = 0;
  TcpStreams streams_;
};

// "start abc end": what comes out.
std::string Story(TcpStreams& streams) {
  std::string story;
  while (const std::optional<Arrival> arrival = streams.Take()) {
    const std::string octets(arrival->octets.begin(), arrival->octets.end());
    switch (arrival->kind) {
      case Kind::kDatagram:
      case Kind::kUserMessage:
        break;
      case Kind::kStreamStart:
        story += "start " + octets;
        break;
      case Kind::kStreamResume:
        story += "resume " + octets;
        break;
      case Kind::kStreamOctets:
        story += octets;
        break;
      case Kind::kStreamEnd:
        story += " end";
        break;
    }
  }
  return story;
}

Octets Text(const std::string& text) { return {text.begin(), text.end()}; }

// The messages in the streams, as "DER 1+2": the size would do, the packets are what counts.
struct Framed {
  size_t size;
  std::vector<size_t> packets;
  bool unframed;
};
std::vector<Framed> Frame(TcpStreams& streams) {
  std::vector<Framed> framed;
  inspect::DiameterStreams diameter(
      [&](const Arrival&, const inspect::DiameterStreams::Message& message) {
        framed.push_back({message.octets.size(), message.packets, message.unframed});
      });
  while (const std::optional<Arrival> arrival = streams.Take()) diameter.Handle(*arrival);
  return framed;
}

}  // namespace

TEST_CASE("segments come out in their order, each octet once", "[inspect][capture][rfc9293]") {
  Sender sender(1000);
  sender.Send(0, {}, kSyn);
  sender.Send(0, {}, kSyn);  // sent again
  sender.Send(1, Text("ab"));
  sender.Send(5, Text("ef"));
  sender.Send(1, Text("ab"));    // again
  sender.Send(2, Text("bcde"));  // overlaps both
  sender.Send(7, Text("g"), kAck | kFin);
  CHECK(Story(sender.streams()) == "start abcdefg end");
}

TEST_CASE("sequence numbers wrap", "[inspect][capture][rfc9293]") {
  Sender sender(0xfffffffd);
  sender.Send(0, {}, kSyn);
  sender.Send(3, Text("cd"));
  sender.Send(1, Text("ab"));
  sender.Send(5, Text("ef"));
  CHECK(Story(sender.streams()) == "start abcdef");
}

TEST_CASE("a hole is told of when nothing can fill it any more", "[inspect][capture]") {
  Sender sender(1000);
  sender.Send(10, Text("ab"));  // no beginning in the capture
  sender.Send(20, Text("cd"));
  CHECK(Story(sender.streams()) == "resume ab");
  sender.streams().Flush();
  CHECK(Story(sender.streams()) == "resume cd end");
}

TEST_CASE("octets that the recorder cut off are a hole", "[inspect][capture]") {
  Sender sender(1000);
  sender.Send(0, {}, kSyn);
  sender.Send(1, Text("abcd"), kAck, 2);
  sender.Send(5, Text("ef"));
  CHECK(Story(sender.streams()) == "start abresume ef");
}

TEST_CASE("a reset ends a connection, a new one starts afresh", "[inspect][capture]") {
  Sender sender(1000);
  sender.Send(0, {}, kSyn);
  sender.Send(1, Text("ab"), kAck | kRst);
  sender.Send(500, {}, kSyn);
  sender.Send(501, Text("cd"));
  CHECK(Story(sender.streams()) == "start ab endstart cd");
}

TEST_CASE("what is held is bounded", "[inspect][capture]") {
  TcpStreams::Bounds bounds;
  bounds.octets = 5000;
  bounds.directions = 2;
  TcpStreams streams(bounds);
  Octets segment = FromHex("1000 0f1c 00000000 00000000 5010 ffff 0000 0000 aa");
  // A hole behind every octet.
  for (uint32_t i = 0; i < 1000; ++i) {
    StoreBigEndian32(&segment[4], 2 * i);
    streams.Add(capture::IpAddress(), capture::IpAddress(), segment, segment.size(), {i, 0});
  }
  size_t resumed = 0;
  while (const std::optional<Arrival> arrival = streams.Take())
    resumed += arrival->kind == Kind::kStreamResume ? size_t{1} : size_t{0};
  CHECK(resumed > 900);
  // More connections than there is room for: the older ones end.
  for (uint16_t port = 1; port <= 10; ++port) {
    StoreBigEndian16(segment.data(), port);
    streams.Add(capture::IpAddress(), capture::IpAddress(), segment, segment.size(), {port, 0});
  }
  size_t ended = 0;
  while (const std::optional<Arrival> arrival = streams.Take())
    ended += arrival->kind == Kind::kStreamEnd ? size_t{1} : size_t{0};
  CHECK(ended == 9);
}

TEST_CASE("messages are found whole in any cut, with the packets that they lie in",
          "[inspect][capture][R103]") {
  const Octets& request = VectorOctets("der_integrated");
  const Octets& answer = VectorOctets("dea_home_agent_assigned");
  const Octets both = Join(request, answer);
  Sender sender(1000);
  sender.Send(0, {}, kSyn);
  sender.Send(1, Octets(both.begin(), both.begin() + 10));
  sender.Send(11, Octets(both.begin() + 10, both.end() - 4));
  sender.Send(both.size() - 3, Octets(both.end() - 4, both.end()));
  const std::vector<Framed> framed = Frame(sender.streams());
  REQUIRE(framed.size() == 2);
  CHECK(framed[0].size == request.size());
  CHECK(framed[0].packets == std::vector<size_t>{2, 3});
  CHECK(framed[1].size == answer.size());
  CHECK(framed[1].packets == std::vector<size_t>{3, 4});
}

TEST_CASE("behind a hole the next message is searched for, the one in the hole shown cut",
          "[inspect][capture]") {
  const Octets& request = VectorOctets("der_integrated");
  Sender sender(1000);
  sender.Send(0, {}, kSyn);
  sender.Send(1, Octets(request.begin(), request.begin() + 40));
  sender.Send(101, Text("the end of something"));
  sender.Send(121, request);
  sender.streams().Flush();
  const std::vector<Framed> framed = Frame(sender.streams());
  REQUIRE(framed.size() == 2);
  CHECK(framed[0].size == 40);
  CHECK(framed[1].size == request.size());
}

TEST_CASE("octets that are no Diameter are shown once and end their stream", "[inspect][capture]") {
  Sender sender(1000);
  sender.Send(0, {}, kSyn);
  sender.Send(1, Text("GET / HTTP/1.1"));
  sender.Send(15, VectorOctets("der_integrated"));
  const std::vector<Framed> framed = Frame(sender.streams());
  REQUIRE(framed.size() == 1);
  CHECK(framed[0].unframed);
}

}  // namespace mip6boot::test
