// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A home agent asks the home AAA for a node that registers with it (RFC 5778, R67).

#include <algorithm>
#include <array>
#include <string>

#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/home_aaa.h"
#include "tests/unit/roles/home_aaa_harness.h"

namespace mip6boot::test::aaa { namespace {

using diameter::Address;
using diameter::AvpKey;
using diameter::MessageView;
using diameter::ResultCode;

// Address AVPs: 333
constexpr const char* kUnspecified6 = "0000014d4000001a0002000000000000000000000000000000000000";
constexpr const char* kUnspecified4 = "0000014d4000000e00010000000000 00";
constexpr const char* kHoa = "0000014d4000001a000220010db86000030200000000000012340000";

struct Registrar {
  Registrar() {
    config.serve_mip6_auth = config.serve_mip6_ikev2 = true;
    found.verdict = HomeAaaFound::Verdict::kAccept;
    found.mobility.allowed = true;
    found.registration.assigned = assigned;
    found.registration.home_addresses = {Address(V6("2001:db8:6000:302::1234"))};
  }

  AaaOutcome Answer(Bytes request) {
    return HomeAaa::Answer(config, request, found, absl::MakeSpan(buffer));
  }
  // The MIR with these AVPs in place of those of the key.
  std::vector<uint8_t> Mir(AvpKey key, const std::string& instead = "") {
    return Without(VectorOctets("mir_mn_aaa"), key, FromHex(instead));
  }

