// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// One option at a time: from hexadecimal octets to a typed value and back.

#ifndef MIP6BOOT_TESTS_UNIT_DHCPV6_OPTION_TESTING_H_
#define MIP6BOOT_TESTS_UNIT_DHCPV6_OPTION_TESTING_H_

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "tests/support/encoded.h"
#include "tests/support/hex.h"

namespace mip6boot::dhcpv6 {

// An option, and the octets that it and what is decoded from it view. It stands at offset 100, in
// one container, so that a refusal whose offset or depth is not carried through shows.
class TestOption {
 public:
  // Header and data.
  explicit TestOption(std::string_view hex) : wire_(test::FromHex(hex)) {
    const Result<OptionRange> run = OptionRange::Parse(wire_, 100, 1);
    if (!run || run->empty()) throw std::invalid_argument("no whole option");
    view_ = *run->begin();
    if (view_.data.size() + kOptionHeaderSize != wire_.size()) {
      throw std::invalid_argument("several options");
    }
  }
  // From data alone: `size` octets of `fill`.
  TestOption(OptionCode code, size_t size, uint8_t fill) : wire_(size, fill) {
    view_ = OptionView{code, wire_, 100, 1};
  }
  TestOption(const TestOption&) = delete;
  TestOption& operator=(const TestOption&) = delete;

  const OptionView& view() const { return view_; }
  template <typename T>
  Result<T> As(const DecodePolicy& policy = {}) const {
    return view_.As<T>(policy);
  }

 private:
  std::vector<uint8_t> wire_;
  OptionView view_;
};

// Why the option is refused, as a line: it names the option, the offset and the reason.
template <typename T>
std::string Refusal(const TestOption& option, const DecodePolicy& policy = {}) {
  const Result<T> value = option.As<T>(policy);
  return value.has_value() ? "taken" : value.error().ToString();
}
template <typename T>
std::string Refusal(std::string_view hex, const DecodePolicy& policy = {}) {
  return Refusal<T>(TestOption(hex), policy);
}

template <typename T>
std::string Encoded(const T& value) {
  return test::EncodedBy<OptionWriter>(value);
}

// What a typed value read from `hex` is written as.
template <typename T>
std::string Reencoded(std::string_view hex) {
  const TestOption option(hex);
  const Result<T> value = option.As<T>();
  return value.has_value() ? Encoded(*value) : value.error().ToString();
}

}  // namespace mip6boot::dhcpv6

#endif  // MIP6BOOT_TESTS_UNIT_DHCPV6_OPTION_TESTING_H_
