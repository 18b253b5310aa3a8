// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A server that is silent, hostile or gone.

#include <set>

#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas { namespace {

using diameter::AvpKey;
using diameter::MessageView;
using diameter::ResultCode;

struct Connected : Pair {
  Connected() { Connect(); }
  explicit Connected(NasConfig config) : Pair(std::move(config)) { Connect(); }

  std::string PeerEvents() const {
    std::string text;
    for (const Seen& seen : events) {
      if (seen.event.session != SessionNumber{}) continue;
      text += (text.empty() ? "" : " ") + std::string(NasEventName(seen.event.id));
    }
    return text;
  }
};

// ---- hostile answers ----

struct Tampered {
  const char* what;
  std::function<std::vector<uint8_t>(std::vector<uint8_t>)> tamper;
};

// An Experimental-Result of 3GPP: 5002.
constexpr char kVendorsFailure[] =
    "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 0000138a";

TEST_CASE("answers that cannot be used grant nothing, and end what the server may have granted",
          "[rfc6733][s4.1][s7][s8.4][R66][R95][R99]") {
  const Tampered cases[] = {
      {"another session",
       [](std::vector<uint8_t> answer) {
         return Without(answer, AvpKey::kSessionId,
                        Avp(AvpKey::kSessionId, "nas1.asp.example.net;1;1"));
       }},
      {"no session",
       [](std::vector<uint8_t> answer) { return Without(answer, AvpKey::kSessionId); }},
      {"another end-to-end id",
       [](std::vector<uint8_t> answer) {
         answer[19] = static_cast<uint8_t>(answer[19] + 1);
         return answer;
       }},
      {"another application",
       [](std::vector<uint8_t> answer) {
         answer[11] = 1;
         return answer;
       }},
      {"another Auth-Application-Id",
       [](std::vector<uint8_t> answer) {
         return Without(answer, AvpKey::kAuthApplicationId,
                        Avp(AvpKey::kAuthApplicationId, FromHex("00000001")));
       }},
      {"no Result-Code",
       [](std::vector<uint8_t> answer) { return Without(answer, AvpKey::kResultCode); }},
      {"two Result-Codes",
       [](std::vector<uint8_t> answer) {
         return With(answer, Avp(AvpKey::kResultCode, FromHex("00001389")));
       }},
      {"success beside a vendor's failure",
       [](std::vector<uint8_t> answer) { return With(answer, FromHex(kVendorsFailure)); }},
      {"success beside a vendor's result that cannot be read",
       [](std::vector<uint8_t> answer) { return With(answer, FromHex("00000129 40000008")); }},
      {"two results of vendors",
       [](std::vector<uint8_t> answer) {
         answer = With(answer, FromHex("00000129 40000020 0000010a 4000000c 000028af"
                                       "0000012a 4000000c 000007d1"));
         return With(Without(answer, AvpKey::kResultCode), FromHex(kVendorsFailure));
       }},
      {"no Auth-Request-Type",
       [](std::vector<uint8_t> answer) { return Without(answer, AvpKey::kAuthRequestType); }},
      {"an unknown informational code",
       [](std::vector<uint8_t> answer) {
         return Without(answer, AvpKey::kResultCode, Avp(AvpKey::kResultCode, FromHex("000003ea")));
       }},
      {"success with the E bit",
       [](std::vector<uint8_t> answer) {
         answer[4] |= diameter::kFlagError;
         return answer;
       }},
      {"a feature vector of 4 octets",
       [](std::vector<uint8_t> answer) {
         return Without(answer, AvpKey::kMip6FeatureVector, VectorOctets("bad_avp124_short"));
       }},
      {"a broken run inside MIP6-Agent-Info",
       [](std::vector<uint8_t> answer) {
         return With(answer, FromHex("000001e6 40000010 0000014e 40000007"));
       }},
      {"an AVP that runs past the end",
       [](std::vector<uint8_t> answer) {
         answer = With(answer, FromHex("00000019 4000000c 00000000"));
         answer[answer.size() - 5] = 0x40;
         return answer;
       }},
      {"an AVP that must be understood",
       [](std::vector<uint8_t> answer) {
         return With(answer, FromHex("0000fff0 4000000c 00000001"));
       }},
      {"an AVP in a group that must be understood",
       [](std::vector<uint8_t> answer) {
         return With(answer, FromHex("000001e6 40000024 0000014e 4000000e 0001 c0000221 0000"
                                     "0000fff0 4000000c 00000001"));
       }},
      {"two Session-Timeouts",
       [](std::vector<uint8_t> answer) {
         return With(With(answer, Avp(AvpKey::kSessionTimeout, FromHex("00000001"))),
                     Avp(AvpKey::kSessionTimeout, FromHex("00000000")));
       }},
  };
  for (const Tampered& each : cases) {
    CAPTURE(each.what);
    Connected pair;
    // The STA stays as it is.
    pair.tamper = [&](std::vector<uint8_t> answer) {
      return answer[6] == 0x01 && answer[7] == 0x0c ? each.tamper(answer) : answer;
    };
    pair.Attach();
    const std::string events = pair.Events();
    CHECK((events == "failed:malformed-answer" || events == "failed:unknown-mandatory-avp"));
    CHECK(pair.last.event.error.has_value());
    CHECK(pair.Supplied().empty());
    CHECK(pair.nas.bindings().size() == 0);
    CHECK(pair.Requests() == "DER STR");
    CHECK(pair.LastRequest().avps().Find<diameter::TerminationCauseAvp>()->value ==
          diameter::TerminationCause::kBadAnswer);
    CHECK(pair.nas.sessions() == 0);
    CHECK(pair.nas.counters().malformed_answers == 1);
  }
}

