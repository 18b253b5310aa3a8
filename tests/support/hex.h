// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Octets as hexadecimal text, both ways.

#ifndef MIP6BOOT_TESTS_SUPPORT_HEX_H_
#define MIP6BOOT_TESTS_SUPPORT_HEX_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/base/bytes.h"

namespace mip6boot::test {

// "0b a1b2c3": blanks are skipped. Anything else that is no pair of digits ends the test program.
std::vector<uint8_t> FromHex(std::string_view text);
// "0ba1b2c3"
std::string ToHex(Bytes octets);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_HEX_H_
