// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The start of a connection: who the peer is, and what both can do.

#include <string>
#include <vector>

#include "mip6boot/diameter/peer_connection.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/peer_harness.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;
using test::ToHex;

TEST_CASE("two peers exchange capabilities and are open", "[rfc6733][s5.3][R100]") {
  TestPeer nas(NasConfig());
  TestPeer aaa(AaaConfig());
  nas.Connect(0);
  aaa.Connect(0);
  CHECK(aaa.Sent().empty());
  const std::vector<std::vector<uint8_t>> cer = nas.Transmits();
  REQUIRE(cer.size() == 1);
  CHECK(ToHex(cer[0]) ==
        "010000a4800001010000000000000010"
        "00000020"
        "000001084000001c6e6173312e6173702e6578616d706c652e6e6574"
        "00000128400000176173702e6578616d706c652e6e657400"
        "000001014000001a000220010db80001c02000000000000000ff0000"
        "0000010a4000000c00000000"
        "0000010d000000106d697036626f6f74"
        "000001164000000c00000001"
        "000001024000000c00000001"
        "000001024000000c00000005");
  aaa.Receive(0, cer[0]);
  const std::vector<std::vector<uint8_t>> cea = aaa.Transmits();
  REQUIRE(cea.size() == 1);
  CHECK(ToHex(cea[0]) ==
        "01000098000001010000000000000010"
        "00000020"
        "0000010c4000000c000007d1"
        "000001084000001c6161612e686f6d652e6578616d706c652e6f7267"
        "0000012840000018686f6d652e6578616d706c652e6f7267"
        "000001014000001a000220010db8600000000000000000000053"
        "0000"
        "0000010a4000000c00000000"
        "0000010d000000106d697036626f6f74"
        "000001024000000c00000005");
  nas.Receive(0, cea[0]);
  CHECK(nas.Events() == "opened");
  CHECK(aaa.Events() == "opened");
  CHECK(nas->usable());
  CHECK(nas->peer_host() == "aaa.home.example.org");
  CHECK(aaa->peer_realm() == "asp.example.net");
  CHECK(aaa->peer_origin_state_id() == 1U);
  REQUIRE(nas->applications().size() == 1);
  CHECK(nas->applications()[0] == ApplicationId::kEap);
}

TEST_CASE("accounting applications, a vendor's among them, are advertised and found in common",
          "[rfc6733][s5.3]") {
  constexpr ApplicationId kAccounting{3};
  constexpr ApplicationId kOfVendor{0x01000016};
  constexpr ApplicationId kAlsoOfVendor{0x01000022};
  PeerConfig config = NasConfig();
  config.applications = {{kAccounting, 0, true}, {kOfVendor, 10415, true}, {kAlsoOfVendor, 10415}};
  TestPeer nas(config);
  nas.Connect(0);
  const std::string cer = ToHex(nas.Transmits()[0]);
  CHECK(cer.find("000001034000000c00000003") != std::string::npos);  // Acct-Application-Id
  CHECK(cer.find("0000010440000020"
                 "0000010a4000000c000028af"
                 "000001034000000c01000016") != std::string::npos);
  CHECK(cer.find("0000010440000020"
                 "0000010a4000000c000028af"
                 "000001024000000c01000022") != std::string::npos);  // Auth-Application-Id
  // The vendor once in Supported-Vendor-Id.
  const std::string vendor = "000001094000000c000028af";
  CHECK(cer.find(vendor) != std::string::npos);
  CHECK(cer.find(vendor) == cer.rfind(vendor));

  PeerConfig server = AaaConfig();
  server.applications = {{kOfVendor, 10415, true}, {kAccounting, 0, true}};
  Pair pair(config, server);
  CHECK(pair.nas->applications() == std::vector<ApplicationId>{kAccounting, kOfVendor});
  CHECK(pair.aaa->applications() == std::vector<ApplicationId>{kAccounting, kOfVendor});
}

