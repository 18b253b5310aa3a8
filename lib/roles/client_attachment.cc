// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/client_attachment.h"

#include <algorithm>
#include <cstring>

#include "mip6boot/dhcpv6/client_link_layer_addr.h"
#include "mip6boot/dhcpv6/relay_chain.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionView;
using dhcpv6::RelayChain;
using dhcpv6::RelayLevel;

// With two of them, two readers could take different ones.
Bytes OnlyClientId(const dhcpv6::OptionRange& options) {
  Bytes client_id;
  size_t count = 0;
  for (const OptionView option : options) {
    if (option.code != OptionCode::kClientId) continue;
    client_id = ++count == 1 ? option.data : Bytes();
  }
  return client_id;
}

void ReadRelay(const RelayChain& chain, const ReceivedDatagram& received,
               ClientAttachment& attachment) {
  const RelayLevel& next_to_client = chain.levels().back();
  const size_t levels = chain.levels().size();
  attachment.relayed = true;
  attachment.relay_address =
      levels == 1 ? received.source.address : chain.levels()[levels - 2].relay.peer_address();
  attachment.client_address = next_to_client.relay.peer_address();
  if (next_to_client.interface_id.has_value()) {
    attachment.interface_id = next_to_client.interface_id->data;
  }
  const auto address = next_to_client.relay.options().Find<dhcpv6::ClientLinkLayerAddress>();
  if (address) {
    attachment.link_layer_address =
        dhcpv6::LinkLayerAddress{address->hardware_type, address->address};
  }
}

Error Missing() { return MakeError(Reason::kMissing, 0); }

}  // namespace

std::optional<dhcpv6::LinkLayerAddress> ClientAttachment::client_id_link_layer_address() const {
  const Result<dhcpv6::DuidView> duid = dhcpv6::DuidView::Parse(client_id);
  if (!duid) return std::nullopt;
  return duid->link_layer_address();
}

Result<ClientAttachment> ReadClientAttachment(const RelayLink& link,
                                              const ReceivedDatagram& received,
                                              const Limits& limits) {
  const Result<RelayChain> chain = RelayChain::Parse(received.payload, limits);
  if (!chain) return Unexpected(chain.error());
  ClientAttachment attachment;
  attachment.interface = received.interface;
  attachment.trusted = link.trusted;
  attachment.client_address = received.source.address;
  attachment.client_id = OnlyClientId(chain->message().options());
  if (chain->relayed()) {
    if (chain->levels().front().relay.type() != dhcpv6::MessageType::kRelayForward) {
      return Unexpected(MakeError(Reason::kNotAllowed, 0));
    }
    ReadRelay(*chain, received, attachment);
  }
  return attachment;
}

std::optional<std::array<uint8_t, 6>> LinkLayerAddressIn(const Ipv6Address& address) {
  const auto& octets = address.octets();
  if (!address.IsLinkLocal() || octets[11] != 0xff || octets[12] != 0xfe) return std::nullopt;
  // RFC 4291 appendix A: the universal/local bit is inverted.
  return std::array<uint8_t, 6>{static_cast<uint8_t>(octets[8] ^ 0x02),
                                octets[9],
                                octets[10],
                                octets[13],
                                octets[14],
                                octets[15]};
}

AttachmentKey KeyOfInterface(InterfaceIndex interface) {
  std::array<uint8_t, 4> octets;
  StoreBigEndian32(octets.data(), static_cast<uint32_t>(interface));
  return *AttachmentKey::From(AttachmentKind::kPort, octets);
}

Result<AttachmentKey> KeyOfRelayPort(const Ipv6Address& relay_address, Bytes interface_id) {
  constexpr size_t kMaxInterfaceId = AttachmentKey::kMaxSize - Ipv6Address::kSize;
  if (interface_id.empty()) return Unexpected(Missing());
  if (interface_id.size() > kMaxInterfaceId) {
    return Unexpected(MakeError(Reason::kTooLong, 0, interface_id.size(), kMaxInterfaceId));
  }
  std::array<uint8_t, AttachmentKey::kMaxSize> octets;
  std::copy(relay_address.octets().begin(), relay_address.octets().end(), octets.begin());
  std::copy(interface_id.begin(), interface_id.end(), octets.begin() + Ipv6Address::kSize);
  return AttachmentKey::From(AttachmentKind::kPort,
                             Bytes(octets.data(), Ipv6Address::kSize + interface_id.size()));
}

Result<AttachmentKey> KeyOfLinkLayerAddress(Bytes address) {
  return AttachmentKey::From(AttachmentKind::kLinkLayerAddress, address);
}

AttachmentKey KeyOfAddress(const Ipv6Address& address) {
  return *AttachmentKey::From(AttachmentKind::kOther, address.bytes());
}

Result<AttachmentKey> KeyOf(const ClientAttachment& attachment, AttachmentSource source) {
  // A client can wrap its own message in a Relay-forward that says anything (R86).
  if (attachment.relayed && !attachment.trusted) {
    return Unexpected(MakeError(Reason::kNotAllowed, 0));
  }
  switch (source) {
    case AttachmentSource::kInterface:
      if (attachment.relayed) return Unexpected(MakeError(Reason::kNotAllowed, 0));
      return KeyOfInterface(attachment.interface);
    case AttachmentSource::kRelayPort:
      return KeyOfRelayPort(attachment.relay_address, attachment.interface_id);
    case AttachmentSource::kRelayLinkLayer:
      if (!attachment.link_layer_address.has_value()) return Unexpected(Missing());
      return KeyOfLinkLayerAddress(attachment.link_layer_address->address);
    case AttachmentSource::kClientAddress:
      if (attachment.client_address.IsUnspecified()) return Unexpected(Missing());
      return KeyOfAddress(attachment.client_address);
    case AttachmentSource::kClientAddressEui48: {
      const auto address = LinkLayerAddressIn(attachment.client_address);
      if (!address.has_value()) return Unexpected(Missing());
      return KeyOfLinkLayerAddress(*address);
    }
  }
  return Unexpected(Missing());
}

}}}  // namespace mip6boot::v0_1::roles
