// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/expected_requests.h"
#include "fuzz/made_messages.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/diameter/messages.h"
#include "tests/support/vectors.h"

namespace mip6boot::fuzz {
namespace {

// ---- sessions ----

// Of the session of the vectors.
template <typename Message>
std::vector<uint8_t> Made(Message message) {
  if (message.header.application == diameter::ApplicationId::kBase) {
    message.header.application = diameter::ApplicationId::kEap;
  }
  message.header.hop_by_hop = diameter::HopByHopId{1};
  message.header.end_to_end = diameter::EndToEndId{2};
  message.session_id = "nas1.asp.example.net;1876543210;523";
  message.origin_host = "aaa.home.example.org";
  message.origin_realm = "home.example.org";
  std::vector<uint8_t> octets(512);
  diameter::MessageWriter out(absl::MakeSpan(octets), message.header);
  out.Add(message);
  octets.resize(out.Finish()->size());
  return octets;
}
template <typename Message>
std::vector<uint8_t> Made(Message message, diameter::ResultCode code) {
  message.result_code = code;
  return Made(message);
}

// ---- home agents ----

// ha1.home.example.org asks for a node. It has a second address, at which it is another one too.
diameter::Mip6AgentInfo AskingAgent(bool also_local) {
  diameter::Mip6AgentInfo info;
  (void)info.addresses.TryPushBack(*HomeAgent().ipv6);
  if (also_local) (void)info.addresses.TryPushBack(*LocalAgent().ipv6);
  info.host = diameter::MipHomeAgentHost{"home.example.org", "ha1.home.example.org"};
  return info;
}
template <typename Request>
Request Registers(diameter::ApplicationId application, diameter::AuthRequestType type,
                  const Ipv6Address& home_address) {
  Request request;
  request.header.application = application;
  request.auth_application_id = application;
  request.auth_request_type = type;
  request.destination_realm = "home.example.org";
  request.user_name = "mn1@home.example.org";
  (void)request.mip_mobile_node_addresses.TryPushBack(home_address);
  return request;
}
std::vector<uint8_t> RegistersByEap(bool also_local, const Ipv6Address& home_address) {
  auto der = Registers<diameter::DiameterEapRequest>(
      diameter::ApplicationId::kMip6Ikev2, diameter::AuthRequestType::kAuthorizeAuthenticate,
      home_address);
  static constexpr uint8_t kEapResponse[] = {2, 1, 0, 4};
  der.eap_payload = kEapResponse;
  der.mip6_feature_vector =
      diameter::FeatureBit::kMip6Integrated | diameter::FeatureBit::kLocalHomeAgentAssignment;
  (void)der.mip6_agent_infos.TryPushBack(AskingAgent(also_local));
  return Made(der);
}
std::vector<uint8_t> RegistersByMir(bool also_local, const Ipv6Address& home_address) {
  auto mir = Registers<diameter::Mip6Request>(
      diameter::ApplicationId::kMip6Auth, diameter::AuthRequestType::kAuthorizeOnly, home_address);
  mir.mip6_auth_mode = diameter::Mip6AuthMode::kMnAaa;
  mir.mip_mn_aaa_spi = 3;
  static constexpr uint8_t kAuthenticator[] = {0xaa};
  mir.mip_authenticator = kAuthenticator;
  mir.mip_mac_mobility_data = kAuthenticator;
  mir.mip6_agent_info = AskingAgent(also_local);
  return Made(mir);
}

// A DEA that names agents of two realms, and a prefix beside them.
std::vector<uint8_t> AssignsTwoRealms() {
  Octets host;
  AppendAvp(283, OctetsOf("msp.example.com"), host);
  AppendAvp(293, OctetsOf("ha.msp.example.com"), host);
  Octets info;
  AppendAvp(348, host, info);
  const Ipv6Address address = Ip6("2001:db8:77::");
  Octets prefix = {64};
  Append(address.bytes(), prefix);
  Octets avps;
  AppendAvp(486, info, avps);
  AppendAvp(125, prefix, avps);
  return WithAvp(test::VectorOctets("dea_home_agent_assigned"), avps);
}

// An AAR with two passwords: neither may come back in the answer that refuses it (R101).
std::vector<uint8_t> HasTwoPasswords() {
  Octets passwords;
  AppendAvp(2, OctetsOf("correct horse battery"), passwords);
  AppendAvp(2, OctetsOf("staple, or another one"), passwords);
  return WithAvp(test::VectorOctets("aar_integrated"), passwords);
}

}  // namespace

std::vector<uint8_t> WithAvp(Bytes message, Bytes avp) {
  std::vector<uint8_t> more(message.begin(), message.end());
  more.insert(more.end(), avp.begin(), avp.end());
  more[2] = static_cast<uint8_t>(more.size() >> 8);
  more[3] = static_cast<uint8_t>(more.size());
  return more;
}

void ForEachMadeDiameterMessage(
    absl::FunctionRef<void(const char* name, const std::vector<uint8_t>& message)> visit) {
  diameter::ReAuthRequest again;
  again.destination_realm = "asp.example.net";
  again.destination_host = "nas1.asp.example.net";
  again.auth_application_id = diameter::ApplicationId::kEap;
  visit("made_rar", Made(again));
  visit("made_raa", Made(diameter::ReAuthAnswer(), diameter::ResultCode::kSuccess));
  visit("made_asa", Made(diameter::AbortSessionAnswer(), diameter::ResultCode::kSuccess));
  visit("made_asa_unknown",
        Made(diameter::AbortSessionAnswer(), diameter::ResultCode::kUnknownSessionId));
  visit("made_sta", Made(diameter::SessionTerminationAnswer(), diameter::ResultCode::kSuccess));
  diameter::SessionTerminationRequest end;
  end.destination_realm = "home.example.org";
  end.auth_application_id = diameter::ApplicationId::kEap;
  end.termination_cause = diameter::TerminationCause::kLogout;
  visit("made_str", Made(end));
  visit("made_dea_two_realms", AssignsTwoRealms());
  visit("made_aar_two_passwords", HasTwoPasswords());
  Octets state;
  AppendAvp(24, {7, 7}, state);
  visit("made_dea_multi_round_state", WithAvp(test::VectorOctets("dea_multi_round"), state));
  // Inband-Security-Id: TLS.
  Octets tls;
  AppendAvp(299, OctetsOf(uint32_t{1}), tls);
  visit("made_cer_tls", WithAvp(test::VectorOctets("cer_nas"), tls));
  const Ipv6Address home_address = Ip6("2001:db8:6000:302::5");
  visit("made_der_registers", RegistersByEap(false, home_address));
  visit("made_der_registers_local", RegistersByEap(true, Ipv6Address()));
  visit("made_mir_registers", RegistersByMir(false, home_address));
  visit("made_mir_registers_local", RegistersByMir(true, home_address));
  visit("made_mir_asks_for_address", RegistersByMir(false, Ipv6Address()));
}

}  // namespace mip6boot::fuzz
