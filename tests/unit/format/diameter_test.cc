// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/format/diameter.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("codes of Diameter print as their names, or as numbers", "[format]") {
  CHECK(fmt::format("{}", AvpKey::kMip6AgentInfo) == "MIP6-Agent-Info");
  CHECK(fmt::format("{}", AvpKey{0, 999}) == "AVP 999");
  CHECK(fmt::format("{}", AvpKey{kVendor3gpp, 999}) == "AVP 10415/999");
  CHECK(fmt::format("{}", CommandCode::kDiameterEap) == "Diameter-EAP");
  CHECK(fmt::format("{}", CommandCode{999}) == "command 999");
  CHECK(fmt::format("{}", ApplicationId::kNasreq) == "NASREQ");
  CHECK(fmt::format("{}", ApplicationId{999}) == "application 999");
  CHECK(fmt::format("{}", ResultCode::kSuccess) == "DIAMETER_SUCCESS");
  CHECK(fmt::format("{}", ResultCode{5999}) == "result 5999");
  CHECK(fmt::format("{}", ResultClass::kTransientFailure) == "transient-failure");
  CHECK(fmt::format("{}", Direction::kAnswer) == "answer");
  CHECK(fmt::format("{}", HopByHopId{0xabc}) == "00000abc");
  CHECK(fmt::format("{}", EndToEndId{0xabc}) == "00000abc");
  CHECK(fmt::format("{}", AddressFamily{8}) == "family 8");
}

TEST_CASE("a line of a grammar prints as an RFC writes it", "[format]") {
  CHECK(fmt::format("{}", OccurrenceRule{AvpKey::kOriginHost, Occurrence::kRequired, 1}) ==
        "{ Origin-Host }");
  CHECK(fmt::format("{}", OccurrenceRule{AvpKey::kHostIpAddress, Occurrence::kExpected, 0}) ==
        "1*{ Host-IP-Address }");
  CHECK(fmt::format("{}", OccurrenceRule{AvpKey::kMipHomeAgentAddress, Occurrence::kOptional, 2}) ==
        "*2[ MIP-Home-Agent-Address ]");
  CHECK(fmt::format("{}", OccurrenceRule{AvpKey{0, 999}, Occurrence::kOptional, 0}) ==
        "*[ AVP 999 ]");
  CHECK(fmt::format("{}", OccurrenceRule{AvpKey::kSessionId, Occurrence::kExpected, 1}) ==
        "< Session-Id >");
  CHECK(fmt::format("{}", OccurrenceRule{AvpKey::kSessionId, Occurrence::kOptional, 1}) ==
        "0*1< Session-Id >");
}

TEST_CASE("a violation of Diameter prints as its line, its kind as its name", "[format]") {
  const Violation violation{ViolationKind::kSessionIdNotFirst, AvpKey::kSessionId, 44};
  CHECK(fmt::format("{}", violation) ==
        "Session-Id (263) at offset 44: does not stand directly behind the header [RFC 6733 8.8]");
  CHECK(fmt::format("{}", violation.kind) == "session-id-not-first");
}

TEST_CASE("enumerations print the RFC's name of the value", "[format]") {
  CHECK(fmt::format("{}", AuthRequestType::kAuthorizeAuthenticate) == "AUTHORIZE_AUTHENTICATE");
  CHECK(fmt::format("{}", AuthRequestType{0}) == "value 0");
  CHECK(fmt::format("{}", AuthSessionState::kNoStateMaintained) == "NO_STATE_MAINTAINED");
  CHECK(fmt::format("{}", ReAuthRequestType::kAuthorizeOnly) == "AUTHORIZE_ONLY");
  CHECK(fmt::format("{}", DisconnectCause::kDoNotWantToTalkToYou) == "DO_NOT_WANT_TO_TALK_TO_YOU");
  CHECK(fmt::format("{}", InbandSecurityId::kTls) == "TLS");
  CHECK(fmt::format("{}", TerminationCause::kSessionTimeout) == "DIAMETER_SESSION_TIMEOUT");
  CHECK(fmt::format("{}", TerminationCause{9}) == "value 9");
  CHECK(fmt::format("{}", RedirectHostUsage::kAllUser) == "ALL_USER");
}

