// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <optional>
#include <type_traits>

#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/stream_framer.h"
#include "tests/support/examine/examine.h"

namespace mip6boot::test {
namespace {

using diameter::AvpKey;
using diameter::AvpRange;
using diameter::AvpView;
using diameter::AvpWriter;
using diameter::MessageView;
using diameter::MessageWriter;
using diameter::StreamFramer;
using diameter::Violation;
using diameter::ViolationKind;

void ExamineRun(const AvpRange& run, Findings& findings);

// ---- refusals ----

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

// It names its place, and the AVP or the message that it is about.
void Refuse(const Error& error, Findings& findings) {
  findings.Refused(error);
  if (error.kind == ElementKind::kDiameterMessage) return;
  findings.Expect(error.kind == ElementKind::kDiameterAvp, "a refusal names no AVP and no message");
  findings.Expect(IsThere(findings.input(), error), "a refusal names an AVP that is not there");
}

// ---- AVPs ----

template <typename Value>
std::optional<Value> Examined(const Result<Value>& value, Findings& findings) {
  if (value) return *value;
  Refuse(value.error(), findings);
  return std::nullopt;
}

// The AVP as it is written canonically: flags as the table says, zeros for padding.
Bytes Canonical(const AvpView& avp, Buffer& buffer) {
  AvpWriter out{MutableBytes(buffer)};
  out.Raw(avp.key, avp.data);
  return *out.Finish();
}

// An AVP of one value that was decoded is written with the same data.
template <typename T>
void ExamineAs(const AvpView& avp, Findings& findings) {
  const std::optional<T> value = Examined(avp.As<T>(), findings);
  if (!value) return;
  Buffer buffer(avp.data.size());
  Buffer canonical(avp.data.size());
  AvpWriter out{MutableBytes(buffer)};
  out.Add(*value);
  const Result<Bytes> written = out.Finish();
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

// A group is written with what it was read for; it can be read again.
template <typename T>
void ExamineGroupAs(const AvpView& avp, Findings& findings) {
  const std::optional<T> value = Examined(avp.As<T>(), findings);
  if (!value) return;
  Buffer buffer(avp.data.size());
  AvpWriter out{MutableBytes(buffer)};
  out.Add(*value);
  const Result<Bytes> written = out.Finish();
  findings.Expect(written.has_value(), "a decoded group cannot be written");
  if (!written) return;
  findings.Expect(AvpRange::Parse(*written)->template Find<T>().has_value(),
                  "a group that was written cannot be read");
}

// By its type and, where that says more, by its data format as well.
void ExamineAvp(const AvpView& avp, Findings& findings) {
  findings.ExpectPlace(avp.offset, "an AVP is out of place");
  DispatchAvp(avp.key, [&](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (std::is_same_v<Type, diameter::UntypedAvp>) {
      Refuse(avp.As<diameter::Mip6FeatureVector>().error(), findings);
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

// An answer to the refused request can be written, and is one.
void ExamineErrorAnswer(const MessageView& request, const Error& error, Findings& findings) {
  if (!request.is_request()) return;
  Buffer buffer(findings.input().size() + diameter::kMaxFailedAvpOctets);
  diameter::Answerer self;
  self.origin_host = "aaa.home.example.org";
  self.origin_realm = "home.example.org";
  const Result<Bytes> written = WriteErrorAnswer(request, self, error, MutableBytes(buffer));
  findings.Expect(written.has_value(), "no answer to a refused request");
  if (!written) return;
  const Result<MessageView> answer = MessageView::Parse(*written);
  findings.Expect(answer.has_value(), "the answer to a refused request is no message");
  if (!answer) return;
#define MIP6BOOT_MESSAGE(Type, command_code, direction)             \
  if (diameter::Type::kDirection == diameter::Direction::kAnswer && \
      diameter::Type::kCommand == answer->command())                \
    findings.Expect(diameter::Type::Decode(*answer).has_value(),    \
                    "the answer to a refused request cannot be read as its command's");
#include "mip6boot/diameter/message.def"
  const Result<diameter::ResultCodeAvp> result = answer->avps().Find<diameter::ResultCodeAvp>();
  findings.Expect(!answer->is_request() && answer->hop_by_hop() == request.hop_by_hop() &&
                      answer->end_to_end() == request.end_to_end() &&
                      answer->command() == request.command() && result.has_value() &&
                      result->value == diameter::ResultCodeFor(error),
                  "the answer to a refused request is another's");
}

// ---- violations ----

// In order, each at a place of the input.
template <typename View>
void ExamineViolations(const View& view, Findings& findings) {
  uint32_t last = 0;
  FindViolations(view, [&](const Violation& violation) {
    findings.ExpectPlace(violation.offset, "a violation is out of place");
    findings.Expect(violation.offset >= last, "violations are out of order");
    last = violation.offset;
  });
}

// What a decoder refuses since it is missing, or there too often, is a violation too: both go by
// one grammar. But for answers with the E bit, for applications of vendors that we do not know,
// which may use a command with a grammar of their own, and for what is cut.
void ExamineGrammar(const MessageView& view, const Error& error, Findings& findings) {
  const AvpKey key{error.vendor, error.code};
  const bool missing = error.reason == Reason::kMissing;
  const bool whole = MessageView::kHeaderSize + view.avps().wire().size() == view.wire().size();
  if ((!missing && error.reason != Reason::kDuplicate) || view.is_error() || !whole) return;
  if (diameter::ApplicationName(view.application()) == nullptr) return;
  bool found = false;
  FindViolations(view, [&](const Violation& violation) {
    found = found || (violation.kind == ViolationKind::kApplicationUnnamed && missing) ||
            (violation.avp == key &&
             violation.kind == (missing ? ViolationKind::kMissing : ViolationKind::kTooMany));
  });
  findings.Expect(found, "a decoder goes by another grammar than FindViolations");
}

bool AsksForAnotherRound(const AvpRange& avps) {
  const Result<diameter::ResultCodeAvp> result = avps.Find<diameter::ResultCodeAvp>();
  return result && result->value == diameter::ResultCode::kMultiRoundAuth;
}

template <typename Message>
void ExamineTyped(const MessageView& view, Findings& findings) {
  // Of all the types that have another command, one says enough.
  if (view.command() != Message::kCommand && !std::is_same_v<Message, diameter::AaAnswer>) return;
  const Result<Message> message = Message::Decode(view);
  if (!message) {
    Refuse(message.error(), findings);
    ExamineGrammar(view, message.error(), findings);
    return ExamineErrorAnswer(view, message.error(), findings);
  }
  Buffer buffer(view.wire().size());
  MessageWriter out(MutableBytes(buffer), message->header);
  out.Add(*message);
  const Result<Bytes> written = out.Finish();
  // Such a one is taken, and never sent (R64).
  if (!written && written.error().reason == Reason::kNotAllowed &&
      AsksForAnotherRound(view.avps())) {
    return;
  }
  findings.Expect(written.has_value(), "a decoded message cannot be written");
  if (!written) return;
  const Result<MessageView> again = MessageView::Parse(*written);
  findings.Expect(again.has_value() && Message::Decode(*again).has_value(),
                  "a message that was written cannot be read");
}

void ExamineMessage(const MessageView& view, Findings& findings) {
#define MIP6BOOT_MESSAGE(Type, command, direction) ExamineTyped<diameter::Type>(view, findings);
#include "mip6boot/diameter/message.def"
  const Result<void> mandatory = CheckMandatoryAvps(view.avps());
  if (!mandatory) {
    Refuse(mandatory.error(), findings);
    ExamineErrorAnswer(view, mandatory.error(), findings);
  }
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
      Refuse(next.error(), findings);
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
    Refuse(scanned.error(), findings);
    return findings.Expect(!parsed && parsed.error() == scanned.error(),
                           "Scan and Parse name two errors");
  }
  const MessageView& message = scanned->message;
  findings.Expect(scanned->error.has_value() != parsed.has_value(), "Scan and Parse disagree");
  if (scanned->error.has_value()) {
    Refuse(*scanned->error, findings);
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
  ExamineMessage(message, findings);
  ExamineViolations(message, findings);
}

void ExamineDiameterAvps(Findings& findings) {
  const AvpRange::Scanned scanned = AvpRange::Scan(findings.input());
  const Result<AvpRange> parsed = AvpRange::Parse(findings.input());
  findings.Expect(scanned.error.has_value() != parsed.has_value(), "Scan and Parse disagree");
  if (scanned.error.has_value()) {
    Refuse(*scanned.error, findings);
    findings.Expect(!parsed && parsed.error() == *scanned.error, "Scan and Parse name two errors");
  }
  ExamineRun(scanned.avps, findings);
  ExamineViolations(scanned.avps, findings);
}

}  // namespace mip6boot::test
