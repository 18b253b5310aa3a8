// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A relay agent between clients on one link and servers, and what it is given.

#ifndef MIP6BOOT_TESTS_UNIT_ROLES_RELAY_AGENT_HARNESS_H_
#define MIP6BOOT_TESTS_UNIT_ROLES_RELAY_AGENT_HARNESS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/roles/relay_agent.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::test::relay {

using namespace roles;  // NOLINT(google-build-using-namespace): the room under test

// Options 71, 72, 73 of the home agent in home.example.org, as in the vector opt69_idinf_full
// behind its HNIDF.
inline const std::vector<uint8_t> kHomeRun = FromHex(
    "0047 0011 40 20010db8600003020000000000000000"
    "0048 0010 20010db8600003020000000000000001"
    "0049 0016 03686131 04686f6d65 076578616d706c65 036f7267 00");
inline const std::vector<uint8_t> kVisitedRun =
    FromHex("0048 0010 20010db80001c0200000000000000001");

inline DomainName Name(std::string_view text) { return *DomainName::FromText(text); }

struct Fixture {
  Fixture() {
    link.link_address = *Ipv6Address::FromText("2001:db8:1:c020::ff");
    link.interface_id = Bytes(reinterpret_cast<const uint8_t*>("eth1"), 4);
  }

  ReceivedDatagram FromClient(Bytes payload) const {
    ReceivedDatagram received;
    received.payload = payload;
    received.source = {*Ipv6Address::FromText("fe80::200:ff:fe00:1"), 546};
    received.interface = InterfaceIndex{7};
    return received;
  }
  ReceivedDatagram FromRelay(Bytes payload, const char* source = "2001:db8:1:c020::ff") const {
    ReceivedDatagram received;
    received.payload = payload;
    received.source = {*Ipv6Address::FromText(source), 547};
    received.interface = InterfaceIndex{8};
    return received;
  }
  // Out of the interface towards the servers.
  Outcome RelayDown(Bytes payload) {
    RelayLink uplink;
    uplink.to_servers = true;
    return RelayAgent::Answer(config, uplink, FromRelay(payload), {}, absl::MakeSpan(buffer));
  }
  Outcome Relay(const ReceivedDatagram& received,
                absl::Span<const SuppliedHomeNetwork> supplied = {}) {
    return RelayAgent::Answer(config, link, received, supplied, absl::MakeSpan(buffer));
  }

  RelayAgentConfig config;
  RelayLink link;
  DomainName home = Name("home.example.org");
  DomainName msp = Name("msp.example.net");
  std::array<uint8_t, 4096> buffer{};
};

}  // namespace mip6boot::test::relay

#endif  // MIP6BOOT_TESTS_UNIT_ROLES_RELAY_AGENT_HARNESS_H_
