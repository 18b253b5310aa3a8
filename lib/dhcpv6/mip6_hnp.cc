// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/mip6_hnp.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

const char* PrefixFormName(PrefixForm form) {
  switch (form) {
    case PrefixForm::kFull:
      return "full";
    case PrefixForm::kShort:
      return "short";
    case PrefixForm::kOther:
      return "other";
  }
  return "";
}

namespace internal {

Error HomeNetworkPrefixError(const OptionView& option) {
  const size_t size = option.data.size();
  if (size == 0) return OptionError(option, Reason::kTooShort, size, 1);
  if (size > HomeNetworkPrefix::kMaxSize) {
    return OptionError(option, Reason::kTooLong, size, HomeNetworkPrefix::kMaxSize);
  }
  const size_t length = option.data[0];
  if (length > 128) return OptionError(option, Reason::kPrefixTooLong, length, 128);
  return OptionError(option, Reason::kTooShort, size, 1 + (length + 7) / 8);
}

}  // namespace internal

}}}  // namespace mip6boot::v0_1::dhcpv6
