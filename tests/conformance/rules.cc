// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/conformance/rules.h"

#include <algorithm>
#include <string>

namespace mip6boot::test {
namespace {

constexpr Rule kRules[] = {
#define MIP6BOOT_RULE(number, text, source, status, switches, left_to_caller) \
  {number, text, source, RuleStatus::status, switches, left_to_caller},
#include "tests/conformance/rules.def"
#undef MIP6BOOT_RULE
};

const char* StatusText(RuleStatus status) {
  switch (status) {
    case RuleStatus::kKept:
      return "kept";
    case RuleStatus::kInPart:
      return "kept in part";
    case RuleStatus::kLeftToCaller:
      return "left to the caller";
  }
  return "";
}

// "`RelayLink::trusted`, ..."
std::string AsCode(const std::string& names) {
  std::string code;
  for (size_t begin = 0; begin < names.size();) {
    const size_t end = std::min(names.find(", ", begin), names.size());
    code += (code.empty() ? "`" : ", `") + names.substr(begin, end - begin) + "`";
    begin = end + 2;
  }
  return code;
}

constexpr char kHead[] = R"(<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Copyright 2026 The mip6boot Authors -->

# The rules

What the R numbers in the code, in test tags and in messages mean. A rule is what an RFC demands of a role, or, where it is marked
[D], what this project decided because the RFCs are silent or contradict each other. "6610 §4.1.1" is RFC 6610 section 4.1.1; other
R numbers are rules of this list. A test of a rule has its number among its tags: `unit_roles "[R26]"` runs those of R26.

Status: *kept*, the library keeps the rule by itself; *kept in part*, it keeps what can be kept without a socket, a database or a
user, and the last column says what it leaves to whoever embeds it; *left to the caller*, it does what lets the caller keep it. Where
something is left, the documentation of the API has the rule's number too. A switch is a setting that says how, or whether, the rule is
kept; its default is the safe one.

This page is made from tests/conformance/rules.def by `./dev rules`.

| # | Rule | Source | Status | Switches | Left to the caller |
|---|---|---|---|---|---|
)";

}  // namespace

absl::Span<const Rule> Rules() { return kRules; }

std::string RulesPage() {
  std::string page = kHead;
  for (const Rule& rule : kRules) {
    page += "| R" + std::to_string(rule.number) + " | " + rule.text + " | " + rule.source + " | " +
            StatusText(rule.status) + " | " + AsCode(rule.switches) + " | " + rule.left_to_caller +
            " |\n";
  }
  return page;
}

}  // namespace mip6boot::test
