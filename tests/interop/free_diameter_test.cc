// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What we write, freeDiameter's parser reads with its dictionaries and grammars; what it writes, we
// read.

#include "tests/interop/free_diameter.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::test {
namespace {

using diameter::AaAnswer;
using diameter::ApplicationId;
using diameter::AuthRequestType;
using diameter::CommandCode;
using diameter::DiameterEapAnswer;
using diameter::DiameterEapRequest;
using diameter::EndToEndId;
using diameter::FeatureBit;
using diameter::FeatureSet;
using diameter::HopByHopId;
using diameter::MessageHeader;
using diameter::MessageView;
using diameter::MessageWriter;
using diameter::Mip6AgentInfo;
using diameter::MipHomeAgentHost;
using diameter::ResultCode;

constexpr std::string_view kSession = "nas1.asp.example.net;1876543210;523";
constexpr std::string_view kUser = "mn1@home.example.org";
constexpr FeatureSet kIntegrated{FeatureBit::kMip6Integrated};
constexpr FeatureSet kLocalAllowed =
    FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment;

const std::vector<uint8_t> kEapSuccess = {0x03, 0x02, 0x00, 0x04};
const std::vector<uint8_t> kEapResponse = {0x02, 0x01, 0x00, 0x06, 0x01, 0x6d};

MipHomeAgentHost Host(std::string_view realm, std::string_view host) {
  MipHomeAgentHost named;
  named.destination_realm = realm;
  named.destination_host = host;
  return named;
}

// Dual-stack, by addresses and by name, with its link.
Mip6AgentInfo HomeAgent() {
  Mip6AgentInfo agent;
  agent.addresses = {*Ipv6Address::FromText("2001:db8:6000:302::1"), Ipv4Address({192, 0, 2, 1})};
  agent.host = Host("home.example.org", "ha1.home.example.org");
  agent.home_link_prefix = Ipv6Prefix::FromText("2001:db8:6000:302::/64");
  return agent;
}
// By name alone.
Mip6AgentInfo LocalAgent() {
  Mip6AgentInfo agent;
  agent.host = Host("asp.example.net", "ha.asp.example.net");
  return agent;
}

// The same two, by freeDiameter's names.
const NamedAvp kHomeAgent = {
    "MIP6-Agent-Info",
    "",
    {{"MIP-Home-Agent-Address", "2001:db8:6000:302::1"},
     {"MIP-Home-Agent-Address", "192.0.2.1"},
     {"MIP-Home-Agent-Host",
      "",
      {{"Destination-Realm", "home.example.org"}, {"Destination-Host", "ha1.home.example.org"}}},
     {"MIP6-Home-Link-Prefix", "4020010db8600003020000000000000000"}}};
const NamedAvp kLocalAgent = {
    "MIP6-Agent-Info",
    "",
    {{"MIP-Home-Agent-Host",
      "",
      {{"Destination-Realm", "asp.example.net"}, {"Destination-Host", "ha.asp.example.net"}}}}};

MessageHeader Header(uint8_t flags, CommandCode command, ApplicationId application) {
  return {flags, command, application, HopByHopId{0x11111111}, EndToEndId{0x22220001}};
}

DiameterEapRequest Request() {
  DiameterEapRequest der;
  der.header = Header(0xc0, CommandCode::kDiameterEap, ApplicationId::kEap);
  der.session_id = kSession;
  der.auth_application_id = ApplicationId::kEap;
  der.origin_host = "nas1.asp.example.net";
  der.origin_realm = "asp.example.net";
  der.destination_realm = "home.example.org";
  der.auth_request_type = AuthRequestType::kAuthorizeAuthenticate;
  der.user_name = kUser;
  der.eap_payload = kEapResponse;
  der.mip6_feature_vector = kLocalAllowed;
  der.mip6_agent_infos = {HomeAgent(), LocalAgent()};
  der.mip6_home_link_prefixes = {*Ipv6Prefix::FromText("2001:db8:6000:303::/56")};
  return der;
}

template <typename Answer>
Answer Success(CommandCode command, ApplicationId application) {
  Answer answer;
  answer.header = Header(0x40, command, application);
  answer.session_id = kSession;
  answer.auth_application_id = application;
  answer.auth_request_type = AuthRequestType::kAuthorizeAuthenticate;
  answer.result_code = ResultCode::kSuccess;
  answer.origin_host = "aaa.home.example.org";
  answer.origin_realm = "home.example.org";
  answer.user_name = kUser;
  answer.authorization_lifetime = 3600;
  answer.mip6_agent_infos = {HomeAgent(), LocalAgent()};
  answer.mip6_feature_vector = kLocalAllowed;
  return answer;
}

template <typename Message>
std::vector<uint8_t> Written(const Message& message) {
  std::array<uint8_t, 1024> buffer{};
  MessageWriter out(MutableBytes(buffer), message.header);
  out.Add(message);
  const Result<Bytes> octets = out.Finish();
  REQUIRE(octets.has_value());
  return {octets->begin(), octets->end()};
}

// What freeDiameter understands of it, as text; or what it refuses it with.
std::string AsRead(Bytes octets) {
  const FreeDiameterReading reading = ReadWithFreeDiameter(octets);
  return reading.refusal.empty() ? Text(reading.message) : reading.refusal;
}

}  // namespace

