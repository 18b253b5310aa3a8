// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/error_answer.h"

#include <string>
#include <vector>

#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/message_testing.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;
using test::ToHex;

constexpr char kDerStart[] = "c000010c 00000005";
// All that a DER must have but its EAP-Payload: session "s", host "n", realm "r".
constexpr char kDerAvps[] =
    "00000107 40000009 73000000 00000102 4000000c 00000005 00000108 40000009 6e000000"
    "00000128 40000009 72000000 0000011b 40000009 68000000 00000112 4000000c 00000003";
constexpr char kPayload[] = "000001ce 4000000c 02000004";

Answerer Self() {
  Answerer self;
  self.origin_host = "a";
  self.origin_realm = "h";
  return self;
}
// What each answer to such a DER has: 263, 258, 274, the result, 264, 296. 156 octets with 8 of
// Failed-AVP.
std::string Answered(std::string_view length, std::string_view result, std::string_view rest) {
  return "01" + std::string(length) +
         "4000010c000000051111111122220001"
         "000001074000000973000000"
         "000001024000000c00000005"
         "000001124000000c00000003"
         "0000010c4000000c" +
         std::string(result) +
         "000001084000000961000000"
         "000001284000000968000000" +
         std::string(rest);
}

// The answer to a request that is refused as a `T`.
template <typename T>
std::string Answer(const TestMessage& request) {
  const MessageView::Scanned scanned = request.scanned();
  std::optional<Error> error = scanned.error;
  if (!error.has_value()) {
    const Result<T> typed = T::Decode(scanned.message);
    if (typed.has_value()) return "taken";
    error = typed.error();
  }
  std::vector<uint8_t> buffer(4096, 0xee);
  const Result<Bytes> answer =
      WriteErrorAnswer(scanned.message, Self(), *error, MutableBytes(buffer));
  if (!answer) return answer.error().ToString();
  if (!MessageView::Parse(*answer)) return "the answer cannot be read";
  return ToHex(*answer);
}
std::string DerAnswer(const std::string& avps) {
  return Answer<DiameterEapRequest>(TestMessage(kDerStart, avps));
}
// What stands in Failed-AVP of the answer.
std::string Failed(const std::string& answer) {
  const std::vector<uint8_t> wire = FromHex(answer);
  const Result<MessageView> view = MessageView::Parse(wire);
  if (!view) return answer;
  const Result<ResultCodeAvp> code = view->avps().Find<ResultCodeAvp>();
  const std::optional<AvpView> failed = view->avps().First(AvpKey::kFailedAvp);
  return std::to_string(static_cast<unsigned>(code->value)) + " " +
         (failed.has_value() ? ToHex(failed->data) : "-");
}

TEST_CASE("a missing AVP is answered with an example of it", "[rfc6733][s7.1.5]") {
  CHECK(DerAnswer(kDerAvps) == Answered("00006c", "0000138d",
                                        "0000011740000010"
                                        "000001ce40000008"));
}

TEST_CASE("an example has the least data of its format, as zeros", "[rfc6733][s7.5]") {
  const std::string no_type =
      "00000107 40000009 73000000 00000102 4000000c 00000005 00000108 40000009 6e000000"
      "00000128 40000009 72000000 0000011b 40000009 68000000";
  CHECK(Failed(DerAnswer(no_type + kPayload)) == "5005 000001124000000c00000000");
  CHECK(Failed(Answer<CapabilitiesExchangeRequest>(TestMessage(
            "80000101 00000000",
            "00000108 40000009 61000000 00000128 40000009 62000000 0000010a 4000000c 00000000"
            "0000010d 00000009 63000000"))) == "5005 000001014000000e0000000000000000");
}

TEST_CASE("an invalid value is answered with the AVP", "[rfc6733][s7.1.5]") {
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + kPayload + "0000007d 40000009 40000000")) ==
        "5004 0000007d4000000940000000");
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + kPayload + "000001e6 40000008")) ==
        "5004 000001e640000008");
}

