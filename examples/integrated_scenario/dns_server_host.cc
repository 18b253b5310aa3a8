// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/dns_server_host.h"

#include "examples/integrated_scenario/topology.h"

namespace mip6boot::scenario {

DnsServerHost::DnsServerHost(LoopbackNetwork& network, const DnsZone& zone)
    : network_(network),
      zone_(zone),
      socket_(network, Socket::kDnsServer, {Party::kDnsServer, topology::HomeDns()}, {},
              [this](const roles::ReceivedDatagram& received) { Receive(received); }) {}

void DnsServerHost::Receive(const roles::ReceivedDatagram& received) {
  const std::optional<std::vector<uint8_t>> answer = zone_.Answer(received.payload);
  if (!answer.has_value()) return network_.Refused(Party::kDnsServer, "drops it: no DNS query");
  socket_.Send(received.source, *answer);
}

}  // namespace mip6boot::scenario
