// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node has to do with each call, and when by itself (RFC 8415 15, 18.2.6, 18.2.10 to
// 18.2.12, 21.23; RFC 5026 5.1). What it draws is not known: the start delay and the timeouts are
// bounds until the node has said when.

#ifndef MIP6BOOT_FUZZ_EXPECTED_NODE_H_
#define MIP6BOOT_FUZZ_EXPECTED_NODE_H_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "fuzz/expected_node_clocks.h"
#include "fuzz/expected_node_events.h"
#include "fuzz/finding.h"
#include "fuzz/node_reception.h"
#include "fuzz/saved_node.h"
#include "fuzz/tried_home_agents.h"
#include "mip6boot/roles/home_network_options.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot::fuzz {

class ExpectedNode {
 public:
  using State = roles::MobileNodeState;

  // `config` outlives this.
  explicit ExpectedNode(const roles::MobileNodeConfig& config)
      : config_(&config), clocks_(config.rate_limit), tried_(config.home_agent_retry_wait) {}

  TimePoint now() const { return now_; }
  bool awaits_reply() const { return standing_ == Standing::kOut; }
  bool rests() const { return standing_ == Standing::kResting; }
  bool stopped() const { return standing_ == Standing::kStopped; }

  // ---- calls, each at `now` ----

  void Pass(TimePoint now) {
    now_ = std::max(now_, std::min(now, kEndOfTime));
    clocks_.Pass(now_);
    if (awaits_reply() && clocks_.PassTimeout(now_, inf_max_rt_)) held_back_ = false;
    if (IsOver(failure_until_)) Rest();
    if (IsOver(refresh_at_)) Begin(false);  // R20
    if (IsOver(fallback_at_)) {
      fallback_at_.reset();
      events_.TellFallback(roles::FallbackReason::kNoReply);  // R23
    }
    if (ask_held_ && now_ >= next_ask_at_) {
      ask_held_ = false;
      AskLimited();
    }
    if (tried_.Pass(now_)) events_.TellRetry();
  }
  void Timeout(TimePoint now, const roles::MobileNode& node) {
    const auto next = node.NextDeadline();
    if (!next.has_value() || next->when > std::max(now_, std::min(now, kEndOfTime))) {
      ++counters_.early_timeouts;
    }
    Pass(now);
  }
  void Start(TimePoint now) {
    Pass(now);
    stopped() ? Begin(false) : Ignore();
  }
  void Stop(TimePoint now) {
    Pass(now);
    if (stopped()) return Ignore();
    End();
    ask_held_ = false;
    standing_ = Standing::kStopped;
  }
  void Ask(TimePoint now) {
    Pass(now);
    rests() ? Begin(true) : Ignore();
  }
  // R19: a request that is to be sent anyway serves the new link too.
  void Move(TimePoint now) {
    Pass(now);
    moved_ = true;
    rests() || awaits_reply() ? Begin(false) : Ignore();
    if (!stopped() && !fallback_at_.has_value()) fallback_at_ = now_ + config_->fallback_wait;
  }
  void SeeOtherPrefixes(TimePoint now) {
    Pass(now);
    AskLimited();
  }
  void Fail(TimePoint now, const HomeAgentKey& key, roles::HomeAgentFailure failure) {
    Pass(now);
    const bool had_one = tried_.current().has_value();
    if (!tried_.Has(key)) ++counters_.unknown_home_agents;
    tried_.Fail(now_, key, failure);
    if (!had_one || tried_.current().has_value()) return;
    TellHomeAgentsFailed();
    AskLimited();  // R80
  }

  // ---- what was received, at the time that has passed ----

  // `node` has taken the Reply, if that was to be.
  void Receive(const Reception& reception, const roles::MobileNode& node) {
    using Verdict = Reception::Verdict;
    ++counters_.received;
    if (reception.verdict() == Verdict::kNothing) return events_.TellDropped(reception.drop());
    if (reception.verdict() == Verdict::kReconfigure) {
      Begin(true);
      return events_.TellReconfigured();
    }
    using Code = dhcpv6::OptionCode;
    sol_max_rt_ = GivenMaxRt(reception.options(), Code::kSolMaxRt, sol_max_rt_);
    inf_max_rt_ = GivenMaxRt(reception.options(), Code::kInfMaxRt, inf_max_rt_);
    if (reception.status() != 0) events_.TellStatus(reception.status());
    switch (reception.verdict()) {
      case Verdict::kUnspecFail:
        if (!failure_until_.has_value()) failure_until_ = now_ + config_->failure_retry_time;
        break;
      case Verdict::kUseMulticast:
        // Once in an exchange.
        if (!std::exchange(multicast_asked_, true) && clocks_.MakeDue()) held_back_ = false;
        break;
      case Verdict::kReply:
        TakeReply(reception, node);
        break;
      case Verdict::kNothing:
      case Verdict::kReconfigure:
        break;
    }
  }

