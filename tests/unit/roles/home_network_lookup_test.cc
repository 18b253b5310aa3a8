// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A server that answers from a directory.

#include "mip6boot/roles/home_network_lookup.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/unit/roles/dhcp_server_harness.h"
#include "tests/unit/roles/home_agent_directory_harness.h"

namespace mip6boot::test::server { namespace {

using roles::Event;

struct WithDirectory : Fixture {
  WithDirectory() : WithDirectory(Networks()) {}
  explicit WithDirectory(const HomeAgentDirectoryConfig& networks)
      : directory(networks), state(networks, random) {}

  static HomeAgentDirectoryConfig Networks() {
    HomeNetworkEntry home = directory::Home(1, HomeAgentStrategy::kFirst);
    HomeNetworkEntry visited;
    visited.links = {*Ipv6Prefix::FromText("2001:db8:1:c020::/64")};
    visited.interfaces = {InterfaceIndex{3}};
    visited.unrestricted = true;
    visited.prefixes = {*Ipv6Prefix::FromText("2001:db8:1:c020::/64")};
    visited.agents.resize(1);
    visited.agents[0].ipv6 = Ipv6Address::FromText("2001:db8:1:c020::1");
    visited.strategy = HomeAgentStrategy::kRoundRobin;
    return directory::Config({home, visited});
  }

  Outcome Serve(const ReceivedDatagram& received) {
    return ServeInto(received, absl::MakeSpan(buffer));
  }
  Outcome ServeInto(const ReceivedDatagram& received, MutableBytes out) {
    return AnswerFromDirectory(config, received, directory, TimePoint(), state, out);
  }
  uint64_t Count(HomeAgentDirectoryEvent event) const { return state.counters().count(event); }

  SeededRandom random{1};
  HomeAgentDirectory directory;
  HomeAgentDirectoryState state;
};

// home.example.org, where it is remembered which node has which agent.
HomeAgentDirectoryConfig Remembering() {
  HomeNetworkEntry home = directory::Home(2, HomeAgentStrategy::kRoundRobin);
  home.agents[0].capacity = home.agents[1].capacity = 1;
  return directory::Config({home});
}
struct WithCapacities : WithDirectory {
  WithCapacities() : WithDirectory(Remembering()) {}
};

TEST_CASE_METHOD(WithDirectory, "a named network is answered from the directory",
                 "[rfc6610][s4.3][R42][R43]") {
  config.information_refresh_time = 7200;
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_identified"))).datagram) ==
        ToHex(VectorOctets("reply_identified")));
  CHECK(Count(HomeAgentDirectoryEvent::kChosen) == 1);
}

TEST_CASE_METHOD(WithDirectory, "a visited request is answered for the client's link",
                 "[rfc6611][s4.2.2][R45][R88]") {
  // Bare, by the interface; relayed, by the link-address.
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_visited"))).datagram) ==
        ToHex(VectorOctets("reply_visited")));
  CHECK(Serve(FromRelay(VectorOctets("relayforw_nine_levels"))).event ==
        Event::kAnsweredWithHomeNetworks);
  ReceivedDatagram elsewhere = FromClient(VectorOctets("infreq_visited"));
  elsewhere.interface = InterfaceIndex{4};
  CHECK(Serve(elsewhere).event == Event::kAnswered);
}

// Three links, each with a home agent of its own.
HomeAgentDirectoryConfig ThreeLinks() {
  std::vector<HomeNetworkEntry> links;
  for (const char* const prefix : {"2001:db8:1::", "2001:db8:2::", "2001:db8:3::"}) {
    HomeNetworkEntry& link = links.emplace_back();
    const Ipv6Address address = *Ipv6Address::FromText(prefix);
    link.links = {*Ipv6Prefix::Make(address, 48)};
    link.interfaces = {InterfaceIndex{static_cast<uint32_t>(links.size())}};
    link.agents.resize(1);
    link.agents[0].host = "ha" + std::to_string(links.size()) + ".example.net";
  }
  return directory::Config(links);
}
struct WithLinks : WithDirectory {
  WithLinks() : WithDirectory(ThreeLinks()) {}

  // The home agent of a client there; "" without one.
  std::string AgentAt(const ClientLink& link) {
    DhcpServerNeed need;
    need.wanted = true;
    need.type = dhcpv6::MessageType::kInformationRequest;
    need.link = link;
    need.client_id = client_id;
    need.request.visited = true;
    FoundHomeNetworks found;
    const OwnHomeNetworks own = FindHomeNetworks(directory, TimePoint(), need, state, found);
    return own.visited == nullptr || own.visited->names.empty() ? ""
                                                                : own.visited->names[0].ToString();
  }
  ClientLink Relayed(const char* address) const {
    ClientLink link;
    link.link_address = *Ipv6Address::FromText(address);
    link.interface = InterfaceIndex{1};
    return link;
  }

  const std::vector<uint8_t> client_id = {0, 3, 0, 1, 2, 0, 0, 0, 0, 1};
};

