// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A queue of messages that wait for an access server, and short names for what goes in and out.

#ifndef MIP6BOOT_TESTS_UNIT_ROLES_RELAY_HOLD_QUEUE_HARNESS_H_
#define MIP6BOOT_TESTS_UNIT_ROLES_RELAY_HOLD_QUEUE_HARNESS_H_

#include <chrono>
#include <string>
#include <vector>

#include "mip6boot/roles/relay_hold_queue.h"
#include "tests/support/catch.h"
#include "tests/unit/roles/relay_agent_harness.h"

namespace mip6boot::test::relay {

using Id = RelayHoldEventId;

inline TimePoint At(int64_t milliseconds) {
  return TimePoint(std::chrono::milliseconds(milliseconds));
}

inline AttachmentKey Port(const std::string& name) {
  return *AttachmentKey::From(AttachmentKind::kPort,
                              Bytes(reinterpret_cast<const uint8_t*>(name.data()), name.size()));
}

// An Information-request of a client, or another message, with its elapsed time.
inline std::vector<uint8_t> Asks(const std::string& client, const std::string& elapsed = "0000",
                                 const std::string& type = "0b") {
  return FromHex(type + "a1b2c3 0001000a0003000102000000" + client + "0008 0002" + elapsed +
                 "0006 0002 0032");
}
// What the relay makes of it: on the link of the fixture, and with a VDINF once that is known.
inline std::string Relayed(const std::vector<uint8_t>& message, const std::string& rsoo = "") {
  return "0c0020010db80001c02000000000000000fffe80000000000000020000fffe000001"
         "0012000465746831" +
         rsoo + "0009001e" + ToHex(message);
}
inline const std::string kVisitedRsoo = "00420018003200140048001020010db80001c0200000000000000001";

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

}  // namespace mip6boot::test::relay

#endif  // MIP6BOOT_TESTS_UNIT_ROLES_RELAY_HOLD_QUEUE_HARNESS_H_
