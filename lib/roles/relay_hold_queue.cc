// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/relay_hold_queue.h"

#include <algorithm>
#include <deque>
#include <list>
#include <map>
#include <utility>
#include <vector>

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

// A message with all that relaying it takes, in its own memory.
struct Message {
  Message(const AttachmentKey& attachment, const RelayLink& arrived_on,
          const ReceivedDatagram& datagram)
      : key(attachment), link(arrived_on), received(datagram) {
    size_t size = received.payload.size() + link.interface_id.size();
    for (const dhcpv6::OptionView& option : link.options) size += option.data.size();
    for (const dhcpv6::OptionView& option : link.rsoo_options) size += option.data.size();
    octets_.reserve(size);
    options_.reserve(link.options.size() + link.rsoo_options.size());
    received.payload = Keep(received.payload);
    link.interface_id = Keep(link.interface_id);
    link.options = KeepOptions(link.options);
    link.rsoo_options = KeepOptions(link.rsoo_options);
  }
  // The views are of what the vectors hold, which moves with them.
  Message(Message&&) = default;
  Message& operator=(Message&&) = default;

  // What it takes of `max_octets`.
  size_t size() const { return octets_.size() + options_.size() * sizeof(options_[0]); }

  AttachmentKey key;
  RelayLink link;             // views `octets_` and `options_`
  ReceivedDatagram received;  // likewise
  dhcpv6::MessageType type{};
  Bytes client_id;  // views `octets_`
  bool waiting = false;
  bool answered = false;
  TimePoint deadline;  // while it waits

 private:
  Bytes Keep(Bytes from) {
    const size_t at = octets_.size();
    octets_.insert(octets_.end(), from.begin(), from.end());
    return Bytes(octets_).subspan(at);
  }

  OptionSpan KeepOptions(OptionSpan from) {
    const size_t at = options_.size();
    for (const dhcpv6::OptionView& option : from) {
      options_.push_back(option);
      options_.back().data = Keep(option.data);
    }
    return OptionSpan(options_).subspan(at);
  }

  std::vector<uint8_t> octets_;
  std::vector<dhcpv6::OptionView> options_;
};

// Messages in the order in which they came, and what they take.
struct Messages {
  void Take(std::list<Message>& from, std::list<Message>::iterator message) {
    octets += message->size();
    list.splice(list.end(), from, message);
  }

  std::list<Message> list;
  size_t octets = 0;
};

using Place = std::list<Message>::iterator;

}  // namespace

// ---- the closed lists ----

const char* RelayHoldEventName(RelayHoldEventId id) {
  switch (id) {
#define MIP6BOOT_EVENT(enumerator, name, text) \
  case RelayHoldEventId::enumerator:           \
    return name;
#include "mip6boot/roles/relay_hold_queue.def"
  }
  return "";
}

void RelayHoldCounters::ForEach(
    absl::FunctionRef<void(std::string_view name, uint64_t count)> visit) const {
#define MIP6BOOT_COUNTER(member, name, text) visit(name, member);
#include "mip6boot/roles/relay_hold_queue.def"
#define MIP6BOOT_EVENT(enumerator, name, text) \
  visit("event-" name, count(RelayHoldEventId::enumerator));
#include "mip6boot/roles/relay_hold_queue.def"
}

RelayHoldCounters& RelayHoldCounters::operator+=(const RelayHoldCounters& other) {
#define MIP6BOOT_COUNTER(member, name, text) member += other.member;
#include "mip6boot/roles/relay_hold_queue.def"
  for (size_t i = 0; i < events.size(); ++i) events[i] += other.events[i];
  return *this;
}

// ---- the machine ----

class RelayHoldQueue::Machine {
 public:
  explicit Machine(const RelayHoldConfig& config) : config_(config) {
    if (const Result<void> valid = config_.Validate(); !valid) config_error_ = valid.error();
  }

  // Sets the time and does what is due at it. False: there is no machine.
  bool Advance(TimePoint now) {
    if (config_error_.has_value()) return false;
    now_ = std::max(now_, now);
    // All are held for the same time, so the oldest is due first.
    while (!waiting_.list.empty() && waiting_.list.front().deadline <= now_) {
      End(waiting_.list.begin(), config_.when_late, RelayHoldEventId::kLateLetGo,
          RelayHoldEventId::kLateDropped);
    }
    return true;
  }
  void Hold(const AttachmentKey& key, const RelayLink& link, const ReceivedDatagram& received);
  void Answer(const AttachmentKey& key);
  void Detach(const AttachmentKey& key);
  Result<std::optional<Outcome>> Poll(Lookup lookup, MutableBytes out);

  RelayHoldConfig config_;
  std::optional<Error> config_error_;
  TimePoint now_ = TimePoint::min();
  Messages waiting_;  // by their deadlines
  Messages ready_;    // in the order in which they became so
  std::deque<RelayHoldEvent> events_;
  RelayHoldCounters counters_;

