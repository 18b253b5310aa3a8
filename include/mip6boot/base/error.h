// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Why something was refused, and where.

#ifndef MIP6BOOT_BASE_ERROR_H_
#define MIP6BOOT_BASE_ERROR_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "mip6boot/base/export.h"
#include "mip6boot/base/time.h"

namespace mip6boot { inline namespace v0_1 {

// What is wrong: the reasons of reason.def.
enum class Reason : uint8_t {
#define MIP6BOOT_REASON(enumerator, name, text) enumerator,
#include "mip6boot/base/reason.def"
#undef MIP6BOOT_REASON
};

// "truncated", "bad-length", ...: the enumerator in kebab-case, for machines.
MIP6BOOT_EXPORT std::string_view ReasonName(Reason reason);

// What an error is about.
enum class ElementKind : uint8_t {
  kNone,             // the octets as such, a name, a prefix
  kDhcpv6Message,    // code: msg-type
  kDhcpv6Option,     // code: option-code
  kDiameterMessage,  // code: command code
  kDiameterAvp,      // code, vendor: AVP code and Vendor-Id
  kRadiusAttribute,  // code: attribute type
  kConfig,           // name: path of the key
};

// A refusal: 32 octets of plain data, cheap to pass and to throw away. Building one allocates
// nothing and looks its name up in a static table; only `ToString()` makes text. It never holds
// octets of the message, so a key cannot leak (R101).
struct Error {
  Reason reason = Reason::kBadValue;
  ElementKind kind = ElementKind::kNone;
  uint8_t depth = 0;    // levels of nesting around the element
  uint32_t code = 0;    // of the element, as `kind` says; of a configuration, see below
  uint32_t vendor = 0;  // Vendor-Id of an AVP, else 0
  uint32_t offset =
      0;  // octets from the start of the buffer given, plus the base offset given with it
  uint32_t have = 0;  // what was found
  uint32_t want = 0;  // what was asked for
  const char* name =
      nullptr;  // static: "OPTION_MIP6_HNP", "MIP6-Agent-Info", "server.server_id"; null if unknown

  // "OPTION_MIP6_HNP (71) at offset 57: prefix length 129 exceeds 128"
  MIP6BOOT_EXPORT std::string ToString() const;

  friend constexpr bool operator==(const Error& a, const Error& b) {
    return a.reason == b.reason && a.kind == b.kind && a.depth == b.depth && a.code == b.code &&
           a.vendor == b.vendor && a.offset == b.offset && a.have == b.have && a.want == b.want;
  }
  friend constexpr bool operator!=(const Error& a, const Error& b) { return !(a == b); }
};

// A refusal of bare octets: the decoder of the option or AVP that holds them adds what it is about.
// Out of line, so that the good path stays short.
MIP6BOOT_EXPORT Error MakeError(Reason reason, size_t offset, size_t have = 0, size_t want = 0);

// A refusal of a configuration: `path` is the key's, with static storage.
MIP6BOOT_EXPORT Error MakeConfigError(Reason reason, const char* path, size_t have = 0,
                                      size_t want = 0);

// Which item of a list, and of a list inside that, from 0.
struct ConfigItem {
  size_t first = 0;
  size_t second = 0;
};
// The same about an item of a list, or of a list inside a list: `path` has "[]" behind the key of
// each, and prints with the numbers of the items, as "directory.networks[3].ids[0]". They are the
// error's `code` and `vendor`.
MIP6BOOT_EXPORT Error MakeConfigItemError(Reason reason, const char* path, ConfigItem item,
                                          size_t have = 0, size_t want = 0);

// The same about a duration, which is not between `least` and `most`: kDurationTooShort or
// kDurationTooLong. Prints as "nas.request_timeout: -3 s, must be at least 1 us". Microseconds do
// not fit into `have` and `want`: `code` and `vendor` are their upper halves.
MIP6BOOT_EXPORT Error MakeConfigDurationError(const char* path, Duration have, Duration least,
                                              Duration most = Duration::max());

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_ERROR_H_
