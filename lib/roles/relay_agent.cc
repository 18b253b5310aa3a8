// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/relay_agent.h"

#include <algorithm>

#include "config_internal.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_place.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/relay_port.h"
#include "mip6boot/dhcpv6/validation.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::MessageType;
using dhcpv6::MessageView;
using dhcpv6::OpenedRelayLevels;
using dhcpv6::OptionCode;
using dhcpv6::OptionView;
using dhcpv6::RelayChain;
using dhcpv6::RelayLevel;
using dhcpv6::RelayLevels;
using dhcpv6::RelayView;

constexpr uint8_t kMulticastHopLimit = 8;  // RFC 8415 19 (R35)

// What a Relay-forward is made from, and what decides whether it gets an RSOO.
struct Upstream {
  std::optional<Outcome> dropped;
  MessageType inner_type{};      // of the client's message; 0 if it cannot be read
  uint8_t hop_count = 0;         // to send
  uint16_t downstream_port = 0;  // non-zero: a relay below sends from this port, not from 547 (R85)
  RelayNeed need;
  uint16_t ignored = 0;  // as in Outcome
  std::optional<Error> ignored_error;
};

// The client's message, where it is sound enough to answer its names. RFC 8415 leaves a client's
// message with two of a singleton to the server; two readers that take different ones can be played
// against each other, so it gets no RSOO.
void ExamineClientMessage(const MessageView& message, const dhcpv6::DecodePolicy& policy,
                          Upstream& up) {
  size_t client_ids = 0;
  size_t server_ids = 0;
  for (const OptionView option : message.options()) {
    if (option.code == OptionCode::kClientId && ++client_ids == 1) up.need.client_id = option.data;
    if (option.code == OptionCode::kServerId) ++server_ids;
  }
  if (client_ids > 1 || server_ids > 1) return;
  const ReadRequest read = ReadHomeNetworkRequest(message.options(), policy);
  up.need.ids = read.request.ids;
  up.need.wanted = true;
  up.ignored = read.ignored;
  up.ignored_error = read.error;
}

// RFC 6422 5: at any level (R30).
bool CarriesRsoo(const RelayLevels& levels) {
  return std::any_of(levels.begin(), levels.end(),
                     [](const RelayLevel& level) { return level.rsoo.has_value(); });
}

// A client's message that cannot be read is relayed all the same, opaque and without an RSOO: it is
// not ours to judge (R33, R82). A level around it that cannot be read may hide an RSOO, and is let
// through only where RSOO from below is (R30).
void ExamineUnread(Bytes datagram, const RelayLink& link, const Limits& limits, Upstream& up) {
  const Result<OpenedRelayLevels> opened = dhcpv6::OpenRelayLevels(datagram, limits);
  if (opened && !opened->message.empty()) {
    up.inner_type = static_cast<MessageType>(opened->message[0]);
  }
  if (link.trusted) return;
  if (!opened) {
    up.dropped = Outcome::DropMalformed(opened.error());
  } else if (CarriesRsoo(opened->levels)) {
    up.dropped = Outcome::Drop<Event::kRsooNotTrusted>(up.inner_type);
  }
}

bool IsRelayWithAddress(const ReceivedDatagram& received) {
  return RelayView::Matches(received.payload) && received.source.address.IsGlobal();
}

// RFC 8415 19.1.2: zero where the message comes from a relay with an address of its own (R32).
Ipv6Address LinkAddress(const RelayLink& link, const ReceivedDatagram& received) {
  return IsRelayWithAddress(received) ? Ipv6Address() : link.link_address;
}