 private:
  // The first message of an attachment, of those that wait or of those that are ready, if there are
  // at least so many.
  std::optional<Place> OldestOf(const AttachmentKey& key, bool waiting, uint32_t least) const;
  // What the client had sent, of which this message is the next transmission. What was let go is on
  // its way.
  std::optional<Place> FindEarlier(const Message& message) const;
  void Replace(Place place, Message message);
  // There is no room for it.
  void Crowd(Place place);
  // A message is held no longer.
  void End(Place place, HeldEnd end, RelayHoldEventId let_go, RelayHoldEventId dropped);
  void Release(Place place, bool answered, RelayHoldEventId id);
  // It is not in `by_key_`.
  void MakeReady(std::list<Message>& from, Place place);
  void TrimReady();
  void Drop(Place place, RelayHoldEventId id);
  // Out of `by_key_`.
  void Forget(Place place);
  // Out of that and the list that it is in, into `polled_`.
  void Remove(Place place);
  void Tell(RelayHoldEventId id, const Message& message);

  // All messages; of one attachment those that wait in the order in which they came, those that are
  // ready in the order in which they became so: twice `max_per_attachment` at most.
  std::multimap<AttachmentKey, Place> by_key_;
  std::list<Message> polled_;  // what the last outcome views: one at most
};

std::optional<Place> RelayHoldQueue::Machine::OldestOf(const AttachmentKey& key, bool waiting,
                                                       uint32_t least) const {
  std::optional<Place> oldest;
  uint32_t count = 0;
  const auto [begin, end] = by_key_.equal_range(key);
  for (auto at = begin; at != end; ++at) {
    if (at->second->waiting == waiting && count++ == 0) oldest = at->second;
  }
  return count < least ? std::nullopt : oldest;
}

std::optional<Place> RelayHoldQueue::Machine::FindEarlier(const Message& message) const {
  const auto [begin, end] = by_key_.equal_range(message.key);
  for (auto at = begin; at != end; ++at) {
    const Message& other = *at->second;
    if (other.type == message.type && other.client_id == message.client_id &&
        (other.waiting || other.answered)) {
      return at->second;
    }
  }
  return std::nullopt;
}

void RelayHoldQueue::Machine::Replace(Place place, Message message) {
  Messages& in = place->waiting ? waiting_ : ready_;
  in.octets += message.size() - place->size();
  message.waiting = place->waiting;
  message.answered = place->answered;
  message.deadline = place->deadline;
  *place = std::move(message);
  ++counters_.replaced;
  TrimReady();
}

void RelayHoldQueue::Machine::Hold(const AttachmentKey& key, const RelayLink& link,
                                   const ReceivedDatagram& received) {
  std::list<Message> one;
  const Place place = one.emplace(one.end(), key, link, received);
  const RelayNeed need = RelayAgent::Examine(config_.relay, place->link, place->received);
  if (!need.wanted) {
    // Nothing to wait for (R28): a Relay-reply, what cannot be read, what will be dropped.
    ++counters_.passed;
    return MakeReady(one, place);
  }
  place->type = need.type;
  place->client_id = need.client_id;
  if (const std::optional<Place> earlier = FindEarlier(*place)) {
    Replace(*earlier, std::move(*place));
  } else {
    // The attachment's own oldest gives way, not another node's.
    if (const auto oldest = OldestOf(key, true, config_.max_per_attachment)) Crowd(*oldest);
    ++counters_.held;
    place->waiting = true;
    place->deadline = SaturatingAdd(now_, config_.hold_time);
    by_key_.emplace(key, place);
    waiting_.Take(one, place);
  }
  while (waiting_.list.size() > config_.max_messages || waiting_.octets > config_.max_octets) {
    Crowd(waiting_.list.begin());
  }
}

void RelayHoldQueue::Machine::Crowd(Place place) {
  End(place, config_.when_crowded, RelayHoldEventId::kCrowdedLetGo,
      RelayHoldEventId::kCrowdedDropped);
}

void RelayHoldQueue::Machine::Answer(const AttachmentKey& key) {
  std::optional<Place> next = OldestOf(key, true, 1);
  if (!next.has_value()) ++counters_.unknown;
  for (; next.has_value(); next = OldestOf(key, true, 1)) {
    Release(*next, true, RelayHoldEventId::kAnswered);
  }
}

void RelayHoldQueue::Machine::Detach(const AttachmentKey& key) {
  if (by_key_.count(key) == 0) ++counters_.unknown;
  for (auto at = by_key_.find(key); at != by_key_.end(); at = by_key_.find(key)) {
    Drop(at->second, RelayHoldEventId::kDetachedDropped);
  }
}

void RelayHoldQueue::Machine::End(Place place, HeldEnd end, RelayHoldEventId let_go,
                                  RelayHoldEventId dropped) {
  if (end == HeldEnd::kLetGo) return Release(place, false, let_go);
  Drop(place, dropped);
}

void RelayHoldQueue::Machine::Release(Place place, bool answered, RelayHoldEventId id) {
  Tell(id, *place);
  Forget(place);
  waiting_.octets -= place->size();
  place->waiting = false;
  place->answered = answered;
  MakeReady(waiting_.list, place);
}

