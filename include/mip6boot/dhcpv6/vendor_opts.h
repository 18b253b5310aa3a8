// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_VENDOR_OPTS (17), RFC 8415 section 21.17: what a vendor has to say to its own.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_VENDOR_OPTS (17)    |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                       enterprise-number                       |
//     |                       vendor-option-data                     ...
//
// It may repeat, once for each enterprise-number. The data is to be a run of sub-options laid out
// as options are, their codes the vendor's own:
//
//     +-------------------------------+-------------------------------+
//     |          sub-opt-code         |         sub-option-len        |
//     +-------------------------------+-------------------------------+
//     |                        sub-option-data                       ...
//
// Not every vendor keeps to that, so the data is left as it is until somebody scans it. Views share
// the life of the buffer they were read from.

#ifndef MIP6BOOT_DHCPV6_VENDOR_OPTS_H_
#define MIP6BOOT_DHCPV6_VENDOR_OPTS_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>

#include "absl/base/optimization.h"
#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// One sub-option: `{code, octets}` is enough to write one.
struct VendorSubOption {
  uint16_t code = 0;  // the vendor's, no option code
  Bytes data;
  uint32_t offset = 0;  // of its header, in the buffer that was given
};

// A run of whole sub-options, known to be sound: iterate over it for `VendorSubOption`s.
class VendorSubOptions {
 public:
  // Input iterator: a value is made when it is asked for.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = VendorSubOption;
    using difference_type = std::ptrdiff_t;
    using pointer = const VendorSubOption*;
    using reference = VendorSubOption;

    VendorSubOption operator*() const {
      const OptionView view = *at_;
      return {static_cast<uint16_t>(view.code), view.data, view.offset};
    }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
    friend bool operator!=(const Iterator& a, const Iterator& b) { return a.at_ != b.at_; }

   private:
    friend class VendorSubOptions;
    explicit Iterator(const OptionRange::Iterator& at) : at_(at) {}

    OptionRange::Iterator at_;
  };

  struct Scanned;

  VendorSubOptions() = default;

  // Iterators point into the wire, not into the run.
  Iterator begin() const { return Iterator(run_.begin()); }
  Iterator end() const { return Iterator(run_.end()); }
  bool empty() const { return run_.empty(); }
  // The octets of the run, headers included.
  Bytes wire() const { return run_.wire(); }

 private:
  friend struct VendorOptions;
  explicit VendorSubOptions(const OptionRange& run) : run_(run) {}

  OptionRange run_;  // the same layout
};

// The good sub-options, and the error that ended them.
struct VendorSubOptions::Scanned {
  VendorSubOptions sub_options;
  std::optional<Error> error;
};

// OPTION_VENDOR_OPTS (17). A product that writes one makes it from its own octets:
// `{enterprise_number, octets}` is enough.
struct VendorOptions {
  static constexpr OptionCode kCode = OptionCode::kVendorOpts;
  static constexpr size_t kFixedSize = 4;

  uint32_t enterprise_number = 0;  // IANA's
  Bytes data;                      // vendor-option-data
  uint32_t data_offset = 0;        // of `data`, in the buffer that was given
  uint8_t depth = 0;               // containers around the option

  // The good run of sub-options at the start of `data` and, beside it, the error that ended it.
  // Errors: kTruncated, about this option, at the sub-option that runs past the end.
  MIP6BOOT_EXPORT VendorSubOptions::Scanned ScanSubOptions() const;

  // Errors: kTooShort.
  static Result<VendorOptions> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() < kFixedSize)) {
      return Unexpected(OptionError(option, Reason::kTooShort, option.data.size(), kFixedSize));
    }
    return VendorOptions{LoadBigEndian32(option.data.data()), option.data.subspan(kFixedSize),
                         option.offset + static_cast<uint32_t>(kOptionHeaderSize + kFixedSize),
                         option.depth};
  }
  // The data as it is. Errors: kLengthOverflow.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  // Where the two stand does not count.
  friend bool operator==(const VendorOptions& a, const VendorOptions& b) {
    return a.enterprise_number == b.enterprise_number && a.data == b.data;
  }
  friend bool operator!=(const VendorOptions& a, const VendorOptions& b) { return !(a == b); }
};

// OPTION_VENDOR_OPTS (17) from sub-options in memory, to be written.
struct VendorOptionsList {
  static constexpr OptionCode kCode = OptionCode::kVendorOpts;

  uint32_t enterprise_number = 0;  // IANA's
  absl::Span<const VendorSubOption> sub_options;

  // Errors: kLengthOverflow.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_VENDOR_OPTS_H_
