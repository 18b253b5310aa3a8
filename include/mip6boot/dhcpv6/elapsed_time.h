// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_ELAPSED_TIME (8), RFC 8415 section 21.9: how long the client has been trying.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_ELAPSED_TIME (8)    |         option-len (2)        |
//     +-------------------------------+-------------------------------+
//     |          elapsed-time         |
//
// `Retransmission::ElapsedTime` gives the value to send.

#ifndef MIP6BOOT_DHCPV6_ELAPSED_TIME_H_
#define MIP6BOOT_DHCPV6_ELAPSED_TIME_H_

#include <cstdint>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct ElapsedTime {
  static constexpr OptionCode kCode = OptionCode::kElapsedTime;

  static constexpr uint16_t kMax = 0xffff;

  uint16_t centiseconds =
      0;  // since the first transmission, in which it is 0; kMax: that long or longer

  // Errors: kBadLength.
  static Result<ElapsedTime> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() != 2)) {
      return Unexpected(OptionError(option, Reason::kBadLength, option.data.size(), 2));
    }
    return ElapsedTime{LoadBigEndian16(option.data.data())};
  }
  void Encode(OptionWriter& out) const {
    if (uint8_t* p = out.Reserve(kCode, 2)) StoreBigEndian16(p, centiseconds);
  }

  friend constexpr bool operator==(ElapsedTime a, ElapsedTime b) {
    return a.centiseconds == b.centiseconds;
  }
  friend constexpr bool operator!=(ElapsedTime a, ElapsedTime b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_ELAPSED_TIME_H_
