// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/dhcp_server.h"

#include <array>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::roles { namespace {

using dhcpv6::MessageType;
using test::FromHex;
using test::ToHex;
using test::VectorOctets;

// The octets of SERVERID in the vectors: DUID-EN 32473.
constexpr char kServerId[] = "000200007ed90badc0de";
// What every answer in the vectors starts with behind its header: CLIENTID and SERVERID.
constexpr char kIds[] =
    "0001000a00030001020000000001"
    "0002000a000200007ed90badc0de";

struct Fixture {
  Fixture() {
    for (const uint8_t octet : FromHex(kServerId)) (void)config.server_id.TryPushBack(octet);
    (void)home.prefixes.TryPushBack(*Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
    (void)home.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8:6000:302::1"));
    (void)home.names.TryPushBack(ha1.view());
    (void)visited.prefixes.TryPushBack(*Ipv6Prefix::FromText("2001:db8:1:c020::/64"));
    (void)visited.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8:1:c020::1"));
  }

  static ReceivedDatagram Received(Bytes payload, const char* source, uint16_t port) {
    ReceivedDatagram received;
    received.payload = payload;
    received.source = {*Ipv6Address::FromText(source), port};
    received.interface = InterfaceIndex{3};
    return received;
  }
  static ReceivedDatagram FromClient(Bytes payload) {
    return Received(payload, "fe80::200:ff:fe00:1", 546);
  }
  static ReceivedDatagram FromRelay(Bytes payload) {
    return Received(payload, "2001:db8:1:c020::ff", 547);
  }

  Outcome Serve(const ReceivedDatagram& received, const OwnHomeNetworks& found = {}) {
    return DhcpServer::Answer(config, received, found, absl::MakeSpan(buffer));
  }

  DhcpServerConfig config;
  DomainName ha1 = *DomainName::FromText("ha1.home.example.org");
  HomeNetwork home;
  HomeNetwork visited;
  std::array<uint8_t, 4096> buffer{};
};

TEST_CASE_METHOD(
    Fixture, "an Information-request for a named network is answered from the server's own table",
    "[rfc6610][s4.3][R42][R43][rfc8415][s18.3.6][R48][R51]") {
  config.information_refresh_time = 7200;
  OwnHomeNetworks found;
  (void)found.identified.TryPushBack(&home);
  const Outcome outcome = Serve(FromClient(VectorOctets("infreq_identified")), found);
  CHECK(outcome.event == Event::kAnsweredWithHomeNetworks);
  CHECK(ToHex(outcome.datagram) == ToHex(VectorOctets("reply_identified")));
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].endpoint.address.ToString() == "fe80::200:ff:fe00:1");
  CHECK(outcome.destinations[0].endpoint.port == 546);
  CHECK(outcome.destinations[0].interface == InterfaceIndex{3});
}

TEST_CASE_METHOD(Fixture,
                 "a visited request is answered from the configuration of the client's link",
                 "[rfc6611][s4.2.2][R45][R88]") {
  OwnHomeNetworks found;
  found.visited = &visited;
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_visited")), found).datagram) ==
        ToHex(VectorOctets("reply_visited")));
}

TEST_CASE_METHOD(Fixture, "what a relay supplied comes back in the Reply, wrapped as it came",
                 "[rfc6422][s6][R38][rfc8415][s19.3][R52][R87]") {
  config.information_refresh_time = 7200;
  const Outcome outcome = Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf")));
  CHECK(ToHex(outcome.datagram) == ToHex(VectorOctets("relayrepl_identified")));
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].endpoint.address.ToString() == "2001:db8:1:c020::ff");
  CHECK(outcome.destinations[0].endpoint.port == 547);
}

TEST_CASE_METHOD(Fixture,
                 "of two levels that supply the same network the one nearest the client wins",
                 "[rfc6422][s6][R39][R40]") {
  const Outcome outcome = Serve(FromRelay(VectorOctets("relayforw_two_levels_conflicting_rsoo")));
  const std::string octets = ToHex(outcome.datagram);
  CHECK(octets.find("20010db8600003020000000000000001") != std::string::npos);
  CHECK(octets.find("20010db80bad") == std::string::npos);
}

