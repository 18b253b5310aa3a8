// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Prints lib/rules.md, for `./dev rules`.

#include <cstdio>

#include "tests/conformance/rules.h"

int main() {
  const std::string page = mip6boot::test::RulesPage();
  return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() ? 0 : 1;
}
