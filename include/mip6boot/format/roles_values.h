// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the values that roles decide on: home networks, home agents, and what was read
// of them.
//
//     identified home.example.org. {prefixes {2001:db8:1::/64}, addresses {2001:db8:1::1}}
//
// Members that are absent, empty, false or zero are left out.

#ifndef MIP6BOOT_FORMAT_ROLES_VALUES_H_
#define MIP6BOOT_FORMAT_ROLES_VALUES_H_

#include <cstdint>

#include "mip6boot/format/dhcpv6.h"
#include "mip6boot/format/diameter_codes.h"
#include "mip6boot/format/fields.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/home_aaa_decision.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/home_agent_attributes.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/home_network_answer.h"
#include "mip6boot/roles/home_network_options.h"
#include "mip6boot/roles/mobile_node_config.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// ---- datagrams ----

inline void AppendText(formatting::Text& out, InterfaceIndex interface) {
  out.Append("{}", static_cast<uint32_t>(interface));
}
// "[fe80::1]:546"
inline void AppendText(formatting::Text& out, const UdpEndpoint& endpoint) {
  out.Append("[{}]:{}", endpoint.address, endpoint.port);
}
// "[ff02::1:2]:547 interface 3 hop-limit 8"
inline void AppendText(formatting::Text& out, const Destination& destination) {
  AppendText(out, destination.endpoint);
  if (destination.interface != InterfaceIndex{}) {
    out.Append(" interface {}", static_cast<uint32_t>(destination.interface));
  }
  if (destination.hop_limit != 0) out.Append(" hop-limit {}", destination.hop_limit);
}
// "120 octets from [fe80::1]:546 interface 3"
inline void AppendText(formatting::Text& out, const ReceivedDatagram& received) {
  out.Append("{} octets from ", received.payload.size());
  AppendText(out, received.source);
  out.Append(" interface {}", static_cast<uint32_t>(received.interface));
  if (received.to_unicast) out += " to unicast";
}

// ---- home networks ----

inline void AppendText(formatting::Text& out, HomeNetworkKind kind) {
  out += HomeNetworkKindName(kind);
}
// "{visited, identified}"
inline void AppendText(formatting::Text& out, const HomeNetworkKinds& kinds) {
  formatting::Fields(out)
      .Add("visited", kinds.visited)
      .Add("identified", kinds.identified)
      .Add("unrestricted", kinds.unrestricted);
}
inline void AppendText(formatting::Text& out, const HomeNetworkRequest& request) {
  formatting::Fields(out)
      .Add("visited", request.visited)
      .Add("identified", request.identified)
      .Add("unrestricted", request.unrestricted)
      .Add("ids", request.ids);
}
inline void AppendText(formatting::Text& out, const OwnedHomeNetworkRequest& request) {
  AppendText(out, request.View());
}
inline void AppendText(formatting::Text& out, const HomeNetwork& network) {
  formatting::Fields(out)
      .Add("prefixes", network.prefixes)
      .Add("addresses", network.addresses)
      .Add("names", network.names);
}
// "identified home.example.org. {prefixes {2001:db8:1::/64}}"
inline void AppendText(formatting::Text& out, const HomeNetworkInformation& information) {
  AppendText(out, information.kind);
  if (!information.id.empty()) out.Append(" {}", information.id);
  out += " ";
  AppendText(out, information.network);
}
// "identified home.example.org. {OPTION_MIP6_HNP 2001:db8:1::/64}"
inline void AppendText(formatting::Text& out, const SuppliedHomeNetwork& supplied) {
  AppendText(out, supplied.kind);
  if (!supplied.id.empty()) out.Append(" {}", supplied.id);
  out += " ";
  dhcpv6::AppendText(out, dhcpv6::OptionRange::Scan(supplied.options));
}
inline void AppendText(formatting::Text& out, const AcceptedHomeNetworks& accepted) {
  formatting::Fields(out)
      .Add("kept", accepted.kept)
      .Add("not asked", accepted.not_asked)
      .Add("foreign", accepted.foreign)
      .Add("incomplete", accepted.incomplete);
}
inline void AppendText(formatting::Text& out, const ReadRequest& read) {
  formatting::Fields(out)
      .Add("request", read.request)
      .Add("ignored", read.ignored)
      .Add("error", read.error);
}
inline void AppendText(formatting::Text& out, const ReadInformation& read) {
  formatting::Fields(out)
      .Add("accepted", read.accepted)
      .Add("malformed", read.malformed)
      .Add("misplaced", read.misplaced)
      .Add("error", read.error);
}
inline void AppendText(formatting::Text& out, const OwnHomeNetworks& own) {
  formatting::Fields fields(out);
  if (own.visited != nullptr) fields.Add("visited", *own.visited);
  for (const HomeNetwork* const network : own.identified) {
    if (network != nullptr) fields.Add("identified", *network);
  }
  if (own.unrestricted != nullptr) fields.Add("unrestricted", *own.unrestricted);
  fields.Add("nas", own.nas).AddIf(!own.allowed.all(), "allowed", own.allowed);
}
inline void AppendText(formatting::Text& out, const AnswerSources& sources) {
  formatting::Fields(out)
      .Add("own", sources.own)
      .Add("nas", sources.nas)
      .Add("relay", sources.relay)
      .Add("malformed", sources.malformed)
      .Add("unusable", sources.unusable);
}

