// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_ERP_LOCAL_DOMAIN_NAME (65), RFC 6440 section 3.1: the local domain for EAP
// re-authentication.
//
//     +-------------------------------+-------------------------------+
//     |  OPTION_ERP_LOCAL_DOMAIN_NAME |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                erp-local-domain-name (2..255)                ...
//
// One fully qualified name in DNS wire form, not compressed. It is the one option that IANA lists
// for the RSOO (R37): a relay that knows the name supplies it there. `name` shares the life of the
// buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_ERP_LOCAL_DOMAIN_NAME_H_
#define MIP6BOOT_DHCPV6_ERP_LOCAL_DOMAIN_NAME_H_

#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct ErpLocalDomainName {
  static constexpr OptionCode kCode = OptionCode::kErpLocalDomainName;

  DomainNameView name;

  // Errors: those of `DomainNameView::Parse`, at the octet of the data where the name goes wrong.
  MIP6BOOT_EXPORT static Result<ErpLocalDomainName> Decode(const OptionView& option,
                                                           const DecodePolicy& = {});
  // Errors: kNameEmpty.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const ErpLocalDomainName& a, const ErpLocalDomainName& b) {
    return a.name == b.name;
  }
  friend bool operator!=(const ErpLocalDomainName& a, const ErpLocalDomainName& b) {
    return !(a == b);
  }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_ERP_LOCAL_DOMAIN_NAME_H_
