// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Messages with each octet changed: what an AAA server never does, whatever comes.

#include <algorithm>
#include <array>

#include "mip6boot/roles/answered_requests.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/visited_aaa.h"
#include "tests/unit/roles/home_aaa_harness.h"

namespace mip6boot::test::aaa { namespace {

using diameter::HopByHopId;
using diameter::MessageView;

constexpr const char* kMessages[] = {"der_integrated",
                                     "der_local_hint",
                                     "aar_integrated",
                                     "mir_mn_aaa",
                                     "str_logout",
                                     "asr",
                                     "mia_relocate",
                                     "dea_home_and_local",
                                     "dea_local_allowed_no_ha",
                                     "dea_home_and_local_named",
                                     "dea_multi_round"};

// Calls `visit(octets)` for each message with each octet changed in four ways, and cut there.
template <typename Visit>
void ForEachDamaged(Visit visit) {
  for (const char* const name : kMessages) {
    const std::vector<uint8_t>& whole = VectorOctets(name);
    for (size_t at = 0; at < whole.size(); ++at) {
      std::vector<uint8_t> damaged = whole;
      for (const uint8_t change : {uint8_t{0x01}, uint8_t{0x40}, uint8_t{0x80}, uint8_t{0xff}}) {
        damaged[at] = static_cast<uint8_t>(whole[at] ^ change);
        visit(damaged);
      }
      damaged.resize(at);
      visit(damaged);
    }
  }
}

TEST_CASE("a damaged message passes the visited AAA unchanged, or not at all",
          "[rfc6733][R94][R96][damage]") {
  VisitedAaaConfig config;
  config.origin_host = "aaa.asp.example.net";
  config.origin_realm = "asp.example.net";
  config.local_prefixes = {*Ipv6Prefix::FromText("2001:db8:1:c000::/56")};
  const AssignedHomeAgent local[] = {LocalAgent()};
  VisitedAaaFound found;
  found.local_agents = local;
  VisitedAaa::Onward onward;
  onward.peer = "nas1.asp.example.net";
  onward.hop_by_hop = HopByHopId{1};
  std::array<uint8_t, 16384> buffer{};
  size_t sent = 0;
  size_t changed = 0;
  size_t unauthorised = 0;
  const auto look = [&](const std::vector<uint8_t>& octets, const VisitedAaaOutcome& outcome) {
    if (!outcome.transmits() || outcome.event == VisitedAaaEvent::kRefused) return;
    ++sent;
    // All but length and hop-by-hop id.
    const Bytes out = outcome.message;
    const bool same = out.size() >= octets.size() &&
                      std::equal(octets.begin() + 4, octets.begin() + 12, out.begin() + 4) &&
                      std::equal(octets.begin() + 16, octets.end(), out.begin() + 16);
    if (!same) ++changed;
    const auto message = MessageView::Parse(octets);
    const bool has_bit = message && message->avps().Find<diameter::Mip6FeatureVector>() &&
                         message->avps().Find<diameter::Mip6FeatureVector>()->value.Has(
                             FeatureBit::kLocalHomeAgentAssignment);
    if (outcome.local_agents != 0 && !has_bit) ++unauthorised;
  };
  ForEachDamaged([&](const std::vector<uint8_t>& octets) {
    look(octets, VisitedAaa::Forward(config, octets, onward, found, absl::MakeSpan(buffer)));
    look(octets, VisitedAaa::Return(config, octets, HopByHopId{2}, found, absl::MakeSpan(buffer)));
    config.stateless = true;
    (void)VisitedAaa::Return(config, octets, std::nullopt, found, absl::MakeSpan(buffer));
    config.stateless = false;
  });
  CHECK(sent > 5000);
  CHECK(changed == 0);
  CHECK(unauthorised == 0);
}

TEST_CASE("whatever the home AAA answers is an answer, with the request's ids",
          "[rfc6733][R67][R96][damage]") {
  HomeAaaConfig config = Config();
  config.serve_mip6_auth = config.serve_mip6_ikev2 = true;
  const AssignedHomeAgent assigned[] = {HomeAgent()};
  HomeAaaFound found;
  found.verdict = HomeAaaFound::Verdict::kAccept;
  found.mobility.allowed = true;
  found.registration.assigned = assigned;
  found.registration.home_addresses = {diameter::Address(V6("2001:db8:6000:302::1234"))};
  AnsweredRequests answered;
  SessionDemand demand;
  demand.session_id = "nas1.asp.example.net;1876543210;523";
  demand.end_to_end = diameter::EndToEndId{0x88880005};
  std::array<uint8_t, HomeAaa::kMaxAnswerSize> buffer{};
  size_t sent = 0;
  size_t wrong = 0;
  size_t registered_elsewhere = 0;
  TimePoint now;
  ForEachDamaged([&](const std::vector<uint8_t>& octets) {
    (void)HomeAaa::TakeReply(config, demand, octets);
    now += std::chrono::seconds(1);
    const AaaOutcome outcome = AnswerOnce(
        now, config, octets, [&](const HomeAaaNeed&) { return found; }, answered,
        absl::MakeSpan(buffer));
    if (!outcome.transmits()) return;
    ++sent;
    const auto answer = MessageView::Parse(outcome.message);
    const bool right =
        answer && !answer->is_request() && !answer->is_retransmitted() &&
        std::equal(octets.begin() + 5, octets.begin() + 8, outcome.message.begin() + 5) &&
        std::equal(octets.begin() + 12, octets.begin() + 20, outcome.message.begin() + 12);
    if (!right) ++wrong;
    if (outcome.event != AaaEvent::kRegistered) return;
    const HomeAaaNeed need = HomeAaa::Examine(config, octets);
    if (!need.registration || !need.registration->home_agent ||
        !IsSameHomeAgent(*need.registration->home_agent, assigned[0])) {
      ++registered_elsewhere;
    }
  });
  CHECK(sent > 3000);
  CHECK(wrong == 0);
  CHECK(registered_elsewhere == 0);
}

}}  // namespace mip6boot::test::aaa
