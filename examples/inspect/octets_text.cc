// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/octets_text.h"

#include <fmt/format.h>

#include <optional>

#include "mip6boot/dhcpv6/auth.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/radius/attribute_view.h"

namespace mip6boot::inspect {
namespace {

using dhcpv6::Authentication;

// Whether the data of an OPTION_AUTH are the HMAC-MD5 of RFC 8415 20.4, which is no secret.
bool IsDigest(Bytes data) {
  using Key = Authentication::ReconfigureKey;
  const dhcpv6::OptionView option{Authentication::kCode, data};
  const Result<Authentication> auth = Authentication::Decode(option);
  const auto key = auth ? auth->reconfigure_key() : std::nullopt;
  return key.has_value() && key->type == Key::Type::kHmacMd5;
}

}  // namespace

std::string HiddenText(size_t size) { return fmt::format("({} octets hidden)", size); }

std::string HexText(Bytes octets) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * octets.size());
  for (const uint8_t octet : octets) {
    text += kDigits[octet >> 4];
    text += kDigits[octet & 0xf];
  }
  return text;
}

bool MayHoldDhcpv6Key(Bytes octets) {
  // The code of OPTION_AUTH, its length, its fixed fields, and one octet of information.
  constexpr size_t kLeast = dhcpv6::kOptionHeaderSize + Authentication::kFixedSize + 1;
  for (size_t at = 0; at + kLeast <= octets.size(); ++at) {
    const uint8_t* const header = octets.data() + at;
    if (LoadBigEndian16(header) != static_cast<uint16_t>(Authentication::kCode)) continue;
    const size_t length = LoadBigEndian16(header + 2);
    const Bytes rest = octets.subspan(at + dhcpv6::kOptionHeaderSize);
    // One that does not fit may be damaged. But a long one that does not is rather some number: T1
    // of 3000 seconds is 00 00 0b b8.
    constexpr size_t kLong = 256;
    if (length <= Authentication::kFixedSize || (length > rest.size() && length >= kLong)) continue;
    if (length > rest.size() || !IsDigest(rest.subspan(0, length))) return true;
  }
  return false;
}

bool MayHoldDiameterKey(Bytes octets) {
  for (size_t at = 0; at + diameter::kAvpHeaderSize <= octets.size(); ++at) {
    const uint8_t* const header = octets.data() + at;
    const uint32_t code = LoadBigEndian32(header);
    // AVPs start at multiples of four, with flags and a length that can be. What is damaged may
    // have lost that; but small numbers are found too often elsewhere.
    if (at % 4 != 0 && code <= 0xff) continue;
    const uint8_t flags = header[4];
    const bool is_sound =
        (flags & 0x1f) == 0 && LoadBigEndian24(header + 5) >= diameter::kAvpHeaderSize;
    if (!is_sound && code <= 0xff) continue;
    const bool has_vendor = (flags & diameter::kAvpFlagVendor) != 0 &&
                            at + diameter::kAvpVendorHeaderSize <= octets.size();
    const diameter::AvpKey key{has_vendor ? LoadBigEndian32(header + diameter::kAvpHeaderSize) : 0,
                               code};
    const diameter::AvpInfo* const info = diameter::FindAvpInfo(key);
    if (info != nullptr && info->disclosure == diameter::Disclosure::kKey) return true;
  }
  return false;
}

bool MayHoldRadiusKey(Bytes octets) {
  for (const radius::AttributeView attribute : radius::AttributeRange::Scan(octets).attributes) {
    const radius::AttributeInfo* const info = radius::FindAttributeInfo(attribute.type);
    if (info != nullptr && info->disclosure == Disclosure::kKey) return true;
  }
  return false;
}

}  // namespace mip6boot::inspect
