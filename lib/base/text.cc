// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/text.h"

namespace mip6boot { inline namespace v0_1 {
namespace {

// The octets of the UTF-8 character at the start of `text`; 0 if there is none.
size_t Utf8Size(Bytes text) {
  const uint8_t lead = text[0];
  if (lead < 0x80) return 1;
  // RFC 3629 4: what the second octet may be depends on the first, the others are 0x80..0xbf.
  size_t size = 0;
  uint8_t low = 0x80;
  uint8_t high = 0xbf;
  if (lead >= 0xc2 && lead <= 0xdf) {
    size = 2;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    size = 3;
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    size = 4;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
  } else {
    return 0;
  }
  if (text.size() < size || text[1] < low || text[1] > high) return 0;
  for (size_t i = 2; i < size; ++i) {
    if ((text[i] & 0xc0) != 0x80) return 0;
  }
  return size;
}

}  // namespace

size_t Utf8End(Bytes text) {
  size_t position = 0;
  while (position < text.size()) {
    const size_t size = Utf8Size(text.subspan(position));
    if (size == 0) break;
    position += size;
  }
  return position;
}

}}  // namespace mip6boot::v0_1
