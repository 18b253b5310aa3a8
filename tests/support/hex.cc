// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/hex.h"

#include <stdexcept>

namespace mip6boot::test {
namespace {

unsigned Digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  throw std::invalid_argument(std::string("not a hexadecimal digit: ") + c);
}

}  // namespace

std::vector<uint8_t> FromHex(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c != ' ' && c != '\n') digits += c;
  }
  if (digits.size() % 2 != 0) throw std::invalid_argument("an odd number of hexadecimal digits");
  std::vector<uint8_t> octets;
  for (size_t i = 0; i < digits.size(); i += 2) {
    octets.push_back(static_cast<uint8_t>(Digit(digits[i]) << 4 | Digit(digits[i + 1])));
  }
  return octets;
}

std::string ToHex(Bytes octets) {
  std::string text;
  for (const uint8_t octet : octets) {
    text += "0123456789abcdef"[octet >> 4];
    text += "0123456789abcdef"[octet & 0xf];
  }
  return text;
}

}  // namespace mip6boot::test
