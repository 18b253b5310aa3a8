// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The network of the scenario: real sockets on ::1, behind the addresses that the protocols have.
//
// Each socket listens on a port of ::1 and belongs to a station: a participant with its protocol
// address. What a participant sends to [2001:db8:1::547]:547 goes to the socket of that station;
// what arrives is told to come from the station of the socket it came from. Every passage is
// written to the journal, and may be lost on purpose. Whoever else sends to one of our ports is a
// stranger, under his own address.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_LOOPBACK_NETWORK_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_LOOPBACK_NETWORK_H_

#include <array>
#include <asio/io_context.hpp>
#include <asio/ip/udp.hpp>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "examples/integrated_scenario/clock.h"
#include "examples/integrated_scenario/journal.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/roles/datagram.h"

namespace mip6boot::scenario {

// The listening sockets, in the order of their fixed ports: BASE, BASE + 1, ...
enum class Socket : uint8_t {
  kMobileNode,
  kRelayDownlink,
  kRelayUplink,
  kDhcpServer,
  kHomeAaa,
  kDnsServer
};
inline constexpr size_t kSockets = 6;
const char* SocketName(Socket socket);     // "relay, clients' side"
const char* SocketCarrier(Socket socket);  // "UDP"

struct NetworkOptions {
  std::optional<uint16_t> base_port;  // fixed ports from here on; otherwise free ones
  // Loses the first datagram on the way from each participant to each other.
  bool lose_first_datagrams = false;
};

class LoopbackNetwork {
 public:
  struct Station {
    Party party = Party::kStranger;
    roles::UdpEndpoint endpoint;
    // Its octets are written to the journal where they arrive: the socket is somebody else's, such
    // as the resolver's.
    bool journal_on_arrival = false;
  };

  LoopbackNetwork(asio::io_context& io, const Clock& clock, Journal& journal,
                  const NetworkOptions& options)
      : io_(io), clock_(clock), journal_(journal), options_(options) {}

  asio::io_context& io() { return io_; }
  const Clock& clock() const { return clock_; }
  Journal& journal() { return journal_; }

  // What somebody has to say.
  void News(Party by, std::string text) { Note(by, Remark::Kind::kNews, std::move(text)); }
  void Refused(Party by, std::string text) { Note(by, Remark::Kind::kRefused, std::move(text)); }

  // ---- for sockets ----

  // The ports of the sockets that are open, in the order of `Socket`.
  std::vector<uint16_t> Ports() const { return {ports_.begin(), ports_.end()}; }

  // The port to bind to; 0: any.
  uint16_t PortFor(Socket socket) const;
  // The socket on `port` of ::1 is that of `station`.
  void Map(Carrier carrier, uint16_t port, const Station& station);
  // The same for one of the listening sockets.
  void Open(Socket socket, uint16_t port, const Station& station);
  std::optional<uint16_t> PortOf(Carrier carrier, const roles::UdpEndpoint& endpoint) const;
  // The station behind `port`, or the stranger.
  Station StationAt(Carrier carrier, uint16_t port) const;
  // While one with `stranger` is there, what happens is a stranger's doing: what participants send
  // and say then is marked as such, and what comes of it at the next participant too.
  class Blame {
   public:
    Blame(LoopbackNetwork& network, bool stranger)
        : network_(network), before_(std::exchange(network.strangers_doing_, stranger)) {}
    ~Blame() { network_.strangers_doing_ = before_; }
    Blame(const Blame&) = delete;
    Blame& operator=(const Blame&) = delete;

   private:
    LoopbackNetwork& network_;
    bool before_;
  };
  // Whether a datagram that arrives from `from` is a stranger's, or was sent on his account.
  bool IsStrangers(const Station& from, Bytes octets);
  // Writes a passage to the journal. False if it is lost.
  bool Pass(Carrier carrier, const Station& from, const Station& to, Bytes octets);

 private:
  struct Mapping {
    Carrier carrier;
    uint16_t port;
    Station station;
  };
  void Note(Party by, Remark::Kind kind, std::string text);

  asio::io_context& io_;
  const Clock& clock_;
  Journal& journal_;
  NetworkOptions options_;
  std::vector<Mapping> mappings_;
  std::array<uint16_t, kSockets> ports_{};
  std::set<std::pair<Party, Party>> first_lost_;
  bool strangers_doing_ = false;
  std::deque<std::vector<uint8_t>> strangers_in_flight_;  // sent by us on a stranger's account
};

// A UDP socket of one station.
class UdpSocket {
 public:
  using Handler = std::function<void(const roles::ReceivedDatagram&)>;

  // Throws UsageError if its port is taken. `receive` sees what arrives, as long as the socket is
  // there.
  UdpSocket(LoopbackNetwork& network, Socket socket, const LoopbackNetwork::Station& station,
            roles::InterfaceIndex interface, Handler receive);

  // It also gets what is sent to this group.
  void Join(const roles::UdpEndpoint& group);
  void Send(const roles::UdpEndpoint& destination, Bytes payload);
  uint16_t port() const { return socket_.local_endpoint().port(); }

 private:
  void Receive();
  void Arrived(size_t size);

  LoopbackNetwork& network_;
  LoopbackNetwork::Station station_;
  roles::InterfaceIndex interface_;
  bool in_group_ = false;
  Handler receive_;
  asio::ip::udp::socket socket_;
  asio::ip::udp::endpoint sender_;
  std::vector<uint8_t> buffer_;
};

// "[2001:db8::1]:547"
std::string ToText(const roles::UdpEndpoint& endpoint);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_LOOPBACK_NETWORK_H_