TEST_CASE_METHOD(WithLinks, "a client is given what is on its own link, relayed or not",
                 "[rfc6610][s4.3][R88]") {
  // Relayed by the link-address, wherever the relay's message came in.
  CHECK(AgentAt(Relayed("2001:db8:1::ff")) == "ha1.example.net.");
  CHECK(AgentAt(Relayed("2001:db8:2::ff")) == "ha2.example.net.");
  CHECK(AgentAt(Relayed("2001:db8:3::ff")) == "ha3.example.net.");
  CHECK(AgentAt(Relayed("2001:db8:4::ff")) == "");
  // Bare by the interface.
  ClientLink bare;
  bare.interface = InterfaceIndex{2};
  CHECK(AgentAt(bare) == "ha2.example.net.");
  bare.interface = InterfaceIndex{4};
  CHECK(AgentAt(bare) == "");
}

TEST_CASE_METHOD(WithDirectory, "only what was asked for is selected, and counts", "[R46]") {
  CHECK(Serve(FromClient(VectorOctets("infreq_unrestricted"))).event ==
        Event::kAnsweredWithHomeNetworks);
  CHECK(Count(HomeAgentDirectoryEvent::kAssigned) == 1);
  CHECK(Count(HomeAgentDirectoryEvent::kChosen) == 0);
  // Sent again, and as a request of another kind for the same network: one node, one assignment.
  (void)Serve(FromClient(VectorOctets("infreq_unrestricted")));
  (void)Serve(FromClient(VectorOctets("infreq_visited")));
  CHECK(Count(HomeAgentDirectoryEvent::kKept) == 2);
  CHECK(state.assignments() == 1);
  // What is not answered selects nothing.
  (void)Serve(FromClient(VectorOctets("infreq_with_ia_na_invalid")));
  (void)Serve(FromClient(VectorOctets("reply_identified")));
  CHECK(state.assignments() == 1);
}

TEST_CASE_METHOD(WithDirectory, "of the names asked for, those that the directory has are answered",
                 "[rfc6610][s4.3][R42][R43]") {
  // Asks for home.example.org and another.
  const Outcome outcome = Serve(FromRelay(VectorOctets("relayforw_two_targets")));
  CHECK(outcome.sources.own == 1);
  CHECK(outcome.sources.relay == 1);
}

TEST_CASE_METHOD(WithCapacities,
                 "a node has only what went out to it, not what a relay's displaced",
                 "[rfc6611][s4.2.1][R38][R97]") {
  config.answer.prefer_aaa = true;
  const Outcome relays = Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf")));
  CHECK(relays.sources.relay == 1);
  CHECK(relays.sources.own == 0);
  CHECK(state.assignments() == 0);
  CHECK(Count(HomeAgentDirectoryEvent::kAssigned) == 0);
  // The same with the server's own first.
  config.answer.prefer_aaa = false;
  const Outcome own = Serve(FromRelay(VectorOctets("relayforw_rsoo_idinf")));
  CHECK(own.sources.own == 1);
  CHECK(own.sources.own_identified == 1);
  CHECK(state.assignments() == 1);
  CHECK(state.assigned(*directory.FindHomeAgent("ha1.home.example.org")) == 1);
}

TEST_CASE_METHOD(WithCapacities, "an answer that its buffer cannot hold assigns nothing",
                 "[rfc6610][s4.3][R43][R97]") {
  std::array<uint8_t, 40> small;
  const ReceivedDatagram received = FromClient(VectorOctets("infreq_identified"));
  CHECK(ServeInto(received, absl::MakeSpan(small)).event == Event::kBufferTooSmall);
  CHECK(state.assignments() == 0);
  CHECK(Count(HomeAgentDirectoryEvent::kAssigned) == 0);
  CHECK(Serve(received).event == Event::kAnsweredWithHomeNetworks);
  CHECK(Count(HomeAgentDirectoryEvent::kAssigned) == 1);
  CHECK(state.assigned(*directory.FindHomeAgent("ha1.home.example.org")) == 1);
}

TEST_CASE_METHOD(WithCapacities, "a node that may not have a kind takes nobody's place", "[R89]") {
  FoundHomeNetworks found;
  const Outcome outcome = DhcpServer::Step(
      config, FromClient(VectorOctets("infreq_identified")),
      [&](const DhcpServerNeed& need) {
        OwnHomeNetworks own = FindHomeNetworks(directory, TimePoint(), need, state, found);
        own.allowed.identified = false;
        return own;
      },
      absl::MakeSpan(buffer));
  AssignHomeNetworks(directory, TimePoint(), outcome, found, state);
  CHECK(outcome.event == Event::kAnswered);
  CHECK(state.assignments() == 0);
}

TEST_CASE_METHOD(WithDirectory, "a network whose agents are all down is answered with nothing",
                 "[R47]") {
  state.MarkDown(*directory.FindHomeAgent("ha1.home.example.org"));
  CHECK(ToHex(Serve(FromClient(VectorOctets("infreq_identified"))).datagram) ==
        ToHex(VectorOctets("reply_nothing_available")));
  CHECK(Count(HomeAgentDirectoryEvent::kNoHomeAgent) == 1);
}

}}  // namespace mip6boot::test::server
