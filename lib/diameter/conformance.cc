// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/conformance.h"

#include <cstddef>
#include <cstdint>
#include <optional>

#include "conformance_internal.h"
#include "grammar_internal.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/grammar.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

using internal::Has;
using internal::IsOfVendor;
using internal::Rules;
using internal::SeenIn;
using internal::Tally;
using internal::ValueIn;

class Examination {
 public:
  // Of bare AVPs.
  explicit Examination(ViolationVisitor visit) : visit_(visit) {}
  Examination(const MessageView& message, ViolationVisitor visit)
      : message_(&message),
        visit_(visit),
        has_result_code_(Has(message.avps(), AvpKey::kResultCode)),
        result_(ValueIn<ResultCodeAvp>(message.avps())),
        auth_mode_(ValueIn<Mip6AuthModeAvp>(message.avps())) {}

  void OfMessage() const {
    OfHeader();
    OfWhatIsMissing();
    OfRun(message_->avps(), RulesOfMessage(), nullptr);
  }
  void OfBareAvps(const AvpRange& avps) const { OfRun(avps, {}, nullptr); }

 private:
  void Report(ViolationKind kind, const AvpView& avp) const {
    visit_(Violation{kind, avp.key, avp.offset});
  }
  void ReportMessage(ViolationKind kind, AvpKey missing = {}) const {
    visit_(Violation{
        kind, missing,
        message_->avps().base_offset() - static_cast<uint32_t>(MessageView::kHeaderSize)});
  }
  void ReportMissing(Rules rules, uint64_t missing, uint32_t offset) const {
    for (size_t line = 0; line < rules.size(); ++line) {
      if ((missing >> line & 1) != 0) {
        visit_(Violation{ViolationKind::kMissing, rules[line].key, offset});
      }
    }
  }

  bool IsAnswerOf(CommandCode command) const {
    return !message_->is_request() && message_->command() == command;
  }
  bool IsRequestOf(CommandCode command) const {
    return message_->is_request() && message_->command() == command;
  }

  // ---- the message as such ----

  void OfHeader() const {
    constexpr uint8_t kReserved = 0x0f;
    if (message_->is_request() && message_->is_error()) {
      ReportMessage(ViolationKind::kErrorBitInRequest);
    }
    if (!message_->is_request() && message_->is_retransmitted()) {
      ReportMessage(ViolationKind::kRetransmittedAnswer);
    }
    if ((message_->flags() & kReserved) != 0) ReportMessage(ViolationKind::kReservedFlags);
    const std::optional<bool> proxiable = IsProxiable(message_->command());
    // RFC 6733 7.2: as the request had it.
    if (message_->is_error() || !proxiable.has_value()) return;
    if (message_->is_proxiable() && !*proxiable) {
      ReportMessage(ViolationKind::kProxiableBitUnexpected);
    }
    if (!message_->is_proxiable() && *proxiable) {
      ReportMessage(ViolationKind::kProxiableBitMissing);
    }
  }

  Rules RulesOfMessage() const {
    if (!message_->is_request() && message_->is_error()) return ErrorAnswerGrammar();
    // An application of a vendor may use a command with a grammar of its own; those that we know
    // keep to the IETF's.
    if (IsOfVendor(message_->application()) &&
        ApplicationName(message_->application()) == nullptr) {
      return GrammarOf(CommandCode{}, Direction::kRequest);
    }
    return GrammarOf(message_->command(),
                     message_->is_request() ? Direction::kRequest : Direction::kAnswer);
  }

  // As the decoders of messages see it.
  bool ReportsFailure() const {
    if (message_->is_request()) return false;
    if (message_->is_error()) return true;
    if (result_.has_value()) return IsFailure(*result_);
    const Result<ExperimentalResult> result = message_->avps().Find<ExperimentalResult>();
    return IsFailure(result ? result->code : ResultCode{});
  }

