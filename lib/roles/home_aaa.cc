// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_aaa.h"

#include <algorithm>

#include "config_internal.h"
#include "error_answer_size.h"
#include "home_aaa_internal.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/home_agent_avps.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using diameter::AvpKey;
using diameter::AvpRange;
using diameter::AvpView;
using diameter::CommandCode;
using diameter::MessageWriter;
using diameter::ResultCode;
using Reading = internal::AaaReading;

AaaOutcome NotWritten(AaaOutcome outcome, const Error& error) {
  outcome.event =
      error.reason == Reason::kNoSpace ? AaaEvent::kBufferTooSmall : AaaEvent::kNotEncodable;
  outcome.result_code = {};
  outcome.error = error;
  outcome.message = {};
  return outcome;
}

AaaOutcome AnswerWithError(const HomeAaaConfig& config, const Reading& reading, AaaOutcome outcome,
                           MutableBytes out) {
  diameter::Answerer self;
  self.origin_host = config.origin_host;
  self.origin_realm = config.origin_realm;
  absl::Span<const AvpView> failed;
  if (reading.failed.has_value()) failed = absl::MakeConstSpan(&*reading.failed, 1);
  const Result<Bytes> answer =
      reading.error.has_value()
          ? diameter::WriteErrorAnswer(*reading.message, self, *reading.error, out)
          : diameter::WriteErrorAnswer(*reading.message, self, *reading.refused, out, {}, failed);
  if (!answer) {
    Error error = answer.error();
    if (error.reason == Reason::kNoSpace) {
      error.want = static_cast<uint32_t>(internal::EnoughForErrorAnswer(*reading.message));
    }
    return NotWritten(outcome, error);
  }
  outcome.event = AaaEvent::kRefused;
  outcome.result_code = *reading.refused;
  if (reading.error.has_value()) outcome.error = *reading.error;
  outcome.message = *answer;
  return outcome;
}

// What the verdict comes to.
struct Decision {
  AaaEvent event;
  ResultCode code;
};

Decision DecideRejection(const HomeAaaFound& found) {
  // Whatever the caller put there, a refusal is sent as one.
  const diameter::ResultClass result = diameter::ClassOf(found.reject_code);
  const bool is_refusal = result == diameter::ResultClass::kTransientFailure ||
                          result == diameter::ResultClass::kPermanentFailure;
  return {AaaEvent::kRejected, is_refusal ? found.reject_code : ResultCode::kAuthorizationRejected};
}

Decision DecideAccess(const HomeAaaNeed& need, const HomeAaaFound& found) {
  using Verdict = HomeAaaFound::Verdict;
  switch (found.verdict) {
    case Verdict::kReject:
      return DecideRejection(found);
    case Verdict::kAccept:
      return {need.authorises ? AaaEvent::kAuthorised : AaaEvent::kAuthenticated,
              ResultCode::kSuccess};
    case Verdict::kContinue:
      // RFC 4072 2.8.2: with 1001 comes an EAP-Request, never a Success or a Failure.
      if (need.command == CommandCode::kDiameterEap && !internal::IsEapRequest(found.eap_payload)) {
        return {AaaEvent::kUnavailable, ResultCode::kUnableToComply};
      }
      // RFC 5778 5.2: MIR and MIA are one round.
      if (need.command == CommandCode::kMip6) {
        return {AaaEvent::kUnavailable, ResultCode::kUnableToComply};
      }
      return {AaaEvent::kMultiRound, ResultCode::kMultiRoundAuth};
    case Verdict::kUnknown:
      // The same as for a wrong password: nobody learns which users there are.
      return {AaaEvent::kUserUnknown, need.authenticates ? ResultCode::kAuthenticationRejected
                                                         : ResultCode::kAuthorizationRejected};
    case Verdict::kUnavailable:
      return {AaaEvent::kUnavailable, ResultCode::kUnableToComply};
  }
  return {AaaEvent::kUnavailable, ResultCode::kUnableToComply};
}

// Access is granted: whether the home agent that asks may have the node (R67).
Decision DecideRegistering(const HomeAaaNeed& need, const HomeAaaFound& found) {
  const Registration& registration = *need.registration;
  const std::optional<AssignedHomeAgent>& asking = registration.home_agent.has_value()
                                                       ? registration.home_agent
                                                       : found.registration.first_home_agent;
  switch (DecideRegistration(found.mobility.allowed, found.registration, asking)) {
    case RegistrationDecision::kNotAllowed:
      return {AaaEvent::kRejected, ResultCode::kAuthorizationRejected};
    case RegistrationDecision::kNotAssigned:
      return {AaaEvent::kNotAssigned, ResultCode::kAuthorizationRejected};
    case RegistrationDecision::kRelocated:
      return {AaaEvent::kRelocated, ResultCode::kSuccessRelocateHa};
    case RegistrationDecision::kAccepted:
      break;
  }
  // RFC 5778 5.2: MIA with success MUST have the home address.
  if (need.command == CommandCode::kMip6 &&
      AnsweredHomeAddresses(registration, found.registration).empty()) {
    return {AaaEvent::kUnavailable, ResultCode::kUnableToComply};
  }
  return {AaaEvent::kRegistered, ResultCode::kSuccess};
}

