// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The mobile node's state machine as one table: what each input does in each state. `MobileNode`
// does what the table says and nothing else; tests walk it, and the documentation's diagram is made
// from it.
//
// Beside it run clocks that change no state: the DNS fallback (R23), a question held back (R75),
// the retry of home agents (R73).

#ifndef MIP6BOOT_ROLES_MOBILE_NODE_TRANSITIONS_H_
#define MIP6BOOT_ROLES_MOBILE_NODE_TRANSITIONS_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/base/export.h"
#include "mip6boot/base/transition_table.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// Where a mobile node stands.
enum class MobileNodeState : uint8_t {
#define MIP6BOOT_STATE(enumerator, name, text) enumerator,
#include "mip6boot/roles/mobile_node.def"
};
// What can happen to it.
enum class MobileNodeInput : uint8_t {
#define MIP6BOOT_INPUT(enumerator, name, text) enumerator,
#include "mip6boot/roles/mobile_node.def"
};
// What it does then.
enum class MobileNodeAction : uint8_t {
#define MIP6BOOT_ACTION(enumerator, name, text) enumerator,
#include "mip6boot/roles/mobile_node.def"
};

inline constexpr size_t kMobileNodeStates = 0
#define MIP6BOOT_STATE(enumerator, name, text) +1
#include "mip6boot/roles/mobile_node.def"
    ;
inline constexpr size_t kMobileNodeInputs = 0
#define MIP6BOOT_INPUT(enumerator, name, text) +1
#include "mip6boot/roles/mobile_node.def"
    ;

// "waiting"
MIP6BOOT_EXPORT const char* MobileNodeStateName(MobileNodeState state);
// "retransmit-due"
MIP6BOOT_EXPORT const char* MobileNodeInputName(MobileNodeInput input);
// "take-reply"
MIP6BOOT_EXPORT const char* MobileNodeActionName(MobileNodeAction action);

using MobileNodeTable = TransitionTable<MobileNodeState, kMobileNodeStates, MobileNodeInput,
                                        kMobileNodeInputs, MobileNodeAction>;
using MobileNodeTransition = Transition<MobileNodeState, MobileNodeAction>;

