// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_SUBSCRIBER_ID (38), RFC 4580 section 2: the provider's name for the subscriber behind a
// client.
//
//     +-------------------------------+-------------------------------+
//     |   OPTION_SUBSCRIBER_ID (38)   |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                         subscriber-id                        ...
//
// It stands in relay messages only, and has its meaning in one administrative domain. It is the
// access network's word, not the client's, and so fit to key an attachment by (R86). `id` shares
// the life of the buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_SUBSCRIBER_ID_H_
#define MIP6BOOT_DHCPV6_SUBSCRIBER_ID_H_

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct SubscriberId {
  static constexpr OptionCode kCode = OptionCode::kSubscriberId;

  Bytes id;  // opaque, often ASCII; one octet or more

  // Errors: kTooShort.
  static Result<SubscriberId> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.empty())) {
      return Unexpected(OptionError(option, Reason::kTooShort, 0, 1));
    }
    return SubscriberId{option.data};
  }
  // Errors: kTooShort, kLengthOverflow.
  void Encode(OptionWriter& out) const {
    if (ABSL_PREDICT_FALSE(id.empty())) return out.FailOption(kCode, Reason::kTooShort, 0, 1);
    out.Raw(kCode, id);
  }

  friend bool operator==(const SubscriberId& a, const SubscriberId& b) { return a.id == b.id; }
  friend bool operator!=(const SubscriberId& a, const SubscriberId& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_SUBSCRIBER_ID_H_
