// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Which home agent a mobile node has to use (RFC 5026 5.1, R73): the first of those that it has
// learnt, addresses before names, that has not failed it. When none is left, those that did not
// answer are tried again after a while; those that refused the node are not.

#ifndef MIP6BOOT_FUZZ_TRIED_HOME_AGENTS_H_
#define MIP6BOOT_FUZZ_TRIED_HOME_AGENTS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "fuzz/expected_options.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot::fuzz {

// By its address, or else by its name, in any letters.
struct HomeAgentKey {
  std::optional<Ipv6Address> address;
  DomainNameView name;

  friend bool operator==(const HomeAgentKey& a, const HomeAgentKey& b) {
    return a.address == b.address && a.name.EqualsIgnoringCase(b.name);
  }
};

class TriedHomeAgents {
 public:
  explicit TriedHomeAgents(Duration retry_wait) : retry_wait_(retry_wait) {}

  // A Reply with other networks brings home agents that nobody has tried. Whether they are others.
  bool Learn(absl::Span<const roles::HomeNetworkInformation> networks) {
    if (Knows(networks)) return false;
    learnt_ = Written(networks);
    agents_.clear();
    retry_at_.reset();
    for (const roles::HomeNetworkInformation& network : networks) {
      for (const Ipv6Address& address : network.network.addresses) {
        agents_.push_back({address, DomainName(), Standing::kUntried});
      }
      for (const DomainNameView name : network.network.names) {
        agents_.push_back({std::nullopt, DomainName(name), Standing::kUntried});
      }
    }
    return true;
  }
  bool Knows(absl::Span<const roles::HomeNetworkInformation> networks) const {
    return Written(networks) == learnt_;
  }
  bool Has(const HomeAgentKey& key) const {
    return std::any_of(agents_.begin(), agents_.end(),
                       [&key](const Agent& agent) { return agent.key() == key; });
  }
  static bool IsIn(absl::Span<const roles::HomeNetworkInformation> networks,
                   const HomeAgentKey& key) {
    return std::any_of(networks.begin(), networks.end(), [&key](const auto& information) {
      const roles::HomeNetwork& network = information.network;
      if (key.address.has_value()) {
        return std::count(network.addresses.begin(), network.addresses.end(), *key.address) > 0;
      }
      return std::any_of(network.names.begin(), network.names.end(),
                         [&key](DomainNameView name) { return name.EqualsIgnoringCase(key.name); });
    });
  }
  // One that has failed already changes nothing.
  void Fail(TimePoint now, const HomeAgentKey& key, roles::HomeAgentFailure failure) {
    const bool refused = failure == roles::HomeAgentFailure::kRefused;
    bool changed = false;
    for (Agent& agent : agents_) {
      if (agent.standing == Standing::kUntried && agent.key() == key) {
        agent.standing = refused ? Standing::kRefused : Standing::kSilent;
        changed = true;
      }
    }
    if (changed && !current().has_value() && !all_refused()) {
      retry_at_ = SaturatingAdd(now, retry_wait_);
    }
  }
  // Whether they are to be tried again now.
  bool Pass(TimePoint now) {
    if (!retry_at_.has_value() || now < *retry_at_) return false;
    retry_at_.reset();
    for (Agent& agent : agents_) {
      if (agent.standing == Standing::kSilent) agent.standing = Standing::kUntried;
    }
    return true;
  }

  // Views this object; nullopt: none for now.
  std::optional<HomeAgentKey> current() const {
    const auto found = std::find_if(agents_.begin(), agents_.end(), [](const Agent& agent) {
      return agent.standing == Standing::kUntried;
    });
    if (found == agents_.end()) return std::nullopt;
    return found->key();
  }
  bool any() const { return !agents_.empty(); }
  bool all_refused() const {
    return std::all_of(agents_.begin(), agents_.end(),
                       [](const Agent& agent) { return agent.standing == Standing::kRefused; });
  }
  // When those that did not answer are tried again.
  std::optional<TimePoint> retry_at() const { return retry_at_; }

 private:
  static std::vector<Octets> Written(absl::Span<const roles::HomeNetworkInformation> networks) {
    std::vector<Octets> written;
    for (const roles::HomeNetworkInformation& network : networks) {
      written.push_back({static_cast<uint8_t>(network.kind)});
      Append(network.id.wire(), written.back());
      Append(network.options, written.back());
    }
    return written;
  }

  enum class Standing : uint8_t { kUntried, kSilent, kRefused };
  struct Agent {
    std::optional<Ipv6Address> address;
    DomainName name;
    Standing standing;

    HomeAgentKey key() const {
      return {address, address.has_value() ? DomainNameView() : name.view()};
    }
  };

  Duration retry_wait_;
  std::vector<Octets> learnt_;
  std::vector<Agent> agents_;
  std::optional<TimePoint> retry_at_;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_TRIED_HOME_AGENTS_H_