  // ---- what was sent ----

  void Send() {
    Require(clocks_.due(), "a request that is not due");
    clocks_.Take();
    ++counters_.sent;
    if (!awaits_reply()) {
      standing_ = Standing::kOut;
      return clocks_.StartTimeout(now_);
    }
    ++counters_.retransmitted;
    clocks_.EndTransmission(now_, inf_max_rt_);
  }
  void SendNothing() {
    Require(!clocks_.due() || !clocks_.has_token(), "a request that is due is not handed out");
    if (clocks_.due() && !std::exchange(held_back_, true)) ++counters_.rate_limited;
  }

  // ---- a state that was saved ----

  SavedNode Save(TimePoint now) const {
    SavedNode saved;
    saved.moved = moved_;
    saved.sol_max_rt = sol_max_rt_;
    saved.inf_max_rt = inf_max_rt_;
    if (!rests()) {
      saved.ask_in = Duration(0);
    } else if (refresh_at_.has_value()) {
      saved.ask_in =
          std::max(*refresh_at_ - std::max(now_, std::min(now, kEndOfTime)), Duration(0));
    }
    return saved;
  }
  // `node` has taken it up, `away` later (R20).
  void Restore(TimePoint now, const SavedNode& saved, Duration away,
               const roles::MobileNode& node) {
    Pass(now);
    tried_.Learn(node.home_networks());
    moved_ = saved.moved;
    sol_max_rt_ = saved.sol_max_rt;
    inf_max_rt_ = saved.inf_max_rt;
    if (!node.home_networks().empty()) events_.TellHomeNetworks(true, true);
    std::optional<Duration> ask_in = saved.ask_in;
    if (ask_in.has_value() && away > Duration(0)) {
      ask_in = away > *ask_in ? Duration(0) : *ask_in - away;
    }
    if (saved.asked_otherwise) ask_in = Duration(0);
    if (config_->max_refresh_time.has_value()) {
      ask_in = std::min(*config_->max_refresh_time, ask_in.value_or(*config_->max_refresh_time));
    }
    standing_ = Standing::kResting;
    if (ask_in.has_value()) refresh_at_ = std::min(SaturatingAdd(now_, *ask_in), kEndOfTime);
    Pass(now_);
    if (rests() && lacks_home_agent()) {
      events_.TellFallback(roles::FallbackReason::kNothingUsable);
    }
  }

  // ---- what is to be seen ----

  void Hear(roles::MobileNode& node) { events_.Hear(node); }
  std::optional<HomeAgentKey> current_home_agent() const { return tried_.current(); }

  // After each call.
  void RequireSame(const roles::MobileNode& node) {
    RequireState(node.state());
    clocks_.RequireDeadline(
        node.NextDeadline(), now_,
        {refresh_at_, failure_until_, fallback_at_,
         ask_held_ ? std::optional(next_ask_at_) : std::nullopt, tried_.retry_at()});
    RequireCounters(node.counters());
    Require(tried_.Knows(node.home_networks()), "other home networks are known than were learnt");
    Require(node.reply() == Bytes(reply_), "another Reply is kept than was taken");
    Require(node.sol_max_rt() == sol_max_rt_, "another SOL_MAX_RT than servers told (R77)");
    Require(node.inf_max_rt() == inf_max_rt_, "another INF_MAX_RT than servers told (R77)");
  }

 private:
  // Before the first request of an exchange; when that is out; after the exchange.
  enum class Standing : uint8_t { kStopped, kToSend, kOut, kResting };

  bool IsOver(const std::optional<TimePoint>& when) const {
    return when.has_value() && now_ >= *when;
  }
  bool lacks_home_agent() const { return moved_ || !tried_.any(); }
  void Ignore() { ++counters_.ignored; }

