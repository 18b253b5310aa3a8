// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/vendor_class.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

Result<VendorClass> VendorClass::Decode(const OptionView& option, const DecodePolicy&) {
  if (option.data.size() < kFixedSize) {
    return Unexpected(OptionError(option, Reason::kTooShort, option.data.size(), kFixedSize));
  }
  const Result<ClassData> classes = ClassData::Parse(option.data.subspan(kFixedSize), kFixedSize);
  if (!classes) return Unexpected(OptionError(option, classes.error()));
  return VendorClass{LoadBigEndian32(option.data.data()), *classes};
}

void VendorClass::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U32(enterprise_number);
    body.octets().Copy(classes.wire());
  });
}

void VendorClassList::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U32(enterprise_number);
    internal::WriteClassData(classes, body);
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
