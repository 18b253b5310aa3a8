// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The Address format (RFC 6733 4.3.1): a two-octet address family and the address.
//
//     +-------------------------------+-------------------------------+
//     |        AddressType            |  address ...

#ifndef MIP6BOOT_DIAMETER_ADDRESS_H_
#define MIP6BOOT_DIAMETER_ADDRESS_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "absl/base/attributes.h"
#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/ip_address.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// IANA's address family numbers. Open.
enum class AddressFamily : uint16_t { kIpv4 = 1, kIpv6 = 2 };

// An IPv4 or IPv6 address, held inside; or one of another family, whose octets stay where they are.
class Address {
 public:
  // The unspecified IPv6 address.
  Address() : family_(AddressFamily::kIpv6), ip_{} {}
  // A copy, inside this object.
  Address(const Ipv6Address& address)  // NOLINT(google-explicit-constructor)
      : family_(AddressFamily::kIpv6), ip_(address.octets()) {}
  // A copy, inside this object.
  Address(const Ipv4Address& address)  // NOLINT(google-explicit-constructor)
      : family_(AddressFamily::kIpv4), ip_{} {
    std::memcpy(ip_.data(), address.octets().data(), 4);
  }
  // Of any family; nullopt if `octets` are not as many as IPv4 or IPv6 have. `octets` outlives the
  // address.
  static std::optional<Address> Make(AddressFamily family, Bytes octets) {
    Address address;
    if (!address.Assign(family, octets)) return std::nullopt;
    return address;
  }
  // From the data of an AVP: family and octets. False if they do not go together.
  static bool Decode(Bytes data, Address& address) {
    return data.size() >= 2 &&
           address.Assign(static_cast<AddressFamily>(LoadBigEndian16(data.data())),
                          data.subspan(2));
  }

  // Any number of IANA's.
  AddressFamily family() const { return family_; }
  // Whether `ipv4()` gives one.
  bool is_ipv4() const { return family_ == AddressFamily::kIpv4; }
  // Whether `ipv6()` gives one.
  bool is_ipv6() const { return family_ == AddressFamily::kIpv6; }
  // nullopt for any other family.
  std::optional<Ipv4Address> ipv4() const {
    if (!is_ipv4()) return std::nullopt;
    return Ipv4Address({ip_[0], ip_[1], ip_[2], ip_[3]});
  }
  // nullopt for any other family.
  std::optional<Ipv6Address> ipv6() const {
    if (!is_ipv6()) return std::nullopt;
    return Ipv6Address(ip_);
  }
  // Without the family; those of an IP address lie inside this object.
  Bytes octets() const ABSL_ATTRIBUTE_LIFETIME_BOUND {
    return is_ipv6() ? Bytes(ip_.data(), 16) : is_ipv4() ? Bytes(ip_.data(), 4) : other_;
  }
  // All octets are zero.
  bool IsUnspecified() const {
    for (const uint8_t octet : octets()) {
      if (octet != 0) return false;
    }
    return true;
  }

  friend bool operator==(const Address& a, const Address& b) {
    return a.family_ == b.family_ && a.octets() == b.octets();
  }
  friend bool operator!=(const Address& a, const Address& b) { return !(a == b); }

 private:
  bool Assign(AddressFamily family, Bytes octets) {
    if (family == AddressFamily::kIpv6) {
      if (ABSL_PREDICT_FALSE(octets.size() != 16)) return false;
      std::memcpy(ip_.data(), octets.data(), 16);
    } else if (family == AddressFamily::kIpv4) {
      if (ABSL_PREDICT_FALSE(octets.size() != 4)) return false;
      std::memcpy(ip_.data(), octets.data(), 4);
    } else {
      other_ = octets;
    }
    family_ = family;
    return true;
  }

  AddressFamily family_;
  union {
    std::array<uint8_t, 16> ip_;  // the first 4 for IPv4
    Bytes other_;
  };
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_ADDRESS_H_
