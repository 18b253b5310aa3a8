// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/relay_agent.h"

#include <array>
#include <string>

#include "mip6boot/dhcpv6/relay_view.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::roles { namespace {

using test::FromHex;
using test::ToHex;
using test::VectorOctets;

// Options 71, 72, 73 of the home agent in home.example.org, as in the vector opt69_idinf_full
// behind its HNIDF.
const std::vector<uint8_t> kHomeRun = FromHex(
    "0047 0011 40 20010db8600003020000000000000000"
    "0048 0010 20010db8600003020000000000000001"
    "0049 0016 03686131 04686f6d65 076578616d706c65 036f7267 00");
const std::vector<uint8_t> kVisitedRun = FromHex("0048 0010 20010db80001c0200000000000000001");

DomainName Name(std::string_view text) { return *DomainName::FromText(text); }

struct Fixture {
  Fixture() {
    link.link_address = *Ipv6Address::FromText("2001:db8:1:c020::ff");
    link.interface_id = Bytes(reinterpret_cast<const uint8_t*>("eth1"), 4);
  }

  ReceivedDatagram FromClient(Bytes payload) const {
    ReceivedDatagram received;
    received.payload = payload;
    received.source = {*Ipv6Address::FromText("fe80::200:ff:fe00:1"), 546};
    received.interface = InterfaceIndex{7};
    return received;
  }
  ReceivedDatagram FromRelay(Bytes payload, const char* source = "2001:db8:1:c020::ff") const {
    ReceivedDatagram received;
    received.payload = payload;
    received.source = {*Ipv6Address::FromText(source), 547};
    received.interface = InterfaceIndex{8};
    return received;
  }
  // Out of the interface towards the servers.
  Outcome RelayDown(Bytes payload) {
    RelayLink uplink;
    uplink.to_servers = true;
    return RelayAgent::Answer(config, uplink, FromRelay(payload), {}, absl::MakeSpan(buffer));
  }
  Outcome Relay(const ReceivedDatagram& received,
                absl::Span<const SuppliedHomeNetwork> supplied = {}) {
    return RelayAgent::Answer(config, link, received, supplied, absl::MakeSpan(buffer));
  }

  RelayAgentConfig config;
  RelayLink link;
  DomainName home = Name("home.example.org");
  DomainName msp = Name("msp.example.net");
  std::array<uint8_t, 4096> buffer{};
};

TEST_CASE_METHOD(Fixture, "a relay adds the home network that the client named in an RSOO",
                 "[rfc6610][s4.2][R25][R26][R32][rfc6422][R27]") {
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kIdentified, home.view(), kHomeRun}};
  const Outcome outcome = Relay(FromClient(VectorOctets("infreq_identified")), supplied);
  CHECK(outcome.event == Event::kRelayedToServerWithRsoo);
  CHECK(ToHex(outcome.datagram) == ToHex(VectorOctets("relayforw_rsoo_idinf")));
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].endpoint.address.ToString() == "ff05::1:3");
  CHECK(outcome.destinations[0].endpoint.port == 547);
  CHECK(outcome.destinations[0].hop_limit == 8);
}

TEST_CASE_METHOD(Fixture, "the RSOO repeats the client's own octets of a name, case included",
                 "[rfc6610][s4.2][R26]") {
  std::vector<uint8_t> request = VectorOctets("infreq_identified");
  request[request.size() - 12] = 'E';  // home.Example.org
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kIdentified, home.view(), kHomeRun}};
  const Outcome outcome = Relay(FromClient(request), supplied);
  CHECK(outcome.event == Event::kRelayedToServerWithRsoo);
  const std::string octets = ToHex(outcome.datagram);
  const std::string hnidf =
      "0031001204686f6d65" + ToHex(Bytes(request).subspan(request.size() - 13));
  const size_t first = octets.find(hnidf);
  CHECK(first != std::string::npos);
  CHECK(octets.find(hnidf, first + 1) != std::string::npos);
}

