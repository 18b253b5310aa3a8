// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/inspected.h"

#include <algorithm>
#include <sstream>

#include "examples/inspect/octets_text.h"
#include "fuzz/finding.h"
#include "tests/support/hex.h"

namespace mip6boot::fuzz {
namespace {

using inspect::Content;
using inspect::Inspector;
using inspect::Json;
using inspect::Settings;

// How the elements of a list are laid out.
struct Layout {
  const char* list;
  size_t code_size;
  size_t length_at;
  size_t length_size;
  size_t header;     // octets in front of the data that `length` does not count
  size_t alignment;  // of the next element
};
constexpr Layout kLayouts[] = {
    {"options", 2, 2, 2, 4, 1},                                      // RFC 8415 21.1
    {"good_options", 2, 2, 2, 4, 1}, {"avps", 4, 5, 3, 0, 4},        // RFC 6733 4.1
    {"good_avps", 4, 5, 3, 0, 4},    {"attributes", 1, 1, 1, 0, 1},  // RFC 2865 5
};

bool IsWhole(const Layout& layout) { return std::string(layout.list).rfind("good_", 0) != 0; }

// Where the list in `json` starts, behind an element's or a message's own fields.
size_t StartOf(const Json& json, const Layout& layout) {
  if (json.contains("transaction_id")) return 4;
  if (json.contains("hop_count")) return 34;
  if (json.contains("hop_by_hop")) return 20;
  if (!json.contains("code")) return 0;  // a bare run
  const size_t offset = json["offset"].get<size_t>();
  if (layout.code_size == 4) {
    return offset + (json["flags"].get<std::string>().find('V') == std::string::npos ? 8 : 12);
  }
  switch (json["code"].get<unsigned>()) {
    case 3:
    case 25:
      return offset + 4 + 12;
    case 4:
      return offset + 4 + 4;
    case 5:
      return offset + 4 + 24;
    case 26:
      return offset + 4 + 25;
    default:
      return offset + 4;
  }
}

// `start`: of the message, or of the run; `end`: of what the lists in `json` are in.
void RequirePlacesIn(const Json& json, size_t start, size_t end) {
  for (const Layout& layout : kLayouts) {
    if (!json.contains(layout.list)) continue;
    size_t at = StartOf(json, layout) + (json.contains("code") ? 0 : start);
    for (const Json& element : json[layout.list]) {
      const size_t size = layout.header + element["length"].get<size_t>();
      const size_t padded = (size + layout.alignment - 1) / layout.alignment * layout.alignment;
      Require(element["offset"] == at && at + padded <= end, "an element is out of place");
      RequirePlacesIn(element, start, at + size);
      at += padded;
    }
    Require(at == end || !IsWhole(layout) || json.contains("error"), "elements are missing");
  }
  if (!json.contains("message")) return;
  const size_t inside = json["offset"].get<size_t>() + 4;
  Require(json["message"]["length"] == json["length"], "a relayed message is another");
  RequirePlacesIn(json["message"], inside, end);
}

size_t NumberAt(Bytes octets, size_t at, size_t size) {
  size_t number = 0;
  for (const uint8_t octet : octets.subspan(at, size)) number = number << 8 | octet;
  return number;
}

// Calls `visit(element, layout)` for each element, however deep.
template <typename Visit>
void ForEachElement(const Json& json, const Visit& visit) {
  for (const Layout& layout : kLayouts) {
    if (!json.contains(layout.list)) continue;
    for (const Json& element : json[layout.list]) {
      visit(element, layout);
      ForEachElement(element, visit);
    }
  }
  if (json.contains("message")) ForEachElement(json["message"], visit);
}

}  // namespace

std::vector<Json> ObjectsOf(const std::string& printed) {
  const bool plain = std::all_of(printed.begin(), printed.end(),
                                 [](char c) { return c == '\n' || (c >= 0x20 && c <= 0x7e); });
  Require(plain, "a line of JSON is not plain ASCII");
  std::vector<Json> objects;
  std::istringstream lines(printed);
  for (std::string line; std::getline(lines, line);) {
    objects.push_back(Json::parse(line, nullptr, false));
    Require(objects.back().is_object(), "a line is no JSON object");
  }
  Require(printed.empty() || printed.back() == '\n', "the last line is cut");
  return objects;
}

void RequirePlaces(const Json& message) {
  RequirePlacesIn(message, 0, message["length"].get<size_t>());
}

void RequireOctets(const Json& message, Bytes octets) {
  Require(message["length"] == octets.size(), "another length");
  ForEachElement(message, [octets](const Json& element, const Layout& layout) {
    const size_t at = element["offset"].get<size_t>();
    Require(element["code"] == NumberAt(octets, at, layout.code_size), "another code");
    Require(element["length"] == NumberAt(octets, at + layout.length_at, layout.length_size),
            "another length");
  });
}

bool HasError(const Json& message) {
  bool error = message.contains("error");
  if (message.contains("message")) error = error || HasError(message["message"]);
  ForEachElement(message, [&error](const Json& element, const Layout&) {
    error = error || element.contains("error") ||
            (element.contains("message") && HasError(element["message"]));
  });
  return error;
}

void RequireRoundtrip(Content content, const Json& message) {
  const Json& roundtrip = message["roundtrip"];
  Require(message["reemit"].is_boolean(), "written again, or not");
  if (HasError(message)) return Require(roundtrip.is_null(), "what is malformed was written");
  // The other way round: what is sound is written, but for what must not be sent.
  if (roundtrip.is_null()) {
    return Require(message.contains("roundtrip_error") &&
                       message["roundtrip_error"]["reason"] == "unusable-address",
                   "what is sound is not written");
  }
  Require(message["reemit"] == true, "the octets of what is sound are lost");
  Require(roundtrip.is_boolean() && roundtrip != message.contains("reencoded"),
          "written otherwise, or not");
  if (roundtrip == true) return;
  const auto reencoded = message["reencoded"].get<std::string>();
  if (reencoded[0] == '(') return;  // hidden
  std::ostringstream out;
  Settings settings;
  settings.json = settings.roundtrip = settings.show_keys = true;
  Inspector inspector(settings, out);
  const std::vector<uint8_t> octets = test::FromHex(reencoded);
  inspector.InspectRun(content, octets);
  const Json again = ObjectsOf(out.str()).at(0);
  Require(!inspector.malformed() && again["roundtrip"] == true,
          "what was written is not canonical");
}

void RequireHiddenKeys(const Json& message) {
  ForEachElement(message, [](const Json& element, const Layout& layout) {
    if (layout.code_size != 4 || element["vendor"] != 0) return;
    const unsigned code = element["code"].get<unsigned>();
    // User-Password, MIP-Session-Key, EAP-Master-Session-Key (R101)
    if (code != 2 && code != 343 && code != 464) return;
    const bool has_vendor = element["flags"].get<std::string>().find('V') != std::string::npos;
    const size_t size = element["length"].get<size_t>() - (has_vendor ? 12 : 8);
    Require(element["value"] == inspect::HiddenText(size) && !element.contains("text"),
            "a key is shown (R101)");
  });
}

void RequireText(const std::string& printed) {
  const bool steers = std::any_of(printed.begin(), printed.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f;
  });
  Require(!steers, "what is printed steers a terminal");
  Require(printed.empty() || printed.back() == '\n', "the last line is cut");
}

}  // namespace mip6boot::fuzz
