// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/capture/tcp_streams.h"

#include <algorithm>

namespace mip6boot::capture {
namespace {

constexpr size_t kTcpHeaderSize = 20;
constexpr uint8_t kFin = 0x01;
constexpr uint8_t kSyn = 0x02;
constexpr uint8_t kRst = 0x04;
constexpr size_t kAllowance = 96;                // what holding a segment costs beside its octets
constexpr int64_t kFarthest = int64_t{1} << 30;  // a segment farther off is of another connection

// The number of an octet from TCP's 32 bits of it: the one nearest to `near`.
int64_t Distance(uint32_t sequence, uint64_t near) {
  return static_cast<int32_t>(sequence - static_cast<uint32_t>(near));
}

}  // namespace

bool TcpStreams::Add(const IpAddress& source, const IpAddress& destination, Bytes segment,
                     size_t length, const Stamp& stamp) {
  if (segment.size() < kTcpHeaderSize) return false;
  const size_t header_size = size_t{segment[12]} / 16 * 4;
  if (header_size < kTcpHeaderSize || header_size > segment.size()) return false;
  const Key key({source, LoadBigEndian16(segment.data())},
                {destination, LoadBigEndian16(segment.data() + 2)});
  uint32_t sequence = LoadBigEndian32(segment.data() + 4);
  const uint8_t flags = segment[13];
  const Bytes octets = segment.subspan(header_size);
  length -= header_size;

  auto at = table_.find(key);
  if ((flags & kSyn) != 0) {
    ++sequence;  // SYN takes a number itself
    const bool repeated = at != table_.end() && Distance(sequence, at->second.next) == 0;
    if (!repeated) at = Start(key, sequence, Arrival::Kind::kStreamStart, stamp);
  }
  if (at == table_.end()) {
    if (length == 0) return true;  // nothing, and no beginning
    at = Start(key, sequence, Arrival::Kind::kStreamResume, stamp);
  }
  const int64_t distance = Distance(sequence, at->second.next);
  if (distance > kFarthest || distance < -kFarthest) {
    at = Start(key, sequence, Arrival::Kind::kStreamResume, stamp);
  }
  Direction& direction = at->second;
  direction.stamp = stamp;
  direction.order = ++order_;
  const uint64_t first = direction.next + static_cast<uint64_t>(Distance(sequence, direction.next));
  if ((flags & kFin) != 0) direction.end = first + length;
  if (length != 0 && first <= direction.next) {
    Deliver(key, direction, first, {{octets.begin(), octets.end()}, length});
    DeliverHeld(key, direction);
  } else if (length != 0 && direction.held.count(first) == 0) {
    direction.held.emplace(first, Segment{{octets.begin(), octets.end()}, length});
    held_ += octets.size() + kAllowance;
  }
  if ((flags & kRst) != 0 || (direction.end.has_value() && direction.next >= *direction.end))
    Finish(at);
  MakeRoom();
  return true;
}

TcpStreams::Table::iterator TcpStreams::Start(const Key& key, uint32_t sequence, Arrival::Kind kind,
                                              const Stamp& stamp) {
  const auto old = table_.find(key);
  if (old != table_.end()) Finish(old);
  const auto at = table_.emplace(key, Direction()).first;
  // Far from zero: what comes before it can have a number too.
  at->second.next = (uint64_t{1} << 40) + sequence;
  at->second.resumes = kind == Arrival::Kind::kStreamResume;
  at->second.stamp = stamp;
  at->second.order = ++order_;
  if (kind == Arrival::Kind::kStreamStart) Emit(key, kind, stamp, {});
  return at;
}

// What is new of a segment that starts at or before the octet that is due.
void TcpStreams::Deliver(const Key& key, Direction& direction, uint64_t first,
                         const Segment& segment) {
  const uint64_t seen = direction.next - first;
  if (seen >= segment.length) return;
  const Bytes fresh = Bytes(segment.octets).subspan(std::min<size_t>(seen, segment.octets.size()));
  if (!fresh.empty()) {
    Emit(key, direction.resumes ? Arrival::Kind::kStreamResume : Arrival::Kind::kStreamOctets,
         direction.stamp, fresh);
    direction.resumes = false;
  }
  direction.next = first + segment.length;
  if (segment.octets.size() < segment.length) direction.resumes = true;  // cut by the recorder
}

void TcpStreams::DeliverHeld(const Key& key, Direction& direction) {
  while (!direction.held.empty() && direction.held.begin()->first <= direction.next) {
    const auto segment = direction.held.begin();
    held_ -= segment->second.octets.size() + kAllowance;
    Deliver(key, direction, segment->first, segment->second);
    direction.held.erase(segment);
  }
}

void TcpStreams::SkipHole(const Key& key, Direction& direction) {
  direction.next = direction.held.begin()->first;
  direction.resumes = true;
  DeliverHeld(key, direction);
}

void TcpStreams::Finish(Table::iterator at) {
  while (!at->second.held.empty()) SkipHole(at->first, at->second);
  Emit(at->first, Arrival::Kind::kStreamEnd, at->second.stamp, {});
  table_.erase(at);
}

void TcpStreams::Flush() {
  while (!table_.empty()) Finish(table_.begin());
}

void TcpStreams::MakeRoom() {
  const auto older = [](const auto& a, const auto& b) { return a.second.order < b.second.order; };
  while (table_.size() > bounds_.directions)
    Finish(std::min_element(table_.begin(), table_.end(), older));
  while (held_ > bounds_.octets) {
    const auto most = std::max_element(
        table_.begin(), table_.end(),
        [](const auto& a, const auto& b) { return a.second.held.size() < b.second.held.size(); });
    SkipHole(most->first, most->second);
  }
}

void TcpStreams::Emit(const Key& key, Arrival::Kind kind, const Stamp& stamp, Bytes octets) {
  ready_.push_back(
      {kind, stamp, key.first, key.second, {octets.begin(), octets.end()}, octets.size(), {}});
}

std::optional<Arrival> TcpStreams::Take() {
  if (ready_.empty()) return std::nullopt;
  Arrival arrival = std::move(ready_.front());
  ready_.pop_front();
  return arrival;
}

}  // namespace mip6boot::capture
