// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/soak/ladder_observer.h"

#include <fmt/format.h>

#include <string>

namespace mip6boot::soak {
namespace {

using scenario::Party;

Party PartyOf(sim::Role role) {
  switch (role) {
    case sim::Role::kMobileNode:
      return Party::kMobileNode;
    case sim::Role::kAccessServer:
      return Party::kAccessServer;
    case sim::Role::kRelay:
      return Party::kRelayAgent;
    case sim::Role::kDhcpServer:
      return Party::kDhcpServer;
    case sim::Role::kVisitedAaa:
      return Party::kVisitedAaa;
    case sim::Role::kHomeAaa:
      return Party::kHomeAaa;
    case sim::Role::kDnsServer:
      return Party::kDnsServer;
  }
  return Party::kStranger;
}

}  // namespace

LadderObserver::LadderObserver(std::ostream& out, bool colour, std::optional<sim::NodeNumber> node)
    : ladder_(out, colour,
              {Party::kMobileNode, Party::kAccessServer, Party::kRelayAgent, Party::kDhcpServer,
               Party::kVisitedAaa, Party::kHomeAaa, Party::kDnsServer}),
      node_(node) {
  ladder_.ShowParties();
}

void LadderObserver::OnPassage(const sim::Passage& passage) {
  if (!Concerns(passage.node)) return;
  if (passage.fate == sim::Fate::kCorrupted) {
    Say(passage.time, passage.from_role, "the next message is corrupted on its way");
  }
  if (passage.fate == sim::Fate::kDuplicated) {
    Say(passage.time, passage.from_role, "the next message is doubled on its way");
  }
  if (passage.from_role == sim::Role::kDnsServer || passage.to_role == sim::Role::kDnsServer) {
    const bool answer = passage.from_role == sim::Role::kDnsServer;
    return Say(
        passage.time, passage.from_role,
        fmt::format("{} of {} octets{}", answer ? "an answer" : "a question", passage.octets.size(),
                    passage.fate == sim::Fate::kLost ? ", lost" : ""));
  }
  scenario::Passage shown;
  shown.time = passage.time;
  shown.from = PartyOf(passage.from_role);
  shown.to = PartyOf(passage.to_role);
  const bool tcp = passage.carrier == sim::Carrier::kTcp;
  shown.carrier = tcp ? scenario::Carrier::kTcp : scenario::Carrier::kUdp;
  shown.source = passage.source;
  shown.destination = passage.destination;
  shown.octets.assign(passage.octets.begin(), passage.octets.end());
  shown.lost = passage.fate == sim::Fate::kLost;
  ladder_.Show(shown);
}

void LadderObserver::OnRemark(const sim::Remark& remark) {
  if (remark.node.has_value() && !Concerns(remark.node)) return;
  std::string text(remark.text);
  if (remark.node.has_value()) {
    text += fmt::format(" (node {})", *remark.node);
  } else {
    text += fmt::format(" (participant {})", static_cast<uint32_t>(remark.by));
  }
  Say(remark.time, remark.role, text);
}

void LadderObserver::Say(TimePoint time, sim::Role role, const std::string& text) {
  scenario::Remark remark;
  remark.time = time;
  remark.by = PartyOf(role);
  remark.text = text;
  ladder_.Show(remark);
}

}  // namespace mip6boot::soak