TEST_CASE_METHOD(Fixture, "an option that is not RSOO-enabled is dropped from the RSOO",
                 "[rfc6422][s6][R37]") {
  const Outcome outcome =
      Serve(FromRelay(VectorOctets("relayforw_rsoo_with_not_permitted_option")));
  const std::string octets = ToHex(outcome.datagram);
  CHECK(octets.find("00170010") == std::string::npos);
  CHECK(octets.find("004500370031001204686f6d65") != std::string::npos);
  config.answer.rsoo_enabled = {dhcpv6::OptionCode::kErpLocalDomainName};  // IANA's list
  CHECK(Serve(FromRelay(VectorOctets("relayforw_rsoo_with_not_permitted_option"))).event ==
        Event::kAnswered);
}

TEST_CASE_METHOD(Fixture, "several networks from one RSOO are all passed on, in the client's order",
                 "[rfc6422][s6][R40][R41]") {
  const Outcome outcome = Serve(FromRelay(VectorOctets("relayforw_two_targets")));
  const std::string octets = ToHex(outcome.datagram);
  const size_t home_at = octets.find("0045002a0031001204686f6d65");
  const size_t msp_at = octets.find("0045002d00310011036d7370");
  REQUIRE(home_at != std::string::npos);
  REQUIRE(msp_at != std::string::npos);
  CHECK(home_at < msp_at);
}

TEST_CASE_METHOD(Fixture,
                 "the server's own network wins over a relay's, unless the AAA is preferred",
                 "[rfc6422][s6][R38][rfc6611][s4.2.1]") {
  HomeNetwork own;
  (void)own.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8:0:5::5"));
  OwnHomeNetworks found;
  (void)found.identified.TryPushBack(&own);
  const ReceivedDatagram received = FromRelay(VectorOctets("relayforw_rsoo_idinf"));
  std::string octets = ToHex(Serve(received, found).datagram);
  CHECK(octets.find("20010db8000000050000000000000005") != std::string::npos);
  CHECK(octets.find("20010db860000302") == std::string::npos);
  config.answer.prefer_aaa = true;
  octets = ToHex(Serve(received, found).datagram);
  CHECK(octets.find("20010db8000000050000000000000005") == std::string::npos);
  CHECK(octets.find("20010db860000302") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "a client is given only the kinds that it asked for",
                 "[rfc8415][s21.7][R46]") {
  OwnHomeNetworks found;
  found.visited = &visited;
  found.unrestricted = &visited;
  (void)found.identified.TryPushBack(&home);
  // Asks 70 only.
  const std::string octets =
      ToHex(Serve(FromClient(VectorOctets("infreq_unrestricted")), found).datagram);
  CHECK(octets == std::string("07a1b2c3") + kIds +
                      "00460029"
                      "0047001140"
                      "20010db80001c0200000000000000000"
                      "00480010"
                      "20010db80001c0200000000000000001");
}

TEST_CASE_METHOD(Fixture, "RSOO content that the client did not ask for stays out of the Reply",
                 "[R46]") {
  // infreq_visited asks 50; the RSOO brings an IDINF.
  std::vector<uint8_t> relayed = FromHex(
      "0c00 20010db80001c02000000000000000ff fe80000000000000020000fffe000001"
      "0042 002e 0045 002a 0031 0012 04686f6d65 076578616d706c65 036f7267 00 0048 0010 "
      "20010db8600003020000000000000001"
      "0009 002a");
  const std::vector<uint8_t>& request = VectorOctets("infreq_visited");
  relayed.insert(relayed.end(), request.begin(), request.end());
  CHECK(Serve(FromRelay(relayed)).event == Event::kAnswered);
}

TEST_CASE_METHOD(Fixture, "an RSOO in the client's own message reaches no answer",
                 "[rfc6422][R37]") {
  const Outcome outcome = Serve(FromClient(VectorOctets("infreq_with_rsoo")));
  CHECK(outcome.event == Event::kAnswered);
  CHECK(ToHex(outcome.datagram) == std::string("07a1b2c3") + kIds);
}

TEST_CASE_METHOD(Fixture, "nothing to give makes a plain Reply", "[rfc6610][R47]") {
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_identified"))).datagram) ==
        ToHex(VectorOctets("reply_nothing_available")));
}

