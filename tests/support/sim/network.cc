// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/network.h"

#include <algorithm>
#include <utility>

namespace mip6boot::sim {
namespace {

// What TCP waits for before it sends a lost segment again.
constexpr Duration kResend = std::chrono::milliseconds(300);
constexpr unsigned kMostResends = 6;

}  // namespace

ParticipantId SimNetwork::Add(Role role, Participant& participant) {
  participants_.push_back({&participant, role, true});
  return static_cast<ParticipantId>(participants_.size() - 1);
}

void SimNetwork::SetUp(ParticipantId id, bool up) {
  Of(id).up = up;
  if (up) return;
  for (const ConnectionId connection : ConnectionsOf(id)) Close(connection, id);
}

Duration SimNetwork::Delay() {
  const auto jitter = static_cast<uint32_t>(std::min<int64_t>(quality_.jitter.count(), 1 << 30));
  return quality_.delay + Duration(jitter == 0 ? 0 : random_.Below(jitter));
}

// ---- datagrams ----

void SimNetwork::Send(Datagram datagram) {
  ++counters_.datagrams;
  if (Chance(quality_.loss)) {
    ++counters_.lost;
    return Record(datagram, Fate::kLost);
  }
  if (Chance(quality_.duplication)) {
    ++counters_.duplicated;
    Deliver(datagram, Fate::kDuplicated);
  }
  Fate fate = Fate::kDelivered;
  if (datagram.is_dhcpv6 && Chance(quality_.corruption)) {
    ++counters_.corrupted;
    Corrupt(datagram.octets);
    datagram.tainted = true;
    fate = Fate::kCorrupted;
  }
  Deliver(std::move(datagram), fate);
}

void SimNetwork::Deliver(Datagram datagram, Fate fate) {
  Record(datagram, fate);
  const uint32_t slot = datagrams_.Take();
  datagrams_[slot] = std::move(datagram);
  queue_.Push(now_ + Delay(), EventQueue::Kind::kDatagram, slot);
}

void SimNetwork::Record(const Datagram& datagram, Fate fate) {
  Passage passage;
  passage.time = now_;
  passage.from = datagram.from;
  passage.to = datagram.to;
  passage.from_role = Of(datagram.from).role;
  passage.to_role = Of(datagram.to).role;
  passage.carrier = Carrier::kUdp;
  passage.fate = fate;
  passage.source = datagram.source;
  passage.destination = datagram.destination;
  passage.octets = datagram.octets;
  passage.node = datagram.node;
  trace_.Add(passage);
}

// A bit, a few octets, or the end.
void SimNetwork::Corrupt(std::vector<uint8_t>& octets) {
  if (octets.empty()) return;
  const auto size = static_cast<uint32_t>(octets.size());
  switch (random_.Below(3)) {
    case 0: {
      const auto bit = static_cast<uint8_t>(1U << random_.Below(8));
      octets[random_.Below(size)] ^= bit;
      break;
    }
    case 1:
      for (uint32_t i = 0, at = random_.Below(size); i < 4 && at < size; ++i, ++at) {
        octets[at] = static_cast<uint8_t>(random_.Next());
      }
      break;
    default:
      octets.resize(random_.Below(size));
      break;
  }
}

// ---- TCP ----

ConnectionId SimNetwork::Connect(ParticipantId from, ParticipantId to) {
  const auto id = static_cast<ConnectionId>(next_connection_++);
  Connection& connection = connections_[static_cast<uint64_t>(id)];
  connection.ends[0] = from;
  connection.ends[1] = to;
  Plan(id, to, Segment::Kind::kConnect, {});
  return id;
}

void SimNetwork::Write(ConnectionId id, ParticipantId from, Bytes octets,
                       std::optional<NodeNumber> node) {
  const auto found = connections_.find(static_cast<uint64_t>(id));
  if (found == connections_.end()) return;
  const Connection& connection = found->second;
  const ParticipantId to = connection.ends[0] == from ? connection.ends[1] : connection.ends[0];
  Passage passage;
  passage.time = now_;
  passage.from = from;
  passage.to = to;
  passage.from_role = Of(from).role;
  passage.to_role = Of(to).role;
  passage.carrier = Carrier::kTcp;
  passage.octets = octets;
  passage.node = node;
  trace_.Add(passage);
  // A stream has no message borders: cut now and then.
  while (!octets.empty()) {
    size_t size = octets.size();
    if (random_.Below(4) == 0) size = 1 + random_.Below(static_cast<uint32_t>(size));
    Plan(id, to, Segment::Kind::kBytes,
         std::vector<uint8_t>(octets.begin(), octets.begin() + static_cast<ptrdiff_t>(size)));
    octets.remove_prefix(size);
  }
}

void SimNetwork::Close(ConnectionId id, ParticipantId from) {
  const auto found = connections_.find(static_cast<uint64_t>(id));
  if (found == connections_.end()) return;
  Connection& connection = found->second;
  const ParticipantId to = connection.ends[0] == from ? connection.ends[1] : connection.ends[0];
  Plan(id, to, Segment::Kind::kClosed, {});
}

void SimNetwork::Cut(ConnectionId id) {
  const auto found = connections_.find(static_cast<uint64_t>(id));
  if (found == connections_.end()) return;
  const Connection connection = found->second;
  connections_.erase(found);
  for (const ParticipantId end : connection.ends) {
    if (Of(end).up) Of(end).participant->HandleClosed(id);
  }
}

std::vector<ConnectionId> SimNetwork::ConnectionsOf(ParticipantId id) const {
  std::vector<ConnectionId> all;
  for (const auto& [number, connection] : connections_) {
    if (connection.ends[0] == id || connection.ends[1] == id) {
      all.push_back(static_cast<ConnectionId>(number));
    }
  }
  std::sort(all.begin(), all.end());  // the map's order is no part of the seed
  return all;
}

void SimNetwork::Plan(ConnectionId id, ParticipantId to, Segment::Kind kind,
                      std::vector<uint8_t> octets) {
  Connection& connection = connections_[static_cast<uint64_t>(id)];
  Duration delay = Delay();
  for (unsigned i = 0; i < kMostResends && Chance(quality_.loss); ++i) delay += kResend * (1 << i);
  TimePoint& arrived = connection.arrived[connection.ends[0] == to ? 0 : 1];
  arrived = std::max(arrived, now_ + delay);
  ++counters_.segments;
  const uint32_t slot = segments_.Take();
  segments_[slot] = {kind, id, to, std::move(octets)};
  queue_.Push(arrived, EventQueue::Kind::kSegment, slot);
}

void SimNetwork::Arrive(Segment segment) {
  const auto found = connections_.find(static_cast<uint64_t>(segment.connection));
  if (found == connections_.end()) return;
  const Connection& connection = found->second;
  Entry& entry = Of(segment.to);
  const ParticipantId other =
      connection.ends[0] == segment.to ? connection.ends[1] : connection.ends[0];
  switch (segment.kind) {
    case Segment::Kind::kConnect:
      if (!entry.up || !entry.participant->Accepts(segment.connection)) {
        return Plan(segment.connection, other, Segment::Kind::kClosed, {});
      }
      Plan(segment.connection, other, Segment::Kind::kConnected, {});
      return entry.participant->HandleConnected(segment.connection);
    case Segment::Kind::kConnected:
      if (entry.up) return entry.participant->HandleConnected(segment.connection);
      return;
    case Segment::Kind::kBytes:
      if (entry.up) return entry.participant->HandleBytes(segment.connection, segment.octets);
      ++counters_.undeliverable;
      return;
    case Segment::Kind::kClosed:
      connections_.erase(found);
      if (entry.up) entry.participant->HandleClosed(segment.connection);
      return;
  }
}

// ---- time ----

TimerId SimNetwork::NewTimer(Participant& owner, uint32_t tag) {
  timers_.push_back({&owner, tag});
  return static_cast<TimerId>(timers_.size() - 1);
}

void SimNetwork::SetTimer(TimerId id, std::optional<TimePoint> when) {
  Timer& timer = timers_[static_cast<size_t>(id)];
  timer.when = when.value_or(TimePoint::max());
  // An entry that comes too early is put back when it comes; so there is seldom more than one.
  if (timer.when >= timer.queued) return;
  timer.queued = timer.when;
  queue_.Push(std::max(timer.when, now_), EventQueue::Kind::kTimer, static_cast<uint32_t>(id));
}

void SimNetwork::Fire(uint32_t slot, TimePoint when) {
  Timer& timer = timers_[slot];
  if (timer.queued > when) return;  // another entry has taken this one's place
  timer.queued = TimePoint::max();
  if (timer.when == TimePoint::max()) return;
  if (timer.when > when) {
    timer.queued = timer.when;
    return queue_.Push(timer.when, EventQueue::Kind::kTimer, slot);
  }
  timer.when = TimePoint::max();
  Participant* const owner = timer.owner;  // it may add timers
  owner->HandleTimer(timer.tag);
}

void SimNetwork::Later(Duration wait, std::function<void()> call) {
  const uint32_t slot = calls_.Take();
  calls_[slot] = std::move(call);
  queue_.Push(now_ + wait, EventQueue::Kind::kCall, slot);
}

void SimNetwork::RunUntil(TimePoint end, const std::function<bool()>& stop) {
  while (!queue_.empty() && queue_.next().when <= end && !stop()) {
    const EventQueue::Entry entry = queue_.Pop();
    now_ = entry.when;
    ++counters_.events;
    switch (entry.kind) {
      case EventQueue::Kind::kTimer:
        Fire(entry.slot, entry.when);
        break;
      case EventQueue::Kind::kDatagram: {
        const Datagram datagram = std::move(datagrams_[entry.slot]);
        datagrams_.Free(entry.slot);
        if (Of(datagram.to).up) {
          Of(datagram.to).participant->HandleDatagram(datagram);
        } else {
          ++counters_.undeliverable;
        }
        break;
      }
      case EventQueue::Kind::kSegment: {
        Segment segment = std::move(segments_[entry.slot]);
        segments_.Free(entry.slot);
        Arrive(std::move(segment));
        break;
      }
      case EventQueue::Kind::kCall: {
        const std::function<void()> call = std::move(calls_[entry.slot]);
        calls_.Free(entry.slot);
        call();
        break;
      }
    }
  }
  if (queue_.empty() || queue_.next().when > end) now_ = std::max(now_, end);
}

void SimNetwork::Say(ParticipantId by, std::string_view text, std::optional<NodeNumber> node) {
  trace_.Add(Remark{now_, by, Of(by).role, text, node});
}

}  // namespace mip6boot::sim
