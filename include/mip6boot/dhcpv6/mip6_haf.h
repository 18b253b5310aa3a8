// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_MIP6_HAF (73), RFC 6610 section 3.5: the name of a home agent.
//
//     +-------------------------------+-------------------------------+
//     |      OPTION_MIP6_HAF (73)     |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                Home Agent FQDN (2..255)                      ...
//
// One fully qualified name in DNS wire form, not compressed. It stands only inside 50, 69 and 70,
// and may repeat there in order of preference; the node looks up its AAAA and A records (R22).
// `name` shares the life of the buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_MIP6_HAF_H_
#define MIP6BOOT_DHCPV6_MIP6_HAF_H_

#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct HomeAgentFqdn {
  static constexpr OptionCode kCode = OptionCode::kMip6Haf;

  DomainNameView name;

  // Errors: those of `DomainNameView::Parse`, at the octet of the data where the name goes wrong.
  MIP6BOOT_EXPORT static Result<HomeAgentFqdn> Decode(const OptionView& option,
                                                      const DecodePolicy& = {});
  // Errors: kNameEmpty.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const HomeAgentFqdn& a, const HomeAgentFqdn& b) {
    return a.name == b.name;
  }
  friend bool operator!=(const HomeAgentFqdn& a, const HomeAgentFqdn& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_MIP6_HAF_H_
