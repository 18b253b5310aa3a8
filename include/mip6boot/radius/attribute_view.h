// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Attributes as they lie on the wire (RFC 2865 5), and runs of them.
//
//      0                   1                   2
//      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0
//     +---------------+---------------+----------
//     |     Type      |    Length     |  Value ...
//     +---------------+---------------+----------
//
// Length counts Type, Length and Value: 2..255. Attributes are neither aligned nor padded, and may
// repeat. `AttributeRange::Scan` makes one structural pass over a run, the octets behind the 20 of
// a packet's header say; after it, iteration cannot fail. What an attribute holds is decoded on
// demand, `attribute.As<Mip6FeatureVector>()`, and a bad one costs only itself.
//
// Views share the life of the buffer they were made from and allocate nothing.

#ifndef MIP6BOOT_RADIUS_ATTRIBUTE_VIEW_H_
#define MIP6BOOT_RADIUS_ATTRIBUTE_VIEW_H_

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
#include "mip6boot/radius/attribute_type.h"
#include "mip6boot/radius/decode_policy.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

inline constexpr size_t kAttributeHeaderSize = 2;
inline constexpr size_t kAttributeMaxSize = 255;  // header included

// One attribute. A product that owns its packets makes these from its own objects: `{type, octets}`
// is enough.
struct AttributeView {
  AttributeType type{};
  Bytes value;          // Length - 2 octets
  uint32_t offset = 0;  // of the attribute's Type, in the buffer that was given

  // The Length field: octets, header included.
  size_t length() const { return kAttributeHeaderSize + value.size(); }
  // The typed value: `T::Decode(*this, policy)`. Errors: kWrongType, and those of `T`.
  template <typename T>
  Result<T> As(const DecodePolicy& policy = {}) const;
};

// A refusal of `attribute` or of something in it: `offset_in_value` octets behind the start of its
// value. Lengths in it are those of the Length field. Out of line and cold.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error AttributeError(const AttributeView& attribute,
                                                         Reason reason, size_t have = 0,
                                                         size_t want = 0,
                                                         size_t offset_in_value = 0);
// A refusal of `attribute` as such, at its header: kDuplicate, kNotAllowed, kTooMany, kWrongType.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error AttributeHeaderError(const AttributeView& attribute,
                                                               Reason reason, size_t have = 0,
                                                               size_t want = 0);
// `type` was looked for in a run that starts at `offset`, and is not there.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error MissingAttribute(AttributeType type, size_t offset);

// A run of whole attributes, known to be sound.
class AttributeRange {
 public:
  // Input iterator: a value is made when it is asked for.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = AttributeView;
    using difference_type = std::ptrdiff_t;
    using pointer = const AttributeView*;
    using reference = AttributeView;

    AttributeView operator*() const {
      return {static_cast<AttributeType>(at_[0]),
              Bytes(at_ + kAttributeHeaderSize, at_[1] - kAttributeHeaderSize),
              base_offset_ + static_cast<uint32_t>(at_ - run_)};
    }
    Iterator& operator++() {
      at_ += at_[1];
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
    friend class AttributeRange;
    Iterator(const AttributeRange& range, const uint8_t* at)
        : at_(at), run_(range.wire_.data()), base_offset_(range.base_offset_) {}

    const uint8_t* at_;
    const uint8_t* run_;
    uint32_t base_offset_;
  };

  struct Scanned;

  AttributeRange() = default;

  // The good run at the start of `wire` and, beside it, the error that ended it. `base_offset` is
  // added to all offsets. Errors: kTruncated (an attribute runs past the end), kTooShort (a Length
  // below 2), kTooMany (`limits.elements`).
  static Scanned Scan(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND, uint32_t base_offset = 0,
                      const Limits& limits = Limits());
  // The same, all or nothing.
  static Result<AttributeRange> Parse(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND,
                                      uint32_t base_offset = 0, const Limits& limits = Limits());

