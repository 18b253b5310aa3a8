// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/outcome.h"

namespace mip6boot { inline namespace v0 { namespace roles {

const char* EventName(Event event) {
  switch (event) {
#define MIP6BOOT_EVENT(enumerator, name, transmits) \
  case Event::enumerator:                           \
    return name;
#include "mip6boot/roles/event.def"
#undef MIP6BOOT_EVENT
  }
  return "";
}

void Counters::Record(const Outcome& outcome) {
  ++events_[static_cast<size_t>(outcome.event)];
  ++received_[Slot(outcome.received_type)];
  if (outcome.transmits()) ++sent_[Slot(outcome.sent_type)];
  ignored_ += outcome.ignored;
}

Counters& Counters::operator+=(const Counters& other) {
  for (size_t i = 0; i < events_.size(); ++i) events_[i] += other.events_[i];
  for (size_t i = 0; i < received_.size(); ++i) received_[i] += other.received_[i];
  for (size_t i = 0; i < sent_.size(); ++i) sent_[i] += other.sent_[i];
  ignored_ += other.ignored_;
  return *this;
}

}}}  // namespace mip6boot::v0::roles
