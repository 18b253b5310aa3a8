// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/conformance/rules.h"

namespace mip6boot::test {
namespace {

constexpr Rule kRules[] = {
#define MIP6BOOT_RULE(number, text, source, left_to_caller) {number, text, source, left_to_caller},
#include "tests/conformance/rules.def"
#undef MIP6BOOT_RULE
};

constexpr char kHead[] = R"(<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Copyright 2026 The mip6boot Authors -->

# The rules

What the R numbers in the code, in test tags and in messages mean. A rule is what an RFC demands of a role, or, where it is marked
[D], what this project decided because the RFCs are silent or contradict each other. "6610 §4.1.1" is RFC 6610 section 4.1.1; other
R numbers are rules of this list. A test of a rule has its number among its tags: `unit_roles "[R26]"` runs those of R26. The last
column says what of a rule is left to whoever embeds the library; where it is empty, the library keeps the rule by itself.

This page is made from tests/conformance/rules.def by `./dev rules`.

| # | Rule | Source | Left to the caller |
|---|---|---|---|
)";

}  // namespace

absl::Span<const Rule> Rules() { return kRules; }

std::string RulesPage() {
  std::string page = kHead;
  for (const Rule& rule : kRules) {
    page += "| R" + std::to_string(rule.number) + " | " + rule.text + " | " + rule.source + " | " +
            rule.left_to_caller + " |\n";
  }
  return page;
}

}  // namespace mip6boot::test
