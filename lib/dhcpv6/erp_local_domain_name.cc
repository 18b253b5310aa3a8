// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/erp_local_domain_name.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

Result<ErpLocalDomainName> ErpLocalDomainName::Decode(const OptionView& option,
                                                      const DecodePolicy&) {
  const Result<DomainNameView> name = DomainNameView::Parse(option.data);
  if (!name) return Unexpected(OptionError(option, name.error()));
  return ErpLocalDomainName{*name};
}

void ErpLocalDomainName::Encode(OptionWriter& out) const {
  if (name.empty()) return out.FailOption(kCode, Reason::kNameEmpty);
  out.Raw(kCode, name.wire());
}

}}}  // namespace mip6boot::v0_1::dhcpv6
