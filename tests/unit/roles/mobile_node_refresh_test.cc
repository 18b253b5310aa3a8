// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// When a mobile node asks again: what it knows is old, it has moved, nobody answers. And when it
// turns to the DNS.

#include "tests/support/catch.h"
#include "tests/unit/roles/mobile_node_harness.h"

namespace mip6boot::test::node { namespace {

using namespace std::chrono_literals;
using Reason = MobileNode::DeadlineReason;

TEST_CASE("the refresh time says when to ask again, after a new random delay",
          "[rfc8415][s18.2.6][s21.23][rfc6610][s4.1][R10][R20]") {
  NodeHarness harness;
  const std::string first = harness.Request();
  harness.Give(600ms, kReplyIdentified);  // 7200 s
  CHECK(harness.Next().why == Reason::kRefresh);
  CHECK(std::string(MobileNode::DeadlineName(harness.Next().why)) == "refresh");
  CHECK(harness.NextSeconds() == 7200.6);
  harness.random.Add(0x12345600);
  harness.node.HandleTimeout(At(7200600ms));
  CHECK(harness.Poll().empty());
  CHECK(harness.NextSeconds() == 7201.1);
  harness.node.HandleTimeout(At(7201100ms));
  const std::string again = harness.Poll();
  CHECK(again.substr(0, 8) == "0b123456");
  CHECK(again.substr(8) == first.substr(8));        // the whole request, elapsed time 0 (R19)
  CHECK(harness.node.home_networks().size() == 1);  // kept meanwhile
}

TEST_CASE("the refresh time has a default, a floor, infinity, and a cap of ours",
          "[rfc8415][s21.23][R20][R79]") {
  MobileNodeConfig config = IdentifiedConfig();
  std::string option;
  double expected = 0;
  SECTION("absent") { expected = 86400.6; }
  SECTION("below the floor") {
    option = "0020 0004 00000257";
    expected = 600.6;
  }
  SECTION("infinite") {
    option = "0020 0004 ffffffff";
    expected = -1;
  }
  SECTION("infinite, with a cap") {
    config.max_refresh_time = 7200s;
    option = "0020 0004 ffffffff";
    expected = 7200.6;
  }
  SECTION("above the cap") {
    config.max_refresh_time = 7200s;
    expected = 7200.6;
  }
  SECTION("below the cap") {
    config.max_refresh_time = 7200s;
    option = "0020 0004 00000e10";
    expected = 3600.6;
  }
  SECTION("unreadable") {
    option = "0020 0003 000e10";
    expected = 86400.6;
  }
  NodeHarness harness(config);
  harness.Request();
  harness.Give(600ms, ReplyWith(option));
  CHECK(harness.NextSeconds() == expected);
}

TEST_CASE("silence leads to the DNS after a while, and DHCPv6 goes on", "[rfc6611][s4.3][R23]") {
  NodeHarness harness;
  harness.Request();
  harness.node.HandleTimeout(At(14999ms));
  CHECK(harness.Events().empty());
  harness.Poll();
  harness.node.HandleTimeout(At(15s));
  CHECK(harness.Events() == Names{"fallback-needed no-reply"});
  harness.node.HandleTimeout(At(15min));
  CHECK(harness.Events().empty());
  CHECK_FALSE(harness.Poll().empty());
  harness.Give(15min, kReplyIdentified);
  CHECK(harness.Events() == Names{"home-networks-learnt"});
}

TEST_CASE("silence of a refresh does not lead to the DNS while home networks are known",
          "[rfc6611][s4.3][R23]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.Events();
  harness.node.Ask(At(10s));
  for (Duration now = 10s; now < 10min; now += 1s) {
    harness.Poll();
    harness.node.HandleTimeout(At(now));
  }
  CHECK(harness.Events().empty());
}

TEST_CASE("a node that moved asks again with a new exchange, and forgets the old link's",
          "[rfc8415][s18.2.12][rfc6610][s4.1][R19]") {
  NodeHarness harness;
  harness.Request();
  harness.random.Add(0x12345600);
  harness.node.HandleLinkChange(At(1s), LinkChange::kMoved);
  harness.Give(1100ms, kReplyIdentified);  // from the old link
  CHECK(harness.Events() == Names{"dropped not-expected"});
  harness.node.HandleTimeout(At(1500ms));
  CHECK(harness.Poll().substr(0, 8) == "0b123456");
  harness.Give(1600ms, kReplyIdentified);
  CHECK(harness.Events() == Names{"dropped invalid transaction-id-mismatch"});
}

TEST_CASE("after a move silence leads to the DNS, whatever was known on the old link",
          "[rfc6611][s4.3][rfc6610][s4.1][R19][R23]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.Events();
  SECTION("at rest") { harness.node.HandleLinkChange(At(10s), LinkChange::kMoved); }
  SECTION("when a request is about to be sent anyway") {
    harness.node.Ask(At(10s));
    harness.node.HandleLinkChange(At(10s), LinkChange::kMoved);
  }
  SECTION("stopped meanwhile") {
    harness.node.Stop(At(1s));
    harness.node.HandleLinkChange(At(2s), LinkChange::kMoved);
    CHECK(harness.NextSeconds() == -1);
    harness.node.Start(At(10s));
  }
  harness.node.HandleTimeout(At(24999ms));
  harness.Poll();
  CHECK(harness.Events().empty());
  harness.node.HandleTimeout(At(25s));
  CHECK(harness.Events() == Names{"fallback-needed no-reply"});
  CHECK(harness.node.home_networks().size() == 1);  // may save sessions yet (R21)
}

TEST_CASE("a Reply on the new link ends the doubt about what is known", "[rfc6611][s4.3][R23]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.random.Add(0xa1b2c300);
  harness.node.HandleLinkChange(At(10s), LinkChange::kMoved);
  harness.node.HandleTimeout(At(11s));
  CHECK_FALSE(harness.Poll().empty());
  harness.Give(12s, kReplyIdentified);
  harness.Events();
  harness.node.Ask(At(20s));
  harness.Poll();
  harness.node.HandleTimeout(At(1min));
  CHECK(harness.Events().empty());
}

TEST_CASE("changes of the prefixes on the link lead to one exchange in 30 seconds",
          "[rfc8415][s18.2.12][R75]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  int asked = 0;
  for (Duration now = 1s; now <= 62s; now += 100ms) {
    harness.node.HandleLinkChange(At(now), LinkChange::kPrefixesChanged);
    const std::string request = harness.Poll();
    if (!request.empty()) {
      ++asked;
      harness.Give(
          now, std::string("07") + request.substr(2, 6) + std::string(kReplyIdentified).substr(8));
    }
  }
  CHECK(asked == 3);  // at 1, 31 and 61 s, each after its delay
  CHECK(harness.node.counters().asks_held_back > 100);
}

TEST_CASE("a question that an open exchange answers is not held back, nor does it wake the machine",
          "[rfc8415][s18.2.12][R75]") {
  NodeHarness harness;
  harness.Request();
  harness.node.HandleLinkChange(At(600ms), LinkChange::kPrefixesChanged);
  harness.node.HandleLinkChange(At(700ms), LinkChange::kPrefixesChanged);
  for (int i = 0; i < 5; ++i) {
    const auto deadline = harness.node.NextDeadline();
    REQUIRE(deadline.has_value());
    CHECK(deadline->why != MobileNode::DeadlineReason::kAskLimit);
    harness.node.HandleTimeout(deadline->when);
    harness.Poll();
  }
  CHECK(harness.node.counters().asks_held_back == 0);
  // It took nothing from the limit either.
  const Duration now = harness.node.NextDeadline()->when.time_since_epoch();
  harness.Give(now, kReplyIdentified);
  harness.node.HandleLinkChange(At(now), LinkChange::kPrefixesChanged);
  CHECK(harness.node.state() == MobileNodeState::kDelaying);
}

TEST_CASE("a question held back is asked when its time comes", "[rfc8415][s18.2.12][R75]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.node.HandleLinkChange(At(1s), LinkChange::kPrefixesChanged);
  harness.random.Add(0xa1b2c300);
  harness.node.HandleTimeout(At(1500ms));
  const std::string request = harness.Poll();
  harness.Give(1600ms,
               std::string("07") + request.substr(2, 6) + std::string(kReplyIdentified).substr(8));
  harness.node.HandleLinkChange(At(2s), LinkChange::kPrefixesChanged);
  CHECK(harness.node.state() == MobileNodeState::kResting);
  CHECK(harness.Next().why == Reason::kAskLimit);
  CHECK(harness.NextSeconds() == 31);
  harness.node.HandleTimeout(At(31s));
  CHECK(harness.node.state() == MobileNodeState::kDelaying);
}

TEST_CASE("the owner may ask again at any time, and refreshes everything",
          "[rfc6610][s4.1][rfc8415][s21.23][R79][R80]") {
  NodeHarness harness;
  const std::string first = harness.Request();
  harness.node.Ask(At(550ms));  // during an exchange there is nothing to do
  CHECK(harness.Poll().empty());
  harness.Give(600ms, kReplyIdentified);
  harness.random.Add(0x12345600);
  harness.node.Ask(At(700ms));
  CHECK(harness.Poll() == "0b123456" + first.substr(8));
}

TEST_CASE("when all home agents failed the node asks again and turns to the DNS",
          "[rfc5026][s5.1][rfc6610][s4.1][R73][R80]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.Events();
  const Ipv6Address address = *Ipv6Address::FromText("2001:db8:6000:302::1");
  SECTION("some did not answer: they are tried again after a while") {
    harness.node.ReportHomeAgentFailed(At(1s), address, HomeAgentFailure::kNoAnswer);
    CHECK(harness.Events().empty());
    const DomainName name = Name("ha1.home.example.org");
    harness.node.ReportHomeAgentFailed(At(2s), name.view(), HomeAgentFailure::kRefused);
    CHECK(harness.Events() == Names{"fallback-needed home-agents-failed"});
    CHECK(harness.node.state() == MobileNodeState::kDelaying);
    harness.node.HandleTimeout(At(62s));
    CHECK(harness.Events() == Names{"home-agents-retry"});
    CHECK(harness.node.current_home_agent()->address == address);
    harness.node.ReportHomeAgentFailed(At(63s), address, HomeAgentFailure::kRefused);
    CHECK(harness.Events() == Names{"fallback-needed home-agents-refused"});
  }
  SECTION("all refused: unrecoverable") {
    harness.node.ReportHomeAgentFailed(At(1s), address, HomeAgentFailure::kRefused);
    const DomainName name = Name("HA1.home.example.org");
    harness.node.ReportHomeAgentFailed(At(2s), name.view(), HomeAgentFailure::kRefused);
    CHECK(harness.Events() == Names{"fallback-needed home-agents-refused"});
  }
  SECTION("a later Reply with nothing but those: still the DNS") {
    harness.node.ReportHomeAgentFailed(At(1s), address, HomeAgentFailure::kRefused);
    const DomainName name = Name("ha1.home.example.org");
    harness.random.Add(0xa1b2c300);
    harness.node.ReportHomeAgentFailed(At(2s), name.view(), HomeAgentFailure::kRefused);
    harness.Events();
    harness.node.HandleTimeout(At(3s));
    CHECK_FALSE(harness.Poll().empty());
    harness.Give(4s, kReplyIdentified);
    CHECK(harness.Events() ==
          Names{"home-networks-refreshed", "fallback-needed home-agents-refused"});
  }
  SECTION("one that is none of ours") {
    harness.node.ReportHomeAgentFailed(At(1s), Ipv6Address(), HomeAgentFailure::kRefused);
    harness.node.ReportHomeAgentFailed(At(1s), DomainNameView(), HomeAgentFailure::kRefused);
    CHECK(harness.node.counters().unknown_home_agents == 2);
    CHECK(harness.node.current_home_agent()->address == address);
  }
}

TEST_CASE("a stopped node is silent until it is started again") {
  NodeHarness harness;
  harness.Request();
  harness.node.Stop(At(1s));
  CHECK(harness.NextSeconds() == -1);
  harness.node.HandleTimeout(At(1h));
  CHECK(harness.Poll().empty());
  harness.Give(1h, kReplyIdentified);
  CHECK(harness.Events() == Names{"dropped not-expected"});
  harness.random.Add(0x12345600);
  harness.node.Start(At(2h));
  harness.node.HandleTimeout(At(2h + 1s));
  CHECK(harness.Poll().substr(0, 8) == "0b123456");
}

TEST_CASE("calls out of order, and timeouts too early, are counted and harmless", "[events]") {
  NodeHarness harness;
  harness.node.Stop(At(Duration(0)));
  harness.node.Ask(At(Duration(0)));
  harness.node.HandleLinkChange(At(Duration(0)), LinkChange::kMoved);
  CHECK(harness.node.counters().ignored == 3);
  harness.node.HandleTimeout(At(Duration(0)));
  CHECK(harness.node.counters().early_timeouts == 1);
  harness.node.Start(At(Duration(0)));
  harness.node.Start(At(Duration(0)));
  CHECK(harness.node.counters().ignored == 4);
  harness.node.HandleTimeout(At(std::chrono::milliseconds(499)));
  CHECK(harness.node.counters().early_timeouts == 2);
  CHECK(harness.Poll() == "");
  harness.node.HandleTimeout(At(std::chrono::milliseconds(500)));
  CHECK(harness.node.counters().early_timeouts == 2);
  CHECK(harness.Poll() != "");
}

}}  // namespace mip6boot::test::node
