// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a step of a home AAA server did: the message to send, or why there is none.

#ifndef MIP6BOOT_ROLES_HOME_AAA_OUTCOME_H_
#define MIP6BOOT_ROLES_HOME_AAA_OUTCOME_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/export.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/diameter/result_code.h"
#include "mip6boot/roles/command_counts.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// How a step ended; the ids of home_aaa.def. A drop is an event, not an error.
enum class AaaEvent : uint8_t {
#define MIP6BOOT_EVENT(enumerator, name, transmits) enumerator,
#include "mip6boot/roles/home_aaa.def"
#undef MIP6BOOT_EVENT
};
inline constexpr size_t kAaaEvents = 0
#define MIP6BOOT_EVENT(enumerator, name, transmits) +1
#include "mip6boot/roles/home_aaa.def"
#undef MIP6BOOT_EVENT
    ;

// "authorised-with-home-agents", ...
MIP6BOOT_EXPORT const char* AaaEventName(AaaEvent event);

struct AaaOutcome {
  AaaEvent event = AaaEvent::kMalformed;
  Bytes message;                       // to send, in the buffer that was given; empty: none
  diameter::CommandCode command{};     // of the request; 0 if unreadable
  diameter::ResultCode result_code{};  // of the answer; 0 without one
  // With kRefused, kMalformed, kMalformedReply, kNotEncodable, kBufferTooSmall.
  Error error;
  // Of an answer to a request of ours; views it. Empty without one.
  std::string_view session_id;

  // Of the home agents that the caller gave:
  uint8_t home_agents = 0;     // sent
  uint8_t local_withheld = 0;  // local ones, not sent: local assignment is not authorised (R57)
  uint8_t left_out = 0;        // not sent: neither address nor host (R58), or beyond the capacity
  uint8_t without_host = 0;    // sent without the MIP-Home-Agent-Host that R60 recommends

  // Whether there is a message to send.
  bool transmits() const { return !message.empty(); }
};

// Counts what steps did: one object a thread, summed with `+=`. Never reset by the library.
class AaaCounters {
 public:
  // Counts one step.
  MIP6BOOT_EXPORT void Record(const AaaOutcome& outcome);

  // Steps that ended so.
  uint64_t count(AaaEvent event) const { return events_[static_cast<size_t>(event)]; }
  uint64_t received() const { return received_.total(); }  // requests, and answers to ours
  uint64_t sent() const { return sent_.total(); }          // answers, and requests of ours
  // `received` by command; unreadable ones are counted as 0.
  const CommandCounts& received_commands() const { return received_; }
  // `sent` by command.
  const CommandCounts& sent_commands() const { return sent_; }
  // Of answers sent.
  uint64_t sent(diameter::ResultClass result) const {
    return results_[static_cast<size_t>(result)];
  }
  // The sum of `AaaOutcome::home_agents`.
  uint64_t home_agents() const { return home_agents_; }
  // The sum of `AaaOutcome::local_withheld`.
  uint64_t local_withheld() const { return local_withheld_; }
  // The sum of `AaaOutcome::left_out`.
  uint64_t left_out() const { return left_out_; }
  // The sum of `AaaOutcome::without_host`.
  uint64_t without_host() const { return without_host_; }

  MIP6BOOT_EXPORT AaaCounters& operator+=(const AaaCounters& other);

 private:
  std::array<uint64_t, kAaaEvents> events_{};
  std::array<uint64_t, 5> results_{};  // by diameter::ResultClass
  CommandCounts received_;
  CommandCounts sent_;
  uint64_t home_agents_ = 0;
  uint64_t local_withheld_ = 0;
  uint64_t left_out_ = 0;
  uint64_t without_host_ = 0;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AAA_OUTCOME_H_
