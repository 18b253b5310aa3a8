// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/dhcp_server_host.h"

#include <fmt/format.h>

#include <array>

#include "examples/integrated_scenario/topology.h"

namespace mip6boot::scenario {

HomeNetworkDirectory::HomeNetworkDirectory(const DirectoryEntries& entries)
    : visited_(Make(entries.visited)), unrestricted_(Make(entries.unrestricted)) {
  for (const auto& [id, entry] : entries.identified) identified_.emplace_back(id, Make(entry));
}

roles::HomeNetwork HomeNetworkDirectory::Make(const HomeNetworkEntry& entry) {
  roles::HomeNetwork network;
  if (!entry.prefix.empty()) (void)network.prefixes.TryPushBack(Prefix(entry.prefix));
  if (!entry.address.empty()) (void)network.addresses.TryPushBack(Address(entry.address));
  if (!entry.name.empty()) {
    names_.push_back(*DomainName::FromText(entry.name));
    (void)network.names.TryPushBack(names_.back().view());
  }
  return network;
}

roles::OwnHomeNetworks HomeNetworkDirectory::Find(const roles::DhcpServerNeed& need) const {
  roles::OwnHomeNetworks own;
  // A server of many links would look at need.link here (R88); this one has one.
  own.visited = &visited_;
  own.unrestricted = &unrestricted_;
  for (const DomainNameView asked : need.request.ids) {
    const roles::HomeNetwork* found = nullptr;
    for (const auto& [id, network] : identified_) {
      if (id.view().EqualsIgnoringCase(asked)) found = &network;
    }
    (void)own.identified.TryPushBack(found);
  }
  return own;
}

DhcpServerHost::DhcpServerHost(LoopbackNetwork& network, roles::DhcpServerConfig config,
                               const HomeNetworkDirectory& directory)
    : network_(network),
      config_(std::move(config)),
      directory_(directory),
      socket_(network, Socket::kDhcpServer, {Party::kDhcpServer, topology::DhcpServer()},
              topology::kUplinkPort,
              [this](const roles::ReceivedDatagram& received) { Receive(received); }) {}

// One datagram in, one out: everything is at hand here. A server that asks a database calls
// Examine, and Answer when it knows.
void DhcpServerHost::Receive(const roles::ReceivedDatagram& received) {
  std::array<uint8_t, 65535> buffer;
  const roles::Outcome outcome = roles::DhcpServer::Step(
      config_, received,
      [this](const roles::DhcpServerNeed& need) { return directory_.Find(need); },
      MutableBytes(buffer));
  if (!outcome.transmits()) return network_.Refused(Party::kDhcpServer, DropText(outcome));
  for (const roles::Destination& destination : outcome.destinations) {
    socket_.Send(destination.endpoint, outcome.datagram);
  }
}

std::string DropText(const roles::Outcome& outcome) {
  std::string text = roles::EventName(outcome.event);
  if (outcome.event == roles::Event::kMalformed || outcome.event == roles::Event::kNotEncodable) {
    text += ": " + outcome.error.ToString();
  }
  if (outcome.violation.has_value()) text += ": " + outcome.violation->ToString();
  return text;
}

}  // namespace mip6boot::scenario
