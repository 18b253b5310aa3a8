// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a server's answer costs with a growing directory, and for a client that asks for more.

#include <benchmark/benchmark.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/oro.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_agent_directory.h"
#include "mip6boot/roles/home_network_lookup.h"
#include "tests/bench/case.h"
#include "tests/bench/octets.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::bench {
namespace {

std::string Name(size_t network) { return "home" + std::to_string(network) + ".example.org"; }

// "home7.example.org", with three home agents.
roles::HomeNetworkEntry Network(size_t number) {
  roles::HomeNetworkEntry network;
  network.ids = {Name(number)};
  network.strategy = roles::HomeAgentStrategy::kSticky;
  network.agents.resize(3);
  std::array<uint8_t, 16> octets = {0x20, 0x01, 0x0d, 0xb8};
  StoreBigEndian32(&octets[4], static_cast<uint32_t>(number));
  for (uint8_t i = 0; i < 3; ++i) {
    octets[15] = static_cast<uint8_t>(i + 1);
    network.agents[i].ipv6 = Ipv6Address(octets);
  }
  return network;
}

roles::HomeAgentDirectoryConfig Networks(size_t networks) {
  roles::HomeAgentDirectoryConfig config;
  config.hash_key.emplace();
  for (size_t i = 0; i < networks; ++i) config.networks.push_back(Network(i));
  return config;
}

// A server with so many networks, and a client that asks it for the first `targets` of them.
class Server {
 public:
  Server(size_t networks, size_t targets) : Server(Networks(networks), targets) {}

  void Run() {
    roles::FoundHomeNetworks found;
    const roles::Outcome outcome = roles::DhcpServer::Step(
        config_, received_,
        [&](const roles::DhcpServerNeed& need) {
          return roles::FindHomeNetworks(directory_, TimePoint(), need, state_, found);
        },
        absl::MakeSpan(buffer_));
    Must(!outcome.datagram.empty() && outcome.sources.own == targets_);
    benchmark::DoNotOptimize(outcome.datagram);
  }

 private:
  Server(const roles::HomeAgentDirectoryConfig& networks, size_t targets)
      : targets_(targets), directory_(networks), state_(networks, random_) {
    config_.server_id = {0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, 0x0b, 0xad, 0xc0, 0xde};
    request_.resize(2048);
    dhcpv6::MessageWriter out(absl::MakeSpan(request_), dhcpv6::MessageType::kInformationRequest,
                              dhcpv6::TransactionId{0xa1b2c3});
    const std::array<uint8_t, 10> client_id = {0x00, 0x03, 0x00, 0x01, 0x02, 0, 0, 0, 0, 0x01};
    out.Add(dhcpv6::ClientId{client_id});
    const std::array<uint8_t, 2> wanted = {0x00, 0x45};
    out.Add(dhcpv6::OptionRequest{wanted});
    for (size_t i = 0; i < targets; ++i) {
      out.Add(dhcpv6::HomeNetworkId{DomainName::FromText(Name(i))->view()});
    }
    request_.resize(out.Finish()->size());
    received_.payload = request_;
    received_.source = {*Ipv6Address::FromText("fe80::1"), dhcpv6::kClientPort};
  }

  size_t targets_;
  test::SeededRandom random_{1};
  roles::HomeAgentDirectory directory_;
  roles::HomeAgentDirectoryState state_;
  roles::DhcpServerConfig config_;
  std::vector<uint8_t> request_;
  roles::ReceivedDatagram received_;
  std::array<uint8_t, 4096> buffer_;
};

Work AskServer(size_t networks, size_t targets) {
  const auto server = std::make_shared<Server>(networks, targets);
  return {1, [server] { server->Run(); }};
}

}  // namespace

std::vector<Sweep> RoleSweeps() {
  return {
      {"server/directory",
       "networks",
       nullptr,
       {10, 1000, 100'000},
       [](size_t networks) { return AskServer(networks, 1); }},
      {"server/targets",
       "targets",
       "targets",
       {1, 2, 4, 8},
       [](size_t targets) {
         Work work = AskServer(1000, targets);
         work.units = targets;
         return work;
       },
       false,
       1.4},  // each name is compared with those before it, and there are eight at most
  };
}

}  // namespace mip6boot::bench
