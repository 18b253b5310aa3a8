// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/simulation.h"

#include <algorithm>
#include <memory>

namespace mip6boot::sim {

Simulation::Simulation(const Plan& plan, Observer* observer)
    : around_(plan, observer), dns_(around_), database_(around_) {
  const std::shared_ptr<const roles::HomeAgentDirectory> tables = MakeTables(around_);
  for (uint32_t i = 0; i < plan.dhcp_servers; ++i) {
    dhcp_.push_back(std::make_unique<DhcpHost>(around_, i, tables));
  }
  for (uint32_t i = 0; i < plan.relays; ++i) {
    std::optional<Ipv6Address> uplink;
    if (i + 1 < plan.relays) uplink = RelayHost::AddressOf(i + 1);
    relays_.push_back(std::make_unique<RelayHost>(around_, i, uplink));
  }
  for (uint32_t i = 0; i < plan.aaa_servers; ++i) {
    aaa_.push_back(std::make_unique<AaaHost>(around_, database_, i));
  }
  around_.network.set_quality(plan.troubled);
  for (uint32_t i = 0; i < plan.visited_aaas; ++i) {
    visited_.push_back(std::make_unique<VisitedHost>(around_, i));
    visited_.back()->Start();
  }
  around_.authorised.resize(plan.nodes);
  for (uint32_t i = 0; i < plan.access_servers; ++i) {
    // One in three reaches the DHCPv6 servers without the chain.
    std::optional<Ipv6Address> uplink;
    if (plan.relays != 0 && i % 3 != 2) uplink = RelayHost::AddressOf(0);
    access_.push_back(std::make_unique<AccessHost>(around_, i, uplink));
  }
  for (NodeNumber i = 0; i < plan.nodes; ++i) {
    nodes_.push_back(std::make_unique<NodeHost>(around_, i));
    around_.node_hosts.push_back(nodes_.back().get());
    const uint64_t arrivals = static_cast<uint64_t>(plan.arrivals.count());
    const auto when =
        Duration(static_cast<int64_t>((uint64_t{around_.dice.Next()} * arrivals) >> 32));
    around_.network.Later(when, [this, i] { nodes_[i]->Attach(Roll(access_.size())); });
  }
  PlanFaults();
  PlanOutages();
  around_.network.Later(plan.healed_after, [this] { Heal(); });
}

void Simulation::Run() {
  around_.network.RunUntil(TimePoint(around_.plan.at_most), [this] {
    const bool done = around_.healed && to_check_ == 0 &&
                      around_.network.now() >= TimePoint(around_.plan.at_least);
    // What is broken on purpose may break more than one.
    const bool broken = !around_.invariants.holds();
    return done || (broken && around_.plan.sabotage == Sabotage::kNone);
  });
}

// ---- trouble ----

// Half of the average to one and a half times it.
Duration Simulation::Span(Duration average) {
  const auto count = static_cast<uint64_t>(std::max<int64_t>(average.count(), 2));
  return Duration(
      static_cast<int64_t>(count / 2 + ((uint64_t{around_.dice.Next()} * count) >> 32)));
}

void Simulation::PlanFaults() {
  around_.network.Later(Span(around_.plan.between_faults), [this] {
    if (around_.healed) return;
    NodeFault();
    PlanFaults();
  });
}

void Simulation::PlanOutages() {
  around_.network.Later(Span(around_.plan.between_outages), [this] {
    if (around_.healed) return;
    Outage();
    PlanOutages();
  });
}

void Simulation::NodeFault() {
  const NodeNumber number = Roll(nodes_.size());
  NodeHost& node = *nodes_[number];
  switch (Roll(12)) {
    case 0:
    case 1:
      if (!node.attached()) return;
      node.Crash();
      around_.network.Later(Seconds(1, 60), [&node] { node.Restart(); });
      return;
    case 2:
    case 3:
      if (node.attached()) node.Attach(Roll(access_.size()));
      return;
    case 4:
      return node.ChangePrefixes();
    case 5:
      return node.Ask();
    case 6:
      for (const std::unique_ptr<AaaHost>& aaa : aaa_) {
        if (aaa->Abort(number)) return;
      }
      return;
    case 7:
      for (const std::unique_ptr<AaaHost>& aaa : aaa_) {
        if (aaa->Reauthorize(number)) return;
      }
      return;
    case 8: {
      User& user = around_.world.user(number);
      (Roll(2) == 0 ? user.access : user.mobility) ^= true;
      return;
    }
    default:
      return FailHomeAgent();
  }
}

void Simulation::FailHomeAgent() {
  const HomeAgentRefs all = around_.world.all_agents();
  HomeAgentRecord& agent = around_.world.agent(all[Roll(all.size())]);
  agent.up = false;
  around_.network.Later(Seconds(0, 3), [this, &agent] {
    if (!agent.up) Mark(agent.address, false);
  });
  around_.network.Later(Seconds(5, 120), [this, &agent] {
    agent.up = true;
    Mark(agent.address, true);
  });
}

void Simulation::Mark(const Ipv6Address& agent, bool up) {
  database_.home_agents().Mark(agent, up);
  for (const std::unique_ptr<DhcpHost>& dhcp : dhcp_) dhcp->home_agents().Mark(agent, up);
}

void Simulation::TakeDown(ParticipantId id) {
  around_.network.SetUp(id, false);
  around_.network.Say(id, "goes down");
  around_.network.Later(Seconds(1, 60), [this, id] {
    if (!around_.network.up(id)) around_.network.Say(id, "is up again");
    around_.network.SetUp(id, true);
  });
}

void Simulation::Outage() {
  switch (Roll(7)) {
    case 0: {
      AccessHost& access = *access_[Roll(access_.size())];
      access.Crash();
      return around_.network.Later(Seconds(1, 20), [&access] { access.Restart(); });
    }
    case 1:
      if (relays_.empty()) return;
      return TakeDown(relays_[Roll(relays_.size())]->id());
    case 2: {
      DhcpHost& dhcp = *dhcp_[Roll(dhcp_.size())];
      dhcp.home_agents().Forget();
      return TakeDown(dhcp.id());
    }
    case 3: {
      AaaHost& aaa = *aaa_[Roll(aaa_.size())];
      aaa.Crash();
      return around_.network.Later(Seconds(1, 60), [&aaa] { aaa.Restart(); });
    }
    case 4: {
      if (visited_.empty()) return;
      VisitedHost& visited = *visited_[Roll(visited_.size())];
      visited.Crash();
      return around_.network.Later(Seconds(1, 60), [&visited] { visited.Restart(); });
    }
    case 5: {
      AaaHost& aaa = *aaa_[Roll(aaa_.size())];
      aaa.Hang();
      return around_.network.Later(Seconds(5, 120), [&aaa] { aaa.GoOn(); });
    }
    default: {
      const std::vector<ConnectionId> connections =
          around_.network.ConnectionsOf(access_[Roll(access_.size())]->id());
      if (!connections.empty()) around_.network.Cut(connections[Roll(connections.size())]);
      return;
    }
  }
}

// ---- the end ----

void Simulation::Heal() {
  around_.healed = true;
  around_.network.set_quality(around_.plan.healthy);
  for (const HomeAgentRef ref : around_.world.all_agents()) around_.world.agent(ref).up = true;
  for (const std::unique_ptr<DhcpHost>& dhcp : dhcp_) around_.network.SetUp(dhcp->id(), true);
  for (const std::unique_ptr<RelayHost>& relay : relays_) around_.network.SetUp(relay->id(), true);
  for (const std::unique_ptr<AaaHost>& aaa : aaa_) aaa->Restart();
  for (const std::unique_ptr<VisitedHost>& visited : visited_) visited->Restart();
  for (const std::unique_ptr<AccessHost>& access : access_) access->Restart();
  for (NodeNumber i = 0; i < nodes_.size(); ++i) {
    nodes_[i]->Restart();
    const TimePoint bound = nodes_[i]->Bound();
    ++to_check_;
    around_.network.Later(bound - around_.network.now(), [this, i] { CheckEnded(i, 3); });
  }
}

// Invariant 3. A node that has just begun to ask again is asked a little later.
void Simulation::CheckEnded(NodeNumber node, unsigned patience) {
  const std::optional<std::string> wrong = nodes_[node]->CheckEnded();
  if (!wrong.has_value() && patience != 0) {
    return around_.network.Later(std::chrono::seconds(6),
                                 [this, node, patience] { CheckEnded(node, patience - 1); });
  }
  --to_check_;
  const std::string what = wrong.value_or("it asks again and again");
  if (what.empty()) {
    ++ended_;
  } else {
    around_.Broken(3, node, "the network is well, and " + what);
  }
}

sim::Report Simulation::Report() const {
  sim::Report report;
  report.nodes = nodes_.size();
  report.ended = ended_;
  report.attached =
      static_cast<uint64_t>(std::count(around_.authorised.begin(), around_.authorised.end(), true));
  report.supplied = around_.supplied;
  report.home_networks_checked = around_.home_networks_checked;
  report.unchecked = to_check_;
  for (const std::unique_ptr<NodeHost>& node : nodes_) {
    report.answered += node->answered() ? 1U : 0U;
    report.fallen_back += node->fell_back() ? 1U : 0U;
    report.registered += node->registered() ? 1U : 0U;
    report.with_home_agents += node->ended() == NodeHost::Ended::kWithHomeAgents ? 1U : 0U;
  }
  CountDrops(report.drops);
  CountMachines(report.machines);
  const NetworkCounters& network = around_.network.counters();
  report.messages = network.datagrams + network.segments;
  report.events = network.events;
  report.time = around_.network.now().time_since_epoch();
  return report;
}

void Simulation::CountDrops(sim::Report::Counts& drops) const {
  const auto add = [&](const std::string& name, uint64_t count) {
    if (count != 0) drops[name] += count;
  };
  const auto add_dropped = [&](const std::string& who, std::string_view name, uint64_t count) {
    if (name.rfind("dropped", 0) == 0) add(who + std::string(name), count);
  };
  roles::MobileNodeCounters nodes;
  for (const std::unique_ptr<NodeHost>& node : nodes_) nodes += node->counters();
  for (size_t i = 0; i < roles::kMobileNodeDrops; ++i) {
    const auto drop = static_cast<roles::MobileNodeDrop>(i);
    add(std::string("mobile node: ") + roles::MobileNodeDropName(drop), nodes.dropped(drop));
  }
  roles::Counters relays;
  for (const std::unique_ptr<AccessHost>& access : access_) relays += access->relay_counters();
  for (const std::unique_ptr<RelayHost>& relay : relays_) relays += relay->counters();
  roles::Counters servers;
  for (const std::unique_ptr<DhcpHost>& dhcp : dhcp_) servers += dhcp->counters();
  for (size_t i = 0; i < roles::kEvents; ++i) {
    const auto event = static_cast<roles::Event>(i);
    add_dropped("relay: ", roles::EventName(event), relays.count(event));
    add_dropped("DHCPv6 server: ", roles::EventName(event), servers.count(event));
  }
  roles::AaaCounters aaa;
  for (const std::unique_ptr<AaaHost>& host : aaa_) aaa += host->counters();
  for (size_t i = 0; i < roles::kAaaEvents; ++i) {
    const auto event = static_cast<roles::AaaEvent>(i);
    add_dropped("home AAA: ", roles::AaaEventName(event), aaa.count(event));
  }
  roles::VisitedAaaCounters visited;
  for (const std::unique_ptr<VisitedHost>& host : visited_) visited += host->counters();
  for (size_t i = 0; i < roles::kVisitedAaaEvents; ++i) {
    const auto event = static_cast<roles::VisitedAaaEvent>(i);
    add_dropped("visited AAA: ", roles::VisitedAaaEventName(event), visited.count(event));
  }
  add("network: lost", around_.network.counters().lost);
  add("network: nobody there", around_.network.counters().undeliverable);
}

void Simulation::CountMachines(sim::Report::Counts& machines) const {
  std::string who;
  const auto add = [&](std::string_view name, uint64_t count) {
    if (count != 0) machines[who + std::string(name)] += count;
  };
  roles::NasCounters nas;
  roles::RelayHoldCounters held;
  uint64_t read = 0;
  for (const std::unique_ptr<AccessHost>& access : access_) {
    nas += access->nas_counters();
    held += access->hold_counters();
    read += access->records_read();
  }
  who = "access server: ";
  nas.ForEach(add);
  add("bindings-read-from-the-store", read);
  who = "hold queue: ";
  held.ForEach(add);
  roles::AaaCounters aaa;
  for (const std::unique_ptr<AaaHost>& host : aaa_) aaa += host->counters();
  who = "home AAA: ";
  for (size_t i = 0; i < roles::kAaaEvents; ++i) {
    const auto event = static_cast<roles::AaaEvent>(i);
    add(roles::AaaEventName(event), aaa.count(event));
  }
  roles::VisitedAaaCounters visited;
  for (const std::unique_ptr<VisitedHost>& host : visited_) visited += host->counters();
  who = "visited AAA: ";
  for (size_t i = 0; i < roles::kVisitedAaaEvents; ++i) {
    const auto event = static_cast<roles::VisitedAaaEvent>(i);
    add(roles::VisitedAaaEventName(event), visited.count(event));
  }
  add("local-agents-withheld", visited.withheld());
  who = "home AAA's directory: ";
  database_.home_agents().counters().ForEach(add);
  who = "DHCPv6 servers' directory: ";
  for (const std::unique_ptr<DhcpHost>& dhcp : dhcp_) {
    dhcp->home_agents().counters().ForEach(add);
  }
}

}  // namespace mip6boot::sim
