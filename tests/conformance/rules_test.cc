// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Every rule is kept: a test has its number among its tags, and the library says where it follows
// it.

#include "tests/conformance/rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace mip6boot::test { namespace {

std::string Text(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// The numbers that `pattern` finds in the sources below `folder`.
std::set<int> NumbersIn(const std::filesystem::path& folder, const std::regex& pattern) {
  std::set<int> numbers;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".cc" && ending != ".h" && ending != ".def") continue;
    if (entry.path().filename() == "rules.def") continue;
    const std::string text = Text(entry.path());
    for (auto it = std::sregex_iterator(text.begin(), text.end(), pattern);
         it != std::sregex_iterator(); ++it) {
      numbers.insert(std::stoi((*it)[1].str()));
    }
  }
  return numbers;
}

const std::filesystem::path kTests = MIP6BOOT_TEST_DATA_DIR;

std::vector<int> Without(const std::set<int>& numbers) {
  std::vector<int> missing;
  for (const Rule& rule : Rules()) {
    if (numbers.count(rule.number) == 0) missing.push_back(rule.number);
  }
  return missing;
}

TEST_CASE("the rules are numbered from 1 on, without a gap, and say where they come from",
          "[conformance]") {
  std::vector<int> out_of_place;
  for (size_t i = 0; i < Rules().size(); ++i) {
    const Rule& rule = Rules()[i];
    if (rule.number != static_cast<int>(i) + 1 || std::string(rule.text).empty() ||
        std::string(rule.source).empty())
      out_of_place.push_back(rule.number);
  }
  CHECK(out_of_place == std::vector<int>{});
  CHECK(Rules().size() == 103);
}

TEST_CASE("each rule has a test with its number among its tags", "[conformance]") {
  const std::set<int> tagged = NumbersIn(kTests, std::regex("\\[R([0-9]+)\\]"));
  CHECK(Without(tagged) == std::vector<int>{});
  // No tag names a rule that there is not.
  CHECK(*tagged.begin() >= 1);
  CHECK(*tagged.rbegin() <= static_cast<int>(Rules().size()));
}

TEST_CASE("the library says where it follows each rule", "[conformance]") {
  std::set<int> named = NumbersIn(kTests / "../include", std::regex("\\bR([0-9]+)\\b"));
  named.merge(NumbersIn(kTests / "../lib", std::regex("\\bR([0-9]+)\\b")));
  CHECK(Without(named) == std::vector<int>{});
}

TEST_CASE("lib/rules.md is made from the table: ./dev rules", "[conformance]") {
  CHECK((Text(kTests / "../lib/rules.md") == RulesPage()));
}

}}  // namespace mip6boot::test
