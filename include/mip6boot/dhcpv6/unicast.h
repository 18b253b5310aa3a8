// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_UNICAST (12), RFC 8415 section 21.12: the server's leave to send to it by unicast.
//
//     +-------------------------------+-------------------------------+
//     |      OPTION_UNICAST (12)      |        option-len (16)        |
//     +-------------------------------+-------------------------------+
//     |                   server-address (16 octets)                  |
//
// What is sent so passes no relay, and so gets no RSOO: a server whose home network information
// comes from relays has no use for it.

#ifndef MIP6BOOT_DHCPV6_UNICAST_H_
#define MIP6BOOT_DHCPV6_UNICAST_H_

#include <cstring>

#include "absl/base/optimization.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct ServerUnicast {
  static constexpr OptionCode kCode = OptionCode::kUnicast;

  Ipv6Address address;  // of the server

  // Errors: kBadLength.
  static Result<ServerUnicast> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() != Ipv6Address::kSize)) {
      return Unexpected(
          OptionError(option, Reason::kBadLength, option.data.size(), Ipv6Address::kSize));
    }
    return ServerUnicast{Ipv6Address::Load(option.data.data())};
  }
  void Encode(OptionWriter& out) const {
    if (uint8_t* p = out.Reserve(kCode, Ipv6Address::kSize)) {
      std::memcpy(p, address.octets().data(), Ipv6Address::kSize);
    }
  }

  friend bool operator==(const ServerUnicast& a, const ServerUnicast& b) {
    return a.address == b.address;
  }
  friend bool operator!=(const ServerUnicast& a, const ServerUnicast& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_UNICAST_H_
