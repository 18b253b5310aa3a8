// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a relay does about an access server that answers late: holds the client's message until the
// home networks of its node are known, for a bounded time, in bounded memory (RFC 6611 4.2.1). A
// state machine without I/O, beside the relay's step, which has no state.
//
//     const RelayNeed need = RelayAgent::Examine(config.relay, link, received);
//     if (need.wanted && ... the access server is still asking for this node ...) {
//       queue.HandleDatagram(now, key, link, received);
//     } else {
//       ... RelayAgent::Answer at once ...
//     }
//     ... the access server has an answer for `key`, whatever it says ...
//     queue.HandleAnswer(now, key);
//     ... and after any input, and at queue.NextDeadline()->when, HandleTimeout(now); then ...
//     while (auto outcome = queue.PollTransmit(lookup, buffer)) {
//       if (!outcome->has_value()) break;
//       ... send (*outcome)->datagram to (*outcome)->destinations ...
//     }
//
// The contract is that of MobileNode: any number of inputs, then the polls in any order; late,
// early and repeated timeouts are harmless; a `now` that goes back counts as the latest one seen.
// After PollTransmit has given nullopt, no deadline lies in the past.
//
// A message is held under the attachment of its node. What the same client sends again (the same
// CLIENTID and message type) takes the place of what is held, not more time: a client that repeats
// itself cannot be held for ever. What is bound is looked up when the message goes out, so that
// nothing is supplied that has ended meanwhile (R28, R95).
//
// It allocates, bounded: twice `max_messages` and `max_octets`, one message, and the events.

#ifndef MIP6BOOT_ROLES_RELAY_HOLD_QUEUE_H_
#define MIP6BOOT_ROLES_RELAY_HOLD_QUEUE_H_

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "absl/base/attributes.h"
#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/roles/attachment_key.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/outcome.h"
#include "mip6boot/roles/relay_agent.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What becomes of a message that is held no longer although there is no answer.
enum class HeldEnd : uint8_t {
  kLetGo,  // relayed without RSOO: the server answers from what it has
  kDrop,   // its client will send it again
};

// What the relay is told before it starts, and how long and how much it holds.
struct RelayHoldConfig {
  static constexpr Duration kMaxHoldTime = std::chrono::minutes(10);
  static constexpr uint32_t kMinOctets = 0x10000;  // any one datagram

  RelayAgentConfig relay;
  // How long a message is held, from when it first came. A client sends again after a second, two,
  // four (RFC 8415 15).
  Duration hold_time = std::chrono::seconds(2);  // above 0, up to kMaxHoldTime
  HeldEnd when_late = HeldEnd::kLetGo;
  // What is held at most: messages, and octets of them and of what goes with them. Those that wait
  // to be polled may be as many again.
  uint32_t max_messages = 4096;
  uint32_t max_octets = 4 * 1024 * 1024;  // kMinOctets or more
  // Messages of one attachment that are held, and as many that wait to be polled. Beyond it the
  // oldest of that attachment gives way, so that no node takes the room of others.
  uint32_t max_per_attachment = 4;
  HeldEnd when_crowded = HeldEnd::kLetGo;  // of the message that gives way: the oldest
  // Events kept for the caller to poll; beyond it the oldest is lost, and counted.
  uint32_t max_queued_events = 4096;

  // Errors: kBadValue, kTooShort, kDurationTooShort, kDurationTooLong, those of RelayAgentConfig,
  // with the key's path.
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

// What became of a message that was held.
enum class RelayHoldEventId : uint8_t {
#define MIP6BOOT_EVENT(enumerator, name, text) enumerator,
#include "mip6boot/roles/relay_hold_queue.def"
};
inline constexpr size_t kRelayHoldEvents = 0
#define MIP6BOOT_EVENT(enumerator, name, text) +1
#include "mip6boot/roles/relay_hold_queue.def"
    ;

// "answered", "late-let-go", ...
MIP6BOOT_EXPORT const char* RelayHoldEventName(RelayHoldEventId id);

// What became of one message.
struct RelayHoldEvent {
  RelayHoldEventId id{};
  AttachmentKey key;
  dhcpv6::MessageType type{};  // of the client's message
};

// All that happened to one queue, monotonic; never reset. Sum over queues with `+=`.
struct RelayHoldCounters {
#define MIP6BOOT_COUNTER(member, name, text) uint64_t member = 0;
#include "mip6boot/roles/relay_hold_queue.def"
  std::array<uint64_t, kRelayHoldEvents> events{};

