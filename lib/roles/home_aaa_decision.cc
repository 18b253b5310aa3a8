// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_aaa_decision.h"

#include <algorithm>

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using diameter::FeatureBit;
using diameter::FeatureSet;

bool IsLocalBitSet(std::optional<FeatureSet> features) {
  return features.has_value() && features->Has(FeatureBit::kLocalHomeAgentAssignment);
}

// RFC 5447 4.2.1: an address or a host (R58).
bool NamesAnAgent(const AssignedHomeAgent& agent) {
  return agent.ipv6.has_value() || agent.ipv4.has_value() || !agent.host.empty();
}

void Add(const AssignedHomeAgent& agent, std::string_view own_realm, MobilityAnswer& answer) {
  AssignedHomeAgent named = agent;
  if (named.realm.empty() && !named.host.empty()) named.realm = own_realm;
  // RFC 4004 7.11: realm and host, or neither.
  if (named.realm.empty() || named.host.empty()) named.realm = named.host = {};
  if (!NamesAnAgent(named) || !answer.assignment.agents.TryPushBack(named)) {
    ++answer.left_out;
  } else if (!HasRecommendedForm(named)) {
    ++answer.without_host;
  }
}

}  // namespace

std::optional<FeatureSet> AnsweredFeatures(std::optional<FeatureSet> requested,
                                           FeatureSet supported, FeatureSet authorised) {
  if (!requested.has_value()) return std::nullopt;
  const FeatureSet answered = *requested & supported & authorised;
  // RFC 6572 4.1: a bit that needs another one contradicts itself without it, and the access server
  // would take the answer for a refusal.
  constexpr FeatureSet kIp4HoaOnly = FeatureBit::kIp4HoaOnlySupported;
  return answered.IsContradictory() ? answered & FeatureSet(~kIp4HoaOnly.bits()) : answered;
}

AssignedHomeAgents HintedHomeAgents(const HomeAgentAssignment& request) {
  return IsLocalBitSet(request.features) ? request.agents : AssignedHomeAgents();
}

MobilityAnswer DecideMobility(const HomeAgentAssignment& request,
                              const MobilityAuthorisation& authorisation,
                              FeatureSet supported_features, std::string_view own_realm) {
  MobilityAnswer answer;
  // RFC 6611 4.2: the profile comes first (R67).
  answer.assignment.features =
      AnsweredFeatures(request.features, supported_features,
                       authorisation.allowed ? authorisation.features : FeatureSet());
  if (!authorisation.allowed) return answer;
  for (const AssignedHomeAgent& agent : authorisation.home_agents) Add(agent, own_realm, answer);
  // RFC 5447 4.2.5: a local agent in the answer goes with the LOCAL bit (R57).
  if (IsLocalBitSet(answer.assignment.features)) {
    // A local agent with a host and no realm is in a realm that we do not know.
    for (const AssignedHomeAgent& agent : authorisation.local_agents) Add(agent, {}, answer);
  } else {
    answer.local_withheld =
        static_cast<uint8_t>(std::min<size_t>(authorisation.local_agents.size(), UINT8_MAX));
  }
  return answer;
}

bool HasRecommendedForm(const AssignedHomeAgent& agent) {
  return !agent.realm.empty() && !agent.host.empty();
}

RegistrationCheck CheckRegistration(absl::Span<const AssignedHomeAgent> assigned,
                                    const AssignedHomeAgent& presented) {
  if (assigned.empty()) return RegistrationCheck::kNoneAssigned;
  const bool found = std::any_of(
      assigned.begin(), assigned.end(),
      [&](const AssignedHomeAgent& agent) { return IsSameHomeAgent(agent, presented); });
  return found ? RegistrationCheck::kAssigned : RegistrationCheck::kAnotherHomeAgent;
}

}}}  // namespace mip6boot::v0_1::roles
