// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// How access ends, and what of it the server is told.

#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas { namespace {

using diameter::AvpKey;
using diameter::MessageView;
using diameter::ResultCode;

TEST_CASE_METHOD(Connected, "a node that leaves loses its binding, and the server is told",
                 "[rfc6733][s8.4][R95]") {
  Attach();
  (void)Events();
  (void)Requests();
  CHECK(nas.Detach(now, Port(1)));
  Run();
  CHECK(Events() == "ended:detached");
  CHECK(Supplied().empty());
  CHECK(Requests() == "STR");
  std::vector<uint8_t> vector = VectorOctets("str_logout");
  std::copy(last_request.begin() + 12, last_request.begin() + 20, vector.begin() + 12);
  CHECK(ToHex(last_request) == ToHex(vector));
  CHECK(nas.sessions() == 0);
  CHECK_FALSE(nas.Detach(now, Port(1)));
  CHECK(nas.counters().unknown == 1);
}

TEST_CASE_METHOD(Connected, "a server without state is told nothing", "[rfc6733][s8.11][R95]") {
  found.auth_session_state = diameter::AuthSessionState::kNoStateMaintained;
  Attach();
  (void)Requests();
  CHECK(nas.Detach(now, Port(1)));
  Run();
  CHECK(Requests().empty());
  CHECK(nas.sessions() == 0);
  CHECK(Supplied().empty());
}

TEST_CASE_METHOD(Connected, "Session-Timeout ends access", "[rfc6733][s8.13][R95]") {
  found.session_timeout = 100;
  Attach();
  CHECK(Events() == "authorized");
  CHECK(last.event.expiry == now + 100s);
  (void)Requests();
  Advance(99s);
  CHECK(Supplied() == kHomeSupplied);
  Advance(1s);
  CHECK(Supplied().empty());
  CHECK(Events() == "ended:session-timeout");
  CHECK(Requests() == "STR");
  CHECK(Cause() == 8);
}

TEST_CASE_METHOD(Connected,
                 "a binding never outlives its authorisation, even before a timeout is handled",
                 "[rfc6733][s8.13][R95]") {
  found.session_timeout = 100;
  Attach();
  now += 100s;
  CHECK(Supplied().empty());
}

TEST_CASE_METHOD(Pair, "access ends in time whatever moment the caller's clock counts from",
                 "[rfc6733][s8.13][R95]") {
  now = TimePoint(-3600s);
  Connect();
  found.session_timeout = 100;
  Attach();
  CHECK(Events() == "authorized");
  CHECK(last.event.expiry == now + 100s);
  Advance(100s);
  CHECK(Supplied().empty());
  CHECK(Events() == "ended:session-timeout");
}

TEST_CASE_METHOD(
    Connected,
    "re-authorisation is due at the lifetime's end, and access over after the grace period",
    "[rfc6733][s8.9][s8.10][R95]") {
  found.authorization_lifetime = 60;
  found.auth_grace_period = 20;
  Attach();
  CHECK(Events() == "authorized");
  CHECK(last.event.reauthorize_at == now + 60s);
  (void)Requests();
  Advance(60s);
  CHECK(Events() == "reauthorization-needed");
  CHECK(last.event.reauthorize_as == diameter::ReAuthRequestType::kAuthorizeAuthenticate);
  CHECK(Supplied() == kHomeSupplied);
  Advance(20s);
  CHECK(Events() == "ended:authorization-expired");
  CHECK(Supplied().empty());
  CHECK(Requests() == "STR");
  CHECK(Cause() == 6);
}

TEST_CASE_METHOD(Connected, "a successful re-authorisation replaces the binding whole",
                 "[rfc6733][s8.3][R95]") {
  found.session_timeout = 100;
  const SessionNumber session = Attach();
  (void)Events();
  (void)Requests();
  Advance(50s);
  home[0].host = {};
  home[0].prefix.reset();
  AccessRequest again = Request();
  again.session = session;
  CHECK(Authorize(again) == session);
  CHECK(Events() == "authorized");
  CHECK(Requests() == "DER");
  CHECK(LastRequest().avps().Find<diameter::DestinationHost>()->value == "aaa.home.example.org");
  CHECK(Supplied() == "identified home.example.org. 0048001020010db8600003020000000000000001");
  Advance(60s);
  CHECK_FALSE(Supplied().empty());
  Advance(40s);
  CHECK(Supplied().empty());

  // With nothing, if need be.
  found.mobility.home_agents = {};
  const SessionNumber next = Attach();
  found.mobility.home_agents = home;
  again.session = next;
  Authorize(again);
  CHECK_FALSE(Supplied().empty());
  found.mobility.home_agents = {};
  Authorize(again);
  CHECK(Supplied().empty());
}

