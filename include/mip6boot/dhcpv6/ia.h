// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Identity associations: OPTION_IA_NA (3), OPTION_IA_TA (4) and OPTION_IA_PD (25), RFC 8415
// sections 21.4, 21.5 and 21.21.
//
//     +-------------------------------+-------------------------------+
//     |     OPTION_IA_NA, _TA, _PD    |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                             IAID                              |
//     |                      T1 (not in an IA_TA)                     |
//     |                      T2 (not in an IA_TA)                     |
//     |                            options                           ...
//
// The leases inside are of no concern to bootstrapping, but a stateful exchange carries them (R19),
// and a server that leases nothing says so inside each. The options share the life of the buffer
// they were read from.

#ifndef MIP6BOOT_DHCPV6_IA_H_
#define MIP6BOOT_DHCPV6_IA_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// OPTION_IA_NA (3): addresses.
struct IaNa {
  static constexpr OptionCode kCode = OptionCode::kIaNa;
  static constexpr size_t kFixedSize = 12;

  uint32_t iaid = 0;
  uint32_t t1 = 0;  // seconds
  uint32_t t2 = 0;  // seconds
  OptionRange options;

  // Errors: kTooShort, and those of OptionRange about what is inside.
  MIP6BOOT_EXPORT static Result<IaNa> Decode(const OptionView& option, const DecodePolicy& = {});
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const IaNa& a, const IaNa& b) {
    return a.iaid == b.iaid && a.t1 == b.t1 && a.t2 == b.t2 && a.options.wire() == b.options.wire();
  }
  friend bool operator!=(const IaNa& a, const IaNa& b) { return !(a == b); }
};

// OPTION_IA_TA (4): temporary addresses.
struct IaTa {
  static constexpr OptionCode kCode = OptionCode::kIaTa;
  static constexpr size_t kFixedSize = 4;

  uint32_t iaid = 0;
  OptionRange options;

  // Errors: kTooShort, and those of OptionRange about what is inside.
  MIP6BOOT_EXPORT static Result<IaTa> Decode(const OptionView& option, const DecodePolicy& = {});
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const IaTa& a, const IaTa& b) {
    return a.iaid == b.iaid && a.options.wire() == b.options.wire();
  }
  friend bool operator!=(const IaTa& a, const IaTa& b) { return !(a == b); }
};

// OPTION_IA_PD (25): delegated prefixes.
struct IaPd {
  static constexpr OptionCode kCode = OptionCode::kIaPd;
  static constexpr size_t kFixedSize = 12;

  uint32_t iaid = 0;
  uint32_t t1 = 0;  // seconds
  uint32_t t2 = 0;  // seconds
  OptionRange options;

  // Errors: kTooShort, and those of OptionRange about what is inside.
  MIP6BOOT_EXPORT static Result<IaPd> Decode(const OptionView& option, const DecodePolicy& = {});
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const IaPd& a, const IaPd& b) {
    return a.iaid == b.iaid && a.t1 == b.t1 && a.t2 == b.t2 && a.options.wire() == b.options.wire();
  }
  friend bool operator!=(const IaPd& a, const IaPd& b) { return !(a == b); }
};

// Whether an option of this code is an identity association: an Information-request must not hold
// one (R48).
constexpr bool IsIdentityAssociation(OptionCode code) {
  return code == OptionCode::kIaNa || code == OptionCode::kIaTa || code == OptionCode::kIaPd;
}

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_IA_H_
