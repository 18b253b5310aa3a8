// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The relay agent beside the access server (RFC 8415 19, RFC 6422, RFC 6610 4.2): a pure step from
// a datagram, and from what the access server knows of the node, to a datagram.
//
// Towards the server it wraps what arrives in a Relay-forward and adds an OPTION_RSOO with the home
// networks that the access server was given for this node. Towards the node it unwraps a
// Relay-reply. The relayed message itself is never changed (R29), nor judged (R82).
//
//     const RelayNeed need = RelayAgent::Examine(config, link, received);
//     ... the caller finds the node's home networks, here or on another machine, now or later ...
//     const Outcome outcome = RelayAgent::Answer(config, link, received, supplied, out);
//
// Both are const functions of their arguments: call them from as many threads as you like. A relay
// has no state of its own. Where the access server may answer late, relay_hold_queue.h holds the
// message meanwhile; client_attachment.h makes the key to look up.

#ifndef MIP6BOOT_ROLES_RELAY_AGENT_H_
#define MIP6BOOT_ROLES_RELAY_AGENT_H_

#include <cstdint>
#include <optional>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/home_network_options.h"
#include "mip6boot/roles/outcome.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// ff05::1:3, All_DHCP_Servers (RFC 8415 7.1).
MIP6BOOT_EXPORT Ipv6Address AllDhcpServers();

// What a relay is told before it starts. Its steps take it by reference.
struct RelayAgentConfig {
  static constexpr uint8_t kMaxHopCountLimit = 32;  // RFC 3315 5.5

  // Where Relay-forwards go. Empty: ff05::1:3 port 547 with hop limit 8, by the interfaces of the
  // caller's choice (R35).
  BoundedVector<Destination, kMaxDestinations> servers;
  // What may be put into the RSOO.
  RsooPolicy rsoo;
  // A Relay-forward that arrives with this hop-count or more is dropped (R31); 32 among RFC 3315
  // peers, with `limits.relay_depth` 33. Up to kMaxHopCountLimit.
  uint8_t hop_count_limit = dhcpv6::kHopCountLimit;
  // The UDP port that Relay-forwards are sent from. Another than 547 is announced in
  // OPTION_RELAY_PORT (R85).
  uint16_t source_port = dhcpv6::kServerPort;
  dhcpv6::DecodePolicy decode;
  Limits limits;

  // Errors: kBadValue, kMissing, kDuplicate (a server that is there already), with the key's path.
  // `limits.relay_depth` must not be less than
  // `hop_count_limit`: what may be relayed must be looked into (R30).
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

// What the relay knows of the interface that a message arrived on.
struct RelayLink {
  // A global address on the link of the clients, for link-address (R32). Unspecified, or
  // link-local, which is not recommended: there is none, and only `interface_id` names the link.
  Ipv6Address link_address;
  // OPTION_INTERFACE_ID to add; it SHOULD stay the same over restarts (R84). Empty: none is added.
  // Required where link_address alone does not name the interface (R32).
  Bytes interface_id;
  // Whether other relays may be behind this interface: Relay-forwards that carry an RSOO already
  // are passed on. Off where clients are (R30).
  bool trusted = false;
  // Whether the servers are behind this interface: Relay-replies are taken from here alone, since
  // whoever may send one has the relay send anything to anyone. Filtering by source address, where
  // servers are reached through the interface of the clients, is the caller's.
  bool to_servers = false;
  // Options of the product's own for the Relay-forward, in front of the RSOO: OPTION_REMOTE_ID,
  // OPTION_SUBSCRIBER_ID, OPTION_CLIENT_LINKLAYER_ADDR, ... They may differ from message to
  // message. None may contradict what the relay writes itself (`Validate`).
  // OPTION_CLIENT_LINKLAYER_ADDR is left out around a Relay-forward: it is for the relay next to
  // the client (RFC 6939 5).
  OptionSpan options{};
  // What else goes into the RSOO, behind the home networks: OPTION_ERP_LOCAL_DOMAIN_NAME (65), say.
  // There is one RSOO a level (R27), so it has to be said here. It goes where home networks could:
  // not around a message that cannot be read.
  OptionSpan rsoo_options{};

  // Whether it can be relayed from; `RelayAgent` drops what arrives where it cannot be. Errors:
  // kMissing (nothing names the link to a server, R32), kBadValue (a multicast link-address),
  // kTooLong; about one of `options`: kNotAllowed for those that the relay writes itself (9, 18,
  // 66, 135) and those that do not stand in a Relay-forward; about one of `rsoo_options`:
  // kNotAllowed for home networks (50, 69, 70), which are looked up (R26), and for what is not
  // RSOO-enabled (R27); about either: kDuplicate for a second one of which there may be one,
  // kTooLong. Each with the key's path, and the number of the option.
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

// What must be looked up before a message can be relayed.
struct RelayNeed {
  // The home networks of the node attached at `attachment`, unless nothing can come of it: `wanted`
  // is false for Relay-replies, for messages that will be dropped, and for those that no RSOO is
  // added to.
  bool wanted = false;
  // Where the message came from, as the access network vouches for it. What the client says of
  // itself, its DUID or link-layer address, can be forged and is no key (R86).
  InterfaceIndex interface {};
  // Source address of the datagram; of a client on a shared link it tells nodes apart where the
  // access network enforces source addresses.
  Ipv6Address peer_address;
  // It came through another relay: interface and address are that relay's, and the node's own
  // attachment is known to that relay alone.
  bool from_relay = false;
  // Of the client's message, inside all relaying; 0 if it cannot be read.
  dhcpv6::MessageType type{};
  // For checking against a DUID pinned to the attachment (R86); empty if there is none.
  Bytes client_id;
  // The names that the client sent; without any of them no IDINF can be offered (R26).
  HomeNetworkIds ids;
};

class RelayAgent {
 public:
  // What must be looked up for the message. Views in it live as long as `received.payload`.
  MIP6BOOT_EXPORT static RelayNeed Examine(const RelayAgentConfig& config, const RelayLink& link,
                                           const ReceivedDatagram& received);

  // Relays `received`: client messages and Relay-forwards to the servers, with `supplied` in an
  // RSOO where it fits; Relay-replies to the peer. `supplied` empty: nothing is known in time, and
  // no RSOO is added (R28). Writes into `out`; what is relayed to a peer is not copied,
  // `Outcome::datagram` then lies in `received`. With kBufferTooSmall nothing happened; call again.
  MIP6BOOT_EXPORT static Outcome Answer(const RelayAgentConfig& config, const RelayLink& link,
                                        const ReceivedDatagram& received,
                                        absl::Span<const SuppliedHomeNetwork> supplied,
                                        MutableBytes out);

  // What the access server has for the node.
  using Lookup = absl::FunctionRef<absl::Span<const SuppliedHomeNetwork>(const RelayNeed&)>;
  // Both in one call, for a caller that has the answer at hand; `lookup` is called at most once.
  MIP6BOOT_EXPORT static Outcome Step(const RelayAgentConfig& config, const RelayLink& link,
                                      const ReceivedDatagram& received, Lookup lookup,
                                      MutableBytes out);
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_RELAY_AGENT_H_
