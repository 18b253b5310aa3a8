// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/peer_connection.h"

#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/diameter/peer_harness.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;

TEST_CASE("a request goes to the peer and its answer comes back", "[rfc6733][s3][R96]") {
  Pair pair;
  pair.nas.Events();
  pair.aaa.Events();
  const HopByHopId id = pair.nas->NextHopByHopId();
  REQUIRE(pair.nas->Send(At(1), Message(0xc0, id)).has_value());
  Talk(1, pair.nas, pair.aaa);
  CHECK(pair.aaa.Events() == "message DER");
  CHECK(pair.aaa->counters().ignored == 0);
  REQUIRE(pair.aaa->Send(At(1), Message(0x40, id)).has_value());
  Talk(1, pair.nas, pair.aaa);
  CHECK(pair.nas.Events() == "message DEA");
  // Once answered, a second answer is one to nothing.
  REQUIRE(pair.aaa->Send(At(1), Message(0x40, id)).has_value());
  Talk(1, pair.nas, pair.aaa);
  CHECK(pair.nas.Events().empty());
  CHECK(pair.nas->counters().unknown_answers == 1);
}

TEST_CASE("an answer to nothing, or of another command, is discarded", "[rfc6733][s3][R96]") {
  Pair pair;
  pair.nas.Events();
  const HopByHopId id = pair.nas->NextHopByHopId();
  REQUIRE(pair.nas->Send(At(1), Message(0xc0, id)).has_value());
  pair.nas.Receive(1, Message(0x40, HopByHopId{0xdead}));
  pair.nas.Receive(1, Message(0x40, id, ApplicationId::kEap, CommandCode::kAa));
  CHECK(pair.nas.Events().empty());
  CHECK(pair.nas->counters().unknown_answers == 2);
  pair.nas->Forget(id);
  pair.nas.Receive(1, Message(0x40, id));
  CHECK(pair.nas.Events().empty());
}

TEST_CASE("hop-by-hop ids are unique on a connection", "[rfc6733][s3][R96]") {
  Pair pair;
  const HopByHopId id = pair.nas->NextHopByHopId();
  REQUIRE(pair.nas->Send(At(1), Message(0xc0, id)).has_value());
  CHECK(pair.nas->Send(At(1), Message(0xc0, id)).error().ToString() ==
        "Diameter-EAP-Request (268) at offset 0: stands 2 times, at most 1");
  CHECK(pair.nas->NextHopByHopId() != id);
  CHECK(pair.nas->NextEndToEndId() != pair.nas->NextEndToEndId());
}

TEST_CASE("the hop-by-hop id of a watchdog on its way is in use", "[rfc6733][s3][R96]") {
  Pair pair;
  pair.nas->HandleTimeout(At(1000));
  const std::vector<std::vector<uint8_t>> sent = pair.nas.Transmits();
  REQUIRE(sent.size() == 1);
  REQUIRE(TestPeer::Name(sent[0]) == "DWR");
  const HopByHopId id = MessageView::Parse(sent[0])->header().hop_by_hop;
  CHECK(pair.nas->Send(At(1000), Message(0xc0, id)).error().reason == Reason::kDuplicate);
}

TEST_CASE("the time of the start goes on top of end-to-end ids", "[rfc6733][s3][R96]") {
  PeerConfig config = NasConfig();
  config.boot_seconds = 0x12345678;
  TestPeer nas(config);
  CHECK(nas->NextEndToEndId() == EndToEndId{0x67800020});
}

TEST_CASE("a request of an application that is not common is refused here", "[rfc6733][s7.1.3]") {
  Pair pair;
  pair.aaa.Events();
  pair.aaa.Receive(1, Message(0xc0, HopByHopId{9}, ApplicationId::kNasreq, CommandCode::kAa));
  CHECK(pair.aaa.Events().empty());
  CHECK(pair.aaa.Sent() == "AAA 3007 E");
  CHECK(
      pair.nas->Send(At(1), Message(0xc0, HopByHopId{9}, ApplicationId::kNasreq)).error().reason ==
      Reason::kUnsupported);
}

