// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Who sent a packet, and to whom: an IPv4 or IPv6 address and a port.

#ifndef MIP6BOOT_EXAMPLES_CAPTURE_ENDPOINT_H_
#define MIP6BOOT_EXAMPLES_CAPTURE_ENDPOINT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "mip6boot/base/ip_address.h"

namespace mip6boot::capture {

class IpAddress {
 public:
  IpAddress() = default;
  // From the four or sixteen octets at `octets`.
  static IpAddress LoadIpv4(const uint8_t* octets);
  static IpAddress LoadIpv6(const uint8_t* octets);

  bool is_ipv6() const { return is_ipv6_; }
  // nullopt: it is an IPv4 address.
  std::optional<Ipv6Address> ipv6() const;
  std::string ToString() const;

  friend bool operator==(const IpAddress& a, const IpAddress& b) {
    return a.is_ipv6_ == b.is_ipv6_ && a.octets_ == b.octets_;
  }
  friend bool operator!=(const IpAddress& a, const IpAddress& b) { return !(a == b); }
  friend bool operator<(const IpAddress& a, const IpAddress& b) {
    return std::tie(a.is_ipv6_, a.octets_) < std::tie(b.is_ipv6_, b.octets_);
  }

 private:
  bool is_ipv6_ = true;
  std::array<uint8_t, 16> octets_{};  // the first four of an IPv4 address
};

struct Endpoint {
  IpAddress address;
  uint16_t port = 0;

  // "[2001:db8::1]:547", "[192.0.2.1]:3868".
  std::string ToString() const;

  friend bool operator==(const Endpoint& a, const Endpoint& b) {
    return a.address == b.address && a.port == b.port;
  }
  friend bool operator!=(const Endpoint& a, const Endpoint& b) { return !(a == b); }
  friend bool operator<(const Endpoint& a, const Endpoint& b) {
    return std::tie(a.address, a.port) < std::tie(b.address, b.port);
  }
};

}  // namespace mip6boot::capture

#endif  // MIP6BOOT_EXAMPLES_CAPTURE_ENDPOINT_H_