TEST_CASE_METHOD(Fixture, "a malformed container in an RSOO costs itself, not the answer",
                 "[R53]") {
  std::vector<uint8_t> relayed = VectorOctets("relayforw_rsoo_idinf");
  relayed[34 + 8 + 4 + 4 + 22 + 4] = 129;  // prefix-len of the HNP in the RSOO
  const Outcome outcome = Serve(FromRelay(relayed));
  CHECK(outcome.event == Event::kAnswered);
}

TEST_CASE_METHOD(Fixture, "relays that may not supply RSOO are answered without it",
                 "[rfc6610][s5][R89]") {
  config.rsoo_sources = {*Ipv6Prefix::FromText("2001:db8:ffff::/48")};
  CHECK(Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf"))).event == Event::kAnswered);
  config.rsoo_sources = {*Ipv6Prefix::FromText("2001:db8:1::/48")};
  CHECK(Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf"))).event ==
        Event::kAnsweredWithHomeNetworks);
}

TEST_CASE_METHOD(Fixture, "an access server in the same box hands its data in without an RSOO",
                 "[rfc6610][s4.4][R90]") {
  const std::vector<uint8_t> run = FromHex("0048 0010 20010db8600003020000000000000001");
  const DomainName name = *DomainName::FromText("home.example.org");
  const SuppliedHomeNetwork networks[] = {{HomeNetworkKind::kIdentified, name.view(), run}};
  OwnHomeNetworks found;
  found.nas = networks;
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_identified")), found).datagram) ==
        std::string("07a1b2c3") + kIds +
            "0045002a"
            "0031001204686f6d65076578616d706c65036f726700" +
            "0048001020010db8600003020000000000000001");
  CHECK(Serve(FromClient(VectorOctets("infreq_visited")), found).event == Event::kAnswered);
}

TEST_CASE_METHOD(Fixture, "without a CLIENTID nothing that depends on identity is answered",
                 "[rfc8415][s18.3.6][R50]") {
  std::vector<uint8_t> request = VectorOctets("infreq_identified");
  request.erase(request.begin() + 4, request.begin() + 18);
  OwnHomeNetworks found;
  (void)found.identified.TryPushBack(&home);
  CHECK(ToHex(Serve(FromClient(request), found).datagram) ==
        "07a1b2c3"
        "0002000a000200007ed90badc0de");
}

TEST_CASE_METHOD(Fixture, "what to look up: link, names, kinds", "[rfc8415][s13.1][R88]") {
  DhcpServerNeed need =
      DhcpServer::Examine(config, FromRelay(VectorOctets("relayforw_two_targets")));
  CHECK(need.wanted);
  CHECK(need.type == MessageType::kInformationRequest);
  CHECK(need.link.link_address.ToString() == "2001:db8:1:c020::ff");
  CHECK(ToHex(need.client_id) == "00030001020000000001");
  CHECK(need.request.identified);
  CHECK_FALSE(need.request.visited);
  CHECK(need.request.ids.size() == 2);
  // Outer levels have link-address 0, which says nothing; the innermost counts.
  need = DhcpServer::Examine(config, FromRelay(VectorOctets("relayforw_nine_levels")));
  CHECK(need.link.link_address.ToString() == "2001:db8:1:c020::ff");
  need = DhcpServer::Examine(config, FromClient(VectorOctets("infreq_visited")));
  CHECK(need.link.link_address.IsUnspecified());
  CHECK(need.link.interface == InterfaceIndex{3});
}

