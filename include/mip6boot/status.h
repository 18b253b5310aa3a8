// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// From our refusals to absl::Status, for programs that speak it. Opt-in: link mip6boot::status.
//
//     absl::StatusOr<MessageView> message = ToStatusOr(MessageView::Parse(datagram));
//     RETURN_IF_ERROR(ToStatus(config.Validate()));
//
// The message is the error's own line, with the element and the offset. The code is coarse; which
// reason it was stands in the payload: `status.GetPayload(kReasonPayload)` is "prefix-too-long".
//
// An `Outcome` is no status: that a datagram was dropped is what the step had to do. Its `error` is
// one.

#ifndef MIP6BOOT_STATUS_H_
#define MIP6BOOT_STATUS_H_

#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/cord.h"
#include "absl/strings/string_view.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/violation.h"
#include "mip6boot/diameter/violation.h"

namespace mip6boot { inline namespace v0_1 {

inline constexpr const char kReasonPayload[] = "mip6boot/reason";

// What the caller can do about it: kNotFound, what was looked for is not there; kUnimplemented, the
// peer wants what we do not know; kResourceExhausted, a limit or a buffer can be made larger;
// kOutOfRange, it does not fit the protocol; kFailedPrecondition, it is right in itself, but not
// here or not now. All else is kInvalidArgument: what came is wrong, and stays so.
constexpr absl::StatusCode StatusCodeFor(Reason reason) {
  switch (reason) {
    case Reason::kMissing:
      return absl::StatusCode::kNotFound;
    case Reason::kBadVersion:
    case Reason::kUnsupported:
      return absl::StatusCode::kUnimplemented;
    case Reason::kTooDeep:
    case Reason::kTooMany:
    case Reason::kNoSpace:
      return absl::StatusCode::kResourceExhausted;
    case Reason::kLengthOverflow:
      return absl::StatusCode::kOutOfRange;
    case Reason::kNotAllowed:
      return absl::StatusCode::kFailedPrecondition;
    case Reason::kTruncated:
    case Reason::kBadLength:
    case Reason::kTooShort:
    case Reason::kTooLong:
    case Reason::kTooFewOctets:
    case Reason::kBadMultiple:
    case Reason::kBadValue:
    case Reason::kTooLow:
    case Reason::kTooHigh:
    case Reason::kDurationTooShort:
    case Reason::kDurationTooLong:
    case Reason::kBadFlags:
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
    case Reason::kDuplicate:
    case Reason::kWrongType:
    case Reason::kWrongVendor:
    case Reason::kIncomplete:
      return absl::StatusCode::kInvalidArgument;
  }
  return absl::StatusCode::kInvalidArgument;
}

namespace internal {

// Packaged Abseil may have a string_view of its own.
inline absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

inline absl::Status MakeStatus(absl::StatusCode code, std::string_view text,
                               std::string_view reason) {
  absl::Status status(code, ToAbsl(text));
  status.SetPayload(kReasonPayload, absl::Cord(ToAbsl(reason)));
  return status;
}

}  // namespace internal

// The code that goes with the reason, the text of the error; the payload is the reason's name.
inline absl::Status ToStatus(const Error& error) {
  return internal::MakeStatus(StatusCodeFor(error.reason), error.ToString(),
                              ReasonName(error.reason));
}

// OK, or that of the error.
inline absl::Status ToStatus(const Result<void>& result) {
  return result.has_value() ? absl::OkStatus() : ToStatus(result.error());
}

// The value, or the status of the error.
template <typename T>
absl::StatusOr<T> ToStatusOr(const Result<T>& result) {
  if (result.has_value()) return *result;
  return ToStatus(result.error());
}

// kUnauthenticated for kNotAuthenticated, else kInvalidArgument; the payload is the kind's name.
inline absl::Status ToStatus(const dhcpv6::Violation& violation) {
  const absl::StatusCode code = violation.kind == dhcpv6::ViolationKind::kNotAuthenticated
                                    ? absl::StatusCode::kUnauthenticated
                                    : absl::StatusCode::kInvalidArgument;
  return internal::MakeStatus(code, violation.ToString(), dhcpv6::Describe(violation.kind).name);
}

// kInvalidArgument; the payload is the kind's name.
inline absl::Status ToStatus(const diameter::Violation& violation) {
  return internal::MakeStatus(absl::StatusCode::kInvalidArgument, violation.ToString(),
                              diameter::Describe(violation.kind).name);
}

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_STATUS_H_
