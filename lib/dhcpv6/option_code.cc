// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_code.h"

#include <array>
#include <cstddef>

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {
namespace {

constexpr size_t kCodes = static_cast<size_t>(OptionCode::kAddrRegEnable) + 1;

// By code; those without a row have no name.
constexpr std::array<OptionInfo, kCodes> kOptions = [] {
  std::array<OptionInfo, kCodes> options{};
#define MIP6BOOT_OPTION(code, enumerator, name, singleton, in_oro, rsoo_enabled, messages, inside) \
  options[code] = {OptionCode::enumerator, name, singleton, in_oro, rsoo_enabled};
#include "mip6boot/dhcpv6/option_code.def"
#undef MIP6BOOT_OPTION
  return options;
}();

}  // namespace

const OptionInfo* FindOptionInfo(OptionCode code) {
  const size_t index = static_cast<size_t>(code);
  return index < kOptions.size() && kOptions[index].name != nullptr ? &kOptions[index] : nullptr;
}

}}}  // namespace mip6boot::v0_1::dhcpv6
