// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a step of a visited AAA server did: the message to send, or why there is none.

#ifndef MIP6BOOT_ROLES_VISITED_AAA_OUTCOME_H_
#define MIP6BOOT_ROLES_VISITED_AAA_OUTCOME_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/export.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/result_code.h"
#include "mip6boot/roles/command_counts.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// How a step ended; the ids of visited_aaa.def. A drop is an event, not an error.
enum class VisitedAaaEvent : uint8_t {
#define MIP6BOOT_EVENT(enumerator, name, transmits) enumerator,
#include "mip6boot/roles/visited_aaa.def"
#undef MIP6BOOT_EVENT
};
inline constexpr size_t kVisitedAaaEvents = 0
#define MIP6BOOT_EVENT(enumerator, name, transmits) +1
#include "mip6boot/roles/visited_aaa.def"
#undef MIP6BOOT_EVENT
    ;

// "forwarded-with-hint", ...
MIP6BOOT_EXPORT const char* VisitedAaaEventName(VisitedAaaEvent event);

struct VisitedAaaOutcome {
  VisitedAaaEvent event = VisitedAaaEvent::kMalformed;
  Bytes message;                       // in the buffer that was given; empty: none
  diameter::CommandCode command{};     // 0 if unreadable
  diameter::ResultCode result_code{};  // with kRefused: of the answer
  // With kRefused, kMalformed, kReturnedUnread, kNotEncodable, kBufferTooSmall.
  Error error;

  // Of a request that is forwarded: the hop-by-hop id that it came with, to be kept for its answer
  // (not needed where Proxy-Info keeps it). Of an answer that is returned: the one it has now.
  diameter::HopByHopId hop_by_hop{};
  // Of an answer, where Proxy-Info kept it: `Onward::downstream` of its request. Views the answer.
  Bytes downstream;

  // Of the local home agents that the caller gave:
  uint8_t local_agents = 0;  // sent
  uint8_t withheld = 0;      // not sent: the home server does not authorise local assignment (R94),
                             // the access server cannot have one assigned (R56), or has one already
  uint8_t left_out = 0;      // not sent: not known as local, neither address nor host (R58), or
                             // beyond what a message may hold

  // Whether there is a message to send.
  bool transmits() const { return !message.empty(); }
};

// Counts what steps did: one object a thread, summed with `+=`. Never reset by the library.
class VisitedAaaCounters {
 public:
  // Counts one step.
  MIP6BOOT_EXPORT void Record(const VisitedAaaOutcome& outcome);

  // Steps that ended so.
  uint64_t count(VisitedAaaEvent event) const { return events_[static_cast<size_t>(event)]; }
  // Requests and answers.
  uint64_t received() const { return received_.total(); }
  // Requests and answers, those that refuse a request included.
  uint64_t sent() const { return sent_.total(); }
  // `received` by command; unreadable ones are counted as 0.
  const CommandCounts& received_commands() const { return received_; }
  // `sent` by command.
  const CommandCounts& sent_commands() const { return sent_; }
  // The sum of `VisitedAaaOutcome::local_agents`.
  uint64_t local_agents() const { return local_agents_; }
  // The sum of `VisitedAaaOutcome::withheld`.
  uint64_t withheld() const { return withheld_; }
  // The sum of `VisitedAaaOutcome::left_out`.
  uint64_t left_out() const { return left_out_; }

  MIP6BOOT_EXPORT VisitedAaaCounters& operator+=(const VisitedAaaCounters& other);

 private:
  std::array<uint64_t, kVisitedAaaEvents> events_{};
  CommandCounts received_;
  CommandCounts sent_;
  uint64_t local_agents_ = 0;
  uint64_t withheld_ = 0;
  uint64_t left_out_ = 0;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_VISITED_AAA_OUTCOME_H_
