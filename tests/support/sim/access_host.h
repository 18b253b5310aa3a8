// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server: roles::Nas over simulated TCP connections to one AAA server or two, and beside
// it roles::RelayAgent, which supplies what the Nas has bound to the port that a message came from.
// Some hold a message while the AAA is being asked (roles::RelayHoldQueue); the relay of some is on
// another machine, and reads what is bound from a store of records (roles::EncodeBinding).

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_ACCESS_HOST_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_ACCESS_HOST_H_

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "mip6boot/roles/binding_record.h"
#include "mip6boot/roles/nas.h"
#include "mip6boot/roles/relay_agent.h"
#include "mip6boot/roles/relay_hold_queue.h"
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
  roles::RelayHoldCounters hold_counters() const;
  uint64_t records_read() const { return records_read_; }

 private:
  // What of an attachment the simulation knows, beside the Nas.
  struct Port {
    roles::SessionNumber granted{};
    HomeAgentRefs bound;  // what the relay may supply: as the AAA has assigned it, while it holds
    std::string session_id;           // that they are of
    std::optional<TimePoint> expiry;  // when they end, whatever the Nas says
    bool asking = false;              // access is being asked for
    bool planned = false;             // access will be asked for in a while
    bool reauthorize = false;         // the session that is open is to be authorised again
  };
  enum Tag : uint32_t { kNas, kHold };
  // The connection to one AAA server, and how often it was called.
  struct Uplink {
    std::optional<ConnectionId> connection;
    uint32_t attempts = 0;
  };
  static constexpr roles::NasPeer kPeers[] = {roles::NasPeer::kPrimary, roles::NasPeer::kSecondary};
  // What the Nas showed before an input.
  struct Before {
    size_t sessions = 0;
    size_t bindings = 0;
    uint64_t counted = 0;
    std::array<diameter::PeerState, roles::kNasPeers> peers{};
  };

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
  void HandleOfSession(const roles::NasEvent& event);
  std::optional<TimePoint> EndOf(NodeNumber node) const;
  void AnswerChallenge(roles::SessionNumber session);
  void Relay(const Datagram& received, const roles::RelayLink& link);
  void Forward(const roles::Outcome& outcome, const Datagram& cause);
  // Takes what the hold queue has after an input, with `held` messages in it before.
  void PumpHeld(size_t held, bool woken);
  void Answered(NodeNumber node);
  // Puts into the store what the Nas has bound.
  void Share(NodeNumber node);
  std::optional<roles::Binding> ReadRecord(NodeNumber node, Bytes client_id);
  absl::Span<const roles::SuppliedHomeNetwork> Supply(NodeNumber node,
                                                      const roles::RelayNeed& need);
  void CheckSupplied(Bytes relay_forward);
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
  bool by_visited_ = false;  // the primary is an AAA server of the visited network
  std::array<Uplink, roles::kNasPeers> uplinks_;
  std::unordered_map<NodeNumber, Port> ports_;
  std::unordered_map<uint64_t, NodeNumber> nodes_by_session_;
  std::set<NodeNumber> waiting_;                       // for a connection
  std::set<NodeNumber> changed_;                       // that the events being polled are about
  std::optional<roles::RelayHoldConfig> hold_config_;  // none: lets all go at once
  std::optional<roles::RelayHoldQueue> hold_;
  TimerId hold_timer_;
  MachineWatch hold_watch_;
  roles::RelayHoldCounters hold_counters_;  // of lives that are over
  bool held_tainted_ = false;               // something that is held was corrupted
  bool pins_ = false;                       // clients by their DUID (R86)
  bool relay_elsewhere_ = false;
  std::unordered_map<NodeNumber, std::vector<uint8_t>> records_;
  uint64_t records_read_ = 0;
  std::optional<roles::Binding> binding_;
  std::vector<roles::SuppliedHomeNetwork> sabotaged_;
  std::vector<uint8_t> sabotaged_octets_;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_ACCESS_HOST_H_