  void Begin(bool at_once) {
    End();
    ask_held_ = false;
    ++counters_.exchanges;
    standing_ = Standing::kToSend;
    clocks_.Begin(now_, at_once);  // R10
    if (lacks_home_agent()) fallback_at_ = now_ + config_->fallback_wait;
  }
  void End() {
    clocks_.Stop();
    multicast_asked_ = held_back_ = false;
    failure_until_.reset();
    refresh_at_.reset();
    fallback_at_.reset();
  }
  // A server has failed for as long as that may be (R77).
  void Rest() {
    End();
    standing_ = Standing::kResting;
    refresh_at_ = now_ + config_->failure_rest_time;
    if (lacks_home_agent()) events_.TellFallback(roles::FallbackReason::kServerFailed);
  }
  // R75: an exchange that is open answers it.
  void AskLimited() {
    if (!rests()) return;
    if (now_ < next_ask_at_) {
      ask_held_ = true;
      ++counters_.asks_held_back;
      return;
    }
    next_ask_at_ = now_ + config_->ask_interval;
    Begin(false);
  }
  void TakeReply(const Reception& reception, const roles::MobileNode& node) {
    ++counters_.replies;
    End();
    standing_ = Standing::kResting;
    const Bytes octets = reception.octets();
    reply_.assign(octets.begin(), octets.end());
    if (const auto wait = RefreshTime(reception.options(), *config_)) refresh_at_ = now_ + *wait;
    const auto read =
        roles::ReadHomeNetworkInformation(reception.options(), config_->request.View());
    counters_.not_asked += read.accepted.not_asked;
    counters_.foreign += read.accepted.foreign;
    counters_.incomplete += read.accepted.incomplete;
    counters_.malformed_options += read.malformed;
    counters_.misplaced_options += read.misplaced;
    moved_ = false;
    const bool loses = tried_.current().has_value() &&
                       !TriedHomeAgents::IsIn(read.accepted.kept, *tried_.current());
    if (loses) events_.Lose();
    const bool others =
        tried_.Learn(absl::MakeConstSpan(read.accepted.kept.data(), read.accepted.kept.size()));
    events_.TellHomeNetworks(!node.home_networks().empty(), others);
    if (lacks_home_agent()) {
      events_.TellFallback(roles::FallbackReason::kNothingUsable);  // R23
    } else if (!tried_.current().has_value()) {
      TellHomeAgentsFailed();  // R73
    }
  }
  void TellHomeAgentsFailed() {
    events_.TellFallback(tried_.all_refused() ? roles::FallbackReason::kHomeAgentsRefused
                                              : roles::FallbackReason::kHomeAgentsFailed);
  }

  void RequireState(State state) {
    switch (standing_) {
      case Standing::kStopped:
        return Require(state == State::kStopped, "goes on after Stop, or before Start");
      case Standing::kResting:
        return Require(state == State::kResting, "asks where it has to rest (R75)");
      case Standing::kToSend:
        Require(state == State::kDelaying || state == State::kFirstDue,
                "begins no exchange (R19, R20)");
        return clocks_.SeeDelay(now_, state == State::kFirstDue);
      case Standing::kOut:
        Require(state == State::kWaiting || state == State::kAgainDue,
                "ends an exchange that nobody has answered");
        if (clocks_.SeeTimeout(state == State::kAgainDue)) held_back_ = false;
        return;
    }
  }
  void RequireCounters(roles::MobileNodeCounters seen) {
    seen.events_lost = counters_.events_lost;  // when they are heard
#define MIP6BOOT_COUNTER(member, name, text) \
  Require(seen.member == counters_.member, "counted differently: " name);
#define MIP6BOOT_EVENT(enumerator, name, text)                     \
  Require(seen.count(roles::MobileNodeEventId::enumerator) ==      \
              events_.count(roles::MobileNodeEventId::enumerator), \
          "happens where it must not, or does not where it must: " name);
#include "mip6boot/roles/mobile_node.def"
  }

  const roles::MobileNodeConfig* config_;
  TimePoint now_ = TimePoint() - kEndOfTime.time_since_epoch();  // the latest that was told
  Standing standing_ = Standing::kStopped;
  ExpectedNodeClocks clocks_;
  TriedHomeAgents tried_;
  ExpectedNodeEvents events_;
  roles::MobileNodeCounters counters_;

  bool multicast_asked_ = false;  // in this exchange
  bool held_back_ = false;        // the request that is due is counted as such
  std::optional<TimePoint> failure_until_, refresh_at_, fallback_at_;
  TimePoint next_ask_at_ = TimePoint::min();
  bool ask_held_ = false;
  bool moved_ = false;  // since the Reply
  std::vector<uint8_t> reply_;
  Duration sol_max_rt_ = std::chrono::hours(1), inf_max_rt_ = std::chrono::hours(1);  // 7.6
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_NODE_H_
