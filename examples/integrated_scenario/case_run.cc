// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/case_run.h"

#include <fmt/format.h>

#include <asio/io_context.hpp>
#include <chrono>
#include <stdexcept>

#include "examples/integrated_scenario/access_server_host.h"
#include "examples/integrated_scenario/checks.h"
#include "examples/integrated_scenario/dhcp_server_host.h"
#include "examples/integrated_scenario/dns_server_host.h"
#include "examples/integrated_scenario/home_aaa_host.h"
#include "examples/integrated_scenario/system_random.h"
#include "examples/integrated_scenario/topology.h"

namespace mip6boot::scenario {
namespace {

// Longer than four lost datagrams take: the requests go out after 1, 2, 4 and 8 s, all 10 % longer
// at most.
constexpr std::chrono::seconds kLongestCase(40);

template <typename Config>
Config Valid(Config config) {
  if (const Result<void> valid = config.Validate(); !valid)
    throw std::logic_error(valid.error().ToString());
  return config;
}

roles::MobileNodeConfig NodeConfig(const NodeWish& wish) {
  roles::MobileNodeConfig config;
  for (const uint8_t octet : topology::kMobileNodeDuid) (void)config.client_id.TryPushBack(octet);
  config.request.visited = wish.visited;
  config.request.unrestricted = wish.unrestricted;
  config.request.identified = !wish.identified.empty();
  for (const std::string& id : wish.identified)
    config.request.ids.push_back(*DomainName::FromText(id));
  config.interface = topology::kAccessPort;
  config.fallback_wait = kLongestCase;  // a lost answer comes in the end
  if (!wish.dns_domain.empty()) config.dns_fallback.domain = *DomainName::FromText(wish.dns_domain);
  return Valid(config);
}

roles::NasConfig AccessServerConfig(const ScenarioCase& scenario) {
  roles::NasConfig config;
  config.peer.origin_host = topology::kAccessServerHost;
  config.peer.origin_realm = topology::kAccessRealm;
  config.peer.host_ip_addresses = {topology::RelayUplink().address};
  config.peer.accepted_peers = {topology::kHomeAaaHost};
  config.application = scenario.application;
  // Session-Ids never come twice: the seconds of the start stand in front (RFC 6733 8.8).
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  config.first_session =
      static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count()) << 32;
  config.features = diameter::FeatureBit::kMip6Integrated;
  if (scenario.profile.local_assignment)
    *config.features |= diameter::FeatureBit::kLocalHomeAgentAssignment;
  config.binding_lifetime = scenario.binding_lifetime;
  return Valid(config);
}

roles::RelayAgentConfig RelayConfig() {
  roles::RelayAgentConfig config;
  (void)config.servers.TryPushBack({topology::DhcpServer(), topology::kUplinkPort, 0});
  return Valid(config);
}

roles::DhcpServerConfig ServerConfig() {
  roles::DhcpServerConfig config;
  for (const uint8_t octet : topology::kDhcpServerDuid) (void)config.server_id.TryPushBack(octet);
  config.information_refresh_time = 7200;
  // Only the relay of the access server may supply options (R89).
  config.rsoo_sources = {*Ipv6Prefix::Make(topology::RelayUplink().address, 128)};
  return Valid(config);
}

roles::HomeAaaConfig AaaConfig() {
  roles::HomeAaaConfig config;
  config.origin_host = topology::kHomeAaaHost;
  config.origin_realm = topology::kHomeRealm;
  return Valid(config);
}

DnsZone HomeZone() {
  return DnsZone(topology::kHomeRealm,
                 {"_mip6._ipv6.home.example.org. 3600 IN SRV 10 60 0 ha1.home.example.org.",
                  "_mip6._ipv6.home.example.org. 3600 IN SRV 20 0 0 ha2.home.example.org.",
                  "ha1.home.example.org. 3600 IN AAAA 2001:db8:6000:302::1",
                  "ha2.home.example.org. 3600 IN AAAA 2001:db8:6000:302::2"});
}

}  // namespace

CaseResult RunCase(const ScenarioCase& scenario, const RunOptions& options, Journal& journal) {
  // The participants are gone before the io_context is: a handler that refers to one never runs
  // without it.
  asio::io_context io;
  const Clock clock(options.speed);
  LoopbackNetwork network(io, clock, journal, {options.base_port, scenario.lossy});
  SystemRandom random;

  const HomeNetworkDirectory directory(scenario.directory);
  const DnsZone zone = HomeZone();
  HomeAaaHost aaa(network, AaaConfig(), scenario.profile, random);
  DnsServerHost dns(network, zone);
  DhcpServerHost server(network, ServerConfig(), directory);
  AccessServerHost access(network, AccessServerConfig(scenario), RelayConfig(), random);
  MobileNodeHost node(network, NodeConfig(scenario.wish), random);
  if (options.listening) options.listening(network.Ports());

  bool finished = false;
  const auto leave = [&] { access.Leave(); };
  const auto ask = [&] { node.Start(leave); };
  AccessServerHost::Events events;
  (scenario.ask_after_expiry ? events.binding_expired : events.decided) = ask;
  events.left = [&] {
    finished = true;
    io.stop();
  };
  access.Attach(topology::kUserName, events);
  DeadlineTimer limit(io, clock);
  limit.Set(clock.Now() + kLongestCase, [&io] { io.stop(); });
  io.run();

  CaseResult result;
  result.scenario = &scenario;
  result.node = node.result();
  result.duration = clock.Now().time_since_epoch();
  result.refused = journal.refused();
  result.left_out = journal.left_out();
  if (!finished)
    result.faults.push_back(fmt::format("not finished after {} s", kLongestCase.count()));
  Check(scenario.expected, result.node, journal, result.faults);
  return result;
}

}  // namespace mip6boot::scenario
