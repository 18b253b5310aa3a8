// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A DHCPv6 server that answers from a home agent directory, in one call:
//
//     const Outcome outcome =
//         AnswerFromDirectory(config, received, directory, now, state, out);
//
// or, where something stands between the parts:
//
//     FoundHomeNetworks found;
//     const Outcome outcome = DhcpServer::Step(
//         config, received,
//         [&](const DhcpServerNeed& need) {
//           return FindHomeNetworks(directory, now, need, state, found);
//         },
//         out);
//     AssignHomeNetworks(directory, now, outcome, found, state);

#ifndef MIP6BOOT_ROLES_HOME_NETWORK_LOOKUP_H_
#define MIP6BOOT_ROLES_HOME_NETWORK_LOOKUP_H_

#include <array>

#include "absl/base/attributes.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_agent_directory.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/home_network_answer.h"
#include "mip6boot/roles/outcome.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// A network of one lookup, and what was chosen of it.
struct FoundHomeNetwork {
  HomeNetwork network;
  HomeAgentSelection selection;
};

// The networks of one lookup. What is found views it, the directory and the client's message.
struct FoundHomeNetworks {
  FoundHomeNetwork visited;
  std::array<FoundHomeNetwork, kMaxHomeNetworkIds> identified;  // beside `HomeNetworkRequest::ids`
  FoundHomeNetwork unrestricted;
  Bytes client_id;  // whom they are for
};

// Chooses home agents of each network that was asked for (R46), for the client by its DUID: visited
// by the client's link (R88), identified by each name (R43). Nobody has them yet. The time it takes
// is linear in what was asked for; it allocates nothing.
MIP6BOOT_EXPORT OwnHomeNetworks FindHomeNetworks(
    const HomeAgentDirectory& directory, TimePoint now, const DhcpServerNeed& need,
    HomeAgentDirectoryState& state, FoundHomeNetworks& found ABSL_ATTRIBUTE_LIFETIME_BOUND);

// Gives the client what went out of what was found, and nothing else: with
// `AnswerPolicy::prefer_aaa` a relay's may have gone instead, or there was no room for the answer.
MIP6BOOT_EXPORT void AssignHomeNetworks(const HomeAgentDirectory& directory, TimePoint now,
                                        const Outcome& outcome, const FoundHomeNetworks& found,
                                        HomeAgentDirectoryState& state);

// `DhcpServer::Step` with these two around it.
MIP6BOOT_EXPORT Outcome AnswerFromDirectory(const DhcpServerConfig& config,
                                            const ReceivedDatagram& received,
                                            const HomeAgentDirectory& directory, TimePoint now,
                                            HomeAgentDirectoryState& state, MutableBytes out);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_NETWORK_LOOKUP_H_
