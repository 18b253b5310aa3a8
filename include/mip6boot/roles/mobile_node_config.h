// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node is told before it starts: what to ask for, as whom, and how patiently.

#ifndef MIP6BOOT_ROLES_MOBILE_NODE_CONFIG_H_
#define MIP6BOOT_ROLES_MOBILE_NODE_CONFIG_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/base/attributes.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/dns_fallback.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/rate_limit.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// A `HomeNetworkRequest` that owns its names (RFC 6610 4.1.1).
struct OwnedHomeNetworkRequest {
  bool visited = false;         // a home agent in the visited network: 50
  bool identified = false;      // in the networks that `ids` names, at least one (R3): 69
  bool unrestricted = false;    // no preference: 70. It should stand alone (R4)
  std::vector<DomainName> ids;  // at most kMaxHomeNetworkIds

  // Views `ids`.
  MIP6BOOT_EXPORT HomeNetworkRequest View() const& ABSL_ATTRIBUTE_LIFETIME_BOUND;
  HomeNetworkRequest View() const&& = delete;
};

// Other options that the product wants beside the home networks. RFC 8415 21.7 lists those that
// cannot be asked for (R76).
inline constexpr size_t kMaxExtraOptions = 32;

struct MobileNodeConfig {
  // The DUID sent as CLIENTID (R7), 3..130 octets.
  BoundedVector<uint8_t, dhcpv6::DuidView::kMaxSize> client_id;
  OwnedHomeNetworkRequest request;
  // Listed in the ORO too; `MobileNode::reply()` then has what came.
  BoundedVector<dhcpv6::OptionCode, kMaxExtraOptions> extra_options;
  // The interface to send on. Datagrams that came in on another one are dropped.
  InterfaceIndex interface {};
  // Tell servers that they may send a Reconfigure: OPTION_RECONF_ACCEPT goes into the request
  // (R78).
  bool accept_reconfigure = false;

  // Ask again after this at the latest, whatever the server's refresh time is, infinity included
  // (R79). 600 s or more.
  std::optional<Duration> max_refresh_time;
  // No Reply for this long: the DNS is next, if no home agent is known, or none but what was learnt
  // before the node moved (R23).
  Duration fallback_wait = std::chrono::seconds(15);
  // For all that this machine sends: one machine an interface. What the product sends beside it on
  // the same interface, for a stateful client say, is limited by the product, and both together by
  // what the network can bear (R75).
  RateLimit rate_limit;
  // Prefixes on the link changed, or all home agents failed: ask again at most once in this time
  // (R75).
  Duration ask_interval = std::chrono::seconds(30);
  // A server answers UnspecFail: for how long the retransmissions go on, and how long to rest then
  // (R77).
  Duration failure_retry_time = std::chrono::seconds(60);
  Duration failure_rest_time = std::chrono::seconds(600);
  // None of the home agents answers: when to try them again (R73).
  Duration home_agent_retry_wait = std::chrono::seconds(60);
  // What the DNS is asked when DHCPv6 yields nothing; empty: nothing (R68).
  DnsFallbackConfig dns_fallback;

  dhcpv6::DecodePolicy decode;
  Limits limits;

  // Errors: kMissing, kTooShort, kTooMany, kNameEmpty, kNameTooLong, kNotAllowed, kBadValue,
  // kDurationTooShort, kDurationTooLong, with the key's path.
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_MOBILE_NODE_CONFIG_H_
