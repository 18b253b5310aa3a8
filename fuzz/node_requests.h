// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The requests of one mobile node, one after the other: each is what has to be sent, when it has to
// be.

#ifndef MIP6BOOT_FUZZ_NODE_REQUESTS_H_
#define MIP6BOOT_FUZZ_NODE_REQUESTS_H_

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "fuzz/expected_request.h"
#include "fuzz/expected_timeout.h"
#include "fuzz/finding.h"
#include "mip6boot/dhcpv6/conformance.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot::fuzz {

class NodeRequests {
 public:
  // Of the request that is out.
  uint32_t transaction_id() const { return transaction_id_; }

  // `node` will be told that it is `now`. Whether it has to send again.
  bool Pass(TimePoint now, const roles::MobileNode& node) {
    return node.state() == roles::MobileNodeState::kWaiting &&
           timeout_.Pass(now, node.inf_max_rt());
  }
  // A Reconfigure of this server has begun the exchange.
  void AskFor(Bytes server_id, const roles::MobileNode& node) {
    asked_by_.assign(server_id.begin(), server_id.end());
    asked_in_ = node.counters().exchanges;
  }
  // Another machine goes on.
  void Restart() {
    asked_in_ = sent_in_ = begun_ = 0;
    sent_ = 0;
  }

  // The first request of an exchange, or the same again (R74), octet for octet.
  void Send(TimePoint now, const roles::MobileNode::Transmit& transmit,
            const roles::MobileNode& node) {
    const Bytes datagram = transmit.datagram;
    Require(datagram.size() >= 4, "no message");
    const uint64_t exchange = node.counters().exchanges;
    if (exchange != sent_in_) {
      sent_in_ = exchange;
      first_sent_at_ = now;
      transaction_id_ = LoadBigEndian24(&datagram[1]);
      timeout_.Start(now);
    } else {
      timeout_.Pass(now, node.inf_max_rt());
    }
    RequestTimes times;
    times.transaction_id = transaction_id_;
    times.elapsed = now - first_sent_at_;
    if (exchange == asked_in_) times.server_id = asked_by_;
    RequireSame(datagram, ExpectedRequest(node.config(), times),
                "another request than has to be sent");
    Require(transmit.destination == ExpectedRelaysAndServers(node.config()), "sent elsewhere");
    RequireInPlace(datagram);
    RequireRate(now);
  }
  void RequireClocks(TimePoint now, const roles::MobileNode& node) {
    using Reason = roles::MobileNode::DeadlineReason;
    RequireFallback(now, node);
    const auto next = node.NextDeadline();
    if (!next.has_value()) return;
    if (next->why == Reason::kRetransmit) timeout_.See(next->when);
    Require(next->why != Reason::kStartDelay || next->when <= now + std::chrono::seconds(1),
            "asks too late (R10)");
  }

  // A server that fails is left alone for a while (R77).
  static void RequireRest(TimePoint now, const roles::MobileNode& node) {
    const auto next = node.NextDeadline();
    Require(node.state() == roles::MobileNodeState::kResting && next.has_value() &&
                next->when <= now + node.config().failure_rest_time &&
                (next->why != roles::MobileNode::DeadlineReason::kRefresh ||
                 next->when == now + node.config().failure_rest_time),
            "a server that fails is not left alone (R77)");
  }

 private:
  // Nothing is known, and nobody answers for `fallback_wait`: somebody is told (R23).
  void RequireFallback(TimePoint now, const roles::MobileNode& node) {
    const uint64_t told = node.counters().count(roles::MobileNodeEventId::kFallbackNeeded);
    if (begun_ != node.counters().exchanges) {
      begun_ = node.counters().exchanges;
      begun_at_ = now;
      told_before_ = told;
    }
    const bool open = begun_ != 0 && node.state() != roles::MobileNodeState::kResting &&
                      node.state() != roles::MobileNodeState::kStopped;
    if (!open || !node.home_networks().empty()) return;
    Require(now - begun_at_ < node.config().fallback_wait || told > told_before_,
            "nobody is told that nobody answers (R23)");
  }
  static void RequireInPlace(Bytes datagram) {
    const auto message = dhcpv6::MessageView::Parse(datagram);
    Require(message.has_value(), "a request that cannot be read");
    dhcpv6::FindViolations(*message, [](const dhcpv6::Violation& violation) {
      Require(false, violation.ToString().c_str());
    });
  }
  // Twice the 20 of RFC 8415 14.1 can go out in 20 s, after a rest, and no more (R75).
  void RequireRate(TimePoint now) {
    TimePoint& long_ago = sent_at_[sent_ % sent_at_.size()];
    Require(sent_ < sent_at_.size() || now - long_ago > std::chrono::seconds(20),
            "too many requests (R75)");
    long_ago = now;
    ++sent_;
  }

  uint32_t transaction_id_ = 0;
  uint64_t begun_ = 0;  // exchanges
  TimePoint begun_at_{};
  uint64_t told_before_ = 0;  // that nothing was to be had
  uint64_t sent_in_ = 0;      // the exchange of the last request
  TimePoint first_sent_at_{};
  ExpectedTimeout timeout_;
  std::vector<uint8_t> asked_by_;  // the server whose Reconfigure was taken last
  uint64_t asked_in_ = 0;          // in the exchange that it began
  std::array<TimePoint, 40> sent_at_{};
  size_t sent_ = 0;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_NODE_REQUESTS_H_
