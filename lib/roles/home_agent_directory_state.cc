// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "home_agent_directory_internal.h"

namespace mip6boot { inline namespace v0 { namespace roles {

using home_agent_directory::AgentState;
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

// ---- what is kept ----

HomeAgentDirectoryState::Kept::Kept(const HomeAgentDirectoryConfig& config, RandomSource& random)
    : assignments({config.max_assignments, 0}, random),
      client_keys{DrawHashKey(random), DrawHashKey(random)},
      lifetime(config.assignment_lifetime) {}

AttachmentKey HomeAgentDirectoryState::Kept::KeyOf(uint64_t network, Bytes client) const {
  uint8_t octets[24];
  StoreBigEndian64(octets, network);
  StoreBigEndian64(octets + 8, KeyedHash(client_keys[0], client));
  StoreBigEndian64(octets + 16, KeyedHash(client_keys[1], client));
  return *AttachmentKey::From(AttachmentKind::kOther, octets);
}

std::optional<TimePoint> HomeAgentDirectoryState::Kept::ExpiryAt(TimePoint now) const {
  if (!lifetime.has_value()) return std::nullopt;
  return SaturatingAdd(now, *lifetime);
}

const AgentState* HomeAgentDirectoryState::Kept::Of(uint64_t agent) const {
  const auto found = agents.find(agent);
  return found == agents.end() ? nullptr : &found->second;
}

bool HomeAgentDirectoryState::Kept::IsFree(const Agent& agent) const {
  const AgentState* const known = Of(agent.id);
  if (known == nullptr) return true;
  const std::optional<uint32_t>& capacity = agent.entry->capacity;
  return !known->down && (!capacity.has_value() || known->assigned < *capacity);
}

bool HomeAgentDirectoryState::Kept::Remember(TimePoint now, const AttachmentKey& key,
                                             uint64_t agent) {
  const bool had_one = assignments.Peek(now, key).has_value();
  Binding binding;
  binding.expiry = ExpiryAt(now);
  binding.session = agent;
  const Result<BindingTable::EndedSession> ended = assignments.Put(now, key, binding);
  if (!ended) return false;
  if (ended->has_value()) {
    --agents[**ended].assigned;
    if (!had_one) Count(DirectoryEvent::kExpired);
  }
  return true;
}

bool HomeAgentDirectoryState::Kept::Expire(TimePoint now, size_t steps) {
  const BindingTable::Expired expired = assignments.Expire(
      now,
      [this](const AttachmentKey&, const Binding& binding) {
        --agents[binding.session].assigned;
        Count(DirectoryEvent::kExpired);
      },
      steps);
  return expired.more;
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
  return kept_->Expire(now, steps);
}
std::optional<TimePoint> HomeAgentDirectoryState::NextDeadline() const {
  return kept_->assignments.NextDeadline();
}

size_t HomeAgentDirectoryState::assignments() const { return kept_->assignments.size(); }
const HomeAgentDirectoryCounters& HomeAgentDirectoryState::counters() const {
  return kept_->counters;
}

}}}  // namespace mip6boot::v0::roles
