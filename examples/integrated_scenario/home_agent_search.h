// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home agents from the DNS (RFC 5026 5.1): the library says what to ask and ranks what comes, the
// resolver asks.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_HOME_AGENT_SEARCH_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_HOME_AGENT_SEARCH_H_

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "examples/integrated_scenario/dns_message.h"
#include "examples/integrated_scenario/loopback_network.h"
#include "examples/integrated_scenario/resolver.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/roles/dns_fallback.h"

namespace mip6boot::scenario {

struct FoundHomeAgent {
  std::string name;
  std::vector<std::string> addresses;
};

class HomeAgentSearch {
 public:
  HomeAgentSearch(LoopbackNetwork& network, RandomSource& random)
      : network_(network), random_(random) {}

  // Asks for `config`, which outlives the search; `finished` when all is asked. Once.
  void Start(const roles::DnsFallbackConfig& config, std::function<void()> finished);
  // Best first.
  std::vector<FoundHomeAgent> found() const;

 private:
  void AskNext();
  void Rank();

  LoopbackNetwork& network_;
  RandomSource& random_;
  std::optional<Resolver> resolver_;
  const roles::DnsFallbackConfig* config_ = nullptr;
  std::function<void()> finished_;
  std::deque<roles::DnsQuestion> to_ask_;
  DnsRecords records_;
  std::optional<roles::HomeAgentRanking> ranking_;  // views `records_` and `config_`
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_HOME_AGENT_SEARCH_H_
