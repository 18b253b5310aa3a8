// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a relay makes of what other relays have relayed.

#include <string>
#include <vector>

#include "mip6boot/roles/relay_agent.h"
#include "tests/support/catch.h"
#include "tests/unit/roles/relay_agent_harness.h"

namespace mip6boot::test::relay { namespace {

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

TEST_CASE_METHOD(Fixture, "the name of a client behind another relay is answered as well",
                 "[rfc6610][s4.2][R25][R26][R30][R31]") {
  link.interface_id = {};
  link.trusted = true;
  const std::vector<uint8_t> run = FromHex("0048 0010 20010db80bad00000000000000000001");
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kIdentified, home.view(), run}};
  const ReceivedDatagram received = FromRelay(VectorOctets("relayforw_rsoo_idinf"));
  const RelayNeed need = RelayAgent::Examine(config, link, received);
  CHECK(need.wanted);
  CHECK(need.type == dhcpv6::MessageType::kInformationRequest);
  REQUIRE(need.ids.size() == 1);
  CHECK(need.ids[0].ToString() == "home.example.org.");
  const Outcome outcome = Relay(received, supplied);
  CHECK(outcome.event == Event::kRelayedToServerWithRsoo);
  CHECK(ToHex(outcome.datagram) == ToHex(VectorOctets("relayforw_two_levels_conflicting_rsoo")));
}

// `message` inside Relay-forwards up to this hop count.
std::vector<uint8_t> RelayedUpTo(size_t hop_count, std::vector<uint8_t> message) {
  for (size_t hop = message[0] == 12 ? 1 : 0; hop <= hop_count; ++hop) {
    std::vector<uint8_t> outer(34);
    outer[0] = 12;
    outer[1] = static_cast<uint8_t>(hop);
    outer.insert(outer.end(), {0, 9, static_cast<uint8_t>(message.size() >> 8),
                               static_cast<uint8_t>(message.size() & 0xff)});
    outer.insert(outer.end(), message.begin(), message.end());
    message = outer;
  }
  return message;
}

TEST_CASE_METHOD(Fixture, "the highest hop count that is sent is 8", "[rfc8415][s19.1.2][R31]") {
  const std::vector<uint8_t>& request = VectorOctets("infreq_visited");
  const Outcome last = Relay(FromRelay(RelayedUpTo(7, request)));
  CHECK(last.event == Event::kRelayedToServer);
  REQUIRE(last.transmits());
  CHECK(last.datagram[1] == 8);
  CHECK(Relay(FromRelay(RelayedUpTo(8, request))).event == Event::kHopCountExceeded);
}

TEST_CASE_METHOD(Fixture, "an RSOO is found at each level that may be relayed",
                 "[rfc6422][s5][R30]") {
  for (size_t hop = 1; hop < 8; ++hop) {
    CAPTURE(hop);
    const std::vector<uint8_t> datagram = RelayedUpTo(hop, VectorOctets("relayforw_rsoo_idinf"));
    link.trusted = false;
    CHECK(Relay(FromRelay(datagram)).event == Event::kRsooNotTrusted);
    link.trusted = true;
    CHECK(Relay(FromRelay(datagram)).event == Event::kRelayedToServer);
  }
}

}}  // namespace mip6boot::test::relay
