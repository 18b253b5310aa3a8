// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// DNS through the libraries that the example has for it: c-ares asks, ldns answers and takes
// answers apart.

#include <asio/io_context.hpp>
#include <string>
#include <vector>

#include "examples/integrated_scenario/dns_message.h"
#include "examples/integrated_scenario/dns_server_host.h"
#include "examples/integrated_scenario/home_agent_search.h"
#include "examples/integrated_scenario/message_tree.h"
#include "examples/integrated_scenario/resolver.h"
#include "examples/integrated_scenario/system_random.h"
#include "examples/integrated_scenario/topology.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::test {
namespace {

using scenario::DnsRecords;
using scenario::DnsZone;

DnsZone HomeZone() {
  return DnsZone("home.example.org",
                 {"_mip6._ipv6.home.example.org. 3600 IN SRV 10 60 0 ha1.home.example.org.",
                  "_mip6._ipv6.home.example.org. 3600 IN SRV 20 0 0 ha2.home.example.org.",
                  "ha1.home.example.org. 3600 IN AAAA 2001:db8:6000:302::1",
                  "ha2.home.example.org. 3600 IN AAAA 2001:db8:6000:302::2"});
}

// What c-ares sends for a question, but for its random id.
std::vector<uint8_t> AskedByCares(const std::string& name, roles::DnsType type) {
  asio::io_context io;
  const scenario::Clock clock;
  scenario::Journal journal;
  scenario::LoopbackNetwork network(io, clock, journal, {});
  std::vector<uint8_t> query;
  scenario::UdpSocket server(network, scenario::Socket::kDnsServer,
                             {scenario::Party::kDnsServer, scenario::topology::HomeDns()}, {},
                             [&](const roles::ReceivedDatagram& received) {
                               query.assign(received.payload.begin(), received.payload.end());
                               io.stop();
                             });
  scenario::Resolver resolver(network, {scenario::Party::kMobileNode, {}},
                              scenario::topology::HomeDns());
  resolver.Ask({*DomainName::FromText(name), type}, [](const std::string&, Bytes) {});
  io.run_for(std::chrono::seconds(5));
  return query;
}

}  // namespace

TEST_CASE("the SRV question of the fallback is the one that goes over the wire",
          "[scenario][dns][rfc5026][R70]") {
  roles::DnsFallbackConfig config;
  config.domain = *DomainName::FromText("home.example.org");
  const roles::DnsQuestions questions = *roles::QuestionsFor(config);
  std::vector<uint8_t> expected = VectorOctets("dns_query_srv");
  std::vector<uint8_t> asked = AskedByCares(questions[0].name.ToString(), questions[0].type);
  REQUIRE(asked.size() == expected.size());
  std::copy(expected.begin(), expected.begin() + 2, asked.begin());  // the id is random
  CHECK(ToHex(asked) == ToHex(expected));
}

TEST_CASE("the AAAA question for a home agent is the one that goes over the wire",
          "[scenario][dns][rfc5026][R69]") {
  std::vector<uint8_t> expected = VectorOctets("dns_query_aaaa");
  std::vector<uint8_t> asked = AskedByCares("ha1.home.example.org", roles::DnsType::kAaaa);
  REQUIRE(asked.size() == expected.size());
  std::copy(expected.begin(), expected.begin() + 2, asked.begin());
  CHECK(ToHex(asked) == ToHex(expected));
}

