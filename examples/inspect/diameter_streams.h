// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Diameter messages out of the octets of connections.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_DIAMETER_STREAMS_H_
#define MIP6BOOT_EXAMPLES_INSPECT_DIAMETER_STREAMS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "examples/capture/arrival.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/diameter/stream_framer.h"

namespace mip6boot::inspect {

class DiameterStreams {
 public:
  struct Message {
    Bytes octets;                 // all of it; or what there is of one that is cut
    std::vector<size_t> packets;  // that it lies in
    bool unframed = false;        // the octets are no message, and nothing behind them is looked at
  };
  using Show = std::function<void(const capture::Arrival&, const Message&)>;

  // `show` is called for each message, with what completed it.
  explicit DiameterStreams(Show show) : show_(std::move(show)) {}

  // Of a kind of stream.
  void Handle(const capture::Arrival& arrival);

 private:
  struct Direction {
    diameter::StreamFramer framer;
    std::vector<uint8_t> pending;                   // octets of the message that is not whole yet
    std::deque<std::pair<size_t, size_t>> packets;  // of `pending`: octets, packet
    bool searching = false;                         // for the start of a message
    bool broken = false;                            // cannot be framed
  };

  void Feed(const capture::Arrival& arrival, Direction& direction);
  void Cut(const capture::Arrival& arrival, Direction& direction);
  void Take(const capture::Arrival& arrival, Direction& direction, size_t size, bool unframed);

  Show show_;
  std::map<std::pair<capture::Endpoint, capture::Endpoint>, Direction> directions_;
};

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_DIAMETER_STREAMS_H_
