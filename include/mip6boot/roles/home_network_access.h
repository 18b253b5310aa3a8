// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Who may be given which home network information, and which relays may supply any (R89): the
// addresses of home agents are worth hiding (RFC 6610 5, RFC 6422 7). What is withheld looks to the
// client as if there were none (R47).

#ifndef MIP6BOOT_ROLES_HOME_NETWORK_ACCESS_H_
#define MIP6BOOT_ROLES_HOME_NETWORK_ACCESS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// The client's link (RFC 8415 13.1): the innermost link-address that is not zero, else where the
// message came in (R88).
struct ClientLink {
  Ipv6Address link_address;  // unspecified: use `interface`
  InterfaceIndex interface {};
};

// Who asks, and on which way.
struct Requester {
  ClientLink link;
  std::optional<Ipv6Address> relay;  // that the datagram came from; none: from the client itself
  Bytes client_id;                   // DUID
};

// What the requesters are given to whom all applies that is set here; nothing set: all requesters.
struct HomeNetworkAccessRule {
  std::optional<Ipv6Prefix> link;           // around the link-address
  std::optional<InterfaceIndex> interface;  // of ours that is the client's link
  std::optional<Ipv6Prefix> relay;          // around the relay's address
  std::vector<uint8_t> client_id;           // what the DUID starts with; a whole DUID, or its type
  HomeNetworkKinds allowed;
};
using HomeNetworkAccessRules = std::vector<HomeNetworkAccessRule>;

// As the first rule says that applies; all kinds, if none does. What a DUID says can be forged
// (R86): it can be refused something by it, but nothing is safe because of it.
MIP6BOOT_EXPORT HomeNetworkKinds AllowedKinds(absl::Span<const HomeNetworkAccessRule> rules,
                                              const Requester& requester);

// Takes out of `request` what is not allowed. Returns how many of the kinds that were asked for.
MIP6BOOT_EXPORT size_t Withhold(HomeNetworkKinds allowed, HomeNetworkRequest& request);

// Whether the relay at `address` may supply options: it lies in one of `sources`, or there are
// none.
MIP6BOOT_EXPORT bool MaySupplyOptions(absl::Span<const Ipv6Prefix> sources,
                                      const Ipv6Address& address);

// Errors: kTooLong (a DUID), kNotAllowed (a link of ours beside a link-address), with the path.
MIP6BOOT_EXPORT Result<void> ValidateAccess(absl::Span<const HomeNetworkAccessRule> rules);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_NETWORK_ACCESS_H_
