// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A mobile node that starts again with what it knew.

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/unit/roles/mobile_node_harness.h"

namespace mip6boot::test::node { namespace {

using namespace std::chrono_literals;

// What is kept 6200 s before the refresh time ends.
const std::string kHeader =
    "01 02 0000 00000e10 00000e10"
    "00000001718c7e00";
const std::string kClientId = "0001000a00030001020000000001";
const std::string kHnidf = "0031001204686f6d65076578616d706c65036f726700";
const std::string kIdinf =
    "00450059 0031001204686f6d65076578616d706c65036f726700"
    "004700114020010db8600003020000000000000000 0048001020010db8600003020000000000000001"
    "004900160368613104686f6d65076578616d706c65036f726700";

std::string Spaceless(std::string_view hex) { return ToHex(FromHex(hex)); }

std::string SavedBy(const MobileNode& node, Duration now) {
  std::vector<uint8_t> buffer(SavedMobileNode::kMaxSize);
  const Result<Bytes> saved = node.Save(At(now), absl::MakeSpan(buffer));
  return saved ? ToHex(*saved) : saved.error().ToString();
}

// "ok", or the name of the reason.
std::string Restored(MobileNode& node, Duration now, std::string_view hex, Duration away = 0s) {
  const std::vector<uint8_t> octets = FromHex(hex);
  const Result<void> restored = node.Restore(At(now), octets, away);
  return restored ? "ok" : std::string(ReasonName(restored.error().reason));
}

TEST_CASE("what a node keeps is laid out as documented") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  CHECK(SavedBy(harness.node, 1'000'600ms) == Spaceless(kHeader + kClientId + kHnidf + kIdinf));
}

TEST_CASE("a node that waits for an answer keeps what it asked, and to ask at once") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  CHECK(SavedBy(harness.node, 700ms) ==
        Spaceless("01 01 0000 00000e10 00000e10 0000000000000000" + kClientId));
}

TEST_CASE("a node keeps what servers told of retransmission times, and that it is not to ask again",
          "[rfc8415][s18.2.10][R79]") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  harness.Give(600ms, ReplyWith("0020 0004 ffffffff 0052 0004 00000078 0053 0004 0000003c"));
  CHECK(SavedBy(harness.node, 700ms) ==
        Spaceless("01 01 0000 00000078 0000003c ffffffffffffffff" + kClientId));
}

TEST_CASE("a node keeps that it has moved since it learnt") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  harness.node.HandleLinkChange(At(1s));
  CHECK(SavedBy(harness.node, 1s) ==
        Spaceless("01 0a 0000 00000e10 00000e10 0000000000000000" + kClientId + kHnidf + kIdinf));
}

TEST_CASE("no key of a Reply is kept: nothing but the containers is", "[R101]") {
  NodeHarness harness(VisitedConfig());
  harness.Request();
  // OPTION_AUTH with the key for Reconfigure messages (RFC 8415 20.4).
  harness.Give(600ms, std::string(kReplyVisited) +
                          "000b001c 030100 0000000000000001 01 00112233445566778899aabbccddeeff");
  REQUIRE(harness.node.counters().replies == 1);
  CHECK(SavedBy(harness.node, 700ms).find("00112233445566778899aabbccddeeff") == std::string::npos);
}

TEST_CASE("a buffer too small for the state is an error that says the size") {
  NodeHarness harness;
  std::vector<uint8_t> buffer(55);
  const Result<Bytes> saved = harness.node.Save(At(0s), absl::MakeSpan(buffer));
  REQUIRE(!saved);
  CHECK(saved.error().reason == Reason::kNoSpace);
  CHECK(saved.error().want == 56);
}

TEST_CASE("a node that starts again knows its home networks and lets the refresh time run on",
          "[rfc6610][s4.1][R20]") {
  NodeHarness again;
  REQUIRE(Restored(again.node, 5s, kHeader + kClientId + kHnidf + kIdinf, 200s) == "ok");
  CHECK(again.Events() == Names{"home-networks-learnt"});
  REQUIRE(again.node.home_networks().size() == 1);
  REQUIRE(again.node.current_home_agent().has_value());
  CHECK(again.node.current_home_agent()->address->ToString() == "2001:db8:6000:302::1");
  CHECK(again.node.reply().empty());
  CHECK(again.NextSeconds() == 5 + 6000);
  CHECK(again.Poll().empty());
}