TEST_CASE_METHOD(Fixture, "nine relays are answered with nine Relay-replies",
                 "[rfc8415][s19.1][R31][R52]") {
  OwnHomeNetworks found;
  found.visited = &visited;
  Bytes level = Serve(FromRelay(VectorOctets("relayforw_nine_levels")), found).datagram;
  for (unsigned hop_count = 9; hop_count-- > 0;) {
    REQUIRE(level.size() > 38);
    CHECK(level[0] == 13);
    CHECK(level[1] == hop_count);
    const size_t length = size_t{level[36]} * 256 + level[37];
    REQUIRE(level.size() == 38 + length);
    level = level.subspan(38);
  }
  CHECK(ToHex(level) == ToHex(VectorOctets("reply_visited")));
}

TEST_CASE_METHOD(Fixture, "a tenth level is refused", "[rfc8415][s19.1][R31]") {
  std::vector<uint8_t> outer =
      FromHex("0c09 00000000000000000000000000000000 20010db80001c1080000000000000001 00090000");
  const std::vector<uint8_t>& nine = VectorOctets("relayforw_nine_levels");
  outer[36] = static_cast<uint8_t>(nine.size() >> 8);
  outer[37] = static_cast<uint8_t>(nine.size() & 0xff);
  outer.insert(outer.end(), nine.begin(), nine.end());
  const Outcome outcome = Serve(FromRelay(outer));
  CHECK(outcome.event == Event::kMalformed);
  CHECK(outcome.error.reason == Reason::kTooDeep);
  config.limits.relay_depth = 33;
  CHECK(Serve(FromRelay(outer)).event == Event::kAnswered);
}

TEST_CASE_METHOD(Fixture,
                 "RELAY_PORT is echoed, and the answer goes to the port that the relay sent from",
                 "[rfc8357][s5.2][R52][R85][R87]") {
  std::vector<uint8_t> relayed = VectorOctets("relayforw_rsoo_idinf");
  const std::vector<uint8_t> relay_port = FromHex("0087 0002 0000");
  relayed.insert(relayed.begin() + 34, relay_port.begin(), relay_port.end());
  const Outcome outcome = Serve(Received(relayed, "2001:db8:1:c020::ff", 12345));
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].endpoint.port == 12345);
  CHECK(ToHex(outcome.datagram).find("0012000465746831008700020000") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "messages that a server must discard are discarded, with the reason",
                 "[rfc8415][s16][R48][R49][R91]") {
  const Outcome with_ia = Serve(FromClient(VectorOctets("infreq_with_ia_na_invalid")));
  CHECK(with_ia.event == Event::kInvalid);
  REQUIRE(with_ia.violation.has_value());
  CHECK(with_ia.violation->kind == dhcpv6::ViolationKind::kIaInInformationRequest);
  const Outcome twice = Serve(FromClient(VectorOctets("bad_infreq_two_clientid")));
  REQUIRE(twice.violation.has_value());
  CHECK(twice.violation->kind == dhcpv6::ViolationKind::kDuplicateSingleton);
  const Outcome two_messages = Serve(FromRelay(VectorOctets("bad_relayforw_two_relay_msg")));
  CHECK(two_messages.event == Event::kMalformed);
  CHECK(two_messages.error.reason == Reason::kDuplicate);
  CHECK(Serve(FromClient(VectorOctets("reply_identified"))).event == Event::kInvalid);
  CHECK(Serve(FromRelay(VectorOctets("relayrepl_identified"))).event ==
        Event::kUnexpectedRelayReply);
}

TEST_CASE_METHOD(Fixture, "a Request sent to the server's unicast address is told to use multicast",
                 "[rfc8415][s18.4][R48]") {
  std::vector<uint8_t> request =
      FromHex("03 a1b2c3 0001000a00030001020000000001 0002000a000200007ed90badc0de");
  ReceivedDatagram received = FromClient(request);
  received.to_unicast = true;
  const Outcome outcome = Serve(received);
  CHECK(outcome.event == Event::kAnsweredUseMulticast);
  CHECK(ToHex(outcome.datagram) == std::string("07a1b2c3") + kIds + "000d00020005");
  config.answer_use_multicast = false;
  CHECK(Serve(received).event == Event::kInvalid);
  config.accept_unicast = true;
  CHECK(Serve(received).event == Event::kAnswered);
}

