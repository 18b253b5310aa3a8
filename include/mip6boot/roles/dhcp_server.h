// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The DHCPv6 server (RFC 8415 18.3, RFC 6610 4.3, RFC 6422 6): a pure step from a datagram, and
// from the home networks that the caller's directory has for it, to the answer.
//
//     const DhcpServerNeed need = DhcpServer::Examine(config, received);
//     ... the caller looks up link, names and kinds, here or on another machine, now or later ...
//     const Outcome outcome = DhcpServer::Answer(config, received, found, out);
//
// Who has no directory of home networks takes the library's: home_network_lookup.h.
//
// It serves Information-request in full. Of the stateful messages it answers Solicit, Request,
// Renew and Rebind with the home network information and with NoAddrsAvail or NoPrefixAvail in each
// IA, since it leases nothing; a product that does lease writes its own Reply and takes
// `WriteHomeNetworkAnswer` for the rest. All functions are const: any number of threads.

#ifndef MIP6BOOT_ROLES_DHCP_SERVER_H_
#define MIP6BOOT_ROLES_DHCP_SERVER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/home_network_access.h"
#include "mip6boot/roles/home_network_answer.h"
#include "mip6boot/roles/outcome.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What a server is told before it starts. Its steps take it by reference.
struct DhcpServerConfig {
  // The server's DUID, 3..130 octets.
  BoundedVector<uint8_t, 130> server_id;
  AnswerPolicy answer;
  // OPTION_INFORMATION_REFRESH_TIME, seconds, at least 600; sent to an Information-request that
  // asks for it (R51).
  std::optional<uint32_t> information_refresh_time;
  // OPTION_SOL_MAX_RT and OPTION_INF_MAX_RT, seconds, 60..86400; sent if asked for.
  std::optional<uint32_t> sol_max_rt;
  std::optional<uint32_t> inf_max_rt;
  // The relays that may supply RSOO, by the source address of what they send (R89). Empty: all.
  std::vector<Ipv6Prefix> rsoo_sources;
  // Which links, relays and clients are given which kinds (R89). Empty: all are given all. What the
  // caller knows of a client beside, it says in `OwnHomeNetworks::allowed`.
  HomeNetworkAccessRules access;
  // Take Request, Renew and Information-request sent to a unicast address of ours (RFC 8415 18.4).
  // Otherwise they are answered with UseMulticast, or with silence (R48).
  bool accept_unicast = false;
  bool answer_use_multicast = true;
  // Answer a message that holds an option which must not stand in it, an IA in an
  // Information-request or a SERVERID in a Solicit, with UnspecFail (R49). Otherwise, as all that
  // must be discarded, with silence.
  bool answer_unspec_fail = false;
  dhcpv6::DecodePolicy decode;
  Limits limits;

  // Errors: kMissing, kTooShort, kBadValue, those of ValidateAccess, with the key's path.
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

// What must be looked up before a message can be answered.
struct DhcpServerNeed {
  // False: the message will be dropped, or answered without home networks; `Answer` with nothing
  // found does it.
  bool wanted = false;
  dhcpv6::MessageType type{};  // 0: the message will be dropped
  ClientLink link;             // for visited information
  Bytes client_id;             // DUID; empty if the client sent none, and is told nothing (R50)
  // Kinds and names; look up only what it asks (R46). What is withheld from the client is not in it
  // (R89).
  HomeNetworkRequest request;
};

class DhcpServer {
 public:
  // What must be looked up for the message. Views in it live as long as `received.payload`.
  MIP6BOOT_EXPORT static DhcpServerNeed Examine(const DhcpServerConfig& config,
                                                const ReceivedDatagram& received);

  // Writes the answer into `out`. `found.identified` stands beside the names of
  // `DhcpServerNeed::request`. With kBufferTooSmall nothing happened; call again with a larger one.
  MIP6BOOT_EXPORT static Outcome Answer(const DhcpServerConfig& config,
                                        const ReceivedDatagram& received,
                                        const OwnHomeNetworks& found, MutableBytes out);

  // The caller's directory.
  using Lookup = absl::FunctionRef<OwnHomeNetworks(const DhcpServerNeed&)>;
  // Both in one call, for a caller that has its directory at hand; `lookup` is called at most once.
  MIP6BOOT_EXPORT static Outcome Step(const DhcpServerConfig& config,
                                      const ReceivedDatagram& received, Lookup lookup,
                                      MutableBytes out);
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_DHCP_SERVER_H_
