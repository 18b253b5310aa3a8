// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/mip6_home_network_information.h"

#include <optional>

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

Result<HomeNetworkId> IdentifiedHomeNetworkInformation::home_network_id(
    const DecodePolicy& policy) const {
  std::optional<OptionView> first;
  std::optional<OptionView> second;
  size_t count = 0;
  for (const OptionView option : options) {
    if (option.code != HomeNetworkId::kCode) continue;
    if (++count == 1) first = option;
    if (count == 2) second = option;
  }
  if (count == 0) {
    return Unexpected(MissingOption(HomeNetworkId::kCode, options.base_offset(), options.depth()));
  }
  if (count > 1) return Unexpected(OptionHeaderError(*second, Reason::kDuplicate, count, 1));
  return HomeNetworkId::Decode(*first, policy);
}

}}}  // namespace mip6boot::v0_1::dhcpv6
