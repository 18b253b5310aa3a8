// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the numbers of DHCPv6, each the name that the RFC or IANA gives or, without
// one, "option 999"; and for DUIDs.

#ifndef MIP6BOOT_FORMAT_DHCPV6_CODES_H_
#define MIP6BOOT_FORMAT_DHCPV6_CODES_H_

#include <cstdint>
#include <optional>

#include "mip6boot/dhcpv6/auth.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/status_code.h"
#include "mip6boot/format/text.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

inline void AppendText(formatting::Text& out, MessageType type) {
  out.NameOr(MessageTypeName(type), "message", static_cast<uint64_t>(type));
}
inline void AppendText(formatting::Text& out, OptionCode code) {
  out.NameOr(OptionName(code), "option", static_cast<uint64_t>(code));
}
inline void AppendText(formatting::Text& out, StatusCodeValue value) {
  out.NameOr(StatusCodeName(value), "status", static_cast<uint64_t>(value));
}
inline void AppendText(formatting::Text& out, DuidType type) {
  out.NameOr(DuidTypeName(type), "DUID type", static_cast<uint64_t>(type));
}
inline void AppendText(formatting::Text& out, PrefixForm form) { out += PrefixFormName(form); }

// "a1b2c3"
inline void AppendText(formatting::Text& out, TransactionId id) {
  out.Append("{:06x}", static_cast<uint32_t>(id));
}

// ---- DUIDs ----

// "hwtype 1 02:00:5e:00:53:01"
inline void AppendText(formatting::Text& out, const LinkLayerAddress& link_layer) {
  out.Append("hwtype {} ", link_layer.hardware_type);
  // 20 octets are those of InfiniBand; no hardware has more.
  if (link_layer.address.size() > 20) return out.Hex(link_layer.address);
  for (size_t i = 0; i < link_layer.address.size(); ++i) {
    out.Append("{}{:02x}", i == 0 ? "" : ":", link_layer.address[i]);
  }
}

// "DUID-LL hwtype 1 02:00:5e:00:53:01"
inline void AppendText(formatting::Text& out, const DuidView& duid) {
  AppendText(out, duid.type());
  out += " ";
  if (const std::optional<uint32_t> time = duid.time()) out.Append("time {} ", *time);
  if (const auto link_layer = duid.link_layer_address()) {
    AppendText(out, *link_layer);
  } else if (const std::optional<uint32_t> enterprise = duid.enterprise_number()) {
    out.Append("{} ", *enterprise);
    out.Hex(duid.identifier().subspan(4));
  } else {
    out.Hex(duid.identifier());
  }
}
inline void AppendText(formatting::Text& out, const Duid& duid) { AppendText(out, duid.view()); }

// ---- authentication ----

inline void AppendText(formatting::Text& out, Authentication::ReconfigureKey::Type type) {
  constexpr const char* kNames[] = {nullptr, "key", "HMAC-MD5"};
  out.NameOr(kNames, "type", static_cast<uint64_t>(type));
}
// "key (16 octets hidden)": R101
inline void AppendText(formatting::Text& out, const Authentication::ReconfigureKey& key) {
  AppendText(out, key.type);
  out += " ";
  out.Hidden(key.value.size());
}

}}}  // namespace mip6boot::v0_1::dhcpv6

MIP6BOOT_FORMATTER(mip6boot::dhcpv6::MessageType)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::OptionCode)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::StatusCodeValue)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::DuidType)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::PrefixForm)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::LinkLayerAddress)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::DuidView)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::Duid)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::TransactionId)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::Authentication::ReconfigureKey::Type)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::Authentication::ReconfigureKey)

#endif  // MIP6BOOT_FORMAT_DHCPV6_CODES_H_
