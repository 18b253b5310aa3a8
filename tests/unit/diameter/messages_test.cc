// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/messages.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/unit/diameter/message_testing.h"

namespace mip6boot::diameter { namespace {

using test::ToHex;

std::string Vector(std::string_view name) { return ToHex(test::VectorOctets(name)); }

// The AVPs that every answer of a DEA has, for tests that add to them.
constexpr char kDeaStart[] = "4000010c 00000005";
constexpr char kDeaAvps[] =
    "00000107 40000009 73000000 00000102 4000000c 00000005 00000112 4000000c 00000003"
    "0000010c 4000000c 000007d1 00000108 40000009 61000000 00000128 40000009 62000000";

TEST_CASE("a DEA brings the home agent", "[rfc4072][s3.2][rfc5447][s4.2.1]") {
  const TestMessage message(Vector("dea_home_agent_assigned"));
  const Result<DiameterEapAnswer> dea = DiameterEapAnswer::Decode(message.view());
  REQUIRE(dea.has_value());
  CHECK(dea->session_id == "nas1.asp.example.net;1876543210;523");
  CHECK(dea->auth_application_id == ApplicationId::kEap);
  CHECK(dea->auth_request_type == AuthRequestType::kAuthorizeAuthenticate);
  CHECK(dea->result() == ResultCode::kSuccess);
  CHECK(dea->origin_host == "aaa.home.example.org");
  CHECK(dea->origin_realm == "home.example.org");
  CHECK(dea->user_name == "mn1@home.example.org");
  CHECK(ToHex(*dea->eap_payload) == "03020004");
  CHECK(dea->eap_master_session_key->size() == 64);
  REQUIRE(dea->mip6_agent_infos.size() == 1);
  CHECK(Ipv6AddressOf(dea->mip6_agent_infos[0]) == Ipv6Address::FromText("2001:db8:6000:302::1"));
  CHECK(dea->mip6_agent_infos[0].host->destination_host == "ha1.home.example.org");
  CHECK(dea->mip6_agent_infos[0].home_link_prefix ==
        Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
  CHECK(dea->mip6_feature_vector == FeatureBit::kMip6Integrated);
  CHECK(!dea->session_timeout.has_value());
  CHECK(dea->mip6_home_link_prefixes.empty());
  CHECK(Written(*dea) == Vector("dea_home_agent_assigned"));
}

TEST_CASE("a DER asks, with a hint of a local home agent",
          "[rfc4072][s3.1][rfc5447][s4.2.5][R54][R55]") {
  const TestMessage message(Vector("der_local_hint"));
  const Result<DiameterEapRequest> der = DiameterEapRequest::Decode(message.view());
  REQUIRE(der.has_value());
  CHECK(der->destination_realm == "home.example.org");
  CHECK(!der->destination_host.has_value());
  CHECK(der->user_name == "mn1@home.example.org");
  CHECK(der->eap_payload.size() == 25);
  CHECK(der->mip6_feature_vector->Has(FeatureBit::kLocalHomeAgentAssignment));
  REQUIRE(der->mip6_agent_infos.size() == 1);
  CHECK(Ipv6AddressOf(der->mip6_agent_infos[0]) == Ipv6Address::FromText("2001:db8:1:c020::1"));
  CHECK(Written(*der) == Vector("der_local_hint"));
}

TEST_CASE("an AAR and an AAA do the same without EAP", "[rfc7155][s3.1][s3.2]") {
  const TestMessage request(Vector("aar_integrated"));
  const Result<AaRequest> aar = AaRequest::Decode(request.view());
  REQUIRE(aar.has_value());
  CHECK(aar->auth_application_id == ApplicationId::kNasreq);
  CHECK(Written(*aar) == Vector("aar_integrated"));
  const TestMessage answer(Vector("aaa_home_agent_assigned"));
  const Result<AaAnswer> aaa = AaAnswer::Decode(answer.view());
  REQUIRE(aaa.has_value());
  CHECK(aaa->mip6_agent_infos.size() == 1);
  CHECK(Written(*aaa) == Vector("aaa_home_agent_assigned"));
}

TEST_CASE("a first round of EAP reports neither success nor failure", "[rfc4072][s2.2][R64]") {
  const TestMessage message(Vector("dea_multi_round"));
  const Result<DiameterEapAnswer> dea = DiameterEapAnswer::Decode(message.view());
  REQUIRE(dea.has_value());
  CHECK(dea->result() == ResultCode::kMultiRoundAuth);
  CHECK(!IsSuccess(dea->result()));
  CHECK(!IsFailure(dea->result()));
  CHECK(Written(*dea) == Vector("dea_multi_round"));
}

TEST_CASE("an answer with the E bit has less, and is written as it was", "[rfc6733][s7.2]") {
  const TestMessage message(Vector("dea_ebit_3002"));
  const Result<DiameterEapAnswer> dea = DiameterEapAnswer::Decode(message.view());
  REQUIRE(dea.has_value());
  CHECK(dea->header.is_error());
  CHECK(dea->result() == ResultCode::kUnableToDeliver);
  CHECK(dea->origin_host == "relay.asp.example.net");
  CHECK(!dea->auth_request_type.has_value());
}

TEST_CASE("an answer that reports a failure may leave out what a success must have",
          "[rfc6733][s7.1.5]") {
  const TestMessage message(
      kDeaStart,
      "0000010c 4000000c 0000138c 00000108 40000009 61000000 00000128 40000009 62000000");
  const Result<DiameterEapAnswer> dea = DiameterEapAnswer::Decode(message.view());
  REQUIRE(dea.has_value());
  CHECK(dea->result() == ResultCode::kInvalidAvpValue);
  CHECK(!dea->session_id.has_value());
  CHECK(Written(*dea) == ToHex(message.wire()));
}

TEST_CASE("what an answer was refused for stays reachable", "[rfc6733][s7.5]") {
  const TestMessage message(Vector("dea_error_missing_avp"));
  const Result<DiameterEapAnswer> dea = DiameterEapAnswer::Decode(message.view());
  REQUIRE(dea.has_value());
  CHECK(dea->result() == ResultCode::kMissingAvp);
  const Result<FailedAvp> failed = dea->avps.Find<FailedAvp>();
  REQUIRE(failed.has_value());
  CHECK(failed->avps.Count(AvpKey::kEapPayload) == 1);
}

TEST_CASE("a vendor's result stands for a Result-Code", "[rfc6733][s7.6][R99]") {
  const TestMessage message(
      "4000010c 01000022",
      "00000107 40000009 73000000 00000102 4000000c 01000022 00000112 4000000c 00000003"
      "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 0000151c"
      "00000108 40000009 61000000 00000128 40000009 62000000");
  const Result<DiameterEapAnswer> dea = DiameterEapAnswer::Decode(message.view());
  REQUIRE(dea.has_value());
  CHECK(!dea->result_code.has_value());
  CHECK(dea->result() == ResultCode{5404});
  CHECK(IsFailure(dea->result()));
  CHECK(Written(*dea) == ToHex(message.wire()));
}

TEST_CASE("a required AVP that is not there is named", "[rfc6733][s7.1.5]") {
  CHECK(MessageRefusal<DiameterEapAnswer>(TestMessage(kDeaStart, "")) ==
        "Result-Code (268) at offset 20: is missing -> 5005");
  CHECK(MessageRefusal<DiameterEapAnswer>(TestMessage(kDeaStart, "0000010c 4000000c 000007d1")) ==
        "Session-Id (263) at offset 20: is missing -> 5005");
  CHECK(MessageRefusal<DiameterEapRequest>(TestMessage("c000010c 00000005", "")) ==
        "Session-Id (263) at offset 20: is missing -> 5005");
  CHECK(MessageRefusal<DeviceWatchdogRequest>(
            TestMessage("80000118 00000000", "00000108 40000009 61000000")) ==
        "Origin-Realm (296) at offset 20: is missing -> 5005");
  CHECK(MessageRefusal<CapabilitiesExchangeRequest>(TestMessage(
            "80000101 00000000",
            "00000108 40000009 61000000 00000128 40000009 62000000 0000010a 4000000c 00000000"
            "0000010d 00000009 63000000")) ==
        "Host-IP-Address (257) at offset 20: is missing -> 5005");
}

// Each line of message.def that asks for an AVP, taken out of a message that has them all.
TEST_CASE("a DER without any one of its required AVPs misses just that", "[rfc4072][s3.1]") {
  const TestMessage whole(Vector("der_local_hint"));
  const std::vector<AvpKey> required = {AvpKey::kSessionId,        AvpKey::kAuthApplicationId,
                                        AvpKey::kOriginHost,       AvpKey::kOriginRealm,
                                        AvpKey::kDestinationRealm, AvpKey::kAuthRequestType,
                                        AvpKey::kEapPayload};
  std::vector<AvpKey> missed;
  for (const AvpKey key : required) {
    std::vector<uint8_t> buffer(1024);
    MessageWriter out(MutableBytes(buffer), whole.view().header());
    for (const AvpView avp : whole.view().avps()) {
      if (avp.key != key) out.Raw(avp);
    }
    const Result<DiameterEapRequest> der =
        DiameterEapRequest::Decode(*MessageView::Parse(*out.Finish()));
    if (der.has_value() || der.error().reason != Reason::kMissing) continue;
    missed.push_back(AvpKey{der.error().vendor, der.error().code});
  }
  CHECK(missed == required);
}

TEST_CASE("an AVP that may stand once and stands twice is named at its second place",
          "[rfc6733][s7.1.5]") {
  CHECK(MessageRefusal<DiameterEapAnswer>(
            TestMessage(kDeaStart, std::string(kDeaAvps) + "00000108 40000009 63000000")) ==
        "Origin-Host (264) at offset 92: stands 2 times, at most 1 -> 5009");
  CHECK(MessageRefusal<DiameterEapAnswer>(TestMessage(
            kDeaStart,
            std::string(kDeaAvps) + "0000001b 4000000c 00000001 0000001b 4000000c 00000001")) ==
        "Session-Timeout (27) at offset 104: stands 2 times, at most 1 -> 5009");
}

TEST_CASE("more than a list holds is an error of ours, not of the peer", "[limits]") {
  constexpr char kInfo[] = "000001e6 40000018 0000014e 4000000e 0001 c0000221 0000";
  std::string infos;
  for (int i = 0; i < 8; ++i) infos += kInfo;
  const TestMessage full(kDeaStart, kDeaAvps + infos);
  REQUIRE(DiameterEapAnswer::Decode(full.view()).has_value());
  CHECK(DiameterEapAnswer::Decode(full.view())->mip6_agent_infos.size() == 8);
  CHECK(MessageRefusal<DiameterEapAnswer>(TestMessage(kDeaStart, kDeaAvps + infos + kInfo)) ==
        "MIP6-Agent-Info (486) at offset 284: more than 8 of them -> 5012");
}

// The grammars have `*` before both (RFC 4072 5.1 and RFC 7155 3.1; the tables say otherwise).
TEST_CASE("EAP methods and connections may stand more than once",
          "[rfc4072][s3.2][rfc7155][s3.1]") {
  const TestMessage dea(kDeaStart, std::string(kDeaAvps) +
                                       "000001d1 40000010 00000000 0000000d"
                                       "000001d1 40000010 00000000 00000015");
  const Result<DiameterEapAnswer> answer = DiameterEapAnswer::Decode(dea.view());
  REQUIRE(answer.has_value());
  REQUIRE(answer->accounting_eap_auth_methods.size() == 2);
  CHECK(answer->accounting_eap_auth_methods[0] == 13);
  CHECK(answer->accounting_eap_auth_methods[1] == 21);
  const TestMessage der("c000010c 00000005",
                        Vector("der_local_hint").substr(40) +
                            "0000004d 4000000a 31310000 0000004d 4000000a 32320000");
  const Result<DiameterEapRequest> request = DiameterEapRequest::Decode(der.view());
  REQUIRE(request.has_value());
  REQUIRE(request->connect_infos.size() == 2);
  CHECK(request->connect_infos[1] == "22");
}

TEST_CASE("a bad AVP in a field is refused with its place", "[rfc6733][s7.1.5]") {
  CHECK(MessageRefusal<DiameterEapAnswer>(
            TestMessage(kDeaStart, std::string(kDeaAvps) + "0000007c 4000000c 00000001")) ==
        "MIP6-Feature-Vector (124) at offset 100: length 4, must be 8 -> 5014");
  CHECK(MessageRefusal<DiameterEapAnswer>(
            TestMessage(kDeaStart, std::string(kDeaAvps) + "000001e6 40000008")) ==
        "MIP6-Agent-Info (486) at offset 100: holds none of what it must hold at least one of -> "
        "5004");
  CHECK(MessageRefusal<DiameterEapAnswer>(TestMessage(
            kDeaStart,
            std::string(kDeaAvps) + "000001e6 40000018 0000014e 4000000e 0002 c0000221 0000")) ==
        "MIP-Home-Agent-Address (334) at offset 108: address family 2 does not go with 4 octets -> "
        "5004");
}

TEST_CASE("a prefix outside an agent is read too", "[rfc5447][s4.2.4][R55]") {
  const TestMessage message(
      kDeaStart,
      std::string(kDeaAvps) + "0000007d 40000019 40 20010db8600003020000000000000000 000000");
  const Result<DiameterEapAnswer> dea = DiameterEapAnswer::Decode(message.view());
  REQUIRE(dea.has_value());
  REQUIRE(dea->mip6_home_link_prefixes.size() == 1);
  CHECK(dea->mip6_home_link_prefixes[0] == *Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
}

TEST_CASE("AVPs without a field stay in the message, those of vendors too", "[rfc6733][s4.1]") {
  const TestMessage message(
      kDeaStart,
      std::string(kDeaAvps) + "00000019 40000009 aa000000 00000108 c0000010 000028af 61626364");
  const Result<DiameterEapAnswer> dea = DiameterEapAnswer::Decode(message.view());
  REQUIRE(dea.has_value());
  CHECK(dea->avps.Count(Class::kKey) == 1);
  CHECK(dea->avps.Count(AvpKey{10415, 264}) == 1);
  CHECK(dea->origin_host == "a");
}

TEST_CASE("a message of another command or direction is refused", "[rfc6733][s3]") {
  CHECK(MessageRefusal<AaAnswer>(TestMessage(Vector("dea_home_agent_assigned"))) ==
        "Diameter-EAP-Answer (268) at offset 5: is not of type 265 -> 3001");
  CHECK(MessageRefusal<DiameterEapRequest>(TestMessage(Vector("dea_home_agent_assigned"))) ==
        "Diameter-EAP-Answer (268) at offset 4: flags 64 are not allowed here -> 3008");
  CHECK(MessageRefusal<DiameterEapAnswer>(TestMessage(Vector("der_local_hint"))) ==
        "Diameter-EAP-Request (268) at offset 4: flags 192 are not allowed here -> 3008");
  CHECK(MessageRefusal<DeviceWatchdogRequest>(TestMessage("a0000118 00000000", "")) ==
        "Device-Watchdog-Request (280) at offset 4: flags 160 are not allowed here -> 3008");
}

TEST_CASE("each octet of a DEA changed: what is refused has a reason", "[robustness]") {
  const std::vector<uint8_t> whole = test::VectorOctets("dea_home_agent_assigned");
  std::vector<size_t> wrong;
  for (size_t at = 0; at < whole.size(); ++at) {
    for (const unsigned octet : {0x00U, 0x01U, 0x07U, 0x20U, 0x40U, 0x7fU, 0x80U, 0xc0U, 0xffU}) {
      std::vector<uint8_t> wire = whole;
      wire[at] = static_cast<uint8_t>(octet);
      const Result<MessageView> view = MessageView::Parse(wire);
      if (!view) continue;
      const Result<DiameterEapAnswer> dea = DiameterEapAnswer::Decode(*view);
      if (!dea && dea.error().kind == ElementKind::kNone) wrong.push_back(at);
    }
  }
  CHECK(wrong == std::vector<size_t>{});
}

TEST_CASE("home agents are not written into an answer that asks for another round",
          "[rfc5778][s5.1][R64]") {
  DiameterEapAnswer dea;
  dea.session_id = "s";
  dea.auth_application_id = ApplicationId::kEap;
  dea.result_code = ResultCode::kMultiRoundAuth;
  dea.origin_host = "a";
  dea.origin_realm = "h";
  dea.auth_request_type = AuthRequestType::kAuthorizeAuthenticate;
  CHECK(Written(dea).size() == 2 * (20 + 12 + 12 + 12 + 12 + 12 + 12));
  Mip6AgentInfo agent;
  agent.addresses = {Ipv4Address({192, 0, 2, 33})};
  dea.mip6_agent_infos = {agent};
  CHECK(Written(dea) == "MIP6-Agent-Info (486) at offset 92: must not stand here");
  dea.mip6_agent_infos = {};
  dea.mip6_feature_vector = FeatureBit::kMip6Integrated;
  CHECK(Written(dea) == "MIP6-Feature-Vector (124) at offset 92: must not stand here");
  dea.mip6_feature_vector.reset();
  dea.mip_mobile_node_addresses = {Ipv4Address({192, 0, 2, 33})};
  CHECK(Written(dea) == "MIP-Mobile-Node-Address (333) at offset 92: must not stand here");
  dea.mip_mobile_node_addresses = {};
  dea.mip6_agent_infos = {agent};
  dea.result_code = ResultCode::kSuccess;
  CHECK(Written(dea).size() == 2 * (20 + 12 + 12 + 12 + 12 + 12 + 12 + 24));
}

TEST_CASE("Session-Id is written first, and read wherever it stands", "[rfc6733][s8.8]") {
  const TestMessage message(
      "c0000113 00000005",
      "00000108 40000009 61000000 00000107 40000009 73000000 00000128 40000009 68000000"
      "0000011b 40000009 68000000 00000102 4000000c 00000005 00000127 4000000c 00000001");
  const Result<SessionTerminationRequest> str = SessionTerminationRequest::Decode(message.view());
  REQUIRE(str.has_value());
  CHECK(str->session_id == "s");
  CHECK(Written(*str).substr(40, 24) == "000001074000000973000000");
}

TEST_CASE("what an answer has for agents and for redirection is read", "[rfc6733][s6.7][s6.12]") {
  const TestMessage message(
      "60000113 00000005",
      "00000107 40000009 73000000 00000108 40000009 61000000 00000128 40000009 68000000"
      "0000010c 4000000c 00000bbe"
      "00000124 4000000f 6161613a2f2f68 00 00000124 40000010 616161733a2f2f69"
      "00000105 4000000c 00000003 00000106 4000000c 0000003c"
      "0000011c 40000020 00000118 40000009 61000000 00000021 4000000a beef0000"
      "00000019 40000009 63000000");
  const Result<SessionTerminationAnswer> sta = SessionTerminationAnswer::Decode(message.view());
  REQUIRE(sta.has_value());
  CHECK(sta->result() == ResultCode::kRedirectIndication);
  REQUIRE(sta->redirect_hosts.size() == 2);
  CHECK(sta->redirect_hosts[0].fqdn() == "h");
  CHECK(sta->redirect_hosts[1].secure());
  CHECK(sta->redirect_host_usage == RedirectHostUsage::kRealmAndApplication);
  CHECK(sta->redirect_max_cache_time == 60U);
  REQUIRE(sta->proxy_infos.size() == 1);
  CHECK(sta->proxy_infos[0].proxy_host == "a");
  CHECK(sta->classes.size() == 1);
}

TEST_CASE("a new message has the command and the flags of its kind", "[rfc6733][s3][s5.3]") {
  CHECK(int{DiameterEapRequest().header.flags} == 0xc0);
  CHECK(DiameterEapRequest().header.command == CommandCode::kDiameterEap);
  CHECK(int{Mip6Answer().header.flags} == 0x40);
  CHECK(int{CapabilitiesExchangeRequest().header.flags} == 0x80);
  CHECK(int{DeviceWatchdogAnswer().header.flags} == 0x00);
  CHECK(DisconnectPeerRequest().header.command == CommandCode::kDisconnectPeer);
}

TEST_CASE("what a decoder would refuse is not written", "[rfc6733][s4.3.1][s3.2]") {
  CHECK(Written(DiameterEapRequest()) == "Origin-Host (264) at offset 48: the name is empty");
  DeviceWatchdogRequest dwr;
  dwr.origin_host = "a b";
  dwr.origin_realm = "h";
  CHECK(Written(dwr) == "Origin-Host (264) at offset 29: octet 32 is not allowed in this text");
  CapabilitiesExchangeRequest cer;
  cer.origin_host = "a";
  cer.origin_realm = "h";
  CHECK(Written(cer) == "Host-IP-Address (257) at offset 44: is missing");
  SessionTerminationAnswer sta;
  sta.session_id = "s\xff";
  sta.origin_host = "a";
  sta.origin_realm = "h";
  CHECK(Written(sta) == "Session-Id (263) at offset 29: octet 255 is not allowed in this text");
  sta.session_id = "s";
  CHECK(Written(sta) == "Result-Code (268) at offset 32: is missing");
  sta.session_id.reset();
  sta.result_code = ResultCode::kSuccess;
  CHECK(Written(sta) == "Session-Id (263) at offset 20: is missing");
  sta.result_code = ResultCode::kUnknownSessionId;  // a failure may lack it
  CHECK(Written(sta).size() == 2 * (20 + 12 + 12 + 12));
}

TEST_CASE("who passes a message on writes what it has no field for as it came", "[rfc6733][s4.1]") {
  const std::string unknown = "0001869f 60000009 61000000";
  const std::string vendors = "000003e7 c0000010 000028af 00000001";
  const TestMessage message("80000118 00000000", "00000108 40000009 61000000" + unknown +
                                                     "00000128 40000009 68000000" + vendors);
  const Result<DeviceWatchdogRequest> dwr = DeviceWatchdogRequest::Decode(message.view());
  REQUIRE(dwr.has_value());
  std::vector<uint8_t> buffer(256);
  MessageWriter out(MutableBytes(buffer), dwr->header);
  out.Add(*dwr);
  dwr->EncodeOthers(out);
  CHECK(ToHex(*out.Finish()) ==
        "0100004880000118000000001111111122220001"
        "000001084000000961000000000001284000000968000000"
        "0001869f6000000961000000000003e7c0000010000028af00000001");
}

TEST_CASE("an answer that quotes what was broken can be read", "[rfc6733][s7.5]") {
  // Failed-AVP holds the header of a MIP-Home-Agent-Address of length 4, as it was.
  const TestMessage message("40000113 00000005",
                            "00000107 40000009 73000000 0000010c 4000000c 00001396"
                            "00000108 40000009 61000000 00000128 40000009 68000000"
                            "00000117 40000010 0000014e 40000004");
  const Result<SessionTerminationAnswer> sta = SessionTerminationAnswer::Decode(message.view());
  REQUIRE(sta.has_value());
  CHECK(sta->result() == ResultCode::kInvalidAvpLength);
  REQUIRE(sta->failed_avp.has_value());
  CHECK(sta->failed_avp->avps.empty());
  REQUIRE(sta->failed_avp->error.has_value());
  CHECK(sta->failed_avp->error->code == 334);
  CHECK(Written(*sta) == ToHex(message.wire()));
}

TEST_CASE("a CEA that tells of a failure may lack its addresses, another one not",
          "[rfc6733][s5.3.2][s7.1]") {
  CapabilitiesExchangeAnswer cea;
  cea.header = MessageHeader{0, CommandCode::kCapabilitiesExchange, ApplicationId::kBase,
                             HopByHopId{0x11111111}, EndToEndId{0x22220001}};
  cea.origin_host = "a";
  cea.origin_realm = "b";
  cea.vendor_id = 0;
  cea.product_name = "c";
  cea.result_code = ResultCode::kNoCommonApplication;
  CHECK(Written(cea) ==
        "0100005000000101000000001111111122220001"
        "0000010c4000000c00001392"
        "000001084000000961000000"
        "000001284000000962000000"
        "0000010a4000000c00000000"
        "0000010d0000000963000000");
  cea.result_code = ResultCode::kSuccess;
  CHECK(Written(cea) == "Host-IP-Address (257) at offset 56: is missing");
}

TEST_CASE("an answer with the E bit reports a failure, whatever its result says",
          "[rfc6733][s3][s7.2]") {
  const std::string avps =
      "00000108 40000009 61000000 00000128 40000009 62000000 0000010c 4000000c 000007d1";
  CHECK(MessageRefusal<DiameterEapAnswer>(TestMessage("6000010c 00000005", avps)) == "taken");
  CHECK(MessageRefusal<DiameterEapAnswer>(TestMessage("4000010c 00000005", avps)) ==
        "Session-Id (263) at offset 20: is missing -> 5005");
}

}}  // namespace mip6boot::diameter
