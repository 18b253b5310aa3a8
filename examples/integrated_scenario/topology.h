// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Who is where: the addresses, names and identities of the scenario. All are set aside for
// documentation.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_TOPOLOGY_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_TOPOLOGY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "mip6boot/base/ip_address.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/roles/datagram.h"

namespace mip6boot::scenario {

// Of text that is one; it stands in this program.
inline Ipv6Address Address(const std::string& text) { return Ipv6Address::FromText(text).value(); }
inline Ipv6Prefix Prefix(const std::string& text) { return Ipv6Prefix::FromText(text).value(); }

namespace topology {

// The visited network asp.example.net: 2001:db8:1::/48, the clients' link 2001:db8:1:c020::/64.
inline roles::UdpEndpoint MobileNode() {
  return {Address("fe80::200:ff:fe00:1"), dhcpv6::kClientPort};
}
inline Ipv6Address MobileNodeCareOfAddress() { return Address("2001:db8:1:c020:200:ff:fe00:1"); }
inline roles::UdpEndpoint RelayDownlink() {
  return {Address("fe80::200:ff:fe00:ff"), dhcpv6::kServerPort};
}
inline roles::UdpEndpoint RelayUplink() {
  return {Address("2001:db8:1:c020::ff"), dhcpv6::kServerPort};
}
inline roles::UdpEndpoint DhcpServer() { return {Address("2001:db8:1::547"), dhcpv6::kServerPort}; }

// The home network home.example.org: 2001:db8:6000::/36, the home link 2001:db8:6000:302::/64.
inline roles::UdpEndpoint HomeAaa() { return {Address("2001:db8:6000::53"), diameter::kPort}; }
inline roles::UdpEndpoint HomeDns() { return {Address("2001:db8:6000::35"), 53}; }

// The access port, which the access network vouches for; nodes are known by it (R86).
inline constexpr roles::InterfaceIndex kAccessPort{1};
inline constexpr roles::InterfaceIndex kUplinkPort{2};
inline constexpr char kAccessPortName[] = "eth1";

inline constexpr char kAccessServerHost[] = "nas1.asp.example.net";
inline constexpr char kAccessRealm[] = "asp.example.net";
inline constexpr char kHomeAaaHost[] = "aaa.home.example.org";
inline constexpr char kHomeRealm[] = "home.example.org";
inline constexpr char kUserName[] = "mn1@home.example.org";

// DUID-LL of the node, DUID-EN of the server.
inline constexpr uint8_t kMobileNodeDuid[] = {0x00, 0x03, 0x00, 0x01, 0x02,
                                              0x00, 0x00, 0x00, 0x00, 0x01};
inline constexpr uint8_t kDhcpServerDuid[] = {0x00, 0x02, 0x00, 0x00, 0x7e,
                                              0xd9, 0x0b, 0xad, 0xc0, 0xde};

}  // namespace topology
}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_TOPOLOGY_H_
