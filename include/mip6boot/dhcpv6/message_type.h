// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// DHCPv6 message types (RFC 8415 7.3).

#ifndef MIP6BOOT_DHCPV6_MESSAGE_TYPE_H_
#define MIP6BOOT_DHCPV6_MESSAGE_TYPE_H_

#include <cstdint>

#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// Open: any value is legal on the wire; a relay forwards types it does not know (R33).
enum class MessageType : uint8_t {
#define MIP6BOOT_MESSAGE(code, enumerator, name) enumerator = code,
#include "mip6boot/dhcpv6/message_type.def"
#undef MIP6BOOT_MESSAGE
};

// "INFORMATION-REQUEST", or null for a type without a name.
MIP6BOOT_EXPORT const char* MessageTypeName(MessageType type);

// Whether messages of this type have the relay layout (RFC 8415 9) rather than the client/server
// one (RFC 8415 8).
constexpr bool HasRelayLayout(MessageType type) {
  return type == MessageType::kRelayForward || type == MessageType::kRelayReply;
}

// UDP ports (RFC 8415 7.2).
inline constexpr uint16_t kClientPort = 546;
inline constexpr uint16_t kServerPort = 547;  // relays too

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_MESSAGE_TYPE_H_
