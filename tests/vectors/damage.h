// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Damaged vectors: each prefix of one, and changes of one octet. Nothing in here asserts: a test
// asserts once, with the first fault.

#ifndef MIP6BOOT_TESTS_VECTORS_DAMAGE_H_
#define MIP6BOOT_TESTS_VECTORS_DAMAGE_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "tests/support/examine/findings.h"

namespace mip6boot::test {

// Decodes all that can be reached from the input.
using Examine = void (*)(Findings& findings);

enum class Changes : uint8_t {
  kSome,  // each octet: its eight single bits turned, one more, one less, 0x00, 0xff, 0x40, 0xc0
  kAll,   // each octet: all 255 other values
};

struct DamageReport {
  std::string first_fault = "none";  // or: vector, damage, fault, input in hexadecimal
  size_t inputs = 0;
  size_t refusals = 0;
};

// Examines each valid vector of these protocols: whole, each prefix, each change of one octet. Each
// prefix and each vector lies in a heap block of its exact size.
DamageReport ExamineDamaged(std::initializer_list<const char*> protocols, Examine examine,
                            Changes changes);
// The same of these octets, which are valid.
DamageReport ExamineDamaged(std::vector<uint8_t> octets, Examine examine, Changes changes);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_VECTORS_DAMAGE_H_