TEST_CASE_METHOD(Connected, "an answer that cannot be used ends what was granted before",
                 "[rfc6733][R95]") {
  AccessRequest again = Request();
  again.session = Attach();
  (void)Events();
  tamper = [](std::vector<uint8_t> answer) { return Without(answer, AvpKey::kSessionId); };
  Authorize(again);
  CHECK(Events() == "failed:malformed-answer");
  CHECK(Supplied().empty());
}

TEST_CASE_METHOD(Connected, "a bad home agent costs itself, not the others",
                 "[rfc5447][s4.2.1][R58][R62]") {
  tamper = [](std::vector<uint8_t> answer) {
    for (const char* const bad : {"bad_avp486_empty", "bad_avp486_prefix_only",
                                  "bad_avp486_three_addresses", "bad_avp125_trailing_bits"}) {
      answer = With(answer, VectorOctets(bad));
    }
    return answer;
  };
  Attach();
  CHECK(Events() == "authorized");
  CHECK(Supplied() == kHomeSupplied);
  CHECK(nas.counters().bad_avps == 4);
}

TEST_CASE("an AVP that the product knows may have the M bit", "[rfc6733][s4.1]") {
  NasConfig config = nas::Config();
  config.known_avps = {AvpKey{0, 0xfff0}};
  Connected pair(config);
  pair.tamper = [](std::vector<uint8_t> answer) {
    return With(answer, FromHex("0000fff0 4000000c 00000001"));
  };
  pair.Attach();
  CHECK(pair.Events() == "authorized");
}

TEST_CASE_METHOD(Connected, "a result of an unknown class is a refusal", "[rfc6733][s7.1][R99]") {
  tamper = [](std::vector<uint8_t> answer) {
    return Without(answer, AvpKey::kResultCode, Avp(AvpKey::kResultCode, FromHex("00002328")));
  };
  Attach();
  CHECK(Events() == "rejected");
  CHECK(last.event.result_code == static_cast<ResultCode>(9000));
  CHECK(Supplied().empty());
}

TEST_CASE_METHOD(Connected, "a vendor's result is judged by its class, and gives no home agents",
                 "[rfc6733][s7.6][R99]") {
  std::string code = "000007d1";
  tamper = [&](std::vector<uint8_t> answer) {
    return Without(
        answer, AvpKey::kResultCode,
        FromHex("00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c" + code));
  };
  Attach();
  CHECK(Events() == "authorized");
  CHECK(Supplied().empty());
  code = "0000138a";
  Attach(2);
  CHECK(Events() == "rejected");
}

TEST_CASE_METHOD(Connected, "trouble on the way is reported for what it is", "[rfc6733][s7.1.3]") {
  const auto answered = [this](const char* code, Bytes more = {}) {
    tamper = [=](std::vector<uint8_t> answer) {
      answer =
          With(Without(answer, AvpKey::kResultCode, Avp(AvpKey::kResultCode, FromHex(code))), more);
      answer[4] |= diameter::kFlagError;
      return answer;
    };
    Attach();
    return Events();
  };
  CHECK(answered("00000bba") == "failed:protocol-error");  // 3002
  CHECK(last.event.result_code == ResultCode::kUnableToDeliver);
  CHECK(answered("00000bbc") == "failed:busy");  // 3004
  CHECK(answered("00000bbe", Avp(AvpKey::kRedirectHost, "aaa://aaa2.home.example.org")) ==
        "failed:redirected");  // 3006
  CHECK(last.redirect_host == "aaa://aaa2.home.example.org");
  CHECK(Supplied().empty());
  CHECK(nas.sessions() == 0);
  CHECK(Requests() == "DER DER DER");
}

TEST_CASE_METHOD(Connected, "an answer to nothing is discarded", "[rfc6733][s3][R96]") {
  silent = true;
  Attach();
  (void)Requests();
  const std::vector<uint8_t> request = last_request;
  Advance(10s);
  CHECK(Events() == "failed:timeout");
  std::vector<uint8_t> answer(HomeAaa::kMaxAnswerSize);
  const AaaOutcome late = HomeAaa::Answer(aaa, request, found, absl::MakeSpan(answer));
  REQUIRE(server->Send(now, late.message));
  Run();
  CHECK(Events().empty());
  CHECK(Supplied().empty());
}

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

