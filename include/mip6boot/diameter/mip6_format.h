// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Formats of the AVPs of Mobile IPv6 that say more than a data format of RFC 6733.

#ifndef MIP6BOOT_DIAMETER_MIP6_FORMAT_H_
#define MIP6BOOT_DIAMETER_MIP6_FORMAT_H_

#include <cstdint>
#include <cstring>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/feature_set.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// What every protocol calls them.
using mip6boot::FeatureBit;
using mip6boot::FeatureName;
using mip6boot::FeatureSet;

// MIP6-Feature-Vector (124), RFC 5447 4.2.5: what mobility a NAS supports, and what of it the AAA
// server authorises (R54, R57). 64 bits. Errors: kBadLength.
struct FeatureSetFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kUnsigned64;
  using Value = FeatureSet;
  static bool Decode(Bytes data, Value& value) {
    return Unsigned64Format<FeatureSet>::Decode(data, value);
  }
  static Error Refusal(const AvpView& avp) { return Unsigned64Format<>::Refusal(avp); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    Unsigned64Format<>::Encode(out, key, flags, value.bits());
  }
};

// MIP6-Home-Link-Prefix (125), RFC 5447 4.2.4: the prefix of the home link.
//
//     prefix-length (1 octet, bits, 0..128); prefix (16 octets, zeros behind the length)
//
// These are the octets of OPTION_MIP6_HNP in its long form. A RADIUS ipv6prefix has a reserved
// octet in front: not this. Errors (R62): kBadLength (not 17 octets), kPrefixTooLong (above 128),
// kStrayBits (bits set behind the prefix length).
struct HomeLinkPrefixFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kOctetString;
  static constexpr size_t kSize = 1 + Ipv6Address::kSize;
  using Value = Ipv6Prefix;
  static bool Decode(Bytes data, Value& value) {
    if (ABSL_PREDICT_FALSE(data.size() != kSize)) return false;
    const auto prefix = Ipv6Prefix::MakeExact(Ipv6Address::Load(data.data() + 1), data[0]);
    if (ABSL_PREDICT_FALSE(!prefix.has_value())) return false;
    value = *prefix;
    return true;
  }
  MIP6BOOT_EXPORT static Error Refusal(const AvpView& avp);
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, const Value& value) {
    if (uint8_t* p = out.AppendAvp(key, flags, kSize)) {
      p[0] = value.length();
      std::memcpy(p + 1, value.address().octets().data(), Ipv6Address::kSize);
    }
  }
};

// MIP-Home-Agent-Address (334), RFC 4004 7.4: where a home agent is. In MIP6-Agent-Info it may
// stand twice, for a dual-stack agent (RFC 5447 4.2.2). An Address of IPv4 or IPv6. Errors:
// kTooFewOctets (no whole family), kBadFamily (another family, or octets that do not go with it);
// of encoding too.
struct HomeAgentAddressFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kAddress;
  using Value = Address;
  static bool Decode(Bytes data, Value& value) {
    return Address::Decode(data, value) && (value.is_ipv6() || value.is_ipv4());
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseAddress(avp); }
  MIP6BOOT_EXPORT static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, const Value& value);
};

// MIP-Timestamp (490), RFC 5778 6.16: the eight octets of the replay protection option (RFC 4285
// 6): seconds since 1900 and fractions of 2^-32, as in NTP. Errors: kBadLength.
struct MipTimestampFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kOctetString;
  using Value = uint64_t;
  static bool Decode(Bytes data, Value& value) { return Unsigned64Format<>::Decode(data, value); }
  static Error Refusal(const AvpView& avp) { return Unsigned64Format<>::Refusal(avp); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    Unsigned64Format<>::Encode(out, key, flags, value);
  }
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_MIP6_FORMAT_H_
