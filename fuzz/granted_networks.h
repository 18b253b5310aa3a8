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
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/binding_table.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/nas_config.h"
#include "mip6boot/roles/nas_decision.h"
#include "mip6boot/roles/nas_event.h"

namespace mip6boot::fuzz {

// What is bound to one attachment; `known` is false where the fuzzer cannot tell which answer it
// came with.
struct Granted {
  bool known = true;
  roles::SessionNumber session{};
  std::vector<MappedNetwork> networks;  // none: nothing is bound
  std::optional<TimePoint> expiry;
  std::vector<uint8_t> pinned_duid;
};

// Whether nothing can be said against a granting answer to the request that it came to.
inline bool Grants(const diameter::MessageView& answer, const diameter::MessageHeader& request) {
  const diameter::AvpRange avps = answer.avps();
  const bool whole = answer.command() == diameter::CommandCode::kAa
                         ? diameter::AaAnswer::Decode(answer).has_value()
                         : diameter::DiameterEapAnswer::Decode(answer).has_value();
  const auto code = avps.Find<diameter::ResultCodeAvp>();
  const auto application = avps.Find<diameter::AuthApplicationId>();
  const auto read = roles::ReadHomeAgentAssignment(avps);
  const auto& features = read.assignment.features;
  return whole && answer.hop_by_hop() == request.hop_by_hop &&
         answer.end_to_end() == request.end_to_end && answer.command() == request.command &&
         answer.application() == request.application && !answer.is_error() && code.has_value() &&
         code->value == diameter::ResultCode::kSuccess && application.has_value() &&
         application->value == request.application &&
         avps.Count(diameter::ExperimentalResult::kKey) == 0 &&
         diameter::CheckMandatoryAvps(avps, {}).has_value() && !read.length_error.has_value() &&
         !(features.has_value() && features->IsContradictory());
}

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

// When what was authorised at `now` is over, and its binding (R95).
inline std::optional<TimePoint> EndOfGrant(TimePoint now, const diameter::AvpRange& avps,
                                           const roles::NasConfig& config) {
  std::optional<TimePoint> end;
  const auto ends = [&](TimePoint when) { end = std::min(end.value_or(when), when); };
  const auto timeout = avps.Find<diameter::SessionTimeout>();
  if (timeout && timeout->value != 0) ends(now + std::chrono::seconds(timeout->value));
  const auto lifetime = avps.Find<diameter::AuthorizationLifetime>();
  if (lifetime && lifetime->value != UINT32_MAX) {
    const auto grace = avps.Find<diameter::AuthGracePeriod>();
    ends(now + std::chrono::seconds(lifetime->value) +
         std::chrono::seconds(grace ? grace->value : 0));
  }
  if (config.binding_lifetime.has_value()) ends(now + *config.binding_lifetime);
  return end;
}

// What the answer says that the node may have.
inline Granted GrantOf(TimePoint now, const diameter::MessageView& answer, const Asked& asked,
                       const roles::NasConfig& config) {
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
  granted.expiry = EndOfGrant(now, answer.avps(), config);
  granted.pinned_duid = asked.pinned_duid;
  return granted;
}

inline void RequireBound(TimePoint now, const Granted& granted,
                         const std::optional<roles::Binding>& binding) {
  if (!granted.known) return;
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
