// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/visited_aaa.h"

#include <array>
#include <string>
#include <vector>

#include "mip6boot/diameter/base_avps.h"
#include "tests/unit/roles/home_aaa_harness.h"

namespace mip6boot::test::aaa { namespace {

using diameter::AvpKey;
using diameter::HopByHopId;
using diameter::MessageView;
using diameter::ResultCode;

constexpr HopByHopId kOnward{0x77770001};
constexpr HopByHopId kKept{0x0abc0001};

// MIP6-Agent-Info with 334 = 2001:db8:1:c020::1
constexpr const char* kLocalInfo =
    "000001e640000024"
    "0000014e4000001a000220010db80001c02000000000000000010000";
// Route-Record "nas1.asp.example.net"
constexpr const char* kRoute = "0000011a4000001c6e6173312e6173702e6578616d706c652e6e6574";

// The message with another hop-by-hop id, and these octets behind it.
std::string Extended(Bytes message, HopByHopId hop_by_hop, const std::string& added) {
  std::vector<uint8_t> octets(message.begin(), message.end());
  const std::vector<uint8_t> more = FromHex(added);
  octets.insert(octets.end(), more.begin(), more.end());
  StoreBigEndian24(&octets[1], static_cast<uint32_t>(octets.size()));
  StoreBigEndian32(&octets[12], static_cast<uint32_t>(hop_by_hop));
  return ToHex(octets);
}

struct Proxy {
  Proxy() {
    config.origin_host = "aaa.asp.example.net";
    config.origin_realm = "asp.example.net";
    config.local_prefixes = {*Ipv6Prefix::FromText("2001:db8:1:c000::/56")};
    onward.peer = "nas1.asp.example.net";
    onward.hop_by_hop = kOnward;
    found.local_agents = local;
  }

  VisitedAaaOutcome Forward(Bytes request) {
    return VisitedAaa::Forward(config, request, onward, found, absl::MakeSpan(buffer));
  }
  VisitedAaaOutcome Return(Bytes answer, std::optional<HopByHopId> hop_by_hop = kKept) {
    return VisitedAaa::Return(config, answer, hop_by_hop, found, absl::MakeSpan(buffer));
  }

