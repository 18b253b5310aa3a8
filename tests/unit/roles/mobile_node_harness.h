// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A mobile node in virtual time, with the messages of the vectors.

#ifndef MIP6BOOT_TESTS_UNIT_ROLES_MOBILE_NODE_HARNESS_H_
#define MIP6BOOT_TESTS_UNIT_ROLES_MOBILE_NODE_HARNESS_H_

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/roles/mobile_node.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::test::node {

using namespace roles;  // NOLINT(google-build-using-namespace): the room under test

// 1.5 s after the clock's beginning: At(1500ms).
inline TimePoint At(Duration since_start) { return TimePoint(since_start); }

// Vectors, by their names there.
inline constexpr std::string_view kReplyIdentified =
    "07a1b2c3 0001000a00030001020000000001 0002000a000200007ed90badc0de 0020000400001c20"
    "00450059 0031001204686f6d65076578616d706c65036f726700"
    "004700114020010db8600003020000000000000000 0048001020010db8600003020000000000000001"
    "004900160368613104686f6d65076578616d706c65036f726700";
inline constexpr std::string_view kReplyVisited =
    "07a1b2c3 0001000a00030001020000000001 0002000a000200007ed90badc0de"
    "00320029 004700114020010db80001c0200000000000000000"
    "0048001020010db80001c0200000000000000001";
inline constexpr std::string_view kReplyNothingAvailable =
    "07a1b2c3 0001000a00030001020000000001 0002000a000200007ed90badc0de";
inline constexpr std::string_view kReplyUnspecFail =
    "07a1b2c3 0001000a00030001020000000001 0002000a000200007ed90badc0de"
    "000d00110001696e76616c6964206d657373616765";
// The same reporting UseMulticast.
inline constexpr std::string_view kReplyUseMulticast =
    "07a1b2c3 0001000a00030001020000000001 0002000a000200007ed90badc0de 000d00020005";
// A Reconfigure for an Information-request, with an OPTION_AUTH.
inline constexpr std::string_view kReconfigure =
    "0a000000 0001000a00030001020000000001 0002000a000200007ed90badc0de 001300010b"
    "000b001c 030100 0000000000000001 02 00112233445566778899aabbccddeeff";
// What ends the exchange that `Requested` opened, with no information but what is put behind it.
inline std::string ReplyWith(std::string_view options) {
  return std::string(kReplyNothingAvailable) + std::string(options);
}

inline DomainName Name(std::string_view text) { return *DomainName::FromText(text); }

// The client of the vectors: DUID-LL, Ethernet, 02:00:00:00:00:01.
inline MobileNodeConfig BaseConfig() {
  MobileNodeConfig config;
  config.client_id = {0x00, 0x03, 0x00, 0x01, 0x02, 0x00, 0x00, 0x00, 0x00, 0x01};
  return config;
}
inline MobileNodeConfig IdentifiedConfig() {
  MobileNodeConfig config = BaseConfig();
  config.request.identified = true;
  config.request.ids = {Name("home.example.org")};
  return config;
}
inline MobileNodeConfig VisitedConfig() {
  MobileNodeConfig config = BaseConfig();
  config.request.visited = true;
  return config;
}

class NodeHarness {
 public:
  // The transaction-id of the first exchange is that of the vectors, its start delay 0.5 s.
  explicit NodeHarness(const MobileNodeConfig& config = IdentifiedConfig())
      : random({0xa1b2c300, ScriptedRandom::kMiddle}), node(config, random) {}

  // The datagram that is due, as hex; "" if none is.
  std::string Poll() {
    const auto transmit = node.PollTransmit(absl::MakeSpan(buffer_));
    return transmit && transmit->has_value() ? ToHex((*transmit)->datagram) : "";
  }
  // Started at 0, first transmission at 0.5 s.
  std::string Request() {
    node.Start(At(Duration(0)));
    node.HandleTimeout(At(std::chrono::milliseconds(500)));
    return Poll();
  }
  void Give(Duration when, std::string_view hex) {
    const std::vector<uint8_t> octets = FromHex(hex);
    GiveOctets(when, octets);
  }
  void GiveOctets(Duration when, Bytes octets, bool to_unicast = true,
                  ReconfigureAuthentication authentication = ReconfigureAuthentication::kVerified) {
    ReceivedDatagramFrom(octets, to_unicast);
    node.HandleDatagram(At(when), received_, authentication);
  }
  // The names of the events since the last call; of a drop and a fallback the reason too.
  std::vector<std::string> Events() {
    std::vector<std::string> names;
    while (const std::optional<MobileNodeEvent> event = node.PollEvent()) {
      std::string name = MobileNodeEventName(event->id);
      if (event->id == MobileNodeEventId::kDropped) {
        name += std::string(" ") + MobileNodeDropName(event->drop);
        if (event->violation.has_value()) {
          name += std::string(" ") + dhcpv6::Describe(event->violation->kind).name;
        }
      }
      if (event->id == MobileNodeEventId::kFallbackNeeded) {
        name += std::string(" ") + FallbackReasonName(event->fallback);
      }
      names.push_back(name);
    }
    return names;
  }
  // The deadline in seconds; -1 without one.
  MobileNode::Deadline Next() const {
    const auto next = node.NextDeadline();
    REQUIRE(next.has_value());
    return *next;
  }
  double NextSeconds() const {
    const auto deadline = node.NextDeadline();
    return deadline.has_value()
               ? std::chrono::duration<double>(deadline->when.time_since_epoch()).count()
               : -1;
  }

  ScriptedRandom random;
  MobileNode node;

 private:
  void ReceivedDatagramFrom(Bytes octets, bool to_unicast) {
    received_.payload = octets;
    received_.source.port = 547;
    received_.interface = node.config().interface;
    received_.to_unicast = to_unicast;
  }

  std::vector<uint8_t> buffer_ = std::vector<uint8_t>(MobileNode::kMaxRequestSize);
  ReceivedDatagram received_;
};

using Names = std::vector<std::string>;

}  // namespace mip6boot::test::node

#endif  // MIP6BOOT_TESTS_UNIT_ROLES_MOBILE_NODE_HARNESS_H_
