// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/error_answer.h"

#include <type_traits>

#include "conformance_internal.h"
#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/grammar.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

ResultCode ForMessage(Reason reason) {
  switch (reason) {
    case Reason::kBadVersion:
      return ResultCode::kUnsupportedVersion;
    case Reason::kBadFlags:
      return ResultCode::kInvalidHdrBits;
    case Reason::kWrongType:
      return ResultCode::kCommandUnsupported;
    case Reason::kTruncated:
    case Reason::kTooShort:
    case Reason::kTooLong:
    case Reason::kBadLength:
    case Reason::kBadMultiple:
      return ResultCode::kInvalidMessageLength;
    default:
      return ResultCode::kUnableToComply;
  }
}

// A number of another size is a wrong length; a wrong size of anything else is a wrong value
// (RFC 6733 7.5).
bool HasFixedSize(AvpKey key) {
  const AvpInfo* const info = FindAvpInfo(key);
  return info != nullptr && FixedSize(info->format) != 0;
}

AvpKey KeyOf(const Error& error) { return {error.vendor, error.code}; }

// The AVP's framing is broken: there is a header at most.
bool IsStructural(Reason reason) {
  return reason == Reason::kTruncated || reason == Reason::kTooShort;
}

// The error's offset is that of the AVP's header; others point into its data.
bool IsAtHeader(Reason reason) {
  return reason == Reason::kDuplicate || reason == Reason::kNotAllowed ||
         reason == Reason::kUnsupported || reason == Reason::kTooMany ||
         reason == Reason::kTooDeep || reason == Reason::kWrongType ||
         reason == Reason::kWrongVendor;
}

using internal::DataOffset;

// Whether the octet at `offset` is one of the data of `avp`, or the end of it.
bool HoldsOffset(const AvpView& avp, uint32_t offset) {
  return avp.offset < offset && offset <= DataOffset(avp) + static_cast<uint32_t>(avp.data.size());
}

// An AVP with zeros for data: as much as its format needs at least.
void WriteExample(AvpKey key, uint8_t flags, AvpWriter& out) {
  const AvpInfo* const info = FindAvpInfo(key);
  const AvpWriter::Mark mark = out.Begin(key, flags);
  out.octets().Zeros(info == nullptr ? 0 : MinimumSize(info->format));
  out.End(mark);
}

// The AVP as it came, but for keys, at any depth. R101: not even to the one who sent them; there
// may be agents in between. A group that cannot be opened within `Limits::avp_depth` may hold
// anything. One that is too large for an answer goes back as an example of it.
void WriteCopy(const AvpView& avp, AvpWriter& out) {
  const AvpInfo* const info = FindAvpInfo(avp.key);
  const bool is_key = info != nullptr && info->disclosure == Disclosure::kKey;
  const bool is_group = info != nullptr && info->format == DataFormat::kGrouped;
  if (avp.data.size() > kMaxFailedAvpOctets) return WriteExample(avp.key, avp.flags, out);
  if (!is_key && !is_group) return out.Raw(avp);
  const AvpWriter::Mark mark = out.Begin(avp.key, avp.flags);
  const Result<AvpRange> group = AvpRange::Inside(avp, Limits());
  if (is_key || !group) {
    out.octets().Zeros(avp.data.size());
  } else {
    for (const AvpView inner : *group) WriteCopy(inner, out);
  }
  out.End(mark);
}

// The AVPs at one level of the request: `octets` start at `offset`.
struct Level {
  Bytes octets;
  uint32_t offset;
  uint8_t depth;
  AvpKey group;  // around it; none at the top

  AvpRange GoodRun() const {
    Limits limits;
    limits.avp_depth = UINT8_MAX;
    limits.elements = UINT32_MAX;
    return AvpRange::Scan(octets, offset, depth, limits).avps;
  }
};

