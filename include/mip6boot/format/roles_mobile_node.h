// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the mobile node and what it asks the DNS.
//
//     fallback-needed {why no-reply}

#ifndef MIP6BOOT_FORMAT_ROLES_MOBILE_NODE_H_
#define MIP6BOOT_FORMAT_ROLES_MOBILE_NODE_H_

#include <cstdint>
#include <string_view>

#include "mip6boot/format/dhcpv6.h"
#include "mip6boot/format/fields.h"
#include "mip6boot/format/roles_values.h"
#include "mip6boot/roles/dns_fallback.h"
#include "mip6boot/roles/home_agent_trials.h"
#include "mip6boot/roles/mobile_node.h"
#include "mip6boot/roles/mobile_node_event.h"
#include "mip6boot/roles/mobile_node_transitions.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// ---- DNS ----

inline void AppendText(formatting::Text& out, DnsType type) {
  if (type == DnsType::kAaaa || type == DnsType::kSrv) {
    out += type == DnsType::kAaaa ? "AAAA" : "SRV";
  } else {
    out.Append("TYPE{}", static_cast<uint16_t>(type));  // RFC 3597 5
  }
}
// "_mip6._ipv6.example.org. SRV"
inline void AppendText(formatting::Text& out, const DnsQuestion& question) {
  out.Append("{} ", question.name);
  AppendText(out, question.type);
}
// "10 60 ha1.example.org.": priority, weight, target
inline void AppendText(formatting::Text& out, const SrvRecord& record) {
  out.Append("{} {} {}", record.priority, record.weight, record.target);
  if (record.target.empty()) out += ".";
}
inline void AppendText(formatting::Text& out, const AaaaRecord& record) {
  out.Append("{} {}", record.name, record.address);
}
inline void AppendText(formatting::Text& out, const DnsHomeAgent& agent) {
  out.Append("{} ", agent.name);
  formatting::AppendList(out, agent.addresses);
}
inline void AppendText(formatting::Text& out, const HomeAgentRanking& ranking) {
  formatting::Fields(out)
      .Add("agents", ranking.agents)
      .Add("not offered", ranking.not_offered)
      .Add("left out", ranking.left_out)
      .Add("unusable", ranking.unusable);
}

// ---- mobile node ----

inline void AppendText(formatting::Text& out, MobileNodeState state) {
  out += MobileNodeStateName(state);
}
inline void AppendText(formatting::Text& out, MobileNodeInput input) {
  out += MobileNodeInputName(input);
}
inline void AppendText(formatting::Text& out, MobileNodeAction action) {
  out += MobileNodeActionName(action);
}
inline void AppendText(formatting::Text& out, MobileNodeEventId id) {
  out += MobileNodeEventName(id);
}
inline void AppendText(formatting::Text& out, MobileNodeDrop drop) {
  out += MobileNodeDropName(drop);
}
inline void AppendText(formatting::Text& out, FallbackReason reason) {
  out += FallbackReasonName(reason);
}
inline void AppendText(formatting::Text& out, MobileNode::DeadlineReason why) {
  out += MobileNode::DeadlineName(why);
}
inline void AppendText(formatting::Text& out, const MobileNode::Deadline& deadline) {
  AppendText(out, deadline.why);
  out.Append(" at {}", deadline.when);
}
// "96 octets to [ff02::1:2]:547 interface 3"
inline void AppendText(formatting::Text& out, const MobileNode::Transmit& transmit) {
  out.Append("{} octets to {}", transmit.datagram.size(), transmit.destination);
}
inline void AppendText(formatting::Text& out, LinkChange change) {
  out += change == LinkChange::kMoved ? "moved" : "prefixes-changed";
}
inline void AppendText(formatting::Text& out, ReconfigureAuthentication authentication) {
  out += authentication == ReconfigureAuthentication::kVerified ? "verified" : "not-verified";
}
inline void AppendText(formatting::Text& out, HomeAgentFailure failure) {
  out += failure == HomeAgentFailure::kNoAnswer ? "no-answer" : "refused";
}
// "2001:db8::1", "ha1.example.org."
inline void AppendText(formatting::Text& out, const LearntHomeAgent& agent) {
  if (agent.address.has_value()) {
    out.Append("{}", *agent.address);
  } else {
    out.Append("{}", agent.name);
  }
}
inline void AppendText(formatting::Text& out, const SavedMobileNode& saved) {
  formatting::Fields(out)
      .Add("client id", saved.client_id)
      .Add("request", saved.request)
      .Add("moved", saved.moved)
      .Add("sol max rt", saved.sol_max_rt)
      .Add("inf max rt", saved.inf_max_rt)
      .Add("ask in", saved.ask_in)
      .Add("octets of containers", saved.containers.size());
}
inline void AppendText(formatting::Text& out, const MobileNodeEvent& event) {
  AppendText(out, event.id);
  formatting::Fields(out, formatting::kHeadline)
      .Add("networks", event.networks)
      .AddIf(event.home_agent_withdrawn, "home agent withdrawn", true)
      .AddIf(event.id == MobileNodeEventId::kFallbackNeeded, "why", event.fallback)
      .AddIf(event.id == MobileNodeEventId::kStatusFailure, "status", event.status)
      .AddIf(event.id == MobileNodeEventId::kDropped, "why", event.drop)
      .Add("error", event.error)
      .Add("violation", event.violation);
}
inline void AppendText(formatting::Text& out, const MobileNodeCounters& counters) {
  formatting::Fields fields(out);
  counters.ForEach([&](std::string_view name, uint64_t count) { fields.Add(name, count); });
}

}}}  // namespace mip6boot::v0_1::roles

MIP6BOOT_FORMATTER(mip6boot::roles::DnsType)
MIP6BOOT_FORMATTER(mip6boot::roles::DnsQuestion)
MIP6BOOT_FORMATTER(mip6boot::roles::SrvRecord)
MIP6BOOT_FORMATTER(mip6boot::roles::AaaaRecord)
MIP6BOOT_FORMATTER(mip6boot::roles::DnsHomeAgent)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAgentRanking)
MIP6BOOT_FORMATTER(mip6boot::roles::MobileNodeState)
MIP6BOOT_FORMATTER(mip6boot::roles::MobileNodeInput)
MIP6BOOT_FORMATTER(mip6boot::roles::MobileNodeAction)
MIP6BOOT_FORMATTER(mip6boot::roles::MobileNodeEventId)
MIP6BOOT_FORMATTER(mip6boot::roles::MobileNodeDrop)
MIP6BOOT_FORMATTER(mip6boot::roles::FallbackReason)
MIP6BOOT_FORMATTER(mip6boot::roles::MobileNode::DeadlineReason)
MIP6BOOT_FORMATTER(mip6boot::roles::MobileNode::Deadline)
MIP6BOOT_FORMATTER(mip6boot::roles::MobileNode::Transmit)
MIP6BOOT_FORMATTER(mip6boot::roles::LinkChange)
MIP6BOOT_FORMATTER(mip6boot::roles::ReconfigureAuthentication)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAgentFailure)
MIP6BOOT_FORMATTER(mip6boot::roles::LearntHomeAgent)
MIP6BOOT_FORMATTER(mip6boot::roles::SavedMobileNode)
MIP6BOOT_FORMATTER(mip6boot::roles::MobileNodeEvent)
MIP6BOOT_FORMATTER(mip6boot::roles::MobileNodeCounters)

#endif  // MIP6BOOT_FORMAT_ROLES_MOBILE_NODE_H_