TEST_CASE("an error in a group is answered with the groups around the AVP alone",
          "[rfc6733][s7.5]") {
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + kPayload +
                         "000001e6 40000028 0000014e 4000000e 0001 c0000221 0000 0000014e 4000000e "
                         "0002 c0000222 0000")) ==
        "5004 000001e6400000180000014e4000000e0002c00002220000");
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + kPayload +
                         "000001e6 4000001c 0000015c 40000014 0000011b 40000009 61000000")) ==
        "5005 000001e6400000180000015c400000100000012540000008");
  // The first of two is good, and empty groups lie before it.
  CHECK(Failed(DerAnswer(
            std::string(kDerAvps) + kPayload +
            "000fffff 00000008"
            "000001e6 40000018 0000014e 4000000e 0001 c0000221 0000 000001e6 40000008")) ==
        "5004 000001e640000008");
}

TEST_CASE("the first surplus AVP is answered", "[rfc6733][s7.1.5]") {
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + kPayload +
                         "00000108 40000009 78000000 00000108 40000009 79000000")) ==
        "5009 000001084000000978000000");
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + kPayload +
                         "000001e6 40000038 0000014e 4000000e 0001 c0000221 0000 0000014e 4000000e "
                         "0001 c0000222 0000"
                         "0000014e 4000000e 0001 c0000223 0000")) ==
        "5009 000001e6400000180000014e4000000e0001c00002230000");
}

TEST_CASE("a length past the end is answered with the header and zeros of the least size",
          "[rfc6733][s7.1.5]") {
  CHECK(DerAnswer(std::string(kDerAvps) + "0000007c 400000ff 00000000") ==
        Answered("000074", "00001396",
                 "0000011740000018"
                 "0000007c400000100000000000000000"));
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + "000001e6 400000ff 00000000")) ==
        "5014 000001e640000008");
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + "00000108 400000ff 00000000")) ==
        "5014 0000010840000008");
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + "00000596 c00000ff 000028af")) ==
        "5014 00000596c000000c000028af");
}

TEST_CASE("a length below the header is answered with a whole header", "[rfc6733][s7.1.5]") {
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + "0000007c 40000007 00000000 00000000")) ==
        "5014 0000007c400000100000000000000000");
  // Only four octets of a header are left.
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + "00000108")) == "5014 0000010800000008");
}

TEST_CASE("a wrong length in a group is answered in that group", "[rfc6733][s7.5]") {
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + kPayload +
                         "000001e6 40000014 0000014e 40000004 00000000")) ==
        "5014 000001e6400000180000014e4000000e0000000000000000");
}

TEST_CASE("a number of the wrong size is answered with the AVP", "[rfc6733][s7.1.5]") {
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + kPayload + "0000007c 4000000c 00000001")) ==
        "5014 0000007c4000000c00000001");
}

TEST_CASE("an unknown AVP with M is answered as it came", "[rfc6733][s7.1.5]") {
  const TestMessage request(
      kDerStart, std::string(kDerAvps) + kPayload + "0001869f e0000010 00000001 61626364");
  const Result<void> known = CheckMandatoryAvps(request.view().avps());
  REQUIRE(!known.has_value());
  std::vector<uint8_t> buffer(512);
  const Result<Bytes> answer =
      WriteErrorAnswer(request.view(), Self(), known.error(), MutableBytes(buffer));
  REQUIRE(answer.has_value());
  CHECK(Failed(ToHex(*answer)) == "5001 0001869fe00000100000000161626364");
}

TEST_CASE("octets of a key go back as zeros", "[R101]") {
  const TestMessage request(
      "80000118 00000000",
      "00000108 40000009 61000000 00000128 40000009 62000000 000001d0 4000000c 73656372");
  const AvpView key = *request.view().avps().First(AvpKey::kEapMasterSessionKey);
  std::vector<uint8_t> buffer(512);
  const Result<Bytes> answer = WriteErrorAnswer(
      request.view(), Self(), AvpHeaderError(key, Reason::kNotAllowed), MutableBytes(buffer));
  REQUIRE(answer.has_value());
  CHECK(Failed(ToHex(*answer)) == "5008 000001d04000000c00000000");
}

