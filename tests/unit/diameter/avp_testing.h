// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// One AVP at a time: from hexadecimal octets to a typed value and back.

#ifndef MIP6BOOT_TESTS_UNIT_DIAMETER_AVP_TESTING_H_
#define MIP6BOOT_TESTS_UNIT_DIAMETER_AVP_TESTING_H_

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/error_answer.h"
#include "tests/support/encoded.h"
#include "tests/support/hex.h"

namespace mip6boot::diameter {

// An AVP, and the octets that it and what is decoded from it view. It stands at offset 100, in one
// group, so that a refusal whose offset or depth is not carried through shows.
class TestAvp {
 public:
  // Header, data and padding.
  explicit TestAvp(std::string_view hex) : wire_(test::FromHex(hex)) {
    const Result<AvpRange> run = AvpRange::Parse(wire_, 100, 1);
    if (!run || run->empty()) throw std::invalid_argument("no whole AVP");
    view_ = *run->begin();
    if (++run->begin() != run->end()) throw std::invalid_argument("several AVPs");
  }
  // From data alone: `size` octets of `fill`.
  TestAvp(AvpKey key, size_t size, uint8_t fill) : wire_(size, fill) {
    view_ = AvpView{key, kAvpFlagMandatory, wire_, 100, 1};
  }
  TestAvp(const TestAvp&) = delete;
  TestAvp& operator=(const TestAvp&) = delete;

  const AvpView& view() const { return view_; }
  template <typename T>
  Result<T> As(const DecodePolicy& policy = {}) const {
    return view_.As<T>(policy);
  }

 private:
  std::vector<uint8_t> wire_;
  AvpView view_;
};

// Why the AVP is refused, as a line: it names the AVP, the offset and the reason; then the
// Result-Code for it.
template <typename T>
std::string Refusal(const TestAvp& avp, const DecodePolicy& policy = {}) {
  const Result<T> value = avp.As<T>(policy);
  if (value.has_value()) return "taken";
  return value.error().ToString() + " -> " +
         std::to_string(static_cast<unsigned>(ResultCodeFor(value.error())));
}
template <typename T>
std::string Refusal(std::string_view hex, const DecodePolicy& policy = {}) {
  return Refusal<T>(TestAvp(hex), policy);
}

template <typename T>
std::string Encoded(const T& value) {
  return test::EncodedBy<AvpWriter>(value);
}

// What a typed value read from `hex` is written as.
template <typename T>
std::string Reencoded(std::string_view hex) {
  const TestAvp avp(hex);
  const Result<T> value = avp.As<T>();
  return value.has_value() ? Encoded(*value) : value.error().ToString();
}

}  // namespace mip6boot::diameter

#endif  // MIP6BOOT_TESTS_UNIT_DIAMETER_AVP_TESTING_H_
