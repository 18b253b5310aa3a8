// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/relay_agent.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/roles/relay_agent_harness.h"

namespace mip6boot::test::relay { namespace {

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

TEST_CASE_METHOD(Fixture, "a relay that does not send from port 547 says so",
                 "[rfc8357][s5.2][R85]") {
  config.source_port = 40000;
  const Outcome outcome = Relay(FromClient(VectorOctets("infreq_visited")));
  CHECK(ToHex(outcome.datagram).find("00120004657468310087000200000009") != std::string::npos);
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
  Destination second = server;
  second.interface = InterfaceIndex{7};
  config.servers = {server, second};
  CHECK(Relay(FromClient(VectorOctets("infreq_visited"))).destinations.size() == 2);
  CHECK(config.Validate().has_value());
  config.servers[1].endpoint.port = 0;
  CHECK(config.Validate().error().ToString() == "relay.servers[1].port: value 0 is not allowed");
  // It would get all twice.
  config.servers = {server, second, server};
  CHECK(config.Validate().error().ToString() == "relay.servers[2]: stands 2 times, at most 1");
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

TEST_CASE_METHOD(Fixture, "a relay never looks less deep than it relays",
                 "[rfc6422][s5][R30][R31]") {
  CHECK(config.Validate());
  config.hop_count_limit = 32;
  CHECK(config.Validate().error().ToString() == "relay.limits.relay_depth: 9, must be at least 32");
  config.limits.relay_depth = 33;
  CHECK(config.Validate());
  config.hop_count_limit = 33;
  CHECK(config.Validate().error().ToString() == "relay.hop_count_limit: 33, must be at most 32");
  config.hop_count_limit = 0;
  CHECK(config.Validate().error().ToString() == "relay.hop_count_limit: 0, must be at least 1");
}

TEST_CASE_METHOD(Fixture, "none of what only servers send is relayed when it comes bare",
                 "[rfc8415][s16.3][s16.10][s16.11][R36]") {
  for (const char* message : {"02a1b2c3", "07a1b2c3", "0aa1b2c3"}) {
    const std::vector<uint8_t> bare = FromHex(message);
    CAPTURE(message);
    CHECK(Relay(FromClient(bare)).event == Event::kBareServerMessage);
    CHECK_FALSE(RelayAgent::Examine(config, link, FromClient(bare)).wanted);
  }
}

}}  // namespace mip6boot::test::relay
