// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Which links, relays and clients are given which kinds (R89).

#include <string>
#include <vector>

#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_network_access.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/unit/roles/dhcp_server_harness.h"

namespace mip6boot::test::server { namespace {

constexpr HomeNetworkKinds kNone = {false, false, false};
constexpr HomeNetworkKinds kVisitedOnly = {true, false, false};

struct WithNetworks : Fixture {
  WithNetworks() {
    found.visited = &visited;
    found.unrestricted = &visited;
    (void)found.identified.TryPushBack(&home);
  }
  Outcome Serve(const ReceivedDatagram& received) { return Fixture::Serve(received, found); }

  OwnHomeNetworks found;
};

TEST_CASE_METHOD(WithNetworks, "a client that is refused cannot tell it from a server with nothing",
                 "[rfc6610][s5][R47][R89]") {
  config.access = {{{}, {}, {}, {}, kNone}};
  const Outcome outcome = Serve(FromClient(VectorOctets("infreq_identified")));
  CHECK(outcome.event == Event::kAnswered);
  CHECK(ToHex(outcome.datagram) == ToHex(VectorOctets("reply_nothing_available")));
  CHECK(outcome.withheld == 1);
  // Nor is anything looked up for it.
  const DhcpServerNeed need =
      DhcpServer::Examine(config, FromClient(VectorOctets("infreq_identified")));
  CHECK_FALSE(need.wanted);
  CHECK_FALSE(need.request.identified);
}

TEST_CASE_METHOD(WithNetworks, "a refusal holds for what relays and access servers supply too",
                 "[rfc6610][s5][R89][R90]") {
  config.access = {{{}, {}, {}, {}, kVisitedOnly}};
  found.identified.clear();
  CHECK(Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf"))).event == Event::kAnswered);
  const std::vector<uint8_t> run = FromHex("0048 0010 20010db8600003020000000000000001");
  const DomainName name = *DomainName::FromText("home.example.org");
  const SuppliedHomeNetwork networks[] = {{HomeNetworkKind::kIdentified, name.view(), run}};
  found.nas = networks;
  CHECK(Serve(FromClient(VectorOctets("infreq_identified"))).event == Event::kAnswered);
  CHECK(Serve(FromClient(VectorOctets("infreq_visited"))).event ==
        Event::kAnsweredWithHomeNetworks);
}

TEST_CASE_METHOD(WithNetworks, "links are told apart by link-address, or by our own interface",
                 "[rfc6610][s5][R88][R89]") {
  config.access = {{Ipv6Prefix::FromText("2001:db8:1::/48"), {}, {}, {}, kNone},
                   {{}, InterfaceIndex{3}, {}, {}, kVisitedOnly}};
  CHECK(Serve(FromRelay(VectorOctets("relayforw_nine_levels"))).withheld == 1);
  CHECK(Serve(FromClient(VectorOctets("infreq_visited"))).withheld == 0);
  CHECK(Serve(FromClient(VectorOctets("infreq_identified"))).withheld == 1);
  ReceivedDatagram elsewhere = FromClient(VectorOctets("infreq_identified"));
  elsewhere.interface = InterfaceIndex{4};
  CHECK(Serve(elsewhere).event == Event::kAnsweredWithHomeNetworks);
  // A prefix around everything is not around a link without an address.
  config.access = {{Ipv6Prefix::FromText("::/0"), {}, {}, {}, kNone}};
  CHECK(Serve(FromClient(VectorOctets("infreq_identified"))).withheld == 0);
}

TEST_CASE_METHOD(WithNetworks, "relays are told apart by the address that they send from",
                 "[rfc6610][s5][R89]") {
  config.access = {{{}, {}, Ipv6Prefix::FromText("2001:db8:1:c020::ff/128"), {}, kNone}};
  CHECK(Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf"))).withheld == 1);
  CHECK(Serve(Received(VectorOctets("relayforw_rsoo_idinf"), "2001:db8:1::1", 547)).withheld == 0);
  // A client that sends from there is no relay.
  CHECK(Serve(Received(VectorOctets("infreq_identified"), "2001:db8:1:c020::ff", 546)).withheld ==
        0);
}

TEST_CASE_METHOD(WithNetworks, "clients are told apart by their DUIDs, and the first rule decides",
                 "[rfc6610][s5][R86][R89]") {
  config.access = {{{}, {}, {}, FromHex("00030001020000000001"), HomeNetworkKinds()},
                   {{}, {}, {}, FromHex("0003"), kVisitedOnly},
                   {{}, {}, {}, {}, kNone}};
  std::vector<uint8_t> request = VectorOctets("infreq_identified");
  CHECK(Serve(FromClient(request)).event == Event::kAnsweredWithHomeNetworks);
  request[17] = 0x02;  // another DUID-LL
  CHECK(Serve(FromClient(request)).withheld == 1);
  std::vector<uint8_t> visited_request = VectorOctets("infreq_visited");
  visited_request[17] = 0x02;
  CHECK(Serve(FromClient(visited_request)).withheld == 0);
  visited_request[9] = 0x02;  // DUID-EN
  CHECK(Serve(FromClient(visited_request)).withheld == 1);
  // A rule for a longer DUID is not for one that is its beginning.
  config.access = {{{}, {}, {}, FromHex("0003000102000000000100"), kNone}};
  CHECK(Serve(FromClient(VectorOctets("infreq_identified"))).withheld == 0);
}

TEST_CASE_METHOD(WithNetworks, "the caller's lookup can withhold kinds, whoever has them",
                 "[rfc6610][s5][R89]") {
  found.allowed = kVisitedOnly;
  const Outcome outcome = Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf")));
  CHECK(outcome.event == Event::kAnswered);
  CHECK(outcome.withheld == 1);
  CHECK(Serve(FromClient(VectorOctets("infreq_visited"))).event ==
        Event::kAnsweredWithHomeNetworks);
  found.allowed = {false, true, true};
  CHECK(Serve(FromClient(VectorOctets("infreq_visited"))).withheld == 1);
  found.allowed = {true, true, false};
  CHECK(Serve(FromClient(VectorOctets("infreq_unrestricted"))).withheld == 1);
  // At the option level.
  HomeNetworkRequest request;
  request.visited = true;
  found.allowed = {false, true, true};
  dhcpv6::OptionWriter out(absl::MakeSpan(buffer));
  CHECK(WriteHomeNetworkAnswer(request, found, {}, AnswerPolicy(), out).containers() == 0);
  CHECK(out.size() == 0);
}

TEST_CASE_METHOD(WithNetworks, "a refusal outlasts the reading of RFC 6611 to the letter",
                 "[rfc6611][s4.2.1][R89]") {
  config.answer.rfc6611_oro = true;
  config.access = {{{}, {}, {}, {}, kVisitedOnly}};
  std::vector<uint8_t> request = VectorOctets("infreq_identified");
  request[33] = 0x32;  // 50 in place of 69
  Outcome outcome = Serve(FromClient(request));
  CHECK(outcome.sources.own == 1);
  CHECK(outcome.withheld == 1);
  CHECK(ToHex(outcome.datagram).find("00450059") == std::string::npos);
  config.access.clear();
  found.allowed = kVisitedOnly;
  outcome = Serve(FromClient(request));
  CHECK(outcome.sources.own == 1);
  CHECK(outcome.withheld == 1);
  CHECK(ToHex(outcome.datagram).find("00450059") == std::string::npos);
}

TEST_CASE_METHOD(Fixture, "a bad rule is refused with its place", "[config][R89]") {
  config.access.resize(2);
  config.access[1].client_id.resize(131);
  CHECK(config.Validate().error().ToString() ==
        "server.access[1].client_id: length 131, must be at most 130");
  config.access[1].client_id.resize(130);
  CHECK(config.Validate().has_value());
  config.access[1].link = Ipv6Prefix::FromText("2001:db8::/32");
  config.access[1].interface = InterfaceIndex{3};
  CHECK(config.Validate().error().ToString() == "server.access[1].interface: must not stand here");
}

}}  // namespace mip6boot::test::server
