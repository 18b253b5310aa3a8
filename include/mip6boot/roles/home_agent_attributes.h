// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Reads home agents from RADIUS attributes: what home_agent_avps.h does for an access server whose
// AAA server speaks Diameter. Nothing here knows of a packet, and nothing decides.
//
// No RADIUS attribute holds a Mobile IPv6 home agent. What there is, is MIP6-Feature-Vector (124),
// MIP6-Home-Link-Prefix (125) and, where the operator means it so, the local mobility anchors of
// Proxy Mobile IPv6 (147, 149). `MapToHomeNetworks` makes home networks of it.

#ifndef MIP6BOOT_ROLES_HOME_AGENT_ATTRIBUTES_H_
#define MIP6BOOT_ROLES_HOME_AGENT_ATTRIBUTES_H_

#include <cstdint>
#include <optional>

#include "absl/types/span.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/roles/home_agent_assignment.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using AttributeSpan = absl::Span<const radius::AttributeView>;

// What the operator means by the attributes.
struct AttributePolicy {
  // PMIP6-Home-LMA-IPv6-Address (147) and PMIP6-Home-LMA-IPv4-Address (149) are the two addresses
  // of the node's home agent. Off: nobody said that the anchor is one.
  bool lma_is_home_agent = false;
  radius::DecodePolicy decode;
};

// The attributes of an Access-Accept: 124, 125, User-Name (1) beside them, and 147 and 149 as the
// policy says. A malformed one, one too many, or an address of zeros, costs only itself here; of
// each the first counts.
struct ReadAttributes {
  HomeAgentAssignment assignment;  // at most one agent; views the octets of the attributes
  uint16_t ignored = 0;
  std::optional<Error> error;  // why the first of them was
  // The first for which the whole Access-Accept counts as an Access-Reject: its length is wrong
  // (RFC 2865 5), or it is a 124 whose bits contradict each other (RFC 6572 4.1). A role looks at
  // this, an inspector reads on.
  std::optional<Error> reject_error;
};
// Reads what there is among `attributes`, on the wire or made by the caller.
MIP6BOOT_EXPORT ReadAttributes ReadHomeAgentAssignment(const radius::AttributeRange& attributes,
                                                       const AttributePolicy& policy = {});
MIP6BOOT_EXPORT ReadAttributes ReadHomeAgentAssignment(AttributeSpan attributes,
                                                       const AttributePolicy& policy = {});

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AGENT_ATTRIBUTES_H_
