// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/error_answer.h"
#include "nas_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace roles { namespace internal {
namespace {

using diameter::AvpKey;
using diameter::AvpView;
using diameter::MessageView;
using diameter::ResultClass;
using diameter::ResultCode;

// Reads one answer, field by field: an answer is never answered, so what is wrong with an AVP that
// nobody needs is nobody's concern. Of AVPs that decide, two are one too many: agents on the way
// may read either.
class Reader {
 public:
  Reader(const MessageView& message, const AskedFor& asked, const NasConfig& config)
      : message_(message), asked_(asked), config_(config) {}

  AccessAnswer Read() {
    if (!ReadResult()) return answer_;
    switch (diameter::ClassOf(answer_.result_code)) {
      case ResultClass::kInformational:
        if (answer_.result_code != ResultCode::kMultiRoundAuth) return Bad(AvpKey::kResultCode);
        if (ReadGrammar() && ReadChallenge()) answer_.input = NasInput::kChallenge;
        return answer_;
      case ResultClass::kSuccess:
        if (ReadGrammar() && ReadGrant()) answer_.input = NasInput::kSuccess;
        return answer_;
      case ResultClass::kProtocolError:
        ReadTrouble();
        return answer_;
      case ResultClass::kTransientFailure:
      case ResultClass::kPermanentFailure:
        // RFC 6733 7.1: as are classes that nobody has defined (R99).
        // A refusal is one without a payload that can be read, too.
        if (const auto eap = Once<diameter::EapPayload>(); eap && eap->has_value()) {
          answer_.eap_payload = (*eap)->value;
        }
        answer_.input = NasInput::kRejection;
        return answer_;
    }
    return answer_;
  }

 private:
  // An AVP that may stand once, if it is there.
  template <typename T>
  Result<std::optional<T>> Once() const {
    const std::optional<AvpView> avp = message_.avps().First(T::kKey);
    if (!avp.has_value()) return std::optional<T>();
    if (message_.avps().Count(T::kKey) > 1) {
      return Unexpected(diameter::AvpHeaderError(*avp, Reason::kDuplicate, 2, 1));
    }
    const Result<T> typed = T::Decode(*avp, config_.decode);
    if (!typed) return Unexpected(typed.error());
    return std::optional<T>(*typed);
  }
  // False, with the error kept, for the AVP's absence too if it is `required`.
  template <typename T, typename Field>
  bool Take(Field& field, bool required = false) {
    const Result<std::optional<T>> avp = Once<T>();
    if (!avp) return Bad(avp.error());
    if (!avp->has_value()) {
      return !required || Bad(diameter::MissingAvp(T::kKey, message_.avps().base_offset(), 0));
    }
    field = (*avp)->value;
    return true;
  }

  bool Bad(const Error& error) {
    answer_.input = NasInput::kBadAnswer;
    answer_.error = error;
    return false;
  }
  AccessAnswer Bad(AvpKey key) {
    const std::optional<AvpView> avp = message_.avps().First(key);
    (void)Bad(avp.has_value() ? diameter::AvpError(*avp, Reason::kBadValue)
                              : diameter::MissingAvp(key, message_.avps().base_offset(), 0));
    return answer_;
  }
  bool BadHeader(Reason reason) {
    Error error = MakeError(reason, 0, message_.flags());
    error.kind = ElementKind::kDiameterMessage;
    error.code = static_cast<uint32_t>(message_.command());
    error.name = diameter::CommandName(message_.command(), false);
    return Bad(error);
  }

  // What every answer needs, however it ends.
  bool ReadResult() {
    if (message_.end_to_end() != asked_.end_to_end ||
        message_.application() != asked_.application) {
      return BadHeader(Reason::kBadValue);
    }
    std::optional<std::string_view> session_id;
    if (!Take<diameter::SessionId>(session_id)) return false;
    if (session_id.has_value() && *session_id != asked_.session_id) {
      (void)Bad(AvpKey::kSessionId);
      return false;
    }
    if (!Take<diameter::OriginHost>(answer_.origin_host, true)) return false;
    std::optional<ResultCode> base;
    if (!Take<diameter::ResultCodeAvp>(base)) return false;
    const std::optional<AvpView> vendors = message_.avps().First(AvpKey::kExperimentalResult);
    // RFC 6733 7.6, 7.7: one in place of the other, and of the same classes (R66, R99).
    if (base.has_value() && vendors.has_value()) {
      return Bad(diameter::AvpHeaderError(*vendors, Reason::kNotAllowed));
    }
    if (message_.avps().Count(AvpKey::kExperimentalResult) > 1) {
      return Bad(diameter::AvpHeaderError(*vendors, Reason::kDuplicate, 2, 1));
    }
    if (base.has_value()) {
      answer_.result_code = *base;
    } else {
      const auto vendor = message_.avps().Find<diameter::ExperimentalResult>(config_.decode);
      if (!vendor) {
        (void)Bad(AvpKey::kResultCode);
        return false;
      }
      answer_.result_code = vendor->code;
      vendors_code_ = true;
    }
    // RFC 6733 7.1: E goes with trouble only.
    return !message_.is_error() || diameter::IsFailure(answer_.result_code) ||
           BadHeader(Reason::kBadFlags);
  }

