// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// From the code of an option to the type that reads it: for those who go over every option of a
// message, whatever it is (inspectors, printers, fuzzers).
//
//     for (const OptionView option : message.options()) {
//       DispatchOption(option.code, [&](auto type) {
//         using Type = typename decltype(type)::Type;
//         if constexpr (std::is_same_v<Type, UntypedOption>) {
//           Show(option.data);
//         } else {
//           Show(option.As<Type>());
//         }
//       });
//     }
//
// It includes the header of every option; who reads a few, includes those.

#ifndef MIP6BOOT_DHCPV6_OPTION_DISPATCH_H_
#define MIP6BOOT_DHCPV6_OPTION_DISPATCH_H_

#include <cstddef>
#include <type_traits>

#include "mip6boot/dhcpv6/auth.h"
#include "mip6boot/dhcpv6/client_fqdn.h"
#include "mip6boot/dhcpv6/client_link_layer_addr.h"
#include "mip6boot/dhcpv6/dns_servers.h"
#include "mip6boot/dhcpv6/domain_list.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/elapsed_time.h"
#include "mip6boot/dhcpv6/erp_local_domain_name.h"
#include "mip6boot/dhcpv6/ia.h"
#include "mip6boot/dhcpv6/ia_addr.h"
#include "mip6boot/dhcpv6/ia_prefix.h"
#include "mip6boot/dhcpv6/information_refresh_time.h"
#include "mip6boot/dhcpv6/interface_id.h"
#include "mip6boot/dhcpv6/link_address.h"
#include "mip6boot/dhcpv6/max_rt.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/oro.h"
#include "mip6boot/dhcpv6/preference.h"
#include "mip6boot/dhcpv6/rapid_commit.h"
#include "mip6boot/dhcpv6/reconfigure.h"
#include "mip6boot/dhcpv6/relay_msg.h"
#include "mip6boot/dhcpv6/relay_port.h"
#include "mip6boot/dhcpv6/remote_id.h"
#include "mip6boot/dhcpv6/rsoo.h"
#include "mip6boot/dhcpv6/status_code.h"
#include "mip6boot/dhcpv6/subscriber_id.h"
#include "mip6boot/dhcpv6/unicast.h"
#include "mip6boot/dhcpv6/user_class.h"
#include "mip6boot/dhcpv6/vendor_class.h"
#include "mip6boot/dhcpv6/vendor_opts.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// Names a type without making a value of it.
template <typename T>
struct OptionType {
  using Type = T;
};

// Stands for the type of an option that has none.
struct UntypedOption {};

// Whether options of type T end with a run of options of the common code space: their `options`.
template <typename T, typename = void>
inline constexpr bool kHoldsOptions = false;
template <typename T>
inline constexpr bool kHoldsOptions<T, std::void_t<decltype(T::options)>> = true;

// How many octets of their data stand in front of that run.
template <typename T, typename = void>
inline constexpr size_t kOptionsStart = 0;
template <typename T>
inline constexpr size_t kOptionsStart<T, std::void_t<decltype(T::kFixedSize)>> = T::kFixedSize;

// Calls `visit(OptionType<T>())` with the `T` that reads options of this code, or with
// OptionType<UntypedOption>; gives what `visit` gives, which must be of one type.
template <typename Visit>
constexpr decltype(auto) DispatchOption(OptionCode code, Visit&& visit) {
  switch (code) {
#define MIP6BOOT_OPTION_TYPE(enumerator, type) \
  case OptionCode::enumerator:                 \
    return visit(OptionType<type>());
#include "mip6boot/dhcpv6/option_type.def"
#undef MIP6BOOT_OPTION_TYPE
    default:  // open: any code is legal
      return visit(OptionType<UntypedOption>());
  }
}

// Calls `visit(OptionType<T>())` for every type, in order of code.
template <typename Visit>
constexpr void ForEachOptionType(Visit&& visit) {
#define MIP6BOOT_OPTION_TYPE(enumerator, type)                 \
  static_assert(type::kCode == OptionCode::enumerator, #type); \
  visit(OptionType<type>());
#include "mip6boot/dhcpv6/option_type.def"
#undef MIP6BOOT_OPTION_TYPE
}

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_OPTION_DISPATCH_H_
