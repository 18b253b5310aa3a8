// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/resolver.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <chrono>
#include <stdexcept>
#include <utility>

namespace mip6boot::scenario {
namespace {

constexpr int kTimeoutMs = 1000;
constexpr int kTries = 3;
constexpr int kClassInternet = 1;

void Require(int status) {
  if (status != ARES_SUCCESS)
    throw std::runtime_error(fmt::format("c-ares: {}", ares_strerror(status)));
}

}  // namespace

Resolver::Resolver(LoopbackNetwork& network, LoopbackNetwork::Station client,
                   const roles::UdpEndpoint& server)
    : network_(network), client_(client), timer_(network.io()) {
  client_.journal_on_arrival = true;  // c-ares sends by itself
  static const int library = ares_library_init(ARES_LIB_INIT_ALL);
  Require(library);
  ares_options options{};
  options.flags = ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES;
  options.timeout = kTimeoutMs;
  options.tries = kTries;
  options.sock_state_cb = SocketChanged;
  options.sock_state_cb_data = this;
  Require(ares_init_options(
      &channel_, &options,
      ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB));
  ares_set_socket_callback(channel_, SocketMade, this);
  // The servers of this machine are not asked: the one of the scenario is.
  const std::string address =
      fmt::format("[::1]:{}", network.PortOf(Carrier::kUdp, server).value());
  Require(ares_set_servers_ports_csv(channel_, address.c_str()));
}

Resolver::~Resolver() { ares_destroy(channel_); }

void Resolver::Ask(const roles::DnsQuestion& question, Handler handler) {
  auto pending = std::make_unique<Handler>(std::move(handler));
  ares_query(channel_, question.name.ToString().c_str(), kClassInternet,
             static_cast<int>(question.type), Answered, pending.release());
  SetTimer();
}

void Resolver::Answered(void* pending, int status, int, unsigned char* answer, int size) {
  const std::unique_ptr<Handler> handler(static_cast<Handler*>(pending));
  if (status == ARES_EDESTRUCTION) return;
  // No such name, or none of this type, is an answer too.
  const bool answered = answer != nullptr && size > 0;
  (*handler)(status == ARES_SUCCESS ? "" : ares_strerror(status),
             answered ? Bytes(answer, static_cast<size_t>(size)) : Bytes());
}

int Resolver::SocketMade(ares_socket_t socket, int, void* self) {
  Resolver& resolver = *static_cast<Resolver*>(self);
  sockaddr_in6 local{};
  socklen_t size = sizeof(local);
  if (getsockname(socket, reinterpret_cast<sockaddr*>(&local), &size) != 0) return 0;
  LoopbackNetwork::Station station = resolver.client_;
  station.endpoint.port = ntohs(local.sin6_port);
  resolver.network_.Map(Carrier::kUdp, station.endpoint.port, station);
  return 0;
}

void Resolver::SocketChanged(void* self, ares_socket_t socket, int readable, int writable) {
  Resolver& resolver = *static_cast<Resolver*>(self);
  auto& watched = resolver.watched_;
  if (readable == 0 && writable == 0) {
    // c-ares closes it; asio only lets go of it.
    const auto found = watched.find(socket);
    if (found == watched.end()) return;
    found->second->descriptor.release();
    watched.erase(found);
    return;
  }
  std::shared_ptr<Watched>& entry = watched[socket];
  if (entry == nullptr)
    entry = std::make_shared<Watched>(Watched{{resolver.network_.io(), socket}});
  entry->wants_read = readable != 0;
  entry->wants_write = writable != 0;
  resolver.Watch(socket);
}

void Resolver::Watch(ares_socket_t socket) {
  const auto found = watched_.find(socket);
  if (found == watched_.end()) return;
  const auto wait = [&](asio::posix::stream_descriptor::wait_type what, bool wanted,
                        bool Watched::*waiting) {
    Watched& watched = *found->second;
    if (!wanted || watched.*waiting) return;
    watched.*waiting = true;
    watched.descriptor.async_wait(
        what, [this, socket, what, waiting, held = found->second](const asio::error_code& error) {
          (*held).*waiting = false;
          if (error) return;
          Ready(socket, what == asio::posix::stream_descriptor::wait_read);
        });
  };
  wait(asio::posix::stream_descriptor::wait_read, found->second->wants_read, &Watched::reading);
  wait(asio::posix::stream_descriptor::wait_write, found->second->wants_write, &Watched::writing);
}

void Resolver::Ready(ares_socket_t socket, bool readable) {
  ares_process_fd(channel_, readable ? socket : ARES_SOCKET_BAD,
                  readable ? ARES_SOCKET_BAD : socket);
  Watch(socket);
  SetTimer();
}

void Resolver::SetTimer() {
  timeval wait{};
  if (ares_timeout(channel_, nullptr, &wait) == nullptr) {
    timer_.cancel();
    return;
  }
  timer_.expires_after(std::chrono::seconds(wait.tv_sec) + std::chrono::microseconds(wait.tv_usec));
  timer_.async_wait([this](const asio::error_code& error) {
    if (error) return;
    ares_process_fd(channel_, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
    SetTimer();
  });
}

}  // namespace mip6boot::scenario
