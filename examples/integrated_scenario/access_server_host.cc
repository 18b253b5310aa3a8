// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/access_server_host.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "examples/integrated_scenario/dhcp_server_host.h"
#include "examples/integrated_scenario/topology.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/roles/client_attachment.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot::scenario {
namespace {

using roles::NasEventId;

Bytes AsBytes(std::string_view text) {
  return Bytes(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

// EAP-Response/Identity (RFC 3748 5.1). A node would send it over the link; EAP is none of this
// library's business.
std::vector<uint8_t> EapIdentity(const std::string& user_name) {
  const size_t size = 5 + user_name.size();
  std::vector<uint8_t> eap = {2, 1, static_cast<uint8_t>(size >> 8), static_cast<uint8_t>(size), 1};
  eap.insert(eap.end(), user_name.begin(), user_name.end());
  return eap;
}

}  // namespace

RelayHost::RelayHost(LoopbackNetwork& network, roles::RelayAgentConfig config, Lookup lookup)
    : network_(network),
      config_(std::move(config)),
      lookup_(std::move(lookup)),
      clients_{topology::RelayUplink().address, AsBytes(topology::kAccessPortName), false, false},
      servers_{topology::RelayUplink().address, {}, true, true},
      downlink_(network, Socket::kRelayDownlink, {Party::kAccessServer, topology::RelayDownlink()},
                topology::kAccessPort,
                [this](const roles::ReceivedDatagram& received) { Receive(clients_, received); }),
      uplink_(network, Socket::kRelayUplink, {Party::kAccessServer, topology::RelayUplink()},
              topology::kUplinkPort,
              [this](const roles::ReceivedDatagram& received) { ReceiveAtUplink(received); }) {
  downlink_.Join({roles::AllDhcpRelayAgentsAndServers(), dhcpv6::kServerPort});
}

// Whoever may send a Relay-reply has the relay send anything to anyone: only our servers may. Here
// they share an interface with others, so their addresses tell.
void RelayHost::ReceiveAtUplink(const roles::ReceivedDatagram& received) {
  const bool from_server = std::any_of(
      config_.servers.begin(), config_.servers.end(),
      [&](const roles::Destination& server) { return server.endpoint == received.source; });
  if (!from_server && !received.payload.empty() &&
      received.payload[0] == static_cast<uint8_t>(dhcpv6::MessageType::kRelayReply)) {
    return network_.Refused(
        Party::kAccessServer,
        fmt::format("a Relay-reply from {}, which is no server", ToText(received.source)));
  }
  Receive(servers_, received);
}

void RelayHost::Receive(const roles::RelayLink& link, const roles::ReceivedDatagram& received) {
  std::array<uint8_t, 65535> buffer;
  const roles::Outcome outcome =
      roles::RelayAgent::Step(config_, link, received, lookup_, MutableBytes(buffer));
  if (!outcome.transmits()) return network_.Refused(Party::kAccessServer, DropText(outcome));
  UdpSocket& out = outcome.event == roles::Event::kRelayedToPeer ? downlink_ : uplink_;
  for (const roles::Destination& destination : outcome.destinations)
    out.Send(destination.endpoint, outcome.datagram);
}

AccessServerHost::AccessServerHost(LoopbackNetwork& network, roles::NasConfig nas,
                                   roles::RelayAgentConfig relay, RandomSource& random)
    : network_(network),
      nas_(std::move(nas), random),
      timer_(network.io(), network.clock()),
      relay_(network, std::move(relay),
             [this](const roles::RelayNeed& need) { return FindBinding(need); }) {}

// One node a port here: where several share one, the link-layer address belongs into the key too.
absl::Span<const roles::SuppliedHomeNetwork> AccessServerHost::FindBinding(
    const roles::RelayNeed& need) {
  binding_ = nas_.bindings().Find(network_.clock().Now(), roles::KeyOfInterface(need.interface),
                                  need.client_id);
  if (!binding_.has_value()) return {};
  return absl::MakeConstSpan(binding_->networks.data(), binding_->networks.size());
}

void AccessServerHost::Attach(std::string user_name, Events events) {
  user_name_ = std::move(user_name);
  events_ = std::move(events);
  network_.News(Party::kAccessServer,
                fmt::format("a node attaches to {}", topology::kAccessPortName));
  TcpStream::Handlers handlers;
  handlers.connected = [this] {
    // Bare TCP, by the switch for tests (R100). A product brings TLS up first and says whom it has
    // proven to be there.
    diameter::TransportSecurity security;
    security.protection = diameter::Protection::kTest;
    nas_.HandleConnected(network_.clock().Now(), security);
    Pump();
  };
  handlers.received = [this](Bytes octets) {
    if (const Result<void> taken = nas_.HandleBytes(network_.clock().Now(), octets); !taken) {
      network_.Refused(Party::kAccessServer, taken.error().ToString());
    }
    Pump();
  };
  handlers.closed = [this] {
    nas_.HandleClosed(network_.clock().Now());
    Pump();
  };
  stream_ = TcpStream::Connect(network_, {Party::kAccessServer, topology::RelayUplink()},
                               topology::HomeAaa(), std::move(handlers));
}

void AccessServerHost::Authorize() {
  const std::vector<uint8_t> eap = EapIdentity(user_name_);
  // The answer is for whoever is on this port. A DUID could be pinned to it as well (R86); it would
  // only tell clients apart.
  roles::AccessRequest request(roles::KeyOfInterface(topology::kAccessPort));
  request.user_name = user_name_;
  if (nas_.config().application == roles::NasApplication::kEap) request.eap_payload = eap;
  if (const Result<roles::SessionNumber> session = nas_.Authorize(network_.clock().Now(), request);
      !session) {
    network_.Refused(Party::kAccessServer, session.error().ToString());
  }
}

void AccessServerHost::Leave() {
  leaving_ = true;
  nas_.Detach(network_.clock().Now(), roles::KeyOfInterface(topology::kAccessPort));
  Pump();
}

// Messages out, events in, until there is neither: an event may lead to an input, and that to a
// message.
void AccessServerHost::Pump() {
  std::array<uint8_t, 16384> buffer;
  for (;;) {
    const Result<std::optional<Bytes>> message = nas_.PollTransmit(MutableBytes(buffer));
    if (message && message->has_value()) {
      stream_->Write(**message);
    } else if (const std::optional<roles::NasEvent> event = nas_.PollEvent()) {
      Handle(*event);
    } else if (leaving_ && !said_goodbye_ && nas_.sessions() == 0) {
      said_goodbye_ = true;
      nas_.Disconnect(network_.clock().Now());
    } else {
      break;
    }
  }
  const std::optional<roles::Nas::Deadline> deadline = nas_.NextDeadline();
  timer_.Set(deadline.has_value() ? std::optional<TimePoint>(deadline->when) : std::nullopt,
             [this] {
               nas_.HandleTimeout(network_.clock().Now());
               Pump();
             });
}

void AccessServerHost::Handle(const roles::NasEvent& event) {
  const auto tell = [&](std::string text) { network_.News(Party::kAccessServer, std::move(text)); };
  switch (event.id) {
    case NasEventId::kPeerOpen:
      Authorize();
      break;
    case NasEventId::kAuthorized: {
      std::string until = "while attached";
      if (event.expiry.has_value()) {
        const auto at =
            std::chrono::duration_cast<std::chrono::milliseconds>(event.expiry->time_since_epoch());
        until = fmt::format("until {} ms", at.count());
      }
      tell(fmt::format("access granted; {} is bound to {} home network{} {}",
                       topology::kAccessPortName, event.networks, event.networks == 1 ? "" : "s",
                       until));
      if (events_.decided) events_.decided();
      break;
    }
    case NasEventId::kRejected:
      tell(fmt::format("no authorisation from the AAA on {}: nothing is bound",
                       topology::kAccessPortName));
      if (events_.decided) events_.decided();
      break;
    case NasEventId::kBindingExpired:
      tell(fmt::format("the binding of {} has run out", topology::kAccessPortName));
      if (events_.binding_expired) events_.binding_expired();
      break;
    case NasEventId::kFailed:
      network_.Refused(Party::kAccessServer,
                       fmt::format("no access: {}", roles::NasFailureName(event.failure)));
      break;
    case NasEventId::kPeerLost:
      if (!leaving_) network_.Refused(Party::kAccessServer, "the connection to the AAA is lost");
      stream_->Close();
      if (leaving_ && events_.left) std::exchange(events_.left, nullptr)();
      break;
    case NasEventId::kEnded:
      tell(fmt::format("the session is over: {}", roles::NasEndingName(event.ending)));
      break;
    case NasEventId::kPeerSuspect:
    case NasEventId::kAuthenticated:
    case NasEventId::kChallenge:
    case NasEventId::kReauthorizationFailed:
    case NasEventId::kReauthorizationNeeded:
      tell(roles::NasEventName(event.id));
      break;
  }
}

}  // namespace mip6boot::scenario