TEST_CASE("keys in a group go back as zeros too, at any depth, and the rest as it came",
          "[rfc6733][s7.5][R101]") {
  const std::string key = "00000157 4000000c 73656372";
  CHECK(Failed(DerAnswer(std::string(kDerAvps) + kPayload + "000001e6 40000034" + key +
                         "000001eb 4000000c 00000007"
                         "000001ec 40000014" +
                         key)) ==
        "5004 000001e640000034"
        "000001574000000c00000000"
        "000001eb4000000c00000007"
        "000001ec40000014000001574000000c00000000");
}

TEST_CASE("a group that cannot be read goes back as its header and zeros", "[rfc6733][R101]") {
  const TestMessage request("80000118 00000000",
                            "000001e6 40000018 000000ff 400000ff 00000157 73656372");
  const AvpView group = *request.view().avps().First(AvpKey::kMip6AgentInfo);
  std::vector<uint8_t> buffer(512);
  const Result<Bytes> answer = WriteErrorAnswer(
      request.view(), Self(), AvpHeaderError(group, Reason::kNotAllowed), MutableBytes(buffer));
  REQUIRE(answer.has_value());
  CHECK(Failed(ToHex(*answer)) == "5008 000001e64000001800000000000000000000000000000000");
}

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

TEST_CASE("AVPs that contradict each other are answered, in the order given, keys as zeros",
          "[rfc6733][s7.1.5][s7.5][R101]") {
  const TestMessage request(
      "80000118 00000000",
      "00000108 40000009 61000000 00000128 40000009 62000000 000001d0 4000000c 73656372"
      "0000011b 40000009 63000000");
  const AvpView failed[] = {*request.view().avps().First(AvpKey::kDestinationRealm),
                            *request.view().avps().First(AvpKey::kOriginRealm),
                            *request.view().avps().First(AvpKey::kEapMasterSessionKey)};
  std::vector<uint8_t> buffer(512);
  const Result<Bytes> answer = WriteErrorAnswer(
      request.view(), Self(), ResultCode::kContradictingAvps, MutableBytes(buffer), {}, failed);
  REQUIRE(answer.has_value());
  CHECK(Failed(ToHex(*answer)) ==
        "5007 0000011b4000000963000000000001284000000962000000000001d04000000c00000000");
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

TEST_CASE("a vendor's application with neither or both is answered with both", "[rfc6733][s6.11]") {
  const std::string cer =
      "00000108 40000009 61000000 00000128 40000009 62000000 00000101 4000000e 0001 c0000201 0000"
      "0000010a 4000000c 00000000 0000010d 00000009 63000000";
  const std::string vendor = "0000010a 4000000c 000028af";
  CHECK(Failed(Answer<CapabilitiesExchangeRequest>(
            TestMessage("80000101 00000000", cer + "00000104 40000014" + vendor))) ==
        "5005 0000010440000020000001024000000c00000000000001034000000c00000000");
  CHECK(Failed(Answer<CapabilitiesExchangeRequest>(TestMessage(
            "80000101 00000000", cer + "00000104 4000002c" + vendor +
                                     "00000102 4000000c 01000022 00000103 4000000c 01000023"))) ==
        "5009 0000010440000020000001024000000c01000022000001034000000c01000023");
}

TEST_CASE("what is said of an AVP that is not there is answered with an example of it",
          "[rfc6733][s7.5]") {
  const TestMessage request(kDerStart, kDerAvps);
  AvpView elsewhere;
  elsewhere.key = AvpKey::kMip6FeatureVector;
  const auto failed = [&](uint32_t offset, uint8_t depth, Reason reason) {
    elsewhere.offset = offset;
    elsewhere.depth = depth;
    std::vector<uint8_t> buffer(256);
    AvpWriter out{MutableBytes(buffer)};
    WriteFailedAvp(request.view(), AvpHeaderError(elsewhere, reason), out);
    return ToHex(*out.Finish());
  };
  const std::string example = "00000117400000180000007c400000100000000000000000";
  CHECK(failed(20, 0, Reason::kDuplicate) == example);  // of a Session-Id
  CHECK(failed(9999, 0, Reason::kDuplicate) == example);
  CHECK(failed(9999, 1, Reason::kDuplicate) == example);  // in a group that is not there
}

TEST_CASE("a group that lies too deep is answered as it stands", "[rfc6733][s7.5]") {
  const TestMessage request("80000118 00000000",
                            "000001fb 40000018 000001fb 40000010 000001fb 40000008");
  Limits shallow;
  shallow.avp_depth = 1;
  const AvpView outer = *request.view().avps().begin();
  const Result<AvpRange> inside = AvpRange::Inside(outer, shallow);
  REQUIRE(inside.has_value());
  const Result<AvpRange> deeper = AvpRange::Inside(*inside->begin(), shallow);
  REQUIRE(!deeper.has_value());
  CHECK(deeper.error().ToString() ==
        "Service-Configuration (507) at offset 28: nested more than 1 deep");
  CHECK(ResultCodeFor(deeper.error()) == ResultCode::kUnableToComply);
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
        Reason::kLabelTooLong}) {
    of_values += avp(reason, AvpKey::kMip6HomeLinkPrefix) == 5004 ? 1 : 0;
  }
  CHECK(of_values == 12);
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
}