TEST_CASE_METHOD(Fixture,
                 "a Solicit gets an Advertise with the home network and NoAddrsAvail in its IA",
                 "[R19]") {
  OwnHomeNetworks found;
  (void)found.identified.TryPushBack(&home);
  const Outcome outcome = Serve(FromClient(VectorOctets("solicit_identified")), found);
  CHECK(outcome.sent_type == MessageType::kAdvertise);
  CHECK(ToHex(outcome.datagram).substr(0, 2 * (4 + 28 + 22)) == std::string("02a1b2c3") + kIds +
                                                                    "00030012"
                                                                    "00000001"
                                                                    "00000000"
                                                                    "00000000"
                                                                    "000d0002"
                                                                    "0002");
  CHECK(ToHex(outcome.datagram).find("004500590031001204686f6d65") != std::string::npos);
  std::vector<uint8_t> rapid = VectorOctets("solicit_identified");
  const std::vector<uint8_t> rapid_commit = FromHex("000e0000");
  rapid.insert(rapid.end(), rapid_commit.begin(), rapid_commit.end());
  const Outcome reply = Serve(FromClient(rapid), found);
  CHECK(reply.sent_type == MessageType::kReply);
  CHECK(ToHex(reply.datagram).find("000e0000") != std::string::npos);
}

TEST_CASE_METHOD(
    Fixture, "prefix delegation is answered with NoPrefixAvail, temporary addresses without timers",
    "[R19]") {
  const std::vector<uint8_t> solicit = FromHex(
      "01 a1b2c3 0001000a00030001020000000001 0019000c 00000007 00000000 00000000 00040004 "
      "00000008");
  CHECK(ToHex(Serve(FromClient(solicit)).datagram) == std::string("02a1b2c3") + kIds +
                                                          "00190012"
                                                          "00000007"
                                                          "0000000000000000"
                                                          "000d00020006" +
                                                          "0004000a"
                                                          "00000008"
                                                          "000d00020002");
}

TEST_CASE_METHOD(Fixture,
                 "an RFC 6611 client that lists only 50 beside its name is served under a switch",
                 "[rfc6611][s4.2.1]") {
  // infreq_identified with 50 in place of 69.
  std::vector<uint8_t> request = VectorOctets("infreq_identified");
  REQUIRE(request[33] == 0x45);
  request[33] = 0x32;
  OwnHomeNetworks found;
  (void)found.identified.TryPushBack(&home);
  CHECK(Serve(FromClient(request), found).event == Event::kAnswered);
  config.answer.rfc6611_oro = true;
  CHECK(DhcpServer::Examine(config, FromClient(request)).request.identified);
  CHECK(Serve(FromClient(request), found).event == Event::kAnsweredWithHomeNetworks);
}

TEST_CASE_METHOD(Fixture, "dhclient's names in one option are read under a switch", "[lenient]") {
  std::vector<uint8_t> request = FromHex("0b a1b2c3 0001000a00030001020000000001 00060002 0045");
  const std::vector<uint8_t>& names = VectorOctets("bad_hnidf_two_names");
  request.insert(request.end(), names.begin(), names.end());
  CHECK(DhcpServer::Examine(config, FromClient(request)).request.ids.empty());
  config.decode.hnidf_name_list = true;
  CHECK(DhcpServer::Examine(config, FromClient(request)).request.ids.size() == 2);
}

TEST_CASE_METHOD(Fixture, "other RSOO-enabled options are passed on if asked for",
                 "[rfc6422][s6][R38][R46]") {
  std::vector<uint8_t> relayed = FromHex(
      "0c00 20010db80001c02000000000000000ff fe80000000000000020000fffe000001"
      "0042 000f 0041 000b 03617370 026578 036f7267"
      "0009 0018 0b a1b2c3 0001000a00030001020000000001 0006 0002 0041");
  CHECK(ToHex(Serve(FromRelay(relayed)).datagram).find("0041000b03617370026578036f7267") !=
        std::string::npos);
  relayed.back() = 0x17;  // asks for something else
  CHECK(ToHex(Serve(FromRelay(relayed)).datagram).find("0041000b") == std::string::npos);
}

