// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/error_answer.h"

#include <string>
#include <vector>

#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/error_answer_testing.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;
using test::ToHex;

TEST_CASE("an answer that waits to be sent takes the memory of its size", "[rfc6733][s6.2]") {
  const std::string large(2 * 60000, '0');
  const TestMessage request("80000118 00000000", "0001869f 0000ea68" + large);
  std::vector<uint8_t> short_answer;
  REQUIRE(ComposeErrorAnswer(request.view(), Self(), ResultCode::kTooBusy, short_answer));
  CHECK(short_answer.size() == 56);
  CHECK(short_answer.capacity() == 56);

  // What is as large as may be is copied into Failed-AVP; one octet more, and its example is.
  const auto answer_to = [](size_t octets) {
    std::vector<uint8_t> avp = FromHex("0001869f 40000000" + std::string(2 * octets, '0'));
    StoreBigEndian24(avp.data() + 5, static_cast<uint32_t>(8 + octets));
    avp.resize((avp.size() + 3) & ~size_t{3});
    const TestMessage request_with("80000118 00000000", ToHex(avp));
    std::vector<uint8_t> answer;
    REQUIRE(ComposeErrorAnswer(
        request_with.view(), Self(),
        AvpHeaderError(*request_with.view().avps().begin(), Reason::kUnsupported), answer));
    CHECK(answer.capacity() == answer.size());
    CHECK(MessageView::Parse(answer).has_value());
    return answer.size();
  };
  CHECK(answer_to(kMaxFailedAvpOctets) == 56 + 8 + 8 + kMaxFailedAvpOctets);
  CHECK(answer_to(kMaxFailedAvpOctets + 1) == 56 + 8 + 8);
}

TEST_CASE("a protocol error has the E bit and its own grammar", "[rfc6733][s7.2]") {
  const TestMessage request(kDerStart, std::string(kDerAvps) + kPayload);
  std::vector<uint8_t> buffer(512);
  const Result<Bytes> answer =
      WriteErrorAnswer(request.view(), Self(), ResultCode::kUnableToDeliver, MutableBytes(buffer));
  REQUIRE(answer.has_value());
  CHECK(ToHex(*answer) ==
        "010000446000010c000000051111111122220001"
        "000001074000000973000000"
        "000001084000000961000000"
        "000001284000000968000000"
        "0000010c4000000c00000bba");
}

TEST_CASE("a transient failure never has the E bit", "[rfc6733][s7.1.4]") {
  CHECK(ErrorBitFor(ResultCode::kAuthenticationRejected) == ErrorBit::kNever);
  CHECK(ErrorBitFor(ResultCode::kUnableToDeliver) == ErrorBit::kAlways);
  CHECK(ErrorBitFor(ResultCode::kUnableToComply) == ErrorBit::kIfNeeded);
  CHECK(ErrorBitFor(ResultCode{9001}) == ErrorBit::kIfNeeded);
  CHECK(ErrorBitFor(ResultCode::kSuccess) == ErrorBit::kNever);
  CHECK(ErrorBitFor(ResultCode::kMultiRoundAuth) == ErrorBit::kNever);
  // Not even where the command's own grammar cannot be kept.
  const TestMessage request(kDerStart, "");
  std::vector<uint8_t> buffer(512);
  const Result<Bytes> answer = WriteErrorAnswer(
      request.view(), Self(), ResultCode::kAuthenticationRejected, MutableBytes(buffer));
  REQUIRE(answer.has_value());
  CHECK((*answer)[4] == 0x40);
}

TEST_CASE("a permanent failure has the E bit where the command's own answer cannot be composed",
          "[rfc6733][s7.1.5]") {
  CHECK(DerAnswer("00000107 40000009 73000000").substr(8, 2) == "60");
  CHECK(DerAnswer(kDerAvps).substr(8, 2) == "40");
  CHECK(Answer<DeviceWatchdogRequest>(TestMessage("80000118 00000000", "")).substr(8, 2) == "00");
  CHECK(Answer<CapabilitiesExchangeRequest>(TestMessage("80000101 00000000", "")).substr(8, 2) ==
        "20");
}

