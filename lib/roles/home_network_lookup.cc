// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_network_lookup.h"

#include <optional>

namespace mip6boot { inline namespace v0 { namespace roles {
namespace {

std::optional<HomeNetworkNumber> VisitedOn(const HomeAgentDirectory& directory,
                                           const ClientLink& link) {
  return link.link_address.IsUnspecified() ? directory.FindByInterface(link.interface)
                                           : directory.FindByLink(link.link_address);
}

}  // namespace

OwnHomeNetworks FindHomeNetworks(const HomeAgentDirectory& directory, TimePoint now,
                                 const DhcpServerNeed& need, HomeAgentDirectoryState& state,
                                 FoundHomeNetworks& found) {
  const auto select = [&](std::optional<HomeNetworkNumber> network,
                          HomeNetwork& place) -> const HomeNetwork* {
    if (!network.has_value()) return nullptr;
    place = directory.HomeNetworkOf(directory.Select(now, *network, need.client_id, state));
    return place.empty() ? nullptr : &place;
  };
  OwnHomeNetworks own;
  if (need.request.visited) own.visited = select(VisitedOn(directory, need.link), found.visited);
  if (need.request.identified) {
    for (size_t i = 0; i < need.request.ids.size(); ++i) {
      (void)own.identified.TryPushBack(
          select(directory.FindByName(need.request.ids[i]), found.identified[i]));
    }
  }
  if (need.request.unrestricted) {
    own.unrestricted = select(directory.unrestricted(), found.unrestricted);
  }
  return own;
}

}}}  // namespace mip6boot::v0::roles
