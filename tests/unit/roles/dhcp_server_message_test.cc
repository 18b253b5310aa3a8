// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Which messages are answered, and on which way back.

#include <optional>
#include <string>
#include <vector>

#include "mip6boot/roles/dhcp_server.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/unit/roles/dhcp_server_harness.h"

namespace mip6boot::test::server { namespace {

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

TEST_CASE_METHOD(Fixture, "a CLIENTID that holds no DUID makes a message malformed, not anonymous",
                 "[rfc8415][s11.1][s16][R48][R50]") {
  const struct {
    std::string client_id;
    const char* error;
  } kCases[] = {
      {"0001 0000", "OPTION_CLIENTID (1) at offset 8: length 0, must be at least 3"},
      {"0001 0001 00", "OPTION_CLIENTID (1) at offset 8: length 1, must be at least 3"},
      {"0001 00c8" + std::string(400, '3'),
       "OPTION_CLIENTID (1) at offset 8: length 200, must be at most 130"},
  };
  OwnHomeNetworks found;
  found.visited = &visited;
  for (const auto& [client_id, error] : kCases) {
    CAPTURE(client_id);
    const std::vector<uint8_t> request = FromHex("0b a1b2c3" + client_id + "0006 0002 0032");
    Outcome outcome = Serve(FromClient(request), found);
    CHECK(outcome.event == Event::kMalformed);
    CHECK(outcome.received_type == dhcpv6::MessageType::kInformationRequest);
    CHECK(outcome.error.ToString() == error);
    // Not even to be told to use multicast.
    ReceivedDatagram to_unicast = FromClient(request);
    to_unicast.to_unicast = true;
    CHECK(Serve(to_unicast).event == Event::kMalformed);
    const DhcpServerNeed need = DhcpServer::Examine(config, FromClient(request));
    CHECK_FALSE(need.wanted);
    CHECK(need.type == dhcpv6::MessageType{});
  }
  const std::vector<uint8_t> anonymous = FromHex("0b a1b2c3 0006 0002 0032");
  const DhcpServerNeed need = DhcpServer::Examine(config, FromClient(anonymous));
  CHECK_FALSE(need.wanted);
  CHECK(need.type == dhcpv6::MessageType::kInformationRequest);
  CHECK(need.client_id.empty());
}

TEST_CASE_METHOD(Fixture, "what cannot be taken of a request is ignored, counted and told",
                 "[rfc6610][s4.3][server]") {
  // An ORO of an odd length, an HNIDF that is cut, and nine names where eight have room.
  const std::vector<uint8_t> request = FromHex(
      "0b a1b2c3 0001000a00030001020000000001 0006 0003 004500 0031 0002 0161"
      "0031 0003 016100 0031 0003 016200 0031 0003 016300 0031 0003 016400 0031 0003 016500"
      "0031 0003 016600 0031 0003 016700 0031 0003 016800 0031 0003 016900");
  const Outcome outcome = Serve(FromClient(request));
  CHECK(outcome.event == Event::kAnswered);
  CHECK(outcome.ignored == 3);
  REQUIRE(outcome.ignored_error.has_value());
  CHECK(outcome.ignored_error->ToString() ==
        "OPTION_ORO (6) at offset 22: length 3 is not a multiple of 2");
  CHECK(DhcpServer::Examine(config, FromClient(request)).request.ids.size() == 8);
  Counters one;
  one.Record(outcome);
  Counters sum;
  sum += one;
  sum += one;
  CHECK(sum.ignored() == 6);
  // A step that did nothing tells nothing: it is repeated.
  CHECK(DhcpServer::Answer(config, FromClient(request), {}, {}).ignored == 0);
  const Outcome sound = Serve(FromClient(VectorOctets("infreq_identified")));
  CHECK(sound.ignored == 0);
  CHECK_FALSE(sound.ignored_error.has_value());
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

TEST_CASE_METHOD(Fixture, "a bare message is answered to port 546, whatever port it came from",
                 "[rfc8415][s18.3.10][R87]") {
  const Outcome outcome =
      Serve(Received(VectorOctets("infreq_visited"), "fe80::200:ff:fe00:1", 40000));
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].endpoint.address.ToString() == "fe80::200:ff:fe00:1");
  CHECK(outcome.destinations[0].endpoint.port == 546);
}

TEST_CASE_METHOD(Fixture,
                 "INFORMATION_REFRESH_TIME is for Information-requests, whatever others ask for",
                 "[rfc8415][s21.23][R51]") {
  config.information_refresh_time = 7200;
  const std::vector<uint8_t> request =
      FromHex("03 a1b2c3 0001000a00030001020000000001 0002000a000200007ed90badc0de 0006 0002 0020");
  CHECK(ToHex(Serve(FromClient(request)).datagram) == std::string("07a1b2c3") + kIds);
  const std::vector<uint8_t> information_request =
      FromHex("0b a1b2c3 0001000a00030001020000000001 0006 0002 0020");
  CHECK(ToHex(Serve(FromClient(information_request)).datagram) ==
        std::string("07a1b2c3") + kIds + "0020000400001c20");
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

TEST_CASE_METHOD(Fixture, "who a message is from and for decides whether it is taken",
                 "[rfc8415][s16][R48][R50][R91]") {
  using Kind = dhcpv6::ViolationKind;
  constexpr auto kTaken = std::nullopt;
  const std::string client = "0001000a00030001020000000001";
  const std::string ours = "0002000a000200007ed90badc0de";
  const std::string others = "0002000a000200007ed9deadbeef";
  const struct {
    const char* type;
    std::optional<Kind> nobodys;  // no SERVERID
    std::optional<Kind> ours;
    std::optional<Kind> others;
    std::optional<Kind> anonymous;  // as it should be, but no CLIENTID
  } kCases[] = {
      // Solicit, Confirm, Rebind
      {"01", kTaken, Kind::kServerIdUnexpected, Kind::kServerIdUnexpected, Kind::kClientIdMissing},
      {"04", kTaken, Kind::kServerIdUnexpected, Kind::kServerIdUnexpected, Kind::kClientIdMissing},
      {"06", kTaken, Kind::kServerIdUnexpected, Kind::kServerIdUnexpected, Kind::kClientIdMissing},
      // Request, Renew, Release, Decline
      {"03", Kind::kServerIdMissing, kTaken, Kind::kServerIdForeign, Kind::kClientIdMissing},
      {"05", Kind::kServerIdMissing, kTaken, Kind::kServerIdForeign, Kind::kClientIdMissing},
      {"08", Kind::kServerIdMissing, kTaken, Kind::kServerIdForeign, Kind::kClientIdMissing},
      {"09", Kind::kServerIdMissing, kTaken, Kind::kServerIdForeign, Kind::kClientIdMissing},
      // Information-request
      {"0b", kTaken, kTaken, Kind::kServerIdForeign, kTaken},
  };
  const auto violation_of = [this](const std::string& octets) -> std::optional<Kind> {
    const std::vector<uint8_t> message = FromHex(octets);
    const Outcome outcome = Serve(FromClient(message));
    if (!outcome.violation.has_value()) return std::nullopt;
    return outcome.violation->kind;
  };
  for (const auto& one : kCases) {
    const std::string header = one.type + std::string("a1b2c3");
    CAPTURE(one.type);
    CHECK(violation_of(header + client) == one.nobodys);
    CHECK(violation_of(header + client + ours) == one.ours);
    CHECK(violation_of(header + client + others) == one.others);
    CHECK(violation_of(header + (one.nobodys.has_value() ? ours : "")) == one.anonymous);
  }
}

TEST_CASE_METHOD(Fixture, "an option that must not stand in a message is refused under a switch",
                 "[rfc8415][s16][R49]") {
  config.answer_unspec_fail = true;
  OwnHomeNetworks found;
  found.visited = &visited;
  // Information-request with an IA.
  Outcome outcome = Serve(FromClient(VectorOctets("infreq_with_ia_na_invalid")), found);
  CHECK(outcome.event == Event::kAnsweredUnspecFail);
  CHECK(ToHex(outcome.datagram) == std::string("07a1b2c3") + kIds + "000d00020001");
  REQUIRE(outcome.violation.has_value());
  CHECK(outcome.violation->kind == dhcpv6::ViolationKind::kIaInInformationRequest);
  CHECK(outcome.sent_type == dhcpv6::MessageType::kReply);
  REQUIRE(outcome.destinations.size() == 1);
  CHECK(outcome.destinations[0].endpoint.port == 546);
  // Solicit with a SERVERID, relayed: an Advertise, inside its Relay-reply.
  std::vector<uint8_t> relayed = FromHex(
      "0c00 20010db80001c02000000000000000ff fe80000000000000020000fffe000001 0009 0024"
      "01 a1b2c3 0001000a00030001020000000001 0002000a000200007ed90badc0de 000e 0000");
  outcome = Serve(FromRelay(relayed), found);
  CHECK(outcome.event == Event::kAnsweredUnspecFail);
  CHECK(outcome.sent_type == dhcpv6::MessageType::kAdvertise);
  CHECK(ToHex(outcome.datagram) ==
        "0d0020010db80001c02000000000000000fffe80000000000000020000fffe00000100090026"
        "02a1b2c3" +
            std::string(kIds) + "000d00020001");
  // What is another server's business, or nobody's, is not answered.
  const std::vector<uint8_t> others =
      FromHex("0b a1b2c3 0001000a00030001020000000001 0002000a000200007ed9deadbeef");
  CHECK(Serve(FromClient(others)).event == Event::kInvalid);
  CHECK(Serve(FromClient(VectorOctets("bad_infreq_two_clientid"))).event == Event::kInvalid);
  CHECK(Serve(FromClient(VectorOctets("reply_identified"))).event == Event::kInvalid);
  const std::vector<uint8_t> unknown = FromHex("63 a1b2c3 0001000a00030001020000000001");
  CHECK(Serve(FromClient(unknown)).event == Event::kInvalid);
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

TEST_CASE_METHOD(Fixture, "a rapid Solicit sent by unicast is told so in an Advertise",
                 "[rfc8415][s18.4][R48]") {
  const std::vector<uint8_t> solicit = FromHex("01 a1b2c3 0001000a00030001020000000001 000e 0000");
  ReceivedDatagram received = FromClient(solicit);
  received.to_unicast = true;
  const Outcome outcome = Serve(received);
  CHECK(outcome.event == Event::kAnsweredUseMulticast);
  CHECK(outcome.sent_type == dhcpv6::MessageType::kAdvertise);
  CHECK(ToHex(outcome.datagram) == std::string("02a1b2c3") + kIds + "000d00020005");
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

}}  // namespace mip6boot::test::server
