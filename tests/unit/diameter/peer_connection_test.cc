// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/peer_connection.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/diameter/peer_harness.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;
using test::ToHex;

// Two open peers: NAS and AAA server.
struct Pair {
  TestPeer nas;
  TestPeer aaa;

  explicit Pair(const PeerConfig& nas_config = NasConfig(),
                const PeerConfig& aaa_config = AaaConfig())
      : nas(nas_config), aaa(aaa_config) {
    nas.Connect(0);
    aaa.Connect(0);
    Talk(0, nas, aaa);
  }
};

TEST_CASE("two peers exchange capabilities and are open", "[rfc6733][s5.3][R100]") {
  TestPeer nas(NasConfig());
  TestPeer aaa(AaaConfig());
  nas.Connect(0);
  aaa.Connect(0);
  CHECK(aaa.Sent().empty());
  const std::vector<std::vector<uint8_t>> cer = nas.Transmits();
  REQUIRE(cer.size() == 1);
  CHECK(ToHex(cer[0]) ==
        "010000a4800001010000000000000010"
        "00000020"
        "000001084000001c6e6173312e6173702e6578616d706c652e6e6574"
        "00000128400000176173702e6578616d706c652e6e657400"
        "000001014000001a000220010db80001c02000000000000000ff0000"
        "0000010a4000000c00000000"
        "0000010d000000106d697036626f6f74"
        "000001164000000c00000001"
        "000001024000000c00000001"
        "000001024000000c00000005");
  aaa.Receive(0, cer[0]);
  const std::vector<std::vector<uint8_t>> cea = aaa.Transmits();
  REQUIRE(cea.size() == 1);
  CHECK(ToHex(cea[0]) ==
        "01000098000001010000000000000010"
        "00000020"
        "0000010c4000000c000007d1"
        "000001084000001c6161612e686f6d652e6578616d706c652e6f7267"
        "0000012840000018686f6d652e6578616d706c652e6f7267"
        "000001014000001a000220010db8600000000000000000000053"
        "0000"
        "0000010a4000000c00000000"
        "0000010d000000106d697036626f6f74"
        "000001024000000c00000005");
  nas.Receive(0, cea[0]);
  CHECK(nas.Events() == "opened");
  CHECK(aaa.Events() == "opened");
  CHECK(nas->usable());
  CHECK(nas->peer_host() == "aaa.home.example.org");
  CHECK(aaa->peer_realm() == "asp.example.net");
  CHECK(aaa->peer_origin_state_id() == 1U);
  REQUIRE(nas->applications().size() == 1);
  CHECK(nas->applications()[0] == ApplicationId::kEap);
}

TEST_CASE("a connection without protection is refused before a word is said",
          "[rfc6733][s13][R100]") {
  TestPeer nas(NasConfig());
  nas.Connect(0, Protection::kNone);
  CHECK(nas.Events() == "failed not-protected, closed");
  CHECK(nas.Sent().empty());
  CHECK(nas->state() == PeerState::kClosed);
  TestPeer nobody(NasConfig());
  nobody.Connect(0, Protection::kTls);  // TLS that proved no name
  CHECK(nobody.Events() == "failed not-protected, closed");
}

TEST_CASE("a peer is who TLS says it is, on both sides", "[rfc6733][s2.2][R100]") {
  TestPeer nas(NasConfig());
  TestPeer aaa(AaaConfig());
  nas.Connect(0, Protection::kTls, {"www.home.example.org", "AAA.home.example.org"});
  aaa.Connect(0, Protection::kTls, {"nas1.asp.example.net"});
  Talk(0, nas, aaa);
  CHECK(nas.Events() == "opened");
  CHECK(aaa.Events() == "opened");

  TestPeer liar(NasConfig());
  TestPeer server(AaaConfig());
  liar.Connect(0, Protection::kIpsec);
  server.Connect(0, Protection::kTls, {"nas2.asp.example.net"});
  server.Receive(0, liar.Transmits()[0]);
  CHECK(server.Events() == "failed not-proven 3010, closed");
  const std::vector<std::vector<uint8_t>> cea = server.Transmits();
  CHECK(TestPeer::Name(cea[0]) == "CEA 3010 E");
  liar.Receive(0, cea[0]);
  CHECK(liar.Events() == "failed refused-by-peer 3010, closed");

  TestPeer client(NasConfig());
  TestPeer impostor(AaaConfig());
  client.Connect(0, Protection::kTls, {"aaa.other.example.org"});
  impostor.Connect(0);
  Talk(0, client, impostor);
  CHECK(client.Events() == "failed not-proven 3010, closed");
}

