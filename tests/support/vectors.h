// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The worked examples of tests/vectors/vectors.json, by name.

#ifndef MIP6BOOT_TESTS_SUPPORT_VECTORS_H_
#define MIP6BOOT_TESTS_SUPPORT_VECTORS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mip6boot::test {

struct Vector {
  std::string name;
  std::string protocol;  // "dhcpv6-option", "diameter-message", ...
  std::string meaning;
  std::vector<uint8_t> octets;
  bool valid = true;
};

// In the order of the file.
const std::vector<Vector>& AllVectors();

// The octets of the one called `name`; it must be there.
const std::vector<uint8_t>& VectorOctets(std::string_view name);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_VECTORS_H_
