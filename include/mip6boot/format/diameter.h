// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the types of mip6boot::diameter. A message is its header and its AVPs:
//
//     AA-Answer P application 1 (NASREQ) hop-by-hop 00000001 end-to-end 00000002 {Session-Id (24
//     octets hidden), Result-Code DIAMETER_SUCCESS, ...}
//
// A typed message prints the AVPs that it has fields for; the view prints all.

#ifndef MIP6BOOT_FORMAT_DIAMETER_H_
#define MIP6BOOT_FORMAT_DIAMETER_H_

#include <cstdint>

#include "mip6boot/diameter/grammar.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/peer_config.h"
#include "mip6boot/diameter/peer_connection.h"
#include "mip6boot/diameter/peer_transitions.h"
#include "mip6boot/diameter/violation.h"
#include "mip6boot/format/diameter_avps.h"
#include "mip6boot/format/fields.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// ---- messages ----

// "Diameter-EAP-Request RP application 5 (Diameter EAP) hop-by-hop 00000001 end-to-end 00000002"
inline void AppendText(formatting::Text& out, const MessageHeader& header) {
  out.NameOr(CommandName(header.command, header.is_request()), "command",
             static_cast<uint64_t>(header.command));
  if (header.flags != 0) out += " ";
  if (header.is_request()) out += "R";
  if (header.is_proxiable()) out += "P";
  if (header.is_error()) out += "E";
  if (header.is_retransmitted()) out += "T";
  out.Append(" application {}", static_cast<uint32_t>(header.application));
  if (const char* const name = ApplicationName(header.application)) out.Append(" ({})", name);
  out.Append(" hop-by-hop {} end-to-end {}", header.hop_by_hop, header.end_to_end);
}
inline void AppendText(formatting::Text& out, const MessageView& message) {
  AppendText(out, message.header());
  out += " ";
  AppendText(out, message.avps());
}
// The good part, and the error that ended it.
inline void AppendText(formatting::Text& out, const MessageView::Scanned& scanned) {
  AppendText(out, scanned.message);
  if (scanned.error.has_value()) out.Append(" [{}]", *scanned.error);
}

