// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a node does with the home agents that it learnt, or found in the DNS.

#include <utility>

#include "tests/support/sim/node_host.h"

namespace mip6boot::sim {

void NodeHost::Register() {
  if (registered_ || try_at_.has_value()) return;
  try_at_ = around_.network.now() + std::chrono::milliseconds(100 + dice_.Below(900));
  trying_ = false;
}

// Picks a home agent and calls it; a while later it has answered or failed.
void NodeHost::TryHomeAgent() {
  const TimePoint now = around_.network.now();
  if (!std::exchange(trying_, true)) {
    try_at_ = now + std::chrono::seconds(3);
    return;
  }
  try_at_.reset();
  trying_ = false;
  const bool refuses = dice_.Below(16) == 0;
  const auto failure =
      refuses ? roles::HomeAgentFailure::kRefused : roles::HomeAgentFailure::kNoAnswer;
  if (const std::optional<roles::LearntHomeAgent> agent = node_->current_home_agent()) {
    const Before before = Look();
    if (agent->address.has_value()) {
      const Ipv6Address address = *agent->address;
      registered_ = !refuses && around_.world.Answers(address);
      if (!registered_) node_->ReportHomeAgentFailed(now, address, failure);
    } else {
      const DomainName name(agent->name);
      registered_ = !refuses && around_.world.Answers(name.view());
      if (!registered_) node_->ReportHomeAgentFailed(now, name.view(), failure);
    }
    Pump(before, false);
  } else if (search_ != nullptr && search_->done()) {
    (void)trials_.HandleTimeout(now);
    const std::optional<size_t> candidate = trials_.current();
    if (!candidate.has_value()) {
      try_at_ = trials_.NextDeadline();
      return;
    }
    const roles::DnsHomeAgent& found = search_->ranking().agents[*candidate];
    registered_ = !refuses && around_.world.Answers(found.name);
    if (!registered_) trials_.ReportFailed(now, *candidate, failure);
  } else {
    return;
  }
  if (!registered_) Register();
}

// Invariant 1, of what the DNS had: home agents of the configured domain, by priority, or the one
// that is configured itself, each with its own address (R69 to R72).
void NodeHost::CheckRanking(const roles::HomeAgentRanking& ranking) {
  uint32_t priority = 0;
  for (const roles::DnsHomeAgent& agent : ranking.agents) {
    ++around_.home_networks_checked;
    const std::optional<HomeAgentRef> ref = around_.world.RefOf(agent.name);
    if (!ref.has_value() || ref->origin != HomeAgentOrigin::kHome) {
      return around_.Broken(1, number_, "it ranks a host that is no home agent");
    }
    const roles::DnsFallbackConfig& asked = config_.dns_fallback;
    const bool of_domain = !asked.domain.empty() &&
                           around_.world.RealmOf(asked.domain.view()) == ref->network &&
                           ref->agent < DnsHost::kInDns;
    const bool of_name = !asked.agent.empty() && asked.agent.view().EqualsIgnoringCase(agent.name);
    const uint32_t its_priority = of_domain ? DnsHost::PriorityOf(ref->agent) : priority;
    if ((!of_domain && !of_name) || its_priority < priority) {
      return around_.Broken(1, number_,
                            "it ranks a home agent that it did not ask for, or too low");
    }
    priority = its_priority;
    for (const Ipv6Address& address : agent.addresses) {
      if (address != around_.world.agent(*ref).address) {
        around_.Broken(1, number_, "it takes another's address for a home agent's");
      }
    }
  }
}

void NodeHost::SetHostTimer() {
  std::optional<TimePoint> when = try_at_;
  if (search_ != nullptr && search_->NextDeadline().has_value() &&
      (!when.has_value() || *search_->NextDeadline() < *when)) {
    when = search_->NextDeadline();
  }
  around_.network.SetTimer(host_timer_, when);
}

}  // namespace mip6boot::sim
