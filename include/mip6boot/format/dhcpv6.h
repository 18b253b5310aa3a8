// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the types of mip6boot::dhcpv6. A message is its header and its options, and
// what was relayed stands inside what relays it:
//
//     REPLY a1b2c3 {OPTION_MIP6_IDINF {OPTION_MIP6_HNIDF home.example.org., OPTION_MIP6_HNP
//     2001:db8:1::/48}}
//     RELAY-FORW hop 0 link 2001:db8::ff peer fe80::1 {OPTION_RELAY_MSG SOLICIT a1b2c3 {...}}
//
// An option is its IANA name and what it holds; it prints the same as a view and as its type. A
// malformed one is the error, in brackets. One without a type is its length and its first octets.
// What OPTION_AUTH holds is never shown (R101).

#ifndef MIP6BOOT_FORMAT_DHCPV6_H_
#define MIP6BOOT_FORMAT_DHCPV6_H_

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/dhcpv6/retransmission.h"
#include "mip6boot/dhcpv6/violation.h"
#include "mip6boot/format/base.h"
#include "mip6boot/format/dhcpv6_codes.h"
#include "mip6boot/format/dhcpv6_option_data.h"
#include "mip6boot/format/fields.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// ---- options ----

void AppendText(formatting::Text& out, const OptionView& option);

// "{OPTION_RAPID_COMMIT, OPTION_MIP6_HAA 2001:db8::1}"
inline void AppendText(formatting::Text& out, const OptionRange& options) {
  formatting::AppendList(out, options);
}
// The good run, and the error that ended it.
inline void AppendText(formatting::Text& out, const OptionRange::Scanned& scanned) {
  AppendText(out, scanned.options);
  if (scanned.error.has_value()) out.Append(" [{}]", *scanned.error);
}

namespace internal {

// Data that consists of options or of a message, in which an OPTION_AUTH may stand (RFC 5007).
constexpr bool HoldsOptions(OptionCode code) {
  return code == OptionCode::kClientData || code == OptionCode::kLqRelayData;
}

// "option 999 (3 octets) 0badc0"
inline void AppendUntyped(formatting::Text& out, OptionCode code, Bytes data) {
  AppendText(out, code);
  out.Append(" ({} octets)", data.size());
  if (data.empty() || HoldsOptions(code)) return;
  out += " ";
  out.Hex(data);
}

template <typename T, typename = void>
inline constexpr bool kHasData = false;
template <typename T>
inline constexpr bool kHasData<T, std::void_t<decltype(AppendData(std::declval<formatting::Text&>(),
                                                                  std::declval<const T&>()))>> =
    true;

}  // namespace internal

template <typename Option, OptionCode = Option::kCode>
void AppendText(formatting::Text& out, const Option& option) {
  if constexpr (internal::kHasData<Option>) {
    AppendText(out, Option::kCode);
    AppendData(out, option);
  } else {
    uint8_t buffer[1024];
    OptionWriter writer{MutableBytes(buffer)};
    writer.Add(option);
    const Result<Bytes> octets = writer.Finish();
    if (!octets) return out.Append("[{}]", octets.error());
    internal::AppendUntyped(out, Option::kCode, octets->subspan(kOptionHeaderSize));
  }
}

inline void AppendText(formatting::Text& out, const OptionView& option) {
  DispatchOption(option.code, [&](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (internal::kHasData<Type>) {
      const Result<Type> typed = option.As<Type>();
      if (!typed) return out.Append("[{}]", typed.error());
      AppendText(out, *typed);
    } else {
      internal::AppendUntyped(out, option.code, option.data);
    }
  });
}

// ---- messages ----

// "REPLY a1b2c3 {...}"
inline void AppendText(formatting::Text& out, const MessageView& message) {
  out.Append("{} {} ", message.type(), message.transaction_id());
  AppendText(out, message.options());
}
inline void AppendText(formatting::Text& out, const RelayView& relay) {
  out.Append("{} hop {} link {} peer {} ", relay.type(), relay.hop_count(), relay.link_address(),
             relay.peer_address());
  AppendText(out, relay.options());
}
// The good part, and the error that ended it.
inline void AppendText(formatting::Text& out, const MessageView::Scanned& scanned) {
  AppendText(out, scanned.message);
  if (scanned.error.has_value()) out.Append(" [{}]", *scanned.error);
}
inline void AppendText(formatting::Text& out, const RelayView::Scanned& scanned) {
  AppendText(out, scanned.message);
  if (scanned.error.has_value()) out.Append(" [{}]", *scanned.error);
}

inline void AppendText(formatting::Text& out, const RelayLevel& level) {
  AppendText(out, level.relay);
}
// The outermost level holds all others.
inline void AppendText(formatting::Text& out, const RelayChain& chain) {
  if (chain.relayed()) {
    AppendText(out, chain.levels().front());
  } else {
    AppendText(out, chain.message());
  }
}

// Offsets in it count as those of the relaying message do.
inline void AppendRelayed(formatting::Text& out, const RelayMessage& relayed) {
  if (out.relays == RelayChain::kMaxLevels) {
    return out.Append("({} octets, relayed too often)", relayed.message.size());
  }
  ++out.relays;
  if (RelayView::Matches(relayed.message)) {
    AppendText(out, RelayView::Scan(relayed.message, relayed.offset));
  } else {
    AppendText(out, MessageView::Scan(relayed.message, relayed.offset));
  }
  --out.relays;
}

// ---- what is said about them ----

inline void AppendText(formatting::Text& out, ViolationKind kind) { out += Describe(kind).name; }
inline void AppendText(formatting::Text& out, const Violation& violation) {
  out += violation.ToString();
}
inline void AppendText(formatting::Text& out, Retransmission::Action action) {
  constexpr const char* kNames[] = {"none", "transmit", "give-up"};
  out.NameOr(kNames, "action", static_cast<uint64_t>(action));
}

}}}  // namespace mip6boot::v0_1::dhcpv6

#define MIP6BOOT_OPTION_TYPE(enumerator, type) MIP6BOOT_FORMATTER(mip6boot::dhcpv6::type)
#include "mip6boot/dhcpv6/option_type.def"
#undef MIP6BOOT_OPTION_TYPE
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::OptionRequestList)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::DnsServerList)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::ClassData)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::DomainNameRange)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::ReconfigureKeyAuthentication)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::SearchDomainList)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::UserClassList)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::VendorClassList)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::VendorOptionsList)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::VendorSubOption)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::VendorSubOptions)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::VendorSubOptions::Scanned)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::OptionView)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::OptionRange)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::OptionRange::Scanned)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::ViolationKind)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::Violation)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::Retransmission::Action)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::MessageView)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::MessageView::Scanned)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::RelayView)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::RelayView::Scanned)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::RelayLevel)
MIP6BOOT_FORMATTER(mip6boot::dhcpv6::RelayChain)

#endif  // MIP6BOOT_FORMAT_DHCPV6_H_
