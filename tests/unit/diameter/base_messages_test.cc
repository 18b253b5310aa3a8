// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The messages of the base protocol: of the connection, and of sessions whatever the application.

#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/message_testing.h"

namespace mip6boot::diameter { namespace {

using test::ToHex;

constexpr char kCer[] =
    "010000a480000101000000007777777788880001"
    "000001084000001c6e6173312e6173702e6578616d706c652e6e6574"
    "00000128400000176173702e6578616d706c652e6e657400"
    "000001014000001a000220010db80001c02000000000000000ff0000"
    "0000010a4000000c00000000"
    "0000010d000000106d697036626f6f74"
    "000001164000000c00000001"
    "000001024000000c00000001"
    "000001024000000c00000005";
constexpr char kCea[] =
    "0100009800000101000000007777777788880001"
    "0000010c4000000c000007d1"
    "000001084000001c6161612e686f6d652e6578616d706c652e6f7267"
    "0000012840000018686f6d652e6578616d706c652e6f7267"
    "000001014000001a000220010db86000000000000000000000530000"
    "0000010a4000000c00000000"
    "0000010d000000106d697036626f6f74"
    "000001024000000c00000005";
constexpr char kDwr[] =
    "0100004880000118000000007777777888880002"
    "000001084000001c6e6173312e6173702e6578616d706c652e6e6574"
    "00000128400000176173702e6578616d706c652e6e657400";
constexpr char kDpr[] =
    "010000548000011a000000007777777988880003"
    "000001084000001c6161612e686f6d652e6578616d706c652e6f7267"
    "0000012840000018686f6d652e6578616d706c652e6f7267"
    "000001114000000c00000000";
constexpr char kStr[] =
    "010000c0c0000113000000057777777a88880004"
    "000001074000002b6e6173312e6173702e6578616d706c652e6e65743b313837363534333231303b35323300"
    "000001084000001c6e6173312e6173702e6578616d706c652e6e6574"
    "00000128400000176173702e6578616d706c652e6e657400"
    "0000011b40000018686f6d652e6578616d706c652e6f7267"
    "000001024000000c00000005"
    "000001274000000c00000001"
    "000001254000001c6161612e686f6d652e6578616d706c652e6f7267";

TEST_CASE("capabilities are exchanged", "[rfc6733][s5.3]") {
  const TestMessage request(kCer);
  const Result<CapabilitiesExchangeRequest> cer =
      CapabilitiesExchangeRequest::Decode(request.view());
  REQUIRE(cer.has_value());
  CHECK(cer->host_ip_addresses.size() == 1);
  CHECK(cer->product_name == "mip6boot");
  REQUIRE(cer->auth_application_ids.size() == 2);
  CHECK(cer->auth_application_ids[0] == ApplicationId::kNasreq);
  CHECK(cer->auth_application_ids[1] == ApplicationId::kEap);
  CHECK(cer->origin_state_id == 1U);
  CHECK(Written(*cer) == kCer);
  const TestMessage answer(kCea);
  const Result<CapabilitiesExchangeAnswer> cea = CapabilitiesExchangeAnswer::Decode(answer.view());
  REQUIRE(cea.has_value());
  CHECK(cea->result() == ResultCode::kSuccess);
  CHECK(Written(*cea) == kCea);
}

TEST_CASE("watchdog, disconnect and termination are read and written",
          "[rfc6733][s5.4][s5.5][s8.4]") {
  const TestMessage dwr(kDwr);
  REQUIRE(DeviceWatchdogRequest::Decode(dwr.view()).has_value());
  CHECK(Written(*DeviceWatchdogRequest::Decode(dwr.view())) == kDwr);
  const TestMessage dpr(kDpr);
  REQUIRE(DisconnectPeerRequest::Decode(dpr.view()).has_value());
  CHECK(DisconnectPeerRequest::Decode(dpr.view())->disconnect_cause == DisconnectCause::kRebooting);
  CHECK(Written(*DisconnectPeerRequest::Decode(dpr.view())) == kDpr);
  const TestMessage str(kStr);
  const Result<SessionTerminationRequest> termination =
      SessionTerminationRequest::Decode(str.view());
  REQUIRE(termination.has_value());
  CHECK(termination->termination_cause == TerminationCause::kLogout);
  CHECK(termination->destination_host == "aaa.home.example.org");
  CHECK(Written(*termination) == kStr);
}

TEST_CASE("the server's own requests are read and answered", "[rfc6733][s8.3][s8.5][R95]") {
  const TestMessage asr(
      "c0000112 00000005",
      "00000107 40000009 73000000 00000108 40000009 61000000 00000128 40000009 62000000"
      "0000011b 40000009 63000000 00000125 40000009 64000000 00000102 4000000c 00000005");
  const Result<AbortSessionRequest> abort = AbortSessionRequest::Decode(asr.view());
  REQUIRE(abort.has_value());
  CHECK(Written(*abort) == ToHex(asr.wire()));
  const TestMessage rar(
      "c0000102 00000005",
      "00000107 40000009 73000000 00000108 40000009 61000000 00000128 40000009 62000000"
      "0000011b 40000009 63000000 00000125 40000009 64000000 00000102 4000000c 00000005"
      "0000011d 4000000c 00000001");
  const Result<ReAuthRequest> again = ReAuthRequest::Decode(rar.view());
  REQUIRE(again.has_value());
  CHECK(again->re_auth_request_type == ReAuthRequestType::kAuthorizeAuthenticate);
  CHECK(Written(*again) == ToHex(rar.wire()));

  AbortSessionAnswer asa;
  asa.header = abort->header.Answer();
  asa.session_id = abort->session_id;
  asa.result_code = ResultCode::kSuccess;
  asa.origin_host = "d";
  asa.origin_realm = "e";
  CHECK(Written(asa) ==
        "01000044400001120000000511111111222200010000010740000009730000000000010c4000000c000007d1"
        "000001084000000964000000000001284000000965000000");
}

}}  // namespace mip6boot::diameter
