// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/violation.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

constexpr ViolationInfo kViolations[] = {
#define MIP6BOOT_VIOLATION(enumerator, name, rule, source, text) {name, rule, source, text},
#include "mip6boot/diameter/violation.def"
#undef MIP6BOOT_VIOLATION
};

}  // namespace

const ViolationInfo& Describe(ViolationKind kind) { return kViolations[static_cast<size_t>(kind)]; }

std::string Violation::ToString() const {
  const ViolationInfo& info = Describe(kind);
  std::string out;
  if (avp != AvpKey{}) {
    const char* const name = AvpName(avp);
    out += name == nullptr ? "AVP" : name;
    out += " (";
    out += std::to_string(avp.code);
    if (avp.vendor != 0) {
      out += ", vendor ";
      out += std::to_string(avp.vendor);
    }
    out += ") ";
  }
  out += "at offset ";
  out += std::to_string(offset);
  out += ": ";
  out += info.text;
  out += " [";
  out += info.source;
  if (info.rule[0] != '\0') {
    out += "; ";
    out += info.rule;
  }
  out += ']';
  return out;
}

}}}  // namespace mip6boot::v0_1::diameter
