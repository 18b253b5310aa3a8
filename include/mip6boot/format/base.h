// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the types of mip6boot::base: what their `ToString()` says, and
//
//     fmt::print("{}", DomainNameView::Parse(octets));   // the name, or why there is none
//
// A `Result` prints as its value or its error; the value's formatter has to be there. A
// `BoundedVector` is a range: fmt/ranges.h prints it. A `Duration` is one of std::chrono:
// fmt/chrono.h prints it.

#ifndef MIP6BOOT_FORMAT_BASE_H_
#define MIP6BOOT_FORMAT_BASE_H_

#include <type_traits>

#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/feature_set.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/base/transition_table.h"
#include "mip6boot/format/text.h"

namespace mip6boot { inline namespace v0_1 {

inline void AppendText(formatting::Text& out, Reason reason) { out += ReasonName(reason); }
inline void AppendText(formatting::Text& out, const Error& error) { out += error.ToString(); }
inline void AppendText(formatting::Text& out, const Ipv4Address& address) {
  out += address.ToString();
}
inline void AppendText(formatting::Text& out, const Ipv6Address& address) {
  out += address.ToString();
}
inline void AppendText(formatting::Text& out, const Ipv6Prefix& prefix) {
  out += prefix.ToString();
}
// "0200:00ff:fe00:0001", as in an address.
inline void AppendText(formatting::Text& out, Ipv6InterfaceId id) {
  const uint64_t bits = static_cast<uint64_t>(id);
  out.Append("{:04x}:{:04x}:{:04x}:{:04x}", bits >> 48, (bits >> 32) & 0xffff,
             (bits >> 16) & 0xffff, bits & 0xffff);
}
inline void AppendText(formatting::Text& out, DomainNameView name) { out += name.ToString(); }
inline void AppendText(formatting::Text& out, PartialDomainNameView name) {
  out += name.ToString();
}
inline void AppendText(formatting::Text& out, const DomainName& name) { out += name.ToString(); }

inline void AppendText(formatting::Text& out, FeatureBit bit) {
  if (const char* const name = FeatureName(bit)) {
    out += name;
  } else {
    out.Append("{:#x}", static_cast<uint64_t>(bit));
  }
}
// "MIP6_INTEGRATED|LOCAL_HOME_AGENT_ASSIGNMENT|0x4", "none"
inline void AppendText(formatting::Text& out, FeatureSet features) {
  if (features.bits() == 0) {
    out += "none";
    return;
  }
  bool first = true;
  for (uint64_t bit = 1; bit != 0; bit <<= 1) {
    if ((features.bits() & bit) == 0) continue;
    if (!first) out += "|";
    first = false;
    AppendText(out, static_cast<FeatureBit>(bit));
  }
}

// "12.345678 s", since the moment that the caller's clock counts from.
inline void AppendText(formatting::Text& out, TimePoint when) {
  out.Seconds(when.time_since_epoch());
}

template <typename T, typename = std::enable_if_t<formatting::kHasText<T>>>
void AppendText(formatting::Text& out, const Result<T>& result) {
  if (result.has_value()) {
    AppendText(out, *result);
  } else {
    AppendText(out, result.error());
  }
}
inline void AppendText(formatting::Text& out, const Result<void>& result) {
  out += result.has_value() ? "ok" : result.error().ToString();
}

// "send-dwr, then suspect"
template <typename State, typename Action>
void AppendText(formatting::Text& out, const Transition<State, Action>& transition) {
  AppendText(out, transition.action);
  out += ", then ";
  AppendText(out, transition.next);
}

}}  // namespace mip6boot::v0_1

MIP6BOOT_FORMATTER(mip6boot::Reason)
MIP6BOOT_FORMATTER(mip6boot::Error)
MIP6BOOT_FORMATTER(mip6boot::Ipv4Address)
MIP6BOOT_FORMATTER(mip6boot::Ipv6Address)
MIP6BOOT_FORMATTER(mip6boot::Ipv6Prefix)
MIP6BOOT_FORMATTER(mip6boot::Ipv6InterfaceId)
MIP6BOOT_FORMATTER(mip6boot::DomainNameView)
MIP6BOOT_FORMATTER(mip6boot::PartialDomainNameView)
MIP6BOOT_FORMATTER(mip6boot::DomainName)
MIP6BOOT_FORMATTER(mip6boot::FeatureBit)
MIP6BOOT_FORMATTER(mip6boot::FeatureSet)
MIP6BOOT_FORMATTER(mip6boot::TimePoint)
MIP6BOOT_FORMATTER(mip6boot::Result<void>)

template <typename T>
struct fmt::formatter<mip6boot::Result<T>, char,
                      std::enable_if_t<mip6boot::formatting::kHasText<T>>>
    : mip6boot::formatting::TextFormatter<mip6boot::Result<T>> {};

template <typename State, typename Action>
struct fmt::formatter<mip6boot::Transition<State, Action>>
    : mip6boot::formatting::TextFormatter<mip6boot::Transition<State, Action>> {};

#endif  // MIP6BOOT_FORMAT_BASE_H_
