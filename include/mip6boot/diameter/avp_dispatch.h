// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// From the key of an AVP, which is known at run time, to the type that reads it: for whoever treats
// all AVPs alike, as inspectors, converters and tests do.
//
//     DispatchAvp(avp.key, [&](auto type) {
//       using Type = typename decltype(type)::Type;
//       if constexpr (std::is_same_v<Type, UntypedAvp>) {
//         ShowOctets(avp.data);
//       } else {
//         Show(avp.As<Type>());
//       }
//     });
//
// The types are those of avp.def.

#ifndef MIP6BOOT_DIAMETER_AVP_DISPATCH_H_
#define MIP6BOOT_DIAMETER_AVP_DISPATCH_H_

#include <cstdint>
#include <type_traits>

#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/eap_avps.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/nas_avps.h"
#include "mip6boot/diameter/pmip6_avps.h"
#include "mip6boot/diameter/tgpp_avps.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// Names a type without making a value of it.
template <typename T>
struct AvpType {
  using Type = T;
};

// Stands for the type of an AVP that has none.
struct UntypedAvp {};

// Whether AVPs of type T are groups, whose parts are in `avps`.
template <typename T, typename = void>
inline constexpr bool kHoldsAvps = false;
template <typename T>
inline constexpr bool kHoldsAvps<T, std::void_t<decltype(T::avps)>> = true;

namespace internal {

constexpr uint64_t Packed(uint32_t vendor, uint32_t code) {
  return (uint64_t{vendor} << 32) | code;
}

}  // namespace internal

// Calls `visit(AvpType<T>())` with the `T` that reads AVPs with this key, or with
// AvpType<UntypedAvp>; gives what `visit` gives, which must be of one type.
template <typename Visit>
constexpr decltype(auto) DispatchAvp(AvpKey key, Visit&& visit) {
  switch (internal::Packed(key.vendor, key.code)) {
#define MIP6BOOT_AVP(code, vendor, key, Type, name, Format, m_rule, disclosure) \
  case internal::Packed(vendor, code):                                          \
    return visit(AvpType<Type>());
#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) \
  case internal::Packed(vendor, code):                                  \
    return visit(AvpType<Type>());
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  case internal::Packed(vendor, code):                                    \
    return visit(AvpType<Type>());
#include "mip6boot/diameter/avp.def"
    default:  // open: any key is legal
      return visit(AvpType<UntypedAvp>());
  }
}

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_AVP_DISPATCH_H_
