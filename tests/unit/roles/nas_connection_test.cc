// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A server that is silent or gone: time, and the connection to it.

#include <set>

#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas { namespace {

// ---- time ----

TEST_CASE_METHOD(Connected, "no answer in time: it failed, and the server is told to forget",
                 "[rfc6733][s8.4][R95]") {
  silent = true;
  const SessionNumber session = Attach();
  CHECK(nas.NextDeadline()->when == now + 10s);
  Advance(10s);
  CHECK(Events() == "failed:timeout");
  CHECK(Requests() == "DER STR");
  CHECK(nas.state(session) == NasState::kEnding);
  Advance(10s);
  CHECK(nas.sessions() == 0);
  CHECK(nas.counters().terminations_lost == 1);
}

TEST_CASE("times without end are waited for without end", "[rfc6733][R95]") {
  NasConfig config = nas::Config();
  config.request_timeout = Duration::max();
  config.challenge_timeout = Duration::max();
  Connected pair(config);
  const std::vector<uint8_t> eap_request = FromHex("0102000501");
  pair.found.verdict = HomeAaaFound::Verdict::kContinue;
  pair.found.eap_payload = eap_request;
  const SessionNumber challenged = pair.Attach(1);
  pair.silent = true;
  const SessionNumber asking = pair.Attach(2);
  pair.nas.HandleTimeout(pair.now);
  pair.Run();
  CHECK(pair.Events() == "challenge");
  CHECK(pair.nas.state(challenged) == NasState::kChallenged);
  CHECK(pair.nas.state(asking) == NasState::kAsking);
}

TEST_CASE_METHOD(Connected, "a node that does not answer a challenge is forgotten",
                 "[rfc4072][R92]") {
  const std::vector<uint8_t> eap_request = FromHex("0102000501");
  found.verdict = HomeAaaFound::Verdict::kContinue;
  found.eap_payload = eap_request;
  found.multi_round_timeout = 20;
  Attach();
  CHECK(Events() == "challenge");
  Advance(20s);
  CHECK(Events() == "failed:no-next-round");
  CHECK(nas.sessions() == 0);
  CHECK(Requests() == "DER");
}

TEST_CASE_METHOD(Connected, "timeouts that come early, late and again are harmless", "[nas]") {
  found.session_timeout = 100;
  Attach();
  for (int i = 0; i < 3; ++i) nas.HandleTimeout(now + 50s);
  CHECK(Supplied() == kHomeSupplied);
  // A clock that goes back counts as the latest time seen.
  nas.HandleTimeout(now - 500s);
  Run();
  CHECK(Events() == "authorized");
  nas.HandleTimeout(now + 500s);
  nas.HandleTimeout(now + 500s);
  now += 500s;
  Run();
  CHECK(Events() == "ended:session-timeout");
}

// ---- the connection ----

TEST_CASE("without a connection nothing is asked", "[rfc6733][nas]") {
  Pair pair;
  const Result<SessionNumber> session = pair.nas.Authorize(pair.now, pair.Request());
  REQUIRE_FALSE(session);
  CHECK(session.error().reason == Reason::kNotAllowed);
  CHECK_FALSE(pair.nas.usable());
  CHECK_FALSE(pair.nas.NextDeadline().has_value());
}

TEST_CASE_METHOD(Connected, "a connection without protection is refused", "[rfc6733][s13][R100]") {
  CHECK(PeerEvents() == "peer-open");
  events.clear();
  nas.HandleConnected(now, diameter::TransportSecurity());
  server.reset();
  Run();
  CHECK(PeerEvents() == "peer-lost peer-lost");
  CHECK(events[1].event.peer_failure == diameter::PeerFailure::kNotProtected);
}

TEST_CASE_METHOD(Connected, "a lost connection fails what waits, and keeps what was granted",
                 "[rfc6733][R95]") {
  Attach(1);
  silent = true;
  Attach(2);
  (void)Events();
  (void)Requests();
  Cut();
  CHECK(Events() == "failed:peer-lost");
  CHECK(Supplied(1) == kHomeSupplied);
  CHECK_FALSE(nas.usable());
}

TEST_CASE_METHOD(Connected, "an end without a connection is told on the next one",
                 "[rfc6733][s8.4][R95][R102]") {
  Attach();
  (void)Requests();
  Cut();
  CHECK(nas.Detach(now, Port(1)));
  CHECK(Supplied().empty());
  CHECK(nas.sessions() == 1);
  Connect();
  // RFC 3539 3.4.1: used again after three DWAs.
  CHECK_FALSE(nas.usable());
  Advance(120s);
  CHECK(nas.usable());
  CHECK(Requests() == "STR");
  CHECK(nas.sessions() == 0);
}

TEST_CASE_METHOD(Connected, "a silent peer is suspect, then lost", "[rfc3539][s3.4.1][R102]") {
  server.reset();
  Advance(60s);
  CHECK(PeerEvents() == "peer-open");
  Advance(120s);
  CHECK(PeerEvents() == "peer-open peer-suspect peer-lost");
  CHECK(events.back().event.peer_failure == diameter::PeerFailure::kWatchdog);
}

TEST_CASE_METHOD(Connected, "ids of requests are never the same", "[rfc6733][s3][R96]") {
  std::set<uint32_t> hop_by_hop;
  std::set<uint32_t> end_to_end;
  for (uint8_t port = 1; port <= 20; ++port) {
    if (port == 10) {
      server->Disconnect(now, diameter::DisconnectCause::kRebooting);
      Run();
      Connect();
    }
    Attach(port);
    (void)Requests();
    CHECK(hop_by_hop.insert(static_cast<uint32_t>(LastRequest().hop_by_hop())).second);
    // Over connections too.
    CHECK(end_to_end.insert(static_cast<uint32_t>(LastRequest().end_to_end())).second);
    CHECK_FALSE(LastRequest().is_retransmitted());
  }
}

TEST_CASE_METHOD(Connected, "after a goodbye the next connection is used at once",
                 "[rfc6733][s5.4][R102]") {
  server->Disconnect(now, diameter::DisconnectCause::kRebooting);
  Run();
  nas.HandleClosed(now);
  server.reset();
  Run();
  CHECK(PeerEvents() == "peer-open peer-lost");
  CHECK(events.back().event.disconnect_cause == diameter::DisconnectCause::kRebooting);
  Connect();
  CHECK(nas.usable());
}

TEST_CASE_METHOD(Connected, "the access server says goodbye", "[rfc6733][s5.4]") {
  Attach();
  nas.Disconnect(now);
  Run();
  CHECK_FALSE(nas.usable());
  CHECK(Supplied() == kHomeSupplied);
}

}}  // namespace mip6boot::test::nas
