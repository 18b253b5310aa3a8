// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Capture files: what the examples read packets, fragments and streams with. No more octets arrive
// than there are, and those of one packet as they stand in it; datagrams in nothing but the
// plainest headers arrive all, each once (plain_datagrams.h).

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <utility>

#include "examples/capture/capture_reader.h"
#include "examples/capture/read_error.h"
#include "fuzz/finding.h"
#include "fuzz/plain_datagrams.h"

namespace mip6boot::fuzz { namespace {

using capture::Arrival;
using capture::CaptureReader;
using capture::Endpoint;

class Arrivals {
 public:
  explicit Arrivals(Bytes file) : file_(file), left_(file.size()), plain_(file) {}

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
    if (arrival.kind == Arrival::Kind::kDatagram) TakeDatagram(arrival);
  }
  // `packets` were read.
  void End(size_t packets) const {
    for (const auto& [packet, payload] : plain_.all()) {
      Require(packet > packets || taken_.count(packet) == 1, "a datagram does not arrive");
    }
  }
  bool can_be_opened() const { return plain_.is_plain(); }

 private:
  void TakeDatagram(const Arrival& arrival) {
    Require(taken_.insert(arrival.stamp.packet).second, "two datagrams out of one packet");
    const auto plain = plain_.all().find(arrival.stamp.packet);
    Require(plain == plain_.all().end() || (arrival.whole() && plain->second == arrival.octets),
            "another datagram arrives than was sent");
  }
  bool IsInFile(Bytes octets) const {
    return std::search(file_.begin(), file_.end(), octets.begin(), octets.end()) != file_.end();
  }
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
        Require(IsInFile(arrival.octets), "octets of a stream that nobody sent");
        break;
      case Arrival::Kind::kStreamEnd:
        open_.erase(stream);
        Require(arrival.octets.empty(), "octets at the end of a stream");
        break;
    }
  }

  const Bytes file_;
  size_t left_;
  const PlainDatagrams plain_;
  std::set<size_t> taken_;
  std::set<std::pair<Endpoint, Endpoint>> open_;
};

void Run(Bytes input) {
  std::FILE* const file = fmemopen(const_cast<uint8_t*>(input.data()), input.size(), "rb");
  Arrivals arrivals(input);
  std::optional<CaptureReader> reader;
  try {
    reader.emplace(file, "capture");
    while (const std::optional<Arrival> arrival = reader->Next()) {
      arrivals.Take(*arrival, reader->packets());
    }
    Require(!reader->Next().has_value(), "something arrives behind the end");
  } catch (const capture::ReadError&) {
    Require(reader.has_value() || !arrivals.can_be_opened(), "a capture cannot be opened");
  }
  if (reader.has_value()) arrivals.End(reader->packets());
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size != 0) mip6boot::fuzz::Run({data, size});
  return 0;
}
