// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Every rule has the status that the table says: what is kept has a test with its number among its
// tags, what is left has a reason, and stands in the documentation of the API.

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

const std::filesystem::path kTests = MIP6BOOT_TEST_DATA_DIR;

// The text of each source below `folder`, the table of the rules left out.
std::vector<std::string> SourcesIn(const std::filesystem::path& folder) {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".cc" && ending != ".h" && ending != ".def") continue;
    if (entry.path().filename() != "rules.def") texts.push_back(Text(entry.path()));
  }
  return texts;
}

std::set<int> NumbersIn(const std::string& text, const std::regex& pattern) {
  std::set<int> numbers;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), pattern);
       it != std::sregex_iterator(); ++it) {
    numbers.insert(std::stoi((*it)[1].str()));
  }
  return numbers;
}

// The rules that the sources below `folder` name.
std::set<int> NamedIn(const std::filesystem::path& folder) {
  std::set<int> named;
  for (const std::string& text : SourcesIn(folder)) {
    named.merge(NumbersIn(text, std::regex("\\bR([0-9]+)\\b")));
  }
  return named;
}

// Reads one argument of a macro that begins at `at`: what is in its string literals, joined. Ends
// behind the comma, or at the parenthesis that closes the macro.
std::string ReadArgument(const std::string& text, size_t& at) {
  std::string literals;
  int depth = 0;
  for (bool quoted = false; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '\\') {
      literals += text[++at];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (quoted) {
      literals += c;
    } else if (c == '(') {
      ++depth;
    } else if (depth == 0 && (c == ',' || c == ')')) {
      if (c == ',') ++at;
      break;
    } else if (c == ')') {
      --depth;
    }
  }
  return literals;
}

// What Catch2 takes for the tags of the test cases in `text`: the argument behind the name.
std::vector<std::string> TagsIn(const std::string& text) {
  std::vector<std::string> tags;
  const std::regex test("(^|\n)(TEST_CASE|TEMPLATE_TEST_CASE|SCENARIO|TEST_CASE_METHOD)\\(");
  for (auto it = std::sregex_iterator(text.begin(), text.end(), test); it != std::sregex_iterator();
       ++it) {
    size_t at = static_cast<size_t>(it->position() + it->length());
    if ((*it)[2] == "TEST_CASE_METHOD") ReadArgument(text, at);  // the fixture
    ReadArgument(text, at);                                      // the name
    tags.push_back(ReadArgument(text, at));
  }
  return tags;
}

// The rules that a test case has among its tags.
std::set<int> Tagged() {
  std::set<int> tagged;
  for (const std::string& text : SourcesIn(kTests)) {
    for (const std::string& tags : TagsIn(text)) {
      tagged.merge(NumbersIn(tags, std::regex("\\[R([0-9]+)\\]")));
    }
  }
  return tagged;
}

// Whether `member`, "RelayLink::trusted", is one: its type is defined in one of `headers`, and it
// is declared there behind.
bool IsMember(const std::string& member, const std::vector<std::string>& headers) {
  const size_t colons = member.find("::");
  if (colons == std::string::npos) return false;
  const std::string type = "\nstruct " + member.substr(0, colons) + " {\n";
  const std::regex name("\\b" + member.substr(colons + 2) + "( =[^;]*)?;");
  return std::any_of(headers.begin(), headers.end(), [&](const std::string& header) {
    const size_t begin = header.find(type);
    if (begin == std::string::npos) return false;
    const size_t end = header.find("\n};", begin);
    const std::string body = header.substr(begin, end - begin);
    return std::regex_search(body, name);
  });
}

std::vector<std::string> SwitchesOf(const Rule& rule) {
  std::vector<std::string> switches;
  std::stringstream text(rule.switches);
  for (std::string one; text >> one;) {
    if (one.back() == ',') one.pop_back();
    switches.push_back(one);
  }
  return switches;
}

// The rules for which `holds` is not true.
template <typename Holds>
std::vector<int> RulesBut(Holds holds) {
  std::vector<int> others;
  for (const Rule& rule : Rules()) {
    if (!holds(rule)) others.push_back(rule.number);
  }
  return others;
}
const std::vector<int> kNone;

TEST_CASE("the rules are numbered from 1 on, without a gap, and say where they come from",
          "[conformance]") {
  int number = 0;
  CHECK(RulesBut([&number](const Rule& rule) {
          return rule.number == ++number && *rule.text != '\0' && *rule.source != '\0';
        }) == kNone);
  CHECK(Rules().size() == 103);
}

TEST_CASE("each rule that is kept has a test with its number among its tags", "[conformance]") {
  const std::set<int> tagged = Tagged();
  CHECK(RulesBut([&tagged](const Rule& rule) {
          return rule.status == RuleStatus::kLeftToCaller || tagged.count(rule.number) != 0;
        }) == kNone);
  // No tag names a rule that there is not.
  CHECK(*tagged.begin() >= 1);
  CHECK(*tagged.rbegin() <= static_cast<int>(Rules().size()));
}

TEST_CASE("tags are what stands behind the name of a test case, and nowhere else",
          "[conformance]") {
  const auto tags = [](const std::string& text) { return TagsIn(text); };
  using Tags = std::vector<std::string>;
  CHECK(tags("\nTEST_CASE(\"a name, (with) [R1]\",\n          \"[R2]\" \"[R3]\") {") ==
        Tags{"[R2][R3]"});
  CHECK(tags("\nTEST_CASE_METHOD(Fixture, \"a \\\"name\\\"\", \"[R4]\") {") == Tags{"[R4]"});
  CHECK(tags("\nTEST_CASE(\"no tags\") {") == Tags{""});
  CHECK(tags("\n// TEST_CASE(\"a comment\", \"[R5]\")\n// [R6]\nconst char* kTag = \"[R7]\";") ==
        Tags{});
}

TEST_CASE("what is left of a rule has a reason, and stands in the documentation of the API",
          "[conformance]") {
  const std::set<int> documented = NamedIn(kTests / "../include");
  CHECK(RulesBut([&documented](const Rule& rule) {
          const bool says_what = *rule.left_to_caller != '\0';
          if (rule.status == RuleStatus::kKept) return !says_what;
          return says_what && documented.count(rule.number) != 0;
        }) == kNone);
}

TEST_CASE("each switch of a rule is a member of a public type", "[conformance]") {
  const std::vector<std::string> headers = SourcesIn(kTests / "../include");
  std::vector<std::string> missing;
  for (const Rule& rule : Rules()) {
    for (const std::string& member : SwitchesOf(rule)) {
      if (!IsMember(member, headers)) missing.push_back(member);
    }
  }
  CHECK(missing == std::vector<std::string>{});
  CHECK_FALSE(IsMember("RelayLink::not_there", headers));
  CHECK_FALSE(IsMember("NoType::trusted", headers));
}

TEST_CASE("the library says where it follows each rule", "[conformance]") {
  std::set<int> named = NamedIn(kTests / "../include");
  named.merge(NamedIn(kTests / "../lib"));
  CHECK(RulesBut([&named](const Rule& rule) { return named.count(rule.number) != 0; }) == kNone);
}

TEST_CASE("lib/rules.md is made from the table: ./dev rules", "[conformance]") {
  CHECK((Text(kTests / "../lib/rules.md") == RulesPage()));
}

}}  // namespace mip6boot::test
