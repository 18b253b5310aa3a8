// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Duplicates of requests are answered alike (R97).

#include "mip6boot/roles/answered_requests.h"

#include <array>
#include <string>

#include "tests/unit/roles/home_aaa_harness.h"

namespace mip6boot::test::aaa { namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using diameter::AvpKey;
using diameter::MessageView;

// A home AAA that assigns another home agent each time it is asked.
struct Assigning {
  Assigning() {
    found.verdict = HomeAaaFound::Verdict::kAccept;
    found.mobility.allowed = true;
    found.mobility.home_agents = home;
  }

  HomeAaaFound LookUp() {
    ++lookups;
    home[0].ipv6 = V6(lookups == 1 ? "2001:db8:6000:302::1" : "2001:db8:6000:302::2");
    return found;
  }
  AaaOutcome Serve(Bytes request) {
    return AnswerOnce(
        now, config, request, [this](const HomeAaaNeed&) { return LookUp(); }, answered,
        absl::MakeSpan(buffer));
  }
  HomeAaaNeed Need() const { return HomeAaa::Examine(config, VectorOctets("der_integrated")); }

  HomeAaaConfig config = Config();
  HomeAaaFound found;
  std::vector<AssignedHomeAgent> home = {HomeAgent()};
  AnsweredRequests answered;
  TimePoint now{1000s};
  int lookups = 0;
  std::array<uint8_t, HomeAaa::kMaxAnswerSize> buffer{};
};

// The same, sent again over another connection.
std::vector<uint8_t> Again(uint8_t last_octet_of_id = 0x99) {
  std::vector<uint8_t> again = VectorOctets("der_integrated");
  again[4] |= diameter::kFlagRetransmitted;
  again[15] = last_octet_of_id;
  return again;
}

TEST_CASE_METHOD(Assigning, "a duplicate gets the same answer, and nothing is assigned again",
                 "[rfc6733][s3][R97]") {
  const AaaOutcome first = Serve(VectorOctets("der_integrated"));
  CHECK(first.event == AaaEvent::kAuthorisedWithHomeAgents);
  std::vector<uint8_t> expected(first.message.begin(), first.message.end());
  expected[15] = 0x99;
  const AaaOutcome second = Serve(Again());
  CHECK(second.event == AaaEvent::kAnsweredAgain);
  CHECK(ToHex(second.message) == ToHex(expected));
  CHECK(second.result_code == diameter::ResultCode::kSuccess);
  CHECK_FALSE(MessageView::Parse(second.message)->is_retransmitted());
  CHECK(lookups == 1);
  CHECK(answered.counters().again == 1);
}

TEST_CASE_METHOD(Assigning, "a duplicate that came another way goes back that way",
                 "[rfc6733][s6.2][R97][R98]") {
  const std::vector<uint8_t> first =
      FromHex("0000011c40000020 000001184000000b70312e00 000000214000000a0a0b0000");
  const std::vector<uint8_t> second =
      FromHex("0000011c40000020 000001184000000b70322e00 000000214000000a0c0d0000");
  const AaaOutcome plain = Serve(With(VectorOctets("der_integrated"), first));
  const std::string answer = ToHex(plain.message);
  const std::string body = answer.substr(0, answer.size() - 64);
  CHECK(answer == body + ToHex(first));
  std::vector<uint8_t> route = second;
  const std::vector<uint8_t> record = Avp(AvpKey::kRouteRecord, "p2.asp.example.net");
  route.insert(route.end(), record.begin(), record.end());
  const std::vector<uint8_t> same_id = With(Again(VectorOctets("der_integrated")[15]), route);
  CHECK(ToHex(Serve(same_id).message) == body + ToHex(second));
}

TEST_CASE_METHOD(Assigning, "what differs in host, id, session or command is no duplicate",
                 "[rfc6733][s3][R97]") {
  Serve(VectorOctets("der_integrated"));
  std::vector<uint8_t> other_id = Again();
  other_id[19] ^= 1;
  CHECK(Serve(other_id).event == AaaEvent::kAuthorisedWithHomeAgents);
  CHECK(
      Serve(Without(Again(), AvpKey::kOriginHost, Avp(AvpKey::kOriginHost, "nas2.asp.example.net")))
          .event == AaaEvent::kAuthorisedWithHomeAgents);
  CHECK(Serve(Without(Again(), AvpKey::kSessionId, Avp(AvpKey::kSessionId, "other;1;2"))).event ==
        AaaEvent::kAuthorisedWithHomeAgents);
  CHECK(lookups == 4);
}

TEST_CASE_METHOD(Assigning, "a host is the same in letters of either case, and with a final dot",
                 "[rfc6733][s3][s4.3.1][R97]") {
  Serve(VectorOctets("der_integrated"));
  for (const char* const host : {"NAS1.asp.example.net", "nas1.asp.example.net."}) {
    CHECK(Serve(Without(Again(), AvpKey::kOriginHost, Avp(AvpKey::kOriginHost, host))).event ==
          AaaEvent::kAnsweredAgain);
  }
  CHECK(lookups == 1);
}

TEST_CASE_METHOD(Assigning, "a duplicate of a request that is looked up still waits for it",
                 "[rfc6733][s3][R97]") {
  CHECK(*answered.Note(now, Need()) == RequestStanding::kNew);
  CHECK(*answered.Note(now, Need()) == RequestStanding::kBeingAnswered);
  CHECK(Serve(Again()).event == AaaEvent::kBeingAnswered);
  CHECK(lookups == 0);
  CHECK(answered.counters().early == 2);
  const AaaOutcome outcome =
      HomeAaa::Answer(config, VectorOctets("der_integrated"), found, absl::MakeSpan(buffer));
  answered.Keep(now, Need(), outcome);
  CHECK(*answered.Note(now, Need()) == RequestStanding::kAnswered);
}

TEST_CASE_METHOD(Assigning, "a request that is given up is new when it comes again",
                 "[rfc6733][s3][R97]") {
  CHECK(*answered.Note(now, Need()) == RequestStanding::kNew);
  answered.Abandon(Need());
  CHECK(answered.size() == 0);
  CHECK(*answered.Note(now, Need()) == RequestStanding::kNew);
  AaaOutcome nothing;
  nothing.event = AaaEvent::kNotEncodable;
  answered.Keep(now, Need(), nothing);
  CHECK(answered.size() == 0);
}

TEST_CASE_METHOD(Assigning,
                 "answers are kept for four minutes of the caller's clock, and no longer",
                 "[rfc6733][s3][R97]") {
  Serve(VectorOctets("der_integrated"));
  CHECK(answered.NextDeadline() == now + 240s);
  CHECK(answered.octets() > 0);
  now += 239s;
  CHECK(Serve(Again()).event == AaaEvent::kAnsweredAgain);
  now -= 100s;  // a clock that goes back counts as the latest one seen
  CHECK(Serve(Again()).event == AaaEvent::kAnsweredAgain);
  now += 101s;
  answered.Expire(now);
  CHECK(answered.size() == 0);
  CHECK(answered.octets() == 0);
  CHECK_FALSE(answered.NextDeadline().has_value());
  CHECK(Serve(Again()).event == AaaEvent::kAuthorisedWithHomeAgents);
}

TEST_CASE_METHOD(Assigning, "answers are kept as long where the clock began in the future",
                 "[rfc6733][s3][R97]") {
  now = TimePoint(-3600s);
  Serve(VectorOctets("der_integrated"));
  CHECK(answered.NextDeadline() == now + 240s);
  answered.Expire(now + 240s);
  CHECK(answered.size() == 0);
}

TEST_CASE_METHOD(Assigning, "no more requests and octets are kept than configured",
                 "[limits][R97]") {
  AnsweredRequestsConfig small;
  small.max_requests = 2;
  answered = AnsweredRequests(small);
  std::vector<uint8_t> request = VectorOctets("der_integrated");
  for (uint8_t id = 0; id < 5; ++id) {
    request[19] = id;
    Serve(request);
  }
  CHECK(answered.size() == 2);
  CHECK(answered.counters().forgotten == 3);
  CHECK(Serve(request).event == AaaEvent::kAnsweredAgain);

  small = AnsweredRequestsConfig();
  small.max_octets = AnsweredRequestsConfig::kMinOctets;
  answered = AnsweredRequests(small);
  // Each answer has some 500 octets.
  for (int id = 0; id < 1000; ++id) {
    StoreBigEndian32(&request[16], static_cast<uint32_t>(id));
    Serve(request);
  }
  CHECK(answered.octets() <= 131072);
  CHECK(answered.octets() > 130000);
  CHECK(answered.counters().forgotten > 500);
}

TEST_CASE_METHOD(Assigning,
                 "what a request is known by counts among the octets kept, from the first",
                 "[limits][R97]") {
  AnsweredRequestsConfig small;
  small.max_octets = AnsweredRequestsConfig::kMinOctets;
  answered = AnsweredRequests(small);
  const std::string long_id(30'000, 'x');
  HomeAaaNeed need = Need();
  need.session_id = long_id;
  for (uint32_t id = 1; id <= 4; ++id) {
    need.end_to_end = diameter::EndToEndId{id};
    CHECK(*answered.Note(now, need) == RequestStanding::kNew);
    CHECK(answered.octets() > id * 30'000);
  }
  CHECK(answered.counters().forgotten == 0);
  need.end_to_end = diameter::EndToEndId{5};
  CHECK(*answered.Note(now, need) == RequestStanding::kNew);
  CHECK(answered.size() == 4);
  CHECK(answered.octets() <= 131072);
  CHECK(answered.counters().forgotten == 1);
  answered.Abandon(need);
  answered.Expire(now + 240s);
  CHECK(answered.octets() == 0);
}

TEST_CASE_METHOD(Assigning, "a request that is refused as it stands is not kept",
                 "[rfc6733][s7][R97]") {
  const std::vector<uint8_t> bad =
      Without(VectorOctets("der_integrated"), AvpKey::kAuthRequestType);
  CHECK(Serve(bad).event == AaaEvent::kRefused);
  CHECK(Serve(bad).event == AaaEvent::kRefused);
  CHECK(answered.size() == 0);
  CHECK(lookups == 0);
}

TEST_CASE_METHOD(Assigning, "a duplicate's buffer that is too small tells the size", "[R97]") {
  const size_t whole = Serve(VectorOctets("der_integrated")).message.size();
  std::array<uint8_t, 100> small{};
  const AaaOutcome outcome = answered.AnswerAgain(Need(), Again(), absl::MakeSpan(small));
  CHECK(outcome.event == AaaEvent::kBufferTooSmall);
  CHECK(outcome.error.want == whole);
}

TEST_CASE_METHOD(Assigning, "with too small a buffer a request is answered when it comes again",
                 "[R97]") {
  std::array<uint8_t, 100> small{};
  const auto look = [this](const HomeAaaNeed&) { return LookUp(); };
  CHECK(
      AnswerOnce(now, config, VectorOctets("der_integrated"), look, answered, absl::MakeSpan(small))
          .event == AaaEvent::kBufferTooSmall);
  CHECK(Serve(VectorOctets("der_integrated")).event == AaaEvent::kAuthorisedWithHomeAgents);
}

TEST_CASE_METHOD(Assigning, "answers out of order are counted and harmless", "[events][R97]") {
  AaaOutcome outcome =
      HomeAaa::Answer(config, VectorOctets("der_integrated"), found, absl::MakeSpan(buffer));
  answered.Keep(now, Need(), outcome);
  answered.Abandon(Need());
  CHECK(answered.counters().unknown == 2);
  CHECK(answered.size() == 0);
  std::array<uint8_t, 1024> out{};
  CHECK(answered.AnswerAgain(Need(), Again(), absl::MakeSpan(out)).event == AaaEvent::kNotARequest);
  // Twice: the first answer is the one.
  CHECK(*answered.Note(now, Need()) == RequestStanding::kNew);
  answered.Keep(now, Need(), outcome);
  answered.Keep(now, Need(), outcome);
  CHECK(answered.counters().kept == 1);
  CHECK(answered.counters().unknown == 3);
}

TEST_CASE_METHOD(Assigning, "a config error of the kept answers names its key, and answers nothing",
                 "[config][R96][R97]") {
  const auto refusal = [this](auto change) -> std::string {
    AnsweredRequestsConfig bad;
    change(bad);
    answered = AnsweredRequests(bad);
    const Result<void> valid = bad.Validate();
    const Result<RequestStanding> standing = answered.Note(now, Need());
    const AaaOutcome outcome = Serve(VectorOctets("der_integrated"));
    if (valid) return standing && outcome.event == AaaEvent::kBeingAnswered ? "" : "refused";
    // An answer that could be given twice is not given.
    if (standing || outcome.transmits() || outcome.event != AaaEvent::kNotEncodable || lookups != 0)
      return "answered all the same";
    return outcome.error.ToString();
  };
  using Config = AnsweredRequestsConfig;
  CHECK(refusal([](Config&) {}).empty());
  CHECK(refusal([](Config& bad) { bad.keep = std::chrono::minutes(5); }).empty());
  CHECK(refusal([](Config& bad) { bad.keep = 239s; }) ==
        "answered_requests.keep: 239 s, must be at least 240 s");
  CHECK(refusal([](Config& bad) { bad.keep = -1s; }) ==
        "answered_requests.keep: -1 s, must be at least 240 s");
  CHECK(refusal([](Config& bad) { bad.max_requests = 0; }) ==
        "answered_requests.max_requests: 0, must be at least 1");
  CHECK(refusal([](Config& bad) { bad.max_octets = 0; }) ==
        "answered_requests.max_octets: length 0, must be at least 131072");
}

}}  // namespace mip6boot::test::aaa
