// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/home_agent_choice.h"

#include <algorithm>
#include <utility>

namespace mip6boot::sim {
namespace {

using roles::HomeAgentDirectory;

roles::HomeNetworkEntry MakeEntry(Surroundings& around,
                                  const std::vector<HomeAgentRecord>& records) {
  test::SeededRandom& dice = around.dice;
  roles::HomeNetworkEntry entry;
  entry.prefixes = {*Ipv6Prefix::Make(records[0].address, 64)};
  entry.strategy = static_cast<roles::HomeAgentStrategy>(dice.Below(4));
  entry.agents_per_node = 1 + dice.Below(3);
  const bool crowded = dice.Below(4) == 0;
  for (const HomeAgentRecord& record : records) {
    roles::HomeAgentEntry& agent = entry.agents.emplace_back();
    agent.host = record.host;
    agent.ipv6 = record.address;
    agent.weight = 1 + dice.Below(4);
    if (crowded) agent.capacity = 1 + around.plan.nodes / 16;
  }
  return entry;
}

std::shared_ptr<const HomeAgentDirectory> MakeDirectory(Surroundings& around, const char* who,
                                                        roles::HomeAgentDirectoryConfig config) {
  config.hash_key.emplace();
  for (uint8_t& octet : *config.hash_key) octet = static_cast<uint8_t>(around.dice.Below(256));
  // Short enough that assignments of nodes that have left are over before the run is.
  config.assignment_lifetime = std::chrono::minutes(5 + around.dice.Below(30));
  if (const Result<void> valid = config.Validate(); !valid) {
    around.Broken(4, std::nullopt, std::string(who) + ": " + valid.error().ToString());
  }
  return std::make_shared<const HomeAgentDirectory>(std::move(config));
}

}  // namespace

std::shared_ptr<const HomeAgentDirectory> MakeHomeDirectory(Surroundings& around) {
  roles::HomeAgentDirectoryConfig config;
  for (uint32_t realm = 0; realm < around.world.realms(); ++realm) {
    config.networks.push_back(
        MakeEntry(around, around.world.agents(HomeAgentOrigin::kHome, realm)));
    config.networks.back().ids = {around.world.RealmName(realm)};
  }
  return MakeDirectory(around, "home AAA", std::move(config));
}

std::shared_ptr<const HomeAgentDirectory> MakeTables(Surroundings& around) {
  const World& world = around.world;
  roles::HomeAgentDirectoryConfig config;
  for (uint32_t access = 0; access < around.plan.access_servers; ++access) {
    config.networks.push_back(
        MakeEntry(around, world.agents(HomeAgentOrigin::kVisitedTable, access)));
    config.networks.back().links = {*Ipv6Prefix::Make(World::AccessLink(access, 0), 64)};
  }
  for (uint32_t realm = 0; realm < world.realms(); ++realm) {
    if (world.agents(HomeAgentOrigin::kHomeTable, realm).empty()) continue;
    config.networks.push_back(MakeEntry(around, world.agents(HomeAgentOrigin::kHomeTable, realm)));
    config.networks.back().ids = {world.RealmName(realm)};
  }
  config.networks.push_back(
      MakeEntry(around, world.agents(HomeAgentOrigin::kUnrestrictedTable, 0)));
  config.networks.back().unrestricted = true;
  return MakeDirectory(around, "DHCPv6 server", std::move(config));
}

HomeAgentChoice::HomeAgentChoice(Surroundings& around, const char* who, Participant& owner,
                                 uint32_t tag, std::shared_ptr<const HomeAgentDirectory> directory,
                                 uint64_t seed)
    : around_(around),
      who_(who),
      timer_(around.network.NewTimer(owner, tag)),
      directory_(std::move(directory)),
      random_(seed),
      state_(directory_->config(), random_) {}

void HomeAgentChoice::Forget() {
  counters_ += state_.counters();
  state_ = roles::HomeAgentDirectoryState(directory_->config(), random_);
  watch_ = MachineWatch();
  for (const Ipv6Address& agent : down_) state_.MarkDown(*directory_->FindHomeAgent(agent));
  Drained();
}

roles::HomeAgentDirectoryCounters HomeAgentChoice::counters() const {
  roles::HomeAgentDirectoryCounters all = counters_;
  all += state_.counters();
  return all;
}

void HomeAgentChoice::Mark(const Ipv6Address& agent, bool up) {
  const std::optional<roles::HomeAgentId> id = directory_->FindHomeAgent(agent);
  if (!id.has_value()) return;
  if (up) {
    down_.erase(agent);
    state_.MarkUp(*id);
  } else {
    down_.insert(agent);
    if (around_.plan.sabotage != Sabotage::kDeafToFailures) state_.MarkDown(*id);
  }
}

void HomeAgentChoice::Check(NodeNumber node, const Ipv6Address& agent) {
  if (down_.count(agent) != 0) {
    around_.Broken(1, node,
                   std::string(who_) + ": gives out " + agent.ToString() + ", which is down");
  }
  const std::optional<HomeAgentRef> ref = around_.world.RefOf(agent);
  if (!ref.has_value()) {
    around_.Broken(1, node, std::string(who_) + ": gives out an agent that there is not");
  }
}

void HomeAgentChoice::HandleTimer() {
  while (state_.Expire(around_.network.now())) {
  }
  Drained(true);
}

void HomeAgentChoice::Drained(bool woken) {
  MachineWatch::Step step;
  step.now = around_.network.now();
  step.deadline = state_.NextDeadline();
  step.why = "assignment";
  step.woken = woken;
  const size_t before = std::exchange(assignments_, state_.assignments());
  step.changed = assignments_ != before;
  const std::string wrong = watch_.Drained(step);
  if (!wrong.empty()) around_.Broken(4, std::nullopt, std::string(who_) + ", directory: " + wrong);
  around_.network.SetTimer(timer_, step.deadline);
}

}  // namespace mip6boot::sim
