// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/mobile_node_host.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "examples/integrated_scenario/topology.h"

namespace mip6boot::scenario {
namespace {

using roles::MobileNode;
using roles::MobileNodeEventId;

LearntHomeNetwork Copy(const roles::HomeNetworkInformation& information) {
  LearntHomeNetwork learnt;
  learnt.kind = information.kind;
  if (!information.id.empty()) learnt.id = information.id.ToString();
  for (const Ipv6Prefix& prefix : information.network.prefixes)
    learnt.prefixes.push_back(prefix.ToString());
  for (const Ipv6Address& address : information.network.addresses)
    learnt.addresses.push_back(address.ToString());
  for (const DomainNameView name : information.network.names)
    learnt.names.push_back(name.ToString());
  return learnt;
}

}  // namespace

MobileNodeHost::MobileNodeHost(LoopbackNetwork& network, roles::MobileNodeConfig config,
                               RandomSource& random)
    : network_(network),
      node_(std::move(config), random),
      timer_(network.io(), network.clock()),
      socket_(network, Socket::kMobileNode, {Party::kMobileNode, topology::MobileNode()},
              topology::kAccessPort,
              [this](const roles::ReceivedDatagram& received) { Receive(received); }),
      search_(network, random) {}

void MobileNodeHost::Start(std::function<void()> finished) {
  finished_ = std::move(finished);
  node_.Start(network_.clock().Now());
  Pump();
}

void MobileNodeHost::Receive(const roles::ReceivedDatagram& received) {
  node_.HandleDatagram(network_.clock().Now(), received);
  Pump();
}

// All that a machine wants after something was put into it: send, tell, and be woken up.
void MobileNodeHost::Pump() {
  std::array<uint8_t, MobileNode::kMaxRequestSize> buffer;
  for (;;) {
    const Result<std::optional<MobileNode::Transmit>> transmit =
        node_.PollTransmit(MutableBytes(buffer));
    if (!transmit) {
      network_.Refused(Party::kMobileNode, transmit.error().ToString());
      break;
    }
    if (!transmit->has_value()) break;
    socket_.Send((*transmit)->destination.endpoint, (*transmit)->datagram);
  }
  while (const std::optional<roles::MobileNodeEvent> event = node_.PollEvent()) Handle(*event);

  const std::optional<MobileNode::Deadline> deadline = node_.NextDeadline();
  timer_.Set(deadline.has_value() ? std::optional<TimePoint>(deadline->when) : std::nullopt,
             [this] {
               node_.HandleTimeout(network_.clock().Now());
               Pump();
             });
}

void MobileNodeHost::Handle(const roles::MobileNodeEvent& event) {
  switch (event.id) {
    case MobileNodeEventId::kHomeNetworksLearnt:
    case MobileNodeEventId::kHomeNetworksChanged:
    case MobileNodeEventId::kHomeNetworksRefreshed:
      TakeHomeNetworks();
      break;
    case MobileNodeEventId::kFallbackNeeded:
      GoToDns(event.fallback);
      break;
    case MobileNodeEventId::kDropped:
      network_.Refused(
          Party::kMobileNode,
          fmt::format("drops it: {}{}{}", roles::MobileNodeDropName(event.drop),
                      event.error.has_value() ? ", " + event.error->ToString() : "",
                      event.violation.has_value() ? ", " + event.violation->ToString() : ""));
      break;
    case MobileNodeEventId::kHomeNetworksGone:
    case MobileNodeEventId::kHomeAgentsRetry:
    case MobileNodeEventId::kReconfigured:
    case MobileNodeEventId::kStatusFailure:
      network_.News(Party::kMobileNode, roles::MobileNodeEventName(event.id));
      break;
  }
}

void MobileNodeHost::TakeHomeNetworks() {
  result_.networks.clear();
  for (const roles::HomeNetworkInformation& network : node_.home_networks())
    result_.networks.push_back(Copy(network));
  if (const std::optional<roles::LearntHomeAgent> agent = node_.current_home_agent()) {
    result_.home_agent =
        agent->address.has_value() ? agent->address->ToString() : agent->name.ToString();
  }
  Finish();
}

void MobileNodeHost::GoToDns(roles::FallbackReason reason) {
  if (result_.fallback.has_value()) return;  // one search is enough here
  result_.fallback = roles::FallbackReasonName(reason);
  if (node_.config().dns_fallback.empty()) {
    network_.News(Party::kMobileNode, "has no home network, and no domain to ask the DNS for one");
    return Finish();
  }
  network_.News(Party::kMobileNode, fmt::format("goes to the DNS: {}", *result_.fallback));
  search_.Start(node_.config().dns_fallback, [this] {
    result_.from_dns = search_.found();
    for (const FoundHomeAgent& agent : result_.from_dns) {
      if (result_.home_agent.empty() && !agent.addresses.empty())
        result_.home_agent = agent.addresses.front();
    }
    Finish();
  });
}

void MobileNodeHost::Finish() {
  result_.retransmissions = node_.counters().retransmitted;
  if (finished_) std::exchange(finished_, nullptr)();
}

}  // namespace mip6boot::scenario
