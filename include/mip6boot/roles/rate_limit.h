// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// How often a client may send (R75): a token bucket, as RFC 8415 14.1 recommends it, which bounds
// bursts and the average rate. After a rest there are `count` tokens: in n intervals that follow no
// more than (n + 1) * `count` transmissions go out, so in a single one twice `count` at most.

#ifndef MIP6BOOT_ROLES_RATE_LIMIT_H_
#define MIP6BOOT_ROLES_RATE_LIMIT_H_

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "mip6boot/base/time.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// `count` transmissions in an `interval` on the average, and never more than `count` at once.
struct RateLimit {
  static constexpr uint32_t kMaxCount = 1'000'000;
  static constexpr Duration kMaxInterval = std::chrono::hours(24);

  uint32_t count = 20;                           // 1..kMaxCount
  Duration interval = std::chrono::seconds(20);  // above 0, up to kMaxInterval
};

// Tokens drip in, one for each transmission. The level is kept in exact numbers: one token is
// `interval` microseconds' worth of `count`.
class TokenBucket {
 public:
  // Full. `limit` is within its bounds.
  explicit TokenBucket(const RateLimit& limit)
      : count_(limit.count), token_(limit.interval.count()), level_(count_ * token_) {}

  // Tokens for the time until `now`, which does not go back.
  void Refill(TimePoint now) {
    const int64_t full = count_ * token_;
    if (now > SaturatingAdd(filled_at_, Duration(token_))) {
      level_ = full;
    } else if (now > filled_at_) {
      level_ = std::min(full, level_ + (now - filled_at_).count() * count_);
    }
    filled_at_ = now;
  }
  // Whether one may be sent now, as of the last refill.
  bool has_token() const { return level_ >= token_; }
  // One transmission. There is a token.
  void Take() { level_ -= token_; }
  // When there is a token; the time of the last refill if there is one.
  TimePoint next_token() const {
    if (has_token()) return filled_at_;
    return SaturatingAdd(filled_at_, Duration((token_ - level_ + count_ - 1) / count_));
  }

 private:
  int64_t count_;
  int64_t token_;
  int64_t level_;
  TimePoint filled_at_{};
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_RATE_LIMIT_H_
