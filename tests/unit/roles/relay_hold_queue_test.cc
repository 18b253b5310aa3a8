// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A relay beside an access server that answers late.

#include "mip6boot/roles/relay_hold_queue.h"

#include <chrono>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/roles/relay_hold_queue_harness.h"

namespace mip6boot::test::relay { namespace {

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

TEST_CASE_METHOD(HoldFixture,
                 "of what can go out the longest ready gives way, not what was answered",
                 "[relay]") {
  config.max_per_attachment = 2;
  Reset();
  const std::vector<uint8_t> unreadable = FromHex("0b000001 00");
  Send(At(0), "a", Asks("0001"));
  for (int i = 0; i < 3; ++i) Send(At(1), "a", unreadable);
  CHECK(Events() == Names{"unpolled-dropped a"});
  queue.HandleAnswer(At(2), Port("a"));
  CHECK(Events() == Names{"answered a", "unpolled-dropped a"});
  CHECK(queue.octets() == 0);
  // What cannot be read is the server's to judge.
  CHECK(Poll() ==
        "0c0020010db80001c02000000000000000fffe80000000000000020000fffe000001"
        "0012000465746831000900050b00000100");
  CHECK(Poll() == Relayed(Asks("0001"), kVisitedRsoo));
  CHECK(Poll() == "none");
  CHECK_FALSE(queue.NextDeadline().has_value());
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
  using Config = RelayHoldConfig;
  CHECK(refusal([](Config& bad) { bad.hold_time = Duration(0); }) ==
        "relay_hold.hold_time: 0 s, must be at least 1 us");
  CHECK(refusal([](Config& bad) { bad.hold_time = std::chrono::seconds(-3); }) ==
        "relay_hold.hold_time: -3 s, must be at least 1 us");
  CHECK(refusal([](Config& bad) { bad.hold_time = std::chrono::seconds(601); }) ==
        "relay_hold.hold_time: 601 s, must be at most 600 s");
  CHECK(refusal([](Config& bad) { bad.when_late = HeldEnd{2}; }) ==
        "relay_hold.when_late: value 2 is not allowed");
  CHECK(refusal([](Config& bad) { bad.when_crowded = HeldEnd{2}; }) ==
        "relay_hold.when_crowded: value 2 is not allowed");
  CHECK(refusal([](Config& bad) { bad.max_messages = 0; }) ==
        "relay_hold.max_messages: 0, must be at least 1");
  CHECK(refusal([](Config& bad) { bad.max_octets = 65535; }) ==
        "relay_hold.max_octets: length 65535, must be at least 65536");
  CHECK(refusal([](Config& bad) { bad.max_per_attachment = 0; }) ==
        "relay_hold.max_per_attachment: 0, must be at least 1");
  CHECK(refusal([](Config& bad) { bad.max_queued_events = 0; }) ==
        "relay_hold.max_queued_events: 0, must be at least 1");
}

TEST_CASE_METHOD(HoldFixture, "an error about the relay of a queue has the whole path", "[relay]") {
  const auto refusal = [](auto change) {
    RelayHoldConfig bad;
    Destination server;
    server.endpoint = {*Ipv6Address::FromText("2001:db8::547"), 547};
    bad.relay.servers = {server};
    change(bad.relay);
    return bad.Validate().error().ToString();
  };
  CHECK(refusal([](RelayAgentConfig& bad) { bad.source_port = 0; }) ==
        "relay_hold.relay.source_port: value 0 is not allowed");
  CHECK(refusal([](RelayAgentConfig& bad) { bad.hop_count_limit = 0; }) ==
        "relay_hold.relay.hop_count_limit: 0, must be at least 1");
  CHECK(refusal([](RelayAgentConfig& bad) { bad.limits.relay_depth = 1; }) ==
        "relay_hold.relay.limits.relay_depth: 1, must be at least 8");
  CHECK(refusal([](RelayAgentConfig& bad) { bad.servers[0].endpoint.port = 0; }) ==
        "relay_hold.relay.servers[0].port: value 0 is not allowed");
  CHECK(refusal([](RelayAgentConfig& bad) { bad.servers[0].endpoint.address = Ipv6Address(); }) ==
        "relay_hold.relay.servers[0].address: is missing");
  CHECK(refusal([](RelayAgentConfig& bad) {
          bad.servers = {bad.servers[0], bad.servers[0]};
        }) == "relay_hold.relay.servers[1]: stands 2 times, at most 1");
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

}}  // namespace mip6boot::test::relay