TEST_CASE("agents' notes come back as they were, at the end and in order", "[rfc6733][s6.2]") {
  const std::string first =
      "0000011c 60000020 00000118 40000009 61000000 00000021 4000000a beef0000";
  const std::string second =
      "0000011c 40000020 00000118 40000009 62000000 00000021 4000000a dead0000";
  const std::string answer = DerAnswer(std::string(kDerAvps) + first + second);
  CHECK(answer == Answered("0000ac", "0000138d",
                           "0000011740000010000001ce40000008"
                           "0000011c6000002000000118400000096100000000000021"
                           "4000000abeef0000"
                           "0000011c4000002000000118400000096200000000000021"
                           "4000000adead0000"));
}

TEST_CASE("who found the fault is named if it is not who answers", "[rfc6733][s7.4]") {
  const TestMessage request("80000118 00000000", "");
  std::vector<uint8_t> buffer(512);
  Answerer self = Self();
  self.reporting_host = "A";
  self.origin_state_id = 7;
  self.error_message = "no";
  const Result<Bytes> own =
      WriteErrorAnswer(request.view(), self, ResultCode::kUnableToComply, MutableBytes(buffer));
  REQUIRE(own.has_value());
  CHECK(ToHex(*own) ==
        "010000500000011800000000"
        "1111111122220001"
        "0000010c4000000c00001394"
        "000001084000000961000000"
        "000001284000000968000000"
        "000001164000000c00000007"
        "000001190000000a6e6f0000");
  self.reporting_host = "b";
  const Result<Bytes> other =
      WriteErrorAnswer(request.view(), self, ResultCode::kUnableToComply, MutableBytes(buffer));
  REQUIRE(other.has_value());
  CHECK(ToHex(*other).substr(160) == "000001260000000962000000");
}

TEST_CASE("what is bad in a request is quoted in the answer, and does not stand in it otherwise",
          "[rfc6733][s6.2][s7.5]") {
  const std::string bad_session =
      "00000107 40000009 ff000000 00000102 4000000c 00000005 00000108 40000009 6e000000"
      "00000128 40000009 72000000 0000011b 40000009 68000000 00000112 4000000c 00000003";
  const std::string answer = DerAnswer(bad_session + kPayload);
  // The grammar of answers with the E bit, as the command's own needs a Session-Id.
  CHECK(answer ==
        "0100004c6000010c000000051111111122220001"
        "000001084000000961000000"
        "000001284000000968000000"
        "0000010c4000000c0000138c"
        "000001174000001400000107"
        "40000009ff000000");
  const std::string bad_proxy = "0000011c 40000014 00000118 40000009 61000000";
  const std::string with_proxy = DerAnswer(std::string(kDerAvps) + bad_proxy);
  CHECK(with_proxy.find("0000011c4000001400000118") == std::string::npos);
}

TEST_CASE("an application that is not the header's is quoted, and the answer names the header's",
          "[rfc6733][s6.8][s7.5]") {
  const std::string other_application =
      "00000107 40000009 73000000 00000102 4000000c 00000001 00000108 40000009 6e000000"
      "00000128 40000009 72000000 0000011b 40000009 68000000 00000112 4000000c 00000003";
  const TestMessage request(kDerStart, other_application + kPayload);
  const MessageView view = request.view();
  const Error error = AvpError(*view.avps().First(AvpKey::kAuthApplicationId), Reason::kBadValue);
  std::vector<uint8_t> buffer(512);
  const Result<Bytes> answer = WriteErrorAnswer(view, Self(), error, MutableBytes(buffer));
  REQUIRE(answer.has_value());
  CHECK(ToHex(*answer) ==
        Answered("000070", "0000138c", "0000011740000014000001024000000c00000001"));
}

