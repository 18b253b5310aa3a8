// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the public types of every room:
//
//     fmt::print("{}\n", MessageView::Parse(datagram));
//     spdlog::info("{} from {}", outcome, received.source);
//
// Opt-in: link mip6boot::format, and have fmt 9 or newer; `find_package(fmt)` stands in front of
// this library. Who uses one room includes its header alone: mip6boot/format/dhcpv6.h.
//
// Text is for people: it may change with any release, and a program reads the values instead. Keys
// never reach it, nor does by default what says who somebody is (R101). What a peer wrote is
// escaped, and of bounded length. Width, fill and precision are those of strings.
//
// Without a formatter are: configurations and policies, whose names are the product's; writers,
// iterators, tables and state machines, which have states and events to print instead.

#ifndef MIP6BOOT_FORMAT_H_
#define MIP6BOOT_FORMAT_H_

#include "mip6boot/format/base.h"      // IWYU pragma: export
#include "mip6boot/format/dhcpv6.h"    // IWYU pragma: export
#include "mip6boot/format/diameter.h"  // IWYU pragma: export
#include "mip6boot/format/radius.h"    // IWYU pragma: export
#include "mip6boot/format/roles.h"     // IWYU pragma: export

#endif  // MIP6BOOT_FORMAT_H_
