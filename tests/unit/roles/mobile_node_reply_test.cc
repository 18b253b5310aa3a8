// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node takes from a Reply, and what it drops.

#include "tests/support/catch.h"
#include "tests/unit/roles/mobile_node_harness.h"

namespace mip6boot::test::node { namespace {

using namespace std::chrono_literals;

Ipv6Address Address(std::string_view text) { return *Ipv6Address::FromText(text); }

TEST_CASE("a Reply with an IDINF for the name that was sent brings a home network",
          "[rfc6610][s4.1.2][R11][R15][R81]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  const std::optional<MobileNodeEvent> event = harness.node.PollEvent();
  REQUIRE(event.has_value());
  CHECK(event->id == MobileNodeEventId::kHomeNetworksLearnt);
  REQUIRE(event->networks.size() == 1);
  const HomeNetworkInformation& home = event->networks[0];
  CHECK(home.kind == HomeNetworkKind::kIdentified);
  CHECK(home.id.ToString() == "home.example.org.");
  REQUIRE(home.network.prefixes.size() == 1);
  CHECK(home.network.prefixes[0].ToString() == "2001:db8:6000:302::/64");
  REQUIRE(home.network.addresses.size() == 1);
  CHECK(home.network.addresses[0].ToString() == "2001:db8:6000:302::1");
  REQUIRE(home.network.names.size() == 1);
  CHECK(home.network.names[0].ToString() == "ha1.home.example.org.");
  CHECK(home.options.size() == 0x59);
  CHECK(harness.node.state() == MobileNodeState::kResting);
  CHECK(harness.Poll().empty());
}

TEST_CASE("a Reply with a VDINF brings the visited network", "[rfc6610][s4.1.2][R11]") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  harness.Give(600ms, kReplyVisited);
  CHECK(harness.Events() == Names{"home-networks-learnt"});
  REQUIRE(harness.node.home_networks().size() == 1);
  CHECK(harness.node.home_networks()[0].kind == HomeNetworkKind::kVisited);
  CHECK(harness.node.current_home_agent()->address == Address("2001:db8:1:c020::1"));
}

TEST_CASE("the node keeps the octets: the datagram may go away", "[rfc6610][s4.1.2][R81]") {
  NodeHarness harness;
  harness.Request();
  std::vector<uint8_t> octets = FromHex(kReplyIdentified);
  harness.GiveOctets(600ms, octets);
  std::fill(octets.begin(), octets.end(), uint8_t{0xee});
  CHECK(harness.node.home_networks()[0].id.ToString() == "home.example.org.");
  CHECK(ToHex(harness.node.reply()) == ToHex(FromHex(kReplyIdentified)));
  const MobileNode moved = std::move(harness.node);
  CHECK(moved.home_networks()[0].id.ToString() == "home.example.org.");
}

TEST_CASE("an IDINF for a foreign name and options outside a container are silently dropped",
          "[rfc6610][s4.1.2][R12][R13]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(
      600ms,  // reply_with_parts_to_discard
      "07a1b2c30001000a000300010200000000010002000a000200007ed90badc0de0045002b00310013056f"
      "74686572076578616d706c6503636f6d000048001020010db8000000000000000000000bad0048001020"
      "010db800000000000000000000bad2004500590031001204686f6d65076578616d706c65036f72670000"
      "4700114020010db8600003020000000000000000004800102001"
      "0db8600003020000000000000001004900160368613104686f6d65076578616d706c65036f726700");
  CHECK(harness.Events() == Names{"home-networks-learnt"});
  REQUIRE(harness.node.home_networks().size() == 1);
  CHECK(harness.node.home_networks()[0].network.addresses[0] == Address("2001:db8:6000:302::1"));
  CHECK(harness.node.counters().foreign == 1);
  CHECK(harness.node.counters().misplaced_options == 1);
}

TEST_CASE("a container of a kind that was not asked for is ignored", "[R18]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyVisited);
  CHECK(harness.Events() == Names{"fallback-needed nothing-usable"});
  CHECK(harness.node.counters().not_asked == 1);
}

