// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_aaa.h"

#include <cstdio>
#include <vector>

#include "mip6boot/diameter/messages.h"

namespace {

using namespace mip6boot;

// Your database: who may have which home agent.
roles::HomeAaaFound LookUp(const roles::HomeAaaNeed& need) {
  static const roles::AssignedHomeAgent kHomeAgent = [] {
    roles::AssignedHomeAgent agent;
    agent.ipv6 = Ipv6Address::FromText("2001:db8:6000:302::1");
    agent.realm = "home.example.org";
    agent.host = "ha1.home.example.org";
    return agent;
  }();
  roles::HomeAaaFound found;  // a refusal, as it stands
  if (need.user_name == "mn1@home.example.org") {
    found.verdict = roles::HomeAaaFound::Verdict::kAccept;
    found.mobility.allowed = true;
    found.mobility.home_agents = absl::MakeConstSpan(&kHomeAgent, 1);
  }
  return found;
}

// An access server asks: AA-Request with MIP6-Feature-Vector.
std::vector<uint8_t> Request() {
  diameter::AaRequest request;
  request.header = {diameter::kFlagRequest | diameter::kFlagProxiable, diameter::CommandCode::kAa,
                    diameter::ApplicationId::kNasreq, diameter::HopByHopId{1},
                    diameter::EndToEndId{2}};
  request.session_id = "nas1.asp.example.net;1;1";
  request.auth_application_id = diameter::ApplicationId::kNasreq;
  request.origin_host = "nas1.asp.example.net";
  request.origin_realm = "asp.example.net";
  request.destination_realm = "home.example.org";
  request.auth_request_type = diameter::AuthRequestType::kAuthorizeAuthenticate;
  request.user_name = "mn1@home.example.org";
  request.mip6_feature_vector = diameter::FeatureBit::kMip6Integrated;
  std::vector<uint8_t> buffer(1024);
  diameter::MessageWriter out(absl::MakeSpan(buffer), request.header);
  out.Add(request);
  buffer.resize(out.Finish()->size());
  return buffer;
}

}  // namespace

int main() {
  roles::HomeAaaConfig config;
  config.origin_host = "aaa.home.example.org";
  config.origin_realm = "home.example.org";

  std::vector<uint8_t> buffer(roles::HomeAaa::kMaxAnswerSize);
  const roles::AaaOutcome outcome =
      roles::HomeAaa::Step(config, Request(), LookUp, absl::MakeSpan(buffer));
  std::printf("%s, Result-Code %u\n", roles::AaaEventName(outcome.event),
              static_cast<unsigned>(outcome.result_code));

  const auto message = diameter::MessageView::Parse(outcome.message);
  const auto answer = message ? diameter::AaAnswer::Decode(*message) : Unexpected(message.error());
  if (!answer || answer->mip6_agent_infos.size() != 1) return 1;
  std::printf("MIP6-Agent-Info: %s\n",
              diameter::Ipv6AddressOf(answer->mip6_agent_infos[0])->ToString().c_str());
  return 0;
}