Decision DecideTermination(const HomeAaaFound& found) {
  using Verdict = HomeAaaFound::Verdict;
  switch (found.verdict) {
    case Verdict::kAccept:
      return {AaaEvent::kSessionEnded, ResultCode::kSuccess};
    case Verdict::kReject:
      return DecideRejection(found);
    case Verdict::kUnknown:
      return {AaaEvent::kSessionUnknown, ResultCode::kUnknownSessionId};
    case Verdict::kContinue:
    case Verdict::kUnavailable:
      return {AaaEvent::kUnavailable, ResultCode::kUnableToComply};
  }
  return {AaaEvent::kUnavailable, ResultCode::kUnableToComply};
}

template <typename Answer>
void FillTimes(const Reading& reading, const HomeAaaFound& found, Answer& answer) {
  answer.session_timeout = internal::NotAbove(found.session_timeout, reading.timeout_hint, 0);
  answer.authorization_lifetime =
      internal::NotAbove(found.authorization_lifetime, reading.lifetime_hint, UINT32_MAX);
  if (answer.authorization_lifetime.has_value()) {
    // RFC 6733 8.13: Session-Timeout, unless it is 0, MUST NOT be the smaller one.
    const uint32_t timeout = answer.session_timeout.value_or(0);
    if (timeout != 0) {
      answer.authorization_lifetime = std::min(*answer.authorization_lifetime, timeout);
    }
    answer.auth_grace_period = found.auth_grace_period;
    // RFC 6733 8.12: MUST be there with a lifetime that is not 0.
    if (*answer.authorization_lifetime != 0) {
      answer.re_auth_request_type = found.reauthorize_as;
    }
  }
  answer.auth_session_state = found.auth_session_state;
}

template <typename Answer>
void FillAnswer(const HomeAaaConfig& config, const Reading& reading, const HomeAaaFound& found,
                ResultCode code, Answer& answer) {
  const HomeAaaNeed& need = reading.need;
  answer.header = reading.message->header().Answer();
  answer.session_id = need.session_id;
  answer.auth_application_id = need.application;
  answer.auth_request_type = need.auth_request_type;
  answer.result_code = code;
  answer.origin_host = config.origin_host;
  answer.origin_realm = config.origin_realm;
  if (diameter::IsFailure(code)) return;
  const std::string_view user = found.user_name.empty() ? need.user_name : found.user_name;
  if (!user.empty()) answer.user_name = user;
  if (code == ResultCode::kMultiRoundAuth) {
    answer.multi_round_time_out = found.multi_round_timeout;
  } else {
    FillTimes(reading, found, answer);
  }
}

template <typename Answer>
void WriteAccessAnswer(const HomeAaaConfig& config, const Reading& reading,
                       const HomeAaaFound& found, const Answer& answer, AaaOutcome& outcome,
                       MessageWriter& out) {
  out.Add(answer);
  if (outcome.event == AaaEvent::kAuthorised) {
    HomeAgentAssignment request = reading.mobility;
    if (!request.features.has_value()) request.features = found.first_features;
    const MobilityAnswer mobility =
        DecideMobility(request, found.mobility, config.supported_features, config.origin_realm);
    WriteHomeAgentAssignment(mobility.assignment, out);
    outcome.home_agents = static_cast<uint8_t>(mobility.assignment.agents.size());
    outcome.local_withheld = mobility.local_withheld;
    outcome.left_out = mobility.left_out;
    outcome.without_host = mobility.without_host;
    if (outcome.home_agents != 0) outcome.event = AaaEvent::kAuthorisedWithHomeAgents;
  }
  if (outcome.event == AaaEvent::kMultiRound && !found.state.empty()) {
    out.Add(diameter::State{found.state});
  }
}

// RFC 6733 6.2: all of them, in the same order.
void CopyProxyInfo(const AvpRange& avps, MessageWriter& out) {
  for (const AvpView avp : avps) {
    if (avp.key == AvpKey::kProxyInfo) out.Raw(avp);
  }
}

// `decided` and what `write(writer, outcome)` adds to it.
template <typename Write>
AaaOutcome Finish(const Reading& reading, const AaaOutcome& decided, MutableBytes out,
                  Write write) {
  const diameter::MessageHeader header = reading.message->header().Answer();
  AaaOutcome outcome = decided;
  MessageWriter writer(out, header);
  write(writer, outcome);
  CopyProxyInfo(reading.need.avps, writer);
  const Result<Bytes> message = writer.Finish();
  if (message) {
    outcome.message = *message;
    return outcome;
  }
  if (message.error().reason != Reason::kNoSpace) return NotWritten(decided, message.error());
  outcome = decided;
  MessageWriter counting = MessageWriter::Counting(header);
  write(counting, outcome);
  CopyProxyInfo(reading.need.avps, counting);
  return NotWritten(decided, MakeError(Reason::kNoSpace, 0, out.size(), counting.size()));
}

}  // namespace

