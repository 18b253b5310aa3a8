// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/aaa_database.h"

#include <utility>

#include "mip6boot/base/text.h"

namespace mip6boot::sim {
namespace {

enum Tag : uint32_t { kAnswered, kHomeAgents };

}  // namespace

AaaDatabase::AaaDatabase(Surroundings& around)
    : around_(around),
      timer_(around.network.NewTimer(*this, kAnswered)),
      home_agents_(around, "home AAA", *this, kHomeAgents, MakeHomeDirectory(around),
                   SeedFor(around.plan, Role::kHomeAaa, 0xffff, 0)) {}

void AaaDatabase::HandleTimer(uint32_t tag) {
  if (tag == kHomeAgents) return home_agents_.HandleTimer();
  const size_t before = answered_.size();
  answered_.Expire(around_.network.now());
  Drained(before, true);
}

void AaaDatabase::HandleRequest() {
  Drained(answered_.size(), false);
  home_agents_.Drained();
}

void AaaDatabase::Drained(size_t before, bool woken) {
  MachineWatch::Step step;
  step.now = around_.network.now();
  step.deadline = answered_.NextDeadline();
  step.why = "answer";
  step.woken = woken;
  step.changed = answered_.size() != before;
  const std::string wrong = watch_.Drained(step);
  if (!wrong.empty()) around_.Broken(4, std::nullopt, "answered requests: " + wrong);
  around_.network.SetTimer(timer_, step.deadline);
}

AaaSession* AaaDatabase::Find(NodeNumber node) {
  const auto found = sessions_.find(node);
  return found == sessions_.end() ? nullptr : &found->second;
}

AaaSession& AaaDatabase::Open(NodeNumber node, std::string_view session_id) {
  AaaSession& session = sessions_[node];
  if (session.id != session_id) {
    session = AaaSession();
    session.id = std::string(session_id);
  }
  return session;
}

void AaaDatabase::Close(NodeNumber node) {
  sessions_.erase(node);
  const std::string client = around_.world.UserName(node);
  const roles::HomeAgentDirectory& directory = home_agents_.directory();
  for (const uint32_t realm : around_.world.HomeRealmsOf(node)) {
    (void)directory.Release(*directory.FindByName(around_.world.RealmName(realm)), AsBytes(client),
                            home_agents_.state());
  }
}

HomeAgentRefs AaaDatabase::Assign(NodeNumber node, std::vector<roles::AssignedHomeAgent>& out) {
  HomeAgentRefs refs;
  const std::string client = around_.world.UserName(node);
  const roles::HomeAgentDirectory& directory = home_agents_.directory();
  for (const uint32_t realm : around_.world.HomeRealmsOf(node)) {
    const std::optional<roles::HomeNetworkNumber> network =
        directory.FindByName(around_.world.RealmName(realm));
    const roles::HomeAgentSelection selected =
        directory.Select(around_.network.now(), *network, AsBytes(client), home_agents_.state());
    for (const roles::AssignedHomeAgent& agent : directory.HomeAgentsOf(selected)) {
      home_agents_.Check(node, *agent.ipv6);
      const std::optional<HomeAgentRef> ref = around_.world.RefOf(*agent.ipv6);
      if (!ref.has_value() || ref->origin != HomeAgentOrigin::kHome || ref->network != realm) {
        around_.Broken(1, node, "home AAA: " + agent.ipv6->ToString() + " is of another realm");
        continue;
      }
      refs.push_back(*ref);
      out.push_back(agent);
    }
  }
  return refs;
}

}  // namespace mip6boot::sim
