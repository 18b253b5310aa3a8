// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/nas_decision.h"

#include <chrono>

#include "mip6boot/roles/nas_transitions.h"
#include "tests/support/catch.h"

namespace mip6boot::roles { namespace {

using diameter::AuthRequestType;
using diameter::FeatureBit;
using diameter::ResultCode;
using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)

constexpr TimePoint kNow{1000s};

TEST_CASE("a hint goes with the LOCAL bit, since without it the hint counts for nothing",
          "[rfc5447][s4.2.5][R54][R56]") {
  CHECK(OfferedFeatures(FeatureBit::kMip6Integrated, false) == FeatureBit::kMip6Integrated);
  CHECK(OfferedFeatures(FeatureBit::kMip6Integrated, true) ==
        (FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment));
  CHECK_FALSE(OfferedFeatures(std::nullopt, false).has_value());
  CHECK(OfferedFeatures(std::nullopt, true) ==
        (FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment));
}

TEST_CASE("home agents are taken from success of an answer that authorises, and nothing else",
          "[rfc4072][s3.2][R64][R66]") {
  for (const AuthRequestType type :
       {AuthRequestType::kAuthorizeOnly, AuthRequestType::kAuthorizeAuthenticate}) {
    CHECK(TakesHomeAgents(ResultCode::kSuccess, type, false));
    CHECK_FALSE(TakesHomeAgents(ResultCode::kMultiRoundAuth, type, true));
    CHECK_FALSE(TakesHomeAgents(ResultCode::kLimitedSuccess, type, false));
    CHECK(TakesHomeAgents(ResultCode::kLimitedSuccess, type, true));
    CHECK_FALSE(TakesHomeAgents(ResultCode::kAuthorizationRejected, type, true));
    CHECK_FALSE(TakesHomeAgents(static_cast<ResultCode>(2999), type, true));
  }
  CHECK_FALSE(TakesHomeAgents(ResultCode::kSuccess, AuthRequestType::kAuthenticateOnly, true));
}

TEST_CASE("an authorisation ends with Session-Timeout, or lifetime and grace period",
          "[rfc6733][s8.9][s8.10][s8.13][R95]") {
  CHECK_FALSE(EndOfAuthorisation(kNow, {}).when.has_value());
  CHECK_FALSE(EndOfAuthorisation(kNow, {0, UINT32_MAX, 10}).when.has_value());

  const AuthorisationEnd timeout = EndOfAuthorisation(kNow, {100, std::nullopt, std::nullopt});
  CHECK(timeout.when == kNow + 100s);
  CHECK(timeout.why == NasEnding::kSessionTimeout);
  CHECK_FALSE(timeout.reauthorize_at.has_value());

  const AuthorisationEnd lifetime = EndOfAuthorisation(kNow, {100, 60, 20});
  CHECK(lifetime.when == kNow + 80s);
  CHECK(lifetime.why == NasEnding::kAuthorizationExpired);
  CHECK(lifetime.reauthorize_at == kNow + 60s);

  const AuthorisationEnd cut = EndOfAuthorisation(kNow, {70, 60, 20});
  CHECK(cut.when == kNow + 70s);
  CHECK(cut.why == NasEnding::kSessionTimeout);

  CHECK(EndOfAuthorisation(kNow, {std::nullopt, 0, std::nullopt}).when == kNow);
  // No answer makes time go over its end.
  const TimePoint late = TimePoint::max() - 1s;
  CHECK(EndOfAuthorisation(late, {100, 60, 20}).when == TimePoint::max());
}

TEST_CASE("a binding is kept for the configured time, but never longer than authorised",
          "[rfc6611][s4.2.1][R65][R95]") {
  const AuthorisationEnd end = EndOfAuthorisation(kNow, {100, std::nullopt, std::nullopt});
  CHECK(EndOfBinding(kNow, 60s, end) == kNow + 60s);
  CHECK(EndOfBinding(kNow, 600s, end) == kNow + 100s);
  CHECK(EndOfBinding(kNow, std::nullopt, end) == kNow + 100s);
  CHECK(EndOfBinding(kNow, 60s, {}) == kNow + 60s);
  CHECK_FALSE(EndOfBinding(kNow, std::nullopt, {}).has_value());
}

TEST_CASE("the access server's own agents count if local assignment is authorised and none named",
          "[rfc5447][s5.1]") {
  AssignedHomeAgent local;
  local.ipv6 = Ipv6Address::FromText("2001:db8:1:c020::1");
  AssignedHomeAgent home;
  home.ipv6 = Ipv6Address::FromText("2001:db8:6000:302::1");
  const AssignedHomeAgent hinted[] = {local};
  LocalityPolicy locality;
  locality.hinted = hinted;
  HomeAgentAssignment assignment;
  assignment.agents = {home};
  assignment.features = FeatureBit::kMip6Integrated;
  CHECK(WithHintedHomeAgents(assignment, {&local, 1}, locality).agents.size() == 1);
  assignment.features = FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment;
  CHECK(WithHintedHomeAgents(assignment, {&local, 1}, locality).agents.size() == 2);
  assignment.agents = {home, local};
  CHECK(WithHintedHomeAgents(assignment, {&local, 1}, locality).agents.size() == 2);
}

// ---- the table ----

TEST_CASE("access is granted by success alone, and leaves with an STR or a word from the server",
          "[rfc6733][s8.1][R66][R95]") {
  for (size_t s = 0; s < kNasStates; ++s) {
    for (size_t i = 0; i < kNasInputs; ++i) {
      const auto state = static_cast<NasState>(s);
      const auto input = static_cast<NasInput>(i);
      const NasTransition transition = TransitionOf(state, input);
      CAPTURE(NasStateName(state), NasInputName(input), NasActionName(transition.action));
      const auto is_granted = [](NasState each) {
        return each == NasState::kOpen || each == NasState::kReasking ||
               each == NasState::kRechallenged;
      };
      if (is_granted(transition.next) && !is_granted(state)) {
        CHECK(input == NasInput::kSuccess);
        CHECK(transition.action == NasAction::kGrant);
      }
      if (is_granted(state) && !is_granted(transition.next)) {
        const bool told = transition.next == NasState::kOwing;
        CHECK((told || transition.action == NasAction::kReject));
      }
      // An input that does nothing changes nothing.
      if (transition.action == NasAction::kIgnore) CHECK(transition.next == state);
      // An end is never ignored while there is something to end.
      const bool over =
          state == NasState::kIdle || state == NasState::kOwing || state == NasState::kEnding;
      if (input == NasInput::kEnd) CHECK(over == (transition.action == NasAction::kIgnore));
    }
  }
}

TEST_CASE("a binding ends when it should on a clock that starts below zero, and never too late",
          "[rfc6611][s4.2.1][R65]") {
  CHECK(EndOfBinding(TimePoint{-1s}, 100s, {}) == TimePoint{99s});
  CHECK(EndOfBinding(kNow, Duration::max(), {}) == TimePoint::max());
}

TEST_CASE("each state is reached and left", "[nas]") {
  for (size_t s = 0; s < kNasStates; ++s) {
    const auto state = static_cast<NasState>(s);
    CAPTURE(NasStateName(state));
    bool reached = false;
    bool left = false;
    for (size_t other = 0; other < kNasStates; ++other) {
      for (size_t i = 0; i < kNasInputs; ++i) {
        const NasState next =
            TransitionOf(static_cast<NasState>(other), static_cast<NasInput>(i)).next;
        reached = reached || (other != s && next == state);
        left = left || (other == s && next != state);
      }
    }
    CHECK(reached);
    CHECK(left);
  }
}

}}  // namespace mip6boot::roles