TEST_CASE_METHOD(Fixture,
                 "each network that the client named gets its IDINF, in the client's order",
                 "[rfc6610][s4.2][R26]") {
  const std::vector<uint8_t> home_run = FromHex("0048 0010 20010db8600003020000000000000001");
  const std::vector<uint8_t> msp_run =
      FromHex("0049 0014 026861 036d7370 076578616d706c65 036e6574 00");
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kIdentified, msp.view(), msp_run},
                                          {HomeNetworkKind::kIdentified, home.view(), home_run}};
  const Outcome outcome = Relay(FromClient(VectorOctets("infreq_two_identified")), supplied);
  CHECK(ToHex(outcome.datagram) == ToHex(VectorOctets("relayforw_two_targets")));
}

TEST_CASE_METHOD(Fixture, "a home network that the client did not name stays with the relay",
                 "[rfc6610][s4.2][R26][R28]") {
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kIdentified, msp.view(), kHomeRun}};
  const Outcome outcome = Relay(FromClient(VectorOctets("infreq_identified")), supplied);
  CHECK(outcome.event == Event::kRelayedToServer);
  CHECK(ToHex(outcome.datagram).find("0042") == std::string::npos);
}

TEST_CASE_METHOD(Fixture, "nothing known of the node means no RSOO, not an empty one",
                 "[rfc6611][s4.2.1][R28]") {
  const Outcome outcome = Relay(FromClient(VectorOctets("infreq_identified")));
  CHECK(outcome.event == Event::kRelayedToServer);
  CHECK(ToHex(outcome.datagram) ==
        "0c0020010db80001c02000000000000000fffe80000000000000020000fffe000001"
        "001200046574683100090040" +
            ToHex(VectorOctets("infreq_identified")));
}

TEST_CASE_METHOD(
    Fixture, "visited information is offered whatever the client asks, unrestricted only by policy",
    "[rfc6610][s4.2][R25]") {
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kUnrestricted, {}, kVisitedRun},
                                          {HomeNetworkKind::kVisited, {}, kVisitedRun}};
  Outcome outcome = Relay(FromClient(VectorOctets("infreq_visited")), supplied);
  CHECK(ToHex(outcome.datagram).find("0042001800320014") != std::string::npos);
  config.rsoo.unrestricted = true;
  outcome = Relay(FromClient(VectorOctets("infreq_visited")), supplied);
  CHECK(ToHex(outcome.datagram).find("0042003000320014") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "what to look up is named by the attachment, not by what the client says",
                 "[rfc6610][s5][R86]") {
  const std::vector<uint8_t>& request = VectorOctets("infreq_identified");
  const RelayNeed need = RelayAgent::Examine(config, link, FromClient(request));
  CHECK(need.wanted);
  CHECK(need.interface == InterfaceIndex{7});
  CHECK(need.peer_address.ToString() == "fe80::200:ff:fe00:1");
  CHECK(ToHex(need.client_id) == "00030001020000000001");
  REQUIRE(need.ids.size() == 1);
  CHECK(need.ids[0].ToString() == "home.example.org.");
  CHECK_FALSE(need.from_relay);
  link.trusted = true;
  CHECK(RelayAgent::Examine(config, link, FromRelay(VectorOctets("relayforw_rsoo_idinf")))
            .from_relay);
}

TEST_CASE_METHOD(Fixture, "a Relay-forward is wrapped again with its hop count raised",
                 "[rfc8415][s19.1.2][R31][R32]") {
  link.interface_id = {};
  link.trusted = true;
  const std::vector<uint8_t>& inner = VectorOctets("relayforw_rsoo_idinf");
  const Outcome outcome = Relay(FromRelay(inner));
  CHECK(ToHex(outcome.datagram) ==
        "0c01"
        "00000000000000000000000000000000"
        "20010db80001c02000000000000000ff"
        "000900cf" +
            ToHex(inner));
}

TEST_CASE_METHOD(Fixture, "a relay below without a global address gets our link-address",
                 "[rfc8415][s19.1.2][R32]") {
  link.interface_id = {};
  link.trusted = true;
  const Outcome outcome = Relay(FromRelay(VectorOctets("relayforw_rsoo_idinf"), "fe80::5"));
  CHECK(ToHex(outcome.datagram.subspan(0, 34)) ==
        "0c0120010db80001c02000000000000000fffe800000000000000000000000000005");
}

