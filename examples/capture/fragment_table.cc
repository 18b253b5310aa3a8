// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/capture/fragment_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mip6boot::capture {
namespace {

constexpr size_t kMaxPayload = 65535;
constexpr size_t kAllowance = 64;  // what holding a fragment costs beside its octets

}  // namespace

void FragmentTable::Add(const IpPacket& packet, const Stamp& stamp) {
  // IPv6 fragments of one payload share the identification alone, IPv4's the protocol too.
  const uint8_t protocol = packet.source.is_ipv6() ? uint8_t{0} : packet.protocol;
  const Key key(packet.source, packet.destination, packet.fragment->identification, protocol);
  auto at = table_.find(key);
  if (at != table_.end() &&
      stamp.nanoseconds - at->second.first_nanoseconds > bounds_.nanoseconds) {
    GiveUp(at);
    at = table_.end();
  }
  if (at == table_.end()) {
    at = table_.emplace(key, Gathering()).first;
    at->second.packet = packet;
    at->second.packet.payload = {};
    at->second.first_nanoseconds = stamp.nanoseconds;
    at->second.order = ++order_;
  }
  Gathering& gathering = at->second;
  if (gathering.discarded) return;
  gathering.stamp = stamp;
  if (!Insert(gathering, packet)) {
    Release(gathering);
    gathering.discarded = true;
    ++discarded_;
  } else if (gathering.total == gathering.received) {
    GiveUp(at);
  }
  MakeRoom();
}

// False: it does not go together with what is there.
bool FragmentTable::Insert(Gathering& gathering, const IpPacket& packet) {
  const size_t start = packet.fragment->offset;
  const size_t end = start + packet.length;
  if (end > kMaxPayload) return false;
  if (packet.fragment->more && packet.length % 8 != 0) return false;
  if (packet.fragment->more ? gathering.total.has_value() && end > *gathering.total
                            : gathering.total.value_or(end) != end) {
    return false;
  }
  const auto behind = gathering.pieces.lower_bound(start);
  if (behind != gathering.pieces.end() && behind->first == start &&
      Bytes(behind->second) == packet.payload) {
    return true;  // once more
  }
  if (behind != gathering.pieces.end() && behind->first < end) return false;
  if (behind != gathering.pieces.begin()) {
    const auto before = std::prev(behind);
    if (before->first + before->second.size() > start) return false;
  }
  if (!packet.fragment->more) {
    if (behind != gathering.pieces.end()) return false;  // there is more than it says
    gathering.total = end;
  }
  if (start == 0) gathering.packet.protocol = packet.protocol;
  if (packet.payload.empty()) return true;
  gathering.pieces.emplace(start,
                           std::vector<uint8_t>(packet.payload.begin(), packet.payload.end()));
  gathering.received += packet.payload.size();
  held_ += packet.payload.size() + kAllowance;
  return true;
}

std::optional<FragmentTable::Payload> FragmentTable::Take() {
  if (ready_.empty()) return std::nullopt;
  Payload payload = std::move(ready_.front());
  ready_.pop_front();
  return payload;
}

void FragmentTable::Flush() {
  std::vector<Table::iterator> by_order;
  for (auto at = table_.begin(); at != table_.end(); ++at) by_order.push_back(at);
  std::sort(by_order.begin(), by_order.end(),
            [](Table::iterator a, Table::iterator b) { return a->second.order < b->second.order; });
  for (const Table::iterator at : by_order) GiveUp(at);
}

// Out of the table: what is there from the first octet on becomes ready, though that be nothing.
void FragmentTable::GiveUp(Table::iterator at) {
  Gathering& gathering = at->second;
  if (!gathering.discarded) {
    Payload payload;
    payload.packet = gathering.packet;
    payload.packet.fragment.reset();
    payload.stamp = gathering.stamp;
    for (const auto& [offset, piece] : gathering.pieces) {
      if (offset != payload.octets.size()) break;
      payload.octets.insert(payload.octets.end(), piece.begin(), piece.end());
    }
    payload.whole = gathering.total == payload.octets.size();
    if (payload.whole) whole_.push_back(at->first);
    if (whole_.size() > bounds_.payloads) whole_.pop_front();
    // Copies of fragments of a payload that was whole are not another one that lacks its first.
    const bool is_copy = payload.octets.empty() &&
                         std::find(whole_.begin(), whole_.end(), at->first) != whole_.end();
    if (!is_copy) ready_.push_back(std::move(payload));
  }
  Release(gathering);
  table_.erase(at);
}

void FragmentTable::MakeRoom() {
  while (table_.size() > bounds_.payloads || held_ > bounds_.octets) {
    GiveUp(std::min_element(table_.begin(), table_.end(), [](const auto& a, const auto& b) {
      return a.second.order < b.second.order;
    }));
  }
}

void FragmentTable::Release(Gathering& gathering) {
  held_ -= gathering.received + gathering.pieces.size() * kAllowance;
  gathering.pieces.clear();
  gathering.received = 0;
}

}  // namespace mip6boot::capture
