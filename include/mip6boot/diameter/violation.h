// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What in a message of sound framing is not as the RFCs want it.
//
// A violation is not an `Error`: the octets are fine, and a receiver might take them.

#ifndef MIP6BOOT_DIAMETER_VIOLATION_H_
#define MIP6BOOT_DIAMETER_VIOLATION_H_

#include <cstdint>
#include <string>

#include "mip6boot/base/export.h"
#include "mip6boot/diameter/avp_code.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// The rule that is broken: those of violation.def.
enum class ViolationKind : uint8_t {
#define MIP6BOOT_VIOLATION(enumerator, name, rule, source, text) enumerator,
#include "mip6boot/diameter/violation.def"
#undef MIP6BOOT_VIOLATION
};

// A line of violation.def.
struct ViolationInfo {
  const char* name;    // "application-mismatch", for machines
  const char* rule;    // "R58": rules of lib/rules.md; may be ""
  const char* source;  // "RFC 6733 8.8"
  const char* text;    // "is missing": of the AVP, where one is concerned
};

// What the table has of a kind.
MIP6BOOT_EXPORT const ViolationInfo& Describe(ViolationKind kind);

// Which rule is broken, and where.
struct Violation {
  ViolationKind kind{};
  AvpKey avp{};         // concerned; of code 0: none, the message as such
  uint32_t offset = 0;  // of that AVP's header in the octets given; of the group or the message
                        // that misses it; of the message, if none is concerned

  // "MIP6-Agent-Info (486) at offset 96: holds neither ... [RFC 5447 4.2.1; R58]"
  MIP6BOOT_EXPORT std::string ToString() const;

  friend constexpr bool operator==(const Violation& a, const Violation& b) {
    return a.kind == b.kind && a.avp == b.avp && a.offset == b.offset;
  }
  friend constexpr bool operator!=(const Violation& a, const Violation& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_VIOLATION_H_
