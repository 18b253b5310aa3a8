// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/dns_fallback.h"

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "mip6boot/roles/home_agent_trials.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::roles { namespace {

using namespace std::chrono_literals;
using test::ScriptedRandom;
using test::SeededRandom;

DomainName Name(std::string_view text) { return *DomainName::FromText(text); }
Ipv6Address Address(std::string_view text) { return *Ipv6Address::FromText(text); }

const DomainName kHa1 = Name("ha1.home.example.org");
const DomainName kHa2 = Name("ha2.home.example.org");
const DomainName kHa3 = Name("ha3.home.example.org");

std::vector<std::string> Order(const HomeAgentRanking& ranking) {
  std::vector<std::string> names;
  for (const DnsHomeAgent& agent : ranking.agents)
    names.push_back(agent.name.ToString().substr(0, 3));
  return names;
}
using Names = std::vector<std::string>;

TEST_CASE("the service of a domain is asked for as SRV _mip6._ipv6.<domain>",
          "[rfc5026][s5.1.2][R68][R70]") {
  const auto questions = QuestionsFor({Name("home.example.org"), DomainName()});
  REQUIRE(questions);
  REQUIRE(questions->size() == 1);
  CHECK((*questions)[0].type == DnsType::kSrv);
  CHECK(static_cast<int>((*questions)[0].type) == 33);
  CHECK(test::ToHex((*questions)[0].name.view().wire()) ==  // the QNAME of dns_query_srv
        "055f6d697036055f6970763604686f6d65076578616d706c65036f726700");
}

TEST_CASE("a configured agent is asked for as AAAA", "[rfc5026][s5.1.1][R68][R69]") {
  const auto questions = QuestionsFor({DomainName(), kHa1});
  REQUIRE(questions);
  REQUIRE(questions->size() == 1);
  CHECK(static_cast<int>((*questions)[0].type) == 28);
  CHECK((*questions)[0].name == kHa1);
  CHECK(QuestionsFor({Name("home.example.org"), kHa1})->size() == 2);
  CHECK(QuestionsFor({})->empty());
}

TEST_CASE("a domain that leaves no room for the service's labels is refused", "[R70]") {
  const std::string label(63, 'x');
  const std::string base = label + "." + label + "." + label + ".";
  CHECK(QuestionsFor({Name(base + std::string(49, 'x')), DomainName()}));
  const auto questions = QuestionsFor({Name(base + std::string(50, 'x')), DomainName()});
  REQUIRE_FALSE(questions);
  CHECK(questions.error().ToString() == "dns_fallback.domain: name of 256 octets, at most 255");
}

TEST_CASE("the lowest priority comes first, and addresses beside the answer are used",
          "[rfc2782][rfc5026][s5.1.2][R71][R72]") {
  // dns_answer_srv
  const std::array<SrvRecord, 2> srv = {SrvRecord{20, 0, kHa2.view()},
                                        SrvRecord{10, 60, kHa1.view()}};
  const DomainName upper = Name("HA1.home.example.org");
  const std::array<AaaaRecord, 2> aaaa = {AaaaRecord{upper.view(), Address("2001:db8:6000:302::1")},
                                          AaaaRecord{kHa3.view(), Address("2001:db8::3")}};
  ScriptedRandom random;
  const DnsFallbackConfig config;
  HomeAgentRanking ranking = RankHomeAgents(config, srv, aaaa, random);
  REQUIRE(Order(ranking) == Names{"ha1", "ha2"});
  REQUIRE(ranking.agents[0].addresses.size() == 1);
  CHECK(ranking.agents[0].addresses[0].ToString() == "2001:db8:6000:302::1");
  CHECK(ranking.agents[1].addresses.empty());  // still to be looked up
  const std::array<AaaaRecord, 1> more = {AaaaRecord{kHa2.view(), Address("2001:db8::2")}};
  AddAddresses(more, ranking);
  CHECK(ranking.agents[1].addresses[0] == Address("2001:db8::2"));
}

