// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the steps of relay agent, DHCPv6 server, home and visited AAA: what they need,
// what was found, what they end in.
//
//     answered-with-home-networks {received INFORMATION-REQUEST, sent REPLY, octets 102, ...}

#ifndef MIP6BOOT_FORMAT_ROLES_STEPS_H_
#define MIP6BOOT_FORMAT_ROLES_STEPS_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/format/dhcpv6.h"
#include "mip6boot/format/diameter_codes.h"
#include "mip6boot/format/fields.h"
#include "mip6boot/format/roles_values.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_aaa_outcome.h"
#include "mip6boot/roles/home_network_access.h"
#include "mip6boot/roles/outcome.h"
#include "mip6boot/roles/relay_agent.h"
#include "mip6boot/roles/visited_aaa.h"
#include "mip6boot/roles/visited_aaa_outcome.h"

namespace mip6boot { inline namespace v0 { namespace roles {

// ---- relay agent and DHCPv6 server ----

inline void AppendText(formatting::Text& out, Event event) { out += EventName(event); }
inline void AppendText(formatting::Text& out, const Outcome& outcome) {
  AppendText(out, outcome.event);
  const bool has_error = outcome.event == Event::kMalformed ||
                         outcome.event == Event::kNotEncodable ||
                         outcome.event == Event::kBufferTooSmall;
  formatting::Fields(out, formatting::kHeadline)
      .AddIf(outcome.received_type != dhcpv6::MessageType{}, "received", outcome.received_type)
      .AddIf(outcome.sent_type != dhcpv6::MessageType{}, "sent", outcome.sent_type)
      .Add("octets", outcome.datagram.size())
      .Add("to", outcome.destinations)
      .Add("interface-id", outcome.interface_id)
      .AddIf(!outcome.link_address.IsUnspecified(), "link", outcome.link_address)
      .AddIf(outcome.sources.containers() != 0 || outcome.sources.malformed != 0 ||
                 outcome.sources.unusable != 0,
             "home networks", outcome.sources)
      .Add("withheld", outcome.withheld)
      .Add("rsoo refused", outcome.rsoo_refused)
      .Add("ignored", outcome.ignored)
      .Add("first ignored", outcome.ignored_error)
      .AddIf(has_error, "error", outcome.error)
      .Add("violation", outcome.violation);
}
// "{answered 2, received REPLY 1, sent REPLY 2}": those that are not zero.
inline void AppendText(formatting::Text& out, const Counters& counters) {
  formatting::Fields fields(out);
  for (size_t i = 0; i < kEvents; ++i) {
    const Event event = static_cast<Event>(i);
    fields.Add(EventName(event), counters.count(event));
  }
#define MIP6BOOT_MESSAGE(code, enumerator, name)                                    \
  fields.Add("received " name, counters.received(dhcpv6::MessageType::enumerator)); \
  fields.Add("sent " name, counters.sent(dhcpv6::MessageType::enumerator));
#include "mip6boot/dhcpv6/message_type.def"
#undef MIP6BOOT_MESSAGE
  fields.Add("received others", counters.received(dhcpv6::MessageType{}))
      .Add("sent others", counters.sent(dhcpv6::MessageType{}))
      .Add("ignored", counters.ignored());
#define MIP6BOOT_VIOLATION(enumerator, name, rule, source, text) \
  fields.Add(name, counters.invalid(dhcpv6::ViolationKind::enumerator));
#include "mip6boot/dhcpv6/violation.def"
#undef MIP6BOOT_VIOLATION
#define MIP6BOOT_COUNTER(member, counted, name) fields.Add(name, counters.home_networks().member);
#include "mip6boot/roles/home_network_counter.def"
}

inline void AppendText(formatting::Text& out, const RelayLink& link) {
  formatting::Fields(out)
      .AddIf(!link.link_address.IsUnspecified(), "link", link.link_address)
      .Add("interface-id", link.interface_id)
      .Add("trusted", link.trusted)
      .Add("to servers", link.to_servers)
      .Add("options", link.options)
      .Add("rsoo options", link.rsoo_options);
}
inline void AppendText(formatting::Text& out, const RelayNeed& need) {
  formatting::Fields(out)
      .Add("wanted", need.wanted)
      .Add("interface", need.interface)
      .Add("peer", need.peer_address)
      .Add("from relay", need.from_relay)
      .AddIf(need.type != dhcpv6::MessageType{}, "type", need.type)
      .Add("client", need.client_id)
      .Add("ids", need.ids);
}
inline void AppendText(formatting::Text& out, const ClientLink& link) {
  if (link.link_address.IsUnspecified()) {
    out.Append("interface {}", static_cast<uint32_t>(link.interface));
  } else {
    out.Append("{}", link.link_address);
  }
}
inline void AppendText(formatting::Text& out, const Requester& requester) {
  formatting::Fields(out)
      .Add("link", requester.link)
      .Add("relay", requester.relay)
      .Add("client", requester.client_id);
}
inline void AppendText(formatting::Text& out, const DhcpServerNeed& need) {
  formatting::Fields(out)
      .Add("wanted", need.wanted)
      .AddIf(need.type != dhcpv6::MessageType{}, "type", need.type)
      .Add("link", need.link)
      .Add("client", need.client_id)
      .Add("request", need.request);
}

// ---- home AAA ----

inline void AppendText(formatting::Text& out, AaaEvent event) { out += AaaEventName(event); }
inline void AppendText(formatting::Text& out, const AaaOutcome& outcome) {
  AppendText(out, outcome.event);
  const bool has_error =
      outcome.event == AaaEvent::kRefused || outcome.event == AaaEvent::kMalformed ||
      outcome.event == AaaEvent::kNotEncodable || outcome.event == AaaEvent::kBufferTooSmall;
  formatting::Fields(out, formatting::kHeadline)
      .AddIf(outcome.command != diameter::CommandCode{}, "command", outcome.command)
      .AddIf(outcome.result_code != diameter::ResultCode{}, "result", outcome.result_code)
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
  fields.Add("received", counters.received()).Add("sent", counters.sent());
  using diameter::ResultClass;
  fields.Add("sent informational", counters.sent(ResultClass::kInformational))
      .Add("sent success", counters.sent(ResultClass::kSuccess))
      .Add("sent protocol-error", counters.sent(ResultClass::kProtocolError))
      .Add("sent transient-failure", counters.sent(ResultClass::kTransientFailure))
      .Add("sent permanent-failure", counters.sent(ResultClass::kPermanentFailure))
      .Add("home agents", counters.home_agents());
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
      .Add("prefix hint", need.prefix_hint);
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
  fields.Add("received", counters.received())
      .Add("sent", counters.sent())
      .Add("local agents", counters.local_agents())
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

}}}  // namespace mip6boot::v0::roles

MIP6BOOT_FORMATTER(mip6boot::roles::Event)
MIP6BOOT_FORMATTER(mip6boot::roles::Outcome)
MIP6BOOT_FORMATTER(mip6boot::roles::Counters)
MIP6BOOT_FORMATTER(mip6boot::roles::RelayLink)
MIP6BOOT_FORMATTER(mip6boot::roles::RelayNeed)
MIP6BOOT_FORMATTER(mip6boot::roles::ClientLink)
MIP6BOOT_FORMATTER(mip6boot::roles::Requester)
MIP6BOOT_FORMATTER(mip6boot::roles::DhcpServerNeed)
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

#endif  // MIP6BOOT_FORMAT_ROLES_STEPS_H_
