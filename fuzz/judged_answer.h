// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an answer of the home AAA means to the access server that asked (RFC 6733 7.1, RFC 4072 2,
// RFC 5447 4.2.5, R64, R66, R92, R99): by rules of a harness's own.

#ifndef MIP6BOOT_FUZZ_JUDGED_ANSWER_H_
#define MIP6BOOT_FUZZ_JUDGED_ANSWER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/access_requests.h"
#include "fuzz/expected_options.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/eap_avps.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/nas_avps.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/nas_event.h"

namespace mip6boot::fuzz {

struct JudgedAnswer {
  enum class Meaning : uint8_t { kUseless, kAnotherRound, kGranted, kRefused, kTrouble };

  Meaning meaning = Meaning::kUseless;
  roles::NasFailure failure = roles::NasFailure::kMalformedAnswer;  // kUseless, kTrouble
  std::optional<uint32_t> code;                                     // none: it cannot be said
  Octets eap_payload;  // kAnotherRound, kGranted, kRefused

  std::optional<uint32_t> round_timeout;  // kAnotherRound: seconds

  // kGranted
  bool authorises = false;
  bool stateless = false;
  Octets key;
  std::optional<uint32_t> session_timeout, lifetime, grace;  // seconds
  diameter::ReAuthRequestType reauthorize_as = diameter::ReAuthRequestType::kAuthorizeOnly;
  bool local_authorised = false;
  uint16_t useless_avps = 0;  // of Mobile IPv6