TEST_CASE_METHOD(Fixture,
                 "a server given too small a buffer changes nothing and says what is needed",
                 "[server]") {
  OwnHomeNetworks found;
  (void)found.identified.TryPushBack(&home);
  const ReceivedDatagram received = FromClient(VectorOctets("infreq_identified"));
  const Outcome outcome =
      DhcpServer::Answer(config, received, found, absl::MakeSpan(buffer).subspan(0, 40));
  CHECK(outcome.event == Event::kBufferTooSmall);
  CHECK_FALSE(outcome.transmits());
  // Header 4, CLIENTID 14, SERVERID 14, IDINF 4 + 89.
  CHECK(outcome.error.want == 4 + 14 + 14 + 93);
}

TEST_CASE_METHOD(Fixture, "a home agent of our own that cannot be sent is left out and counted",
                 "[rfc6610][s3.4]") {
  OwnHomeNetworks found;
  (void)found.identified.TryPushBack(&home);
  (void)home.addresses.TryPushBack(*Ipv6Address::FromText("64:ff9b::10.0.0.1"));
  Outcome outcome = Serve(FromClient(VectorOctets("infreq_identified")), found);
  CHECK(outcome.event == Event::kAnsweredWithHomeNetworks);
  CHECK(outcome.sources.unusable == 1);
  CHECK(ToHex(outcome.datagram).find("0064ff9b") == std::string::npos);
  HomeNetwork nothing_else;
  (void)nothing_else.addresses.TryPushBack(*Ipv6Address::FromText("ff02::1"));
  found.identified = {&nothing_else};
  outcome = Serve(FromClient(VectorOctets("infreq_identified")), found);
  CHECK(outcome.event == Event::kAnswered);
}

// A Relay-forward around infreq_identified with these options in its RSOO.
std::vector<uint8_t> WithRsoo(std::string_view rsoo) {
  const std::vector<uint8_t> options = FromHex(rsoo);
  std::vector<uint8_t> relayed =
      FromHex("0c00 20010db80001c02000000000000000ff fe80000000000000020000fffe000001 0042");
  relayed.push_back(static_cast<uint8_t>(options.size() >> 8));
  relayed.push_back(static_cast<uint8_t>(options.size() & 0xff));
  relayed.insert(relayed.end(), options.begin(), options.end());
  const std::vector<uint8_t> relay_msg = FromHex("0009 0040");
  relayed.insert(relayed.end(), relay_msg.begin(), relay_msg.end());
  const std::vector<uint8_t>& request = VectorOctets("infreq_identified");
  relayed.insert(relayed.end(), request.begin(), request.end());
  return relayed;
}
const std::string kHnidf = "0031 0012 04686f6d65 076578616d706c65 036f7267 00";

TEST_CASE_METHOD(Fixture, "home agents that can be none do not come through a relay", "[R53]") {
  const Outcome outcome = Serve(
      FromRelay(WithRsoo("0045 002a" + kHnidf + "0048 0010 ff020000000000000000000000000001")));
  CHECK(outcome.event == Event::kAnswered);
  CHECK(outcome.sources.malformed == 1);
}

TEST_CASE_METHOD(Fixture, "a container without a home agent does not hide a farther relay's",
                 "[rfc6422][s6][R14][R39]") {
  const std::vector<uint8_t> inner = WithRsoo("0045 0016" + kHnidf);
  std::vector<uint8_t> outer = FromHex(
      "0c01 00000000000000000000000000000000 20010db80001c02000000000000000ff"
      "0042 002e 0045 002a" +
      kHnidf + "0048 0010 20010db8600003020000000000000001 0009");
  outer.push_back(static_cast<uint8_t>(inner.size() >> 8));
  outer.push_back(static_cast<uint8_t>(inner.size() & 0xff));
  outer.insert(outer.end(), inner.begin(), inner.end());
  const Outcome outcome = Serve(FromRelay(outer));
  CHECK(outcome.event == Event::kAnsweredWithHomeNetworks);
  CHECK(outcome.sources.relay == 1);
}

