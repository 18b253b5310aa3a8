// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/relay_host.h"

#include <array>
#include <utility>

namespace mip6boot::sim {

Ipv6Address RelayHost::AddressOf(uint32_t number) {
  std::array<uint8_t, 16> octets = {0x20, 0x01, 0x0d, 0xb8, 0x00, 0x02};
  StoreBigEndian32(octets.data() + 12, number + 1);
  return Ipv6Address(octets);
}

RelayHost::RelayHost(Surroundings& around, uint32_t number, std::optional<Ipv6Address> uplink)
    : around_(around), address_(AddressOf(number)), id_(around.network.Add(Role::kRelay, *this)) {
  around_.addresses[address_] = id_;
  if (uplink.has_value()) {
    roles::Destination next;
    next.endpoint = {*uplink, dhcpv6::kServerPort};
    (void)config_.servers.TryPushBack(next);
  }
}

void RelayHost::HandleDatagram(const Datagram& received) {
  roles::RelayLink link;
  link.link_address = address_;
  link.trusted = true;
  link.to_servers = true;
  roles::ReceivedDatagram datagram;
  datagram.payload = received.octets;
  datagram.source = received.source;
  datagram.interface = received.interface;
  datagram.to_unicast = received.to_unicast;
  const roles::Outcome outcome =
      roles::RelayAgent::Answer(config_, link, datagram, {}, absl::MakeSpan(around_.buffer));
  counters_.Record(outcome);
  if (!outcome.transmits()) return;
  SendToServers(around_, id_, {address_, dhcpv6::kServerPort}, outcome, received);
}

void SendToServers(Surroundings& around, ParticipantId from, const roles::UdpEndpoint& source,
                   const roles::Outcome& outcome, const Datagram& cause) {
  Datagram datagram;
  datagram.from = from;
  datagram.source = source;
  datagram.tainted = cause.tainted;
  datagram.node = cause.node;
  datagram.octets.assign(outcome.datagram.begin(), outcome.datagram.end());
  for (const roles::Destination& destination : outcome.destinations) {
    datagram.destination = destination.endpoint;
    if (destination.endpoint.address == roles::AllDhcpServers()) {
      datagram.to_unicast = false;
      for (const ParticipantId server : around.dhcp_servers) {
        datagram.to = server;
        around.network.Send(datagram);
      }
      continue;
    }
    const auto found = around.addresses.find(destination.endpoint.address);
    if (found == around.addresses.end()) continue;  // corrupted on the way
    datagram.to = found->second;
    datagram.to_unicast = true;
    around.network.Send(datagram);
  }
}

}  // namespace mip6boot::sim