TEST_CASE("a session's request with application 0 in its header is taken", "[rfc4072][s3]") {
  Pair pair;
  pair.nas.Events();
  pair.nas.Receive(1,
                   Message(0xc0, HopByHopId{9}, ApplicationId::kBase, CommandCode::kAbortSession));
  CHECK(pair.nas.Events() == "message ASR");
}

TEST_CASE("R and E together are refused here", "[rfc6733][s7.1.3]") {
  Pair pair;
  pair.aaa.Events();
  pair.aaa.Receive(1, Message(0xe0, HopByHopId{9}));
  CHECK(pair.aaa.Events().empty());
  CHECK(pair.aaa.Sent() == "DEA 3008 E");
}

TEST_CASE("a DWR or DPR that breaks its grammar is answered with what is wrong",
          "[rfc6733][s7.1.5]") {
  Pair pair;
  pair.aaa.Events();
  pair.aaa.Receive(1, "01000014 80000118 00000000 00000001 00000002");
  CHECK(pair.aaa.Sent() == "DWA 5005");
  pair.aaa.Receive(1, "01000020 80000118 00000000 00000001 00000002 00000108 400000ff 61000000");
  CHECK(pair.aaa.Sent() == "DWA 5014");
  pair.aaa.Receive(1, "01000014 8000011a 00000000 00000001 00000002");
  CHECK(pair.aaa.Sent() == "DPA 5005");
  CHECK(pair.aaa.Events() == "disconnecting");
  CHECK(pair.aaa->counters().malformed == 3);
}

TEST_CASE("a DWR or DPR with an AVP that must be understood, and is not, is answered with it",
          "[rfc6733][s4.1]") {
  constexpr char kOriginAndUnknown[] =
      "00000108 40000009 61000000 00000128 40000009 62000000 0000270f 40000009 63000000";
  Pair pair;
  pair.aaa.Events();
  pair.aaa.Receive(1,
                   std::string("01000038 80000118 00000000 00000001 00000002") + kOriginAndUnknown);
  CHECK(pair.aaa.Sent() == "DWA 5001");
  pair.aaa.Receive(1, std::string("01000044 8000011a 00000000 00000001 00000002") +
                          kOriginAndUnknown + "00000111 4000000c 00000000");
  CHECK(pair.aaa.Sent() == "DPA 5001");
}

TEST_CASE("a buffer too small for a message changes nothing", "[contract]") {
  TestPeer nas(NasConfig());
  nas.Connect(0);
  std::vector<uint8_t> buffer(163);
  const Result<std::optional<Bytes>> small = nas->PollTransmit(MutableBytes(buffer));
  REQUIRE(!small.has_value());
  CHECK(small.error().reason == Reason::kNoSpace);
  CHECK(small.error().want == 164);
  std::vector<uint8_t> enough(164);
  const Result<std::optional<Bytes>> cer = nas->PollTransmit(MutableBytes(enough));
  REQUIRE((cer.has_value() && cer->has_value()));
  CHECK(TestPeer::Name(**cer) == "CER");
}

TEST_CASE("time that goes back counts as the latest, late and repeated timeouts do no harm",
          "[contract]") {
  Pair pair;
  pair.nas.Receive(20, Message(0xc0, HopByHopId{9}));
  pair.nas.Receive(10, Message(0xc0, HopByHopId{9}));
  CHECK(pair.nas.Deadline() == 50);
  pair.nas->HandleTimeout(At(500));
  CHECK(pair.nas.Sent() == "DWR");
  CHECK(pair.nas.Deadline() == 530);
  pair.nas->HandleTimeout(At(500));
  pair.nas->HandleTimeout(At(40));
  CHECK(pair.nas.Sent().empty());
  CHECK(pair.nas.Deadline() == 530);
}

