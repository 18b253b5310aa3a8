// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Access server, visited AAA and home AAA in a row (RFC 5447 4.2.5, RFC 6611 4.2).

#include "mip6boot/roles/visited_aaa.h"
#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas { namespace {

NasConfig WithLocalBit() {
  NasConfig config = nas::Config();
  config.features = FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment;
  config.local_prefixes = {*Ipv6Prefix::FromText("2001:db8:1:c000::/56")};
  return config;
}

// The visited AAA keeps nothing; it hints and assigns what it is told.
struct Chain : Connected {
  explicit Chain(NasConfig config = WithLocalBit()) : Connected(std::move(config)) {
    visited.origin_host = "aaa.asp.example.net";
    visited.origin_realm = "asp.example.net";
    visited.local_prefixes = {*Ipv6Prefix::FromText("2001:db8:1:c000::/56")};
    visited.stateless = true;
    on_the_way = [this](const std::vector<uint8_t>& request) {
      VisitedAaaFound hints;
      if (hint) hints.local_agents = local;
      const VisitedAaaOutcome outcome =
          VisitedAaa::Forward(visited, request, {"nas1.asp.example.net", HopByHopId{7}}, hints,
                              absl::MakeSpan(scratch));
      REQUIRE(outcome.transmits());
      return std::vector<uint8_t>(outcome.message.begin(), outcome.message.end());
    };
    tamper = [this](const std::vector<uint8_t>& answer) {
      VisitedAaaFound assigned;
      if (assign) assigned.local_agents = local;
      const VisitedAaaOutcome outcome =
          VisitedAaa::Return(visited, answer, std::nullopt, assigned, absl::MakeSpan(scratch));
      REQUIRE(outcome.transmits());
      return std::vector<uint8_t>(outcome.message.begin(), outcome.message.end());
    };
  }
  using HopByHopId = diameter::HopByHopId;

  VisitedAaaConfig visited;
  std::vector<AssignedHomeAgent> local = {LocalAgent()};
  bool hint = false;
  bool assign = false;
  std::vector<uint8_t> scratch = std::vector<uint8_t>(65536);
};

TEST_CASE_METHOD(Chain, "a local agent that the visited AAA assigns reaches the node",
                 "[rfc5447][s4.2.5][R94][R96]") {
  assign = true;
  Attach();
  CHECK(Events() == "authorized");
  CHECK(last.event.local_authorised);
  CHECK(Supplied() == kHomeSupplied + ", " + kLocalSupplied);
}

TEST_CASE_METHOD(Chain, "a local agent that the visited AAA hints reaches the node by the home AAA",
                 "[rfc5447][s4.2.1][R55][R94][R98]") {
  hint = true;
  std::vector<AssignedHomeAgent> agreed;
  lookup = [&](const HomeAaaNeed& need) {
    agreed.assign(need.hints.begin(), need.hints.end());
    found.mobility.local_agents = agreed;
    REQUIRE(need.route_records.size() == 1);
    CHECK(need.route_records[0] == "nas1.asp.example.net");
    return found;
  };
  Attach();
  CHECK(agreed.size() == 1);
  CHECK(Supplied() == kHomeSupplied + ", " + kLocalSupplied);
}

TEST_CASE_METHOD(Chain, "what the home AAA does not authorise never reaches the node",
                 "[rfc5447][s4.2.5][R57][R94]") {
  hint = assign = true;
  found.mobility.features = FeatureBit::kMip6Integrated;
  Attach();
  CHECK(Events() == "authorized");
  CHECK_FALSE(last.event.local_authorised);
  CHECK(Supplied() == kHomeSupplied);
}

TEST_CASE("an access server that can have no local agent is given none",
          "[rfc5447][s4.2.5][R56][R94]") {
  NasConfig config = WithLocalBit();
  config.features = FeatureBit::kMip6Integrated;
  Chain chain(config);
  chain.hint = chain.assign = true;
  chain.Attach();
  CHECK(chain.Supplied() == kHomeSupplied);
}

TEST_CASE_METHOD(Chain, "a refusal passes, and nothing is added to it", "[rfc5447][R66][R94]") {
  assign = true;
  found.verdict = HomeAaaFound::Verdict::kReject;
  Attach();
  CHECK(Events() == "rejected");
  CHECK(Supplied().empty());
}

}}  // namespace mip6boot::test::nas
