// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the access server and its bindings.
//
//     authorized {session 8053063680523, networks 1, result DIAMETER_SUCCESS}

#ifndef MIP6BOOT_FORMAT_ROLES_NAS_H_
#define MIP6BOOT_FORMAT_ROLES_NAS_H_

#include <cstdint>
#include <string_view>

#include "mip6boot/format/diameter.h"
#include "mip6boot/format/fields.h"
#include "mip6boot/format/roles_values.h"
#include "mip6boot/roles/binding_table.h"
#include "mip6boot/roles/nas.h"
#include "mip6boot/roles/nas_config.h"
#include "mip6boot/roles/nas_decision.h"
#include "mip6boot/roles/nas_event.h"
#include "mip6boot/roles/nas_transitions.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// ---- bindings ----

inline void AppendText(formatting::Text& out, AttachmentKind kind) {
  constexpr const char* kNames[] = {"port", "link-layer-address", "other"};
  out.NameOr(kNames, "kind", static_cast<uint64_t>(kind));
}
// "port \"eth1\"", "link-layer-address 02005e005301"
inline void AppendText(formatting::Text& out, const AttachmentKey& key) {
  AppendText(out, key.kind());
  out += " ";
  out.WordsOrHex(key.octets());
}
inline void AppendText(formatting::Text& out, const Binding& binding) {
  formatting::Fields(out)
      .Add("networks", binding.networks)
      .Add("expiry", binding.expiry)
      .Add("duid", binding.pinned_duid)
      .Add("session", binding.session);
}
inline void AppendText(formatting::Text& out, const BindingTable::Expired& expired) {
  formatting::Fields(out).AddAlways("bindings", expired.bindings).Add("more", expired.more);
}

// ---- access server ----

inline void AppendText(formatting::Text& out, NasState state) { out += NasStateName(state); }
inline void AppendText(formatting::Text& out, NasInput input) { out += NasInputName(input); }
inline void AppendText(formatting::Text& out, NasAction action) { out += NasActionName(action); }
inline void AppendText(formatting::Text& out, NasEventId id) { out += NasEventName(id); }
inline void AppendText(formatting::Text& out, NasFailure why) { out += NasFailureName(why); }
inline void AppendText(formatting::Text& out, NasEnding why) { out += NasEndingName(why); }
inline void AppendText(formatting::Text& out, NasApplication application) {
  out += application == NasApplication::kEap ? "EAP" : "NASREQ";
}
inline void AppendText(formatting::Text& out, SessionNumber session) {
  out.Append("{}", static_cast<uint64_t>(session));
}
inline void AppendText(formatting::Text& out, Nas::DeadlineReason why) {
  constexpr const char* kNames[] = {
#define MIP6BOOT_DEADLINE(enumerator, name, text) name,
#include "mip6boot/roles/nas.def"
  };
  out.NameOr(kNames, "deadline", static_cast<uint64_t>(why));
}
inline void AppendText(formatting::Text& out, const Nas::Deadline& deadline) {
  AppendText(out, deadline.why);
  out.Append(" at {}", deadline.when);
}
inline void AppendText(formatting::Text& out, const AccessRequest& request) {
  AppendText(out, request.key);
  formatting::Fields(out, formatting::kHeadline)
      .AddHidden("user", request.user_name)
      .AddHidden("eap", request.eap_payload)
      .Add("duid", request.pinned_duid)
      .Add("local home agents", request.local_home_agents)
      .Add("prefix", request.home_link_prefix)
      .Add("application", request.application)
      .Add("type", request.type)
      .Add("realm", request.destination_realm)
      .Add("session", request.session)
      .Add("more", request.more);
}
inline void AppendText(formatting::Text& out, NasPeer peer) {
  constexpr const char* kNames[] = {"primary", "secondary"};
  out.NameOr(kNames, "peer", static_cast<uint64_t>(peer));
}
inline void AppendText(formatting::Text& out, const NasEvent& event) {
  AppendText(out, event.id);
  const bool failed =
      event.id == NasEventId::kFailed || event.id == NasEventId::kReauthorizationFailed;
  const bool reauthorizes =
      event.id == NasEventId::kReauthorizationNeeded || event.reauthorize_at.has_value();
  formatting::Fields(out, formatting::kHeadline)
      .AddIf(event.session != SessionNumber{}, "session", event.session)
      .AddHidden("eap", event.eap_payload)
      .AddHidden("key", event.eap_master_session_key)
      .Add("networks", event.networks)
      .Add("expiry", event.expiry)
      .Add("local authorised", event.local_authorised)
      .Add("reauthorize at", event.reauthorize_at)
      .AddIf(reauthorizes, "reauthorize as", event.reauthorize_as)
      .AddIf(event.result_code != diameter::ResultCode{}, "result", event.result_code)
      .AddIf(failed, "why", event.failure)
      .Add("redirect", event.redirect_hosts)
      .AddIf(!event.redirect_hosts.empty(), "usage", event.redirect_usage)
      .Add("cache time", event.redirect_max_cache_time)
      .AddIf(event.id == NasEventId::kEnded, "why", event.ending)
      .Add("error", event.error)
      .AddIf(event.peer != NasPeer::kPrimary, "of", event.peer)
      .Add("peer", event.peer_failure)
      .Add("cause", event.disconnect_cause);
}
inline void AppendText(formatting::Text& out, const NasCounters& counters) {
  formatting::Fields fields(out);
  counters.ForEach([&](std::string_view name, uint64_t count) { fields.Add(name, count); });
}
inline void AppendText(formatting::Text& out, const AuthorisationTimes& times) {
  formatting::Fields(out)
      .Add("session timeout", times.session_timeout)
      .Add("authorization lifetime", times.authorization_lifetime)
      .Add("grace period", times.auth_grace_period);
}
inline void AppendText(formatting::Text& out, const AuthorisationEnd& end) {
  formatting::Fields(out)
      .Add("when", end.when)
      .AddIf(end.when.has_value(), "why", end.why)
      .Add("reauthorize at", end.reauthorize_at);
}

}}}  // namespace mip6boot::v0_1::roles

