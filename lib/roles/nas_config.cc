// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/nas_config.h"

#include <algorithm>

#include "config_internal.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "nas_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using diameter::ApplicationId;
using diameter::PeerApplication;
using diameter::PeerConfig;

bool Has(const PeerConfig& peer, ApplicationId application) {
  return std::any_of(peer.applications.begin(), peer.applications.end(),
                     [application](const PeerApplication& each) { return each.id == application; });
}

constexpr size_t kLeastBindingOctets = dhcpv6::kOptionHeaderSize + Ipv6Address::kSize;

constexpr internal::PartOf kPeer[] = {
    {"peer.origin_host", "nas.peer.origin_host"},
    {"peer.origin_realm", "nas.peer.origin_realm"},
    {"peer.product_name", "nas.peer.product_name"},
    {"peer.host_ip_addresses", "nas.peer.host_ip_addresses"},
    {"peer.applications", "nas.peer.applications"},
    {"peer.accepted_peers[]", "nas.peer.accepted_peers[]"},
    {"peer.watchdog", "nas.peer.watchdog"},
    {"peer.capabilities_timeout", "nas.peer.capabilities_timeout"},
    {"peer.disconnect_timeout", "nas.peer.disconnect_timeout"},
    {"peer.limits.diameter_message_octets", "nas.peer.limits.diameter_message_octets"},
    {"peer.limits.avp_depth", "nas.peer.limits.avp_depth"},
    {"peer.limits.elements", "nas.peer.limits.elements"},
    {"peer.max_queued_octets", "nas.peer.max_queued_octets"},
    {"peer.max_pending_requests", "nas.peer.max_pending_requests"},
};
constexpr internal::PartOf kBindings[] = {
    {"binding_table.max_bindings", "nas.bindings.max_bindings"},
    {"binding_table.max_binding_octets", "nas.bindings.max_binding_octets"},
};

}  // namespace

PeerConfig internal::NasPeerConfig(const NasConfig& config, NasPeer which) {
  PeerConfig peer = config.peer;
  if (which == NasPeer::kSecondary && !config.secondary_peers.empty()) {
    peer.accepted_peers = config.secondary_peers;
  }
  peer.side = diameter::PeerSide::kInitiator;
  if (peer.applications.empty()) {
    peer.applications = {{ApplicationId::kNasreq}, {ApplicationId::kEap}};
  }
  return peer;
}

Result<void> NasConfig::Validate() const {
  const PeerConfig checked_peer = internal::NasPeerConfig(*this);
  if (auto valid = internal::ValidatePart(checked_peer.Validate(), kPeer); !valid) return valid;
  if (auto valid = internal::ValidateEnum(application, NasApplication::kNasreq, "nas.application");
      !valid) {
    return valid;
  }
  if (!Has(checked_peer, internal::ApplicationOf(application)) &&
      !Has(checked_peer, ApplicationId::kRelay)) {
    return Unexpected(MakeConfigError(Reason::kIncomplete, "nas.peer.applications"));
  }
  // RFC 6733 8.8: Session-Ids are unique for ever. There have to be some left.
  if (first_session == 0) {
    return Unexpected(MakeConfigError(Reason::kMissing, "nas.first_session"));
  }
  if (first_session >> 32 == UINT32_MAX) {
    return Unexpected(MakeConfigError(Reason::kTooHigh, "nas.first_session (its high half)",
                                      UINT32_MAX, UINT32_MAX - 1));
  }
  const Result<void> realms = internal::ValidateIdentities(local_realms, "nas.local_realms[]");
  if (!realms) return realms;
  const Result<void> hosts = internal::ValidateIdentities(secondary_peers, "nas.secondary_peers[]");
  if (!hosts) return hosts;
  // RFC 6572 4.1: to say both is to say nothing.
  if (features.has_value() && features->IsContradictory()) {
    return Unexpected(features->Has(diameter::FeatureBit::kPmip6Supported)
                          ? MakeConfigError(Reason::kNotAllowed, "nas.features.IP4_HOA_SUPPORTED")
                          : MakeConfigError(Reason::kMissing, "nas.features.PMIP6_SUPPORTED"));
  }
  if (auto valid = internal::ValidatePart(ValidateBindingTableConfig(bindings), kBindings);
      !valid) {
    return valid;
  }
  // One home agent by its address (RFC 6610 3.4), or nothing could ever be bound.
  if (bindings.max_binding_octets < kLeastBindingOctets) {
    return Unexpected(MakeConfigError(Reason::kTooShort, "nas.bindings.max_binding_octets",
                                      bindings.max_binding_octets, kLeastBindingOctets));
  }
  for (const Result<void>& valid : {
           internal::ValidateEnum(prefix_form, dhcpv6::PrefixForm::kShort, "nas.prefix_form"),
           internal::ValidateDuration(binding_lifetime.value_or(Duration::max()),
                                      "nas.binding_lifetime"),
           internal::ValidateDuration(request_timeout, "nas.request_timeout"),
           internal::ValidateDuration(challenge_timeout, "nas.challenge_timeout"),
           internal::ValidateNotZero(max_sessions, "nas.max_sessions"),
           internal::ValidateNotZero(max_queued_events, "nas.max_queued_events"),
           internal::ValidateNotZero(decode.limits.avp_depth, "nas.decode.limits.avp_depth"),
           internal::ValidateNotZero(decode.limits.elements, "nas.decode.limits.elements"),
       }) {
    if (!valid) return valid;
  }
  return {};
}

}}}  // namespace mip6boot::v0_1::roles
