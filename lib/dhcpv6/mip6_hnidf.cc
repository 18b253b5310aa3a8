// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/mip6_hnidf.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

Result<HomeNetworkId> HomeNetworkId::Decode(const OptionView& option, const DecodePolicy&) {
  const Result<DomainNameView> name = DomainNameView::Parse(option.data);
  if (!name) return Unexpected(OptionError(option, name.error()));
  return HomeNetworkId{*name};
}

void HomeNetworkId::Encode(OptionWriter& out) const {
  if (name.empty()) return out.FailOption(kCode, Reason::kNameEmpty);
  out.Raw(kCode, name.wire());
}

Result<HomeNetworkIdNames> DecodeHomeNetworkIdNames(const OptionView& option,
                                                    const DecodePolicy& policy) {
  HomeNetworkIdNames names;
  if (!policy.hnidf_name_list || option.data.empty()) {
    const Result<HomeNetworkId> one = option.As<HomeNetworkId>(policy);
    if (!one) return Unexpected(one.error());
    (void)names.TryPushBack(one->name);
    return names;
  }
  if (option.code != HomeNetworkId::kCode) {
    return Unexpected(OptionHeaderError(option, Reason::kWrongType, 0,
                                        static_cast<size_t>(HomeNetworkId::kCode)));
  }
  for (size_t position = 0; position < option.data.size();) {
    const Result<DomainNameView> name = DomainNameView::ParsePrefix(option.data.subspan(position));
    if (!name) {
      Error error = name.error();
      error.offset += static_cast<uint32_t>(position);
      return Unexpected(OptionError(option, error));
    }
    if (!names.TryPushBack(*name)) {
      return Unexpected(
          OptionError(option, Reason::kTooMany, names.size() + 1, names.capacity(), position));
    }
    position += name->wire().size();
  }
  return names;
}

}}}  // namespace mip6boot::v0_1::dhcpv6