TEST_CASE("a container with nothing usable inside is dropped", "[rfc6610][s4.1.2][R14]") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  SECTION("an unknown option alone") {
    harness.Give(600ms, ReplyWith("0032 0005 1234 0001 ff"));
    CHECK(harness.node.counters().incomplete == 1);
  }
  SECTION("a home agent address too short") {
    harness.Give(600ms, ReplyWith("0032 0008 0048 0004 20010db8"));
    CHECK(harness.node.counters().incomplete == 1);
    CHECK(harness.node.counters().malformed_options == 1);
  }
  SECTION("an option that runs past the container") {
    harness.Give(600ms, ReplyWith("0032 0008 0048 0010 20010db8"));
    CHECK(harness.node.counters().malformed_options == 1);
  }
  CHECK(harness.Events() == Names{"fallback-needed nothing-usable"});
}

TEST_CASE("a home network may be a name alone, or a prefix alone",
          "[rfc6610][s1][s3.5][s4.1.2][R14][R15][R22][R24]") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  SECTION("a name, to be looked up by the caller") {
    harness.Give(600ms,
                 ReplyWith("0032 001a 0049 0016 0368613104686f6d65076578616d706c65036f726700"));
    const std::optional<LearntHomeAgent> agent = harness.node.current_home_agent();
    REQUIRE(agent.has_value());
    CHECK_FALSE(agent->address.has_value());
    CHECK(agent->name.ToString() == "ha1.home.example.org.");
  }
  SECTION("a prefix, for the discovery of RFC 6275") {
    harness.Give(600ms, ReplyWith("0032 000d 0047 0009 40 20010db860000302"));
    CHECK(harness.node.home_networks()[0].network.prefixes[0].ToString() ==
          "2001:db8:6000:302::/64");
    CHECK_FALSE(harness.node.current_home_agent().has_value());
  }
  CHECK(harness.Events().front() == "home-networks-learnt");
}

TEST_CASE("a Reply with prefixes alone is kept, and sends the node to the DNS for a home agent",
          "[rfc6611][s4.3][rfc6610][s1][R23][R24]") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  harness.Give(600ms, ReplyWith("0032 000d 0047 0009 40 20010db860000302"));
  CHECK(harness.Events() == Names{"home-networks-learnt", "fallback-needed nothing-usable"});
  CHECK(harness.node.home_networks().size() == 1);
  // The next exchange has its limit too.
  harness.node.Ask(At(10s));
  harness.Poll();
  harness.node.HandleTimeout(At(25s));
  CHECK(harness.Events() == Names{"fallback-needed no-reply"});
}

TEST_CASE("a home agent's addresses are used before its names, in whatever order they stand",
          "[rfc5447][s4.2.1][R59]") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  harness.Give(600ms, ReplyWith("0032 002e 0049 0016 0368613104686f6d65076578616d706c65036f726700"
                                "          0048 0010 20010db8000000000000000000000001"));
  CHECK(harness.node.current_home_agent()->address == Address("2001:db8::1"));
  harness.node.ReportHomeAgentFailed(At(1s), Address("2001:db8::1"), HomeAgentFailure::kNoAnswer);
  CHECK(harness.node.current_home_agent()->name.ToString() == "ha1.home.example.org.");
}

TEST_CASE("a home agent behind 64:ff9b::/96 is handed on as one to reach over IPv4",
          "[rfc6610][s4.1.2][rfc6052][R16]") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  harness.Give(600ms, ReplyWith("0032 0014 0048 0010 0064ff9b0000000000000000c0000201"));
  const std::optional<LearntHomeAgent> agent = harness.node.current_home_agent();
  REQUIRE(agent.has_value());
  CHECK(agent->address->EmbeddedIpv4()->ToString() == "192.0.2.1");
}

