// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_IAPREFIX (26), RFC 8415 section 21.22: a prefix that an IA_PD (25) delegates.
//
//     +-------------------------------+-------------------------------+
//     |      OPTION_IAPREFIX (26)     |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                 preferred-lifetime (seconds)                  |
//     |                   valid-lifetime (seconds)                    |
//     +---------------+-----------------------------------------------+
//     | prefix-length |            IPv6-prefix (16 octets)            |
//     |                            options                           ...
//
// It stands only inside an IA_PD, and may repeat there. A lifetime of 0xffffffff never ends
// (section 7.7); in what a client sends, both are hints that a server ignores, and ::/56 asks for
// any prefix of that length. The options share the life of the buffer they were read from.

#ifndef MIP6BOOT_DHCPV6_IA_PREFIX_H_
#define MIP6BOOT_DHCPV6_IA_PREFIX_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct IaPrefix {
  static constexpr OptionCode kCode = OptionCode::kIaPrefix;
  static constexpr size_t kFixedSize = 4 + 4 + 1 + Ipv6Address::kSize;

  uint32_t preferred_lifetime = 0;  // seconds
  uint32_t valid_lifetime = 0;      // seconds
  Ipv6Prefix prefix;
  OptionRange options;

  // Whether a client may take it: one that is preferred for longer than it is valid is dropped. The
  // decoder keeps what it gets.
  bool IsUsable() const { return preferred_lifetime <= valid_lifetime; }

  // Bits behind prefix-length are cleared, not refused. Errors: kTooShort, kPrefixTooLong, and
  // those of OptionRange about what is inside.
  MIP6BOOT_EXPORT static Result<IaPrefix> Decode(const OptionView& option,
                                                 const DecodePolicy& = {});
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const IaPrefix& a, const IaPrefix& b) {
    return a.preferred_lifetime == b.preferred_lifetime && a.valid_lifetime == b.valid_lifetime &&
           a.prefix == b.prefix && a.options.wire() == b.options.wire();
  }
  friend bool operator!=(const IaPrefix& a, const IaPrefix& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_IA_PREFIX_H_
