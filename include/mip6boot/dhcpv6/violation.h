// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Why a message of sound framing is discarded by the one it reaches (RFC 8415 section 16), and what
// in it is not as the RFCs want it.
//
// A violation is not an `Error`: the octets are fine, and another receiver might take them.

#ifndef MIP6BOOT_DHCPV6_VIOLATION_H_
#define MIP6BOOT_DHCPV6_VIOLATION_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "mip6boot/base/export.h"
#include "mip6boot/dhcpv6/option_code.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// The rule that is broken: those of violation.def.
enum class ViolationKind : uint8_t {
#define MIP6BOOT_VIOLATION(enumerator, name, rule, source, text) enumerator,
#include "mip6boot/dhcpv6/violation.def"
#undef MIP6BOOT_VIOLATION
};

inline constexpr size_t kViolationKinds = 0
#define MIP6BOOT_VIOLATION(enumerator, name, rule, source, text) +1
#include "mip6boot/dhcpv6/violation.def"
#undef MIP6BOOT_VIOLATION
    ;

// A line of violation.def.
struct ViolationInfo {
  const char* name;    // "server-id-foreign", for machines
  const char* rule;    // "R48 R91": rules of lib/rules.md; may be ""
  const char* source;  // "RFC 8415 16.12"
  const char* text;    // "is another server's": of the option, where one is concerned
};

// What the table has of a kind.
MIP6BOOT_EXPORT const ViolationInfo& Describe(ViolationKind kind);

// Which rule is broken, and where.
struct Violation {
  ViolationKind kind{};
  OptionCode option{};  // concerned; 0: none, the message as such
  uint32_t offset = 0;  // of that option's header in the datagram; of the message, if it is missing
                        // or none is concerned; of the ORO, if it is listed there

  // "OPTION_SERVERID (2) at offset 18: is another server's [RFC 8415 16; R48 R91]"
  MIP6BOOT_EXPORT std::string ToString() const;

  friend constexpr bool operator==(const Violation& a, const Violation& b) {
    return a.kind == b.kind && a.option == b.option && a.offset == b.offset;
  }
  friend constexpr bool operator!=(const Violation& a, const Violation& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_VIOLATION_H_
