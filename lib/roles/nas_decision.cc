// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/nas_decision.h"

#include <algorithm>

namespace mip6boot { inline namespace v0_1 { namespace roles {

using diameter::AuthRequestType;
using diameter::FeatureBit;
using diameter::FeatureSet;
using diameter::ResultCode;

std::optional<FeatureSet> OfferedFeatures(std::optional<FeatureSet> configured,
                                          bool hints_local_agent) {
  if (!hints_local_agent) return configured;
  return configured.value_or(FeatureBit::kMip6Integrated) | FeatureBit::kLocalHomeAgentAssignment;
}

bool Authorises(ResultCode result, AuthRequestType type) {
  return diameter::IsSuccess(result) && (type == AuthRequestType::kAuthorizeOnly ||
                                         type == AuthRequestType::kAuthorizeAuthenticate);
}

bool TakesHomeAgents(ResultCode result, AuthRequestType type, bool accept_limited_success) {
  return Authorises(result, type) &&
         (result == ResultCode::kSuccess ||
          (accept_limited_success && result == ResultCode::kLimitedSuccess));
}

HomeAgentAssignment WithHintedHomeAgents(const HomeAgentAssignment& assignment,
                                         absl::Span<const AssignedHomeAgent> hinted,
                                         const LocalityPolicy& locality) {
  const bool names_local =
      std::any_of(assignment.agents.begin(), assignment.agents.end(),
                  [&](const AssignedHomeAgent& agent) { return IsLocal(agent, locality); });
  HomeAgentAssignment extended = assignment;
  if (!assignment.local_authorised() || names_local) return extended;
  for (const AssignedHomeAgent& agent : hinted) {
    if (!extended.agents.TryPushBack(agent)) break;
  }
  return extended;
}

AuthorisationEnd EndOfAuthorisation(TimePoint now, const AuthorisationTimes& times) {
  AuthorisationEnd end;
  // RFC 6733 8.13: 0 means no limit; 8.9: so do all ones here, but 0 means at once.
  if (times.session_timeout.value_or(0) != 0) {
    end.when = SaturatingAdd(now, std::chrono::seconds(*times.session_timeout));
  }
  if (times.authorization_lifetime.value_or(UINT32_MAX) != UINT32_MAX) {
    end.reauthorize_at = SaturatingAdd(now, std::chrono::seconds(*times.authorization_lifetime));
    const TimePoint expired = SaturatingAdd(
        *end.reauthorize_at, std::chrono::seconds(times.auth_grace_period.value_or(0)));
    if (!end.when.has_value() || expired < *end.when) {
      end.when = expired;
      end.why = NasEnding::kAuthorizationExpired;
    }
  }
  return end;
}

std::optional<TimePoint> EndOfBinding(TimePoint now, std::optional<Duration> configured,
                                      const AuthorisationEnd& end) {
  if (!configured.has_value()) return end.when;
  const TimePoint kept = SaturatingAdd(now, *configured);
  return end.when.has_value() ? std::min(kept, *end.when) : kept;
}

}}}  // namespace mip6boot::v0_1::roles
