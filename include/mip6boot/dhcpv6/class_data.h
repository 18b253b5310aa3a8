// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Runs of opaque fields, each behind its length: the user classes of OPTION_USER_CLASS (15) and the
// vendor classes of OPTION_VENDOR_CLASS (16), RFC 8415 sections 21.15 and 21.16.
//
//     +-------------------------------+-------------------------------+
//     |    user-/vendor-class-len     |          opaque-data         ...
//
// `ClassData::Parse` makes one structural pass over a run; after it, iteration cannot fail. A view
// shares the life of the buffer it was made from.

#ifndef MIP6BOOT_DHCPV6_CLASS_DATA_H_
#define MIP6BOOT_DHCPV6_CLASS_DATA_H_

#include <cstddef>
#include <cstdint>
#include <iterator>

#include "absl/base/attributes.h"
#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// A run of whole fields, known to be sound: iterate over it for the `Bytes` of each.
class ClassData {
 public:
  static constexpr size_t kLengthSize = 2;  // of the length before each field

  // Input iterator: a value is made when it is asked for.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Bytes;
    using difference_type = std::ptrdiff_t;
    using pointer = const Bytes*;
    using reference = Bytes;

    Bytes operator*() const { return Bytes(at_ + kLengthSize, LoadBigEndian16(at_)); }
    Iterator& operator++() {
      at_ += kLengthSize + LoadBigEndian16(at_);
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
    friend class ClassData;
    explicit Iterator(const uint8_t* at) : at_(at) {}

    const uint8_t* at_;
  };

  ClassData() = default;

  // The run that fills `wire`; it may be empty. `base_offset` is added to the offset of an error.
  // Errors: kTruncated (a length or a field runs past the end).
  MIP6BOOT_EXPORT static Result<ClassData> Parse(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND,
                                                 size_t base_offset = 0);

  // Iterators point into the wire, not into the run.
  Iterator begin() const { return Iterator(wire_.data()); }
  Iterator end() const { return Iterator(wire_.data() + wire_.size()); }
  bool empty() const { return wire_.empty(); }
  // The octets of the run, lengths included.
  Bytes wire() const { return wire_; }

  friend bool operator==(ClassData a, ClassData b) { return a.wire_ == b.wire_; }
  friend bool operator!=(ClassData a, ClassData b) { return !(a == b); }

 private:
  explicit ClassData(Bytes wire) : wire_(wire) {}

  Bytes wire_;
};

namespace internal {

// Writes `fields` into the open option. One that does not fit its length does not fit the option
// either, which says so when it is closed.
inline void WriteClassData(absl::Span<const Bytes> fields, OptionWriter& out) {
  for (const Bytes field : fields) {
    out.octets().U16(static_cast<uint16_t>(field.size()));
    out.octets().Copy(field);
  }
}

}  // namespace internal

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_CLASS_DATA_H_