void RelayHoldQueue::Machine::MakeReady(std::list<Message>& from, Place place) {
  if (const auto oldest = OldestOf(place->key, false, config_.max_per_attachment)) {
    Drop(*oldest, RelayHoldEventId::kUnpolledDropped);
  }
  by_key_.emplace(place->key, place);
  ready_.Take(from, place);
  TrimReady();
}

void RelayHoldQueue::Machine::TrimReady() {
  while (ready_.list.size() > config_.max_messages || ready_.octets > config_.max_octets) {
    Drop(ready_.list.begin(), RelayHoldEventId::kUnpolledDropped);
  }
}

void RelayHoldQueue::Machine::Drop(Place place, RelayHoldEventId id) {
  Tell(id, *place);
  Remove(place);
}

void RelayHoldQueue::Machine::Forget(Place place) {
  const auto [begin, end] = by_key_.equal_range(place->key);
  by_key_.erase(std::find_if(begin, end, [&](const auto& entry) { return entry.second == place; }));
}

void RelayHoldQueue::Machine::Remove(Place place) {
  Forget(place);
  Messages& in = place->waiting ? waiting_ : ready_;
  in.octets -= place->size();
  polled_.clear();
  polled_.splice(polled_.end(), in.list, place);
}

void RelayHoldQueue::Machine::Tell(RelayHoldEventId id, const Message& message) {
  ++counters_.events[static_cast<size_t>(id)];
  if (events_.size() >= config_.max_queued_events) {
    ++counters_.events_lost;
    if (events_.empty()) return;
    events_.pop_front();
  }
  events_.push_back({id, message.key, message.type});
}

Result<std::optional<Outcome>> RelayHoldQueue::Machine::Poll(Lookup lookup, MutableBytes out) {
  if (config_error_.has_value()) return Unexpected(*config_error_);
  if (ready_.list.empty()) return std::optional<Outcome>();
  const Message& message = ready_.list.front();
  const Outcome outcome = RelayAgent::Step(
      config_.relay, message.link, message.received,
      [&](const RelayNeed& need) {
        return message.answered ? lookup(message.key, need)
                                : absl::Span<const SuppliedHomeNetwork>();
      },
      out);
  if (outcome.event == Event::kBufferTooSmall) return Unexpected(outcome.error);
  Remove(ready_.list.begin());
  ++counters_.polled;
  return std::optional<Outcome>(outcome);
}

// ---- RelayHoldQueue ----

RelayHoldQueue::RelayHoldQueue(const RelayHoldConfig& config)
    : machine_(std::make_unique<Machine>(config)) {}
RelayHoldQueue::~RelayHoldQueue() = default;
RelayHoldQueue::RelayHoldQueue(RelayHoldQueue&& other) noexcept = default;
RelayHoldQueue& RelayHoldQueue::operator=(RelayHoldQueue&& other) noexcept = default;

void RelayHoldQueue::HandleDatagram(TimePoint now, const AttachmentKey& key, const RelayLink& link,
                                    const ReceivedDatagram& received) {
  if (machine_->Advance(now)) machine_->Hold(key, link, received);
}

void RelayHoldQueue::HandleAnswer(TimePoint now, const AttachmentKey& key) {
  if (machine_->Advance(now)) machine_->Answer(key);
}

void RelayHoldQueue::HandleDetach(TimePoint now, const AttachmentKey& key) {
  if (machine_->Advance(now)) machine_->Detach(key);
}

void RelayHoldQueue::HandleTimeout(TimePoint now) {
  const size_t before = size();
  if (machine_->Advance(now) && size() == before && machine_->ready_.list.empty()) {
    ++machine_->counters_.early_timeouts;
  }
}

Result<std::optional<Outcome>> RelayHoldQueue::PollTransmit(Lookup lookup, MutableBytes out) {
  return machine_->Poll(lookup, out);
}

std::optional<RelayHoldEvent> RelayHoldQueue::PollEvent() {
  if (machine_->events_.empty()) return std::nullopt;
  const RelayHoldEvent event = machine_->events_.front();
  machine_->events_.pop_front();
  return event;
}

std::optional<RelayHoldQueue::Deadline> RelayHoldQueue::NextDeadline() const {
  if (!machine_->ready_.list.empty()) return Deadline{machine_->now_, DeadlineReason::kTransmit};
  if (machine_->waiting_.list.empty()) return std::nullopt;
  return Deadline{machine_->waiting_.list.front().deadline, DeadlineReason::kHold};
}

size_t RelayHoldQueue::size() const { return machine_->waiting_.list.size(); }
size_t RelayHoldQueue::octets() const { return machine_->waiting_.octets; }
const RelayHoldConfig& RelayHoldQueue::config() const { return machine_->config_; }
const RelayHoldCounters& RelayHoldQueue::counters() const { return machine_->counters_; }

}}}  // namespace mip6boot::v0_1::roles
