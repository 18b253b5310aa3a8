// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_network_lookup.h"

#include <optional>

namespace mip6boot { inline namespace v0_1 { namespace roles {
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
  found.client_id = need.client_id;
  const auto choose = [&](std::optional<HomeNetworkNumber> network,
                          FoundHomeNetwork& place) -> const HomeNetwork* {
    if (!network.has_value()) return nullptr;
    place.selection = directory.Choose(now, *network, need.client_id, state);
    place.network = directory.HomeNetworkOf(place.selection);
    return place.network.empty() ? nullptr : &place.network;
  };
  OwnHomeNetworks own;
  if (need.request.visited) own.visited = choose(VisitedOn(directory, need.link), found.visited);
  if (need.request.identified) {
    for (size_t i = 0; i < need.request.ids.size(); ++i) {
      (void)own.identified.TryPushBack(
          choose(directory.FindByName(need.request.ids[i]), found.identified[i]));
    }
  }
  if (need.request.unrestricted) {
    own.unrestricted = choose(directory.unrestricted(), found.unrestricted);
  }
  return own;
}

void AssignHomeNetworks(const HomeAgentDirectory& directory, TimePoint now, const Outcome& outcome,
                        const FoundHomeNetworks& found, HomeAgentDirectoryState& state) {
  const auto assign = [&](bool went_out, const FoundHomeNetwork& place) {
    if (went_out) directory.Assign(now, place.selection, found.client_id, state);
  };
  const AnswerSources& sources = outcome.sources;
  assign(sources.own_visited, found.visited);
  for (size_t i = 0; i < found.identified.size(); ++i) {
    assign(sources.own_identified[i], found.identified[i]);
  }
  assign(sources.own_unrestricted, found.unrestricted);
}

Outcome AnswerFromDirectory(const DhcpServerConfig& config, const ReceivedDatagram& received,
                            const HomeAgentDirectory& directory, TimePoint now,
                            HomeAgentDirectoryState& state, MutableBytes out) {
  FoundHomeNetworks found;
  Outcome outcome = DhcpServer::Step(
      config, received,
      [&](const DhcpServerNeed& need) {
        return FindHomeNetworks(directory, now, need, state, found);
      },
      out);
  AssignHomeNetworks(directory, now, outcome, found, state);
  return outcome;
}

}}}  // namespace mip6boot::v0_1::roles
