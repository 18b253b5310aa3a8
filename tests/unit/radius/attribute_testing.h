// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// One attribute at a time: from hexadecimal octets to a typed value and back.

#ifndef MIP6BOOT_TESTS_UNIT_RADIUS_ATTRIBUTE_TESTING_H_
#define MIP6BOOT_TESTS_UNIT_RADIUS_ATTRIBUTE_TESTING_H_

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attribute_writer.h"
#include "tests/support/encoded.h"
#include "tests/support/hex.h"

namespace mip6boot::radius {

// An attribute, and the octets that it and what is decoded from it view. It stands at offset 100,
// so that a refusal whose offset is not carried through shows.
class TestAttribute {
 public:
  // Header and value.
  explicit TestAttribute(std::string_view hex) : wire_(test::FromHex(hex)) {
    const Result<AttributeRange> run = AttributeRange::Parse(wire_, 100);
    if (!run || run->empty()) throw std::invalid_argument("no whole attribute");
    view_ = *run->begin();
    if (++run->begin() != run->end()) throw std::invalid_argument("several attributes");
  }
  TestAttribute(const TestAttribute&) = delete;
  TestAttribute& operator=(const TestAttribute&) = delete;

  const AttributeView& view() const { return view_; }
  template <typename T>
  Result<T> As(const DecodePolicy& policy = {}) const {
    return view_.As<T>(policy);
  }

 private:
  std::vector<uint8_t> wire_;
  AttributeView view_;
};

// Why the attribute is refused, as a line: it names the attribute, the offset and the reason.
template <typename T>
std::string Refusal(std::string_view hex, const DecodePolicy& policy = {}) {
  const TestAttribute attribute(hex);
  const Result<T> value = attribute.As<T>(policy);
  return value.has_value() ? "taken" : value.error().ToString();
}

template <typename T>
std::string Encoded(const T& value) {
  return test::EncodedBy<AttributeWriter>(value);
}

// What a typed value read from `hex` is written as.
template <typename T>
std::string Reencoded(std::string_view hex, const DecodePolicy& policy = {}) {
  const TestAttribute attribute(hex);
  const Result<T> value = attribute.As<T>(policy);
  return value.has_value() ? Encoded(*value) : value.error().ToString();
}

}  // namespace mip6boot::radius

#endif  // MIP6BOOT_TESTS_UNIT_RADIUS_ATTRIBUTE_TESTING_H_