  void OfWhatIsMissing() const {
    const AvpRange avps = message_->avps();
    if (MessageView::kHeaderSize + avps.wire().size() != message_->wire().size()) return;
    const Rules rules = RulesOfMessage();
    const uint64_t missing =
        internal::MissingOf(internal::MasksOf(rules), SeenIn(avps, rules), ReportsFailure());
    ReportMissing(rules, missing,
                  avps.base_offset() - static_cast<uint32_t>(MessageView::kHeaderSize));
    if (message_->is_request()) {
      OfAuthModeData(avps);
    } else {
      OfResultData(avps);
    }
  }

  void OfAuthModeData(const AvpRange& avps) const {
    if (!AuthenticatesNode()) return;
    for (const AvpKey key :
         {AvpKey::kMipMnAaaSpi, AvpKey::kMipAuthenticator, AvpKey::kMipMacMobilityData}) {
      if (!Has(avps, key)) ReportMessage(ViolationKind::kAuthDataMissing, key);
    }
  }
  bool AuthenticatesNode() const {
    return IsRequestOf(CommandCode::kMip6) && auth_mode_ == Mip6AuthMode::kMnAaa;
  }

  void OfResultData(const AvpRange& avps) const {
    const ApplicationId application = message_->application();
    // Of a session's commands the application may be unknown: RFC 4072 3.
    const bool is_ietfs =
        !internal::IsOfVendor(application) &&
        (application != ApplicationId::kBase || !internal::IsAboutSession(message_->command()));
    if (is_ietfs && !message_->is_error() && !has_result_code_ &&
        Has(avps, AvpKey::kExperimentalResult)) {
      ReportMessage(ViolationKind::kResultCodeMissing, AvpKey::kResultCode);
    }
    if (message_->is_error() && result_ == ResultCode::kRedirectIndication) OfRedirect(avps);
    if (IsAnswerOf(CommandCode::kMip6) && result_ == ResultCode::kSuccess &&
        !Has(avps, AvpKey::kMipMobileNodeAddress)) {
      ReportMessage(ViolationKind::kHomeAddressMissing, AvpKey::kMipMobileNodeAddress);
    }
  }

  void OfRedirect(const AvpRange& avps) const {
    if (!Has(avps, AvpKey::kRedirectHost)) {
      ReportMessage(ViolationKind::kRedirectHostMissing, AvpKey::kRedirectHost);
    }
    const std::optional<RedirectHostUsage> usage = ValueIn<RedirectHostUsageAvp>(avps);
    if (usage.has_value() && *usage != RedirectHostUsage::kDontCache &&
        !Has(avps, AvpKey::kRedirectMaxCacheTime)) {
      ReportMessage(ViolationKind::kRedirectTimeMissing, AvpKey::kRedirectMaxCacheTime);
    }
  }

  // ---- runs of AVPs ----

  // `group`: null at the top. The depth of the recursion is bounded by `Limits::avp_depth`.
  void OfRun(const AvpRange& run, Rules rules, const AvpView* group) const {
    const bool in_message = message_ != nullptr && group == nullptr;
    Tally tally(rules);
    bool had_session = false;
    bool first = true;
    for (const AvpView avp : run) {
      const AvpInfo* const info = FindAvpInfo(avp.key);
      if (tally.IsSurplus(avp.key)) Report(ViolationKind::kTooMany, avp);
      OfFlags(avp, info);
      if (!internal::IsPadded(avp)) Report(ViolationKind::kPadding, avp);
      if (in_message) {
        if (avp.key == AvpKey::kSessionId && !first && !had_session) {
          Report(ViolationKind::kSessionIdNotFirst, avp);
        }
        OfPlace(avp);
        OfValue(avp);
      }
      if (internal::NamesApplication(avp.key)) OfApplication(avp, group);
      // RFC 6733 7.5: Failed-AVP quotes what was wrong.
      if (info != nullptr && info->format == DataFormat::kGrouped &&
          avp.key != AvpKey::kFailedAvp) {
        OfGroup(avp, in_message);
      }
      had_session = had_session || avp.key == AvpKey::kSessionId;
      first = false;
    }
  }

