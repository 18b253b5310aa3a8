// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// IPv4 and IPv6 addresses and IPv6 prefixes.

#ifndef MIP6BOOT_BASE_IP_ADDRESS_H_
#define MIP6BOOT_BASE_IP_ADDRESS_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "absl/base/attributes.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 {

// Four octets, most significant first.
class Ipv4Address {
 public:
  constexpr Ipv4Address() : octets_{} {}
  // Octets in network order.
  constexpr explicit Ipv4Address(const std::array<uint8_t, 4>& octets) : octets_(octets) {}

  // In network order.
  constexpr const std::array<uint8_t, 4>& octets() const { return octets_; }

  // False for what RFC 6052 3.1 keeps out of 64:ff9b::/96: 0/8, 10/8, 100.64/10, 127/8, 169.254/16,
  // 172.16/12, 192.168/16, 224/4 and 240/4.
  MIP6BOOT_EXPORT bool IsGlobal() const;
  // "192.0.2.1"
  MIP6BOOT_EXPORT std::string ToString() const;

  friend constexpr bool operator==(const Ipv4Address& a, const Ipv4Address& b) {
    return a.octets_[0] == b.octets_[0] && a.octets_[1] == b.octets_[1] &&
           a.octets_[2] == b.octets_[2] && a.octets_[3] == b.octets_[3];
  }
  friend constexpr bool operator!=(const Ipv4Address& a, const Ipv4Address& b) { return !(a == b); }

 private:
  std::array<uint8_t, 4> octets_;
};

// Sixteen octets, most significant first.
class Ipv6Address {
 public:
  static constexpr size_t kSize = 16;

  constexpr Ipv6Address() : octets_{} {}
  // Octets in network order.
  constexpr explicit Ipv6Address(const std::array<uint8_t, kSize>& octets) : octets_(octets) {}
  // The sixteen octets at `octets`.
  static Ipv6Address Load(const uint8_t* octets) {
    Ipv6Address address;
    std::memcpy(address.octets_.data(), octets, kSize);
    return address;
  }
  // RFC 4291 2.2 text, the embedded IPv4 form included; nullopt if it is none. No zone.
  MIP6BOOT_EXPORT static std::optional<Ipv6Address> FromText(std::string_view text);
  // An IPv4 address behind the well-known prefix 64:ff9b::/96 (RFC 6052 2.1).
  MIP6BOOT_EXPORT static Ipv6Address EmbedIpv4(Ipv4Address address);

  // In network order.
  constexpr const std::array<uint8_t, kSize>& octets() const { return octets_; }
  // A view of this object: it lives no longer than the address.
  Bytes bytes() const& ABSL_ATTRIBUTE_LIFETIME_BOUND { return Bytes(octets_.data(), kSize); }
  Bytes bytes() const&& = delete;

  // ::
  bool IsUnspecified() const { return (high() | low()) == 0; }
  // ::1
  bool IsLoopback() const { return high() == 0 && low() == 1; }
  // ff00::/8
  constexpr bool IsMulticast() const { return octets_[0] == 0xff; }
  // fe80::/10
  constexpr bool IsLinkLocal() const { return octets_[0] == 0xfe && (octets_[1] & 0xc0) == 0x80; }
  // A unicast address that can be used beyond its link: neither unspecified, loopback, link-local
  // nor multicast.
  bool IsGlobal() const {
    return !IsUnspecified() && !IsLoopback() && !IsLinkLocal() && !IsMulticast();
  }
  // The IPv4 address behind 64:ff9b::/96, if there is one.
  std::optional<Ipv4Address> EmbeddedIpv4() const {
    if (high() != 0x0064ff9b00000000 || (low() >> 32) != 0) return std::nullopt;
    return Ipv4Address({octets_[12], octets_[13], octets_[14], octets_[15]});
  }

  // RFC 5952 text.
  MIP6BOOT_EXPORT std::string ToString() const;

  friend bool operator==(const Ipv6Address& a, const Ipv6Address& b) {
    return std::memcmp(a.octets_.data(), b.octets_.data(), kSize) == 0;
  }
  friend bool operator!=(const Ipv6Address& a, const Ipv6Address& b) { return !(a == b); }
  friend bool operator<(const Ipv6Address& a, const Ipv6Address& b) {
    return a.octets_ < b.octets_;
  }

 private:
  friend class Ipv6Prefix;
  uint64_t high() const { return LoadBigEndian64(octets_.data()); }
  uint64_t low() const { return LoadBigEndian64(octets_.data() + 8); }

  std::array<uint8_t, kSize> octets_;
};

