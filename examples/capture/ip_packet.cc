// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/capture/ip_packet.h"

#include <algorithm>

namespace mip6boot::capture {
namespace {

constexpr size_t kIpv4HeaderSize = 20;
constexpr size_t kIpv6HeaderSize = 40;

// What the headers say of the payload, and what of that was recorded.
void SetPayload(IpPacket& packet, Bytes behind_headers, size_t length) {
  packet.payload = behind_headers.subspan(0, length);
  packet.length = length;
}

void Skip(IpPacket& packet, size_t count) {
  packet.payload.remove_prefix(count);
  packet.length -= count;
}

// As much of a header as says what comes next; where that is not there, 0: anything may.
IpPacket Broken(Bytes octets, size_t protocol_at) {
  IpPacket packet;
  packet.broken = true;
  if (octets.size() > protocol_at) packet.protocol = octets[protocol_at];
  return packet;
}

IpPacket OpenIpv4(Bytes octets) {
  constexpr size_t kProtocolAt = 9;
  if (octets.size() < kIpv4HeaderSize) return Broken(octets, kProtocolAt);
  const size_t header_size = size_t{octets[0] & 0x0fU} * 4;
  // A recorder above the network card may see 0 for what the card will cut into packets.
  size_t total = LoadBigEndian16(octets.data() + 2);
  if (total == 0) total = octets.size();
  if (header_size < kIpv4HeaderSize || header_size > octets.size() || total < header_size)
    return Broken(octets, kProtocolAt);
  IpPacket packet;
  packet.source = IpAddress::LoadIpv4(octets.data() + 12);
  packet.destination = IpAddress::LoadIpv4(octets.data() + 16);
  packet.protocol = octets[kProtocolAt];
  const uint16_t word = LoadBigEndian16(octets.data() + 6);
  const bool more = (word & 0x2000) != 0;
  const uint16_t offset = static_cast<uint16_t>((word & 0x1fff) * 8);
  if (more || offset != 0)
    packet.fragment = Fragment{LoadBigEndian16(octets.data() + 4), offset, more};
  SetPayload(packet, octets.subspan(header_size), total - header_size);
  return packet;
}

IpPacket OpenIpv6(Bytes octets) {
  constexpr size_t kNextHeaderAt = 6;
  if (octets.size() < kIpv6HeaderSize) return Broken(octets, kNextHeaderAt);
  IpPacket packet;
  packet.source = IpAddress::LoadIpv6(octets.data() + 8);
  packet.destination = IpAddress::LoadIpv6(octets.data() + 24);
  packet.protocol = octets[kNextHeaderAt];
  const Bytes payload = octets.subspan(kIpv6HeaderSize);
  // 0 is for jumbograms, and for what a network card will cut into packets.
  const size_t length = LoadBigEndian16(octets.data() + 4);
  SetPayload(packet, payload, length == 0 ? payload.size() : length);
  packet.broken = !SkipExtensionHeaders(packet);
  return packet;
}

}  // namespace

std::optional<IpPacket> OpenIpPacket(Bytes octets) {
  if (octets.empty()) return std::nullopt;
  const unsigned version = octets[0] >> 4;
  if (version == 4) return OpenIpv4(octets);
  if (version == 6) return OpenIpv6(octets);
  return std::nullopt;
}

bool SkipExtensionHeaders(IpPacket& packet) {
  constexpr size_t kLeast = 8;
  for (;;) {
    const Bytes rest = packet.payload;
    size_t size = 0;
    switch (packet.protocol) {
      case 0:    // Hop-by-Hop Options
      case 43:   // Routing
      case 60:   // Destination Options
      case 135:  // Mobility
      case 139:  // HIP
      case 140:  // Shim6
        if (rest.size() < kLeast) return false;
        size = (size_t{rest[1]} + 1) * 8;
        break;
      case 51:  // Authentication
        if (rest.size() < kLeast) return false;
        size = (size_t{rest[1]} + 2) * 4;
        break;
      case 44: {  // Fragment
        if (rest.size() < kLeast || packet.fragment.has_value()) return false;
        packet.protocol = rest[0];
        const uint16_t word = LoadBigEndian16(rest.data() + 2);
        const uint16_t offset = word & 0xfff8;
        const bool more = (word & 1) != 0;
        const uint32_t identification = LoadBigEndian32(rest.data() + 4);
        Skip(packet, kLeast);
        if (offset == 0 && !more) continue;  // RFC 6946: an atomic fragment is whole
        packet.fragment = Fragment{identification, offset, more};
        return true;  // extension headers behind it are those of the whole
      }
      default:
        return true;
    }
    if (rest.size() < size) return false;
    packet.protocol = rest[0];
    Skip(packet, size);
  }
}

bool LeadsToPorts(uint8_t protocol) {
  switch (protocol) {
    case kTcpProtocol:
    case kUdpProtocol:
    case kSctpProtocol:
    case 0:  // as in SkipExtensionHeaders
    case 43:
    case 44:
    case 51:
    case 60:
    case 135:
    case 139:
    case 140:
      return true;
    default:
      return false;
  }
}

}  // namespace mip6boot::capture
