// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/capture_reader.h"

#include <fmt/format.h>
#include <pcap/pcap.h>

#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include "examples/integrated_scenario/usage_error.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/dhcpv6/message_type.h"

namespace mip6boot::scenario {
namespace {

constexpr uint16_t kEtherTypeIpv6 = 0x86dd;

// Where a link's header has the type of what it carries.
struct Link {
  int type;  // libpcap's DLT
  size_t header_size;
  std::optional<size_t> ether_type_at;  // none: what it carries is IP
};
constexpr std::array<Link, 5> kLinks = {{{DLT_EN10MB, 14, 12},
                                         {DLT_LINUX_SLL, 16, 14},
                                         {DLT_LINUX_SLL2, 20, 0},
                                         {DLT_RAW, 0, std::nullopt},
                                         {DLT_IPV6, 0, std::nullopt}}};

const Link* FindLink(int type) {
  for (const Link& link : kLinks) {
    if (link.type == type) return &link;
  }
  return nullptr;
}

// The IPv6 packet in a frame; empty: there is none.
Bytes StripLink(const Link& link, Bytes frame) {
  if (frame.size() < link.header_size) return {};
  const Bytes packet = frame.subspan(link.header_size);
  if (!link.ether_type_at.has_value()) return packet;
  uint16_t ether_type = LoadBigEndian16(frame.data() + *link.ether_type_at);
  Bytes rest = packet;
  // 802.1Q and 802.1ad: a tag, then the type of what it tags.
  while ((ether_type == 0x8100 || ether_type == 0x88a8) && rest.size() >= 4) {
    ether_type = LoadBigEndian16(rest.data() + 2);
    rest.remove_prefix(4);
  }
  return ether_type == kEtherTypeIpv6 ? rest : Bytes();
}

enum class Found : uint8_t { kNothing, kDatagram, kIncomplete };

bool IsDhcpv6Port(uint16_t port) {
  return port == dhcpv6::kClientPort || port == dhcpv6::kServerPort;
}

// RFC 8200 4: the headers of a packet, up to UDP.
Found OpenPacket(Bytes packet, CapturedDatagram& datagram) {
  constexpr size_t kIpv6HeaderSize = 40;
  constexpr size_t kUdpHeaderSize = 8;
  if (packet.size() < kIpv6HeaderSize || packet[0] >> 4 != 6) return Found::kNothing;
  uint8_t next_header = packet[6];
  datagram.source.address = Ipv6Address::Load(packet.data() + 8);
  datagram.destination.address = Ipv6Address::Load(packet.data() + 24);
  Bytes rest = packet.subspan(kIpv6HeaderSize);
  bool fragment = false;

  for (;;) {
    switch (next_header) {
      case 0:      // Hop-by-Hop Options
      case 43:     // Routing
      case 60:     // Destination Options
      case 135:    // Mobility
      case 139:    // HIP
      case 140: {  // Shim6
        if (rest.size() < 8) return Found::kNothing;
        const size_t size = (size_t{rest[1]} + 1) * 8;
        if (rest.size() < size) return Found::kNothing;
        next_header = rest[0];
        rest.remove_prefix(size);
        break;
      }
      case 44:  // Fragment; the first holds the UDP header
        if (rest.size() < 8 || LoadBigEndian16(rest.data() + 2) >> 3 != 0) return Found::kNothing;
        fragment = (LoadBigEndian16(rest.data() + 2) & 1) != 0;
        next_header = rest[0];
        rest.remove_prefix(8);
        break;
      case 17: {  // UDP
        if (rest.size() < kUdpHeaderSize) return Found::kNothing;
        datagram.source.port = LoadBigEndian16(rest.data());
        datagram.destination.port = LoadBigEndian16(rest.data() + 2);
        if (!IsDhcpv6Port(datagram.source.port) && !IsDhcpv6Port(datagram.destination.port))
          return Found::kNothing;
        const size_t length = LoadBigEndian16(rest.data() + 4);
        if (length < kUdpHeaderSize || length > rest.size() || fragment) return Found::kIncomplete;
        const Bytes payload = rest.subspan(kUdpHeaderSize, length - kUdpHeaderSize);
        datagram.payload.assign(payload.begin(), payload.end());
        return Found::kDatagram;
      }
      default:
        return Found::kNothing;
    }
  }
}

}  // namespace

Capture ReadDhcpv6(const std::string& path) {
  char problem[PCAP_ERRBUF_SIZE] = "";
  const std::unique_ptr<pcap_t, void (*)(pcap_t*)> file(pcap_open_offline(path.c_str(), problem),
                                                        pcap_close);
  if (file == nullptr) {
    // libpcap names the file in some of its messages only.
    const bool named = std::string_view(problem).substr(0, path.size()) == path;
    throw UsageError(named ? fmt::format("cannot read {}", problem)
                           : fmt::format("cannot read {}: {}", path, problem));
  }
  const Link* const link = FindLink(pcap_datalink(file.get()));
  if (link == nullptr) {
    const char* const name = pcap_datalink_val_to_name(pcap_datalink(file.get()));
    throw UsageError(
        fmt::format("cannot read {}: frames of link type {} are not known here", path,
                    name != nullptr ? name : std::to_string(pcap_datalink(file.get()))));
  }

  Capture capture;
  for (;;) {
    pcap_pkthdr* header = nullptr;
    const u_char* octets = nullptr;
    const int status = pcap_next_ex(file.get(), &header, &octets);
    if (status == PCAP_ERROR_BREAK) return capture;
    if (status != 1) {
      throw UsageError(fmt::format("cannot read {} after frame {}: {}", path, capture.frames,
                                   pcap_geterr(file.get())));
    }
    CapturedDatagram datagram;
    datagram.frame = ++capture.frames;
    const Found found = OpenPacket(StripLink(*link, Bytes(octets, header->caplen)), datagram);
    if (found == Found::kDatagram) capture.datagrams.push_back(std::move(datagram));
    if (found == Found::kIncomplete) ++capture.incomplete;
  }
}

}  // namespace mip6boot::scenario
