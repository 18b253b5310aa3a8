// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the steps of relay agent and DHCPv6 server: what they need, what they end in.
//
//     answered-with-home-networks {received INFORMATION-REQUEST, sent REPLY, octets 102, ...}

#ifndef MIP6BOOT_FORMAT_ROLES_STEPS_H_
#define MIP6BOOT_FORMAT_ROLES_STEPS_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/format/dhcpv6.h"
#include "mip6boot/format/fields.h"
#include "mip6boot/format/roles_values.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_network_access.h"
#include "mip6boot/roles/outcome.h"
#include "mip6boot/roles/relay_agent.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// ---- relay agent and DHCPv6 server ----

inline void AppendText(formatting::Text& out, Event event) { out += EventName(event); }
inline void AppendText(formatting::Text& out, const Outcome& outcome) {
  AppendText(out, outcome.event);
  const bool has_error = outcome.event == Event::kMalformed ||
                         outcome.event == Event::kNotEncodable ||
                         outcome.event == Event::kBufferTooSmall;
  formatting::Fields(out, formatting::kHeadline)
      .AddIf(outcome.received_type != dhcpv6::MessageType{}, "received", outcome.received_type)
      .AddIf(outcome.sent_type != dhcpv6::MessageType{}, "sent", outcome.sent_type)
      .Add("octets", outcome.datagram.size())
      .Add("to", outcome.destinations)
      .Add("interface-id", outcome.interface_id)
      .AddIf(!outcome.link_address.IsUnspecified(), "link", outcome.link_address)
      .AddIf(outcome.sources.containers() != 0 || outcome.sources.malformed != 0 ||
                 outcome.sources.unusable != 0,
             "home networks", outcome.sources)
      .Add("withheld", outcome.withheld)
      .Add("rsoo refused", outcome.rsoo_refused)
      .Add("ignored", outcome.ignored)
      .Add("first ignored", outcome.ignored_error)
      .AddIf(has_error, "error", outcome.error)
      .Add("violation", outcome.violation);
}
// "{answered 2, received REPLY 1, sent REPLY 2}": those that are not zero.
inline void AppendText(formatting::Text& out, const Counters& counters) {
  formatting::Fields fields(out);
  for (size_t i = 0; i < kEvents; ++i) {
    const Event event = static_cast<Event>(i);
    fields.Add(EventName(event), counters.count(event));
  }
#define MIP6BOOT_MESSAGE(code, enumerator, name)                                    \
  fields.Add("received " name, counters.received(dhcpv6::MessageType::enumerator)); \
  fields.Add("sent " name, counters.sent(dhcpv6::MessageType::enumerator));
#include "mip6boot/dhcpv6/message_type.def"
#undef MIP6BOOT_MESSAGE
  fields.Add("received others", counters.received(dhcpv6::MessageType{}))
      .Add("sent others", counters.sent(dhcpv6::MessageType{}))
      .Add("ignored", counters.ignored());
#define MIP6BOOT_VIOLATION(enumerator, name, rule, source, text) \
  fields.Add(name, counters.invalid(dhcpv6::ViolationKind::enumerator));
#include "mip6boot/dhcpv6/violation.def"
#undef MIP6BOOT_VIOLATION
#define MIP6BOOT_COUNTER(member, counted, name) fields.Add(name, counters.home_networks().member);
#include "mip6boot/roles/home_network_counter.def"
}

inline void AppendText(formatting::Text& out, const RelayLink& link) {
  formatting::Fields(out)
      .AddIf(!link.link_address.IsUnspecified(), "link", link.link_address)
      .Add("interface-id", link.interface_id)
      .Add("trusted", link.trusted)
      .Add("to servers", link.to_servers)
      .Add("options", link.options)
      .Add("rsoo options", link.rsoo_options);
}
inline void AppendText(formatting::Text& out, const RelayNeed& need) {
  formatting::Fields(out)
      .Add("wanted", need.wanted)
      .Add("interface", need.interface)
      .Add("peer", need.peer_address)
      .Add("from relay", need.from_relay)
      .AddIf(need.type != dhcpv6::MessageType{}, "type", need.type)
      .Add("client", need.client_id)
      .Add("ids", need.ids);
}
inline void AppendText(formatting::Text& out, const ClientLink& link) {
  if (link.link_address.IsUnspecified()) {
    out.Append("interface {}", static_cast<uint32_t>(link.interface));
  } else {
    out.Append("{}", link.link_address);
  }
}
inline void AppendText(formatting::Text& out, const Requester& requester) {
  formatting::Fields(out)
      .Add("link", requester.link)
      .Add("relay", requester.relay)
      .Add("client", requester.client_id);
}
inline void AppendText(formatting::Text& out, const DhcpServerNeed& need) {
  formatting::Fields(out)
      .Add("wanted", need.wanted)
      .AddIf(need.type != dhcpv6::MessageType{}, "type", need.type)
      .Add("link", need.link)
      .Add("client", need.client_id)
      .Add("request", need.request);
}

}}}  // namespace mip6boot::v0_1::roles

MIP6BOOT_FORMATTER(mip6boot::roles::Event)
MIP6BOOT_FORMATTER(mip6boot::roles::Outcome)
MIP6BOOT_FORMATTER(mip6boot::roles::Counters)
MIP6BOOT_FORMATTER(mip6boot::roles::RelayLink)
MIP6BOOT_FORMATTER(mip6boot::roles::RelayNeed)
MIP6BOOT_FORMATTER(mip6boot::roles::ClientLink)
MIP6BOOT_FORMATTER(mip6boot::roles::Requester)
MIP6BOOT_FORMATTER(mip6boot::roles::DhcpServerNeed)

#endif  // MIP6BOOT_FORMAT_ROLES_STEPS_H_
