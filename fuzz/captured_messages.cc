// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/captured_messages.h"

#include <map>
#include <optional>
#include <utility>

#include "examples/capture/capture_reader.h"
#include "examples/capture/read_error.h"
#include "mip6boot/diameter/stream_framer.h"

namespace mip6boot::fuzz {

CapturedMessages MessagesOf(const std::string& path) {
  using capture::Arrival;
  CapturedMessages messages;
  std::map<std::pair<capture::Endpoint, capture::Endpoint>, diameter::StreamFramer> streams;
  try {
    capture::CaptureReader reader(path);
    while (const std::optional<Arrival> arrival = reader.Next()) {
      if (arrival->kind == Arrival::Kind::kDatagram) messages.dhcpv6.push_back(arrival->octets);
      if (arrival->kind == Arrival::Kind::kUserMessage)
        messages.diameter.push_back(arrival->octets);
      if (arrival->kind != Arrival::Kind::kStreamStart &&
          arrival->kind != Arrival::Kind::kStreamOctets) {
        continue;
      }
      diameter::StreamFramer& framer = streams[{arrival->source, arrival->destination}];
      framer.Feed(arrival->octets);
      for (auto next = framer.Next(); next && next->has_value(); next = framer.Next()) {
        messages.diameter.emplace_back((*next)->begin(), (*next)->end());
      }
    }
  } catch (const capture::ReadError&) {
    // What came before is a seed all the same.
  }
  return messages;
}

}  // namespace mip6boot::fuzz
