// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The table is whole, and no input in any state breaks the contract of the machine.

#include <set>

#include "tests/support/catch.h"
#include "tests/unit/roles/mobile_node_harness.h"

namespace mip6boot::test::node { namespace {

using namespace std::chrono_literals;

TEST_CASE("what is ignored or dropped changes nothing") {
  for (size_t state = 0; state < kMobileNodeStates; ++state) {
    for (size_t input = 0; input < kMobileNodeInputs; ++input) {
      const MobileNodeTransition transition =
          TransitionOf(static_cast<MobileNodeState>(state), static_cast<MobileNodeInput>(input));
      CAPTURE(MobileNodeStateName(static_cast<MobileNodeState>(state)),
              MobileNodeInputName(static_cast<MobileNodeInput>(input)));
      if (transition.action == MobileNodeAction::kIgnore ||
          transition.action == MobileNodeAction::kDrop) {
        CHECK(static_cast<size_t>(transition.next) == state);
      }
    }
  }
}

TEST_CASE("every state can be reached from the start and left to the stop") {
  std::set<MobileNodeState> reached = {MobileNodeState::kStopped};
  for (size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const MobileNodeState state : std::set<MobileNodeState>(reached)) {
      for (size_t input = 0; input < kMobileNodeInputs; ++input) {
        reached.insert(TransitionOf(state, static_cast<MobileNodeInput>(input)).next);
      }
    }
  }
  CHECK(reached.size() == kMobileNodeStates);
  for (const MobileNodeState state : reached) {
    CHECK(TransitionOf(state, MobileNodeInput::kStop).next == MobileNodeState::kStopped);
  }
}

TEST_CASE("names are there and differ") {
  std::set<std::string> names;
  MobileNodeCounters counters;
  size_t count = 0;
  counters.ForEach([&](std::string_view name, uint64_t value) {
    CHECK(value == 0);
    names.insert(std::string(name));
    ++count;
  });
  CHECK(names.size() == count);
  CHECK(names.count("pkt6-receive-drop-not-expected") == 1);
  CHECK(names.count("event-home-networks-learnt") == 1);
}

TEST_CASE("counters of machines are summed") {
  NodeHarness one;
  one.Request();
  one.Give(600ms, kReplyIdentified);
  NodeHarness two;
  two.Request();
  two.Give(600ms, "00");
  MobileNodeCounters sum = one.node.counters();
  sum += two.node.counters();
  CHECK(sum.received == 2);
  CHECK(sum.sent == 2);
  CHECK(sum.replies == 1);
  CHECK(sum.dropped(MobileNodeDrop::kMalformed) == 1);
  CHECK(sum.count(MobileNodeEventId::kHomeNetworksLearnt) == 1);
}

// Brings a node into `state` at 10 s.
void Bring(NodeHarness& harness, MobileNodeState state) {
  if (state == MobileNodeState::kStopped) return;
  harness.node.Start(At(0s));
  if (state == MobileNodeState::kDelaying) {
    harness.node.Stop(At(0s));
    harness.node.Start(At(10s));
    return;
  }
  harness.node.HandleTimeout(At(500ms));
  if (state == MobileNodeState::kFirstDue) return;
  harness.Poll();
  if (state == MobileNodeState::kResting) harness.Give(600ms, kReplyIdentified);
  if (state == MobileNodeState::kAgainDue) harness.node.HandleTimeout(At(10s));
}

TEST_CASE("hostile datagrams change nothing in any state") {
  std::vector<std::vector<uint8_t>> hostile = {{}, {0x07}, std::vector<uint8_t>(65536, 0x07)};
  for (const std::string_view sound :
       {kReplyIdentified, kReplyUnspecFail, kReconfigure, kReplyUseMulticast}) {
    const std::vector<uint8_t> whole = FromHex(sound);
    for (size_t size = 0; size < whole.size(); ++size) {
      std::vector<uint8_t> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
      // A cut between two options leaves a sound message; its transaction-id then is not ours.
      if (size > 3) cut[3] ^= 0xff;
      if (size > 0 && cut[0] == 0x0a && size > 14)
        cut[8] ^= 0xff;  // nor the CLIENTID of a Reconfigure
      hostile.push_back(cut);
    }
  }
  for (size_t i = 0; i < kMobileNodeStates; ++i) {
    const MobileNodeState state = static_cast<MobileNodeState>(i);
    CAPTURE(MobileNodeStateName(state));
    NodeHarness harness;
    Bring(harness, state);
    REQUIRE(harness.node.state() == state);
    const double deadline = harness.NextSeconds();
    const uint64_t drawn = harness.random.drawn();
    const Duration now = state == MobileNodeState::kWaiting ? 1s : 10s;
    for (const std::vector<uint8_t>& octets : hostile) harness.GiveOctets(now, octets);
    CHECK(harness.node.state() == state);
    if (state != MobileNodeState::kFirstDue) CHECK(harness.NextSeconds() == deadline);
    CHECK(harness.random.drawn() == drawn);
    CHECK(harness.node.counters().replies == (state == MobileNodeState::kResting ? 1 : 0));
  }
}

// Whatever is put in, in whatever order: after a drain no deadline lies in the past, nothing more
// is due, and work ends.
TEST_CASE("a random life keeps the contract") {
  for (uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    SeededRandom dice(seed);
    SeededRandom random(seed + 1'000'000);
    MobileNodeConfig config = seed % 2 == 0 ? IdentifiedConfig() : VisitedConfig();
    config.rate_limit.count = 1 + dice.Below(20);
    MobileNode node(config, random);
    std::vector<uint8_t> buffer(MobileNode::kMaxRequestSize);
    std::vector<uint8_t> last_request = FromHex("0b000000");
    Duration now = 0s;
    Duration latest = now;
    for (int step = 0; step < 400; ++step) {
      now += Duration(dice.Below(3'000'000)) - 500ms;
      latest = std::max(latest, now);
      std::vector<uint8_t> octets = FromHex(std::vector<std::string_view>{
          kReplyIdentified, kReplyVisited, kReplyUnspecFail, kReplyUseMulticast,
          kReplyNothingAvailable, kReconfigure}[dice.Below(6)]);
      std::copy(last_request.begin() + 1, last_request.begin() + 4, octets.begin() + 1);
      if (dice.Below(3) == 0) octets[dice.Below(static_cast<uint32_t>(octets.size()))] ^= 1;
      ReceivedDatagram received;
      received.payload = octets;
      received.to_unicast = true;
      switch (dice.Below(11)) {
        case 10: {  // the program starts again
          std::vector<uint8_t> kept(SavedMobileNode::kMaxSize);
          const Result<Bytes> saved = node.Save(At(latest), absl::MakeSpan(kept));
          REQUIRE(saved);
          node = MobileNode(config, random);
          REQUIRE(node.Restore(At(latest), *saved, Duration(dice.Next())));
          break;
        }
        case 0:
          node.Start(At(now));
          break;
        case 1:
          if (dice.Below(10) == 0) {
            node.Stop(At(now));
          } else {
            node.HandleTimeout(At(now));
          }
          break;
        case 2:
          node.HandleLinkChange(At(now), static_cast<LinkChange>(dice.Below(2)));
          break;
        case 3:
          node.Ask(At(now));
          break;
        case 4:
          if (const auto agent = node.current_home_agent(); agent.has_value()) {
            const auto failure = static_cast<HomeAgentFailure>(dice.Below(2));
            if (agent->address.has_value()) {
              const Ipv6Address address = *agent->address;
              node.ReportHomeAgentFailed(At(now), address, failure);
            } else {
              const DomainName name(agent->name);
              node.ReportHomeAgentFailed(At(now), name.view(), failure);
            }
          } else {
            node.HandleTimeout(At(now));
          }
          break;
        case 5:
        case 6:
          node.HandleDatagram(At(now), received, ReconfigureAuthentication::kVerified);
          break;
        default:
          node.HandleTimeout(At(now));
          break;
      }
      if (dice.Below(4) == 0) continue;  // not every input is followed by a drain
      int sent = 0;
      for (auto transmit = node.PollTransmit(absl::MakeSpan(buffer));; ++sent) {
        REQUIRE(transmit);
        if (!transmit->has_value()) break;
        last_request.assign((*transmit)->datagram.begin(), (*transmit)->datagram.end());
        transmit = node.PollTransmit(absl::MakeSpan(buffer));
      }
      CHECK(sent <= 1);
      while (node.PollEvent().has_value()) {
      }
      const auto deadline = node.NextDeadline();
      if (deadline.has_value()) CHECK(deadline->when >= At(latest));
      if (node.state() != MobileNodeState::kStopped && node.home_networks().empty()) {
        CHECK(deadline.has_value());  // a node without home networks always has something ahead
      }
    }
  }
}

}}  // namespace mip6boot::test::node
