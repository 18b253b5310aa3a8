// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// When a mobile node sends, and sends again, and how often it may.

#include "tests/support/catch.h"
#include "tests/unit/roles/mobile_node_harness.h"

namespace mip6boot::test::node { namespace {

using namespace std::chrono_literals;
using Reason = MobileNode::DeadlineReason;

TEST_CASE("the first request waits a random time of at most a second", "[rfc8415][s18.2.6][R10]") {
  for (const uint32_t drawn :
       {ScriptedRandom::kLowest, ScriptedRandom::kMiddle, ScriptedRandom::kHighest}) {
    ScriptedRandom random({0, drawn});
    MobileNode node(IdentifiedConfig(), random);
    node.Start(At(100s));
    REQUIRE(node.NextDeadline().has_value());
    CHECK(node.NextDeadline()->why == Reason::kStartDelay);
    const Duration delay = node.NextDeadline()->when - At(100s);
    CHECK(delay.count() == (drawn == ScriptedRandom::kLowest    ? 0
                            : drawn == ScriptedRandom::kHighest ? 1'000'000
                                                                : 500'000));
  }
  NodeHarness harness;
  harness.node.Start(At(0s));
  harness.node.HandleTimeout(At(499ms));
  CHECK(harness.Poll().empty());
  harness.node.HandleTimeout(At(500ms));
  CHECK_FALSE(harness.Poll().empty());
  CHECK(harness.Poll().empty());
}

TEST_CASE("retransmissions follow 1, 2, 4, ... seconds up to INF_MAX_RT",
          "[rfc8415][s15][s18.2.6]") {
  MobileNodeConfig config = IdentifiedConfig();
  config.fallback_wait = 100h;
  NodeHarness harness(config);
  const std::string first = harness.Request();
  TimePoint sent = At(500ms);
  for (const Duration timeout :
       {1s, 2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 512s, 1024s, 2048s, 3600s, 3600s}) {
    const MobileNode::Deadline next = harness.Next();
    CHECK(next.why == Reason::kRetransmit);
    CHECK(next.when - sent >= timeout);
    CHECK(next.when - sent < timeout + 1ms);
    harness.node.HandleTimeout(next.when - 1us);
    CHECK(harness.Poll().empty());
    harness.node.HandleTimeout(next.when);
    CHECK(harness.Poll().substr(0, 36) == first.substr(0, 36));  // (R74)
    sent = next.when;
  }
}

TEST_CASE("each retransmission timeout stays within a tenth of its rule, whatever is drawn",
          "[rfc8415][s15][R74]") {
  for (uint64_t seed = 0; seed < 50; ++seed) {
    SeededRandom random(seed);
    MobileNodeConfig config = IdentifiedConfig();
    config.fallback_wait = 100h;
    MobileNode node(config, random);
    std::vector<uint8_t> buffer(MobileNode::kMaxRequestSize);
    node.Start(At(0s));
    node.HandleTimeout(node.NextDeadline()->when);
    Duration before{};
    TimePoint sent = node.NextDeadline()->when;
    for (int i = 0; i < 20; ++i) {
      const auto transmit = node.PollTransmit(absl::MakeSpan(buffer));
      REQUIRE(transmit);
      REQUIRE(transmit->has_value());
      const Duration timeout = node.NextDeadline()->when - sent;
      CAPTURE(seed, i, timeout.count());
      if (i == 0) {
        CHECK(timeout >= 900ms);
        CHECK(timeout <= 1100ms);
      } else if (timeout < 3240s) {
        CHECK(timeout * 10 >= before * 19 - 10us);
        CHECK(timeout * 10 <= before * 21 + 10us);
      } else {
        CHECK(timeout <= 3960s);
      }
      before = timeout;
      sent = node.NextDeadline()->when;
      node.HandleTimeout(sent);
    }
    CHECK(before >= 3240s);
  }
}

TEST_CASE("a server's INF_MAX_RT bounds the timeout, unless it is out of range",
          "[rfc8415][s21.24][s21.25][R77]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, ReplyWith("000d00020001 00520004 00000e11 00530004 0000003c"));
  CHECK(harness.node.sol_max_rt() == 3601s);
  CHECK(harness.node.inf_max_rt() == 60s);
  harness.Give(700ms, ReplyWith("000d00020001 00520004 0000003b 00530004 00015181"));
  CHECK(harness.node.sol_max_rt() == 3601s);
  CHECK(harness.node.inf_max_rt() == 60s);
}

TEST_CASE("late and repeated timeouts send once, early ones not at all") {
  NodeHarness harness;
  harness.Request();
  harness.node.HandleTimeout(At(1s));
  CHECK(harness.Poll().empty());
  for (int i = 0; i < 5; ++i) harness.node.HandleTimeout(At(10min));
  CHECK_FALSE(harness.Poll().empty());
  CHECK(harness.Poll().empty());
  CHECK(harness.Next().when > At(10min));
}

TEST_CASE("a time that goes back counts as the latest one") {
  NodeHarness harness;
  harness.Request();
  harness.node.HandleTimeout(At(1500ms));
  harness.node.HandleTimeout(At(0s));
  CHECK(harness.Poll().substr(36, 12) == "000800020064");
  CHECK(harness.NextSeconds() == 3.5);
}

TEST_CASE("the ends of time do no harm") {
  for (const TimePoint first : {TimePoint::min(), TimePoint::max(), TimePoint()}) {
    NodeHarness harness;
    harness.node.Start(first);
    harness.node.HandleTimeout(TimePoint::max());
    CHECK(harness.Poll().empty() == (first == TimePoint::max()));  // no time left to delay
    harness.node.HandleTimeout(TimePoint::min());
    harness.node.HandleTimeout(TimePoint::max());
    harness.Poll();
    harness.Give(600ms, kReplyIdentified);
    CHECK(harness.node.NextDeadline().has_value());
  }
}

TEST_CASE("endless durations do no harm") {
  MobileNodeConfig config = IdentifiedConfig();
  config.fallback_wait = config.ask_interval = config.failure_retry_time = Duration::max();
  config.failure_rest_time = config.home_agent_retry_wait = Duration::max();
  config.max_refresh_time = Duration::max();
  NodeHarness harness(config);
  harness.Request();
  harness.Give(1100ms, kReplyIdentified);
  harness.node.HandleLinkChange(At(2s), LinkChange::kMoved);
  harness.node.HandleLinkChange(At(3s), LinkChange::kPrefixesChanged);
  harness.node.HandleTimeout(At(10s));
  CHECK(!harness.Poll().empty());
  CHECK(harness.NextSeconds() > 10);
}

TEST_CASE("a rate limit bounds bursts, and the average of many intervals",
          "[rfc8415][s14.1][R75]") {
  TokenBucket tokens(RateLimit{20, 20s});
  int sent = 0;
  // Sends whenever it may, from a moment at which it has rested.
  const auto sent_until = [&](Duration end) {
    for (; tokens.next_token() < At(end); ++sent) {
      tokens.Refill(tokens.next_token());
      tokens.Take();
    }
    return sent;
  };
  CHECK(sent_until(1ms) == 20);
  CHECK(sent_until(1001ms) == 21);
  CHECK(sent_until(20s) == 39);
  CHECK(sent_until(40s) == 59);
  CHECK(sent_until(2000s) == 2019);  // a hundred intervals
}

TEST_CASE("a full bucket of tokens stays full over all of time") {
  TokenBucket tokens(RateLimit{2, 2s});
  tokens.Refill(TimePoint::min());
  tokens.Take();
  tokens.Take();
  CHECK(tokens.next_token() == TimePoint::min() + 1s);
  tokens.Refill(TimePoint::max());
  tokens.Take();
  tokens.Take();
  CHECK(!tokens.has_token());
  CHECK(tokens.next_token() == TimePoint::max());
}

TEST_CASE("a node that never rests sends as often as the config allows on the average, and no more",
          "[rfc8415][s14.1][R75]") {
  struct Case {
    uint32_t count;
    Duration interval;
    int sent_in_a_minute;
  };
  for (const Case& limit : {Case{20, 20s, 20 + 60}, Case{3, 30s, 3 + 6}}) {
    MobileNodeConfig config = IdentifiedConfig();
    config.rate_limit = {limit.count, limit.interval};
    NodeHarness harness(config);
    harness.Request();
    int sent = 1;
    // A server that answers at once, and an owner that asks at once again.
    for (Duration now = 500ms; now <= 60500ms; now += 10ms) {
      std::string reply(kReplyIdentified);
      harness.random.Add(0xa1b2c300);
      harness.Give(now, reply);
      harness.node.Ask(At(now));
      if (!harness.Poll().empty()) ++sent;
      harness.random = ScriptedRandom();
    }
    CHECK(sent <= limit.sent_in_a_minute);
    CHECK(sent >= limit.sent_in_a_minute - 2);
    CHECK(harness.node.counters().rate_limited > 0);
  }
}

TEST_CASE("a transmission that the rate limit holds back goes out when it lets it pass",
          "[rfc8415][s14.1][R75]") {
  MobileNodeConfig config = IdentifiedConfig();
  config.rate_limit = {1, 10s};
  NodeHarness harness(config);
  harness.Request();
  harness.node.HandleTimeout(At(1500ms));
  CHECK(harness.Poll().empty());
  CHECK(harness.Next().why == Reason::kRateLimit);
  CHECK(harness.NextSeconds() == 10.5);
  harness.node.HandleTimeout(At(10500ms));
  CHECK(harness.Poll().substr(36, 12) == "0008000203e8");
  CHECK(harness.Next().when > At(10500ms));
  CHECK(harness.node.counters().rate_limited == 1);
}

}}  // namespace mip6boot::test::node
