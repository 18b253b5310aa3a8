// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Servers that report failures, and servers that ask to be asked.

#include "tests/support/catch.h"
#include "tests/unit/roles/mobile_node_harness.h"

namespace mip6boot::test::node { namespace {

using namespace std::chrono_literals;

TEST_CASE("UnspecFail is reported, and the exchange goes on at its own pace",
          "[rfc8415][s18.2.10][R77]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyUnspecFail);
  const std::optional<MobileNodeEvent> event = harness.node.PollEvent();
  REQUIRE(event.has_value());
  CHECK(event->id == MobileNodeEventId::kStatusFailure);
  CHECK(event->status == dhcpv6::StatusCodeValue::kUnspecFail);
  CHECK(harness.Poll().empty());
  harness.node.HandleTimeout(At(1500ms));
  CHECK(harness.Poll().substr(0, 8) == "0ba1b2c3");
  harness.Give(1600ms, kReplyIdentified);  // another server does better
  CHECK(harness.Events() == Names{"home-networks-learnt"});
  CHECK(harness.NextSeconds() == 7201.6);
}

TEST_CASE("a server that keeps answering UnspecFail is left alone after a minute",
          "[rfc8415][s18.2.10][R77]") {
  NodeHarness harness;
  harness.Request();
  int sent = 1;
  for (Duration now = 600ms; now < 10min; now += 100ms) {
    harness.Give(now, kReplyUnspecFail);
    if (!harness.Poll().empty()) ++sent;
  }
  CHECK(sent == 6);  // at 0, 1, 3, 7, 15 and 31 s
  CHECK(harness.node.state() == MobileNodeState::kResting);
  CHECK(harness.NextSeconds() == 660.6);
  CHECK(harness.node.counters().count(MobileNodeEventId::kFallbackNeeded) == 2);
}

TEST_CASE("UnspecFail until the limit on a new link leads to the DNS, whatever was known",
          "[rfc8415][s18.2.10][rfc6611][s4.3][R23][R77]") {
  MobileNodeConfig config = IdentifiedConfig();
  config.fallback_wait = 100h;
  NodeHarness harness(config);
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.random.Add(0xa1b2c300);
  harness.node.HandleLinkChange(At(1s), LinkChange::kMoved);
  harness.node.HandleTimeout(At(2s));
  CHECK_FALSE(harness.Poll().empty());
  harness.Give(3s, kReplyUnspecFail);
  harness.Events();
  harness.node.HandleTimeout(At(63s));
  CHECK(harness.Events() == Names{"fallback-needed server-failed"});
}

TEST_CASE("UseMulticast makes the node send again at once, but only once an exchange",
          "[rfc8415][s18.2.10][R77]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyUseMulticast);
  CHECK(harness.Poll().substr(0, 48) ==
        "0ba1b2c30001000a000300010200000000010008"
        "0002000a");
  harness.Give(700ms, kReplyUseMulticast);
  CHECK(harness.Poll().empty());
  CHECK(harness.Events() == Names{"status-failure", "status-failure"});
  harness.node.HandleTimeout(At(1500ms));  // RT of the first transmission
  CHECK_FALSE(harness.Poll().empty());
}

TEST_CASE("a Reply with another status is reported and taken", "[rfc8415][s18.2.10][R77]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, std::string(kReplyIdentified) + "000d00020004");
  CHECK(harness.Events() == Names{"status-failure", "home-networks-learnt"});
}

TEST_CASE("an authentic unicast Reconfigure starts an exchange that names its server, once",
          "[rfc8415][s16.11][s18.2.11][s18.2.6][R78]") {
  NodeHarness harness;
  const std::string first = harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.Events();
  harness.random.Add(0x12345600);
  harness.Give(10s, kReconfigure);
  CHECK(harness.Events() == Names{"reconfigured"});
  const std::string server = "0002000a000200007ed90badc0de";
  const std::string request = harness.Poll();
  CHECK(request == "0b123456" + first.substr(8, 28) + server + first.substr(36));
  harness.Give(10s, kReconfigure);  // more are ignored until the exchange ends
  CHECK(harness.Events() == Names{"dropped exchange-open"});
  harness.node.HandleTimeout(At(11s));
  CHECK(harness.Poll().find(server) != std::string::npos);
  harness.Give(12s, "07123456" + std::string(kReplyIdentified).substr(8));
  CHECK(harness.Events() == Names{"home-networks-refreshed"});
  harness.node.Ask(At(13s));
  CHECK(harness.Poll().find(server) == std::string::npos);
}

TEST_CASE("a Reconfigure that breaks a rule is dropped", "[rfc8415][s16.11][R78]") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.Events();
  std::string message(kReconfigure);
  bool to_unicast = true;
  ReconfigureAuthentication authentication = ReconfigureAuthentication::kVerified;
  std::string reason;
  SECTION("by multicast") {
    to_unicast = false;
    reason = "invalid not-sent-by-unicast";
  }
  SECTION("without SERVERID") {
    message = "0a000000 0001000a00030001020000000001 001300010b 000b000b 0301000000000000000001";
    reason = "invalid server-id-missing";
  }
  SECTION("without CLIENTID") {
    message = "0a000000 0002000a000200007ed90badc0de 001300010b 000b000b 0301000000000000000001";
    reason = "invalid client-id-missing";
  }
  SECTION("for another client") {
    message.replace(message.find("0200000000"), 2, "03");
    reason = "invalid client-id-foreign";
  }
  SECTION("without RECONF_MSG") {
    message.erase(message.find("001300010b"), 10);
    reason = "invalid reconfigure-message-missing";
  }
  SECTION("for a message that it cannot ask for") {
    message.replace(message.find("001300010b"), 10, "0013000103");
    reason = "invalid reconfigure-message-invalid";
  }
  SECTION("not verified by the caller") {
    authentication = ReconfigureAuthentication::kNotVerified;
    reason = "invalid not-authenticated";
  }
  SECTION("for a Renew, which is the product's own business") {
    message.replace(message.find("001300010b"), 10, "0013000105");
    reason = "stateful-reconfigure";
  }
  SECTION("with a SERVERID that no request could repeat") {
    message.replace(message.find("0002000a000200007ed90badc0de"), 28, "00020001ff");
    reason = "malformed";
  }
  const std::vector<uint8_t> octets = FromHex(message);
  harness.GiveOctets(10s, octets, to_unicast, authentication);
  CHECK(harness.Events() == Names{"dropped " + reason});
  CHECK(harness.Poll().empty());
  CHECK(harness.node.state() == MobileNodeState::kResting);
}

TEST_CASE("a node that takes Reconfigure messages says so", "[rfc8415][s21.20][R78]") {
  MobileNodeConfig config = IdentifiedConfig();
  config.accept_reconfigure = true;
  NodeHarness harness(config);
  const std::string request = harness.Request();
  CHECK(request.substr(request.size() - 8) == "00140000");
}

}}  // namespace mip6boot::test::node
