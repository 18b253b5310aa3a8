// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_RSOO (66), RFC 6422 section 3: options that a relay supplies for the server's answer.
//
//     +-------------------------------+-------------------------------+
//     |        OPTION_RSOO (66)       |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                   options, one or more                       ...
//
// It stands among the options of a Relay-forward only, once a level. Which options may stand in it
// is the server's to check (R37). An inner option that runs past its end makes the RSOO malformed.
// The options share the life of the buffer they were read from.

#ifndef MIP6BOOT_DHCPV6_RSOO_H_
#define MIP6BOOT_DHCPV6_RSOO_H_

#include <cstddef>

#include "absl/base/optimization.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct RelaySuppliedOptions {
  static constexpr OptionCode kCode = OptionCode::kRsoo;

  OptionRange options;

  // Errors: kTooShort (an RSOO without options is ignored), and those of OptionRange about what is
  // inside.
  static Result<RelaySuppliedOptions> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() < kOptionHeaderSize)) {
      return Unexpected(
          OptionError(option, Reason::kTooShort, option.data.size(), kOptionHeaderSize));
    }
    const Result<OptionRange> options = OptionRange::Inside(option);
    if (!options) return Unexpected(options.error());
    return RelaySuppliedOptions{*options};
  }
  // Errors: kTooShort (R28: rather none than an empty one), kLengthOverflow.
  void Encode(OptionWriter& out) const {
    if (ABSL_PREDICT_FALSE(options.empty())) {
      return out.FailOption(kCode, Reason::kTooShort, 0, kOptionHeaderSize);
    }
    out.Raw(kCode, options.wire());
  }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_RSOO_H_
