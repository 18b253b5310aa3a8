// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// From frames to datagrams: link layers, extension headers, fragments.

#include "examples/capture/capture_reader.h"

#include <cstdio>
#include <string>
#include <vector>

#include "examples/capture/read_error.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/made_capture.h"
#include "tests/support/process.h"
#include "tests/support/vectors.h"

namespace mip6boot::test {
namespace {

using capture::Arrival;
using capture::CaptureReader;
using Octets = std::vector<uint8_t>;

const Octets& Request() { return VectorOctets("infreq_identified"); }  // 64 octets

// UDP 546 to 547 around the request, without a checksum: 72 octets.
Octets UdpAroundRequest() { return Join(FromHex("0222 0223 0048 0000"), Request()); }

std::vector<Arrival> Read(const std::string& path) {
  CaptureReader reader(path);
  std::vector<Arrival> arrivals;
  while (std::optional<Arrival> arrival = reader.Next()) arrivals.push_back(*arrival);
  return arrivals;
}
std::vector<Arrival> Read(int link, const std::vector<Octets>& frames) {
  const TemporaryFolder folder;
  return Read(WriteCapture(folder.File("made.pcap"), link, frames));
}

bool IsRequest(const std::vector<Arrival>& arrivals) {
  return arrivals.size() == 1 && arrivals[0].octets == Request() &&
         arrivals[0].length == Request().size() &&
         arrivals[0].source.ToString() == "[fe80::1]:546" &&
         arrivals[0].destination.ToString() == "[ff02::1:2]:547";
}

// A fragment of the request's UDP datagram: `size` octets from `offset` on.
Octets Fragment(size_t offset, size_t size, bool more, uint32_t identification = 1,
                uint8_t fill = 0) {
  char header[17];
  (void)std::snprintf(header, sizeof header, "1100%04x%08x",
                      static_cast<unsigned>(offset) | (more ? 1U : 0U), identification);
  Octets whole = UdpAroundRequest();
  for (uint8_t& octet : whole) octet = static_cast<uint8_t>(octet ^ fill);
  char length[5];
  (void)std::snprintf(length, sizeof length, "%04x", static_cast<unsigned>(size + 8));
  const auto start = whole.begin() + static_cast<std::ptrdiff_t>(offset);
  return Ipv6Packet(
      length, "2c",
      Join(FromHex(header), Octets(start, start + static_cast<std::ptrdiff_t>(size))));
}

// The request over IPv4, 192.0.2.1 to 192.0.2.2.
Octets Ipv4(const std::string& length, const std::string& flags_and_offset, const Octets& payload) {
  return Join(FromHex("4500" + length + "0007" + flags_and_offset + "4011 0000 c0000201 c0000202"),
              payload);
}

}  // namespace

TEST_CASE("datagrams are found in frames of every link type", "[inspect][capture]") {
  const Octets plain = Ipv6Packet("0048", "11", UdpAroundRequest());
  const Octets ethernet = FromHex("333300010002 020000000001");
  CHECK(IsRequest(Read(DLT_EN10MB, {Join(Join(ethernet, FromHex("86dd")), plain)})));
  CHECK(IsRequest(Read(DLT_EN10MB, {Join(Join(ethernet, FromHex("8100 0007 86dd")), plain)})));
  CHECK(IsRequest(
      Read(DLT_EN10MB, {Join(Join(ethernet, FromHex("88a8 0007 8100 0008 86dd")), plain)})));
  CHECK(IsRequest(
      Read(DLT_LINUX_SLL, {Join(FromHex("0000 0001 0006 020000000001 0000 86dd"), plain)})));
  CHECK(IsRequest(Read(DLT_LINUX_SLL2,
                       {Join(FromHex("86dd 0000 00000002 0001 00 06 0200000000010000"), plain)})));
  CHECK(IsRequest(Read(DLT_NULL, {Join(FromHex("1e000000"), plain)})));
  CHECK(IsRequest(Read(DLT_LOOP, {Join(FromHex("0000001c"), plain)})));
  CHECK(IsRequest(Read(DLT_RAW, {plain})));
  CHECK_THROWS_AS(Read(DLT_USB_LINUX, {}), capture::ReadError);
}

TEST_CASE("what is no datagram of ours is passed over", "[inspect][capture]") {
  CHECK(Read(DLT_RAW, {Ipv6Packet("0008", "11", FromHex("0035 1234 0008 0000"))}).empty());
  CHECK(Read(DLT_RAW, {Ipv6Packet("0004", "3a", FromHex("80000000"))}).empty());
  CHECK(Read(DLT_RAW, {FromHex("45"),
                       FromHex("6"
                               "0"),
                       FromHex("4f00 0014 0000")})
            .empty());
  CHECK(Read(DLT_EN10MB, {FromHex("0102"), FromHex("333300010002 020000000001 8100")}).empty());
  // Extension headers that run past the packet.
  CHECK(Read(DLT_RAW, {Ipv6Packet("0008", "00", FromHex("11ff 0000 0000 0000"))}).empty());
}

TEST_CASE("a datagram is found behind extension headers, and in spite of padding",
          "[inspect][capture][rfc8200][s4]") {
  // Hop-by-Hop (Router Alert), then Destination Options, then UDP; then the padding of Ethernet.
  const Octets extended = Ipv6Packet(
      "0058", "00", Join(FromHex("3c00 0502 0000 0100  1100 0104 0000 0000"), UdpAroundRequest()));
  CHECK(IsRequest(Read(DLT_RAW, {Join(extended, FromHex("0000 0000 0000"))})));
  // Authentication header (RFC 4302), which counts in words of four octets.
  CHECK(IsRequest(Read(
      DLT_RAW, {Ipv6Packet("0054", "33",
                           Join(FromHex("1101 0000 00000001 00000001"), UdpAroundRequest()))})));
}

TEST_CASE("a port of DHCPv6 on one side is enough", "[inspect][capture]") {
  const Octets odd = Join(FromHex("1234 0223 0048 0000"), Request());
  CHECK(Read(DLT_RAW, {Ipv6Packet("0048", "11", odd)}).size() == 1);
}

TEST_CASE("a datagram that the recorder cut says how long it was", "[inspect][capture]") {
  Octets cut = Ipv6Packet("0048", "11", UdpAroundRequest());
  cut.resize(cut.size() - 10);
  const std::vector<Arrival> arrivals = Read(DLT_RAW, {cut});
  REQUIRE(arrivals.size() == 1);
  CHECK(arrivals[0].length == 64);
  CHECK(arrivals[0].octets.size() == 54);
}

TEST_CASE("IPv4 is read as well, with options and in fragments", "[inspect][capture][rfc791]") {
  const Octets udp = UdpAroundRequest();
  const std::vector<Arrival> whole = Read(DLT_RAW, {Ipv4("005c", "0000", udp)});
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].octets == Request());
  CHECK(whole[0].source.ToString() == "[192.0.2.1]:546");
  const Octets options =
      Join(FromHex("4600 0060 0007 0000 4011 0000 c0000201 c0000202 01010100"), udp);
  CHECK(Read(DLT_RAW, {options}).at(0).octets == Request());
  // 40 octets, then 32.
  const std::vector<Arrival> joined =
      Read(DLT_RAW, {Ipv4("0034", "0005", Octets(udp.begin() + 40, udp.end())),
                     Ipv4("003c", "2000", Octets(udp.begin(), udp.begin() + 40))});
  REQUIRE(joined.size() == 1);
  CHECK(joined[0].octets == Request());
  CHECK(joined[0].stamp.packet == 2);
}

