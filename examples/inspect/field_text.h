// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The fields of one option or AVP in words.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_FIELD_TEXT_H_
#define MIP6BOOT_EXAMPLES_INSPECT_FIELD_TEXT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "examples/inspect/json.h"

namespace mip6boot::inspect {

// "2001:db8::/64", "short form": a phrase for each field worth one. Containers' contents, errors
// and what stands in every line are left out.
std::vector<std::string> FieldPhrases(const Json& element);

// "2026-11-23 19:10:13.123456", UTC.
std::string TimeText(double seconds_since_1970);

// Text of others: as it is if it is plain, else quoted and escaped.
std::string Escaped(const std::string& text);

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_FIELD_TEXT_H_
