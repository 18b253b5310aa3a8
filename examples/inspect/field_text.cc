// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/field_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <string_view>

#include "mip6boot/dhcpv6/option_code.h"

namespace mip6boot::inspect {
namespace {

std::string PlainText(const Json& value) {
  if (value.is_string()) return Escaped(value.get<std::string>());
  if (!value.is_array()) return value.dump();
  std::string text;
  for (const Json& item : value) text += (text.empty() ? "" : " ") + PlainText(item);
  return text;
}

// "49 MIP6_HNIDF"
std::string RequestedText(const Json& codes) {
  std::string text;
  for (const Json& code : codes) {
    const char* const name =
        dhcpv6::OptionName(static_cast<dhcpv6::OptionCode>(code.get<uint16_t>()));
    text += fmt::format("{}{}", text.empty() ? "" : ", ", code.get<unsigned>());
    if (name != nullptr) text += fmt::format(" {}", std::string_view(name).substr(7));  // OPTION_
  }
  return text.empty() ? "nothing" : text;
}

bool IsOneOf(std::string_view key, std::initializer_list<std::string_view> keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// Shown elsewhere, or said better by another field.
bool IsLeftOut(const std::string& key, const Json& element) {
  if (IsOneOf(key, {"code", "vendor", "name", "offset", "length", "flags", "options", "avps",
                    "message", "good_options", "good_avps", "error", "violations"})) {
    return true;
  }
  if (key == "duid_type") return element.contains("duid_type_name");
  if (key == "status") return element.contains("status_name");
  if (key == "message_type") return element.contains("message_name");
  // The typed fields of an option say what its octets do.
  if (key == "value" && element.contains("error")) return true;
  if (key == "value" && element["value"].is_string()) {
    for (const auto& [other, ignored] : element.items()) {
      if (other != "value" && !IsOneOf(other, {"code", "vendor", "name", "offset", "length",
                                               "flags", "violations", "family", "bits", "label"})) {
        return true;
      }
    }
  }
  return false;
}

std::string Phrase(const std::string& key, const Json& value, const Json& element) {
  if (key == "requested") return RequestedText(value);
  if (key == "elapsed_ms") return fmt::format("{} ms", value.dump());
  if (key == "seconds") return fmt::format("{} s", value.dump());
  if (key == "t1" || key == "t2") return fmt::format("{} {} s", key, value.dump());
  if (key == "time") return TimeText(value.get<double>());
  if (key == "form") return fmt::format("{} form", PlainText(value));
  if (key == "ipv4") return fmt::format("stands for IPv4 {}", PlainText(value));
  if (key == "status_name")
    return fmt::format("{} ({})", PlainText(value), element["status"].dump());
  if (key == "value" && element.contains("bits")) {
    return fmt::format(
        "{:#x}", value.is_string() ? std::stoull(value.get<std::string>()) : value.get<uint64_t>());
  }
  if (IsOneOf(key, {"fqdn", "names", "address", "addresses", "prefix", "text", "duid",
                    "duid_type_name", "value", "label", "bits", "message_name"})) {
    return PlainText(value);
  }
  std::string words = key;
  std::replace(words.begin(), words.end(), '_', ' ');
  return fmt::format("{} {}", words, PlainText(value));
}

}  // namespace

std::vector<std::string> FieldPhrases(const Json& element) {
  std::vector<std::string> phrases;
  for (const auto& [key, value] : element.items()) {
    if (IsLeftOut(key, element)) continue;
    std::string phrase = Phrase(key, value, element);
    if (!phrase.empty()) phrases.push_back(std::move(phrase));
  }
  return phrases;
}

std::string TimeText(double seconds_since_1970) {
  const double whole = std::floor(seconds_since_1970);
  int microseconds = static_cast<int>(std::lround((seconds_since_1970 - whole) * 1e6));
  std::time_t seconds = static_cast<std::time_t>(whole);
  if (microseconds == 1000000) {
    microseconds = 0;
    ++seconds;
  }
  std::tm parts{};
  if (gmtime_r(&seconds, &parts) == nullptr) return fmt::format("{} s", seconds_since_1970);
  char text[32] = "";
  (void)std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &parts);
  return microseconds == 0 ? text : fmt::format("{}.{:06}", text, microseconds);
}

std::string Escaped(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
  });
  const bool bare = plain && (text.empty() || (text.front() != ' ' && text.back() != ' '));
  return bare ? text : ToLine(Json(text));
}

}  // namespace mip6boot::inspect
