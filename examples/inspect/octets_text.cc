// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/octets_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/avp_view.h"

namespace mip6boot::inspect {

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
  // Option 11 of 28 octets: protocol 3, algorithm 1, RDM 0.
  static constexpr std::array<uint8_t, 7> kKey = {0, 11, 0, 28, 3, 1, 0};
  return std::search(octets.begin(), octets.end(), kKey.begin(), kKey.end()) != octets.end();
}

bool MayHoldDiameterKey(Bytes octets) {
  for (size_t at = 0; at + diameter::kAvpHeaderSize <= octets.size(); ++at) {
    const uint8_t* const header = octets.data() + at;
    const uint32_t code = LoadBigEndian32(header);
    // AVPs start at multiples of four. What is damaged may have lost that; but elsewhere small
    // numbers are found too often.
    if (at % 4 != 0 && code <= 0xff) continue;
    const uint8_t flags = header[4];
    if ((flags & 0x1f) != 0 || LoadBigEndian24(header + 5) < diameter::kAvpHeaderSize) continue;
    const bool has_vendor = (flags & diameter::kAvpFlagVendor) != 0 &&
                            at + diameter::kAvpVendorHeaderSize <= octets.size();
    const diameter::AvpKey key{has_vendor ? LoadBigEndian32(header + diameter::kAvpHeaderSize) : 0,
                               code};
    const diameter::AvpInfo* const info = diameter::FindAvpInfo(key);
    if (info != nullptr && info->disclosure == diameter::Disclosure::kKey) return true;
  }
  return false;
}

}  // namespace mip6boot::inspect