TEST_CASE("a peer that is not accepted is unknown", "[rfc6733][s5.3][R100]") {
  PeerConfig config = AaaConfig();
  config.accepted_peers = {"nas7.asp.example.net"};
  Pair pair(NasConfig(), config);
  CHECK(pair.aaa.Events() == "failed unknown-peer 3010, closed");
  CHECK(pair.nas.Events() == "failed refused-by-peer 3010, closed");
  config.accepted_peers.push_back("NAS1.asp.example.net");
  Pair accepted(NasConfig(), config);
  CHECK(accepted.aaa.Events() == "opened");
}

TEST_CASE("peers with no application in common part", "[rfc6733][s5.3]") {
  PeerConfig config = AaaConfig();
  config.applications = {{ApplicationId::kMip6Auth}};
  Pair pair(NasConfig(), config);
  CHECK(pair.aaa.Events() == "failed no-common-application 5010, closed");
  CHECK(pair.nas.Events() == "failed refused-by-peer 5010, closed");
}

TEST_CASE("a refusing CEA says why, with all that a CEA has", "[rfc6733][s5.3.2]") {
  PeerConfig config = AaaConfig();
  config.applications = {{ApplicationId::kMip6Auth}};
  TestPeer nas(NasConfig());
  TestPeer aaa(config);
  nas.Connect(0);
  aaa.Connect(0);
  aaa.Receive(0, nas.Transmits()[0]);
  const std::vector<uint8_t> octets = aaa.Transmits()[0];
  const Result<CapabilitiesExchangeAnswer> cea =
      CapabilitiesExchangeAnswer::Decode(*MessageView::Parse(octets));
  REQUIRE(cea.has_value());
  CHECK(cea->result() == ResultCode::kNoCommonApplication);
  CHECK(!cea->header.is_error());
  CHECK(cea->avps.Count(AvpKey::kVendorId) == 1);
  CHECK(cea->auth_application_ids[0] == ApplicationId::kMip6Auth);
}

TEST_CASE("a relay has everything in common with everybody", "[rfc6733][s5.3]") {
  PeerConfig config = AaaConfig();
  config.applications = {{ApplicationId::kRelay}};
  Pair pair(NasConfig(), config);
  CHECK(pair.nas.Events() == "opened");
  CHECK(pair.aaa.Events() == "opened");
  REQUIRE(pair.nas->applications().size() == 2);
  CHECK(pair.aaa->applications().size() == 2);
  PeerConfig other = NasConfig();
  other.applications = {{ApplicationId::kRelay}};
  Pair relays(other, config);
  REQUIRE(relays.nas->applications().size() == 1);
  CHECK(relays.nas->applications()[0] == ApplicationId::kRelay);
  const HopByHopId id = relays.nas->NextHopByHopId();
  CHECK(relays.nas->Send(At(1), Message(0xc0, id, ApplicationId::k3gppSta)).has_value());
}

TEST_CASE("a vendor's application is common by its id, whatever the vendor", "[rfc6733][s5.3]") {
  PeerConfig nas = NasConfig();
  nas.applications = {{ApplicationId::k3gppSta, kVendor3gpp, false}};
  PeerConfig aaa = AaaConfig();
  aaa.applications = {{ApplicationId::k3gppSta}};
  Pair pair(nas, aaa);
  CHECK(pair.nas.Events() == "opened");
  CHECK(pair.aaa->applications()[0] == ApplicationId::k3gppSta);
}

