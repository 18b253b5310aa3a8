// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/peer_transitions.h"

#include <set>
#include <string>
#include <vector>

#include "mip6boot/diameter/peer_connection.h"
#include "tests/support/catch.h"

namespace mip6boot::diameter { namespace {

using S = PeerState;
using I = PeerInput;

PeerTransition At(size_t state, size_t input) {
  return TransitionOf(static_cast<S>(state), static_cast<I>(input));
}

TEST_CASE("every state is reached from idle, and closed from every state", "[rfc6733][s5.6]") {
  std::set<S> reached = {S::kIdle};
  for (size_t round = 0; round < kPeerStates; ++round) {
    for (const S state : std::set<S>(reached)) {
      for (size_t input = 0; input < kPeerInputs; ++input)
        reached.insert(At(static_cast<size_t>(state), input).next);
    }
  }
  CHECK(reached.size() == kPeerStates);
  std::vector<std::string> stuck;
  for (size_t state = 0; state < kPeerStates; ++state) {
    if (TransitionOf(static_cast<S>(state), I::kTransportClosed).next != S::kClosed) {
      stuck.push_back(PeerStateName(static_cast<S>(state)));
    }
  }
  CHECK(stuck == std::vector<std::string>{});
}

TEST_CASE("the table made while the program runs is the one that the compiler made",
          "[rfc6733][s5.6]") {
  const PeerTable made = internal::MakePeerTable();
  size_t different = 0;
  for (size_t state = 0; state < kPeerStates; ++state) {
    for (size_t input = 0; input < kPeerInputs; ++input) {
      const PeerTransition row = made.At(static_cast<S>(state), static_cast<I>(input));
      const PeerTransition compiled = At(state, input);
      different += row.next != compiled.next || row.action != compiled.action ? 1 : 0;
    }
  }
  CHECK(different == 0);
  CHECK(made.whole());
}

TEST_CASE("nothing leaves closed", "[rfc6733][s5.6]") {
  std::vector<std::string> leaving;
  for (size_t input = 0; input < kPeerInputs; ++input) {
    const PeerTransition transition = TransitionOf(S::kClosed, static_cast<I>(input));
    if (transition.next != S::kClosed || transition.action != PeerAction::kIgnore) {
      leaving.push_back(PeerInputName(static_cast<I>(input)));
    }
  }
  CHECK(leaving == std::vector<std::string>{});
}

TEST_CASE("octets that cannot be framed end every connection that is up", "[rfc6733][s2.1][R103]") {
  std::vector<std::string> going_on;
  for (size_t state = 0; state < kPeerStates; ++state) {
    if (static_cast<S>(state) == S::kIdle) continue;
    if (TransitionOf(static_cast<S>(state), I::kBadStream).next != S::kClosed) {
      going_on.push_back(PeerStateName(static_cast<S>(state)));
    }
  }
  CHECK(going_on == std::vector<std::string>{});
}

TEST_CASE("only two expiries of the watchdog close a connection that is open",
          "[rfc3539][s3.4.1][R102]") {
  CHECK(TransitionOf(S::kOpen, I::kDeadline).next == S::kOpen);
  CHECK(TransitionOf(S::kOpen, I::kDeadlineWaiting).next == S::kSuspect);
  CHECK(TransitionOf(S::kSuspect, I::kDeadlineWaiting).next == S::kClosed);
  CHECK(TransitionOf(S::kReopen, I::kDeadlineWaiting).next == S::kReopenLate);
  CHECK(TransitionOf(S::kReopenLate, I::kDeadlineWaiting).next == S::kClosed);
  std::vector<std::string> still_suspect;
  for (const I input : {I::kCer, I::kDwr, I::kDwa, I::kThirdDwa, I::kRequest, I::kAnswer}) {
    if (TransitionOf(S::kSuspect, input).next != S::kOpen)
      still_suspect.push_back(PeerInputName(input));
  }
  CHECK(still_suspect == std::vector<std::string>{});
}

TEST_CASE("all names are there and differ", "[tables]") {
  std::set<std::string> names;
  for (size_t i = 0; i < kPeerStates; ++i) names.insert(PeerStateName(static_cast<S>(i)));
  CHECK(names.size() == kPeerStates);
  names.clear();
  for (size_t i = 0; i < kPeerInputs; ++i) names.insert(PeerInputName(static_cast<I>(i)));
  CHECK(names.size() == kPeerInputs);
  CHECK(std::string(PeerActionName(PeerAction::kSendDwr)) == "send-dwr");
}

TEST_CASE("what is no state, input, action or event has no name", "[tables]") {
  CHECK(PeerStateName(static_cast<S>(kPeerStates)) == std::string());
  CHECK(PeerInputName(static_cast<I>(kPeerInputs)) == std::string());
  CHECK(PeerActionName(static_cast<PeerAction>(99)) == std::string());
  CHECK(PeerEventName(static_cast<PeerEventId>(99)) == std::string());
  CHECK(PeerFailureName(static_cast<PeerFailure>(99)) == std::string());
}

}}  // namespace mip6boot::diameter
