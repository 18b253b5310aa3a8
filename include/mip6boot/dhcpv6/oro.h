// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_ORO (6), RFC 8415 section 21.7: the options that a client asks for.
//
//     +-------------------------------+-------------------------------+
//     |         OPTION_ORO (6)        |           option-len          |
//     +-------------------------------+-------------------------------+
//     |    requested-option-code-1    |    requested-option-code-2    |
//     |                              ...                              |
//
// A view shares the life of the buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_ORO_H_
#define MIP6BOOT_DHCPV6_ORO_H_

#include <cstddef>
#include <cstdint>
#include <iterator>

#include "absl/base/optimization.h"
#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// OPTION_ORO (6): a list of codes as it lies on the wire: iterate over it for `OptionCode`s.
struct OptionRequest {
  static constexpr OptionCode kCode = OptionCode::kOro;

  // Input iterator: a value is made when it is asked for.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = OptionCode;
    using difference_type = std::ptrdiff_t;
    using pointer = const OptionCode*;
    using reference = OptionCode;

    // Of the codes from `at` on.
    explicit Iterator(const uint8_t* at) : at_(at) {}
    OptionCode operator*() const { return static_cast<OptionCode>(LoadBigEndian16(at_)); }
    Iterator& operator++() {
      at_ += 2;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(Iterator a, Iterator b) { return a.at_ == b.at_; }
    friend bool operator!=(Iterator a, Iterator b) { return a.at_ != b.at_; }

   private:
    const uint8_t* at_;
  };

  Bytes codes;  // two octets a code

  Iterator begin() const { return Iterator(codes.data()); }
  Iterator end() const { return Iterator(codes.data() + codes.size() / 2 * 2); }
  size_t size() const { return codes.size() / 2; }
  bool empty() const { return size() == 0; }
  // Whether the client asks for it.
  bool Contains(OptionCode code) const {
    for (const OptionCode listed : *this) {
      if (listed == code) return true;
    }
    return false;
  }

  // Errors: kBadMultiple.
  static Result<OptionRequest> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() % 2 != 0)) {
      return Unexpected(OptionError(option, Reason::kBadMultiple, option.data.size(), 2));
    }
    return OptionRequest{option.data};
  }
  // Errors: kBadMultiple.
  void Encode(OptionWriter& out) const {
    if (ABSL_PREDICT_FALSE(codes.size() % 2 != 0)) {
      return out.FailOption(kCode, Reason::kBadMultiple, codes.size(), 2);
    }
    out.Raw(kCode, codes);
  }

  friend bool operator==(const OptionRequest& a, const OptionRequest& b) {
    return a.codes == b.codes;
  }
  friend bool operator!=(const OptionRequest& a, const OptionRequest& b) { return !(a == b); }
};

// OPTION_ORO (6) from codes in memory, to be written.
struct OptionRequestList {
  static constexpr OptionCode kCode = OptionCode::kOro;

  absl::Span<const OptionCode> codes;

  void Encode(OptionWriter& out) const {
    out.Nest(kCode, [this](OptionWriter& list) {
      for (const OptionCode code : codes) list.octets().U16(static_cast<uint16_t>(code));
    });
  }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_ORO_H_
