// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The mobile node of the scenario: roles::MobileNode with a UDP socket, a timer, and the DNS for
// when DHCPv6 yields nothing.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_MOBILE_NODE_HOST_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_MOBILE_NODE_HOST_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "examples/integrated_scenario/clock.h"
#include "examples/integrated_scenario/home_agent_search.h"
#include "examples/integrated_scenario/loopback_network.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot::scenario {

// A home network that the node learnt, as text of its own: what the library hands out views the
// Reply.
struct LearntHomeNetwork {
  roles::HomeNetworkKind kind{};
  std::string id;  // of an identified one
  std::vector<std::string> prefixes;
  std::vector<std::string> addresses;
  std::vector<std::string> names;
};

// What the node ended with.
struct MobileNodeResult {
  std::vector<LearntHomeNetwork> networks;
  std::optional<std::string> fallback;   // why it went to the DNS, if it did
  std::vector<FoundHomeAgent> from_dns;  // best first
  std::string home_agent;  // to register with: an address or a name; empty if there is none
  uint64_t retransmissions = 0;
};

class MobileNodeHost {
 public:
  MobileNodeHost(LoopbackNetwork& network, roles::MobileNodeConfig config, RandomSource& random);

  // The node has attached: it asks. `finished` is called once, when it knows its home networks, or
  // that there are none.
  void Start(std::function<void()> finished);
  const MobileNodeResult& result() const { return result_; }

 private:
  void Receive(const roles::ReceivedDatagram& received);
  void Pump();
  void Handle(const roles::MobileNodeEvent& event);
  void TakeHomeNetworks();
  void GoToDns(roles::FallbackReason reason);
  void Finish();

  LoopbackNetwork& network_;
  roles::MobileNode node_;
  DeadlineTimer timer_;
  UdpSocket socket_;
  HomeAgentSearch search_;
  std::function<void()> finished_;
  MobileNodeResult result_;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_MOBILE_NODE_HOST_H_
