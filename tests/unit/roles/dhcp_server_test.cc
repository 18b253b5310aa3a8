// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/dhcp_server.h"

#include <algorithm>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/unit/roles/dhcp_server_harness.h"

namespace mip6boot::test::server { namespace {

using dhcpv6::MessageType;

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

TEST_CASE_METHOD(Fixture, "nothing to give makes a plain Reply", "[rfc6610][R47]") {
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_identified"))).datagram) ==
        ToHex(VectorOctets("reply_nothing_available")));
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

TEST_CASE_METHOD(Fixture, "of two link-addresses the one nearest the client names its link",
                 "[rfc8415][s13.1][R88]") {
  std::vector<uint8_t> relayed = FromHex(
      "0c01 20010db80002c02000000000000000ff 20010db80001c02000000000000000fe 0009 003e"
      "0c00 20010db80001c02000000000000000ff fe80000000000000020000fffe000001 0009 0018"
      "0b a1b2c3 0001000a00030001020000000001 0006 0002 0032");
  CHECK(DhcpServer::Examine(config, FromRelay(relayed)).link.link_address.ToString() ==
        "2001:db8:1:c020::ff");
  // Zero from the relay nearest the client says nothing: the next one out speaks for it.
  std::fill(relayed.begin() + 40, relayed.begin() + 56, uint8_t{0});
  CHECK(DhcpServer::Examine(config, FromRelay(relayed)).link.link_address.ToString() ==
        "2001:db8:2:c020::ff");
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
                 "[rfc6611][s4.2.1][R46]") {
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

TEST_CASE_METHOD(Fixture,
                 "of an access server in the same box only what was asked for and named goes out",
                 "[rfc6610][s4.4][R26][R42][R46][R90]") {
  const std::vector<uint8_t> run = FromHex("0048 0010 20010db8600003020000000000000001");
  const DomainName home_name = *DomainName::FromText("HOME.example.org");
  const DomainName other_name = *DomainName::FromText("other.example.org");
  const SuppliedHomeNetwork networks[] = {{HomeNetworkKind::kIdentified, other_name.view(), run},
                                          {HomeNetworkKind::kVisited, {}, run},
                                          {HomeNetworkKind::kUnrestricted, {}, run},
                                          {HomeNetworkKind::kIdentified, home_name.view(), run}};
  OwnHomeNetworks found;
  found.nas = networks;
  const std::string haa = "0048001020010db8600003020000000000000001";
  // 69 alone: the one that was named, under the client's own octets.
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_identified")), found).datagram) ==
        std::string("07a1b2c3") + kIds + "0045002a0031001204686f6d65076578616d706c65036f726700" +
            haa);
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_visited")), found).datagram) ==
        std::string("07a1b2c3") + kIds + "00320014" + haa);
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_unrestricted")), found).datagram) ==
        std::string("07a1b2c3") + kIds + "00460014" + haa);
}

TEST_CASE_METHOD(Fixture, "one with nothing in it is no answer, and hides no relay's",
                 "[rfc6610][s4.1.2][R14][R90]") {
  const DomainName name = *DomainName::FromText("home.example.org");
  const SuppliedHomeNetwork networks[] = {{HomeNetworkKind::kIdentified, name.view(), {}}};
  OwnHomeNetworks found;
  found.nas = networks;
  CHECK(Serve(FromClient(VectorOctets("infreq_identified")), found).event == Event::kAnswered);
  const Outcome outcome = Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf")), found);
  CHECK(outcome.sources.nas == 0);
  CHECK(outcome.sources.relay == 1);
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
        "server.information_refresh_time: 599, must be at least 600");
  config.information_refresh_time.reset();
  config.inf_max_rt = 59;
  CHECK(config.Validate().error().ToString() == "server.inf_max_rt: 59, must be at least 60");
  config.inf_max_rt = 86401;
  CHECK(config.Validate().error().ToString() == "server.inf_max_rt: 86401, must be at most 86400");
  config.inf_max_rt.reset();
  config.limits.elements = 0;
  CHECK(config.Validate().error().ToString() == "server.limits.elements: 0, must be at least 1");
  config.limits.option_depth = 0;
  CHECK(config.Validate().error().ToString() ==
        "server.limits.option_depth: 0, must be at least 1");
  config.server_id.clear();
  CHECK(config.Validate().error().ToString() == "server.server_id: is missing");
  config = Fixture().config;
  config.answer.prefix_form = dhcpv6::PrefixForm::kOther;
  CHECK(config.Validate().error().ToString() ==
        "server.answer.prefix_form: value 2 is not allowed");
}

