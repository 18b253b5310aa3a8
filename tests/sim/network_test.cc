// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The simulated network itself: time, links, streams; and the watch on machines.

#include "tests/support/sim/network.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/sim/invariants.h"

namespace mip6boot::sim { namespace {

using namespace std::chrono_literals;

constexpr auto kNever = [] { return false; };

TimePoint At(Duration since_start) { return TimePoint(since_start); }

// Writes down what happens to it.
class Recorder final : public Participant {
 public:
  Recorder(SimNetwork& network, Role role) : network_(network), id(network.Add(role, *this)) {}

  void HandleDatagram(const Datagram& received) override {
    datagrams.push_back(received);
    arrivals.push_back(network_.now());
  }
  void HandleTimer(uint32_t tag) override {
    timers.push_back(std::to_string(tag) + "@" +
                     std::to_string(network_.now().time_since_epoch().count()));
  }
  bool Accepts(ConnectionId) override { return accepts; }
  void HandleConnected(ConnectionId) override { said += "connected "; }
  void HandleBytes(ConnectionId, Bytes octets) override {
    stream.insert(stream.end(), octets.begin(), octets.end());
  }
  void HandleClosed(ConnectionId) override { said += "closed "; }

 private:
  SimNetwork& network_;

 public:
  ParticipantId id;
  bool accepts = true;
  std::vector<Datagram> datagrams;
  std::vector<TimePoint> arrivals;
  std::vector<std::string> timers;
  std::vector<uint8_t> stream;
  std::string said;
};

Datagram From(const Recorder& from, const Recorder& to, uint8_t content) {
  Datagram datagram;
  datagram.from = from.id;
  datagram.to = to.id;
  datagram.octets = {content};
  return datagram;
}

TEST_CASE("timers fire in order, at their time, and not when they were moved or taken back") {
  SimNetwork network(1, nullptr);
  Recorder owner(network, Role::kRelay);
  const TimerId first = network.NewTimer(owner, 1);
  const TimerId second = network.NewTimer(owner, 2);
  const TimerId third = network.NewTimer(owner, 3);
  network.SetTimer(first, At(5us));
  network.SetTimer(first, At(30us));  // later
  network.SetTimer(second, At(20us));
  network.SetTimer(second, At(10us));  // earlier
  network.SetTimer(third, At(1us));
  network.SetTimer(third, std::nullopt);
  network.RunUntil(At(100us), kNever);
  CHECK(owner.timers == std::vector<std::string>{"2@10", "1@30"});
  CHECK(network.now() == At(100us));
}

TEST_CASE("a link loses, doubles, corrupts and reorders as often as it says") {
  SimNetwork network(2, nullptr);
  Recorder from(network, Role::kRelay);
  Recorder to(network, Role::kRelay);
  LinkQuality quality;
  quality.loss = 200'000;
  quality.duplication = 50'000;
  quality.corruption = 10'000;
  quality.jitter = 100ms;
  network.set_quality(quality);
  constexpr size_t kSent = 100'000;
  for (size_t i = 0; i < kSent; ++i) {
    network.Later(Duration(i * 10), [&network, &from, &to] { network.Send(From(from, to, 7)); });
  }
  network.RunUntil(At(1h), kNever);
  const NetworkCounters& counters = network.counters();
  CHECK(counters.datagrams == kSent);
  CHECK((counters.lost > 19'000 && counters.lost < 21'000));
  CHECK((counters.duplicated > 3'600 && counters.duplicated < 4'400));
  CHECK((counters.corrupted > 650 && counters.corrupted < 950));
  CHECK(to.datagrams.size() == kSent - counters.lost + counters.duplicated);
  size_t tainted = 0;
  for (const Datagram& datagram : to.datagrams) tainted += datagram.tainted ? 1U : 0U;
  CHECK(tainted == counters.corrupted);
}

TEST_CASE("datagrams overtake each other") {
  SimNetwork network(3, nullptr);
  Recorder from(network, Role::kRelay);
  Recorder to(network, Role::kRelay);
  LinkQuality quality;
  quality.jitter = 100ms;
  network.set_quality(quality);
  for (uint8_t i = 0; i < 20; ++i) network.Send(From(from, to, i));
  network.RunUntil(At(1s), kNever);
  REQUIRE(to.datagrams.size() == 20);
  bool in_order = true;
  for (size_t i = 1; i < 20; ++i) {
    in_order = in_order && to.datagrams[i - 1].octets < to.datagrams[i].octets;
  }
  CHECK_FALSE(in_order);
}

TEST_CASE("one that is down gets nothing, and its connections break") {
  SimNetwork network(4, nullptr);
  Recorder caller(network, Role::kAccessServer);
  Recorder called(network, Role::kHomeAaa);
  const ConnectionId connection = network.Connect(caller.id, called.id);
  network.RunUntil(At(1s), kNever);
  CHECK(caller.said == "connected ");
  CHECK(called.said == "connected ");
  network.SetUp(called.id, false);
  network.Write(connection, caller.id, std::vector<uint8_t>{1, 2, 3});
  network.Send(From(caller, called, 1));
  network.RunUntil(At(2s), kNever);
  CHECK(caller.said == "connected closed ");
  CHECK(called.said == "connected ");
  CHECK(called.stream.empty());
  CHECK(called.datagrams.empty());
  CHECK(network.counters().undeliverable >= 1);
}

TEST_CASE("a connection that is not taken is closed for the caller") {
  SimNetwork network(5, nullptr);
  Recorder caller(network, Role::kAccessServer);
  Recorder called(network, Role::kHomeAaa);
  called.accepts = false;
  network.Connect(caller.id, called.id);
  network.RunUntil(At(1s), kNever);
  CHECK(caller.said == "closed ");
  CHECK(called.said.empty());
}

TEST_CASE("a stream keeps its octets and their order, whatever the link does") {
  SimNetwork network(6, nullptr);
  Recorder caller(network, Role::kAccessServer);
  Recorder called(network, Role::kHomeAaa);
  LinkQuality quality;
  quality.loss = 300'000;
  quality.duplication = 300'000;
  quality.corruption = 1'000'000;
  quality.jitter = 500ms;
  network.set_quality(quality);
  const ConnectionId connection = network.Connect(caller.id, called.id);
  network.RunUntil(At(10min), kNever);
  std::vector<uint8_t> sent;
  for (int i = 0; i < 100; ++i) {
    const std::vector<uint8_t> piece(static_cast<size_t>(1 + i), static_cast<uint8_t>(i));
    network.Write(connection, caller.id, piece);
    sent.insert(sent.end(), piece.begin(), piece.end());
  }
  network.Close(connection, caller.id);
  network.RunUntil(At(1h), kNever);
  CHECK(called.stream == sent);
  CHECK(called.said == "connected closed ");
}

TEST_CASE("a machine is caught with a deadline in the past, idle wake-ups and too much work") {
  MachineWatch watch;
  MachineWatch::Step step;
  step.now = At(10s);
  step.most_work = 2;
  step.work = 2;
  step.deadline = At(20s);
  step.why = "refresh";
  CHECK(watch.Drained(step) == "");
  step.work = 0;
  step.now = At(20s);
  step.woken = true;
  CHECK(watch.Drained(step) ==
        "it was woken at its deadline (refresh), did nothing, and asks for it again");
  step.deadline = At(30s);
  CHECK(watch.Drained(step) == "it was woken at its deadline (refresh) and had nothing to do");
  step.changed = true;
  CHECK(watch.Drained(step) == "");
  step.deadline = At(19s);
  CHECK(watch.Drained(step) == "the deadline lies at 19000000 us, in the past");
  step.deadline = At(40s);
  step.work = 3;
  CHECK(watch.Drained(step) == "3 messages and events came of one input, at most 2 may");
}

}}  // namespace mip6boot::sim
