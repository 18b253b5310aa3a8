// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The least that an AVP of each type can be, as octets: for tests that go over the tables.

#ifndef MIP6BOOT_TESTS_UNIT_DIAMETER_SAMPLE_AVPS_H_
#define MIP6BOOT_TESTS_UNIT_DIAMETER_SAMPLE_AVPS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/messages.h"
#include "tests/support/hex.h"

namespace mip6boot::diameter {

using Octets = std::vector<uint8_t>;

inline void Append(Octets& octets, const Octets& more) {
  octets.insert(octets.end(), more.begin(), more.end());
}

// Header, data and padding.
inline Octets AvpOctets(AvpKey key, const Octets& data) {
  const size_t header = key.vendor == 0 ? 8 : 12;
  Octets octets(header);
  StoreBigEndian32(octets.data(), key.code);
  octets[4] = key.vendor == 0 ? 0x40 : 0xc0;
  StoreBigEndian24(octets.data() + 5, static_cast<uint32_t>(header + data.size()));
  if (key.vendor != 0) StoreBigEndian32(octets.data() + 8, key.vendor);
  Append(octets, data);
  octets.resize((octets.size() + 3) & ~size_t{3});
  return octets;
}

// Data of one octet less is none of the type, but for texts and octets, which have any length.
inline std::string_view SampleData(AvpKey key) {
  if (key == AvpKey::kMip6HomeLinkPrefix) return "00 00000000000000000000000000000000";
  if (key == AvpKey::kFramedIpv6Prefix) return "0000";
  if (key == AvpKey::kNasIpv6Address) return "00000000000000000000000000000001";
  if (key == AvpKey::kNasIpAddress || key == AvpKey::kFramedIpAddress ||
      key == AvpKey::kFramedIpNetmask)
    return "c0000201";
  if (key == AvpKey::kMipTimestamp) return "0000000000000001";
  if (key == AvpKey::kRedirectHost) return "6161613a2f2f68";
  const AvpInfo* const info = FindAvpInfo(key);
  switch (info == nullptr ? DataFormat::kOctetString : info->format) {
    case DataFormat::kUnsigned32:
    case DataFormat::kInteger32:
    case DataFormat::kFloat32:
    case DataFormat::kEnumerated:
    case DataFormat::kTime:
      return "00000001";
    case DataFormat::kUnsigned64:
    case DataFormat::kInteger64:
    case DataFormat::kFloat64:
      return "0000000000000001";
    case DataFormat::kAddress:
      return "0001c0000201";
    case DataFormat::kDiameterIdentity:
      return "61";
    case DataFormat::kOctetString:
    case DataFormat::kUtf8String:
    case DataFormat::kDiameterUri:
    case DataFormat::kIpFilterRule:
    case DataFormat::kGrouped:
      return "";
  }
  return "";
}

// One line of a grammar.
struct Part {
  AvpKey key;
  Octets octets;  // one of it
  size_t least;
  size_t most;  // that decode
  Reason beyond;
};

template <typename T>
Octets SampleOf() {
  return AvpOctets(T::kKey, test::FromHex(SampleData(T::kKey)));
}
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  template <>                                                             \
  inline Octets SampleOf<Type>() {                                        \
    Octets inside;
#define MIP6BOOT_REQUIRED(field, Avp) Append(inside, SampleOf<Avp>());
#define MIP6BOOT_SENT(field, Avp) Append(inside, SampleOf<Avp>());
#define MIP6BOOT_END_GROUP(Type)                                                      \
  if (Type::kKey == AvpKey::kMip6AgentInfo) inside = SampleOf<MipHomeAgentAddress>(); \
  if (Type::kKey == AvpKey::kVendorSpecificApplicationId)                             \
    Append(inside, SampleOf<AuthApplicationId>());                                    \
  return AvpOctets(Type::kKey, inside);                                               \
  }
#include "mip6boot/diameter/avp.def"

}  // namespace mip6boot::diameter

#endif  // MIP6BOOT_TESTS_UNIT_DIAMETER_SAMPLE_AVPS_H_
