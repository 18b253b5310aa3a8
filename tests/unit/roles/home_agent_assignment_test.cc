// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_assignment.h"

#include <array>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::roles { namespace {

using diameter::FeatureBit;
using test::ToHex;

Ipv6Address V6(std::string_view text) { return *Ipv6Address::FromText(text); }
Ipv6Prefix Prefix(std::string_view text) { return *Ipv6Prefix::FromText(text); }

AssignedHomeAgent HomeAgent() {
  AssignedHomeAgent agent;
  agent.ipv6 = V6("2001:db8:6000:302::1");
  agent.realm = "home.example.org";
  agent.host = "ha1.home.example.org";
  agent.prefix = Prefix("2001:db8:6000:302::/64");
  return agent;
}
AssignedHomeAgent LocalAgent() {
  AssignedHomeAgent agent;
  agent.ipv6 = V6("2001:db8:1:c020::1");
  return agent;
}
const AssignedHomeAgent kHome = HomeAgent();
const AssignedHomeAgent kLocal = LocalAgent();

constexpr const char* kHomeRun =
    "004700114020010db8600003020000000000000000"
    "0048001020010db8600003020000000000000001"
    "004900160368613104686f6d65076578616d706c65036f726700";
constexpr const char* kLocalRun = "0048001020010db80001c0200000000000000001";

struct Fixture {
  Fixture() { policy.locality.own_realm = "asp.example.net"; }

  MappedHomeNetworks Map() {
    const Result<MappedHomeNetworks> mapped =
        MapToHomeNetworks(assignment, policy, absl::MakeSpan(octets));
    REQUIRE(mapped);
    return *mapped;
  }

  HomeAgentAssignment assignment;
  MappingPolicy policy;
  std::array<uint8_t, kMaxMappedOctets> octets{};
};

// "identified home.example.org. 0048..., visited 0048..."
std::string Text(const MappedHomeNetworks& mapped) {
  std::string text;
  for (const SuppliedHomeNetwork& network : mapped.networks) {
    if (!text.empty()) text += ", ";
    text += HomeNetworkKindName(network.kind);
    if (!network.id.empty()) text += " " + network.id.ToString();
    text += " " + ToHex(network.options);
  }
  return text;
}

TEST_CASE_METHOD(Fixture,
                 "a home agent is supplied under its realm: prefixes, addresses, then names",
                 "[rfc5447][rfc6610][s6.5]") {
  assignment.features = FeatureBit::kMip6Integrated;
  assignment.agents = {kHome};
  CHECK(Text(Map()) == std::string("identified home.example.org. ") + kHomeRun);
}

TEST_CASE_METHOD(Fixture, "a local home agent is supplied as visited if the LOCAL bit is there",
                 "[rfc5447][s4.2.5][R57]") {
  assignment.agents = {kHome, kLocal};
  const AssignedHomeAgent hinted[] = {kLocal};
  policy.locality.hinted = hinted;

  assignment.features = FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment;
  CHECK(Text(Map()) ==
        std::string("identified home.example.org. ") + kHomeRun + ", visited " + kLocalRun);

  assignment.features = FeatureBit::kMip6Integrated;
  const MappedHomeNetworks refused = Map();
  CHECK(Text(refused) == std::string("identified home.example.org. ") + kHomeRun);
  CHECK(refused.local_not_authorised == 1);

  // RFC 5447 4.2.5: no vector counts as no LOCAL bit, the home agent counts all the same.
  assignment.features.reset();
  CHECK(Text(Map()) == std::string("identified home.example.org. ") + kHomeRun);
}

TEST_CASE("an agent is local by its realm; without one, by what was hinted or by its prefix",
          "[rfc5447][s4.2.3][R60][R61]") {
  LocalityPolicy policy;
  policy.own_realm = "asp.example.net";
  AssignedHomeAgent named = kLocal;
  named.host = "ha.asp.example.net";

  named.realm = "ASP.example.net.";
  CHECK(IsLocal(named, policy));
  named.realm = "home.example.org";
  CHECK_FALSE(IsLocal(named, policy));
  const std::string_view realms[] = {"home.example.org"};
  policy.local_realms = realms;
  CHECK(IsLocal(named, policy));

  CHECK_FALSE(IsLocal(kLocal, policy));
  const Ipv6Prefix prefixes[] = {Prefix("2001:db8:1::/48")};
  policy.local_prefixes = prefixes;
  CHECK(IsLocal(kLocal, policy));
  // The realm decides where there is one, whatever the address.
  named.realm = "elsewhere.example";
  CHECK_FALSE(IsLocal(named, policy));
}

