// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The valid vectors of protocol diameter-message.

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/vectors/avp_walk.h"
#include "tests/vectors/check.h"
#include "tests/vectors/typed_message.h"

namespace mip6boot::test {
namespace {

using diameter::AaAnswer;
using diameter::AaRequest;
using diameter::AbortSessionRequest;
using diameter::ApplicationId;
using diameter::AuthRequestType;
using diameter::AvpKey;
using diameter::AvpWriter;
using diameter::CapabilitiesExchangeAnswer;
using diameter::CapabilitiesExchangeRequest;
using diameter::CommandCode;
using diameter::DeviceWatchdogRequest;
using diameter::DiameterEapAnswer;
using diameter::DiameterEapRequest;
using diameter::DisconnectCause;
using diameter::DisconnectPeerRequest;
using diameter::EndToEndId;
using diameter::FailedAvp;
using diameter::FeatureBit;
using diameter::FeatureSet;
using diameter::HopByHopId;
using diameter::MessageHeader;
using diameter::Mip6AgentInfo;
using diameter::Mip6Answer;
using diameter::Mip6AuthMode;
using diameter::Mip6Request;
using diameter::MipHomeAgentHost;
using diameter::ResultCode;
using diameter::SessionTerminationRequest;
using diameter::TerminationCause;

constexpr std::string_view kNas = "nas1.asp.example.net";
constexpr std::string_view kNasRealm = "asp.example.net";
constexpr std::string_view kAaa = "aaa.home.example.org";
constexpr std::string_view kHomeAgent = "ha1.home.example.org";
constexpr std::string_view kHomeRealm = "home.example.org";
constexpr std::string_view kUser = "mn1@home.example.org";
constexpr std::string_view kSession = "nas1.asp.example.net;1876543210;523";

constexpr MessageHeader Header(uint8_t flags, CommandCode command, ApplicationId application,
                               uint32_t hop_by_hop, uint32_t end_to_end) {
  return {flags, command, application, HopByHopId{hop_by_hop}, EndToEndId{end_to_end}};
}
constexpr MessageHeader DerHeader() {
  return Header(0xc0, CommandCode::kDiameterEap, ApplicationId::kEap, 0x11111111, 0x22220001);
}

// Octets that live as long as the program.
Bytes Octets(std::string_view hex) {
  static std::deque<std::vector<uint8_t>> kept;
  kept.push_back(FromHex(hex));
  return kept.back();
}

// ---- parts that several messages have ----

Mip6AgentInfo HomeAgent() {
  Mip6AgentInfo agent;
  agent.addresses = {Ip6("2001:db8:6000:302::1")};
  MipHomeAgentHost host;
  host.destination_realm = kHomeRealm;
  host.destination_host = kHomeAgent;
  agent.host = host;
  agent.home_link_prefix = Prefix("2001:db8:6000:302::/64");
  return agent;
}

Mip6AgentInfo LocalAgent() {
  Mip6AgentInfo agent;
  agent.addresses = {Ip6("2001:db8:1:c020::1")};
  return agent;
}

constexpr FeatureSet kIntegrated{FeatureBit::kMip6Integrated};
constexpr FeatureSet kIntegratedLocal =
    FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment;

DiameterEapRequest Der(FeatureSet features) {
  DiameterEapRequest der;
  der.header = DerHeader();
  der.session_id = kSession;
  der.auth_application_id = ApplicationId::kEap;
  der.origin_host = kNas;
  der.origin_realm = kNasRealm;
  der.destination_realm = kHomeRealm;
  der.auth_request_type = AuthRequestType::kAuthorizeAuthenticate;
  der.user_name = kUser;
  der.eap_payload = Octets("02 01 0019 01 6d6e3140686f6d652e6578616d706c652e6f7267");
  der.mip6_feature_vector = features;
  return der;
}

// Without mobility AVPs.
DiameterEapAnswer Dea(ResultCode result, std::string_view eap_payload_hex) {
  DiameterEapAnswer dea;
  dea.header = DerHeader().Answer();
  dea.session_id = kSession;
  dea.auth_application_id = ApplicationId::kEap;
  dea.auth_request_type = AuthRequestType::kAuthorizeAuthenticate;
  dea.result_code = result;
  dea.origin_host = kAaa;
  dea.origin_realm = kHomeRealm;
  dea.user_name = kUser;
  dea.eap_payload = Octets(eap_payload_hex);
  return dea;
}
DiameterEapAnswer DeaSuccess() { return Dea(ResultCode::kSuccess, "03 02 0004"); }

// ---- the vectors ----

void DerVectors(Bytes octets, FeatureSet features, bool hint) {
  DiameterEapRequest der = Der(features);
  if (hint) der.mip6_agent_infos = {LocalAgent()};
  IsMessage(octets, der);
}

void DeaVectors(Bytes octets, const BoundedVector<Mip6AgentInfo, 8>& agents, FeatureSet features) {
  DiameterEapAnswer dea = DeaSuccess();
  dea.mip6_agent_infos = agents;
  dea.mip6_feature_vector = features;
  IsMessage(octets, dea);
}

void DeaHomeAgentAssigned(Bytes octets) {
  DiameterEapAnswer dea = DeaSuccess();
  dea.eap_master_session_key = Octets(
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
      "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f");
  dea.mip6_agent_infos = {HomeAgent()};
  dea.mip6_feature_vector = kIntegrated;
  IsMessage(octets, dea);
}

void DeaHomeAndLocalNamed(Bytes octets) {
  Mip6AgentInfo local = LocalAgent();
  local.host.emplace();
  local.host->destination_realm = kNasRealm;
  local.host->destination_host = "ha.asp.example.net";
  DeaVectors(octets, {HomeAgent(), local}, kIntegratedLocal);
}

void DeaErrorMissingAvp(Bytes octets) {
  const std::vector<uint8_t> example = FromHex("000001ce40000008");
  DiameterEapAnswer dea = Dea(ResultCode::kMissingAvp, "");
  dea.user_name.reset();
  dea.eap_payload.reset();
  dea.failed_avps = {FailedAvp{*diameter::AvpRange::Parse(example)}};
  const DiameterEapAnswer decoded = DecodedAs(octets, dea);
  AvpWriter nothing = AvpWriter::Counting();
  AvpWalk::Run(
      decoded.failed_avps[0].avps, [](AvpWalk& avps) { avps.IsEmpty(AvpKey::kEapPayload); },
      nothing);
  CHECK(Written(decoded) == ToHex(octets));
  CHECK(Written(dea) == ToHex(octets));
}

// The grammar of answers with the E bit (RFC 6733 7.2) has Result-Code behind the origin; the typed
// DEA writes the order of RFC 4072 3.2, with the same AVPs.
void DeaEbit3002(Bytes octets) {
  MessageHeader header = DerHeader().Answer();
  header.flags = 0x60;
  WalkDiameter(octets, header, [](AvpWalk& avps) {
    avps.Is(diameter::SessionId{kSession});
    avps.Is(diameter::OriginHost{"relay.asp.example.net"});
    avps.Is(diameter::OriginRealm{kNasRealm});
    avps.Is(diameter::ResultCodeAvp{ResultCode::kUnableToDeliver});
  });
  DiameterEapAnswer dea;
  dea.header = header;
  dea.session_id = kSession;
  dea.result_code = ResultCode::kUnableToDeliver;
  dea.origin_host = "relay.asp.example.net";
  dea.origin_realm = kNasRealm;
  const DiameterEapAnswer decoded = DecodedAs(octets, dea);
  const std::string canonical =
      "01000084 6000010c 00000005 11111111 22220001"
      "00000107 4000002b 6e6173312e6173702e6578616d706c652e6e65743b313837363534333231303b353233 00"
      "0000010c 4000000c 00000bba"
      "00000108 4000001d 72656c61792e6173702e6578616d706c652e6e6574 000000"
      "00000128 40000017 6173702e6578616d706c652e6e6574 00";
  CHECK(Written(decoded) == ToHex(FromHex(canonical)));
}

AaRequest Aar() {
  AaRequest aar;
  aar.header = Header(0xc0, CommandCode::kAa, ApplicationId::kNasreq, 0x33333333, 0x44440001);
  aar.session_id = "nas1.asp.example.net;1876543210;524";
  aar.auth_application_id = ApplicationId::kNasreq;
  aar.origin_host = kNas;
  aar.origin_realm = kNasRealm;
  aar.destination_realm = kHomeRealm;
  aar.auth_request_type = AuthRequestType::kAuthorizeAuthenticate;
  aar.user_name = kUser;
  aar.mip6_feature_vector = kIntegrated;
  return aar;
}

void AaaHomeAgentAssigned(Bytes octets) {
  AaAnswer aaa;
  aaa.header = Aar().header.Answer();
  aaa.session_id = "nas1.asp.example.net;1876543210;524";
  aaa.auth_application_id = ApplicationId::kNasreq;
  aaa.auth_request_type = AuthRequestType::kAuthorizeAuthenticate;
  aaa.result_code = ResultCode::kSuccess;
  aaa.origin_host = kAaa;
  aaa.origin_realm = kHomeRealm;
  aaa.user_name = kUser;
  aaa.mip6_agent_infos = {HomeAgent()};
  aaa.mip6_feature_vector = kIntegrated;
  IsMessage(octets, aaa);
}

constexpr MessageHeader kMirHeader = {0xc0, CommandCode::kMip6, ApplicationId::kMip6Auth,
                                      HopByHopId{0x55555555}, EndToEndId{0x66660001}};
constexpr std::string_view kMirSession = "ha1.home.example.org;99;1";

void MirMnAaa(Bytes octets) {
  Mip6Request mir;
  mir.header = kMirHeader;
  mir.session_id = kMirSession;
  mir.auth_application_id = ApplicationId::kMip6Auth;
  mir.user_name = kUser;
  mir.destination_realm = kHomeRealm;
  mir.origin_host = kHomeAgent;
  mir.origin_realm = kHomeRealm;
  mir.auth_request_type = AuthRequestType::kAuthorizeAuthenticate;
  mir.mip6_auth_mode = Mip6AuthMode::kMnAaa;
  mir.mip_mn_aaa_spi = 3;
  mir.mip_mobile_node_addresses = {Ip6("::")};
  mir.mip6_agent_info = HomeAgent();
  mir.mip_careof_address = Ip6("2001:db8:1:c020::abcd");
  mir.mip_authenticator = Octets("000000000000000000000000");
  mir.mip_mac_mobility_data = Octets("0000000000000000000000000000000000000000");
  mir.mip_timestamp = 0;
  IsMessage(octets, mir);
}

void MiaRelocate(Bytes octets) {
  Mip6Answer mia;
  mia.header = kMirHeader.Answer();
  mia.session_id = kMirSession;
  mia.auth_application_id = ApplicationId::kMip6Auth;
  mia.result_code = ResultCode::kSuccessRelocateHa;
  mia.origin_host = kAaa;
  mia.origin_realm = kHomeRealm;
  mia.auth_request_type = AuthRequestType::kAuthorizeAuthenticate;
  mia.mip6_agent_info.emplace();
  mia.mip6_agent_info->addresses = {Ip6("2001:db8:6000:302::2")};
  IsMessage(octets, mia);
}

MessageHeader PeerHeader(uint8_t flags, CommandCode command, uint32_t hop_by_hop,
                         uint32_t end_to_end) {
  return Header(flags, command, ApplicationId::kBase, hop_by_hop, end_to_end);
}

void CerNas(Bytes octets) {
  CapabilitiesExchangeRequest cer;
  cer.header = PeerHeader(0x80, CommandCode::kCapabilitiesExchange, 0x77777777, 0x88880001);
  cer.origin_host = kNas;
  cer.origin_realm = kNasRealm;
  cer.host_ip_addresses = {Ip6("2001:db8:1:c020::ff")};
  cer.vendor_id = 0;
  cer.product_name = "mip6boot";
  cer.origin_state_id = 1;
  cer.auth_application_ids = {ApplicationId::kNasreq, ApplicationId::kEap};
  IsMessage(octets, cer);
}

void CeaSuccess(Bytes octets) {
  CapabilitiesExchangeAnswer cea;
  cea.header = PeerHeader(0, CommandCode::kCapabilitiesExchange, 0x77777777, 0x88880001);
  cea.result_code = ResultCode::kSuccess;
  cea.origin_host = kAaa;
  cea.origin_realm = kHomeRealm;
  cea.host_ip_addresses = {Ip6("2001:db8:6000::53")};
  cea.vendor_id = 0;
  cea.product_name = "mip6boot";
  cea.auth_application_ids = {ApplicationId::kEap};
  IsMessage(octets, cea);
}

void Dwr(Bytes octets) {
  DeviceWatchdogRequest dwr;
  dwr.header = PeerHeader(0x80, CommandCode::kDeviceWatchdog, 0x77777778, 0x88880002);
  dwr.origin_host = kNas;
  dwr.origin_realm = kNasRealm;
  IsMessage(octets, dwr);
}

void DprRebooting(Bytes octets) {
  DisconnectPeerRequest dpr;
  dpr.header = PeerHeader(0x80, CommandCode::kDisconnectPeer, 0x77777779, 0x88880003);
  dpr.origin_host = kAaa;
  dpr.origin_realm = kHomeRealm;
  dpr.disconnect_cause = DisconnectCause::kRebooting;
  IsMessage(octets, dpr);
}

void StrLogout(Bytes octets) {
  SessionTerminationRequest str;
  str.header =
      Header(0xc0, CommandCode::kSessionTermination, ApplicationId::kEap, 0x7777777a, 0x88880004);
  str.session_id = kSession;
  str.origin_host = kNas;
  str.origin_realm = kNasRealm;
  str.destination_realm = kHomeRealm;
  str.auth_application_id = ApplicationId::kEap;
  str.termination_cause = TerminationCause::kLogout;
  str.destination_host = kAaa;
  IsMessage(octets, str);
}

void Asr(Bytes octets) {
  AbortSessionRequest asr;
  asr.header =
      Header(0xc0, CommandCode::kAbortSession, ApplicationId::kEap, 0x7777777b, 0x88880005);
  asr.session_id = kSession;
  asr.origin_host = kAaa;
  asr.origin_realm = kHomeRealm;
  asr.destination_realm = kNasRealm;
  asr.destination_host = kNas;
  asr.auth_application_id = ApplicationId::kEap;
  IsMessage(octets, asr);
}

constexpr Check kChecks[] = {
    {"der_integrated", [](Bytes octets) { DerVectors(octets, kIntegrated, false); }},
    {"der_local_hint", [](Bytes octets) { DerVectors(octets, kIntegratedLocal, true); }},
    {"dea_home_agent_assigned", DeaHomeAgentAssigned},
    {"dea_home_and_local",
     [](Bytes octets) {
       DeaVectors(octets, {HomeAgent(), LocalAgent()}, kIntegratedLocal);
     }},
    {"dea_home_and_local_named", DeaHomeAndLocalNamed},
    {"dea_local_allowed_no_ha", [](Bytes octets) { DeaVectors(octets, {}, kIntegratedLocal); }},
    {"dea_no_mip6", [](Bytes octets) { DeaVectors(octets, {}, FeatureSet(0)); }},
    {"dea_multi_round",
     [](Bytes octets) { IsMessage(octets, Dea(ResultCode::kMultiRoundAuth, "01 02 0005 01")); }},
    {"dea_error_missing_avp", DeaErrorMissingAvp},
    {"dea_ebit_3002", DeaEbit3002},
    {"aar_integrated", [](Bytes octets) { IsMessage(octets, Aar()); }},
    {"aaa_home_agent_assigned", AaaHomeAgentAssigned},
    {"mir_mn_aaa", MirMnAaa},
    {"mia_relocate", MiaRelocate},
    {"cer_nas", CerNas},
    {"cea_success", CeaSuccess},
    {"dwr", Dwr},
    {"dpr_rebooting", DprRebooting},
    {"str_logout", StrLogout},
    {"asr", Asr},
};

TEST_CASE("a valid Diameter message has its meaning and is written with its octets",
          "[vectors][rfc4072][rfc5447][rfc5778][rfc6733]") {
  RunChecks(kChecks);
}

}  // namespace

absl::Span<const Check> DiameterMessageChecks() { return kChecks; }

}  // namespace mip6boot::test