namespace internal {

constexpr MobileNodeTable MakeMobileNodeTable() {
  using S = MobileNodeState;
  using I = MobileNodeInput;
  using A = MobileNodeAction;
  constexpr MobileNodeTable::Row kRows[] = {
      // Nothing was asked.
      {S::kStopped, I::kStart, S::kDelaying, A::kBegin},
      {S::kStopped, I::kRestore, S::kResting, A::kResume},
      {S::kStopped, I::kStop, S::kStopped, A::kIgnore},
      {S::kStopped, I::kAsk, S::kStopped, A::kIgnore},
      {S::kStopped, I::kAskLimited, S::kStopped, A::kIgnore},
      {S::kStopped, I::kMoved, S::kStopped, A::kIgnore},
      {S::kStopped, I::kDelayOver, S::kStopped, A::kIgnore},
      {S::kStopped, I::kSent, S::kStopped, A::kIgnore},
      {S::kStopped, I::kRetransmitDue, S::kStopped, A::kIgnore},
      {S::kStopped, I::kReply, S::kStopped, A::kDrop},
      {S::kStopped, I::kUnspecFail, S::kStopped, A::kDrop},
      {S::kStopped, I::kUseMulticast, S::kStopped, A::kDrop},
      {S::kStopped, I::kFailureLimit, S::kStopped, A::kIgnore},
      {S::kStopped, I::kRefreshDue, S::kStopped, A::kIgnore},
      {S::kStopped, I::kReconfigure, S::kStopped, A::kDrop},

      // Nothing has been sent yet: a new wish to ask is served by the request that is to come.
      {S::kDelaying, I::kStart, S::kDelaying, A::kIgnore},
      {S::kDelaying, I::kRestore, S::kDelaying, A::kIgnore},
      {S::kDelaying, I::kStop, S::kStopped, A::kEnd},
      {S::kDelaying, I::kAsk, S::kDelaying, A::kIgnore},
      {S::kDelaying, I::kAskLimited, S::kDelaying, A::kIgnore},
      {S::kDelaying, I::kMoved, S::kDelaying, A::kIgnore},
      {S::kDelaying, I::kDelayOver, S::kFirstDue, A::kMakeDue},
      {S::kDelaying, I::kSent, S::kDelaying, A::kIgnore},
      {S::kDelaying, I::kRetransmitDue, S::kDelaying, A::kIgnore},
      {S::kDelaying, I::kReply, S::kDelaying, A::kDrop},
      {S::kDelaying, I::kUnspecFail, S::kDelaying, A::kDrop},
      {S::kDelaying, I::kUseMulticast, S::kDelaying, A::kDrop},
      {S::kDelaying, I::kFailureLimit, S::kDelaying, A::kIgnore},
      {S::kDelaying, I::kRefreshDue, S::kDelaying, A::kIgnore},
      {S::kDelaying, I::kReconfigure, S::kDelaying, A::kDrop},

      {S::kFirstDue, I::kStart, S::kFirstDue, A::kIgnore},
      {S::kFirstDue, I::kRestore, S::kFirstDue, A::kIgnore},
      {S::kFirstDue, I::kStop, S::kStopped, A::kEnd},
      {S::kFirstDue, I::kAsk, S::kFirstDue, A::kIgnore},
      {S::kFirstDue, I::kAskLimited, S::kFirstDue, A::kIgnore},
      {S::kFirstDue, I::kMoved, S::kFirstDue, A::kIgnore},
      {S::kFirstDue, I::kDelayOver, S::kFirstDue, A::kIgnore},
      {S::kFirstDue, I::kSent, S::kWaiting, A::kStartTimer},
      {S::kFirstDue, I::kRetransmitDue, S::kFirstDue, A::kIgnore},
      {S::kFirstDue, I::kReply, S::kFirstDue, A::kDrop},
      {S::kFirstDue, I::kUnspecFail, S::kFirstDue, A::kDrop},
      {S::kFirstDue, I::kUseMulticast, S::kFirstDue, A::kDrop},
      {S::kFirstDue, I::kFailureLimit, S::kFirstDue, A::kIgnore},
      {S::kFirstDue, I::kRefreshDue, S::kFirstDue, A::kIgnore},
      {S::kFirstDue, I::kReconfigure, S::kFirstDue, A::kDrop},

      // A request is out. On another link its answer would be that of the old one: begin anew.
      {S::kWaiting, I::kStart, S::kWaiting, A::kIgnore},
      {S::kWaiting, I::kRestore, S::kWaiting, A::kIgnore},
      {S::kWaiting, I::kStop, S::kStopped, A::kEnd},
      {S::kWaiting, I::kAsk, S::kWaiting, A::kIgnore},
      {S::kWaiting, I::kAskLimited, S::kWaiting, A::kIgnore},
      {S::kWaiting, I::kMoved, S::kDelaying, A::kBegin},
      {S::kWaiting, I::kDelayOver, S::kWaiting, A::kIgnore},
      {S::kWaiting, I::kSent, S::kWaiting, A::kIgnore},
      {S::kWaiting, I::kRetransmitDue, S::kAgainDue, A::kMakeDue},
      {S::kWaiting, I::kReply, S::kResting, A::kTakeReply},
      {S::kWaiting, I::kUnspecFail, S::kWaiting, A::kNoteFailure},
      {S::kWaiting, I::kUseMulticast, S::kAgainDue, A::kMakeDue},
      {S::kWaiting, I::kFailureLimit, S::kResting, A::kRest},
      {S::kWaiting, I::kRefreshDue, S::kWaiting, A::kIgnore},
      {S::kWaiting, I::kReconfigure, S::kWaiting, A::kDrop},

      {S::kAgainDue, I::kStart, S::kAgainDue, A::kIgnore},
      {S::kAgainDue, I::kRestore, S::kAgainDue, A::kIgnore},
      {S::kAgainDue, I::kStop, S::kStopped, A::kEnd},
      {S::kAgainDue, I::kAsk, S::kAgainDue, A::kIgnore},
      {S::kAgainDue, I::kAskLimited, S::kAgainDue, A::kIgnore},
      {S::kAgainDue, I::kMoved, S::kDelaying, A::kBegin},
      {S::kAgainDue, I::kDelayOver, S::kAgainDue, A::kIgnore},
      {S::kAgainDue, I::kSent, S::kWaiting, A::kCountAgain},
      {S::kAgainDue, I::kRetransmitDue, S::kAgainDue, A::kIgnore},
      {S::kAgainDue, I::kReply, S::kResting, A::kTakeReply},
      {S::kAgainDue, I::kUnspecFail, S::kAgainDue, A::kNoteFailure},
      {S::kAgainDue, I::kUseMulticast, S::kAgainDue, A::kIgnore},
      {S::kAgainDue, I::kFailureLimit, S::kResting, A::kRest},
      {S::kAgainDue, I::kRefreshDue, S::kAgainDue, A::kIgnore},
      {S::kAgainDue, I::kReconfigure, S::kAgainDue, A::kDrop},

      // The exchange has ended.
      {S::kResting, I::kStart, S::kResting, A::kIgnore},
      {S::kResting, I::kRestore, S::kResting, A::kIgnore},
      {S::kResting, I::kStop, S::kStopped, A::kEnd},
      {S::kResting, I::kAsk, S::kFirstDue, A::kBeginNow},
      {S::kResting, I::kAskLimited, S::kDelaying, A::kBegin},
      {S::kResting, I::kMoved, S::kDelaying, A::kBegin},
      {S::kResting, I::kDelayOver, S::kResting, A::kIgnore},
      {S::kResting, I::kSent, S::kResting, A::kIgnore},
      {S::kResting, I::kRetransmitDue, S::kResting, A::kIgnore},
      {S::kResting, I::kReply, S::kResting, A::kDrop},
      {S::kResting, I::kUnspecFail, S::kResting, A::kDrop},
      {S::kResting, I::kUseMulticast, S::kResting, A::kDrop},
      {S::kResting, I::kFailureLimit, S::kResting, A::kIgnore},
      {S::kResting, I::kRefreshDue, S::kDelaying, A::kBegin},
      {S::kResting, I::kReconfigure, S::kFirstDue, A::kBeginForServer},
  };
  return MobileNodeTable(kRows);
}

}  // namespace internal

inline constexpr MobileNodeTable kMobileNodeTable = internal::MakeMobileNodeTable();
static_assert(kMobileNodeTable.whole(), "a cell of the table has no row, or two");

// What `input` does in `state`.
constexpr MobileNodeTransition TransitionOf(MobileNodeState state, MobileNodeInput input) {
  return kMobileNodeTable.At(state, input);
}

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_MOBILE_NODE_TRANSITIONS_H_