  void OfFlags(const AvpView& avp, const AvpInfo* info) const {
    constexpr uint8_t kReserved = 0x1f;
    if ((avp.flags & kAvpFlagProtected) != 0) Report(ViolationKind::kProtectedBit, avp);
    if ((avp.flags & kReserved) != 0) Report(ViolationKind::kReservedAvpFlags, avp);
    if ((avp.flags & kAvpFlagVendor) != 0 && avp.key.vendor == 0) {
      Report(ViolationKind::kVendorZero, avp);
    }
    if (internal::IsMistakenFor3gpp(avp.key)) Report(ViolationKind::kVendorUnexpected, avp);
    if (info == nullptr) return;
    const bool breaks_rule =
        avp.mandatory() ? info->m_rule == MRule::kMustNot : info->m_rule == MRule::kMust;
    if (!breaks_rule || !HasMRule(avp.key)) return;
    Report(avp.mandatory() ? ViolationKind::kMandatoryBitUnexpected
                           : ViolationKind::kMandatoryBitMissing,
           avp);
  }
  // RFC 6733 4.1: the rule is the application's. What is added to an older application (RFC 5447
  // 4.1) must do without the M bit by RFC 6733 1.3.4, and is sent with it all the same.
  bool HasMRule(AvpKey key) const {
    if (key.vendor != 0) return false;
    if (message_ == nullptr) return !internal::IsOfMobileIpv6(key);
    const ApplicationId application = message_->application();
    if (internal::IsOfVendor(application)) return false;
    return !internal::IsOfMobileIpv6(key) || application == ApplicationId::kMip6Ikev2 ||
           application == ApplicationId::kMip6Auth;
  }

  // At the top of a message.
  void OfPlace(const AvpView& avp) const {
    const bool is_destination =
        avp.key == AvpKey::kDestinationHost || avp.key == AvpKey::kDestinationRealm;
    if (is_destination && (!message_->is_request() || IsProxiable(message_->command()) == false)) {
      Report(ViolationKind::kDestinationMisplaced, avp);
    }
    if (avp.key == AvpKey::kRouteRecord && MustNotHoldRouteRecord()) {
      Report(ViolationKind::kRouteRecordMisplaced, avp);
    }
    if (internal::IsForBootstrapping(avp.key) && IsAnswerOf(CommandCode::kDiameterEap) &&
        message_->application() == ApplicationId::kMip6Ikev2 &&
        result_ == ResultCode::kMultiRoundAuth) {
      Report(ViolationKind::kAssignedTooEarly, avp);
    }
  }
  // By the tables of RFC 6733 10 and RFC 7155 5.1; that of RFC 4072 5.1 lets DEA hold some, and of
  // MIA there is none.
  bool MustNotHoldRouteRecord() const {
    return !message_->is_request() && IsProxiable(message_->command()).has_value() &&
           message_->command() != CommandCode::kDiameterEap &&
           message_->command() != CommandCode::kMip6;
  }

  void OfValue(const AvpView& avp) const {
    if (avp.key == AvpKey::kResultCode && !message_->is_request()) OfResultCode(avp);
    if (avp.key == AvpKey::kExperimentalResult && !message_->is_request() &&
        !message_->is_error() && internal::IsOfVendor(message_->application()) &&
        has_result_code_) {
      Report(ViolationKind::kResultAmbiguous, avp);
    }
    if (avp.key == AvpKey::kAuthRequestType) OfAuthRequestType(avp);
  }

  void OfResultCode(const AvpView& avp) const {
    const Result<ResultCodeAvp> code = avp.As<ResultCodeAvp>();
    if (!code) return;
    const ErrorBit wanted = ErrorBitFor(code->value);
    if (wanted == ErrorBit::kAlways && !message_->is_error()) {
      Report(ViolationKind::kErrorBitMissing, avp);
    }
    if (wanted == ErrorBit::kNever && message_->is_error()) {
      Report(ViolationKind::kErrorBitUnexpected, avp);
    }
  }

