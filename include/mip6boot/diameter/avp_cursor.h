// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The way decoders of this library go over the AVPs of a message or a group: once, each AVP looked
// at when it is reached. Others use the iterators of `AvpRange`.

#ifndef MIP6BOOT_DIAMETER_AVP_CURSOR_H_
#define MIP6BOOT_DIAMETER_AVP_CURSOR_H_

#include <cstddef>
#include <cstdint>

#include "absl/base/attributes.h"
#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/diameter/avp_view.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter { namespace internal {

// From AVP to AVP, for decoders that look at each once. Over a group that nobody has looked at
// (`kCheck`) it makes the structural pass on the way, and tells that something is wrong, not what:
// for that, `AvpRange::Inside` goes over it once more.
template <bool kCheck>
class AvpCursor {
 public:
  // A run that is known to be sound.
  explicit AvpCursor(const AvpRange& run)
      : at_(run.wire().data()),
        left_(run.wire().size()),
        run_(run.wire()),
        base_offset_(run.base_offset()),
        depth_(run.depth()) {
    static_assert(!kCheck, "for a run that nobody has looked at");
  }
  // The data of a group.
  AvpCursor(const AvpView& group, const Limits& limits)
      : at_(group.data.data()),
        left_(DepthInside(group) <= limits.avp_depth ? group.data.size() : kBroken),
        avps_left_(limits.elements),
        run_(group.data),
        base_offset_(DataOffset(group)),
        depth_(DepthInside(group)) {
    static_assert(kCheck, "nobody has looked at it");
  }

  // To the next AVP. False: the end, or an AVP that is not whole; `whole()` says which.
  bool Next() {
    at_ += padded_;
    left_ -= padded_;
    if (kCheck ? left_ < kAvpHeaderSize : left_ == 0) return false;
    word_ = LoadBigEndian32(at_ + 4);
    padded_ = ((word_ & 0xffffff) + 3) & ~uint32_t{3};
    if constexpr (kCheck) {
      if (ABSL_PREDICT_FALSE((word_ & 0xffffff) < header_size() || padded_ > left_ ||
                             avps_left_ == 0)) {
        left_ = kBroken;
        return false;
      }
      --avps_left_;
    }
    return true;
  }
  // Whether the run ended where its octets end, and what it is then.
  bool whole() const { return left_ == 0; }
  AvpRange range() const { return AvpRange(run_, base_offset_, depth_); }

  // The AVP: its key and data, and the view of it as a whole.
  ABSL_ATTRIBUTE_ALWAYS_INLINE AvpKey key() const {
    return {ABSL_PREDICT_TRUE((word_ >> 31) == 0) ? 0 : LoadBigEndian32(at_ + kAvpHeaderSize),
            LoadBigEndian32(at_)};
  }
  AvpView operator*() const {
    return {key(), static_cast<uint8_t>(word_ >> 24),
            Bytes(at_ + header_size(), (word_ & 0xffffff) - header_size()),
            base_offset_ + static_cast<uint32_t>(at_ - run_.data()), depth_};
  }

 private:
  static constexpr size_t kBroken = 1;  // neither the end nor room for another AVP

  uint32_t header_size() const {
    return static_cast<uint32_t>(kAvpHeaderSize) + ((word_ >> 29) & 4);
  }

  const uint8_t* at_;
  size_t left_;
  uint32_t avps_left_ = 0;  // that may come
  uint32_t padded_ = 0;     // size of the AVP at `at_`
  uint32_t word_ = 0;       // its flags and length
  Bytes run_;
  uint32_t base_offset_;
  uint8_t depth_;
};

}}}}  // namespace mip6boot::v0_1::diameter::internal

#endif  // MIP6BOOT_DIAMETER_AVP_CURSOR_H_
