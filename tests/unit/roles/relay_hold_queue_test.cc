// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A relay beside an access server that answers late.

#include "mip6boot/roles/relay_hold_queue.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/roles/relay_agent_harness.h"

namespace mip6boot::test::relay { namespace {

using Id = RelayHoldEventId;

TimePoint At(int64_t milliseconds) { return TimePoint(std::chrono::milliseconds(milliseconds)); }

AttachmentKey Port(const std::string& name) {
  return *AttachmentKey::From(AttachmentKind::kPort,
                              Bytes(reinterpret_cast<const uint8_t*>(name.data()), name.size()));
}

// An Information-request of a client, or another message, with its elapsed time.
std::vector<uint8_t> Asks(const std::string& client, const std::string& elapsed = "0000",
                          const std::string& type = "0b") {
  return FromHex(type + "a1b2c3 0001000a0003000102000000" + client + "0008 0002" + elapsed +
                 "0006 0002 0032");
}
// What the relay makes of it: on the link of the fixture, and with a VDINF once that is known.
std::string Relayed(const std::vector<uint8_t>& message, const std::string& rsoo = "") {
  return "0c0020010db80001c02000000000000000fffe80000000000000020000fffe000001"
         "0012000465746831" +
         rsoo + "0009001e" + ToHex(message);
}
const std::string kVisitedRsoo = "00420018003200140048001020010db80001c0200000000000000001";

struct HoldFixture : Fixture {
  HoldFixture() {
    config.hold_time = std::chrono::milliseconds(500);
    Reset();
  }
  void Reset() { queue = RelayHoldQueue(config); }

  void Send(TimePoint now, const std::string& port, const std::vector<uint8_t>& message) {
    queue.HandleDatagram(now, Port(port), link, FromClient(message));
  }
  // The next datagram; "none", or why not.
  std::string Poll() {
    const auto outcome = queue.PollTransmit(
        [this](const AttachmentKey& key, const RelayNeed&) {
          looked_up.push_back(std::string(key.octets().begin(), key.octets().end()));
          return absl::MakeConstSpan(bound);
        },
        absl::MakeSpan(buffer));
    if (!outcome.has_value()) return outcome.error().ToString();
    if (!outcome->has_value()) return "none";
    counters.Record(**outcome);
    return (*outcome)->transmits() ? ToHex((*outcome)->datagram) : EventName((*outcome)->event);
  }
  std::vector<std::string> Events() {
    std::vector<std::string> names;
    while (const std::optional<RelayHoldEvent> event = queue.PollEvent()) {
      names.push_back(RelayHoldEventName(event->id) + std::string(" ") +
                      std::string(event->key.octets().begin(), event->key.octets().end()));
    }
    return names;
  }

