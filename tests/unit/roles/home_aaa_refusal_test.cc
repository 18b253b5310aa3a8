// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a home AAA refuses, and what it says then.

#include <string>

#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/nas_avps.h"
#include "tests/unit/roles/home_aaa_harness.h"

namespace mip6boot::test::aaa { namespace {

using diameter::AvpKey;
using diameter::MessageView;
using diameter::ResultCode;
using Verdict = HomeAaaFound::Verdict;

TEST_CASE_METHOD(Server, "a refusal gives nothing away", "[rfc4072][s2.2][R66][R101]") {
  found.mobility.home_agents = home;
  found.eap_master_session_key = key;
  found.verdict = Verdict::kReject;
  const AaaOutcome outcome = Answer(VectorOctets("der_integrated"));
  CHECK(outcome.event == AaaEvent::kRejected);
  CHECK(outcome.result_code == ResultCode::kAuthenticationRejected);
  const MessageView answer = *MessageView::Parse(outcome.message);
  CHECK_FALSE(answer.is_error());
  for (const AvpKey key_of : {AvpKey::kMip6AgentInfo, AvpKey::kMip6FeatureVector,
                              AvpKey::kEapMasterSessionKey, AvpKey::kUserName}) {
    CHECK(answer.avps().Count(key_of) == 0);
  }
}

TEST_CASE_METHOD(Server, "an unknown user looks like a wrong password", "[rfc4072]") {
  found.verdict = Verdict::kUnknown;
  const std::string unknown = AnswerHex("der_integrated");
  found.verdict = Verdict::kReject;
  CHECK(unknown == AnswerHex("der_integrated"));
}

TEST_CASE_METHOD(Server, "a refusal is never sent as a success", "[rfc6733][s7.1]") {
  found.verdict = Verdict::kReject;
  found.reject_code = ResultCode::kSuccess;
  CHECK(Answer(VectorOctets("der_integrated")).result_code == ResultCode::kAuthorizationRejected);
}

TEST_CASE_METHOD(Server, "nothing found in time is 5012", "[rfc6733][s7.1.5]") {
  found.verdict = Verdict::kUnavailable;
  CHECK(Answer(VectorOctets("der_integrated")).result_code == ResultCode::kUnableToComply);
}

TEST_CASE_METHOD(Server, "1001 never goes with an EAP-Success", "[rfc4072][s2.8.2]") {
  found.verdict = Verdict::kContinue;
  const AaaOutcome outcome = Answer(VectorOctets("der_integrated"));
  CHECK(outcome.result_code == ResultCode::kUnableToComply);
  CHECK(MessageView::Parse(outcome.message)->avps().Count(AvpKey::kEapPayload) == 0);
}

TEST_CASE_METHOD(Server, "an EAP-Request from the node is refused", "[rfc4072][s2.8.4]") {
  const std::vector<uint8_t> request = Without(VectorOctets("der_integrated"), AvpKey::kEapPayload,
                                               Avp(AvpKey::kEapPayload, FromHex("0102000501")));
  CHECK(Answer(request).result_code == ResultCode::kInvalidAvpValue);
}

// The request, and how it is refused.
struct Refused {
  std::vector<uint8_t> request;
  ResultCode code;
  bool error_bit;
};
void CheckRefused(Server& server, const Refused& refused) {
  const AaaOutcome outcome = server.Answer(refused.request);
  CHECK(outcome.event == AaaEvent::kRefused);
  CHECK(static_cast<uint32_t>(outcome.result_code) == static_cast<uint32_t>(refused.code));
  const Result<MessageView> answer = MessageView::Parse(outcome.message);
  REQUIRE(answer);
  CHECK(answer->is_error() == refused.error_bit);
  CHECK_FALSE(answer->is_request());
  CHECK(answer->avps().Find<diameter::ResultCodeAvp>()->value == refused.code);
  CHECK_FALSE(HomeAaa::Examine(server.config, refused.request).wanted);
}

TEST_CASE_METHOD(Server, "requests that are not for this server are refused",
                 "[rfc6733][s6.1][R98]") {
  const std::vector<uint8_t>& der = VectorOctets("der_integrated");
  std::vector<uint8_t> other_command = der;
  other_command[6] = 0x01;  // 325
  other_command[7] = 0x45;
  CheckRefused(*this, {other_command, ResultCode::kCommandUnsupported, true});
  std::vector<uint8_t> other_application = der;
  other_application[11] = 7;
  CheckRefused(*this, {other_application, ResultCode::kApplicationUnsupported, true});
  CheckRefused(*this, {Without(der, AvpKey::kDestinationRealm,
                               Avp(AvpKey::kDestinationRealm, "elsewhere.example")),
                       ResultCode::kRealmNotServed, true});
  CheckRefused(*this, {With(der, Avp(AvpKey::kDestinationHost, "aaa9.home.example.org")),
                       ResultCode::kUnableToDeliver, true});
  CheckRefused(*this, {With(der, Avp(AvpKey::kRouteRecord, "AAA.home.example.org")),
                       ResultCode::kLoopDetected, true});
  config.serve_eap = false;
  CheckRefused(*this, {der, ResultCode::kApplicationUnsupported, true});
}

TEST_CASE_METHOD(Server, "the route is told before anything is authorised, and may be refused",
                 "[rfc6733][s2.9][R98][5003]") {
  const std::vector<uint8_t> request =
      With(With(VectorOctets("der_integrated"), Avp(AvpKey::kRouteRecord, "nas1.asp.example.net")),
           Avp(AvpKey::kRouteRecord, "broker.example.com"));
  const HomeAaaNeed need = HomeAaa::Examine(config, request);
  REQUIRE(need.route_records.size() == 2);
  CHECK(need.route_records[0] == "nas1.asp.example.net");
  CHECK(need.route_records[1] == "broker.example.com");
  found.verdict = Verdict::kReject;
  found.reject_code = ResultCode::kAuthorizationRejected;
  found.mobility.home_agents = home;
  const AaaOutcome outcome = Answer(request);
  CHECK(outcome.event == AaaEvent::kRejected);
  CHECK(outcome.result_code == ResultCode::kAuthorizationRejected);
  CHECK(MessageView::Parse(outcome.message)->avps().Count(AvpKey::kMip6AgentInfo) == 0);
}

TEST_CASE_METHOD(Server, "a route that is longer than anybody's is refused", "[rfc6733][R98]") {
  std::vector<uint8_t> request = VectorOctets("der_integrated");
  const std::vector<uint8_t> record = Avp(AvpKey::kRouteRecord, "agent.example.net");
  std::vector<uint8_t> route;
  for (size_t i = 0; i <= kMaxRouteRecords; ++i) {
    route.insert(route.end(), record.begin(), record.end());
  }
  CHECK(Answer(With(request, route)).result_code == ResultCode::kUnableToComply);
}

TEST_CASE_METHOD(Server, "requests that break the protocol are refused", "[rfc6733][s7]") {
  const std::vector<uint8_t>& der = VectorOctets("der_integrated");
  const std::vector<uint8_t>& bad_length = VectorOctets("bad_avp124_short");
  std::vector<uint8_t> error_bit = der;
  error_bit[4] |= diameter::kFlagError;
  CheckRefused(*this, {error_bit, ResultCode::kInvalidHdrBits, true});
  CheckRefused(*this, {With(der, FromHex("0000fff0 4000000c 00000001")),
                       ResultCode::kAvpUnsupported, false});
  CheckRefused(*this, {Without(der, AvpKey::kMip6FeatureVector, bad_length),
                       ResultCode::kInvalidAvpLength, false});
  CheckRefused(*this,
               {With(der, VectorOctets("bad_avp486_empty")), ResultCode::kInvalidAvpValue, false});
  CheckRefused(*this, {Without(der, AvpKey::kAuthRequestType,
                               Avp(AvpKey::kAuthRequestType, FromHex("00000009"))),
                       ResultCode::kInvalidAvpValue, false});
  CheckRefused(*this, {Without(der, AvpKey::kAuthApplicationId,
                               Avp(AvpKey::kAuthApplicationId, FromHex("00000001"))),
                       ResultCode::kInvalidAvpValue, false});
  CheckRefused(*this, {With(der, Avp(AvpKey::kUserName, "mn2@home.example.org")),
                       ResultCode::kAvpOccursTooManyTimes, false});
  // An AVP that runs past the end of the message.
  std::vector<uint8_t> cut = der;
  cut[cut.size() - 9] = 0x20;
  CheckRefused(*this, {cut, ResultCode::kInvalidAvpLength, false});
}

TEST_CASE_METHOD(Server, "an unknown AVP is taken without the M bit, or if the product knows it",
                 "[rfc6733][s4.1]") {
  const std::vector<uint8_t>& der = VectorOctets("der_integrated");
  CHECK(Answer(With(der, FromHex("0000fff0 0000000c 00000001"))).event == AaaEvent::kAuthorised);
  config.known_avps = {AvpKey{0, 0xfff0}};
  CHECK(Answer(With(der, FromHex("0000fff0 4000000c 00000001"))).event == AaaEvent::kAuthorised);
}

TEST_CASE_METHOD(Server, "an answer is not answered, and what cannot be framed neither",
                 "[rfc6733][s7.2][R103]") {
  const AaaOutcome answered = Answer(VectorOctets("dea_no_mip6"));
  CHECK(answered.event == AaaEvent::kNotARequest);
  CHECK_FALSE(answered.transmits());
  const AaaOutcome unframed = Answer(Bytes(VectorOctets("der_integrated")).subspan(0, 30));
  CHECK(unframed.event == AaaEvent::kMalformed);
  CHECK_FALSE(unframed.transmits());
}

TEST_CASE_METHOD(Server, "a buffer that is too small changes nothing and tells the size",
                 "[rfc6733]") {
  found.mobility.home_agents = home;
  const size_t whole = Answer(VectorOctets("der_integrated")).message.size();
  std::array<uint8_t, 100> small{};
  const AaaOutcome outcome =
      HomeAaa::Answer(config, VectorOctets("der_integrated"), found, absl::MakeSpan(small));
  CHECK(outcome.event == AaaEvent::kBufferTooSmall);
  CHECK(outcome.error.want == whole);
  CHECK_FALSE(outcome.transmits());
}

TEST_CASE_METHOD(Server, "a buffer that is too small for a refusal tells a size that is enough",
                 "[rfc6733][s7]") {
  const std::vector<uint8_t> request = Without(VectorOctets("der_integrated"), AvpKey::kEapPayload);
  std::array<uint8_t, 60> small{};
  const AaaOutcome outcome = HomeAaa::Answer(config, request, found, absl::MakeSpan(small));
  CHECK(outcome.event == AaaEvent::kBufferTooSmall);
  std::vector<uint8_t> enough(outcome.error.want);
  CHECK(ToHex(HomeAaa::Answer(config, request, found, absl::MakeSpan(enough)).message) ==
        ToHex(VectorOctets("dea_error_missing_avp")));
}

}}  // namespace mip6boot::test::aaa
