// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server with two connections to the home AAA (RFC 6733 5.5.4, RFC 3539 3.4).

#include <algorithm>

#include "tests/unit/roles/two_peers_harness.h"

namespace mip6boot::test::nas { namespace {

TEST_CASE_METHOD(TwoPeers, "requests go to the primary while it takes them",
                 "[rfc3539][s3.4][R96]") {
  ConnectBoth();
  CHECK(Events() == "peer-open peer-open-2");
  Attach();
  CHECK(Requests(kPrimary) == "DER");
  CHECK(Requests(kSecondary).empty());
  Cut(kPrimary);
  CHECK(nas.usable());
  Attach(2);
  CHECK(Requests(kSecondary) == "DER");
}

TEST_CASE_METHOD(TwoPeers, "what waits when a connection fails goes to the other, with the T bit",
                 "[rfc6733][s3][s5.5.4][R96]") {
  ConnectBoth();
  HoldAnswers(kPrimary);
  Attach();
  CHECK(Requests(kPrimary) == "DER");
  (void)Events();
  Cut(kPrimary);
  CHECK(Requests(kSecondary) == "DER+T");
  // The same but for T and the hop-by-hop id.
  std::vector<uint8_t> expected = LastRequest(kPrimary);
  expected[4] |= 0x10;
  std::copy(LastRequest(kSecondary).begin() + 12, LastRequest(kSecondary).begin() + 16,
            expected.begin() + 12);
  CHECK(ToHex(LastRequest(kSecondary)) == ToHex(expected));
  CHECK(Events() == "peer-lost authorized");
  CHECK(nas.counters().sent_again == 1);
  CHECK(nas.counters().requests == 1);
  CHECK(nas.sessions() == 1);
}

TEST_CASE_METHOD(TwoPeers, "a suspect's requests go to the other, and its late answers nowhere",
                 "[rfc6733][s5.5.4][rfc3539][s3.4.1][R96][R102]") {
  NasConfig config = nas::Config();
  config.request_timeout = 300s;
  nas = Nas(config, random);
  ConnectBoth();
  HoldAnswers(kPrimary);
  Attach();
  CHECK(Requests(kPrimary) == "DER");
  (void)Events();
  Mute(kPrimary);
  Advance(70s);
  CHECK(Events() == "peer-suspect authorized");
  CHECK(Requests(kSecondary) == "DER+T");
  Unmute(kPrimary);
  AnswerNow(kPrimary);
  Run();
  CHECK(Events() == "peer-open");
  CHECK(nas.peer(kPrimary)->counters().unknown_answers == 1);
  CHECK(nas.sessions() == 1);
}

TEST_CASE_METHOD(TwoPeers, "what waits for a suspect goes to the other as soon as there is one",
                 "[rfc6733][s5.5.4][R96]") {
  NasConfig config = nas::Config();
  config.request_timeout = 300s;
  nas = Nas(config, random);
  Connect(kPrimary);
  HoldAnswers(kPrimary);
  Attach();
  Mute(kPrimary);
  Advance(70s);
  CHECK(Events() == "peer-open peer-suspect");
  Connect(kSecondary);
  CHECK(Events() == "peer-open-2 authorized");
  CHECK(Requests(kSecondary) == "DER+T");
}

TEST_CASE_METHOD(TwoPeers,
                 "new requests have no T bit, and go back to the primary after three DWAs",
                 "[rfc3539][s3.4.1][R96][R102]") {
  ConnectBoth();
  Cut(kPrimary);
  Connect(kPrimary);
  Attach(1);
  CHECK(Requests(kSecondary) == "DER");
  CHECK(Requests(kPrimary).empty());
  Advance(100s);  // a DWR and its DWA at once, two more at Tw each
  CHECK(nas.peer(kPrimary)->usable());
  Attach(2);
  CHECK(Requests(kPrimary) == "DER");
  CHECK(Requests(kSecondary).empty());
}

TEST_CASE_METHOD(TwoPeers, "a request is sent again once, with all its time",
                 "[rfc6733][s5.5.4][R95][R96]") {
  ConnectBoth();
  HoldAnswers(kPrimary);
  HoldAnswers(kSecondary);
  const SessionNumber session = Attach();
  Advance(9s);
  Cut(kPrimary);
  CHECK(Requests(kSecondary) == "DER+T");
  Advance(9s);
  CHECK(nas.state(session) == NasState::kAsking);
  Connect(kPrimary);
  (void)Events();
  (void)Requests(kPrimary);
  Cut(kSecondary);
  // The server may have granted access: it is told once somebody takes the STR.
  CHECK(Events() == "peer-lost-2 failed:peer-lost");
  CHECK(nas.state(session) == NasState::kOwing);
  Advance(100s);
  CHECK(Requests(kPrimary) == "STR");
}

TEST_CASE_METHOD(TwoPeers, "an STR that was not answered is the same on the next connection",
                 "[rfc6733][s8.4][R95][R96]") {
  ConnectBoth();
  Attach();
  (void)Requests(kPrimary);
  HoldAnswers(kPrimary);
  CHECK(nas.Detach(now, Port(1)));
  Run();
  CHECK(Requests(kPrimary) == "STR");
  const std::vector<uint8_t> first = LastRequest(kPrimary);
  Cut(kPrimary);
  CHECK(Requests(kSecondary) == "STR+T");
  CHECK(ToHex(Bytes(LastRequest(kSecondary)).subspan(16)) == ToHex(Bytes(first).subspan(16)));
  CHECK(nas.sessions() == 0);

  // Without another one, it waits.
  Attach(2);
  HoldAnswers(kSecondary);
  CHECK(nas.Detach(now, Port(2)));
  Run();
  CHECK(Requests(kSecondary) == "DER STR");
  const std::vector<uint8_t> second = LastRequest(kSecondary);
  Cut(kSecondary);
  CHECK(nas.sessions() == 1);
  Connect(kSecondary);
  Advance(100s);
  CHECK(Requests(kSecondary) == "STR+T");
  CHECK(ToHex(Bytes(LastRequest(kSecondary)).subspan(16)) == ToHex(Bytes(second).subspan(16)));
}

TEST_CASE("more than the other connection takes at once goes there one by one",
          "[rfc6733][s5.5.4][R96][limits]") {
  NasConfig config = nas::Config();
  config.peer.max_queued_octets = 2048;
  TwoPeers pair(config);
  pair.ConnectBoth();
  pair.HoldAnswers(kPrimary);
  for (uint8_t port = 0; port < 60; ++port) pair.Attach(port);
  (void)pair.Events();
  (void)pair.Requests(kPrimary);
  pair.Cut(kPrimary);
  CHECK(pair.nas.counters().sent_again == 60);
  CHECK(pair.nas.counters().count(NasEventId::kAuthorized) == 60);
  CHECK(pair.nas.counters().count(NasEventId::kFailed) == 0);
  CHECK(pair.nas.sessions() == 60);
}

TEST_CASE("what waits to be sent again is lost with the other connection too, in time",
          "[rfc6733][s5.5.4][R95][R96][limits]") {
  NasConfig config = nas::Config();
  config.peer.max_queued_octets = 2048;
  TwoPeers pair(config);
  pair.ConnectBoth();
  pair.HoldAnswers(kPrimary);
  for (uint8_t port = 0; port < 60; ++port) pair.Attach(port);
  // Nobody polls in between.
  pair.nas.HandleClosed(pair.now, kPrimary);
  pair.nas.HandleClosed(pair.now, kSecondary);
  CHECK(pair.nas.counters().sent_again < 60);
  pair.Advance(11s);
  CHECK(pair.nas.counters().count(NasEventId::kFailed) == 60);
  CHECK(pair.nas.counters().count(NasEventId::kAuthorized) == 0);
  // It was not the nodes' turn.
  const std::string events = pair.Events();
  CHECK(events.find("failed:timeout") != std::string::npos);
  CHECK(events.find("failed:no-next-round") == std::string::npos);
}

TEST_CASE_METHOD(TwoPeers, "a re-authorisation survives the loss of its connection",
                 "[rfc6733][s5.5.4][s8.3][R95][R96]") {
  ConnectBoth();
  const SessionNumber session = Attach();
  HoldAnswers(kPrimary);
  AccessRequest again(Port(1));
  again.user_name = "mn1@home.example.org";
  again.eap_payload = identity;
  again.session = session;
  CHECK(nas.Authorize(now, again));
  Run();
  (void)Events();
  Cut(kPrimary);
  CHECK(Events() == "peer-lost authorized");
  CHECK(nas.state(session) == NasState::kOpen);
}

TEST_CASE_METHOD(TwoPeers, "the secondary's ASR is answered where it came from",
                 "[rfc6733][s8.5][R95]") {
  ConnectBoth();
  Attach();
  (void)Events();
  ServerSends(kSecondary, VectorOctets("asr"));
  CHECK(Events() == "ended");
  CHECK(Answers(kSecondary) == 1);
  CHECK(Answers(kPrimary) == 0);
  CHECK_FALSE(nas.bindings().Find(now, Port(1), {}).has_value());
}

TEST_CASE("the secondary is one of those accepted there", "[rfc6733][s5.3][R100]") {
  NasConfig config = nas::Config();
  config.peer.accepted_peers = {"agent1.example.net"};
  config.secondary_peers = {"agent2.example.net"};
  TwoPeers pair(config);
  pair.Connect(kPrimary, "agent2.example.net");
  CHECK(pair.Events() == "peer-lost");
  pair.Connect(kSecondary, "agent2.example.net");
  CHECK(pair.Events() == "peer-open-2");
  config.secondary_peers = {"agent2.example.net", "bad host"};
  CHECK(config.Validate().error().ToString().rfind("nas.secondary_peers[1]: ", 0) == 0);
}

TEST_CASE_METHOD(TwoPeers, "an answer that comes over the other connection is one to nothing",
                 "[rfc6733][s3][R96]") {
  ConnectBoth();
  HoldAnswers(kPrimary);
  Attach();
  CHECK(Requests(kPrimary) == "DER");
  (void)Events();
  const AaaOutcome outcome = HomeAaa::Step(
      aaa, LastRequest(kPrimary), [this](const HomeAaaNeed&) { return found; },
      absl::MakeSpan(scratch));
  CHECK(nas.HandleBytes(now, outcome.message, kSecondary));
  Run();
  CHECK(Events().empty());
  CHECK(nas.peer(kSecondary)->counters().unknown_answers == 1);
  CHECK(nas.HandleBytes(now, outcome.message, kPrimary));
  Run();
  CHECK(Events() == "authorized");
}

// ---- ids over restarts ----

TEST_CASE("end-to-end ids of starts in different seconds never meet", "[rfc6733][s3][R96]") {
  const auto first_id = [](uint32_t boot_seconds) {
    NasConfig config = nas::Config();
    config.peer.boot_seconds = boot_seconds;
    TwoPeers pair(config);
    pair.Connect(kPrimary);
    pair.Attach();
    (void)pair.Requests(kPrimary);
    return LoadBigEndian32(&pair.LastRequest(kPrimary)[16]);
  };
  const uint32_t before = first_id(0x12345678);
  const uint32_t after = first_id(0x12345679);
  CHECK(before >> 20 == 0x678);
  CHECK(after >> 20 == 0x679);
  // Half a million requests between them.
  CHECK(after - before >= 0x80000);
}

// ---- what comes out of order ----

TEST_CASE("inputs of no connection, and timeouts too early, are counted and harmless",
          "[nas][events]") {
  TwoPeers pair;
  CHECK(pair.nas.HandleBytes(pair.now, FromHex("01000014"), kSecondary).error().reason ==
        Reason::kNotAllowed);
  pair.nas.HandleClosed(pair.now, kPrimary);
  pair.nas.Disconnect(pair.now, diameter::DisconnectCause::kRebooting, kPrimary);
  CHECK(pair.nas.counters().unknown == 3);
  pair.nas.HandleTimeout(pair.now);
  CHECK(pair.nas.counters().early_timeouts == 1);
  pair.Connect(kPrimary);
  pair.nas.HandleTimeout(pair.now);
  CHECK(pair.nas.counters().early_timeouts == 2);
  CHECK_FALSE(pair.nas.Detach(pair.now, Port(9)));
  CHECK_FALSE(pair.nas.ContinueEap(pair.now, SessionNumber{77}, {}));
  CHECK(pair.nas.counters().unknown == 5);
  pair.Attach();
  CHECK(pair.Events() == "peer-open authorized");
}

}}  // namespace mip6boot::test::nas