  RelayHoldConfig config;
  RelayHoldQueue queue{config};
  std::vector<SuppliedHomeNetwork> bound = {{HomeNetworkKind::kVisited, {}, kVisitedRun}};
  std::vector<std::string> looked_up;
  Counters counters;
};

using Names = std::vector<std::string>;

TEST_CASE_METHOD(HoldFixture, "a message waits for the access server and goes out with the RSOO",
                 "[rfc6611][s4.2.1][R25][R65]") {
  Send(At(0), "a", Asks("0001"));
  CHECK(Poll() == "none");
  REQUIRE(queue.NextDeadline().has_value());
  CHECK(queue.NextDeadline()->when == At(500));
  CHECK(queue.NextDeadline()->why == RelayHoldQueue::DeadlineReason::kHold);
  CHECK(queue.size() == 1);
  queue.HandleAnswer(At(499), Port("a"));
  CHECK(queue.NextDeadline()->when == At(499));
  CHECK(queue.NextDeadline()->why == RelayHoldQueue::DeadlineReason::kTransmit);
  CHECK(Poll() == Relayed(Asks("0001"), kVisitedRsoo));
  CHECK(looked_up == Names{"a"});
  CHECK(Poll() == "none");
  CHECK_FALSE(queue.NextDeadline().has_value());
  CHECK(Events() == Names{"answered a"});
  CHECK(counters.count(Event::kRelayedToServerWithRsoo) == 1);
  CHECK(queue.octets() == 0);
}

TEST_CASE_METHOD(HoldFixture, "what ended before the message goes out is not supplied",
                 "[rfc6611][s4.2.1][R28][R95]") {
  Send(At(0), "a", Asks("0001"));
  queue.HandleAnswer(At(1), Port("a"));
  bound.clear();
  CHECK(Poll() == Relayed(Asks("0001")));
}

TEST_CASE_METHOD(HoldFixture, "at its deadline a message is let go without RSOO",
                 "[rfc6611][s4.2.1][R28]") {
  Send(At(0), "a", Asks("0001"));
  queue.HandleTimeout(At(499));
  CHECK(Poll() == "none");
  CHECK(queue.counters().early_timeouts == 1);
  queue.HandleTimeout(At(500));
  // Too late for it, whatever is bound by now.
  queue.HandleAnswer(At(500), Port("a"));
  CHECK(Poll() == Relayed(Asks("0001")));
  CHECK(looked_up.empty());
  CHECK(Events() == Names{"late-let-go a"});
  CHECK(queue.counters().unknown == 1);
  queue.HandleTimeout(At(9000));
  queue.HandleTimeout(At(9000));
  CHECK(Poll() == "none");
}

TEST_CASE_METHOD(HoldFixture, "by policy a message is dropped at its deadline", "[R28]") {
  config.when_late = HeldEnd::kDrop;
  Reset();
  Send(At(0), "a", Asks("0001"));
  queue.HandleTimeout(At(100'000));  // late, and harmless
  CHECK(Poll() == "none");
  CHECK(Events() == Names{"late-dropped a"});
  CHECK(queue.size() == 0);
}

TEST_CASE_METHOD(HoldFixture, "any input ends what is due, not only a timeout", "[relay]") {
  Send(At(0), "a", Asks("0001"));
  queue.HandleAnswer(At(600), Port("a"));
  CHECK(Poll() == Relayed(Asks("0001")));
}

TEST_CASE_METHOD(HoldFixture, "a retransmission takes the place of what is held, and no more time",
                 "[rfc8415][s15][R29]") {
  Send(At(0), "a", Asks("0001"));
  Send(At(400), "a", Asks("0001", "0028"));
  CHECK(queue.size() == 1);
  CHECK(queue.NextDeadline()->when == At(500));
  queue.HandleTimeout(At(500));
  CHECK(Poll() == Relayed(Asks("0001", "0028")));
  CHECK(Poll() == "none");
  CHECK(queue.counters().held == 1);
  CHECK(queue.counters().replaced == 1);
  // What was answered and not polled yet is replaced as well.
  Send(At(600), "a", Asks("0001"));
  queue.HandleAnswer(At(601), Port("a"));
  Send(At(602), "a", Asks("0001", "0030"));
  CHECK(Poll() == Relayed(Asks("0001", "0030"), kVisitedRsoo));
  CHECK(Poll() == "none");
}

TEST_CASE_METHOD(HoldFixture, "two clients on one attachment, and two messages of one, wait apart",
                 "[rfc8415][s22][R86]") {
  Send(At(0), "a", Asks("0001"));
  Send(At(1), "a", Asks("0002"));
  Send(At(2), "a", Asks("0001", "0000", "01"));
  Send(At(3), "b", Asks("0001"));
  CHECK(queue.size() == 4);
  queue.HandleAnswer(At(4), Port("a"));
  CHECK(Poll() == Relayed(Asks("0001"), kVisitedRsoo));
  CHECK(Poll() == Relayed(Asks("0002"), kVisitedRsoo));
  CHECK(Poll() == Relayed(Asks("0001", "0000", "01"), kVisitedRsoo));
  CHECK(Poll() == "none");
  CHECK(queue.NextDeadline()->when == At(503));
}

TEST_CASE_METHOD(HoldFixture, "a node that leaves takes its messages with it", "[rfc6733][R95]") {
  Send(At(0), "a", Asks("0001"));
  Send(At(0), "a", Asks("0002"));
  Send(At(0), "b", Asks("0001"));
  queue.HandleAnswer(At(1), Port("a"));
  Send(At(2), "a", Asks("0003"));
  queue.HandleDetach(At(3), Port("a"));
  CHECK(Poll() == "none");
  queue.HandleDetach(At(3), Port("a"));
  CHECK(queue.counters().unknown == 1);
  CHECK(queue.counters().count(Id::kDetachedDropped) == 3);
  CHECK(Events() == Names{"answered a", "answered a", "detached-dropped a", "detached-dropped a",
                          "detached-dropped a"});
  CHECK(queue.size() == 1);
}

TEST_CASE_METHOD(HoldFixture, "what no answer would change is not held",
                 "[rfc8415][s19.2][R28][R33][R36]") {
  std::vector<uint8_t> cut = Asks("0001");
  cut.pop_back();
  Send(At(0), "a", cut);
  CHECK(queue.size() == 0);
  CHECK(queue.NextDeadline()->when == At(0));
  CHECK(Poll().substr(0, 4) == "0c00");
  Send(At(0), "a", FromHex("07a1b2c3"));
  CHECK(Poll() == "dropped-bare-server-message");
  RelayLink uplink;
  uplink.to_servers = true;
  {
    const std::vector<uint8_t> reply = VectorOctets("relayrepl_identified");
    queue.HandleDatagram(At(0), Port("a"), uplink, FromRelay(reply));
  }
  CHECK(Poll() == ToHex(VectorOctets("reply_identified")));
  CHECK(looked_up.empty());
  CHECK(queue.counters().passed == 3);
  CHECK(Events().empty());
}

TEST_CASE_METHOD(HoldFixture, "the oldest of an attachment gives way where it has too many",
                 "[relay]") {
  config.max_per_attachment = 2;
  Reset();
  Send(At(0), "b", Asks("0009"));
  for (const char* client : {"0001", "0002", "0003"}) Send(At(1), "a", Asks(client));
  CHECK(queue.size() == 3);
  CHECK(Events() == Names{"crowded-let-go a"});
  CHECK(Poll() == Relayed(Asks("0001")));
  config.when_crowded = HeldEnd::kDrop;
  Reset();
  for (const char* client : {"0001", "0002", "0003"}) Send(At(1), "a", Asks(client));
  CHECK(Poll() == "none");
  CHECK(Events() == Names{"crowded-dropped a"});
  CHECK(queue.size() == 2);
}

TEST_CASE_METHOD(HoldFixture, "of all attachments together the oldest message gives way",
                 "[relay]") {
  config.max_messages = 2;
  Reset();
  for (const char* port : {"a", "b", "c"}) Send(At(0), port, Asks("0001"));
  CHECK(queue.size() == 2);
  CHECK(Events() == Names{"crowded-let-go a"});
  // As many may wait to be polled, and no more.
  for (const char* port : {"d", "e"}) Send(At(1), port, Asks("0001"));
  CHECK(Events() == Names{"crowded-let-go b", "crowded-let-go c", "unpolled-dropped a"});
  CHECK(Poll() == Relayed(Asks("0001")));
  CHECK(Poll() == Relayed(Asks("0001")));
  CHECK(Poll() == "none");
  CHECK(queue.counters().count(Id::kUnpolledDropped) == 1);
}

TEST_CASE_METHOD(HoldFixture, "held octets are bounded, and all of a message counts", "[relay]") {
  config.max_octets = RelayHoldConfig::kMinOctets;
  Reset();
  std::vector<uint8_t> large = Asks("0001");
  large.insert(large.end(), {0xff, 0xee, 0x70, 0x00});
  large.resize(large.size() + 0x7000);
  const dhcpv6::OptionView own[] = {{dhcpv6::OptionCode::kRemoteId, kVisitedRun}};
  link.options = own;
  Send(At(0), "a", large);
  CHECK(queue.octets() == large.size() + 4 + kVisitedRun.size() + sizeof(own));
  Send(At(0), "b", large);
  CHECK(queue.size() == 2);
  Send(At(0), "c", large);
  CHECK(queue.size() == 2);
  CHECK(queue.octets() <= config.max_octets);
  // A retransmission that is larger than what it replaces counts as well.
  large[large.size() - 0x7000 - 2] = 0xe0;
  large.resize(large.size() + 0x7000);
  Send(At(0), "c", large);
  CHECK(queue.octets() <= config.max_octets);
  CHECK(queue.size() == 1);
  CHECK(Events() == Names{"crowded-let-go a", "crowded-let-go b"});
}

TEST_CASE_METHOD(HoldFixture, "what is held is the queue's own copy, link and options included",
                 "[relay]") {
  {
    std::vector<uint8_t> message = Asks("0001");
    std::vector<uint8_t> port_name = FromHex("65746839");
    std::vector<uint8_t> remote_id = FromHex("00007ed9 01");
    const dhcpv6::OptionView own[] = {{dhcpv6::OptionCode::kRemoteId, remote_id}};
    link.interface_id = port_name;
    std::vector<uint8_t> domain = FromHex("016100");
    const dhcpv6::OptionView erp[] = {{dhcpv6::OptionCode::kErpLocalDomainName, domain}};
    link.options = own;
    link.rsoo_options = erp;
    Send(At(0), "a", message);
    std::fill(domain.begin(), domain.end(), uint8_t{0});
    std::fill(message.begin(), message.end(), uint8_t{0});
    std::fill(port_name.begin(), port_name.end(), uint8_t{0});
    std::fill(remote_id.begin(), remote_id.end(), uint8_t{0});
  }
  RelayHoldQueue moved = std::move(queue);
  queue = std::move(moved);
  queue.HandleTimeout(At(500));
  CHECK(Poll() ==
        "0c0020010db80001c02000000000000000fffe80000000000000020000fffe000001"
        "0012000465746839"
        "0025000500007ed901"
        "0042000700410003016100"
        "0009001e" +
            ToHex(Asks("0001")));
}

TEST_CASE_METHOD(HoldFixture, "with too small a buffer nothing changes but the error", "[relay]") {
  Send(At(0), "a", Asks("0001"));
  queue.HandleAnswer(At(1), Port("a"));
  const auto lookup = [this](const AttachmentKey&, const RelayNeed&) {
    return absl::MakeConstSpan(bound);
  };
  for (int i = 0; i < 2; ++i) {
    const auto outcome = queue.PollTransmit(lookup, absl::MakeSpan(buffer).subspan(0, 50));
    REQUIRE_FALSE(outcome.has_value());
    CHECK(outcome.error().reason == Reason::kNoSpace);
    CHECK(outcome.error().want == 34 + 8 + 28 + 4 + 30);
    CHECK(queue.counters().polled == 0);
  }
  CHECK(Poll() == Relayed(Asks("0001"), kVisitedRsoo));
  CHECK(queue.counters().polled == 1);
}

TEST_CASE_METHOD(HoldFixture, "a clock that goes back counts as the latest time seen", "[relay]") {
  Send(At(1000), "a", Asks("0001"));
  Send(At(0), "b", Asks("0001"));
  CHECK(queue.NextDeadline()->when == At(1500));
  queue.HandleTimeout(At(1500));
  CHECK(Poll() == Relayed(Asks("0001")));
  CHECK(Poll() == Relayed(Asks("0001")));
  Send(At(1200), "c", Asks("0001"));
  CHECK(queue.NextDeadline()->when == At(2000));
  queue.HandleTimeout(At(-5));
  CHECK(queue.NextDeadline()->when == At(2000));
}

TEST_CASE_METHOD(HoldFixture, "a configuration that is refused holds nothing and says why",
                 "[relay]") {
  const auto refusal = [this](auto change) {
    config = RelayHoldConfig();
    change(config);
    Reset();
    Send(At(0), "a", Asks("0001"));
    queue.HandleTimeout(At(10'000));
    const bool idle = queue.size() == 0 && !queue.NextDeadline().has_value();
    return idle && Poll() == config.Validate().error().ToString() ? Poll() : "another error";
  };
  CHECK(refusal([](RelayHoldConfig& bad) { bad.hold_time = Duration(0); }) ==
        "relay_hold.hold_time: value 0 is not allowed");
  CHECK(refusal([](RelayHoldConfig& bad) { bad.max_messages = 0; }) ==
        "relay_hold.max_messages: value 0 is not allowed");
  CHECK(refusal([](RelayHoldConfig& bad) { bad.max_octets = 65535; }) ==
        "relay_hold.max_octets: value 65535 is not allowed");
  CHECK(refusal([](RelayHoldConfig& bad) { bad.max_per_attachment = 0; }) ==
        "relay_hold.max_per_attachment: value 0 is not allowed");
  CHECK(refusal([](RelayHoldConfig& bad) { bad.relay.source_port = 0; }) ==
        "relay.source_port: value 0 is not allowed");
}

TEST_CASE_METHOD(HoldFixture, "events that nobody polls are bounded and counted", "[relay]") {
  config.max_queued_events = 2;
  Reset();
  for (const char* port : {"a", "b", "c"}) Send(At(0), port, Asks("0001"));
  queue.HandleTimeout(At(500));
  CHECK(Events() == Names{"late-let-go b", "late-let-go c"});
  CHECK(queue.counters().events_lost == 1);
  CHECK(queue.counters().count(Id::kLateLetGo) == 3);
  RelayHoldCounters sum = queue.counters();
  sum += queue.counters();
  CHECK(sum.count(Id::kLateLetGo) == 6);
  CHECK(sum.held == 6);
  std::string told;
  sum.ForEach([&](std::string_view name, uint64_t count) {
    if (count != 0) told += std::string(name) + " " + std::to_string(count) + " ";
  });
  CHECK(told == "held 6 events-lost 2 event-late-let-go 6 ");
}

// ---- any order of drains ----

// What went out and what was told, and what was wrong.
struct Played {
  std::string trace;
  std::string fault;
};

// Plays the inputs of `seed`, a few between drains, and drains in the orders of `drain_seed`.
Played Play(uint32_t seed, uint32_t drain_seed) {
  std::mt19937 random(seed);
  std::mt19937 drains(drain_seed);
  HoldFixture f;
  f.config.max_messages = 12;
  f.config.max_per_attachment = 3;
  f.config.when_late = seed % 2 == 0 ? HeldEnd::kLetGo : HeldEnd::kDrop;
  f.config.when_crowded = seed % 3 == 0 ? HeldEnd::kLetGo : HeldEnd::kDrop;
  f.Reset();
  Played played;
  int64_t clock = 0;
  std::string sent;
  std::string told;
  for (int round = 0; round < 300 && played.fault.empty(); ++round) {
    for (uint32_t i = random() % 4; i > 0; --i) {
      clock += static_cast<int64_t>(random() % 200) - 20;
      const std::string port(1, static_cast<char>('a' + random() % 6));
      const std::string client = "000" + std::to_string(random() % 4);
      switch (random() % 8) {
        case 0:
          f.queue.HandleAnswer(At(clock), Port(port));
          break;
        case 1:
          f.queue.HandleDetach(At(clock), Port(port));
          break;
        case 2:
          f.queue.HandleTimeout(At(clock));
          break;
        default:
          f.Send(At(clock), port, Asks(client, "0" + std::to_string(100 + round % 900)));
      }
      if (f.queue.size() > f.config.max_messages) played.fault = "more is held than may be";
    }
    // Three drains in any order, each one maybe twice.
    std::array<int, 6> order = {0, 1, 2, 0, 1, 2};
    std::shuffle(order.begin(), order.end(), drains);
    for (const int drain : order) {
      if (drain == 0) {
        for (std::string next = f.Poll(); next != "none"; next = f.Poll()) sent += next + "\n";
      } else if (drain == 1) {
        for (const std::string& event : f.Events()) told += event + "\n";
      } else {
        (void)f.queue.NextDeadline();
      }
    }
    const auto deadline = f.queue.NextDeadline();
    if (deadline.has_value() != (f.queue.size() != 0)) played.fault = "a deadline for nothing";
    if (deadline.has_value() && deadline->when <= At(clock)) {
      played.fault = "a deadline in the past after a drain";
    }
  }
  f.queue.HandleTimeout(TimePoint::max());
  for (std::string next = f.Poll(); next != "none"; next = f.Poll()) sent += next + "\n";
  for (const std::string& event : f.Events()) told += event + "\n";
  if (f.queue.size() != 0 || f.queue.octets() != 0) played.fault = "something was left";
  const RelayHoldCounters& counters = f.queue.counters();
  // Each message that was held went out once, or was dropped once.
  if (counters.polled + counters.count(Id::kUnpolledDropped) +
          counters.count(Id::kDetachedDropped) + counters.count(Id::kLateDropped) +
          counters.count(Id::kCrowdedDropped) !=
      counters.held) {
    played.fault = "a message was lost, or went out twice";
  }
  played.trace = sent + told;
  return played;
}

TEST_CASE("in whatever order a queue is drained, the same goes out and the same is told",
          "[relay][R28]") {
  std::string fault;
  size_t empty = 0;
  for (uint32_t seed = 1; seed <= 30 && fault.empty(); ++seed) {
    const Played first = Play(seed, 1);
    fault = first.fault;
    if (first.trace.empty()) ++empty;
    for (uint32_t drains = 2; drains <= 4 && fault.empty(); ++drains) {
      const Played other = Play(seed, drains);
      fault = other.fault;
      if (other.trace != first.trace) fault = "another trace, seed " + std::to_string(seed);
    }
  }
  CHECK(fault == "");
  CHECK(empty == 0);
}

}}  // namespace mip6boot::test::relay