  // Iterators point into the wire, not into the range.
  Iterator begin() const { return {*this, wire_.data()}; }
  Iterator end() const { return {*this, wire_.data() + wire_.size()}; }
  bool empty() const { return wire_.empty(); }
  // The octets of the run, headers included.
  Bytes wire() const { return wire_; }
  // Of the run's first octet, in the buffer that was given.
  uint32_t base_offset() const { return base_offset_; }

  // The first attribute of `type`.
  std::optional<AttributeView> First(AttributeType type) const {
    for (const AttributeView attribute : *this) {
      if (attribute.type == type) return attribute;
    }
    return std::nullopt;
  }
  // How many attributes have `type`.
  size_t Count(AttributeType type) const {
    size_t count = 0;
    for (const AttributeView attribute : *this) count += attribute.type == type ? 1 : 0;
    return count;
  }
  // The first attribute of type `T`, decoded. Errors: kMissing, and those of `T`.
  template <typename T>
  Result<T> Find(const DecodePolicy& policy = {}) const {
    const std::optional<AttributeView> attribute = First(T::kType);
    if (!attribute.has_value()) return Unexpected(MissingAttribute(T::kType, base_offset_));
    return T::Decode(*attribute, policy);
  }
  // Calls `visit(Result<T>)` for each attribute of type `T`, in wire order.
  template <typename T, typename Visit>
  void ForEach(Visit&& visit, const DecodePolicy& policy = {}) const {
    for (const AttributeView attribute : *this) {
      if (attribute.type == T::kType) visit(T::Decode(attribute, policy));
    }
  }

 private:
  AttributeRange(Bytes wire, uint32_t base_offset) : wire_(wire), base_offset_(base_offset) {}

  Bytes wire_;
  uint32_t base_offset_ = 0;
};

// What `Scan` gives: the good attributes, and the error that ended them.
struct AttributeRange::Scanned {
  AttributeRange attributes;
  std::optional<Error> error;
};

// ---- details ----

namespace internal {

// The structural pass: how far `wire` is a run of whole attributes, at most `max_attributes`.
inline size_t MeasureRun(Bytes wire, uint32_t max_attributes) {
  size_t position = 0;
  for (uint32_t count = 0; count != max_attributes; ++count) {
    const size_t left = wire.size() - position;
    if (left < kAttributeHeaderSize) break;
    const size_t size = wire[position + 1];
    if (ABSL_PREDICT_FALSE(size < kAttributeHeaderSize || size > left)) break;
    position += size;
  }
  return position;
}

// Why the run in `wire` ended after `good` octets, which are not all.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RunError(Bytes wire, size_t good, uint32_t base_offset,
                                                   const Limits& limits);

}  // namespace internal

inline AttributeRange::Scanned AttributeRange::Scan(Bytes wire, uint32_t base_offset,
                                                    const Limits& limits) {
  const size_t good = internal::MeasureRun(wire, limits.elements);
  Scanned scanned{AttributeRange(wire.subspan(0, good), base_offset), std::nullopt};
  if (ABSL_PREDICT_FALSE(good != wire.size())) {
    scanned.error = internal::RunError(wire, good, base_offset, limits);
  }
  return scanned;
}

inline Result<AttributeRange> AttributeRange::Parse(Bytes wire, uint32_t base_offset,
                                                    const Limits& limits) {
  const size_t good = internal::MeasureRun(wire, limits.elements);
  if (ABSL_PREDICT_FALSE(good != wire.size())) {
    return Unexpected(internal::RunError(wire, good, base_offset, limits));
  }
  return AttributeRange(wire, base_offset);
}

template <typename T>
inline Result<T> AttributeView::As(const DecodePolicy& policy) const {
  if (ABSL_PREDICT_FALSE(type != T::kType)) {
    return Unexpected(
        AttributeHeaderError(*this, Reason::kWrongType, 0, static_cast<size_t>(T::kType)));
  }
  return T::Decode(*this, policy);
}

}}}  // namespace mip6boot::v0_1::radius

#endif  // MIP6BOOT_RADIUS_ATTRIBUTE_VIEW_H_
