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

void NodeHost::SetHostTimer() {
  std::optional<TimePoint> when = try_at_;
  if (search_ != nullptr && search_->NextDeadline().has_value() &&
      (!when.has_value() || *search_->NextDeadline() < *when)) {
    when = search_->NextDeadline();
  }
  around_.network.SetTimer(host_timer_, when);
}

}  // namespace mip6boot::sim
