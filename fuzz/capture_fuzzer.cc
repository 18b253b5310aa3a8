// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Capture files: what the examples read packets, fragments and streams with. No octet of the file
// arrives twice, and none that is not in it.

#include <cstdio>
#include <optional>
#include <set>
#include <utility>

#include "examples/capture/capture_reader.h"
#include "examples/capture/read_error.h"
#include "fuzz/finding.h"

namespace mip6boot::fuzz { namespace {

using capture::Arrival;
using capture::CaptureReader;
using capture::Endpoint;

class Arrivals {
 public:
  explicit Arrivals(size_t size) : left_(size) {}

  void Take(const Arrival& arrival, size_t packets) {
    Require(arrival.stamp.packet >= 1 && arrival.stamp.packet <= packets,
            "something arrives in a packet that was not read");
    Require(arrival.stamp.nanoseconds >= 0, "before 1970");
    Require(arrival.octets.size() <= left_, "more octets than there are");
    left_ -= arrival.octets.size();
    Require(arrival.octets.size() <= arrival.length || arrival.bad_udp_length.has_value(),
            "more octets than were sent");
    for (const size_t packet : arrival.packets) {
      Require(packet >= 1 && packet <= packets, "in a packet that was not read");
    }
    TakeOfStream(arrival);
  }

 private:
  // Octets of a stream come between a start, or a resumption, and its end.
  void TakeOfStream(const Arrival& arrival) {
    const auto stream = std::make_pair(arrival.source, arrival.destination);
    switch (arrival.kind) {
      case Arrival::Kind::kDatagram:
      case Arrival::Kind::kUserMessage:
        break;
      case Arrival::Kind::kStreamStart:
        Require(open_.insert(stream).second, "a stream starts twice");
        break;
      case Arrival::Kind::kStreamResume:
        open_.insert(stream);
        break;
      case Arrival::Kind::kStreamOctets:
        Require(open_.count(stream) == 1 && !arrival.octets.empty(), "octets of no stream");
        break;
      case Arrival::Kind::kStreamEnd:
        open_.erase(stream);
        Require(arrival.octets.empty(), "octets at the end of a stream");
        break;
    }
  }

  size_t left_;
  std::set<std::pair<Endpoint, Endpoint>> open_;
};

void Run(const uint8_t* data, size_t size) {
  std::FILE* const file = fmemopen(const_cast<uint8_t*>(data), size, "rb");
  try {
    CaptureReader reader(file, "capture");
    Arrivals arrivals(size);
    while (const std::optional<Arrival> arrival = reader.Next()) {
      arrivals.Take(*arrival, reader.packets());
    }
    Require(!reader.Next().has_value(), "something arrives behind the end");
  } catch (const capture::ReadError&) {
    // Said as it should be.
  }
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size != 0) mip6boot::fuzz::Run(data, size);
  return 0;
}
