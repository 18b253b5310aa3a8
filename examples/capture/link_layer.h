// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// From a frame to the IP packet in it.

#ifndef MIP6BOOT_EXAMPLES_CAPTURE_LINK_LAYER_H_
#define MIP6BOOT_EXAMPLES_CAPTURE_LINK_LAYER_H_

#include "mip6boot/base/bytes.h"

namespace mip6boot::capture {

// Whether frames of this type (libpcap's DLT) can be read: Ethernet, Linux cooked (both versions),
// BSD loopback, raw IP.
bool IsKnownLink(int type);

// The IP packet in a frame, behind any number of VLAN tags (802.1Q, 802.1ad) and with whatever
// padding follows it; empty: there is none.
Bytes IpPacketIn(int link_type, Bytes frame);

}  // namespace mip6boot::capture

#endif  // MIP6BOOT_EXAMPLES_CAPTURE_LINK_LAYER_H_