MIP6BOOT_FORMATTER(mip6boot::roles::AttachmentKind)
MIP6BOOT_FORMATTER(mip6boot::roles::AttachmentKey)
MIP6BOOT_FORMATTER(mip6boot::roles::Binding)
MIP6BOOT_FORMATTER(mip6boot::roles::BindingTable::Expired)
MIP6BOOT_FORMATTER(mip6boot::roles::NasState)
MIP6BOOT_FORMATTER(mip6boot::roles::NasInput)
MIP6BOOT_FORMATTER(mip6boot::roles::NasAction)
MIP6BOOT_FORMATTER(mip6boot::roles::NasEventId)
MIP6BOOT_FORMATTER(mip6boot::roles::NasFailure)
MIP6BOOT_FORMATTER(mip6boot::roles::NasEnding)
MIP6BOOT_FORMATTER(mip6boot::roles::NasApplication)
MIP6BOOT_FORMATTER(mip6boot::roles::SessionNumber)
MIP6BOOT_FORMATTER(mip6boot::roles::Nas::DeadlineReason)
MIP6BOOT_FORMATTER(mip6boot::roles::Nas::Deadline)
MIP6BOOT_FORMATTER(mip6boot::roles::AccessRequest)
MIP6BOOT_FORMATTER(mip6boot::roles::NasPeer)
MIP6BOOT_FORMATTER(mip6boot::roles::NasEvent)
MIP6BOOT_FORMATTER(mip6boot::roles::NasCounters)
MIP6BOOT_FORMATTER(mip6boot::roles::AuthorisationTimes)
MIP6BOOT_FORMATTER(mip6boot::roles::AuthorisationEnd)

#endif  // MIP6BOOT_FORMAT_ROLES_NAS_H_