TEST_CASE("within one priority a drawn number picks by running sum of weights", "[rfc2782][R71]") {
  const std::array<SrvRecord, 3> srv = {SrvRecord{1, 30, kHa1.view()}, SrvRecord{1, 0, kHa2.view()},
                                        SrvRecord{1, 70, kHa3.view()}};
  // Running sums: ha2 0, ha1 30, ha3 100; the number is drawn * 101 / 2^32.
  const auto order = [&](uint32_t first, uint32_t second) {
    ScriptedRandom random({first, second});
    return Order(RankHomeAgents({}, srv, {}, random));
  };
  const auto drawing = [](uint64_t number, uint64_t sum) {
    return static_cast<uint32_t>((number << 32) / (sum + 1) + 1);
  };
  CHECK(order(drawing(0, 100), drawing(0, 100)) == Names{"ha2", "ha1", "ha3"});
  CHECK(order(drawing(1, 100), drawing(0, 70)) == Names{"ha1", "ha2", "ha3"});
  CHECK(order(drawing(30, 100), drawing(1, 70)) == Names{"ha1", "ha3", "ha2"});
  CHECK(order(drawing(31, 100), drawing(30, 30)) == Names{"ha3", "ha1", "ha2"});
  CHECK(order(0xffffffff, 0xffffffff) == Names{"ha3", "ha1", "ha2"});
}

TEST_CASE("over many draws each target comes first as often as its weight says", "[rfc2782][R71]") {
  const std::array<SrvRecord, 2> srv = {SrvRecord{1, 25, kHa1.view()},
                                        SrvRecord{1, 75, kHa2.view()}};
  SeededRandom random(4);
  int first = 0;
  for (int i = 0; i < 10000; ++i) first += Order(RankHomeAgents({}, srv, {}, random))[0] == "ha1";
  CHECK(first > 2350);
  CHECK(first < 2750);
}

TEST_CASE("the target \".\" says that the domain has no home agents", "[rfc2782][R71]") {
  ScriptedRandom random;
  const std::array<SrvRecord, 1> none = {SrvRecord{0, 0, DomainNameView()}};
  CHECK(RankHomeAgents({}, none, {}, random).not_offered);
  CHECK(RankHomeAgents({}, none, {}, random).agents.empty());
  CHECK_FALSE(RankHomeAgents({}, {}, {}, random).not_offered);
}

TEST_CASE("a configured agent stands behind those of the domain, once", "[R69]") {
  ScriptedRandom random;
  const std::array<SrvRecord, 2> srv = {SrvRecord{1, 0, kHa1.view()}, SrvRecord{2, 0, kHa2.view()}};
  const DnsFallbackConfig third{Name("home.example.org"), kHa3};
  CHECK(Order(RankHomeAgents(third, srv, {}, random)) == Names{"ha1", "ha2", "ha3"});
  const DnsFallbackConfig second{Name("home.example.org"), kHa2};
  CHECK(Order(RankHomeAgents(second, srv, {}, random)) == Names{"ha1", "ha2"});
}

TEST_CASE("addresses that can be no home agent's are left out") {
  ScriptedRandom random;
  const DnsFallbackConfig config{DomainName(), kHa1};
  std::vector<AaaaRecord> aaaa;
  for (const char* address : {"::", "::1", "fe80::1", "ff02::1", "2001:db8::1", "2001:db8::1"}) {
    aaaa.push_back({kHa1.view(), Address(address)});
  }
  const HomeAgentRanking ranking = RankHomeAgents(config, {}, aaaa, random);
  CHECK(ranking.unusable == 4);
  REQUIRE(ranking.agents[0].addresses.size() == 1);
}

