// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a step did: the datagram to send, or why there is none. Steps return it; the caller sends,
// counts and logs.

#ifndef MIP6BOOT_ROLES_OUTCOME_H_
#define MIP6BOOT_ROLES_OUTCOME_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/base/attributes.h"
#include "absl/functional/function_ref.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/export.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/validation.h"
#include "mip6boot/dhcpv6/violation.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/home_network_answer.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// How a step ended; the ids of event.def. A drop is an event, not an error.
enum class Event : uint8_t {
#define MIP6BOOT_EVENT(enumerator, name, transmits) enumerator,
#include "mip6boot/roles/event.def"
#undef MIP6BOOT_EVENT
};
inline constexpr size_t kEvents = 0
#define MIP6BOOT_EVENT(enumerator, name, transmits) +1
#include "mip6boot/roles/event.def"
#undef MIP6BOOT_EVENT
    ;

// "relayed-to-server", ...
MIP6BOOT_EXPORT const char* EventName(Event event);

inline constexpr size_t kMaxDestinations = 8;

struct Outcome {
  Event event = Event::kMalformed;
  // What to send, to each of `destinations` and nobody else (R34, R35, R87): octets in the buffer
  // that was given for output, or in the received datagram.
  Bytes datagram;
  BoundedVector<Destination, kMaxDestinations> destinations;
  // Of a Relay-reply passed on: OPTION_INTERFACE_ID of the relay's own making, and the
  // link-address. They name the link to the peer where the address does not (R34). `interface_id`
  // views the received datagram.
  std::optional<Bytes> interface_id;
  Ipv6Address link_address;

  dhcpv6::MessageType received_type{};  // of the message from the client or for it, inside all
                                        // relaying; 0 if unreadable
  dhcpv6::MessageType sent_type{};      // likewise, of `datagram`

  AnswerSources sources;  // of the home networks in an answer
  // Kinds of home networks that were asked for, and are not for this client; RSOOs left unread,
  // since the relay may not supply any (R89).
  uint16_t withheld = 0;
  uint16_t rsoo_refused = 0;

  // Of the client's ORO and HNIDFs, those that could not be taken, malformed or beyond the
  // capacity; and why the first was not. The message is served without them.
  uint16_t ignored = 0;
  std::optional<Error> ignored_error;

  Error error;  // with kMalformed, kNotEncodable, kBufferTooSmall
  std::optional<dhcpv6::Violation>
      violation;  // with kInvalid, kAnsweredUseMulticast, kAnsweredUnspecFail

  // Whether there is a datagram to send.
  bool transmits() const { return !datagram.empty(); }

  // A drop whose event says all; those with an error or a violation have functions of their own.
  template <Event kEvent>
  static Outcome Drop(dhcpv6::MessageType received_type = {}) {
    static_assert(kEvent != Event::kMalformed && kEvent != Event::kInvalid &&
                      kEvent != Event::kNotEncodable && kEvent != Event::kBufferTooSmall,
                  "say what is wrong: DropMalformed, DropInvalid, NotWritten");
    return EndedIn(kEvent, received_type);
  }
  // A drop of what cannot be read.
  static Outcome DropMalformed(const Error& error, dhcpv6::MessageType received_type = {}) {
    Outcome outcome = EndedIn(Event::kMalformed, received_type);
    outcome.error = error;
    return outcome;
  }
  // A drop of what is not for the one it reached.
  static Outcome DropInvalid(const dhcpv6::Violation& violation,
                             dhcpv6::MessageType received_type) {
    Outcome outcome = EndedIn(Event::kInvalid, received_type);
    outcome.violation = violation;
    return outcome;
  }
  // A step whose writer ended in `error`; `needed` octets would have held all.
  static Outcome NotWritten(const Error& error, size_t needed, dhcpv6::MessageType received_type) {
    const bool too_small = error.reason == Reason::kNoSpace;
    Outcome outcome =
        EndedIn(too_small ? Event::kBufferTooSmall : Event::kNotEncodable, received_type);
    outcome.error = error;
    if (too_small) outcome.error.want = static_cast<uint32_t>(needed);
    return outcome;
  }

 private:
  static Outcome EndedIn(Event event, dhcpv6::MessageType received_type) {
    Outcome outcome;
    outcome.event = event;
    outcome.received_type = received_type;
    return outcome;
  }
};

// Counts what steps did: one object a thread, summed with `+=`. Never reset by the library; the
// host takes differences. A step that found its buffer too small has done nothing: that counts as
// the event alone, and the message when the step is repeated.
class Counters {
 public:
  // Counts one step.
  MIP6BOOT_EXPORT void Record(const Outcome& outcome);

  // Steps that ended so.
  uint64_t count(Event event) const { return events_[static_cast<size_t>(event)]; }
  // Of messages between client and server, inside all relaying; types without a name are counted as
  // 0.
  uint64_t received(dhcpv6::MessageType type) const { return received_[Slot(type)]; }
  // The same of what was sent; one that goes to several destinations counts once.
  uint64_t sent(dhcpv6::MessageType type) const { return sent_[Slot(type)]; }
  // Of those dropped as invalid, or answered so.
  uint64_t invalid(dhcpv6::ViolationKind kind) const { return invalid_[static_cast<size_t>(kind)]; }
  // Options of clients' requests, as `Outcome::ignored`.
  uint64_t ignored() const { return ignored_; }
  // Sums of what `Outcome` has under these names.
  struct HomeNetworkCounts {
#define MIP6BOOT_COUNTER(member, counted, name) uint64_t member = 0;
#include "mip6boot/roles/home_network_counter.def"
  };
  // Since the object was made.
  const HomeNetworkCounts& home_networks() const ABSL_ATTRIBUTE_LIFETIME_BOUND {
    return home_networks_;
  }

  // "pkt6-received", "pkt6-infrequest-received", "pkt6-sent", ..., "event-answered", ...,
  // "invalid-server-id-foreign", ..., "options-ignored", "home-networks-own", ...: all of them.
  MIP6BOOT_EXPORT void ForEach(
      absl::FunctionRef<void(std::string_view name, uint64_t count)> visit) const;

  MIP6BOOT_EXPORT Counters& operator+=(const Counters& other);

 private:
  static constexpr size_t kTypes = 14;
  static constexpr size_t Slot(dhcpv6::MessageType type) {
    return static_cast<size_t>(type) < kTypes ? static_cast<size_t>(type) : 0;
  }

  std::array<uint64_t, kEvents> events_{};
  std::array<uint64_t, kTypes> received_{};
  std::array<uint64_t, kTypes> sent_{};
  std::array<uint64_t, dhcpv6::kViolationKinds> invalid_{};
  uint64_t ignored_ = 0;
  HomeNetworkCounts home_networks_;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_OUTCOME_H_
