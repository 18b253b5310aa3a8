// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_MIP6_HAA (72), RFC 6610 section 3.4: the address of a home agent.
//
//     +-------------------------------+-------------------------------+
//     |      OPTION_MIP6_HAA (72)     |        option-len (16)        |
//     +-------------------------------+-------------------------------+
//     |                 Home Agent Address (16 octets)                |
//
// It stands only inside 50, 69 and 70, and may repeat there in order of preference. A home agent
// that is reached over IPv4 only is written behind 64:ff9b::/96 (RFC 6052).

#ifndef MIP6BOOT_DHCPV6_MIP6_HAA_H_
#define MIP6BOOT_DHCPV6_MIP6_HAA_H_

#include <cstring>
#include <optional>

#include "absl/base/optimization.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct HomeAgentAddress {
  static constexpr OptionCode kCode = OptionCode::kMip6Haa;

  Ipv6Address address;

  // Whether a home agent can have it: not unspecified, loopback or multicast. A receiver ignores
  // one that is not usable; the decoder keeps what it gets.
  bool IsUsable() const {
    return !address.IsUnspecified() && !address.IsLoopback() && !address.IsMulticast();
  }
  // The IPv4 address that it stands for: such a home agent is used over IPv4 only (R16).
  std::optional<Ipv4Address> embedded_ipv4() const { return address.EmbeddedIpv4(); }
  // Whether it may be sent: usable, and an embedded IPv4 address is a global one (RFC 6052 3.1).
  bool IsSendable() const {
    const std::optional<Ipv4Address> ipv4 = address.EmbeddedIpv4();
    return IsUsable() && (!ipv4.has_value() || ipv4->IsGlobal());
  }

  // Errors: kBadLength.
  static Result<HomeAgentAddress> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() != Ipv6Address::kSize)) {
      return Unexpected(
          OptionError(option, Reason::kBadLength, option.data.size(), Ipv6Address::kSize));
    }
    return HomeAgentAddress{Ipv6Address::Load(option.data.data())};
  }
  // Errors: kUnusableAddress, unless `IsSendable()`.
  void Encode(OptionWriter& out) const {
    if (ABSL_PREDICT_FALSE(!IsSendable())) return out.FailOption(kCode, Reason::kUnusableAddress);
    if (uint8_t* p = out.Reserve(kCode, Ipv6Address::kSize)) {
      std::memcpy(p, address.octets().data(), Ipv6Address::kSize);
    }
  }

  friend bool operator==(const HomeAgentAddress& a, const HomeAgentAddress& b) {
    return a.address == b.address;
  }
  friend bool operator!=(const HomeAgentAddress& a, const HomeAgentAddress& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_MIP6_HAA_H_
