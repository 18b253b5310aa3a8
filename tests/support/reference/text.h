// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#ifndef MIP6BOOT_TESTS_SUPPORT_REFERENCE_TEXT_H_
#define MIP6BOOT_TESTS_SUPPORT_REFERENCE_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mip6boot::reference {

// RFC 3629: one code point after the other, each in the least octets, none a surrogate.
inline bool IsUtf8(const std::vector<uint8_t>& octets) {
  size_t at = 0;
  while (at < octets.size()) {
    const unsigned first = octets[at++];
    const int more = first < 0x80       ? 0
                     : first >> 5 == 6  ? 1
                     : first >> 4 == 14 ? 2
                     : first >> 3 == 30 ? 3
                                        : -1;
    if (more < 0) return false;
    unsigned point = more == 0 ? first : first & (0x3fU >> more);
    for (int i = 0; i < more; ++i) {
      if (at == octets.size() || octets[at] >> 6 != 2) return false;
      point = point << 6 | (octets[at++] & 0x3fU);
    }
    const unsigned least[] = {0, 0x80, 0x800, 0x10000};
    if (point < least[more] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
      return false;
  }
  return true;
}

}  // namespace mip6boot::reference

#endif  // MIP6BOOT_TESTS_SUPPORT_REFERENCE_TEXT_H_