TEST_CASE("octets and calls out of order, and timeouts too early, are counted and harmless",
          "[events]") {
  TestPeer nas(NasConfig());
  nas->HandleTimeout(At(0));
  CHECK(nas->counters().early_timeouts == 1);
  CHECK(nas->HandleBytes(At(0), FromHex("01000014")).error().reason == Reason::kNotAllowed);
  CHECK(nas->counters().ignored == 1);
  nas.Connect(0);
  nas.Connect(0);
  CHECK(nas->counters().ignored == 2);
  nas->HandleTimeout(At(1));
  CHECK(nas->counters().early_timeouts == 2);
  CHECK(nas.Sent() == "CER");
}

TEST_CASE("what the caller does not poll stops the stream, and nothing is taken then", "[limits]") {
  PeerConfig config = AaaConfig();
  config.max_queued_octets = 1000;
  Pair pair(NasConfig(), config);
  size_t taken = 0;
  for (; taken < 100; ++taken) {
    if (!pair.aaa->HandleBytes(At(1), Message(0xc0, HopByHopId{9}))) break;
  }
  CHECK(taken > 0);
  CHECK(taken < 10);
  CHECK(pair.aaa->HandleBytes(At(1), Message(0xc0, HopByHopId{9})).error().reason ==
        Reason::kNoSpace);
  CHECK(pair.aaa->counters().delivered == taken);
  pair.aaa.Events();
  CHECK(pair.aaa->HandleBytes(At(1), Message(0xc0, HopByHopId{9})).has_value());
}

TEST_CASE("what waits to be sent stops the stream when it is as much as may be", "[limits]") {
  const std::vector<uint8_t> answer = Message(0x40, HopByHopId{3});
  PeerConfig config = NasConfig();
  config.max_queued_octets = answer.size() * (PeerConfig::kMinQueuedOctets / answer.size() + 1);
  Pair pair(config, AaaConfig());
  pair.nas.Events();
  for (size_t sent = 0; sent < config.max_queued_octets; sent += answer.size()) {
    CHECK(pair.nas->HandleBytes(At(1), Bytes()).has_value());
    REQUIRE(pair.nas->Send(At(1), answer).has_value());
  }
  CHECK(pair.nas->HandleBytes(At(1), Bytes()).error().reason == Reason::kNoSpace);
}

TEST_CASE("nothing is sent to a peer before it is open, nor after the end", "[contract]") {
  const std::vector<uint8_t> answer = Message(0x40, HopByHopId{3});
  TestPeer nas(NasConfig());
  CHECK(nas->Send(At(0), answer).error().reason == Reason::kNotAllowed);
  nas.Connect(0);
  CHECK(nas->Send(At(0), answer).error().reason == Reason::kNotAllowed);
  nas->HandleClosed(At(1));
  CHECK(nas->Send(At(1), answer).error().reason == Reason::kNotAllowed);
}

TEST_CASE("what is sent is checked, and bounded", "[contract]") {
  PeerConfig config = NasConfig();
  config.max_queued_octets = PeerConfig::kMinQueuedOctets;
  config.max_pending_requests = 2;
  Pair pair(config, AaaConfig());
  CHECK(pair.nas->Send(At(1), Bytes()).error().reason == Reason::kTruncated);
  CHECK(pair.nas->Send(At(1), FromHex("01000014 80000118 00000000 00000001 00000002"))
            .error()
            .ToString() == "Device-Watchdog-Request (280) at offset 0: must not stand here");
  REQUIRE(pair.nas->Send(At(1), Message(0xc0, HopByHopId{1})).has_value());
  REQUIRE(pair.nas->Send(At(1), Message(0xc0, HopByHopId{2})).has_value());
  const std::vector<uint8_t> answer = Message(0x40, HopByHopId{3});
  size_t sent = 2;
  while (sent < 100 && pair.nas->Send(At(1), answer)) ++sent;
  CHECK(sent == (PeerConfig::kMinQueuedOctets + answer.size() - 1) / answer.size());
  CHECK(pair.nas->Send(At(1), answer).error().reason == Reason::kNoSpace);
  pair.nas.Sent();
  CHECK(pair.nas->Send(At(1), Message(0xc0, HopByHopId{4})).error().reason == Reason::kTooMany);
}

