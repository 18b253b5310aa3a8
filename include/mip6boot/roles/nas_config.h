// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an access server is told before it starts.

#ifndef MIP6BOOT_ROLES_NAS_CONFIG_H_
#define MIP6BOOT_ROLES_NAS_CONFIG_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/decode_policy.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/peer_config.h"
#include "mip6boot/roles/binding_table.h"
#include "mip6boot/roles/home_agent_assignment.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// The authentication that access requests use; each AccessRequest may choose another.
enum class NasApplication : uint8_t {
  kEap,     // DER/DEA of application 5 (RFC 4072)
  kNasreq,  // AAR/AAA of application 1 (RFC 7155)
};

struct NasConfig {
  // Who we are, and the connections to the home AAA or to agents on the way to it. `applications`
  // empty: NASREQ and EAP. The side is always the initiator's. Without `boot_seconds` end-to-end
  // ids start at random; with it none comes twice in four minutes over restarts either, if no two
  // starts have the same second (R96).
  diameter::PeerConfig peer;
  // Whose Origin-Host is accepted on the secondary connection (R100); empty: as on the primary.
  std::vector<std::string> secondary_peers;
  NasApplication application = NasApplication::kEap;

  // The first Session-Id is "<origin_host>;<high 32 bits>;<low 32 bits>" of this, and they count on
  // from there. No number may ever come twice (RFC 6733 8.8): put the seconds of the start into the
  // high half, or keep it over restarts. Required; below 0xffffffff00000000, so that there are some
  // left.
  uint64_t first_session = 0;

  // MIP6-Feature-Vector to offer (R54); none: it is not sent. kLocalHomeAgentAssignment is added to
  // a request that hints a local home agent, since without it the hint counts for nothing (R56).
  std::optional<diameter::FeatureSet> features = diameter::FeatureBit::kMip6Integrated;

  // What counts as the access network's own, besides peer.origin_realm: realms, and prefixes for
  // agents without one.
  std::vector<std::string> local_realms;
  std::vector<Ipv6Prefix> local_prefixes;
  // The answer authorises local assignment and names no local agent: those that we hinted are the
  // node's (RFC 5447 5.1).
  bool assign_hinted = true;
  // Give the home agents to "unrestricted" requests too.
  bool offer_unrestricted = false;
  dhcpv6::PrefixForm prefix_form = dhcpv6::PrefixForm::kFull;
  // Take home agents from an answer with DIAMETER_LIMITED_SUCCESS as well (R66).
  bool accept_limited_success = false;

  // How long home networks are kept at most; none: as long as the node is attached (R65). Never
  // longer than authorised (R95).
  std::optional<Duration> binding_lifetime;
  BindingTableConfig bindings;  // 20 octets a binding or more: one home agent's address

  Duration request_timeout = std::chrono::seconds(10);
  // For the node's answer to a challenge; a Multi-Round-Time-Out from the server shortens it.
  Duration challenge_timeout = std::chrono::seconds(60);
  uint32_t max_sessions = 1'000'000;
  // Events kept for the caller to poll: beyond this HandleBytes takes nothing.
  uint32_t max_queued_events = 65536;

  // AVPs of the product's own that an answer may hold with the M bit.
  std::vector<diameter::AvpKey> known_avps;
  diameter::DecodePolicy decode;

  // Errors: those of diameter::PeerConfig, BindingTableConfig; kMissing, kBadValue, kBadText,
  // kDurationTooShort, ..., with the key's path.
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_NAS_CONFIG_H_
