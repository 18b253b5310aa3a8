// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an answer says of its request (RFC 6733 7.1).

#ifndef MIP6BOOT_DIAMETER_RESULT_CODE_H_
#define MIP6BOOT_DIAMETER_RESULT_CODE_H_

#include <cstdint>

#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// Open. The thousands digit is the class.
enum class ResultCode : uint32_t {
#define MIP6BOOT_RESULT(code, enumerator, name) enumerator = code,
#include "mip6boot/diameter/result_code.def"
#undef MIP6BOOT_RESULT
};

// The thousands digit: 1 to 5.
enum class ResultClass : uint8_t {
  kInformational,
  kSuccess,
  kProtocolError,
  kTransientFailure,
  kPermanentFailure
};

// RFC 6733 7.1: a class nobody has defined is a permanent failure (R99).
constexpr ResultClass ClassOf(ResultCode code) {
  switch (static_cast<uint32_t>(code) / 1000) {
    case 1:
      return ResultClass::kInformational;
    case 2:
      return ResultClass::kSuccess;
    case 3:
      return ResultClass::kProtocolError;
    case 4:
      return ResultClass::kTransientFailure;
    default:
      return ResultClass::kPermanentFailure;
  }
}
// 2xxx.
constexpr bool IsSuccess(ResultCode code) { return ClassOf(code) == ResultClass::kSuccess; }
// Neither 1xxx nor 2xxx.
constexpr bool IsFailure(ResultCode code) {
  return ClassOf(code) != ResultClass::kSuccess && ClassOf(code) != ResultClass::kInformational;
}

// "DIAMETER_SUCCESS"; null for a code without a name here.
MIP6BOOT_EXPORT const char* ResultCodeName(ResultCode code);

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_RESULT_CODE_H_
