// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#ifndef MIP6BOOT_FUZZ_TOLD_TIME_H_
#define MIP6BOOT_FUZZ_TOLD_TIME_H_

#include <algorithm>

#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "mip6boot/base/time.h"

namespace mip6boot::fuzz {

// The time, and what a machine is told of it: after a step that says so too little, as by a clock
// that went back, until it catches up. A `now` that goes back counts as the latest one seen.
class ToldTime {
 public:
  TimePoint now() const { return now_; }
  TimePoint told() const { return now_ - behind_; }

  // So many times `unit`. Whether time passed.
  bool Wait(const Step& step, Duration unit) {
    const Duration duration = unit * int64_t{step.number(0)};
    if ((step.parameters[2] & 1) != 0) {
      behind_ = duration;
      return false;
    }
    WaitUntil(SaturatingAdd(now_, duration));
    return true;
  }
  void WaitUntil(TimePoint when) { now_ = std::max(now_, when); }
  TimePoint CatchUp() {
    behind_ = {};
    return now_;
  }

 private:
  TimePoint now_ = At(0);
  Duration behind_{};
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_TOLD_TIME_H_
