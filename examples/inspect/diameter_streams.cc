// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/diameter_streams.h"

#include <algorithm>
#include <optional>

#include "mip6boot/diameter/message_view.h"

namespace mip6boot::inspect {
namespace {

using capture::Arrival;

// Whether a message may start here, for one who came in the middle of a stream.
bool LooksLikeHeader(Bytes octets) {
  constexpr uint8_t kReservedFlags = 0x0f;
  return octets.size() >= diameter::MessageView::kHeaderSize && octets[0] == diameter::kVersion &&
         LoadBigEndian24(octets.data() + 1) >= diameter::MessageView::kHeaderSize &&
         octets[3] % 4 == 0 && (octets[4] & kReservedFlags) == 0;
}

}  // namespace

void DiameterStreams::Handle(const Arrival& arrival) {
  const auto key = std::make_pair(arrival.source, arrival.destination);
  Direction& direction = directions_[key];
  switch (arrival.kind) {
    case Arrival::Kind::kDatagram:
    case Arrival::Kind::kUserMessage:
      break;
    case Arrival::Kind::kStreamStart:
      Cut(arrival, direction);
      direction = Direction();
      Feed(arrival, direction);
      break;
    case Arrival::Kind::kStreamResume:
      Cut(arrival, direction);
      direction = Direction();
      direction.searching = true;
      Feed(arrival, direction);
      break;
    case Arrival::Kind::kStreamOctets:
      Feed(arrival, direction);
      break;
    case Arrival::Kind::kStreamEnd:
      Cut(arrival, direction);
      directions_.erase(key);
      break;
  }
}

void DiameterStreams::Feed(const Arrival& arrival, Direction& direction) {
  if (arrival.octets.empty() || direction.broken) return;
  if (direction.searching && !LooksLikeHeader(arrival.octets)) return;
  direction.searching = false;
  direction.pending.insert(direction.pending.end(), arrival.octets.begin(), arrival.octets.end());
  direction.packets.emplace_back(arrival.octets.size(), arrival.stamp.packet);
  direction.framer.Feed(arrival.octets);
  for (;;) {
    const Result<std::optional<Bytes>> message = direction.framer.Next();
    if (!message) {
      direction.broken = true;
      Take(arrival, direction, direction.pending.size(), true);
      return;
    }
    if (!message->has_value()) return;
    Take(arrival, direction, (*message)->size(), false);
  }
}

// No more comes of the message that is pending.
void DiameterStreams::Cut(const Arrival& arrival, Direction& direction) {
  if (!direction.pending.empty()) Take(arrival, direction, direction.pending.size(), false);
}

// Shows the first `size` octets of what is pending.
void DiameterStreams::Take(const Arrival& arrival, Direction& direction, size_t size,
                           bool unframed) {
  Message message;
  message.octets = Bytes(direction.pending.data(), size);
  message.unframed = unframed;
  for (size_t left = size; left != 0;) {
    auto& [octets, packet] = direction.packets.front();
    message.packets.push_back(packet);
    const size_t taken = std::min(left, octets);
    left -= taken;
    octets -= taken;
    if (octets == 0) direction.packets.pop_front();
  }
  show_(arrival, message);
  direction.pending.erase(direction.pending.begin(),
                          direction.pending.begin() + static_cast<std::ptrdiff_t>(size));
}

}  // namespace mip6boot::inspect
