// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the home agent directory: what was selected, and how often.
//
//     assigned {network 0, agents {3, 1}}

#ifndef MIP6BOOT_FORMAT_ROLES_DIRECTORY_H_
#define MIP6BOOT_FORMAT_ROLES_DIRECTORY_H_

#include <cstdint>
#include <string_view>

#include "mip6boot/format/fields.h"
#include "mip6boot/roles/home_agent_directory.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

inline void AppendText(formatting::Text& out, HomeAgentStrategy strategy) {
  constexpr const char* kNames[] = {"first", "round-robin", "weighted", "sticky"};
  out.NameOr(kNames, "strategy", static_cast<uint64_t>(strategy));
}
inline void AppendText(formatting::Text& out, HomeNetworkNumber network) {
  out.Append("{}", static_cast<uint32_t>(network));
}
inline void AppendText(formatting::Text& out, HomeAgentNumber agent) {
  out.Append("{}", static_cast<uint32_t>(agent));
}
inline void AppendText(formatting::Text& out, HomeAgentId agent) {
  out.Append("{:016x}", static_cast<uint64_t>(agent));
}
inline void AppendText(formatting::Text& out, HomeAgentDirectoryEvent event) {
  out += HomeAgentDirectoryEventName(event);
}
inline void AppendText(formatting::Text& out, const HomeAgentSelection& selected) {
  AppendText(out, selected.event);
  formatting::Fields(out, formatting::kHeadline)
      .Add("network", selected.network)
      .Add("agents", selected.agents);
}
inline void AppendText(formatting::Text& out, const HomeAgentDirectoryCounters& counters) {
  formatting::Fields fields(out);
  counters.ForEach([&](std::string_view name, uint64_t count) { fields.Add(name, count); });
}

}}}  // namespace mip6boot::v0_1::roles

MIP6BOOT_FORMATTER(mip6boot::roles::HomeAgentStrategy)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeNetworkNumber)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAgentNumber)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAgentId)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAgentDirectoryEvent)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAgentSelection)
MIP6BOOT_FORMATTER(mip6boot::roles::HomeAgentDirectoryCounters)

#endif  // MIP6BOOT_FORMAT_ROLES_DIRECTORY_H_