TEST_CASE("a connection without protection is refused before a word is said",
          "[rfc6733][s13][R100]") {
  TestPeer nas(NasConfig());
  nas.Connect(0, Protection::kNone);
  CHECK(nas.Events() == "failed not-protected, closed");
  CHECK(nas.Sent().empty());
  CHECK(nas->state() == PeerState::kClosed);
  TestPeer nobody(NasConfig());
  nobody.Connect(0, Protection::kTls);  // TLS that proved no name
  CHECK(nobody.Events() == "failed not-protected, closed");
}

TEST_CASE("a peer is who TLS says it is, on both sides", "[rfc6733][s2.2][R100]") {
  TestPeer nas(NasConfig());
  TestPeer aaa(AaaConfig());
  nas.Connect(0, Protection::kTls, {"www.home.example.org", "AAA.home.example.org"});
  aaa.Connect(0, Protection::kTls, {"nas1.asp.example.net"});
  Talk(0, nas, aaa);
  CHECK(nas.Events() == "opened");
  CHECK(aaa.Events() == "opened");

  TestPeer liar(NasConfig());
  TestPeer server(AaaConfig());
  liar.Connect(0, Protection::kIpsec);
  server.Connect(0, Protection::kTls, {"nas2.asp.example.net"});
  server.Receive(0, liar.Transmits()[0]);
  CHECK(server.Events() == "failed not-proven 3010, closed");
  const std::vector<std::vector<uint8_t>> cea = server.Transmits();
  CHECK(TestPeer::Name(cea[0]) == "CEA 3010 E");
  liar.Receive(0, cea[0]);
  CHECK(liar.Events() == "failed refused-by-peer 3010, closed");

  TestPeer client(NasConfig());
  TestPeer impostor(AaaConfig());
  client.Connect(0, Protection::kTls, {"aaa.other.example.org"});
  impostor.Connect(0);
  Talk(0, client, impostor);
  CHECK(client.Events() == "failed not-proven 3010, closed");
}

TEST_CASE("who has been proven at the start stays so", "[rfc6733][s2.2][R100]") {
  TestPeer nas(NasConfig());
  TestPeer aaa(AaaConfig());
  nas.Connect(0);
  aaa.Connect(0, Protection::kTls, {"nas2.asp.example.net"});
  aaa.Connect(0, Protection::kTls, {"nas1.asp.example.net"});
  Talk(0, nas, aaa);
  CHECK(aaa.Events() == "failed not-proven 3010, closed");
}

TEST_CASE("a peer that is not accepted is unknown", "[rfc6733][s5.3][R100]") {
  PeerConfig config = AaaConfig();
  config.accepted_peers = {"nas7.asp.example.net"};
  Pair pair(NasConfig(), config);
  CHECK(pair.aaa.Events() == "failed unknown-peer 3010, closed");
  CHECK(pair.nas.Events() == "failed refused-by-peer 3010, closed");
  config.accepted_peers.push_back("NAS1.asp.example.net");
  Pair accepted(NasConfig(), config);
  CHECK(accepted.aaa.Events() == "opened");
}

TEST_CASE("peers with no application in common part", "[rfc6733][s5.3]") {
  PeerConfig config = AaaConfig();
  config.applications = {{ApplicationId::kMip6Auth}};
  Pair pair(NasConfig(), config);
  CHECK(pair.aaa.Events() == "failed no-common-application 5010, closed");
  CHECK(pair.nas.Events() == "failed refused-by-peer 5010, closed");
}

TEST_CASE("a refusing CEA says why, with all that a CEA has", "[rfc6733][s5.3.2]") {
  PeerConfig config = AaaConfig();
  config.applications = {{ApplicationId::kMip6Auth}};
  TestPeer nas(NasConfig());
  TestPeer aaa(config);
  nas.Connect(0);
  aaa.Connect(0);
  aaa.Receive(0, nas.Transmits()[0]);
  const std::vector<uint8_t> octets = aaa.Transmits()[0];
  const Result<CapabilitiesExchangeAnswer> cea =
      CapabilitiesExchangeAnswer::Decode(*MessageView::Parse(octets));
  REQUIRE(cea.has_value());
  CHECK(cea->result() == ResultCode::kNoCommonApplication);
  CHECK(!cea->header.is_error());
  CHECK(cea->avps.Count(AvpKey::kVendorId) == 1);
  CHECK(cea->auth_application_ids[0] == ApplicationId::kMip6Auth);
}

