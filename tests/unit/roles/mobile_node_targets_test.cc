// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Several home networks at once, several interfaces, and home networks that go away.

#include "tests/support/catch.h"
#include "tests/unit/roles/mobile_node_harness.h"

namespace mip6boot::test::node { namespace {

using namespace std::chrono_literals;

// IDINFs with one home agent each: 2001:db8:1::1 in a.example, 2001:db8:2::1 in b.example.
constexpr std::string_view kIdinfA =
    "00450023 0031000b 0161076578616d706c6500 00480010 20010db8000100000000000000000001";
constexpr std::string_view kIdinfB =
    "00450023 0031000b 0162076578616d706c6500 00480010 20010db8000200000000000000000001";

MobileNodeConfig TwoTargets() {
  MobileNodeConfig config = BaseConfig();
  config.request.identified = true;
  config.request.ids = {Name("a.example"), Name("b.example")};
  return config;
}

std::string Both() { return std::string(kIdinfA) + std::string(kIdinfB); }

// Brings `options` in a first Reply at 0.6 s, `later` in a second one at 11 s. What the event about
// the second one says.
MobileNodeEvent SecondEvent(NodeHarness& harness, std::string_view options,
                            std::string_view later) {
  harness.Request();
  harness.Give(600ms, ReplyWith(options));
  harness.Events();
  harness.random.Add(0xa1b2c300);
  harness.node.Ask(At(10s));
  harness.Poll();
  harness.Give(11s, ReplyWith(later));
  return harness.node.PollEvent().value_or(MobileNodeEvent());
}

TEST_CASE("a node that names two networks sends an HNIDF for each", "[rfc6610][s4.1.1][R5][R6]") {
  NodeHarness harness(TwoTargets());
  CHECK(harness.Request() ==
        "0ba1b2c3"
        "0001000a00030001020000000001"
        "000800020000"
        "0006000e00530020004500310047004800490031000b0161076578616d706c65000031000b01620765"
        "78616d706c6500");
}

TEST_CASE("a node that names two networks takes whatever number of answers comes",
          "[rfc6610][s4.1.2][R11]") {
  const struct {
    std::string options;
    size_t networks;
  } answers[] = {{"", 0}, {std::string(kIdinfB), 1}, {Both(), 2}};
  for (const auto& [options, networks] : answers) {
    NodeHarness harness(TwoTargets());
    harness.Request();
    harness.Give(600ms, ReplyWith(options));
    CHECK(harness.node.home_networks().size() == networks);
    CHECK(harness.node.state() == MobileNodeState::kResting);
  }
}

TEST_CASE("home agents are tried over all networks that were named", "[R73]") {
  NodeHarness harness(TwoTargets());
  harness.Request();
  harness.Give(600ms, ReplyWith(Both()));
  harness.node.ReportHomeAgentFailed(At(1s), *Ipv6Address::FromText("2001:db8:1::1"),
                                     HomeAgentFailure::kNoAnswer);
  REQUIRE(harness.node.current_home_agent().has_value());
  CHECK(harness.node.current_home_agent()->address->ToString() == "2001:db8:2::1");
}

TEST_CASE("the node is told when the home agent in use is missing from a later Reply",
          "[rfc8415][s18.2.10][rfc6610][s4.1][R21]") {
  NodeHarness harness(TwoTargets());
  const MobileNodeEvent event = SecondEvent(harness, Both(), kIdinfB);
  CHECK(event.id == MobileNodeEventId::kHomeNetworksChanged);
  CHECK(event.home_agent_withdrawn);
  CHECK(harness.node.current_home_agent()->address->ToString() == "2001:db8:2::1");
}

TEST_CASE("a home agent that a later Reply still has may be used on, whatever else changed",
          "[rfc8415][s18.2.10][rfc6610][s4.1][R21]") {
  NodeHarness harness(TwoTargets());
  const MobileNodeEvent event = SecondEvent(harness, kIdinfA, Both());
  CHECK(event.id == MobileNodeEventId::kHomeNetworksChanged);
  CHECK_FALSE(event.home_agent_withdrawn);
}

TEST_CASE("the home agent in use goes with the last home network", "[rfc8415][s18.2.10][R21]") {
  NodeHarness harness(TwoTargets());
  const MobileNodeEvent event = SecondEvent(harness, Both(), "");
  CHECK(event.id == MobileNodeEventId::kHomeNetworksGone);
  CHECK(event.home_agent_withdrawn);
}

TEST_CASE("a home agent that nobody was told of is not withdrawn", "[R21]") {
  NodeHarness harness(TwoTargets());
  harness.Request();
  harness.Give(600ms, ReplyWith(kIdinfA));
  harness.random.Add(0xa1b2c300);
  harness.node.Ask(At(10s));
  harness.Poll();
  harness.Give(11s, ReplyWith(kIdinfB));
  const MobileNodeEvent event = harness.node.PollEvent().value_or(MobileNodeEvent());
  CHECK(event.id == MobileNodeEventId::kHomeNetworksLearnt);
  CHECK_FALSE(event.home_agent_withdrawn);
}

TEST_CASE("two interfaces are two machines that do not know of each other",
          "[rfc8415][s14.1][s18.2.10][R75]") {
  MobileNodeConfig config = IdentifiedConfig();
  config.interface = InterfaceIndex{1};
  NodeHarness first(config);
  config.interface = InterfaceIndex{2};
  config.rate_limit.count = 1;
  NodeHarness second(config);
  CHECK_FALSE(first.Request().empty());
  CHECK_FALSE(second.Request().empty());
  // The one gets an answer, and an INF_MAX_RT for its own link alone.
  first.Give(600ms, std::string(kReplyIdentified) + "005300040000003c");
  CHECK(first.node.state() == MobileNodeState::kResting);
  CHECK(first.node.inf_max_rt() == 60s);
  CHECK(second.node.state() == MobileNodeState::kWaiting);
  CHECK(second.node.inf_max_rt() == 3600s);
  CHECK(second.node.home_networks().empty());

  // What came in on the one's interface is not the other's, though CLIENTID and transaction-id are.
  const std::vector<uint8_t> octets = FromHex(kReplyIdentified);
  ReceivedDatagram received;
  received.payload = octets;
  received.interface = InterfaceIndex{1};
  second.node.HandleDatagram(At(700ms), received);
  CHECK(second.Events() == Names{"dropped other-interface"});
}

}}  // namespace mip6boot::test::node
