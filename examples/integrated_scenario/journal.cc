// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/journal.h"

#include <optional>

namespace mip6boot::scenario {
namespace {

// Whose account a stranger's entry goes to; null: it is none.
std::optional<Party> BotheredParty(const Entry& entry) {
  if (const Remark* const remark = std::get_if<Remark>(&entry)) {
    return remark->of_stranger ? std::optional<Party>(remark->by) : std::nullopt;
  }
  const Passage& passage = std::get<Passage>(entry);
  if (!ConcernsStranger(passage)) return std::nullopt;
  return passage.from == Party::kStranger ? passage.to : passage.from;
}

}  // namespace

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
    case Party::kRelayAgent:
      return "relay agent";
    case Party::kVisitedAaa:
      return "visited AAA";
    case Party::kStranger:
      return "stranger";
  }
  return "";
}

bool ConcernsStranger(const Passage& passage) {
  return passage.from == Party::kStranger || passage.to == Party::kStranger || passage.of_stranger;
}

void Journal::Add(Entry entry) {
  const Remark* const remark = std::get_if<Remark>(&entry);
  const std::optional<Party> bothered = BotheredParty(entry);
  if (remark != nullptr && remark->kind == Remark::Kind::kRefused) {
    ++refused_;
    if (!bothered.has_value()) ++own_refused_;
  }
  if (bothered.has_value() && ++of_strangers_[static_cast<size_t>(*bothered)] > kMostOfStrangers) {
    ++left_out_;
    return;
  }
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