TEST_CASE("the first home agent of the first network is the one to use, then the next",
          "[rfc6610][s4.1.2][R17][R18][R73]") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  harness.Give(600ms, ReplyWith("0032 0028 0048 0010 20010db8000000000000000000000001"
                                "          0048 0010 20010db8000000000000000000000002"
                                "0032 0014 0048 0010 20010db8000000000000000000000003"));
  CHECK(harness.node.home_networks().size() == 2);
  for (const char* address : {"2001:db8::1", "2001:db8::2", "2001:db8::3"}) {
    CHECK(harness.node.current_home_agent()->address == Address(address));
    harness.node.ReportHomeAgentFailed(At(1s), Address(address), HomeAgentFailure::kNoAnswer);
  }
  CHECK_FALSE(harness.node.current_home_agent().has_value());
}

TEST_CASE("of two IDINFs for one name both are handed on, the first one first", "[R11][R18]") {
  NodeHarness harness;
  harness.Request();
  const std::string id = "0031001204686f6d65076578616d706c65036f726700";
  harness.Give(600ms, ReplyWith("0045002a" + id + "0048001020010db8000000000000000000000001" +
                                "0045002a" + id + "0048001020010db8000000000000000000000002"));
  REQUIRE(harness.node.home_networks().size() == 2);
  CHECK(harness.node.current_home_agent()->address == Address("2001:db8::1"));
}

TEST_CASE("a name that differs in case alone is the one that was sent", "[R12]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, ReplyWith("0045002a 0031001204484f4d45076578616d706c65036f726700"
                                "0048001020010db8000000000000000000000001"));
  CHECK(harness.Events() == Names{"home-networks-learnt"});
}

TEST_CASE("options inside a container that nobody here knows are handed on",
          "[rfc6610][s4.1.2][R81]") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  harness.Give(600ms,
               ReplyWith("0032 0019 0048 0010 20010db8000000000000000000000001 1234 0001 ff"));
  CHECK(ToHex(harness.node.home_networks()[0].options) ==
        "0048001020010db8000000000000000000000001"
        "12340001ff");
}

TEST_CASE("a Reply without home networks sends the node to the DNS", "[rfc6611][s4.3][R23]") {
  MobileNodeConfig config = IdentifiedConfig();
  config.dns_fallback.domain = Name("home.example.org");
  NodeHarness harness(config);
  harness.Request();
  harness.Give(600ms, kReplyNothingAvailable);
  CHECK(harness.Events() == Names{"fallback-needed nothing-usable"});
  REQUIRE(harness.node.fallback_questions().size() == 1);
  CHECK(harness.node.fallback_questions()[0].name.ToString() == "_mip6._ipv6.home.example.org.");
}

TEST_CASE("a Reply that is not for this exchange is dropped", "[rfc8415][s16.10]") {
  NodeHarness harness;
  harness.Request();
  std::string reply(kReplyIdentified);
  std::string reason;
  SECTION("another transaction-id") {
    reply.replace(2, 6, "a1b2c4");
    reason = "transaction-id-mismatch";
  }
  SECTION("another client's CLIENTID") {
    reply.replace(35, 2, "02");
    reason = "client-id-foreign";
  }
  SECTION("no CLIENTID") {
    reply = "07a1b2c3 0002000a000200007ed90badc0de";
    reason = "client-id-missing";
  }
  SECTION("no SERVERID") {
    reply = "07a1b2c3 0001000a00030001020000000001";
    reason = "server-id-missing";
  }
  SECTION("two SERVERIDs") {
    reply += "0002000a000200007ed90badc0de";
    reason = "duplicate-singleton";
  }
  harness.Give(600ms, reply);
  CHECK(harness.Events() == Names{"dropped invalid " + reason});
  CHECK(harness.node.counters().dropped(MobileNodeDrop::kInvalid) == 1);
  CHECK(harness.node.state() == MobileNodeState::kWaiting);
}

TEST_CASE("a client takes no message of another type than Reply and Reconfigure",
          "[rfc8415][s16]") {
  NodeHarness harness;
  harness.Request();
  std::string reply(kReplyIdentified);
  for (const char* type : {"01", "03", "04", "05", "06", "08", "09", "0b"}) {
    reply.replace(0, 2, type);
    harness.Give(600ms, reply);
    CHECK(harness.Events() == Names{"dropped invalid not-for-client"});
  }
  reply.replace(0, 2, "02");
  harness.Give(600ms, reply);
  CHECK(harness.Events() == Names{"dropped invalid unexpected-type"});
  harness.Give(600ms, "0c00" + std::string(64, '0'));
  CHECK(harness.Events() == Names{"dropped invalid not-for-client"});
  CHECK(harness.node.state() == MobileNodeState::kWaiting);
}

