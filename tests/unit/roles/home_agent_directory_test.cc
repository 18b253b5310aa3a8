// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// How networks and agents are found, what is given of them, and what is no configuration.

#include "mip6boot/roles/home_agent_directory.h"

#include <string>
#include <utility>

#include "tests/support/catch.h"
#include "tests/unit/roles/home_agent_directory_harness.h"

namespace mip6boot::test::directory { namespace {

Ipv6Address Address(const char* text) { return *Ipv6Address::FromText(text); }

HomeNetworkEntry Visited(std::vector<Ipv6Prefix> links, uint32_t agent) {
  HomeNetworkEntry network;
  network.links = std::move(links);
  network.agents = {HomeAgent(agent)};
  return network;
}

TEST_CASE("a network is found by each of its names, in any case", "[rfc6610][s4.3][R43]") {
  HomeNetworkEntry msp = Home(1, Strategy::kFirst);
  msp.ids = {"MSP.example.net.", "msp2.example.net"};
  msp.agents = {HomeAgent(9)};
  const HomeAgentDirectory directory(Config({Home(1, Strategy::kFirst), msp}));
  const DomainName asked = *DomainName::FromText("msp.EXAMPLE.net");
  CHECK(directory.FindByName(asked.view()) == HomeNetworkNumber{1});
  CHECK(directory.FindByName("Msp2.example.net.") == HomeNetworkNumber{1});
  CHECK(directory.FindByName("home.example.org") == HomeNetworkNumber{0});
  CHECK_FALSE(directory.FindByName("example.org").has_value());
  CHECK_FALSE(directory.FindByName("").has_value());
  CHECK_FALSE(directory.FindByName(DomainNameView()).has_value());
}

TEST_CASE("the visited network is that of the longest prefix around the link-address",
          "[rfc8415][s13.1][R45][R88]") {
  HomeNetworkEntry own = Visited({*Ipv6Prefix::FromText("2001:db8:1:c020::/64")}, 2);
  own.interfaces = {InterfaceIndex{3}};
  const HomeAgentDirectory directory(Config(
      {Visited({*Ipv6Prefix::FromText("2001:db8:1::/48"), *Ipv6Prefix::FromText("2001:db8:2::/48")},
               1),
       own}));
  CHECK(directory.FindByLink(Address("2001:db8:1:c020::ff")) == HomeNetworkNumber{1});
  CHECK(directory.FindByLink(Address("2001:db8:1:c021::ff")) == HomeNetworkNumber{0});
  CHECK(directory.FindByLink(Address("2001:db8:2::1")) == HomeNetworkNumber{0});
  CHECK_FALSE(directory.FindByLink(Address("2001:db8:3::1")).has_value());
  CHECK(directory.FindByInterface(InterfaceIndex{3}) == HomeNetworkNumber{1});
  CHECK_FALSE(directory.FindByInterface(InterfaceIndex{4}).has_value());
  CHECK_FALSE(directory.unrestricted().has_value());
}

TEST_CASE("what is selected reads as a home network and as assigned home agents",
          "[rfc6610][s3][rfc5447][s4.2.1]") {
  HomeNetworkEntry network = Home(2, Strategy::kFirst);
  network.agents_per_node = 3;
  network.agents[0].ipv4 = Ipv4Address({192, 0, 2, 1});
  network.agents[1].host.clear();
  Fixture home(network);
  const HomeAgentSelection selected = home.Select(1);
  CHECK(selected.event == Event::kChosen);
  const HomeNetwork options = home.directory.HomeNetworkOf(selected);
  CHECK(options.prefixes ==
        decltype(options.prefixes){*Ipv6Prefix::FromText("2001:db8:6000:302::/64")});
  // IPv6 first, the first agent's in front.
  CHECK(options.addresses == decltype(options.addresses){Address("2001:db8:6000:302::1"),
                                                         Address("2001:db8:6000:302::2"),
                                                         Address("64:ff9b::192.0.2.1")});
  REQUIRE(options.names.size() == 1);
  CHECK(options.names[0].ToString() == "ha1.home.example.org.");

  const AssignedHomeAgents agents = home.directory.HomeAgentsOf(selected);
  REQUIRE(agents.size() == 2);
  CHECK(agents[0].ipv6 == Address("2001:db8:6000:302::1"));
  CHECK(agents[0].ipv4 == Ipv4Address({192, 0, 2, 1}));
  CHECK(agents[0].realm == "home.example.org");
  CHECK(agents[0].host == "ha1.home.example.org");
  CHECK(agents[0].prefix == Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
  CHECK(agents[1].ipv6 == Address("2001:db8:6000:302::2"));
  CHECK(agents[1].host.empty());
}

TEST_CASE("an agent is found by its addresses and its host", "[directory]") {
  HomeNetworkEntry network = Home(2, Strategy::kFirst);
  network.agents[1].ipv4 = Ipv4Address({192, 0, 2, 1});
  const Fixture home(network);
  CHECK(home.directory.FindHomeAgent(Address("2001:db8:6000:302::2")) == home.Id(2));
  CHECK(home.directory.FindHomeAgent(Address("64:ff9b::192.0.2.1")) == home.Id(2));
  CHECK(home.directory.FindHomeAgent("HA1.home.example.org.") == home.Id(1));
  CHECK_FALSE(home.directory.FindHomeAgent("ha3.home.example.org").has_value());
  CHECK_FALSE(home.directory.FindHomeAgent(Address("2001:db8::1")).has_value());
  CHECK(home.Id(1) != home.Id(2));
}

TEST_CASE("what is asked for out of order is counted and changes nothing", "[directory]") {
  Fixture home(Home(1, Strategy::kRoundRobin));
  const HomeAgentSelection no_such =
      home.directory.Select(At(0), HomeNetworkNumber{7}, Node(1), home.state);
  CHECK(no_such.event == Event::kUnknown);
  CHECK(no_such.agents.empty());
  CHECK(home.directory.HomeNetworkOf(no_such).empty());
  CHECK(home.directory.HomeAgentsOf(no_such).empty());
  CHECK(home.directory.Select(At(0), HomeNetworkNumber{0}, Bytes(), home.state).event ==
        Event::kUnknown);
  CHECK_FALSE(home.directory.Release(HomeNetworkNumber{7}, Node(1), home.state));
  CHECK_FALSE(home.Release(1));
  CHECK(home.Count(Event::kUnknown) == 3);
  CHECK(home.Count(Event::kNotAssigned) == 1);
  CHECK(home.Assigned(1) == 0);
  CHECK(home.state.assignments() == 0);
  // An agent that nobody knows: nobody misses it.
  home.state.MarkDown(HomeAgentId{12345});
  CHECK_FALSE(home.state.IsUp(HomeAgentId{12345}));
  CHECK(home.AgentOf(1) == 1);
}

TEST_CASE("an event has a name, and counters add up", "[directory][counters]") {
  CHECK(HomeAgentDirectoryEventName(Event::kNoHomeAgent) == std::string("no-home-agent"));
  Fixture home(Home(1, Strategy::kRoundRobin));
  home.Select(1);
  home.Select(1);
  HomeAgentDirectoryCounters sum = home.state.counters();
  sum += home.state.counters();
  std::string all;
  sum.ForEach([&all](std::string_view name, uint64_t count) {
    all += std::string(name) + " " + std::to_string(count) + ",";
  });
  CHECK(all ==
        "chosen 0,assigned 2,kept 2,moved 0,no-home-agent 0,no-room 0,released 0,expired 0,"
        "unknown 0,not-assigned 0,");
}

// ---- configuration ----

std::string ErrorOf(const HomeAgentDirectoryConfig& config) {
  const Result<void> valid = config.Validate();
  return valid ? "" : valid.error().ToString();
}
std::string ErrorOf(const HomeNetworkEntry& second) {
  HomeNetworkEntry first = Visited({*Ipv6Prefix::FromText("2001:db8:1::/48")}, 100);
  first.ids = {"one.example.net"};
  first.interfaces = {InterfaceIndex{3}};
  first.unrestricted = true;
  return ErrorOf(Config({first, second}));
}

TEST_CASE("a sound configuration is one", "[config]") {
  CHECK(ErrorOf(Home(2, Strategy::kSticky)).empty());
}

TEST_CASE("an IDINF, or another kind, cannot be configured for nobody", "[rfc6610][s4.3][R44]") {
  HomeNetworkEntry network = Home(1, Strategy::kFirst);
  network.ids.clear();
  CHECK(ErrorOf(network) ==
        "directory.networks[1]: holds none of what it must hold at least one of");
}

TEST_CASE("a bad name is refused with its place", "[config]") {
  HomeNetworkEntry network = Home(1, Strategy::kFirst);
  network.ids.push_back("two..example.net");
  CHECK(ErrorOf(network) == "directory.networks[1].ids[1]: the name is empty");
  network.ids = {std::string(64, 'a')};
  CHECK(ErrorOf(network) ==
        "directory.networks[1].ids[0]: label length octet 64 exceeds 63 (names are not "
        "compressed here)");
  network.ids = {"home.example.org"};
  network.agents[0].host = "ha1..example.org";
  CHECK(ErrorOf(network) == "directory.networks[1].agents[0].host: the name is empty");
}

TEST_CASE("what leads to two networks, or agents, is refused with its place", "[config]") {
  HomeNetworkEntry network = Home(1, Strategy::kFirst);
  network.ids = {"home.example.org", "ONE.example.net"};
  CHECK(ErrorOf(network) == "directory.networks[1].ids[1]: stands 2 times, at most 1");
  network = Home(1, Strategy::kFirst);
  network.links = {*Ipv6Prefix::FromText("2001:db8:1::/48")};
  CHECK(ErrorOf(network) == "directory.networks[1].links[0]: stands 2 times, at most 1");
  network.links.clear();
  network.interfaces = {InterfaceIndex{4}, InterfaceIndex{3}};
  CHECK(ErrorOf(network) == "directory.networks[1].interfaces[1]: stands 2 times, at most 1");
  network.interfaces.clear();
  network.unrestricted = true;
  CHECK(ErrorOf(network) == "directory.networks[1].unrestricted: stands 2 times, at most 1");
  network = Home(2, Strategy::kFirst);
  network.agents[1].host = "Ha1.home.example.org.";
  CHECK(ErrorOf(network) == "directory.networks[1].agents[1].host: stands 2 times, at most 1");
  network = Home(2, Strategy::kFirst);
  network.agents[1].ipv6 = network.agents[0].ipv6;
  CHECK(ErrorOf(network) == "directory.networks[1].agents[1].ipv6: stands 2 times, at most 1");
}

TEST_CASE("home agents that can be none are refused with their place", "[rfc6610][s3.4][config]") {
  HomeNetworkEntry network = Home(1, Strategy::kFirst);
  network.agents.clear();
  CHECK(ErrorOf(network) == "directory.networks[1].agents: is missing");
  network.agents.resize(1);
  CHECK(ErrorOf(network) ==
        "directory.networks[1].agents[0]: holds none of what it must hold at least one of");
  for (const char* address : {"::", "::1", "ff02::1", "64:ff9b::10.0.0.1"}) {
    CAPTURE(address);
    network.agents[0].ipv6 = Address(address);
    CHECK(ErrorOf(network) ==
          "directory.networks[1].agents[0].ipv6: the address cannot be that of a home agent");
  }
  network.agents[0].ipv6.reset();
  // RFC 6052 3.1: no private address behind 64:ff9b::/96.
  network.agents[0].ipv4 = Ipv4Address({192, 168, 0, 1});
  CHECK(ErrorOf(network) ==
        "directory.networks[1].agents[0].ipv4: the address cannot be that of a home agent");
}

TEST_CASE("numbers out of range are refused with their place", "[config]") {
  HomeNetworkEntry network = Home(2, Strategy::kFirst);
  network.agents[1].weight = 0;
  CHECK(ErrorOf(network) == "directory.networks[1].agents[1].weight: value 0 is not allowed");
  network.agents[1].weight = 1'000'001;
  CHECK(ErrorOf(network) == "directory.networks[1].agents[1].weight: value 1000001 is not allowed");
  network = Home(2, Strategy::kFirst);
  network.agents[1].capacity = 0;
  CHECK(ErrorOf(network) == "directory.networks[1].agents[1].capacity: value 0 is not allowed");
  network = Home(2, Strategy::kFirst);
  network.agents_per_node = 0;
  CHECK(ErrorOf(network) == "directory.networks[1].agents_per_node: value 0 is not allowed");
  network.agents_per_node = 5;
  CHECK(ErrorOf(network) == "directory.networks[1].agents_per_node: value 5 is not allowed");
  network = Home(2, Strategy{9});
  CHECK(ErrorOf(network) == "directory.networks[1].strategy: value 9 is not allowed");
  network = Home(2, Strategy::kFirst);
  network.prefixes.resize(9);
  CHECK(ErrorOf(network) == "directory.networks[1].prefixes: more than 8 of them");
}

TEST_CASE("keys of the directory itself are checked", "[config]") {
  HomeAgentDirectoryConfig config = Config({Home(1, Strategy::kSticky)});
  config.hash_key.reset();
  CHECK(ErrorOf(config) == "directory.hash_key: is missing");
  config = Config({Home(1, Strategy::kWeighted)});
  config.max_assignments = 0;
  CHECK(ErrorOf(config) == "directory.max_assignments: value 0 is not allowed");
  config = Config({Home(1, Strategy::kFirst)});
  config.max_assignments = 0;  // nobody is remembered
  CHECK(ErrorOf(config).empty());
  config.assignment_lifetime = Duration::zero();
  CHECK(ErrorOf(config) == "directory.assignment_lifetime: 0 s, must be at least 1 us");
  CHECK(ErrorOf(HomeAgentDirectoryConfig()) == "directory.networks: is missing");
}

TEST_CASE("a directory of a bad configuration leaves out what is wrong", "[config]") {
  HomeNetworkEntry bad = Home(2, Strategy::kFirst);
  bad.ids = {"two..example.net", "home.example.org", "home.example.org"};
  bad.agents[0] = HomeAgentEntry();
  bad.agents_per_node = 100;
  HomeNetworkEntry empty;
  Fixture home(Config({bad, empty}));
  CHECK(home.directory.FindByName("home.example.org") == HomeNetworkNumber{0});
  const HomeNetwork network = home.directory.HomeNetworkOf(home.Select(1));
  CHECK(network.addresses.size() == 1);
  CHECK(network.names.size() == 1);
  CHECK(home.directory.Select(At(0), HomeNetworkNumber{1}, Node(1), home.state).event ==
        Event::kNoHomeAgent);
}

}}  // namespace mip6boot::test::directory
