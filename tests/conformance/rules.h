// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The rules of rules.def, and the page that is made of them.

#ifndef MIP6BOOT_TESTS_CONFORMANCE_RULES_H_
#define MIP6BOOT_TESTS_CONFORMANCE_RULES_H_

#include <string>

#include "absl/types/span.h"

namespace mip6boot::test {

enum class RuleStatus {
  kKept,
  kInPart,
  kLeftToCaller,
};

struct Rule {
  int number;
  const char* text;
  const char* source;
  RuleStatus status;
  const char* switches;        // "RelayLink::trusted, ..."; "": none
  const char* left_to_caller;  // "" with kKept
};

absl::Span<const Rule> Rules();

// lib/rules.md
std::string RulesPage();

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_CONFORMANCE_RULES_H_