TEST_CASE("a relay has everything in common with everybody", "[rfc6733][s5.3]") {
  PeerConfig config = AaaConfig();
  config.applications = {{ApplicationId::kRelay}};
  Pair pair(NasConfig(), config);
  CHECK(pair.nas.Events() == "opened");
  CHECK(pair.aaa.Events() == "opened");
  REQUIRE(pair.nas->applications().size() == 2);
  CHECK(pair.aaa->applications().size() == 2);
  PeerConfig other = NasConfig();
  other.applications = {{ApplicationId::kRelay}};
  Pair relays(other, config);
  REQUIRE(relays.nas->applications().size() == 1);
  CHECK(relays.nas->applications()[0] == ApplicationId::kRelay);
  other.applications.push_back({ApplicationId::kEap});
  CHECK(Pair(other, config).aaa->applications() ==
        std::vector<ApplicationId>{ApplicationId::kRelay});
  const HopByHopId id = relays.nas->NextHopByHopId();
  CHECK(relays.nas->Send(At(1), Message(0xc0, id, ApplicationId::k3gppSta)).has_value());
}

TEST_CASE("a relay has in common what its peer says, and nothing else", "[rfc6733][s5.3]") {
  PeerConfig relay = AaaConfig();
  relay.applications = {{ApplicationId::kRelay}};
  PeerConfig authorizes = NasConfig();
  authorizes.applications = {{ApplicationId::k3gppSta, kVendor3gpp, false}};
  const std::vector<ApplicationId> sta = {ApplicationId::k3gppSta};
  CHECK(Pair(authorizes, relay).aaa->applications() == sta);
  PeerConfig accounts = NasConfig();
  accounts.applications = {{ApplicationId::k3gppSta, kVendor3gpp, true}};
  CHECK(Pair(accounts, relay).aaa->applications() == sta);
}

TEST_CASE("the base protocol alone is nothing in common", "[rfc6733][s2.4][s5.3]") {
  PeerConfig nas = NasConfig();
  nas.applications = {{ApplicationId::kBase}};
  for (const ApplicationId ours : {ApplicationId::kRelay, ApplicationId::kBase}) {
    PeerConfig aaa = AaaConfig();
    aaa.applications = {{ours}};
    Pair pair(nas, aaa);
    CHECK(pair.aaa.Events() == "failed no-common-application 5010, closed");
  }
  nas.applications.push_back({ApplicationId::kEap});
  PeerConfig aaa = AaaConfig();
  aaa.applications.push_back({ApplicationId::kBase});
  CHECK(Pair(nas, aaa).aaa->applications() == std::vector<ApplicationId>{ApplicationId::kEap});
}

TEST_CASE("a vendor's application is common by its id, whatever the vendor", "[rfc6733][s5.3]") {
  PeerConfig nas = NasConfig();
  nas.applications = {{ApplicationId::k3gppSta, kVendor3gpp, false}};
  PeerConfig aaa = AaaConfig();
  aaa.applications = {{ApplicationId::k3gppSta}};
  Pair pair(nas, aaa);
  CHECK(pair.nas.Events() == "opened");
  CHECK(pair.aaa->applications()[0] == ApplicationId::k3gppSta);
}

constexpr char kCerStart[] = "00000108 40000009 61000000 00000128 40000009 62000000";
constexpr char kCerEnd[] =
    "00000101 4000000e 0001 c0000221 0000 0000010a 4000000c 00000000 0000010d 00000009 63000000"
    "00000102 4000000c 00000005";
