// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the steps of home and visited AAA servers: what they need, what was found,
// what they end in. Of keys, and of who somebody is, only the size (R101).
//
//     authorised-with-home-agents {command AA, result DIAMETER_SUCCESS, octets 200, home agents 2}

#ifndef MIP6BOOT_FORMAT_ROLES_AAA_H_
#define MIP6BOOT_FORMAT_ROLES_AAA_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/format/diameter.h"
#include "mip6boot/format/diameter_avps.h"
#include "mip6boot/format/diameter_codes.h"
#include "mip6boot/format/fields.h"
#include "mip6boot/format/roles_values.h"
#include "mip6boot/roles/answered_requests.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_aaa_outcome.h"
#include "mip6boot/roles/home_aaa_registration.h"
#include "mip6boot/roles/visited_aaa.h"
#include "mip6boot/roles/visited_aaa_outcome.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// "{DER 2, STR 1}": those that are not zero.
inline void AppendText(formatting::Text& out, const CommandCounts& counts) {
  formatting::Fields fields(out);
#define MIP6BOOT_COMMAND(code, enumerator, ...)                                   \
  fields.Add(diameter::ShortCommandName(diameter::CommandCode::enumerator, true), \
             counts.count(diameter::CommandCode::enumerator));
#include "mip6boot/diameter/command_code.def"
#undef MIP6BOOT_COMMAND
  fields.Add("others", counts.count(diameter::CommandCode{}));
}

// ---- home AAA ----

