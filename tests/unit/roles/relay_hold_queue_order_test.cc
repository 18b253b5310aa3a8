// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A queue of messages under random inputs, drained in any order.

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>

#include "mip6boot/roles/relay_hold_queue.h"
#include "tests/support/catch.h"
#include "tests/unit/roles/relay_hold_queue_harness.h"

namespace mip6boot::test::relay { namespace {

// What went out and what was told, and what was wrong.
struct Played {
  std::string trace;
  std::string fault;
};

// Plays the inputs of `seed`, a few between drains, and drains in the orders of `drain_seed`.
Played Play(uint32_t seed, uint32_t drain_seed) {
  std::mt19937 random(seed);
  std::mt19937 drains(drain_seed);
  HoldFixture f;
  f.config.max_messages = 12;
  f.config.max_per_attachment = 3;
  f.config.when_late = seed % 2 == 0 ? HeldEnd::kLetGo : HeldEnd::kDrop;
  f.config.when_crowded = seed % 3 == 0 ? HeldEnd::kLetGo : HeldEnd::kDrop;
  f.Reset();
  Played played;
  int64_t clock = 0;
  std::string sent;
  std::string told;
  for (int round = 0; round < 300 && played.fault.empty(); ++round) {
    // Now and then more than may wait.
    for (uint_fast32_t i = random() % (round % 8 == 0 ? 40 : 4); i > 0; --i) {
      clock += static_cast<int64_t>(random() % 200) - 20;
      const std::string port(1, static_cast<char>('a' + random() % 6));
      const std::string client = "000" + std::to_string(random() % 4);
      switch (random() % 8) {
        case 0:
          f.queue.HandleAnswer(At(clock), Port(port));
          break;
        case 1:
          f.queue.HandleDetach(At(clock), Port(port));
          break;
        case 2:
          f.queue.HandleTimeout(At(clock));
          break;
        case 3:
          f.Send(At(clock), port, FromHex("0b000001 00"));
          break;
        default:
          f.Send(At(clock), port, Asks(client, "0" + std::to_string(100 + round % 900)));
      }
      if (f.queue.size() > f.config.max_messages) played.fault = "more is held than may be";
    }
    // Three drains in any order, each one maybe twice.
    std::array<int, 6> order = {0, 1, 2, 0, 1, 2};
    std::shuffle(order.begin(), order.end(), drains);
    for (const int drain : order) {
      if (drain == 0) {
        for (std::string next = f.Poll(); next != "none"; next = f.Poll()) sent += next + "\n";
      } else if (drain == 1) {
        for (const std::string& event : f.Events()) told += event + "\n";
      } else {
        (void)f.queue.NextDeadline();
      }
    }
    const auto deadline = f.queue.NextDeadline();
    if (deadline.has_value() != (f.queue.size() != 0)) played.fault = "a deadline for nothing";
    if (deadline.has_value() && deadline->when <= At(clock)) {
      played.fault = "a deadline in the past after a drain";
    }
  }
  f.queue.HandleTimeout(TimePoint::max());
  for (std::string next = f.Poll(); next != "none"; next = f.Poll()) sent += next + "\n";
  for (const std::string& event : f.Events()) told += event + "\n";
  if (f.queue.size() != 0 || f.queue.octets() != 0) played.fault = "something was left";
  const RelayHoldCounters& counters = f.queue.counters();
  // Each message that was taken went out once, or was dropped once.
  if (counters.polled + counters.count(Id::kUnpolledDropped) +
          counters.count(Id::kDetachedDropped) + counters.count(Id::kLateDropped) +
          counters.count(Id::kCrowdedDropped) !=
      counters.held + counters.passed) {
    played.fault = "a message was lost, or went out twice";
  }
  played.trace = sent + told;
  return played;
}

TEST_CASE("in whatever order a queue is drained, the same goes out and the same is told",
          "[relay][R28]") {
  std::string fault;
  size_t empty = 0;
  for (uint32_t seed = 1; seed <= 30 && fault.empty(); ++seed) {
    const Played first = Play(seed, 1);
    fault = first.fault;
    if (first.trace.empty()) ++empty;
    for (uint32_t drains = 2; drains <= 4 && fault.empty(); ++drains) {
      const Played other = Play(seed, drains);
      fault = other.fault;
      if (other.trace != first.trace) fault = "another trace, seed " + std::to_string(seed);
    }
  }
  CHECK(fault == "");
  CHECK(empty == 0);
}

}}  // namespace mip6boot::test::relay
