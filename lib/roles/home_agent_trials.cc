// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_trials.h"

#include <algorithm>

namespace mip6boot { inline namespace v0_1 { namespace roles {

void HomeAgentTrials::Reset(size_t candidates) {
  standing_.assign(candidates, Standing::kUntried);
  retry_at_.reset();
}

std::optional<size_t> HomeAgentTrials::current() const {
  const auto found = std::find(standing_.begin(), standing_.end(), Standing::kUntried);
  if (found == standing_.end()) return std::nullopt;
  return static_cast<size_t>(found - standing_.begin());
}

void HomeAgentTrials::ReportFailed(TimePoint now, size_t candidate, HomeAgentFailure failure) {
  if (candidate >= standing_.size() || standing_[candidate] != Standing::kUntried) {
    ++ignored_;
    return;
  }
  standing_[candidate] =
      failure == HomeAgentFailure::kRefused ? Standing::kRefused : Standing::kSilent;
  // RFC 5026 5.1: none answers, try again later; all refuse, do not (R73).
  if (current().has_value() || unrecoverable()) return;
  retry_at_ = SaturatingAdd(now, retry_wait_);
}

bool HomeAgentTrials::HandleTimeout(TimePoint now) {
  if (!retry_at_.has_value() || now < *retry_at_) {
    ++ignored_;
    return false;
  }
  retry_at_.reset();
  std::replace(standing_.begin(), standing_.end(), Standing::kSilent, Standing::kUntried);
  return true;
}

bool HomeAgentTrials::unrecoverable() const {
  return !standing_.empty() &&
         std::all_of(standing_.begin(), standing_.end(),
                     [](Standing standing) { return standing == Standing::kRefused; });
}

}}}  // namespace mip6boot::v0_1::roles
