// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for what stands beside a relay agent: attachments, binding records, held messages.
//
//     late-let-go {attachment port "eth1", type INFORMATION-REQUEST}

#ifndef MIP6BOOT_FORMAT_ROLES_RELAY_H_
#define MIP6BOOT_FORMAT_ROLES_RELAY_H_

#include <cstdint>
#include <string_view>

#include "mip6boot/format/dhcpv6.h"
#include "mip6boot/format/fields.h"
#include "mip6boot/format/roles_nas.h"
#include "mip6boot/roles/binding_record.h"
#include "mip6boot/roles/client_attachment.h"
#include "mip6boot/roles/relay_hold_queue.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// ---- attachments and their bindings ----

inline void AppendText(formatting::Text& out, AttachmentSource source) {
  constexpr const char* kNames[] = {"interface", "relay-port", "relay-link-layer", "client-address",
                                    "client-address-eui48"};
  out.NameOr(kNames, "source", static_cast<uint64_t>(source));
}
inline void AppendText(formatting::Text& out, const ClientAttachment& attachment) {
  formatting::Fields(out)
      .Add("interface", attachment.interface)
      .Add("relayed", attachment.relayed)
      .Add("trusted", attachment.trusted)
      .AddIf(attachment.relayed, "relay", attachment.relay_address)
      .Add("interface-id", attachment.interface_id)
      .Add("link-layer", attachment.link_layer_address)
      .Add("address", attachment.client_address)
      .Add("client", attachment.client_id);
}
inline void AppendText(formatting::Text& out, const SharedMoment& moment) {
  formatting::Fields(out).AddAlways("here", moment.here).AddAlways("shared", moment.shared);
}
inline void AppendText(formatting::Text& out, const BindingRecord& record) {
  formatting::Fields(out).Add("attachment", record.key).Add("binding", record.binding);
}

// ---- held messages ----

inline void AppendText(formatting::Text& out, HeldEnd end) {
  out += end == HeldEnd::kLetGo ? "let-go" : "drop";
}
inline void AppendText(formatting::Text& out, RelayHoldEventId id) {
  out += RelayHoldEventName(id);
}
inline void AppendText(formatting::Text& out, const RelayHoldEvent& event) {
  AppendText(out, event.id);
  formatting::Fields(out, formatting::kHeadline)
      .AddAlways("attachment", event.key)
      .AddIf(event.type != dhcpv6::MessageType{}, "type", event.type);
}
inline void AppendText(formatting::Text& out, const RelayHoldCounters& counters) {
  formatting::Fields fields(out);
  counters.ForEach([&](std::string_view name, uint64_t count) { fields.Add(name, count); });
}
inline void AppendText(formatting::Text& out, RelayHoldQueue::DeadlineReason why) {
  constexpr const char* kNames[] = {
#define MIP6BOOT_DEADLINE(enumerator, name, text) name,
#include "mip6boot/roles/relay_hold_queue.def"
  };
  out.NameOr(kNames, "deadline", static_cast<uint64_t>(why));
}
inline void AppendText(formatting::Text& out, const RelayHoldQueue::Deadline& deadline) {
  AppendText(out, deadline.why);
  out.Append(" at {}", deadline.when);
}

}}}  // namespace mip6boot::v0_1::roles

MIP6BOOT_FORMATTER(mip6boot::roles::AttachmentSource)
MIP6BOOT_FORMATTER(mip6boot::roles::ClientAttachment)
MIP6BOOT_FORMATTER(mip6boot::roles::SharedMoment)
MIP6BOOT_FORMATTER(mip6boot::roles::BindingRecord)
MIP6BOOT_FORMATTER(mip6boot::roles::HeldEnd)
MIP6BOOT_FORMATTER(mip6boot::roles::RelayHoldEventId)
MIP6BOOT_FORMATTER(mip6boot::roles::RelayHoldEvent)
MIP6BOOT_FORMATTER(mip6boot::roles::RelayHoldCounters)
MIP6BOOT_FORMATTER(mip6boot::roles::RelayHoldQueue::DeadlineReason)
MIP6BOOT_FORMATTER(mip6boot::roles::RelayHoldQueue::Deadline)

#endif  // MIP6BOOT_FORMAT_ROLES_RELAY_H_