TEST_CASE_METHOD(Fixture, "a Relay-forward at the hop count limit is dropped",
                 "[rfc8415][s19.1.2][R31]") {
  link.trusted = true;
  const Outcome outcome = Relay(FromRelay(VectorOctets("relayforw_nine_levels")));
  CHECK(outcome.event == Event::kHopCountExceeded);
  CHECK_FALSE(outcome.transmits());
  config.hop_count_limit = 32;  // RFC 3315
  CHECK(Relay(FromRelay(VectorOctets("relayforw_nine_levels"))).event == Event::kRelayedToServer);
}

TEST_CASE_METHOD(Fixture, "RSOO from below an untrusted interface is dropped at any level",
                 "[rfc6422][s5][R30]") {
  CHECK(Relay(FromRelay(VectorOctets("relayforw_rsoo_idinf"))).event == Event::kRsooNotTrusted);
  // The RSOO may hide one level deeper.
  std::vector<uint8_t> hidden =
      FromHex("0c01 00000000000000000000000000000000 20010db80001c02000000000000000ff 000900cf");
  const std::vector<uint8_t>& inner = VectorOctets("relayforw_rsoo_idinf");
  hidden.insert(hidden.end(), inner.begin(), inner.end());
  CHECK(Relay(FromRelay(hidden)).event == Event::kRsooNotTrusted);
  // Nor may it hide behind octets that cannot be read.
  hidden.pop_back();
  CHECK(Relay(FromRelay(hidden)).event == Event::kMalformed);
  link.trusted = true;
  CHECK(Relay(FromRelay(VectorOctets("relayforw_rsoo_idinf"))).event == Event::kRelayedToServer);
}

TEST_CASE_METHOD(Fixture, "what a relay below relays unread is relayed on unread, from any link",
                 "[rfc8415][s16][s19][R30][R33][R82]") {
  link.interface_id = {};
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kVisited, {}, kVisitedRun}};
  // An Information-request cut in its ORO; a message of an unknown type whose body is no options.
  for (const char* message : {"0017 0b a1b2c3 0001000a00030001020000000001 0006 0002 00",
                              "0017 c8 a1b2c3 ffffffffffffffffffffffffffffffffffffff"}) {
    CAPTURE(message);
    const std::vector<uint8_t> inner =
        FromHex(std::string("0c00 20010db80002c02000000000000000ff fe80000000000000020000fffe000001"
                            "0009") +
                message);
    CHECK_FALSE(RelayAgent::Examine(config, link, FromRelay(inner)).wanted);
    const Outcome outcome = Relay(FromRelay(inner), supplied);
    CHECK(outcome.event == Event::kRelayedToServer);
    CHECK(static_cast<uint8_t>(outcome.received_type) == inner[38]);
    CHECK(ToHex(outcome.datagram) ==
          "0c01"
          "00000000000000000000000000000000"
          "20010db80001c02000000000000000ff"
          "0009003d" +
              ToHex(inner));
  }
}

TEST_CASE_METHOD(Fixture, "a client's message that cannot be read opens no way for an RSOO",
                 "[rfc6422][s5][R30]") {
  std::vector<uint8_t> cut = VectorOctets("relayforw_rsoo_idinf");
  // The last option of the client's message claims an octet too many; the relay level is whole.
  const size_t hnidf_length = cut.size() - 0x12 - 1;
  REQUIRE(cut[hnidf_length] == 0x12);
  cut[hnidf_length] = 0x13;
  CHECK(Relay(FromRelay(cut)).event == Event::kRsooNotTrusted);
  link.trusted = true;
  CHECK(Relay(FromRelay(cut)).event == Event::kRelayedToServer);
}

