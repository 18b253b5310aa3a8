// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A server's lookup costs the same in a small directory and in a large one.

#include <benchmark/benchmark.h>

#include <array>
#include <string>
#include <vector>

#include "mip6boot/roles/home_agent_directory.h"
#include "mip6boot/roles/home_network_lookup.h"
#include "tests/bench/case.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::bench {
namespace {

constexpr uint32_t kSmall = 10;
constexpr uint32_t kLarge = 100'000;
constexpr uint32_t kAskedFor = 7;

// "home7.example.org", 2001:db8::7 and the link 2001:db8:0:7::/64
roles::HomeNetworkEntry Network(uint32_t number) {
  roles::HomeNetworkEntry network;
  network.ids = {"home" + std::to_string(number) + ".example.org"};
  std::array<uint8_t, 16> octets = {0x20, 0x01, 0x0d, 0xb8};
  StoreBigEndian32(&octets[4], number);
  network.links = {*Ipv6Prefix::Make(Ipv6Address(octets), 64)};
  network.strategy = roles::HomeAgentStrategy::kSticky;
  network.agents.resize(3);
  for (uint8_t i = 0; i < 3; ++i) {
    octets[15] = static_cast<uint8_t>(i + 1);
    network.agents[i].ipv6 = Ipv6Address(octets);
  }
  return network;
}

roles::HomeAgentDirectoryConfig Networks(uint32_t networks) {
  roles::HomeAgentDirectoryConfig config;
  config.hash_key.emplace();
  for (uint32_t i = 0; i < networks; ++i) config.networks.push_back(Network(i));
  return config;
}

struct Fixture {
  explicit Fixture(uint32_t networks) : Fixture(Networks(networks)) {}
  explicit Fixture(const roles::HomeAgentDirectoryConfig& config)
      : directory(config), state(config, random) {
    need.client_id = client_id;
    need.link.link_address = Network(kAskedFor).links[0].address();
    need.request.visited = true;
    need.request.identified = true;
    need.request.ids = {id.view()};
  }

  std::vector<uint8_t> client_id = {0x00, 0x03, 0x00, 0x01, 0x02, 0x00, 0x00, 0x00, 0x00, 0x01};
  DomainName id = *DomainName::FromText("Home7.example.org");
  test::SeededRandom random{1};
  roles::HomeAgentDirectory directory;
  roles::HomeAgentDirectoryState state;
  roles::DhcpServerNeed need;
};

template <uint32_t kNetworks>
void LookUp() {
  static Fixture fixture(kNetworks);
  roles::FoundHomeNetworks found;
  const roles::OwnHomeNetworks own =
      roles::FindHomeNetworks(fixture.directory, TimePoint(), fixture.need, fixture.state, found);
  benchmark::DoNotOptimize(own);
  benchmark::DoNotOptimize(found);
}

}  // namespace

std::vector<Case> DirectoryCases() {
  return {
      {"lookup/of_10", nullptr, 0, LookUp<kSmall>},
      {"lookup/of_100000", "lookup/of_10", 1.1, LookUp<kLarge>},
  };
}

}  // namespace mip6boot::bench