TEST_CASE("freeDiameter takes our DEA, home agents and all", "[interop][rfc5447][s4.2.1]") {
  DiameterEapAnswer dea =
      Success<DiameterEapAnswer>(CommandCode::kDiameterEap, ApplicationId::kEap);
  dea.eap_payload = kEapSuccess;
  CHECK(AsRead(Written(dea)) == Text({"Diameter-EAP-Answer",
                                      0x40,
                                      5,
                                      0x11111111,
                                      0x22220001,
                                      {{"Session-Id", "nas1.asp.example.net;1876543210;523"},
                                       {"Auth-Application-Id", "5"},
                                       {"Auth-Request-Type", "3"},
                                       {"Result-Code", "2001"},
                                       {"Origin-Host", "aaa.home.example.org"},
                                       {"Origin-Realm", "home.example.org"},
                                       {"User-Name", "mn1@home.example.org"},
                                       {"EAP-Payload", "03020004"},
                                       {"Authorization-Lifetime", "3600"},
                                       kHomeAgent,
                                       kLocalAgent,
                                       {"MIP6-Feature-Vector", "3"}}}));
}

TEST_CASE("freeDiameter takes our AAA", "[interop][rfc5447][s4.2.1]") {
  const AaAnswer aaa = Success<AaAnswer>(CommandCode::kAa, ApplicationId::kNasreq);
  CHECK(AsRead(Written(aaa)) == Text({"AA-Answer",
                                      0x40,
                                      1,
                                      0x11111111,
                                      0x22220001,
                                      {{"Session-Id", "nas1.asp.example.net;1876543210;523"},
                                       {"Auth-Application-Id", "1"},
                                       {"Auth-Request-Type", "3"},
                                       {"Result-Code", "2001"},
                                       {"Origin-Host", "aaa.home.example.org"},
                                       {"Origin-Realm", "home.example.org"},
                                       {"User-Name", "mn1@home.example.org"},
                                       {"Authorization-Lifetime", "3600"},
                                       kHomeAgent,
                                       kLocalAgent,
                                       {"MIP6-Feature-Vector", "3"}}}));
}

TEST_CASE("freeDiameter takes our DER with several agents and a prefix beside them",
          "[interop][rfc5447][R55][R61]") {
  CHECK(AsRead(Written(Request())) ==
        Text({"Diameter-EAP-Request",
              0xc0,
              5,
              0x11111111,
              0x22220001,
              {{"Session-Id", "nas1.asp.example.net;1876543210;523"},
               {"Auth-Application-Id", "5"},
               {"Origin-Host", "nas1.asp.example.net"},
               {"Origin-Realm", "asp.example.net"},
               {"Destination-Realm", "home.example.org"},
               {"Auth-Request-Type", "3"},
               {"User-Name", "mn1@home.example.org"},
               {"EAP-Payload", "02010006016d"},
               {"MIP6-Feature-Vector", "3"},
               kHomeAgent,
               kLocalAgent,
               {"MIP6-Home-Link-Prefix", "3820010db8600003000000000000000000"}}}));
}

TEST_CASE("freeDiameter takes our answer to a request that lacks an AVP",
          "[interop][rfc6733][s7.5]") {
  // EAP-Payload is missing.
  const std::vector<uint8_t> request = FromHex(
      "010000c0 c000010c 00000005 11111111 22220001"
      "00000107 4000002b 6e6173312e6173702e6578616d706c652e6e65743b313837363534333231303b353233 00"
      "00000102 4000000c 00000005"
      "00000108 4000001c 6e6173312e6173702e6578616d706c652e6e6574"
      "00000128 40000017 6173702e6578616d706c652e6e6574 00"
      "0000011b 40000018 686f6d652e6578616d706c652e6f7267"
      "00000112 4000000c 00000003"
      "00000001 4000001c 6d6e3140686f6d652e6578616d706c652e6f7267");
  // It judges as we do.
  CHECK(AsRead(request) == "DIAMETER_MISSING_AVP");
  const Result<MessageView> view = MessageView::Parse(request);
  REQUIRE(view.has_value());
  const Result<DiameterEapRequest> refused = DiameterEapRequest::Decode(*view);
  REQUIRE(!refused.has_value());
  std::array<uint8_t, 512> buffer{};
  diameter::Answerer self;
  self.origin_host = "aaa.home.example.org";
  self.origin_realm = "home.example.org";
  const Result<Bytes> answer = WriteErrorAnswer(*view, self, refused.error(), MutableBytes(buffer));
  REQUIRE(answer.has_value());
  CHECK(AsRead(*answer) == Text({"Diameter-EAP-Answer",
                                 0x40,
                                 5,
                                 0x11111111,
                                 0x22220001,
                                 {{"Session-Id", "nas1.asp.example.net;1876543210;523"},
                                  {"Auth-Application-Id", "5"},
                                  {"Auth-Request-Type", "3"},
                                  {"Result-Code", "5005"},
                                  {"Origin-Host", "aaa.home.example.org"},
                                  {"Origin-Realm", "home.example.org"},
                                  {"Failed-AVP", "", {{"EAP-Payload"}}}}}));
}

