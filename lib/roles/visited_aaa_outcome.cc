// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/visited_aaa_outcome.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

const char* VisitedAaaEventName(VisitedAaaEvent event) {
  switch (event) {
#define MIP6BOOT_EVENT(enumerator, name, transmits) \
  case VisitedAaaEvent::enumerator:                 \
    return name;
#include "mip6boot/roles/visited_aaa.def"
#undef MIP6BOOT_EVENT
  }
  return "";
}

void VisitedAaaCounters::Record(const VisitedAaaOutcome& outcome) {
  ++events_[static_cast<size_t>(outcome.event)];
  // The caller comes again with the same message.
  if (outcome.event == VisitedAaaEvent::kBufferTooSmall) return;
  received_.Add(outcome.command);
  withheld_ += outcome.withheld;
  left_out_ += outcome.left_out;
  if (!outcome.transmits()) return;
  sent_.Add(outcome.command);
  local_agents_ += outcome.local_agents;
}

VisitedAaaCounters& VisitedAaaCounters::operator+=(const VisitedAaaCounters& other) {
  for (size_t i = 0; i < events_.size(); ++i) events_[i] += other.events_[i];
  received_ += other.received_;
  sent_ += other.sent_;
  local_agents_ += other.local_agents_;
  withheld_ += other.withheld_;
  left_out_ += other.left_out_;
  return *this;
}

}}}  // namespace mip6boot::v0_1::roles
