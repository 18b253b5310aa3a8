// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A mobile node: roles::MobileNode, the DNS search behind it, and a registration with the home
// agents that come of either.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_NODE_HOST_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_NODE_HOST_H_

#include <memory>
#include <optional>
#include <vector>

#include "mip6boot/roles/mobile_node.h"
#include "tests/support/sim/dns_host.h"
#include "tests/support/sim/surroundings.h"

namespace mip6boot::sim {

class NodeHost final : public Participant {
 public:
  // How the node's question has ended so far.
  enum class Ended : uint8_t { kNot, kWithHomeAgents, kInFallback };

  NodeHost(Surroundings& around, NodeNumber number);

  static std::vector<uint8_t> DuidOf(NodeNumber number);

  // ---- what happens to it ----
  void Attach(uint32_t access);  // it comes up, or moves there
  void Crash();
  void Restart();
  void Ask();
  void ChangePrefixes();

  void HandleDatagram(const Datagram& received) override;
  void HandleTimer(uint32_t tag) override;

  // ---- what is known ----
  ParticipantId id() const { return id_; }
  NodeNumber number() const { return number_; }
  uint32_t access() const { return access_; }
  bool running() const { return node_ != nullptr; }
  bool attached() const { return attached_; }
  Ended ended() const { return ended_; }
  bool answered() const { return answered_; }
  bool fell_back() const { return fell_back_; }
  bool registered() const { return registered_; }
  Ipv6Address link_local() const;
  // Invariant 3: when the node has to have ended, now that the network is well.
  TimePoint Bound() const;
  // What of it does not hold; empty: all does. nullopt: an exchange has just begun, ask again.
  std::optional<std::string> CheckEnded() const;
  // Of all its lives.
  roles::MobileNodeCounters counters() const;

 private:
  enum Tag : uint32_t { kMachine, kHost };
  // What the machine showed before an input.
  struct Before {
    roles::MobileNodeState state{};
    uint64_t counted = 0;
    uint64_t replies = 0;
  };

  void Boot();
  Before Look() const;
  // All that follows an input; `woken`: it was HandleTimeout at the deadline.
  void Pump(const Before& before, bool woken);
  void Transmit(const roles::MobileNode::Transmit& transmit);
  void Handle(const roles::MobileNodeEvent& event);
  void CheckHomeNetworks(const roles::MobileNodeEvent& event);
  void CheckRanking(const roles::HomeAgentRanking& ranking);
  void Save();
  void Register();
  void TryHomeAgent();
  void SetHostTimer();

  Surroundings& around_;
  NodeNumber number_;
  ParticipantId id_;
  TimerId machine_timer_;
  TimerId host_timer_;
  roles::MobileNodeConfig config_;
  test::SeededRandom dice_;    // what the host decides
  test::SeededRandom random_;  // the machine's, anew in each life
  std::unique_ptr<roles::MobileNode> node_;
  MachineWatch watch_;
  roles::MobileNodeCounters counters_;  // of lives that are over
  uint32_t life_ = 0;
  uint32_t access_ = 0;
  bool attached_ = false;
  std::vector<uint8_t> saved_;
  TimePoint saved_at_{};
  bool saved_tainted_ = false;

  Ended ended_ = Ended::kNot;
  bool answered_ = false;
  bool fell_back_ = false;
  bool registered_ = false;
  bool tainted_ = false;        // what it knows came of corrupted octets
  bool taint_arrives_ = false;  // what is handed in right now is
  TimePoint first_sent_at_{};   // of the open exchange
  TimePoint sent_at_{};         // last
  Duration waited_{};           // between the last two
  uint64_t retransmitted_ = 0;  // as counted when it sent last
  std::unique_ptr<DnsSearch> search_;
  roles::HomeAgentTrials trials_;  // of what the DNS had
  std::optional<TimePoint> try_at_;
  bool trying_ = false;  // an attempt is out; `try_at_` is when it has failed
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_NODE_HOST_H_
