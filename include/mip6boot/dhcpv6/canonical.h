// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The canonical form of what was read: every option that has a type is decoded and encoded again,
// what containers and relayed messages hold included; the others stay as they came, and so do all
// lengths of nesting and the order.
//
//     OptionWriter out(buffer);
//     WriteCanonicalMessage(datagram, out);
//     const Result<Bytes> canonical = out.Finish();
//
// For most messages that are the octets themselves. They differ where several forms mean one thing:
// bits behind the length of a prefix, an OPTION_MIP6_HNP (71) that is neither full nor short. For
// fuzzers, and for those who compare.

#ifndef MIP6BOOT_DHCPV6_CANONICAL_H_
#define MIP6BOOT_DHCPV6_CANONICAL_H_

#include <cstdint>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// `out.Finish()` gives the first error: of an option that cannot be decoded, or that must not be
// encoded so (an unusable home agent address, say); of a relayed message that cannot be read, or
// that lies deeper than `limits.relay_depth` (kTooDeep); of `out` itself.
MIP6BOOT_EXPORT void WriteCanonical(const OptionRange& options, OptionWriter& out,
                                    const Limits& limits = Limits());

// The same for a whole message of either layout. Also errors: those of MessageView and RelayView.
MIP6BOOT_EXPORT void WriteCanonicalMessage(Bytes message, OptionWriter& out,
                                           uint32_t base_offset = 0,
                                           const Limits& limits = Limits());

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_CANONICAL_H_
