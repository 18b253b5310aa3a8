// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The life of one session of an access server (RFC 6733 8.1, client) as one table: what each input
// does in each state. `Nas` does what the table says; tests walk it, and the documentation's
// diagram is made from it.

#ifndef MIP6BOOT_ROLES_NAS_TRANSITIONS_H_
#define MIP6BOOT_ROLES_NAS_TRANSITIONS_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/base/export.h"
#include "mip6boot/base/transition_table.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// Where a session stands.
enum class NasState : uint8_t {
#define MIP6BOOT_STATE(enumerator, name, text) enumerator,
#include "mip6boot/roles/nas.def"
};
// What can happen to it.
enum class NasInput : uint8_t {
#define MIP6BOOT_INPUT(enumerator, name, text) enumerator,
#include "mip6boot/roles/nas.def"
};
// What is done then.
enum class NasAction : uint8_t {
#define MIP6BOOT_ACTION(enumerator, name, text) enumerator,
#include "mip6boot/roles/nas.def"
};

inline constexpr size_t kNasStates = 0
#define MIP6BOOT_STATE(enumerator, name, text) +1
#include "mip6boot/roles/nas.def"
    ;
inline constexpr size_t kNasInputs = 0
#define MIP6BOOT_INPUT(enumerator, name, text) +1
#include "mip6boot/roles/nas.def"
    ;

// "asking"
MIP6BOOT_EXPORT const char* NasStateName(NasState state);
// "peer-lost"
MIP6BOOT_EXPORT const char* NasInputName(NasInput input);
// "grant"
MIP6BOOT_EXPORT const char* NasActionName(NasAction action);

using NasTable = TransitionTable<NasState, kNasStates, NasInput, kNasInputs, NasAction>;
using NasTransition = Transition<NasState, NasAction>;

namespace internal {

constexpr NasTable MakeNasTable() {
  using S = NasState;
  using I = NasInput;
  using A = NasAction;
  constexpr NasTable::Row kRows[] = {
      {S::kIdle, I::kAuthorize, S::kAsking, A::kAsk},

      // Nothing was granted yet, as far as we know.
      {S::kAsking, I::kChallenge, S::kChallenged, A::kTellChallenge},
      {S::kAsking, I::kSuccess, S::kOpen, A::kGrant},
      {S::kAsking, I::kRejection, S::kIdle, A::kReject},
      {S::kAsking, I::kProtocolError, S::kIdle, A::kFail},
      {S::kAsking, I::kBadAnswer, S::kOwing, A::kFailAndOwe},
      {S::kAsking, I::kLate, S::kOwing, A::kFailAndOwe},
      {S::kAsking, I::kPeerLost, S::kOwing, A::kFailAndOwe},
      {S::kAsking, I::kEnd, S::kOwing, A::kFinish},

      {S::kChallenged, I::kContinue, S::kAsking, A::kAsk},
      {S::kChallenged, I::kLate, S::kIdle, A::kFail},
      {S::kChallenged, I::kEnd, S::kIdle, A::kForget},

      {S::kOpen, I::kAuthorize, S::kReasking, A::kAsk},
      {S::kOpen, I::kEnd, S::kOwing, A::kFinish},

      // RFC 6733 8.3: access goes on meanwhile. Only a refusal or an answer that cannot be used
      // ends it at once (R95).
      {S::kReasking, I::kChallenge, S::kRechallenged, A::kTellChallenge},
      {S::kReasking, I::kSuccess, S::kOpen, A::kGrant},
      {S::kReasking, I::kRejection, S::kIdle, A::kReject},
      {S::kReasking, I::kProtocolError, S::kOpen, A::kKeep},
      {S::kReasking, I::kBadAnswer, S::kOwing, A::kFailAndOwe},
      {S::kReasking, I::kLate, S::kOpen, A::kKeep},
      {S::kReasking, I::kPeerLost, S::kOpen, A::kKeep},
      {S::kReasking, I::kEnd, S::kOwing, A::kFinish},

      {S::kRechallenged, I::kContinue, S::kReasking, A::kAsk},
      {S::kRechallenged, I::kLate, S::kOpen, A::kKeep},
      {S::kRechallenged, I::kEnd, S::kOwing, A::kFinish},

      // RFC 6733 8.4: the server is told, if it keeps state, as soon as it can be.
      {S::kOwing, I::kPeerUsable, S::kEnding, A::kSendStr},
      {S::kOwing, I::kTerminated, S::kIdle, A::kDrop},

      {S::kEnding, I::kLate, S::kIdle, A::kDrop},
      {S::kEnding, I::kPeerLost, S::kOwing, A::kAwaitPeer},
      {S::kEnding, I::kTerminated, S::kIdle, A::kDrop},
  };
  constexpr NasTable::Otherwise kOtherwise[] = {
      {S::kIdle, S::kIdle, A::kIgnore},
      {S::kAsking, S::kAsking, A::kIgnore},
      {S::kChallenged, S::kChallenged, A::kIgnore},
      {S::kOpen, S::kOpen, A::kIgnore},
      {S::kReasking, S::kReasking, A::kIgnore},
      {S::kRechallenged, S::kRechallenged, A::kIgnore},
      {S::kOwing, S::kOwing, A::kIgnore},
      {S::kEnding, S::kEnding, A::kIgnore},
  };
  return NasTable(kRows, kOtherwise);
}

}  // namespace internal

inline constexpr NasTable kNasTable = internal::MakeNasTable();
static_assert(kNasTable.whole(), "a cell of the table has no row, or two");

// What `input` does in `state`.
constexpr NasTransition TransitionOf(NasState state, NasInput input) {
  return kNasTable.At(state, input);
}

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_NAS_TRANSITIONS_H_
