// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_STATUS_CODE (13), RFC 8415 section 21.13: how a request went.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_STATUS_CODE (13)    |           option-len          |
//     +-------------------------------+-------------------------------+
//     |          status-code          |        status-message        ...
//
// It stands at the top of an Advertise or a Reply, and inside an IA. Its absence means Success.
// `text` shares the life of the buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_STATUS_CODE_H_
#define MIP6BOOT_DHCPV6_STATUS_CODE_H_

#include <cstdint>
#include <cstring>
#include <string_view>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// Open: any value is legal.
enum class StatusCodeValue : uint16_t {
#define MIP6BOOT_STATUS(code, enumerator, name) enumerator = code,
#include "mip6boot/dhcpv6/status_code.def"
#undef MIP6BOOT_STATUS
};

// "NoAddrsAvail", or null for a value without a name.
MIP6BOOT_EXPORT const char* StatusCodeName(StatusCodeValue value);

struct StatusCode {
  static constexpr OptionCode kCode = OptionCode::kStatusCode;

  StatusCodeValue value = StatusCodeValue::kSuccess;
  std::string_view text;  // UTF-8 by the RFC, any octets in truth: escape it before showing it

  // Whether the request was granted: status-code 0.
  bool IsSuccess() const { return value == StatusCodeValue::kSuccess; }

  // Errors: kTooShort.
  static Result<StatusCode> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() < 2)) {
      return Unexpected(OptionError(option, Reason::kTooShort, option.data.size(), 2));
    }
    return StatusCode{static_cast<StatusCodeValue>(LoadBigEndian16(option.data.data())),
                      std::string_view(reinterpret_cast<const char*>(option.data.data()) + 2,
                                       option.data.size() - 2)};
  }
  // Errors: kLengthOverflow.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const StatusCode& a, const StatusCode& b) {
    return a.value == b.value && a.text == b.text;
  }
  friend bool operator!=(const StatusCode& a, const StatusCode& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_STATUS_CODE_H_