TEST_CASE("a datagram that is no DHCPv6 message is dropped with the place of the fault") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, "07a1b2c3 0001000a0003");
  const std::optional<MobileNodeEvent> event = harness.node.PollEvent();
  REQUIRE(event.has_value());
  CHECK(event->drop == MobileNodeDrop::kMalformed);
  REQUIRE(event->error.has_value());
  CHECK(event->error->reason == Reason::kTruncated);
  CHECK(event->error->offset == 4);
  harness.Give(600ms, "");
  harness.Give(600ms, "07a1b2");
  CHECK(harness.Events() == Names{"dropped malformed", "dropped malformed"});
}

TEST_CASE("a datagram from another interface is not this machine's") {
  NodeHarness harness;
  harness.Request();
  const std::vector<uint8_t> octets = FromHex(kReplyIdentified);
  ReceivedDatagram received;
  received.payload = octets;
  received.interface = InterfaceIndex{9};
  harness.node.HandleDatagram(At(600ms), received);
  CHECK(harness.Events() == Names{"dropped other-interface"});
}

TEST_CASE("a second Reply to one request is dropped", "[rfc8415][s18.2.10]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.Give(700ms, kReplyIdentified);
  CHECK(harness.Events() == Names{"home-networks-learnt", "dropped not-expected"});
}

TEST_CASE("a later Reply that lacks the information ends its use", "[rfc8415][s18.2.10][R21]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  CHECK(harness.Events() == Names{"home-networks-learnt"});
  harness.random.Add(0xa1b2c300);
  harness.node.Ask(At(10s));
  CHECK_FALSE(harness.Poll().empty());
  harness.Give(11s, kReplyNothingAvailable);
  CHECK(harness.Events() == Names{"home-networks-gone", "fallback-needed nothing-usable"});
  CHECK(harness.node.home_networks().empty());
}

TEST_CASE("a later Reply with the same information is told apart from one with other information",
          "[rfc8415][s18.2.10][R21]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  CHECK(harness.Events() == Names{"home-networks-learnt"});
  harness.random.Add(0xa1b2c300);
  harness.node.Ask(At(10s));
  harness.Poll();
  std::string reply(kReplyIdentified);
  SECTION("the same") {
    harness.Give(11s, reply);
    CHECK(harness.Events() == Names{"home-networks-refreshed"});
  }
  SECTION("another home agent") {
    reply.replace(reply.rfind("00000001004900"), 8, "00000002");
    harness.Give(11s, reply);
    CHECK(harness.Events() == Names{"home-networks-changed"});
    CHECK(harness.node.current_home_agent()->address == Address("2001:db8:6000:302::2"));
  }
}

TEST_CASE("of events about home networks that nobody polled only the newest is left") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.random.Add(0xa1b2c300);
  harness.node.Ask(At(10s));
  harness.Poll();
  SECTION("still there: learnt, once") {
    harness.Give(11s, kReplyIdentified);
    CHECK(harness.Events() == Names{"home-networks-learnt"});
  }
  SECTION("gone before anybody knew: nothing but the fallback") {
    harness.Give(11s, kReplyNothingAvailable);
    CHECK(harness.Events() == Names{"fallback-needed nothing-usable"});
  }
}

TEST_CASE("a flood of bad datagrams loses no event that matters") {
  NodeHarness harness;
  harness.Request();
  for (int i = 0; i < 1000; ++i) harness.Give(600ms, "00");
  harness.Give(700ms, kReplyIdentified);
  const Names names = harness.Events();
  CHECK(names.back() == "home-networks-learnt");
  CHECK(names.size() < 40);
  CHECK(harness.node.counters().dropped(MobileNodeDrop::kMalformed) == 1000);
  CHECK(harness.node.counters().events_lost + names.size() == 1001);
}

}}  // namespace mip6boot::test::node
