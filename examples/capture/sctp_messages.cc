// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/capture/sctp_messages.h"

#include <algorithm>
#include <utility>

namespace mip6boot::capture {
namespace {

constexpr size_t kCommonHeaderSize = 12;
constexpr size_t kChunkHeaderSize = 4;
constexpr size_t kDataHeaderSize = 16;
constexpr uint8_t kData = 0;
constexpr uint8_t kEnds = 0x01;
constexpr uint8_t kBegins = 0x02;
constexpr uint32_t kUnspecifiedProtocol = 0;
constexpr uint32_t kDiameterProtocol = 46;
constexpr size_t kAllowance = 128;  // what holding a fragment costs beside its octets

}  // namespace

void SctpMessages::Add(const IpAddress& source, const IpAddress& destination, Bytes packet,
                       const Stamp& stamp) {
  if (packet.size() < kCommonHeaderSize) return;
  const Association association{LoadBigEndian16(packet.data()), LoadBigEndian16(packet.data() + 2),
                                LoadBigEndian32(packet.data() + 4)};
  const Path path{
      {source, association.source_port}, {destination, association.destination_port}, stamp};
  Bytes rest = packet.subspan(kCommonHeaderSize);
  while (rest.size() >= kChunkHeaderSize) {
    const size_t length = LoadBigEndian16(rest.data() + 2);
    if (length < kChunkHeaderSize) return;
    const size_t padded = (length + 3) & ~size_t{3};
    if (rest[0] == kData && length > kDataHeaderSize && rest.size() >= kDataHeaderSize)
      AddData(association, rest[1], rest.subspan(0, length), length, path);
    rest.remove_prefix(std::min(padded, rest.size()));
  }
}

// A DATA chunk of `length`, as much of it as there is.
void SctpMessages::AddData(const Association& association, uint8_t flags, Bytes chunk,
                           size_t length, const Path& path) {
  const uint32_t tsn = LoadBigEndian32(chunk.data() + 4);
  const uint32_t protocol = LoadBigEndian32(chunk.data() + 12);
  if (protocol != kDiameterProtocol && protocol != kUnspecifiedProtocol) return;
  if (!IsNew({association, tsn})) return;
  const Bytes octets = chunk.subspan(kDataHeaderSize);
  Run run;
  run.fragments.push_back({{octets.begin(), octets.end()},
                           length - kDataHeaderSize,
                           (flags & kBegins) != 0,
                           (flags & kEnds) != 0,
                           path.stamp});
  run.path = path;
  run.last = tsn;
  run.held = octets.size() + kAllowance;
  run.order = order_;
  Join(association, tsn, std::move(run));
  MakeRoom();
}

bool SctpMessages::IsNew(const Chunk& chunk) {
  if (!seen_.insert(chunk).second) return false;
  seen_order_.push_back(chunk);
  ++order_;
  return true;
}

// Puts a run that starts with TSN `first` together with those on either side of it. TSNs wrap.
void SctpMessages::Join(const Association& association, uint32_t first, Run run) {
  if (!run.fragments.front().begins) {
    const auto before = first_of_.find({association, first - 1});
    const auto at =
        before == first_of_.end() ? table_.end() : table_.find({association, before->second});
    if (at != table_.end() && !at->second.fragments.back().ends) {
      first = at->first.second;
      Run joined = Remove(at);
      run.fragments.splice(run.fragments.begin(), joined.fragments);
      run.held += joined.held;
      run.order = std::min(run.order, joined.order);
    }
  }
  if (!run.fragments.back().ends) {
    const auto behind = table_.find({association, run.last + 1});
    if (behind != table_.end() && !behind->second.fragments.front().begins) {
      Run joined = Remove(behind);
      run.fragments.splice(run.fragments.end(), joined.fragments);
      run.held += joined.held;
      run.order = std::min(run.order, joined.order);
      run.last = joined.last;
    }
  }
  if (run.fragments.front().begins && run.fragments.back().ends) return Emit(run);
  held_ += run.held;
  first_of_.emplace(Chunk(association, run.last), first);
  table_.emplace(Chunk(association, first), std::move(run));
}

SctpMessages::Run SctpMessages::Remove(Table::iterator at) {
  Run run = std::move(at->second);
  held_ -= run.held;
  first_of_.erase({at->first.first, run.last});
  table_.erase(at);
  return run;
}

void SctpMessages::Emit(const Run& run) {
  Arrival arrival;
  arrival.kind = Arrival::Kind::kUserMessage;
  arrival.stamp = run.path.stamp;
  arrival.source = run.path.source;
  arrival.destination = run.path.destination;
  bool cut = false;
  for (const Fragment& fragment : run.fragments) {
    arrival.length += fragment.length;
    if (cut) continue;
    arrival.octets.insert(arrival.octets.end(), fragment.octets.begin(), fragment.octets.end());
    if (arrival.packets.empty() || arrival.packets.back() != fragment.stamp.packet)
      arrival.packets.push_back(fragment.stamp.packet);
    cut = fragment.octets.size() < fragment.length;  // nobody knows the octets up to the next one
  }
  ready_.push_back(std::move(arrival));
}

void SctpMessages::MakeRoom() {
  while (table_.size() > bounds_.runs || held_ > bounds_.octets) GiveUp(Oldest());
  while (seen_order_.size() > bounds_.chunks) {
    // What is held stays known: it would be held twice.
    const uint64_t forgotten = order_ - seen_order_.size() + 1;
    const auto oldest = Oldest();
    if (oldest != table_.end() && oldest->second.order == forgotten) GiveUp(oldest);
    seen_.erase(seen_order_.front());
    seen_order_.pop_front();
  }
}

SctpMessages::Table::iterator SctpMessages::Oldest() {
  return std::min_element(table_.begin(), table_.end(), [](const auto& a, const auto& b) {
    return a.second.order < b.second.order;
  });
}

void SctpMessages::GiveUp(Table::iterator at) {
  const Run run = Remove(at);
  if (run.fragments.front().begins) Emit(run);
}

void SctpMessages::Flush() {
  while (!table_.empty()) GiveUp(Oldest());
}

std::optional<Arrival> SctpMessages::Take() {
  if (ready_.empty()) return std::nullopt;
  Arrival arrival = std::move(ready_.front());
  ready_.pop_front();
  return arrival;
}

}  // namespace mip6boot::capture
