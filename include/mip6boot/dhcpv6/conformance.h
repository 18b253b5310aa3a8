// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whether the options of a message stand where they may, as often as they may, and ask for what
// they may: by option_code.def, RFC 6610 and RFC 6422.
//
// For inspectors, test tools and those who build messages. No role judges messages so: a receiver
// goes by validation.h, and drops the option that is wrong rather than the message that holds it.

#ifndef MIP6BOOT_DHCPV6_CONFORMANCE_H_
#define MIP6BOOT_DHCPV6_CONFORMANCE_H_

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "mip6boot/base/export.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/dhcpv6/violation.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

using ViolationVisitor = absl::FunctionRef<void(const Violation&)>;

// Calls `visit` for each option that
// - must not stand where it does, at the top or inside another option (kMisplaced and, where a rule
//   of its own says so, kDroppedByClient, kRsooMisplaced, kIaInInformationRequest); what such an
//   option holds is not looked at;
// - stands more than once in its run though it is a singleton (kDuplicateSingleton): the second and
//   each further one;
// - is an IDINF with no HNIDF, or with several (kHomeNetworkUnnamed, kHomeNetworkAmbiguous);
// - is home network information that leads to no home agent (kHomeNetworkIncomplete);
// - is listed in the client's ORO and must not be (kNotToBeRequested, kRefreshTimeRequested);
// - is an ORO that lacks what home network information asks for beside (kRequestIncomplete,
//   kRequestUnnamed), or asks for what goes without a preference beside one (kRequestUndecided).
// In wire order, an option before what stands inside it. Containers are opened down to the limit
// of `Limits::option_depth`; of one that is malformed, the sound options in front. Of messages of
// other RFCs (types past 13) nothing is said; nor of options that are missing, or of one that does
// not fit another message.
MIP6BOOT_EXPORT void FindViolations(const MessageView& message, ViolationVisitor visit);

// The same of one relay message: besides, of options that stand beside the RSOO instead of in it
// (kOutsideRsoo), of an RSOO without options (kRsooEmpty), of what is in it and must not be
// (kNotRsooEnabled), and of the message itself if it has passed too many relays
// (kHopCountExceeded). The relayed message is not opened: it is a message of its own, to be handed
// in with the offset of its octets.
//
//     const Result<RelayChain> chain = RelayChain::Parse(datagram);
//     for (const RelayLevel& level : chain->levels()) FindViolations(level.relay, visit);
//     FindViolations(chain->message(), visit);
MIP6BOOT_EXPORT void FindViolations(const RelayView& relay, ViolationVisitor visit);
// With the options that a server lets relays supply (R37) in place of those of option_code.def.
MIP6BOOT_EXPORT void FindViolations(const RelayView& relay,
                                    absl::Span<const OptionCode> rsoo_enabled,
                                    ViolationVisitor visit);
// Of bare options, about whose message nothing is known: any may stand at their top, and an ORO may
// list any.
MIP6BOOT_EXPORT void FindViolations(const OptionRange& options, ViolationVisitor visit);

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_CONFORMANCE_H_
