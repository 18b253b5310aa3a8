// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_SOL_MAX_RT (82) and OPTION_INF_MAX_RT (83), RFC 8415 sections 21.24 and 21.25: the longest
// pause between two Solicits, or two Information-requests.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_SOL/INF_MAX_RT      |         option-len (4)        |
//     +-------------------------------+-------------------------------+
//     |                        value (seconds)                        |
//
// A client takes it from any Advertise or Reply, one that reports a failure included (R77).

#ifndef MIP6BOOT_DHCPV6_MAX_RT_H_
#define MIP6BOOT_DHCPV6_MAX_RT_H_

#include <cstdint>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// The values that count (RFC 8415 21.24); a client ignores others.
inline constexpr uint32_t kMinMaxRt = 60;
inline constexpr uint32_t kMaxMaxRt = 86400;

// OPTION_SOL_MAX_RT (82).
struct SolMaxRt {
  static constexpr OptionCode kCode = OptionCode::kSolMaxRt;

  uint32_t seconds = 0;

  // Whether a client takes it, rather than ignore it.
  constexpr bool IsValid() const { return seconds >= kMinMaxRt && seconds <= kMaxMaxRt; }

  // Errors: kBadLength.
  static Result<SolMaxRt> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() != 4)) {
      return Unexpected(OptionError(option, Reason::kBadLength, option.data.size(), 4));
    }
    return SolMaxRt{LoadBigEndian32(option.data.data())};
  }
  void Encode(OptionWriter& out) const {
    if (uint8_t* p = out.Reserve(kCode, 4)) StoreBigEndian32(p, seconds);
  }

  friend constexpr bool operator==(SolMaxRt a, SolMaxRt b) { return a.seconds == b.seconds; }
  friend constexpr bool operator!=(SolMaxRt a, SolMaxRt b) { return !(a == b); }
};

// OPTION_INF_MAX_RT (83).
struct InfMaxRt {
  static constexpr OptionCode kCode = OptionCode::kInfMaxRt;

  uint32_t seconds = 0;

  // Whether a client takes it, rather than ignore it.
  constexpr bool IsValid() const { return seconds >= kMinMaxRt && seconds <= kMaxMaxRt; }

  // Errors: kBadLength.
  static Result<InfMaxRt> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() != 4)) {
      return Unexpected(OptionError(option, Reason::kBadLength, option.data.size(), 4));
    }
    return InfMaxRt{LoadBigEndian32(option.data.data())};
  }
  void Encode(OptionWriter& out) const {
    if (uint8_t* p = out.Reserve(kCode, 4)) StoreBigEndian32(p, seconds);
  }

  friend constexpr bool operator==(InfMaxRt a, InfMaxRt b) { return a.seconds == b.seconds; }
  friend constexpr bool operator!=(InfMaxRt a, InfMaxRt b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_MAX_RT_H_