TEST_CASE("a config that cannot work makes no connection", "[config]") {
  const auto refusal = [](const PeerConfig& config) {
    const Result<void> valid = config.Validate();
    return valid.has_value() ? "taken" : valid.error().ToString();
  };
  CHECK(refusal(NasConfig()) == "taken");
  CHECK(PeerConfig().max_queued_octets == 1048576);
  CHECK(PeerConfig().max_pending_requests == 65536);
  PeerConfig config = NasConfig();
  config.watchdog = std::chrono::seconds(6);
  CHECK(refusal(config) == "taken");
  config.watchdog = std::chrono::milliseconds(5999);
  CHECK(refusal(config) == "peer.watchdog: 5999 ms, must be at least 6 s");
  const auto refused = [&refusal](auto change) {
    PeerConfig bad = NasConfig();
    change(bad);
    return refusal(bad);
  };
  CHECK(refused([](PeerConfig& c) { c.capabilities_timeout = Duration(-5); }) ==
        "peer.capabilities_timeout: -5 us, must be at least 1 us");
  CHECK(refused([](PeerConfig& c) { c.disconnect_timeout = Duration(0); }) ==
        "peer.disconnect_timeout: 0 s, must be at least 1 us");
  CHECK(refused([](PeerConfig& c) { c.origin_host = "nas one"; }) ==
        "peer.origin_host: octet 32 is not allowed in this text");
  CHECK(refused([](PeerConfig& c) {
          c.accepted_peers = {"aaa.example.net", "a b"};
        }) == "peer.accepted_peers[1]: octet 32 is not allowed in this text");
  CHECK(refused([](PeerConfig& c) { c.applications.clear(); }) == "peer.applications: is missing");
  CHECK(refused([](PeerConfig& c) { c.host_ip_addresses.clear(); }) ==
        "peer.host_ip_addresses: is missing");
  CHECK(refused([](PeerConfig& c) { c.host_ip_addresses.resize(65); }) ==
        "peer.host_ip_addresses: more than 64 of them");
  CHECK(refused([](PeerConfig& c) { c.max_pending_requests = 0; }) ==
        "peer.max_pending_requests: 0, must be at least 1");
  CHECK(refused([](PeerConfig& c) { c.limits.diameter_message_octets = 19; }) ==
        "peer.limits.diameter_message_octets: 19, must be at least 20");
  CHECK(refused([](PeerConfig& c) { c.host_ip_addresses.resize(64); }) == "taken");
  CHECK(refused([](PeerConfig& c) { c.limits.avp_depth = 1; }) == "taken");
  CHECK(refused([](PeerConfig& c) { c.limits.avp_depth = 0; }) ==
        "peer.limits.avp_depth: 0, must be at least 1");
  CHECK(refused([](PeerConfig& c) { c.limits.elements = 1; }) == "taken");
  CHECK(refused([](PeerConfig& c) { c.limits.elements = 0; }) ==
        "peer.limits.elements: 0, must be at least 1");
  CHECK(refused([](PeerConfig& c) { c.origin_realm = "a b"; }) ==
        "peer.origin_realm: octet 32 is not allowed in this text");
  CHECK(refused([](PeerConfig& c) { c.product_name = "\xff"; }) ==
        "peer.product_name: octet 255 is not allowed in this text");
  CHECK(refused([](PeerConfig& c) { c.applications.resize(65, c.applications[0]); }) ==
        "peer.applications: more than 64 of them");
  CHECK(refused([](PeerConfig& c) { c.applications.resize(64, c.applications[0]); }) == "taken");

  config.host_ip_addresses.clear();
  TestPeer nas(config);
  nas.Connect(0);
  CHECK(nas->state() == PeerState::kClosed);
  std::vector<uint8_t> buffer(100);
  CHECK(nas->PollTransmit(MutableBytes(buffer)).error().kind == ElementKind::kConfig);
}