inline void AppendText(formatting::Text& out, AaaEvent event) { out += AaaEventName(event); }
inline void AppendText(formatting::Text& out, const AaaOutcome& outcome) {
  AppendText(out, outcome.event);
  const bool has_error =
      outcome.event == AaaEvent::kRefused || outcome.event == AaaEvent::kMalformed ||
      outcome.event == AaaEvent::kNotEncodable || outcome.event == AaaEvent::kBufferTooSmall ||
      outcome.event == AaaEvent::kMalformedReply;
  formatting::Fields(out, formatting::kHeadline)
      .AddIf(outcome.command != diameter::CommandCode{}, "command", outcome.command)
      .AddIf(outcome.result_code != diameter::ResultCode{}, "result", outcome.result_code)
      .AddHidden("session", outcome.session_id)
      .Add("octets", outcome.message.size())
      .Add("home agents", outcome.home_agents)
      .Add("local withheld", outcome.local_withheld)
      .Add("left out", outcome.left_out)
      .Add("without host", outcome.without_host)
      .AddIf(has_error, "error", outcome.error);
}
inline void AppendText(formatting::Text& out, const AaaCounters& counters) {
  formatting::Fields fields(out);
  for (size_t i = 0; i < kAaaEvents; ++i) {
    const AaaEvent event = static_cast<AaaEvent>(i);
    fields.Add(AaaEventName(event), counters.count(event));
  }
  fields.AddIf(counters.received() != 0, "received", counters.received_commands())
      .AddIf(counters.sent() != 0, "sent", counters.sent_commands());
  using diameter::ResultClass;
  fields.Add("sent informational", counters.sent(ResultClass::kInformational))
      .Add("sent success", counters.sent(ResultClass::kSuccess))
      .Add("sent protocol-error", counters.sent(ResultClass::kProtocolError))
      .Add("sent transient-failure", counters.sent(ResultClass::kTransientFailure))
      .Add("sent permanent-failure", counters.sent(ResultClass::kPermanentFailure))
      .Add("home agents", counters.home_agents())
      .Add("local withheld", counters.local_withheld())
      .Add("left out", counters.left_out())
      .Add("without host", counters.without_host());
}
inline void AppendText(formatting::Text& out, const Registration& registration) {
  formatting::Fields(out)
      .Add("home agent", registration.home_agent)
      .Add("home addresses", registration.home_addresses)
      .Add("wants IPv6", registration.wants_ipv6_home_address)
      .Add("wants IPv4", registration.wants_ipv4_home_address)
      .Add("care-of address", registration.careof_address)
      .Add("service", registration.service_selection)
      .Add("mode", registration.auth_mode)
      .Add("MN-AAA SPI", registration.mn_aaa_spi)
      .Add("MN-HA SPI", registration.mn_ha_spi)
      .AddSize("authenticator", registration.authenticator)
      .AddSize("mobility data", registration.mac_mobility_data)
      .Add("timestamp", registration.timestamp);
}
inline void AppendText(formatting::Text& out, const RegistrationGrant& grant) {
  formatting::Fields(out)
      .Add("assigned", grant.assigned)
      .Add("first home agent", grant.first_home_agent)
      .Add("relocate to", grant.relocate_to)
      .Add("home addresses", grant.home_addresses)
      .Add("security association", grant.security_association);
}
inline void AppendText(formatting::Text& out, RegistrationDecision decision) {
  constexpr const char* kNames[] = {"accepted", "relocated", "not-assigned", "not-allowed"};
  out.NameOr(kNames, "decision", static_cast<uint64_t>(decision));
}
inline void AppendText(formatting::Text& out, const HomeAaaNeed& need) {
  formatting::Fields(out)
      .Add("wanted", need.wanted)
      .AddIf(need.command != diameter::CommandCode{}, "command", need.command)
      .AddHidden("session", need.session_id)
      .AddHidden("user", need.user_name)
      .Add("realm", need.realm)
      .Add("from", need.origin_host)
      .Add("route", need.route_records)
      .Add("authenticates", need.authenticates)
      .Add("authorises", need.authorises)
      .AddHidden("eap", need.eap_payload)
      .AddSize("state", need.state)
      .Add("features", need.features)
      .Add("hints", need.hints)
      .Add("prefix hint", need.prefix_hint)
      .Add("registration", need.registration);
}
inline void AppendText(formatting::Text& out, HomeAaaFound::Verdict verdict) {
  constexpr const char* kNames[] = {"reject", "accept", "continue", "unknown", "unavailable"};
  out.NameOr(kNames, "verdict", static_cast<uint64_t>(verdict));
}
inline void AppendText(formatting::Text& out, const HomeAaaFound& found) {
  AppendText(out, found.verdict);
  formatting::Fields(out, formatting::kHeadline)
      .AddIf(found.verdict == HomeAaaFound::Verdict::kReject, "result", found.reject_code)
      .AddIf(found.mobility.allowed, "mobility", found.mobility)
      .AddIf(!found.registration.assigned.empty() || !found.registration.home_addresses.empty(),
             "registration", found.registration)
      .Add("first features", found.first_features)
      .AddHidden("user", found.user_name)
      .AddHidden("eap", found.eap_payload)
      .AddHidden("key", found.eap_master_session_key)
      .AddSize("state", found.state)
      .Add("session timeout", found.session_timeout)
      .Add("authorization lifetime", found.authorization_lifetime)
      .Add("grace period", found.auth_grace_period)
      .Add("session state", found.auth_session_state)
      .Add("multi-round timeout", found.multi_round_timeout);
}

inline void AppendText(formatting::Text& out, const SessionDemand& demand) {
  out.Append("{}", demand.command);
  formatting::Fields(out, formatting::kHeadline)
      .AddHidden("session", demand.session_id)
      .Add("application", demand.application)
      .Add("to", demand.destination_host)
      .AddHidden("user", demand.user_name)
      .AddIf(demand.command == diameter::CommandCode::kReAuth, "as", demand.reauthorize_as)
      .Add("sent before", demand.sent_before);
}

// ---- duplicates ----

inline void AppendText(formatting::Text& out, RequestStanding standing) {
  constexpr const char* kNames[] = {"new", "being-answered", "answered"};
  out.NameOr(kNames, "standing", static_cast<uint64_t>(standing));
}
inline void AppendText(formatting::Text& out, const AnsweredRequestsCounters& counters) {
  formatting::Fields(out)
      .Add("kept", counters.kept)
      .Add("again", counters.again)
      .Add("early", counters.early)
      .Add("forgotten", counters.forgotten)
      .Add("unknown", counters.unknown);
}

// ---- visited AAA ----

