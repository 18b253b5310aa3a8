// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_USER_CLASS (15), RFC 8415 section 21.15: the classes of users or applications that a
// client stands for.
//
//     +-------------------------------+-------------------------------+
//     |     OPTION_USER_CLASS (15)    |           option-len          |
//     +-------------------------------+-------------------------------+
//     |         user-class-len        |          opaque-data          |
//     |                              ...                              |
//
// One class or more; a server may answer with those that it understood. A view shares the life of
// the buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_USER_CLASS_H_
#define MIP6BOOT_DHCPV6_USER_CLASS_H_

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

struct UserClass {
  static constexpr OptionCode kCode = OptionCode::kUserClass;

  ClassData classes;

  // Errors: kTooShort (no class), and those of `ClassData::Parse`.
  MIP6BOOT_EXPORT static Result<UserClass> Decode(const OptionView& option,
                                                  const DecodePolicy& = {});
  // Errors: kTooShort.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const UserClass& a, const UserClass& b) { return a.classes == b.classes; }
  friend bool operator!=(const UserClass& a, const UserClass& b) { return !(a == b); }
};

// OPTION_USER_CLASS (15) from classes in memory, to be written.
struct UserClassList {
  static constexpr OptionCode kCode = OptionCode::kUserClass;

  absl::Span<const Bytes> classes;

  // Errors: kTooShort (no class), kLengthOverflow.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_USER_CLASS_H_
