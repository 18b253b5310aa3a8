// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The DHCPv6 server of the access network: roles::DhcpServer with a UDP socket, and the home
// networks that it has itself.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_DHCP_SERVER_HOST_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_DHCP_SERVER_HOST_H_

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "examples/integrated_scenario/loopback_network.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot::scenario {

// A home network as an operator writes it down. What is empty is not there.
struct HomeNetworkEntry {
  std::string prefix;
  std::string address;
  std::string name;  // of the home agent

  bool empty() const { return prefix.empty() && address.empty() && name.empty(); }
};

struct DirectoryEntries {
  HomeNetworkEntry visited;
  HomeNetworkEntry unrestricted;
  std::vector<std::pair<DomainName, HomeNetworkEntry>> identified;  // by the network's name
};

// The server's own home networks. What is asked for is a view into it: nothing is copied for a
// request.
class HomeNetworkDirectory {
 public:
  explicit HomeNetworkDirectory(const DirectoryEntries& entries);

  roles::OwnHomeNetworks Find(const roles::DhcpServerNeed& need) const;

 private:
  roles::HomeNetwork Make(const HomeNetworkEntry& entry);

  std::deque<DomainName> names_;  // a deque, so that they stay where they are
  roles::HomeNetwork visited_;
  roles::HomeNetwork unrestricted_;
  std::vector<std::pair<DomainName, roles::HomeNetwork>> identified_;
};

class DhcpServerHost {
 public:
  // `directory` outlives the server.
  DhcpServerHost(LoopbackNetwork& network, roles::DhcpServerConfig config,
                 const HomeNetworkDirectory& directory);

 private:
  void Receive(const roles::ReceivedDatagram& received);

  LoopbackNetwork& network_;
  roles::DhcpServerConfig config_;
  const HomeNetworkDirectory& directory_;
  UdpSocket socket_;
};

// What a relay or a server makes of what it does not take, in words.
std::string DropText(const roles::Outcome& outcome);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_DHCP_SERVER_HOST_H_
