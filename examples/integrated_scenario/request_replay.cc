// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/request_replay.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <asio/io_context.hpp>
#include <chrono>

#include "examples/integrated_scenario/access_server_host.h"
#include "examples/integrated_scenario/topology.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/roles/home_network_options.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot::scenario {
namespace {

std::string AskedText(const roles::HomeNetworkRequest& request) {
  std::vector<std::string> parts;
  if (request.visited) parts.push_back("visited");
  if (request.identified) {
    std::string names;
    for (const DomainNameView id : request.ids) names += " " + id.ToString();
    parts.push_back(request.ids.empty() ? "identified without a name" : "identified" + names);
  }
  if (request.unrestricted) parts.push_back("unrestricted");
  return fmt::format("{}", fmt::join(parts, ", "));
}

// What was asked for must be there; of an identified home network that was not named, nothing
// (R42).
void CheckReply(const roles::HomeNetworkRequest& asked, Bytes reply,
                std::vector<std::string>& faults) {
  const Result<dhcpv6::MessageView> message = dhcpv6::MessageView::Parse(reply);
  if (!message) {
    faults.push_back(message.error().ToString());
    return;
  }
  const roles::ReadInformation read = roles::ReadHomeNetworkInformation(message->options(), asked);
  const auto has = [&read](roles::HomeNetworkKind kind, DomainNameView id) {
    return std::any_of(read.accepted.kept.begin(), read.accepted.kept.end(),
                       [&](const roles::HomeNetworkInformation& network) {
                         return network.kind == kind && network.id.EqualsIgnoringCase(id);
                       });
  };
  if (asked.visited && !has(roles::HomeNetworkKind::kVisited, {}))
    faults.push_back("no visited home network");
  if (asked.unrestricted && !has(roles::HomeNetworkKind::kUnrestricted, {})) {
    faults.push_back("no unrestricted home network");
  }
  for (const DomainNameView id : asked.ids) {
    if (asked.identified && !has(roles::HomeNetworkKind::kIdentified, id)) {
      faults.push_back(fmt::format("no home network {}", id.ToString()));
    }
  }
  for (uint16_t i = 0; i < read.accepted.foreign; ++i) {
    faults.push_back("a home network not asked for");
  }
}

// Sends the message and waits for what comes back; empty: nothing.
std::vector<uint8_t> Play(const RecordedRequest& request, const HomeNetworkDirectory& directory,
                          std::optional<uint16_t> base_port, Journal& journal) {
  // Nothing waits on the way; an answer that is not here by then does not come.
  constexpr std::chrono::seconds kPatience(2);
  asio::io_context io;
  const Clock clock;
  LoopbackNetwork network(io, clock, journal, {base_port, false});

  roles::DhcpServerConfig server_config;
  for (const uint8_t octet : request.server_id) (void)server_config.server_id.TryPushBack(octet);
  server_config.decode = RecordedClients();
  DhcpServerHost server(network, server_config, directory);

  roles::RelayAgentConfig relay_config;
  (void)relay_config.servers.TryPushBack({topology::DhcpServer(), topology::kUplinkPort, 0});
  relay_config.decode = RecordedClients();
  // No AAA has been asked: the relay has nothing to supply.
  RelayHost relay(network, relay_config, [](const roles::RelayNeed&) {
    return absl::Span<const roles::SuppliedHomeNetwork>();
  });

  std::vector<uint8_t> reply;
  UdpSocket client(network, Socket::kMobileNode, {Party::kMobileNode, request.client},
                   topology::kAccessPort, [&](const roles::ReceivedDatagram& received) {
                     if (received.source != topology::RelayDownlink()) return;  // a stranger's
                     reply.assign(received.payload.begin(), received.payload.end());
                     io.stop();
                   });
  client.Send({roles::AllDhcpRelayAgentsAndServers(), dhcpv6::kServerPort}, request.message);
  const auto deadline = Clock::Wall::now() + kPatience;
  while (!io.stopped() && journal.own_refused() == 0 && Clock::Wall::now() < deadline)
    io.run_one_until(deadline);
  return reply;
}

}  // namespace

ReplayResult Replay(const RecordedRequest& request, const HomeNetworkDirectory& directory,
                    std::optional<uint16_t> base_port, Journal& journal) {
  ReplayResult result;
  result.request = OpenDhcpv6(request.message);
  const Result<dhcpv6::MessageView> message = dhcpv6::MessageView::Parse(request.message);
  const roles::ReadRequest read =
      roles::ReadHomeNetworkRequest(message->options(), RecordedClients());
  const roles::HomeNetworkRequest& asked = read.request;
  result.asked = AskedText(asked);
  result.ignored = read.ignored;
  if (read.error.has_value()) result.error = read.error->ToString();
  if (read.ignored != 0) {
    result.faults.push_back(
        fmt::format("{} of what it asks with could not be taken: {}", read.ignored, result.error));
  }
  if (request.server_id.size() > dhcpv6::DuidView::kMaxSize) {
    result.faults.push_back(
        fmt::format("not played: a SERVERID of {} octets, at most {} are a DUID",
                    request.server_id.size(), dhcpv6::DuidView::kMaxSize));
    return result;
  }

  const std::vector<uint8_t> reply = Play(request, directory, base_port, journal);
  if (reply.empty()) {
    if (asked.AsksAnything() || read.ignored != 0) result.faults.push_back("no answer");
    return result;
  }
  result.reply = OpenDhcpv6(reply);
  CheckReply(asked, reply, result.faults);
  return result;
}

}  // namespace mip6boot::scenario
