// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a home AAA server asks of who has a session (RFC 6733 8.3, 8.5).

#include "config_internal.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/home_aaa.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using diameter::CommandCode;
using diameter::MessageHeader;
using diameter::MessageView;
using diameter::MessageWriter;
using diameter::ResultCode;

Result<void> CheckDemand(const SessionDemand& demand) {
  if (demand.command != CommandCode::kAbortSession && demand.command != CommandCode::kReAuth) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "session_demand.command",
                                      static_cast<size_t>(demand.command)));
  }
  if (demand.session_id.empty()) {
    return Unexpected(MakeConfigError(Reason::kMissing, "session_demand.session_id"));
  }
  const Result<void> host =
      internal::ValidateIdentity(demand.destination_host, "session_demand.destination_host");
  if (!host) return host;
  return internal::ValidateIdentity(demand.destination_realm, "session_demand.destination_realm");
}

template <typename Request>
void WriteDemand(const HomeAaaConfig& config, const SessionDemand& demand, Request request,
                 MessageWriter& out) {
  request.session_id = demand.session_id;
  request.origin_host = config.origin_host;
  request.origin_realm = config.origin_realm;
  request.destination_realm = demand.destination_realm;
  request.destination_host = demand.destination_host;
  request.auth_application_id = demand.application;
  if (!demand.user_name.empty()) request.user_name = demand.user_name;
  out.Add(request);
}

void WriteDemand(const HomeAaaConfig& config, const SessionDemand& demand, MessageWriter& out) {
  if (demand.command == CommandCode::kAbortSession) {
    return WriteDemand(config, demand, diameter::AbortSessionRequest(), out);
  }
  diameter::ReAuthRequest rar;
  rar.re_auth_request_type = demand.reauthorize_as;
  WriteDemand(config, demand, rar, out);
}

AaaOutcome NotWritten(AaaOutcome outcome, const Error& error) {
  outcome.event =
      error.reason == Reason::kNoSpace ? AaaEvent::kBufferTooSmall : AaaEvent::kNotEncodable;
  outcome.error = error;
  return outcome;
}

// What the answer says, whichever of the two it is.
template <typename Answer>
AaaOutcome Judge(const HomeAaaConfig& config, const SessionDemand& demand,
                 const MessageView& message, AaaOutcome outcome) {
  const auto answer = Answer::Decode(message, config.decode);
  if (!answer) {
    outcome.error = answer.error();
    return outcome;
  }
  if (!message.is_error() && answer->session_id != demand.session_id) {
    outcome.error =
        diameter::AvpError(*message.avps().First(diameter::AvpKey::kSessionId), Reason::kBadValue);
    return outcome;
  }
  outcome.session_id = demand.session_id;
  outcome.result_code = answer->result();
  // RFC 6733 7.1: by its class, whatever the code (R99).
  outcome.event = outcome.result_code == ResultCode::kUnknownSessionId ? AaaEvent::kSessionGone
                  : diameter::IsSuccess(outcome.result_code)           ? AaaEvent::kComplied
                                                                       : AaaEvent::kDeclined;
  return outcome;
}

}  // namespace

AaaOutcome HomeAaa::Ask(const HomeAaaConfig& config, const SessionDemand& demand,
                        MutableBytes out) {
  AaaOutcome outcome;
  outcome.command = demand.command;
  const Result<void> checked = CheckDemand(demand);
  if (!checked) return NotWritten(outcome, checked.error());
  MessageHeader header;
  header.flags = diameter::kFlagRequest | diameter::kFlagProxiable;
  // RFC 6733 3: on a request sent again after failover, and on no other (R96).
  if (demand.sent_before) header.flags |= diameter::kFlagRetransmitted;
  header.command = demand.command;
  header.application = demand.application;
  header.hop_by_hop = demand.hop_by_hop;
  header.end_to_end = demand.end_to_end;
  MessageWriter writer(out, header);
  WriteDemand(config, demand, writer);
  const Result<Bytes> message = writer.Finish();
  if (message) {
    outcome.event = AaaEvent::kAsked;
    outcome.message = *message;
    return outcome;
  }
  if (message.error().reason != Reason::kNoSpace) return NotWritten(outcome, message.error());
  MessageWriter counting = MessageWriter::Counting(header);
  WriteDemand(config, demand, counting);
  return NotWritten(outcome, MakeError(Reason::kNoSpace, 0, out.size(), counting.size()));
}

AaaOutcome HomeAaa::TakeReply(const HomeAaaConfig& config, const SessionDemand& demand,
                              Bytes answer) {
  AaaOutcome outcome;
  outcome.event = AaaEvent::kMalformedReply;
  const Result<MessageView> message = MessageView::Parse(answer, 0, config.decode.limits);
  if (!message) {
    outcome.error = message.error();
    return outcome;
  }
  outcome.command = message->command();
  // RFC 6733 3: it answers this one (R96).
  if (message->command() != demand.command || message->end_to_end() != demand.end_to_end) {
    outcome.error = MakeError(Reason::kBadValue, 0, static_cast<size_t>(message->end_to_end()));
    outcome.error.kind = ElementKind::kDiameterMessage;
    outcome.error.code = static_cast<uint32_t>(message->command());
    outcome.error.name = diameter::CommandName(message->command(), message->is_request());
    return outcome;
  }
  return demand.command == CommandCode::kAbortSession
             ? Judge<diameter::AbortSessionAnswer>(config, demand, *message, outcome)
             : Judge<diameter::ReAuthAnswer>(config, demand, *message, outcome);
}

}}}  // namespace mip6boot::v0_1::roles