  // Events of this id, whether or not they were polled.
  uint64_t count(RelayHoldEventId id) const { return events[static_cast<size_t>(id)]; }

  // "held", ..., "event-answered", ...: all of them.
  MIP6BOOT_EXPORT void ForEach(
      absl::FunctionRef<void(std::string_view name, uint64_t count)> visit) const;
  MIP6BOOT_EXPORT RelayHoldCounters& operator+=(const RelayHoldCounters& other);
};

class RelayHoldQueue {
 public:
  // What a timeout is for.
  enum class DeadlineReason : uint8_t {
#define MIP6BOOT_DEADLINE(enumerator, name, text) enumerator,
#include "mip6boot/roles/relay_hold_queue.def"
  };
  // When HandleTimeout is to be called, and what for.
  struct Deadline {
    TimePoint when;
    DeadlineReason why;
  };

  // Of a config that `Validate` refuses, no machine: nothing is held and PollTransmit gives that
  // error.
  MIP6BOOT_EXPORT explicit RelayHoldQueue(const RelayHoldConfig& config);
  MIP6BOOT_EXPORT ~RelayHoldQueue();
  MIP6BOOT_EXPORT RelayHoldQueue(RelayHoldQueue&& other) noexcept;
  MIP6BOOT_EXPORT RelayHoldQueue& operator=(RelayHoldQueue&& other) noexcept;

  // ---- in ----

  // Holds the message until `HandleAnswer`; copies all that it is given. One that no answer would
  // change (`RelayNeed::wanted` is false) can be polled at once.
  MIP6BOOT_EXPORT void HandleDatagram(TimePoint now, const AttachmentKey& key,
                                      const RelayLink& link, const ReceivedDatagram& received);
  // The access server knows what the node may have, or that it may have nothing.
  MIP6BOOT_EXPORT void HandleAnswer(TimePoint now, const AttachmentKey& key);
  // The node has left: what it sent is dropped, whether it waits or could go out (R95).
  MIP6BOOT_EXPORT void HandleDetach(TimePoint now, const AttachmentKey& key);
  // The time is `now`: does what is due, if anything is.
  MIP6BOOT_EXPORT void HandleTimeout(TimePoint now);

  // ---- out ----

  // The home networks of the node attached at `key`, for the message that `need` is of.
  using Lookup = absl::FunctionRef<absl::Span<const SuppliedHomeNetwork>(const AttachmentKey& key,
                                                                         const RelayNeed& need)>;
  // What came of the next message, as RelayAgent::Step says it, written into `out`; nullopt if
  // there is none now. `lookup` is called for one that was answered. What the outcome views lives
  // until the next call that is not const. Errors: kNoSpace if `out` is too small, and then nothing
  // has changed; that of an invalid config.
  MIP6BOOT_EXPORT Result<std::optional<Outcome>> PollTransmit(Lookup lookup, MutableBytes out);
  // The oldest event that was not polled yet.
  MIP6BOOT_EXPORT std::optional<RelayHoldEvent> PollEvent();
  // When to call HandleTimeout, and what for; nullopt: not at all. While a message waits to be
  // polled, it is the latest `now`.
  MIP6BOOT_EXPORT std::optional<Deadline> NextDeadline() const;

  // ---- what is known ----

  // Messages held; those that wait to be polled are not counted.
  MIP6BOOT_EXPORT size_t size() const;
  // Octets of these messages, and of what goes with them, as `max_octets` counts them.
  MIP6BOOT_EXPORT size_t octets() const;
  // As it was given.
  MIP6BOOT_EXPORT const RelayHoldConfig& config() const ABSL_ATTRIBUTE_LIFETIME_BOUND;
  // Since the queue was made.
  MIP6BOOT_EXPORT const RelayHoldCounters& counters() const ABSL_ATTRIBUTE_LIFETIME_BOUND;

 private:
  class Machine;
  std::unique_ptr<Machine> machine_;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_RELAY_HOLD_QUEUE_H_
