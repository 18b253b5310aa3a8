// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whether vectors.json and the tables of checks name the same vectors.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/vectors/check.h"

namespace mip6boot::test { namespace {

using Names = std::vector<std::string>;

// Checked in tests/scenario, where they go through the example's DNS library.
const Names& CheckedInScenario() {
  static const Names names{"dns_query_srv", "dns_answer_srv", "dns_query_aaaa"};
  return names;
}

Names Sorted(Names names) {
  std::sort(names.begin(), names.end());
  return names;
}

Names Checked(std::initializer_list<absl::Span<const Check>> tables) {
  Names names;
  for (const absl::Span<const Check> table : tables) {
    for (const Check& check : table) names.emplace_back(check.vector);
  }
  return Sorted(names);
}

Names Stored(std::initializer_list<const char*> protocols, bool valid) {
  Names names;
  for (const Vector& vector : AllVectors()) {
    const bool listed =
        std::find(protocols.begin(), protocols.end(), vector.protocol) != protocols.end();
    if (listed && vector.valid == valid) names.push_back(vector.name);
  }
  return Sorted(names);
}

TEST_CASE("each valid vector has one check, and each check a vector", "[vectors]") {
  CHECK(Checked({Dhcpv6OptionChecks()}) == Stored({"dhcpv6-option"}, true));
  CHECK(Checked({Dhcpv6MessageChecks()}) == Stored({"dhcpv6-message"}, true));
  CHECK(Checked({DiameterAvpChecks()}) == Stored({"diameter-avp"}, true));
  CHECK(Checked({DiameterMessageChecks()}) == Stored({"diameter-message"}, true));
  CHECK(Checked({RadiusAttributeChecks()}) == Stored({"radius-attribute"}, true));
}

TEST_CASE("each invalid vector has one check, and each check a vector", "[vectors]") {
  CHECK(Checked({InvalidDhcpv6Checks()}) == Stored({"dhcpv6-option", "dhcpv6-message"}, false));
  CHECK(Checked({InvalidDiameterChecks()}) == Stored({"diameter-avp", "diameter-message"}, false));
  CHECK(Checked({InvalidRadiusChecks()}) == Stored({"radius-attribute"}, false));
}

TEST_CASE("the vectors that are not checked here are known by name", "[vectors]") {
  Names elsewhere;
  for (const Vector& vector : AllVectors()) {
    if (vector.protocol.rfind("dhcpv6-", 0) == 0 || vector.protocol.rfind("diameter-", 0) == 0 ||
        vector.protocol.rfind("radius-", 0) == 0) {
      continue;
    }
    elsewhere.push_back(vector.name);
  }
  CHECK(Sorted(elsewhere) == Sorted(CheckedInScenario()));
}

TEST_CASE("no two vectors have one name", "[vectors]") {
  std::map<std::string, int> count;
  for (const Vector& vector : AllVectors()) ++count[vector.name];
  Names twice;
  for (const auto& [name, times] : count) {
    if (times != 1) twice.push_back(name);
  }
  CAPTURE(twice);
  CHECK(twice.empty());
}

}}  // namespace mip6boot::test
