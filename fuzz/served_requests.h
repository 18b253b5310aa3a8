// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Which requests for access a home AAA server has to serve, and which it must not (RFC 6733 6.1,
// RFC 4072 2.8.4, R98).

#ifndef MIP6BOOT_FUZZ_SERVED_REQUESTS_H_
#define MIP6BOOT_FUZZ_SERVED_REQUESTS_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_agent_avps.h"

namespace mip6boot::fuzz {

// DER of access servers, and AAR: of others this says nothing.
inline bool IsForAccess(const diameter::MessageView& message) {
  return (message.command() == diameter::CommandCode::kDiameterEap &&
          message.application() == diameter::ApplicationId::kEap) ||
         (message.command() == diameter::CommandCode::kAa &&
          message.application() == diameter::ApplicationId::kNasreq);
}

// It has come the right way, and not been here.
inline bool CameStraight(const roles::HomeAaaConfig& config, const diameter::AvpRange& avps) {
  size_t hops = 0;
  for (const diameter::AvpView avp : avps) {
    if (avp.key != diameter::RouteRecord::kKey) continue;
    const auto record = diameter::RouteRecord::Decode(avp);
    if (!record || diameter::EqualIdentity(record->value, config.origin_host)) return false;
    if (++hops > roles::kMaxRouteRecords) return false;
  }
  return true;
}

template <typename Request>
bool IsForUs(const roles::HomeAaaConfig& config, const diameter::MessageView& message,
             const Result<Request>& request) {
  if (!request.has_value()) return false;
  const auto type = static_cast<unsigned>(request->auth_request_type);
  return request->auth_application_id == message.application() && type >= 1 && type <= 3 &&
         diameter::EqualIdentity(request->destination_realm, config.origin_realm) &&
         (!request->destination_host.has_value() ||
          diameter::EqualIdentity(*request->destination_host, config.origin_host));
}

// Of a message IsForAccess.
inline bool IsServed(const roles::HomeAaaConfig& config, const diameter::MessageView& message) {
  const diameter::AvpRange avps = message.avps();
  if (!message.is_request() || message.is_error()) return false;
  if (!diameter::CheckMandatoryAvps(avps, {}).has_value() || !CameStraight(config, avps)) {
    return false;
  }
  const auto timeout = avps.First(diameter::SessionTimeout::kKey);
  if (timeout.has_value() && timeout->data.size() != 4) return false;
  const auto features = roles::ReadHomeAgentAssignment(avps).assignment.features;
  if (features.has_value() && features->IsContradictory()) return false;
  if (message.command() == diameter::CommandCode::kAa) {
    return config.serve_nasreq && IsForUs(config, message, diameter::AaRequest::Decode(message));
  }
  if (!config.serve_eap) return false;
  const auto der = diameter::DiameterEapRequest::Decode(message);
  // The node answers, it does not ask.
  return IsForUs(config, message, der) && (der->eap_payload.empty() || der->eap_payload[0] != 1);
}

// RFC 6733 6.1: whether application and command are such as are answered here.
inline std::optional<uint32_t> RefusedCommand(const roles::HomeAaaConfig& config,
                                              const diameter::MessageView& message) {
  const auto application = static_cast<uint32_t>(message.application());
  const bool serves[] = {false,
                         config.serve_nasreq,
                         false,
                         false,
                         false,
                         config.serve_eap,
                         false,
                         config.serve_mip6_ikev2,
                         config.serve_mip6_auth};
  const bool is_served = application < std::size(serves) && serves[application];
  if (!is_served && application != 0) return 3007;
  switch (static_cast<uint32_t>(message.command())) {
    case 265:  // AAR
      if (application == 1) return std::nullopt;
      break;
    case 268:  // DER
      if (application == 5 || application == 7) return std::nullopt;
      break;
    case 275:  // STR
      return std::nullopt;
    case 325:  // MIR
      if (application == 8) return std::nullopt;
      break;
    default:
      break;
  }
  return 3001;
}

// The Result-Code of a refusal for which no AVP is to blame by itself, nor a length.
inline uint32_t ExpectedRefusal(const roles::HomeAaaConfig& config,
                                const diameter::MessageView& message) {
  if (message.is_error()) return 3008;
  if (const auto refused = RefusedCommand(config, message)) return *refused;
  const diameter::AvpRange avps = message.avps();
  if (!CameStraight(config, avps)) return 3005;
  const auto realm = avps.Find<diameter::DestinationRealm>();
  if (!realm || !diameter::EqualIdentity(realm->value, config.origin_realm)) return 3003;
  const auto host = avps.Find<diameter::DestinationHost>();
  if (host && !diameter::EqualIdentity(host->value, config.origin_host)) return 3002;
  const auto features = roles::ReadHomeAgentAssignment(avps).assignment.features;
  return features.has_value() && features->IsContradictory() ? 5007 : 5041;
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SERVED_REQUESTS_H_
