// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a relay makes of Relay-replies.

#include <string>
#include <vector>

#include "mip6boot/roles/relay_agent.h"
#include "tests/support/catch.h"
#include "tests/unit/roles/relay_agent_harness.h"

namespace mip6boot::test::relay { namespace {

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

TEST_CASE_METHOD(Fixture, "whatever a Relay-reply holds is passed on, known or not",
                 "[rfc8415][s19.2][R34][R36]") {
  // Reply, Advertise, Reconfigure; one that no server should send; a type that nobody knows.
  for (const char* type : {"07", "02", "0a", "0b", "c8"}) {
    CAPTURE(type);
    const std::string message = std::string(type) + "a1b2c3ffff";  // no options: not ours to judge
    const std::vector<uint8_t> reply = FromHex(
        "0d00 20010db80001c02000000000000000ff fe80000000000000020000fffe000001"
        "0009 0006" +
        message);
    const Outcome outcome = RelayDown(reply);
    CHECK(outcome.event == Event::kRelayedToPeer);
    CHECK(ToHex(outcome.datagram) == message);
    REQUIRE(outcome.destinations.size() == 1);
    CHECK(outcome.destinations[0].endpoint.port == 546);
    CHECK_FALSE(outcome.interface_id.has_value());
    CHECK(outcome.link_address.ToString() == "2001:db8:1:c020::ff");
  }
}

TEST_CASE_METHOD(Fixture, "what a server echoes beside the message is ignored, an RSOO too",
                 "[rfc8415][s19.2][R29][R83]") {
  // REMOTE_ID, RSOO { VDINF }, an RSOO that is broken inside, an unknown option; behind the message
  // another.
  const std::vector<uint8_t> reply = FromHex(
      "0d00 00000000000000000000000000000000 fe80000000000000020000fffe000001"
      "0025 0006 00007ed9 0102 0042 0006 0032 0002 ffff 0042 0003 003200 ffee 0001 00"
      "0009 0004 07a1b2c3 0043 0000");
  const Outcome outcome = RelayDown(reply);
  CHECK(outcome.event == Event::kRelayedToPeer);
  CHECK(ToHex(outcome.datagram) == "07a1b2c3");
  CHECK(outcome.link_address.IsUnspecified());
}

TEST_CASE_METHOD(Fixture, "a Relay-reply with two messages, or cut in an option, reaches nobody",
                 "[rfc8415][s19.2][R83]") {
  const std::string header =
      "0d00 00000000000000000000000000000000 fe80000000000000020000fffe000001";
  const std::vector<uint8_t> reply = FromHex(header + "0009 0004 07a1b2c3 0009 0004 07a1b2c4");
  Outcome outcome = RelayDown(reply);
  CHECK(outcome.event == Event::kMalformed);
  CHECK(outcome.error.ToString() == "OPTION_RELAY_MSG (9) at offset 42: stands 2 times, at most 1");
  outcome = RelayDown(FromHex(header + "0009 0004 07a1b2c3 0012 0004 6574"));
  CHECK(outcome.event == Event::kMalformed);
  outcome = RelayDown(FromHex(header + "0009 0000"));
  CHECK(outcome.event == Event::kMalformed);
}

TEST_CASE_METHOD(Fixture, "a RELAY_PORT that cannot be read, or says none, leaves port 547",
                 "[rfc8357][s5.2][R85]") {
  for (const char* relay_port : {"0087 0002 0000", "0087 0001 12", "0087 0003 123456"}) {
    CAPTURE(relay_port);
    const std::vector<uint8_t> reply =
        FromHex("0d01 00000000000000000000000000000000 20010db80001c02000000000000000ff" +
                std::string(relay_port) + "0009 0004 0d00a1b2");
    const Outcome outcome = RelayDown(reply);
    REQUIRE(outcome.destinations.size() == 1);
    CHECK(outcome.destinations[0].endpoint.port == 547);
  }
}

}}  // namespace mip6boot::test::relay