TEST_CASE_METHOD(Fixture, "a hinted dual-stack agent that comes back by its IPv4 address is local",
                 "[rfc5447][s4.2.1][s4.2.5][R55]") {
  AssignedHomeAgent dual = kLocal;
  dual.ipv4 = Ipv4Address({192, 0, 2, 33});
  policy.locality.hinted = absl::MakeConstSpan(&dual, 1);
  AssignedHomeAgent returned;
  returned.ipv4 = dual.ipv4;
  assignment.agents = {returned};
  assignment.origin_realm = "home.example.org";
  assignment.features = FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment;
  CHECK(Text(Map()) == "visited 004800100064ff9b0000000000000000c0000221");
}

TEST_CASE_METHOD(Fixture, "both addresses of one family are supplied, as is a local one's second",
                 "[rfc5447][s4.2.1][R58]") {
  AssignedHomeAgent agent = kHome;
  agent.prefix.reset();
  agent.host = {};
  agent.second_ipv6 = V6("2001:db8:6000:302::2");
  assignment.agents = {agent};
  CHECK(Text(Map()) ==
        "identified home.example.org. "
        "0048001020010db8600003020000000000000001"
        "0048001020010db8600003020000000000000002");
  agent.realm = {};
  CHECK_FALSE(IsLocal(agent, policy.locality));
  const Ipv6Prefix prefixes[] = {Prefix("2001:db8:6000:302::2/128")};
  policy.locality.local_prefixes = prefixes;
  CHECK(IsLocal(agent, policy.locality));
}

TEST_CASE_METHOD(Fixture, "the addresses of all agents of a home network come before their names",
                 "[rfc5447][s4.2.1][R59]") {
  AssignedHomeAgent named;
  named.realm = "home.example.org";
  named.host = "ha1.home.example.org";
  AssignedHomeAgent addressed;
  addressed.realm = "home.example.org";
  addressed.ipv6 = V6("2001:db8:6000:302::2");
  assignment.agents = {named, addressed};
  CHECK(Text(Map()) ==
        "identified home.example.org. "
        "0048001020010db8600003020000000000000002"
        "004900160368613104686f6d65076578616d706c65036f726700");
}

TEST_CASE_METHOD(Fixture, "two agents of one realm share one home network, first agent first",
                 "[rfc5447][rfc6610][R61]") {
  AssignedHomeAgent second = kHome;
  second.realm = "HOME.example.org";
  second.ipv6 = V6("2001:db8:6000:302::2");
  second.host = {};
  second.prefix.reset();
  assignment.agents = {kHome, second};
  CHECK(Text(Map()) ==
        "identified home.example.org. "
        "004700114020010db8600003020000000000000000"
        "0048001020010db8600003020000000000000001"
        "0048001020010db8600003020000000000000002"
        "004900160368613104686f6d65076578616d706c65036f726700");
}

TEST_CASE_METHOD(Fixture, "an agent without a realm goes by the user's realm, else by the server's",
                 "[rfc5447][s4.2.3]") {
  AssignedHomeAgent agent;
  agent.ipv6 = V6("2001:db8:6000:302::1");
  assignment.agents = {agent};
  assignment.origin_realm = "msp.example.net";
  CHECK(Map().networks[0].id.ToString() == "msp.example.net.");
  policy.user_name = "mn1@asked.example.org";
  CHECK(Map().networks[0].id.ToString() == "asked.example.org.");
  assignment.user_name = "mn1@home.example.org";
  CHECK(Map().networks[0].id.ToString() == "home.example.org.");
}

TEST_CASE_METHOD(Fixture, "an IPv4 home agent goes out behind 64:ff9b::/96, after the IPv6 one",
                 "[rfc6610][s3.4][rfc6052]") {
  AssignedHomeAgent agent = kHome;
  agent.prefix.reset();
  agent.host = {};
  agent.ipv4 = Ipv4Address({192, 0, 2, 33});
  assignment.agents = {agent};
  CHECK(Text(Map()) ==
        "identified home.example.org. "
        "0048001020010db8600003020000000000000001"
        "004800100064ff9b0000000000000000c0000221");
}

TEST_CASE_METHOD(Fixture, "addresses that no home agent can have are left out and counted",
                 "[rfc5779][s5.1][rfc6052][R63]") {
  AssignedHomeAgent agent = kHome;
  agent.prefix.reset();
  agent.ipv6 = V6("::");
  agent.ipv4 = Ipv4Address({10, 0, 0, 1});
  assignment.agents = {agent};
  const MappedHomeNetworks mapped = Map();
  CHECK(Text(mapped) ==
        "identified home.example.org. 004900160368613104686f6d65076578616d706c65036f726700");
  CHECK(mapped.unusable == 2);
}

TEST_CASE_METHOD(Fixture, "a prefix that stands beside the agents goes to the one home network",
                 "[rfc5447][s4.2.4][R55]") {
  AssignedHomeAgent agent = kHome;
  agent.prefix.reset();
  agent.host = {};
  assignment.agents = {agent};
  assignment.prefix = Prefix("2001:db8:6000:302::/64");
  CHECK(Text(Map()) ==
        "identified home.example.org. "
        "004700114020010db8600003020000000000000000"
        "0048001020010db8600003020000000000000001");
}

