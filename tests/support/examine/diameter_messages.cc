// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Diameter messages by their types, and the answers that refuse them.

#include <memory>
#include <type_traits>

#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "tests/support/examine/diameter_internal.h"
#include "tests/support/examine/error_answer.h"

namespace mip6boot::test {
namespace {

using diameter::AvpKey;
using diameter::AvpRange;
using diameter::AvpView;
using diameter::MessageHeader;
using diameter::MessageView;
using diameter::MessageWriter;
using diameter::Violation;
using diameter::ViolationKind;

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
    // Of a group that names an application: neither AVP, or both (RFC 6733 6.11).
    found = found ||
            violation.kind == (missing ? ViolationKind::kApplicationUnnamed
                                       : ViolationKind::kApplicationAmbiguous) ||
            (violation.avp == key &&
             violation.kind == (missing ? ViolationKind::kMissing : ViolationKind::kTooMany));
  });
  findings.Expect(found, "a decoder goes by another grammar than FindViolations");
}

bool AsksForAnotherRound(const AvpRange& avps) {
  const Result<diameter::ResultCodeAvp> result = avps.Find<diameter::ResultCodeAvp>();
  return result && result->value == diameter::ResultCode::kMultiRoundAuth;
}

// Field by field: what has no field is not looked at.
bool IsSame(const MessageHeader& a, const MessageHeader& b) {
  return a.flags == b.flags && a.command == b.command && a.application == b.application &&
         a.hop_by_hop == b.hop_by_hop && a.end_to_end == b.end_to_end;
}
#define MIP6BOOT_MESSAGE(Type, command, direction)                \
  bool IsSame(const diameter::Type& a, const diameter::Type& b) { \
    return IsSame(a.header, b.header)
#define MIP6BOOT_REQUIRED(field, Avp) &&a.field == b.field
#define MIP6BOOT_EXPECTED(field, Avp) &&a.field == b.field
#define MIP6BOOT_OPTIONAL(field, Avp) &&a.field == b.field
#define MIP6BOOT_UP_TO(field, Avp, most) &&a.field == b.field
#define MIP6BOOT_UP_TO1(field, Avp, most) &&a.field == b.field
#define MIP6BOOT_LIST(field, Avp, capacity) &&a.field == b.field
#define MIP6BOOT_LIST1(field, Avp, capacity) &&a.field == b.field
#define MIP6BOOT_RESULT() \
  &&a.result_code == b.result_code&& a.experimental_result == b.experimental_result
#define MIP6BOOT_END_MESSAGE(Type) \
  ;                                \
  }
#include "mip6boot/diameter/message.def"

// The fields, and behind them what has none.
template <typename Message>
Result<Bytes> Written(const Message& message, Buffer& buffer) {
  MessageWriter out(MutableBytes(buffer), message.header);
  out.Add(message);
  message.EncodeOthers(out);
  return out.Finish();
}

// What was read is written, read as the same, and written so again.
template <typename Message>
void ExamineTyped(const MessageView& view, Findings& findings) {
  // Of all the types that have another command, one says enough.
  if (view.command() != Message::kCommand && !std::is_same_v<Message, diameter::AaAnswer>) return;
  const Result<Message> message = Message::Decode(view);
  if (!message) {
    RefuseDiameter(message.error(), findings);
    ExamineGrammar(view, message.error(), findings);
    return ExamineErrorAnswer(view, message.error(), findings);
  }
  Buffer buffer(view.wire().size());
  const Result<Bytes> written = Written(*message, buffer);
  // Such a one is taken, and never sent (R64).
  if (!written && written.error().reason == Reason::kNotAllowed &&
      AsksForAnotherRound(view.avps())) {
    return;
  }
  findings.Expect(written.has_value(), "a decoded message cannot be written");
  if (!written || *written == view.wire()) return;
  const Result<MessageView> again = MessageView::Parse(*written);
  findings.Expect(again.has_value(), "what was written is no message");
  if (!again) return;
  const Result<Message> decoded = Message::Decode(*again);
  findings.Expect(decoded.has_value() && IsSame(*decoded, *message),
                  "a message that was written is read as another");
  if (!decoded) return;
  findings.Expect(
      HaveSameOthers(GrammarOf(Message::kCommand, Message::kDirection), view.avps(), again->avps()),
      "AVPs of a message that have no field are written as others");
  Buffer second(written->size());
  const Result<Bytes> rewritten = Written(*decoded, second);
  findings.Expect(rewritten.has_value() && *rewritten == *written,
                  "a message is written otherwise the second time");
}

}  // namespace

// Written with an octet too little, it says so.
void ExamineErrorAnswer(const MessageView& request, const Error& error, Findings& findings) {
  if (!request.is_request()) return;
  Buffer buffer(findings.input().size() + diameter::kMaxFailedAvpOctets);
  diameter::Answerer self;
  self.origin_host = "aaa.home.example.org";
  self.origin_realm = "home.example.org";
  const Result<Bytes> written = WriteErrorAnswer(request, self, error, MutableBytes(buffer));
  findings.Expect(written.has_value(), "no answer to a refused request");
  if (!written) return;
  const size_t size = written->size();
  JudgeErrorAnswer(request, *written,
                   {self.origin_host, self.origin_realm, ExpectedResultCode(error), error},
                   findings);
  const Result<MessageView> answer = MessageView::Parse(*written);
  if (!answer) return;
#define MIP6BOOT_MESSAGE(Type, command_code, direction)             \
  if (diameter::Type::kDirection == diameter::Direction::kAnswer && \
      diameter::Type::kCommand == answer->command())                \
    findings.Expect(diameter::Type::Decode(*answer).has_value(),    \
                    "the answer to a refused request cannot be read as its command's");
#include "mip6boot/diameter/message.def"
  const std::unique_ptr<uint8_t[]> small(new uint8_t[size - 1]);
  const Result<Bytes> refused =
      WriteErrorAnswer(request, self, error, MutableBytes(small.get(), size - 1));
  findings.Expect(!refused && refused.error().reason == Reason::kNoSpace &&
                      refused.error().have < refused.error().want,
                  "a buffer that is an octet too small for an answer");
}

void ExamineTypedMessages(const MessageView& view, Findings& findings) {
#define MIP6BOOT_MESSAGE(Type, command, direction) ExamineTyped<diameter::Type>(view, findings);
#include "mip6boot/diameter/message.def"
}

}  // namespace mip6boot::test