TEST_CASE("an answer that does not fit the buffer is an error", "[writer]") {
  const TestMessage request("80000118 00000000", "");
  std::vector<uint8_t> buffer(40);
  CHECK(WriteErrorAnswer(request.view(), Self(), ResultCode::kTooBusy, MutableBytes(buffer))
            .error()
            .reason == Reason::kNoSpace);
}

TEST_CASE("the place of an error is found with a base offset too", "[rfc6733][s7.5]") {
  const TestMessage request(kDerStart, std::string(kDerAvps) + kPayload +
                                           "000001e6 40000028 0000014e 4000000e 0001 c0000221 0000"
                                           "0000014e 4000000e 0002 c0000222 0000");
  const Result<MessageView> view = MessageView::Parse(request.wire(), 1000);
  REQUIRE(view.has_value());
  const Result<DiameterEapRequest> der = DiameterEapRequest::Decode(*view);
  REQUIRE(!der.has_value());
  CHECK(der.error().offset == 1000 + 20 + 72 + 12 + 8 + 16 + 8);
  std::vector<uint8_t> buffer(512);
  const Result<Bytes> answer = WriteErrorAnswer(*view, Self(), der.error(), MutableBytes(buffer));
  CHECK(Failed(ToHex(*answer)) == "5004 000001e6400000180000014e4000000e0002c00002220000");
}

TEST_CASE("errors that say nothing of the request are ours", "[rfc6733][s7.1.5]") {
  CHECK(ResultCodeFor(MakeError(Reason::kNoSpace, 0)) == ResultCode::kUnableToComply);
  CHECK(ResultCodeFor(MakeError(Reason::kTooDeep, 0)) == ResultCode::kUnableToComply);
}

TEST_CASE("each octet of a DER changed: what is refused has an answer that can be read",
          "[robustness]") {
  const TestMessage whole(kDerStart, std::string(kDerAvps) + kPayload +
                                         "000001e6 40000030 0000014e 4000000e 0001 c0000221 0000"
                                         "0000015c 40000018 0000011b 40000008 00000125 40000008"
                                         "0000007c 40000010 0000000000000001");
  std::vector<size_t> wrong;
  for (size_t at = 20; at < whole.wire().size(); ++at) {
    for (const unsigned octet : {0x00U, 0x01U, 0x07U, 0x0cU, 0x40U, 0x80U, 0xc0U, 0xffU}) {
      std::vector<uint8_t> wire = whole.wire();
      wire[at] = static_cast<uint8_t>(octet);
      const TestMessage changed(ToHex(wire));
      const std::string answer = Answer<DiameterEapRequest>(changed);
      if (answer.substr(0, 2) != "01" && answer != "taken") wrong.push_back(at);
    }
  }
  CHECK(wrong == std::vector<size_t>{});
}

}}  // namespace mip6boot::diameter
