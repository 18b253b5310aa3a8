// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The requests that a server has answered of late (RFC 6733 3, R97): an access server, or an agent
// on the way, sends a request again when a connection fails, and its duplicate must get the same
// answer and change nothing a second time. The state of a home AAA server, explicit.
//
//     AnsweredRequests answered(config);
//     const HomeAaaNeed need = HomeAaa::Examine(aaa, request);
//     const Result<RequestStanding> standing = answered.Note(now, need);
//     if (!standing) ... the configuration is refused: nothing can be answered ...
//     switch (*standing) {
//       case RequestStanding::kNew:
//         ... look up, now or later ...
//         outcome = HomeAaa::Answer(aaa, request, found, out);
//         answered.Keep(now, need, outcome);
//         break;
//       case RequestStanding::kAnswered:
//         outcome = answered.AnswerAgain(need, request, out);
//         break;
//       case RequestStanding::kBeingAnswered:
//         outcome = AaaOutcome{AaaEvent::kBeingAnswered};  // or keep it, and come again
//         break;
//     }
//
// A request is the same as one before if Origin-Host, end-to-end id, command and Session-Id are;
// the hop-by-hop id, Route-Record and Proxy-Info may differ, and the answer goes by those of the
// duplicate. Kept for 4 minutes, the time that an end-to-end id must not be used again in, and
// never more of them than configured: then the oldest is forgotten, and counted.
//
// One object a server; not for several threads at once. It allocates, bounded by its config. Keys
// in answers are wiped when they are forgotten (R101).

#ifndef MIP6BOOT_ROLES_ANSWERED_REQUESTS_H_
#define MIP6BOOT_ROLES_ANSWERED_REQUESTS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_aaa_outcome.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// How long answers are kept, and how many.
struct AnsweredRequestsConfig {
  static constexpr Duration kLeastKeep = std::chrono::minutes(4);  // RFC 6733 3 (R96)
  static constexpr size_t kMinOctets = 0x20000;  // a request of any usual size, and its answer

  Duration keep = kLeastKeep;  // or more
  uint32_t max_requests = 1'000'000;
  // Of answers, and of what tells requests from each other: Session-Ids can be long. kMinOctets or
  // more.
  size_t max_octets = size_t{256} << 20;

  // Errors: kBadValue, kTooShort, kDurationTooShort, with the key's path.
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

// What to do with a request, by what came before it.
enum class RequestStanding : uint8_t {
  kNew,            // to be answered now
  kBeingAnswered,  // the same one is: its answer is not there yet
  kAnswered,       // the same one was: `AnswerAgain`
};

// What came of requests. Monotonic; never reset.
struct AnsweredRequestsCounters {
  uint64_t kept = 0;       // answers
  uint64_t again = 0;      // duplicates of answered requests
  uint64_t early = 0;      // duplicates of requests that were being answered
  uint64_t forgotten = 0;  // before their time: no room
  uint64_t unknown = 0;    // Keep or Abandon of a request that was not noted, or not any more
};

class AnsweredRequests {
 public:
  // Of a config that `Validate` refuses, nothing can be told from a duplicate: `Note` gives that
  // error, `AnswerAgain` and `AnswerOnce` kNotEncodable with it.
  MIP6BOOT_EXPORT explicit AnsweredRequests(const AnsweredRequestsConfig& config = {});
  MIP6BOOT_EXPORT ~AnsweredRequests();
  MIP6BOOT_EXPORT AnsweredRequests(AnsweredRequests&& other) noexcept;
  MIP6BOOT_EXPORT AnsweredRequests& operator=(AnsweredRequests&& other) noexcept;

  // What to do with the request that `need` is of. One that is refused as it stands (`wanted` is
  // false) is always new, and not noted: refusing it changes nothing. Errors: that of the config.
  MIP6BOOT_EXPORT Result<RequestStanding> Note(TimePoint now, const HomeAaaNeed& need);
  // The answer to a request that was noted. An outcome that sends nothing is not kept: with
  // kBufferTooSmall the request is still being answered, else it is forgotten.
  MIP6BOOT_EXPORT void Keep(TimePoint now, const HomeAaaNeed& need, const AaaOutcome& outcome);
  // The request will not be answered: its duplicates are new.
  MIP6BOOT_EXPORT void Abandon(const HomeAaaNeed& need);
  // The kept answer, for `request`: its hop-by-hop id, and its Proxy-Info. The event is
  // kAnsweredAgain, kBufferTooSmall, or kNotARequest if nothing is kept for it.
  MIP6BOOT_EXPORT AaaOutcome AnswerAgain(const HomeAaaNeed& need, Bytes request, MutableBytes out);

  // Forgets those whose time is over; `Note` and `Keep` do so too.
  MIP6BOOT_EXPORT void Expire(TimePoint now);
  // When the next one's is.
  MIP6BOOT_EXPORT std::optional<TimePoint> NextDeadline() const;

  MIP6BOOT_EXPORT size_t size() const;    // requests noted
  MIP6BOOT_EXPORT size_t octets() const;  // kept, as `max_octets` counts them
  // Since the object was made.
  MIP6BOOT_EXPORT const AnsweredRequestsCounters& counters() const;

 private:
  class Store;
  std::unique_ptr<Store> store_;
};

// HomeAaa::Step with this state: a duplicate is answered as before, and `lookup` not called. After
// kBufferTooSmall the same request is new, and looked up again: give HomeAaa::kMaxAnswerSize.
MIP6BOOT_EXPORT AaaOutcome AnswerOnce(TimePoint now, const HomeAaaConfig& config, Bytes request,
                                      HomeAaa::Lookup lookup, AnsweredRequests& answered,
                                      MutableBytes out);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_ANSWERED_REQUESTS_H_
