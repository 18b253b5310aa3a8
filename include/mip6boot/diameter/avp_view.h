// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// AVPs as they lie on the wire (RFC 6733 4.1), and runs of them.
//
//      0                   1                   2                   3
//      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//     +---------------------------------------------------------------+
//     |                           AVP Code                            |
//     +---------------+-----------------------------------------------+
//     |V M P r r r r r|                  AVP Length                   |
//     +---------------+-----------------------------------------------+
//     |                   Vendor-Id (only with V)                     |
//     +---------------------------------------------------------------+
//     |  Data ...                               and 0..3 padding octets
//
// AVP Length counts the header and the data, not the padding; each AVP is padded to a multiple of
// four octets, the last of a run too. `AvpRange::Scan` makes one structural pass over a run; after
// it, iteration cannot fail. What an AVP holds is decoded on demand, `avp.As<OriginHost>()`, and a
// bad one costs only itself. Groups get their own pass when they are opened.
//
// Views share the life of the buffer they were made from and allocate nothing.

#ifndef MIP6BOOT_DIAMETER_AVP_VIEW_H_
#define MIP6BOOT_DIAMETER_AVP_VIEW_H_

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
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/decode_policy.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

inline constexpr size_t kAvpHeaderSize = 8;         // without Vendor-Id
inline constexpr size_t kAvpVendorHeaderSize = 12;  // with
inline constexpr size_t kAvpMaxSize = 0xffffff;     // what the 24 bits of AVP Length hold

class AvpRange;
namespace internal {
template <bool kCheck>
class AvpCursor;
}  // namespace internal

// One AVP. A product that owns its messages makes these from its own objects: `{key, flags,
// octets}` is enough.
struct AvpView {
  AvpKey key{};
  uint8_t flags = 0;    // as they came; the V bit alone says whether there was a Vendor-Id field
  Bytes data;           // without padding
  uint32_t offset = 0;  // of the AVP's header, in the buffer that was given
  uint8_t depth = 0;    // groups around it

  // Whether the M bit is set: a receiver that does not know the AVP refuses the message.
  bool mandatory() const { return (flags & kAvpFlagMandatory) != 0; }
  // Octets in front of the data.
  size_t header_size() const {
    return (flags & kAvpFlagVendor) != 0 ? kAvpVendorHeaderSize : kAvpHeaderSize;
  }

  // The typed value: `T::Decode(*this, policy)`. Errors: kWrongType, kWrongVendor, and those of
  // `T`.
  template <typename T>
  Result<T> As(const DecodePolicy& policy = {}) const;
};

// A refusal of `avp` or of something in it: `offset_in_data` octets behind the start of its data.
// Out of line and cold.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error AvpError(const AvpView& avp, Reason reason,
                                                   size_t have = 0, size_t want = 0,
                                                   size_t offset_in_data = 0);
// The same from an error about the AVP's data, whose offset counts from the start of the data.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error AvpError(const AvpView& avp, const Error& in_data);
// A refusal of `avp` as such, at its header: kDuplicate, kNotAllowed, kUnsupported.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error AvpHeaderError(const AvpView& avp, Reason reason,
                                                         size_t have = 0, size_t want = 0);
// `avp` is not the one with `wanted`: another code (kWrongType) or another vendor (kWrongVendor).
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error WrongAvp(const AvpView& avp, AvpKey wanted);
// `key` was looked for in a run that starts at `offset`, and is not there.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error MissingAvp(AvpKey key, size_t offset, uint8_t depth);

// A run of whole AVPs, known to be sound.
class AvpRange {
 public:
  // Input iterator: a value is made when it is asked for.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = AvpView;
    using difference_type = std::ptrdiff_t;
    using pointer = const AvpView*;
    using reference = AvpView;

