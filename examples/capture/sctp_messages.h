// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Takes user messages that carry Diameter out of SCTP packets (RFC 9260), in bounded memory.
//
//     common header: source port (2), destination port (2), verification tag (4), checksum (4)
//     chunk: type (1), flags (1), length (2, padding not counted), value, padding to 4
//     DATA (type 0): TSN (4), stream (2), stream sequence (2), payload protocol (4), user data

#ifndef MIP6BOOT_EXAMPLES_CAPTURE_SCTP_MESSAGES_H_
#define MIP6BOOT_EXAMPLES_CAPTURE_SCTP_MESSAGES_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "examples/capture/arrival.h"
#include "mip6boot/base/bytes.h"

namespace mip6boot::capture {

// A user message comes out once all of it is there, whatever is missing before it: the fragments of
// one have consecutive TSNs, from the B bit to the E bit (RFC 9260 3.3.1). Chunks that are sent
// again count once, over another address of a multihomed host too. When there is no room, and at
// the end, the fragments that came first go first: as far as they are there from the B bit on.
//
// Payload protocols: 46, Diameter in clear (RFC 6733 11.4), and 0, which says nothing.
class SctpMessages {
 public:
  struct Bounds {
    size_t runs = 256;         // of fragments, with something missing around each
    size_t octets = 4U << 20;  // held, with an allowance for each fragment
    size_t chunks = 65536;     // remembered, to know those that come again
  };

  explicit SctpMessages(const Bounds& bounds) : bounds_(bounds) {}
  SctpMessages() : SctpMessages(Bounds()) {}

  // A packet with its common header, as much of it as was recorded. The ports of the endpoints are
  // taken from it.
  void Add(const IpAddress& source, const IpAddress& destination, Bytes packet, const Stamp& stamp);
  std::optional<Arrival> Take();
  // Gives all up that is not whole.
  void Flush();

 private:
  // One direction of an association: the addresses of a multihomed host change, these do not.
  struct Association {
    uint16_t source_port = 0;
    uint16_t destination_port = 0;
    uint32_t verification_tag = 0;

    friend bool operator<(const Association& a, const Association& b) {
      return std::tie(a.source_port, a.destination_port, a.verification_tag) <
             std::tie(b.source_port, b.destination_port, b.verification_tag);
    }
  };
  using Chunk = std::pair<Association, uint32_t>;  // by its TSN
  struct Fragment {
    std::vector<uint8_t> octets;
    size_t length = 0;  // above the octets' if the recorder cut it
    bool begins = false;
    bool ends = false;
    Stamp stamp;
  };
  struct Path {
    Endpoint source;
    Endpoint destination;
    Stamp stamp;
  };
  // Fragments of consecutive TSNs, of one user message.
  struct Run {
    std::list<Fragment> fragments;
    Path path;           // of the fragment that came last
    uint32_t last = 0;   // TSN
    size_t held = 0;     // octets, allowances included
    uint64_t order = 0;  // of the fragment that came first
  };
  using Table = std::map<Chunk, Run>;  // by the first TSN

  void AddData(const Association& association, uint8_t flags, Bytes chunk, size_t length,
               const Path& path);
  bool IsNew(const Chunk& chunk);
  void Join(const Association& association, uint32_t first, Run run);
  Run Remove(Table::iterator at);
  void Emit(const Run& run);
  void MakeRoom();
  Table::iterator Oldest();
  void GiveUp(Table::iterator at);

  Bounds bounds_;
  Table table_;
  std::map<Chunk, uint32_t> first_of_;  // first TSN of a run by its last
  std::set<Chunk> seen_;
  std::deque<Chunk> seen_order_;
  std::deque<Arrival> ready_;
  size_t held_ = 0;
  uint64_t order_ = 0;  // chunks that were new
};

}  // namespace mip6boot::capture

#endif  // MIP6BOOT_EXAMPLES_CAPTURE_SCTP_MESSAGES_H_
