// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whether values of a type are equal exactly when they are written alike, the same for options,
// AVPs and attributes.

#ifndef MIP6BOOT_TESTS_SUPPORT_EQUALITY_H_
#define MIP6BOOT_TESTS_SUPPORT_EQUALITY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "mip6boot/base/result.h"
#include "tests/support/encoded.h"

namespace mip6boot::test {

// What is wrong with how `a` and `b` compare; "" if nothing is.
template <typename Writer, typename T>
std::string Compare(const T& a, const T& b) {
  const std::string written = EncodedBy<Writer>(a);
  const std::string other = EncodedBy<Writer>(b);
  const bool alike = written == other;
  if ((a == b) != alike) return " " + written + (alike ? " differs from " : " equals ") + other;
  if ((a != b) == alike) return " " + written + ": == and != agree";
  return "";
}

// Holds the element in `octets` against itself and against what it is with each one octet behind
// its header changed.
template <typename T, typename Writer, typename Range>
std::string CompareWithChanged(const std::vector<uint8_t>& octets, size_t header_size) {
  const Range run = *Range::Parse(octets);
  const Result<T> value = run.template Find<T>();
  if (!value) return " " + value.error().ToString();
  std::string faults = Compare<Writer>(*value, *value);
  for (size_t i = header_size; i < octets.size(); ++i) {
    for (const int bit : {0x01, 0x02, 0x08, 0x20, 0x80}) {
      std::vector<uint8_t> changed = octets;
      changed[i] = static_cast<uint8_t>(changed[i] ^ bit);
      const Result<T> other = Range::Parse(changed)->template Find<T>();
      if (other) faults += Compare<Writer>(*value, *other);
    }
  }
  return faults;
}

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_EQUALITY_H_
