// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/nas_config.h"

#include <algorithm>

#include "config_internal.h"
#include "nas_internal.h"

namespace mip6boot { inline namespace v0 { namespace roles {
namespace {

using diameter::ApplicationId;
using diameter::PeerApplication;
using diameter::PeerConfig;

bool Has(const PeerConfig& peer, ApplicationId application) {
  return std::any_of(peer.applications.begin(), peer.applications.end(),
                     [application](const PeerApplication& each) { return each.id == application; });
}

Result<void> RequirePositive(Duration duration, const char* path) {
  if (duration > Duration::zero()) return {};
  return Unexpected(MakeConfigError(Reason::kBadValue, path));
}

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
  if (const Result<void> valid = checked_peer.Validate(); !valid) return valid;
  if (!Has(checked_peer, internal::ApplicationOf(application)) &&
      !Has(checked_peer, ApplicationId::kRelay)) {
    return Unexpected(MakeConfigError(Reason::kIncomplete, "nas.peer.applications"));
  }
  // RFC 6733 8.8: Session-Ids are unique for ever.
  if (first_session == 0) {
    return Unexpected(MakeConfigError(Reason::kMissing, "nas.first_session"));
  }
  const Result<void> realms = internal::ValidateIdentities(local_realms, "nas.local_realms[]");
  if (!realms) return realms;
  const Result<void> hosts = internal::ValidateIdentities(secondary_peers, "nas.secondary_peers[]");
  if (!hosts) return hosts;
  // RFC 6572 4.1: to say both is to say nothing.
  if (features.has_value() && features->IsContradictory()) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "nas.features"));
  }
  if (binding_lifetime.has_value()) {
    const Result<void> valid = RequirePositive(*binding_lifetime, "nas.binding_lifetime");
    if (!valid) return valid;
  }
  if (const Result<void> valid = ValidateBindingTableConfig(bindings); !valid) return valid;
  if (const Result<void> valid = RequirePositive(request_timeout, "nas.request_timeout"); !valid) {
    return valid;
  }
  if (const Result<void> valid = RequirePositive(challenge_timeout, "nas.challenge_timeout");
      !valid) {
    return valid;
  }
  if (max_sessions == 0) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "nas.max_sessions"));
  }
  if (max_queued_events == 0) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "nas.max_queued_events"));
  }
  return {};
}

}}}  // namespace mip6boot::v0::roles
