// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_RELAY_PORT (135), RFC 8357 section 4.2: the UDP port that a relay sends from.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_RELAY_PORT (135)    |         option-len (2)        |
//     +-------------------------------+-------------------------------+
//     |     downstream source port    |
//
// It stands in relay messages only. A relay adds it that sends from another port than 547, or that
// heard a relay below do so; a server copies it into the Relay-reply and answers to the port that
// the datagram came from (R52, R85, R87).

#ifndef MIP6BOOT_DHCPV6_RELAY_PORT_H_
#define MIP6BOOT_DHCPV6_RELAY_PORT_H_

#include <cstdint>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct RelayPort {
  static constexpr OptionCode kCode = OptionCode::kRelayPort;

  uint16_t downstream_port = 0;  // of the relay below, host order; 0: what comes from below is not
                                 // from a relay at another port

  // Errors: kBadLength.
  static Result<RelayPort> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() != 2)) {
      return Unexpected(OptionError(option, Reason::kBadLength, option.data.size(), 2));
    }
    return RelayPort{LoadBigEndian16(option.data.data())};
  }
  void Encode(OptionWriter& out) const {
    if (uint8_t* p = out.Reserve(kCode, 2)) StoreBigEndian16(p, downstream_port);
  }

  friend constexpr bool operator==(RelayPort a, RelayPort b) {
    return a.downstream_port == b.downstream_port;
  }
  friend constexpr bool operator!=(RelayPort a, RelayPort b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_RELAY_PORT_H_