Upstream ExamineUpstream(const RelayAgentConfig& config, const RelayLink& link,
                         const ReceivedDatagram& received) {
  Upstream up;
  up.need.interface = received.interface;
  up.need.peer_address = received.source.address;
  const MessageType outer_type = static_cast<MessageType>(received.payload[0]);
  const bool from_relay = outer_type == MessageType::kRelayForward;
  up.need.from_relay = from_relay;
  if (from_relay) {
    if (received.payload.size() < RelayView::kHeaderSize) {
      up.dropped = Outcome::DropMalformed(RelayView::Parse(received.payload).error());
      return up;
    }
    const uint8_t hop_count = received.payload[1];
    if (dhcpv6::ValidateForRelay(outer_type, hop_count, config.hop_count_limit).has_value()) {
      up.dropped = Outcome::Drop<Event::kHopCountExceeded>();
      return up;
    }
    up.hop_count = static_cast<uint8_t>(hop_count + 1);
    if (received.source.port != dhcpv6::kServerPort) up.downstream_port = received.source.port;
  } else if (dhcpv6::ValidateForRelay(outer_type).has_value()) {
    up.dropped = Outcome::Drop<Event::kBareServerMessage>(outer_type);
    return up;
  }
  // RFC 8415 19.1.1: where link-address does not name the interface, INTERFACE_ID must (R32).
  if (link.interface_id.empty() && !link.link_address.IsGlobal() && !IsRelayWithAddress(received)) {
    up.dropped = Outcome::Drop<Event::kLinkUnknown>();
    return up;
  }
  const Result<RelayChain> chain = RelayChain::Parse(received.payload, config.limits);
  if (!chain) {
    ExamineUnread(received.payload, link, config.limits, up);
    up.need.type = up.inner_type;
    return up;
  }
  up.need.type = up.inner_type = chain->message().type();
  if (!link.trusted && CarriesRsoo(chain->levels())) {
    up.dropped = Outcome::Drop<Event::kRsooNotTrusted>(up.inner_type);  // at any level (R30)
    return up;
  }
  ExamineClientMessage(chain->message(), config.decode, up);
  return up;
}

// RFC 8415 19: the configured servers, else all of them; to multicast with hop limit 8 (R35).
void AddServers(const RelayAgentConfig& config, Outcome& outcome) {
  outcome.destinations = config.servers;
  if (config.servers.empty()) {
    Destination all_servers;
    all_servers.endpoint = {AllDhcpServers(), dhcpv6::kServerPort};
    (void)outcome.destinations.TryPushBack(all_servers);
  }
  for (Destination& destination : outcome.destinations) {
    if (destination.endpoint.address.IsMulticast() && destination.hop_limit == 0) {
      destination.hop_limit = kMulticastHopLimit;
    }
  }
}

// Beside what the relay writes itself.
bool MayBeOwn(OptionCode code) {
  return code != OptionCode::kRelayMsg && code != OptionCode::kInterfaceId &&
         code != OptionCode::kRsoo && code != OptionCode::kRelayPort &&
         dhcpv6::MayStand(code, MessageType::kRelayForward);
}

// RFC 6422 4: only what is RSOO-enabled (R27). Home networks are those of the node (R26).
bool MayBeSupplied(OptionCode code) {
  return code != OptionCode::kMip6Vdinf && code != OptionCode::kMip6Idinf &&
         code != OptionCode::kMip6Udinf && dhcpv6::MayStandInside(code, OptionCode::kRsoo);
}

// Fails about the first option of the product's own that may not stand with the others.
Result<void> CheckOwnOptions(OptionSpan options, bool (*may_stand)(OptionCode), const char* path) {
  for (size_t i = 0; i < options.size(); ++i) {
    const OptionCode code = options[i].code;
    if (!may_stand(code)) {
      return Unexpected(
          MakeConfigItemError(Reason::kNotAllowed, path, {i}, static_cast<size_t>(code)));
    }
    const dhcpv6::OptionInfo* const info = dhcpv6::FindOptionInfo(code);
    if (info != nullptr && info->singleton &&
        std::any_of(options.begin(), options.begin() + i,
                    [code](const OptionView& option) { return option.code == code; })) {
      return Unexpected(MakeConfigItemError(Reason::kDuplicate, path, {i}, 2, 1));
    }
    if (options[i].data.size() > 0xffff) {
      return Unexpected(
          MakeConfigItemError(Reason::kTooLong, path, {i}, options[i].data.size(), 0xffff));
    }
  }
  return {};
}

Result<void> CheckOwnOptions(const RelayLink& link) {
  const Result<void> own = CheckOwnOptions(link.options, MayBeOwn, "relay.link.options[]");
  if (!own) return own;
  return CheckOwnOptions(link.rsoo_options, MayBeSupplied, "relay.link.rsoo_options[]");
}

