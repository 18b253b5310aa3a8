// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A home AAA that assigns home agents out of a directory, and checks registrations against it.

#include <array>
#include <string>

#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_agent_directory.h"
#include "tests/unit/roles/home_aaa_harness.h"
#include "tests/unit/roles/home_agent_directory_harness.h"

namespace mip6boot::test::aaa { namespace {

using directory::At;
using directory::Event;
using directory::Strategy;

// A database: everybody may have the agent that the directory gives the user's name.
struct Assigning {
  explicit Assigning(const HomeNetworkEntry& network) : agents(network) {
    config.serve_mip6_auth = true;
  }

  HomeAaaFound LookUp(const HomeAaaNeed& need) {
    HomeAaaFound found;
    const auto network = agents.directory.FindByName(need.realm);
    if (!network.has_value()) return found;
    const Bytes node = AsBytes(need.user_name);
    if (need.command == diameter::CommandCode::kSessionTermination) {
      (void)agents.directory.Release(*network, node, agents.state);
      found.verdict = HomeAaaFound::Verdict::kAccept;
      return found;
    }
    selected =
        agents.directory.HomeAgentsOf(agents.directory.Select(At(0), *network, node, agents.state));
    found.verdict = HomeAaaFound::Verdict::kAccept;
    found.mobility.allowed = true;
    found.mobility.home_agents = absl::MakeConstSpan(selected.data(), selected.size());
    found.registration.assigned = found.mobility.home_agents;
    found.registration.home_addresses = {diameter::Address(V6("2001:db8:6000:302::1234"))};
    return found;
  }
  diameter::MessageView Answer(Bytes request) {
    const AaaOutcome outcome = HomeAaa::Step(
        config, request, [this](const HomeAaaNeed& need) { return LookUp(need); },
        absl::MakeSpan(buffer));
    return *diameter::MessageView::Parse(outcome.message);
  }
  // The host of the agent that a DER for `user` is answered with.
  std::string AgentOf(std::string_view user) {
    const std::vector<uint8_t> der =
        With(Without(VectorOctets("der_integrated"), diameter::AvpKey::kUserName),
             Avp(diameter::AvpKey::kUserName, user));
    const auto dea = diameter::DiameterEapAnswer::Decode(Answer(der));
    if (!dea || dea->mip6_agent_infos.empty()) return "none";
    return std::string(dea->mip6_agent_infos[0].host->destination_host);
  }

  HomeAaaConfig config = Config();
  directory::Fixture agents;
  AssignedHomeAgents selected;
  std::array<uint8_t, HomeAaa::kMaxAnswerSize> buffer{};
};

TEST_CASE("users are given home agents by the strategy of their realm, and keep them",
          "[rfc6611][s4.2.1][R67][R97]") {
  Assigning aaa(directory::Home(2, Strategy::kRoundRobin));
  CHECK(aaa.AgentOf("mn1@home.example.org") == "ha1.home.example.org");
  CHECK(aaa.AgentOf("mn2@home.example.org") == "ha2.home.example.org");
  CHECK(aaa.AgentOf("mn3@home.example.org") == "ha1.home.example.org");
  CHECK(aaa.AgentOf("mn2@home.example.org") == "ha2.home.example.org");
}

TEST_CASE("a full agent is given to nobody else until a session ends", "[rfc6733][s8.4][R95]") {
  HomeNetworkEntry network = directory::Home(1, Strategy::kFirst);
  network.agents[0].capacity = 1;
  Assigning aaa(network);
  CHECK(aaa.AgentOf("mn1@home.example.org") == "ha1.home.example.org");
  CHECK(aaa.AgentOf("mn2@home.example.org") == "none");
  // STR of mn1.
  const std::vector<uint8_t> str =
      With(VectorOctets("str_logout"), Avp(diameter::AvpKey::kUserName, "mn1@home.example.org"));
  const auto sta = diameter::SessionTerminationAnswer::Decode(aaa.Answer(str));
  REQUIRE(sta.has_value());
  CHECK(sta->result() == diameter::ResultCode::kSuccess);
  CHECK(aaa.AgentOf("mn2@home.example.org") == "ha1.home.example.org");
}

TEST_CASE("a node registers with the agent that the directory gave it, and with no other",
          "[rfc5778][s5.2][R67]") {
  Assigning aaa(directory::Home(2, Strategy::kFirst));
  const auto right = diameter::Mip6Answer::Decode(aaa.Answer(VectorOctets("mir_mn_aaa")));
  REQUIRE(right.has_value());
  CHECK(right->result() == diameter::ResultCode::kSuccess);
  aaa.agents.state.MarkDown(*aaa.agents.directory.FindHomeAgent("ha1.home.example.org"));
  const auto wrong = diameter::Mip6Answer::Decode(aaa.Answer(VectorOctets("mir_mn_aaa")));
  REQUIRE(wrong.has_value());
  CHECK(wrong->result() == diameter::ResultCode::kAuthorizationRejected);
}

}}  // namespace mip6boot::test::aaa