Result<void> HomeAaaConfig::Validate() const {
  const Result<void> host = internal::ValidateIdentity(origin_host, "home_aaa.origin_host");
  if (!host) return host;
  const Result<void> realm = internal::ValidateIdentity(origin_realm, "home_aaa.origin_realm");
  if (!realm) return realm;
  const Result<void> served = internal::ValidateIdentities(realms, "home_aaa.realms[]");
  if (!served) return served;
  if (!serve_eap && !serve_nasreq && !serve_mip6_ikev2 && !serve_mip6_auth) {
    return Unexpected(MakeConfigError(Reason::kIncomplete, "home_aaa.serve_eap"));
  }
  // RFC 6572 4.1: it needs that bit. Beside IP4_HOA_SUPPORTED it may stand here, where each request
  // has one of them.
  if (supported_features.Has(diameter::FeatureBit::kIp4HoaOnlySupported) &&
      !supported_features.Has(diameter::FeatureBit::kPmip6Supported)) {
    return Unexpected(
        MakeConfigError(Reason::kMissing, "home_aaa.supported_features.PMIP6_SUPPORTED"));
  }
  const Result<void> depth =
      internal::ValidateNotZero(decode.limits.avp_depth, "home_aaa.decode.limits.avp_depth");
  if (!depth) return depth;
  return internal::ValidateNotZero(decode.limits.elements, "home_aaa.decode.limits.elements");
}

HomeAaaNeed HomeAaa::Examine(const HomeAaaConfig& config, Bytes request) {
  return internal::ReadAaaRequest(config, request).need;
}

AaaOutcome HomeAaa::Answer(const HomeAaaConfig& config, Bytes request, const HomeAaaFound& found,
                           MutableBytes out) {
  const Reading reading = internal::ReadAaaRequest(config, request);
  AaaOutcome outcome;
  outcome.command = reading.need.command;
  if (reading.dropped) {
    // RFC 6733 2.1: what cannot be framed ends the connection (R103).
    outcome.event = reading.error.has_value() ? AaaEvent::kMalformed : AaaEvent::kNotARequest;
    if (reading.error.has_value()) outcome.error = *reading.error;
    return outcome;
  }
  if (reading.refused.has_value()) return AnswerWithError(config, reading, outcome, out);

  const bool ends = reading.need.command == CommandCode::kSessionTermination;
  Decision decision = ends ? DecideTermination(found) : DecideAccess(reading.need, found);
  if (reading.need.registration.has_value() && decision.code == ResultCode::kSuccess) {
    decision = DecideRegistering(reading.need, found);
  }
  outcome.event = decision.event;
  outcome.result_code = decision.code;
  const bool sends_eap = decision.event != AaaEvent::kUnavailable;

  if (ends) {
    return Finish(reading, outcome, out, [&](MessageWriter& writer, AaaOutcome&) {
      diameter::SessionTerminationAnswer sta;
      sta.session_id = reading.need.session_id;
      sta.result_code = decision.code;
      sta.origin_host = config.origin_host;
      sta.origin_realm = config.origin_realm;
      writer.Add(sta);
    });
  }
  if (reading.need.command == CommandCode::kAa) {
    return Finish(reading, outcome, out, [&](MessageWriter& writer, AaaOutcome& written) {
      diameter::AaAnswer aaa;
      FillAnswer(config, reading, found, decision.code, aaa);
      WriteAccessAnswer(config, reading, found, aaa, written, writer);
    });
  }
  if (reading.need.command == CommandCode::kMip6) {
    return Finish(reading, outcome, out, [&](MessageWriter& writer, AaaOutcome& written) {
      internal::WriteMip6Answer(config, reading, found, written, writer);
    });
  }
  return Finish(reading, outcome, out, [&](MessageWriter& writer, AaaOutcome& written) {
    diameter::DiameterEapAnswer dea;
    FillAnswer(config, reading, found, decision.code, dea);
    internal::FillRegistration(config, reading, found, decision.event, dea);
    if (sends_eap && !found.eap_payload.empty()) dea.eap_payload = found.eap_payload;
    if (decision.code == ResultCode::kSuccess && !found.eap_master_session_key.empty()) {
      dea.eap_master_session_key = found.eap_master_session_key;
    }
    WriteAccessAnswer(config, reading, found, dea, written, writer);
  });
}

AaaOutcome HomeAaa::Step(const HomeAaaConfig& config, Bytes request, Lookup lookup,
                         MutableBytes out) {
  const HomeAaaNeed need = Examine(config, request);
  return Answer(config, request, need.wanted ? lookup(need) : HomeAaaFound(), out);
}

}}}  // namespace mip6boot::v0_1::roles