TEST_CASE_METHOD(Fixture, "counters have the names of statistics", "[counters]") {
  OwnHomeNetworks found;
  found.visited = &visited;
  (void)visited.addresses.TryPushBack(Ipv6Address());
  Counters counters;
  const auto serve = [&](const ReceivedDatagram& received) {
    counters.Record(Serve(received, found));
  };
  serve(FromClient(VectorOctets("infreq_visited")));
  serve(FromClient(VectorOctets("infreq_with_ia_na_invalid")));
  serve(FromClient(VectorOctets("reply_identified")));
  serve(FromRelay(VectorOctets("relayforw_rsoo_idinf")));
  serve(FromRelay(VectorOctets("relayrepl_identified")));
  serve(FromClient(FromHex("07")));
  ReceivedDatagram unicast = FromClient(VectorOctets("infreq_visited"));
  unicast.to_unicast = true;
  serve(unicast);
  // A step that finds too little room is repeated: the message counts once.
  counters.Record(DhcpServer::Answer(config, FromClient(VectorOctets("infreq_visited")), {}, {}));
  CHECK(counters.received(MessageType::kInformationRequest) == 4);

  std::string all;
  counters.ForEach([&all](std::string_view name, uint64_t count) {
    if (count != 0) all += std::string(name) + " " + std::to_string(count) + "\n";
  });
  CHECK(all ==
        "pkt6-received 7\n"
        "pkt6-sent 3\n"
        "pkt6-unknown-received 1\n"
        "pkt6-reply-received 2\n"
        "pkt6-infrequest-received 4\n"
        "pkt6-reply-sent 3\n"
        "event-answered-with-home-networks 2\n"
        "event-answered-use-multicast 1\n"
        "event-dropped-malformed 1\n"
        "event-dropped-invalid 2\n"
        "event-dropped-unexpected-relay-reply 1\n"
        "event-buffer-too-small 1\n"
        "invalid-not-for-server 1\n"
        "invalid-sent-by-unicast 1\n"
        "invalid-ia-in-information-request 1\n"
        "home-networks-own 1\n"
        "home-networks-relay 1\n"
        "home-agents-unusable 1\n");
  Counters twice = counters;
  twice += counters;
  CHECK(twice.home_networks().own == 2);
  CHECK(twice.home_networks().unusable == 2);
  CHECK(twice.invalid(dhcpv6::ViolationKind::kSentByUnicast) == 2);
}

TEST_CASE_METHOD(Fixture, "what was found for another message, or for none, does no harm",
                 "[server][events]") {
  OwnHomeNetworks found;
  for (int i = 0; i < 8; ++i) (void)found.identified.TryPushBack(&home);
  found.visited = &visited;
  found.unrestricted = &visited;
  // One name was sent, nothing else asked for.
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_identified")), found).datagram) ==
        ToHex(VectorOctets("reply_identified")).substr(0, 2 * (4 + 28)) +
            ToHex(VectorOctets("reply_identified")).substr(2 * (4 + 28 + 8)));
  // Nothing was looked up, and nothing goes out.
  CHECK(ToHex(Serve(FromClient(FromHex("0b a1b2c3 0006 0002 0045")), found).datagram) ==
        "07a1b2c3"
        "0002000a000200007ed90badc0de");
  CHECK(Serve(FromClient(VectorOctets("reply_identified")), found).event == Event::kInvalid);
  CHECK(Serve(FromRelay(VectorOctets("relayrepl_identified")), found).event ==
        Event::kUnexpectedRelayReply);
  // More was asked for than was found.
  found.identified.clear();
  CHECK(Serve(FromClient(VectorOctets("infreq_two_identified")), found).event == Event::kAnswered);
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

}}  // namespace mip6boot::test::server
