// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Options as they lie on the wire (RFC 8415 21.1), and runs of them.
//
//      0                   1                   2                   3
//      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//     +-------------------------------+-------------------------------+
//     |          option-code          |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                          option-data                         ...
//
// Options are neither aligned nor padded, and may repeat. `OptionRange::Scan` makes one structural
// pass over a run; after it, iteration cannot fail. What an option holds is decoded on demand,
// `option.As<HomeAgentAddress>()`, and a bad one costs only itself. Containers (RSOO, IDINF, ...)
// get their own pass when they are opened so.
//
// Views share the life of the buffer they were made from and allocate nothing.

#ifndef MIP6BOOT_DHCPV6_OPTION_VIEW_H_
#define MIP6BOOT_DHCPV6_OPTION_VIEW_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>

#include "absl/base/attributes.h"
#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

inline constexpr size_t kOptionHeaderSize = 4;

// One option. A product that owns its messages makes these from its own objects: `{code, octets}`
// is enough.
struct OptionView {
  OptionCode code{};
  Bytes data;           // option-data, option-len octets
  uint32_t offset = 0;  // of the option's header, in the buffer that was given
  uint8_t depth = 0;    // containers around it

  // The typed value: `T::Decode(*this, policy)`. Errors: kWrongType, and those of `T`.
  template <typename T>
  Result<T> As(const DecodePolicy& policy = {}) const;
};

// A refusal of `option` or of something in it: `offset_in_data` octets behind the start of its
// data. Out of line and cold.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error OptionError(const OptionView& option, Reason reason,
                                                      size_t have = 0, size_t want = 0,
                                                      size_t offset_in_data = 0);
// The same from an error about the option's data, whose offset counts from the start of the data.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error OptionError(const OptionView& option,
                                                      const Error& in_data);
// A refusal of `option` as such, at its header: kDuplicate, kNotAllowed, kTooMany, kWrongType.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error OptionHeaderError(const OptionView& option, Reason reason,
                                                            size_t have = 0, size_t want = 0);
// `code` was looked for in a run that starts at `offset`, and is not there.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error MissingOption(OptionCode code, size_t offset,
                                                        uint8_t depth);

// A run of whole options, known to be sound.
class OptionRange {
 public:
  // Input iterator: a value is made when it is asked for.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = OptionView;
    using difference_type = std::ptrdiff_t;
    using pointer = const OptionView*;
    using reference = OptionView;

    OptionView operator*() const {
      return {static_cast<OptionCode>(LoadBigEndian16(at_)),
              Bytes(at_ + kOptionHeaderSize, LoadBigEndian16(at_ + 2)),
              base_offset_ + static_cast<uint32_t>(at_ - run_), depth_};
    }
    Iterator& operator++() {
      at_ += kOptionHeaderSize + LoadBigEndian16(at_ + 2);
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
    friend class OptionRange;
    Iterator(const OptionRange& range, const uint8_t* at)
        : at_(at),
          run_(range.wire_.data()),
          base_offset_(range.base_offset_),
          depth_(range.depth_) {}

    const uint8_t* at_;
    const uint8_t* run_;
    uint32_t base_offset_;
    uint8_t depth_;
  };

  struct Scanned;

  OptionRange() = default;

  // The good run at the start of `wire` and, beside it, the error that ended it. `base_offset` is
  // added to all offsets. Errors: kTruncated (an option header or body runs past the end), kTooMany
  // (`limits.elements`), kTooDeep.
  static Scanned Scan(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND, uint32_t base_offset = 0,
                      uint8_t depth = 0, const Limits& limits = Limits());
  // The same, all or nothing.
  static Result<OptionRange> Parse(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND,
                                   uint32_t base_offset = 0, uint8_t depth = 0,
                                   const Limits& limits = Limits());
  // The run inside the data of `option`, behind its first `skip` octets (the fixed fields of an IA,
  // say), which are there. Errors: as `Parse`, with the offsets of the buffer that `option` stands
  // in.
  static Result<OptionRange> Inside(const OptionView& option, size_t skip = 0,
                                    const Limits& limits = Limits());

  // Iterators point into the wire, not into the range.
  Iterator begin() const { return {*this, wire_.data()}; }
  Iterator end() const { return {*this, wire_.data() + wire_.size()}; }
  bool empty() const { return wire_.empty(); }
  // The octets of the run, headers included.
  Bytes wire() const { return wire_; }
  // Of the run's first octet, in the buffer that was given.
  uint32_t base_offset() const { return base_offset_; }
  // Containers around the run.
  uint8_t depth() const { return depth_; }

