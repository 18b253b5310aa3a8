// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What came out of a capture: UDP datagrams, the octets of TCP connections in their order, and SCTP
// user messages.

#ifndef MIP6BOOT_EXAMPLES_CAPTURE_ARRIVAL_H_
#define MIP6BOOT_EXAMPLES_CAPTURE_ARRIVAL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "examples/capture/endpoint.h"

namespace mip6boot::capture {

// The packet that something came in.
struct Stamp {
  size_t packet = 0;        // from 1, as Wireshark counts
  int64_t nanoseconds = 0;  // since 1970; never negative, so that a difference always fits
};

struct Arrival {
  enum class Kind : uint8_t {
    kDatagram,
    // The next octets of one direction of a connection:
    kStreamStart,   // the first ones, or none yet
    kStreamResume,  // what was before them is not in the capture
    kStreamOctets,
    kStreamEnd,  // none: nothing more comes
    kUserMessage,
  };

  Kind kind = Kind::kDatagram;
  Stamp stamp;  // of the last packet that was needed to have these octets
  Endpoint source;
  Endpoint destination;
  std::vector<uint8_t> octets;
  // Of the datagram or user message as it was sent; above octets.size(): the rest is not there.
  size_t length = 0;
  // What UDP says of its length, if that is less than its header; `length` is then IP's word.
  std::optional<uint16_t> bad_udp_length{};
  std::vector<size_t> packets{};  // that a user message lies in

  bool whole() const { return octets.size() >= length && !bad_udp_length.has_value(); }
};

}  // namespace mip6boot::capture

#endif  // MIP6BOOT_EXAMPLES_CAPTURE_ARRIVAL_H_