  void OfAuthRequestType(const AvpView& avp) const {
    const bool for_mobility = IsRequestOf(CommandCode::kDiameterEap) &&
                              message_->application() == ApplicationId::kMip6Ikev2;
    if (!for_mobility && !AuthenticatesNode()) return;
    const Result<AuthRequestTypeAvp> type = avp.As<AuthRequestTypeAvp>();
    if (type && type->value != AuthRequestType::kAuthorizeAuthenticate) {
      Report(ViolationKind::kNotToAuthorize, avp);
    }
  }

  // RFC 6733 6.8, 6.9, 6.11: at the top or in a Vendor-Specific-Application-Id there.
  void OfApplication(const AvpView& avp, const AvpView* group) const {
    if (message_ == nullptr || message_->command() == CommandCode::kCapabilitiesExchange) return;
    if (group != nullptr &&
        (group->key != AvpKey::kVendorSpecificApplicationId || group->depth != 0)) {
      return;
    }
    const Result<ApplicationId> named = DecodeAs<Unsigned32Format<ApplicationId>>(avp);
    if (!named || internal::MayName(*message_, *named)) return;
    Report(ViolationKind::kApplicationMismatch, avp);
  }

  void OfGroup(const AvpView& group, bool in_message) const {
    const AvpRange::Scanned inside =
        AvpRange::Scan(group.data, internal::DataOffset(group), internal::DepthInside(group));
    const AvpRange& parts = inside.avps;
    const Rules rules = GrammarOf(group.key);
    if (!inside.error.has_value()) {
      ReportMissing(
          rules,
          internal::MissingOf(internal::MasksOf(rules), SeenIn(parts, rules), /*failure=*/false),
          group.offset);
      OfParts(group, parts, in_message);
    }
    if (group.key == AvpKey::kVendorSpecificApplicationId &&
        Has(parts, AvpKey::kAuthApplicationId) && Has(parts, AvpKey::kAcctApplicationId)) {
      Report(ViolationKind::kApplicationAmbiguous, group);
    }
    OfRun(parts, rules, &group);
  }

  // What a whole group lacks that its grammar does not ask for.
  void OfParts(const AvpView& group, const AvpRange& parts, bool in_message) const {
    if (group.key == AvpKey::kMip6AgentInfo && !Has(parts, AvpKey::kMipHomeAgentAddress) &&
        !Has(parts, AvpKey::kMipHomeAgentHost)) {
      Report(ViolationKind::kHomeAgentUnnamed, group);
    }
    if (group.key == AvpKey::kVendorSpecificApplicationId &&
        !Has(parts, AvpKey::kAuthApplicationId) && !Has(parts, AvpKey::kAcctApplicationId)) {
      Report(ViolationKind::kApplicationUnnamed, group);
    }
    // RFC 5778 6.4, 6.13: by the mode of the request, and there is one mode.
    if (group.key == AvpKey::kMipMnHaMsa && in_message && IsAnswerOf(CommandCode::kMip6)) {
      for (const AvpKey key : {AvpKey::kMipMnHaSpi, AvpKey::kMipAlgorithmType}) {
        if (!Has(parts, key)) {
          visit_(Violation{ViolationKind::kSecurityAssociationIncomplete, key, group.offset});
        }
      }
    }
  }

  const MessageView* message_ = nullptr;  // null: bare AVPs
  ViolationVisitor visit_;
  // Looked up once: there may be as many AVPs that ask for them as the message holds.
  bool has_result_code_ = false;
  std::optional<ResultCode> result_;
  std::optional<Mip6AuthMode> auth_mode_;
};

}  // namespace

void FindViolations(const MessageView& message, ViolationVisitor visit) {
  Examination(message, visit).OfMessage();
}

void FindViolations(const AvpRange& avps, ViolationVisitor visit) {
  Examination(visit).OfBareAvps(avps);
}

}}}  // namespace mip6boot::v0_1::diameter