TEST_CASE_METHOD(Connected, "a refused re-authorisation ends the binding", "[rfc6733][R95]") {
  AccessRequest again = Request();
  again.session = Attach();
  (void)Events();
  found.verdict = HomeAaaFound::Verdict::kReject;
  Authorize(again);
  CHECK(Events() == "rejected");
  CHECK(Supplied().empty());
  CHECK(nas.sessions() == 0);
}

TEST_CASE_METHOD(Connected, "a node refused in a new session loses the older one of its attachment",
                 "[rfc6733][R95]") {
  Attach();
  (void)Events();
  (void)Requests();
  found.verdict = HomeAaaFound::Verdict::kReject;
  Attach();
  CHECK(Events() == "rejected ended:reauthorization-refused");
  CHECK(Supplied().empty());
  CHECK(Requests() == "DER STR");
}

TEST_CASE_METHOD(Connected,
                 "trouble on the way to a re-authorisation leaves access until it runs out",
                 "[rfc6733][s8.10][R95]") {
  found.session_timeout = 100;
  AccessRequest again = Request();
  again.session = Attach();
  (void)Events();
  silent = true;
  Authorize(again);
  Advance(10s);
  CHECK(Events() == "reauthorization-failed:timeout");
  CHECK(Supplied() == kHomeSupplied);
  Advance(90s);
  CHECK(Events() == "ended:session-timeout");
  CHECK(Supplied().empty());
}

TEST_CASE("the configured time ends the binding, not the access", "[rfc6611][s4.2.1][R28][R65]") {
  NasConfig config = nas::Config();
  config.binding_lifetime = 30s;
  Connected pair(config);
  const SessionNumber session = pair.Attach();
  CHECK(pair.Events() == "authorized");
  CHECK(pair.last.event.expiry == pair.now + 30s);
  (void)pair.Requests();
  pair.Advance(30s);
  CHECK(pair.Events() == "binding-expired");
  CHECK(pair.Supplied().empty());
  CHECK(pair.nas.state(session) == NasState::kOpen);
  CHECK(pair.Requests().empty());
  CHECK(pair.nas.Detach(pair.now, Port(1)));
}

TEST_CASE_METHOD(Connected, "without a time the binding stays as long as the node is attached",
                 "[rfc6611][s4.2.1][R65]") {
  Attach();
  Advance(std::chrono::hours(24));
  CHECK(Supplied() == kHomeSupplied);
}

TEST_CASE_METHOD(Connected, "an ASR is answered and ends the session", "[rfc6733][s8.5][R95]") {
  Attach();
  (void)Events();
  (void)Requests();
  ServerSends(VectorOctets("asr"));
  REQUIRE(answers.size() == 1);
  const MessageView asa = *MessageView::Parse(answers[0]);
  CHECK(asa.command() == diameter::CommandCode::kAbortSession);
  CHECK(asa.avps().Find<diameter::ResultCodeAvp>()->value == ResultCode::kSuccess);
  CHECK(asa.avps().Find<diameter::SessionId>()->value == "nas1.asp.example.net;1876543210;523");
  CHECK(Events() == "ended:aborted");
  CHECK(Supplied().empty());
  CHECK(Requests() == "STR");
  CHECK(Cause() == 4);

  // A second one finds nothing.
  std::vector<uint8_t> second = VectorOctets("asr");
  second[19] ^= 1;  // its end-to-end id
  ServerSends(second);
  CHECK(MessageView::Parse(answers[1])->avps().Find<diameter::ResultCodeAvp>()->value ==
        ResultCode::kUnknownSessionId);
}

TEST_CASE_METHOD(Connected, "an ASR is answered however long its malformed Session-Id is",
                 "[rfc6733][s8.5][R95]") {
  ServerSends(Without(VectorOctets("asr"), AvpKey::kSessionId,
                      Avp(AvpKey::kSessionId, std::vector<uint8_t>(4000, 0xff))));
  REQUIRE(answers.size() == 1);
  const MessageView asa = *MessageView::Parse(answers[0]);
  CHECK(asa.command() == diameter::CommandCode::kAbortSession);
  CHECK(asa.avps().Find<diameter::ResultCodeAvp>()->value == ResultCode::kInvalidAvpValue);
  // No good in an answer either: quoted only.
  CHECK(asa.is_error());
  CHECK(!asa.avps().First(AvpKey::kSessionId).has_value());
  CHECK(asa.avps().First(AvpKey::kFailedAvp)->data.size() == 4008);
}

