// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Text in octets.

#ifndef MIP6BOOT_BASE_TEXT_H_
#define MIP6BOOT_BASE_TEXT_H_

#include <cstddef>
#include <string_view>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 {

// The same octets as the other type: views of what `text` or `octets` views.
inline Bytes AsBytes(std::string_view text) {
  return Bytes(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}
// The same octets as text, whatever they are: a view of what `octets` views.
inline std::string_view AsText(Bytes octets) {
  return std::string_view(reinterpret_cast<const char*>(octets.data()), octets.size());
}

// How many octets at the start of `text` are UTF-8 (RFC 3629: the shortest form, no surrogates, at
// most U+10FFFF): its size if all are.
MIP6BOOT_EXPORT size_t Utf8End(Bytes text);
// Whether all octets of `text` are UTF-8.
inline bool IsUtf8(Bytes text) { return Utf8End(text) == text.size(); }

namespace internal {

// An octet of a name: letters of ASCII in lower case, all else as it is.
constexpr uint8_t Lower(uint8_t octet) {
  return octet >= 'A' && octet <= 'Z' ? static_cast<uint8_t>(octet + ('a' - 'A')) : octet;
}
// Names of the DNS and identities in Diameter are the same with it.
inline std::string_view WithoutFinalDot(std::string_view name) {
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);
  return name;
}

}  // namespace internal

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_TEXT_H_
