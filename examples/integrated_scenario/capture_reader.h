// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Reads DHCPv6 datagrams out of a capture file: what libpcap can open, Ethernet (with VLAN tags),
// Linux cooked or raw IPv6 frames, UDP behind any IPv6 extension headers.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CAPTURE_READER_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CAPTURE_READER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "mip6boot/roles/datagram.h"

namespace mip6boot::scenario {

struct CapturedDatagram {
  size_t frame = 0;  // from 1, as Wireshark counts
  roles::UdpEndpoint source;
  roles::UdpEndpoint destination;
  std::vector<uint8_t> payload;
};

struct Capture {
  std::vector<CapturedDatagram> datagrams;  // to or from the ports 546 and 547
  size_t frames = 0;
  size_t incomplete =
      0;  // such datagrams, but fragments of them or cut by the recorder's snap length
};

// Throws UsageError for what cannot be read, is no capture, ends in the middle, or is of a link
// that is not known here.
Capture ReadDhcpv6(const std::string& path);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CAPTURE_READER_H_
