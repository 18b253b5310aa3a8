// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A silent peer, and one that is back.

#include <vector>

#include "mip6boot/diameter/peer_connection.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/peer_harness.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("the watchdog asks after thirty silent seconds", "[rfc3539][s3.4.1][R102]") {
  Pair pair;
  pair.nas.Events();
  CHECK(pair.nas.Deadline() == 30);
  pair.nas->HandleTimeout(At(29));
  CHECK(pair.nas.Sent().empty());
  pair.nas->HandleTimeout(At(30));
  CHECK(pair.nas.Deadline() == 60);
  const std::vector<std::vector<uint8_t>> dwr = pair.nas.Transmits();
  REQUIRE(dwr.size() == 1);
  CHECK(TestPeer::Name(dwr[0]) == "DWR");
  pair.aaa.Receive(31, dwr[0]);
  const std::vector<std::vector<uint8_t>> dwa = pair.aaa.Transmits();
  REQUIRE(dwa.size() == 1);
  CHECK(TestPeer::Name(dwa[0]) == "DWA 2001");
  CHECK(pair.aaa.Deadline() == 61);  // its own was reset by the DWR
  pair.nas.Receive(31, dwa[0]);
  CHECK(pair.nas.Deadline() == 61);
  CHECK(pair.nas.Events().empty());
  CHECK(pair.nas->counters().watchdogs_sent == 1);
}

TEST_CASE("the watchdog asks in time whatever moment the caller's clock counts from",
          "[rfc3539][s3.4.1][R102]") {
  TestPeer nas(NasConfig());
  TestPeer aaa(AaaConfig());
  nas.Connect(-3600);
  aaa.Connect(-3600);
  Talk(-3600, nas, aaa);
  CHECK(nas.Deadline() == -3570);
  nas->HandleTimeout(At(-3570));
  CHECK(nas.Sent() == "DWR");
}

TEST_CASE("the watchdog's time is drawn anew each time, two seconds either way",
          "[rfc3539][s3.4.1][R102]") {
  TestPeer nas(NasConfig());
  TestPeer aaa(AaaConfig());
  nas.random().Add(test::ScriptedRandom::kLowest);
  nas.random().Add(test::ScriptedRandom::kHighest);
  nas.Connect(0);
  aaa.Connect(0);
  Talk(0, nas, aaa);
  CHECK(nas.Deadline() == 28);
  nas->HandleTimeout(At(28));
  CHECK(nas.Deadline() == 60);
}

TEST_CASE("any message resets the watchdog", "[rfc3539][s3.4.1][R102]") {
  Pair pair;
  pair.nas.Receive(12, Message(0xc0, HopByHopId{9}));
  CHECK(pair.nas.Deadline() == 42);
  pair.nas.Receive(20, Message(0x40, HopByHopId{0xdead}));
  CHECK(pair.nas.Deadline() == 50);
}

TEST_CASE("a silent peer is suspect, then closed: not before two expiries",
          "[rfc3539][s3.4.1][R102]") {
  Pair pair;
  pair.nas.Events();
  pair.nas->HandleTimeout(At(30));
  CHECK(pair.nas.Sent() == "DWR");
  CHECK(pair.nas->usable());
  pair.nas->HandleTimeout(At(60));
  CHECK(pair.nas.Events() == "suspect");
  CHECK(pair.nas.Sent().empty());  // no second DWR while one is outstanding
  CHECK(!pair.nas->usable());
  CHECK(pair.nas->Send(At(61), Message(0xc0, HopByHopId{9})).error().reason == Reason::kNotAllowed);
  pair.nas->HandleTimeout(At(90));
  CHECK(pair.nas.Events() == "failed watchdog, closed");
  CHECK(pair.nas.Deadline() == -1);
}

TEST_CASE("a suspect peer that says anything is used again", "[rfc3539][s3.4.1][R102]") {
  Pair pair;
  pair.nas->HandleTimeout(At(30));
  pair.nas->HandleTimeout(At(60));
  pair.nas.Events();
  pair.nas.Receive(70, Message(0xc0, HopByHopId{9}));
  CHECK(pair.nas.Events() == "recovered, message DER");
  CHECK(pair.nas->usable());
  CHECK(pair.nas.Deadline() == 100);
  // The DWA is still outstanding.
  pair.nas->HandleTimeout(At(100));
  CHECK(pair.nas.Events() == "suspect");
}

TEST_CASE("a connection that is open again is used after three DWAs", "[rfc3539][s3.4.1][R102]") {
  PeerConfig config = NasConfig();
  config.reopened = true;
  Pair pair(config, AaaConfig());
  CHECK(pair.nas.Events().empty());
  CHECK(pair.aaa.Events() == "opened");
  CHECK(pair.nas->counters().watchdogs_sent == 1);  // at once
  CHECK(!pair.nas->usable());
  CHECK(pair.nas->Send(At(1), Message(0xc0, HopByHopId{9})).error().reason == Reason::kNotAllowed);
  // Requests of the peer are taken, and may be answered.
  pair.nas.Receive(1, Message(0xc0, HopByHopId{9}, ApplicationId::kEap, CommandCode::kReAuth));
  CHECK(pair.nas.Events() == "message RAR");
  CHECK(
      pair.nas->Send(At(1), Message(0x40, HopByHopId{9}, ApplicationId::kEap, CommandCode::kReAuth))
          .has_value());
  pair.nas.Sent();
  for (const double seconds : {30.0, 60.0}) {
    CHECK(pair.nas.Events().empty());
    pair.nas->HandleTimeout(At(seconds));
    Talk(seconds, pair.nas, pair.aaa);
  }
  CHECK(pair.nas.Events() == "opened");
  CHECK(pair.nas->usable());
}

