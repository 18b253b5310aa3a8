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
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/result_code.h"
#include "mip6boot/format/base.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

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

// ---- enumerations, by the names that the RFCs have for the values ----

inline void AppendText(formatting::Text& out, AddressFamily value) {
  constexpr const char* kNames[] = {nullptr, "IPv4", "IPv6"};
  out.NameOr(kNames, "family", static_cast<uint64_t>(value));
}
inline void AppendText(formatting::Text& out, AuthRequestType value) {
  constexpr const char* kNames[] = {nullptr, "AUTHENTICATE_ONLY", "AUTHORIZE_ONLY",
                                    "AUTHORIZE_AUTHENTICATE"};
  out.NameOr(kNames, "value", static_cast<uint64_t>(value));
}
inline void AppendText(formatting::Text& out, AuthSessionState value) {
  constexpr const char* kNames[] = {"STATE_MAINTAINED", "NO_STATE_MAINTAINED"};
  out.NameOr(kNames, "value", static_cast<uint64_t>(value));
}
inline void AppendText(formatting::Text& out, ReAuthRequestType value) {
  constexpr const char* kNames[] = {"AUTHORIZE_ONLY", "AUTHORIZE_AUTHENTICATE"};
  out.NameOr(kNames, "value", static_cast<uint64_t>(value));
}
inline void AppendText(formatting::Text& out, DisconnectCause value) {
  constexpr const char* kNames[] = {"REBOOTING", "BUSY", "DO_NOT_WANT_TO_TALK_TO_YOU"};
  out.NameOr(kNames, "value", static_cast<uint64_t>(value));
}
inline void AppendText(formatting::Text& out, InbandSecurityId value) {
  constexpr const char* kNames[] = {"NO_INBAND_SECURITY", "TLS"};
  out.NameOr(kNames, "value", static_cast<uint64_t>(value));
}
inline void AppendText(formatting::Text& out, TerminationCause value) {
  constexpr const char* kNames[] = {nullptr,
                                    "DIAMETER_LOGOUT",
                                    "DIAMETER_SERVICE_NOT_PROVIDED",
                                    "DIAMETER_BAD_ANSWER",
                                    "DIAMETER_ADMINISTRATIVE",
                                    "DIAMETER_LINK_BROKEN",
                                    "DIAMETER_AUTH_EXPIRED",
                                    "DIAMETER_USER_MOVED",
                                    "DIAMETER_SESSION_TIMEOUT"};
  out.NameOr(kNames, "value", static_cast<uint64_t>(value));
}
inline void AppendText(formatting::Text& out, RedirectHostUsage value) {
  constexpr const char* kNames[] = {
      "DONT_CACHE",      "ALL_SESSION", "ALL_REALM", "REALM_AND_APPLICATION",
      "ALL_APPLICATION", "ALL_HOST",    "ALL_USER"};
  out.NameOr(kNames, "value", static_cast<uint64_t>(value));
}

// ---- formats of AVPs ----

// "2001:db8::1", "192.0.2.1", or "family 8 0badc0de"
inline void AppendText(formatting::Text& out, const Address& address) {
  if (const auto ipv6 = address.ipv6()) return out.Append("{}", *ipv6);
  if (const auto ipv4 = address.ipv4()) return out.Append("{}", *ipv4);
  AppendText(out, address.family());
  out += " ";
  out.Hex(address.octets());
}
// "2026-01-31T12:00:00Z"
inline void AppendText(formatting::Text& out, Time time) {
  out.Append("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(time.UnixSeconds()));
}

}}}  // namespace mip6boot::v0::diameter

MIP6BOOT_FORMATTER(mip6boot::diameter::AvpKey)
MIP6BOOT_FORMATTER(mip6boot::diameter::CommandCode)
MIP6BOOT_FORMATTER(mip6boot::diameter::ApplicationId)
MIP6BOOT_FORMATTER(mip6boot::diameter::ResultCode)
MIP6BOOT_FORMATTER(mip6boot::diameter::HopByHopId)
MIP6BOOT_FORMATTER(mip6boot::diameter::EndToEndId)
MIP6BOOT_FORMATTER(mip6boot::diameter::ResultClass)
MIP6BOOT_FORMATTER(mip6boot::diameter::Direction)
MIP6BOOT_FORMATTER(mip6boot::diameter::AddressFamily)
MIP6BOOT_FORMATTER(mip6boot::diameter::AuthRequestType)
MIP6BOOT_FORMATTER(mip6boot::diameter::AuthSessionState)
MIP6BOOT_FORMATTER(mip6boot::diameter::ReAuthRequestType)
MIP6BOOT_FORMATTER(mip6boot::diameter::DisconnectCause)
MIP6BOOT_FORMATTER(mip6boot::diameter::InbandSecurityId)
MIP6BOOT_FORMATTER(mip6boot::diameter::TerminationCause)
MIP6BOOT_FORMATTER(mip6boot::diameter::RedirectHostUsage)
MIP6BOOT_FORMATTER(mip6boot::diameter::Address)
MIP6BOOT_FORMATTER(mip6boot::diameter::Time)

#endif  // MIP6BOOT_FORMAT_DIAMETER_CODES_H_
