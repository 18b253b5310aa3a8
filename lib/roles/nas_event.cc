// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/nas_event.h"

#include "mip6boot/roles/nas_transitions.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

const char* NasEventName(NasEventId id) {
  switch (id) {
#define MIP6BOOT_EVENT(enumerator, name, text) \
  case NasEventId::enumerator:                 \
    return name;
#include "mip6boot/roles/nas.def"
  }
  return "";
}

const char* NasFailureName(NasFailure why) {
  switch (why) {
#define MIP6BOOT_FAILURE(enumerator, name, text) \
  case NasFailure::enumerator:                   \
    return name;
#include "mip6boot/roles/nas.def"
  }
  return "";
}

const char* NasEndingName(NasEnding why) {
  switch (why) {
#define MIP6BOOT_ENDING(enumerator, name, cause, text) \
  case NasEnding::enumerator:                          \
    return name;
#include "mip6boot/roles/nas.def"
  }
  return "";
}

const char* NasStateName(NasState state) {
  switch (state) {
#define MIP6BOOT_STATE(enumerator, name, text) \
  case NasState::enumerator:                   \
    return name;
#include "mip6boot/roles/nas.def"
  }
  return "";
}

const char* NasInputName(NasInput input) {
  switch (input) {
#define MIP6BOOT_INPUT(enumerator, name, text) \
  case NasInput::enumerator:                   \
    return name;
#include "mip6boot/roles/nas.def"
  }
  return "";
}

const char* NasActionName(NasAction action) {
  switch (action) {
#define MIP6BOOT_ACTION(enumerator, name, text) \
  case NasAction::enumerator:                   \
    return name;
#include "mip6boot/roles/nas.def"
  }
  return "";
}

void NasCounters::ForEach(absl::FunctionRef<void(std::string_view, uint64_t)> visit) const {
#define MIP6BOOT_COUNTER(member, name, text) visit(name, member);
#include "mip6boot/roles/nas.def"
#define MIP6BOOT_EVENT(enumerator, name, text) visit("event-" name, count(NasEventId::enumerator));
#include "mip6boot/roles/nas.def"
}

NasCounters& NasCounters::operator+=(const NasCounters& other) {
#define MIP6BOOT_COUNTER(member, name, text) member += other.member;
#include "mip6boot/roles/nas.def"
  for (size_t i = 0; i < events.size(); ++i) events[i] += other.events[i];
  return *this;
}

}}}  // namespace mip6boot::v0_1::roles