TEST_CASE("an AVP prints its name and what it holds", "[format]") {
  struct Row {
    const char* hex;
    const char* text;
  };
  const Row row = GENERATE(
      Row{"00000108 40000011 6161612e6578616d 70000000", "Origin-Host aaa.examp"},
      Row{"0000010c 4000000c 000007d1", "Result-Code DIAMETER_SUCCESS"},
      Row{"0000012a 4000000c 00001389", "Experimental-Result-Code 5001"},
      Row{"00000127 4000000c 00000001", "Termination-Cause DIAMETER_LOGOUT"},
      Row{"00000119 0000000d 74776f20 77000000", "Error-Message \"two w\""},
      Row{"0000007c 40000010 0000000000000003",
          "MIP6-Feature-Vector MIP6_INTEGRATED|LOCAL_HOME_AGENT_ASSIGNMENT"},
      Row{"0000007d 40000019 4020010db8600003020000000000000000 000000",
          "MIP6-Home-Link-Prefix 2001:db8:6000:302::/64"},
      Row{"0000014e 4000000e 0001c0000201 0000", "MIP-Home-Agent-Address 192.0.2.1"},
      Row{"00000101 4000000e 00080badc0de 0000", "Host-IP-Address family 8 0badc0de"},
      Row{"00000037 4000000c e8754860", "Event-Timestamp 2023-08-02T21:25:52Z"},
      Row{"00000018 4000000c 0badc0de", "State 0badc0de"},
      Row{"00000005 4000000c 0000000a", "NAS-Port 10"},
      // Formats without a type of the AVP's own.
      Row{"00000006 4000000c 0000000a", "Service-Type value 10"},
      Row{"00000060 40000010 0000000000000003", "Framed-Interface-Id 0000:0000:0000:0003"},
      Row{"0000014d 4000000e 0001c0000201 0000", "MIP-Mobile-Node-Address 192.0.2.1"},
      Row{"0000000b 4000000b 61622e00", "Filter-Id ab."},
      Row{"000001e6 4000002c 0000015c 40000024 0000011b 4000000d 612e622e63000000 "
          "00000125 40000009 64000000",
          "MIP6-Agent-Info {MIP-Home-Agent-Host {Destination-Realm a.b.c, Destination-Host d}}"});
  CAPTURE(row.hex);
  CHECK(fmt::format("{}", TestAvp(row.hex).view()) == row.text);
}

TEST_CASE("a malformed AVP prints as its error", "[format]") {
  CHECK(fmt::format("{}", TestAvp("0000010c 4000000b 00000700").view()) ==
        "[Result-Code (268) at offset 108: length 3, must be 4]");
  CHECK(fmt::format("{}", TestAvp("000001e6 4000000c 0000015c").view()) ==
        "[MIP-Home-Agent-Host (348) at offset 108: needs 8 octets, 4 left]");
}

