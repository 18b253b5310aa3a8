// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/user_class.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

Result<UserClass> UserClass::Decode(const OptionView& option, const DecodePolicy&) {
  if (option.data.empty()) {
    return Unexpected(OptionError(option, Reason::kTooShort, 0, ClassData::kLengthSize));
  }
  const Result<ClassData> classes = ClassData::Parse(option.data);
  if (!classes) return Unexpected(OptionError(option, classes.error()));
  return UserClass{*classes};
}

void UserClass::Encode(OptionWriter& out) const {
  if (classes.empty()) {
    return out.FailOption(kCode, Reason::kTooShort, 0, ClassData::kLengthSize);
  }
  out.Raw(kCode, classes.wire());
}

void UserClassList::Encode(OptionWriter& out) const {
  if (classes.empty()) {
    return out.FailOption(kCode, Reason::kTooShort, 0, ClassData::kLengthSize);
  }
  out.Nest(kCode, [this](OptionWriter& body) { internal::WriteClassData(classes, body); });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
