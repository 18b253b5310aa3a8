// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// DHCPv6 option codes and what is known of each.

#ifndef MIP6BOOT_DHCPV6_OPTION_CODE_H_
#define MIP6BOOT_DHCPV6_OPTION_CODE_H_

#include <cstdint>

#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// Open: any value is legal, the named ones are those of option_code.def.
enum class OptionCode : uint16_t {
#define MIP6BOOT_OPTION(code, enumerator, name, singleton, in_oro, rsoo_enabled, messages, inside) \
  enumerator = code,
#include "mip6boot/dhcpv6/option_code.def"
#undef MIP6BOOT_OPTION
};

// A line of option_code.def.
struct OptionInfo {
  OptionCode code;
  const char* name;   // IANA's: "OPTION_MIP6_HNIDF"
  bool singleton;     // at most one in a run of options
  bool in_oro;        // may be listed in an ORO (R76)
  bool rsoo_enabled;  // a relay may supply it (R27, R37)
};

// What option_code.def says of `code`; null if nothing, as of 10 and 35, which are unassigned. In
// constant time.
MIP6BOOT_EXPORT const OptionInfo* FindOptionInfo(OptionCode code);

// "OPTION_MIP6_HNIDF", or null for a code without a name here.
inline const char* OptionName(OptionCode code) {
  const OptionInfo* info = FindOptionInfo(code);
  return info == nullptr ? nullptr : info->name;
}

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_OPTION_CODE_H_
