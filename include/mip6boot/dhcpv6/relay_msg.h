// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_RELAY_MSG (9), RFC 8415 section 21.10: the message that a relay carries.
//
//     +-------------------------------+-------------------------------+
//     |      OPTION_RELAY_MSG (9)     |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                     DHCP-relay-message                       ...
//
// Exactly one stands in each relay message. A relay changes nothing in it (R29), and carries types
// it does not know (R33), so what is inside is opened by whoever is concerned:
// `MessageView::Parse(relayed.message, relayed.offset)`. `message` shares the life of the buffer it
// was read from.

#ifndef MIP6BOOT_DHCPV6_RELAY_MSG_H_
#define MIP6BOOT_DHCPV6_RELAY_MSG_H_

#include <cstdint>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct RelayMessage {
  static constexpr OptionCode kCode = OptionCode::kRelayMsg;

  Bytes message;
  uint32_t offset = 0;  // of the message in the datagram; not written

  // Never fails.
  static Result<RelayMessage> Decode(const OptionView& option, const DecodePolicy& = {}) {
    return RelayMessage{option.data, option.offset + static_cast<uint32_t>(kOptionHeaderSize)};
  }
  void Encode(OptionWriter& out) const { out.Raw(kCode, message); }

  friend bool operator==(const RelayMessage& a, const RelayMessage& b) {
    return a.message == b.message;
  }
  friend bool operator!=(const RelayMessage& a, const RelayMessage& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_RELAY_MSG_H_
