// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_IAADDR (5), RFC 8415 section 21.6: an address that an IA_NA (3) or an IA_TA (4) leases.
//
//     +-------------------------------+-------------------------------+
//     |       OPTION_IAADDR (5)       |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                    IPv6-address (16 octets)                   |
//     |                 preferred-lifetime (seconds)                  |
//     |                   valid-lifetime (seconds)                    |
//     |                            options                           ...
//
// It stands only inside an IA_NA or IA_TA, and may repeat there. A lifetime of 0xffffffff never
// ends (section 7.7); in what a client sends, both are hints that a server ignores. The options,
// a status code (13) say, share the life of the buffer they were read from.

#ifndef MIP6BOOT_DHCPV6_IA_ADDR_H_
#define MIP6BOOT_DHCPV6_IA_ADDR_H_

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

struct IaAddress {
  static constexpr OptionCode kCode = OptionCode::kIaAddr;
  static constexpr size_t kFixedSize = Ipv6Address::kSize + 4 + 4;

  Ipv6Address address;
  uint32_t preferred_lifetime = 0;  // seconds
  uint32_t valid_lifetime = 0;      // seconds
  OptionRange options;

  // Whether a client may take it: one that is preferred for longer than it is valid is dropped. The
  // decoder keeps what it gets.
  bool IsUsable() const { return preferred_lifetime <= valid_lifetime; }

  // Errors: kTooShort, and those of OptionRange about what is inside.
  MIP6BOOT_EXPORT static Result<IaAddress> Decode(const OptionView& option,
                                                  const DecodePolicy& = {});
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const IaAddress& a, const IaAddress& b) {
    return a.address == b.address && a.preferred_lifetime == b.preferred_lifetime &&
           a.valid_lifetime == b.valid_lifetime && a.options.wire() == b.options.wire();
  }
  friend bool operator!=(const IaAddress& a, const IaAddress& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_IA_ADDR_H_
