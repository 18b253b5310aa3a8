// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Typed messages: CER/CEA, DWR/DWA, DPR/DPA, DER/DEA, AAR/AAA, MIR/MIA, RAR/RAA, STR/STA, ASR/ASA.
//
//     const Result<DiameterEapAnswer> answer = DiameterEapAnswer::Decode(message);
//     if (answer && IsSuccess(answer->result())) Use(answer->mip6_agent_infos);
//
//     MessageWriter out(buffer, reply.header);
//     out.Add(reply);
//     out.Add(Class{...});  // whatever else *[AVP] takes
//     Result<Bytes> octets = out.Finish();
//
// The fields of each are the lines of message.def: a required AVP is its value, an optional one,
// and one that an answer that reports a failure may lack, a std::optional, a repeated one a
// BoundedVector. AVPs that have no field stay in `avps`, in wire
// order.

#ifndef MIP6BOOT_DIAMETER_MESSAGES_H_
#define MIP6BOOT_DIAMETER_MESSAGES_H_

#include <optional>

#include "absl/types/span.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/eap_avps.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/nas_avps.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// How many of each a typed message holds, where the RFCs have no limit: more than any real peer
// sends. What goes beyond is kTooMany; the view has them all.
inline constexpr size_t kMaxHostIpAddresses = 64;
inline constexpr size_t kMaxSupportedVendors = 64;
inline constexpr size_t kMaxApplications = 128;  // of each kind
inline constexpr size_t kMaxInbandSecurityIds = 8;
inline constexpr size_t kMaxAgentInfos = 8;
inline constexpr size_t kMaxHomeLinkPrefixes = 4;
inline constexpr size_t kMaxFramedIpv6Prefixes = 16;
inline constexpr size_t kMaxQosResources = 8;
inline constexpr size_t kMaxClasses = 16;
inline constexpr size_t kMaxFailedAvps = 4;
inline constexpr size_t kMaxRedirectHosts = 16;
inline constexpr size_t kMaxEapMethods = 8;
inline constexpr size_t kMaxConnectInfos = 8;
inline constexpr size_t kMaxProxyInfos = 64;
inline constexpr size_t kMaxRouteRecords = 64;

// The header that a new message of this kind starts with: R of a request, P where the grammar has
// PXY.
constexpr MessageHeader NewHeader(CommandCode command, Direction direction) {
  MessageHeader header;
  header.flags = static_cast<uint8_t>((direction == Direction::kRequest ? kFlagRequest : 0) |
                                      (IsProxiable(command).value_or(false) ? kFlagProxiable : 0));
  header.command = command;
  return header;
}

// `Decode`: one pass over the AVPs; text, octets and `avps` are views into the message. Errors:
// kWrongType (another command: 3001), kBadFlags (request for answer or the reverse, or R and E
// together: 3008), kMissing (5005), kDuplicate (5009), kTooMany (more than a list holds: 5012), and
// those of each AVP that has a field. `ResultCodeFor` (error_answer.h) says which Result-Code goes
// with an error.
//
// `Encode`: the fields, in the order of the grammar, Session-Id first; not `avps`. `EncodeOthers`:
// what of `avps` has no field, as it came, for those who pass a message on. Errors: kMissing where
// at least one must be there, kNotAllowed for home agents in an answer that asks for another round
// (R64), and those of each field.
#define MIP6BOOT_MESSAGE(Type, command, direction)                                                 \
  struct Type {                                                                                    \
    static constexpr CommandCode kCommand = CommandCode::command;                                  \
    static constexpr Direction kDirection = Direction::direction;                                  \
                                                                                                   \
    MIP6BOOT_EXPORT static Result<Type> Decode(const MessageView& view, const DecodePolicy& = {}); \
    MIP6BOOT_EXPORT void Encode(AvpWriter& out) const;                                             \
    MIP6BOOT_EXPORT void EncodeOthers(AvpWriter& out) const;                                       \
                                                                                                   \
    MessageHeader header = NewHeader(kCommand, kDirection);
#define MIP6BOOT_REQUIRED(field, Type) Type::Field field{};
#define MIP6BOOT_EXPECTED(field, Type) std::optional<Type::Field> field;
#define MIP6BOOT_OPTIONAL(field, Type) std::optional<Type::Field> field;
#define MIP6BOOT_UP_TO(field, Type, most) BoundedVector<Type::Field, most> field;
#define MIP6BOOT_UP_TO1(field, Type, most) BoundedVector<Type::Field, most> field;
#define MIP6BOOT_LIST(field, Type, capacity) BoundedVector<Type::Field, capacity> field;
#define MIP6BOOT_LIST1(field, Type, capacity) BoundedVector<Type::Field, capacity> field;
#define MIP6BOOT_RESULT()                                                \
  std::optional<ResultCode> result_code;                                 \
  std::optional<ExperimentalResult> experimental_result;                 \
  /* What is to be judged: one of the two, Result-Code first (R99). */   \
  ResultCode result() const {                                            \
    return result_code.has_value()           ? *result_code              \
           : experimental_result.has_value() ? experimental_result->code \
                                             : ResultCode{};             \
  }
#define MIP6BOOT_END_MESSAGE(Type) \
  AvpRange avps;                   \
  }                                \
  ;
#include "mip6boot/diameter/message.def"

// RFC 6733 4.1: the first AVP with the M bit that is neither known to this library nor listed, as
// kUnsupported (5001). Each participant that takes a request asks this; what an application of your
// own defines goes into `also_known`. Known groups with the M bit are opened, and one that is none
// is an error of AvpRange (5014) or kTooDeep; a group without M, and what Failed-AVP quotes, may
// hold anything.
MIP6BOOT_EXPORT Result<void> CheckMandatoryAvps(const AvpRange& avps,
                                                absl::Span<const AvpKey> also_known = {},
                                                const Limits& limits = Limits());

// The first AVP, in groups too, that this library knows and its type refuses: with the errors of
// that type (5004, 5005, 5009, 5014), and kBadValue (5004) for a value that its enumeration does
// not have. For servers that judge a request whole: the typed messages judge only what they have
// fields for, and take any value of an enumeration. What Failed-AVP quotes is not looked at.
MIP6BOOT_EXPORT Result<void> CheckKnownAvps(const AvpRange& avps, const DecodePolicy& policy = {});

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_MESSAGES_H_
