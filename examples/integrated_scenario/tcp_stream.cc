// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/tcp_stream.h"

#include <fmt/format.h>

#include <asio/buffer.hpp>
#include <asio/ip/address_v6.hpp>
#include <asio/write.hpp>
#include <chrono>
#include <utility>

#include "examples/integrated_scenario/usage_error.h"

namespace mip6boot::scenario {

using asio::ip::tcp;

std::shared_ptr<TcpStream> TcpStream::Connect(LoopbackNetwork& network,
                                              LoopbackNetwork::Station from,
                                              const roles::UdpEndpoint& to, Handlers handlers) {
  tcp::socket socket(network.io(), tcp::v6());
  // Bound before it connects, so that the other side knows who calls.
  socket.bind({asio::ip::address_v6::loopback(), 0});
  const uint16_t own_port = socket.local_endpoint().port();
  from.endpoint.port = own_port;
  network.Map(Carrier::kTcp, own_port, from);
  const uint16_t port = network.PortOf(Carrier::kTcp, to).value();
  const LoopbackNetwork::Station remote = network.StationAt(Carrier::kTcp, port);

  auto stream = std::make_shared<TcpStream>(network, std::move(socket), from, remote);
  stream->handlers_ = std::move(handlers);
  stream->socket_.async_connect({asio::ip::address_v6::loopback(), port},
                                [stream](const asio::error_code& error) {
                                  if (error) return stream->Lost();
                                  if (stream->handlers_.connected) stream->handlers_.connected();
                                  stream->Read();
                                });
  return stream;
}

TcpStream::TcpStream(LoopbackNetwork& network, tcp::socket socket,
                     const LoopbackNetwork::Station& local, const LoopbackNetwork::Station& remote)
    : network_(network), socket_(std::move(socket)), local_(local), remote_(remote) {}

void TcpStream::Start(Handlers handlers) {
  handlers_ = std::move(handlers);
  if (handlers_.connected) handlers_.connected();
  Read();
}

void TcpStream::Read() {
  if (!socket_.is_open()) return;
  socket_.async_read_some(asio::buffer(buffer_), [self = shared_from_this()](
                                                     const asio::error_code& error, size_t size) {
    if (error) return self->Lost();
    const Bytes octets(self->buffer_.data(), size);
    const LoopbackNetwork::Blame blame(self->network_, self->remote_.party == Party::kStranger);
    if (self->remote_.journal_on_arrival) {
      self->network_.Pass(Carrier::kTcp, self->remote_, self->local_, octets);
    }
    if (self->handlers_.received) self->handlers_.received(octets);
    self->Read();
  });
}

void TcpStream::Write(Bytes octets) {
  if (!socket_.is_open() || closing_) return;
  network_.Pass(Carrier::kTcp, local_, remote_, octets);
  to_write_.emplace_back(octets.begin(), octets.end());
  if (to_write_.size() == 1) WriteNext();
}

void TcpStream::WriteNext() {
  asio::async_write(socket_, asio::buffer(to_write_.front()),
                    [self = shared_from_this()](const asio::error_code& error, size_t) {
                      if (error) return self->Lost();
                      self->to_write_.pop_front();
                      if (!self->to_write_.empty()) return self->WriteNext();
                      if (self->closing_) self->Shut();
                    });
}

void TcpStream::Close() {
  handlers_ = {};
  closing_ = true;
  if (to_write_.empty()) Shut();
}

void TcpStream::Shut() {
  asio::error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_both, ignored);
  socket_.close(ignored);
}

void TcpStream::Lost() {
  if (!socket_.is_open()) return;
  const std::function<void()> closed = std::exchange(handlers_, {}).closed;
  Shut();
  const LoopbackNetwork::Blame blame(network_, remote_.party == Party::kStranger);
  if (closed) closed();
}

TcpListener::TcpListener(LoopbackNetwork& network, Socket socket,
                         const LoopbackNetwork::Station& station, Handler accept)
    : network_(network),
      station_(station),
      accept_(std::move(accept)),
      acceptor_(network.io(), tcp::v6()),
      pause_(network.io()) {
  const uint16_t port = network.PortFor(socket);
  // The case before this one may have left connections in TIME_WAIT.
  acceptor_.set_option(tcp::acceptor::reuse_address(true));
  asio::error_code error;
  acceptor_.bind({asio::ip::address_v6::loopback(), port}, error);
  if (!error) acceptor_.listen(tcp::acceptor::max_listen_connections, error);
  if (error) {
    throw UsageError(fmt::format("cannot use TCP port {} for the {}: {}", port, SocketName(socket),
                                 error.message()));
  }
  network_.Open(socket, this->port(), station_);
  Accept();
}

void TcpListener::Accept() {
  acceptor_.async_accept([this](const asio::error_code& error, tcp::socket socket) {
    if (error == asio::error::operation_aborted) return;
    if (error) {
      // The same error would be back at once.
      pause_.expires_after(std::chrono::milliseconds(100));
      return pause_.async_wait([this](const asio::error_code& stopped) {
        if (!stopped) Accept();
      });
    }
    asio::error_code gone;
    const tcp::endpoint caller = socket.remote_endpoint(gone);
    if (!gone) {
      const LoopbackNetwork::Station station = network_.StationAt(Carrier::kTcp, caller.port());
      const LoopbackNetwork::Blame blame(network_, station.party == Party::kStranger);
      accept_(std::make_shared<TcpStream>(network_, std::move(socket), station_, station));
    }
    Accept();
  });
}

}  // namespace mip6boot::scenario
