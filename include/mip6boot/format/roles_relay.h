// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for what stands beside a relay agent: attachments.

#ifndef MIP6BOOT_FORMAT_ROLES_RELAY_H_
#define MIP6BOOT_FORMAT_ROLES_RELAY_H_

#include <cstdint>
#include <string_view>

#include "mip6boot/format/dhcpv6.h"
#include "mip6boot/format/fields.h"
#include "mip6boot/format/roles_nas.h"
#include "mip6boot/roles/client_attachment.h"

namespace mip6boot { inline namespace v0 { namespace roles {

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
}}}  // namespace mip6boot::v0::roles

MIP6BOOT_FORMATTER(mip6boot::roles::AttachmentSource)
MIP6BOOT_FORMATTER(mip6boot::roles::ClientAttachment)

#endif  // MIP6BOOT_FORMAT_ROLES_RELAY_H_
