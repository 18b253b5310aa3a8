// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_directory_config.h"

#include <algorithm>

#include "config_internal.h"
#include "home_agent_directory_internal.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using home_agent_directory::LookupIndex;
using home_agent_directory::LookupKey;

// Goes through a configuration from front to back, to the first thing that is wrong.
class Validation {
 public:
  Result<void> Check(const HomeAgentDirectoryConfig& config) {
    if (config.networks.empty()) {
      return Unexpected(MakeConfigError(Reason::kMissing, "directory.networks"));
    }
    bool remembers = false;
    for (; network_ < config.networks.size(); ++network_) {
      const HomeNetworkEntry& network = config.networks[network_];
      if (Result<void> checked = CheckNetwork(network); !checked) return checked;
      if (network.strategy == HomeAgentStrategy::kSticky && !config.hash_key.has_value()) {
        return Unexpected(MakeConfigError(Reason::kMissing, "directory.hash_key"));
      }
      remembers = remembers || network.RemembersNodes();
    }
    if (remembers && config.max_assignments == 0) {
      return Unexpected(MakeConfigError(Reason::kBadValue, "directory.max_assignments", 0));
    }
    return internal::ValidateDuration(config.assignment_lifetime.value_or(Duration::max()),
                                      "directory.assignment_lifetime");
  }

 private:
  Unexpected Fail(Reason reason, const char* path, size_t item = 0, size_t have = 0,
                  size_t want = 0) const {
    return Unexpected(MakeConfigItemError(reason, path, {network_, item}, have, want));
  }
  Unexpected Fail(const Error& error, const char* path, size_t item) const {
    return Fail(error.reason, path, item, error.have, error.want);
  }
  Unexpected FailTwice(const char* path, size_t item = 0) const {
    return Fail(Reason::kDuplicate, path, item, 2, 1);
  }

  Result<void> CheckNetwork(const HomeNetworkEntry& network) {
    // RFC 6610 4.3: an IDINF is configured together with the HNIDF that it answers (R44), and the
    // other kinds with whom they are for.
    if (network.ids.empty() && network.links.empty() && network.interfaces.empty() &&
        !network.unrestricted) {
      return Fail(Reason::kIncomplete, "directory.networks[]");
    }
    if (Result<void> checked = CheckWhoAsks(network); !checked) return checked;
    if (network.prefixes.size() > kMaxPerHomeNetwork) {
      return Fail(Reason::kTooMany, "directory.networks[].prefixes", 0, network.prefixes.size(),
                  kMaxPerHomeNetwork);
    }
    if (network.strategy > HomeAgentStrategy::kSticky) {
      return Fail(Reason::kBadValue, "directory.networks[].strategy", 0,
                  static_cast<size_t>(network.strategy));
    }
    if (network.agents_per_node == 0 || network.agents_per_node > kMaxHomeAgentsPerNode) {
      return Fail(Reason::kBadValue, "directory.networks[].agents_per_node", 0,
                  network.agents_per_node);
    }
    if (network.agents.empty()) return Fail(Reason::kMissing, "directory.networks[].agents");
    for (size_t i = 0; i < network.agents.size(); ++i) {
      if (Result<void> checked = CheckAgent(network.agents[i], i); !checked) return checked;
    }
    return {};
  }

  Result<void> CheckWhoAsks(const HomeNetworkEntry& network) {
    for (size_t i = 0; i < network.ids.size(); ++i) {
      static constexpr char kPath[] = "directory.networks[].ids[]";
      const Result<DomainName> id = DomainName::FromText(network.ids[i]);
      if (!id) return Fail(id.error(), kPath, i);
      if (!ids_.Insert(LookupKey(id->view()), network_)) return FailTwice(kPath, i);
    }
    for (size_t i = 0; i < network.links.size(); ++i) {
      if (!links_.Insert(LookupKey(network.links[i]), network_)) {
        return FailTwice("directory.networks[].links[]", i);
      }
    }
    for (size_t i = 0; i < network.interfaces.size(); ++i) {
      if (!interfaces_.Insert(LookupKey(network.interfaces[i]), network_)) {
        return FailTwice("directory.networks[].interfaces[]", i);
      }
    }
    if (network.unrestricted && unrestricted_) {
      return FailTwice("directory.networks[].unrestricted");
    }
    unrestricted_ = unrestricted_ || network.unrestricted;
    return {};
  }

  Result<void> CheckAgent(const HomeAgentEntry& agent, size_t i) {
    if (agent.host.empty() && !agent.ipv6.has_value() && !agent.ipv4.has_value()) {
      return Fail(Reason::kIncomplete, "directory.networks[].agents[]", i);
    }
    if (!agent.host.empty()) {
      static constexpr char kPath[] = "directory.networks[].agents[].host";
      const Result<DomainName> host = DomainName::FromText(agent.host);
      if (!host) return Fail(host.error(), kPath, i);
      if (!hosts_.Insert(LookupKey(host->view()), i)) return FailTwice(kPath, i);
    }
    if (agent.ipv6.has_value()) {
      if (Result<void> checked = CheckAddress(*agent.ipv6, "directory.networks[].agents[].ipv6", i);
          !checked) {
        return checked;
      }
    }
    if (agent.ipv4.has_value()) {
      if (Result<void> checked = CheckAddress(Ipv6Address::EmbedIpv4(*agent.ipv4),
                                              "directory.networks[].agents[].ipv4", i);
          !checked) {
        return checked;
      }
    }
    if (agent.weight == 0 || agent.weight > kMaxHomeAgentWeight) {
      return Fail(Reason::kBadValue, "directory.networks[].agents[].weight", i, agent.weight);
    }
    if (agent.capacity == 0u) {
      return Fail(Reason::kBadValue, "directory.networks[].agents[].capacity", i, 0);
    }
    return {};
  }

  // RFC 6052 3.1 forbids what is not global behind 64:ff9b::/96; the others are no home agent's.
  Result<void> CheckAddress(const Ipv6Address& address, const char* path, size_t i) {
    if (!dhcpv6::HomeAgentAddress{address}.IsSendable()) {
      return Fail(Reason::kUnusableAddress, path, i);
    }
    if (!addresses_.Insert(LookupKey(address), i)) return FailTwice(path, i);
    return {};
  }

  size_t network_ = 0;
  LookupIndex ids_, links_, interfaces_, hosts_, addresses_;
  bool unrestricted_ = false;
};

}  // namespace

bool HomeNetworkEntry::RemembersNodes() const {
  return strategy == HomeAgentStrategy::kRoundRobin || strategy == HomeAgentStrategy::kWeighted ||
         std::any_of(agents.begin(), agents.end(),
                     [](const HomeAgentEntry& agent) { return agent.capacity.has_value(); });
}

Result<void> HomeAgentDirectoryConfig::Validate() const { return Validation().Check(*this); }

}}}  // namespace mip6boot::v0_1::roles
