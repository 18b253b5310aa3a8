// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_RAPID_COMMIT (14), RFC 8415 section 21.14: two messages instead of four.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_RAPID_COMMIT (14)   |         option-len (0)        |
//     +-------------------------------+-------------------------------+
//
// In a Solicit: the client takes a Reply to it. In the Reply: this is one.

#ifndef MIP6BOOT_DHCPV6_RAPID_COMMIT_H_
#define MIP6BOOT_DHCPV6_RAPID_COMMIT_H_

#include "absl/base/optimization.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct RapidCommit {
  static constexpr OptionCode kCode = OptionCode::kRapidCommit;

  // Errors: kBadLength.
  static Result<RapidCommit> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(!option.data.empty())) {
      return Unexpected(OptionError(option, Reason::kBadLength, option.data.size(), 0));
    }
    return RapidCommit{};
  }
  void Encode(OptionWriter& out) const { out.Raw(kCode, Bytes()); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_RAPID_COMMIT_H_
