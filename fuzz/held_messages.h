// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a relay's hold queue has to do with what it is given: two lists, and loops over them.

#ifndef MIP6BOOT_FUZZ_HELD_MESSAGES_H_
#define MIP6BOOT_FUZZ_HELD_MESSAGES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "mip6boot/base/time.h"
#include "mip6boot/roles/relay_agent.h"
#include "mip6boot/roles/relay_hold_queue.h"

namespace mip6boot::fuzz {

struct HeldMessage {
  uint8_t port = 0;
  std::vector<uint8_t> octets;
  roles::RelayLink link;
  roles::ReceivedDatagram received;  // but for its payload
  dhcpv6::MessageType type{};
  std::vector<uint8_t> client_id;
  bool wanted = false;  // an answer may change it
  bool answered = false;
  uint64_t order = 0;  // in which it came to its list
  TimePoint deadline;

  roles::ReceivedDatagram datagram() const {
    roles::ReceivedDatagram whole = received;
    whole.payload = octets;
    return whole;
  }
  // What counts of it.
  size_t size() const { return octets.size() + link.interface_id.size(); }
};

class HeldMessages {
 public:
  using EventId = roles::RelayHoldEventId;
  struct Told {
    EventId id{};
    uint8_t port = 0;
    dhcpv6::MessageType type{};
  };

  explicit HeldMessages(const roles::RelayHoldConfig& config) : config_(config) {}

  void Advance(TimePoint now) {
    now_ = now;
    while (!waiting_.empty() && waiting_.front().deadline <= now_) {
      End(0, config_.when_late, EventId::kLateLetGo, EventId::kLateDropped);
    }
  }
  // `Advance` comes before it, and before the next two.
  void Receive(HeldMessage message) {
    if (!message.wanted) {
      message.type = {};
      message.client_id.clear();
      return MakeReady(std::move(message));
    }
    if (Replace(message)) return Trim();
    if (Count(waiting_, message.port) >= config_.max_per_attachment) {
      Crowd(Oldest(waiting_, message.port));
    }
    message.deadline = now_ + config_.hold_time;
    message.order = ++order_;
    waiting_.push_back(std::move(message));
    TrimWaiting();
  }
  void Answer(uint8_t port) {
    while (Count(waiting_, port) != 0) {
      Release(Oldest(waiting_, port), true, EventId::kAnswered);
    }
  }
  // In the order in which they came to be where they are.
  void Detach(uint8_t port) {
    for (;;) {
      const size_t waits = Oldest(waiting_, port);
      const size_t goes = Oldest(ready_, port);
      if (waits == waiting_.size() && goes == ready_.size()) return;
      const bool first = goes == ready_.size() ||
                         (waits != waiting_.size() && waiting_[waits].order < ready_[goes].order);
      Drop(first ? waiting_ : ready_, first ? waits : goes, EventId::kDetachedDropped);
    }
  }

  // What is polled next.
  const HeldMessage* next() const { return ready_.empty() ? nullptr : &ready_.front(); }
  void Pop() { ready_.erase(ready_.begin()); }

  size_t waiting() const { return waiting_.size(); }
  size_t octets() const { return Octets(waiting_); }
  std::optional<TimePoint> deadline() const {
    if (!ready_.empty()) return now_;
    if (!waiting_.empty()) return waiting_.front().deadline;
    return std::nullopt;
  }
  std::vector<Told> TakeEvents() {
    const std::deque<Told> told = std::exchange(events_, {});
    return {told.begin(), told.end()};
  }

 private:
  using List = std::vector<HeldMessage>;

  static size_t Octets(const List& list) {
    size_t octets = 0;
    for (const HeldMessage& message : list) octets += message.size();
    return octets;
  }
  static size_t Count(const List& list, uint8_t port) {
    return static_cast<size_t>(
        std::count_if(list.begin(), list.end(),
                      [port](const HeldMessage& message) { return message.port == port; }));
  }
  static size_t Oldest(const List& list, uint8_t port) {
    size_t i = 0;
    while (i < list.size() && list[i].port != port) ++i;
    return i;
  }
  bool IsFull(const List& list) const {
    return list.size() > config_.max_messages || Octets(list) > config_.max_octets;
  }
  static bool Replaces(const HeldMessage& message, const HeldMessage& earlier) {
    return earlier.port == message.port && earlier.type == message.type &&
           earlier.client_id == message.client_id;
  }
  // The client's next transmission takes the place of what has not gone out, and not more time.
  bool Replace(HeldMessage& message) {
    for (List* list : {&waiting_, &ready_}) {
      for (HeldMessage& earlier : *list) {
        if (!Replaces(message, earlier) || (list == &ready_ && !earlier.answered)) continue;
        message.answered = earlier.answered;
        message.order = earlier.order;
        message.deadline = earlier.deadline;
        earlier = std::move(message);
        return true;
      }
    }
    return false;
  }
  void Trim() {
    TrimReady();
    TrimWaiting();
  }
  void TrimWaiting() {
    while (IsFull(waiting_)) Crowd(0);
  }
  void TrimReady() {
    while (IsFull(ready_)) Drop(ready_, 0, EventId::kUnpolledDropped);
  }
  void Crowd(size_t i) {
    End(i, config_.when_crowded, EventId::kCrowdedLetGo, EventId::kCrowdedDropped);
  }
  void End(size_t i, roles::HeldEnd end, EventId let_go, EventId dropped) {
    end == roles::HeldEnd::kLetGo ? Release(i, false, let_go) : Drop(waiting_, i, dropped);
  }
  void Release(size_t i, bool answered, EventId id) {
    HeldMessage message = std::move(waiting_[i]);
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
    Tell(id, message);
    message.answered = answered;
    MakeReady(std::move(message));
  }
  void MakeReady(HeldMessage message) {
    if (Count(ready_, message.port) >= config_.max_per_attachment) {
      Drop(ready_, Oldest(ready_, message.port), EventId::kUnpolledDropped);
    }
    message.order = ++order_;
    ready_.push_back(std::move(message));
    TrimReady();
  }
  void Drop(List& list, size_t i, EventId id) {
    Tell(id, list[i]);
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
  }
  void Tell(EventId id, const HeldMessage& message) {
    if (events_.size() == config_.max_queued_events) events_.pop_front();
    events_.push_back({id, message.port, message.type});
  }

  const roles::RelayHoldConfig& config_;
  TimePoint now_{};
  uint64_t order_ = 0;
  List waiting_;  // by their deadlines
  List ready_;
  std::deque<Told> events_;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_HELD_MESSAGES_H_