  // The first option with `code`.
  std::optional<OptionView> First(OptionCode code) const {
    for (const OptionView option : *this) {
      if (option.code == code) return option;
    }
    return std::nullopt;
  }
  // How many options have `code`.
  size_t Count(OptionCode code) const {
    size_t count = 0;
    for (const OptionView option : *this) count += option.code == code ? 1 : 0;
    return count;
  }
  // The first option of type `T`, decoded. Errors: kMissing, and those of `T`.
  template <typename T>
  Result<T> Find(const DecodePolicy& policy = {}) const {
    const std::optional<OptionView> option = First(T::kCode);
    if (!option.has_value()) return Unexpected(MissingOption(T::kCode, base_offset_, depth_));
    return T::Decode(*option, policy);
  }
  // Calls `visit(Result<T>)` for each option of type `T`, in wire order.
  template <typename T, typename Visit>
  void ForEach(Visit&& visit, const DecodePolicy& policy = {}) const {
    for (const OptionView option : *this) {
      if (option.code == T::kCode) visit(T::Decode(option, policy));
    }
  }

 private:
  OptionRange(Bytes wire, uint32_t base_offset, uint8_t depth)
      : wire_(wire), base_offset_(base_offset), depth_(depth) {}

  Bytes wire_;
  uint32_t base_offset_ = 0;
  uint8_t depth_ = 0;
};

// What `Scan` gives: the good options, and the error that ended them.
struct OptionRange::Scanned {
  OptionRange options;
  std::optional<Error> error;
};

// ---- details ----

namespace internal {

enum class RunEnd : uint8_t { kWhole, kTruncated, kTooMany };

// The structural pass: how far `wire` is a run of whole options. Kept this small because everything
// else is paid for once per message, this once per option.
struct Run {
  size_t good;  // octets
  RunEnd end;
};
inline Run MeasureRun(Bytes wire, uint32_t max_options) {
  const uint8_t* const begin = wire.data();
  size_t position = 0;
  size_t left = wire.size();
  for (uint32_t count = 0; left != 0; ++count) {
    if (ABSL_PREDICT_FALSE(left < kOptionHeaderSize)) return {position, RunEnd::kTruncated};
    const size_t size = kOptionHeaderSize + LoadBigEndian16(begin + position + 2);
    if (ABSL_PREDICT_FALSE(size > left)) return {position, RunEnd::kTruncated};
    if (ABSL_PREDICT_FALSE(count == max_options)) return {position, RunEnd::kTooMany};
    position += size;
    left -= size;
  }
  return {position, RunEnd::kWhole};
}

// Why the run in `wire` ended after `run.good` octets.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RunError(Bytes wire, Run run, uint32_t base_offset,
                                                   uint8_t depth, const Limits& limits);

}  // namespace internal

inline OptionRange::Scanned OptionRange::Scan(Bytes wire, uint32_t base_offset, uint8_t depth,
                                              const Limits& limits) {
  internal::Run run{0, internal::RunEnd::kTooMany};
  if (ABSL_PREDICT_TRUE(depth <= limits.option_depth)) {
    run = internal::MeasureRun(wire, limits.elements);
  }
  Scanned scanned{OptionRange(wire.subspan(0, run.good), base_offset, depth), std::nullopt};
  if (ABSL_PREDICT_FALSE(run.end != internal::RunEnd::kWhole)) {
    scanned.error = internal::RunError(wire, run, base_offset, depth, limits);
  }
  return scanned;
}

inline Result<OptionRange> OptionRange::Parse(Bytes wire, uint32_t base_offset, uint8_t depth,
                                              const Limits& limits) {
  internal::Run run{0, internal::RunEnd::kTooMany};
  if (ABSL_PREDICT_TRUE(depth <= limits.option_depth)) {
    run = internal::MeasureRun(wire, limits.elements);
  }
  if (ABSL_PREDICT_FALSE(run.end != internal::RunEnd::kWhole)) {
    return Unexpected(internal::RunError(wire, run, base_offset, depth, limits));
  }
  return OptionRange(wire, base_offset, depth);
}

inline Result<OptionRange> OptionRange::Inside(const OptionView& option, size_t skip,
                                               const Limits& limits) {
  const uint8_t depth =
      option.depth == 0xff ? option.depth : static_cast<uint8_t>(option.depth + 1);
  return Parse(option.data.subspan(skip),
               option.offset + static_cast<uint32_t>(kOptionHeaderSize + skip), depth, limits);
}

template <typename T>
inline Result<T> OptionView::As(const DecodePolicy& policy) const {
  if (ABSL_PREDICT_FALSE(code != T::kCode)) {
    return Unexpected(
        OptionHeaderError(*this, Reason::kWrongType, 0, static_cast<size_t>(T::kCode)));
  }
  return T::Decode(*this, policy);
}

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_OPTION_VIEW_H_
