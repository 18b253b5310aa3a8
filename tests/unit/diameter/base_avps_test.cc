// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/base_avps.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("a session is named by text", "[rfc6733][s8.8]") {
  const TestAvp avp(
      "00000107 4000002b 6e6173312e6173702e6578616d706c652e6e65743b313837363534333231303b353233 "
      "00");
  REQUIRE(avp.As<SessionId>().has_value());
  CHECK(avp.As<SessionId>()->value == "nas1.asp.example.net;1876543210;523");
  CHECK(Encoded(SessionId{"nas1.asp.example.net;1876543210;523"}) ==
        "000001074000002b6e6173312e6173702e6578616d706c652e6e65743b313837363534333231303b35323300");
}

TEST_CASE("a product name and a firmware revision go out without M", "[rfc6733][s5.3.4][s5.3.7]") {
  CHECK(Encoded(ProductName{"mip6boot"}) == "0000010d000000106d697036626f6f74");
  CHECK(Encoded(FirmwareRevision{7}) == "0000010b0000000c00000007");
}

TEST_CASE("a vendor's application names its vendor and what it is", "[rfc6733][s6.11]") {
  const TestAvp avp("00000104 40000020 0000010a 4000000c 000028af 00000102 4000000c 01000022");
  const Result<VendorSpecificApplicationId> id = avp.As<VendorSpecificApplicationId>();
  REQUIRE(id.has_value());
  CHECK(id->vendor_id == kVendor3gpp);
  CHECK(id->auth_application_id == ApplicationId::k3gppSta);
  CHECK(!id->acct_application_id.has_value());
  CHECK(Encoded(*id) == "00000104400000200000010a4000000c000028af000001024000000c01000022");
}

TEST_CASE("a vendor's application has one kind, and not both", "[rfc6733][s6.11]") {
  CHECK(Refusal<VendorSpecificApplicationId>(
            "00000104 4000002c 0000010a 4000000c 000028af 00000102 4000000c 01000022"
            "00000103 4000000c 01000023") ==
        "Acct-Application-Id (259) at offset 132: stands 2 times, at most 1 -> 5009");
  VendorSpecificApplicationId both;
  both.auth_application_id = ApplicationId::k3gppSta;
  both.acct_application_id = ApplicationId::k3gppSta;
  CHECK(
      Encoded(both) ==
      "Vendor-Specific-Application-Id (260) at offset 0: holds none of what it must hold at least "
      "one of");
}

TEST_CASE("a vendor's application without a vendor is taken, without an application not",
          "[rfc6733][s5.3]") {
  CHECK(TestAvp("00000104 40000014 00000103 4000000c 01000022")
            .As<VendorSpecificApplicationId>()
            .has_value());
  CHECK(Refusal<VendorSpecificApplicationId>("00000104 40000014 0000010a 4000000c 000028af") ==
        "Auth-Application-Id (258) at offset 108: is missing -> 5005");
  CHECK(Refusal<VendorSpecificApplicationId>(
            "00000104 40000020 00000102 4000000c 01000022 00000102 4000000c 01000022") ==
        "Auth-Application-Id (258) at offset 120: stands 2 times, at most 1 -> 5009");
  CHECK(Refusal<VendorSpecificApplicationId>("00000104 40000014 00000102 4000000a 01000000") ==
        "Auth-Application-Id (258) at offset 116: length 2, must be 4 -> 5014");
}

TEST_CASE("an agent's note has its host and state", "[rfc6733][s6.7.2]") {
  const TestAvp avp("0000011c 40000020 00000118 40000009 61000000 00000021 4000000a beef0000");
  const Result<ProxyInfo> info = avp.As<ProxyInfo>();
  REQUIRE(info.has_value());
  CHECK(info->proxy_host == "a");
  CHECK(test::ToHex(info->proxy_state) == "beef");
  CHECK(Encoded(*info) ==
        "0000011c4000002000000118400000096100000000000021"
        "4000000abeef0000");
  CHECK(Refusal<ProxyInfo>("0000011c 40000014 00000118 40000009 61000000") ==
        "Proxy-State (33) at offset 108: is missing -> 5005");
}

