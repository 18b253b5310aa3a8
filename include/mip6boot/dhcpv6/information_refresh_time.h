// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_INFORMATION_REFRESH_TIME (32), RFC 8415 section 21.23: when a client asks again for what
// came without a lease.
//
//     +-------------------------------+-------------------------------+
//     | OPTION_INFORMATION_REFRESH_.. |         option-len (4)        |
//     +-------------------------------+-------------------------------+
//     |               information-refresh-time (seconds)              |
//
// It stands at the top of a Reply to an Information-request only.

#ifndef MIP6BOOT_DHCPV6_INFORMATION_REFRESH_TIME_H_
#define MIP6BOOT_DHCPV6_INFORMATION_REFRESH_TIME_H_

#include <cstdint>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct InformationRefreshTime {
  static constexpr OptionCode kCode = OptionCode::kInformationRefreshTime;

  static constexpr uint32_t kDefault = 86400;        // IRT_DEFAULT: of a Reply without this option
  static constexpr uint32_t kMinimum = 600;          // IRT_MINIMUM
  static constexpr uint32_t kInfinity = 0xffffffff;  // never by itself

  uint32_t seconds = 0;

  // The time that a client goes by: a value below the minimum counts as the minimum.
  constexpr uint32_t effective_seconds() const { return seconds < kMinimum ? kMinimum : seconds; }

  // Errors: kBadLength.
  static Result<InformationRefreshTime> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() != 4)) {
      return Unexpected(OptionError(option, Reason::kBadLength, option.data.size(), 4));
    }
    return InformationRefreshTime{LoadBigEndian32(option.data.data())};
  }
  void Encode(OptionWriter& out) const {
    if (uint8_t* p = out.Reserve(kCode, 4)) StoreBigEndian32(p, seconds);
  }

  friend constexpr bool operator==(InformationRefreshTime a, InformationRefreshTime b) {
    return a.seconds == b.seconds;
  }
  friend constexpr bool operator!=(InformationRefreshTime a, InformationRefreshTime b) {
    return !(a == b);
  }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_INFORMATION_REFRESH_TIME_H_