TEST_CASE("a code that is no failure is no error", "[rfc6733][s7.1]") {
  const TestMessage request("80000118 00000000", "");
  std::vector<uint8_t> buffer(512);
  CHECK(WriteErrorAnswer(request.view(), Self(), ResultCode::kSuccess, MutableBytes(buffer))
            .error()
            .ToString() == "Result-Code (268) at offset 0: value 2001 is not allowed");
  std::vector<uint8_t> composed;
  const std::vector<uint8_t> redirect = FromHex("00000124 40000010 6161613a2f2f6200");
  REQUIRE(ComposeErrorAnswer(request.view(), Self(), ResultCode::kRedirectIndication, composed,
                             redirect));
  CHECK(ToHex(composed).substr(112) == "00000124400000106161613a2f2f6200");
}

TEST_CASE("a redirection without a host is not written", "[rfc6733][s6.12][s7.1.3]") {
  const TestMessage request("80000118 00000000", "");
  std::vector<uint8_t> buffer(512);
  CHECK(WriteErrorAnswer(request.view(), Self(), ResultCode::kRedirectIndication,
                         MutableBytes(buffer))
            .error()
            .ToString() == "Redirect-Host (292) at offset 0: is missing");
}

// RFC 6733 7.1, facts of each code: who refuses for it, and whether the E bit is set.
TEST_CASE("each reason has its Result-Code", "[rfc6733][s7.1]") {
  const auto avp = [](Reason reason, AvpKey key) {
    AvpView view;
    view.key = key;
    return static_cast<unsigned>(ResultCodeFor(AvpHeaderError(view, reason)));
  };
  const auto message = [](Reason reason) {
    Error error = MakeError(reason, 0);
    error.kind = ElementKind::kDiameterMessage;
    return static_cast<unsigned>(ResultCodeFor(error));
  };
  int of_values = 0;
  CHECK(message(Reason::kWrongType) == 3001);
  CHECK(message(Reason::kBadFlags) == 3008);
  CHECK(message(Reason::kBadVersion) == 5011);
  CHECK(message(Reason::kTruncated) == 5015);
  CHECK(message(Reason::kBadMultiple) == 5015);
  CHECK(message(Reason::kTooLong) == 5015);
  CHECK(message(Reason::kTooShort) == 5015);
  CHECK(message(Reason::kBadLength) == 5015);
  CHECK(message(Reason::kTooMany) == 5012);
  CHECK(avp(Reason::kBadFlags, AvpKey::kOriginHost) == 3009);
  CHECK(avp(Reason::kUnsupported, AvpKey{0, 9999}) == 5001);
  CHECK(avp(Reason::kBadFamily, AvpKey::kMipHomeAgentAddress) == 5004);
  CHECK(avp(Reason::kStrayBits, AvpKey::kMip6HomeLinkPrefix) == 5004);
  CHECK(avp(Reason::kIncomplete, AvpKey::kMip6AgentInfo) == 5004);
  CHECK(avp(Reason::kBadText, AvpKey::kSessionId) == 5004);
  for (const Reason reason :
       {Reason::kTooLong, Reason::kTooFewOctets, Reason::kBadMultiple, Reason::kBadValue,
        Reason::kBadVersion, Reason::kPrefixTooLong, Reason::kUnusableAddress, Reason::kNameEmpty,
        Reason::kNameNotTerminated, Reason::kNameTrailingOctets, Reason::kNameTooLong,
        Reason::kLabelTooLong, Reason::kTooLow, Reason::kTooHigh, Reason::kDurationTooShort,
        Reason::kDurationTooLong}) {
    of_values += avp(reason, AvpKey::kMip6HomeLinkPrefix) == 5004 ? 1 : 0;
  }
  CHECK(of_values == 16);
  CHECK(avp(Reason::kBadLength, AvpKey::kMip6HomeLinkPrefix) == 5004);
  CHECK(avp(Reason::kBadLength, AvpKey::kMipTimestamp) == 5004);
  CHECK(avp(Reason::kMissing, AvpKey::kEapPayload) == 5005);
  CHECK(avp(Reason::kNotAllowed, AvpKey::kMip6AgentInfo) == 5008);
  CHECK(avp(Reason::kDuplicate, AvpKey::kOriginHost) == 5009);
  CHECK(avp(Reason::kTooMany, AvpKey::kRouteRecord) == 5012);
  CHECK(avp(Reason::kTruncated, AvpKey::kOriginHost) == 5014);
  CHECK(avp(Reason::kTooShort, AvpKey::kOriginHost) == 5014);
  CHECK(avp(Reason::kBadLength, AvpKey::kMip6FeatureVector) == 5014);
  CHECK(avp(Reason::kBadLength, AvpKey::kMip6AuthMode) == 5014);
}

