// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Which home agent of a ranking to try next (RFC 5026 5.1, R73): one after the other while they
// fail; all of them again after a while if some did not answer; never again those that refused the
// node. It knows candidates by number only, best first.
//
//     HomeAgentTrials trials(ranking.agents.size(), std::chrono::seconds(60));
//     while (std::optional<size_t> i = trials.current()) {
//       ... IKE_SA_INIT to ranking.agents[*i]; on success break;
//       trials.ReportFailed(now, *i, HomeAgentFailure::kNoAnswer);
//     }
//     // no candidate: wait until trials.NextDeadline(), or, if trials.unrecoverable(), give up

#ifndef MIP6BOOT_ROLES_HOME_AGENT_TRIALS_H_
#define MIP6BOOT_ROLES_HOME_AGENT_TRIALS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "mip6boot/base/export.h"
#include "mip6boot/base/time.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// How a home agent failed the node: the caller's report.
enum class HomeAgentFailure : uint8_t {
  kNoAnswer,  // no answer to IKE_SA_INIT, or none any more
  kRefused,   // the authentication failed
};

class HomeAgentTrials {
 public:
  // Candidates 0..candidates-1. Those that did not answer are tried again after `retry_wait`.
  explicit HomeAgentTrials(size_t candidates = 0, Duration retry_wait = std::chrono::seconds(60))
      : retry_wait_(retry_wait) {
    Reset(candidates);
  }

  // Forgets all failures; `candidates` to try from now on.
  MIP6BOOT_EXPORT void Reset(size_t candidates);

  // The candidate to try, or to go on using. nullopt: none is left for now, or for good.
  MIP6BOOT_EXPORT std::optional<size_t> current() const;

  // `candidate` failed. One that has failed already, or that there is none of, changes nothing, and
  // is counted.
  // When the last one fails, those that did not answer become candidates again `retry_wait` later.
  MIP6BOOT_EXPORT void ReportFailed(TimePoint now, size_t candidate, HomeAgentFailure failure);

  // True if the wait has passed and there are candidates again. Early and repeated calls are
  // harmless.
  MIP6BOOT_EXPORT bool HandleTimeout(TimePoint now);
  // When to call HandleTimeout; nullopt: not at all.
  std::optional<TimePoint> NextDeadline() const { return retry_at_; }

  // Reports and timeouts that changed nothing.
  uint64_t ignored() const { return ignored_; }

  // All of them refused the node: trying again is of no use (R73). False if there never was one.
  MIP6BOOT_EXPORT bool unrecoverable() const;

 private:
  enum class Standing : uint8_t { kUntried, kSilent, kRefused };

  Duration retry_wait_;
  std::vector<Standing> standing_;
  std::optional<TimePoint> retry_at_;
  uint64_t ignored_ = 0;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AGENT_TRIALS_H_
