// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/json.h"

#include <fmt/format.h>

#include <sstream>
#include <string>
#include <utility>

namespace mip6boot::inspect {

Json ErrorJson(const Error& error) {
  return {{"reason", std::string(ReasonName(error.reason))},
          {"offset", error.offset},
          {"text", error.ToString()}};
}

Json NumberJson(uint64_t number) {
  constexpr uint64_t kExact = uint64_t{1} << 53;
  if (number > kExact) return std::to_string(number);
  return number;
}

Json FeaturesJson(FeatureSet features) {
  Json names = Json::array();
  for (uint64_t bit = 1; bit != 0; bit <<= 1) {
    if ((features.bits() & bit) == 0) continue;
    const char* const name = FeatureName(static_cast<FeatureBit>(bit));
    names.push_back(name != nullptr ? name : fmt::format("{:#x}", bit));
  }
  return names;
}

Json NameJson(const char* name) {
  if (name == nullptr) return nullptr;
  return name;
}

Json RulesJson(const char* rules) {
  Json list = Json::array();
  std::istringstream words(rules);
  for (std::string rule; words >> rule;) list.push_back(std::move(rule));
  return list;
}

std::string ToLine(const Json& json) {
  return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

}  // namespace mip6boot::inspect