// An IPv6 prefix. It cannot hold a length above 128, nor a bit behind its length.
class Ipv6Prefix {
 public:
  constexpr Ipv6Prefix() : length_(0) {}
  // The first `length` bits of `address`; the rest is cleared. nullopt if `length` exceeds 128.
  static std::optional<Ipv6Prefix> Make(const Ipv6Address& address, unsigned length) {
    if (length > 128) return std::nullopt;
    // The mask is laid out in octet order once; the address is then masked as it lies in memory.
    std::array<uint8_t, Ipv6Address::kSize> mask;
    const unsigned in_low = length > 64 ? length - 64 : 0;
    StoreBigEndian64(mask.data(), HighBits(length - in_low));
    StoreBigEndian64(mask.data() + 8, HighBits(in_low));
    std::array<uint8_t, Ipv6Address::kSize> octets;
    for (size_t i = 0; i < octets.size(); ++i) octets[i] = address.octets()[i] & mask[i];
    return Ipv6Prefix(Ipv6Address(octets), static_cast<uint8_t>(length));
  }
  // `address` itself, if no bit behind its first `length` is set. nullopt if one is, or if `length`
  // exceeds 128.
  static std::optional<Ipv6Prefix> MakeExact(const Ipv6Address& address, unsigned length) {
    if (length > 128 || HasStrayBits(address, length)) return std::nullopt;
    return Ipv6Prefix(address, static_cast<uint8_t>(length));
  }
  // "2001:db8::/32"
  MIP6BOOT_EXPORT static std::optional<Ipv6Prefix> FromText(std::string_view text);

  // The bits of the prefix, zeros behind them.
  constexpr const Ipv6Address& address() const { return address_; }
  constexpr uint8_t length() const { return length_; }  // bits, 0..128
  // Octets that hold the `length()` bits: ceil(length / 8).
  constexpr size_t octets_needed() const { return (size_t{length_} + 7) / 8; }

  // Whether the address begins with the prefix.
  MIP6BOOT_EXPORT bool Contains(const Ipv6Address& address) const;
  // "2001:db8::/32"
  MIP6BOOT_EXPORT std::string ToString() const;

  friend bool operator==(const Ipv6Prefix& a, const Ipv6Prefix& b) {
    return a.length_ == b.length_ && a.address_ == b.address_;
  }
  friend bool operator!=(const Ipv6Prefix& a, const Ipv6Prefix& b) { return !(a == b); }

 private:
  Ipv6Prefix(const Ipv6Address& address, uint8_t length) : address_(address), length_(length) {}
  // Whether a bit behind the first `length` of `address` is set; none is behind 128.
  static bool HasStrayBits(const Ipv6Address& address, unsigned length) {
    if (length >= 128) return false;
    if (length >= 64) return (address.low() << (length - 64)) != 0;
    return ((address.high() << length) | address.low()) != 0;
  }
  // 64 bits, the first `count` of them set; at most 64.
  static constexpr uint64_t HighBits(unsigned count) {
    return count == 0 ? 0 : ~uint64_t{0} << (64 - count);
  }

  Ipv6Address address_;
  uint8_t length_;
};

// The 64 bits of an interface identifier (RFC 4291 2.5.1).
enum class Ipv6InterfaceId : uint64_t {};

namespace internal {

// The layout of RFC 3162 2.3: reserved (1 octet, ignored), prefix-length (1, bits), prefix (0..16
// octets). False for octets that are fewer than the length needs or more than there can be, and for
// bits behind the length.
inline bool LoadFramedIpv6Prefix(Bytes octets, Ipv6Prefix& prefix) {
  if (octets.size() < 2 || octets.size() > 2 + Ipv6Address::kSize) return false;
  const unsigned length = octets[1];
  const size_t size = octets.size() - 2;
  // A length above 128 needs more than the 16 octets that there can be.
  if ((size_t{length} + 7) / 8 > size) return false;
  std::array<uint8_t, Ipv6Address::kSize> padded{};
  std::memcpy(padded.data(), octets.data() + 2, size);
  const auto exact = Ipv6Prefix::MakeExact(Ipv6Address(padded), length);
  if (exact.has_value()) prefix = *exact;
  return exact.has_value();
}
// All of it, the prefix in full: 18 octets.
inline constexpr size_t kFramedIpv6PrefixSize = 2 + Ipv6Address::kSize;
inline void StoreFramedIpv6Prefix(const Ipv6Prefix& prefix, uint8_t* octets) {
  octets[0] = 0;
  octets[1] = prefix.length();
  std::memcpy(octets + 2, prefix.address().octets().data(), Ipv6Address::kSize);
}

}  // namespace internal

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_IP_ADDRESS_H_