void WriteOwnOptions(const RelayLink& link, bool from_relay, dhcpv6::OptionWriter& out) {
  if (const Result<void> checked = CheckOwnOptions(link); !checked) out.Fail(checked.error());
  for (const OptionView& option : link.options) {
    if (!from_relay || option.code != OptionCode::kClientLinkLayerAddr) out.Raw(option);
  }
}

// Returns how many options are in the RSOO.
size_t WriteRelayForward(const RelayAgentConfig& config, const RelayLink& link,
                         const ReceivedDatagram& received, const Upstream& up,
                         absl::Span<const SuppliedHomeNetwork> supplied,
                         dhcpv6::OptionWriter& out) {
  out.RelayHeader(MessageType::kRelayForward, up.hop_count, LinkAddress(link, received),
                  received.source.address);
  if (!link.interface_id.empty()) out.Raw(OptionCode::kInterfaceId, link.interface_id);
  if (config.source_port != dhcpv6::kServerPort || up.downstream_port != 0) {
    out.Add(dhcpv6::RelayPort{up.downstream_port});
  }
  WriteOwnOptions(link, up.need.from_relay, out);
  const size_t written =
      up.need.wanted ? WriteRsoo(up.need.ids, supplied, config.rsoo, out, link.rsoo_options) : 0;
  out.Raw(OptionCode::kRelayMsg, received.payload);
  return written;
}

Outcome Forward(const RelayAgentConfig& config, const RelayLink& link,
                const ReceivedDatagram& received, const Upstream& up,
                absl::Span<const SuppliedHomeNetwork> supplied, MutableBytes out) {
  dhcpv6::OptionWriter writer(out);
  const size_t written = WriteRelayForward(config, link, received, up, supplied, writer);
  const Result<Bytes> datagram = writer.Finish();
  if (!datagram) {
    dhcpv6::OptionWriter count = dhcpv6::OptionWriter::Counting();
    WriteRelayForward(config, link, received, up, supplied, count);
    return Outcome::NotWritten(datagram.error(), count.size(), up.inner_type);
  }
  Outcome outcome;
  outcome.received_type = up.inner_type;
  outcome.event = written == 0 ? Event::kRelayedToServer : Event::kRelayedToServerWithRsoo;
  outcome.sent_type = up.inner_type;
  outcome.ignored = up.ignored;
  outcome.ignored_error = up.ignored_error;
  outcome.datagram = *datagram;
  AddServers(config, outcome);
  return outcome;
}

// RFC 8415 19.2: the relayed message, whatever its type, to the peer (R34). Nothing in it is read
// (R29, R83).
Outcome PassDown(const RelayAgentConfig& config, const RelayLink& link,
                 const ReceivedDatagram& received) {
  // A client that sends a Relay-reply could have anything sent to anyone from our address.
  if (!link.to_servers) return Outcome::Drop<Event::kUnexpectedRelayReply>();
  const Result<RelayView> relay = RelayView::Parse(received.payload, 0, config.limits);
  if (!relay) return Outcome::DropMalformed(relay.error());
  const Result<RelayLevel> level = RelayLevel::Decode(*relay);
  if (!level) return Outcome::DropMalformed(level.error());
  const Bytes inner = level->relay_msg.data;
  if (inner.empty()) {
    return Outcome::DropMalformed(dhcpv6::OptionError(level->relay_msg, Reason::kTooShort, 0, 1));
  }

  const Ipv6Address peer_address = relay->peer_address();
  if (peer_address.IsUnspecified() || peer_address.IsMulticast() || peer_address.IsLoopback()) {
    return Outcome::Drop<Event::kBadPeerAddress>(static_cast<MessageType>(inner[0]));
  }

  Outcome outcome;
  outcome.event = Event::kRelayedToPeer;
  outcome.received_type = outcome.sent_type = static_cast<MessageType>(inner[0]);
  outcome.datagram = inner;
  outcome.link_address = relay->link_address();
  if (level->interface_id.has_value()) outcome.interface_id = level->interface_id->data;

  Destination peer;
  peer.endpoint = {peer_address, dhcpv6::kClientPort};
  if (outcome.sent_type == MessageType::kRelayReply) {
    // A relay below listens on 547, or where it said that it sends from (R34, R85).
    peer.endpoint.port = dhcpv6::kServerPort;
    const auto port = level->relay_port.has_value()
                          ? dhcpv6::RelayPort::Decode(*level->relay_port)
                          : Result<dhcpv6::RelayPort>(dhcpv6::RelayPort());
    if (port && port->downstream_port != 0) peer.endpoint.port = port->downstream_port;
  }
  (void)outcome.destinations.TryPushBack(peer);
  return outcome;
}

}  // namespace

