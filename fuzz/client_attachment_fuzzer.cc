// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Where the clients of datagrams are attached. A step of the script is a datagram: parameter 0: 1
// it came from a relay, 2 on a link that is not trusted; 1 and 2: the last octets of where it came
// from, and on which interface. One attachment has one key, and no other has it.

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "fuzz/expected_options.h"
#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/roles/client_attachment.h"

namespace mip6boot::fuzz { namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionView;
using dhcpv6::RelayView;
using roles::AttachmentKey;
using roles::AttachmentKind;
using roles::AttachmentSource;
using roles::ClientAttachment;

// What the datagram says, one Relay-forward after the other.
struct Walked {
  explicit Walked(const roles::ReceivedDatagram& received) : client(received.source.address) {
    Bytes message = received.payload;
    while (RelayView::Matches(message)) {
      const auto level = RelayView::Parse(message);
      if (!level.has_value()) return;
      relay = client;
      client = level->peer_address();
      const auto id = level->options().First(OptionCode::kInterfaceId);
      interface_id = id.has_value() ? id->data : Bytes();
      const auto address = level->options().First(OptionCode::kClientLinkLayerAddr);
      link_layer =
          address.has_value() && address->data.size() > 2 ? address->data.subspan(2) : Bytes();
      message = level->options().First(OptionCode::kRelayMsg)->data;
      ++relays;
    }
    const auto view = dhcpv6::MessageView::Parse(message);
    if (!view.has_value()) return;
    const bool one = view->options().Count(OptionCode::kClientId) == 1;
    if (one) client_id = view->options().First(OptionCode::kClientId)->data;
  }

  Ipv6Address relay;  // next to the client
  Ipv6Address client;
  Bytes interface_id, link_layer, client_id;
  size_t relays = 0;
};

// What tells an attachment from all others; none, where nobody says it who can be believed (R86).
using Identity = std::pair<char, Octets>;
std::optional<Identity> IdentityOf(const Walked& walked, bool trusted, uint8_t interface,
                                   AttachmentSource source) {
  if (walked.relays != 0 && !trusted) return std::nullopt;
  const auto& address = walked.client.octets();
  Octets octets;
  switch (source) {
    case AttachmentSource::kInterface:
      if (walked.relays != 0) return std::nullopt;
      return Identity('i', {0, 0, 0, interface});
    case AttachmentSource::kRelayPort:
      if (walked.interface_id.empty() || walked.interface_id.size() > 114) return std::nullopt;
      Append(walked.relay.bytes(), octets);
      Append(walked.interface_id, octets);
      return Identity('r', octets);
    case AttachmentSource::kRelayLinkLayer:
      if (walked.link_layer.empty() || walked.link_layer.size() > 130) return std::nullopt;
      Append(walked.link_layer, octets);
      return Identity('l', octets);
    case AttachmentSource::kClientAddress:
      if (walked.client.IsUnspecified()) return std::nullopt;
      Append(walked.client.bytes(), octets);
      return Identity('a', octets);
    case AttachmentSource::kClientAddressEui48:
      // RFC 4291 appendix A.
      if (address[0] != 0xfe || (address[1] & 0xc0) != 0x80 || address[11] != 0xff ||
          address[12] != 0xfe) {
        return std::nullopt;
      }
      octets = {static_cast<uint8_t>(address[8] ^ 2),
                address[9],
                address[10],
                address[13],
                address[14],
                address[15]};
      return Identity('l', octets);
  }
  return std::nullopt;
}

AttachmentKind KindOf(const Identity& identity) {
  return identity.first == 'l'   ? AttachmentKind::kLinkLayerAddress
         : identity.first == 'a' ? AttachmentKind::kOther
                                 : AttachmentKind::kPort;
}

class Keys {
 public:
  void Read(const Step& step) {
    roles::RelayLink link;
    link.trusted = (step.parameters[0] & 2) == 0;
    const bool relay = (step.parameters[0] & 1) != 0;
    Ipv6Address source = Ip6(relay ? "2001:db8:1:c020::" : "fe80::200:ff:fe00:0");
    auto octets = source.octets();
    octets[15] = step.parameters[1];
    roles::ReceivedDatagram received;
    received.payload = step.message;
    received.source = {Ipv6Address(octets), static_cast<uint16_t>(relay ? 547 : 546)};
    received.interface = roles::InterfaceIndex{step.parameters[2]};

    const auto attachment = roles::ReadClientAttachment(link, received);
    if (!attachment.has_value()) return;
    const Walked walked(received);
    RequireSaid(*attachment, walked, link.trusted);
    for (uint8_t i = 0; i < 5; ++i) {
      const auto source_of_key = static_cast<AttachmentSource>(i);
      Note(roles::KeyOf(*attachment, source_of_key),
           IdentityOf(walked, link.trusted, step.parameters[2], source_of_key));
    }
  }

 private:
  static void RequireSaid(const ClientAttachment& attachment, const Walked& walked, bool trusted) {
    Require(attachment.relayed == (walked.relays != 0) && attachment.trusted == trusted,
            "relayed, or not; trusted, or not");
    Require(attachment.client_address == walked.client && attachment.client_id == walked.client_id,
            "another client");
    if (!attachment.relayed) return;
    Require(attachment.relay_address == walked.relay &&
                attachment.interface_id == walked.interface_id &&
                attachment.link_layer_address.has_value() == !walked.link_layer.empty() &&
                (walked.link_layer.empty() ||
                 attachment.link_layer_address->address == walked.link_layer),
            "not what the relay next to the client says");
  }
  void Note(const Result<AttachmentKey>& key, const std::optional<Identity>& identity) {
    Require(key.has_value() == identity.has_value(), "a key of what nobody vouches for (R86)");
    if (!identity.has_value()) return;
    Require(key->kind() == KindOf(*identity) && key->octets() == Bytes(identity->second),
            "another key than the access server makes of it (R65)");
    const auto noted = keys_.emplace(*key, *identity).first;
    Require(noted->second == *identity, "two attachments with one key (R65)");
  }

  std::map<AttachmentKey, Identity> keys_;
};

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Script script({data, size});
  mip6boot::fuzz::Keys keys;
  while (const auto step = script.Next()) keys.Read(*step);
  return 0;
}

MIP6BOOT_MUTATE_AS(Dhcpv6Script)