  VisitedAaaConfig config;
  VisitedAaa::Onward onward;
  std::vector<AssignedHomeAgent> local = {LocalAgent()};
  VisitedAaaFound found;
  std::array<uint8_t, 16384> buffer{};
};

// der_integrated with MIP6_INTEGRATED and the LOCAL bit, and no hint of its own.
std::vector<uint8_t> LocalRequest() {
  return Without(VectorOctets("der_integrated"), AvpKey::kMip6FeatureVector,
                 FromHex("0000007c40000010 0000000000000003"));
}

// ---- requests ----

TEST_CASE_METHOD(Proxy, "a request goes on as it is, with a Route-Record behind it",
                 "[rfc6733][s6.1.9][s2.7][R94][R96][R98]") {
  found.local_agents = {};
  const std::vector<uint8_t>& der = VectorOctets("der_integrated");
  const VisitedAaaOutcome outcome = Forward(der);
  CHECK(outcome.event == VisitedAaaEvent::kForwarded);
  CHECK(ToHex(outcome.message) == Extended(der, kOnward, kRoute));
  CHECK(outcome.hop_by_hop == MessageView::Parse(der)->hop_by_hop());
  CHECK(outcome.command == diameter::CommandCode::kDiameterEap);
}

TEST_CASE_METHOD(Proxy, "local home agents are hinted where the access server can have one",
                 "[rfc5447][s4.2.1][s4.2.5][R54][R55][R94]") {
  const std::vector<uint8_t> der = LocalRequest();
  const VisitedAaaNeed need = VisitedAaa::Examine(config, der);
  CHECK(need.wanted);
  CHECK(need.is_request);
  CHECK(need.user_name == "mn1@home.example.org");
  CHECK(need.destination_realm == "home.example.org");
  CHECK(need.origin_host == "nas1.asp.example.net");
  const VisitedAaaOutcome outcome = Forward(der);
  CHECK(outcome.event == VisitedAaaEvent::kForwardedWithHint);
  CHECK(outcome.local_agents == 1);
  CHECK(ToHex(outcome.message) == Extended(der, kOnward, std::string(kLocalInfo) + kRoute));
}

TEST_CASE_METHOD(Proxy, "a prefix is hinted, unless the access server hints one",
                 "[rfc5447][s4.2.4][R55][R62]") {
  found.local_agents = {};
  found.prefix = Ipv6Prefix::FromText("2001:db8:6000:302::/64");
  const std::string prefix = "0000007d400000194020010db8600003020000000000000000000000";
  const std::vector<uint8_t> der = LocalRequest();
  CHECK(ToHex(Forward(der).message) == Extended(der, kOnward, prefix + kRoute));
  const std::vector<uint8_t> hinted = With(der, FromHex(prefix));
  CHECK(Forward(hinted).event == VisitedAaaEvent::kForwarded);
}

TEST_CASE_METHOD(Proxy, "nothing is hinted without the LOCAL bit", "[rfc5447][s4.2.5][R56]") {
  const std::vector<uint8_t>& der = VectorOctets("der_integrated");
  CHECK_FALSE(VisitedAaa::Examine(config, der).wanted);
  const VisitedAaaOutcome outcome = Forward(der);
  CHECK(outcome.event == VisitedAaaEvent::kForwarded);
  CHECK(outcome.withheld == 1);
  CHECK(ToHex(outcome.message) == Extended(der, kOnward, kRoute));
}

TEST_CASE_METHOD(Proxy, "nothing is hinted where nothing is asked to be authorised",
                 "[rfc4072][s2.3.3][R93]") {
  const std::vector<uint8_t> der = Without(LocalRequest(), AvpKey::kAuthRequestType,
                                           Avp(AvpKey::kAuthRequestType, FromHex("00000001")));
  CHECK(Forward(der).event == VisitedAaaEvent::kForwarded);
}

TEST_CASE_METHOD(Proxy, "requests of a home agent pass without a hint", "[rfc5778][s5.2]") {
  const std::vector<uint8_t> mir =
      With(VectorOctets("mir_mn_aaa"), FromHex("0000007c40000010 0000000000000003"));
  const VisitedAaaOutcome outcome = Forward(mir);
  CHECK(outcome.event == VisitedAaaEvent::kForwarded);
  CHECK(ToHex(outcome.message) == Extended(mir, kOnward, kRoute));
}

TEST_CASE_METHOD(Proxy, "a home agent that access servers would not know as local is never sent",
                 "[rfc5447][R94]") {
  AssignedHomeAgent elsewhere = LocalAgent();
  elsewhere.ipv6 = V6("2001:db8:9::1");
  AssignedHomeAgent other_realm = HomeAgent();
  AssignedHomeAgent nothing;
  nothing.realm = "asp.example.net";
  local = {elsewhere, other_realm, nothing};
  found.local_agents = local;
  const VisitedAaaOutcome outcome = Forward(LocalRequest());
  CHECK(outcome.event == VisitedAaaEvent::kForwarded);
  CHECK(outcome.left_out == 3);
  config.local_realms = {"home.example.org"};
  CHECK(Forward(LocalRequest()).local_agents == 1);
}

TEST_CASE_METHOD(Proxy, "no more home agents are added than a message may hold", "[limits]") {
  local.assign(9, LocalAgent());
  found.local_agents = local;
  const VisitedAaaOutcome outcome = Forward(With(LocalRequest(), FromHex(kLocalInfo)));
  CHECK(outcome.local_agents == 7);
  CHECK(outcome.left_out == 2);
}

TEST_CASE_METHOD(Proxy, "a host without a realm is one of this network", "[rfc5447][s4.2.3][R60]") {
  local[0].host = "ha.asp.example.net";
  found.local_agents = local;
  const std::vector<uint8_t> der = LocalRequest();
  // 486 { 334, 348 { 283, 293 } }
  const std::string info =
      "000001e640000060"
      "0000014e4000001a000220010db80001c02000000000000000010000"
      "0000015c4000003c"
      "0000011b400000176173702e6578616d706c652e6e657400"
      "000001254000001a68612e6173702e6578616d706c652e6e65740000";
  CHECK(ToHex(Forward(der).message) == Extended(der, kOnward, info + kRoute));
}

TEST_CASE_METHOD(Proxy, "a request that has been here before is a loop",
                 "[rfc6733][s6.1.3][R98][3005]") {
  const std::vector<uint8_t> der =
      With(VectorOctets("der_integrated"), Avp(AvpKey::kRouteRecord, "AAA.asp.example.net"));
  const VisitedAaaOutcome outcome = Forward(der);
  CHECK(outcome.event == VisitedAaaEvent::kRefused);
  CHECK(outcome.result_code == ResultCode::kLoopDetected);
  const MessageView answer = *MessageView::Parse(outcome.message);
  CHECK(answer.is_error());
  CHECK(answer.hop_by_hop() == MessageView::Parse(der)->hop_by_hop());
  CHECK(answer.avps().Find<diameter::ResultCodeAvp>()->value == ResultCode::kLoopDetected);
  CHECK(answer.avps().Find<diameter::OriginHost>()->value == "aaa.asp.example.net");
}

TEST_CASE_METHOD(Proxy, "a request without the P bit goes no further", "[rfc6733][s3]") {
  std::vector<uint8_t> der = VectorOctets("der_integrated");
  der[4] = diameter::kFlagRequest;
  CHECK(Forward(der).result_code == ResultCode::kUnableToDeliver);
  der[4] = 0xe0;
  CHECK(Forward(der).result_code == ResultCode::kInvalidHdrBits);
}

TEST_CASE_METHOD(Proxy, "a request with the E bit is refused for that, whatever else is wrong",
                 "[rfc6733][s3]") {
  std::vector<uint8_t> der = VectorOctets("der_integrated");
  der[4] = 0xe0;
  der[MessageView::kHeaderSize + 5] = 0xff;  // the first AVP is longer than the message
  const VisitedAaaOutcome outcome = Forward(der);
  CHECK(outcome.result_code == ResultCode::kInvalidHdrBits);
  const MessageView answer = *MessageView::Parse(outcome.message);
  CHECK(answer.is_error());
  CHECK(answer.avps().Find<diameter::ResultCodeAvp>()->value == ResultCode::kInvalidHdrBits);
  CHECK(answer.avps().Count(AvpKey::kFailedAvp) == 0);
}

TEST_CASE_METHOD(Proxy, "a request for this very host is the caller's", "[rfc6733][s6.1.4]") {
  const VisitedAaaOutcome outcome = Forward(
      With(VectorOctets("der_integrated"), Avp(AvpKey::kDestinationHost, "aaa.asp.example.net")));
  CHECK(outcome.event == VisitedAaaEvent::kForThisHost);
  CHECK_FALSE(outcome.transmits());
}

TEST_CASE_METHOD(Proxy, "a request that cannot be read is refused, one that cannot be framed not",
                 "[rfc6733][s7.1.5][R103][5014]") {
  std::vector<uint8_t> cut = VectorOctets("der_integrated");
  cut[cut.size() - 9] = 0x20;
  const VisitedAaaOutcome refused = Forward(cut);
  CHECK(refused.event == VisitedAaaEvent::kRefused);
  CHECK(refused.result_code == ResultCode::kInvalidAvpLength);
  const VisitedAaaOutcome dropped = Forward(Bytes(cut).subspan(0, 30));
  CHECK(dropped.event == VisitedAaaEvent::kMalformed);
  CHECK_FALSE(dropped.transmits());
}

TEST_CASE_METHOD(Proxy, "unknown AVPs, odd flags, padding and keys pass octet for octet",
                 "[rfc6733][s2.7][s4.1][R94][R101]") {
  // 0xfff0 with M, of a vendor, three octets and padding that is not zero; 464 with a key.
  const std::vector<uint8_t> odd =
      FromHex("0000fff0 e000000f 00012345 aabbccdd 000001d0 4000000c 01020304 0000fff1 1f000008");
  const std::vector<uint8_t> sent = With(VectorOctets("der_integrated"), odd);
  CHECK(ToHex(Forward(sent).message) == Extended(sent, kOnward, kRoute));
  const std::vector<uint8_t> answered = With(VectorOctets("dea_home_agent_assigned"), odd);
  CHECK(ToHex(Return(answered).message) == Extended(answered, kKept, ""));
}

TEST_CASE_METHOD(Proxy, "the T bit and the end-to-end id are never changed", "[rfc6733][s3][R96]") {
  std::vector<uint8_t> again = VectorOctets("der_integrated");
  again[4] |= diameter::kFlagRetransmitted;
  const MessageView onward_message = *MessageView::Parse(Forward(again).message);
  CHECK(onward_message.is_retransmitted());
  CHECK(onward_message.end_to_end() == MessageView::Parse(again)->end_to_end());
  CHECK(onward_message.hop_by_hop() == kOnward);
}

// ---- answers ----

TEST_CASE_METHOD(Proxy, "a local agent is added where the home server has authorised it",
                 "[rfc5447][s4.2.5][R94]") {
  const std::vector<uint8_t>& dea = VectorOctets("dea_local_allowed_no_ha");
  const VisitedAaaNeed need = VisitedAaa::Examine(config, dea);
  CHECK(need.wanted);
  CHECK_FALSE(need.is_request);
  CHECK(need.result_code == ResultCode::kSuccess);
  const VisitedAaaOutcome outcome = Return(dea);
  CHECK(outcome.event == VisitedAaaEvent::kReturnedWithLocalAgent);
  CHECK(outcome.local_agents == 1);
  CHECK(ToHex(outcome.message) == Extended(dea, kKept, kLocalInfo));
  CHECK(outcome.hop_by_hop == kKept);
}

TEST_CASE_METHOD(Proxy, "a local agent is never added without the home server's LOCAL bit",
                 "[rfc5447][s4.2.5][R94]") {
  const std::vector<uint8_t>& dea = VectorOctets("dea_home_agent_assigned");
  CHECK_FALSE(VisitedAaa::Examine(config, dea).wanted);
  const VisitedAaaOutcome outcome = Return(dea);
  CHECK(outcome.event == VisitedAaaEvent::kReturned);
  CHECK(outcome.withheld == 1);
  CHECK(ToHex(outcome.message) == Extended(dea, kKept, ""));
}

TEST_CASE_METHOD(Proxy, "a local agent is never added to an answer that does not authorise",
                 "[rfc4072][s2.2][R64][R66][R94]") {
  const std::vector<uint8_t> bit = FromHex("0000007c40000010 0000000000000003");
  const std::vector<uint8_t>& dea = VectorOctets("dea_local_allowed_no_ha");
  const auto result = [&](const char* code) {
    return Without(dea, AvpKey::kResultCode, Avp(AvpKey::kResultCode, FromHex(code)));
  };
  CHECK(Return(With(VectorOctets("dea_multi_round"), bit)).event == VisitedAaaEvent::kReturned);
  CHECK(Return(result("00000fa1")).event == VisitedAaaEvent::kReturned);  // 4001
  CHECK(Return(result("0000138b")).event == VisitedAaaEvent::kReturned);  // 5003
  CHECK(Return(With(VectorOctets("dea_ebit_3002"), bit)).event == VisitedAaaEvent::kReturned);
  CHECK(Return(Without(dea, AvpKey::kAuthRequestType,
                       Avp(AvpKey::kAuthRequestType, FromHex("00000001"))))
            .event == VisitedAaaEvent::kReturned);
  // Bits that contradict each other: IP4_HOA_ONLY_SUPPORTED without PMIP6_SUPPORTED.
  CHECK(
      Return(Without(dea, AvpKey::kMip6FeatureVector, FromHex("0000007c40000010 0001000000000003")))
          .event == VisitedAaaEvent::kReturned);
}

TEST_CASE_METHOD(Proxy, "a node that has a local agent gets no second one", "[rfc5447][R94]") {
  const std::vector<uint8_t>& dea = VectorOctets("dea_home_and_local");
  CHECK(ToHex(Return(dea).message) == Extended(dea, kKept, ""));
}

TEST_CASE_METHOD(Proxy, "an answer to nothing is dropped", "[rfc6733][s3][R96]") {
  const VisitedAaaOutcome outcome = Return(VectorOctets("dea_no_mip6"), std::nullopt);
  CHECK(outcome.event == VisitedAaaEvent::kUnknownAnswer);
  CHECK_FALSE(outcome.transmits());
}

TEST_CASE_METHOD(Proxy, "each direction takes only its own messages", "[rfc6733]") {
  CHECK(Forward(VectorOctets("dea_no_mip6")).event == VisitedAaaEvent::kNotARequest);
  CHECK(Return(VectorOctets("der_integrated")).event == VisitedAaaEvent::kNotAnAnswer);
}

TEST_CASE_METHOD(Proxy, "an answer that cannot be read goes back as it is", "[rfc6733][s4.1]") {
  std::vector<uint8_t> cut = VectorOctets("dea_local_allowed_no_ha");
  cut[cut.size() - 9] = 0x20;
  const VisitedAaaOutcome outcome = Return(cut);
  CHECK(outcome.event == VisitedAaaEvent::kReturnedUnread);
  CHECK(ToHex(outcome.message) == Extended(cut, kKept, ""));
}

TEST_CASE_METHOD(Proxy, "requests of the home server pass towards the access server",
                 "[rfc6733][s8.5][s6.1.9][R98]") {
  onward.peer = "aaa.home.example.org";
  const std::vector<uint8_t>& asr = VectorOctets("asr");
  const VisitedAaaOutcome outcome = Forward(asr);
  CHECK(outcome.event == VisitedAaaEvent::kForwarded);
  CHECK(ToHex(outcome.message) ==
        Extended(asr, kOnward, "0000011a4000001c6161612e686f6d652e6578616d706c652e6f7267"));
}

// ---- without state ----

TEST_CASE_METHOD(Proxy, "Proxy-Info keeps the hop-by-hop id and the way back",
                 "[rfc6733][s6.7.2][R96]") {
  config.stateless = true;
  const std::vector<uint8_t> connection = FromHex("0102");
  onward.downstream = connection;
  found.local_agents = {};
  const std::vector<uint8_t>& der = VectorOctets("der_integrated");
  // 284 { 280 "aaa.asp.example.net", 33 }
  const std::string id = ToHex(Bytes(der).subspan(12, 4));
  const std::string info =
      "0000011c40000034"
      "000001184000001b6161612e6173702e6578616d706c652e6e657400"
      "000000214000000e" +
      id + "01020000";
  CHECK(ToHex(Forward(der).message) == Extended(der, kOnward, info + kRoute));

  const std::vector<uint8_t>& dea = VectorOctets("dea_local_allowed_no_ha");
  const std::vector<uint8_t> answer = With(dea, FromHex(info));
  const VisitedAaaOutcome back = Return(answer, std::nullopt);
  CHECK(back.event == VisitedAaaEvent::kReturned);
  CHECK(ToHex(back.downstream) == "0102");
  CHECK(ToHex(back.message) == Extended(dea, MessageView::Parse(der)->hop_by_hop(), ""));
}

TEST_CASE_METHOD(Proxy, "only the last Proxy-Info, and only our own, is taken out",
                 "[rfc6733][s6.7.2]") {
  config.stateless = true;
  found.local_agents = {};
  const std::string ours =
      "0000011c40000030"
      "000001184000001b6161612e6173702e6578616d706c652e6e657400"
      "000000214000000c0abc0001";
  const std::string other = "0000011c40000020000001184000000b70312e00000000214000000a0a0b0000";
  const std::vector<uint8_t>& dea = VectorOctets("dea_no_mip6");
  const std::vector<uint8_t> both = With(With(dea, FromHex(other)), FromHex(ours));
  CHECK(ToHex(Return(both, std::nullopt).message) == Extended(dea, kKept, other));
  const std::vector<uint8_t> reversed = With(With(dea, FromHex(ours)), FromHex(other));
  CHECK(Return(reversed, std::nullopt).event == VisitedAaaEvent::kUnknownAnswer);
  CHECK(Return(dea, kKept).event == VisitedAaaEvent::kUnknownAnswer);
}

// ---- the rest ----

TEST_CASE_METHOD(Proxy, "a visited buffer that is too small changes nothing and tells the size",
                 "[rfc6733]") {
  const std::vector<uint8_t> der = LocalRequest();
  const size_t whole = Forward(der).message.size();
  std::array<uint8_t, 64> small{};
  const VisitedAaaOutcome outcome =
      VisitedAaa::Forward(config, der, onward, found, absl::MakeSpan(small));
  CHECK(outcome.event == VisitedAaaEvent::kBufferTooSmall);
  CHECK(outcome.error.want == whole);
  CHECK_FALSE(outcome.transmits());
}

TEST_CASE_METHOD(Proxy, "a visited buffer too small for a refusal tells a size that is enough",
                 "[rfc6733][s7]") {
  std::vector<uint8_t> der = VectorOctets("der_integrated");
  der[4] = diameter::kFlagRequest;
  std::array<uint8_t, 60> small{};
  const VisitedAaaOutcome outcome =
      VisitedAaa::Forward(config, der, onward, found, absl::MakeSpan(small));
  CHECK(outcome.event == VisitedAaaEvent::kBufferTooSmall);
  std::vector<uint8_t> enough(outcome.error.want);
  CHECK(VisitedAaa::Forward(config, der, onward, found, absl::MakeSpan(enough)).result_code ==
        ResultCode::kUnableToDeliver);
}

TEST_CASE_METHOD(Proxy, "what does not fit a message is not encoded", "[limits]") {
  const std::vector<uint8_t> long_state(65, 1);
  onward.downstream = long_state;
  config.stateless = true;
  CHECK(Forward(VectorOctets("der_integrated")).event == VisitedAaaEvent::kNotEncodable);
  onward.downstream = {};
  onward.peer = {};
  CHECK(Forward(VectorOctets("der_integrated")).event == VisitedAaaEvent::kNotEncodable);
}

TEST_CASE_METHOD(Proxy, "a visited server's steps are counted", "[counters]") {
  VisitedAaaCounters counters;
  counters.Record(Forward(LocalRequest()));
  counters.Record(Forward(VectorOctets("der_integrated")));
  counters.Record(Return(VectorOctets("dea_no_mip6"), std::nullopt));
  VisitedAaaCounters sum;
  sum += counters;
  sum += counters;
  CHECK(sum.received() == 6);
  CHECK(sum.sent() == 4);
  CHECK(sum.received_commands().count(diameter::CommandCode::kDiameterEap) == 6);
  CHECK(sum.sent_commands().count(diameter::CommandCode::kDiameterEap) == 4);
  CHECK(sum.sent_commands().count(diameter::CommandCode::kAa) == 0);
  CHECK(sum.local_agents() == 2);
  CHECK(sum.withheld() == 2);
  CHECK(sum.left_out() == 0);
  CHECK(sum.count(VisitedAaaEvent::kUnknownAnswer) == 2);
  CHECK(std::string(VisitedAaaEventName(VisitedAaaEvent::kReturnedWithLocalAgent)) ==
        "returned-with-local-agent");
}

TEST_CASE("a config error of a visited server names its key", "[config]") {
  VisitedAaaConfig config;
  CHECK(std::string(config.Validate().error().name) == "visited_aaa.origin_host");
  config.origin_host = "aaa.asp.example.net";
  CHECK(std::string(config.Validate().error().name) == "visited_aaa.origin_realm");
  config.origin_realm = "asp.example.net";
  CHECK(config.Validate());
  config.local_realms = {"bad realm"};
  CHECK(config.Validate().error().ToString().rfind("visited_aaa.local_realms[0]: ", 0) == 0);
  config.local_realms.clear();
  config.applications.clear();
  CHECK(config.Validate().error().ToString() == "visited_aaa.applications: is missing");
}

}}  // namespace mip6boot::test::aaa
