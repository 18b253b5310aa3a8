// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The server's decision: which home network information answers a request (RFC 6610 4.3, RFC 6422
// 6). For products that own their Reply: give the request, what the server has itself, and the RSOO
// of each relay level; the containers are written.

#ifndef MIP6BOOT_ROLES_HOME_NETWORK_ANSWER_H_
#define MIP6BOOT_ROLES_HOME_NETWORK_ANSWER_H_

#include <bitset>
#include <cstddef>
#include <cstdint>

#include "absl/types/span.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/export.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What the server has itself. A null or empty network is none.
struct OwnHomeNetworks {
  const HomeNetwork* visited = nullptr;  // for the client's link
  BoundedVector<const HomeNetwork*, kMaxHomeNetworkIds>
      identified;  // beside `HomeNetworkRequest::ids`, index by index
  const HomeNetwork* unrestricted = nullptr;
  // Of an access server in the same box, which needs no RSOO (R90). As from a relay, only what was
  // asked for goes out, and an IDINF under the name that the client sent (R26, R42, R46).
  absl::Span<const SuppliedHomeNetwork> nas;
  // What this client may be given, whoever has it (R89).
  HomeNetworkKinds allowed;
};

// The options that a relay may supply. IANA lists 65 alone; RFC 6610 4.2 needs 50, 69 and 70 (R37).
using RsooEnabledOptions = BoundedVector<dhcpv6::OptionCode, 16>;
// 50, 65, 69 and 70.
inline RsooEnabledOptions DefaultRsooEnabledOptions() {
  return {dhcpv6::OptionCode::kMip6Vdinf, dhcpv6::OptionCode::kErpLocalDomainName,
          dhcpv6::OptionCode::kMip6Idinf, dhcpv6::OptionCode::kMip6Udinf};
}

// What the operator decides about answers.
struct AnswerPolicy {
  RsooEnabledOptions rsoo_enabled = DefaultRsooEnabledOptions();
  // The server has an entry for a name, and a relay, or the access server in the same box, has an
  // IDINF of that name. RFC 6422 6: the server's goes out. With this switch the other does, as RFC
  // 6611 4.2.1 step 4 has it (R38). Visited and unrestricted information is always the server's own
  // first (R45).
  bool prefer_aaa = false;
  // RFC 6611 4.2.1 literally: a client that sends an HNIDF and lists only 50 is answered as if it
  // listed 69 too.
  bool rfc6611_oro = false;
  // How option 71 is written from the server's own networks.
  dhcpv6::PrefixForm prefix_form = dhcpv6::PrefixForm::kFull;
};

// What was written, by where it came from.
struct AnswerSources {
  uint16_t own = 0;    // the server's networks
  uint16_t nas = 0;    // the access server in the same box
  uint16_t relay = 0;  // containers out of an RSOO
  // Which of the server's networks, of those in `OwnHomeNetworks`: these count as given to the
  // client.
  bool own_visited = false;
  bool own_unrestricted = false;
  std::bitset<kMaxHomeNetworkIds> own_identified;
  // Containers of an RSOO passed over: something in them is broken (R53) or can be no home
  // agent's, or nothing in them leads to one (R14).
  uint16_t malformed = 0;
  // Addresses of the server's own networks left out: no home agent's, or a private IPv4 one.
  uint16_t unusable = 0;

  // Written in all.
  size_t containers() const { return size_t{own} + nas + relay; }
};

// Whether identified home networks are wanted: by the ORO or, under `policy.rfc6611_oro`, by the
// names alone.
inline bool WantsIdentified(const HomeNetworkRequest& request, const AnswerPolicy& policy) {
  return request.identified || (policy.rfc6611_oro && request.visited && !request.ids.empty());
}

// The contents of each OPTION_RSOO around a message, that of the relay nearest the client first.
// Only relays supply options: an OPTION_RSOO in the client's own message counts for nothing (R37).
using RsooLevels = BoundedVector<dhcpv6::OptionRange, dhcpv6::kMaxRelayLevels>;
// Those of the levels around a message; `levels` are outermost first.
MIP6BOOT_EXPORT RsooLevels ReadRsooLevels(const dhcpv6::RelayLevels& levels);

// Writes the containers that answer `request`: for each kind that was asked (R46), and for 69 each
// name that was sent (R42, R43), the server's own network, else what relays supplied. `rsoo_levels`
// are those of ReadRsooLevels, or none where the relay may not supply any (R89); of several levels
// that could answer, the nearest does (R39), with all its containers for that name, in order (R40,
// R41). A container from a relay is passed on octet for octet, but for the client's own spelling of
// the name, or not at all. Nothing to give: nothing is written (R47).
MIP6BOOT_EXPORT AnswerSources
WriteHomeNetworkAnswer(const HomeNetworkRequest& request, const OwnHomeNetworks& own,
                       absl::Span<const dhcpv6::OptionRange> rsoo_levels,
                       const AnswerPolicy& policy, dhcpv6::OptionWriter& out);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_NETWORK_ANSWER_H_
