// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// From a refusal to the answer that says so (RFC 6733 6.2, 7).

#ifndef MIP6BOOT_DIAMETER_ERROR_ANSWER_H_
#define MIP6BOOT_DIAMETER_ERROR_ANSWER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/result_code.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// The Result-Code for a request that was refused with `error`, which came from this room. An error
// that says nothing about the request (kNoSpace and the like) is DIAMETER_UNABLE_TO_COMPLY.
MIP6BOOT_EXPORT ResultCode ResultCodeFor(const Error& error);

// Whether an answer with this code has the E bit: 3xxx always, 4xxx never (MUST); 5xxx where the
// command's own answer cannot be composed.
enum class ErrorBit : uint8_t { kAlways, kNever, kIfNeeded };
// By the class of `code` (RFC 6733 7.1).
MIP6BOOT_EXPORT ErrorBit ErrorBitFor(ResultCode code);

// Who answers.
struct Answerer {
  std::string_view origin_host;
  std::string_view origin_realm;
  std::optional<uint32_t> origin_state_id;
  // The host that found the fault, if that is another: it goes into Error-Reporting-Host (RFC
  // 6733 7.4).
  std::string_view reporting_host;
  // For Error-Message; people read it. Empty: none.
  std::string_view error_message;
};

// The largest data that is copied into Failed-AVP. What has more goes back as an example of itself.
inline constexpr size_t kMaxFailedAvpOctets = 16384;

// Appends Failed-AVP with the AVP that `error` is about: a copy (5001, 5004, 5008, 5009, and 5014
// where its data is of another size than its type), an example with zero data of the least size
// (5005), or its header with such data where its length was below the header's or past the end
// (5014). In a group, the groups around it stand around it here too. Data of keys goes
// out as zeros, in copies of groups too (R101). Nothing is written for an error that is about no
// AVP. `error` came from decoding `request`.
MIP6BOOT_EXPORT void WriteFailedAvp(const MessageView& request, const Error& error, AvpWriter& out);

// The whole answer to a request that `error` refused, of which the good run of AVPs is enough
// (`MessageView::Scan`): ids, command, P, and what else the answer's grammar takes over from the
// request, as far as it is good; Proxy-Info; Result-Code and Failed-AVP from the error, E where it
// must be. An answer to an answer is refused (kNotAllowed), so is a
// code that is no failure (kBadValue). Errors of writing: kNoSpace, kLengthOverflow.
MIP6BOOT_EXPORT Result<Bytes> WriteErrorAnswer(const MessageView& request, const Answerer& self,
                                               const Error& error,
                                               MutableBytes out ABSL_ATTRIBUTE_LIFETIME_BOUND);
// The same with a code of the caller's, and in Failed-AVP copies of `failed`, AVPs of the request:
// those that contradict each other (5007), the one that policy refuses (5008, 5016). Data of keys
// goes out as zeros. `more` are whole AVPs to add (errors: those of AvpRange); with 3006 a
// Redirect-Host must be among them, or the answer is refused: kMissing.
MIP6BOOT_EXPORT Result<Bytes> WriteErrorAnswer(const MessageView& request, const Answerer& self,
                                               ResultCode code,
                                               MutableBytes out ABSL_ATTRIBUTE_LIFETIME_BOUND,
                                               Bytes more = {},
                                               absl::Span<const AvpView> failed = {});
// The same into memory of its very size, for an answer that waits to be sent: Session-Id and
// Proxy-Info of the request stand in it, what Failed-AVP copies, and `self`.
MIP6BOOT_EXPORT Result<void> ComposeErrorAnswer(const MessageView& request, const Answerer& self,
                                                const Error& error, std::vector<uint8_t>& out);
MIP6BOOT_EXPORT Result<void> ComposeErrorAnswer(const MessageView& request, const Answerer& self,
                                                ResultCode code, std::vector<uint8_t>& out,
                                                Bytes more = {},
                                                absl::Span<const AvpView> failed = {});

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_ERROR_ANSWER_H_