TEST_CASE("fragments are put together in any order, copies ignored",
          "[inspect][capture][rfc8200][s4.5]") {
  const Octets first = Fragment(0, 24, true);
  const Octets second = Fragment(24, 24, true);
  const Octets last = Fragment(48, 24, false);
  CHECK(IsRequest(Read(DLT_RAW, {first, second, last})));
  CHECK(IsRequest(Read(DLT_RAW, {last, second, first})));
  CHECK(IsRequest(Read(DLT_RAW, {second, second, last, first})));
  CHECK(Read(DLT_RAW, {first, last, second}).at(0).stamp.packet == 3);
  // An atomic fragment is whole (RFC 6946).
  CHECK(IsRequest(Read(DLT_RAW, {Fragment(0, 72, false)})));
  // Two datagrams at once.
  CHECK(Read(DLT_RAW, {first, Fragment(0, 24, true, 2), second, Fragment(24, 48, false, 2), last})
            .size() == 2);
}

TEST_CASE("a time that cannot be is the nearest one that can", "[inspect][capture]") {
  // pcapng of raw IP: a section, an interface, and one packet for each time, in microseconds.
  const auto times = [](const std::vector<std::string>& stamps) {
    Octets file = FromHex(
        "0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c"
        "00000001 00000014 0065 0000 00000000 00000014");
    for (const std::string& stamp : stamps) {
      const Octets head =
          FromHex("00000006 00000090" + std::string("00000000") + stamp + "00000070 00000070");
      file = Join(Join(Join(file, head), Ipv6Packet("0048", "11", UdpAroundRequest())),
                  FromHex("00000090"));
    }
    const TemporaryFolder folder;
    WriteFile(folder.File("made.pcapng"), {file.begin(), file.end()});
    std::vector<int64_t> nanoseconds;
    for (const Arrival& arrival : Read(folder.File("made.pcapng")))
      nanoseconds.push_back(arrival.stamp.nanoseconds);
    return nanoseconds;
  };
  // One second and a half; 2^64 - 1; the last second that fits whole, and the one behind it.
  CHECK(
      times({"00000000 0016e360", "ffffffff ffffffff", "0020c49b a5d648ff", "0020c49b a5d64900"}) ==
      std::vector<int64_t>{1'500'000'000, 9'223'372'036'854'775'807, 9'223'372'035'999'999'000,
                           9'223'372'036'854'775'807});
  // pcap has 32 bits, which some read as signed: never a time before 1970.
  Octets file = Join(FromHex("a1b2c3d4 0002 0004 00000000 00000000 00010000 00000065"
                             "ffffffff 00000000 00000070 00000070"),
                     Ipv6Packet("0048", "11", UdpAroundRequest()));
  const TemporaryFolder folder;
  WriteFile(folder.File("made.pcap"), {file.begin(), file.end()});
  CHECK(Read(folder.File("made.pcap")).at(0).stamp.nanoseconds >= 0);
}

