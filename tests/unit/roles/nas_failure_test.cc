// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A server that is hostile, or in trouble.

#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas { namespace {

using diameter::AvpKey;
using diameter::ResultCode;

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
      {"features that contradict each other",
       [](std::vector<uint8_t> answer) {
         return Without(answer, AvpKey::kMip6FeatureVector,
                        FromHex("0000007c 40000010 0001000000000001"));
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

TEST_CASE_METHOD(Connected, "a refusal with two EAP payloads is one without, and without an error",
                 "[rfc6733][s7.1][rfc4072][s4.1]") {
  tamper = [](std::vector<uint8_t> answer) {
    answer = Without(answer, AvpKey::kResultCode, Avp(AvpKey::kResultCode, FromHex("0000138b")));
    return With(answer, Avp(AvpKey::kEapPayload, FromHex("04020004")));
  };
  Attach();
  CHECK(Events() == "rejected");
  CHECK(last.eap_payload.empty());
  CHECK_FALSE(last.event.error.has_value());
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
  CHECK(last.redirect_hosts == "aaa://aaa2.home.example.org");
  CHECK(Supplied().empty());
  CHECK(nas.sessions() == 0);
  CHECK(Requests() == "DER DER DER");
}

TEST_CASE_METHOD(Connected, "a redirection names all its hosts, how far it goes, and for how long",
                 "[rfc6733][s6.12][s6.13][s6.14][3006]") {
  std::vector<uint8_t> more = Avp(AvpKey::kRedirectHost, "aaa://aaa2.home.example.org");
  const auto add = [&more](const std::vector<uint8_t>& avp) {
    more.insert(more.end(), avp.begin(), avp.end());
  };
  add(Avp(AvpKey::kRedirectHost, "no uri"));
  add(Avp(AvpKey::kRedirectHost, "aaas://aaa3.home.example.org:5658;transport=tcp"));
  add(FromHex("000001054000000c00000002"));  // ALL_REALM
  add(FromHex("000001064000000c00000258"));
  tamper = [&](std::vector<uint8_t> answer) {
    answer = With(
        Without(answer, AvpKey::kResultCode, Avp(AvpKey::kResultCode, FromHex("00000bbe"))), more);
    answer[4] |= diameter::kFlagError;
    return answer;
  };
  Attach();
  CHECK(Events() == "failed:redirected");
  CHECK(last.redirect_hosts ==
        "aaa://aaa2.home.example.org, aaas://aaa3.home.example.org:5658;transport=tcp");
  CHECK(last.event.redirect_usage == diameter::RedirectHostUsage::kAllRealm);
  CHECK(last.event.redirect_max_cache_time == 600);
  // RFC 6733 6.13: without a usage nothing is remembered.
  more = Avp(AvpKey::kRedirectHost, "aaa://aaa2.home.example.org");
  Attach();
  (void)Events();
  CHECK(last.event.redirect_usage == diameter::RedirectHostUsage::kDontCache);
  CHECK_FALSE(last.event.redirect_max_cache_time.has_value());
}

TEST_CASE("features that contradict each other are not offered", "[rfc6572][s4.1][config]") {
  NasConfig config = nas::Config();
  config.features = FeatureBit::kIp4HoaOnlySupported;
  CHECK(config.Validate().error().ToString() == "nas.features.PMIP6_SUPPORTED: is missing");
  config.features =
      FeatureBit::kIp4HoaOnlySupported | FeatureBit::kPmip6Supported | FeatureBit::kIp4HoaSupported;
  CHECK(config.Validate().error().ToString() ==
        "nas.features.IP4_HOA_SUPPORTED: must not stand here");
  config.features = FeatureBit::kIp4HoaOnlySupported | FeatureBit::kPmip6Supported;
  CHECK(config.Validate());
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

}}  // namespace mip6boot::test::nas
