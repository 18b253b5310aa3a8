// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Where the client of a datagram is attached, as its relay can tell, and the keys that are made of
// it for the binding table (RFC 6611 4.2.1, R65).
//
// Who says a thing decides what it is good for (R86):
//
//     the interface that the datagram came in on    this relay        a key
//     OPTION_INTERFACE_ID                           the relay below   a key, behind a trusted link
//     OPTION_CLIENT_LINKLAYER_ADDR (79, RFC 6939)   the relay below   a key, behind a trusted link
//     the client's source address                   the client        a key only where the access
//                                                                     network enforces addresses
//     CLIENTID                                      the client        never a key; may be pinned
//                                                                     (`Binding::pinned_duid`)
//
// The access server makes the same key from what it knows of the attachment: the functions KeyOf...
// are the one place that says how a key is written.

#ifndef MIP6BOOT_ROLES_CLIENT_ATTACHMENT_H_
#define MIP6BOOT_ROLES_CLIENT_ATTACHMENT_H_

#include <array>
#include <cstdint>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/roles/attachment_key.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/relay_agent.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What a datagram says of its client's attachment. Octets in it view the datagram.
struct ClientAttachment {
  InterfaceIndex interface {};  // that the datagram came in on
  bool relayed = false;         // through another relay
  bool trusted = false;         // that relay can be believed: RelayLink::trusted

  // Of the relay next to the client, if `relayed`: the address that its Relay-forward came from,
  // and what it says of the client's link.
  Ipv6Address relay_address;
  Bytes interface_id;                                          // empty: it says none
  std::optional<dhcpv6::LinkLayerAddress> link_layer_address;  // OPTION_CLIENT_LINKLAYER_ADDR

  // What the client says: where its message came from, and its DUID (empty: none, or two).
  Ipv6Address client_address;
  Bytes client_id;

  // The link-layer address in a DUID-LLT or DUID-LL. It may be that of another of the client's
  // interfaces, or of anybody: for people, and for comparing (R86).
  MIP6BOOT_EXPORT std::optional<dhcpv6::LinkLayerAddress> client_id_link_layer_address() const;
};

// Reads a client's message, or a Relay-forward around one, that came in on `link`. Errors: those of
// dhcpv6::RelayChain; kNotAllowed for a Relay-reply.
MIP6BOOT_EXPORT Result<ClientAttachment> ReadClientAttachment(const RelayLink& link,
                                                              const ReceivedDatagram& received,
                                                              const Limits& limits = Limits());

// The EUI-48 in a link-local address whose interface identifier was made of one (RFC 4291 appendix
// A); nullopt if there is none in it.
MIP6BOOT_EXPORT std::optional<std::array<uint8_t, 6>> LinkLayerAddressIn(
    const Ipv6Address& address);

// ---- keys ----

// One node on each interface: the number of it, 4 octets.
MIP6BOOT_EXPORT AttachmentKey KeyOfInterface(InterfaceIndex interface);
// A port of a relay: its address, 16 octets, and its OPTION_INTERFACE_ID; two relays may call their
// ports alike. Errors: kMissing, kTooLong.
MIP6BOOT_EXPORT Result<AttachmentKey> KeyOfRelayPort(const Ipv6Address& relay_address,
                                                     Bytes interface_id);
// The octets of the address, without its hardware type. Errors: kMissing, kTooLong.
MIP6BOOT_EXPORT Result<AttachmentKey> KeyOfLinkLayerAddress(Bytes address);
// 16 octets.
MIP6BOOT_EXPORT AttachmentKey KeyOfAddress(const Ipv6Address& address);

// What a key is taken from. There is none for the DUID: a client can send any (R86).
enum class AttachmentSource : uint8_t {
  kInterface,           // of a client that no other relay relays for
  kRelayPort,           // INTERFACE_ID of a relay that can be believed
  kRelayLinkLayer,      // OPTION_CLIENT_LINKLAYER_ADDR of a relay that can be believed
  kClientAddress,       // only where the access network enforces source addresses
  kClientAddressEui48,  // the link-layer address in it; likewise
};

// Errors: kMissing, the datagram does not say it; kNotAllowed, nobody who can be believed does: the
// relay below is not trusted, or a relay stands between the client and our interface; kTooLong.
MIP6BOOT_EXPORT Result<AttachmentKey> KeyOf(const ClientAttachment& attachment,
                                            AttachmentSource source);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_CLIENT_ATTACHMENT_H_