// ---- bounds ----

TEST_CASE("sessions are bounded", "[nas]") {
  NasConfig config = nas::Config();
  config.max_sessions = 2;
  Connected pair(config);
  pair.Attach(1);
  pair.Attach(2);
  const Result<SessionNumber> third = pair.nas.Authorize(pair.now, pair.Request(3));
  REQUIRE_FALSE(third);
  CHECK(third.error().reason == Reason::kTooMany);
}

TEST_CASE("events that nobody polls stop the intake", "[nas]") {
  NasConfig config = nas::Config();
  config.max_queued_events = 1;
  Pair pair(config);
  pair.Connect();
  Connected other;
  diameter::TransportSecurity security;
  security.protection = diameter::Protection::kTest;
  pair.nas.HandleConnected(pair.now, security);
  const Result<void> taken = pair.nas.HandleBytes(pair.now, FromHex("00"));
  REQUIRE_FALSE(taken);
  CHECK(taken.error().reason == Reason::kNoSpace);
}

TEST_CASE_METHOD(Connected, "a request that cannot be sent has not happened", "[nas]") {
  AccessRequest request = Request();
  request.user_name = "mn1";
  CHECK(nas.Authorize(now, request).error().reason == Reason::kMissing);
  request = Request();
  request.session = SessionNumber{1};
  CHECK(nas.Authorize(now, request).error().reason == Reason::kNotAllowed);
  request = Request();
  const AssignedHomeAgent nothing[1] = {};
  request.local_home_agents = nothing;
  CHECK(nas.Authorize(now, request).error().reason == Reason::kBadValue);
  // RFC 5447 4.2.3: an agent of another realm is no local one (R60).
  const AssignedHomeAgent foreign[] = {HomeAgent()};
  request.local_home_agents = foreign;
  CHECK(nas.Authorize(now, request).error().reason == Reason::kBadValue);
  request = Request();
  const std::vector<uint8_t> duid(200);
  request.pinned_duid = duid;
  CHECK(nas.Authorize(now, request).error().reason == Reason::kTooLong);
  CHECK(nas.sessions() == 0);
  // The number was not used up.
  CHECK(static_cast<uint64_t>(Attach()) == kFirstSession);
  // Another attachment's session is not to be had.
  request = Request(2);
  request.session = SessionNumber{kFirstSession};
  CHECK(nas.Authorize(now, request).error().reason == Reason::kNotAllowed);
}

TEST_CASE("a config error names its key, and makes no machine", "[config]") {
  const auto refused = [](auto change) {
    NasConfig config = nas::Config();
    change(config);
    const Result<void> valid = config.Validate();
    return valid ? std::string("valid") : std::string(valid.error().name);
  };
  CHECK(refused([](NasConfig&) {}) == "valid");
  CHECK(refused([](NasConfig& c) { c.peer.origin_host.clear(); }) == "origin_host");
  CHECK(refused([](NasConfig& c) { c.first_session = 0; }) == "nas.first_session");
  CHECK(refused([](NasConfig& c) { c.local_realms = {"a b"}; }) == "nas.local_realms");
  CHECK(refused([](NasConfig& c) { c.binding_lifetime = 0s; }) == "nas.binding_lifetime");
  CHECK(refused([](NasConfig& c) { c.request_timeout = 0s; }) == "nas.request_timeout");
  CHECK(refused([](NasConfig& c) { c.challenge_timeout = -1s; }) == "nas.challenge_timeout");
  CHECK(refused([](NasConfig& c) { c.max_sessions = 0; }) == "nas.max_sessions");
  CHECK(refused([](NasConfig& c) { c.max_queued_events = 0; }) == "nas.max_queued_events");
  CHECK(refused([](NasConfig& c) { c.bindings.max_binding_octets = 9999; }) ==
        "binding_table.max_binding_octets");
  CHECK(refused([](NasConfig& c) { c.peer.applications = {{diameter::ApplicationId::kNasreq}}; }) ==
        "nas.peer.applications");

  NasConfig config = nas::Config();
  config.first_session = 0;
  SeededRandom random(1);
  Nas nas(config, random);
  uint8_t out[64];
  CHECK(nas.PollTransmit(absl::MakeSpan(out)).error().reason == Reason::kMissing);
  nas.HandleConnected(TimePoint(), diameter::TransportSecurity());
  nas.HandleTimeout(TimePoint());
  CHECK_FALSE(nas.PollEvent().has_value());
}

TEST_CASE("counters have names and add up", "[nas]") {
  Connected pair;
  pair.Attach();
  NasCounters sum;
  sum += pair.nas.counters();
  sum += pair.nas.counters();
  uint64_t requests = 0;
  uint64_t authorized = 0;
  sum.ForEach([&](std::string_view name, uint64_t count) {
    if (name == "requests") requests = count;
    if (name == "event-authorized") authorized = count;
  });
  CHECK(requests == 2);
  CHECK(authorized == 2);
}

}}  // namespace mip6boot::test::nas
