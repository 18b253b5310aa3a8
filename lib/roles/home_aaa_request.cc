// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>

#include "home_aaa_internal.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/home_agent_avps.h"

namespace mip6boot { inline namespace v0 { namespace roles {
namespace {

using diameter::ApplicationId;
using diameter::AuthRequestType;
using diameter::AvpKey;
using diameter::AvpRange;
using diameter::AvpView;
using diameter::CommandCode;
using diameter::MessageView;
using diameter::ResultCode;

using Reading = internal::AaaReading;

Reading Refuse(Reading reading, ResultCode code) {
  reading.refused = code;
  return reading;
}
Reading Refuse(Reading reading, const Error& error) {
  reading.refused = diameter::ResultCodeFor(error);
  reading.error = error;
  return reading;
}
Reading RefuseValue(Reading reading, AvpKey key) {
  const std::optional<AvpView> avp = reading.message->avps().First(key);
  return Refuse(reading, diameter::AvpError(*avp, Reason::kBadValue));
}

bool IsServed(const HomeAaaConfig& config, ApplicationId application) {
  return (application == ApplicationId::kEap && config.serve_eap) ||
         (application == ApplicationId::kNasreq && config.serve_nasreq);
}

bool IsServedRealm(const HomeAaaConfig& config, std::string_view realm) {
  return diameter::EqualIdentity(realm, config.origin_realm) ||
         std::any_of(config.realms.begin(), config.realms.end(), [&](const std::string& served) {
           return diameter::EqualIdentity(realm, served);
         });
}

// RFC 6733 6.1: whether command and application are ours at all.
std::optional<ResultCode> RefuseCommand(const HomeAaaConfig& config, const MessageView& message) {
  const ApplicationId application = message.application();
  switch (message.command()) {
    case CommandCode::kDiameterEap:
      if (application == ApplicationId::kEap && config.serve_eap) return std::nullopt;
      break;
    case CommandCode::kAa:
      if (application == ApplicationId::kNasreq && config.serve_nasreq) return std::nullopt;
      break;
    case CommandCode::kSessionTermination:
      // RFC 4072 3 writes 0 into the header, RFC 6733 3 the application's own: take both.
      if (application == ApplicationId::kBase || IsServed(config, application)) return std::nullopt;
      break;
    default:
      break;
  }
  const bool known = application == ApplicationId::kBase || IsServed(config, application);
  return known ? ResultCode::kCommandUnsupported : ResultCode::kApplicationUnsupported;
}

// The fields that all three requests have.
template <typename Request>
void TakeCommon(const Request& request, HomeAaaNeed& need) {
  need.session_id = request.session_id;
  need.origin_host = request.origin_host;
  need.origin_realm = request.origin_realm;
  if (request.user_name.has_value()) need.user_name = *request.user_name;
  need.realm = RealmOf(need.user_name);
  if (need.realm.empty()) need.realm = request.destination_realm;
}

// Where the request is meant to go, and by which way it came.
template <typename Request>
std::optional<ResultCode> RefuseRoute(const HomeAaaConfig& config, const Request& request,
                                      const HomeAaaNeed& need) {
  // RFC 6733 6.1.3: it has been here (R98).
  for (const std::string_view host : need.route_records) {
    if (diameter::EqualIdentity(host, config.origin_host)) return ResultCode::kLoopDetected;
  }
  if (!IsServedRealm(config, request.destination_realm)) return ResultCode::kRealmNotServed;
  if (request.destination_host.has_value() &&
      !diameter::EqualIdentity(*request.destination_host, config.origin_host)) {
    return ResultCode::kUnableToDeliver;
  }
  return std::nullopt;
}

std::optional<Error> ReadRouteRecords(const HomeAaaConfig& config, const AvpRange& avps,
                                      HomeAaaNeed& need) {
  for (const AvpView avp : avps) {
    if (avp.key != AvpKey::kRouteRecord) continue;
    const auto record = diameter::RouteRecord::Decode(avp, config.decode);
    if (!record) return record.error();
    if (!need.route_records.TryPushBack(record->value)) {
      return diameter::AvpHeaderError(avp, Reason::kTooMany, 0, kMaxRouteRecords);
    }
  }
  return std::nullopt;
}

// DER and AAR but for EAP.
template <typename Request>
Reading TakeAccess(const HomeAaaConfig& config, const Request& request, Reading reading) {
  HomeAaaNeed& need = reading.need;
  TakeCommon(request, need);
  if (request.auth_application_id != need.application) {
    return RefuseValue(reading, AvpKey::kAuthApplicationId);
  }
  const std::optional<ResultCode> refused = RefuseRoute(config, request, need);
  if (refused.has_value()) return Refuse(reading, *refused);

  need.auth_request_type = request.auth_request_type;
  switch (request.auth_request_type) {
    case AuthRequestType::kAuthenticateOnly:
      need.authenticates = true;
      break;
    case AuthRequestType::kAuthorizeOnly:
      need.authorises = true;
      break;
    case AuthRequestType::kAuthorizeAuthenticate:
      need.authenticates = need.authorises = true;
      break;
    default:
      return RefuseValue(reading, AvpKey::kAuthRequestType);
  }
  reading.lifetime_hint = request.authorization_lifetime;
  const auto timeout = need.avps.template Find<diameter::SessionTimeout>(config.decode);
  if (timeout) {
    reading.timeout_hint = timeout->value;
  } else if (timeout.error().reason != Reason::kMissing) {
    return Refuse(reading, timeout.error());
  }
  const auto state = need.avps.template Find<diameter::State>(config.decode);
  if (state) need.state = state->value;

  // What is wrong with these AVPs, the typed request has refused already; one that names no agent
  // (R63) is left out.
  reading.mobility = ReadHomeAgentAssignment(need.avps, config.decode).assignment;
  need.features = reading.mobility.features;
  need.hints = HintedHomeAgents(reading.mobility);
  need.prefix_hint = reading.mobility.prefix;
  need.wanted = true;
  return reading;
}

Reading TakeTermination(const HomeAaaConfig& config,
                        const diameter::SessionTerminationRequest& request, Reading reading) {
  HomeAaaNeed& need = reading.need;
  TakeCommon(request, need);
  // RFC 6733 3: of the header and of the AVP, the latter says which application's session it is.
  const bool agrees =
      need.application == ApplicationId::kBase || need.application == request.auth_application_id;
  if (!agrees || !IsServed(config, request.auth_application_id)) {
    return RefuseValue(reading, AvpKey::kAuthApplicationId);
  }
  need.application = request.auth_application_id;
  const std::optional<ResultCode> refused = RefuseRoute(config, request, need);
  if (refused.has_value()) return Refuse(reading, *refused);
  need.termination_cause = request.termination_cause;
  need.wanted = true;
  return reading;
}

}  // namespace

Reading internal::ReadAaaRequest(const HomeAaaConfig& config, Bytes request) {
  Reading reading;
  const Result<MessageView::Scanned> scanned = MessageView::Scan(request, 0, config.decode.limits);
  if (!scanned) {
    reading.dropped = true;
    reading.error = scanned.error();
    return reading;
  }
  const MessageView& message = reading.message.emplace(scanned->message);
  HomeAaaNeed& need = reading.need;
  need.command = message.command();
  need.application = message.application();
  need.end_to_end = message.end_to_end();
  need.avps = message.avps();
  if (!message.is_request()) {
    reading.dropped = true;
    return reading;
  }
  // RFC 6733 3: E is an answer's.
  if (message.is_error()) return Refuse(reading, ResultCode::kInvalidHdrBits);
  const std::optional<ResultCode> refused = RefuseCommand(config, message);
  if (refused.has_value()) return Refuse(reading, *refused);
  if (scanned->error.has_value()) return Refuse(reading, *scanned->error);
  const Result<void> understood =
      diameter::CheckMandatoryAvps(need.avps, config.known_avps, config.decode.limits);
  if (!understood) return Refuse(reading, understood.error());
  const std::optional<Error> route = ReadRouteRecords(config, need.avps, need);
  if (route.has_value()) return Refuse(reading, *route);

  switch (need.command) {
    case CommandCode::kDiameterEap: {
      const auto der = diameter::DiameterEapRequest::Decode(message, config.decode);
      if (!der) return Refuse(reading, der.error());
      // RFC 4072 2.8.4: the node does not authenticate the server this way.
      if (internal::IsEapRequest(der->eap_payload)) {
        return RefuseValue(reading, AvpKey::kEapPayload);
      }
      need.eap_payload = der->eap_payload;
      return TakeAccess(config, *der, reading);
    }
    case CommandCode::kAa: {
      const auto aar = diameter::AaRequest::Decode(message, config.decode);
      if (!aar) return Refuse(reading, aar.error());
      return TakeAccess(config, *aar, reading);
    }
    default: {
      const auto str = diameter::SessionTerminationRequest::Decode(message, config.decode);
      if (!str) return Refuse(reading, str.error());
      return TakeTermination(config, *str, reading);
    }
  }
}

}}}  // namespace mip6boot::v0::roles
