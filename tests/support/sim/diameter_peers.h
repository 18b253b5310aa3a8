// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The Diameter connections of one participant: a diameter::PeerConnection for each, with its timer
// and what invariant 4 says of it.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_DIAMETER_PEERS_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_DIAMETER_PEERS_H_

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "mip6boot/diameter/peer_connection.h"
#include "tests/support/sim/surroundings.h"

namespace mip6boot::sim {

class DiameterPeers {
 public:
  // `config` of all connections, but for their side. `who` is told about.
  DiameterPeers(Surroundings& around, const char* who, Participant& owner, ParticipantId id,
                uint64_t seed)
      : around_(around), who_(who), owner_(owner), id_(id), random_(seed) {}

  diameter::PeerConfig& config() { return config_; }

  diameter::PeerConnection& Add(ConnectionId id, diameter::PeerSide side);
  void Remove(ConnectionId id);
  void Clear();
  // Its timers are off until the next Pump.
  void StopTimers();
  // nullptr: there is none.
  diameter::PeerConnection* Find(ConnectionId id);
  diameter::PeerConnection* FindByTimer(uint32_t tag, ConnectionId* id);
  std::vector<ConnectionId> ids() const;

  // Octets of `input` were handled, or a timeout (`woken`), or anything else: sends what is to be
  // sent. The messages that have come; `closed`: it is over, and removed.
  struct Pumped {
    std::vector<std::vector<uint8_t>> messages;
    bool closed = false;
  };
  Pumped Pump(ConnectionId id, bool woken, size_t octets = 0);
  Pumped HandleBytes(ConnectionId id, Bytes octets);

 private:
  struct Peer {
    Peer(diameter::PeerConfig config, RandomSource& random)
        : connection(std::move(config), random) {}
    diameter::PeerConnection connection;
    MachineWatch watch;
    uint32_t tag = 0;
    TimerId timer{};
  };

  Surroundings& around_;
  std::string who_;
  Participant& owner_;
  ParticipantId id_;
  test::SeededRandom random_;
  diameter::PeerConfig config_;
  std::map<ConnectionId, Peer> peers_;
  std::unordered_map<uint32_t, ConnectionId> by_tag_;
  uint32_t next_tag_ = 0;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_DIAMETER_PEERS_H_