TEST_CASE("counters of two connections are added", "[counters]") {
  PeerCounters sum;
  PeerCounters one;
  one.received = 3;
  one.unknown_answers = 2;
  sum += one;
  sum += one;
  CHECK(sum.received == 6);
  CHECK(sum.unknown_answers == 4);
}

TEST_CASE("a number that a request of the caller's has is not given out", "[rfc6733][s3][R96]") {
  Pair pair;
  const HopByHopId next = pair.nas->NextHopByHopId();
  const HopByHopId taken{static_cast<uint32_t>(next) + 1};
  REQUIRE(pair.nas->Send(At(1), Message(0xc0, taken)).has_value());
  CHECK(pair.nas->NextHopByHopId() == HopByHopId{static_cast<uint32_t>(next) + 2});
}

TEST_CASE("what is between neighbours is not the caller's to send", "[contract]") {
  Pair pair;
  for (const CommandCode command : {CommandCode::kCapabilitiesExchange,
                                    CommandCode::kDeviceWatchdog, CommandCode::kDisconnectPeer}) {
    CHECK(pair.nas->Send(At(1), Message(0x80, HopByHopId{9}, ApplicationId::kBase, command))
              .error()
              .reason == Reason::kNotAllowed);
  }
  CHECK(pair.nas.Sent().empty());
}

TEST_CASE("a connection whose config cannot work says so, whatever is asked of it", "[config]") {
  PeerConfig config = NasConfig();
  config.origin_host = "";
  TestPeer nas(config);
  CHECK(nas->config().origin_host.empty());
  CHECK(nas->state() == PeerState::kClosed);
  std::vector<uint8_t> buffer(64);
  const std::string refusal = config.Validate().error().ToString();
  CHECK(refusal.find("peer.origin_host") == 0);
  CHECK(nas->HandleBytes(At(0), FromHex("01000014")).error().ToString() == refusal);
  CHECK(nas->Send(At(0), Message(0xc0, HopByHopId{9})).error().ToString() == refusal);
  CHECK(nas->PollTransmit(MutableBytes(buffer)).error().ToString() == refusal);
}

TEST_CASE("octets that come after the end are counted, and nothing else", "[events]") {
  Pair pair;
  pair.nas->HandleClosed(At(1));
  pair.nas.Events();
  const uint64_t ignored = pair.nas->counters().ignored;
  CHECK(pair.nas->HandleBytes(At(2), Message(0xc0, HopByHopId{9})).has_value());
  CHECK(pair.nas->counters().ignored == ignored + 1);
  CHECK(pair.nas.Events().empty());
}

TEST_CASE("a DWA, DPA or CEA with another number answers nothing of ours", "[rfc6733][s3][R96]") {
  Pair pair;
  pair.nas.Events();
  pair.nas->HandleTimeout(At(1000));
  CHECK(pair.nas.Sent() == "DWR");
  pair.nas.Receive(
      1001, Message(0x00, HopByHopId{0xdead}, ApplicationId::kBase, CommandCode::kDeviceWatchdog));
  CHECK(pair.nas->counters().unknown_answers == 1);
  pair.nas->HandleTimeout(At(2000));  // the DWA is still outstanding
  CHECK(pair.nas.Events() == "suspect");

  Pair other;
  other.nas.Events();
  other.nas->Disconnect(At(5), DisconnectCause::kBusy);
  other.nas.Receive(
      5, Message(0x00, HopByHopId{0xdead}, ApplicationId::kBase, CommandCode::kDisconnectPeer));
  CHECK(other.nas->state() == PeerState::kClosing);

  TestPeer waiting(NasConfig());
  waiting.Connect(0);
  waiting.Receive(0, Message(0x00, HopByHopId{0xdead}, ApplicationId::kBase,
                             CommandCode::kCapabilitiesExchange));
  CHECK(waiting.Events() == "failed unexpected-message, closed");
}

}}  // namespace mip6boot::diameter
