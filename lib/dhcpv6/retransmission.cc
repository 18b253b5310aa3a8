// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/retransmission.h"

#include <algorithm>

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {
namespace {

// A year: timeouts that only doubling limits end somewhere.
constexpr Duration kLongest = std::chrono::hours(24 * 365);
constexpr int64_t kRandomMax = (1 << 24) - 1;

// Uniform in 0..kRandomMax.
int64_t Draw(RandomSource& random) { return random.Next() >> 8; }

// `whole` * `part` / kRandomMax, without overflow; |part| <= kRandomMax.
Duration Scale(Duration whole, int64_t part) {
  const int64_t count = whole.count();
  return Duration(count / kRandomMax * part + count % kRandomMax * part / kRandomMax);
}

// RAND * `timeout`.
Duration Jitter(Duration timeout, bool positive, RandomSource& random) {
  const int64_t drawn = Draw(random);
  if (positive) return std::max(Scale(timeout / 10, drawn), Duration(1));
  return Scale(timeout / 10, 2 * drawn - kRandomMax);
}

}  // namespace

Duration StartDelay(const RetransmissionParameters& parameters, RandomSource& random) {
  return Scale(parameters.max_start_delay, Draw(random));
}

void Retransmission::Start(TimePoint now, RandomSource& random) {
  first_ = latest_ = now;
  transmissions_ = 1;
  running_ = true;
  gave_up_ = false;
  const Duration initial = std::min(parameters_.initial_timeout, kLongest);
  timeout_ = initial + Jitter(initial, parameters_.first_rand_positive, random);
  SetNext(now);
}

Retransmission::Action Retransmission::HandleTimeout(TimePoint now, RandomSource& random) {
  latest_ = std::max(latest_, now);
  if (!running_ || latest_ < next_) return Action::kNone;
  const bool too_many = parameters_.max_count != 0 && transmissions_ >= parameters_.max_count;
  const bool too_long = parameters_.max_duration.count() != 0 &&
                        latest_ >= SaturatingAdd(first_, parameters_.max_duration);
  if (too_many || too_long) {
    running_ = false;
    gave_up_ = true;
    return Action::kGiveUp;
  }
  const Duration before = timeout_;
  timeout_ = 2 * before + Jitter(before, false, random);
  if (parameters_.max_timeout.count() != 0 && timeout_ > parameters_.max_timeout) {
    timeout_ = parameters_.max_timeout + Jitter(parameters_.max_timeout, false, random);
  }
  ++transmissions_;
  SetNext(latest_);
  return Action::kTransmit;
}

void Retransmission::SetNext(TimePoint now) {
  timeout_ = std::min(timeout_, kLongest);
  next_ = SaturatingAdd(now, timeout_);
  if (parameters_.max_duration.count() != 0) {
    next_ = std::min(next_, SaturatingAdd(first_, parameters_.max_duration));
  }
}

uint16_t Retransmission::ElapsedTime(TimePoint now) const {
  if (transmissions_ <= 1) return 0;
  constexpr Duration kUnit = std::chrono::milliseconds(10);
  now = std::max(latest_, now);
  if (now > SaturatingAdd(first_, 0xffff * kUnit)) return 0xffff;
  return static_cast<uint16_t>((now - first_) / kUnit);
}

}}}  // namespace mip6boot::v0_1::dhcpv6
