// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A DHCPv6 server's lookup in a home agent directory: what `DhcpServer::Examine` needs, in one
// call.
//
//     FoundHomeNetworks found;
//     const Outcome outcome = DhcpServer::Step(
//         config, received,
//         [&](const DhcpServerNeed& need) {
//           return FindHomeNetworks(directory, now, need, state, found);
//         },
//         out);

#ifndef MIP6BOOT_ROLES_HOME_NETWORK_LOOKUP_H_
#define MIP6BOOT_ROLES_HOME_NETWORK_LOOKUP_H_

#include <array>

#include "absl/base/attributes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_agent_directory.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/home_network_answer.h"

namespace mip6boot { inline namespace v0 { namespace roles {

// The networks of one lookup. What is found views it, and the directory.
struct FoundHomeNetworks {
  HomeNetwork visited;
  std::array<HomeNetwork, kMaxHomeNetworkIds> identified;  // beside `HomeNetworkRequest::ids`
  HomeNetwork unrestricted;
};

// Selects home agents of each network that was asked for (R46), for the client by its DUID: visited
// by the client's link (R88), identified by each name (R43). What is found counts as assigned,
// whether or not it goes out: with `AnswerPolicy::prefer_aaa` a relay's may. The time it takes is
// linear in what was asked for, and allocates as `HomeAgentDirectory::Select` does.
MIP6BOOT_EXPORT OwnHomeNetworks FindHomeNetworks(
    const HomeAgentDirectory& directory, TimePoint now, const DhcpServerNeed& need,
    HomeAgentDirectoryState& state, FoundHomeNetworks& found ABSL_ATTRIBUTE_LIFETIME_BOUND);

}}}  // namespace mip6boot::v0::roles

#endif  // MIP6BOOT_ROLES_HOME_NETWORK_LOOKUP_H_
