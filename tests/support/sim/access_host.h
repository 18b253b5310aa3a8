// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server: roles::Nas over simulated TCP connections to one AAA server or two, and beside
// it roles::RelayAgent, which supplies what the Nas has bound to the port that a message came from.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_ACCESS_HOST_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_ACCESS_HOST_H_

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "mip6boot/roles/nas.h"
#include "mip6boot/roles/relay_agent.h"
#include "tests/support/sim/surroundings.h"

namespace mip6boot::sim {

class AccessHost final : public Participant {
 public:
  // `uplink`: where Relay-forwards go; none: to all DHCPv6 servers.
  AccessHost(Surroundings& around, uint32_t number, std::optional<Ipv6Address> uplink);

  // The access port of a node, the same at each access server.
  static roles::InterfaceIndex PortOf(NodeNumber node) { return roles::InterfaceIndex{node + 1}; }

  void Attach(NodeNumber node);
  void Detach(NodeNumber node);
  void Crash();
  void Restart();

  void HandleDatagram(const Datagram& received) override;
  void HandleTimer(uint32_t tag) override;
  void HandleConnected(ConnectionId connection) override;
  void HandleBytes(ConnectionId connection, Bytes octets) override;
  void HandleClosed(ConnectionId connection) override;

  ParticipantId id() const { return id_; }
  bool running() const { return nas_ != nullptr; }
  roles::NasCounters nas_counters() const;
  const roles::Counters& relay_counters() const { return relay_counters_; }

 private:
  // What of an attachment the simulation knows, beside the Nas.
  struct Port {
    roles::SessionNumber granted{};
    HomeAgentRefs bound;  // what the relay may supply: as the AAA has assigned it, while it holds
    std::optional<TimePoint> expiry;
    bool planned = false;      // access will be asked for in a while
    bool reauthorize = false;  // the session that is open is to be authorised again
  };
  // The connection to one AAA server, and how often it was called.
  struct Uplink {
    std::optional<ConnectionId> connection;
    uint32_t attempts = 0;
  };
  struct Before;

  void Boot();
  static roles::AttachmentKey KeyOf(NodeNumber node);
  void Connect(roles::NasPeer peer);
  void ConnectLater(roles::NasPeer peer);
  std::optional<roles::NasPeer> PeerOf(ConnectionId connection) const;
  void Authorize(NodeNumber node);
  void AuthorizeWaiting();
  void AuthorizeLater(NodeNumber node, Duration wait);
  Before Look() const;
  bool Transmit(roles::NasPeer peer);
  void Pump(const Before& before, bool woken, size_t octets = 0);
  void Handle(const roles::NasEvent& event);
  void AnswerChallenge(roles::SessionNumber session);
  Port* PortOfSession(roles::SessionNumber session, NodeNumber* node);
  void Relay(const Datagram& received, const roles::RelayLink& link);
  absl::Span<const roles::SuppliedHomeNetwork> Supply(const roles::RelayNeed& need);
  void CheckSupplied(Bytes relay_forward, NodeNumber node);
  void SendToNode(const roles::Outcome& outcome, const Datagram& cause);

  Surroundings& around_;
  uint32_t number_;
  ParticipantId id_;
  TimerId timer_;
  Ipv6Address address_;
  roles::NasConfig nas_config_;
  roles::RelayAgentConfig relay_config_;
  test::SeededRandom dice_;
  test::SeededRandom random_;
  std::unique_ptr<roles::Nas> nas_;
  MachineWatch watch_;
  roles::Nas::DeadlineReason wakes_for_{};
  roles::NasCounters nas_counters_;  // of lives that are over
  roles::Counters relay_counters_;
  uint32_t life_ = 0;
  bool has_secondary_ = false;
  std::array<Uplink, roles::kNasPeers> uplinks_;
  std::unordered_map<NodeNumber, Port> ports_;
  std::unordered_map<uint64_t, NodeNumber> nodes_by_session_;
  std::set<NodeNumber> waiting_;  // for a connection
  std::optional<roles::Binding> binding_;
  std::vector<roles::SuppliedHomeNetwork> sabotaged_;
  std::vector<uint8_t> sabotaged_octets_;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_ACCESS_HOST_H_
