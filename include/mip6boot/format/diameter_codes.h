// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the numbers of Diameter: the name that the RFC or IANA gives, or "command
// 999".

#ifndef MIP6BOOT_FORMAT_DIAMETER_CODES_H_
#define MIP6BOOT_FORMAT_DIAMETER_CODES_H_

#include <fmt/chrono.h>

#include <cstdint>
#include <string_view>

#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/diameter/diameter_uri.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/result_code.h"
#include "mip6boot/format/base.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// "MIP6-Agent-Info", "AVP 999", "AVP 10415/999" with a vendor.
inline void AppendText(formatting::Text& out, AvpKey key) {
  if (const char* const name = AvpName(key)) {
    out += name;
  } else if (key.vendor == 0) {
    out.Append("AVP {}", key.code);
  } else {
    out.Append("AVP {}/{}", key.vendor, key.code);
  }
}
// "Diameter-EAP": what request and answer have in common.
inline void AppendText(formatting::Text& out, CommandCode command) {
  constexpr std::string_view kSuffix = "-Request";
  const char* const name = CommandName(command, true);
  if (name == nullptr) return out.Append("command {}", static_cast<uint32_t>(command));
  std::string_view text = name;
  text.remove_suffix(kSuffix.size());
  out += text;
}
inline void AppendText(formatting::Text& out, ApplicationId application) {
  out.NameOr(ApplicationName(application), "application", static_cast<uint64_t>(application));
}
inline void AppendText(formatting::Text& out, ResultCode code) {
  out.NameOr(ResultCodeName(code), "result", static_cast<uint64_t>(code));
}
inline void AppendText(formatting::Text& out, HopByHopId id) {
  out.Append("{:08x}", static_cast<uint32_t>(id));
}
inline void AppendText(formatting::Text& out, EndToEndId id) {
  out.Append("{:08x}", static_cast<uint32_t>(id));
}

// ---- closed ones ----

inline void AppendText(formatting::Text& out, ResultClass result) {
  constexpr const char* kNames[] = {"informational", "success", "protocol-error",
                                    "transient-failure", "permanent-failure"};
  out.NameOr(kNames, "class", static_cast<uint64_t>(result));
}
inline void AppendText(formatting::Text& out, Direction direction) {
  out += direction == Direction::kRequest ? "request" : "answer";
}

inline void AppendText(formatting::Text& out, AgentPreference preference) {
  out += preference == AgentPreference::kAddressFirst ? "address-first" : "host-first";
}

// ---- enumerations, by the names that the RFCs have for the values ----

inline void AppendText(formatting::Text& out, AddressFamily value) {
  constexpr const char* kNames[] = {nullptr, "IPv4", "IPv6"};
  out.NameOr(kNames, "family", static_cast<uint64_t>(value));
}
#define MIP6BOOT_ENUMERATION(Type, extent)                               \
  inline void AppendText(formatting::Text& out, Type value) {            \
    out.NameOr(ValueName(value), "value", static_cast<uint64_t>(value)); \
  }
#include "mip6boot/diameter/avp.def"

// ---- formats of AVPs ----

// "2001:db8::1", "192.0.2.1", or "family 8 0badc0de"
inline void AppendText(formatting::Text& out, const Address& address) {
  if (const auto ipv6 = address.ipv6()) return out.Append("{}", *ipv6);
  if (const auto ipv4 = address.ipv4()) return out.Append("{}", *ipv4);
  AppendText(out, address.family());
  out += " ";
  out.Hex(address.octets());
}
// The text of it.
inline void AppendText(formatting::Text& out, const DiameterUri& uri) { out.Words(uri.text()); }
inline void AppendText(formatting::Text& out, UriTransport transport) {
  constexpr const char* kNames[] = {"tcp", "sctp", "udp"};
  out.NameOr(kNames, "transport", static_cast<uint64_t>(transport));
}
inline void AppendText(formatting::Text& out, UriProtocol protocol) {
  constexpr const char* kNames[] = {"diameter", "radius", "tacacs+"};
  out.NameOr(kNames, "protocol", static_cast<uint64_t>(protocol));
}
// "2026-01-31T12:00:00Z"
inline void AppendText(formatting::Text& out, Time time) {
  out.Append("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(time.UnixSeconds()));
}

}}}  // namespace mip6boot::v0_1::diameter

MIP6BOOT_FORMATTER(mip6boot::diameter::AvpKey)
MIP6BOOT_FORMATTER(mip6boot::diameter::CommandCode)
MIP6BOOT_FORMATTER(mip6boot::diameter::ApplicationId)
MIP6BOOT_FORMATTER(mip6boot::diameter::ResultCode)
MIP6BOOT_FORMATTER(mip6boot::diameter::HopByHopId)
MIP6BOOT_FORMATTER(mip6boot::diameter::EndToEndId)
MIP6BOOT_FORMATTER(mip6boot::diameter::ResultClass)
MIP6BOOT_FORMATTER(mip6boot::diameter::Direction)
MIP6BOOT_FORMATTER(mip6boot::diameter::AddressFamily)
#define MIP6BOOT_ENUMERATION(Type, extent) MIP6BOOT_FORMATTER(mip6boot::diameter::Type)
#include "mip6boot/diameter/avp.def"
MIP6BOOT_FORMATTER(mip6boot::diameter::AgentPreference)
MIP6BOOT_FORMATTER(mip6boot::diameter::DiameterUri)
MIP6BOOT_FORMATTER(mip6boot::diameter::UriTransport)
MIP6BOOT_FORMATTER(mip6boot::diameter::UriProtocol)
MIP6BOOT_FORMATTER(mip6boot::diameter::Address)
MIP6BOOT_FORMATTER(mip6boot::diameter::Time)

#endif  // MIP6BOOT_FORMAT_DIAMETER_CODES_H_
