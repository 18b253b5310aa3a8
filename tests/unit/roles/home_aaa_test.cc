// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_aaa.h"

#include <string>

#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/nas_avps.h"
#include "tests/unit/roles/home_aaa_harness.h"

namespace mip6boot::test::aaa { namespace {

using diameter::AvpKey;
using diameter::MessageView;
using diameter::ResultCode;
using Verdict = HomeAaaFound::Verdict;

// ---- answers of the vectors ----

TEST_CASE_METHOD(Server, "a home agent is assigned", "[rfc5447][s4.2.5][R57][R66]") {
  found.mobility.home_agents = home;
  found.eap_master_session_key = key;
  CHECK(AnswerHex("der_integrated") == ToHex(VectorOctets("dea_home_agent_assigned")));
  const AaaOutcome outcome = Answer(VectorOctets("der_integrated"));
  CHECK(outcome.event == AaaEvent::kAuthorisedWithHomeAgents);
  CHECK(outcome.result_code == ResultCode::kSuccess);
  CHECK(outcome.home_agents == 1);
}

TEST_CASE_METHOD(Server, "a home agent and the hinted local one are assigned",
                 "[rfc5447][s4.2.5][R55][R61]") {
  const HomeAaaNeed need = HomeAaa::Examine(config, VectorOctets("der_local_hint"));
  found.mobility.home_agents = home;
  found.mobility.local_agents = need.hints;
  CHECK(AnswerHex("der_local_hint") == ToHex(VectorOctets("dea_home_and_local")));
}

TEST_CASE_METHOD(Server, "a local agent is named with its realm", "[rfc5447][s4.2.3][R60]") {
  local[0].realm = "asp.example.net";
  local[0].host = "ha.asp.example.net";
  found.mobility.home_agents = home;
  found.mobility.local_agents = local;
  CHECK(AnswerHex("der_local_hint") == ToHex(VectorOctets("dea_home_and_local_named")));
}

TEST_CASE_METHOD(Server, "local assignment is authorised and no agent assigned",
                 "[rfc5447][s4.2.5][R57]") {
  CHECK(AnswerHex("der_local_hint") == ToHex(VectorOctets("dea_local_allowed_no_ha")));
  CHECK(Answer(VectorOctets("der_local_hint")).event == AaaEvent::kAuthorised);
}

TEST_CASE_METHOD(Server, "no Mobile IPv6 for a profile that does not allow it",
                 "[rfc6611][s4.2][R67]") {
  found.mobility.allowed = false;
  found.mobility.home_agents = home;
  CHECK(AnswerHex("der_integrated") == ToHex(VectorOctets("dea_no_mip6")));
}

TEST_CASE_METHOD(Server, "another round says nothing about Mobile IPv6",
                 "[rfc5778][s5.1][rfc4072][s2.2][R64]") {
  const std::vector<uint8_t> eap_request = FromHex("0102000501");
  found.verdict = Verdict::kContinue;
  found.eap_payload = eap_request;
  found.eap_master_session_key = key;
  found.mobility.home_agents = home;
  CHECK(AnswerHex("der_integrated") == ToHex(VectorOctets("dea_multi_round")));
  CHECK(Answer(VectorOctets("der_integrated")).event == AaaEvent::kMultiRound);
}

TEST_CASE_METHOD(Server, "a home agent is assigned by NASREQ", "[rfc7155][rfc5447][s4.1]") {
  found.mobility.home_agents = home;
  CHECK(AnswerHex("aar_integrated") == ToHex(VectorOctets("aaa_home_agent_assigned")));
}

TEST_CASE_METHOD(Server, "a missing AVP is named in Failed-AVP", "[rfc6733][s7.5][5005]") {
  const std::vector<uint8_t> request = Without(VectorOctets("der_integrated"), AvpKey::kEapPayload);
  const AaaOutcome outcome = Answer(request);
  CHECK(ToHex(outcome.message) == ToHex(VectorOctets("dea_error_missing_avp")));
  CHECK(outcome.event == AaaEvent::kRefused);
  CHECK(outcome.result_code == ResultCode::kMissingAvp);
  CHECK_FALSE(HomeAaa::Examine(config, request).wanted);
}

// ---- what the request says ----

TEST_CASE_METHOD(Server, "what must be looked up is told", "[rfc5447][s4.2.5][R54][R55]") {
  const HomeAaaNeed need = HomeAaa::Examine(config, VectorOctets("der_local_hint"));
  CHECK(need.wanted);
  CHECK(need.command == diameter::CommandCode::kDiameterEap);
  CHECK(need.application == diameter::ApplicationId::kEap);
  CHECK(need.session_id == "nas1.asp.example.net;1876543210;523");
  CHECK(need.user_name == "mn1@home.example.org");
  CHECK(need.realm == "home.example.org");
  CHECK(need.origin_host == "nas1.asp.example.net");
  CHECK(need.authenticates);
  CHECK(need.authorises);
  CHECK(need.features == FeatureSet(3));
  REQUIRE(need.hints.size() == 1);
  CHECK(need.hints[0].ipv6->ToString() == "2001:db8:1:c020::1");
  CHECK(need.eap_payload.size() == 25);
}

TEST_CASE_METHOD(Server, "a hint without the LOCAL bit is not told", "[rfc5447][s4.2.5][R56]") {
  const std::vector<uint8_t> request =
      Without(VectorOctets("der_local_hint"), AvpKey::kMip6FeatureVector,
              VectorOctets("avp124_integrated"));
  const HomeAaaNeed need = HomeAaa::Examine(config, request);
  CHECK(need.wanted);
  CHECK(need.hints.empty());
  found.mobility.local_agents = local;
  CHECK(Answer(request).local_withheld == 1);
}

TEST_CASE_METHOD(Server, "a later round goes by what the first one said", "[rfc5778][s5.1][R64]") {
  const std::vector<uint8_t> request =
      With(Without(VectorOctets("der_integrated"), AvpKey::kMip6FeatureVector),
           Avp(AvpKey::kState, "round 1"));
  CHECK(ToHex(HomeAaa::Examine(config, request).state) == ToHex(FromHex("726f756e642031")));
  found.mobility.home_agents = home;
  found.eap_master_session_key = key;
  found.first_features = FeatureBit::kMip6Integrated;
  CHECK(ToHex(Answer(request).message) == ToHex(VectorOctets("dea_home_agent_assigned")));
}

TEST_CASE_METHOD(Server, "who only authenticates is given nothing of Mobile IPv6",
                 "[rfc4072][s2.3.3][R66][R93]") {
  const std::vector<uint8_t> request =
      Without(VectorOctets("der_integrated"), AvpKey::kAuthRequestType,
              Avp(AvpKey::kAuthRequestType, FromHex("00000001")));
  found.mobility.home_agents = home;
  const AaaOutcome outcome = Answer(request);
  CHECK(outcome.event == AaaEvent::kAuthenticated);
  const MessageView answer = *MessageView::Parse(outcome.message);
  CHECK(answer.avps().Count(AvpKey::kMip6AgentInfo) == 0);
  CHECK(answer.avps().Count(AvpKey::kMip6FeatureVector) == 0);
}

// ---- the rest of an answer ----

TEST_CASE_METHOD(Server, "Proxy-Info comes back, in its order", "[rfc6733][s6.2]") {
  // 284 { 280, 33 }, twice
  const std::vector<uint8_t> first =
      FromHex("0000011c 40000020 00000118 4000000b 70312e00 00000021 4000000a 0a0b0000");
  const std::vector<uint8_t> second =
      FromHex("0000011c 40000020 00000118 4000000b 70322e00 00000021 4000000a 0c0d0000");
  const AaaOutcome outcome = Answer(With(With(VectorOctets("der_integrated"), first), second));
  const std::string answer = ToHex(outcome.message);
  CHECK(answer.substr(answer.size() - 128) == ToHex(first) + ToHex(second));
}

TEST_CASE_METHOD(Server, "times are never above what the access server hints",
                 "[rfc6733][s8.9][s8.13][R95]") {
  const std::vector<uint8_t> request = With(
      VectorOctets("der_integrated"), Avp(AvpKey::kAuthorizationLifetime, FromHex("00000e10")));
  const auto lifetime = [&] {
    const MessageView answer = *MessageView::Parse(Answer(request).message);
    const auto avp = answer.avps().Find<diameter::AuthorizationLifetime>();
    return avp ? avp->value : 0;
  };
  CHECK(lifetime() == 3600);
  found.authorization_lifetime = 600;
  CHECK(lifetime() == 600);
  found.authorization_lifetime = 7200;
  CHECK(lifetime() == 3600);
  // Session-Timeout MUST NOT be below it.
  found.session_timeout = 1800;
  CHECK(lifetime() == 1800);
  found.session_timeout = 0;
  CHECK(lifetime() == 3600);
  const MessageView answer = *MessageView::Parse(Answer(request).message);
  CHECK(answer.avps().Find<diameter::ReAuthRequestTypeAvp>());
}

TEST_CASE_METHOD(Server, "a server's state goes out with another round", "[rfc4072][s3.1][R92]") {
  const std::vector<uint8_t> eap_request = FromHex("0102000501");
  const std::vector<uint8_t> state = FromHex("a0a1a2");
  found.verdict = Verdict::kContinue;
  found.eap_payload = eap_request;
  found.state = state;
  const MessageView answer = *MessageView::Parse(Answer(VectorOctets("der_integrated")).message);
  CHECK(ToHex(answer.avps().Find<diameter::State>()->value) == "a0a1a2");
}

TEST_CASE_METHOD(Server, "the end of a session is acknowledged", "[rfc6733][s8.4][R95]") {
  const HomeAaaNeed need = HomeAaa::Examine(config, VectorOctets("str_logout"));
  CHECK(need.wanted);
  CHECK(need.command == diameter::CommandCode::kSessionTermination);
  CHECK(need.termination_cause == diameter::TerminationCause::kLogout);
  const AaaOutcome ended = Answer(VectorOctets("str_logout"));
  CHECK(ended.event == AaaEvent::kSessionEnded);
  CHECK(ToHex(ended.message) ==
        "0100008040000113000000057777777a88880004"
        "000001074000002b6e6173312e6173702e6578616d706c652e6e65743b313837363534333231303b35323300"
        "0000010c4000000c000007d1"
        "000001084000001c6161612e686f6d652e6578616d706c652e6f7267"
        "0000012840000018686f6d652e6578616d706c652e6f7267");
  found.verdict = Verdict::kUnknown;
  CHECK(Answer(VectorOctets("str_logout")).result_code == ResultCode::kUnknownSessionId);
  // RFC 4072 3 has application 0 in the header: taken too.
  std::vector<uint8_t> base = VectorOctets("str_logout");
  base[11] = 0;
  CHECK(HomeAaa::Examine(config, base).application == diameter::ApplicationId::kEap);
}

TEST_CASE_METHOD(Server, "the one-call step looks up what is wanted, and only that", "[rfc5447]") {
  int lookups = 0;
  const auto lookup = [&](const HomeAaaNeed& need) {
    ++lookups;
    CHECK(need.user_name == "mn1@home.example.org");
    return found;
  };
  AaaCounters counters;
  counters.Record(
      HomeAaa::Step(config, VectorOctets("der_integrated"), lookup, absl::MakeSpan(buffer)));
  counters.Record(
      HomeAaa::Step(config, VectorOctets("dea_no_mip6"), lookup, absl::MakeSpan(buffer)));
  CHECK(lookups == 1);
  AaaCounters sum;
  sum += counters;
  CHECK(sum.received() == 2);
  CHECK(sum.sent() == 1);
  CHECK(sum.sent(diameter::ResultClass::kSuccess) == 1);
  CHECK(sum.count(AaaEvent::kNotARequest) == 1);
  CHECK(std::string(AaaEventName(AaaEvent::kAuthorisedWithHomeAgents)) ==
        "authorised-with-home-agents");
}

TEST_CASE("a config error names its key", "[config]") {
  HomeAaaConfig config = Config();
  CHECK(config.Validate());
  config.realms = {"home.example.org", "bad realm"};
  CHECK(config.Validate().error().ToString().rfind("home_aaa.realms[1]: ", 0) == 0);
  config = Config();
  config.origin_host.clear();
  CHECK(std::string(config.Validate().error().name) == "home_aaa.origin_host");
  config = Config();
  config.serve_eap = config.serve_nasreq = false;
  CHECK(config.Validate().error().reason == Reason::kIncomplete);
  // RFC 6572 4.1
  using diameter::FeatureBit;
  config = Config();
  config.supported_features = FeatureBit::kIp4HoaOnlySupported;
  CHECK(config.Validate().error().ToString() ==
        "home_aaa.supported_features.PMIP6_SUPPORTED: is missing");
  config.supported_features |= FeatureBit::kPmip6Supported;
  config.supported_features |= FeatureBit::kIp4HoaSupported;  // of each request one
  CHECK(config.Validate());
}

}}  // namespace mip6boot::test::aaa
