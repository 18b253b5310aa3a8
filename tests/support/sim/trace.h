// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// All that happens in a simulated network, in order: hashed always, shown to an observer if there
// is one. Two runs are the same if their hashes are.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_TRACE_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_TRACE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/datagram.h"

namespace mip6boot::sim {

enum class Role : uint8_t {
  kMobileNode,
  kAccessServer,
  kRelay,
  kDhcpServer,
  kVisitedAaa,
  kHomeAaa,
  kDnsServer
};

enum class ParticipantId : uint32_t {};
// A mobile node's number, from 0.
using NodeNumber = uint32_t;

enum class Carrier : uint8_t { kUdp, kTcp };
enum class Fate : uint8_t { kDelivered, kLost, kCorrupted, kDuplicated };

// Octets on their way.
struct Passage {
  TimePoint time;
  ParticipantId from{};
  ParticipantId to{};
  Role from_role{};
  Role to_role{};
  Carrier carrier{};
  Fate fate{};
  roles::UdpEndpoint source;
  roles::UdpEndpoint destination;
  Bytes octets;
  std::optional<NodeNumber> node;  // whom it is about, where the simulation knows
};

// What a participant says of itself.
struct Remark {
  TimePoint time;
  ParticipantId by{};
  Role role{};
  std::string_view text;
  std::optional<NodeNumber> node;
};

class Observer {
 public:
  virtual void OnPassage(const Passage& passage) = 0;
  virtual void OnRemark(const Remark& remark) = 0;

 protected:
  ~Observer() = default;
};

class Trace {
 public:
  explicit Trace(Observer* observer = nullptr) : observer_(observer) {}

  void Add(const Passage& passage);
  void Add(const Remark& remark);

  bool observed() const { return observer_ != nullptr; }
  uint64_t hash() const { return hash_; }

 private:
  void Mix(uint64_t value);
  void Mix(Bytes octets);

  Observer* observer_;
  uint64_t hash_ = 0xcbf29ce484222325;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_TRACE_H_
