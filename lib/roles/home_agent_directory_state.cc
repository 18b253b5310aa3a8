// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "home_agent_directory_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using home_agent_directory::AgentState;
using home_agent_directory::Assignment;
using home_agent_directory::kNone;
using home_agent_directory::Line;
using home_agent_directory::Links;
using home_agent_directory::NodeKey;
using home_agent_directory::Ref;
using DirectoryEvent = HomeAgentDirectoryEvent;

// ---- events ----

const char* HomeAgentDirectoryEventName(HomeAgentDirectoryEvent event) {
  switch (event) {
#define MIP6BOOT_EVENT(enumerator, name, text) \
  case DirectoryEvent::enumerator:             \
    return name;
#include "mip6boot/roles/home_agent_directory.def"
  }
  return "";
}

void HomeAgentDirectoryCounters::ForEach(
    absl::FunctionRef<void(std::string_view, uint64_t)> visit) const {
#define MIP6BOOT_EVENT(enumerator, name, text) visit(name, count(DirectoryEvent::enumerator));
#include "mip6boot/roles/home_agent_directory.def"
}

HomeAgentDirectoryCounters& HomeAgentDirectoryCounters::operator+=(
    const HomeAgentDirectoryCounters& other) {
  for (size_t i = 0; i < events.size(); ++i) events[i] += other.events[i];
  return *this;
}

// ---- lines ----

namespace {

using Assignments = std::deque<Assignment>;
using Which = Links Assignment::*;

void Append(Assignments& assignments, Which links, Line& line, Ref ref) {
  assignments[ref].*links = {line.last, kNone};
  (line.last == kNone ? line.first : (assignments[line.last].*links).next) = ref;
  line.last = ref;
}

void Remove(Assignments& assignments, Which links, Line& line, Ref ref) {
  const Links around = assignments[ref].*links;
  (around.prev == kNone ? line.first : (assignments[around.prev].*links).next) = around.next;
  (around.next == kNone ? line.last : (assignments[around.next].*links).prev) = around.prev;
}

// Assignments of one agent that are ended at most to make room for a node. One is enough, unless a
// new configuration has given the agent less capacity than it had.
constexpr size_t kStepsAnAgent = 1024;

AttachmentKey PlaceOf(const NodeKey& node) {
  return *AttachmentKey::From(AttachmentKind::kOther, node);
}

}  // namespace

// ---- what is kept ----

HomeAgentDirectoryState::Kept::Kept(const HomeAgentDirectoryConfig& config, RandomSource& random)
    : max_assignments(config.max_assignments),
      lifetime(config.assignment_lifetime),
      client_keys{DrawHashKey(random), DrawHashKey(random)},
      places({config.max_assignments, 0}, random) {}

NodeKey HomeAgentDirectoryState::Kept::KeyOf(uint64_t network, Bytes client) const {
  NodeKey key;
  StoreBigEndian64(key.data(), network);
  StoreBigEndian64(key.data() + 8, KeyedHash(client_keys[0], client));
  StoreBigEndian64(key.data() + 16, KeyedHash(client_keys[1], client));
  return key;
}

const AgentState* HomeAgentDirectoryState::Kept::Of(uint64_t agent) const {
  const auto found = agents.find(agent);
  return found == agents.end() ? nullptr : &found->second;
}

bool HomeAgentDirectoryState::Kept::IsFree(const Agent& agent) {
  const AgentState* const known = Of(agent.id);
  if (known == nullptr) return true;
  if (known->down) return false;
  const std::optional<uint32_t>& capacity = agent.entry->capacity;
  if (!capacity.has_value()) return true;
  for (size_t steps = kStepsAnAgent;
       steps > 0 && known->assigned >= *capacity && IsOver(known->line.first); --steps) {
    End(known->line.first);
    Count(DirectoryEvent::kExpired);
  }
  return known->assigned < *capacity;
}

Ref HomeAgentDirectoryState::Kept::Find(const NodeKey& node) {
  const std::optional<Binding> place = places.Peek(latest, PlaceOf(node));
  if (!place.has_value()) return kNone;
  const Ref ref = static_cast<Ref>(place->session);
  if (!IsOver(ref)) return ref;
  End(ref);
  Count(DirectoryEvent::kExpired);
  return kNone;
}

