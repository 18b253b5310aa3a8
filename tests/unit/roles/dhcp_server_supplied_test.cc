// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What relays, or an access server in the same box, supply.

#include <array>
#include <string>
#include <vector>

#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_network_options.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/unit/roles/dhcp_server_harness.h"

namespace mip6boot::test::server { namespace {

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

// infreq_visited behind a relay, with these options in the RSOO.
std::vector<uint8_t> VisitedWithRsoo(std::string_view rsoo) {
  const std::vector<uint8_t> options = FromHex(rsoo);
  std::vector<uint8_t> relayed =
      FromHex("0c00 20010db80001c02000000000000000ff fe80000000000000020000fffe000001 0042");
  relayed.push_back(0);
  relayed.push_back(static_cast<uint8_t>(options.size()));
  relayed.insert(relayed.end(), options.begin(), options.end());
  const std::vector<uint8_t> relay_msg = FromHex("0009 002a");
  relayed.insert(relayed.end(), relay_msg.begin(), relay_msg.end());
  const std::vector<uint8_t>& request = VectorOctets("infreq_visited");
  relayed.insert(relayed.end(), request.begin(), request.end());
  return relayed;
}

TEST_CASE_METHOD(Fixture,
                 "a visited request is not answered with what the AAA assigned at home, but with a "
                 "VDINF of the relay's if the server has none",
                 "[rfc6611][s4.2.2][R45][R38]") {
  const char* const kIdinf =
      "0045 002a 0031 0012 04686f6d65 076578616d706c65 036f7267 00 0048 0010 "
      "20010db8600003020000000000000001";
  const char* const kVdinf = "0032 0014 0048 0010 20010db80001c0200000000000000007";
  CHECK(Serve(FromRelay(VisitedWithRsoo(kIdinf))).event == Event::kAnswered);
  const std::vector<uint8_t> both = VisitedWithRsoo(std::string(kIdinf) + kVdinf);
  const Outcome outcome = Serve(FromRelay(both));
  CHECK(outcome.sources.relay == 1);
  CHECK(ToHex(outcome.datagram).find("003200140048001020010db80001c0200000000000000007") !=
        std::string::npos);
  OwnHomeNetworks found;
  found.visited = &visited;
  const std::string own =
      "003200290047001140"
      "20010db80001c0200000000000000000";
  CHECK(ToHex(Serve(FromRelay(both), found).datagram).find(own) != std::string::npos);
  // The switch is about the home network (RFC 6611 4.2.1), not about this one.
  config.answer.prefer_aaa = true;
  const Outcome preferred = Serve(FromRelay(both), found);
  CHECK(preferred.sources.own == 1);
  CHECK(preferred.sources.relay == 0);
  CHECK(ToHex(preferred.datagram).find(own) != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "two containers of one kind from one relay are both passed on, in order",
                 "[rfc6422][s6][R41]") {
  const Outcome outcome =
      Serve(FromRelay(VisitedWithRsoo("0032 0014 0048 0010 20010db8000000000000000000000002"
                                      "0032 0014 0048 0010 20010db8000000000000000000000001")));
  CHECK(outcome.sources.relay == 2);
  CHECK(ToHex(outcome.datagram)
            .find("00320014"
                  "0048001020010db8000000000000000000000002"
                  "00320014"
                  "0048001020010db8000000000000000000000001") != std::string::npos);
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
  const Outcome refused = Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf")));
  CHECK(refused.event == Event::kAnswered);
  CHECK(refused.rsoo_refused == 1);
  // Other options that a relay may supply are refused alike.
  const std::vector<uint8_t> with_domain = FromHex(
      "0c00 20010db80001c02000000000000000ff fe80000000000000020000fffe000001"
      "0042 000f 0041 000b 03617370 026578 036f7267"
      "0009 0018 0b a1b2c3 0001000a00030001020000000001 0006 0002 0041");
  CHECK(ToHex(Serve(FromRelay(with_domain)).datagram).find("0041000b") == std::string::npos);
  // Without an RSOO there is nothing to refuse.
  CHECK(Serve(FromRelay(VectorOctets("relayforw_nine_levels"))).rsoo_refused == 0);
  config.rsoo_sources.push_back(*Ipv6Prefix::FromText("2001:db8:1::/48"));
  CHECK(Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf"))).event ==
        Event::kAnsweredWithHomeNetworks);
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
// Ahead of the answer: Relay-reply, OPTION_RELAY_MSG with header, CLIENTID and SERVERID in it.
constexpr char kRelayReply[] =
    "0d0020010db80001c02000000000000000fffe80000000000000020000fffe00000100090020";

TEST_CASE_METHOD(Fixture, "home agents that can be none do not come through a relay", "[R53]") {
  const Outcome outcome = Serve(
      FromRelay(WithRsoo("0045 002a" + kHnidf + "0048 0010 ff020000000000000000000000000001")));
  CHECK(outcome.event == Event::kAnswered);
  CHECK(outcome.sources.malformed == 1);
}

TEST_CASE_METHOD(Fixture,
                 "an IDINF from a relay that names two networks, or none, is not passed on",
                 "[rfc6610][s3.1][R42][R53]") {
  for (const char* idinf : {
           "0045 0040"
           "0031 0012 04686f6d65 076578616d706c65 036f7267 00"
           "0031 0012 04686f6d65 076578616d706c65 036f7267 00"
           "0048 0010 20010db8600003020000000000000001",
           "0045 0014"
           "0048 0010 20010db8600003020000000000000001",
       }) {
    CAPTURE(idinf);
    const Outcome outcome = Serve(FromRelay(WithRsoo(idinf)));
    CHECK(outcome.event == Event::kAnswered);
    CHECK(outcome.sources.malformed == 1);
    CHECK(ToHex(outcome.datagram) == std::string(kRelayReply) + "07a1b2c3" + kIds);
  }
}

TEST_CASE_METHOD(Fixture, "an IDINF from a relay for a name that the client did not send stays out",
                 "[rfc6610][s4.3][R42]") {
  const Outcome outcome = Serve(FromRelay(
      WithRsoo("0045 0029 0031 0011 036d7370 076578616d706c65 036e6574 00"  // msp.example.net.
               "0048 0010 20010db8600003020000000000000001")));
  CHECK(outcome.event == Event::kAnswered);
  CHECK(outcome.sources.malformed == 0);
  CHECK(ToHex(outcome.datagram) == std::string(kRelayReply) + "07a1b2c3" + kIds);
}

TEST_CASE_METHOD(Fixture, "what relays supply of kinds that the client did not list stays out",
                 "[rfc8415][s21.7][R46]") {
  // infreq_identified lists 69 alone.
  const Outcome outcome =
      Serve(FromRelay(WithRsoo("0032 0014 0048 0010 20010db8600003020000000000000001"
                               "0046 0014 0048 0010 20010db8600003020000000000000001"
                               "0041 000b 03617370 026578 036f7267")));
  CHECK(outcome.event == Event::kAnswered);
  CHECK(ToHex(outcome.datagram) == std::string(kRelayReply) + "07a1b2c3" + kIds);
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

TEST_CASE("a product takes what relays supply into a Reply of its own",
          "[rfc6422][s6][R37][R38][R42][R46][option-level]") {
  const std::vector<uint8_t>& relayed = VectorOctets("relayforw_two_levels_conflicting_rsoo");
  const Result<dhcpv6::RelayChain> chain = dhcpv6::RelayChain::Parse(relayed);
  REQUIRE(chain.has_value());
  const ReadRequest read = ReadHomeNetworkRequest(chain->message().options());
  const RsooLevels levels = ReadRsooLevels(chain->levels());
  CHECK(levels.size() == 2);
  std::array<uint8_t, 256> buffer{};
  dhcpv6::OptionWriter out(absl::MakeSpan(buffer));
  const AnswerSources sources = WriteHomeNetworkAnswer(
      read.request, OwnHomeNetworks(), absl::MakeConstSpan(levels.data(), levels.size()), {}, out);
  CHECK(sources.relay == 1);
  const Result<Bytes> options = out.Finish();
  REQUIRE(options.has_value());
  CHECK(ToHex(*options) ==
        "00450059"
        "0031001204686f6d65076578616d706c65036f726700"
        "00470011"
        "4020010db8600003020000000000000000"
        "0048001020010db8600003020000000000000001"
        "0049001603686131"
        "04686f6d65076578616d706c65036f726700");
  // A client's own RSOO is none.
  const Result<dhcpv6::RelayChain> bare =
      dhcpv6::RelayChain::Parse(VectorOctets("infreq_with_rsoo"));
  REQUIRE(bare.has_value());
  CHECK(ReadRsooLevels(bare->levels()).empty());
}

TEST_CASE_METHOD(Fixture, "a relay cannot be allowed to supply what the server writes itself",
                 "[rfc6422][s6][R27][R38]") {
  for (const dhcpv6::OptionCode code :
       {dhcpv6::OptionCode::kInfMaxRt, dhcpv6::OptionCode::kServerId, dhcpv6::OptionCode::kMip6Haa,
        dhcpv6::OptionCode::kRsoo, dhcpv6::OptionCode::kUnicast,
        // What stands in no Reply, or not outside of another option.
        dhcpv6::OptionCode{}, dhcpv6::OptionCode::kIaAddr, dhcpv6::OptionCode::kPreference,
        dhcpv6::OptionCode::kElapsedTime, dhcpv6::OptionCode::kReconfMsg,
        dhcpv6::OptionCode::kIaPrefix}) {
    config.answer.rsoo_enabled = {dhcpv6::OptionCode::kMip6Idinf, code};
    REQUIRE_FALSE(config.Validate().has_value());
    CHECK(config.Validate().error().name == std::string("server.answer.rsoo_enabled[]"));
  }
  // A code that nobody has defined yet is the operator's matter.
  config.answer.rsoo_enabled = {dhcpv6::OptionCode{65000}};
  CHECK(config.Validate().has_value());
}

TEST_CASE_METHOD(Fixture, "what relays may supply is listed once each", "[rfc6422][s6][R37]") {
  config.answer.rsoo_enabled = {dhcpv6::OptionCode::kErpLocalDomainName,
                                dhcpv6::OptionCode::kErpLocalDomainName};
  REQUIRE_FALSE(config.Validate().has_value());
  CHECK(config.Validate().error().reason == Reason::kDuplicate);
}

TEST_CASE_METHOD(Fixture, "a server that may open no Relay-forward is refused", "[config]") {
  config.limits.relay_depth = 0;
  REQUIRE_FALSE(config.Validate().has_value());
  CHECK(config.Validate().error().name == std::string("server.limits.relay_depth"));
}

}}  // namespace mip6boot::test::server