TEST_CASE_METHOD(Fixture, "the name comes back in the client's own letters",
                 "[rfc6610][s4.3][R42]") {
  const Outcome outcome = Serve(FromRelay(
      WithRsoo("0045 002a 0031 0012 04484f4d45 076578616d706c65 036f7267 00"  // HOME.example.org.
               "0048 0010 20010db8600003020000000000000001")));
  CHECK(outcome.event == Event::kAnsweredWithHomeNetworks);
  const std::string octets = ToHex(outcome.datagram);
  CHECK(octets.find("0045002a0031001204686f6d65") != std::string::npos);
  CHECK(octets.find("04484f4d45") == std::string::npos);
}

TEST_CASE_METHOD(Fixture, "two networks of one name from the same box make one IDINF",
                 "[rfc6610][s4.4][R90]") {
  const DomainName name = *DomainName::FromText("home.example.org");
  const std::vector<uint8_t> one = FromHex("0048 0010 20010db8000000000000000000000001");
  const std::vector<uint8_t> two = FromHex("0048 0010 20010db8000000000000000000000002");
  const SuppliedHomeNetwork networks[] = {{HomeNetworkKind::kIdentified, name.view(), one},
                                          {HomeNetworkKind::kIdentified, name.view(), two}};
  OwnHomeNetworks found;
  found.nas = networks;
  const Outcome outcome = Serve(FromClient(VectorOctets("infreq_identified")), found);
  CHECK(outcome.sources.nas == 1);
  CHECK(ToHex(outcome.datagram).find("0045003e0031001204686f6d65") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "a relay cannot be allowed to supply what the server writes itself",
                 "[rfc6422][s6][R27][R38]") {
  for (const dhcpv6::OptionCode code :
       {dhcpv6::OptionCode::kInfMaxRt, dhcpv6::OptionCode::kServerId, dhcpv6::OptionCode::kMip6Haa,
        dhcpv6::OptionCode::kRsoo}) {
    config.answer.rsoo_enabled = {dhcpv6::OptionCode::kMip6Idinf, code};
    CHECK(config.Validate().error().name == std::string("server.answer.rsoo_enabled"));
  }
}

TEST_CASE_METHOD(Fixture, "without a network of that name there is no IDINF of our own",
                 "[rfc6610][s4.3][R44]") {
  OwnHomeNetworks found;
  (void)found.identified.TryPushBack(nullptr);
  found.visited = &visited;
  CHECK(Serve(FromClient(VectorOctets("infreq_identified")), found).event == Event::kAnswered);
}

TEST_CASE_METHOD(Fixture, "a bad configuration names its key", "[config]") {
  CHECK(config.Validate().has_value());
  config.information_refresh_time = 599;
  CHECK(config.Validate().error().ToString() ==
        "server.information_refresh_time: value 599 is not allowed");
  config.information_refresh_time.reset();
  config.inf_max_rt = 59;
  CHECK(config.Validate().error().ToString() == "server.inf_max_rt: value 59 is not allowed");
  config.server_id.clear();
  CHECK(config.Validate().error().ToString() == "server.server_id: is missing");
}

TEST_CASE_METHOD(Fixture, "counters add up what steps did", "[counters]") {
  Counters one;
  one.Record(Serve(FromClient(VectorOctets("infreq_visited"))));
  one.Record(Serve(FromClient(VectorOctets("infreq_with_ia_na_invalid"))));
  Counters sum;
  sum += one;
  sum += one;
  CHECK(sum.received(MessageType::kInformationRequest) == 4);
  CHECK(sum.sent(MessageType::kReply) == 2);
  CHECK(sum.count(Event::kInvalid) == 2);
  CHECK(std::string(EventName(Event::kInvalid)) == "dropped-invalid");
}

}}  // namespace mip6boot::roles
