// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/reference/dhcpv6_places.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace mip6boot::reference {
namespace {

// By code: whether there may be one only; the messages at whose top it stands, a hexadecimal digit
// a type; the options that it stands inside.
struct Row {
  bool once;
  std::string messages;
  std::set<unsigned> inside;
};
// RFC 8415 appendices B and C; RFC 4994 (6 in a Relay-forward); RFC 3646 (23, 24); RFC 4649 (37);
// RFC 4580 (38); RFC 4704 (39); RFC 6610 (49, 50, 69..73); RFC 5460 (53, 80); RFC 6440 (65); RFC
// 6422 (66); RFC 6939 (79); RFC 8357 (135).
const std::map<unsigned, Row>& Rows() {
  static const std::map<unsigned, Row> rows = {{1, {true, "123456789ab", {}}},
                                               {2, {true, "235789ab", {}}},
                                               {3, {false, "123456789", {}}},
                                               {4, {false, "123456789", {}}},
                                               {5, {false, "", {3, 4}}},
                                               {6, {true, "1356bc", {}}},
                                               {7, {true, "2", {}}},
                                               {8, {true, "1345689b", {}}},
                                               {9, {true, "cd", {}}},
                                               {11, {true, "7a", {}}},
                                               {12, {true, "7", {}}},
                                               {13, {true, "27", {3, 4, 25}}},
                                               {14, {true, "17", {}}},
                                               {15, {true, "123456789b", {}}},
                                               {16, {false, "123456789b", {}}},
                                               {17, {false, "123456789bcd", {}}},
                                               {18, {true, "cd", {}}},
                                               {19, {true, "a", {}}},
                                               {20, {true, "123567b", {}}},
                                               {23, {true, "123567b", {}}},
                                               {24, {true, "123567b", {}}},
                                               {25, {false, "12356789", {}}},
                                               {26, {false, "", {25}}},
                                               {32, {true, "7", {}}},
                                               {37, {true, "cd", {}}},
                                               {38, {true, "cd", {}}},
                                               {39, {true, "123567", {}}},
                                               {49, {false, "1356b", {69}}},
                                               {50, {false, "27", {66}}},
                                               {53, {true, "cd", {}}},
                                               {65, {true, "123456789abcd", {66}}},
                                               {66, {true, "c", {}}},
                                               {69, {false, "27", {66}}},
                                               {70, {false, "27", {66}}},
                                               {71, {false, "", {50, 69, 70}}},
                                               {72, {false, "", {50, 69, 70}}},
                                               {73, {false, "", {50, 69, 70}}},
                                               {79, {true, "cd", {}}},
                                               {80, {true, "", {}}},
                                               {82, {true, "27", {}}},
                                               {83, {true, "27", {}}},
                                               {135, {true, "cd", {}}}};
  return rows;
}

// How many octets stand in front of the options in a container that is looked into.
const std::map<unsigned, std::size_t>& Containers() {
  static const std::map<unsigned, std::size_t> containers = {{3, 12}, {4, 4},  {25, 12}, {50, 0},
                                                             {66, 0}, {69, 0}, {70, 0}};
  return containers;
}

// `container`: 0 at the top.
void Judge(const std::vector<Dhcpv6Option>& options, unsigned type, unsigned container,
           std::size_t offset, std::vector<Dhcpv6Place>& places) {
  std::set<unsigned> seen;
  for (const Dhcpv6Option& option : options) {
    const auto row = Rows().find(option.code);
    bool misplaced = false;
    if (row != Rows().end()) {
      misplaced = container == 0
                      ? row->second.messages.find("0123456789abcd"[type]) == std::string::npos
                      : row->second.inside.count(container) == 0;
      const bool again = !seen.insert(option.code).second && row->second.once;
      places.push_back({offset, misplaced, again});
    }
    const auto start = Containers().find(option.code);
    if (start != Containers().end() && !misplaced) {
      Judge(option.inside, type, option.code, offset + 4 + start->second, places);
    }
    offset += 4 + option.data.size();
  }
}

}  // namespace

std::vector<Dhcpv6Place> JudgePlaces(const Dhcpv6Message& message) {
  std::vector<Dhcpv6Place> places;
  if (!message.has_header) return places;
  const unsigned type = message.header[0];
  // Of messages of other RFCs nothing is listed.
  if (type >= 1 && type <= 13) Judge(message.options, type, 0, message.header.size(), places);
  return places;
}

bool HasPassedTooManyRelays(const Dhcpv6Message& message) {
  return message.has_header && message.header[0] == 12 && message.header[1] > 8;
}

}  // namespace mip6boot::reference
