// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <type_traits>

#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/messages.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

// An enumeration that has no such value (RFC 6733 7.1.5, 5004). AVPs that have a type are in the
// table.
Result<void> CheckValue(const AvpView& avp, uint32_t value) {
  const AvpInfo& info = *FindAvpInfo(avp.key);
  if (!info.all_values_named || info.value_name(value) != nullptr) return {};
  return Unexpected(AvpError(avp, Reason::kBadValue, value));
}

Result<void> CheckAvp(const AvpView& avp, const DecodePolicy& policy) {
  return DispatchAvp(avp.key, [&](auto type) -> Result<void> {
    using Type = typename decltype(type)::Type;
    if constexpr (std::is_same_v<Type, UntypedAvp> || std::is_same_v<Type, FailedAvp>) {
      return {};
    } else {
      const Result<Type> typed = Type::Decode(avp, policy);
      if (!typed) return Unexpected(typed.error());
      if constexpr (kHoldsAvps<Type>) {
        return CheckKnownAvps(typed->avps, policy);  // as deep as `avp_depth` lets groups be opened
      } else if constexpr (std::is_enum_v<typename Type::Field>) {
        return CheckValue(avp, static_cast<uint32_t>(typed->value));
      } else {
        return {};
      }
    }
  });
}

}  // namespace

Result<void> CheckKnownAvps(const AvpRange& avps, const DecodePolicy& policy) {
  for (const AvpView avp : avps) {
    const Result<void> checked = CheckAvp(avp, policy);
    if (!checked) return checked;
  }
  return {};
}

}}}  // namespace mip6boot::v0_1::diameter
