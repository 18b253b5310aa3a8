// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a home AAA server has to answer to a request that it has looked up in its database: the
// verdict, who the user is, for how long, with what Mobile IPv6.

#ifndef MIP6BOOT_FUZZ_ACCESS_ANSWERS_H_
#define MIP6BOOT_FUZZ_ACCESS_ANSWERS_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/proxy_infos.h"
#include "fuzz/registered_nodes.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/text.h"
#include "mip6boot/diameter/eap_avps.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_agent_avps.h"

namespace mip6boot::fuzz {

inline bool HasLocalBit(const std::optional<diameter::FeatureSet>& features) {
  return features.has_value() && features->Has(diameter::FeatureBit::kLocalHomeAgentAssignment);
}

// Access is granted: the features that were offered, supported and allowed, and the home agents
// that there are, all of them, local ones where that is a feature; of a profile without Mobile IPv6
// nothing (R57, R67).
inline void RequireMobility(const roles::HomeAaaConfig& config, const roles::HomeAaaNeed& need,
                            const roles::HomeAaaFound& found, const roles::AaaOutcome& outcome) {
  const bool authorises = need.auth_request_type != diameter::AuthRequestType::kAuthenticateOnly;
  Require(outcome.result_code == diameter::ResultCode::kSuccess, "accepted, and not told so");
  const auto answer = diameter::MessageView::Parse(outcome.message);
  const auto said = roles::ReadHomeAgentAssignment(answer->avps()).assignment;
  std::vector<roles::AssignedHomeAgent> agents;
  std::optional<diameter::FeatureSet> features;
  if (authorises) features = ExpectedFeatures(config.supported_features, need, found);
  if (authorises && found.mobility.allowed) {
    agents.push_back(HomeAgent());
    if (HasLocalBit(features)) agents.push_back(LocalAgent());
  }
  Require(said.features == features, "other features than offered, supported and allowed (R57)");
  Require(answer->avps().Count(diameter::Mip6AgentInfo::kKey) == agents.size() &&
              std::equal(said.agents.begin(), said.agents.end(), agents.begin(), agents.end(),
                         [](const roles::AssignedHomeAgent& a, const roles::AssignedHomeAgent& b) {
                           return a.ipv6 == b.ipv6 && a.realm == b.realm && a.host == b.host &&
                                  a.prefix == b.prefix;
                         }),
          "other home agents than there are for this user (R66, R67)");
  const roles::AaaEvent event = !authorises      ? roles::AaaEvent::kAuthenticated
                                : agents.empty() ? roles::AaaEvent::kAuthorised
                                                 : roles::AaaEvent::kAuthorisedWithHomeAgents;
  Require(outcome.event == event && outcome.home_agents == agents.size(),
          "the outcome says otherwise what was given");
  // One of the database's names nobody (R58); all others have a host (R60).
  const bool gives = authorises && found.mobility.allowed;
  Require(outcome.local_withheld == (gives && !HasLocalBit(features) ? 1 : 0) &&
              outcome.left_out == (gives ? 1 : 0) && outcome.without_host == 0,
          "the outcome says otherwise what was kept back (R57, R58, R60)");
  const auto key = answer->avps().First(diameter::EapMasterSessionKey::kKey);
  Require(key.has_value() == (need.command == diameter::CommandCode::kDiameterEap) &&
              (!key.has_value() || key->data == found.eap_master_session_key),
          "access without its key, or with another");
}

// What a verdict other than kAccept comes to, and of an STR each.
struct Verdict {
  roles::AaaEvent event;
  diameter::ResultCode code;
};
inline Verdict VerdictFor(const roles::HomeAaaNeed& need, const roles::HomeAaaFound& found) {
  const bool ends = need.command == diameter::CommandCode::kSessionTermination;
  const bool is_eap = need.command == diameter::CommandCode::kDiameterEap;
  switch (found.verdict) {
    case roles::HomeAaaFound::Verdict::kAccept:
      return {roles::AaaEvent::kSessionEnded, diameter::ResultCode::kSuccess};
    case roles::HomeAaaFound::Verdict::kReject: {
      const auto thousands = static_cast<uint32_t>(found.reject_code) / 1000;
      const bool is_refusal = thousands == 4 || thousands == 5;
      return {roles::AaaEvent::kRejected,
              is_refusal ? found.reject_code : diameter::ResultCode::kAuthorizationRejected};
    }
    case roles::HomeAaaFound::Verdict::kContinue:
      // RFC 4072 2.8.2: with an EAP-Request.
      if (need.command == diameter::CommandCode::kAa || (is_eap && found.eap_payload[0] == 1)) {
        return {roles::AaaEvent::kMultiRound, diameter::ResultCode::kMultiRoundAuth};
      }
      return {roles::AaaEvent::kUnavailable, diameter::ResultCode::kUnableToComply};
    case roles::HomeAaaFound::Verdict::kUnknown:
      if (ends) return {roles::AaaEvent::kSessionUnknown, diameter::ResultCode::kUnknownSessionId};
      return {roles::AaaEvent::kUserUnknown,
              need.auth_request_type == diameter::AuthRequestType::kAuthorizeOnly
                  ? diameter::ResultCode::kAuthorizationRejected
                  : diameter::ResultCode::kAuthenticationRejected};
    default:
      return {roles::AaaEvent::kUnavailable, diameter::ResultCode::kUnableToComply};
  }
}

inline void RequireVerdict(const roles::HomeAaaNeed& need, const roles::HomeAaaFound& found,
                           const roles::AaaOutcome& outcome) {
  const Verdict expected = VerdictFor(need, found);
  Require(outcome.event == expected.event && outcome.result_code == expected.code,
          "another answer than the database's");
  const auto answer = diameter::MessageView::Parse(outcome.message);
  const auto state = answer->avps().First(diameter::State::kKey);
  const bool goes_on = expected.event == roles::AaaEvent::kMultiRound;
  Require(state.has_value() == goes_on && (!goes_on || state->data == found.state),
          "a round without the state of the one before");
}

// RFC 6733 8.9, 8.13: the shorter of what we say and what the request hints; `unlimited` is the
// longest there is.
inline std::optional<uint32_t> Shorter(std::optional<uint32_t> ours, std::optional<uint32_t> hinted,
                                       uint32_t unlimited) {
  const bool is_limited = hinted.has_value() && *hinted != unlimited;
  if (!ours.has_value()) return is_limited ? hinted : std::nullopt;
  if (!is_limited || *ours == *hinted) return ours;
  return *ours == unlimited || *ours > *hinted ? hinted : ours;
}

template <typename T>
std::optional<uint32_t> NumberIn(const diameter::AvpRange& avps) {
  const auto avp = avps.First(T::kKey);
  if (!avp.has_value()) return std::nullopt;
  Require(avp->data.size() == 4, "a number without four octets");
  return LoadBigEndian32(avp->data.data());
}

// How long access is granted, what comes then, and whether the session's end is to be told (RFC
// 6733 8.9 to 8.13). MIA has no Session-Timeout and no Auth-Grace-Period (RFC 5778 5.2).
inline void RequireTimes(const roles::HomeAaaNeed& need, const roles::HomeAaaFound& found,
                         bool granted, const diameter::AvpRange& answer) {
  constexpr uint32_t kForEver = UINT32_MAX;
  const bool is_mip6 = need.command == diameter::CommandCode::kMip6;
  std::optional<uint32_t> timeout, lifetime, grace, again, state;
  if (granted) {
    timeout = Shorter(found.session_timeout, NumberIn<diameter::SessionTimeout>(need.avps), 0);
    lifetime = Shorter(found.authorization_lifetime,
                       NumberIn<diameter::AuthorizationLifetime>(need.avps), kForEver);
    const bool is_limited = timeout.value_or(0) != 0;
    if (is_limited && (lifetime.has_value() || is_mip6)) {
      lifetime = std::min(lifetime.value_or(kForEver), *timeout);
    }
    if (lifetime.has_value()) grace = found.auth_grace_period;
    if (lifetime.value_or(0) != 0) again = static_cast<uint32_t>(found.reauthorize_as);
    if (found.auth_session_state.has_value()) {
      state = static_cast<uint32_t>(*found.auth_session_state);
    }
    if (is_mip6) timeout = grace = std::nullopt;
  }
  Require(NumberIn<diameter::SessionTimeout>(answer) == timeout,
          "another Session-Timeout than the database's, and the request's hint");
  Require(NumberIn<diameter::AuthorizationLifetime>(answer) == lifetime &&
              NumberIn<diameter::AuthGracePeriod>(answer) == grace &&
              NumberIn<diameter::ReAuthRequestTypeAvp>(answer) == again,
          "another Authorization-Lifetime than the database's, and the request's hint");
  Require(NumberIn<diameter::AuthSessionStateAvp>(answer) == state,
          "another Auth-Session-State than the database's");
}

// RFC 4072 2.8.1: who the database says that it is, or who it has said itself. MIA says the former
// alone.
inline void RequireUser(const roles::HomeAaaNeed& need, const roles::HomeAaaFound& found,
                        bool goes_well, const diameter::AvpRange& answer) {
  std::string_view expected;
  if (goes_well) expected = found.user_name;
  if (goes_well && expected.empty() && need.command != diameter::CommandCode::kMip6) {
    const auto asking = need.avps.First(diameter::UserName::kKey);
    if (asking.has_value()) expected = AsText(asking->data);
  }
  const auto said = answer.First(diameter::UserName::kKey);
  Require(said.has_value() == !expected.empty() && (!said || said->data == AsBytes(expected)),
          "another user than the database says, or the request");
}

// What any answer to a request for access says of it, and of its session.
inline void RequireAccessAnswer(const roles::HomeAaaConfig& config, const roles::HomeAaaNeed& need,
                                const roles::HomeAaaFound& found,
                                const roles::AaaOutcome& outcome) {
  const auto message = diameter::MessageView::Parse(outcome.message);
  const diameter::AvpRange answer = message->avps();
  const auto session = answer.Find<diameter::SessionId>();
  const auto host = answer.Find<diameter::OriginHost>();
  const auto realm = answer.Find<diameter::OriginRealm>();
  Require(session && session->value == need.session_id && host &&
              host->value == config.origin_host && realm && realm->value == config.origin_realm,
          "an answer in another session, or of somebody else");
  RequireProxyInfos(need.avps, answer);
  if (need.command == diameter::CommandCode::kSessionTermination) return;
  const auto thousands = static_cast<uint32_t>(outcome.result_code) / 1000;
  Require(NumberIn<diameter::AuthRequestTypeAvp>(answer) ==
              static_cast<uint32_t>(need.auth_request_type),
          "another Auth-Request-Type than the request's");
  RequireUser(need, found, thousands < 3, answer);
  RequireTimes(need, found, thousands == 2, answer);
  const bool goes_on = thousands == 1;
  Require(NumberIn<diameter::MultiRoundTimeOut>(answer) ==
              (goes_on ? found.multi_round_timeout : std::nullopt),
          "another Multi-Round-Time-Out than the database's");
  const auto payload = answer.First(diameter::EapPayload::kKey);
  const bool has_payload = need.command == diameter::CommandCode::kDiameterEap &&
                           outcome.event != roles::AaaEvent::kUnavailable;
  Require(payload.has_value() == has_payload && (!payload || payload->data == found.eap_payload),
          "another EAP-Payload than the database's");
}

// What the database says is what the user gets.
inline void RequireObeyed(const roles::HomeAaaConfig& config, const roles::HomeAaaNeed& need,
                          const roles::HomeAaaFound& found, const roles::AaaOutcome& outcome) {
  Require(need.hints.empty() || HasLocalBit(need.features), "a hint that counts for nothing (R56)");
  if (!need.wanted) return;
  RequireAccessAnswer(config, need, found, outcome);
  const bool grants = found.verdict == roles::HomeAaaFound::Verdict::kAccept &&
                      need.command != diameter::CommandCode::kSessionTermination;
  if (!grants) return RequireVerdict(need, found, outcome);
  if (!need.registration.has_value()) return RequireMobility(config, need, found, outcome);
  RequireRegistration(config.supported_features, need, found, outcome);
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_ACCESS_ANSWERS_H_