TEST_CASE("an SRV answer is ranked, with the address that stands beside it",
          "[scenario][dns][R71][R72]") {
  DnsRecords records;
  REQUIRE(records.Add(VectorOctets("dns_answer_srv")));
  REQUIRE(records.srv().size() == 2);
  CHECK(records.srv()[0].priority == 10);
  CHECK(records.srv()[0].weight == 60);
  CHECK(records.srv()[0].target.ToString() == "ha1.home.example.org.");
  CHECK(records.srv()[1].priority == 20);
  CHECK(records.srv()[1].weight == 0);
  CHECK(records.srv()[1].target.ToString() == "ha2.home.example.org.");
  REQUIRE(records.aaaa().size() == 1);
  CHECK(records.aaaa()[0].name.ToString() == "ha1.home.example.org.");
  CHECK(records.aaaa()[0].address.ToString() == "2001:db8:6000:302::1");

  roles::DnsFallbackConfig config;
  config.domain = *DomainName::FromText("home.example.org");
  scenario::SystemRandom random;
  const roles::HomeAgentRanking ranking =
      roles::RankHomeAgents(config, records.srv(), records.aaaa(), random);
  REQUIRE(ranking.agents.size() == 2);
  CHECK(ranking.agents[0].addresses.size() == 1);
  CHECK(ranking.agents[1].addresses.empty());  // to be asked for
}

TEST_CASE("the zone answers the SRV question with the address of the best target",
          "[scenario][dns]") {
  const std::optional<std::vector<uint8_t>> answer =
      HomeZone().Answer(VectorOctets("dns_query_srv"));
  REQUIRE(answer.has_value());
  DnsRecords given;
  DnsRecords expected;
  REQUIRE(given.Add(*answer));
  REQUIRE(expected.Add(VectorOctets("dns_answer_srv")));
  REQUIRE(given.srv().size() == expected.srv().size());
  for (size_t i = 0; i < given.srv().size(); ++i) {
    CHECK(given.srv()[i].priority == expected.srv()[i].priority);
    CHECK(given.srv()[i].weight == expected.srv()[i].weight);
    CHECK(given.srv()[i].target == expected.srv()[i].target);
  }
  REQUIRE(given.aaaa().size() == 1);
  CHECK(given.aaaa()[0].address == expected.aaaa()[0].address);
  CHECK(std::vector<uint8_t>(answer->begin(), answer->begin() + 2) ==
        FromHex("1234"));  // the id of the question
}

TEST_CASE("a target of \".\" says that the service is not offered", "[scenario][dns][R71]") {
  const DnsZone zone("home.example.org", {"_mip6._ipv6.home.example.org. 3600 IN SRV 0 0 0 ."});
  DnsRecords records;
  REQUIRE(records.Add(*zone.Answer(VectorOctets("dns_query_srv"))));
  REQUIRE(records.srv().size() == 1);
  CHECK(records.srv()[0].target.empty());
}

TEST_CASE("names that the zone does not have are not there, and others not its business",
          "[scenario][dns]") {
  const DnsZone zone = HomeZone();
  const auto rcode = [&zone](const char* query) {
    return (*zone.Answer(FromHex(query)))[3] & 0x0f;
  };
  CHECK(rcode("12340100000100000000000003 666f6f 04686f6d65076578616d706c65036f726700 001c0001") ==
        3);                                                            // NXDOMAIN
  CHECK(rcode("12340100000100000000000003 666f6f 00 001c0001") == 5);  // REFUSED
  CHECK_FALSE(zone.Answer(FromHex("1234")).has_value());
  CHECK_FALSE(
      zone.Answer(VectorOctets("dns_answer_srv")).has_value());  // an answer is never answered
  CHECK_THROWS_AS(DnsZone("home.example.org", {"nonsense"}), std::invalid_argument);
}

TEST_CASE("a search that finds nothing ends with nothing", "[scenario][dns][R23]") {
  asio::io_context io;
  const scenario::Clock clock;
  scenario::Journal journal;
  scenario::LoopbackNetwork network(io, clock, journal, {});
  const DnsZone zone("home.example.org", {});
  scenario::DnsServerHost server(network, zone);
  scenario::SystemRandom random;
  scenario::HomeAgentSearch search(network, random);
  roles::DnsFallbackConfig config;
  config.domain = *DomainName::FromText("home.example.org");
  bool finished = false;
  search.Start(config, [&] {
    finished = true;
    io.stop();
  });
  io.run_for(std::chrono::seconds(5));
  CHECK(finished);
  CHECK(search.found().empty());
}

}  // namespace mip6boot::test
