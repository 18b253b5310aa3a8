// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/journal.h"

#include "mip6boot/dhcpv6/relay_view.h"

namespace mip6boot::scenario {

const char* PartyName(Party party) {
  switch (party) {
    case Party::kMobileNode:
      return "mobile node";
    case Party::kAccessServer:
      return "access server";
    case Party::kDhcpServer:
      return "DHCPv6 server";
    case Party::kHomeAaa:
      return "home AAA";
    case Party::kDnsServer:
      return "home DNS";
    case Party::kStranger:
      return "stranger";
  }
  return "";
}

bool ConcernsStranger(const Passage& passage) {
  if (passage.from == Party::kStranger || passage.to == Party::kStranger) return true;
  if (passage.carrier != Carrier::kUdp || !dhcpv6::RelayView::Matches(passage.octets)) return false;
  // A relay forwards types that it does not know as well (R33); the peer-address says for whom.
  const Result<dhcpv6::RelayView> relay = dhcpv6::RelayView::Parse(passage.octets);
  return relay && relay->peer_address().IsLoopback();
}

void Journal::Add(Entry entry) {
  const Remark* const remark = std::get_if<Remark>(&entry);
  if (remark != nullptr && remark->kind == Remark::Kind::kRefused) ++refused_;
  entries_.push_back(std::move(entry));
  if (observer_) observer_(entries_.back());
}

std::vector<const Passage*> Journal::Passages() const {
  std::vector<const Passage*> passages;
  for (const Entry& entry : entries_) {
    if (const Passage* passage = std::get_if<Passage>(&entry)) passages.push_back(passage);
  }
  return passages;
}

}  // namespace mip6boot::scenario