// ---- home agents ----

inline void AppendText(formatting::Text& out, const AssignedHomeAgent& agent) {
  formatting::Fields(out)
      .Add("ipv6", agent.ipv6)
      .Add("ipv6", agent.second_ipv6)
      .Add("ipv4", agent.ipv4)
      .Add("ipv4", agent.second_ipv4)
      .Add("realm", agent.realm)
      .Add("host", agent.host)
      .Add("prefix", agent.prefix);
}
inline void AppendText(formatting::Text& out, const HomeAgentAssignment& assignment) {
  formatting::Fields(out)
      .Add("features", assignment.features)
      .Add("agents", assignment.agents)
      .Add("prefix", assignment.prefix)
      .AddHidden("user", assignment.user_name)
      .Add("realm", assignment.origin_realm);
}
inline void AppendText(formatting::Text& out, const ReadAssignment& read) {
  formatting::Fields(out)
      .Add("assignment", read.assignment)
      .Add("ignored", read.ignored)
      .Add("error", read.error)
      .Add("length error", read.length_error);
}
inline void AppendText(formatting::Text& out, const ReadAttributes& read) {
  formatting::Fields(out)
      .Add("assignment", read.assignment)
      .Add("ignored", read.ignored)
      .Add("error", read.error)
      .Add("reject error", read.reject_error);
}
inline void AppendText(formatting::Text& out, const MappedHomeNetworks& mapped) {
  formatting::Fields(out)
      .Add("networks", mapped.networks)
      .Add("local not authorised", mapped.local_not_authorised)
      .Add("unusable", mapped.unusable)
      .Add("unnamed", mapped.unnamed)
      .Add("left out", mapped.left_out);
}
inline void AppendText(formatting::Text& out, const MobilityAuthorisation& authorisation) {
  formatting::Fields(out)
      .Add("allowed", authorisation.allowed)
      .Add("features", authorisation.features)
      .Add("home", authorisation.home_agents)
      .Add("local", authorisation.local_agents);
}
inline void AppendText(formatting::Text& out, const MobilityAnswer& answer) {
  formatting::Fields(out)
      .Add("assignment", answer.assignment)
      .Add("local withheld", answer.local_withheld)
      .Add("left out", answer.left_out)
      .Add("without host", answer.without_host);
}
inline void AppendText(formatting::Text& out, RegistrationCheck check) {
  constexpr const char* kNames[] = {"assigned", "another-home-agent", "none-assigned"};
  out.NameOr(kNames, "check", static_cast<uint64_t>(check));
}

}}}  // namespace mip6boot::v0_1::roles

MIP6BOOT_FORMATTER(mip6boot::roles::InterfaceIndex)
MIP6BOOT_FORMATTER(mip6boot::roles::UdpEndpoint)
MIP6BOOT_FORMATTER(mip6boot::roles::Destination)
MIP6BOOT_FORMATTER(mip6boot::roles::ReceivedDatagram)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeNetworkKind)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeNetworkKinds)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeNetworkRequest)
MIP6BOOT_FORMATTER(mip6boot::roles::OwnedHomeNetworkRequest)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeNetwork)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeNetworkInformation)
MIP6BOOT_FORMATTER(mip6boot::roles::SuppliedHomeNetwork)
MIP6BOOT_FORMATTER(mip6boot::roles::AcceptedHomeNetworks)
MIP6BOOT_FORMATTER(mip6boot::roles::ReadRequest)
MIP6BOOT_FORMATTER(mip6boot::roles::ReadInformation)
MIP6BOOT_FORMATTER(mip6boot::roles::OwnHomeNetworks)
MIP6BOOT_FORMATTER(mip6boot::roles::AnswerSources)
MIP6BOOT_FORMATTER(mip6boot::roles::AssignedHomeAgent)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAgentAssignment)
MIP6BOOT_FORMATTER(mip6boot::roles::ReadAssignment)
MIP6BOOT_FORMATTER(mip6boot::roles::ReadAttributes)
MIP6BOOT_FORMATTER(mip6boot::roles::MappedHomeNetworks)
MIP6BOOT_FORMATTER(mip6boot::roles::MobilityAuthorisation)
MIP6BOOT_FORMATTER(mip6boot::roles::MobilityAnswer)
MIP6BOOT_FORMATTER(mip6boot::roles::RegistrationCheck)

#endif  // MIP6BOOT_FORMAT_ROLES_VALUES_H_