TEST_CASE("fragments that overlap discard their datagram", "[inspect][capture][rfc5722]") {
  const TemporaryFolder folder;
  const std::string path = WriteCapture(folder.File("made.pcap"), DLT_RAW,
                                        {Fragment(0, 24, true), Fragment(16, 24, true),
                                         Fragment(24, 48, false), Fragment(0, 24, true)});
  CaptureReader reader(path);
  CHECK_FALSE(reader.Next().has_value());
  CHECK(reader.discarded() == 1);
  CHECK(reader.packets() == 4);
  // The same place with other octets is an overlap too.
  CHECK(Read(DLT_RAW,
             {Fragment(0, 24, true), Fragment(0, 24, true, 1, 0xff), Fragment(24, 48, false)})
            .empty());
  // A piece behind the last one; a last one in front of a piece.
  CHECK(Read(DLT_RAW, {Fragment(0, 24, false, 1), Fragment(0, 24, true, 3),
                       Fragment(24, 24, false, 3), Fragment(48, 24, true, 3)})
            .size() == 2);
  CHECK(Read(DLT_RAW, {Fragment(48, 24, true), Fragment(24, 24, false), Fragment(0, 24, true)})
            .empty());
}

TEST_CASE("of a datagram that is never whole there is what came first", "[inspect][capture]") {
  const std::vector<Arrival> arrivals =
      Read(DLT_RAW, {Fragment(0, 24, true), Fragment(48, 24, false)});
  REQUIRE(arrivals.size() == 1);
  CHECK(arrivals[0].length == 64);
  CHECK(arrivals[0].octets == Octets(Request().begin(), Request().begin() + 16));
  CHECK(Read(DLT_RAW, {Fragment(24, 24, true), Fragment(48, 24, false)}).empty());
}

TEST_CASE("a UDP length below that of its header is told of, and what is there given",
          "[inspect][capture][rfc768]") {
  const Octets udp = Join(FromHex("0222 0223 0004 0000"), Request());
  const std::vector<Arrival> arrivals = Read(DLT_RAW, {Ipv6Packet("0048", "11", udp)});
  REQUIRE(arrivals.size() == 1);
  CHECK(arrivals[0].bad_udp_length == 4);
  CHECK(arrivals[0].octets == Request());
  CHECK_FALSE(arrivals[0].whole());
}

