// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The home AAA ends a session, or has it authorised again (RFC 6733 8.3, 8.5).

#include <array>
#include <string>

#include "mip6boot/roles/home_aaa.h"
#include "tests/unit/roles/home_aaa_harness.h"

namespace mip6boot::test::aaa { namespace {

using diameter::AvpKey;
using diameter::CommandCode;
using diameter::MessageView;
using diameter::ResultCode;

struct Asking {
  Asking() {
    const MessageView asr = *MessageView::Parse(VectorOctets("asr"));
    demand.session_id = "nas1.asp.example.net;1876543210;523";
    demand.application = diameter::ApplicationId::kEap;
    demand.destination_host = "nas1.asp.example.net";
    demand.destination_realm = "asp.example.net";
    demand.hop_by_hop = asr.hop_by_hop();
    demand.end_to_end = asr.end_to_end();
  }

  AaaOutcome Ask() { return HomeAaa::Ask(config, demand, absl::MakeSpan(buffer)); }
  // ASA or RAA of the access server, of this result.
  std::vector<uint8_t> Reply(const char* result, const char* flags_and_command = "40000112") {
    return FromHex(
        "01000080" + std::string(flags_and_command) +
        "00000005"
        "7777777b88880005" +
        "000001074000002b6e6173312e6173702e6578616d706c652e6e65743b313837363534333231303b"
        "35323300"
        "0000010c4000000c" +
        result +
        "000001084000001c6e6173312e6173702e6578616d706c652e6e6574"
        "00000128400000176173702e6578616d706c652e6e657400");
  }
  AaaOutcome Take(Bytes reply) { return HomeAaa::TakeReply(config, demand, reply); }

  HomeAaaConfig config = Config();
  SessionDemand demand;
  std::array<uint8_t, 1024> buffer{};
};

TEST_CASE_METHOD(Asking, "a session is ended by ASR", "[rfc6733][s8.5.1][R95]") {
  const AaaOutcome outcome = Ask();
  CHECK(outcome.event == AaaEvent::kAsked);
  CHECK(outcome.command == CommandCode::kAbortSession);
  CHECK(ToHex(outcome.message) == ToHex(VectorOctets("asr")));
}

TEST_CASE_METHOD(Asking, "a session is authorised again by RAR", "[rfc6733][s8.3.1][R95]") {
  demand.command = CommandCode::kReAuth;
  demand.reauthorize_as = diameter::ReAuthRequestType::kAuthorizeOnly;
  demand.user_name = "mn1@home.example.org";
  CHECK(ToHex(Ask().message) ==
        "010000dcc0000102000000057777777b88880005"
        "000001074000002b6e6173312e6173702e6578616d706c652e6e65743b313837363534333231303b35323300"
        "000001084000001c6161612e686f6d652e6578616d706c652e6f7267"
        "0000012840000018686f6d652e6578616d706c652e6f7267"
        "0000011b400000176173702e6578616d706c652e6e657400"
        "000001254000001c6e6173312e6173702e6578616d706c652e6e6574"
        "000001024000000c00000005"
        "0000011d4000000c00000000"
        "000000014000001c6d6e3140686f6d652e6578616d706c652e6f7267");
}

TEST_CASE_METHOD(Asking, "only what is sent again has the T bit", "[rfc6733][s3][R96]") {
  CHECK_FALSE(MessageView::Parse(Ask().message)->is_retransmitted());
  demand.sent_before = true;
  CHECK(MessageView::Parse(Ask().message)->is_retransmitted());
}

TEST_CASE_METHOD(Asking, "the answer says what becomes of the session",
                 "[rfc6733][s8.5.2][s7.1][R99]") {
  const std::vector<uint8_t> done = Reply("000007d1");
  CHECK(Take(done).event == AaaEvent::kComplied);
  CHECK(Take(done).session_id == demand.session_id);
  CHECK(Take(Reply("000007d2")).event == AaaEvent::kComplied);
  CHECK(Take(Reply("0000138a")).event == AaaEvent::kSessionGone);
  CHECK(Take(Reply("00001394")).event == AaaEvent::kDeclined);
  CHECK(Take(Reply("00000bba", "60000112")).event == AaaEvent::kDeclined);
  CHECK(Take(Reply("00002710")).event == AaaEvent::kDeclined);
  CHECK(Take(Reply("00002710")).result_code == ResultCode{10000});
  demand.command = CommandCode::kReAuth;
  CHECK(Take(Reply("000007d1", "40000102")).event == AaaEvent::kComplied);
}

TEST_CASE_METHOD(Asking, "an answer to something else is none", "[rfc6733][s3][R96]") {
  CHECK(Take(Reply("000007d1", "40000102")).event == AaaEvent::kMalformedReply);
  CHECK(Take(Reply("000007d1", "c0000112")).event == AaaEvent::kMalformedReply);
  std::vector<uint8_t> other = Reply("000007d1");
  other[19] ^= 1;  // the end-to-end id
  CHECK(Take(other).event == AaaEvent::kMalformedReply);
  std::vector<uint8_t> session = Reply("000007d1");
  session[62] ^= 1;
  CHECK(Take(session).event == AaaEvent::kMalformedReply);
  CHECK(Take(Without(Reply("000007d1"), AvpKey::kResultCode)).event == AaaEvent::kMalformedReply);
  CHECK(Take(Bytes(other).subspan(0, 30)).event == AaaEvent::kMalformedReply);
}

TEST_CASE_METHOD(Asking, "a demand that cannot be sent names its field", "[config]") {
  SessionDemand good = demand;
  const auto field = [&] { return std::string(Ask().error.name); };
  demand.command = CommandCode::kAa;
  CHECK(Ask().event == AaaEvent::kNotEncodable);
  CHECK(field() == "session_demand.command");
  demand = good;
  demand.session_id = {};
  CHECK(field() == "session_demand.session_id");
  demand = good;
  demand.destination_host = "bad host";
  CHECK(Ask().error.ToString() ==
        "session_demand.destination_host: octet 32 is not allowed in this text");
  demand = good;
  demand.destination_realm = {};
  CHECK(field() == "session_demand.destination_realm");
  demand = good;
  std::array<uint8_t, 40> small{};
  const AaaOutcome outcome = HomeAaa::Ask(config, demand, absl::MakeSpan(small));
  CHECK(outcome.event == AaaEvent::kBufferTooSmall);
  CHECK(outcome.error.want == VectorOctets("asr").size());
}

TEST_CASE_METHOD(Asking, "what is asked and answered is counted", "[counters]") {
  AaaCounters counters;
  counters.Record(Ask());
  counters.Record(Take(Reply("000007d1")));
  CHECK(counters.count(AaaEvent::kAsked) == 1);
  CHECK(counters.count(AaaEvent::kComplied) == 1);
  CHECK(counters.sent() == 1);
  CHECK(counters.sent_commands().count(CommandCode::kAbortSession) == 1);
  CHECK(counters.received_commands().count(CommandCode::kAbortSession) == 1);
  CHECK(counters.received_commands().count(CommandCode::kReAuth) == 0);
  CHECK(counters.received() == 1);
  CHECK(counters.sent(diameter::ResultClass::kPermanentFailure) == 0);
}

}}  // namespace mip6boot::test::aaa
