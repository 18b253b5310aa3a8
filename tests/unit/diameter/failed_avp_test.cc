// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What Failed-AVP quotes of a request that is refused (RFC 6733 7.5).

#include <string>
#include <vector>

#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/error_answer_testing.h"

namespace mip6boot::diameter { namespace {

using test::ToHex;

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
  CHECK(FailedFor(request, known.error()) == "5001 0001869fe00000100000000161626364");
}

TEST_CASE("octets of a key go back as zeros", "[R101]") {
  const TestMessage request(
      "80000118 00000000",
      "00000108 40000009 61000000 00000128 40000009 62000000 000001d0 4000000c 73656372");
  const AvpView key = *request.view().avps().First(AvpKey::kEapMasterSessionKey);
  CHECK(FailedFor(request, AvpHeaderError(key, Reason::kNotAllowed)) ==
        "5008 000001d04000000c00000000");
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
  CHECK(FailedFor(request, AvpHeaderError(group, Reason::kNotAllowed)) ==
        "5008 000001e64000001800000000000000000000000000000000");
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
  // In the other order, and with something behind them.
  CHECK(Failed(Answer<CapabilitiesExchangeRequest>(TestMessage(
            "80000101 00000000", cer + "00000104 4000002c" +
                                     "00000103 4000000c 01000023 00000102 4000000c 01000022" +
                                     vendor))) ==
        "5009 0000010440000020000001024000000c01000022000001034000000c01000023");
}

TEST_CASE("what is twice in a vendor's application is answered alone, whatever else is there",
          "[rfc6733][s6.11][s7.5]") {
  const auto answer = [](const std::string& avps) {
    return Failed(Answer<CapabilitiesExchangeRequest>(
        TestMessage("80000101 00000000",
                    "00000108 40000009 61000000 00000128 40000009 62000000"
                    "00000101 4000000e 0001 c0000201 0000 0000010a 4000000c 00000000 0000010d "
                    "00000009 63000000" +
                        avps)));
  };
  const std::string vendor = "0000010a 4000000c 000028af";
  const std::string auth = "00000102 4000000c 01000022";
  const std::string acct = "00000103 4000000c 01000023";
  CHECK(answer("00000104 4000002c" + auth + acct + "00000102 4000000c 01000024") ==
        "5009 0000010440000014000001024000000c01000024");
  CHECK(answer("00000104 4000002c" + auth + acct + "00000103 4000000c 01000025") ==
        "5009 0000010440000014000001034000000c01000025");
  CHECK(answer("00000104 40000038" + vendor + auth + acct + "0000010a 4000000c 000028b0") ==
        "5009 00000104400000140000010a4000000c000028b0");
  CHECK(answer("00000104 40000020" + vendor + "0000010a 4000000c 000028b0") ==
        "5009 00000104400000140000010a4000000c000028b0");
  CHECK(answer("00000104 4000002c" + vendor + auth + "0000010a 4000000c 000028b0") ==
        "5009 00000104400000140000010a4000000c000028b0");
}

TEST_CASE("what is said of an AVP that is not there is answered with an example of it",
          "[rfc6733][s7.5]") {
  const TestMessage request(kDerStart, kDerAvps);
  AvpView elsewhere;
  elsewhere.key = AvpKey::kMip6FeatureVector;
  const auto failed = [&](uint32_t offset, uint8_t depth, Reason reason) {
    elsewhere.offset = offset;
    elsewhere.depth = depth;
    return Quoted(request, AvpHeaderError(elsewhere, reason));
  };
  const std::string example = "00000117400000180000007c400000100000000000000000";
  CHECK(failed(20, 0, Reason::kDuplicate) == example);  // of a Session-Id
  CHECK(failed(9999, 0, Reason::kDuplicate) == example);
  CHECK(failed(9999, 1, Reason::kDuplicate) == example);  // in a group that is not there
  elsewhere.key = AvpKey::kSessionId;
  const std::string of_session = "00000117400000100000010740000008";
  CHECK(failed(20, 0, Reason::kBadText) == of_session);  // the header is no data
  CHECK(failed(20, 1, Reason::kBadText) == of_session);
  CHECK(failed(9999, 0, Reason::kMissing) == of_session);
  elsewhere.key = AvpKey::kMip6FeatureVector;
  // No octet of anybody's data.
  CHECK(failed(20, 0, Reason::kBadText) == example);
  CHECK(failed(9999, 0, Reason::kBadText) == example);
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
  CHECK(FailedFor(request, deeper.error()) ==
        "5012 000001fb40000018000001fb40000010000001fb40000008");
}

TEST_CASE("what is wrong with an AVP as a whole is answered with the AVP", "[rfc6733][s7.5]") {
  const TestMessage request(kDerStart, kDerAvps);
  const AvpView session = *request.view().avps().begin();
  for (const Reason reason : {Reason::kDuplicate, Reason::kNotAllowed, Reason::kUnsupported,
                              Reason::kTooMany, Reason::kTooDeep}) {
    CHECK(Quoted(request, AvpHeaderError(session, reason)) ==
          "0000011740000014000001074000000973000000");
  }
}

TEST_CASE("what is wrong at the end of the data is answered with the AVP", "[rfc6733][s7.5]") {
  // aaa://h: without a port.
  const TestMessage request("80000118 00000000", "00000124 40000010 6161613a2f2f683a");
  const Error error = CheckKnownAvps(request.view().avps()).error();
  CHECK(error.offset == 36);
  CHECK(FailedFor(request, error) == "5004 00000124400000106161613a2f2f683a");
}

TEST_CASE("an error of the message as a whole quotes no AVP", "[rfc6733][s7.5]") {
  const TestMessage request("80000118 00000000", "00000108 40000009 61000000");
  Error error = MakeError(Reason::kBadFlags, 20);
  error.kind = ElementKind::kDiameterMessage;
  CHECK(FailedFor(request, error) == "3008 -");
}

TEST_CASE("an application that is missing at the top is answered with one example",
          "[rfc6733][s7.1.5]") {
  CHECK(Failed(DerAnswer("00000107 40000009 73000000 00000108 40000009 6e000000"
                         "00000128 40000009 72000000 0000011b 40000009 68000000"
                         "00000112 4000000c 00000003" +
                         std::string(kPayload))) == "5005 000001024000000c00000000");
}

TEST_CASE("what else is wrong in a vendor's application is answered with what it is",
          "[rfc6733][s6.11][s7.5]") {
  // With both, with one, with the other: what is said of the first AVP there.
  const auto answer = [](const std::string& avps, Reason reason) {
    const TestMessage request("80000101 00000000", "00000104 400000" + avps);
    const AvpView group = *request.view().avps().begin();
    const AvpView first = *AvpRange::Inside(group)->begin();
    return Quoted(request, AvpHeaderError(first, reason));
  };
  const std::string auth = "000001024000000c01000022";
  const std::string acct = "000001034000000c01000023";
  const std::string around = "000001174000001c0000010440000014";
  CHECK(answer("20" + auth + acct, Reason::kNotAllowed) == around + auth);
  CHECK(answer("20" + acct + auth, Reason::kNotAllowed) == around + acct);
  CHECK(answer("14" + auth, Reason::kDuplicate) == around + auth);
  CHECK(answer("14" + acct, Reason::kDuplicate) == around + acct);
  const TestMessage request("80000101 00000000", "00000104 40000014" + auth);
  CHECK(Quoted(request, MissingAvp(AvpKey::kVendorId, 28, 1)) ==
        "000001174000001c00000104400000140000010a4000000c00000000");
}

TEST_CASE("an AVP that was read as another one is answered as it stands", "[rfc6733][s7.5]") {
  const TestMessage request("80000118 00000000",
                            "00000108 40000009 61000000 0000014e c0000010 000028af 01020304");
  const AvpView host = *request.view().avps().begin();
  const AvpView address = *++request.view().avps().begin();
  const Error wrong_type = host.As<OriginRealm>().error();
  const Error wrong_vendor = address.As<MipHomeAgentAddress>().error();
  CHECK(wrong_type.reason == Reason::kWrongType);
  CHECK(wrong_vendor.reason == Reason::kWrongVendor);
  CHECK(FailedFor(request, wrong_type) == "5012 000001084000000961000000");
  CHECK(FailedFor(request, wrong_vendor) == "5012 0000014ec0000010000028af01020304");
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