    AvpView operator*() const {
      const uint32_t word = LoadBigEndian32(at_ + 4);
      const uint32_t size = word & 0xffffff;
      const uint32_t vendor_size =
          (word >> 29) & 4;  // the V bit: 0x80 in the octet in front of the length
      return {{vendor_size == 0 ? 0 : LoadBigEndian32(at_ + kAvpHeaderSize), LoadBigEndian32(at_)},
              static_cast<uint8_t>(word >> 24),
              Bytes(at_ + kAvpHeaderSize + vendor_size, size - kAvpHeaderSize - vendor_size),
              base_offset_ + static_cast<uint32_t>(at_ - run_),
              depth_};
    }
    Iterator& operator++() {
      at_ += (size_t{LoadBigEndian32(at_ + 4) & 0xffffff} + 3) & ~size_t{3};
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
    friend class AvpRange;
    Iterator(const AvpRange& range, const uint8_t* at)
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

  AvpRange() = default;

  // The good run at the start of `wire` and, beside it, the error that ended it. `base_offset` is
  // added to all offsets. Errors: kTruncated (an AVP or its padding runs past the end), kTooShort
  // (AVP Length below the header's), kTooMany (beyond `limits.elements`: it names the first of
  // these), kTooDeep (`limits.avp_depth`; `Inside` names the group).
  static Scanned Scan(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND, uint32_t base_offset = 0,
                      uint8_t depth = 0, const Limits& limits = Limits());
  // The same, all or nothing.
  static Result<AvpRange> Parse(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND, uint32_t base_offset = 0,
                                uint8_t depth = 0, const Limits& limits = Limits());

  // The run inside the data of `group`, whatever its key. Errors: as `Parse`, with the offsets of
  // the buffer that `group` stands in.
  static Result<AvpRange> Inside(const AvpView& group, const Limits& limits = Limits());

  // Iterators point into the wire, not into the range.
  Iterator begin() const { return {*this, wire_.data()}; }
  Iterator end() const { return {*this, wire_.data() + wire_.size()}; }
  bool empty() const { return wire_.empty(); }
  // The octets of the run: headers and padding as they came, so that it can be sent on octet for
  // octet.
  Bytes wire() const { return wire_; }
  // Of the run's first octet, in the buffer that was given.
  uint32_t base_offset() const { return base_offset_; }
  // Groups around the run.
  uint8_t depth() const { return depth_; }

  // The first AVP with `key`.
  std::optional<AvpView> First(AvpKey key) const {
    for (const AvpView avp : *this) {
      if (avp.key == key) return avp;
    }
    return std::nullopt;
  }
  // How many AVPs have `key`.
  size_t Count(AvpKey key) const {
    size_t count = 0;
    for (const AvpView avp : *this) count += avp.key == key ? size_t{1} : size_t{0};
    return count;
  }
  // The first AVP of type `T`, decoded. Errors: kMissing, and those of `T`.
  template <typename T>
  Result<T> Find(const DecodePolicy& policy = {}) const;
  // Calls `visit(Result<T>)` for each AVP of type `T`, in wire order.
  template <typename T, typename Visit>
  void ForEach(Visit&& visit, const DecodePolicy& policy = {}) const;

 private:
  template <bool kCheck>
  friend class internal::AvpCursor;
  AvpRange(Bytes wire, uint32_t base_offset, uint8_t depth)
      : wire_(wire), base_offset_(base_offset), depth_(depth) {}

  Bytes wire_;
  uint32_t base_offset_ = 0;
  uint8_t depth_ = 0;
};

// What `Scan` gives: the good AVPs, and the error that ended them.
struct AvpRange::Scanned {
  AvpRange avps;
  std::optional<Error> error;
};

// ---- details ----

namespace internal {

enum class RunEnd : uint8_t { kWhole, kBroken, kTooMany };

// The structural pass: how far `wire` is a run of whole AVPs.
struct Run {
  size_t good;  // octets
  RunEnd end;
};
inline Run MeasureRun(Bytes wire, uint32_t max_avps) {
  const uint8_t* const begin = wire.data();
  size_t position = 0;
  size_t left = wire.size();
  for (uint32_t count = 0; left != 0; ++count) {
    if (ABSL_PREDICT_FALSE(left < kAvpHeaderSize)) return {position, RunEnd::kBroken};
    const uint32_t word = LoadBigEndian32(begin + position + 4);
    const size_t size = word & 0xffffff;
    const size_t padded = (size + 3) & ~size_t{3};
    // Progress on each step: a length below the header's, 0 above all, ends the run.
    if (ABSL_PREDICT_FALSE(size < kAvpHeaderSize + ((word >> 29) & 4))) {
      return {position, RunEnd::kBroken};
    }
    if (ABSL_PREDICT_FALSE(padded > left)) return {position, RunEnd::kBroken};
    if (ABSL_PREDICT_FALSE(count == max_avps)) return {position, RunEnd::kTooMany};
    position += padded;
    left -= padded;
  }
  return {position, RunEnd::kWhole};
}

inline uint32_t DataOffset(const AvpView& avp) {
  return avp.offset + static_cast<uint32_t>(avp.header_size());
}
inline uint8_t DepthInside(const AvpView& group) {
  return group.depth == 0xff ? group.depth : static_cast<uint8_t>(group.depth + 1);
}

// `group` lies as deep as may be, so it cannot be opened.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error TooDeep(const AvpView& group, const Limits& limits);

// Why the run in `wire` ended after `run.good` octets.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RunError(Bytes wire, Run run, uint32_t base_offset,
                                                   uint8_t depth, const Limits& limits);

}  // namespace internal

