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

// The clock of the machine that the relay is on, where it is another one.
constexpr Duration kRelayClock = -std::chrono::hours(1000);
// Of the epoch that the machines agree on.
constexpr Duration kEpoch = std::chrono::hours(500'000);

NodeNumber NodeAt(roles::InterfaceIndex port) { return static_cast<NodeNumber>(port) - 1; }

// By the OPTION_INTERFACE_ID of our own.
std::optional<NodeNumber> NodeBehind(Bytes relay_forward) {
  const Result<dhcpv6::RelayView> view = dhcpv6::RelayView::Parse(relay_forward);
  if (!view) return std::nullopt;
  const std::optional<dhcpv6::OptionView> interface_id =
      view->options().First(dhcpv6::OptionCode::kInterfaceId);
  if (!interface_id.has_value() || interface_id->data.size() != 4) return std::nullopt;
  return NodeAt(roles::InterfaceIndex{LoadBigEndian32(interface_id->data.data())});
}

constexpr const char* kDeadlines[] = {
#define MIP6BOOT_DEADLINE(enumerator, name, text) name,
#include "mip6boot/roles/relay_hold_queue.def"
};

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
  const roles::RelayNeed need = roles::RelayAgent::Examine(relay_config_, link, datagram);
  const auto port = ports_.find(NodeAt(need.interface));
  if (hold_.has_value() && need.wanted && port != ports_.end() && port->second.asking) {
    const size_t held = hold_->size();
    held_tainted_ = held_tainted_ || received.tainted;
    hold_->HandleDatagram(around_.network.now(), KeyOf(NodeAt(need.interface)), link, datagram);
    return PumpHeld(held, false);
  }
  absl::Span<const roles::SuppliedHomeNetwork> supplied;
  if (need.wanted) supplied = Supply(NodeAt(need.interface), need);
  Forward(roles::RelayAgent::Answer(relay_config_, link, datagram, supplied,
                                    absl::MakeSpan(around_.buffer)),
          received);
}

void AccessHost::Forward(const roles::Outcome& outcome, const Datagram& cause) {
  relay_counters_.Record(outcome);
  if (!outcome.transmits()) return;
  if (outcome.event == roles::Event::kRelayedToPeer) return SendToNode(outcome, cause);
  if (!cause.tainted) {
    if (World::HoldsRefused(outcome.datagram)) {
      around_.Broken(2, cause.node, "a relay supplies a home agent that the AAA refused");
    }
    CheckSupplied(outcome.datagram);
  }
  SendToServers(around_, id_, {address_, dhcpv6::kServerPort}, outcome, cause);
}

// ---- what is held ----

void AccessHost::Answered(NodeNumber node) {
  if (!hold_.has_value()) return;
  const size_t held = hold_->size();
  hold_->HandleAnswer(around_.network.now(), KeyOf(node));
  PumpHeld(held, false);
}

void AccessHost::PumpHeld(size_t held, bool woken) {
  const auto supply = [this](const roles::AttachmentKey& key, const roles::RelayNeed& need) {
    return Supply(LoadBigEndian32(key.octets().data()), need);
  };
  MachineWatch::Step step;
  for (;;) {
    const Result<std::optional<roles::Outcome>> outcome =
        hold_->PollTransmit(supply, absl::MakeSpan(around_.buffer));
    if (!outcome) {
      around_.Broken(4, std::nullopt, "hold queue: cannot send: " + outcome.error().ToString());
      break;
    }
    if (!outcome->has_value()) break;
    ++step.work;
    Datagram cause;
    cause.tainted = held_tainted_;
    if ((*outcome)->transmits()) cause.node = NodeBehind((*outcome)->datagram);
    Forward(**outcome, cause);
  }
  while (const std::optional<roles::RelayHoldEvent> event = hold_->PollEvent()) {
    ++step.work;
    around_.network.Say(id_, roles::RelayHoldEventName(event->id),
                        LoadBigEndian32(event->key.octets().data()));
  }
  if (hold_->size() == 0) held_tainted_ = false;
  step.now = around_.network.now();
  step.woken = woken;
  // Each that goes out tells so; one that comes in can drive out another, or go out at once.
  step.most_work = 2 * (held + 1);
  step.changed = hold_->size() != held;
  if (const std::optional<roles::RelayHoldQueue::Deadline> deadline = hold_->NextDeadline()) {
    step.deadline = deadline->when;
    step.why = kDeadlines[static_cast<size_t>(deadline->why)];
  }
  const std::string wrong = hold_watch_.Drained(step);
  if (!wrong.empty()) around_.Broken(4, std::nullopt, "hold queue: " + wrong);
  around_.network.SetTimer(hold_timer_, step.deadline);
}

