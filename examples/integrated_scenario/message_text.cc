// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/message_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

namespace mip6boot::scenario {
namespace {

using Interest = Element::Interest;

std::string_view ShortName(const Element& element) {
  std::string_view name = element.name;
  for (const std::string_view prefix : {"OPTION_MIP6_", "OPTION_"}) {
    if (name.substr(0, prefix.size()) == prefix) return name.substr(prefix.size());
  }
  return name;
}

// Inside a container of ours everything counts (R81); elsewhere only what is worth a word.
bool IsShown(const Element& element, Interest container) {
  return container == Interest::kMobility || element.interest != Interest::kRoutine ||
         !element.fault.empty();
}

std::vector<std::string> PartsInWords(const Element& element) {
  std::vector<std::string> words;
  for (const Element& part : element.parts) {
    if (IsShown(part, element.interest)) words.push_back(Words(part));
  }
  if (!element.fault.empty()) words.push_back(fmt::format("[{}]", element.fault));
  return words;
}

nlohmann::ordered_json ToJson(const Element& element) {
  nlohmann::ordered_json json = {{"code", element.code}, {"name", element.name}};
  if (!element.value.empty()) json["value"] = element.value;
  if (!element.parts.empty()) {
    for (const Element& part : element.parts) json["parts"].push_back(ToJson(part));
  }
  if (!element.fault.empty()) json["error"] = element.fault;
  return json;
}

void CollectPaths(const std::vector<Element>& elements, const std::string& above,
                  std::set<std::string>& paths) {
  for (const Element& element : elements) {
    const std::string path = above + std::to_string(element.code);
    paths.insert(path);
    CollectPaths(element.parts, path + "/", paths);
  }
}

bool AnyHolds(const std::vector<Element>& elements, uint32_t code) {
  for (const Element& element : elements) {
    if (element.code == code || AnyHolds(element.parts, code)) return true;
  }
  return false;
}

}  // namespace

std::string Words(const Element& element) {
  constexpr uint32_t kRelayMsg = 9;
  const std::vector<std::string> parts = PartsInWords(element);
  const bool is_message = element.code == kRelayMsg && element.name == "OPTION_RELAY_MSG";
  std::string words(is_message ? std::string_view() : ShortName(element));
  if (!element.value.empty()) words += (words.empty() ? "" : " ") + element.value;
  if (!parts.empty()) words += fmt::format("{{{}}}", fmt::join(parts, ", "));
  return words;
}

std::vector<Phrase> Phrases(const Message& message) {
  std::vector<Phrase> phrases;
  if (!message.header.empty()) phrases.push_back({message.header});
  for (const Element& element : message.elements) {
    if (IsShown(element, Interest::kRoutine))
      phrases.push_back({Words(element), element.interest == Interest::kMobility});
  }
  if (!message.fault.empty()) phrases.push_back({fmt::format("[{}]", message.fault)});
  return phrases;
}

nlohmann::ordered_json ToJson(const Message& message) {
  nlohmann::ordered_json json = {{"protocol", message.protocol}, {"name", message.name}};
  if (!message.header.empty()) json["header"] = message.header;
  json["elements"] = nlohmann::ordered_json::array();
  for (const Element& element : message.elements) json["elements"].push_back(ToJson(element));
  if (!message.fault.empty()) json["error"] = message.fault;
  return json;
}

std::set<std::string> Paths(const Message& message) {
  std::set<std::string> paths;
  CollectPaths(message.elements, "", paths);
  return paths;
}

bool Holds(const Message& message, uint32_t code) { return AnyHolds(message.elements, code); }

}  // namespace mip6boot::scenario