Ipv6Address AllDhcpServers() {
  return Ipv6Address({0xff, 0x05, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01, 0, 0x03});
}

Result<void> RelayAgentConfig::Validate() const {
  for (const Result<void>& valid :
       {internal::ValidateRange(hop_count_limit, "relay.hop_count_limit", 1, kMaxHopCountLimit),
        internal::ValidateRange(limits.relay_depth, "relay.limits.relay_depth", hop_count_limit),
        internal::ValidateNotZero(limits.option_depth, "relay.limits.option_depth"),
        internal::ValidateNotZero(limits.elements, "relay.limits.elements")}) {
    if (!valid) return valid;
  }
  if (source_port == 0) return Unexpected(MakeConfigError(Reason::kBadValue, "relay.source_port"));
  for (size_t i = 0; i < servers.size(); ++i) {
    if (servers[i].endpoint.port == 0) {
      return Unexpected(MakeConfigItemError(Reason::kBadValue, "relay.servers[].port", {i}));
    }
    if (servers[i].endpoint.address.IsUnspecified()) {
      return Unexpected(MakeConfigItemError(Reason::kMissing, "relay.servers[].address", {i}));
    }
    if (std::any_of(servers.begin(), servers.begin() + i, [this, i](const Destination& other) {
          return other.endpoint == servers[i].endpoint && other.interface == servers[i].interface;
        })) {
      return Unexpected(MakeConfigItemError(Reason::kDuplicate, "relay.servers[]", {i}, 2, 1));
    }
  }
  return {};
}

Result<void> RelayLink::Validate() const {
  if (link_address.IsMulticast()) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "relay.link.link_address", 0xff));
  }
  if (interface_id.empty() && !link_address.IsGlobal()) {
    return Unexpected(MakeConfigError(Reason::kMissing, "relay.link.interface_id"));
  }
  if (interface_id.size() > 0xffff) {
    return Unexpected(
        MakeConfigError(Reason::kTooLong, "relay.link.interface_id", interface_id.size(), 0xffff));
  }
  return CheckOwnOptions(*this);
}

RelayNeed RelayAgent::Examine(const RelayAgentConfig& config, const RelayLink& link,
                              const ReceivedDatagram& received) {
  if (received.payload.empty() ||
      static_cast<MessageType>(received.payload[0]) == MessageType::kRelayReply) {
    return RelayNeed();
  }
  const Upstream up = ExamineUpstream(config, link, received);
  return up.dropped.has_value() ? RelayNeed() : up.need;
}

Outcome RelayAgent::Answer(const RelayAgentConfig& config, const RelayLink& link,
                           const ReceivedDatagram& received,
                           absl::Span<const SuppliedHomeNetwork> supplied, MutableBytes out) {
  return Step(
      config, link, received, [supplied](const RelayNeed&) { return supplied; }, out);
}

Outcome RelayAgent::Step(const RelayAgentConfig& config, const RelayLink& link,
                         const ReceivedDatagram& received, Lookup lookup, MutableBytes out) {
  if (received.payload.empty()) {
    return Outcome::DropMalformed(MakeError(Reason::kTruncated, 0, 0, MessageView::kHeaderSize));
  }
  if (static_cast<MessageType>(received.payload[0]) == MessageType::kRelayReply) {
    return PassDown(config, link, received);
  }
  const Upstream up = ExamineUpstream(config, link, received);
  if (up.dropped.has_value()) return *up.dropped;
  return Forward(config, link, received, up,
                 up.need.wanted ? lookup(up.need) : absl::Span<const SuppliedHomeNetwork>(), out);
}

}}}  // namespace mip6boot::v0_1::roles
