// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node keeps over a restart of its program: `MobileNode::Save` writes it,
// `MobileNode::Restore` takes it. All numbers are big-endian.
//
//      0                   1                   2                   3
//      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//     +---------------+---------------+-------------------------------+
//     |  version = 1  |     flags     |           reserved = 0        |
//     +---------------+---------------+-------------------------------+
//     |                    SOL_MAX_RT, seconds                        |
//     |                    INF_MAX_RT, seconds                        |
//     |         until the next question, microseconds; all            |
//     |         ones: the node does not ask again by itself           |
//     +---------------------------------------------------------------+
//     |    DHCPv6 options: CLIENTID, the HNIDFs that were asked       |
//     |    for, then the containers 50, 69, 70 that were kept         |
//     +---------------------------------------------------------------+
//
// Flags: 0x01 visited, 0x02 identified, 0x04 unrestricted: what was asked for; 0x08 the node has
// moved since it learnt. A later layout gets another version.
//
// No key is in it: of the Reply, only the containers are kept. Nor is it known which home agents
// failed: after a restart each is tried again. It tells where a node is at home, and its DUID: keep
// it as you keep other files of the node.

#ifndef MIP6BOOT_ROLES_MOBILE_NODE_SAVED_H_
#define MIP6BOOT_ROLES_MOBILE_NODE_SAVED_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/base/attributes.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What was saved, decoded. Names and octets are views, of the octets that were decoded.
struct SavedMobileNode {
  static constexpr uint8_t kVersion = 1;
  static constexpr size_t kHeaderSize = 20;
  // Any state fits: what is kept of a Reply is no larger than one.
  static constexpr size_t kMaxSize = kHeaderSize + 4 + dhcpv6::DuidView::kMaxSize +
                                     kMaxHomeNetworkIds * (4 + DomainNameView::kMaxSize) + 65535;

  Bytes client_id;             // the DUID
  HomeNetworkRequest request;  // what was asked for
  bool moved = false;          // since `networks` were learnt
  uint32_t sol_max_rt = 0;     // seconds, 60..86400
  uint32_t inf_max_rt = 0;
  std::optional<Duration> ask_in;  // not negative; none: never by itself
  Bytes containers;                // whole options 50, 69, 70: the answer to `request`

  // Errors: kTooShort, kBadVersion, kBadFlags, kBadValue, kTruncated, kNotAllowed (an option that
  // does not stand here, or a container that does not answer the request), kTooMany, those of
  // CLIENTID and HNIDF.
  MIP6BOOT_EXPORT static Result<SavedMobileNode> Decode(Bytes octets ABSL_ATTRIBUTE_LIFETIME_BOUND,
                                                        const dhcpv6::DecodePolicy& policy = {});
  MIP6BOOT_EXPORT void Encode(dhcpv6::OptionWriter& out) const;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_MOBILE_NODE_SAVED_H_