  // What the grammars of DEA and AAA want of an answer that goes on or grants.
  bool ReadGrammar() {
    // RFC 6733 4.1: what must be understood, and is not, makes the answer useless.
    const Result<void> understood =
        diameter::CheckMandatoryAvps(message_.avps(), config_.known_avps, config_.decode.limits);
    if (!understood) {
      answer_.failure = NasFailure::kUnknownMandatoryAvp;
      return Bad(understood.error());
    }
    std::string_view session_id;
    diameter::ApplicationId application{};
    if (!Take<diameter::SessionId>(session_id, true) ||
        !Take<diameter::AuthApplicationId>(application, true) ||
        !Take<diameter::AuthRequestTypeAvp>(type_, true)) {
      return false;
    }
    if (application != asked_.application) {
      (void)Bad(AvpKey::kAuthApplicationId);
      return false;
    }
    return Take<diameter::EapPayload>(answer_.eap_payload);
  }

  bool ReadChallenge() {
    // RFC 4072 3.1: all of them go back (R92).
    for (const AvpView avp : message_.avps()) {
      if (avp.key == AvpKey::kState && !answer_.states.TryPushBack(avp.data)) {
        return Bad(diameter::AvpHeaderError(avp, Reason::kTooMany, 0, kMaxStates));
      }
    }
    // RFC 4072 2.2 lets MIP6 AVPs stand here: nothing is kept of them (R64).
    return Take<diameter::MultiRoundTimeOut>(answer_.multi_round_timeout);
  }

  bool ReadGrant() {
    diameter::AuthSessionState state = diameter::AuthSessionState::kStateMaintained;
    if (!Take<diameter::SessionTimeout>(answer_.times.session_timeout) ||
        !Take<diameter::AuthorizationLifetime>(answer_.times.authorization_lifetime) ||
        !Take<diameter::AuthGracePeriod>(answer_.times.auth_grace_period) ||
        !Take<diameter::ReAuthRequestTypeAvp>(answer_.reauthorize_as) ||
        !Take<diameter::AuthSessionStateAvp>(state) ||
        !Take<diameter::EapMasterSessionKey>(answer_.eap_master_session_key)) {
      return false;
    }
    answer_.stateless = state == diameter::AuthSessionState::kNoStateMaintained;
    // It authorises if it was asked to, and says so (R66).
    answer_.authorises =
        Authorises(answer_.result_code, type_) && Authorises(answer_.result_code, asked_.type);
    answer_.takes_home_agents =
        answer_.authorises && !vendors_code_ &&
        TakesHomeAgents(answer_.result_code, type_, config_.accept_limited_success);
    const ReadAssignment read = ReadHomeAgentAssignment(message_.avps(), config_.decode);
    // RFC 6733 7.1.5: a wrong length makes the whole message unusable; another fault costs that
    // AVP.
    if (read.length_error.has_value()) return Bad(*read.length_error);
    answer_.bad_avps = read.ignored;
    answer_.assignment = read.assignment;
    // RFC 6572 4.1: bits that contradict each other grant nothing.
    if (read.assignment.features.has_value() && read.assignment.features->IsContradictory()) {
      (void)Bad(AvpKey::kMip6FeatureVector);
      return false;
    }
    return true;
  }

  // RFC 6733 6.12 to 6.14. What of it cannot be read says nothing.
  void ReadRedirect() {
    const auto add = [this](const Result<diameter::RedirectHost>& host) {
      if (host) (void)answer_.redirect_hosts.TryPushBack(host->value.text());
    };
    message_.avps().ForEach<diameter::RedirectHost>(add, config_.decode);
    const auto usage = message_.avps().Find<diameter::RedirectHostUsageAvp>(config_.decode);
    if (usage) answer_.redirect_usage = usage->value;
    const auto time = message_.avps().Find<diameter::RedirectMaxCacheTime>(config_.decode);
    if (time) answer_.redirect_max_cache_time = time->value;
  }

  void ReadTrouble() {
    answer_.input = NasInput::kProtocolError;
    switch (answer_.result_code) {
      case ResultCode::kRedirectIndication: {
        answer_.failure = NasFailure::kRedirected;
        ReadRedirect();
        return;
      }
      case ResultCode::kTooBusy:
        answer_.failure = NasFailure::kBusy;
        return;
      default:
        answer_.failure = NasFailure::kProtocolError;
        return;
    }
  }

  const MessageView& message_;
  const AskedFor& asked_;
  const NasConfig& config_;
  diameter::AuthRequestType type_{};
  bool vendors_code_ = false;
  AccessAnswer answer_;
};

}  // namespace

AccessAnswer ReadAccessAnswer(Bytes message, const AskedFor& asked, const NasConfig& config) {
  const Result<MessageView> view = MessageView::Parse(message, 0, config.decode.limits);
  if (!view) {
    AccessAnswer answer;
    answer.error = view.error();
    return answer;
  }
  return Reader(*view, asked, config).Read();
}

}}}}  // namespace mip6boot::v0_1::roles::internal
