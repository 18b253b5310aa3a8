// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Where an option may stand: at the top of which messages of RFC 8415, inside which options in
// them. What is known of it is in option_code.def, with its sources.
//
// For inspectors and for those who build messages. A receiver discards nothing on these grounds
// alone: it drops the option, as a client does with 49, 71, 72 and 73 at the top of a Reply (R13).

#ifndef MIP6BOOT_DHCPV6_OPTION_PLACE_H_
#define MIP6BOOT_DHCPV6_OPTION_PLACE_H_

#include "mip6boot/base/export.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/option_code.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// At the top of a message of this type. An option of which the table does not know where it stands
// may stand anywhere, and any option in messages of other RFCs (types past 13).
MIP6BOOT_EXPORT bool MayStand(OptionCode option, MessageType message);

// Inside the option `container`. In an RSOO (66) only what relays may supply by default (R37); in
// other containers also any option of which the table does not know where it stands; in an option
// that is no container, or that only messages of other RFCs hold, nothing.
MIP6BOOT_EXPORT bool MayStandInside(OptionCode option, OptionCode container);

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_OPTION_PLACE_H_
