// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/violation.h"

#include <set>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("a violation is one line that says what, where, why and by which rule", "[dhcpv6]") {
  CHECK(Violation{ViolationKind::kServerIdForeign, OptionCode::kServerId, 18}.ToString() ==
        "OPTION_SERVERID (2) at offset 18: is another server's [RFC 8415 16; R48 R91]");
  CHECK(Violation{ViolationKind::kTransactionIdMismatch, OptionCode{}, 0}.ToString() ==
        "at offset 0: the transaction-id is another exchange's [RFC 8415 16]");
  CHECK(Violation{ViolationKind::kDuplicateSingleton, static_cast<OptionCode>(0xfedc), 4}
            .ToString() == "option (65244) at offset 4: stands more than once [RFC 8415 table 4]");
}

TEST_CASE("every violation has a name of its own in kebab-case", "[dhcpv6]") {
  const std::vector<ViolationKind> kinds = {
#define MIP6BOOT_VIOLATION(enumerator, name, rule, source, text) ViolationKind::enumerator,
#include "mip6boot/dhcpv6/violation.def"
#undef MIP6BOOT_VIOLATION
  };
  std::set<std::string> names;
  std::string odd;
  for (const ViolationKind kind : kinds) {
    const std::string name = Describe(kind).name;
    names.insert(name);
    if (name.empty() ||
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos) {
      odd += name + " ";
    }
  }
  CHECK(names.size() == kinds.size());
  CHECK(odd.empty());
  CHECK(std::string(Describe(ViolationKind::kIaInInformationRequest).name) ==
        "ia-in-information-request");
  CHECK(std::string(Describe(ViolationKind::kHopCountExceeded).rule) == "R31");
}

}}  // namespace mip6boot::dhcpv6
