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
// The fields of each are the lines of message.def: a required AVP is its value, an optional one a
// std::optional, a repeated one a BoundedVector. AVPs that have no field stay in `avps`, in wire
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

namespace mip6boot { inline namespace v0 { namespace diameter {

enum class Direction : uint8_t { kRequest, kAnswer };

// `Decode`: one pass over the AVPs; text, octets and `avps` are views into the message. Errors:
// kWrongType (another command: 3001), kBadFlags (request for answer or the reverse, or R and E
// together: 3008), kMissing (5005), kDuplicate (5009), kTooMany (more than a list holds: 5012), and
// those of each AVP that has a field. `ResultCodeFor` (error_answer.h) says which Result-Code goes
// with an error.
//
// `Encode`: the fields, in the order of the grammar, Session-Id first; not `avps`. Errors:
// kNotAllowed for home agents in an answer that asks for another round (R64), and those of each
// field.
#define MIP6BOOT_MESSAGE(Type, command, direction)                                                 \
  struct Type {                                                                                    \
    static constexpr CommandCode kCommand = CommandCode::command;                                  \
    static constexpr Direction kDirection = Direction::direction;                                  \
                                                                                                   \
    MIP6BOOT_EXPORT static Result<Type> Decode(const MessageView& view, const DecodePolicy& = {}); \
    MIP6BOOT_EXPORT void Encode(AvpWriter& out) const;                                             \
                                                                                                   \
    MessageHeader header;
#define MIP6BOOT_REQUIRED(field, Type) Type::Field field{};
#define MIP6BOOT_EXPECTED(field, Type) Type::Field field{};
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
// own defines goes into `also_known`. Known groups with the M bit are opened, down to
// `limits.avp_depth`; a group without it, and what Failed-AVP quotes, may hold anything, and of a
// broken one its own decoder speaks.
MIP6BOOT_EXPORT Result<void> CheckMandatoryAvps(const AvpRange& avps,
                                                absl::Span<const AvpKey> also_known = {},
                                                const Limits& limits = Limits());

}}}  // namespace mip6boot::v0::diameter

#endif  // MIP6BOOT_DIAMETER_MESSAGES_H_