TEST_CASE("a responder that is open again probes behind its CEA", "[rfc3539][s3.4.1][R102]") {
  PeerConfig config = AaaConfig();
  config.reopened = true;
  TestPeer nas(NasConfig());
  TestPeer aaa(config);
  nas.Connect(0);
  aaa.Connect(0);
  aaa.Receive(0, nas.Transmits()[0]);
  const std::vector<std::vector<uint8_t>> sent = aaa.Transmits();
  REQUIRE(sent.size() == 2);
  CHECK(TestPeer::Name(sent[0]) == "CEA 2001");
  CHECK(TestPeer::Name(sent[1]) == "DWR");
  CHECK(aaa->state() == PeerState::kReopen);
  CHECK(aaa.Events().empty());
}

TEST_CASE(
    "a connection that is open again and late once starts counting anew, late twice is closed",
    "[rfc3539][A][R102]") {
  PeerConfig config = NasConfig();
  config.reopened = true;
  TestPeer nas(config);
  TestPeer aaa(AaaConfig());
  nas.Connect(0);
  aaa.Connect(0);
  aaa.Receive(0, nas.Transmits()[0]);
  nas.Receive(0, aaa.Transmits()[0]);
  const std::vector<std::vector<uint8_t>> dwr = nas.Transmits();
  nas->HandleTimeout(At(30));
  CHECK(nas->state() == PeerState::kReopenLate);
  aaa.Receive(31, dwr[0]);
  nas.Receive(31, aaa.Transmits()[0]);
  CHECK(nas->state() == PeerState::kReopen);
  for (const double seconds : {60.0, 90.0, 120.0}) {
    CHECK(nas.Events().empty());
    nas->HandleTimeout(At(seconds));
    Talk(seconds, nas, aaa);
  }
  CHECK(nas.Events() == "opened");

  TestPeer late(config);
  TestPeer silent(AaaConfig());
  late.Connect(0);
  silent.Connect(0);
  silent.Receive(0, late.Transmits()[0]);
  late.Receive(0, silent.Transmits()[0]);
  late->HandleTimeout(At(30));
  CHECK(late.Events().empty());
  late->HandleTimeout(At(60));
  CHECK(late.Events() == "failed watchdog, closed");
}

TEST_CASE("times without end are legal, and do not pass", "[rfc3539][s3.4.1][R102]") {
  PeerConfig config = NasConfig();
  config.capabilities_timeout = Duration::max();
  config.watchdog = Duration::max();
  config.disconnect_timeout = Duration::max();
  TestPeer nas(config);
  nas.Connect(5);
  REQUIRE(nas->NextDeadline().has_value());
  CHECK(nas->NextDeadline()->when == TimePoint::max());
  nas.random().Add(test::ScriptedRandom::kHighest);  // the jitter
  TestPeer aaa(AaaConfig());
  aaa.Connect(5);
  Talk(5, nas, aaa);
  CHECK(nas.Events() == "opened");
  REQUIRE(nas->NextDeadline().has_value());
  CHECK(nas->NextDeadline()->when == TimePoint::max());
  nas->Disconnect(At(6), DisconnectCause::kRebooting);
  REQUIRE(nas->NextDeadline().has_value());
  CHECK(nas->NextDeadline()->when == TimePoint::max());
}

TEST_CASE("a connection that is open again answers, and asks nothing, until three DWAs have come",
          "[rfc3539][s3.4.1][R102]") {
  PeerConfig config = NasConfig();
  config.reopened = true;
  Pair pair(config, AaaConfig());
  CHECK(pair.nas->state() == PeerState::kReopen);
  pair.nas->HandleTimeout(At(1000));
  pair.nas.Sent();
  pair.nas->HandleTimeout(At(2000));
  REQUIRE(pair.nas->state() == PeerState::kReopenLate);
  CHECK(pair.nas->Send(At(2000), Message(0x40, HopByHopId{9})).has_value());
  CHECK(pair.nas->Send(At(2000), Message(0xc0, HopByHopId{9})).error().reason ==
        Reason::kNotAllowed);
}

TEST_CASE("to a suspect peer an answer may go, and it becomes suspect once", "[rfc3539][R102]") {
  Pair pair;
  pair.nas.Events();
  pair.nas->HandleTimeout(At(1000));
  pair.nas->HandleTimeout(At(2000));
  CHECK(pair.nas.Events() == "suspect");
  CHECK(pair.nas->Send(At(2000), Message(0x40, HopByHopId{9})).has_value());
  pair.nas.Connect(2000);
  CHECK(pair.nas->state() == PeerState::kSuspect);
  CHECK(pair.nas.Events().empty());
}

}}  // namespace mip6boot::diameter
