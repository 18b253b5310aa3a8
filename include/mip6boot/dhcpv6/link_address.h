// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_LINK_ADDRESS (80), RFC 6977 section 5: the link that a client is on.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_LINK_ADDRESS (80)   |        option-len (16)        |
//     +-------------------------------+-------------------------------+
//     |                    link-address (16 octets)                   |
//
// A relay sends it when it asks a server to reconfigure clients of a link, with the value that it
// has for link-address in the Relay-forwards of that link.

#ifndef MIP6BOOT_DHCPV6_LINK_ADDRESS_H_
#define MIP6BOOT_DHCPV6_LINK_ADDRESS_H_

#include <cstring>

#include "absl/base/optimization.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct LinkAddress {
  static constexpr OptionCode kCode = OptionCode::kLinkAddress;

  Ipv6Address address;  // on that link

  // Errors: kBadLength.
  static Result<LinkAddress> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() != Ipv6Address::kSize)) {
      return Unexpected(
          OptionError(option, Reason::kBadLength, option.data.size(), Ipv6Address::kSize));
    }
    return LinkAddress{Ipv6Address::Load(option.data.data())};
  }
  void Encode(OptionWriter& out) const {
    if (uint8_t* p = out.Reserve(kCode, Ipv6Address::kSize)) {
      std::memcpy(p, address.octets().data(), Ipv6Address::kSize);
    }
  }

  friend bool operator==(const LinkAddress& a, const LinkAddress& b) {
    return a.address == b.address;
  }
  friend bool operator!=(const LinkAddress& a, const LinkAddress& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_LINK_ADDRESS_H_
