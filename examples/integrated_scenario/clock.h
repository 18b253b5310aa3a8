// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The time that the library is told, and a timer that sleeps until a moment of it.
//
// The library never reads a clock, so its time is whatever we say. Scenario time starts at zero
// with each case and runs `speed` times as fast as the wall clock: the tests run the same timers,
// and the same protocol, in less time.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CLOCK_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CLOCK_H_

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <utility>

#include "mip6boot/base/time.h"

namespace mip6boot::scenario {

class Clock {
 public:
  using Wall = std::chrono::steady_clock;

  explicit Clock(double speed = 1) : speed_(speed), start_(Wall::now()) {}

  TimePoint Now() const {
    const std::chrono::duration<double, std::micro> passed = (Wall::now() - start_) * speed_;
    return TimePoint(std::chrono::duration_cast<Duration>(passed));
  }
  // When the wall clock will have reached `time`. Rounded up: a timer that fires early fires twice.
  Wall::time_point WallTime(TimePoint time) const {
    const std::chrono::duration<double, std::micro> passed = time.time_since_epoch() / speed_;
    return start_ + std::chrono::ceil<Wall::duration>(passed);
  }

 private:
  double speed_;
  Wall::time_point start_;
};

// The one timer that a state machine needs: it is set anew from `NextDeadline` after every step.
class DeadlineTimer {
 public:
  DeadlineTimer(asio::io_context& io, const Clock& clock) : timer_(io), clock_(clock) {}

  // Calls `expired` at `when`, in place of whatever was set before; nullopt: not at all.
  void Set(std::optional<TimePoint> when, std::function<void()> expired) {
    timer_.cancel();
    if (!when.has_value()) return;
    timer_.expires_at(clock_.WallTime(*when));
    timer_.async_wait([expired = std::move(expired)](const asio::error_code& error) {
      if (!error) expired();
    });
  }

 private:
  asio::steady_timer timer_;
  const Clock& clock_;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_CLOCK_H_