TEST_CASE_METHOD(Fixture, "a relay that drops what it cannot read says what it cannot read",
                 "[rfc6422][s5][R30]") {
  const std::vector<uint8_t> header = FromHex("0c00 20010db80001c02000000000000000ff fe80");
  Outcome outcome = Relay(FromRelay(header));
  CHECK(outcome.event == Event::kMalformed);
  CHECK(outcome.error.ToString() == "RELAY-FORW (12) at offset 0: needs 34 octets, 20 left");
  const std::vector<uint8_t> level = FromHex(
      "0c00 20010db80001c02000000000000000ff fe80000000000000020000fffe000001"
      "0009 0019 0b a1b2c3 0001000a00030001020000000001 0006 0002 0032");
  outcome = Relay(FromRelay(level));
  CHECK(outcome.event == Event::kMalformed);
  CHECK(outcome.error.ToString() == "OPTION_RELAY_MSG (9) at offset 34: needs 29 octets, 28 left");
}

TEST_CASE_METHOD(Fixture, "a malformed client message is relayed unread and without an RSOO",
                 "[rfc8415][s16][R82]") {
  std::vector<uint8_t> request = VectorOctets("infreq_identified");
  request.pop_back();
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kIdentified, home.view(), kHomeRun}};
  const Outcome outcome = Relay(FromClient(request), supplied);
  CHECK(outcome.event == Event::kRelayedToServer);
  CHECK(ToHex(outcome.datagram).find(ToHex(request)) != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "two CLIENTIDs in the client's message: relayed, but without an RSOO",
                 "[R82]") {
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kVisited, {}, kVisitedRun}};
  const Outcome outcome = Relay(FromClient(VectorOctets("bad_infreq_two_clientid")), supplied);
  CHECK(outcome.event == Event::kRelayedToServer);
  CHECK(outcome.transmits());
}

TEST_CASE_METHOD(Fixture, "two SERVERIDs in the client's message: relayed, but without an RSOO",
                 "[R82]") {
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kVisited, {}, kVisitedRun}};
  const std::vector<uint8_t> request = FromHex(
      "0b a1b2c3 0001000a00030001020000000001"
      "0002000a000200007ed90badc0de 0002000a000200007ed90badc0df 0006 0002 0032");
  CHECK_FALSE(RelayAgent::Examine(config, link, FromClient(request)).wanted);
  const Outcome outcome = Relay(FromClient(request), supplied);
  CHECK(outcome.event == Event::kRelayedToServer);
  CHECK(ToHex(outcome.datagram) ==
        "0c0020010db80001c02000000000000000fffe80000000000000020000fffe000001"
        "0012000465746831"
        "00090034" +
            ToHex(request));
}

TEST_CASE_METHOD(Fixture,
                 "names of the client's that cannot be taken are relayed, counted and told",
                 "[rfc6610][s4.2][R82]") {
  // An HNIDF that is cut, and nine names where eight have room.
  const std::vector<uint8_t> request = FromHex(
      "0b a1b2c3 0001000a00030001020000000001 0031 0002 0161"
      "0031 0003 016100 0031 0003 016200 0031 0003 016300 0031 0003 016400 0031 0003 016500"
      "0031 0003 016600 0031 0003 016700 0031 0003 016800 0031 0003 016900");
  const Outcome outcome = Relay(FromClient(request));
  CHECK(outcome.event == Event::kRelayedToServer);
  CHECK(ToHex(outcome.datagram).find(ToHex(request)) != std::string::npos);
  CHECK(outcome.ignored == 2);
  REQUIRE(outcome.ignored_error.has_value());
  CHECK(outcome.ignored_error->ToString() ==
        "OPTION_MIP6_HNIDF (49) at offset 24: the name does not end with the root label");
}

TEST_CASE_METHOD(Fixture, "message types that the relay does not know are relayed",
                 "[rfc8415][s19][R33]") {
  const std::vector<uint8_t> unknown = FromHex("c8 a1b2c3 0001000a00030001020000000001");
  CHECK(Relay(FromClient(unknown)).event == Event::kRelayedToServer);
}

TEST_CASE_METHOD(Fixture, "a server's answer that comes bare is dropped", "[rfc8415][s16][R36]") {
  CHECK(Relay(FromClient(VectorOctets("reply_identified"))).event == Event::kBareServerMessage);
}

