// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A relay agent further up, which knows of no access server: roles::RelayAgent and nothing else.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_RELAY_HOST_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_RELAY_HOST_H_

#include <optional>

#include "mip6boot/roles/relay_agent.h"
#include "tests/support/sim/surroundings.h"

namespace mip6boot::sim {

class RelayHost final : public Participant {
 public:
  // `uplink`: the next relay; none: all DHCPv6 servers.
  RelayHost(Surroundings& around, uint32_t number, std::optional<Ipv6Address> uplink);

  void HandleDatagram(const Datagram& received) override;

  static Ipv6Address AddressOf(uint32_t number);
  ParticipantId id() const { return id_; }
  const roles::Counters& counters() const { return counters_; }

 private:
  Surroundings& around_;
  Ipv6Address address_;
  ParticipantId id_;
  roles::RelayAgentConfig config_;
  roles::Counters counters_;
};

// To each destination of `outcome`, which `cause` led to; ff05::1:3 are all DHCPv6 servers.
void SendToServers(Surroundings& around, ParticipantId from, const roles::UdpEndpoint& source,
                   const roles::Outcome& outcome, const Datagram& cause);

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_RELAY_HOST_H_
