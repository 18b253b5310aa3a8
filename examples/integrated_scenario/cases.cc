// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <chrono>

#include "examples/integrated_scenario/scenario_case.h"
#include "examples/integrated_scenario/topology.h"

namespace mip6boot::scenario {
namespace {

using roles::HomeNetworkKind;

// Options 49, 50, 66, 69, 70, 71, 72, 73 (RFC 6610, RFC 6422), AVPs 124, 125, 334, 348, 486 (RFC
// 5447, RFC 4004).
constexpr uint32_t kVdinf = 50;
constexpr uint32_t kRsoo = 66;
constexpr uint32_t kIdinf = 69;
constexpr uint32_t kUdinf = 70;
constexpr uint32_t kAgentInfo = 486;

const char kUnknownNetwork[] = "msp.example.net";

// In the home network; the AAA assigns it.
HomeAgentEntry HomeAgent() {
  return {"2001:db8:6000:302::1", "2001:db8:6000:302::/64", topology::kHomeRealm,
          "ha1.home.example.org"};
}
HomeNetworkEntry HomeNetwork() {
  return {"2001:db8:6000:302::/64", "2001:db8:6000:302::1", "ha1.home.example.org."};
}
// In the visited network: the one that the AAA agrees with its operator, and the one that the
// DHCPv6 server has itself.
HomeAgentEntry LocalHomeAgent() {
  return {"2001:db8:1:c020::a", "2001:db8:1:c020::/64", topology::kAccessRealm,
          "ha-aaa.asp.example.net"};
}
HomeNetworkEntry VisitedNetwork() {
  return {"2001:db8:1:c020::/64", "2001:db8:1:c020::1", "ha-link.asp.example.net."};
}
HomeNetworkEntry AnyNetwork() {
  return {"2001:db8:7000:1::/64", "2001:db8:7000:1::1", "ha.msp.example.net."};
}

UserProfile Profile() {
  UserProfile profile;
  profile.user_name = topology::kUserName;
  profile.home_agents = {HomeAgent()};
  return profile;
}

// The answer of the AAA with its five AVPs, as `name` ("DEA", "AAA").
ExpectedMessage HomeAgentAssigned(const std::string& name) {
  return {name,
          {{"268", "2001 DIAMETER_SUCCESS"},
           {"486/334", HomeAgent().address},
           {"486/348/283", HomeAgent().realm},
           {"486/348/293", HomeAgent().host},
           {"486/125", HomeAgent().prefix},
           {"124", ""}},
          {}};
}

ExpectedMessage IdentifiedInRsoo() {
  return {"RELAY-FORW",
          {{"66/69/49", "home.example.org."},
           {"66/69/71", HomeNetwork().prefix},
           {"66/69/72", HomeNetwork().address},
           {"66/69/73", HomeNetwork().name},
           {"9/49", "home.example.org."}},
          {}};
}

ExpectedMessage IdentifiedInReply() {
  return {"REPLY",
          {{"69/49", "home.example.org."},
           {"69/71", HomeNetwork().prefix},
           {"69/72", HomeNetwork().address},
           {"69/73", HomeNetwork().name}},
          {kRsoo}};
}

ScenarioCase Msp() {
  ScenarioCase scenario;
  scenario.name = "msp";
  scenario.title = "the home AAA assigns a home agent in the node's home network (RFC 6611 4.2.1)";
  scenario.wish.identified = {topology::kHomeRealm};
  scenario.profile = Profile();
  scenario.expected.networks = {{HomeNetworkKind::kIdentified, "home.example.org.", HomeNetwork()}};
  scenario.expected.home_agent = HomeNetwork().address;
  scenario.expected.messages = {
      {"DER", {{"124", "0x1 MIP6_INTEGRATED"}}, {kAgentInfo}},
      HomeAgentAssigned("DEA"),
      {"INFORMATION-REQUEST", {{"49", "home.example.org."}, {"6", "83 32 69 49 71 72 73"}}, {}},
      IdentifiedInRsoo(),
      {"RELAY-REPL", {{"9/69/72", HomeNetwork().address}}, {kRsoo}},
      IdentifiedInReply()};
  return scenario;
}

ScenarioCase Asp() {
  ScenarioCase scenario;
  scenario.name = "asp";
  scenario.title =
      "the node wants a home agent in the visited network; the DHCPv6 server has its own (RFC 6611 "
      "4.2.2)";
  scenario.wish.visited = true;
  scenario.profile = Profile();
  scenario.profile.local_assignment = true;
  scenario.profile.local_agents = {LocalHomeAgent()};
  scenario.directory.visited = VisitedNetwork();
  scenario.expected.networks = {{HomeNetworkKind::kVisited, "", VisitedNetwork()}};
  scenario.expected.home_agent = VisitedNetwork().address;
  scenario.expected.messages = {
      {"DEA",
       {{"486/334", HomeAgent().address},
        {"486/334", LocalHomeAgent().address},
        {"124", "0x3 MIP6_INTEGRATED LOCAL_HOME_AGENT_ASSIGNMENT"}},
       {}},
      // What the AAA assigned goes as far as the server, which prefers its own (R38, R45).
      {"RELAY-FORW", {{"66/50/72", LocalHomeAgent().address}}, {}},
      {"REPLY", {{"50/72", VisitedNetwork().address}}, {kRsoo}}};
  scenario.expected.never_in_dhcpv6 = {kIdinf};
  return scenario;
}

ScenarioCase Unrestricted() {
  ScenarioCase scenario;
  scenario.name = "unrestricted";
  scenario.title = "the node has no preference (RFC 6610 4.1.1)";
  scenario.wish.unrestricted = true;
  scenario.profile = Profile();
  scenario.directory.visited = VisitedNetwork();
  scenario.directory.unrestricted = AnyNetwork();
  scenario.expected.networks = {{HomeNetworkKind::kUnrestricted, "", AnyNetwork()}};
  scenario.expected.home_agent = AnyNetwork().address;
  scenario.expected.messages = {
      HomeAgentAssigned("DEA"),
      // The home agent is for the home network: nobody said that it may be had for the asking.
      {"RELAY-FORW", {{"9/6", "83 32 70 49 71 72 73"}}, {kRsoo}},
      {"REPLY", {{"70/72", AnyNetwork().address}}, {}}};
  scenario.expected.never_in_dhcpv6 = {kVdinf, kIdinf};
  return scenario;
}

ScenarioCase TwoTargets() {
  ScenarioCase scenario;
  scenario.name = "two-targets";
  scenario.title =
      "the node names two home networks, and one is known (AAR/AAA instead of DER/DEA)";
  scenario.wish.identified = {topology::kHomeRealm, kUnknownNetwork};
  scenario.application = roles::NasApplication::kNasreq;
  scenario.profile = Profile();
  scenario.expected.networks = {{HomeNetworkKind::kIdentified, "home.example.org.", HomeNetwork()}};
  scenario.expected.home_agent = HomeNetwork().address;
  scenario.expected.messages = {
      HomeAgentAssigned("AAA"),
      {"INFORMATION-REQUEST", {{"49", "home.example.org."}, {"49", "msp.example.net."}}, {}},
      IdentifiedInRsoo(),
      IdentifiedInReply()};
  return scenario;
}

ScenarioCase Expired() {
  ScenarioCase scenario;
  scenario.name = "expired";
  scenario.title =
      "the access server no longer holds the assignment: the node goes to the DNS (RFC 6611 4.3)";
  scenario.wish.identified = {topology::kHomeRealm};
  scenario.wish.dns_domain = topology::kHomeRealm;
  scenario.profile = Profile();
  scenario.binding_lifetime = std::chrono::milliseconds(400);
  scenario.ask_after_expiry = true;
  scenario.expected.home_agent = "2001:db8:6000:302::1";
  scenario.expected.dns_agents = {"ha1.home.example.org.", "ha2.home.example.org."};
  scenario.expected.messages = {
      HomeAgentAssigned("DEA"), {"RELAY-FORW", {{"9/49", ""}}, {kRsoo}}, {"REPLY", {}, {}}};
  scenario.expected.never_in_dhcpv6 = {kRsoo, kVdinf, kIdinf, kUdinf};
  return scenario;
}

ScenarioCase Lossy() {
  ScenarioCase scenario = Msp();
  scenario.name = "lossy";
  scenario.title =
      "as msp, and the first datagram of every DHCPv6 hop is lost: retransmission (RFC 8415 15)";
  scenario.lossy = true;
  scenario.expected.lost = 4;  // node to relay, relay to server, and both back
  return scenario;
}

ScenarioCase Rejected() {
  ScenarioCase scenario;
  scenario.name = "rejected";
  scenario.title = "the home AAA refuses: nothing of a home agent gets into DHCPv6";
  scenario.wish.identified = {topology::kHomeRealm};
  scenario.profile = Profile();
  scenario.profile.access = false;
  scenario.expected.messages = {
      {"DEA", {{"268", "5003 DIAMETER_AUTHORIZATION_REJECTED"}}, {kAgentInfo}},
      {"RELAY-FORW", {{"9/49", ""}}, {kRsoo}},
      {"REPLY", {}, {}}};
  scenario.expected.never_in_dhcpv6 = {kRsoo, kVdinf, kIdinf, kUdinf};
  return scenario;
}

}  // namespace

const std::vector<ScenarioCase>& AllCases() {
  static const std::vector<ScenarioCase> cases = {Msp(),     Asp(),   Unrestricted(), TwoTargets(),
                                                  Expired(), Lossy(), Rejected()};
  return cases;
}

const ScenarioCase* FindCase(std::string_view name) {
  for (const ScenarioCase& scenario : AllCases()) {
    if (scenario.name == name) return &scenario;
  }
  return nullptr;
}

}  // namespace mip6boot::scenario