inline AvpRange::Scanned AvpRange::Scan(Bytes wire, uint32_t base_offset, uint8_t depth,
                                        const Limits& limits) {
  internal::Run run{0, internal::RunEnd::kTooMany};
  if (ABSL_PREDICT_TRUE(depth <= limits.avp_depth)) {
    run = internal::MeasureRun(wire, limits.elements);
  }
  Scanned scanned{AvpRange(wire.subspan(0, run.good), base_offset, depth), std::nullopt};
  if (ABSL_PREDICT_FALSE(run.end != internal::RunEnd::kWhole)) {
    scanned.error = internal::RunError(wire, run, base_offset, depth, limits);
  }
  return scanned;
}

inline Result<AvpRange> AvpRange::Parse(Bytes wire, uint32_t base_offset, uint8_t depth,
                                        const Limits& limits) {
  internal::Run run{0, internal::RunEnd::kTooMany};
  if (ABSL_PREDICT_TRUE(depth <= limits.avp_depth)) {
    run = internal::MeasureRun(wire, limits.elements);
  }
  if (ABSL_PREDICT_FALSE(run.end != internal::RunEnd::kWhole)) {
    return Unexpected(internal::RunError(wire, run, base_offset, depth, limits));
  }
  return AvpRange(wire, base_offset, depth);
}

inline Result<AvpRange> AvpRange::Inside(const AvpView& group, const Limits& limits) {
  if (ABSL_PREDICT_FALSE(internal::DepthInside(group) > limits.avp_depth)) {
    return Unexpected(internal::TooDeep(group, limits));
  }
  return Parse(group.data, internal::DataOffset(group), internal::DepthInside(group), limits);
}

template <typename T>
inline Result<T> AvpView::As(const DecodePolicy& policy) const {
  if (ABSL_PREDICT_FALSE(key != T::kKey)) {
    return Unexpected(WrongAvp(*this, T::kKey));
  }
  return T::Decode(*this, policy);
}

template <typename T>
inline Result<T> AvpRange::Find(const DecodePolicy& policy) const {
  const std::optional<AvpView> avp = First(T::kKey);
  if (!avp.has_value()) return Unexpected(MissingAvp(T::kKey, base_offset_, depth_));
  return T::Decode(*avp, policy);
}

template <typename T, typename Visit>
inline void AvpRange::ForEach(Visit&& visit, const DecodePolicy& policy) const {
  for (const AvpView avp : *this) {
    if (avp.key == T::kKey) visit(T::Decode(avp, policy));
  }
}

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_AVP_VIEW_H_
