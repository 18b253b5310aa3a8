// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_PREFERENCE (7), RFC 8415 section 21.8: how much a server wants to be chosen.
//
//     +-------------------------------+-------------------------------+
//     |     OPTION_PREFERENCE (7)     |         option-len (1)        |
//     +---------------+---------------+-------------------------------+
//     |  pref-value   |
//     +---------------+
//
// It stands in an Advertise. Without it a server has the preference 0.

#ifndef MIP6BOOT_DHCPV6_PREFERENCE_H_
#define MIP6BOOT_DHCPV6_PREFERENCE_H_

#include <cstdint>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct Preference {
  static constexpr OptionCode kCode = OptionCode::kPreference;
  // A client that sees it waits for no other Advertise (RFC 8415 18.2.1).
  static constexpr uint8_t kHighest = 255;

  uint8_t value = 0;  // the highest wins

  // Errors: kBadLength.
  static Result<Preference> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() != 1)) {
      return Unexpected(OptionError(option, Reason::kBadLength, option.data.size(), 1));
    }
    return Preference{option.data[0]};
  }
  void Encode(OptionWriter& out) const {
    if (uint8_t* p = out.Reserve(kCode, 1)) p[0] = value;
  }

  friend constexpr bool operator==(Preference a, Preference b) { return a.value == b.value; }
  friend constexpr bool operator!=(Preference a, Preference b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_PREFERENCE_H_