TEST_CASE("of a first fragment that the recorder cut there is what it kept", "[inspect][capture]") {
  Octets first = Fragment(0, 24, true);
  first.resize(first.size() - 10);
  const std::vector<Arrival> arrivals = Read(DLT_RAW, {first, Fragment(24, 48, false)});
  REQUIRE(arrivals.size() == 1);
  CHECK(arrivals[0].octets == Octets(Request().begin(), Request().begin() + 6));
  CHECK(arrivals[0].length == 64);
}

TEST_CASE("packets that may be ours and cannot be opened are counted", "[inspect][capture]") {
  const auto unopened = [](const std::vector<Octets>& frames) {
    const TemporaryFolder folder;
    CaptureReader reader(WriteCapture(folder.File("made.pcap"), DLT_RAW, frames));
    while (reader.Next().has_value()) continue;
    return reader.unopened();
  };
  const Octets whole = Ipv6Packet("0048", "11", UdpAroundRequest());
  const auto cut = [&whole](std::ptrdiff_t size) {
    return Octets(whole.begin(), whole.begin() + size);
  };
  // In the IPv6 header, before and behind its Next Header; in the ports; behind them.
  CHECK(unopened({cut(4), cut(26), cut(42), cut(47)}) == 4);
  CHECK(unopened({cut(48)}) == 0);  // shown, without an octet
  CHECK(unopened({Ipv4("005c", "0000", FromHex("0222"))}) == 1);
  // TCP: of 3868, of another port, of nobody knows which.
  CHECK(unopened({Ipv6Packet("0014", "06", FromHex("0f1c 1000 00000000")),
                  Ipv6Packet("0014", "06", FromHex("0050 1000 00000000")),
                  Ipv6Packet("0014", "06", FromHex("0f1c"))}) == 2);
  // Extension headers that run past the packet.
  CHECK(unopened({Ipv6Packet("0008", "00", FromHex("11ff 0000 0000 0000"))}) == 1);
  // No first fragment; one of which the recorder kept no more than the ports.
  CHECK(unopened({Fragment(24, 24, true), Fragment(48, 24, false)}) == 1);
  CHECK(unopened({Ipv6Packet("0020", "2c", FromHex("1100 0001 00000001 0222 0223"))}) == 1);
  // A fragment that comes once more when its datagram is whole already.
  CHECK(unopened({Fragment(0, 24, true), Fragment(24, 48, false), Fragment(24, 48, false)}) == 0);
  // ICMPv6, cut in the IPv6 header; a fragment of it; another port; no IP at all.
  Octets echo = Ipv6Packet("0008", "3a", {});
  echo.resize(26);
  CHECK(unopened({echo, Ipv6Packet("0010", "2c", FromHex("3a00 0018 00000001 0000000000000000")),
                  Ipv6Packet("0008", "11", FromHex("0035 1234 0004 0000")), FromHex("00000000")}) ==
        0);
}

TEST_CASE("fragments held are bounded in number, octets and time", "[inspect][capture]") {
  capture::FragmentTable::Bounds bounds;
  bounds.payloads = 3;
  capture::FragmentTable table(bounds);
  const Octets octets(24, 0x11);
  capture::IpPacket packet;
  packet.protocol = 17;
  packet.payload = octets;
  packet.length = octets.size();
  for (uint32_t identification = 1; identification <= 5; ++identification) {
    packet.fragment = capture::Fragment{identification, 0, true};
    table.Add(packet, {identification, 0});
  }
  // The oldest two had to go.
  CHECK(table.Take()->stamp.packet == 1);
  CHECK(table.Take()->stamp.packet == 2);
  CHECK_FALSE(table.Take().has_value());
  // A minute later the number is another datagram's.
  packet.fragment = capture::Fragment{5, 24, false};
  table.Add(packet, {6, 60'000'000'001});
  CHECK(table.Take()->stamp.packet == 5);
  CHECK_FALSE(table.Take().has_value());

  bounds.octets = 1000;
  capture::FragmentTable small(bounds);
  for (uint16_t piece = 0; piece < 1000; ++piece) {
    packet.fragment = capture::Fragment{7, static_cast<uint16_t>(piece * 24), true};
    small.Add(packet, {piece, 0});
  }
  small.Flush();
  CHECK(small.Take()->octets.size() <= 1000);
}

}  // namespace mip6boot::test
