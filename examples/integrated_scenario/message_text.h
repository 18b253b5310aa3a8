// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Message trees as words, as JSON, and as the list of what stands where.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_MESSAGE_TEXT_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_MESSAGE_TEXT_H_

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "examples/integrated_scenario/message_tree.h"

namespace mip6boot::scenario {

// "IDINF{HNIDF home.example.org., HNP 2001:db8:6000:302::/64}": IANA's names without what they all
// have in front.
struct Phrase {
  std::string text;
  bool mobility = false;
};

// What is worth a word in the message, in wire order; what stands in every message is left out.
std::vector<Phrase> Phrases(const Message& message);
std::string Words(const Element& element);

nlohmann::ordered_json ToJson(const Message& message);

// The codes on the way to each option or AVP: "66", "66/69", "66/69/72"; what is relayed stands
// behind its "9".
std::set<std::string> Paths(const Message& message);
// Whether an option or AVP with this code stands anywhere in the message.
bool Holds(const Message& message, uint32_t code);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_MESSAGE_TEXT_H_
