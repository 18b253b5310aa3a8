// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_REMOTE_ID (37), RFC 4649 section 3: the far end of the circuit that a relay heard the
// client on.
//
//     +-------------------------------+-------------------------------+
//     |     OPTION_REMOTE_ID (37)     |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                       enterprise-number                       |
//     |                           remote-id                          ...
//
// It stands in relay messages only. What is in it is the relay's vendor's affair; number and
// identifier together are unique. Unlike what the client says of itself it is the access network's
// word, and so fit to key an attachment by (R86). `id` shares the life of the buffer it was read
// from.

#ifndef MIP6BOOT_DHCPV6_REMOTE_ID_H_
#define MIP6BOOT_DHCPV6_REMOTE_ID_H_

#include <cstddef>
#include <cstdint>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct RemoteId {
  static constexpr OptionCode kCode = OptionCode::kRemoteId;
  static constexpr size_t kMinSize = 4 + 1;

  uint32_t enterprise_number = 0;  // IANA's
  Bytes id;                        // opaque, one octet or more

  // Errors: kTooShort.
  static Result<RemoteId> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() < kMinSize)) {
      return Unexpected(OptionError(option, Reason::kTooShort, option.data.size(), kMinSize));
    }
    return RemoteId{LoadBigEndian32(option.data.data()), option.data.subspan(4)};
  }
  // Errors: kTooShort, kLengthOverflow.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const RemoteId& a, const RemoteId& b) {
    return a.enterprise_number == b.enterprise_number && a.id == b.id;
  }
  friend bool operator!=(const RemoteId& a, const RemoteId& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_REMOTE_ID_H_