TEST_CASE_METHOD(Connected, "a RAR is answered and asks the owner to authorise again",
                 "[rfc6733][s8.3][R95]") {
  // The ASR of the vector as a RAR.
  std::vector<uint8_t> rar =
      With(VectorOctets("asr"), Avp(AvpKey::kReAuthRequestType, FromHex("00000001")));
  rar[6] = 0x01;
  rar[7] = 0x02;
  Attach();
  (void)Events();
  ServerSends(rar);
  CHECK(MessageView::Parse(answers[0])->avps().Find<diameter::ResultCodeAvp>()->value ==
        ResultCode::kSuccess);
  CHECK(Events() == "reauthorization-needed");
  CHECK(last.event.reauthorize_as == diameter::ReAuthRequestType::kAuthorizeAuthenticate);
  CHECK(Supplied() == kHomeSupplied);
  (void)nas.Detach(now, Port(1));
  Run();
  rar[19] ^= 1;  // another end-to-end id
  ServerSends(rar);
  CHECK(MessageView::Parse(answers[1])->avps().Find<diameter::ResultCodeAvp>()->value ==
        ResultCode::kUnknownSessionId);
}

TEST_CASE_METHOD(Connected, "other requests, and broken ones, are refused", "[rfc6733][s7]") {
  std::vector<uint8_t> other = VectorOctets("asr");
  other[6] = 0x01;  // 271
  other[7] = 0x0f;
  ServerSends(other);
  ServerSends(Without(VectorOctets("asr"), AvpKey::kDestinationHost));
  ServerSends(Without(VectorOctets("asr"), AvpKey::kDestinationHost,
                      Avp(AvpKey::kDestinationHost, "nas2.asp.example.net")));
  ServerSends(With(VectorOctets("asr"), FromHex("0000fff0 4000000c 00000001")));
  const ResultCode codes[] = {ResultCode::kCommandUnsupported, ResultCode::kMissingAvp,
                              ResultCode::kUnableToDeliver, ResultCode::kAvpUnsupported};
  REQUIRE(answers.size() == 4);
  for (size_t i = 0; i < 4; ++i) {
    CHECK(MessageView::Parse(answers[i])->avps().Find<diameter::ResultCodeAvp>()->value ==
          codes[i]);
  }
  CHECK(nas.counters().refused_requests == 4);
}

TEST_CASE_METHOD(Connected, "an attachment is taken over by the session that is granted access",
                 "[rfc4072][s2.8.5][R92][R95]") {
  const SessionNumber first = Attach();
  (void)Events();
  (void)Requests();
  const SessionNumber second = Attach();
  CHECK(second != first);
  CHECK(Events() == "authorized ended:replaced");
  CHECK(Requests() == "DER STR");
  CHECK(Supplied() == kHomeSupplied);
  CHECK(nas.bindings().Peek(now, Port(1))->session == static_cast<uint64_t>(second));
  CHECK(nas.sessions() == 1);
}

TEST_CASE_METHOD(Connected, "a question asked anew makes the older one void",
                 "[rfc4072][s2.8.5][R92]") {
  silent = true;
  const SessionNumber first = Attach();
  const SessionNumber second = Attach();
  CHECK(Events() == "ended:replaced");
  CHECK(Requests() == "DER DER STR");
  CHECK(nas.state(first) == NasState::kEnding);
  CHECK(nas.state(second) == NasState::kAsking);
}

TEST_CASE_METHOD(Connected, "an ASR that comes again is answered as before, and ends nothing more",
                 "[rfc6733][s3][s8.5][R95][R97]") {
  Attach();
  ServerSends(VectorOctets("asr"));
  ServerSends(VectorOctets("asr"));
  REQUIRE(answers.size() == 2);
  CHECK(ToHex(Bytes(answers[0]).subspan(16)) == ToHex(Bytes(answers[1]).subspan(16)));
  CHECK(MessageView::Parse(answers[1])->avps().Find<diameter::ResultCodeAvp>()->value ==
        ResultCode::kSuccess);
  CHECK(Events() == "authorized ended:aborted");
  CHECK(nas.counters().duplicate_requests == 1);
  // After four minutes it is another one, to a session that is over.
  Advance(240s);
  ServerSends(VectorOctets("asr"));
  CHECK(MessageView::Parse(answers[2])->avps().Find<diameter::ResultCodeAvp>()->value ==
        ResultCode::kUnknownSessionId);
}

TEST_CASE_METHOD(Connected, "a RAR that comes again asks for nothing more",
                 "[rfc6733][s3][s8.3][R95][R97]") {
  Attach();
  (void)Events();
  // The ASR of the vector as RAR: another command, and Re-Auth-Request-Type.
  std::vector<uint8_t> rar =
      With(VectorOctets("asr"), Avp(AvpKey::kReAuthRequestType, FromHex("00000000")));
  rar[6] = 0x01;
  rar[7] = 0x02;
  ServerSends(rar);
  ServerSends(rar);
  CHECK(answers.size() == 2);
  CHECK(Events() == "reauthorization-needed");
  CHECK(nas.counters().duplicate_requests == 1);
  rar[19] ^= 1;
  ServerSends(rar);
  CHECK(Events() == "reauthorization-needed");
}

}}  // namespace mip6boot::test::nas