  // kTrouble, 3006
  std::vector<std::string> redirect_hosts;
  diameter::RedirectHostUsage redirect_usage = diameter::RedirectHostUsage::kDontCache;
  std::optional<uint32_t> redirect_max_cache_time;
};

// Of an AVP that must not stand twice: false if it does, or cannot be read.
template <typename T, typename Field>
bool ReadOnce(const diameter::AvpRange& avps, Field& field) {
  const size_t count = avps.Count(T::kKey);
  if (count != 1) return count == 0;
  const auto typed = avps.Find<T>();
  if (typed) field = typed->value;
  return typed.has_value();
}
template <typename T>
bool ReadOnceOctets(const diameter::AvpRange& avps, Octets& octets) {
  Bytes value;
  if (!ReadOnce<T>(avps, value)) return false;
  octets.assign(value.begin(), value.end());
  return true;
}

// What says how it ends: none if nothing can be made of it.
inline std::optional<uint32_t> ResultIn(const diameter::AvpRange& avps) {
  std::optional<diameter::ResultCode> code;
  if (!ReadOnce<diameter::ResultCodeAvp>(avps, code)) return std::nullopt;
  const size_t vendors = avps.Count(diameter::ExperimentalResult::kKey);
  if (code.has_value()) {
    return vendors == 0 ? std::optional(static_cast<uint32_t>(*code)) : std::nullopt;
  }
  const auto vendor = avps.Find<diameter::ExperimentalResult>();
  if (vendors != 1 || !vendor) return std::nullopt;
  return static_cast<uint32_t>(vendor->code);
}

inline bool IsToRequest(const diameter::MessageView& answer, const diameter::MessageHeader& request,
                        std::string_view session_id) {
  std::optional<std::string_view> session, host;
  return answer.end_to_end() == request.end_to_end && answer.application() == request.application &&
         ReadOnce<diameter::SessionId>(answer.avps(), session) &&
         session.value_or(session_id) == session_id &&
         ReadOnce<diameter::OriginHost>(answer.avps(), host) && host.has_value();
}

// What an answer that grants or goes on has to hold.
inline bool IsComplete(const diameter::AvpRange& avps, const diameter::MessageHeader& request,
                       std::optional<diameter::AuthRequestType>& type, JudgedAnswer& judged) {
  std::optional<std::string_view> session;
  std::optional<diameter::ApplicationId> application;
  return ReadOnce<diameter::SessionId>(avps, session) && session.has_value() &&
         ReadOnce<diameter::AuthApplicationId>(avps, application) &&
         application == request.application && ReadOnce<diameter::AuthRequestTypeAvp>(avps, type) &&
         type.has_value() && ReadOnceOctets<diameter::EapPayload>(avps, judged.eap_payload);
}

inline bool IsGrant(const diameter::AvpRange& avps, diameter::AuthRequestType type,
                    const Asked& asked, JudgedAnswer& judged) {
  std::optional<diameter::AuthSessionState> state;
  const bool read = ReadOnce<diameter::SessionTimeout>(avps, judged.session_timeout) &&
                    ReadOnce<diameter::AuthorizationLifetime>(avps, judged.lifetime) &&
                    ReadOnce<diameter::AuthGracePeriod>(avps, judged.grace) &&
                    ReadOnce<diameter::ReAuthRequestTypeAvp>(avps, judged.reauthorize_as) &&
                    ReadOnce<diameter::AuthSessionStateAvp>(avps, state) &&
                    ReadOnceOctets<diameter::EapMasterSessionKey>(avps, judged.key);
  const auto agents = roles::ReadHomeAgentAssignment(avps);
  const auto& features = agents.assignment.features;
  if (!read || agents.length_error.has_value()) return false;
  judged.useless_avps = agents.ignored;
  if (features.has_value() && features->IsContradictory()) return false;
  judged.stateless = state == diameter::AuthSessionState::kNoStateMaintained;
  // Auth-Request-Type 2 and 3.
  judged.authorises = (type == diameter::AuthRequestType::kAuthorizeOnly ||
                       type == diameter::AuthRequestType::kAuthorizeAuthenticate) &&
                      asked.type != diameter::AuthRequestType::kAuthenticateOnly;
  judged.local_authorised =
      features.has_value() && features->Has(diameter::FeatureBit::kLocalHomeAgentAssignment);
  return true;
}

inline void ReadTrouble(const diameter::AvpRange& avps, JudgedAnswer& judged) {
  judged.meaning = JudgedAnswer::Meaning::kTrouble;
  judged.failure = judged.code == 3006U   ? roles::NasFailure::kRedirected
                   : judged.code == 3004U ? roles::NasFailure::kBusy
                                          : roles::NasFailure::kProtocolError;
  if (judged.code != 3006U) return;
  for (const diameter::AvpView avp : avps) {
    if (avp.key != diameter::RedirectHost::kKey) continue;
    const auto host = diameter::RedirectHost::Decode(avp);
    if (host && judged.redirect_hosts.size() < roles::kMaxRedirectHosts) {
      judged.redirect_hosts.emplace_back(host->value.text());
    }
  }
  const auto usage = avps.Find<diameter::RedirectHostUsageAvp>();
  if (usage) judged.redirect_usage = usage->value;
  const auto time = avps.Find<diameter::RedirectMaxCacheTime>();
  if (time) judged.redirect_max_cache_time = time->value;
}

// An answer with the hop-by-hop id and the command of this request.
inline JudgedAnswer JudgeAnswer(Bytes octets, const diameter::MessageHeader& request,
                                const Asked& asked) {
  using Meaning = JudgedAnswer::Meaning;
  JudgedAnswer judged;
  const auto answer = diameter::MessageView::Parse(octets);
  if (!answer || !IsToRequest(*answer, request, asked.session_id)) return judged;
  const diameter::AvpRange avps = answer->avps();
  judged.code = ResultIn(avps);
  if (!judged.code.has_value()) return judged;
  const uint32_t thousands = *judged.code / 1000;
  const bool goes_well = thousands == 1 || thousands == 2;
  if (goes_well && answer->is_error()) return judged;
  if (thousands == 3) {
    ReadTrouble(avps, judged);
    return judged;
  }
  if (!goes_well) {
    judged.meaning = Meaning::kRefused;
    (void)ReadOnceOctets<diameter::EapPayload>(avps, judged.eap_payload);
    return judged;
  }
  if (thousands == 1 && judged.code != 1001U) return judged;
  if (!diameter::CheckMandatoryAvps(avps, {}).has_value()) {
    judged.failure = roles::NasFailure::kUnknownMandatoryAvp;
    return judged;
  }
  std::optional<diameter::AuthRequestType> type;
  if (!IsComplete(avps, request, type, judged)) return judged;
  if (thousands == 2) {
    if (IsGrant(avps, *type, asked, judged)) judged.meaning = Meaning::kGranted;
    return judged;
  }
  constexpr size_t kMostStates = 4;
  if (avps.Count(diameter::State::kKey) <= kMostStates &&
      ReadOnce<diameter::MultiRoundTimeOut>(avps, judged.round_timeout)) {
    judged.meaning = Meaning::kAnotherRound;
  }
  return judged;
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_JUDGED_ANSWER_H_