TEST_CASE_METHOD(Fixture, "a Relay-reply is unwrapped and its message passed to the peer unchanged",
                 "[rfc8415][s19.2][R29][R34][R83]") {
  const std::vector<uint8_t>& reply = VectorOctets("relayrepl_identified");
  const Outcome outcome = RelayDown(reply);
  CHECK(outcome.event == Event::kRelayedToPeer);
  CHECK(ToHex(outcome.datagram) == ToHex(VectorOctets("reply_identified")));
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].endpoint.address.ToString() == "fe80::200:ff:fe00:1");
  CHECK(outcome.destinations[0].endpoint.port == 546);
  REQUIRE(outcome.interface_id.has_value());
  CHECK(ToHex(*outcome.interface_id) == "65746831");
  CHECK(outcome.link_address.ToString() == "2001:db8:1:c020::ff");
}

TEST_CASE_METHOD(Fixture,
                 "a Relay-reply inside goes to port 547, or to the port that RELAY_PORT names",
                 "[rfc8415][s19.2][R34][rfc8357][R85]") {
  std::vector<uint8_t> outer =
      FromHex("0d01 00000000000000000000000000000000 20010db80001c02000000000000000ff 000900ad");
  const std::vector<uint8_t>& inner = VectorOctets("relayrepl_identified");
  REQUIRE(inner.size() == 0xb3);
  outer[37] = 0xb3;
  outer.insert(outer.end(), inner.begin(), inner.end());
  Outcome outcome = RelayDown(outer);
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].endpoint.port == 547);
  const std::vector<uint8_t> relay_port = FromHex("0087 0002 1234");
  outer.insert(outer.begin() + 34, relay_port.begin(), relay_port.end());
  outcome = RelayDown(outer);
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].endpoint.port == 0x1234);
}

TEST_CASE_METHOD(Fixture, "a relay that does not send from port 547 says so",
                 "[rfc8357][s5.2][R85]") {
  config.source_port = 40000;
  const Outcome outcome = Relay(FromClient(VectorOctets("infreq_visited")));
  CHECK(ToHex(outcome.datagram).find("00120004657468310087000200000009") != std::string::npos);
}

TEST_CASE_METHOD(Fixture,
                 "a relay below that does not send from port 547 is remembered by its port",
                 "[rfc8357][s5.2][R85]") {
  link.interface_id = {};
  link.trusted = true;
  const std::vector<uint8_t> inner = FromHex(
      "0c00 20010db80002c02000000000000000ff fe80000000000000020000fffe000001"
      "0087 0002 0000 0009 0018"
      "0b a1b2c3 0001000a00030001020000000001 0006 0002 0032");
  ReceivedDatagram received = FromRelay(inner);
  received.source.port = 0x9c40;
  CHECK(ToHex(Relay(received).datagram) ==
        "0c01"
        "00000000000000000000000000000000"
        "20010db80001c02000000000000000ff"
        "0087"
        "0002"
        "9c40"
        "00090044" +
            ToHex(inner));
  // From port 547 there is nothing to remember.
  CHECK(ToHex(Relay(FromRelay(inner)).datagram) ==
        "0c01"
        "00000000000000000000000000000000"
        "20010db80001c02000000000000000ff"
        "00090044" +
            ToHex(inner));
}

TEST_CASE_METHOD(Fixture,
                 "a relay given too small a buffer changes nothing and says what is needed",
                 "[relay]") {
  const std::vector<uint8_t>& request = VectorOctets("infreq_identified");
  const Outcome outcome = RelayAgent::Answer(config, link, FromClient(request), {},
                                             absl::MakeSpan(buffer).subspan(0, 60));
  CHECK(outcome.event == Event::kBufferTooSmall);
  CHECK(outcome.error.reason == Reason::kNoSpace);
  // Relay-forward header 34, INTERFACE_ID 8, OPTION_RELAY_MSG 4 + 64.
  CHECK(outcome.error.want == 34 + 8 + 4 + 64);
  CHECK_FALSE(outcome.transmits());
}