inline void AppendText(formatting::Text& out, VisitedAaaEvent event) {
  out += VisitedAaaEventName(event);
}
inline void AppendText(formatting::Text& out, const VisitedAaaOutcome& outcome) {
  AppendText(out, outcome.event);
  const bool has_error = outcome.event == VisitedAaaEvent::kMalformed ||
                         outcome.error.kind != ElementKind::kNone ||
                         outcome.event == VisitedAaaEvent::kBufferTooSmall;
  formatting::Fields(out, formatting::kHeadline)
      .AddIf(outcome.command != diameter::CommandCode{}, "command", outcome.command)
      .AddIf(outcome.result_code != diameter::ResultCode{}, "result", outcome.result_code)
      .Add("octets", outcome.message.size())
      .Add("local agents", outcome.local_agents)
      .Add("withheld", outcome.withheld)
      .Add("left out", outcome.left_out)
      .AddSize("downstream", outcome.downstream)
      .AddIf(has_error, "error", outcome.error);
}
inline void AppendText(formatting::Text& out, const VisitedAaaCounters& counters) {
  formatting::Fields fields(out);
  for (size_t i = 0; i < kVisitedAaaEvents; ++i) {
    const VisitedAaaEvent event = static_cast<VisitedAaaEvent>(i);
    fields.Add(VisitedAaaEventName(event), counters.count(event));
  }
  fields.AddIf(counters.received() != 0, "received", counters.received_commands())
      .AddIf(counters.sent() != 0, "sent", counters.sent_commands());
  fields.Add("local agents", counters.local_agents())
      .Add("withheld", counters.withheld())
      .Add("left out", counters.left_out());
}
inline void AppendText(formatting::Text& out, const VisitedAaaNeed& need) {
  formatting::Fields(out)
      .Add("wanted", need.wanted)
      .Add("request", need.is_request)
      .AddIf(need.command != diameter::CommandCode{}, "command", need.command)
      .AddHidden("session", need.session_id)
      .AddHidden("user", need.user_name)
      .Add("from", need.origin_host)
      .Add("to realm", need.destination_realm)
      .Add("to host", need.destination_host)
      .AddIf(need.result_code != diameter::ResultCode{}, "result", need.result_code)
      .Add("features", need.features)
      .Add("agents", need.agents)
      .Add("prefix", need.prefix);
}
inline void AppendText(formatting::Text& out, const VisitedAaaFound& found) {
  formatting::Fields(out).Add("local agents", found.local_agents).Add("prefix", found.prefix);
}
inline void AppendText(formatting::Text& out, const VisitedAaa::Onward& onward) {
  formatting::Fields(out).Add("from", onward.peer).AddSize("downstream", onward.downstream);
}

}}}  // namespace mip6boot::v0_1::roles

MIP6BOOT_FORMATTER(mip6boot::roles::CommandCounts)
MIP6BOOT_FORMATTER(mip6boot::roles::AaaEvent)
MIP6BOOT_FORMATTER(mip6boot::roles::AaaOutcome)
MIP6BOOT_FORMATTER(mip6boot::roles::AaaCounters)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAaaNeed)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAaaFound::Verdict)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAaaFound)
MIP6BOOT_FORMATTER(mip6boot::roles::VisitedAaaEvent)
MIP6BOOT_FORMATTER(mip6boot::roles::VisitedAaaOutcome)
MIP6BOOT_FORMATTER(mip6boot::roles::VisitedAaaCounters)
MIP6BOOT_FORMATTER(mip6boot::roles::VisitedAaaNeed)
MIP6BOOT_FORMATTER(mip6boot::roles::VisitedAaaFound)
MIP6BOOT_FORMATTER(mip6boot::roles::VisitedAaa::Onward)
MIP6BOOT_FORMATTER(mip6boot::roles::Registration)
MIP6BOOT_FORMATTER(mip6boot::roles::RegistrationGrant)
MIP6BOOT_FORMATTER(mip6boot::roles::RegistrationDecision)
MIP6BOOT_FORMATTER(mip6boot::roles::SessionDemand)
MIP6BOOT_FORMATTER(mip6boot::roles::RequestStanding)
MIP6BOOT_FORMATTER(mip6boot::roles::AnsweredRequestsCounters)

#endif  // MIP6BOOT_FORMAT_ROLES_AAA_H_
