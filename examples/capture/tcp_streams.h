// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Puts the octets of TCP connections into their order (RFC 9293), each direction for itself, in
// bounded memory.

#ifndef MIP6BOOT_EXAMPLES_CAPTURE_TCP_STREAMS_H_
#define MIP6BOOT_EXAMPLES_CAPTURE_TCP_STREAMS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "examples/capture/arrival.h"
#include "mip6boot/base/bytes.h"

namespace mip6boot::capture {

// Octets that come twice count once: those that came first. A hole is waited for until there is no
// room or the connection ends; then the octets behind it come as kStreamResume.
class TcpStreams {
 public:
  struct Bounds {
    size_t directions = 512;
    size_t octets = 4U << 20;  // held behind holes, with an allowance for each segment
  };

  explicit TcpStreams(const Bounds& bounds) : bounds_(bounds) {}
  TcpStreams() : TcpStreams(Bounds()) {}

  // A segment with its TCP header. `length`: of the segment as it was sent, above its size if the
  // recorder cut it. The ports of the endpoints are taken from it. False: its header is not all
  // there, or cannot be.
  bool Add(const IpAddress& source, const IpAddress& destination, Bytes segment, size_t length,
           const Stamp& stamp);
  std::optional<Arrival> Take();
  // Ends all connections.
  void Flush();

 private:
  using Key = std::pair<Endpoint, Endpoint>;
  struct Segment {
    std::vector<uint8_t> octets;
    size_t length = 0;
  };
  struct Direction {
    uint64_t next = 0;     // number of the octet that is due; counts on where TCP's 32 bits wrap
    bool resumes = false;  // the next octets follow a hole
    std::map<uint64_t, Segment> held;  // by the number of the first octet
    std::optional<uint64_t> end;       // where FIN says that it ends
    uint64_t order = 0;
    Stamp stamp;
  };
  using Table = std::map<Key, Direction>;

  Table::iterator Start(const Key& key, uint32_t sequence, Arrival::Kind kind, const Stamp& stamp);
  void Deliver(const Key& key, Direction& direction, uint64_t first, const Segment& segment);
  void DeliverHeld(const Key& key, Direction& direction);
  void SkipHole(const Key& key, Direction& direction);
  void Finish(Table::iterator at);
  void MakeRoom();
  void Emit(const Key& key, Arrival::Kind kind, const Stamp& stamp, Bytes octets);

  Bounds bounds_;
  Table table_;
  std::deque<Arrival> ready_;
  size_t held_ = 0;
  uint64_t order_ = 0;
};

}  // namespace mip6boot::capture

#endif  // MIP6BOOT_EXAMPLES_CAPTURE_TCP_STREAMS_H_