TEST_CASE("what else an answer must have is added to it", "[rfc6733][s7.1.3]") {
  const TestMessage request("80000118 00000000", "");
  std::vector<uint8_t> buffer(512);
  const std::vector<uint8_t> redirect = FromHex("00000124 40000010 6161613a2f2f6200");
  const Result<Bytes> answer = WriteErrorAnswer(
      request.view(), Self(), ResultCode::kRedirectIndication, MutableBytes(buffer), redirect);
  REQUIRE(answer.has_value());
  CHECK(ToHex(*answer).substr(112) == "00000124400000106161613a2f2f6200");
}

TEST_CASE("what is added and is no run of AVPs is refused", "[writer]") {
  const TestMessage request("80000118 00000000", "");
  std::vector<uint8_t> buffer(512);
  const std::vector<uint8_t> cut = FromHex("00000124 40000010 6161613a");
  CHECK(WriteErrorAnswer(request.view(), Self(), ResultCode::kUnableToComply, MutableBytes(buffer),
                         cut)
            .error()
            .ToString() == "Redirect-Host (292) at offset 0: needs 16 octets, 12 left");
}

TEST_CASE("T is never set in an answer", "[rfc6733][s3][R96]") {
  const TestMessage request("d000010c 00000005", "");
  std::vector<uint8_t> buffer(512);
  CHECK((*WriteErrorAnswer(request.view(), Self(), ResultCode::kTooBusy,
                           MutableBytes(buffer)))[4] == 0x60);
}

TEST_CASE("an answer is never answered", "[rfc6733][s7.2]") {
  const TestMessage answer("4000010c 00000005", "");
  std::vector<uint8_t> buffer(512);
  CHECK(WriteErrorAnswer(answer.view(), Self(), ResultCode::kTooBusy, MutableBytes(buffer))
            .error()
            .ToString() == "Diameter-EAP-Answer (268) at offset 0: must not stand here");
  std::vector<uint8_t> composed;
  CHECK(ComposeErrorAnswer(answer.view(), Self(), ResultCode::kTooBusy, composed).error().reason ==
        Reason::kNotAllowed);
  CHECK(composed.empty());
}

TEST_CASE("nobody answers without a name", "[rfc6733][s6.3]") {
  const TestMessage request("80000118 00000000", "");
  Answerer self = Self();
  self.origin_host = "";
  std::vector<uint8_t> composed;
  const Result<void> answer =
      ComposeErrorAnswer(request.view(), self, ResultCode::kTooBusy, composed);
  REQUIRE(!answer.has_value());
  CHECK(answer.error().reason == Reason::kNameEmpty);
  CHECK(answer.error().code == 264);
  CHECK(composed.empty());
}

TEST_CASE("an answer that does not fit the buffer is an error", "[writer]") {
  const TestMessage request("80000118 00000000", "");
  std::vector<uint8_t> buffer(40);
  CHECK(WriteErrorAnswer(request.view(), Self(), ResultCode::kTooBusy, MutableBytes(buffer))
            .error()
            .reason == Reason::kNoSpace);
}

TEST_CASE("errors that say nothing of the request are ours", "[rfc6733][s7.1.5]") {
  CHECK(ResultCodeFor(MakeError(Reason::kNoSpace, 0)) == ResultCode::kUnableToComply);
  CHECK(ResultCodeFor(MakeError(Reason::kTooDeep, 0)) == ResultCode::kUnableToComply);
  CHECK(ResultCodeFor(MakeError(Reason::kMissing, 0)) == ResultCode::kUnableToComply);
}

}}  // namespace mip6boot::diameter
