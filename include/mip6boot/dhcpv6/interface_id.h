// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_INTERFACE_ID (18), RFC 8415 section 21.18: the interface that a relay heard the client on.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_INTERFACE_ID (18)   |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                         interface-id                         ...
//
// It stands in relay messages only, and is opaque to all but the relay that wrote it; a server
// copies it back (R52). `id` shares the life of the buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_INTERFACE_ID_H_
#define MIP6BOOT_DHCPV6_INTERFACE_ID_H_

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct InterfaceId {
  static constexpr OptionCode kCode = OptionCode::kInterfaceId;

  Bytes id;

  // Never fails.
  static Result<InterfaceId> Decode(const OptionView& option, const DecodePolicy& = {}) {
    return InterfaceId{option.data};
  }
  void Encode(OptionWriter& out) const { out.Raw(kCode, id); }

  friend bool operator==(const InterfaceId& a, const InterfaceId& b) { return a.id == b.id; }
  friend bool operator!=(const InterfaceId& a, const InterfaceId& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_INTERFACE_ID_H_
