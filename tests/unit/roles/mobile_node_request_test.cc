// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node asks for, octet for octet.

#include <array>

#include "tests/support/catch.h"
#include "tests/unit/roles/mobile_node_harness.h"

namespace mip6boot::test::node { namespace {

using namespace std::chrono_literals;

TEST_CASE("a node asks for the network it names with 69, 49, 71, 72, 73 and an HNIDF",
          "[rfc6610][s4.1.1][rfc8415][s18.2.6][R1][R2][R3][R7][R8][R9]") {
  NodeHarness harness;
  CHECK(harness.Request() ==  // infreq_identified
        "0ba1b2c30001000a000300010200000000010008000200000006000e00530020004500310047004800490031"
        "001204686f6d65076578616d706c65036f726700");
}

TEST_CASE("a node asks for a home agent in the visited network with 50 and no HNIDF",
          "[rfc6610][s4.1.1][rfc6611][s4.2.2][R1][R2]") {
  NodeHarness harness(VisitedConfig());
  CHECK(harness.Request() ==  // infreq_visited
        "0ba1b2c30001000a000300010200000000010008000200000006000e0053002000320031004700480049");
}

TEST_CASE("a node without a preference lists 70 and neither 50 nor 69", "[rfc6610][s4.1.1][R4]") {
  MobileNodeConfig config = BaseConfig();
  config.request.unrestricted = true;
  NodeHarness harness(config);
  CHECK(harness.Request() ==  // infreq_unrestricted
        "0ba1b2c30001000a000300010200000000010008000200000006000e0053002000460031004700480049");
}

TEST_CASE("a node may ask for both the visited and an identified network",
          "[rfc6610][s4.1.1][R5]") {
  MobileNodeConfig config = IdentifiedConfig();
  config.request.visited = true;
  NodeHarness harness(config);
  CHECK(harness.Request() ==  // infreq_both_visited_and_identified
        "0ba1b2c30001000a00030001020000000001000800020000000600100053002000320045003100470048004900"
        "31001204686f6d65076578616d706c65036f726700");
}

TEST_CASE("a retransmission keeps the transaction-id and says how long the exchange has lasted",
          "[rfc6610][s4.1.1][rfc8415][s15][s16.1][R5][R6][R8][R74]") {
  MobileNodeConfig config = IdentifiedConfig();
  config.request.ids.push_back(Name("msp.example.net"));
  NodeHarness harness(config);
  harness.Request();
  harness.node.HandleTimeout(At(1500ms));  // one second after the first transmission
  CHECK(harness.Poll() ==                  // infreq_two_identified
        "0ba1b2c30001000a000300010200000000010008000200640006000e0053002000450031004700480049003100"
        "1204686f6d65076578616d706c65036f72670000310011036d7370076578616d706c65036e657400");
  CHECK(harness.node.counters().retransmitted == 1);
}

TEST_CASE("the elapsed time stops at its largest value", "[rfc8415][s21.9][R8]") {
  NodeHarness harness;
  harness.Request();
  harness.node.HandleTimeout(At(24h));
  CHECK(harness.Poll().substr(36, 12) == "00080002ffff");
}

TEST_CASE("a product's own options stand in the ORO once, beside ours", "[rfc8415][s21.7][R76]") {
  MobileNodeConfig config = IdentifiedConfig();
  config.extra_options = {dhcpv6::OptionCode::kDnsServers, dhcpv6::OptionCode::kMip6Haa};
  NodeHarness harness(config);
  CHECK(harness.Request().substr(48, 40) ==
        "0006001000530020"
        "0017"
        "0048"
        "0045"
        "0031"
        "0047"
        "0049");
}

TEST_CASE("every transmission goes to ff02::1:2 port 547 on the node's interface",
          "[rfc8415][s7.1][s18.2.6]") {
  MobileNodeConfig config = IdentifiedConfig();
  config.interface = InterfaceIndex{7};
  ScriptedRandom random;
  MobileNode node(config, random);
  std::array<uint8_t, 512> buffer;
  node.Start(At(0s));
  node.HandleTimeout(At(1s));
  const auto transmit = node.PollTransmit(absl::MakeSpan(buffer));
  REQUIRE(transmit);
  REQUIRE(transmit->has_value());
  const Destination& destination = (*transmit)->destination;
  CHECK(destination.endpoint.address.ToString() == "ff02::1:2");
  CHECK(destination.endpoint.port == 547);
  CHECK(destination.interface == InterfaceIndex{7});
}

TEST_CASE("a buffer too small for the request is an error that says the size and changes nothing") {
  NodeHarness harness;
  harness.node.Start(At(0s));
  harness.node.HandleTimeout(At(500ms));
  const uint64_t drawn = harness.random.drawn();
  std::vector<uint8_t> small(63);
  for (size_t size = 0; size <= small.size(); ++size) {
    const auto transmit = harness.node.PollTransmit(MutableBytes(small.data(), size));
    REQUIRE_FALSE(transmit);
    CHECK(transmit.error().reason == Reason::kNoSpace);
    CHECK(transmit.error().want == 64);
  }
  CHECK(harness.random.drawn() == drawn);
  CHECK(harness.node.counters().sent == 0);
  CHECK(harness.node.state() == MobileNodeState::kFirstDue);
  CHECK(harness.Poll().size() == 2 * 64);
}

TEST_CASE("the largest request that a config allows fits kMaxRequestSize") {
  MobileNodeConfig config = BaseConfig();
  while (config.client_id.TryPushBack(0xff)) {
  }
  config.request = {true, true, true, {}};
  const std::string label(63, 'x');
  const DomainName longest = Name(label + "." + label + "." + label + "." + std::string(61, 'x'));
  REQUIRE(longest.view().wire().size() == 255);
  config.request.ids.assign(kMaxHomeNetworkIds, longest);
  for (uint16_t code = 200; config.extra_options.TryPushBack(dhcpv6::OptionCode{code}); ++code) {
  }
  config.accept_reconfigure = true;
  REQUIRE(config.Validate());
  NodeHarness harness(config);
  CHECK_FALSE(harness.Request().empty());
}

TEST_CASE("a config that cannot work is refused by the path of its key", "[R3][R75][R76][R79]") {
  MobileNodeConfig config = IdentifiedConfig();
  const auto path_of_error = [](const MobileNodeConfig& refused) -> std::string {
    const Result<void> valid = refused.Validate();
    return valid ? "" : valid.error().name;
  };
  CHECK(path_of_error(config).empty());
  SECTION("no DUID") {
    config.client_id.clear();
    CHECK(path_of_error(config) == "mobile_node.client_id");
  }
  SECTION("nothing asked") {
    config.request.identified = false;
    CHECK(path_of_error(config) == "mobile_node.request");
  }
  SECTION("identified without a name (R3)") {
    config.request.ids.clear();
    CHECK(path_of_error(config) == "mobile_node.request.ids");
  }
  SECTION("an empty name") {
    config.request.ids.push_back(DomainName());
    CHECK(path_of_error(config) == "mobile_node.request.ids[]");
  }
  SECTION("more names than one request carries") {
    config.request.ids.assign(9, Name("home.example.org"));
    CHECK(path_of_error(config) == "mobile_node.request.ids");
    CHECK(config.Validate().error().ToString() == "mobile_node.request.ids: more than 8 of them");
  }
  SECTION("options that nobody may ask for (R76)") {
    for (const int code : {1, 2, 3, 6, 8, 9, 11, 13, 14, 15, 16, 18, 19, 20, 25, 26, 66}) {
      config.extra_options = {static_cast<dhcpv6::OptionCode>(code)};
      CHECK(path_of_error(config) == "mobile_node.extra_options[]");
    }
  }
  SECTION("home networks beside those that are asked for with their names (R3, R4)") {
    for (const int code : {50, 69, 70}) {
      config.extra_options = {dhcpv6::OptionCode::kDnsServers,
                              dhcpv6::OptionCode{static_cast<uint16_t>(code)}};
      CHECK(config.Validate().error().ToString() ==
            "mobile_node.extra_options[1]: value " + std::to_string(code) + " is not allowed");
    }
  }
  SECTION("limits that let nothing be read") {
    config.limits.elements = 0;
    CHECK(config.Validate().error().ToString() ==
          "mobile_node.limits.elements: 0, must be at least 1");
    config.limits.elements = 1;
    config.limits.option_depth = 0;
    CHECK(config.Validate().error().ToString() ==
          "mobile_node.limits.option_depth: 0, must be at least 1");
  }
  SECTION("a refresh below the protocol's floor (R79)") {
    config.max_refresh_time = 599s;
    CHECK(config.Validate().error().ToString() ==
          "mobile_node.max_refresh_time: 599 s, must be at least 600 s");
  }
  SECTION("a rate limit that lets nothing pass (R75)") {
    config.rate_limit.count = 0;
    CHECK(path_of_error(config) == "mobile_node.rate_limit.count");
  }
  SECTION("a rate limit without time (R75)") {
    config.rate_limit.interval = Duration(0);
    CHECK(config.Validate().error().ToString() ==
          "mobile_node.rate_limit.interval: 0 s, must be at least 1 us");
    config.rate_limit.interval = std::chrono::hours(25);
    CHECK(config.Validate().error().ToString() ==
          "mobile_node.rate_limit.interval: 90000 s, must be at most 86400 s");
  }
  SECTION("a wait without time") {
    config.fallback_wait = -1s;
    CHECK(config.Validate().error().ToString() ==
          "mobile_node.fallback_wait: -1 s, must be at least 1 us");
    config = IdentifiedConfig();
    config.ask_interval = config.failure_retry_time = -1s;
    CHECK(path_of_error(config) == "mobile_node.ask_interval");
    config.ask_interval = 1s;
    CHECK(path_of_error(config) == "mobile_node.failure_retry_time");
    config = IdentifiedConfig();
    config.failure_rest_time = config.home_agent_retry_wait = 0s;
    CHECK(path_of_error(config) == "mobile_node.failure_rest_time");
    config.failure_rest_time = 1s;
    CHECK(path_of_error(config) == "mobile_node.home_agent_retry_wait");
  }
  SECTION("a domain too long for the service's labels in front") {
    const std::string label(63, 'x');
    config.dns_fallback.domain =
        Name(label + "." + label + "." + label + "." + std::string(50, 'x'));
    CHECK(path_of_error(config) == "mobile_node.dns_fallback.domain");
  }
}

TEST_CASE("a node with a refused config stays stopped and says why when polled") {
  NodeHarness harness{MobileNodeConfig()};
  CHECK(harness.Request().empty());
  std::array<uint8_t, 512> buffer;
  const auto transmit = harness.node.PollTransmit(absl::MakeSpan(buffer));
  REQUIRE_FALSE(transmit);
  CHECK(std::string(transmit.error().name) == "mobile_node.client_id");
  CHECK(harness.NextSeconds() == -1);
}

}}  // namespace mip6boot::test::node
