// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Reads home agents from Diameter AVPs, and writes them: the mirror of home_network_options.h.
// Nothing here knows of a message, and nothing decides.
//
// Each reader takes an `AvpRange` (AVPs on the wire) or a span of `AvpView` (made from a product's
// own objects). What it returns views the octets of those AVPs.

#ifndef MIP6BOOT_ROLES_HOME_AGENT_AVPS_H_
#define MIP6BOOT_ROLES_HOME_AGENT_AVPS_H_

#include <cstdint>
#include <optional>

#include "absl/types/span.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/roles/home_agent_assignment.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using AvpSpan = absl::Span<const diameter::AvpView>;

// The MIP6 AVPs of a request or an answer: 124, 125, 486, and 1 and 296 beside them. A malformed
// one, one too many, or a 486 that names no agent, costs only itself here. Of those that may stand
// once the first counts.
struct ReadAssignment {
  HomeAgentAssignment assignment;
  uint16_t ignored = 0;
  std::optional<Error> error;  // why the first of them was
  // The first whose length is wrong: it makes the whole message unusable (RFC 6733 7.1.5, 5014). A
  // role looks at this, an inspector reads on.
  std::optional<Error> length_error;
};
// Reads what there is among `avps`, on the wire or made by the caller.
MIP6BOOT_EXPORT ReadAssignment ReadHomeAgentAssignment(const diameter::AvpRange& avps,
                                                       const diameter::DecodePolicy& policy = {});
MIP6BOOT_EXPORT ReadAssignment ReadHomeAgentAssignment(AvpSpan avps,
                                                       const diameter::DecodePolicy& policy = {});

// One MIP6-Agent-Info. An all-zero address is none (R63). Errors: those of diameter::Mip6AgentInfo;
// kIncomplete if nothing names the agent (R58).
MIP6BOOT_EXPORT Result<AssignedHomeAgent> ReadHomeAgent(const diameter::AvpView& agent_info,
                                                        const diameter::DecodePolicy& policy = {});

// MIP6-Agent-Info (486) with what `agent` has: 334 (IPv6 first), 348, 125. Errors, through `out`:
// kIncomplete if there is neither an address nor a host (R58), kTooMany for a third address,
// kMissing if of realm and host one is not there.
MIP6BOOT_EXPORT void WriteHomeAgent(const AssignedHomeAgent& agent, diameter::AvpWriter& out);
// In the order of an answer: each agent in its MIP6-Agent-Info, a MIP6-Home-Link-Prefix that stands
// beside them, MIP6-Feature-Vector.
MIP6BOOT_EXPORT void WriteHomeAgentAssignment(const HomeAgentAssignment& assignment,
                                              diameter::AvpWriter& out);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AGENT_AVPS_H_