roles::RelayHoldCounters AccessHost::hold_counters() const {
  roles::RelayHoldCounters all = hold_counters_;
  if (hold_.has_value()) all += hold_->counters();
  return all;
}

// ---- what is supplied ----

absl::Span<const roles::SuppliedHomeNetwork> AccessHost::Supply(NodeNumber node,
                                                                const roles::RelayNeed& need) {
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
  binding_ = relay_elsewhere_
                 ? ReadRecord(node, need.client_id)
                 : nas_->bindings().Find(around_.network.now(), KeyOf(node), need.client_id);
  if (!binding_.has_value()) return {};
  return absl::MakeConstSpan(binding_->networks.data(), binding_->networks.size());
}

// The store is told what happens to a binding, but of its end in time: that stands in the record.
void AccessHost::Share(NodeNumber node) {
  if (!relay_elsewhere_) return;
  const TimePoint now = around_.network.now();
  const std::optional<roles::Binding> binding = nas_->bindings().Peek(now, KeyOf(node));
  if (!binding.has_value()) {
    if (around_.plan.sabotage != Sabotage::kStaleRecord) records_.erase(node);
    return;
  }
  std::array<uint8_t, roles::kMaxBindingRecordSize> buffer;
  const roles::SharedMoment moment{now, now.time_since_epoch() + kEpoch};
  const Result<Bytes> record =
      roles::EncodeBinding(KeyOf(node), *binding, moment, MutableBytes(buffer));
  if (!record) return around_.Broken(4, node, "a binding cannot be shared");
  records_[node].assign(record->begin(), record->end());
}

std::optional<roles::Binding> AccessHost::ReadRecord(NodeNumber node, Bytes client_id) {
  const auto found = records_.find(node);
  if (found == records_.end()) return std::nullopt;
  ++records_read_;
  const TimePoint here = around_.network.now() + kRelayClock;
  const roles::SharedMoment moment{here, around_.network.now().time_since_epoch() + kEpoch};
  const Result<roles::BindingRecord> record = roles::DecodeBinding(found->second, moment);
  if (!record || !(record->key == KeyOf(node))) {
    around_.Broken(4, node, "what was shared of a binding cannot be read");
    return std::nullopt;
  }
  const roles::Binding& binding = record->binding;
  const bool over = binding.expiry.has_value() && *binding.expiry <= here;
  if (over && around_.plan.sabotage != Sabotage::kStaleRecord) return std::nullopt;
  if (!binding.pinned_duid.empty() && binding.pinned_duid != client_id) return std::nullopt;
  return binding;
}

// Invariants 1 and 2: in the RSOO of this relay is nothing but what the AAA has assigned to the
// node behind the port, and only while that holds.
void AccessHost::CheckSupplied(Bytes relay_forward) {
  const std::optional<NodeNumber> behind = NodeBehind(relay_forward);
  if (!behind.has_value()) return around_.Broken(4, std::nullopt, "a relay names no port");
  const NodeNumber node = *behind;
  const Result<dhcpv6::RelayView> view = dhcpv6::RelayView::Parse(relay_forward);
  const std::optional<dhcpv6::OptionView> rsoo = view->options().First(dhcpv6::OptionCode::kRsoo);
  if (!rsoo.has_value()) return;
  ++around_.supplied;
  const Port& port = ports_[node];
  const bool over = (port.expiry.has_value() && around_.network.now() >= *port.expiry) ||
                    around_.world.IsAborted(port.session_id);
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