// RFC 6733 6.11: Vendor-Specific-Application-Id holds one of two AVPs; where it is refused for
// having none, or both, an answer names both.
bool WriteApplications(const Level& level, const Error& error, AvpWriter& out) {
  if (level.group != AvpKey::kVendorSpecificApplicationId) return false;
  if (error.reason == Reason::kMissing && KeyOf(error) == AvpKey::kAuthApplicationId) {
    WriteExample(AvpKey::kAuthApplicationId, FlagsToSend(AvpKey::kAuthApplicationId), out);
    WriteExample(AvpKey::kAcctApplicationId, FlagsToSend(AvpKey::kAcctApplicationId), out);
    return true;
  }
  const std::optional<AvpView> auth = level.GoodRun().First(AvpKey::kAuthApplicationId);
  const std::optional<AvpView> acct = level.GoodRun().First(AvpKey::kAcctApplicationId);
  const bool has_both = error.reason == Reason::kDuplicate && auth.has_value() && acct.has_value();
  // Else there are two of one of them, or of something beside them.
  if (!has_both || (error.offset != auth->offset && error.offset != acct->offset)) return false;
  WriteCopy(*auth, out);
  WriteCopy(*acct, out);
  return true;
}

// What is at fault, on its own level.
void WriteOffender(const Level& level, const Error& error, AvpWriter& out) {
  const AvpKey key = KeyOf(error);
  if (WriteApplications(level, error, out)) return;
  if (error.reason == Reason::kMissing) return WriteExample(key, FlagsToSend(key), out);
  if (IsStructural(error.reason)) {
    const size_t flags_at = error.offset - level.offset + 4;
    return WriteExample(key, flags_at < level.octets.size() ? level.octets[flags_at] : uint8_t{0},
                        out);
  }
  for (const AvpView avp : level.GoodRun()) {
    const bool found =
        IsAtHeader(error.reason) ? avp.offset == error.offset : HoldsOffset(avp, error.offset);
    if (found && avp.key == key) return WriteCopy(avp, out);
  }
  WriteExample(key, FlagsToSend(key), out);
}

// Down to the level of the error: RFC 6733 7.5 lets the groups around the offender stand around it
// in Failed-AVP too. The depth of the recursion is that of the decoder that made the error, within
// `Limits::avp_depth`.
void WritePath(const Level& level, const Error& error, AvpWriter& out) {
  if (level.depth >= error.depth) return WriteOffender(level, error, out);
  for (const AvpView avp : level.GoodRun()) {
    if (!HoldsOffset(avp, error.offset)) continue;
    const AvpWriter::Mark mark = out.Begin(avp.key, avp.flags);
    WritePath({avp.data, DataOffset(avp), static_cast<uint8_t>(level.depth + 1), avp.key}, error,
              out);
    out.End(mark);
    return;
  }
  WriteExample(KeyOf(error), FlagsToSend(KeyOf(error)), out);
}

// Whether its type takes it: what an answer takes over must be good in the answer.
bool IsGood(const AvpView& avp) {
  return DispatchAvp(avp.key, [&avp](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (std::is_same_v<Type, UntypedAvp>) {
      return true;
    } else {
      return Type::Decode(avp).has_value();
    }
  });
}
std::optional<AvpView> FirstGood(const MessageView& request, AvpKey key) {
  const std::optional<AvpView> avp = request.avps().First(key);
  return avp.has_value() && IsGood(*avp) ? avp : std::nullopt;
}

// What the answer must have beside its result and its origin: one of each, taken over from the
// request.
bool IsTakenOver(const OccurrenceRule& rule) {
  return rule.occurrence == Occurrence::kExpected && rule.most == 1;
}

// Whether the command's own answer can be composed of what the request holds: then E need not be
// set for 5xxx.
bool CanCompose(const MessageView& request) {
  const absl::Span<const OccurrenceRule> grammar = GrammarOf(request.command(), Direction::kAnswer);
  bool is_known = false;  // each answer that is has its result
  for (const OccurrenceRule& rule : grammar) {
    is_known = is_known || rule.occurrence == Occurrence::kResult;
    if (rule.occurrence != Occurrence::kExpected) continue;
    // More than one, and a request has none of them: a CEA.
    if (!IsTakenOver(rule) || !FirstGood(request, rule.key).has_value()) return false;
  }
  return is_known;
}

void CopyFirst(const MessageView& request, AvpKey key, AvpWriter& out) {
  const std::optional<AvpView> avp = FirstGood(request, key);
  if (!avp.has_value()) return;
  // RFC 6733 6.8: the application is that of the header, whatever the request says.
  const Result<AuthApplicationId> named = avp->As<AuthApplicationId>();
  if (named && !internal::MayName(request, named->value)) {
    return out.Add(AuthApplicationId{request.application()});
  }
  out.Raw(key, avp->data);
}