TEST_CASE_METHOD(Fixture,
                 "an empty datagram and a Relay-reply without a message are dropped as malformed",
                 "[relay]") {
  CHECK(Relay(FromClient({})).event == Event::kMalformed);
  std::vector<uint8_t> reply = VectorOctets("relayrepl_identified");
  reply.resize(34);
  CHECK(RelayDown(reply).event == Event::kMalformed);
  CHECK(RelayDown(reply).error.reason == Reason::kMissing);
}

TEST_CASE_METHOD(Fixture, "servers may be configured, several and by unicast",
                 "[rfc8415][s19][R35]") {
  Destination server;
  server.endpoint = {*Ipv6Address::FromText("2001:db8::547"), 547};
  config.servers = {server, server};
  CHECK(Relay(FromClient(VectorOctets("infreq_visited"))).destinations.size() == 2);
  CHECK(config.Validate().has_value());
  config.servers[1].endpoint.port = 0;
  CHECK(config.Validate().error().ToString() == "relay.servers.port: value 0 is not allowed");
}

TEST_CASE_METHOD(Fixture, "a Relay-reply is taken from the side of the servers alone",
                 "[rfc8415][s19.2][R36]") {
  const Outcome outcome = Relay(FromRelay(VectorOctets("relayrepl_identified")));
  CHECK(outcome.event == Event::kUnexpectedRelayReply);
  CHECK_FALSE(outcome.transmits());
}

TEST_CASE_METHOD(Fixture, "a Relay-reply to nobody or everybody is dropped",
                 "[rfc8415][s19.2][R34]") {
  for (const char* peer : {"::", "::1", "ff02::1"}) {
    std::vector<uint8_t> reply = VectorOctets("relayrepl_identified");
    const Ipv6Address address = *Ipv6Address::FromText(peer);
    std::copy(address.octets().begin(), address.octets().end(), reply.begin() + 18);
    CHECK(RelayDown(reply).event == Event::kBadPeerAddress);
  }
}

TEST_CASE_METHOD(Fixture, "RELAY_PORT moves only what goes to a relay", "[rfc8357][s5.2][R85]") {
  std::vector<uint8_t> reply = VectorOctets("relayrepl_identified");
  const std::vector<uint8_t> relay_port = FromHex("0087 0002 0035");
  reply.insert(reply.begin() + 34, relay_port.begin(), relay_port.end());
  const Outcome outcome = RelayDown(reply);
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].endpoint.port == 546);
}

TEST_CASE_METHOD(Fixture, "a configured multicast server is reached with hop limit 8 as well",
                 "[rfc8415][s19][R35]") {
  Destination servers;
  servers.endpoint = {AllDhcpServers(), 547};
  config.servers = {servers};
  const Outcome outcome = Relay(FromClient(VectorOctets("infreq_visited")));
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].hop_limit == 8);
}

TEST_CASE_METHOD(Fixture, "a link that nothing names is not relayed from",
                 "[rfc8415][s19.1.1][R32]") {
  link.link_address = Ipv6Address();
  CHECK(Relay(FromClient(VectorOctets("infreq_visited"))).event == Event::kRelayedToServer);
  link.interface_id = {};
  CHECK(Relay(FromClient(VectorOctets("infreq_visited"))).event == Event::kLinkUnknown);
  CHECK_FALSE(RelayAgent::Examine(config, link, FromClient(VectorOctets("infreq_visited"))).wanted);
}

TEST_CASE_METHOD(Fixture, "INTERFACE_ID goes out as the caller has it, the same each time",
                 "[rfc8415][s21.18][R84]") {
  const std::vector<uint8_t> id = FromHex("00ff 7a");
  link.interface_id = id;
  const std::string first = ToHex(Relay(FromClient(VectorOctets("infreq_visited"))).datagram);
  CHECK(first.find("0012000300ff7a") != std::string::npos);
  CHECK(first == ToHex(Relay(FromClient(VectorOctets("infreq_visited"))).datagram));
}

}}  // namespace mip6boot::roles
