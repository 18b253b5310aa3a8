// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The DNS server of the home network: one zone, over UDP.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_DNS_SERVER_HOST_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_DNS_SERVER_HOST_H_

#include "examples/integrated_scenario/dns_message.h"
#include "examples/integrated_scenario/loopback_network.h"

namespace mip6boot::scenario {

class DnsServerHost {
 public:
  // `zone` outlives the server.
  DnsServerHost(LoopbackNetwork& network, const DnsZone& zone);

 private:
  void Receive(const roles::ReceivedDatagram& received);

  LoopbackNetwork& network_;
  const DnsZone& zone_;
  UdpSocket socket_;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_DNS_SERVER_HOST_H_
