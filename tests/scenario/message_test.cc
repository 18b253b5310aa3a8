// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Messages opened for showing: what the ladder says, what never gets into it.

#include <sstream>
#include <string>
#include <vector>

#include "examples/integrated_scenario/ladder.h"
#include "examples/integrated_scenario/message_text.h"
#include "examples/integrated_scenario/message_tree.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::test {
namespace {

using scenario::Message;

std::string Words(const Message& message) {
  std::string words = message.name;
  for (const scenario::Phrase& phrase : scenario::Phrases(message)) words += "; " + phrase.text;
  return words;
}

std::string DiameterJson(const char* vector) {
  std::string json;
  for (const Message& message : scenario::OpenDiameter(VectorOctets(vector)))
    json += scenario::ToJson(message).dump();
  return json;
}

}  // namespace

TEST_CASE("a Relay-forward is told in words, its RSOO and what it relays opened",
          "[scenario][message]") {
  CHECK(Words(scenario::OpenDhcpv6(VectorOctets("relayforw_rsoo_idinf"))) ==
        "RELAY-FORW; hop 0, link 2001:db8:1:c020::ff, peer fe80::200:ff:fe00:1; INTERFACE_ID "
        "\"eth1\"; "
        "RSOO{IDINF{HNIDF home.example.org., HNP 2001:db8:6000:302::/64, HAA 2001:db8:6000:302::1, "
        "HAF ha1.home.example.org.}}; "
        "INFORMATION-REQUEST{ORO 83 32 69 49 71 72 73, HNIDF home.example.org.}");
}

TEST_CASE("a DEA is told in words, its home agent opened", "[scenario][message]") {
  const std::vector<Message> messages =
      scenario::OpenDiameter(VectorOctets("dea_home_agent_assigned"));
  REQUIRE(messages.size() == 1);
  CHECK(Words(messages[0]) ==
        "DEA; application 5; Result-Code 2001 DIAMETER_SUCCESS; Origin-Host aaa.home.example.org; "
        "MIP6-Agent-Info{MIP-Home-Agent-Address 2001:db8:6000:302::1, MIP-Home-Agent-Host{"
        "Destination-Realm home.example.org, Destination-Host ha1.home.example.org}, "
        "MIP6-Home-Link-Prefix 2001:db8:6000:302::/64}; MIP6-Feature-Vector 0x1 MIP6_INTEGRATED");
}

TEST_CASE("keys, and what says who a user is, are hidden", "[scenario][message][R101]") {
  const std::string json = DiameterJson("dea_home_agent_assigned");
  CHECK(json.find("(64 octets hidden)") != std::string::npos);
  CHECK(json.find("000102030405") == std::string::npos);
  CHECK(json.find("mn1@") == std::string::npos);
  CHECK(json.find(";523") == std::string::npos);  // Session-Id
}

TEST_CASE(
    "every DHCPv6 and Diameter vector is opened without a fault, but for those that are malformed",
    "[scenario][message]") {
  for (const Vector& vector : AllVectors()) {
    INFO(vector.name);
    if (!vector.valid) continue;
    if (vector.protocol == "dhcpv6-message") {
      CHECK(scenario::OpenDhcpv6(vector.octets).fault.empty());
    }
    if (vector.protocol == "diameter-message") {
      for (const Message& message : scenario::OpenDiameter(vector.octets))
        CHECK(message.fault.empty());
    }
    if (vector.protocol == "dns-message") CHECK(scenario::OpenDns(vector.octets).fault.empty());
  }
}

TEST_CASE("a container that is broken costs itself, and says why", "[scenario][message]") {
  const Message message =
      scenario::OpenDhcpv6(FromHex("07a1b2c3 0045000c 00480010 0000000000000000"));
  REQUIRE_FALSE(message.elements.empty());
  CHECK(message.elements[0].fault.find("OPTION_MIP6_HAA (72) at offset 8") == 0);
}

TEST_CASE("octets that are no message at all are told as that", "[scenario][message]") {
  CHECK_FALSE(scenario::OpenDhcpv6({}).fault.empty());
  CHECK_FALSE(scenario::OpenDns({}).fault.empty());
  const std::vector<uint8_t> noise(40, 0xff);
  REQUIRE(scenario::OpenDiameter(noise).size() == 1);
  CHECK_FALSE(scenario::OpenDiameter(noise)[0].fault.empty());
  // A message that lacks its second half.
  const std::vector<uint8_t>& whole = VectorOctets("dwr");
  const std::vector<uint8_t> half(whole.begin(), whole.begin() + 40);
  REQUIRE(scenario::OpenDiameter(half).size() == 1);
  CHECK(scenario::OpenDiameter(half)[0].fault == "40 octets of a message");
}

TEST_CASE("two messages in one write are two arrows", "[scenario][message]") {
  std::vector<uint8_t> octets = VectorOctets("dwr");
  const std::vector<uint8_t>& second = VectorOctets("der_integrated");
  octets.insert(octets.end(), second.begin(), second.end());
  const std::vector<Message> messages = scenario::OpenDiameter(octets);
  REQUIRE(messages.size() == 2);
  CHECK(messages[0].name == "DWR");
  CHECK(messages[1].name == "DER");
}

TEST_CASE("the ladder draws a message that is lost as one that does not arrive",
          "[scenario][message]") {
  scenario::Passage passage;
  passage.time = TimePoint(std::chrono::microseconds(1234500));
  passage.from = scenario::Party::kDhcpServer;
  passage.to = scenario::Party::kAccessServer;
  passage.source.port = passage.destination.port = 547;
  passage.octets = VectorOctets("reply_nothing_available");
  passage.lost = true;
  std::ostringstream out;
  scenario::Ladder(out, false).Show(passage);
  CHECK(out.str() ==
        "   1234.5       |                     |x-------REPLY--------|                     |"
        "                     | lost\n");
}

}  // namespace mip6boot::test