TEST_CASE("a vendor's result is its vendor and code", "[rfc6733][s7.6][R99]") {
  const TestAvp avp("00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 0000151c");
  const Result<ExperimentalResult> result = avp.As<ExperimentalResult>();
  REQUIRE(result.has_value());
  CHECK(result->vendor_id == kVendor3gpp);
  CHECK(ClassOf(result->code) == ResultClass::kPermanentFailure);
  CHECK(Encoded(*result) == "00000129400000200000010a4000000c000028af0000012a4000000c0000151c");
  CHECK(Refusal<ExperimentalResult>("00000129 40000014 0000012a 4000000c 0000151c") ==
        "Vendor-Id (266) at offset 108: is missing -> 5005");
}

TEST_CASE("a failed AVP is sent on octet for octet", "[rfc6733][s7.5]") {
  CHECK(Reencoded<FailedAvp>("00000117 40000014 00000108 00000009 61ffffff") ==
        "0000011740000014000001080000000961ffffff");
}

TEST_CASE("classes of results: what nobody has defined is a permanent failure",
          "[rfc6733][s7.1][R99]") {
  CHECK(ClassOf(ResultCode::kMultiRoundAuth) == ResultClass::kInformational);
  CHECK(ClassOf(ResultCode::kLimitedSuccess) == ResultClass::kSuccess);
  CHECK(ClassOf(ResultCode::kTooBusy) == ResultClass::kProtocolError);
  CHECK(ClassOf(ResultCode::kElectionLost) == ResultClass::kTransientFailure);
  CHECK(ClassOf(ResultCode::kMissingAvp) == ResultClass::kPermanentFailure);
  CHECK(ClassOf(ResultCode{0}) == ResultClass::kPermanentFailure);
  CHECK(ClassOf(ResultCode{9001}) == ResultClass::kPermanentFailure);
  CHECK(!IsFailure(ResultCode::kMultiRoundAuth));
  CHECK(std::string(ResultCodeName(ResultCode::kSuccessRelocateHa)) ==
        "DIAMETER_SUCCESS_RELOCATE_HA");
  CHECK(ResultCodeName(ResultCode{2003}) == nullptr);
}

TEST_CASE("commands and applications have names, others have none", "[tables]") {
  CHECK(std::string(CommandName(CommandCode::kDiameterEap, true)) == "Diameter-EAP-Request");
  CHECK(std::string(CommandName(CommandCode::kDiameterEap, false)) == "Diameter-EAP-Answer");
  CHECK(std::string(ShortCommandName(CommandCode::kCapabilitiesExchange, false)) == "CEA");
  CHECK(CommandName(CommandCode{9999}, true) == nullptr);
  CHECK(ShortCommandName(CommandCode{9999}, true) == nullptr);
  CHECK(std::string(ApplicationName(ApplicationId::kEap)) == "Diameter EAP");
  CHECK(ApplicationName(ApplicationId{4242}) == nullptr);
}

TEST_CASE("a vendor's application with both is refused at the second, wherever it stands",
          "[rfc6733][s6.11]") {
  const std::string vendor = "0000010a 4000000c 000028af";
  const std::string auth = "00000102 4000000c 01000022";
  const std::string acct = "00000103 4000000c 01000022";
  CHECK(Refusal<VendorSpecificApplicationId>("00000104 4000002c" + vendor + auth + acct) ==
        "Acct-Application-Id (259) at offset 132: stands 2 times, at most 1 -> 5009");
  CHECK(Refusal<VendorSpecificApplicationId>("00000104 4000002c" + acct + auth + vendor) ==
        "Auth-Application-Id (258) at offset 120: stands 2 times, at most 1 -> 5009");
}

}}  // namespace mip6boot::diameter
