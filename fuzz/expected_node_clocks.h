// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// When a mobile node may send, and has to: the start delay, the timeouts, the rate (R10, R75, RFC
// 8415 15); and that it wants to be called when the first of all its clocks is over.

#ifndef MIP6BOOT_FUZZ_EXPECTED_NODE_CLOCKS_H_
#define MIP6BOOT_FUZZ_EXPECTED_NODE_CLOCKS_H_

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include "fuzz/expected_timeout.h"
#include "fuzz/finding.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot::fuzz {

// Later than any time that a machine knows.
inline constexpr TimePoint kEndOfTime(Duration(int64_t{1} << 60));

// Clocks without chance, where they run.
struct NodeClocks {
  std::optional<TimePoint> refresh, failure_limit, fallback, ask_limit, home_agent_retry;
};

class ExpectedNodeClocks {
 public:
  using Reason = roles::MobileNode::DeadlineReason;

  explicit ExpectedNodeClocks(const roles::RateLimit& limit)
      : full_(limit.interval), token_(limit.interval / limit.count), level_(full_) {}

  // A request is to be sent, as soon as there is a token.
  bool due() const { return due_; }
  bool has_token() const { return level_ >= token_; }

  // ---- what happens ----

  void Pass(TimePoint now) {
    if (filled_at_.has_value()) level_ = std::min(full_, level_ + (now - *filled_at_));
    filled_at_ = now;
  }
  // An exchange: its first request goes out after a delay, or at once.
  void Begin(TimePoint now, bool at_once) {
    phase_ = Phase::kDelay;
    due_ = at_once;
    sends_at_ = {now, now + std::chrono::seconds(1)};
  }
  void Stop() {
    phase_ = Phase::kNone;
    due_ = maybe_due_ = false;
  }
  void StartTimeout(TimePoint now) {
    phase_ = Phase::kTimeout;
    timeout_.Start(now);
  }
  // A timeout that passes makes the request due again. Whether it does now, for certain.
  bool PassTimeout(TimePoint now, Duration max_timeout) {
    if (due_) return false;
    const ExpectedTimeout::Over over = timeout_.Pass(now, max_timeout);
    if (over == ExpectedTimeout::Over::kMaybe) maybe_due_ = true;
    return over == ExpectedTimeout::Over::kYes && MakeDue();
  }
  bool MakeDue() { return !std::exchange(due_, true); }
  void Take() {
    Require(has_token(), "too many requests (R75)");
    level_ -= token_;
    due_ = false;
  }
  // It may have been held back for longer than the timeout, and stands for the next one then.
  void EndTransmission(TimePoint now, Duration max_timeout) {
    (void)timeout_.Pass(now, max_timeout);
  }

  // ---- what is seen ----

  void SeeDelay(TimePoint now, bool due) {
    if (now >= sends_at_.second) due_ = true;
    Require(due || !due_, "the first request is not sent in time (R10)");
    Require(!due || due_ || now >= sends_at_.first, "the first request is sent too early (R10)");
    due_ = due;
  }
  // Whether the request has become due by this.
  bool SeeTimeout(bool due) {
    Require(due || !due_, "a request that nobody answers is not sent again (RFC 8415 15)");
    Require(!due || due_ || maybe_due_, "a request is sent again too early (RFC 8415 15)");
    maybe_due_ = false;
    return due && MakeDue();
  }
  void RequireDeadline(const std::optional<roles::MobileNode::Deadline>& next, TimePoint now,
                       const NodeClocks& clocks) {
    const std::pair<std::optional<TimePoint>, Reason> all[] = {
        {SendsAt(now), has_token() ? Reason::kTransmit : Reason::kRateLimit},
        {clocks.refresh, Reason::kRefresh},
        {clocks.failure_limit, Reason::kFailureLimit},
        {clocks.fallback, Reason::kFallback},
        {clocks.ask_limit, Reason::kAskLimit},
        {clocks.home_agent_retry, Reason::kHomeAgentRetry}};
    std::optional<TimePoint> first;
    for (const auto& [when, why] : all) {
      if (when.has_value()) first = std::min(*when, first.value_or(*when));
    }
    const bool drawn = phase_ != Phase::kNone && !due_;
    if (!next.has_value()) return Require(!first.has_value() && !drawn, "is never called again");
    if (drawn &&
        next->why == (phase_ == Phase::kDelay ? Reason::kStartDelay : Reason::kRetransmit)) {
      Require(!first.has_value() || next->when <= *first, "is called too late");
      return SeeDrawn(next->when);
    }
    for (const auto& [when, why] : all) {
      if (next->why != why) continue;
      Require(when == next->when, "is called at another time than it has to be");
      return Require(when == first, "is called too late");
    }
    Require(false, "is called for what does not run");
  }

 private:
  enum class Phase : uint8_t { kNone, kDelay, kTimeout };

  std::optional<TimePoint> SendsAt(TimePoint now) const {
    if (!due_) return std::nullopt;
    return has_token() ? now : now + (token_ - level_);
  }
  void SeeDrawn(TimePoint when) {
    if (phase_ == Phase::kTimeout) return timeout_.See(when);
    Require(sends_at_.first <= when && when <= sends_at_.second,
            "the first request is sent too early or too late (R10)");
    sends_at_ = {when, when};
  }

  Duration full_, token_;  // as time in which it drips in
  Duration level_;
  std::optional<TimePoint> filled_at_;
  Phase phase_ = Phase::kNone;
  bool due_ = false;
  bool maybe_due_ = false;
  std::pair<TimePoint, TimePoint> sends_at_;  // the first request: between these
  ExpectedTimeout timeout_;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_NODE_CLOCKS_H_