std::string Cer(std::string_view avps) {
  std::vector<uint8_t> wire =
      FromHex("01000000 80000101 00000000 00000001 00000002" + std::string(avps));
  StoreBigEndian24(wire.data() + 1, static_cast<uint32_t>(wire.size()));
  return ToHex(wire);
}

TEST_CASE("a CER that breaks its grammar is answered with what is wrong", "[rfc6733][s7.1.5]") {
  TestPeer missing(AaaConfig());
  missing.Connect(0);
  missing.Receive(0, Cer(kCerEnd));
  CHECK(missing.Events() == "failed malformed 5005, closed");
  CHECK(missing.Sent() == "CEA 5005");

  TestPeer broken(AaaConfig());
  broken.Connect(0);
  broken.Receive(0, Cer(std::string(kCerStart) + kCerEnd + "00000116 400000ff 00000000"));
  CHECK(broken.Events() == "failed malformed 5014, closed");

  TestPeer unknown(AaaConfig());
  unknown.Connect(0);
  unknown.Receive(0, Cer(std::string(kCerStart) + kCerEnd + "0001869f 40000008"));
  CHECK(unknown.Events() == "failed malformed 5001, closed");
  const std::vector<uint8_t> cea = unknown.Transmits()[0];
  CHECK(MessageView::Parse(cea)->avps().Find<FailedAvp>()->avps.Count(AvpKey{0, 99999}) == 1);
}

TEST_CASE("a peer that wants TLS in the old way has no security in common with us",
          "[rfc6733][s5.3][R100]") {
  TestPeer aaa(AaaConfig());
  aaa.Connect(0);
  aaa.Receive(0, Cer(std::string(kCerStart) + kCerEnd + "0000012b 4000000c 00000001"));
  CHECK(aaa.Events() == "failed no-common-security 5017, closed");
  CHECK(aaa.Sent() == "CEA 5017");
  TestPeer both(AaaConfig());
  both.Connect(0);
  both.Receive(0, Cer(std::string(kCerStart) + kCerEnd +
                      "0000012b 4000000c 00000001 0000012b 4000000c 00000000"));
  CHECK(both.Events() == "opened");
}

TEST_CASE("anything but a CER in its place ends the connection unanswered", "[rfc6733][s5.6.1]") {
  TestPeer aaa(AaaConfig());
  aaa.Connect(0);
  aaa.Receive(0,
              "0100002c 80000118 00000000 00000001 00000002 00000108 40000009 61000000 00000128 "
              "40000009 62000000");
  CHECK(aaa.Events() == "failed unexpected-message, closed");
  CHECK(aaa.Sent().empty());
}

TEST_CASE("anything but our CEA in its place ends the connection", "[rfc6733][s5.6]") {
  TestPeer nas(NasConfig());
  nas.Connect(0);
  CHECK(nas.Sent() == "CER");
  nas.Receive(0, "01000014 00000101 00000000 00000099 00000002");  // another hop-by-hop id
  CHECK(nas.Events() == "failed unexpected-message, closed");
}

// What becomes of an initiator that gets a CEA with these AVPs in front of the rest.
std::string AfterCea(const std::string& results) {
  TestPeer nas(NasConfig());
  nas.Connect(0);
  (void)nas.Transmits();
  std::vector<uint8_t> cea =
      FromHex("01000000 00000101 00000000 00000010 00000020" + results + kCerStart + kCerEnd);
  StoreBigEndian24(cea.data() + 1, static_cast<uint32_t>(cea.size()));
  nas.Receive(0, cea);
  return nas.Events();
}