TEST_CASE("the same home networks after a restart are the same", "[R21]") {
  NodeHarness again;
  REQUIRE(Restored(again.node, 0s, kHeader + kClientId + kHnidf + kIdinf) == "ok");
  again.Events();
  again.node.Ask(At(500ms));
  REQUIRE(!again.Poll().empty());
  again.Give(600ms, kReplyIdentified);
  CHECK(again.Events() == Names{"home-networks-refreshed"});
  CHECK(SavedBy(again.node, 1'000'600ms) == Spaceless(kHeader + kClientId + kHnidf + kIdinf));
}

TEST_CASE("a refresh time that has passed meanwhile leads to a new exchange after its delay",
          "[rfc8415][s21.23][R20]") {
  for (const Duration away : {Duration(6200s), Duration(24h * 365), Duration::max()}) {
    NodeHarness again;
    REQUIRE(Restored(again.node, 5s, kHeader + kClientId + kHnidf + kIdinf, away) == "ok");
    CHECK(again.node.state() == MobileNodeState::kDelaying);
    CHECK(again.NextSeconds() == 5.5);
    CHECK(again.node.home_networks().size() == 1);
  }
  NodeHarness again;  // a clock that was set back
  REQUIRE(Restored(again.node, 5s, kHeader + kClientId + kHnidf + kIdinf, -1h) == "ok");
  CHECK(again.NextSeconds() == 5 + 6200);
}

TEST_CASE("a node that may have moved while it was off asks again, and then needs an answer",
          "[rfc8415][s18.2.12][R19][R23]") {
  NodeHarness again;
  REQUIRE(Restored(again.node, 0s, kHeader + kClientId + kHnidf + kIdinf) == "ok");
  again.node.HandleLinkChange(At(0s));
  again.Events();
  again.node.HandleTimeout(At(500ms));
  CHECK(!again.Poll().empty());
  again.node.HandleTimeout(At(15s));
  CHECK(again.Events() == Names{"fallback-needed no-reply"});
}

TEST_CASE("a node that was in doubt about its link is so after a restart", "[R23]") {
  NodeHarness again;
  REQUIRE(Restored(again.node, 0s,
                   "01 0a 0000 00000e10 00000e10 0000000000000000" + kClientId + kHnidf + kIdinf) ==
          "ok");
  again.Events();
  again.node.HandleTimeout(At(15s));
  CHECK(again.Events() == Names{"fallback-needed no-reply"});
}

TEST_CASE("what was learnt for another question is kept where it answers this one",
          "[rfc6610][s4.1.2][R12][R18]") {
  MobileNodeConfig more = IdentifiedConfig();
  more.request.ids.push_back(Name("other.example.org"));
  NodeHarness with_more(more);
  REQUIRE(Restored(with_more.node, 0s, kHeader + kClientId + kHnidf + kIdinf) == "ok");
  CHECK(with_more.node.home_networks().size() == 1);
  CHECK(with_more.node.state() == MobileNodeState::kDelaying);

  NodeHarness other(VisitedConfig());
  REQUIRE(Restored(other.node, 0s, kHeader + kClientId + kHnidf + kIdinf) == "ok");
  CHECK(other.Events().empty());
  CHECK(other.node.home_networks().empty());
  CHECK(other.node.state() == MobileNodeState::kDelaying);
}

TEST_CASE("a node that rests without home networks after a restart goes to the DNS", "[R23]") {
  NodeHarness again(VisitedConfig());
  REQUIRE(Restored(again.node, 5s, "01 01 0000 00000e10 00000e10 00000001718c7e00" + kClientId) ==
          "ok");
  CHECK(again.NextSeconds() == 5 + 6200);
  CHECK(again.Events() == Names{"fallback-needed nothing-usable"});
}

