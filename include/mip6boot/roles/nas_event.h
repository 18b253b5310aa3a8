// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an access server tells its owner, and what it counts. The names are stable: products key
// logs and statistics by them.

#ifndef MIP6BOOT_ROLES_NAS_EVENT_H_
#define MIP6BOOT_ROLES_NAS_EVENT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/time.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/peer_connection.h"
#include "mip6boot/diameter/result_code.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// A Diameter session of this access server: the 64 bits of its Session-Id (RFC 6733 8.8). Also
// `Binding::session`.
enum class SessionNumber : uint64_t {};

// The two connections to the home AAA, or to agents on the way to it. Requests go to the primary
// while it takes them, else to the secondary (RFC 6733 5.5.4, RFC 3539).
enum class NasPeer : uint8_t { kPrimary, kSecondary };
inline constexpr size_t kNasPeers = 2;

// Redirect-Hosts that are handed on; more are left out.
inline constexpr size_t kMaxRedirectHosts = 8;

// What the owner of an access server is told.
enum class NasEventId : uint8_t {
#define MIP6BOOT_EVENT(enumerator, name, text) enumerator,
#include "mip6boot/roles/nas.def"
};
inline constexpr size_t kNasEvents = 0
#define MIP6BOOT_EVENT(enumerator, name, text) +1
#include "mip6boot/roles/nas.def"
    ;

// Why nothing came of a request.
enum class NasFailure : uint8_t {
#define MIP6BOOT_FAILURE(enumerator, name, text) enumerator,
#include "mip6boot/roles/nas.def"
};

// Why access that was granted is over.
enum class NasEnding : uint8_t {
#define MIP6BOOT_ENDING(enumerator, name, cause, text) enumerator,
#include "mip6boot/roles/nas.def"
};

// "authorized"
MIP6BOOT_EXPORT const char* NasEventName(NasEventId id);
// "timeout"
MIP6BOOT_EXPORT const char* NasFailureName(NasFailure why);
// "aborted"
MIP6BOOT_EXPORT const char* NasEndingName(NasEnding why);

// One thing that happened; which members count, its `id` says. A session that `Nas::Authorize` has
// started ends with one of kRejected, kFailed, kEnded, and one only.
struct NasEvent {
  NasEventId id{};
  SessionNumber session{};  // 0 in events of the peer

  // Views in here live until the next PollEvent.

  // kAuthorized, kAuthenticated, kRejected: for the node, if there is one; it does not say whether
  // access is granted (R66). kChallenge: for the node.
  Bytes eap_payload;
  // kAuthorized, kAuthenticated: the key for the link to the node, if there is one. Never put it
  // into text (R101).
  Bytes eap_master_session_key;
  // kAuthorized: how many home networks are bound now, and until when, without any until when
  // access is granted (none: as long as attached); whether the answer authorises a local home
  // agent; when to authorise again (Authorization-Lifetime).
  uint8_t networks = 0;
  std::optional<TimePoint> expiry;
  bool local_authorised = false;
  std::optional<TimePoint> reauthorize_at;
  // kReauthorizationNeeded; kAuthorized where `reauthorize_at` is there.
  diameter::ReAuthRequestType reauthorize_as = diameter::ReAuthRequestType::kAuthorizeOnly;

  // kAuthorized, kAuthenticated, kRejected, kFailed, kReauthorizationFailed: what the answer says;
  // 0 without one.
  diameter::ResultCode result_code{};
  NasFailure failure{};  // kFailed, kReauthorizationFailed
  // With kRedirected: the servers to ask, DiameterURIs, each as good as another; how far that goes,
  // and for how many seconds it may be remembered (RFC 6733 6.12 to 6.14).
  BoundedVector<std::string_view, kMaxRedirectHosts> redirect_hosts;
  diameter::RedirectHostUsage redirect_usage = diameter::RedirectHostUsage::kDontCache;
  std::optional<uint32_t> redirect_max_cache_time;
  NasEnding ending{};  // kEnded
  // With kMalformedAnswer, kUnknownMandatoryAvp: what is wrong. kAuthorized: why home networks
  // could not be bound.
  std::optional<Error> error;

  NasPeer peer{};                                     // kPeerOpen, kPeerSuspect, kPeerLost
  std::optional<diameter::PeerFailure> peer_failure;  // kPeerLost
  std::optional<diameter::DisconnectCause>
      disconnect_cause;  // kPeerLost: said goodbye. Not kRebooting: stay away
};

// All that happened to one access server, monotonic; never reset. Sum over machines with `+=`.
struct NasCounters {
#define MIP6BOOT_COUNTER(member, name, text) uint64_t member = 0;
#include "mip6boot/roles/nas.def"
  std::array<uint64_t, kNasEvents> events{};

  // Events of this id, whether or not they were polled.
  uint64_t count(NasEventId id) const { return events[static_cast<size_t>(id)]; }

  // "requests", ..., "event-authorized", ...: all of them.
  MIP6BOOT_EXPORT void ForEach(
      absl::FunctionRef<void(std::string_view name, uint64_t count)> visit) const;
  MIP6BOOT_EXPORT NasCounters& operator+=(const NasCounters& other);
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_NAS_EVENT_H_