constexpr char kCerStart[] = "00000108 40000009 61000000 00000128 40000009 62000000";
constexpr char kCerEnd[] =
    "00000101 4000000e 0001 c0000221 0000 0000010a 4000000c 00000000 0000010d 00000009 63000000"
    "00000102 4000000c 00000005";
std::string Cer(std::string_view avps) {
  std::vector<uint8_t> wire =
      FromHex("01000000 80000101 00000000 00000001 00000002" + std::string(avps));
  StoreBigEndian24(wire.data() + 1, static_cast<uint32_t>(wire.size()));
  return ToHex(wire);
}

TEST_CASE("a CER that breaks its grammar is answered with what is wrong", "[rfc6733][s7.1.5]") {
  TestPeer missing(AaaConfig());
  missing.Connect(0);
  missing.Receive(0, Cer(kCerEnd));
  CHECK(missing.Events() == "failed malformed 5005, closed");
  CHECK(missing.Sent() == "CEA 5005");

  TestPeer broken(AaaConfig());
  broken.Connect(0);
  broken.Receive(0, Cer(std::string(kCerStart) + kCerEnd + "00000116 400000ff 00000000"));
  CHECK(broken.Events() == "failed malformed 5014, closed");

  TestPeer unknown(AaaConfig());
  unknown.Connect(0);
  unknown.Receive(0, Cer(std::string(kCerStart) + kCerEnd + "0001869f 40000008"));
  CHECK(unknown.Events() == "failed malformed 5001, closed");
  const std::vector<uint8_t> cea = unknown.Transmits()[0];
  CHECK(MessageView::Parse(cea)->avps().Find<FailedAvp>()->avps.Count(AvpKey{0, 99999}) == 1);
}

TEST_CASE("a peer that wants TLS in the old way has no security in common with us",
          "[rfc6733][s5.3][R100]") {
  TestPeer aaa(AaaConfig());
  aaa.Connect(0);
  aaa.Receive(0, Cer(std::string(kCerStart) + kCerEnd + "0000012b 4000000c 00000001"));
  CHECK(aaa.Events() == "failed no-common-security 5017, closed");
  CHECK(aaa.Sent() == "CEA 5017");
  TestPeer both(AaaConfig());
  both.Connect(0);
  both.Receive(0, Cer(std::string(kCerStart) + kCerEnd +
                      "0000012b 4000000c 00000001 0000012b 4000000c 00000000"));
  CHECK(both.Events() == "opened");
}

TEST_CASE("anything but a CER in its place ends the connection unanswered", "[rfc6733][s5.6.1]") {
  TestPeer aaa(AaaConfig());
  aaa.Connect(0);
  aaa.Receive(0,
              "0100002c 80000118 00000000 00000001 00000002 00000108 40000009 61000000 00000128 "
              "40000009 62000000");
  CHECK(aaa.Events() == "failed unexpected-message, closed");
  CHECK(aaa.Sent().empty());
}

TEST_CASE("anything but our CEA in its place ends the connection", "[rfc6733][s5.6]") {
  TestPeer nas(NasConfig());
  nas.Connect(0);
  CHECK(nas.Sent() == "CER");
  nas.Receive(0, "01000014 00000101 00000000 00000099 00000002");  // another hop-by-hop id
  CHECK(nas.Events() == "failed unexpected-message, closed");
}

// What becomes of an initiator that gets a CEA with these AVPs in front of the rest.
std::string AfterCea(const std::string& results) {
  TestPeer nas(NasConfig());
  nas.Connect(0);
  (void)nas.Transmits();
  std::vector<uint8_t> cea =
      FromHex("01000000 00000101 00000000 00000010 00000020" + results + kCerStart + kCerEnd);
  StoreBigEndian24(cea.data() + 1, static_cast<uint32_t>(cea.size()));
  nas.Receive(0, cea);
  return nas.Events();
}

