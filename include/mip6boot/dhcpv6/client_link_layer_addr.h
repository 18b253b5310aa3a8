// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_CLIENT_LINKLAYER_ADDR (79), RFC 6939 section 4: the link-layer address that a client's
// message came from.
//
//     +-------------------------------+-------------------------------+
//     | OPTION_CLIENT_LINKLAYER_ADDR  |           option-len          |
//     +-------------------------------+-------------------------------+
//     |        link-layer type        |     link-layer address       ...
//
// The relay next to the client adds it to its Relay-forward. Where the access network keeps nodes
// from borrowing each other's addresses, it is fit to key an attachment by (R86). `address` shares
// the life of the buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_CLIENT_LINK_LAYER_ADDR_H_
#define MIP6BOOT_DHCPV6_CLIENT_LINK_LAYER_ADDR_H_

#include <cstddef>
#include <cstdint>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct ClientLinkLayerAddress {
  static constexpr OptionCode kCode = OptionCode::kClientLinkLayerAddr;
  static constexpr size_t kMinSize = 2 + 1;

  uint16_t hardware_type = 0;  // as in ARP: 1 Ethernet, 6 IEEE 802
  Bytes address;               // one octet or more: none would be the key of every node at once

  // Errors: kTooShort.
  static Result<ClientLinkLayerAddress> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() < kMinSize)) {
      return Unexpected(OptionError(option, Reason::kTooShort, option.data.size(), kMinSize));
    }
    return ClientLinkLayerAddress{LoadBigEndian16(option.data.data()), option.data.subspan(2)};
  }
  // Errors: kTooShort, kLengthOverflow.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const ClientLinkLayerAddress& a, const ClientLinkLayerAddress& b) {
    return a.hardware_type == b.hardware_type && a.address == b.address;
  }
  friend bool operator!=(const ClientLinkLayerAddress& a, const ClientLinkLayerAddress& b) {
    return !(a == b);
  }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_CLIENT_LINK_LAYER_ADDR_H_
