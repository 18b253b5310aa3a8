// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/recording.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "examples/capture/capture_reader.h"
#include "examples/capture/read_error.h"
#include "examples/integrated_scenario/topology.h"
#include "examples/integrated_scenario/usage_error.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/roles/home_network_options.h"

namespace mip6boot::scenario {
namespace {

using dhcpv6::MessageType;
using dhcpv6::RelayChain;

bool IsAnswered(MessageType type) {
  return type == MessageType::kSolicit || type == MessageType::kRequest ||
         type == MessageType::kRenew || type == MessageType::kRebind ||
         type == MessageType::kInformationRequest;
}
bool IsSkipped(MessageType type) {
  return type == MessageType::kConfirm || type == MessageType::kRelease ||
         type == MessageType::kDecline;
}

// As it stands there, a DUID or not.
std::vector<uint8_t> ServerIdIn(const dhcpv6::MessageView& message) {
  for (const dhcpv6::OptionView& option : message.options()) {
    if (option.code == dhcpv6::OptionCode::kServerId)
      return {option.data.begin(), option.data.end()};
  }
  return {};
}

// Where the client was: behind the relay nearest to it, or at the source of its own datagram.
roles::UdpEndpoint ClientOf(const RelayChain& chain, const Ipv6Address& source) {
  Ipv6Address address = chain.relayed() ? chain.levels().back().relay.peer_address() : source;
  if (!address.IsGlobal() && !address.IsLinkLocal()) address = topology::MobileNode().address;
  return {address, dhcpv6::kClientPort};
}

void FillDirectory(const std::vector<RecordedRequest>& requests, DirectoryEntries& directory) {
  directory.visited = {"2001:db8:1:c020::/64", "2001:db8:1:c020::1", "ha.asp.example.net."};
  directory.unrestricted = {"2001:db8:7000:1::/64", "2001:db8:7000:1::1", "ha.msp.example.net."};
  for (const RecordedRequest& request : requests) {
    const Result<dhcpv6::MessageView> message = dhcpv6::MessageView::Parse(request.message);
    for (const DomainNameView id :
         roles::ReadHomeNetworkRequest(message->options(), RecordedClients()).request.ids) {
      const bool known =
          std::any_of(directory.identified.begin(), directory.identified.end(),
                      [&](const auto& entry) { return entry.first.view().EqualsIgnoringCase(id); });
      if (known) continue;
      const size_t number = directory.identified.size() + 1;
      directory.identified.emplace_back(
          DomainName(id), HomeNetworkEntry{fmt::format("2001:db8:6000:{:x}::/64", number),
                                           fmt::format("2001:db8:6000:{:x}::1", number),
                                           fmt::format("ha{}.example.org.", number)});
    }
  }
}

// The DHCPv6 datagrams of a capture, and what there is to say of the others.
std::vector<capture::Arrival> ReadDatagrams(const std::string& path, Recording& recording) {
  std::vector<capture::Arrival> datagrams;
  try {
    capture::CaptureReader reader(path);
    while (std::optional<capture::Arrival> arrival = reader.Next()) {
      if (arrival->kind != capture::Arrival::Kind::kDatagram || !arrival->source.address.is_ipv6())
        continue;
      if (!arrival->whole()) {
        ++recording.incomplete;
      } else {
        datagrams.push_back(std::move(*arrival));
      }
    }
    recording.frames = reader.packets();
  } catch (const capture::ReadError& error) {
    throw UsageError(error.what());
  }
  return datagrams;
}

}  // namespace

dhcpv6::DecodePolicy RecordedClients() {
  dhcpv6::DecodePolicy policy;
  policy.hnidf_name_list = true;  // dhclient
  return policy;
}

Recording ReadRecording(const std::string& path) {
  Recording recording;
  const std::vector<capture::Arrival> datagrams = ReadDatagrams(path, recording);
  std::vector<uint8_t> server_id;
  std::set<std::vector<uint8_t>> seen;
  for (const capture::Arrival& datagram : datagrams) {
    const Result<RelayChain> chain = RelayChain::Parse(datagram.octets);
    if (!chain) {
      recording.unreadable.push_back(
          fmt::format("frame {}: {}", datagram.stamp.packet, chain.error().ToString()));
      continue;
    }
    const dhcpv6::MessageView& message = chain->message();
    const std::vector<uint8_t> own_server_id = ServerIdIn(message);
    if (server_id.empty() && own_server_id.size() <= dhcpv6::DuidView::kMaxSize)
      server_id = own_server_id;
    if (!IsSkipped(message.type()) && !IsAnswered(message.type())) continue;
    const std::vector<uint8_t> octets(message.wire().begin(), message.wire().end());
    if (!seen.insert(octets).second) {
      ++recording.copies;
    } else if (IsSkipped(message.type())) {
      ++recording.skipped;
    } else {
      recording.requests.push_back({datagram.stamp.packet,
                                    ClientOf(*chain, *datagram.source.address.ipv6()), octets,
                                    own_server_id});
    }
  }
  if (server_id.empty())
    server_id.assign(std::begin(topology::kDhcpServerDuid), std::end(topology::kDhcpServerDuid));
  for (RecordedRequest& request : recording.requests) {
    if (request.server_id.empty()) request.server_id = server_id;
  }
  FillDirectory(recording.requests, recording.directory);
  return recording;
}

}  // namespace mip6boot::scenario
