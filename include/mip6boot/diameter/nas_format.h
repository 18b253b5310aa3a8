// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Formats of AVPs that have the octets of a RADIUS attribute (RFC 7155 4): OctetString to Diameter.

#ifndef MIP6BOOT_DIAMETER_NAS_FORMAT_H_
#define MIP6BOOT_DIAMETER_NAS_FORMAT_H_

#include <cstdint>
#include <cstring>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// Four octets. Errors: kBadLength.
struct Ipv4OctetsFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kOctetString;
  using Value = Ipv4Address;
  static bool Decode(Bytes data, Value& value) {
    if (data.size() != 4) return false;
    value = Ipv4Address({data[0], data[1], data[2], data[3]});
    return true;
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseSize(avp, 4); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, const Value& value) {
    out.Raw(key, flags, Bytes(value.octets().data(), value.octets().size()));
  }
};

// Sixteen octets. Errors: kBadLength.
struct Ipv6OctetsFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kOctetString;
  using Value = Ipv6Address;
  static bool Decode(Bytes data, Value& value) {
    if (data.size() != Ipv6Address::kSize) return false;
    value = Ipv6Address::Load(data.data());
    return true;
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseSize(avp, Ipv6Address::kSize); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, const Value& value) {
    out.Raw(key, flags, value.bytes());
  }
};

// An IPv6 prefix as RFC 3162 2.3 lays it out:
//
//     reserved (1 octet, 0); prefix-length (1 octet, bits, 0..128); prefix (0..16 octets)
//
// The reserved octet is ignored, the prefix read from as many octets as there are; it is written in
// full. Errors: kTooFewOctets (for the length), kTooLong, kPrefixTooLong,
// kStrayBits.
struct Ipv6PrefixFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kOctetString;
  using Value = Ipv6Prefix;
  static bool Decode(Bytes data, Value& value) {
    return mip6boot::internal::LoadFramedIpv6Prefix(data, value);
  }
  MIP6BOOT_EXPORT static Error Refusal(const AvpView& avp);
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, const Value& value) {
    if (uint8_t* p = out.AppendAvp(key, flags, mip6boot::internal::kFramedIpv6PrefixSize)) {
      mip6boot::internal::StoreFramedIpv6Prefix(value, p);
    }
  }
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_NAS_FORMAT_H_
