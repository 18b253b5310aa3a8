// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/messages.h"

#include <algorithm>

#include "grammar_internal.h"
#include "mip6boot/diameter/avp_cursor.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

using AvpCursor = internal::AvpCursor<false>;

// The place of each field in its message: its bit in `seen`, its line in the rules.
#define MIP6BOOT_MESSAGE(Type, command, direction) enum class Type##Slot : unsigned {
#define MIP6BOOT_REQUIRED(field, Avp) field,
#define MIP6BOOT_EXPECTED(field, Avp) field,
#define MIP6BOOT_OPTIONAL(field, Avp) field,
#define MIP6BOOT_UP_TO(field, Avp, most) field,
#define MIP6BOOT_UP_TO1(field, Avp, most) field,
#define MIP6BOOT_LIST(field, Avp, capacity) field,
#define MIP6BOOT_LIST1(field, Avp, capacity) field,
#define MIP6BOOT_RESULT() result_code, experimental_result,
#define MIP6BOOT_END_MESSAGE(Type) \
  kCount                           \
  }                                \
  ;
#include "mip6boot/diameter/message.def"

template <typename Slot>
constexpr uint64_t Bit(Slot slot) {
  static_assert(static_cast<unsigned>(Slot::kCount) <= 64, "one bit a field");
  return uint64_t{1} << static_cast<unsigned>(slot);
}

template <typename Message>
inline bool ReportsFailure(const Message& message) {
  if constexpr (Message::kDirection == Direction::kAnswer) {
    return message.header.is_error() || IsFailure(message.result());
  } else {
    return false;
  }
}

template <typename Message>
inline bool IsOf(const MessageView& view) {
  constexpr uint8_t kMask = kFlagRequest | kFlagError;
  if (ABSL_PREDICT_FALSE(view.command() != Message::kCommand)) return false;
  // R and E do not go together (RFC 6733 3).
  return Message::kDirection == Direction::kRequest ? (view.flags() & kMask) == kFlagRequest
                                                    : !view.is_request();
}

// Appends one to the list; false if it is full or the AVP is refused.
template <typename Avp, typename List>
inline bool Append(const AvpView& avp, const DecodePolicy& policy, List& list) {
  using Field = typename Avp::Field;
  if constexpr (sizeof(Field) > sizeof(Address)) {
    // A large one is decoded where it stays.
    Field* const field = list.TryGrow();
    return ABSL_PREDICT_TRUE(field != nullptr) && Avp::DecodeField(avp, policy, *field);
  } else {
    Field field{};
    return Avp::DecodeField(avp, policy, field) && list.TryPushBack(field);
  }
}

// These take the cursor, not the view: so a view is put together only where it is needed as a
// whole.
template <typename Avp>
ABSL_ATTRIBUTE_COLD ABSL_ATTRIBUTE_NOINLINE Error Refused(AvpCursor avp, const DecodePolicy& policy,
                                                          bool seen) {
  return seen ? AvpHeaderError(*avp, Reason::kDuplicate, 2, 1) : Avp::Refusal(*avp, policy);
}

template <typename Avp>
ABSL_ATTRIBUTE_COLD ABSL_ATTRIBUTE_NOINLINE Error RefusedInList(AvpCursor avp,
                                                                const DecodePolicy& policy,
                                                                Reason reason, size_t most) {
  typename Avp::Field field{};
  if (Avp::DecodeField(*avp, policy, field)) return AvpHeaderError(*avp, reason, most + 1, most);
  return Avp::Refusal(*avp, policy);
}

}  // namespace

