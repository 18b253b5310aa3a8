// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A network in virtual time: datagrams that are lost, delayed, overtaken, doubled and corrupted,
// TCP connections that are slow and break, and timers. Everything is drawn from one seed; nothing
// here looks at a participant that nothing happens to.
//
// It carries octets and knows no protocol. What a corrupted datagram leads to is marked as tainted,
// and so is what that leads to: no checksum is modelled, and what a participant makes of such
// octets says nothing about it but that it survived.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_NETWORK_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_NETWORK_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/datagram.h"
#include "tests/support/scripted_random.h"
#include "tests/support/sim/event_queue.h"
#include "tests/support/sim/trace.h"

namespace mip6boot::sim {

// How a link treats what is sent over it. Chances are out of a million.
struct LinkQuality {
  uint32_t loss = 0;
  uint32_t duplication = 0;
  uint32_t corruption = 0;  // of DHCPv6 datagrams alone
  Duration delay = std::chrono::milliseconds(2);
  Duration jitter =
      std::chrono::milliseconds(1);  // on top, uniform: what is sent later may arrive earlier
};

struct Datagram {
  ParticipantId from{};
  ParticipantId to{};
  roles::UdpEndpoint source;
  roles::UdpEndpoint destination;
  roles::InterfaceIndex interface {};  // that it arrives on
  bool to_unicast = true;
  bool tainted = false;
  bool is_dhcpv6 = true;
  std::optional<NodeNumber> node;  // whom it is about
  std::vector<uint8_t> octets;
};

enum class ConnectionId : uint64_t {};
enum class TimerId : uint32_t {};

class Participant {
 public:
  virtual ~Participant() = default;
  virtual void HandleDatagram(const Datagram&) {}
  virtual void HandleTimer(uint32_t) {}
  // Whether a connection is taken; HandleConnected follows.
  virtual bool Accepts(ConnectionId) { return false; }
  virtual void HandleConnected(ConnectionId) {}
  virtual void HandleBytes(ConnectionId, Bytes) {}
  virtual void HandleClosed(ConnectionId) {}
};

struct NetworkCounters {
  uint64_t datagrams = 0;  // sent, without those the network made of one
  uint64_t segments = 0;   // of TCP
  uint64_t lost = 0;
  uint64_t duplicated = 0;
  uint64_t corrupted = 0;
  uint64_t undeliverable = 0;  // to a participant that is down
  uint64_t events = 0;
};

class SimNetwork {
 public:
  SimNetwork(uint64_t seed, Observer* observer) : random_(seed), trace_(observer) {}
  SimNetwork(const SimNetwork&) = delete;
  SimNetwork& operator=(const SimNetwork&) = delete;

  ParticipantId Add(Role role, Participant& participant);
  // One that is down gets nothing, and its connections break.
  void SetUp(ParticipantId id, bool up);
  bool up(ParticipantId id) const { return Of(id).up; }

  void set_quality(const LinkQuality& quality) { quality_ = quality; }
  const LinkQuality& quality() const { return quality_; }

  void Send(Datagram datagram);

  // HandleConnected at both ends after a while, or HandleClosed at this one.
  ConnectionId Connect(ParticipantId from, ParticipantId to);
  void Write(ConnectionId id, ParticipantId from, Bytes octets,
             std::optional<NodeNumber> node = std::nullopt);
  // What was written before arrives; then HandleClosed at the other end.
  void Close(ConnectionId id, ParticipantId from);
  // A fault on the way: HandleClosed at both ends, and what is under way is gone.
  void Cut(ConnectionId id);
  std::vector<ConnectionId> ConnectionsOf(ParticipantId id) const;  // oldest first

  TimerId NewTimer(Participant& owner, uint32_t tag);
  void SetTimer(TimerId id, std::optional<TimePoint> when);
  void Later(Duration wait, std::function<void()> call);

  // Everything up to and at `end`, or until `stop` says so; it is asked after each event.
  void RunUntil(TimePoint end, const std::function<bool()>& stop);

  TimePoint now() const { return now_; }
  // Somebody looks on: it is worth finding out whom a message is about.
  bool observed() const { return trace_.observed(); }
  test::SeededRandom& random() { return random_; }
  void Say(ParticipantId by, std::string_view text, std::optional<NodeNumber> node = std::nullopt);
  const Trace& trace() const { return trace_; }
  const NetworkCounters& counters() const { return counters_; }

 private:
  struct Entry {
    Participant* participant = nullptr;
    Role role{};
    bool up = true;
  };
  struct Timer {
    Participant* owner = nullptr;
    uint32_t tag = 0;
    TimePoint when = TimePoint::max();    // max: it is off
    TimePoint queued = TimePoint::max();  // the earliest entry in the queue
  };
  struct Segment {
    enum class Kind : uint8_t { kConnect, kConnected, kBytes, kClosed };
    Kind kind{};
    ConnectionId connection{};
    ParticipantId to{};
    std::vector<uint8_t> octets;
  };
  struct Connection {
    ParticipantId ends[2] = {};
    TimePoint arrived[2] = {};  // the latest arrival planned at each end: a stream keeps its order
  };

  Entry& Of(ParticipantId id) { return participants_[static_cast<size_t>(id)]; }
  const Entry& Of(ParticipantId id) const { return participants_[static_cast<size_t>(id)]; }
  bool Chance(uint32_t millionths) {
    return millionths != 0 && random_.Below(1'000'000) < millionths;
  }
  Duration Delay();
  void Deliver(Datagram datagram, Fate fate);
  void Record(const Datagram& datagram, Fate fate);
  void Corrupt(std::vector<uint8_t>& octets);
  void Plan(ConnectionId id, ParticipantId to, Segment::Kind kind, std::vector<uint8_t> octets);
  void Arrive(Segment segment);
  void Fire(uint32_t slot, TimePoint when);

  TimePoint now_{};
  test::SeededRandom random_;
  sim::Trace trace_;
  LinkQuality quality_;
  NetworkCounters counters_;
  EventQueue queue_;
  std::vector<Entry> participants_;
  std::vector<Timer> timers_;
  Slots<Datagram> datagrams_;
  Slots<Segment> segments_;
  Slots<std::function<void()>> calls_;
  std::unordered_map<uint64_t, Connection> connections_;
  uint64_t next_connection_ = 1;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_NETWORK_H_
