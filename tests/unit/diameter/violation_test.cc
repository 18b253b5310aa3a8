// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/violation.h"

#include <set>
#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("a violation is one line that says what, where, why and by which rule", "[diameter]") {
  CHECK(Violation{ViolationKind::kAssignedTooEarly, AvpKey::kMip6AgentInfo, 92}.ToString() ==
        "MIP6-Agent-Info (486) at offset 92: stands in the last answer of an EAP conversation only "
        "[RFC 5778 5.1.2; R64]");
  CHECK(Violation{ViolationKind::kReservedFlags, AvpKey{}, 0}.ToString() ==
        "at offset 0: reserved bits of the command flags are set [RFC 6733 3]");
  CHECK(Violation{ViolationKind::kVendorUnexpected, AvpKey{10415, 334}, 20}.ToString() ==
        "AVP (334, vendor 10415) at offset 20: is the IETF's, but has 3GPP's Vendor-Id "
        "[RFC 4004 7, RFC 5778 6]");
}

TEST_CASE("every violation has a name of its own in kebab-case, and a source", "[diameter]") {
  const std::vector<ViolationKind> kinds = {
#define MIP6BOOT_VIOLATION(enumerator, name, rule, source, text) ViolationKind::enumerator,
#include "mip6boot/diameter/violation.def"
#undef MIP6BOOT_VIOLATION
  };
  std::set<std::string> names;
  std::string odd;
  for (const ViolationKind kind : kinds) {
    const std::string name = Describe(kind).name;
    names.insert(name);
    if (name.empty() ||
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos ||
        std::string(Describe(kind).source).rfind("RFC ", 0) != 0) {
      odd += name + " ";
    }
  }
  CHECK(names.size() == kinds.size());
  CHECK(odd.empty());
  CHECK(std::string(Describe(ViolationKind::kHomeAgentUnnamed).rule) == "R58");
}

}}  // namespace mip6boot::diameter
