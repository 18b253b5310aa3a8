// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Each case in this process: what the participants sent each other, and what the node ended with.

#include <string>

#include "examples/integrated_scenario/case_run.h"
#include "examples/integrated_scenario/message_text.h"
#include "tests/scenario/scenario_program.h"
#include "tests/support/catch.h"

namespace mip6boot::test {
namespace {

using scenario::CaseResult;
using scenario::Journal;
using scenario::Message;
using scenario::Passage;

struct CaseTest {
  explicit CaseTest(const std::string& name) {
    scenario::RunOptions options;
    options.speed = kSpeed;
    result = scenario::RunCase(*scenario::FindCase(name), options, journal);
    for (const std::string& fault : result.faults) faults += fault + "\n";
    for (const Passage* passage : journal.Passages()) {
      for (Message& message : scenario::Open(*passage)) messages.push_back(std::move(message));
    }
  }

  // What all messages of this name hold.
  std::set<std::string> PathsOf(const std::string& name) const {
    std::set<std::string> paths;
    for (const Message& message : messages) {
      if (message.name == name) paths.merge(scenario::Paths(message));
    }
    return paths;
  }
  bool InDhcpv6(uint32_t code) const {
    for (const Message& message : messages) {
      if (message.protocol == "dhcpv6" && scenario::Holds(message, code)) return true;
    }
    return false;
  }

  Journal journal;
  CaseResult result;
  std::string faults;
  std::vector<Message> messages;
};

}  // namespace

TEST_CASE("a home agent that the AAA assigns reaches the node as address, name and prefix",
          "[scenario][rfc6611][s4.2.1][R26][R42][R64]") {
  const CaseTest test("msp");
  INFO(test.faults);
  CHECK(test.result.passed());
  REQUIRE(test.result.node.networks.size() == 1);
  const scenario::LearntHomeNetwork& network = test.result.node.networks[0];
  CHECK(network.id == "home.example.org.");
  CHECK(network.prefixes == std::vector<std::string>{"2001:db8:6000:302::/64"});
  CHECK(network.addresses == std::vector<std::string>{"2001:db8:6000:302::1"});
  CHECK(network.names == std::vector<std::string>{"ha1.home.example.org."});

  const std::set<std::string> assigned = test.PathsOf("DEA");
  for (const char* avp : {"124", "486", "486/334", "486/348", "486/125"})
    CHECK(assigned.count(avp) == 1);
  const std::set<std::string> supplied = test.PathsOf("RELAY-FORW");
  for (const char* option : {"66/69/49", "66/69/71", "66/69/72", "66/69/73"})
    CHECK(supplied.count(option) == 1);
  CHECK(test.PathsOf("RELAY-REPL").count("66") == 0);  // R52
}

TEST_CASE(
    "a home agent in the visited network comes from the server's own list, whatever the AAA "
    "assigned",
    "[scenario][rfc6611][s4.2.2][R38][R45]") {
  const CaseTest test("asp");
  INFO(test.faults);
  CHECK(test.result.passed());
  CHECK_FALSE(test.InDhcpv6(69));
  CHECK(test.PathsOf("RELAY-FORW").count("66/50/72") == 1);
  REQUIRE(test.result.node.networks.size() == 1);
  CHECK(test.result.node.networks[0].addresses == std::vector<std::string>{"2001:db8:1:c020::1"});
}

TEST_CASE("a node without a preference gets unrestricted information",
          "[scenario][rfc6610][s4.1.1][R4]") {
  const CaseTest test("unrestricted");
  INFO(test.faults);
  CHECK(test.result.passed());
  CHECK(test.PathsOf("REPLY").count("70/72") == 1);
}

TEST_CASE("of two home networks that the node names it gets the one that is known",
          "[scenario][rfc6610][R5][R11]") {
  const CaseTest test("two-targets");
  INFO(test.faults);
  CHECK(test.result.passed());
  CHECK(test.PathsOf("AAA").count("486/334") == 1);
  CHECK(test.result.node.networks.size() == 1);
}

TEST_CASE("a node whose binding has run out finds its home agents in the DNS",
          "[scenario][rfc6611][s4.3][R23][R28][R65][R70][R71][R72]") {
  const CaseTest test("expired");
  INFO(test.faults);
  CHECK(test.result.passed());
  CHECK_FALSE(test.InDhcpv6(66));
  REQUIRE(test.result.node.from_dns.size() == 2);
  CHECK(test.result.node.from_dns[0].addresses == std::vector<std::string>{"2001:db8:6000:302::1"});
  CHECK(test.result.node.from_dns[1].addresses == std::vector<std::string>{"2001:db8:6000:302::2"});
}

TEST_CASE("a node gets its answer although the first datagram of every hop is lost",
          "[scenario][rfc8415][s15]") {
  const CaseTest test("lossy");
  INFO(test.faults);
  CHECK(test.result.passed());
  CHECK(test.result.node.retransmissions == 4);
}

TEST_CASE("nothing of a home agent gets into DHCPv6 when the AAA refuses",
          "[scenario][rfc6611][R64][R66]") {
  const CaseTest test("rejected");
  INFO(test.faults);
  CHECK(test.result.passed());
  for (const uint32_t option : {66U, 69U, 50U, 70U}) CHECK_FALSE(test.InDhcpv6(option));
  CHECK(test.PathsOf("DEA").count("486") == 0);
  CHECK(test.result.node.home_agent.empty());
}

TEST_CASE("a case that does not end as it must says what is wrong", "[scenario]") {
  scenario::ScenarioCase wrong = *scenario::FindCase("unrestricted");
  wrong.expected.home_agent = "2001:db8::bad";
  wrong.expected.never_in_dhcpv6 = {70};
  wrong.expected.messages.push_back({"ADVERTISE", {}, {}});
  Journal journal;
  scenario::RunOptions options;
  options.speed = kSpeed;
  const CaseResult result = scenario::RunCase(wrong, options, journal);
  const auto says = [&result](const std::string& text) {
    return std::find(result.faults.begin(), result.faults.end(), text) != result.faults.end();
  };
  CHECK(says("the home agent is \"2001:db8:7000:1::1\", not \"2001:db8::bad\""));
  CHECK(says("option 70 in a REPLY"));
  CHECK(says("no ADVERTISE"));
}

}  // namespace mip6boot::test
