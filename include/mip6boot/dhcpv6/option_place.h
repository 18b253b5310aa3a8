// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Where an option may stand: at the top of which messages, inside which options (RFC 8415 appendix
// B and C, RFC 6610).
//
// For inspectors and for those who build messages. A receiver discards nothing on these grounds
// alone: it drops the option, as a client does with 49, 71, 72 and 73 at the top of a Reply (R13).

#ifndef MIP6BOOT_DHCPV6_OPTION_PLACE_H_
#define MIP6BOOT_DHCPV6_OPTION_PLACE_H_

#include "mip6boot/base/export.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/option_code.h"

namespace mip6boot { inline namespace v0 { namespace dhcpv6 {

// At the top of a message of this type. An option, or a message type, that we know no document
// about may stand anywhere.
MIP6BOOT_EXPORT bool MayStand(OptionCode option, MessageType message);

// Inside the option `container`. In an RSOO (66) only what relays may supply by default (R37); in
// the other containers of RFC 6610 and RFC 8415 also any option that we know no document about; in
// an option that is no container, nothing.
MIP6BOOT_EXPORT bool MayStandInside(OptionCode option, OptionCode container);

}}}  // namespace mip6boot::v0::dhcpv6

#endif  // MIP6BOOT_DHCPV6_OPTION_PLACE_H_
