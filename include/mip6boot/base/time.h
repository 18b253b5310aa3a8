// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The caller's time. The library never reads a clock: every step takes `now`, so that a simulation
// can replay a seed octet for octet.

#ifndef MIP6BOOT_BASE_TIME_H_
#define MIP6BOOT_BASE_TIME_H_

#include <chrono>
#include <cstdint>

namespace mip6boot { inline namespace v0_1 {

using Duration = std::chrono::duration<int64_t, std::micro>;

// A monotonic clock without `now()`: microseconds since a moment of the caller's choice, which
// stays the same for the life of the object that is told the time.
struct CallerClock {
  using duration = Duration;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<CallerClock>;
  // NOLINTNEXTLINE(readability-identifier-naming): the standard's name
  static constexpr bool is_steady = true;
};
using TimePoint = CallerClock::time_point;

// `when` and `duration`, but never beyond the ends of time: `Duration::max()` is a legal setting.
constexpr TimePoint SaturatingAdd(TimePoint when, Duration duration) {
  if (duration > Duration::zero()) {
    return when > TimePoint::max() - duration ? TimePoint::max() : when + duration;
  }
  return when < TimePoint::min() - duration ? TimePoint::min() : when + duration;
}

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_TIME_H_