MessageHeader AnswerHeader(const MessageView& request, ResultCode code) {
  MessageHeader header = request.header().Answer();
  const ErrorBit error_bit = ErrorBitFor(code);
  const bool has_error_bit =
      error_bit == ErrorBit::kAlways || (error_bit == ErrorBit::kIfNeeded && !CanCompose(request));
  if (has_error_bit) header.flags |= kFlagError;
  return header;
}

// What an answer says was wrong: an error of decoding, or AVPs that somebody names.
struct Fault {
  ResultCode code;
  const Error* error = nullptr;
  absl::Span<const AvpView> failed = {};
};

void WriteFailedAvps(const MessageView& request, const Fault& fault, AvpWriter& answer) {
  if (fault.error != nullptr) return WriteFailedAvp(request, *fault.error, answer);
  if (fault.failed.empty()) return;
  answer.Nest(AvpKey::kFailedAvp, [&fault](AvpWriter& failed) {
    for (const AvpView& avp : fault.failed) WriteCopy(avp, failed);
  });
}

void WriteAvps(const MessageView& request, const Answerer& self, const Fault& fault, Bytes more,
               bool has_error_bit, AvpWriter& answer) {
  if (has_error_bit) {
    CopyFirst(request, AvpKey::kSessionId, answer);
    answer.Add(OriginHost{self.origin_host});
    answer.Add(OriginRealm{self.origin_realm});
    answer.Add(ResultCodeAvp{fault.code});
  } else {
    for (const OccurrenceRule& rule : GrammarOf(request.command(), Direction::kAnswer)) {
      if (IsTakenOver(rule)) CopyFirst(request, rule.key, answer);
    }
    answer.Add(ResultCodeAvp{fault.code});
    answer.Add(OriginHost{self.origin_host});
    answer.Add(OriginRealm{self.origin_realm});
  }
  if (self.origin_state_id.has_value()) answer.Add(OriginStateId{*self.origin_state_id});
  if (!self.error_message.empty()) answer.Add(ErrorMessage{self.error_message});
  // RFC 6733 7.1, 7.4: only if it is not the Origin-Host.
  if (!self.reporting_host.empty() && !EqualIdentity(self.reporting_host, self.origin_host)) {
    answer.Add(ErrorReportingHost{self.reporting_host});
  }
  WriteFailedAvps(request, fault, answer);
  answer.RawRun(more);
  // RFC 6733 6.2: all of them, in the same order.
  for (const AvpView avp : request.avps()) {
    if (avp.key == AvpKey::kProxyInfo && IsGood(avp)) answer.Raw(avp);
  }
}

// RFC 6733 7.2: an answer is never answered.
Error NotARequest(const MessageView& answer) {
  Error refusal = MakeError(Reason::kNotAllowed, 0);
  refusal.kind = ElementKind::kDiameterMessage;
  refusal.code = static_cast<uint32_t>(answer.command());
  refusal.name = CommandName(answer.command(), false);
  return refusal;
}

// Whether there is such an answer: RFC 6733 7.2 answers requests alone, 7.1.3 sends elsewhere only
// with a host to go to (6.12), and a result that is no failure is no error.
Result<void> CheckFault(const MessageView& request, const Fault& fault, Bytes more) {
  if (!request.is_request()) return Unexpected(NotARequest(request));
  AvpView result;
  result.key = AvpKey::kResultCode;
  if (!IsFailure(fault.code)) {
    return Unexpected(AvpHeaderError(result, Reason::kBadValue, static_cast<uint32_t>(fault.code)));
  }
  const Result<AvpRange> avps = AvpRange::Parse(more);
  if (!avps) return Unexpected(avps.error());
  if (fault.code != ResultCode::kRedirectIndication ||
      avps->First(AvpKey::kRedirectHost).has_value()) {
    return {};
  }
  return Unexpected(MissingAvp(AvpKey::kRedirectHost, 0, 0));
}

Result<Bytes> Write(const MessageView& request, const Answerer& self, const Fault& fault,
                    MutableBytes out, Bytes more) {
  const Result<void> checked = CheckFault(request, fault, more);
  if (!checked) return Unexpected(checked.error());
  const MessageHeader header = AnswerHeader(request, fault.code);
  MessageWriter answer(out, header);
  WriteAvps(request, self, fault, more, header.is_error(), answer);
  return answer.Finish();
}