// One pass: each AVP goes to its field by its code. `seen` has the bit of each field that was
// there.
#define MIP6BOOT_MESSAGE(Type, command, direction)                                  \
  MIP6BOOT_FLATTEN Result<Type> Type::Decode(const MessageView& view,               \
                                             const DecodePolicy& policy) {          \
    using Slot = Type##Slot;                                                        \
    constexpr internal::Masks kMasks = internal::MasksOf(internal::k##Type##Rules); \
    Result<Type> result(std::in_place);                                             \
    if (ABSL_PREDICT_FALSE(!IsOf<Type>(view))) {                                    \
      result = Unexpected(internal::WrongMessage(view, kCommand));                  \
      return result;                                                                \
    }                                                                               \
    Type& message = *result;                                                        \
    message.header = view.header();                                                 \
    message.avps = view.avps();                                                     \
    uint64_t seen = 0;                                                              \
    AvpCursor avp(view.avps());                                                     \
    while (avp.Next()) {                                                            \
      const AvpKey key = avp.key();                                                 \
      if (ABSL_PREDICT_FALSE(key.vendor != 0)) continue;                            \
      switch (key.code) {
#define MIP6BOOT_OPTIONAL(field, Avp)                                          \
  case Avp::kKey.code: {                                                       \
    const bool twice = (seen & Bit(Slot::field)) != 0;                         \
    Avp::Field value{};                                                        \
    if (ABSL_PREDICT_FALSE(twice || !Avp::DecodeField(*avp, policy, value))) { \
      result = Unexpected(Refused<Avp>(avp, policy, twice));                   \
      return result;                                                           \
    }                                                                          \
    message.field = value;                                                     \
    seen |= Bit(Slot::field);                                                  \
    break;                                                                     \
  }
#define MIP6BOOT_REQUIRED(field, Avp) MIP6BOOT_OPTIONAL(field, Avp)
#define MIP6BOOT_EXPECTED(field, Avp) MIP6BOOT_OPTIONAL(field, Avp)
#define MIP6BOOT_RESULT()                       \
  MIP6BOOT_OPTIONAL(result_code, ResultCodeAvp) \
  MIP6BOOT_OPTIONAL(experimental_result, ExperimentalResult)
// A list that is full: `reason` says whose number that is.
#define MIP6BOOT_APPEND(field, Avp, most, reason)                         \
  case Avp::kKey.code:                                                    \
    if (ABSL_PREDICT_FALSE(!Append<Avp>(*avp, policy, message.field))) {  \
      result = Unexpected(RefusedInList<Avp>(avp, policy, reason, most)); \
      return result;                                                      \
    }                                                                     \
    seen |= Bit(Slot::field);                                             \
    break;
#define MIP6BOOT_UP_TO(field, Avp, most) MIP6BOOT_APPEND(field, Avp, most, Reason::kDuplicate)
#define MIP6BOOT_UP_TO1(field, Avp, most) MIP6BOOT_UP_TO(field, Avp, most)
#define MIP6BOOT_LIST(field, Avp, capacity) MIP6BOOT_APPEND(field, Avp, capacity, Reason::kTooMany)
#define MIP6BOOT_LIST1(field, Avp, capacity) MIP6BOOT_LIST(field, Avp, capacity)
#define MIP6BOOT_END_MESSAGE(Type)                                                       \
  default:                                                                               \
    break;                                                                               \
    }                                                                                    \
    }                                                                                    \
    const uint64_t missing = internal::MissingOf(kMasks, seen, ReportsFailure(message)); \
    if (ABSL_PREDICT_FALSE(missing != 0))                                                \
      result = Unexpected(internal::FirstMissing(internal::k##Type##Rules, missing,      \
                                                 view.avps().base_offset(), 0));         \
    return result;                                                                       \
    }
#include "mip6boot/diameter/message.def"

#undef MIP6BOOT_APPEND

namespace {

ABSL_ATTRIBUTE_COLD ABSL_ATTRIBUTE_NOINLINE void FailField(AvpWriter& out, AvpKey key,
                                                           Reason reason) {
  AvpView avp;
  avp.key = key;
  avp.offset = static_cast<uint32_t>(out.size());
  out.Fail(AvpHeaderError(avp, reason));
}

// RFC 5778 5.1, RFC 5779 8: Mobile IPv6 is spoken of in the first request and the last answer, so
// not in one that asks for another round (R64).
inline bool MayHold(bool asks_for_another_round, AvpKey key, AvpWriter& out) {
  if (ABSL_PREDICT_TRUE(!asks_for_another_round) || !internal::IsForBootstrapping(key)) return true;
  FailField(out, key, Reason::kNotAllowed);
  return false;
}

template <typename Message>
inline bool AsksForAnotherRound(const Message& message) {
  if constexpr (Message::kDirection == Direction::kAnswer) {
    return message.result() == ResultCode::kMultiRoundAuth;
  } else {
    return false;
  }
}

}  // namespace

#define MIP6BOOT_MESSAGE(Type, command, direction)         \
  void Type::Encode(AvpWriter& out) const {                \
    const bool failure = ReportsFailure(*this);            \
    const bool another_round = AsksForAnotherRound(*this); \
    (void)failure;                                         \
    (void)another_round;
#define MIP6BOOT_REQUIRED(field, Avp) Avp::EncodeField(out, field);
// An answer that reports a failure may leave it out.
#define MIP6BOOT_EXPECTED(field, Avp)                                              \
  if (!field.has_value() && !failure) FailField(out, Avp::kKey, Reason::kMissing); \
  MIP6BOOT_OPTIONAL(field, Avp)
#define MIP6BOOT_OPTIONAL(field, Avp)                                \
  if (field.has_value() && MayHold(another_round, Avp::kKey, out)) { \
    Avp::EncodeField(out, *field);                                   \
  }
#define MIP6BOOT_UP_TO(field, Avp, most) MIP6BOOT_LIST(field, Avp, most)
#define MIP6BOOT_UP_TO1(field, Avp, most) MIP6BOOT_LIST1(field, Avp, most)
#define MIP6BOOT_LIST(field, Avp, capacity)                       \
  if (!field.empty() && MayHold(another_round, Avp::kKey, out)) { \
    for (const auto& one : field) Avp::EncodeField(out, one);     \
  }
#define MIP6BOOT_LIST1(field, Avp, capacity)                                  \
  if (field.empty() && !failure) FailField(out, Avp::kKey, Reason::kMissing); \
  MIP6BOOT_LIST(field, Avp, capacity)
#define MIP6BOOT_RESULT()                                             \
  if (!result_code.has_value() && !experimental_result.has_value()) { \
    FailField(out, AvpKey::kResultCode, Reason::kMissing);            \
  }                                                                   \
  MIP6BOOT_OPTIONAL(result_code, ResultCodeAvp)                       \
  MIP6BOOT_OPTIONAL(experimental_result, ExperimentalResult)
#define MIP6BOOT_END_MESSAGE(Type)                                             \
  }                                                                            \
  void Type::EncodeOthers(AvpWriter& out) const {                              \
    for (const AvpView avp : avps) {                                           \
      if (!internal::HasLine(internal::k##Type##Rules, avp.key)) out.Raw(avp); \
    }                                                                          \
  }
#include "mip6boot/diameter/message.def"

// The depth of the recursion is bounded by `Limits::avp_depth`.
Result<void> CheckMandatoryAvps(const AvpRange& avps, absl::Span<const AvpKey> also_known,
                                const Limits& limits) {
  for (const AvpView avp : avps) {
    if (!avp.mandatory()) continue;
    const AvpInfo* const info = FindAvpInfo(avp.key);
    if (info == nullptr) {
      if (std::find(also_known.begin(), also_known.end(), avp.key) != also_known.end()) continue;
      return Unexpected(AvpHeaderError(avp, Reason::kUnsupported));
    }
    // RFC 6733 7.5: Failed-AVP quotes what somebody did not understand.
    if (info->format != DataFormat::kGrouped || avp.key == AvpKey::kFailedAvp) continue;
    const Result<AvpRange> group = AvpRange::Inside(avp, limits);
    if (!group) return Unexpected(group.error());
    const Result<void> inside = CheckMandatoryAvps(*group, also_known, limits);
    if (!inside) return inside;
  }
  return {};
}

namespace internal {

Error WrongMessage(const MessageView& view, CommandCode wanted) {
  const uint32_t start =
      view.avps().base_offset() - static_cast<uint32_t>(MessageView::kHeaderSize);
  Error error = view.command() == wanted
                    ? MakeError(Reason::kBadFlags, start + 4, view.flags())
                    : MakeError(Reason::kWrongType, start + 5, static_cast<size_t>(view.command()),
                                static_cast<size_t>(wanted));
  error.kind = ElementKind::kDiameterMessage;
  error.code = static_cast<uint32_t>(view.command());
  error.name = CommandName(view.command(), view.is_request());
  return error;
}

}  // namespace internal

}}}  // namespace mip6boot::v0_1::diameter