TEST_CASE("more records than anyone needs are left out and counted") {
  ScriptedRandom random;
  std::vector<DomainName> names;
  for (int i = 0; i < 200; ++i) names.push_back(Name("ha" + std::to_string(i) + ".example.org"));
  std::vector<SrvRecord> srv;
  for (const DomainName& name : names) srv.push_back({1, 1, name.view()});
  const DnsFallbackConfig config;
  const HomeAgentRanking ranking = RankHomeAgents(config, srv, {}, random);
  CHECK(ranking.agents.size() == kMaxDnsHomeAgents);
  CHECK(ranking.left_out == 200 - kMaxDnsHomeAgents);
  std::vector<AaaaRecord> aaaa;
  for (uint8_t i = 1; i <= 20; ++i) {
    std::array<uint8_t, 16> octets = {0x20, 0x01, 0x0d, 0xb8};
    octets[15] = i;
    aaaa.push_back({kHa1.view(), Ipv6Address(octets)});
  }
  const DnsFallbackConfig by_name{DomainName(), kHa1};
  CHECK(RankHomeAgents(by_name, {}, aaaa, random).left_out == 20 - kMaxDnsAddresses);
}

TEST_CASE("agents are tried one after the other while they fail", "[rfc5026][s5.1][R73]") {
  HomeAgentTrials trials(3, 60s);
  for (const size_t agent : {size_t{0}, size_t{1}}) {
    CHECK(trials.current() == agent);
    trials.ReportFailed(TimePoint(1s), agent, HomeAgentFailure::kNoAnswer);
    trials.ReportFailed(TimePoint(1s), agent, HomeAgentFailure::kRefused);  // it failed already
    CHECK_FALSE(trials.NextDeadline().has_value());
  }
  CHECK(trials.current() == 2u);
  trials.ReportFailed(TimePoint(1s), 17, HomeAgentFailure::kRefused);
  CHECK(trials.current() == 2u);
  CHECK(trials.ignored() == 3);
}

TEST_CASE("when none answers, those that did not refuse are tried again later",
          "[rfc5026][s5.1][R73]") {
  HomeAgentTrials trials(3, 60s);
  trials.ReportFailed(TimePoint(1s), 0, HomeAgentFailure::kRefused);
  trials.ReportFailed(TimePoint(2s), 1, HomeAgentFailure::kNoAnswer);
  trials.ReportFailed(TimePoint(3s), 2, HomeAgentFailure::kNoAnswer);
  CHECK_FALSE(trials.current().has_value());
  CHECK_FALSE(trials.unrecoverable());
  CHECK(trials.NextDeadline() == TimePoint(63s));
  CHECK_FALSE(trials.HandleTimeout(TimePoint(62s)));
  CHECK(trials.HandleTimeout(TimePoint(63s)));
  CHECK_FALSE(trials.HandleTimeout(TimePoint(64s)));
  CHECK(trials.ignored() == 2);
  CHECK(trials.current() == 1u);
}

TEST_CASE("when all refuse the node there is no use in trying again", "[rfc5026][s5.1][R73]") {
  HomeAgentTrials trials(2, 60s);
  CHECK_FALSE(trials.unrecoverable());
  trials.ReportFailed(TimePoint(1s), 0, HomeAgentFailure::kRefused);
  trials.ReportFailed(TimePoint(2s), 1, HomeAgentFailure::kRefused);
  CHECK(trials.unrecoverable());
  CHECK_FALSE(trials.NextDeadline().has_value());
  CHECK_FALSE(HomeAgentTrials(0).unrecoverable());
  HomeAgentTrials late(1, 60s);
  late.ReportFailed(TimePoint::max(), 0, HomeAgentFailure::kNoAnswer);
  CHECK(late.NextDeadline() == TimePoint::max());
  HomeAgentTrials patient(1, Duration::max());
  patient.ReportFailed(TimePoint(1s), 0, HomeAgentFailure::kNoAnswer);
  CHECK(patient.NextDeadline() == TimePoint::max());
}

}}  // namespace mip6boot::roles
