// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_aaa_registration.h"

#include <algorithm>

#include "home_aaa_internal.h"
#include "mip6boot/diameter/messages.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using diameter::AvpKey;

// One with a host and no realm is in ours, as one that is assigned.
diameter::Mip6AgentInfo AgentInfoOf(const AssignedHomeAgent& agent, std::string_view own_realm) {
  diameter::Mip6AgentInfo info;
  const auto add = [&info](const auto& address) {
    if (address.has_value()) (void)info.addresses.TryPushBack(*address);
  };
  add(agent.ipv6);
  add(agent.ipv4);
  add(agent.second_ipv6);
  add(agent.second_ipv4);
  // RFC 4004 7.11: realm and host, or neither.
  if (!agent.host.empty()) {
    info.host.emplace();
    info.host->destination_realm = agent.realm.empty() ? own_realm : agent.realm;
    info.host->destination_host = agent.host;
  }
  info.home_link_prefix = agent.prefix;
  return info;
}

// R57: of the home agent's bits, those that we support and that the profile allows.
std::optional<diameter::FeatureSet> FeaturesFor(const HomeAaaConfig& config,
                                                const internal::AaaReading& reading,
                                                const HomeAaaFound& found) {
  const std::optional<diameter::FeatureSet> requested =
      reading.need.features.has_value() ? reading.need.features : found.first_features;
  return AnsweredFeatures(requested, config.supported_features, found.mobility.features);
}

bool IsUnspecified(const diameter::Address& address) { return address.IsUnspecified(); }

}  // namespace

RegistrationDecision DecideRegistration(bool allowed, const RegistrationGrant& grant,
                                        const std::optional<AssignedHomeAgent>& asking) {
  // RFC 6611 4.2: the profile comes first (R67).
  if (!allowed) return RegistrationDecision::kNotAllowed;
  // RFC 6611 4.2: only the home agent that was assigned (R67).
  if (!asking.has_value() ||
      CheckRegistration(grant.assigned, *asking) != RegistrationCheck::kAssigned) {
    return RegistrationDecision::kNotAssigned;
  }
  // RFC 5778 7.1: to where it is, nobody is moved.
  if (grant.relocate_to.has_value() && !IsSameHomeAgent(*grant.relocate_to, *asking)) {
    return RegistrationDecision::kRelocated;
  }
  return RegistrationDecision::kAccepted;
}

HomeAddresses AnsweredHomeAddresses(const Registration& registration,
                                    const RegistrationGrant& grant) {
  if (!grant.home_addresses.empty()) return grant.home_addresses;
  const HomeAddresses& asked = registration.home_addresses;
  if (std::any_of(asked.begin(), asked.end(), IsUnspecified)) return {};
  return asked;
}

void internal::FillRegistration(const HomeAaaConfig& config, const AaaReading& reading,
                                const HomeAaaFound& found, AaaEvent event,
                                diameter::DiameterEapAnswer& dea) {
  if (event != AaaEvent::kRegistered && event != AaaEvent::kRelocated) return;
  dea.mip6_feature_vector = FeaturesFor(config, reading, found);
  if (event == AaaEvent::kRelocated) {
    (void)dea.mip6_agent_infos.TryPushBack(
        AgentInfoOf(*found.registration.relocate_to, config.origin_realm));
    return;
  }
  for (const diameter::Address& address :
       AnsweredHomeAddresses(*reading.need.registration, found.registration)) {
    (void)dea.mip_mobile_node_addresses.TryPushBack(address);
  }
}

void internal::WriteMip6Answer(const HomeAaaConfig& config, const AaaReading& reading,
                               const HomeAaaFound& found, const AaaOutcome& decided,
                               diameter::AvpWriter& out) {
  const HomeAaaNeed& need = reading.need;
  diameter::Mip6Answer mia;
  mia.header = reading.message->header().Answer();
  mia.session_id = need.session_id;
  mia.auth_application_id = need.application;
  mia.auth_request_type = need.auth_request_type;
  mia.result_code = decided.result_code;
  mia.origin_host = config.origin_host;
  mia.origin_realm = config.origin_realm;
  if (diameter::IsFailure(decided.result_code)) return out.Add(mia);

  if (!found.user_name.empty()) mia.user_name = found.user_name;
  // There is no Session-Timeout in it: the shorter of the two is the lifetime.
  const std::optional<uint32_t> limit = NotAbove(found.session_timeout, reading.timeout_hint, 0);
  mia.authorization_lifetime =
      NotAbove(found.authorization_lifetime, reading.lifetime_hint, UINT32_MAX);
  if (limit.value_or(0) != 0) {
    mia.authorization_lifetime = NotAbove(mia.authorization_lifetime, limit, UINT32_MAX);
  }
  // RFC 6733 8.12: MUST be there with a lifetime that is not 0.
  if (mia.authorization_lifetime.value_or(0) != 0) mia.re_auth_request_type = found.reauthorize_as;
  mia.auth_session_state = found.auth_session_state;
  mia.mip6_feature_vector = FeaturesFor(config, reading, found);
  if (decided.event == AaaEvent::kRelocated) {
    mia.mip6_agent_info = AgentInfoOf(*found.registration.relocate_to, config.origin_realm);
    return out.Add(mia);
  }
  for (const diameter::Address& address :
       AnsweredHomeAddresses(*need.registration, found.registration)) {
    (void)mia.mip_mobile_node_addresses.TryPushBack(address);
  }
  const std::optional<diameter::MipMnHaMsa>& association = found.registration.security_association;
  // RFC 5778 6.20: with mode 1 it MUST have both.
  if (association.has_value()) {
    if (!association->mn_ha_spi.has_value()) {
      out.Fail(diameter::MissingAvp(AvpKey::kMipMnHaSpi, out.size(), 1));
    } else if (!association->algorithm_type.has_value()) {
      out.Fail(diameter::MissingAvp(AvpKey::kMipAlgorithmType, out.size(), 1));
    }
  }
  mia.mip_mn_ha_msa = association;
  out.Add(mia);
}

}}}  // namespace mip6boot::v0_1::roles