void HomeAgentDirectoryState::Kept::PutInLine(Ref ref) {
  assignments[ref].over_at = SaturatingAdd(latest, lifetime.value_or(Duration::zero()));
  Append(assignments, &Assignment::among_all, all, ref);
  Append(assignments, &Assignment::of_agent, agents[assignments[ref].agent].line, ref);
}

void HomeAgentDirectoryState::Kept::TakeOutOfLine(Ref ref) {
  Remove(assignments, &Assignment::among_all, all, ref);
  Remove(assignments, &Assignment::of_agent, agents[assignments[ref].agent].line, ref);
}

void HomeAgentDirectoryState::Kept::Prolong(Ref ref) {
  TakeOutOfLine(ref);
  PutInLine(ref);
}

bool HomeAgentDirectoryState::Kept::Add(const NodeKey& node, uint64_t agent) {
  const bool reuses = free.first != kNone;
  const Ref ref = reuses ? free.first : static_cast<Ref>(assignments.size());
  Binding place;
  place.session = ref;
  if (!places.Put(latest, PlaceOf(node), place)) return false;
  if (reuses) {
    Remove(assignments, &Assignment::among_all, free, ref);
  } else {
    assignments.emplace_back();
  }
  assignments[ref].node = node;
  assignments[ref].agent = agent;
  ++agents[agent].assigned;
  PutInLine(ref);
  return true;
}

void HomeAgentDirectoryState::Kept::End(Ref ref) {
  const Assignment& ended = assignments[ref];
  TakeOutOfLine(ref);
  --agents[ended.agent].assigned;
  (void)places.Remove(PlaceOf(ended.node));
  Append(assignments, &Assignment::among_all, free, ref);
}

bool HomeAgentDirectoryState::Kept::Expire(size_t steps) {
  for (; all.first != kNone && IsOver(all.first); --steps) {
    if (steps == 0) return true;
    End(all.first);
    Count(DirectoryEvent::kExpired);
  }
  return false;
}

DirectoryEvent HomeAgentDirectoryState::Kept::Count(DirectoryEvent event) {
  ++counters.events[static_cast<size_t>(event)];
  return event;
}

// ---- state ----

HomeAgentDirectoryState::HomeAgentDirectoryState(const HomeAgentDirectoryConfig& config,
                                                 RandomSource& random)
    : kept_(std::make_unique<Kept>(config, random)) {}
HomeAgentDirectoryState::~HomeAgentDirectoryState() = default;
HomeAgentDirectoryState::HomeAgentDirectoryState(HomeAgentDirectoryState&& other) noexcept =
    default;
HomeAgentDirectoryState& HomeAgentDirectoryState::operator=(
    HomeAgentDirectoryState&& other) noexcept = default;

void HomeAgentDirectoryState::MarkDown(HomeAgentId agent) {
  kept_->agents[static_cast<uint64_t>(agent)].down = true;
}
void HomeAgentDirectoryState::MarkUp(HomeAgentId agent) {
  const auto known = kept_->agents.find(static_cast<uint64_t>(agent));
  if (known != kept_->agents.end()) known->second.down = false;
}
bool HomeAgentDirectoryState::IsUp(HomeAgentId agent) const {
  return kept_->IsUp(static_cast<uint64_t>(agent));
}
uint32_t HomeAgentDirectoryState::assigned(HomeAgentId agent) const {
  const AgentState* const known = kept_->Of(static_cast<uint64_t>(agent));
  return known == nullptr ? 0 : known->assigned;
}

bool HomeAgentDirectoryState::Expire(TimePoint now, size_t steps) {
  kept_->Advance(now);
  return kept_->Expire(steps);
}
std::optional<TimePoint> HomeAgentDirectoryState::NextDeadline() const {
  if (!kept_->lifetime.has_value() || kept_->all.first == kNone) return std::nullopt;
  return kept_->assignments[kept_->all.first].over_at;
}

size_t HomeAgentDirectoryState::assignments() const { return kept_->places.size(); }
const HomeAgentDirectoryCounters& HomeAgentDirectoryState::counters() const {
  return kept_->counters;
}

}}}  // namespace mip6boot::v0_1::roles
