// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Asks the DNS: c-ares makes the queries, keeps the time and reads the answers; asio tells it when
// a socket of its own has something for it.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_RESOLVER_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_RESOLVER_H_

#include <ares.h>

#include <asio/posix/stream_descriptor.hpp>
#include <asio/steady_timer.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "examples/integrated_scenario/loopback_network.h"
#include "mip6boot/roles/dns_fallback.h"

namespace mip6boot::scenario {

class Resolver {
 public:
  // `answer` is the whole message; empty, and `problem` says why, if there is none. It lives while
  // the handler runs.
  using Handler = std::function<void(const std::string& problem, Bytes answer)>;

  // Asks for the station `client` (any port), the server at `server`.
  Resolver(LoopbackNetwork& network, LoopbackNetwork::Station client,
           const roles::UdpEndpoint& server);
  ~Resolver();
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  void Ask(const roles::DnsQuestion& question, Handler handler);

 private:
  // A socket of c-ares' that asio watches.
  struct Watched {
    asio::posix::stream_descriptor descriptor;
    bool wants_read = false;
    bool wants_write = false;
    bool reading = false;  // a wait is on
    bool writing = false;
  };

  static int SocketMade(ares_socket_t socket, int type, void* self);
  static void SocketChanged(void* self, ares_socket_t socket, int readable, int writable);
  static void Answered(void* pending, int status, int timeouts, unsigned char* answer, int size);
  void Watch(ares_socket_t socket);
  void Ready(ares_socket_t socket, bool readable);
  void SetTimer();

  LoopbackNetwork& network_;
  LoopbackNetwork::Station client_;
  asio::steady_timer timer_;
  std::map<ares_socket_t, std::shared_ptr<Watched>> watched_;
  ares_channel channel_ = nullptr;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_RESOLVER_H_