TEST_CASE("a CEA's Result-Code alone decides, whatever Experimental-Result stands beside it",
          "[rfc6733][s5.3.2][s7.6]") {
  // Result-Code; Experimental-Result { Vendor-Id 10415, Experimental-Result-Code }
  const std::string success = "0000010c 4000000c 000007d1";
  const std::string failure = "0000010c 4000000c 00001394";
  const std::string vendors_success =
      "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 000007d1";
  const std::string vendors_failure =
      "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 00001389";
  CHECK(AfterCea(success) == "opened");
  CHECK(AfterCea(success + vendors_failure) == "opened");
  CHECK(AfterCea(vendors_failure + success) == "opened");
  CHECK(AfterCea(failure + vendors_success) == "failed refused-by-peer 5012, closed");
  CHECK(AfterCea(vendors_success + failure) == "failed refused-by-peer 5012, closed");
  CHECK(AfterCea(vendors_success) == "failed malformed, closed");
  CHECK(AfterCea(vendors_failure) == "failed malformed, closed");
}

TEST_CASE("a CER or CEA that does not come in time ends the connection", "[rfc6733][s5.6]") {
  TestPeer nas(NasConfig());
  nas.Connect(5);
  CHECK(nas.Deadline() == 15);
  CHECK(nas->NextDeadline()->why == PeerConnection::DeadlineReason::kCapabilities);
  nas->HandleTimeout(At(14.9));
  CHECK(nas.Events().empty());
  nas->HandleTimeout(At(15));
  CHECK(nas.Events() == "failed timeout, closed");
  CHECK(nas.Deadline() == -1);
  TestPeer aaa(AaaConfig());
  aaa.Connect(5);
  aaa->HandleTimeout(At(1000));
  CHECK(aaa.Events() == "failed timeout, closed");
}

TEST_CASE("a second CER is refused, the connection stays", "[rfc6733][s5.6]") {
  Pair pair;
  pair.aaa.Events();
  pair.aaa.Receive(1, Cer(std::string(kCerStart) + kCerEnd));
  CHECK(pair.aaa.Sent() == "CEA 5012 E");
  CHECK(pair.aaa.Events().empty());
  CHECK(pair.aaa->usable());
}

TEST_CASE("capabilities come through in every cut of the stream", "[rfc6733][s5.3]") {
  TestPeer nas(NasConfig());
  nas.Connect(0);
  const std::vector<uint8_t> cer = nas.Transmits()[0];
  std::vector<size_t> wrong;
  for (size_t cut = 0; cut <= cer.size(); ++cut) {
    TestPeer aaa(AaaConfig());
    aaa.Connect(0);
    aaa.Receive(0, std::vector<uint8_t>(cer.begin(), cer.begin() + static_cast<ptrdiff_t>(cut)));
    aaa.Receive(0, std::vector<uint8_t>(cer.begin() + static_cast<ptrdiff_t>(cut), cer.end()));
    if (aaa.Events() != "opened") wrong.push_back(cut);
  }
  CHECK(wrong == std::vector<size_t>{});
}

TEST_CASE("of two connections the one that the greater name answers stays", "[rfc6733][s5.6.4]") {
  CHECK(WinsElection("nas.example.org", "aaa.example.org"));
  CHECK(!WinsElection("aaa.example.org", "NAS.example.org"));
  CHECK(!WinsElection("aaa.example.org", "AAA.example.org"));
  CHECK(WinsElection("aaa.example.orga", "aaa.example.org"));
}

TEST_CASE("a CEA that breaks its grammar ends the connection, and is told", "[rfc6733][s5.3.2]") {
  TestPeer nas(NasConfig());
  nas.Connect(0);
  nas.Sent();
  nas.Receive(0, "01000020 00000101 00000000 00000010 00000020 0000010c 4000000c 000007d1");
  const std::optional<PeerEvent> failed = nas->PollEvent();
  REQUIRE(failed.has_value());
  CHECK(failed->why == PeerFailure::kMalformed);
  CHECK(failed->error->ToString() == "Origin-Host (264) at offset 20: is missing");
  CHECK(nas.Events() == "closed");
  CHECK(nas.Sent().empty());  // an answer is not answered
  CHECK(nas->counters().malformed == 1);
}

}}  // namespace mip6boot::diameter
