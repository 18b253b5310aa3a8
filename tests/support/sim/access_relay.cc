// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The access server's side towards the nodes and the DHCPv6 servers: the relay agent.

#include <algorithm>
#include <array>
#include <utility>

#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/dhcpv6/rsoo.h"
#include "tests/support/sim/access_host.h"
#include "tests/support/sim/node_host.h"
#include "tests/support/sim/relay_host.h"

namespace mip6boot::sim {
namespace {

NodeNumber NodeAt(roles::InterfaceIndex port) { return static_cast<NodeNumber>(port) - 1; }

}  // namespace

void AccessHost::HandleDatagram(const Datagram& received) {
  if (!running()) return;
  std::array<uint8_t, 4> interface_id;
  roles::RelayLink link;
  link.link_address = address_;
  if (received.interface != roles::InterfaceIndex{}) {
    if (ports_.count(NodeAt(received.interface)) == 0) return;  // it has left meanwhile
    StoreBigEndian32(interface_id.data(), static_cast<uint32_t>(received.interface));
    link.interface_id = interface_id;
  } else {
    link.trusted = true;
    link.to_servers = true;
  }
  Relay(received, link);
}

void AccessHost::Relay(const Datagram& received, const roles::RelayLink& link) {
  roles::ReceivedDatagram datagram;
  datagram.payload = received.octets;
  datagram.source = received.source;
  datagram.interface = received.interface;
  datagram.to_unicast = received.to_unicast;
  const roles::Outcome outcome = roles::RelayAgent::Step(
      relay_config_, link, datagram, [this](const roles::RelayNeed& need) { return Supply(need); },
      absl::MakeSpan(around_.buffer));
  relay_counters_.Record(outcome);
  if (!outcome.transmits()) return;
  if (outcome.event == roles::Event::kRelayedToPeer) return SendToNode(outcome, received);
  if (!received.tainted) {
    if (World::HoldsRefused(outcome.datagram)) {
      around_.Broken(2, received.node, "a relay supplies a home agent that the AAA refused");
    }
    CheckSupplied(outcome.datagram, NodeAt(received.interface));
  }
  SendToServers(around_, id_, {address_, dhcpv6::kServerPort}, outcome, received);
}

absl::Span<const roles::SuppliedHomeNetwork> AccessHost::Supply(const roles::RelayNeed& need) {
  NodeNumber node = NodeAt(need.interface);
  if (around_.plan.sabotage == Sabotage::kWrongHomeAgent) {
    node = (node + 1) % around_.plan.nodes;
  }
  if (around_.plan.sabotage == Sabotage::kLeakRefused && !need.ids.empty()) {
    const HomeAgentRecord refused = around_.world.Refused(node);
    sabotaged_octets_ = {0x00, 0x48, 0x00, 0x10};
    const Bytes address = refused.address.bytes();
    sabotaged_octets_.insert(sabotaged_octets_.end(), address.begin(), address.end());
    sabotaged_ = {{roles::HomeNetworkKind::kIdentified, need.ids[0], sabotaged_octets_}};
    return sabotaged_;
  }
  binding_ = nas_->bindings().Find(around_.network.now(), KeyOf(node), need.client_id);
  if (!binding_.has_value()) return {};
  return absl::MakeConstSpan(binding_->networks.data(), binding_->networks.size());
}

// Invariants 1 and 2: in the RSOO of this relay is nothing but what the AAA has assigned to the
// node behind the port, and only while that holds.
void AccessHost::CheckSupplied(Bytes relay_forward, NodeNumber node) {
  const Result<dhcpv6::RelayView> view = dhcpv6::RelayView::Parse(relay_forward);
  if (!view) return around_.Broken(4, node, "a relay wrote what cannot be read");
  const std::optional<dhcpv6::OptionView> rsoo = view->options().First(dhcpv6::OptionCode::kRsoo);
  if (!rsoo.has_value()) return;
  ++around_.supplied;
  const Port& port = ports_[node];
  const bool over = port.expiry.has_value() && around_.network.now() >= *port.expiry;
  const Result<dhcpv6::OptionRange> containers = dhcpv6::OptionRange::Inside(*rsoo);
  if (!containers) return around_.Broken(4, node, "a relay wrote an RSOO that cannot be read");
  for (const dhcpv6::OptionView container : *containers) {
    const Result<dhcpv6::OptionRange> inside = dhcpv6::OptionRange::Inside(container);
    if (!inside) return around_.Broken(4, node, "a relay wrote a container that cannot be read");
    for (const dhcpv6::OptionView option : *inside) {
      if (option.code != dhcpv6::OptionCode::kMip6Haa) continue;
      const Ipv6Address address = Ipv6Address::Load(option.data.data());
      const bool bound =
          !over && std::any_of(port.bound.begin(), port.bound.end(), [&](HomeAgentRef ref) {
            return around_.world.agent(ref).address == address;
          });
      if (!bound) {
        around_.Broken(2, node,
                       "a relay supplies " + address.ToString() +
                           ", which is not assigned to the node, or no more");
      }
    }
  }
}

void AccessHost::SendToNode(const roles::Outcome& outcome, const Datagram& cause) {
  if (!outcome.interface_id.has_value() || outcome.interface_id->size() != 4) return;
  const NodeNumber node =
      NodeAt(roles::InterfaceIndex{LoadBigEndian32(outcome.interface_id->data())});
  if (ports_.count(node) == 0) return;  // it has left
  for (const roles::Destination& destination : outcome.destinations) {
    // On its link there is nobody but the node.
    const NodeHost& host = *around_.node_hosts[node];
    if (destination.endpoint.address != host.link_local()) continue;
    Datagram datagram;
    datagram.from = id_;
    datagram.to = host.id();
    datagram.source = {address_, dhcpv6::kServerPort};
    datagram.destination = destination.endpoint;
    datagram.interface = roles::InterfaceIndex{1};
    datagram.tainted = cause.tainted;
    datagram.node = cause.node;
    datagram.octets.assign(outcome.datagram.begin(), outcome.datagram.end());
    if (!cause.tainted && World::HoldsRefused(outcome.datagram)) {
      around_.Broken(2, node, "a Reply holds a home agent that the AAA refused");
    }
    around_.network.Send(std::move(datagram));
  }
}

}  // namespace mip6boot::sim