TEST_CASE("groups print under their names, typed and as views", "[format]") {
  Mip6AgentInfo info;
  (void)info.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8::1"));
  info.host.emplace();
  info.host->destination_realm = "example.org";
  info.host->destination_host = "ha1.example.org";
  info.home_link_prefix = Ipv6Prefix::FromText("2001:db8::/64");
  const char* const text =
      "MIP6-Agent-Info {MIP-Home-Agent-Address 2001:db8::1, MIP-Home-Agent-Host {Destination-Realm "
      "example.org, Destination-Host ha1.example.org}, MIP6-Home-Link-Prefix 2001:db8::/64}";
  CHECK(fmt::format("{}", info) == text);
  std::vector<uint8_t> buffer(200);
  AvpWriter out{MutableBytes(buffer)};
  out.Add(info);
  CHECK(fmt::format("{}", AvpRange::Parse(*out.Finish())) == "{" + std::string(text) + "}");

  VendorSpecificApplicationId application;
  application.vendor_id = kVendor3gpp;
  application.auth_application_id = ApplicationId::k3gppSwm;
  CHECK(fmt::format("{}", application) ==
        "Vendor-Specific-Application-Id {Vendor-Id 10415, Auth-Application-Id 3GPP SWm}");
  // A vendor's 5001 is none of ours.
  CHECK(fmt::format("{}", ExperimentalResult{kVendor3gpp, ResultCode{5001}}) ==
        "Experimental-Result {Vendor-Id 10415, Experimental-Result-Code 5001}");
}

TEST_CASE("a message prints its header and its AVPs", "[format]") {
  DeviceWatchdogRequest request;
  request.header = {kFlagRequest | kFlagRetransmitted, CommandCode::kDeviceWatchdog,
                    ApplicationId::kBase, HopByHopId{1}, EndToEndId{0xff}};
  request.origin_host = "nas1.example.net";
  request.origin_realm = "example.net";
  request.origin_state_id = 7;
  const std::string text =
      "Device-Watchdog-Request RT application 0 (Diameter common message) hop-by-hop 00000001 "
      "end-to-end 000000ff {Origin-Host nas1.example.net, Origin-Realm example.net, "
      "Origin-State-Id 7}";
  CHECK(fmt::format("{}", request) == text);

  std::vector<uint8_t> buffer(200);
  MessageWriter out(MutableBytes(buffer), request.header);
  out.Add(request);
  const Result<Bytes> wire = out.Finish();
  CHECK(fmt::format("{}", MessageView::Parse(*wire)) == text);
  buffer[20 + 7] = 0xff;  // Origin-Host runs past the end
  CHECK(fmt::format("{}", MessageView::Scan(*wire)).find("000000ff {} [Origin-Host (264)") !=
        std::string::npos);

  MessageHeader unknown;
  unknown.command = CommandCode{999};
  unknown.application = ApplicationId{42};
  CHECK(fmt::format("{}", unknown) ==
        "command 999 application 42 hop-by-hop 00000000 end-to-end 00000000");
}

TEST_CASE("what a peer connection tells prints as its names", "[format]") {
  CHECK(fmt::format("{}", PeerState::kAwaitCea) == "await-cea");
  CHECK(fmt::format("{}", PeerInput::kThirdDwa) == "third-dwa");
  CHECK(fmt::format("{}", PeerTransition{PeerState::kSuspect, PeerAction::kSendDwr}) ==
        "send-dwr, then suspect");
  CHECK(fmt::format("{}", PeerConnection::Deadline{TimePoint(std::chrono::seconds(30)),
                                                   PeerConnection::DeadlineReason::kWatchdog}) ==
        "watchdog at 30 s");
  PeerEvent event;
  event.id = PeerEventId::kFailed;
  event.why = PeerFailure::kUnknownPeer;
  event.result_code = ResultCode::kUnknownPeer;
  CHECK(fmt::format("{}", event) == "failed {why unknown-peer, result DIAMETER_UNKNOWN_PEER}");
  event = PeerEvent();
  CHECK(fmt::format("{}", event) == "opened");
  PeerCounters counters;
  counters.received = 3;
  counters.watchdogs_sent = 1;
  CHECK(fmt::format("{}", counters) == "{received 3, watchdogs-sent 1}");
  const std::string_view names[] = {"peer.example.net"};
  CHECK(fmt::format("{}", TransportSecurity{Protection::kTls, names}) == "TLS {peer.example.net}");
  CHECK(fmt::format("{}", PeerApplication{ApplicationId::k3gppSwm, kVendor3gpp, false}) ==
        "3GPP SWm {vendor 10415}");
}

}}  // namespace mip6boot::diameter
