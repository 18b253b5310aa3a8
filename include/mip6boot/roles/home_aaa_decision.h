// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a home AAA server decides about Mobile IPv6 (RFC 5447 4.2, RFC 6611 4.2): functions from
// values to values, for servers and proxies that have a Diameter stack of their own.
//
// Text in the values is viewed, never copied.

#ifndef MIP6BOOT_ROLES_HOME_AAA_DECISION_H_
#define MIP6BOOT_ROLES_HOME_AAA_DECISION_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/types/span.h"
#include "mip6boot/base/export.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/roles/home_agent_assignment.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What the profile of a user has about Mobile IPv6. As it stands here it allows nothing.
struct MobilityAuthorisation {
  // The profile has been checked, and allows it. Otherwise no home agent and no feature is given
  // (R67).
  bool allowed = false;
  // The bits of MIP6-Feature-Vector that it allows. kLocalHomeAgentAssignment: a home agent in the
  // visited network is allowed.
  diameter::FeatureSet features = diameter::FeatureBit::kMip6Integrated;
  // Home agents in the home network, or in another whose agents this user may have, best first.
  absl::Span<const AssignedHomeAgent> home_agents;
  // Home agents in the visited network, best first: the access server's own hint where it is agreed
  // to, or others. Sent only where local assignment is authorised.
  absl::Span<const AssignedHomeAgent> local_agents;
};

// The MIP6-Feature-Vector of the answer (R57): of the bits that the access server has set, those
// that we support and that are authorised. None was sent: none is answered.
MIP6BOOT_EXPORT std::optional<diameter::FeatureSet> AnsweredFeatures(
    std::optional<diameter::FeatureSet> requested, diameter::FeatureSet supported,
    diameter::FeatureSet authorised);

// The home agents that the access server, or a proxy, hints in its request: nothing if it cannot
// have one assigned (R56).
MIP6BOOT_EXPORT AssignedHomeAgents HintedHomeAgents(const HomeAgentAssignment& request);

// What a successful answer that authorises says about Mobile IPv6. Other answers say nothing (R64).
struct MobilityAnswer {
  HomeAgentAssignment assignment;  // `features` and `agents`: home agents first
  uint8_t local_withheld =
      0;  // local agents left out: not authorised, or the access server cannot have one assigned
  uint8_t left_out = 0;  // agents left out: neither address nor host (R58), or beyond the capacity
  uint8_t without_host = 0;  // agents without a host (R60)
};
// `request` is what came with the user's request. A home agent with a host and no realm is in
// `own_realm`; a local one without a realm goes by its address.
MIP6BOOT_EXPORT MobilityAnswer DecideMobility(const HomeAgentAssignment& request,
                                              const MobilityAuthorisation& authorisation,
                                              diameter::FeatureSet supported_features,
                                              std::string_view own_realm);

// Whether the home agent has the form that RFC 5447 4.2.3 recommends: its realm and host are named,
// so that the access server can tell where it is (R60).
MIP6BOOT_EXPORT bool HasRecommendedForm(const AssignedHomeAgent& agent);

// A node registers with a home agent: is it one that was assigned to it (R67)?
enum class RegistrationCheck : uint8_t {
  kAssigned,
  kAnotherHomeAgent,  // some were assigned, this is none of them
  kNoneAssigned,
};
// `presented` is the home agent that asks; hosts and addresses are compared as IsSameHomeAgent
// does.
MIP6BOOT_EXPORT RegistrationCheck CheckRegistration(absl::Span<const AssignedHomeAgent> assigned,
                                                    const AssignedHomeAgent& presented);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AAA_DECISION_H_
