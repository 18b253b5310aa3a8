// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A TCP connection between two stations of the loopback network, and the socket that accepts them.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_TCP_STREAM_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_TCP_STREAM_H_

#include <array>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "examples/integrated_scenario/loopback_network.h"

namespace mip6boot::scenario {

// Asio's handlers hold a reference: a stream lives until its last operation has ended.
class TcpStream : public std::enable_shared_from_this<TcpStream> {
 public:
  struct Handlers {
    std::function<void()> connected;
    std::function<void(Bytes)> received;
    std::function<void()> closed;  // by the peer or by a fault; once, and not after `Close`
  };

  // Calls a station. The connection comes from `from`, whose port is that of the socket.
  static std::shared_ptr<TcpStream> Connect(LoopbackNetwork& network, LoopbackNetwork::Station from,
                                            const roles::UdpEndpoint& to, Handlers handlers);
  // Private but for `Connect` and `TcpListener`, which have them owned by a shared pointer.
  TcpStream(LoopbackNetwork& network, asio::ip::tcp::socket socket,
            const LoopbackNetwork::Station& local, const LoopbackNetwork::Station& remote);

  // From now on `handlers` hear of it.
  void Start(Handlers handlers);
  void Write(Bytes octets);
  // Sends what is still to be written, then closes.
  void Close();

  const LoopbackNetwork::Station& remote() const { return remote_; }

 private:
  void Read();
  void WriteNext();
  void Shut();
  void Lost();

  LoopbackNetwork& network_;
  asio::ip::tcp::socket socket_;
  LoopbackNetwork::Station local_;
  LoopbackNetwork::Station remote_;
  Handlers handlers_;
  std::array<uint8_t, 16384> buffer_;
  std::deque<std::vector<uint8_t>> to_write_;
  bool closing_ = false;
};

class TcpListener {
 public:
  using Handler = std::function<void(std::shared_ptr<TcpStream>)>;

  // Throws UsageError if its port is taken.
  TcpListener(LoopbackNetwork& network, Socket socket, const LoopbackNetwork::Station& station,
              Handler accept);

  uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
  void Accept();

  LoopbackNetwork& network_;
  LoopbackNetwork::Station station_;
  Handler accept_;
  asio::ip::tcp::acceptor acceptor_;
  asio::steady_timer pause_;  // after an error, such as too many open files
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_TCP_STREAM_H_
