// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/capture/endpoint.h"

#include <fmt/format.h>

#include <algorithm>

namespace mip6boot::capture {

IpAddress IpAddress::LoadIpv4(const uint8_t* octets) {
  IpAddress address;
  address.is_ipv6_ = false;
  std::copy_n(octets, 4, address.octets_.begin());
  return address;
}

IpAddress IpAddress::LoadIpv6(const uint8_t* octets) {
  IpAddress address;
  std::copy_n(octets, 16, address.octets_.begin());
  return address;
}

std::optional<Ipv6Address> IpAddress::ipv6() const {
  if (!is_ipv6_) return std::nullopt;
  return Ipv6Address(octets_);
}

std::string IpAddress::ToString() const {
  if (is_ipv6_) return Ipv6Address(octets_).ToString();
  return Ipv4Address({octets_[0], octets_[1], octets_[2], octets_[3]}).ToString();
}

std::string Endpoint::ToString() const { return fmt::format("[{}]:{}", address.ToString(), port); }

}  // namespace mip6boot::capture
