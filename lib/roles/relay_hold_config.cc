// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "config_internal.h"
#include "mip6boot/roles/relay_hold_queue.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

constexpr internal::PartOf kRelay[] = {
    {"relay.hop_count_limit", "relay_hold.relay.hop_count_limit"},
    {"relay.limits.relay_depth", "relay_hold.relay.limits.relay_depth"},
    {"relay.limits.option_depth", "relay_hold.relay.limits.option_depth"},
    {"relay.limits.elements", "relay_hold.relay.limits.elements"},
    {"relay.source_port", "relay_hold.relay.source_port"},
    {"relay.servers[]", "relay_hold.relay.servers[]"},
    {"relay.servers[].port", "relay_hold.relay.servers[].port"},
    {"relay.servers[].address", "relay_hold.relay.servers[].address"},
};

}  // namespace

Result<void> RelayHoldConfig::Validate() const {
  for (const Result<void>& valid : {
           internal::ValidateDuration(hold_time, "relay_hold.hold_time", Duration(1), kMaxHoldTime),
           internal::ValidateEnum(when_late, HeldEnd::kDrop, "relay_hold.when_late"),
           internal::ValidateNotZero(max_messages, "relay_hold.max_messages"),
           internal::ValidateNotZero(max_per_attachment, "relay_hold.max_per_attachment"),
           internal::ValidateEnum(when_crowded, HeldEnd::kDrop, "relay_hold.when_crowded"),
           internal::ValidateNotZero(max_queued_events, "relay_hold.max_queued_events"),
       }) {
    if (!valid) return valid;
  }
  if (max_octets < kMinOctets) {
    return Unexpected(
        MakeConfigError(Reason::kTooShort, "relay_hold.max_octets", max_octets, kMinOctets));
  }
  return internal::ValidatePart(relay.Validate(), kRelay);
}

}}}  // namespace mip6boot::v0_1::roles
