// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The value of PMIP6-Home-IPv4-HoA (155) and PMIP6-Visited-IPv4-HoA (156), RFC 6572 4.12 and 4.13.
//
//     +-------------------+-----------+
//     |     Reserved      |Prefix-Len |     10 bits, 6 bits
//     +-------------------+-----------+---------------
//     |  IPv4 HoA (4 octets)                       ...

#ifndef MIP6BOOT_RADIUS_IPV4_HOME_ADDRESS_H_
#define MIP6BOOT_RADIUS_IPV4_HOME_ADDRESS_H_

#include <cstdint>
#include <cstring>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/ip_address.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

// An IPv4 home address, and the length of its subnet's prefix. 0.0.0.0, which asks for one, has
// length 32 always.
class Ipv4HomeAddress {
 public:
  constexpr Ipv4HomeAddress() = default;  // 0.0.0.0
  // nullopt if `prefix_length` exceeds 32, or is not 32 beside 0.0.0.0.
  static std::optional<Ipv4HomeAddress> Make(const Ipv4Address& address, unsigned prefix_length) {
    if (prefix_length > kMaxLength) return std::nullopt;
    if (prefix_length != kMaxLength && address == Ipv4Address()) return std::nullopt;
    return Ipv4HomeAddress(address, static_cast<uint8_t>(prefix_length));
  }

  // 0.0.0.0: one is asked for.
  constexpr const Ipv4Address& address() const { return address_; }
  constexpr uint8_t prefix_length() const { return prefix_length_; }  // bits, 0..32

  // The six octets of the value. What is reserved is ignored, and written as zero. False where
  // `Make` gives nullopt.
  static bool Load(const uint8_t* octets, Ipv4HomeAddress& value) {
    const std::optional<Ipv4HomeAddress> made =
        Make(Ipv4Address({octets[2], octets[3], octets[4], octets[5]}), PrefixLength(octets));
    if (made.has_value()) value = *made;
    return made.has_value();
  }
  // Writes the six octets.
  void Store(uint8_t* octets) const {
    octets[0] = 0;
    octets[1] = prefix_length_;
    std::memcpy(octets + 2, address_.octets().data(), address_.octets().size());
  }
  // Prefix-Len of the six octets: the low bits of the second one.
  static constexpr unsigned PrefixLength(const uint8_t* octets) { return octets[1] & 0x3f; }

  friend constexpr bool operator==(const Ipv4HomeAddress& a, const Ipv4HomeAddress& b) {
    return a.prefix_length_ == b.prefix_length_ && a.address_ == b.address_;
  }
  friend constexpr bool operator!=(const Ipv4HomeAddress& a, const Ipv4HomeAddress& b) {
    return !(a == b);
  }

 private:
  static constexpr unsigned kMaxLength = 32;

  constexpr Ipv4HomeAddress(const Ipv4Address& address, uint8_t prefix_length)
      : address_(address), prefix_length_(prefix_length) {}

  Ipv4Address address_;
  uint8_t prefix_length_ = kMaxLength;
};

}}}  // namespace mip6boot::v0_1::radius

#endif  // MIP6BOOT_RADIUS_IPV4_HOME_ADDRESS_H_
