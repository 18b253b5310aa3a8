// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an access server has bound, judged by the answer that granted it: a model that the fuzzer
// keeps beside the machine.

#ifndef MIP6BOOT_FUZZ_GRANTED_NETWORKS_H_
#define MIP6BOOT_FUZZ_GRANTED_NETWORKS_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "fuzz/access_requests.h"
#include "fuzz/finding.h"
#include "fuzz/mapped_networks.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/time.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/roles/binding_table.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/nas_config.h"
#include "mip6boot/roles/nas_decision.h"
#include "mip6boot/roles/nas_event.h"

namespace mip6boot::fuzz {

// What is bound to one attachment.
struct Granted {
  roles::SessionNumber session{};
  std::vector<MappedNetwork> networks;  // none: nothing is bound
  std::optional<TimePoint> expiry;
  std::vector<uint8_t> pinned_duid;
};

// Whether home agents are taken from an answer: a Result-Code of success, or of limited success
// where that is configured, of an answer that authorises what was to be authorised (R64, R66).
inline bool GrantsHomeAgents(const diameter::MessageView& answer, const Asked& asked,
                             const roles::NasConfig& config) {
  const auto code = answer.avps().Find<diameter::ResultCodeAvp>();
  const auto type = answer.avps().Find<diameter::AuthRequestTypeAvp>();
  constexpr auto kNot = diameter::AuthRequestType::kAuthenticateOnly;
  if (!code || !type || type->value == kNot || asked.type == kNot) return false;
  return code->value == diameter::ResultCode::kSuccess ||
         (code->value == diameter::ResultCode::kLimitedSuccess && config.accept_limited_success);
}

// What the answer says that the node may have, of a session that is over at `ends_at`. What is left
// out of that is counted as the mapping does (home_agent_avps_fuzzer.cc).
inline Granted GrantOf(TimePoint now, const diameter::MessageView& answer, const Asked& asked,
                       std::optional<TimePoint> ends_at, const roles::NasConfig& config,
                       roles::NasCounters& counted) {
  Granted granted;
  if (!GrantsHomeAgents(answer, asked, config)) return granted;
  roles::MappingPolicy policy;
  policy.locality.own_realm = config.peer.origin_realm;
  policy.locality.local_prefixes = config.local_prefixes;
  policy.locality.hinted = asked.hinted;
  policy.user_name = asked.user_name;
  policy.offer_unrestricted = config.offer_unrestricted;
  roles::HomeAgentAssignment assignment = roles::ReadHomeAgentAssignment(answer.avps()).assignment;
  const bool authorised = assignment.features.has_value() &&
                          assignment.features->Has(diameter::FeatureBit::kLocalHomeAgentAssignment);
  const bool names_local = std::any_of(assignment.agents.begin(), assignment.agents.end(),
                                       [&policy](const roles::AssignedHomeAgent& agent) {
                                         return IsOfThisNetwork(agent, policy.locality);
                                       });
  // RFC 5447 5.1: those that were hinted, where local ones are authorised and none is named.
  if (config.assign_hinted && authorised && !names_local) {
    for (const auto& agent : asked.hinted) (void)assignment.agents.TryPushBack(agent);
  }
  granted.networks = MappedBy(assignment, policy);
  std::vector<uint8_t> octets(roles::kMaxMappedOctets);
  const auto mapped = roles::MapToHomeNetworks(assignment, policy, absl::MakeSpan(octets));
  Require(mapped.has_value(), "home networks that cannot be mapped");
  counted.local_not_authorised += mapped->local_not_authorised;
  counted.unusable += mapped->unusable;
  counted.unnamed += mapped->unnamed;
  counted.left_out += mapped->left_out;
  granted.expiry = ends_at;
  if (config.binding_lifetime.has_value()) {
    const TimePoint kept = now + *config.binding_lifetime;
    granted.expiry = std::min(ends_at.value_or(kept), kept);
  }
  granted.pinned_duid = asked.pinned_duid;
  return granted;
}

inline void RequireBound(TimePoint now, const Granted& granted,
                         const std::optional<roles::Binding>& binding) {
  const bool over = granted.expiry.has_value() && *granted.expiry <= now;
  const bool expected = !granted.networks.empty() && !over;
  Require(binding.has_value() == expected, "bound is not what was granted (R65, R66, R95)");
  if (!expected) return;
  Require(static_cast<roles::SessionNumber>(binding->session) == granted.session,
          "bound to another session");
  Require(binding->expiry == granted.expiry, "bound until another time (R95)");
  Require(binding->pinned_duid == Bytes(granted.pinned_duid), "pinned to another DUID (R86)");
  Require(AreMapped(binding->networks, granted.networks),
          "other home networks are bound than the answer says");
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_GRANTED_NETWORKS_H_
