// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A DHCPv6 server: roles::DhcpServer, with home agents of a directory.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_DHCP_HOST_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_DHCP_HOST_H_

#include <memory>

#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_network_lookup.h"
#include "tests/support/sim/home_agent_choice.h"
#include "tests/support/sim/surroundings.h"

namespace mip6boot::sim {

class DhcpHost final : public Participant {
 public:
  DhcpHost(Surroundings& around, uint32_t number,
           std::shared_ptr<const roles::HomeAgentDirectory> tables);

  void HandleDatagram(const Datagram& received) override;
  void HandleTimer(uint32_t) override { home_agents_.HandleTimer(); }

  ParticipantId id() const { return id_; }
  const roles::Counters& counters() const { return counters_; }
  HomeAgentChoice& home_agents() { return home_agents_; }

 private:
  roles::OwnHomeNetworks LookUp(const roles::DhcpServerNeed& need, const Datagram& received,
                                roles::FoundHomeNetworks& found);
  // The answer of a server of another make, which adds what nobody asked for (facts 3.4).
  std::vector<uint8_t> WithForeign(Bytes answer) const;

  Surroundings& around_;
  Ipv6Address address_;
  ParticipantId id_;
  roles::DhcpServerConfig config_;
  bool careless_ = false;
  HomeAgentChoice home_agents_;
  roles::Counters counters_;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_DHCP_HOST_H_