Result<void> Compose(const MessageView& request, const Answerer& self, const Fault& fault,
                     std::vector<uint8_t>& octets, Bytes more) {
  const Result<void> checked = CheckFault(request, fault, more);
  if (!checked) return checked;
  const MessageHeader header = AnswerHeader(request, fault.code);
  MessageWriter counting = MessageWriter::Counting(header);
  WriteAvps(request, self, fault, more, header.is_error(), counting);
  if (!counting.ok()) return Unexpected(counting.Finish().error());
  octets = std::vector<uint8_t>(counting.size());
  const Result<Bytes> written = Write(request, self, fault, absl::MakeSpan(octets), more);
  if (!written) return Unexpected(written.error());
  return {};
}

}  // namespace

ResultCode ResultCodeFor(const Error& error) {
  if (error.kind == ElementKind::kDiameterMessage) return ForMessage(error.reason);
  if (error.kind != ElementKind::kDiameterAvp) return ResultCode::kUnableToComply;
  switch (error.reason) {
    case Reason::kTruncated:
    case Reason::kTooShort:
      return ResultCode::kInvalidAvpLength;
    case Reason::kBadLength:
      return HasFixedSize(KeyOf(error)) ? ResultCode::kInvalidAvpLength
                                        : ResultCode::kInvalidAvpValue;
    case Reason::kTooLong:
    case Reason::kTooFewOctets:
    case Reason::kBadMultiple:
    case Reason::kBadValue:
    case Reason::kTooLow:
    case Reason::kTooHigh:
    case Reason::kDurationTooShort:
    case Reason::kDurationTooLong:
    case Reason::kBadVersion:
    case Reason::kBadFamily:
    case Reason::kBadText:
    case Reason::kPrefixTooLong:
    case Reason::kStrayBits:
    case Reason::kUnusableAddress:
    case Reason::kNameEmpty:
    case Reason::kNameNotTerminated:
    case Reason::kNameTrailingOctets:
    case Reason::kNameTooLong:
    case Reason::kLabelTooLong:
    case Reason::kIncomplete:
      return ResultCode::kInvalidAvpValue;
    case Reason::kMissing:
      return ResultCode::kMissingAvp;
    case Reason::kDuplicate:
      return ResultCode::kAvpOccursTooManyTimes;
    case Reason::kNotAllowed:
      return ResultCode::kAvpNotAllowed;
    case Reason::kUnsupported:
      return ResultCode::kAvpUnsupported;
    case Reason::kBadFlags:
      return ResultCode::kInvalidAvpBits;
    default:
      return ResultCode::kUnableToComply;
  }
}

ErrorBit ErrorBitFor(ResultCode code) {
  const ResultClass result = ClassOf(code);
  if (result == ResultClass::kProtocolError) return ErrorBit::kAlways;
  return result == ResultClass::kPermanentFailure ? ErrorBit::kIfNeeded : ErrorBit::kNever;
}

void WriteFailedAvp(const MessageView& request, const Error& error, AvpWriter& out) {
  if (error.kind != ElementKind::kDiameterAvp) return;
  const Level top{request.wire().subspan(MessageView::kHeaderSize), request.avps().base_offset(), 0,
                  AvpKey{}};
  out.Nest(AvpKey::kFailedAvp, [&](AvpWriter& failed) { WritePath(top, error, failed); });
}

Result<Bytes> WriteErrorAnswer(const MessageView& request, const Answerer& self, const Error& error,
                               MutableBytes out) {
  return Write(request, self, {ResultCodeFor(error), &error}, out, {});
}

Result<Bytes> WriteErrorAnswer(const MessageView& request, const Answerer& self, ResultCode code,
                               MutableBytes out, Bytes more, absl::Span<const AvpView> failed) {
  return Write(request, self, {code, nullptr, failed}, out, more);
}

Result<void> ComposeErrorAnswer(const MessageView& request, const Answerer& self,
                                const Error& error, std::vector<uint8_t>& out) {
  return Compose(request, self, {ResultCodeFor(error), &error}, out, {});
}

Result<void> ComposeErrorAnswer(const MessageView& request, const Answerer& self, ResultCode code,
                                std::vector<uint8_t>& out, Bytes more,
                                absl::Span<const AvpView> failed) {
  return Compose(request, self, {code, nullptr, failed}, out, more);
}

}}}  // namespace mip6boot::v0_1::diameter
