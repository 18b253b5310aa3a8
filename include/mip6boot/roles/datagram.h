// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Datagrams and where they come from and go to. The caller owns the sockets; these are what passes
// between it and a role.

#ifndef MIP6BOOT_ROLES_DATAGRAM_H_
#define MIP6BOOT_ROLES_DATAGRAM_H_

#include <cstdint>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/ip_address.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// The caller's number for a network interface; the library only hands it back.
enum class InterfaceIndex : uint32_t {};

// An IPv6 address and a UDP port.
struct UdpEndpoint {
  Ipv6Address address;
  uint16_t port = 0;

  friend bool operator==(const UdpEndpoint& a, const UdpEndpoint& b) {
    return a.address == b.address && a.port == b.port;
  }
  friend bool operator!=(const UdpEndpoint& a, const UdpEndpoint& b) { return !(a == b); }
};

// A UDP payload as it arrived. `payload` stays the caller's; what a role returns may view it.
struct ReceivedDatagram {
  Bytes payload;
  UdpEndpoint source;
  InterfaceIndex interface {};  // it came in on
  bool to_unicast = false;  // its destination was a unicast address of ours: what a server makes
                            // of it depends on that, and only the socket knows (R48)
};

// Where a UDP payload goes.
struct Destination {
  UdpEndpoint endpoint;
  InterfaceIndex interface {
  };                      // to leave by, where the address does not say (link-local, multicast)
  uint8_t hop_limit = 0;  // of the IPv6 header, which the socket has to send with: 8 where a relay
                          // sends to multicast (R35); 0: the host's default

  friend bool operator==(const Destination& a, const Destination& b) {
    return a.endpoint == b.endpoint && a.interface == b.interface && a.hop_limit == b.hop_limit;
  }
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_DATAGRAM_H_
