// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a relay agent has to send, and where to: RFC 8415 19, RFC 8357 5.2, put together octet by
// octet from what it is set up with and what has come.

#ifndef MIP6BOOT_FUZZ_EXPECTED_RELAY_FORWARD_H_
#define MIP6BOOT_FUZZ_EXPECTED_RELAY_FORWARD_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "fuzz/expected_options.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/relay_agent.h"

namespace mip6boot::fuzz {

inline constexpr uint8_t kRelayForwardType = 12;

// What came through another relay.
inline bool IsRelayed(const roles::ReceivedDatagram& received) {
  return !received.payload.empty() && received.payload[0] == kRelayForwardType;
}

// The port of a relay below that has to be told, since it is not 547 (R85); 0: none.
inline uint16_t DownstreamPort(const roles::ReceivedDatagram& received) {
  return IsRelayed(received) && received.source.port != 547 ? received.source.port : uint16_t{0};
}

// The options in the RSOO for a client that named these networks: an IDINF for each of them that is
// supplied, under the client's own name, then what else the policy has, in order.
inline Octets ExpectedRsoo(const roles::RelayAgentConfig& config, const roles::RelayLink& link,
                           const AskedNetworks& asked,
                           absl::Span<const roles::SuppliedHomeNetwork> supplied) {
  using roles::HomeNetworkKind;
  Octets rsoo;
  const auto append = [&](HomeNetworkKind kind, DomainNameView id) {
    const Octets runs = SuppliedRuns(kind, id, supplied);
    if (!runs.empty()) AppendContainer(kind, id, runs, rsoo);
  };
  for (const DomainNameView id : asked.ids) append(HomeNetworkKind::kIdentified, id);
  if (config.rsoo.visited) append(HomeNetworkKind::kVisited, {});
  if (config.rsoo.unrestricted) append(HomeNetworkKind::kUnrestricted, {});
  for (const dhcpv6::OptionView& option : link.rsoo_options) {
    AppendOption(option.code, option.data, rsoo);
  }
  return rsoo;
}

// The Relay-forward around what came. `rsoo`: what is in its RSOO.
inline Octets ExpectedRelayForward(const roles::RelayAgentConfig& config,
                                   const roles::RelayLink& link,
                                   const roles::ReceivedDatagram& received, Bytes rsoo) {
  using dhcpv6::OptionCode;
  const bool relayed = IsRelayed(received);
  const Ipv6Address source = received.source.address;
  // A relay with an address of its own names its link by it (R32).
  const Ipv6Address link_address = relayed && source.IsGlobal() ? Ipv6Address() : link.link_address;
  Octets sent = {kRelayForwardType,
                 relayed ? static_cast<uint8_t>(received.payload[1] + 1) : uint8_t{0}};  // R31
  Append(link_address.bytes(), sent);
  Append(source.bytes(), sent);
  if (!link.interface_id.empty()) AppendOption(OptionCode::kInterfaceId, link.interface_id, sent);
  const uint16_t downstream = DownstreamPort(received);
  if (config.source_port != 547 || downstream != 0) {
    const uint8_t port[] = {static_cast<uint8_t>(downstream >> 8),
                            static_cast<uint8_t>(downstream)};
    AppendOption(OptionCode::kRelayPort, port, sent);
  }
  for (const dhcpv6::OptionView& option : link.options) {
    // RFC 6939 5: of the relay next to the client.
    if (relayed && option.code == OptionCode::kClientLinkLayerAddr) continue;
    AppendOption(option.code, option.data, sent);
  }
  if (!rsoo.empty()) AppendOption(OptionCode::kRsoo, rsoo, sent);
  AppendOption(OptionCode::kRelayMsg, received.payload, sent);  // as it came (R29)
  return sent;
}

// The servers of the configuration, else all of them; to multicast with a hop limit of 8, unless it
// says another (R35).
inline std::vector<roles::Destination> ExpectedServers(const roles::RelayAgentConfig& config) {
  std::vector<roles::Destination> servers(config.servers.begin(), config.servers.end());
  if (servers.empty()) {
    static const Ipv6Address kAll = Ip6("ff05::1:3");
    roles::Destination all;
    all.endpoint = {kAll, 547};
    servers.push_back(all);
  }
  for (roles::Destination& server : servers) {
    const bool multicast = server.endpoint.address.bytes()[0] == 0xff;
    if (multicast && server.hop_limit == 0) server.hop_limit = 8;
  }
  return servers;
}

// Where what was in a Relay-reply goes: to the peer, and there to the port of a client (546), or of
// a relay: 547, or what RELAY_PORT says (R34, R85).
inline roles::Destination ExpectedPeer(const dhcpv6::RelayView& relay, Bytes carried) {
  roles::Destination peer;
  peer.endpoint = {relay.peer_address(), 546};
  if (carried[0] != 13) return peer;
  peer.endpoint.port = 547;
  const auto option = relay.options().First(dhcpv6::OptionCode::kRelayPort);
  if (!option.has_value() || option->data.size() != 2) return peer;
  const uint16_t port = LoadBigEndian16(option->data.data());
  if (port != 0) peer.endpoint.port = port;
  return peer;
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_RELAY_FORWARD_H_
