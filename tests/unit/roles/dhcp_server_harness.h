// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A server with a home network and a visited one, and datagrams to it.

#ifndef MIP6BOOT_TESTS_UNIT_ROLES_DHCP_SERVER_HARNESS_H_
#define MIP6BOOT_TESTS_UNIT_ROLES_DHCP_SERVER_HARNESS_H_

#include <array>
#include <cstdint>

#include "mip6boot/roles/dhcp_server.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::test::server {

using namespace roles;  // NOLINT(google-build-using-namespace): the room under test

// The octets of SERVERID in the vectors: DUID-EN 32473.
inline constexpr char kServerId[] = "000200007ed90badc0de";
// What every answer in the vectors starts with behind its header: CLIENTID and SERVERID.
inline constexpr char kIds[] =
    "0001000a00030001020000000001"
    "0002000a000200007ed90badc0de";

struct Fixture {
  Fixture() {
    for (const uint8_t octet : FromHex(kServerId)) (void)config.server_id.TryPushBack(octet);
    (void)home.prefixes.TryPushBack(*Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
    (void)home.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8:6000:302::1"));
    (void)home.names.TryPushBack(ha1.view());
    (void)visited.prefixes.TryPushBack(*Ipv6Prefix::FromText("2001:db8:1:c020::/64"));
    (void)visited.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8:1:c020::1"));
  }

  static ReceivedDatagram Received(Bytes payload, const char* source, uint16_t port) {
    ReceivedDatagram received;
    received.payload = payload;
    received.source = {*Ipv6Address::FromText(source), port};
    received.interface = InterfaceIndex{3};
    return received;
  }
  static ReceivedDatagram FromClient(Bytes payload) {
    return Received(payload, "fe80::200:ff:fe00:1", 546);
  }
  static ReceivedDatagram FromRelay(Bytes payload) {
    return Received(payload, "2001:db8:1:c020::ff", 547);
  }

  Outcome Serve(const ReceivedDatagram& received, const OwnHomeNetworks& found = {}) {
    return DhcpServer::Answer(config, received, found, absl::MakeSpan(buffer));
  }

  DhcpServerConfig config;
  DomainName ha1 = *DomainName::FromText("ha1.home.example.org");
  HomeNetwork home;
  HomeNetwork visited;
  std::array<uint8_t, 4096> buffer{};
};

}  // namespace mip6boot::test::server

#endif  // MIP6BOOT_TESTS_UNIT_ROLES_DHCP_SERVER_HARNESS_H_
