// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Puts IP payloads together from their fragments (RFC 791 3.2, RFC 8200 4.5), in bounded memory.

#ifndef MIP6BOOT_EXAMPLES_CAPTURE_FRAGMENT_TABLE_H_
#define MIP6BOOT_EXAMPLES_CAPTURE_FRAGMENT_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "examples/capture/arrival.h"
#include "examples/capture/ip_packet.h"

namespace mip6boot::capture {

// Fragments that overlap discard what they are of, those still to come included (RFC 5722); one
// that repeats another octet for octet is ignored. When there is no room, and at the end, what came
// first goes first: as far as it is there from its first octet on. Where the recorder cut a
// fragment a hole stays.
class FragmentTable {
 public:
  struct Bounds {
    size_t payloads = 256;
    size_t octets = 4U << 20;              // with an allowance for each fragment
    int64_t nanoseconds = 60'000'000'000;  // RFC 8200 4.5: from the first fragment on
  };

  struct Payload {
    IpPacket packet;              // without its payload
    std::vector<uint8_t> octets;  // none if the first fragment is missing
    bool whole = false;
    Stamp stamp;  // of the fragment that came last
  };

  explicit FragmentTable(const Bounds& bounds) : bounds_(bounds) {}
  FragmentTable() : FragmentTable(Bounds()) {}

  // `packet` is a fragment.
  void Add(const IpPacket& packet, const Stamp& stamp);
  // What is ready: whole, or given up.
  std::optional<Payload> Take();
  // Gives all up that is not whole.
  void Flush();

  // Payloads thrown away because fragments overlap or cannot be of one payload.
  size_t discarded() const { return discarded_; }

 private:
  using Key = std::tuple<IpAddress, IpAddress, uint32_t, uint8_t>;
  struct Gathering {
    IpPacket packet;
    std::map<size_t, std::vector<uint8_t>> pieces;  // by offset; none overlap
    size_t received = 0;                            // octets
    std::optional<size_t> total;                    // known from the last fragment on
    bool discarded = false;
    int64_t first_nanoseconds = 0;
    uint64_t order = 0;
    Stamp stamp;
  };
  using Table = std::map<Key, Gathering>;

  bool Insert(Gathering& gathering, const IpPacket& packet);
  void GiveUp(Table::iterator at);
  void MakeRoom();
  void Release(Gathering& gathering);

  Bounds bounds_;
  Table table_;
  std::deque<Payload> ready_;
  std::deque<Key> whole_;  // the last ones that were
  size_t held_ = 0;        // octets, allowances included
  uint64_t order_ = 0;
  size_t discarded_ = 0;
};

}  // namespace mip6boot::capture

#endif  // MIP6BOOT_EXAMPLES_CAPTURE_FRAGMENT_TABLE_H_
