// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node tells its owner, and what it counts. The names are stable: products key logs
// and statistics by them.

#ifndef MIP6BOOT_ROLES_MOBILE_NODE_EVENT_H_
#define MIP6BOOT_ROLES_MOBILE_NODE_EVENT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/export.h"
#include "mip6boot/dhcpv6/status_code.h"
#include "mip6boot/dhcpv6/violation.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What the owner of a mobile node is told.
enum class MobileNodeEventId : uint8_t {
#define MIP6BOOT_EVENT(enumerator, name, text) enumerator,
#include "mip6boot/roles/mobile_node.def"
};
inline constexpr size_t kMobileNodeEvents = 0
#define MIP6BOOT_EVENT(enumerator, name, text) +1
#include "mip6boot/roles/mobile_node.def"
    ;

// Why a datagram was dropped.
enum class MobileNodeDrop : uint8_t {
#define MIP6BOOT_DROP(enumerator, name, text) enumerator,
#include "mip6boot/roles/mobile_node.def"
};
inline constexpr size_t kMobileNodeDrops = 0
#define MIP6BOOT_DROP(enumerator, name, text) +1
#include "mip6boot/roles/mobile_node.def"
    ;

// Why the DNS is next.
enum class FallbackReason : uint8_t {
#define MIP6BOOT_FALLBACK(enumerator, name, text) enumerator,
#include "mip6boot/roles/mobile_node.def"
};

// "home-networks-learnt"
MIP6BOOT_EXPORT const char* MobileNodeEventName(MobileNodeEventId id);
// "not-expected"
MIP6BOOT_EXPORT const char* MobileNodeDropName(MobileNodeDrop drop);
// "nothing-usable"
MIP6BOOT_EXPORT const char* FallbackReasonName(FallbackReason reason);

// One thing that happened; which members count, its `id` says.
struct MobileNodeEvent {
  MobileNodeEventId id = MobileNodeEventId::kDropped;

  // kHomeNetworksLearnt, -Changed, -Refreshed: what is known now, in order of preference (R17).
  // Names and octets in it live until the next call of the machine that takes `now`.
  absl::Span<const HomeNetworkInformation> networks;
  // The same, and kHomeNetworksGone: the home agent that `MobileNode::current_home_agent` named
  // before is in none of them any more: stop using it, unless that costs sessions (R21).
  bool home_agent_withdrawn = false;
  FallbackReason fallback = FallbackReason::kNothingUsable;            // kFallbackNeeded
  dhcpv6::StatusCodeValue status = dhcpv6::StatusCodeValue::kSuccess;  // kStatusFailure
  MobileNodeDrop drop = MobileNodeDrop::kMalformed;                    // kDropped
  std::optional<Error> error;                  // kDropped as kMalformed: what is wrong, and where
  std::optional<dhcpv6::Violation> violation;  // kDropped as kInvalid
};

// All that happened to one mobile node, monotonic; never reset. Sum over machines with `+=`.
struct MobileNodeCounters {
#define MIP6BOOT_COUNTER(member, name, text) uint64_t member = 0;
#include "mip6boot/roles/mobile_node.def"
  std::array<uint64_t, kMobileNodeEvents> events{};
  std::array<uint64_t, kMobileNodeDrops> drops{};

  // Events of this id, whether or not they were polled.
  uint64_t count(MobileNodeEventId id) const { return events[static_cast<size_t>(id)]; }
  // Datagrams that were dropped so.
  uint64_t dropped(MobileNodeDrop drop) const { return drops[static_cast<size_t>(drop)]; }

  // "pkt6-received", ..., "event-home-networks-learnt", ..., "pkt6-receive-drop-malformed", ...:
  // all of them.
  MIP6BOOT_EXPORT void ForEach(
      absl::FunctionRef<void(std::string_view name, uint64_t count)> visit) const;
  MIP6BOOT_EXPORT MobileNodeCounters& operator+=(const MobileNodeCounters& other);
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_MOBILE_NODE_EVENT_H_