TEST_CASE("freeDiameter has no complaint about any valid message of the vectors",
          "[interop][vectors]") {
  std::string complaints;
  for (const Vector& vector : AllVectors()) {
    if (vector.protocol != "diameter-message" || !vector.valid) continue;
    const std::string refusal = ReadWithFreeDiameter(vector.octets).refusal;
    if (!refusal.empty()) complaints += vector.name + ": " + refusal + "\n";
  }
  CHECK(complaints == "");
}

// To it 125 and 334 are octets, and a MIP6-Agent-Info may be empty (R58, R62).
TEST_CASE("where freeDiameter refuses an invalid AVP of the vectors, it has our Result-Code for it",
          "[interop][vectors][rfc6733][s7.1.5]") {
  std::string verdicts;
  for (const Vector& vector : AllVectors()) {
    if (vector.protocol != "diameter-avp" || vector.valid) continue;
    std::vector<uint8_t> request = VectorOctets("der_local_hint");
    request.insert(request.end(), vector.octets.begin(), vector.octets.end());
    StoreBigEndian24(&request[1], static_cast<uint32_t>(request.size()));
    const std::string refusal = ReadWithFreeDiameter(request).refusal;
    verdicts += vector.name + ": " + (refusal.empty() ? "taken" : refusal) + "\n";
  }
  CHECK(verdicts ==
        "bad_avp486_empty: taken\n"
        "bad_avp486_prefix_only: taken\n"
        "bad_avp486_three_addresses: DIAMETER_AVP_OCCURS_TOO_MANY_TIMES\n"
        "bad_avp334_family: taken\n"
        "bad_avp125_short: taken\n"
        "bad_avp125_trailing_bits: taken\n"
        "bad_avp348_no_host: DIAMETER_MISSING_AVP\n"
        "bad_avp_len_7: no message\n"
        "bad_avp124_short: DIAMETER_INVALID_AVP_LENGTH\n");
}

TEST_CASE("we take a DEA that freeDiameter wrote", "[interop][rfc5447][s4.2.1]") {
  const std::vector<uint8_t> octets =
      WriteWithFreeDiameter({"Diameter-EAP-Answer",
                             0x40,
                             5,
                             0x33333333,
                             0x44440001,
                             {{"Session-Id", "nas1.asp.example.net;1876543210;523"},
                              {"Auth-Application-Id", "5"},
                              {"Auth-Request-Type", "3"},
                              {"Result-Code", "2001"},
                              {"Origin-Host", "aaa.home.example.org"},
                              {"Origin-Realm", "home.example.org"},
                              {"EAP-Payload", "03020004"},
                              {"Class", "c1a55e"},
                              kHomeAgent,
                              kLocalAgent,
                              {"MIP6-Feature-Vector", "1"}}});
  const Result<MessageView> view = MessageView::Parse(octets);
  REQUIRE(view.has_value());
  CHECK(view->hop_by_hop() == HopByHopId{0x33333333});
  CHECK(view->end_to_end() == EndToEndId{0x44440001});
  const Result<DiameterEapAnswer> dea = DiameterEapAnswer::Decode(*view);
  REQUIRE(dea.has_value());
  CHECK(dea->session_id == "nas1.asp.example.net;1876543210;523");
  CHECK(dea->auth_application_id == ApplicationId::kEap);
  CHECK(dea->auth_request_type == AuthRequestType::kAuthorizeAuthenticate);
  CHECK(dea->result() == ResultCode::kSuccess);
  CHECK(dea->origin_host == "aaa.home.example.org");
  CHECK(dea->origin_realm == "home.example.org");
  CHECK(ToHex(dea->eap_payload.value()) == "03020004");
  CHECK(dea->mip6_feature_vector == kIntegrated);
  CHECK(ToHex(dea->avps.Find<diameter::Class>()->value) == "c1a55e");

  REQUIRE(dea->mip6_agent_infos.size() == 2);
  const Mip6AgentInfo& home = dea->mip6_agent_infos[0];
  REQUIRE(home.addresses.size() == 2);
  CHECK(Ipv6AddressOf(home) == Ipv6Address::FromText("2001:db8:6000:302::1"));
  CHECK(Ipv4AddressOf(home) == Ipv4Address({192, 0, 2, 1}));
  REQUIRE(home.host.has_value());
  CHECK(home.host->destination_realm == "home.example.org");
  CHECK(home.host->destination_host == "ha1.home.example.org");
  CHECK(home.home_link_prefix == Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
  const Mip6AgentInfo& local = dea->mip6_agent_infos[1];
  CHECK(local.addresses.empty());
  REQUIRE(local.host.has_value());
  CHECK(local.host->destination_realm == "asp.example.net");
  CHECK(local.host->destination_host == "ha.asp.example.net");
  CHECK(!local.home_link_prefix.has_value());
}

}  // namespace mip6boot::test
