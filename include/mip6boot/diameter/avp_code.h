// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Diameter AVP identities and what is known of each.

#ifndef MIP6BOOT_DIAMETER_AVP_CODE_H_
#define MIP6BOOT_DIAMETER_AVP_CODE_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/base/disclosure.h"
#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// An AVP is identified by its Vendor-Id and code together (RFC 6733 4.1). Open: any value is legal;
// the named ones, `AvpKey::kMip6AgentInfo` and so on, are those of avp.def.
struct AvpKey {
  uint32_t vendor = 0;  // 0: the IETF's codes, sent without a Vendor-Id field
  uint32_t code = 0;

  friend constexpr bool operator==(const AvpKey& a, const AvpKey& b) {
    return a.code == b.code && a.vendor == b.vendor;
  }
  friend constexpr bool operator!=(const AvpKey& a, const AvpKey& b) { return !(a == b); }
  friend constexpr bool operator<(const AvpKey& a, const AvpKey& b) {
    return a.vendor != b.vendor ? a.vendor < b.vendor : a.code < b.code;
  }

#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) static const AvpKey key;
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) static const AvpKey key;
#define MIP6BOOT_AVP(code, vendor, key, Type, name, Format, m_rule, disclosure) \
  static const AvpKey key;
#include "mip6boot/diameter/avp.def"
};

#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) \
  inline constexpr AvpKey AvpKey::key{vendor, code};
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  inline constexpr AvpKey AvpKey::key{vendor, code};
#define MIP6BOOT_AVP(code, vendor, key, Type, name, Format, m_rule, disclosure) \
  inline constexpr AvpKey AvpKey::key{vendor, code};
#include "mip6boot/diameter/avp.def"

// AVP flags (RFC 6733 4.1).
inline constexpr uint8_t kAvpFlagVendor = 0x80;     // a Vendor-Id field follows
inline constexpr uint8_t kAvpFlagMandatory = 0x40;  // reject the message if this AVP is unknown
inline constexpr uint8_t kAvpFlagProtected = 0x20;  // sent as 0 nowadays

// RFC 6733 4.2, 4.3. Sizes of the data in octets: fixed for the numbers, `kTime` (4) and, by
// family, `kAddress`.
enum class DataFormat : uint8_t {
  kOctetString,
  kUnsigned32,
  kUnsigned64,
  kInteger32,
  kInteger64,
  kFloat32,
  kFloat64,
  kEnumerated,
  kTime,
  kAddress,
  kUtf8String,
  kDiameterIdentity,
  kDiameterUri,
  kIpFilterRule,
  kGrouped,
};

// The size that each value of the format has, or 0 if it varies.
constexpr size_t FixedSize(DataFormat format) {
  switch (format) {
    case DataFormat::kUnsigned32:
    case DataFormat::kInteger32:
    case DataFormat::kFloat32:
    case DataFormat::kEnumerated:
    case DataFormat::kTime:
      return 4;
    case DataFormat::kUnsigned64:
    case DataFormat::kInteger64:
    case DataFormat::kFloat64:
      return 8;
    case DataFormat::kOctetString:
    case DataFormat::kAddress:
    case DataFormat::kUtf8String:
    case DataFormat::kDiameterIdentity:
    case DataFormat::kDiameterUri:
    case DataFormat::kIpFilterRule:
    case DataFormat::kGrouped:
      return 0;
  }
  return 0;
}

// The least octets of data that make sense of the format: what an example in a Failed-AVP holds
// (RFC 6733 7.1.5).
constexpr size_t MinimumSize(DataFormat format) {
  return format == DataFormat::kAddress ? 6 : FixedSize(format);
}

// Whether the AVP is sent with the M bit, by the RFC that defines it.
enum class MRule : uint8_t { kMust, kMustNot, kMay };

using mip6boot::Disclosure;

// A line of avp.def.
struct AvpInfo {
  AvpKey key;
  const char* name;  // IANA's: "MIP6-Agent-Info"
  DataFormat format;
  MRule m_rule;
  Disclosure disclosure;
  // What a value of an enumeration is called, "AUTHORIZE_ONLY", or null for one without a name.
  // Null itself where the values are no enumeration.
  const char* (*value_name)(uint32_t value);
  bool all_values_named;  // one without a name is no value of it
};

// What avp.def says of `key`; null if nothing.
MIP6BOOT_EXPORT const AvpInfo* FindAvpInfo(AvpKey key);

// "MIP6-Agent-Info", or null for an AVP without a name here.
inline const char* AvpName(AvpKey key) {
  const AvpInfo* info = FindAvpInfo(key);
  return info == nullptr ? nullptr : info->name;
}

// The flags to send `key` with: V by its vendor, M but where the table forbids it.
constexpr uint8_t FlagsToSend(AvpKey key) {
  bool mandatory = true;
#define MIP6BOOT_M_RULE(code_, vendor_, m_rule)                                           \
  if (MRule::m_rule == MRule::kMustNot && key.code == (code_) && key.vendor == (vendor_)) \
    mandatory = false;
#define MIP6BOOT_AVP(code, vendor, key, Type, name, Format, m_rule, disclosure) \
  MIP6BOOT_M_RULE(code, vendor, m_rule)
#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) \
  MIP6BOOT_M_RULE(code, vendor, m_rule)
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  MIP6BOOT_M_RULE(code, vendor, m_rule)
#include "mip6boot/diameter/avp.def"
#undef MIP6BOOT_M_RULE
  return static_cast<uint8_t>((mandatory ? kAvpFlagMandatory : 0) |
                              (key.vendor != 0 ? kAvpFlagVendor : 0));
}

// Vendor-Ids that have a meaning here.
inline constexpr uint32_t kVendor3gpp = 10415;

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_AVP_CODE_H_
