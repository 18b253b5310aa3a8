// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a home agent that registers a node must be answered (RFC 6611 4.2, RFC 5778 5, 7.1, R67), by
// rules of a harness's own.

#ifndef MIP6BOOT_FUZZ_REGISTERED_NODES_H_
#define MIP6BOOT_FUZZ_REGISTERED_NODES_H_

#include <algorithm>
#include <optional>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_agent_avps.h"

namespace mip6boot::fuzz {

// Whether the one that asks is `sample`, which has one IPv6 address and a host.
inline bool Is(const roles::AssignedHomeAgent& asking, const roles::AssignedHomeAgent& sample) {
  const bool has_ipv6 = asking.ipv6.has_value() || asking.second_ipv6.has_value();
  if (has_ipv6) return asking.ipv6 == sample.ipv6 || asking.second_ipv6 == sample.ipv6;
  return !asking.host.empty() && diameter::EqualIdentity(asking.host, sample.host);
}

// Those that were offered, in this round or the first, supported and allowed (R57).
inline std::optional<diameter::FeatureSet> ExpectedFeatures(diameter::FeatureSet supported,
                                                            const roles::HomeAaaNeed& need,
                                                            const roles::HomeAaaFound& found) {
  const auto offered = need.features.has_value() ? need.features : found.first_features;
  if (!offered.has_value()) return std::nullopt;
  if (!found.mobility.allowed) return diameter::FeatureSet();
  return *offered & supported & found.mobility.features;
}

// What the database has assigned, or else what was asked for, unless that asks to be assigned one.
inline std::vector<diameter::Address> ExpectedHomeAddresses(const roles::HomeAaaNeed& need,
                                                            const roles::HomeAaaFound& found) {
  const roles::HomeAddresses& assigned = found.registration.home_addresses;
  if (!assigned.empty()) return {assigned.begin(), assigned.end()};
  const roles::HomeAddresses& asked = need.registration->home_addresses;
  for (const diameter::Address& address : asked) {
    if (address == Ipv6Address() || address == Ipv4Address()) return {};
  }
  return {asked.begin(), asked.end()};
}

inline roles::AaaEvent ExpectedRegistration(const roles::HomeAaaNeed& need,
                                            const roles::HomeAaaFound& found) {
  using roles::AaaEvent;
  if (!found.mobility.allowed) return AaaEvent::kRejected;
  const auto& asking = need.registration->home_agent;
  if (!asking.has_value() || !Is(*asking, HomeAgent())) return AaaEvent::kNotAssigned;
  const bool moves = found.registration.relocate_to.has_value() && !Is(*asking, LocalAgent());
  if (moves) return AaaEvent::kRelocated;
  const bool is_incomplete =
      need.command == diameter::CommandCode::kMip6 && ExpectedHomeAddresses(need, found).empty();
  return is_incomplete ? AaaEvent::kUnavailable : AaaEvent::kRegistered;
}

inline diameter::ResultCode ResultOf(roles::AaaEvent event) {
  switch (event) {
    case roles::AaaEvent::kRegistered:
      return diameter::ResultCode::kSuccess;
    case roles::AaaEvent::kRelocated:
      return diameter::ResultCode::kSuccessRelocateHa;
    case roles::AaaEvent::kUnavailable:
      return diameter::ResultCode::kUnableToComply;
    default:
      return diameter::ResultCode::kAuthorizationRejected;
  }
}

// The addresses of a node in an answer, in wire order.
inline std::vector<diameter::Address> HomeAddressesIn(const diameter::AvpRange& avps) {
  std::vector<diameter::Address> addresses;
  for (const diameter::AvpView avp : avps) {
    if (avp.key != diameter::MipMobileNodeAddress::kKey) continue;
    const auto address = avp.As<diameter::MipMobileNodeAddress>();
    Require(address.has_value(), "a home address that cannot be read");
    addresses.push_back(address->value);
  }
  return addresses;
}

// Of a request with a registration, which the database accepts.
inline void RequireRegistration(diameter::FeatureSet supported, const roles::HomeAaaNeed& need,
                                const roles::HomeAaaFound& found,
                                const roles::AaaOutcome& outcome) {
  using roles::AaaEvent;
  const AaaEvent event = ExpectedRegistration(need, found);
  Require(outcome.event == event && outcome.result_code == ResultOf(event),
          "registered, moved or refused against what the database says (R67)");
  const auto answer = diameter::MessageView::Parse(outcome.message);
  const bool registered = event == AaaEvent::kRegistered;
  const std::vector<diameter::Address> addresses = HomeAddressesIn(answer->avps());
  const std::vector<diameter::Address> expected =
      registered ? ExpectedHomeAddresses(need, found) : std::vector<diameter::Address>();
  Require(std::equal(addresses.begin(), addresses.end(), expected.begin(), expected.end()),
          "other home addresses than the node has");
  const auto said = roles::ReadHomeAgentAssignment(answer->avps()).assignment;
  const bool moved = event == AaaEvent::kRelocated;
  Require(said.agents.size() == (moved ? 1 : 0) && (!moved || Is(said.agents[0], LocalAgent())),
          "moved to another home agent, or nowhere");
  std::optional<diameter::FeatureSet> features;
  if (registered || moved) features = ExpectedFeatures(supported, need, found);
  Require(said.features == features, "other features than offered, supported and allowed (R57)");
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_REGISTERED_NODES_H_
