// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/loopback_network.h"

#include <fmt/format.h>

#include <algorithm>
#include <asio/buffer.hpp>
#include <asio/ip/address_v6.hpp>

#include "examples/integrated_scenario/usage_error.h"

namespace mip6boot::scenario {
namespace {

constexpr size_t kMaxDatagram = 65535;
// More of them than a socket holds; those that the system drops never arrive.
constexpr size_t kMaxInFlight = 1000;

}  // namespace

const char* SocketName(Socket socket) {
  switch (socket) {
    case Socket::kMobileNode:
      return "mobile node";
    case Socket::kRelayDownlink:
      return "access server, towards the clients";
    case Socket::kRelayUplink:
      return "access server, towards the server";
    case Socket::kDhcpServer:
      return "DHCPv6 server";
    case Socket::kHomeAaa:
      return "home AAA";
    case Socket::kDnsServer:
      return "home DNS";
  }
  return "";
}

const char* SocketCarrier(Socket socket) { return socket == Socket::kHomeAaa ? "TCP" : "UDP"; }

std::string ToText(const roles::UdpEndpoint& endpoint) {
  return fmt::format("[{}]:{}", endpoint.address.ToString(), endpoint.port);
}

uint16_t LoopbackNetwork::PortFor(Socket socket) const {
  if (!options_.base_port.has_value()) return 0;
  return static_cast<uint16_t>(*options_.base_port + static_cast<uint16_t>(socket));
}

void LoopbackNetwork::Map(Carrier carrier, uint16_t port, const Station& station) {
  mappings_.push_back({carrier, port, station});
}

void LoopbackNetwork::Open(Socket socket, uint16_t port, const Station& station) {
  ports_[static_cast<size_t>(socket)] = port;
  Map(socket == Socket::kHomeAaa ? Carrier::kTcp : Carrier::kUdp, port, station);
}

std::optional<uint16_t> LoopbackNetwork::PortOf(Carrier carrier,
                                                const roles::UdpEndpoint& endpoint) const {
  for (const Mapping& mapping : mappings_) {
    if (mapping.carrier == carrier && mapping.station.endpoint == endpoint) return mapping.port;
  }
  // Strangers have no address but their real one.
  if (endpoint.address.IsLoopback()) return endpoint.port;
  return std::nullopt;
}

LoopbackNetwork::Station LoopbackNetwork::StationAt(Carrier carrier, uint16_t port) const {
  // The latest first: the system may give a client's port, once it is free, to the next client.
  for (auto mapping = mappings_.rbegin(); mapping != mappings_.rend(); ++mapping) {
    if (mapping->carrier == carrier && mapping->port == port) return mapping->station;
  }
  return {Party::kStranger, {*Ipv6Address::FromText("::1"), port}, true};
}

bool LoopbackNetwork::IsStrangers(const Station& from, Bytes octets) {
  if (from.party == Party::kStranger) return true;
  const auto sent =
      std::find_if(strangers_in_flight_.begin(), strangers_in_flight_.end(),
                   [&](const std::vector<uint8_t>& datagram) { return Bytes(datagram) == octets; });
  if (sent == strangers_in_flight_.end()) return false;
  strangers_in_flight_.erase(sent);
  return true;
}

bool LoopbackNetwork::Pass(Carrier carrier, const Station& from, const Station& to, Bytes octets) {
  Passage passage{clock_.Now(),
                  from.party,
                  to.party,
                  carrier,
                  from.endpoint,
                  to.endpoint,
                  std::vector<uint8_t>(octets.begin(), octets.end())};
  // The node sends for itself alone, whatever it is sent.
  passage.of_stranger =
      carrier == Carrier::kUdp && strangers_doing_ && from.party != Party::kMobileNode;
  if (passage.of_stranger && to.party != Party::kStranger) {
    strangers_in_flight_.push_back(passage.octets);
    if (strangers_in_flight_.size() > kMaxInFlight) strangers_in_flight_.pop_front();
  }
  const bool lossy =
      options_.lose_first_datagrams && carrier == Carrier::kUdp && !ConcernsStranger(passage);
  passage.lost = lossy && first_lost_.insert({from.party, to.party}).second;
  const bool arrives = !passage.lost;
  journal_.Add(std::move(passage));
  return arrives;
}

void LoopbackNetwork::Note(Party by, Remark::Kind kind, std::string text) {
  journal_.Add(Remark{clock_.Now(), by, kind, std::move(text),
                      strangers_doing_ && kind == Remark::Kind::kRefused});
}

UdpSocket::UdpSocket(LoopbackNetwork& network, Socket socket,
                     const LoopbackNetwork::Station& station, roles::InterfaceIndex interface,
                     Handler receive)
    : network_(network),
      station_(station),
      interface_(interface),
      receive_(std::move(receive)),
      socket_(network.io(), asio::ip::udp::v6()),
      buffer_(kMaxDatagram) {
  const uint16_t port = network.PortFor(socket);
  asio::error_code error;
  socket_.bind({asio::ip::address_v6::loopback(), port}, error);
  if (error) {
    throw UsageError(fmt::format("cannot use UDP port {} for the {}: {}", port, SocketName(socket),
                                 error.message()));
  }
  network_.Open(socket, this->port(), station_);
  Receive();
}

void UdpSocket::Join(const roles::UdpEndpoint& group) {
  in_group_ = true;
  network_.Map(Carrier::kUdp, port(), {station_.party, group});
  // What it sends still comes from its own address.
  network_.Map(Carrier::kUdp, port(), station_);
}

void UdpSocket::Send(const roles::UdpEndpoint& destination, Bytes payload) {
  const std::optional<uint16_t> port = network_.PortOf(Carrier::kUdp, destination);
  if (!port.has_value()) {
    network_.Refused(station_.party, fmt::format("nobody is at {}", ToText(destination)));
    return;
  }
  const Party to = network_.StationAt(Carrier::kUdp, *port).party;
  if (!network_.Pass(Carrier::kUdp, station_, {to, destination}, payload)) return;
  asio::error_code error;
  socket_.send_to(asio::buffer(payload.data(), payload.size()),
                  {asio::ip::address_v6::loopback(), *port}, 0, error);
  if (error)
    network_.Refused(station_.party,
                     fmt::format("cannot send to {}: {}", ToText(destination), error.message()));
}

void UdpSocket::Receive() {
  socket_.async_receive_from(asio::buffer(buffer_), sender_,
                             [this](const asio::error_code& error, size_t size) {
                               if (error == asio::error::operation_aborted) return;
                               if (!error) Arrived(size);
                               Receive();
                             });
}

void UdpSocket::Arrived(size_t size) {
  const Bytes payload(buffer_.data(), size);
  const LoopbackNetwork::Station from = network_.StationAt(Carrier::kUdp, sender_.port());
  if (from.journal_on_arrival) network_.Pass(Carrier::kUdp, from, station_, payload);
  const LoopbackNetwork::Blame blame(network_, network_.IsStrangers(from, payload));
  roles::ReceivedDatagram received;
  received.payload = payload;
  received.source = from.endpoint;
  received.interface = interface_;
  received.to_unicast = !in_group_;
  receive_(received);
}

}  // namespace mip6boot::scenario