TEST_CASE("a CEA's Result-Code alone decides, whatever Experimental-Result stands beside it",
          "[rfc6733][s5.3.2][s7.6]") {
  // Result-Code; Experimental-Result { Vendor-Id 10415, Experimental-Result-Code }
  const std::string success = "0000010c 4000000c 000007d1";
  const std::string failure = "0000010c 4000000c 00001394";
  const std::string vendors_success =
      "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 000007d1";
  const std::string vendors_failure =
      "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 00001389";
  CHECK(AfterCea(success) == "opened");
  CHECK(AfterCea(success + vendors_failure) == "opened");
  CHECK(AfterCea(vendors_failure + success) == "opened");
  CHECK(AfterCea(failure + vendors_success) == "failed refused-by-peer 5012, closed");
  CHECK(AfterCea(vendors_success + failure) == "failed refused-by-peer 5012, closed");
  CHECK(AfterCea(vendors_success) == "failed malformed, closed");
  CHECK(AfterCea(vendors_failure) == "failed malformed, closed");
}

TEST_CASE("a CER or CEA that does not come in time ends the connection", "[rfc6733][s5.6]") {
  TestPeer nas(NasConfig());
  nas.Connect(5);
  CHECK(nas.Deadline() == 15);
  CHECK(nas->NextDeadline()->why == PeerConnection::DeadlineReason::kCapabilities);
  nas->HandleTimeout(At(14.9));
  CHECK(nas.Events().empty());
  nas->HandleTimeout(At(15));
  CHECK(nas.Events() == "failed timeout, closed");
  CHECK(nas.Deadline() == -1);
  TestPeer aaa(AaaConfig());
  aaa.Connect(5);
  aaa->HandleTimeout(At(1000));
  CHECK(aaa.Events() == "failed timeout, closed");
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

TEST_CASE("a transport that closes without a word is a failure", "[rfc6733][s5.6]") {
  Pair pair;
  pair.nas.Events();
  pair.nas->HandleClosed(At(1));
  CHECK(pair.nas.Events() == "failed transport, closed");
  pair.nas->HandleClosed(At(2));
  CHECK(pair.nas.Events().empty());
}

TEST_CASE("a request goes to the peer and its answer comes back", "[rfc6733][s3][R96]") {
  Pair pair;
  pair.nas.Events();
  pair.aaa.Events();
  const HopByHopId id = pair.nas->NextHopByHopId();
  REQUIRE(pair.nas->Send(At(1), Message(0xc0, id)).has_value());
  Talk(1, pair.nas, pair.aaa);
  CHECK(pair.aaa.Events() == "message DER");
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
  CHECK(pair.nas->Send(At(1), Message(0xc0, id)).error().reason == Reason::kDuplicate);
  CHECK(pair.nas->NextHopByHopId() != id);
  CHECK(pair.nas->NextEndToEndId() != pair.nas->NextEndToEndId());
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

TEST_CASE("a second CER is refused, the connection stays", "[rfc6733][s5.6]") {
  Pair pair;
  pair.aaa.Events();
  pair.aaa.Receive(1, Cer(std::string(kCerStart) + kCerEnd));
  CHECK(pair.aaa.Sent() == "CEA 5012 E");
  CHECK(pair.aaa.Events().empty());
  CHECK(pair.aaa->usable());
}

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

TEST_CASE("a buffer too small for a message changes nothing", "[contract]") {
  TestPeer nas(NasConfig());
  nas.Connect(0);
  std::vector<uint8_t> buffer(163);
  const Result<std::optional<Bytes>> small = nas->PollTransmit(MutableBytes(buffer));
  REQUIRE(!small.has_value());
  CHECK(small.error().reason == Reason::kNoSpace);
  CHECK(small.error().want == 164);
  CHECK(nas.Sent() == "CER");
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

TEST_CASE("what is sent is checked, and bounded", "[contract]") {
  PeerConfig config = NasConfig();
  config.max_queued_octets = 100;
  config.max_pending_requests = 2;
  Pair pair(config, AaaConfig());
  CHECK(pair.nas->Send(At(1), Bytes()).error().reason == Reason::kTruncated);
  CHECK(pair.nas->Send(At(1), FromHex("01000014 80000118 00000000 00000001 00000002"))
            .error()
            .ToString() == "Device-Watchdog-Request (280) at offset 0: must not stand here");
  REQUIRE(pair.nas->Send(At(1), Message(0xc0, HopByHopId{1})).has_value());
  REQUIRE(pair.nas->Send(At(1), Message(0xc0, HopByHopId{2})).has_value());
  CHECK(pair.nas->Send(At(1), Message(0x40, HopByHopId{3})).has_value());
  CHECK(pair.nas->Send(At(1), Message(0x40, HopByHopId{3})).error().reason == Reason::kNoSpace);
  pair.nas.Sent();
  CHECK(pair.nas->Send(At(1), Message(0xc0, HopByHopId{4})).error().reason == Reason::kTooMany);
}

TEST_CASE("a config that cannot work makes no connection", "[config]") {
  const auto refusal = [](const PeerConfig& config) {
    const Result<void> valid = config.Validate();
    return valid.has_value() ? "taken" : valid.error().ToString();
  };
  CHECK(refusal(NasConfig()) == "taken");
  PeerConfig config = NasConfig();
  config.watchdog = std::chrono::seconds(6);
  CHECK(refusal(config) == "taken");
  config.watchdog = std::chrono::milliseconds(5999);
  CHECK(refusal(config) == "watchdog: value 5999000 is not allowed");
  config = NasConfig();
  config.origin_host = "nas one";
  CHECK(refusal(config).substr(0, 11) == "origin_host");
  config = NasConfig();
  config.applications.clear();
  CHECK(refusal(config).substr(0, 12) == "applications");
  config = NasConfig();
  config.host_ip_addresses.clear();
  CHECK(refusal(config).substr(0, 17) == "host_ip_addresses");
  config.host_ip_addresses.resize(65);
  CHECK(refusal(config).substr(0, 17) == "host_ip_addresses");

  config.host_ip_addresses.clear();
  TestPeer nas(config);
  nas.Connect(0);
  CHECK(nas->state() == PeerState::kClosed);
  std::vector<uint8_t> buffer(100);
  CHECK(nas->PollTransmit(MutableBytes(buffer)).error().kind == ElementKind::kConfig);
}

TEST_CASE("capabilities come through in every cut of the stream", "[rfc6733][s5.3]") {
  TestPeer nas(NasConfig());
  nas.Connect(0);
  const std::vector<uint8_t> cer = nas.Transmits()[0];
  std::vector<size_t> wrong;
  for (size_t cut = 0; cut <= cer.size(); ++cut) {
    TestPeer aaa(AaaConfig());
    aaa.Connect(0);
    aaa.Receive(0, std::vector<uint8_t>(cer.begin(), cer.begin() + static_cast<ptrdiff_t>(cut)));
    aaa.Receive(0, std::vector<uint8_t>(cer.begin() + static_cast<ptrdiff_t>(cut), cer.end()));
    if (aaa.Events() != "opened") wrong.push_back(cut);
  }
  CHECK(wrong == std::vector<size_t>{});
}

TEST_CASE("of two connections the one that the greater name answers stays", "[rfc6733][s5.6.4]") {
  CHECK(WinsElection("nas.example.org", "aaa.example.org"));
  CHECK(!WinsElection("aaa.example.org", "NAS.example.org"));
  CHECK(!WinsElection("aaa.example.org", "AAA.example.org"));
  CHECK(WinsElection("aaa.example.orga", "aaa.example.org"));
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

}}  // namespace mip6boot::diameter
