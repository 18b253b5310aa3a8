// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_aaa_outcome.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

const char* AaaEventName(AaaEvent event) {
  switch (event) {
#define MIP6BOOT_EVENT(enumerator, name, transmits) \
  case AaaEvent::enumerator:                        \
    return name;
#include "mip6boot/roles/home_aaa.def"
#undef MIP6BOOT_EVENT
  }
  return "";
}

void AaaCounters::Record(const AaaOutcome& outcome) {
  ++events_[static_cast<size_t>(outcome.event)];
  // The caller comes again with the same request.
  if (outcome.event == AaaEvent::kBufferTooSmall) return;
  const bool asks = outcome.event == AaaEvent::kAsked;
  if (!asks) received_.Add(outcome.command);
  local_withheld_ += outcome.local_withheld;
  left_out_ += outcome.left_out;
  without_host_ += outcome.without_host;
  if (!outcome.transmits()) return;
  sent_.Add(outcome.command);
  if (!asks) ++results_[static_cast<size_t>(diameter::ClassOf(outcome.result_code))];
  home_agents_ += outcome.home_agents;
}

AaaCounters& AaaCounters::operator+=(const AaaCounters& other) {
  for (size_t i = 0; i < events_.size(); ++i) events_[i] += other.events_[i];
  for (size_t i = 0; i < results_.size(); ++i) results_[i] += other.results_[i];
  received_ += other.received_;
  sent_ += other.sent_;
  home_agents_ += other.home_agents_;
  local_withheld_ += other.local_withheld_;
  left_out_ += other.left_out_;
  without_host_ += other.without_host_;
  return *this;
}

}}}  // namespace mip6boot::v0_1::roles
