// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the JSON of every message is made of.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_JSON_H_
#define MIP6BOOT_EXAMPLES_INSPECT_JSON_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/feature_set.h"

namespace mip6boot::inspect {

// Keys stand in the order in which they were set.
using Json = nlohmann::ordered_json;

// {"reason": "bad-length", "offset": 57, "text": "OPTION_MIP6_HAA (72) at offset 57: ..."}
Json ErrorJson(const Error& error);
// A number, or its decimal digits as a string where it is above 2^53 and JavaScript would round it.
Json NumberJson(uint64_t number);
// ["MIP6_INTEGRATED", "0x4"]: a name, or the bit, of each that is set.
Json FeaturesJson(FeatureSet features);
// A string, or null for no name.
Json NameJson(const char* name);

// ["R48", "R91"] of "R48 R91".
Json RulesJson(const char* rules);

// One line, without octets that a terminal or a JSON reader could stumble over.
std::string ToLine(const Json& json);

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_JSON_H_
