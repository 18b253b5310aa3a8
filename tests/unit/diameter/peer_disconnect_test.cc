// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The end of a connection: a goodbye of either side, and none.

#include "mip6boot/diameter/peer_connection.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/peer_harness.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("a transport that closes without a word is a failure", "[rfc6733][s5.6]") {
  Pair pair;
  pair.nas.Events();
  pair.nas->HandleClosed(At(1));
  CHECK(pair.nas.Events() == "failed transport, closed");
  pair.nas->HandleClosed(At(2));
  CHECK(pair.nas.Events().empty());
}

TEST_CASE("octets that cannot be framed reset the connection without an answer",
          "[rfc6733][s2.1][R103]") {
  Pair pair;
  pair.aaa.Events();
  pair.aaa.Receive(1, "02000014 80000118 00000000 00000001 00000002");
  CHECK(pair.aaa.Sent().empty());
  const std::optional<PeerEvent> failed = pair.aaa->PollEvent();
  REQUIRE(failed.has_value());
  CHECK(failed->why == PeerFailure::kStream);
  CHECK(failed->error->reason == Reason::kBadVersion);
  CHECK(pair.aaa.Events() == "closed");
}

TEST_CASE("a peer that disconnects says why, and closes after the answer", "[rfc6733][s5.4]") {
  Pair pair;
  pair.nas.Events();
  pair.aaa.Events();
  pair.aaa->Disconnect(At(5), DisconnectCause::kBusy);
  CHECK(pair.aaa->state() == PeerState::kClosing);
  pair.nas.Receive(5, pair.aaa.Transmits()[0]);
  const std::optional<PeerEvent> event = pair.nas->PollEvent();
  REQUIRE(event.has_value());
  CHECK(event->id == PeerEventId::kDisconnecting);
  CHECK(event->disconnect_cause == DisconnectCause::kBusy);
  CHECK(pair.nas->state() == PeerState::kDraining);
  CHECK(pair.nas->Send(At(5), Message(0xc0, HopByHopId{9})).error().reason == Reason::kNotAllowed);
  pair.aaa.Receive(5, pair.nas.Transmits()[0]);
  CHECK(pair.aaa.Events() == "closed");
  pair.nas->HandleClosed(At(6));
  CHECK(pair.nas.Events() == "closed");
}

TEST_CASE("a goodbye that breaks its grammar is answered with what is wrong", "[rfc6733][s7.1.5]") {
  Pair pair;
  pair.nas.Events();
  pair.nas.Receive(5,
                   "0100002c 8000011a 00000000 00000007 00000008"
                   "00000108 40000009 61000000 00000128 40000009 62000000");
  const std::vector<std::vector<uint8_t>> sent = pair.nas.Transmits();
  REQUIRE(sent.size() == 1);
  CHECK(test::ToHex(sent[0]) ==
        "010000740000011a000000000000000700000008"
        "0000010c4000000c0000138d"
        "000001084000001c6e6173312e6173702e6578616d706c652e6e6574"
        "00000128400000176173702e6578616d706c652e6e657400"
        "000001164000000c00000001"
        "0000011740000014000001114000000c00000000");
}

TEST_CASE("peers that disconnect at once both get away", "[rfc6733][s5.4]") {
  Pair pair;
  pair.nas.Events();
  pair.aaa.Events();
  pair.nas->Disconnect(At(5), DisconnectCause::kRebooting);
  pair.aaa->Disconnect(At(5), DisconnectCause::kRebooting);
  Talk(5, pair.nas, pair.aaa);
  CHECK(pair.nas.Events() == "disconnecting, closed");
  CHECK(pair.aaa.Events() == "disconnecting, closed");
}

TEST_CASE("nobody waits for ever for a goodbye", "[rfc6733][s5.6]") {
  Pair pair;
  pair.nas.Events();
  pair.aaa.Events();
  pair.nas->Disconnect(At(5), DisconnectCause::kRebooting);
  CHECK(pair.nas.Deadline() == 15);
  pair.aaa.Receive(5, pair.nas.Transmits()[0]);
  CHECK(pair.aaa.Sent() == "DPA 2001");
  pair.nas->HandleTimeout(At(15));
  CHECK(pair.nas.Events() == "failed timeout, closed");
  pair.aaa->HandleTimeout(At(15));
  CHECK(pair.aaa.Events() == "disconnecting, closed");
}

TEST_CASE("an answer that is under way when we disconnect is still taken", "[rfc6733][s5.4]") {
  Pair pair;
  pair.nas.Events();
  const HopByHopId id = pair.nas->NextHopByHopId();
  REQUIRE(pair.nas->Send(At(1), Message(0xc0, id)).has_value());
  pair.nas->Disconnect(At(5), DisconnectCause::kRebooting);
  pair.nas.Receive(5, Message(0x40, id));
  CHECK(pair.nas.Events() == "message DEA");
}

TEST_CASE("an answer may still be sent while we disconnect, a request not", "[rfc6733][s5.4]") {
  Pair pair;
  pair.nas->Disconnect(At(5), DisconnectCause::kRebooting);
  pair.nas.Sent();
  CHECK(pair.nas->Send(At(5), Message(0xc0, HopByHopId{9})).error().reason == Reason::kNotAllowed);
  CHECK(pair.nas->Send(At(5), Message(0x40, HopByHopId{9})).has_value());
  CHECK(pair.nas.Sent() == "DEA");
}

}}  // namespace mip6boot::diameter