  HomeAaaConfig config = Config();
  HomeAaaFound found;
  std::vector<AssignedHomeAgent> assigned = {HomeAgent()};
  std::array<uint8_t, HomeAaa::kMaxAnswerSize> buffer{};
};

// A DER of application 7: der_integrated with the home agent and the home address asked for.
std::vector<uint8_t> Ikev2Request() {
  std::vector<uint8_t> der = Without(VectorOctets("der_integrated"), AvpKey::kAuthApplicationId,
                                     FromHex("000001024000000c00000007"));
  der = With(Without(der, AvpKey::kMip6FeatureVector),
             FromHex(std::string("000001e640000024"
                                 "0000014e4000001a000220010db86000030200000000000000010000") +
                     kUnspecified6));
  der[11] = 7;
  return der;
}

constexpr const char* kMiaHead =
    "000001074000002168"
    "61312e686f6d652e6578616d706c652e6f72673b39393b31000000"
    "000001024000000c00000008"
    "0000010c4000000c000007d1"
    "000001084000001c6161612e686f6d652e6578616d706c652e6f7267"
    "0000012840000018686f6d652e6578616d706c652e6f7267"
    "000001124000000c00000003";

TEST_CASE_METHOD(Registrar, "what a home agent says of a node is told",
                 "[rfc5778][s5.2][s6.20][R67]") {
  const HomeAaaNeed need = HomeAaa::Examine(config, VectorOctets("mir_mn_aaa"));
  CHECK(need.wanted);
  CHECK(need.command == diameter::CommandCode::kMip6);
  CHECK(need.application == diameter::ApplicationId::kMip6Auth);
  CHECK(need.user_name == "mn1@home.example.org");
  CHECK(need.hints.empty());
  REQUIRE(need.registration.has_value());
  const Registration& registration = *need.registration;
  CHECK(registration.home_agent->ipv6 == V6("2001:db8:6000:302::1"));
  CHECK(registration.home_agent->host == "ha1.home.example.org");
  CHECK(registration.wants_ipv6_home_address);
  CHECK_FALSE(registration.wants_ipv4_home_address);
  CHECK(registration.auth_mode == diameter::Mip6AuthMode::kMnAaa);
  CHECK(registration.mn_aaa_spi == 3);
  CHECK(registration.authenticator.size() == 12);
  CHECK(registration.mac_mobility_data.size() == 20);
  CHECK(registration.timestamp == 0);
  CHECK(registration.careof_address == Address(V6("2001:db8:1:c020::abcd")));
}

TEST_CASE_METHOD(Registrar, "a node may register with the home agent that it was assigned",
                 "[rfc5778][s5.2][rfc6611][s4.2][R67]") {
  const AaaOutcome outcome = Answer(VectorOctets("mir_mn_aaa"));
  CHECK(outcome.event == AaaEvent::kRegistered);
  CHECK(outcome.result_code == ResultCode::kSuccess);
  CHECK(ToHex(outcome.message) ==
        "010000ac40000145000000085555555566660001" + std::string(kMiaHead) + kHoa);
}

TEST_CASE_METHOD(Registrar, "a home agent that the node was not assigned is refused",
                 "[rfc6611][s4.2][R67][5003]") {
  assigned[0].ipv6 = V6("2001:db8:6000:302::9");
  const AaaOutcome outcome = Answer(VectorOctets("mir_mn_aaa"));
  CHECK(outcome.event == AaaEvent::kNotAssigned);
  CHECK(outcome.result_code == ResultCode::kAuthorizationRejected);
  const auto mia = diameter::Mip6Answer::Decode(*MessageView::Parse(outcome.message));
  REQUIRE(mia);
  CHECK(mia->mip_mobile_node_addresses.empty());
  found.registration.assigned = {};
  CHECK(Answer(VectorOctets("mir_mn_aaa")).event == AaaEvent::kNotAssigned);
}

TEST_CASE_METHOD(Registrar, "a home agent that does not say which it is is refused",
                 "[rfc5779][s5.1][R63][R67]") {
  // All zero: no agent.
  const std::vector<uint8_t> nobody = Mir(AvpKey::kMip6AgentInfo,
                                          "000001e640000024"
                                          "0000014e4000001a000200000000000000000000000000000000"
                                          "0000");
  CHECK(Answer(nobody).event == AaaEvent::kNotAssigned);
}

TEST_CASE_METHOD(Registrar, "a node whose profile has no Mobile IPv6 is refused",
                 "[rfc6611][s4.2][R67]") {
  found.mobility.allowed = false;
  const AaaOutcome outcome = Answer(VectorOctets("mir_mn_aaa"));
  CHECK(outcome.event == AaaEvent::kRejected);
  CHECK(outcome.result_code == ResultCode::kAuthorizationRejected);
}

TEST_CASE_METHOD(Registrar, "a node that shall move is sent to its new home agent",
                 "[rfc5778][s7.1][2009]") {
  AssignedHomeAgent other;
  other.ipv6 = V6("2001:db8:6000:302::2");
  found.registration.relocate_to = other;
  const AaaOutcome outcome = Answer(VectorOctets("mir_mn_aaa"));
  CHECK(outcome.event == AaaEvent::kRelocated);
  CHECK(outcome.result_code == ResultCode::kSuccessRelocateHa);
  CHECK(ToHex(outcome.message) == ToHex(VectorOctets("mia_relocate")));
  // It is there already.
  found.registration.relocate_to = HomeAgent();
  CHECK(Answer(VectorOctets("mir_mn_aaa")).event == AaaEvent::kRegistered);
}

TEST_CASE_METHOD(Registrar, "a new home agent that has a host alone is in this realm",
                 "[rfc5778][s7.1][2009]") {
  AssignedHomeAgent other;
  other.host = "ha2.home.example.org";
  found.registration.relocate_to = other;
  const AaaOutcome outcome = Answer(VectorOctets("mir_mn_aaa"));
  CHECK(outcome.event == AaaEvent::kRelocated);
  // MIP6-Agent-Info (486) { MIP-Home-Agent-Host (348) { Destination-Realm, Destination-Host } }.
  CHECK(ToHex(outcome.message)
            .find("000001e640000044"
                  "0000015c4000003c"
                  "0000011b40000018"
                  "686f6d652e6578616d706c652e6f7267"
                  "000001254000001c"
                  "6861322e686f6d652e6578616d706c652e6f7267") != std::string::npos);
}

TEST_CASE_METHOD(Registrar, "a home agent that was not assigned cannot have the node moved",
                 "[rfc5778][s7.1][R67]") {
  AssignedHomeAgent other;
  other.ipv6 = V6("2001:db8:6000:302::2");
  found.registration.relocate_to = other;
  found.registration.assigned = {};
  CHECK(Answer(VectorOctets("mir_mn_aaa")).event == AaaEvent::kNotAssigned);
}

TEST_CASE_METHOD(Registrar, "a home address is the caller's to assign, or what was asked for",
                 "[rfc5778][s6.3][R67]") {
  // Nothing to assign: success MUST hold one.
  found.registration.home_addresses.clear();
  const AaaOutcome none = Answer(VectorOctets("mir_mn_aaa"));
  CHECK(none.event == AaaEvent::kUnavailable);
  CHECK(none.result_code == ResultCode::kUnableToComply);
  // The node has one.
  const AaaOutcome same = Answer(Mir(AvpKey::kMipMobileNodeAddress, kHoa));
  CHECK(ToHex(same.message) ==
        "010000ac40000145000000085555555566660001" + std::string(kMiaHead) + kHoa);
  // 0.0.0.0 beside it asks for an IPv4 one.
  const std::vector<uint8_t> dual =
      Mir(AvpKey::kMipMobileNodeAddress, std::string(kHoa) + kUnspecified4);
  CHECK(HomeAaa::Examine(config, dual).registration->wants_ipv4_home_address);
  CHECK(Answer(dual).event == AaaEvent::kUnavailable);
}

TEST_CASE_METHOD(Registrar, "an authentication mode that nobody knows is refused as such",
                 "[rfc5778][s6.20][5041]") {
  const std::vector<uint8_t> mir = Mir(AvpKey::kMip6AuthMode, "000001ee4000000c00000002");
  CHECK_FALSE(HomeAaa::Examine(config, mir).wanted);
  const AaaOutcome outcome = Answer(mir);
  CHECK(outcome.event == AaaEvent::kRefused);
  CHECK(outcome.result_code == ResultCode::kErrorMip6AuthMode);
  CHECK_FALSE(MessageView::Parse(outcome.message)->is_error());
}

TEST_CASE_METHOD(Registrar, "mode 1 needs SPI, authenticator and data, and type 3",
                 "[rfc5778][s6.20][5005][5004]") {
  const auto failed = [&](AvpKey key) {
    const std::vector<uint8_t> mir = Mir(key);
    const AaaOutcome outcome = Answer(mir);
    const MessageView answer = *MessageView::Parse(outcome.message);
    const auto avp = answer.avps().Find<diameter::FailedAvp>();
    return outcome.result_code == ResultCode::kMissingAvp && avp &&
           avp->avps.First(key).has_value();
  };
  CHECK(failed(AvpKey::kMipMnAaaSpi));
  CHECK(failed(AvpKey::kMipAuthenticator));
  CHECK(failed(AvpKey::kMipMacMobilityData));
  CHECK(Answer(Mir(AvpKey::kAuthRequestType, "000001124000000c00000002")).result_code ==
        ResultCode::kInvalidAvpValue);
  CHECK(Answer(Mir(AvpKey::kMipMobileNodeAddress)).result_code == ResultCode::kMissingAvp);
  CHECK(Answer(Mir(AvpKey::kUserName)).result_code == ResultCode::kMissingAvp);
  // Address family 9
  CHECK(Answer(Mir(AvpKey::kMipMobileNodeAddress, "0000014d4000000c00090102")).result_code ==
        ResultCode::kInvalidAvpValue);
}

TEST_CASE_METHOD(Registrar, "the security association goes into the MIA, whole, and nowhere else",
                 "[rfc5778][s6.12][R101]") {
  const std::vector<uint8_t> key = FromHex("a1b2c3d4e5f60718a1b2c3d4e5f60718");
  diameter::MipMnHaMsa association;
  association.session_key = key;
  association.lifetime = 3600;
  association.mn_ha_spi = 5;
  association.algorithm_type = diameter::MipAlgorithmType::kHmacSha1;
  found.registration.security_association = association;
  // 492 { 343, 367, 491, 345 }
  CHECK(ToHex(Answer(VectorOctets("mir_mn_aaa")).message) ==
        "010000f040000145000000085555555566660001" + std::string(kMiaHead) + kHoa +
            "000001ec40000044"
            "0000015740000018a1b2c3d4e5f60718a1b2c3d4e5f60718"
            "0000016f4000000c00000e10"
            "000001eb4000000c00000005"
            "000001594000000c00000002");

  const auto holds_key = [&](const AaaOutcome& outcome) {
    return ToHex(outcome.message).find("a1b2c3d4") != std::string::npos;
  };
  found.registration.relocate_to = LocalAgent();
  CHECK_FALSE(holds_key(Answer(VectorOctets("mir_mn_aaa"))));
  found.registration.relocate_to.reset();
  found.registration.assigned = {};
  CHECK_FALSE(holds_key(Answer(VectorOctets("mir_mn_aaa"))));
  found.registration.assigned = assigned;
  CHECK_FALSE(holds_key(Answer(Mir(AvpKey::kMipMnAaaSpi))));

  // Without SPI or algorithm it is none.
  found.registration.security_association->mn_ha_spi.reset();
  CHECK(Answer(VectorOctets("mir_mn_aaa")).event == AaaEvent::kNotEncodable);
  found.registration.security_association->mn_ha_spi = 5;
  found.registration.security_association->algorithm_type.reset();
  CHECK(Answer(VectorOctets("mir_mn_aaa")).event == AaaEvent::kNotEncodable);
}

TEST_CASE_METHOD(Registrar, "a MIA's lifetime is the shortest of all that limit it",
                 "[rfc5778][s5.2][rfc6733][s8.9][R95]") {
  const auto lifetime = [&] {
    const AaaOutcome outcome = Answer(VectorOctets("mir_mn_aaa"));
    const auto mia = diameter::Mip6Answer::Decode(*MessageView::Parse(outcome.message));
    return mia ? mia->authorization_lifetime.value_or(0) : 0;
  };
  found.authorization_lifetime = 900;
  CHECK(lifetime() == 900);
  found.session_timeout = 600;
  CHECK(lifetime() == 600);
  found.authorization_lifetime.reset();
  CHECK(lifetime() == 600);
}

TEST_CASE_METHOD(Registrar, "a MIR has one round", "[rfc5778][s5.2]") {
  found.verdict = HomeAaaFound::Verdict::kContinue;
  CHECK(Answer(VectorOctets("mir_mn_aaa")).result_code == ResultCode::kUnableToComply);
  found.verdict = HomeAaaFound::Verdict::kUnknown;
  CHECK(Answer(VectorOctets("mir_mn_aaa")).result_code == ResultCode::kAuthenticationRejected);
}

// ---- IKEv2 (application 7) ----

TEST_CASE_METHOD(Registrar, "a node that comes by IKEv2 is checked in the same way",
                 "[rfc5778][s5.1][R67]") {
  const HomeAaaNeed need = HomeAaa::Examine(config, Ikev2Request());
  CHECK(need.wanted);
  REQUIRE(need.registration.has_value());
  CHECK(need.registration->home_agent->ipv6 == V6("2001:db8:6000:302::1"));
  CHECK(need.registration->wants_ipv6_home_address);
  CHECK(need.hints.empty());
  const AaaOutcome outcome = Answer(Ikev2Request());
  CHECK(outcome.event == AaaEvent::kRegistered);
  const auto dea = diameter::DiameterEapAnswer::Decode(*MessageView::Parse(outcome.message));
  REQUIRE(dea);
  CHECK(dea->auth_application_id == diameter::ApplicationId::kMip6Ikev2);
  REQUIRE(dea->mip_mobile_node_addresses.size() == 1);
  CHECK(dea->mip_mobile_node_addresses[0] == Address(V6("2001:db8:6000:302::1234")));
  CHECK(dea->mip6_agent_infos.empty());

  found.registration.assigned = {};
  CHECK(Answer(Ikev2Request()).event == AaaEvent::kNotAssigned);
}

TEST_CASE_METHOD(Registrar, "a later round of IKEv2 goes by the home agent of the first",
                 "[rfc5778][s5.1][R64][R67]") {
  const std::vector<uint8_t> later =
      Without(Without(Ikev2Request(), AvpKey::kMip6AgentInfo), AvpKey::kMipMobileNodeAddress);
  CHECK(Answer(later).event == AaaEvent::kNotAssigned);
  found.registration.first_home_agent = HomeAgent();
  CHECK(Answer(later).event == AaaEvent::kRegistered);
  found.registration.first_home_agent = LocalAgent();
  CHECK(Answer(later).event == AaaEvent::kNotAssigned);
}

TEST_CASE_METHOD(Registrar, "a round of IKEv2 in between says nothing of Mobile IPv6",
                 "[rfc5778][s5.1][R64]") {
  const std::vector<uint8_t> eap_request = FromHex("0102000501");
  found.verdict = HomeAaaFound::Verdict::kContinue;
  found.eap_payload = eap_request;
  const AaaOutcome outcome = Answer(Ikev2Request());
  CHECK(outcome.event == AaaEvent::kMultiRound);
  CHECK(MessageView::Parse(outcome.message)->avps().Count(AvpKey::kMipMobileNodeAddress) == 0);
}

TEST_CASE_METHOD(Registrar, "a node that comes by IKEv2 is moved with 2009", "[rfc5778][2009]") {
  found.registration.relocate_to = LocalAgent();
  const AaaOutcome outcome = Answer(Ikev2Request());
  CHECK(outcome.event == AaaEvent::kRelocated);
  const auto dea = diameter::DiameterEapAnswer::Decode(*MessageView::Parse(outcome.message));
  REQUIRE(dea);
  CHECK(dea->result() == ResultCode::kSuccessRelocateHa);
  CHECK(dea->mip6_agent_infos.size() == 1);
}

TEST_CASE_METHOD(Registrar, "IKEv2 needs type 3, and one home agent",
                 "[rfc5778][s5.1][s6.21][5004][5009]") {
  const std::vector<uint8_t> type =
      Without(Ikev2Request(), AvpKey::kAuthRequestType, FromHex("000001124000000c00000001"));
  CHECK(Answer(type).result_code == ResultCode::kInvalidAvpValue);
  const std::vector<uint8_t> two =
      With(Ikev2Request(), FromHex("000001e640000024"
                                   "0000014e4000001a000220010db86000030200000000000000020000"));
  CHECK(Answer(two).result_code == ResultCode::kAvpOccursTooManyTimes);
  CHECK_FALSE(HomeAaa::Examine(config, two).wanted);
}

TEST_CASE_METHOD(Registrar, "home agents are served where the config says so",
                 "[rfc6733][s6.1][3007]") {
  config.serve_mip6_auth = false;
  CHECK(Answer(VectorOctets("mir_mn_aaa")).result_code == ResultCode::kApplicationUnsupported);
  config.serve_mip6_ikev2 = false;
  CHECK(Answer(Ikev2Request()).result_code == ResultCode::kApplicationUnsupported);
}

// ---- what contradicts itself ----

TEST_CASE_METHOD(Registrar, "bits that contradict each other are refused, and shown",
                 "[rfc6572][s4.1][5007]") {
  // IP4_HOA_ONLY_SUPPORTED without PMIP6_SUPPORTED
  const std::string features = "0000007c400000100001000000000001";
  const AaaOutcome outcome = Answer(
      Without(VectorOctets("der_integrated"), AvpKey::kMip6FeatureVector, FromHex(features)));
  CHECK(outcome.event == AaaEvent::kRefused);
  CHECK(outcome.result_code == ResultCode::kContradictingAvps);
  const std::string answer = ToHex(outcome.message);
  CHECK(answer.find("0000011740000018" + features) != std::string::npos);
}

}}  // namespace mip6boot::test::aaa
