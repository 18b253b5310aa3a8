// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a writer makes of one value.

#ifndef MIP6BOOT_TESTS_SUPPORT_ENCODED_H_
#define MIP6BOOT_TESTS_SUPPORT_ENCODED_H_

#include <cstdint>
#include <string>
#include <vector>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "tests/support/hex.h"

namespace mip6boot::test {

// What a `Writer` writes of `value`, in hexadecimal; else the line that says why not. A counting
// writer must agree.
template <typename Writer, typename T>
std::string EncodedBy(const T& value) {
  std::vector<uint8_t> buffer(70000, 0xee);  // what is not written shows
  Writer out{MutableBytes(buffer)};
  out.Add(value);
  Writer counter = Writer::Counting();
  counter.Add(value);
  const Result<Bytes> octets = out.Finish();
  if (counter.ok() != octets.has_value()) return "counting and writing disagree";
  if (!octets) return octets.error().ToString();
  if (counter.size() != octets->size()) return "counted another size than was written";
  return ToHex(*octets);
}

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_ENCODED_H_
