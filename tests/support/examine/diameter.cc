// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <optional>
#include <type_traits>

#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/canonical.h"
#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/stream_framer.h"
#include "tests/support/examine/diameter_internal.h"
#include "tests/support/examine/examine.h"
#include "tests/support/examine/mirrored.h"

namespace mip6boot::test {
namespace {

using diameter::AvpRange;
using diameter::AvpView;
using diameter::AvpWriter;
using diameter::MessageView;
using diameter::MessageWriter;
using diameter::StreamFramer;
using diameter::Violation;

// Whether the AVP that the error names is there: the input has this code in front of the octet that
// the error is about.
bool IsThere(Bytes input, const Error& error) {
  constexpr size_t kCodeSize = 4;
  if (error.reason == Reason::kMissing) return true;
  if (error.reason == Reason::kTruncated && error.have < kCodeSize) return error.code == 0;
  for (size_t end = std::min<size_t>(error.offset + kCodeSize, input.size()); end >= kCodeSize;
       --end) {
    if (LoadBigEndian32(input.data() + end - kCodeSize) == error.code) return true;
  }
  return false;
}

}  // namespace

void RefuseDiameter(const Error& error, Findings& findings) {
  findings.Refused(error);
  if (error.kind == ElementKind::kDiameterMessage) return;
  findings.Expect(error.kind == ElementKind::kDiameterAvp, "a refusal names no AVP and no message");
  findings.Expect(IsThere(findings.input(), error), "a refusal names an AVP that is not there");
}

// But for the V flag, which no AVP without a vendor is sent with.
bool HaveSameOthers(absl::Span<const diameter::OccurrenceRule> grammar, const AvpRange& one,
                    const AvpRange& other) {
  const auto next = [grammar](AvpRange::Iterator at, const AvpRange& run) {
    while (at != run.end() &&
           std::any_of(grammar.begin(), grammar.end(),
                       [&](const diameter::OccurrenceRule& rule) { return rule.key == (*at).key; }))
      ++at;
    return at;
  };
  auto a = next(one.begin(), one);
  auto b = next(other.begin(), other);
  while (a != one.end() && b != other.end()) {
    const AvpView first = *a;
    const AvpView second = *b;
    const bool same_flags =
        ((first.flags ^ second.flags) & ~unsigned{diameter::kAvpFlagVendor}) == 0;
    if (first.key != second.key || !same_flags || first.data != second.data) return false;
    a = next(++a, one);
    b = next(++b, other);
  }
  return a == one.end() && b == other.end();
}

namespace {

void ExamineRun(const AvpRange& run, Findings& findings);

// ---- AVPs ----

template <typename Value>
std::optional<Value> Examined(const Result<Value>& value, Findings& findings) {
  if (value) return *value;
  RefuseDiameter(value.error(), findings);
  return std::nullopt;
}

// The AVP as it is written canonically: flags as the table says, zeros for padding.
Bytes Canonical(const AvpView& avp, Buffer& buffer) {
  AvpWriter out{MutableBytes(buffer)};
  out.Raw(avp.key, avp.data);
  return *out.Finish();
}

template <typename T>
Result<Bytes> Written(const T& value, Buffer& buffer) {
  AvpWriter out{MutableBytes(buffer)};
  out.Add(value);
  return out.Finish();
}

// An AVP of one value that was decoded is written with the same data.
template <typename T>
void ExamineAs(const AvpView& avp, Findings& findings) {
  const std::optional<T> value = Examined(avp.As<T>(), findings);
  if (!value) return;
  Buffer buffer(avp.data.size());
  Buffer canonical(avp.data.size());
  const Result<Bytes> written = Written(*value, buffer);
  if constexpr (std::is_same_v<T, diameter::FramedIpv6Prefix>) {
    // RFC 3162 2.3: a prefix is read from as many octets as there are, and written in full.
    const auto again = written.has_value() ? AvpRange::Parse(*written)->template Find<T>()
                                           : Result<T>(Unexpected(written.error()));
    findings.Expect(again.has_value() && *again == *value, "a prefix is read again as another");
    return;
  }
  findings.Expect(written.has_value() && *written == Canonical(avp, canonical),
                  "a decoded AVP is written with other octets");
}

// A group is written with its parts in another order, maybe, and with zero where one that counts as
// zero was missing: it is read as the same, and written so again.
template <typename T>
void ExamineGroupAs(const AvpView& avp, Findings& findings) {
  const std::optional<T> value = Examined(avp.As<T>(), findings);
  if (!value) return;
  Buffer buffer(avp.data.size());
  Buffer canonical(avp.data.size());
  const Result<Bytes> written = Written(*value, buffer);
  findings.Expect(written.has_value(), "a decoded group cannot be written");
  if (!written || *written == Canonical(avp, canonical)) return;
  const Result<T> again = AvpRange::Parse(*written)->template Find<T>();
  findings.Expect(again.has_value() && *again == *value,
                  "a group that was written is read as another");
  if (!again) return;
  if constexpr (!std::is_same_v<T, diameter::FailedAvp>) {
    findings.Expect(HaveSameOthers(diameter::GrammarOf(T::kKey), value->avps, again->avps),
                    "AVPs of a group that have no field are written as others");
  }
  Buffer second(written->size());
  const Result<Bytes> rewritten = Written(*again, second);
  findings.Expect(rewritten.has_value() && *rewritten == *written,
                  "a group is written otherwise the second time");
}

// By its type and, where that says more, by its data format as well.
void ExamineAvp(const AvpView& avp, Findings& findings) {
  findings.ExpectPlace(avp.offset, "an AVP is out of place");
  DispatchAvp(avp.key, [&](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (std::is_same_v<Type, diameter::UntypedAvp>) {
      RefuseDiameter(avp.As<diameter::Mip6FeatureVector>().error(), findings);
    } else if constexpr (diameter::kHoldsAvps<Type>) {
      if (const auto group = Examined(AvpRange::Inside(avp), findings)) {
        ExamineRun(*group, findings);
      }
      ExamineGroupAs<Type>(avp, findings);
    } else {
      ExamineAs<Type>(avp, findings);
    }
  });
  const diameter::AvpInfo* const info = FindAvpInfo(avp.key);
  if (info == nullptr) return;
  if (info->format == diameter::DataFormat::kDiameterIdentity) {
    const auto text = diameter::DecodeAs<diameter::DiameterIdentityFormat>(avp);
    if (!text) return;
    const Result<void> checked = diameter::CheckDiameterIdentity(*text);
    findings.Expect(checked.has_value() || checked.error().offset <= text->size(),
                    "the check of an identity names an octet that is not there");
  } else if (info->format == diameter::DataFormat::kAddress) {
    (void)Examined(diameter::DecodeAs<diameter::AddressFormat>(avp), findings);
  }
}

// ---- runs and messages ----

// An AVP that is passed on alone has zeros for padding, and no Vendor-Id of 0: RFC 6733 4.1 has
// neither otherwise. All else is as it came; `AvpRange::wire()` keeps these two as well.
bool IsPassedOnWhole(const AvpView& avp, Bytes wire) {
  if (avp.key.vendor == 0 && avp.header_size() != diameter::kAvpHeaderSize) return false;
  for (const uint8_t octet : wire.subspan(avp.header_size() + avp.data.size())) {
    if (octet != 0) return false;
  }
  return true;
}

void ExamineRun(const AvpRange& run, Findings& findings) {
  size_t position = 0;
  for (const AvpView avp : run) {
    const size_t padded = (avp.header_size() + avp.data.size() + 3) & ~size_t{3};
    const Bytes wire = run.wire().subspan(position, padded);
    position += padded;
    Buffer buffer(padded);
    AvpWriter out{MutableBytes(buffer)};
    out.Raw(avp);
    const Result<Bytes> written = out.Finish();
    findings.Expect(written.has_value() && (*written == wire || !IsPassedOnWhole(avp, wire)),
                    "an AVP is not passed on octet for octet");
    ExamineAvp(avp, findings);
  }
  findings.Expect(position == run.wire().size(), "the AVPs of a run are not all of it");
}

// A stream that is these octets, cut in the middle.
void ExamineStream(bool is_message, Findings& findings) {
  const Bytes input = findings.input();
  const size_t cut = input.size() / 2;
  StreamFramer framer;
  for (const Bytes part : {input.subspan(0, cut), input.subspan(cut)}) {
    framer.Feed(part);
    const Result<std::optional<Bytes>> next = framer.Next();
    if (!next) {
      RefuseDiameter(next.error(), findings);
      return findings.Expect(!is_message, "a message is refused in a stream");
    }
    if (next->has_value() && is_message) {
      findings.ExpectSame(**next, input, "a message comes out of a stream as another");
    }
  }
  findings.Expect(!is_message || framer.pending() == 0, "a message stays in the stream");
}

}  // namespace

void ExamineDiameterMessage(Findings& findings) {
  const Result<MessageView::Scanned> scanned = MessageView::Scan(findings.input());
  const Result<MessageView> parsed = MessageView::Parse(findings.input());
  ExamineStream(scanned.has_value(), findings);
  if (!scanned) {
    RefuseDiameter(scanned.error(), findings);
    return findings.Expect(!parsed && parsed.error() == scanned.error(),
                           "Scan and Parse name two errors");
  }
  const MessageView& message = scanned->message;
  findings.Expect(scanned->error.has_value() != parsed.has_value(), "Scan and Parse disagree");
  if (scanned->error.has_value()) {
    RefuseDiameter(*scanned->error, findings);
    findings.Expect(!parsed && parsed.error() == *scanned->error, "Scan and Parse name two errors");
    ExamineErrorAnswer(message, *scanned->error, findings);
  }
  Buffer buffer(message.wire().size());
  MessageWriter out(MutableBytes(buffer), message.header());
  out.RawRun(message.avps().wire());
  const Result<Bytes> written = out.Finish();
  findings.Expect(written.has_value() && (*written == findings.input() || !parsed),
                  "a message is not passed on octet for octet");
  ExamineRun(message.avps(), findings);
  ExamineTypedMessages(message, findings);
  const Result<void> mandatory = CheckMandatoryAvps(message.avps());
  if (!mandatory) {
    RefuseDiameter(mandatory.error(), findings);
    ExamineErrorAnswer(message, mandatory.error(), findings);
  }
  ExamineViolations(message, findings);
  if (!parsed) return;
  const std::optional<Error> refusal = ExamineCanonical<AvpWriter>(
      findings.input(),
      [](Bytes wire, AvpWriter& to) {
        const Result<MessageView> view = MessageView::Parse(wire);
        if (!view) return to.Fail(view.error());
        WriteCanonicalMessage(*view, to);
      },
      findings);
  if (refusal.has_value()) RefuseDiameter(*refusal, findings);
}

void ExamineDiameterAvps(Findings& findings) {
  const AvpRange::Scanned scanned = AvpRange::Scan(findings.input());
  const Result<AvpRange> parsed = AvpRange::Parse(findings.input());
  findings.Expect(scanned.error.has_value() != parsed.has_value(), "Scan and Parse disagree");
  if (scanned.error.has_value()) {
    RefuseDiameter(*scanned.error, findings);
    findings.Expect(!parsed && parsed.error() == *scanned.error, "Scan and Parse name two errors");
  }
  ExamineRun(scanned.avps, findings);
  ExamineViolations(scanned.avps, findings);
  const std::optional<Error> refusal = ExamineCanonical<AvpWriter>(
      scanned.avps.wire(),
      [](Bytes wire, AvpWriter& to) {
        const Result<AvpRange> avps = AvpRange::Parse(wire);
        if (!avps) return to.Fail(avps.error());
        WriteCanonical(*avps, to);
      },
      findings);
  if (refusal.has_value()) RefuseDiameter(*refusal, findings);
}

}  // namespace mip6boot::test
