// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_code.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace mip6boot { inline namespace v0 { namespace dhcpv6 {
namespace {

constexpr OptionInfo kOptions[] = {
#define MIP6BOOT_OPTION(code, enumerator, name, singleton, in_oro, rsoo_enabled) \
  {OptionCode::enumerator, name, singleton, in_oro, rsoo_enabled},
#include "mip6boot/dhcpv6/option_code.def"
#undef MIP6BOOT_OPTION
};

constexpr bool InOrderOfCode() {
  for (size_t i = 1; i < std::size(kOptions); ++i) {
    if (kOptions[i - 1].code >= kOptions[i].code) return false;
  }
  return true;
}
static_assert(InOrderOfCode(), "option_code.def is searched by halves");

}  // namespace

const OptionInfo* FindOptionInfo(OptionCode code) {
  const OptionInfo* const found = std::lower_bound(
      std::begin(kOptions), std::end(kOptions), code,
      [](const OptionInfo& info, OptionCode wanted) { return info.code < wanted; });
  return found == std::end(kOptions) || found->code != code ? nullptr : found;
}

}}}  // namespace mip6boot::v0::dhcpv6
