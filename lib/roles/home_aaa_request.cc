// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>

#include "home_aaa_internal.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/home_agent_avps.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
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
  reading.need.wanted = false;
  return reading;
}
Reading Refuse(Reading reading, const Error& error) {
  reading.refused = diameter::ResultCodeFor(error);
  reading.error = error;
  reading.need.wanted = false;
  return reading;
}
Reading RefuseValue(Reading reading, AvpKey key) {
  const std::optional<AvpView> avp = reading.message->avps().First(key);
  return Refuse(reading, diameter::AvpError(*avp, Reason::kBadValue));
}

Reading RefuseMissing(const Reading& reading, AvpKey key) {
  return Refuse(reading, diameter::MissingAvp(key, reading.message->avps().base_offset(), 0));
}

bool IsServed(const HomeAaaConfig& config, ApplicationId application) {
  return (application == ApplicationId::kEap && config.serve_eap) ||
         (application == ApplicationId::kNasreq && config.serve_nasreq) ||
         (application == ApplicationId::kMip6Ikev2 && config.serve_mip6_ikev2) ||
         (application == ApplicationId::kMip6Auth && config.serve_mip6_auth);
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
      if (application != ApplicationId::kEap && application != ApplicationId::kMip6Ikev2) break;
      if (IsServed(config, application)) return std::nullopt;
      break;
    case CommandCode::kAa:
      if (application == ApplicationId::kNasreq && config.serve_nasreq) return std::nullopt;
      break;
    case CommandCode::kMip6:
      if (application == ApplicationId::kMip6Auth && config.serve_mip6_auth) return std::nullopt;
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
  const std::optional<std::string_view> user_name = request.user_name;
  need.user_name = user_name.value_or(std::string_view());
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

// DER, AAR and MIR but for what each has of its own.
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
  // RFC 6572 4.1: an access server that says both says nothing.
  if (need.features.has_value() && need.features->IsContradictory()) {
    reading.failed = need.avps.First(AvpKey::kMip6FeatureVector);
    return Refuse(reading, ResultCode::kContradictingAvps);
  }
  need.wanted = true;
  return reading;
}

// What DER of application 7 and MIR have in common (RFC 5778 5.1, 5.2), from an access request that
// was taken.
template <typename Request>
Reading TakeRegistration(const Request& request, Reading reading) {
  HomeAaaNeed& need = reading.need;
  if (!need.wanted) return reading;
  // RFC 5778 5.1, 6.20: MUST be AUTHORIZE_AUTHENTICATE.
  if (request.auth_request_type != AuthRequestType::kAuthorizeAuthenticate) {
    return RefuseValue(reading, AvpKey::kAuthRequestType);
  }
  Registration& registration = need.registration.emplace();
  for (const diameter::Address& address : request.mip_mobile_node_addresses) {
    if (!address.is_ipv6() && !address.is_ipv4()) {
      return RefuseValue(reading, AvpKey::kMipMobileNodeAddress);
    }
    (void)registration.home_addresses.TryPushBack(address);
    // RFC 5778 6.3: it asks for one.
    if (!address.IsUnspecified()) continue;
    (address.is_ipv6() ? registration.wants_ipv6_home_address
                       : registration.wants_ipv4_home_address) = true;
  }
  // Here MIP6-Agent-Info is no hint: it names the one that asks.
  need.hints.clear();
  if (!reading.mobility.agents.empty()) registration.home_agent = reading.mobility.agents[0];
  if (request.service_selection.has_value()) {
    registration.service_selection = *request.service_selection;
  }
  return reading;
}

Reading TakeEapRegistration(const diameter::DiameterEapRequest& request, const Reading& reading) {
  // RFC 5778 6.21: the agent that asks, and no other.
  if (reading.need.wanted && request.mip6_agent_infos.size() > 1) {
    for (const AvpView avp : reading.need.avps) {
      if (avp.key != AvpKey::kMip6AgentInfo) continue;
      return Refuse(reading, diameter::AvpHeaderError(avp, Reason::kDuplicate,
                                                      request.mip6_agent_infos.size(), 1));
    }
  }
  return TakeRegistration(request, reading);
}

Reading TakeMip6(const diameter::Mip6Request& request, Reading reading) {
  if (!reading.need.wanted) return reading;
  // RFC 5778 6.20: MUST be refused so.
  if (request.mip6_auth_mode != diameter::Mip6AuthMode::kMnAaa) {
    return Refuse(reading, ResultCode::kErrorMip6AuthMode);
  }
  reading = TakeRegistration(request, reading);
  if (!reading.need.wanted) return reading;
  Registration& registration = *reading.need.registration;
  registration.auth_mode = request.mip6_auth_mode;
  registration.careof_address = request.mip_careof_address;
  registration.mn_aaa_spi = request.mip_mn_aaa_spi;
  registration.mn_ha_spi = request.mip_mn_ha_spi;
  registration.timestamp = request.mip_timestamp;
  // RFC 5778 6.20: mode 1 MUST have all three.
  if (!request.mip_mn_aaa_spi.has_value()) return RefuseMissing(reading, AvpKey::kMipMnAaaSpi);
  if (!request.mip_authenticator.has_value()) {
    return RefuseMissing(reading, AvpKey::kMipAuthenticator);
  }
  if (!request.mip_mac_mobility_data.has_value()) {
    return RefuseMissing(reading, AvpKey::kMipMacMobilityData);
  }
  registration.authenticator = *request.mip_authenticator;
  registration.mac_mobility_data = *request.mip_mac_mobility_data;
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
      if (need.application == ApplicationId::kMip6Ikev2) {
        return TakeEapRegistration(*der, TakeAccess(config, *der, reading));
      }
      return TakeAccess(config, *der, reading);
    }
    case CommandCode::kAa: {
      const auto aar = diameter::AaRequest::Decode(message, config.decode);
      if (!aar) return Refuse(reading, aar.error());
      return TakeAccess(config, *aar, reading);
    }
    case CommandCode::kMip6: {
      const auto mir = diameter::Mip6Request::Decode(message, config.decode);
      if (!mir) return Refuse(reading, mir.error());
      return TakeMip6(*mir, TakeAccess(config, *mir, reading));
    }
    default: {
      const auto str = diameter::SessionTerminationRequest::Decode(message, config.decode);
      if (!str) return Refuse(reading, str.error());
      return TakeTermination(config, *str, reading);
    }
  }
}

}}}  // namespace mip6boot::v0_1::roles
