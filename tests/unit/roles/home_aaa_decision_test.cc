// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_aaa_decision.h"

#include "tests/unit/roles/home_aaa_harness.h"

namespace mip6boot::test::aaa { namespace {

constexpr FeatureSet kBoth = FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment;

TEST_CASE("features answered are those asked for, supported and authorised",
          "[rfc5447][s4.2.5][R57]") {
  CHECK(AnsweredFeatures(kBoth, kBoth, kBoth) == kBoth);
  CHECK(AnsweredFeatures(kBoth, kBoth, FeatureBit::kMip6Integrated) == FeatureBit::kMip6Integrated);
  CHECK(AnsweredFeatures(kBoth, FeatureBit::kMip6Integrated, kBoth) == FeatureBit::kMip6Integrated);
  // No bit that the access server did not set; a value of 0 is answered as one.
  CHECK(AnsweredFeatures(FeatureBit::kMip6Integrated, kBoth, kBoth) == FeatureBit::kMip6Integrated);
  CHECK(AnsweredFeatures(FeatureSet(0), kBoth, kBoth) == FeatureSet(0));
  CHECK_FALSE(AnsweredFeatures(std::nullopt, kBoth, kBoth).has_value());
}

TEST_CASE("a feature whose other one is not authorised is not answered alone",
          "[rfc6572][s4.1][R57]") {
  const FeatureSet asked = FeatureBit::kPmip6Supported | FeatureBit::kIp4HoaOnlySupported;
  CHECK(AnsweredFeatures(asked, asked, asked) == asked);
  CHECK(AnsweredFeatures(asked, asked,
                         FeatureBit::kIp4HoaOnlySupported | FeatureBit::kMip6Integrated) ==
        FeatureSet(0));
}

TEST_CASE("a hint counts for nothing without the LOCAL bit", "[rfc5447][s4.2.5][R56]") {
  HomeAgentAssignment request;
  request.agents = {LocalAgent()};
  CHECK(HintedHomeAgents(request).empty());
  request.features = FeatureBit::kMip6Integrated;
  CHECK(HintedHomeAgents(request).empty());
  request.features = kBoth;
  CHECK(HintedHomeAgents(request).size() == 1);
}

TEST_CASE("no home agent and no feature is given unless the profile allows it",
          "[rfc6611][s4.2][R67]") {
  HomeAgentAssignment request;
  request.features = kBoth;
  const AssignedHomeAgent home[] = {HomeAgent()};
  const AssignedHomeAgent local[] = {LocalAgent()};
  MobilityAuthorisation authorisation;
  authorisation.features = kBoth;
  authorisation.home_agents = home;
  authorisation.local_agents = local;
  const MobilityAnswer refused = DecideMobility(request, authorisation, kBoth, "home.example.org");
  CHECK(refused.assignment.agents.empty());
  CHECK(refused.assignment.features == FeatureSet(0));

  authorisation.allowed = true;
  const MobilityAnswer given = DecideMobility(request, authorisation, kBoth, "home.example.org");
  CHECK(given.assignment.agents.size() == 2);
  CHECK(given.without_host == 1);
}

TEST_CASE("a local home agent goes with the LOCAL bit alone", "[rfc5447][s4.2.5][R57]") {
  HomeAgentAssignment request;
  request.features = FeatureBit::kMip6Integrated;
  const AssignedHomeAgent local[] = {LocalAgent()};
  MobilityAuthorisation authorisation;
  authorisation.allowed = true;
  authorisation.features = kBoth;
  authorisation.local_agents = local;
  const MobilityAnswer answer = DecideMobility(request, authorisation, kBoth, "home.example.org");
  CHECK(answer.assignment.agents.empty());
  CHECK(answer.local_withheld == 1);
}

TEST_CASE("a host without a realm is in ours; half a host is none", "[rfc5447][s4.2.3][R58][R60]") {
  HomeAgentAssignment request;
  AssignedHomeAgent agents[] = {HomeAgent(), HomeAgent(), AssignedHomeAgent()};
  agents[0].realm = {};
  agents[1].host = {};
  MobilityAuthorisation authorisation;
  authorisation.allowed = true;
  authorisation.home_agents = agents;
  const MobilityAnswer answer = DecideMobility(request, authorisation, kBoth, "home.example.org");
  REQUIRE(answer.assignment.agents.size() == 2);
  CHECK(answer.assignment.agents[0].realm == "home.example.org");
  CHECK(HasRecommendedForm(answer.assignment.agents[0]));
  CHECK(answer.assignment.agents[1].realm.empty());
  CHECK_FALSE(HasRecommendedForm(answer.assignment.agents[1]));
  CHECK(answer.left_out == 1);
}

TEST_CASE("a registration is checked against the agents that were assigned",
          "[rfc6611][s4.2][R67]") {
  const AssignedHomeAgent assigned[] = {HomeAgent()};
  AssignedHomeAgent presented;
  presented.ipv6 = HomeAgent().ipv6;
  CHECK(CheckRegistration(assigned, presented) == RegistrationCheck::kAssigned);
  CHECK(CheckRegistration(assigned, LocalAgent()) == RegistrationCheck::kAnotherHomeAgent);
  CHECK(CheckRegistration({}, presented) == RegistrationCheck::kNoneAssigned);
}

}}  // namespace mip6boot::test::aaa