#define MIP6BOOT_MESSAGE(Type, command, direction)                     \
  inline void AppendText(formatting::Text& out, const Type& message) { \
    AppendText(out, message.header);                                   \
    out += " ";                                                        \
    AvpFields fields(out);
#define MIP6BOOT_REQUIRED(field, Type) fields.Add<Type>(message.field);
#define MIP6BOOT_EXPECTED(field, Type) fields.Add<Type>(message.field);
#define MIP6BOOT_OPTIONAL(field, Type) fields.Add<Type>(message.field);
#define MIP6BOOT_UP_TO(field, Type, most) fields.Add<Type>(message.field);
#define MIP6BOOT_UP_TO1(field, Type, most) fields.Add<Type>(message.field);
#define MIP6BOOT_LIST(field, Type, capacity) fields.Add<Type>(message.field);
#define MIP6BOOT_LIST1(field, Type, capacity) fields.Add<Type>(message.field);
#define MIP6BOOT_RESULT()                         \
  fields.Add<ResultCodeAvp>(message.result_code); \
  fields.Add<ExperimentalResult>(message.experimental_result);
#define MIP6BOOT_END_MESSAGE(Type) }
#include "mip6boot/diameter/message.def"

// As an RFC writes it: "< Session-Id >", "{ Origin-Host }", "*2[ MIP-Home-Agent-Address ]".
inline void AppendText(formatting::Text& out, const OccurrenceRule& rule) {
  const bool optional = rule.occurrence == Occurrence::kOptional;
  if (rule.most != 1) {
    if (!optional) out += "1";
    out += "*";
    if (rule.most != 0) out.Append("{}", rule.most);
  } else if (rule.fixed() && optional) {
    out += "0*1";
  }
  out += rule.fixed() ? "< " : optional ? "[ " : "{ ";
  AppendText(out, rule.key);
  out += rule.fixed() ? " >" : optional ? " ]" : " }";
}

inline void AppendText(formatting::Text& out, ViolationKind kind) { out += Describe(kind).name; }
inline void AppendText(formatting::Text& out, const Violation& violation) {
  out += violation.ToString();
}

// ---- peers ----

inline void AppendText(formatting::Text& out, PeerState state) { out += PeerStateName(state); }
inline void AppendText(formatting::Text& out, PeerInput input) { out += PeerInputName(input); }
inline void AppendText(formatting::Text& out, PeerAction action) { out += PeerActionName(action); }
inline void AppendText(formatting::Text& out, PeerEventId id) { out += PeerEventName(id); }
inline void AppendText(formatting::Text& out, PeerFailure why) { out += PeerFailureName(why); }
inline void AppendText(formatting::Text& out, PeerConnection::DeadlineReason why) {
  constexpr const char* kNames[] = {
#define MIP6BOOT_DEADLINE(enumerator, name, text) name,
#include "mip6boot/diameter/peer_connection.def"
  };
  out.NameOr(kNames, "deadline", static_cast<uint64_t>(why));
}
inline void AppendText(formatting::Text& out, PeerSide side) {
  out += side == PeerSide::kInitiator ? "initiator" : "responder";
}
inline void AppendText(formatting::Text& out, Protection protection) {
  constexpr const char* kNames[] = {"none", "TLS", "IPsec", "test"};
  out.NameOr(kNames, "protection", static_cast<uint64_t>(protection));
}

// "watchdog at 12 s"
inline void AppendText(formatting::Text& out, const PeerConnection::Deadline& deadline) {
  AppendText(out, deadline.why);
  out.Append(" at {}", deadline.when);
}
inline void AppendText(formatting::Text& out, const TransportSecurity& security) {
  AppendText(out, security.protection);
  out += " ";
  formatting::AppendList(out, security.proven_names);
}
inline void AppendText(formatting::Text& out, const PeerApplication& application) {
  AppendText(out, application.id);
  formatting::Fields(out, formatting::kHeadline)
      .Add("vendor", application.vendor)
      .Add("accounting", application.accounting);
}
// "failed {why watchdog}"
inline void AppendText(formatting::Text& out, const PeerEvent& event) {
  AppendText(out, event.id);
  formatting::Fields(out, formatting::kHeadline)
      .AddSize("message", event.message)
      .AddIf(event.id == PeerEventId::kDisconnecting, "cause", event.disconnect_cause)
      .AddIf(event.id == PeerEventId::kFailed, "why", event.why)
      .Add("error", event.error)
      .Add("result", event.result_code);
}
// "{received 12, sent 11}": those that are not zero.
inline void AppendText(formatting::Text& out, const PeerCounters& counters) {
  formatting::Fields fields(out);
#define MIP6BOOT_COUNTER(member, name, text) fields.Add(name, counters.member);
#include "mip6boot/diameter/peer_connection.def"
}

}}}  // namespace mip6boot::v0_1::diameter

MIP6BOOT_FORMATTER(mip6boot::diameter::MessageHeader)
MIP6BOOT_FORMATTER(mip6boot::diameter::MessageView)
MIP6BOOT_FORMATTER(mip6boot::diameter::MessageView::Scanned)
#define MIP6BOOT_MESSAGE(Type, command, direction) MIP6BOOT_FORMATTER(mip6boot::diameter::Type)
#include "mip6boot/diameter/message.def"
MIP6BOOT_FORMATTER(mip6boot::diameter::OccurrenceRule)
MIP6BOOT_FORMATTER(mip6boot::diameter::ViolationKind)
MIP6BOOT_FORMATTER(mip6boot::diameter::Violation)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerState)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerInput)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerAction)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerEventId)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerFailure)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerSide)
MIP6BOOT_FORMATTER(mip6boot::diameter::Protection)
MIP6BOOT_FORMATTER(mip6boot::diameter::TransportSecurity)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerApplication)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerConnection::DeadlineReason)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerConnection::Deadline)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerEvent)
MIP6BOOT_FORMATTER(mip6boot::diameter::PeerCounters)

#endif  // MIP6BOOT_FORMAT_DIAMETER_H_
