// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/outcome.h"

#include <numeric>

namespace mip6boot { inline namespace v0_1 { namespace roles {

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
  if (outcome.event == Event::kBufferTooSmall) return;
  ++received_[Slot(outcome.received_type)];
  if (outcome.transmits()) ++sent_[Slot(outcome.sent_type)];
  if (outcome.violation.has_value()) ++invalid_[static_cast<size_t>(outcome.violation->kind)];
  ignored_ += outcome.ignored;
#define MIP6BOOT_COUNTER(member, counted, name) home_networks_.member += outcome.counted;
#include "mip6boot/roles/home_network_counter.def"
}

void Counters::ForEach(absl::FunctionRef<void(std::string_view, uint64_t)> visit) const {
  struct TypeNames {
    std::string_view received;
    std::string_view sent;
  };
  // By msg-type; as Kea calls them, where it has a name.
  constexpr TypeNames kTypeNames[kTypes] = {
      {"pkt6-unknown-received", "pkt6-unknown-sent"},
      {"pkt6-solicit-received", "pkt6-solicit-sent"},
      {"pkt6-advertise-received", "pkt6-advertise-sent"},
      {"pkt6-request-received", "pkt6-request-sent"},
      {"pkt6-confirm-received", "pkt6-confirm-sent"},
      {"pkt6-renew-received", "pkt6-renew-sent"},
      {"pkt6-rebind-received", "pkt6-rebind-sent"},
      {"pkt6-reply-received", "pkt6-reply-sent"},
      {"pkt6-release-received", "pkt6-release-sent"},
      {"pkt6-decline-received", "pkt6-decline-sent"},
      {"pkt6-reconfigure-received", "pkt6-reconfigure-sent"},
      {"pkt6-infrequest-received", "pkt6-infrequest-sent"},
      {"pkt6-relay-forward-received", "pkt6-relay-forward-sent"},
      {"pkt6-relay-reply-received", "pkt6-relay-reply-sent"},
  };
  visit("pkt6-received", std::accumulate(received_.begin(), received_.end(), uint64_t{0}));
  visit("pkt6-sent", std::accumulate(sent_.begin(), sent_.end(), uint64_t{0}));
  for (size_t i = 0; i < kTypes; ++i) visit(kTypeNames[i].received, received_[i]);
  for (size_t i = 0; i < kTypes; ++i) visit(kTypeNames[i].sent, sent_[i]);
#define MIP6BOOT_EVENT(enumerator, name, transmits) visit("event-" name, count(Event::enumerator));
#include "mip6boot/roles/event.def"
#undef MIP6BOOT_EVENT
#define MIP6BOOT_VIOLATION(enumerator, name, rule, source, text) \
  visit("invalid-" name, invalid(dhcpv6::ViolationKind::enumerator));
#include "mip6boot/dhcpv6/violation.def"
#undef MIP6BOOT_VIOLATION
  visit("options-ignored", ignored_);
#define MIP6BOOT_COUNTER(member, counted, name) visit(name, home_networks_.member);
#include "mip6boot/roles/home_network_counter.def"
}

Counters& Counters::operator+=(const Counters& other) {
  for (size_t i = 0; i < events_.size(); ++i) events_[i] += other.events_[i];
  for (size_t i = 0; i < received_.size(); ++i) received_[i] += other.received_[i];
  for (size_t i = 0; i < sent_.size(); ++i) sent_[i] += other.sent_[i];
  for (size_t i = 0; i < invalid_.size(); ++i) invalid_[i] += other.invalid_[i];
  ignored_ += other.ignored_;
#define MIP6BOOT_COUNTER(member, counted, name) \
  home_networks_.member += other.home_networks_.member;
#include "mip6boot/roles/home_network_counter.def"
  return *this;
}

}}}  // namespace mip6boot::v0_1::roles