TEST_CASE("the longest time without a question holds for a state that has none", "[R79]") {
  MobileNodeConfig config = VisitedConfig();
  config.max_refresh_time = 600s;
  NodeHarness again(config);
  REQUIRE(Restored(again.node, 5s, "01 01 0000 00000e10 00000e10 ffffffffffffffff" + kClientId) ==
          "ok");
  CHECK(again.NextSeconds() == 605);
}

TEST_CASE("retransmissions after a restart are as slow as a server asked for before it",
          "[rfc8415][s18.2.10]") {
  NodeHarness again(VisitedConfig());
  REQUIRE(Restored(again.node, 0s, "01 01 0000 00000078 0000003c 0000000000000000" + kClientId) ==
          "ok");
  CHECK(again.node.sol_max_rt() == 120s);
  CHECK(again.node.inf_max_rt() == 60s);
  again.node.HandleTimeout(At(500ms));
  again.Poll();
  double longest = 0;
  for (int i = 0; i < 10; ++i) {
    const Duration when = again.node.NextDeadline()->when.time_since_epoch();
    again.node.HandleTimeout(At(when));
    again.Poll();
    again.Events();
    longest = std::max(longest, again.NextSeconds() - std::chrono::duration<double>(when).count());
  }
  CHECK(longest == 60);
}

TEST_CASE("octets that are no state, or another node's, change nothing") {
  const std::string rest = kClientId + kHnidf + kIdinf;
  const struct {
    std::string hex;
    std::string reason;
  } bad[] = {
      {"", "too-short"},
      {"01 02 0000 00000e10 00000e10 00000001718c7e", "too-short"},
      {"00 02 0000 00000e10 00000e10 00000001718c7e00" + rest, "bad-version"},
      {"02 02 0000 00000e10 00000e10 00000001718c7e00" + rest, "bad-version"},
      {"01 12 0000 00000e10 00000e10 00000001718c7e00" + rest, "bad-flags"},
      {"01 02 0001 00000e10 00000e10 00000001718c7e00" + rest, "bad-value"},
      {"01 02 0000 0000003b 00000e10 00000001718c7e00" + rest, "bad-value"},
      {"01 02 0000 00000e10 00015181 00000001718c7e00" + rest, "bad-value"},
      {"01 02 0000 00000e10 00000e10 8000000000000000" + rest, "bad-value"},
      {kHeader, "missing"},
      {kHeader + kHnidf + kIdinf, "missing"},
      {kHeader + rest + "00", "truncated"},
      {kHeader + rest + "0048 0010 20010db8", "truncated"},
      {kHeader + kClientId + kIdinf + kHnidf, "not-allowed"},  // not in their order
      {kHeader + kClientId + kClientId + kHnidf + kIdinf, "not-allowed"},
      {kHeader + kClientId + kHnidf + "000e 0000" + kIdinf, "not-allowed"},
      {kHeader + kClientId + kIdinf, "not-allowed"},  // nobody asked for it
      {kHeader + kClientId + kHnidf + "0032 0004 00490000", "name-empty"},
      {kHeader + kClientId + "0031 0002 04 68" + kIdinf, "name-not-terminated"},
      {kHeader + "0001 000a 00030001020000000002" + kHnidf + kIdinf, "not-allowed"},  // a DUID
  };
  for (const auto& [hex, reason] : bad) {
    CAPTURE(hex);
    NodeHarness again;
    CHECK(Restored(again.node, 0s, hex) == reason);
    CHECK(again.node.state() == MobileNodeState::kStopped);
    CHECK(again.NextSeconds() == -1);
    CHECK(again.Events().empty());
  }
}

TEST_CASE("only a stopped machine takes a state") {
  NodeHarness harness;
  harness.Request();
  harness.Give(600ms, kReplyIdentified);
  CHECK(Restored(harness.node, 700ms, kHeader + kClientId + kHnidf + kIdinf) == "not-allowed");
}

}}  // namespace mip6boot::test::node
