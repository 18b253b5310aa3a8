// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an access server decides about an answer from the AAA (RFC 5447 4.2.5, RFC 6733 8):
// functions from values to values, for products that have a Diameter stack of their own.
// `MapToHomeNetworks` (home_agent_assignment.h) then says what the relay may supply.

#ifndef MIP6BOOT_ROLES_NAS_DECISION_H_
#define MIP6BOOT_ROLES_NAS_DECISION_H_

#include <cstdint>
#include <optional>

#include "absl/types/span.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/time.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/result_code.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/nas_event.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// The MIP6-Feature-Vector to send: the configured one; with a local home agent hinted, the LOCAL
// bit too, since without it the hint counts for nothing (R54, R56).
MIP6BOOT_EXPORT std::optional<diameter::FeatureSet> OfferedFeatures(
    std::optional<diameter::FeatureSet> configured, bool hints_local_agent);

// Whether an answer grants what it was asked for, and authorises: Auth-Request-Type 2 or 3 (R66).
MIP6BOOT_EXPORT bool Authorises(diameter::ResultCode result, diameter::AuthRequestType type);
// Whether home agents are taken from it: from DIAMETER_SUCCESS of an answer that authorises, from
// DIAMETER_LIMITED_SUCCESS on demand, and from nothing else (R64, R66).
MIP6BOOT_EXPORT bool TakesHomeAgents(diameter::ResultCode result, diameter::AuthRequestType type,
                                     bool accept_limited_success);

// The assignment with the home agents that the access server hinted, if the answer authorises local
// assignment and names no local agent itself: the proposal is accepted (RFC 5447 5.1).
MIP6BOOT_EXPORT HomeAgentAssignment WithHintedHomeAgents(const HomeAgentAssignment& assignment,
                                                         absl::Span<const AssignedHomeAgent> hinted,
                                                         const LocalityPolicy& locality);

// What an answer says about time, in seconds (RFC 6733 8.9, 8.10, 8.13).
struct AuthorisationTimes {
  std::optional<uint32_t> session_timeout;         // 0: no limit
  std::optional<uint32_t> authorization_lifetime;  // 0: authorise again at once; all ones: no limit
  std::optional<uint32_t> auth_grace_period;  // what the server waits for that behind the lifetime
};
// When and why an authorisation is over.
struct AuthorisationEnd {
  std::optional<TimePoint> when;               // none: no limit
  NasEnding why = NasEnding::kSessionTimeout;  // or kAuthorizationExpired
  std::optional<TimePoint> reauthorize_at;     // the lifetime is over, the grace period begins
};
// When the authorisation that came at `now` is over (R95).
MIP6BOOT_EXPORT AuthorisationEnd EndOfAuthorisation(TimePoint now, const AuthorisationTimes& times);
// When its binding is: the configured time if there is one, but never later than the authorisation
// (R65, R95).
MIP6BOOT_EXPORT std::optional<TimePoint> EndOfBinding(TimePoint now,
                                                      std::optional<Duration> configured,
                                                      const AuthorisationEnd& end);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_NAS_DECISION_H_
