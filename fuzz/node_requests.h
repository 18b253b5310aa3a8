// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The requests of one mobile node, one after the other: each is what has to be sent.

#ifndef MIP6BOOT_FUZZ_NODE_REQUESTS_H_
#define MIP6BOOT_FUZZ_NODE_REQUESTS_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "fuzz/expected_request.h"
#include "fuzz/finding.h"
#include "mip6boot/dhcpv6/conformance.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot::fuzz {

class NodeRequests {
 public:
  // Of the request that is out.
  uint32_t transaction_id() const { return transaction_id_; }

  // A Reconfigure of this server has begun the exchange.
  void AskFor(Bytes server_id, const roles::MobileNode& node) {
    asked_by_.assign(server_id.begin(), server_id.end());
    asked_in_ = node.counters().exchanges;
  }
  // Another machine goes on.
  void Restart() { asked_in_ = sent_in_ = 0; }

  // The first request of an exchange, or the same again (R74), octet for octet. `drawn`: at random,
  // since the one before.
  void Send(TimePoint now, const roles::MobileNode::Transmit& transmit,
            const roles::MobileNode& node, const std::vector<uint32_t>& drawn) {
    const Bytes datagram = transmit.datagram;
    Require(datagram.size() >= 4, "no message");
    const uint64_t exchange = node.counters().exchanges;
    if (exchange != sent_in_) {
      sent_in_ = exchange;
      first_sent_at_ = now;
      transaction_id_ = LoadBigEndian24(&datagram[1]);
      Require(std::any_of(drawn.begin(), drawn.end(),
                          [this](uint32_t number) { return number >> 8 == transaction_id_; }),
              "a transaction-id that is not drawn anew (R74)");
    }
    RequestTimes times;
    times.transaction_id = transaction_id_;
    times.elapsed = now - first_sent_at_;
    if (exchange == asked_in_) times.server_id = asked_by_;
    RequireSame(datagram, ExpectedRequest(node.config(), times),
                "another request than has to be sent");
    Require(transmit.destination == ExpectedRelaysAndServers(node.config()), "sent elsewhere");
    RequireInPlace(datagram);
  }

 private:
  static void RequireInPlace(Bytes datagram) {
    const auto message = dhcpv6::MessageView::Parse(datagram);
    Require(message.has_value(), "a request that cannot be read");
    dhcpv6::FindViolations(*message, [](const dhcpv6::Violation& violation) {
      Require(false, violation.ToString().c_str());
    });
  }

  uint32_t transaction_id_ = 0;
  uint64_t sent_in_ = 0;  // the exchange of the last request
  TimePoint first_sent_at_{};
  std::vector<uint8_t> asked_by_;  // the server whose Reconfigure was taken last
  uint64_t asked_in_ = 0;          // in the exchange that it began
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_NODE_REQUESTS_H_
