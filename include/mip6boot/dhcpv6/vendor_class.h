// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_VENDOR_CLASS (16), RFC 8415 section 21.16: who made the client's hardware, and what it is.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_VENDOR_CLASS (16)   |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                       enterprise-number                       |
//     +-------------------------------+-------------------------------+
//     |        vendor-class-len       |          opaque-data          |
//     |                              ...                              |
//
// It may repeat, once for each enterprise-number. The RFC has a series of classes in it without
// saying that there must be one: none is taken, and written, too. A view shares the life of the
// buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_VENDOR_CLASS_H_
#define MIP6BOOT_DHCPV6_VENDOR_CLASS_H_

#include <cstddef>
#include <cstdint>

#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/class_data.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct VendorClass {
  static constexpr OptionCode kCode = OptionCode::kVendorClass;
  static constexpr size_t kFixedSize = 4;

  uint32_t enterprise_number = 0;  // IANA's
  ClassData classes;

  // Errors: kTooShort, and those of `ClassData::Parse`.
  MIP6BOOT_EXPORT static Result<VendorClass> Decode(const OptionView& option,
                                                    const DecodePolicy& = {});
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const VendorClass& a, const VendorClass& b) {
    return a.enterprise_number == b.enterprise_number && a.classes == b.classes;
  }
  friend bool operator!=(const VendorClass& a, const VendorClass& b) { return !(a == b); }
};

// OPTION_VENDOR_CLASS (16) from classes in memory, to be written.
struct VendorClassList {
  static constexpr OptionCode kCode = OptionCode::kVendorClass;

  uint32_t enterprise_number = 0;  // IANA's
  absl::Span<const Bytes> classes;

  // Errors: kLengthOverflow.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_VENDOR_CLASS_H_
