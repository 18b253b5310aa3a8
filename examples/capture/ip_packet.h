// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// IPv4 (RFC 791) and IPv6 (RFC 8200) headers, up to what they carry.

#ifndef MIP6BOOT_EXAMPLES_CAPTURE_IP_PACKET_H_
#define MIP6BOOT_EXAMPLES_CAPTURE_IP_PACKET_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "examples/capture/endpoint.h"
#include "mip6boot/base/bytes.h"

namespace mip6boot::capture {

inline constexpr uint8_t kTcpProtocol = 6;
inline constexpr uint8_t kUdpProtocol = 17;
inline constexpr uint8_t kSctpProtocol = 132;

// Where a fragment lies in the payload that it is of.
struct Fragment {
  uint32_t identification = 0;
  uint16_t offset = 0;  // octets
  bool more = false;    // it is not the last one
};

struct IpPacket {
  IpAddress source;
  IpAddress destination;
  uint8_t protocol = 0;  // of what the payload starts with; IPv6 extension headers are behind us
  bool broken = false;   // a header is not all there, or cannot be: the packet is known up to it
  Bytes payload;         // as much of it as was recorded
  size_t length = 0;     // what there was of it: more than `payload` if the recorder cut it
  std::optional<Fragment> fragment;  // none: the payload is whole
};

// The packet at the start of `octets`, whose life it shares; nullopt if that is no IP packet.
std::optional<IpPacket> OpenIpPacket(Bytes octets);

// Goes on behind the IPv6 extension headers that `packet.payload` starts with: of a payload that
// was put together from fragments, say. False if they are not all there.
bool SkipExtensionHeaders(IpPacket& packet);

// Whether UDP, TCP or SCTP may start here: it does, or an extension header stands in front.
bool LeadsToPorts(uint8_t protocol);

}  // namespace mip6boot::capture

#endif  // MIP6BOOT_EXAMPLES_CAPTURE_IP_PACKET_H_