TEST_CASE_METHOD(Fixture,
                 "of several home networks a prefix beside the agents goes to the user's alone",
                 "[rfc5447][s4.2.4][R55]") {
  AssignedHomeAgent home = kHome;
  home.prefix.reset();
  home.host = {};
  AssignedHomeAgent other = home;
  other.realm = "other.example.net";
  other.ipv6 = V6("2001:db8:7000::1");
  assignment.agents = {other, home};
  assignment.prefix = Prefix("2001:db8:6000:302::/64");
  assignment.user_name = "mn1@HOME.example.org.";
  const MappedHomeNetworks mapped = Map();
  CHECK(Text(mapped) ==
        "identified other.example.net. "
        "0048001020010db8700000000000000000000001, "
        "identified home.example.org. "
        "004700114020010db8600003020000000000000000"
        "0048001020010db8600003020000000000000001");
  CHECK(mapped.unnamed == 0);

  // It is nobody's where the user's realm has no agent.
  assignment.user_name = "mn1@third.example";
  const MappedHomeNetworks unplaced = Map();
  CHECK(Text(unplaced) ==
        "identified other.example.net. "
        "0048001020010db8700000000000000000000001, "
        "identified home.example.org. "
        "0048001020010db8600003020000000000000001");
  CHECK(unplaced.unnamed == 1);
}

TEST_CASE_METHOD(Fixture, "home agents answer unrestricted requests only where a policy says so",
                 "[rfc6610][s4.1.1]") {
  assignment.agents = {kHome};
  policy.offer_unrestricted = true;
  CHECK(Text(Map()) ==
        std::string("identified home.example.org. ") + kHomeRun + ", unrestricted " + kHomeRun);
}

TEST_CASE_METHOD(Fixture, "what no domain name can say is left out and counted", "[rfc6610]") {
  AssignedHomeAgent agent = kHome;
  agent.realm = "no..realm";
  assignment.agents = {agent};
  const MappedHomeNetworks mapped = Map();
  CHECK(mapped.networks.empty());
  CHECK(mapped.unnamed == 1);
}

TEST_CASE_METHOD(Fixture, "a buffer that is too small is an error", "[rfc5447]") {
  assignment.agents = {kHome};
  std::array<uint8_t, 32> small{};
  const Result<MappedHomeNetworks> mapped =
      MapToHomeNetworks(assignment, policy, absl::MakeSpan(small));
  REQUIRE_FALSE(mapped);
  CHECK(mapped.error().reason == Reason::kNoSpace);
}

TEST_CASE("the realm of a NAI is behind its last at sign", "[rfc7542][s2.2]") {
  CHECK(RealmOf("mn1@home.example.org") == "home.example.org");
  CHECK(RealmOf("mn1@work@home.example.org") == "home.example.org");
  CHECK(RealmOf("mn1").empty());
  CHECK(RealmOf("mn1@").empty());
}

TEST_CASE("two home agents are one by an address, else by the host", "[rfc6611][s4.2][R67]") {
  AssignedHomeAgent by_host;
  by_host.host = "HA1.home.example.org";
  CHECK(IsSameHomeAgent(kHome, kHome));
  CHECK(IsSameHomeAgent(kHome, by_host));
  AssignedHomeAgent moved = kHome;
  moved.ipv6 = V6("2001:db8:6000:302::2");
  CHECK_FALSE(IsSameHomeAgent(kHome, moved));
  CHECK_FALSE(IsSameHomeAgent(kHome, kLocal));
  CHECK_FALSE(IsSameHomeAgent(AssignedHomeAgent(), AssignedHomeAgent()));
}

TEST_CASE("one address in common is enough, of whatever family and place", "[rfc6611][s4.2][R67]") {
  AssignedHomeAgent assigned = kHome;
  assigned.ipv4 = Ipv4Address({192, 0, 2, 33});
  AssignedHomeAgent presented;
  presented.ipv6 = V6("2001:db8:6000:302::2");
  presented.ipv4 = assigned.ipv4;
  CHECK(IsSameHomeAgent(assigned, presented));
  CHECK(IsSameHomeAgent(presented, assigned));
  presented.ipv4 = Ipv4Address({192, 0, 2, 34});
  CHECK_FALSE(IsSameHomeAgent(assigned, presented));

  assigned.second_ipv6 = presented.ipv6;
  CHECK(IsSameHomeAgent(assigned, presented));
  CHECK(IsSameHomeAgent(presented, assigned));
}

TEST_CASE("addresses of two families do not compare, then the host decides",
          "[rfc6611][s4.2][R67]") {
  AssignedHomeAgent by_ipv4;
  by_ipv4.ipv4 = Ipv4Address({192, 0, 2, 33});
  CHECK_FALSE(IsSameHomeAgent(kHome, by_ipv4));
  by_ipv4.host = "ha1.home.example.org.";
  CHECK(IsSameHomeAgent(kHome, by_ipv4));
}

}}  // namespace mip6boot::roles
