// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/mobile_node_event.h"

#include "mip6boot/roles/mobile_node_transitions.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

// As often as their .def has lines, one list for each use.
constexpr std::string_view kEventCounters[] = {
#define MIP6BOOT_EVENT(enumerator, name, text) "event-" name,
#include "mip6boot/roles/mobile_node.def"
};
constexpr std::string_view kDropCounters[] = {
#define MIP6BOOT_DROP(enumerator, name, text) "pkt6-receive-drop-" name,
#include "mip6boot/roles/mobile_node.def"
};

}  // namespace

const char* MobileNodeStateName(MobileNodeState state) {
  switch (state) {
#define MIP6BOOT_STATE(enumerator, name, text) \
  case MobileNodeState::enumerator:            \
    return name;
#include "mip6boot/roles/mobile_node.def"
  }
  return "";
}

const char* MobileNodeInputName(MobileNodeInput input) {
  switch (input) {
#define MIP6BOOT_INPUT(enumerator, name, text) \
  case MobileNodeInput::enumerator:            \
    return name;
#include "mip6boot/roles/mobile_node.def"
  }
  return "";
}

const char* MobileNodeActionName(MobileNodeAction action) {
  switch (action) {
#define MIP6BOOT_ACTION(enumerator, name, text) \
  case MobileNodeAction::enumerator:            \
    return name;
#include "mip6boot/roles/mobile_node.def"
  }
  return "";
}

const char* MobileNodeEventName(MobileNodeEventId id) {
  switch (id) {
#define MIP6BOOT_EVENT(enumerator, name, text) \
  case MobileNodeEventId::enumerator:          \
    return name;
#include "mip6boot/roles/mobile_node.def"
  }
  return "";
}

const char* MobileNodeDropName(MobileNodeDrop drop) {
  switch (drop) {
#define MIP6BOOT_DROP(enumerator, name, text) \
  case MobileNodeDrop::enumerator:            \
    return name;
#include "mip6boot/roles/mobile_node.def"
  }
  return "";
}

const char* FallbackReasonName(FallbackReason reason) {
  switch (reason) {
#define MIP6BOOT_FALLBACK(enumerator, name, text) \
  case FallbackReason::enumerator:                \
    return name;
#include "mip6boot/roles/mobile_node.def"
  }
  return "";
}

void MobileNodeCounters::ForEach(
    absl::FunctionRef<void(std::string_view name, uint64_t count)> visit) const {
#define MIP6BOOT_COUNTER(member, name, text) visit(name, member);
#include "mip6boot/roles/mobile_node.def"
  for (size_t i = 0; i < kMobileNodeDrops; ++i) visit(kDropCounters[i], drops[i]);
  for (size_t i = 0; i < kMobileNodeEvents; ++i) visit(kEventCounters[i], events[i]);
}

MobileNodeCounters& MobileNodeCounters::operator+=(const MobileNodeCounters& other) {
#define MIP6BOOT_COUNTER(member, name, text) member += other.member;
#include "mip6boot/roles/mobile_node.def"
  for (size_t i = 0; i < kMobileNodeDrops; ++i) drops[i] += other.drops[i];
  for (size_t i = 0; i < kMobileNodeEvents; ++i) events[i] += other.events[i];
  return *this;
}

}}}  // namespace mip6boot::v0_1::roles
