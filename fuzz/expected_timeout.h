// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// When an Information-request that nobody answers has to be sent again (RFC 8415 15, 7.6):
//
//     first:  RT = IRT * (0.9 .. 1.1)                IRT: 1 s
//     later:  RT = RTprev * (1.9 .. 2.1),  or  MRT * (0.9 .. 1.1)  if that exceeds MRT
//
// What is drawn is not known, so these are bounds, and exact once the timeout has been seen.

#ifndef MIP6BOOT_FUZZ_EXPECTED_TIMEOUT_H_
#define MIP6BOOT_FUZZ_EXPECTED_TIMEOUT_H_

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

#include "fuzz/finding.h"
#include "mip6boot/base/time.h"

namespace mip6boot::fuzz {

class ExpectedTimeout {
 public:
  // Whether it is, as far as can be known.
  enum class Over : uint8_t { kNo, kMaybe, kYes };

  // The first request of an exchange went out.
  void Start(TimePoint now) {
    set_at_ = now;
    seen_.reset();
    shortest_ = std::chrono::milliseconds(900);
    longest_ = std::chrono::milliseconds(1100);
  }
  // It is `now`, and the timeout counts.
  Over Pass(TimePoint now, Duration max_timeout) {
    if (!seen_.has_value() && !set_at_.has_value()) return Over::kMaybe;
    if (now < (seen_.has_value() ? *seen_ : *set_at_ + shortest_)) return Over::kNo;
    if (now < *latest()) {
      Lose();
      return Over::kMaybe;
    }
    Double(max_timeout);
    set_at_ = now;
    seen_.reset();
    return Over::kYes;
  }
  // When it is over at the latest; nullopt: nobody knows.
  std::optional<TimePoint> latest() const {
    if (seen_.has_value() || !set_at_.has_value()) return seen_;
    return *set_at_ + longest_;
  }
  // The machine says when.
  void See(TimePoint when) {
    if (set_at_.has_value()) {
      Require(*set_at_ + shortest_ <= when && when <= *set_at_ + longest_,
              "sent again too early or too late (RFC 8415 15)");
      shortest_ = longest_ = when - *set_at_;
    }
    seen_ = when;
  }

 private:
  // Over or not: nobody has seen when it would be. Any length is possible that there is, until the
  // machine says when.
  void Lose() {
    set_at_.reset();
    shortest_ = std::chrono::milliseconds(900);
    longest_ = 11 * kLongestMaxTimeout / 10;
  }
  void Double(Duration max_timeout) {
    shortest_ = 19 * shortest_ / 10;
    longest_ = 21 * longest_ / 10;
    if (longest_ <= max_timeout) return;
    const Duration shortest_capped = 9 * max_timeout / 10;
    shortest_ = shortest_ > max_timeout ? shortest_capped : std::min(shortest_, shortest_capped);
    longest_ = 11 * max_timeout / 10;
  }

  static constexpr Duration kLongestMaxTimeout = std::chrono::seconds(86400);  // RFC 8415 21.25

  std::optional<TimePoint> set_at_;  // where that is known
  std::optional<TimePoint> seen_;    // where the machine has said when
  Duration shortest_{}, longest_{};
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_TIMEOUT_H_
