// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The state machine of a connection to a Diameter peer (RFC 6733 5.6, with the watchdog of RFC
// 3539) as one table: what each input does in each state. `PeerConnection` does what the table says
// and nothing else; tests walk it, and the documentation's diagram is made from it.

#ifndef MIP6BOOT_DIAMETER_PEER_TRANSITIONS_H_
#define MIP6BOOT_DIAMETER_PEER_TRANSITIONS_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/base/export.h"
#include "mip6boot/base/transition_table.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// Where a connection stands.
enum class PeerState : uint8_t {
#define MIP6BOOT_STATE(enumerator, name, text) enumerator,
#include "mip6boot/diameter/peer_connection.def"
};
// What can happen to it.
enum class PeerInput : uint8_t {
#define MIP6BOOT_INPUT(enumerator, name, text) enumerator,
#include "mip6boot/diameter/peer_connection.def"
};
// What it does then.
enum class PeerAction : uint8_t {
#define MIP6BOOT_ACTION(enumerator, name, text) enumerator,
#include "mip6boot/diameter/peer_connection.def"
};

inline constexpr size_t kPeerStates = 0
#define MIP6BOOT_STATE(enumerator, name, text) +1
#include "mip6boot/diameter/peer_connection.def"
    ;
inline constexpr size_t kPeerInputs = 0
#define MIP6BOOT_INPUT(enumerator, name, text) +1
#include "mip6boot/diameter/peer_connection.def"
    ;

// "await-cea"
MIP6BOOT_EXPORT const char* PeerStateName(PeerState state);
// "third-dwa"
MIP6BOOT_EXPORT const char* PeerInputName(PeerInput input);
// "send-dwr"
MIP6BOOT_EXPORT const char* PeerActionName(PeerAction action);

using PeerTable = TransitionTable<PeerState, kPeerStates, PeerInput, kPeerInputs, PeerAction>;
using PeerTransition = Transition<PeerState, PeerAction>;

namespace internal {

constexpr PeerTable MakePeerTable() {
  using S = PeerState;
  using I = PeerInput;
  using A = PeerAction;
  constexpr PeerTable::Row kRows[] = {
      {S::kIdle, I::kConnectedAsInitiator, S::kAwaitCea, A::kSendCer},
      {S::kIdle, I::kConnectedAsResponder, S::kAwaitCer, A::kAwait},
      {S::kIdle, I::kUnprotected, S::kClosed, A::kFailProtection},
      {S::kIdle, I::kDisconnect, S::kClosed, A::kClose},
      {S::kIdle, I::kTransportClosed, S::kClosed, A::kFailTransport},

      // RFC 6733 5.6.1: any message but a CER ends it, and so does time.
      {S::kAwaitCer, I::kAccepted, S::kOpen, A::kOpenByCea},
      {S::kAwaitCer, I::kAcceptedAgain, S::kReopen, A::kProbeByCea},
      {S::kAwaitCer, I::kRefused, S::kClosed, A::kRefuse},
      {S::kAwaitCer, I::kConnectedAsInitiator, S::kAwaitCer, A::kIgnore},
      {S::kAwaitCer, I::kConnectedAsResponder, S::kAwaitCer, A::kIgnore},
      {S::kAwaitCer, I::kUnprotected, S::kAwaitCer, A::kIgnore},
      {S::kAwaitCer, I::kBadStream, S::kClosed, A::kFailStream},
      {S::kAwaitCer, I::kDeadline, S::kClosed, A::kFailTime},
      {S::kAwaitCer, I::kDeadlineWaiting, S::kClosed, A::kFailTime},
      {S::kAwaitCer, I::kDisconnect, S::kClosed, A::kClose},
      {S::kAwaitCer, I::kTransportClosed, S::kClosed, A::kFailTransport},

      // RFC 6733 5.6: I-Rcv-Non-CEA ends it.
      {S::kAwaitCea, I::kAccepted, S::kOpen, A::kOpen},
      {S::kAwaitCea, I::kAcceptedAgain, S::kReopen, A::kProbe},
      {S::kAwaitCea, I::kRefused, S::kClosed, A::kRefuse},
      {S::kAwaitCea, I::kConnectedAsInitiator, S::kAwaitCea, A::kIgnore},
      {S::kAwaitCea, I::kConnectedAsResponder, S::kAwaitCea, A::kIgnore},
      {S::kAwaitCea, I::kUnprotected, S::kAwaitCea, A::kIgnore},
      {S::kAwaitCea, I::kBadStream, S::kClosed, A::kFailStream},
      {S::kAwaitCea, I::kDeadline, S::kClosed, A::kFailTime},
      {S::kAwaitCea, I::kDeadlineWaiting, S::kClosed, A::kFailTime},
      {S::kAwaitCea, I::kDisconnect, S::kClosed, A::kClose},
      {S::kAwaitCea, I::kTransportClosed, S::kClosed, A::kFailTransport},

      // R102: a connection that is open again is answered on, but carries no requests of ours yet.
      {S::kReopen, I::kCer, S::kReopen, A::kAnswerCer},
      {S::kReopen, I::kDwr, S::kReopen, A::kAnswerDwr},
      {S::kReopen, I::kDwa, S::kReopen, A::kTakeDwa},
      {S::kReopen, I::kThirdDwa, S::kOpen, A::kTakeDwa},
      {S::kReopen, I::kDpr, S::kDraining, A::kAnswerDpr},
      {S::kReopen, I::kRequest, S::kReopen, A::kDeliver},
      {S::kReopen, I::kAnswer, S::kReopen, A::kDeliver},
      {S::kReopen, I::kBadStream, S::kClosed, A::kFailStream},
      {S::kReopen, I::kDeadline, S::kReopen, A::kSendDwr},
      {S::kReopen, I::kDeadlineWaiting, S::kReopenLate, A::kRearm},
      {S::kReopen, I::kDisconnect, S::kClosing, A::kSendDpr},
      {S::kReopen, I::kTransportClosed, S::kClosed, A::kFailTransport},

      {S::kReopenLate, I::kCer, S::kReopenLate, A::kAnswerCer},
      {S::kReopenLate, I::kDwr, S::kReopenLate, A::kAnswerDwr},
      {S::kReopenLate, I::kDwa, S::kReopen, A::kRestartCount},
      {S::kReopenLate, I::kThirdDwa, S::kReopen, A::kRestartCount},
      {S::kReopenLate, I::kDpr, S::kDraining, A::kAnswerDpr},
      {S::kReopenLate, I::kRequest, S::kReopenLate, A::kDeliver},
      {S::kReopenLate, I::kAnswer, S::kReopenLate, A::kDeliver},
      {S::kReopenLate, I::kBadStream, S::kClosed, A::kFailStream},
      {S::kReopenLate, I::kDeadline, S::kReopenLate, A::kSendDwr},
      {S::kReopenLate, I::kDeadlineWaiting, S::kClosed, A::kFailWatchdog},
      {S::kReopenLate, I::kDisconnect, S::kClosing, A::kSendDpr},
      {S::kReopenLate, I::kTransportClosed, S::kClosed, A::kFailTransport},

      {S::kOpen, I::kCer, S::kOpen, A::kAnswerCer},
      {S::kOpen, I::kDwr, S::kOpen, A::kAnswerDwr},
      {S::kOpen, I::kDwa, S::kOpen, A::kTakeDwa},
      {S::kOpen, I::kThirdDwa, S::kOpen, A::kTakeDwa},
      {S::kOpen, I::kDpr, S::kDraining, A::kAnswerDpr},
      {S::kOpen, I::kRequest, S::kOpen, A::kDeliver},
      {S::kOpen, I::kAnswer, S::kOpen, A::kDeliver},
      {S::kOpen, I::kBadStream, S::kClosed, A::kFailStream},
      {S::kOpen, I::kDeadline, S::kOpen, A::kSendDwr},
      {S::kOpen, I::kDeadlineWaiting, S::kSuspect, A::kRearm},
      {S::kOpen, I::kDisconnect, S::kClosing, A::kSendDpr},
      {S::kOpen, I::kTransportClosed, S::kClosed, A::kFailTransport},

      // RFC 3539 A: any message brings it back.
      {S::kSuspect, I::kCer, S::kOpen, A::kAnswerCer},
      {S::kSuspect, I::kDwr, S::kOpen, A::kAnswerDwr},
      {S::kSuspect, I::kDwa, S::kOpen, A::kTakeDwa},
      {S::kSuspect, I::kThirdDwa, S::kOpen, A::kTakeDwa},
      {S::kSuspect, I::kDpr, S::kDraining, A::kAnswerDpr},
      {S::kSuspect, I::kDpa, S::kOpen, A::kIgnore},
      {S::kSuspect, I::kRequest, S::kOpen, A::kDeliver},
      {S::kSuspect, I::kAnswer, S::kOpen, A::kDeliver},
      {S::kSuspect, I::kBadStream, S::kClosed, A::kFailStream},
      {S::kSuspect, I::kDeadline, S::kClosed, A::kFailWatchdog},
      {S::kSuspect, I::kDeadlineWaiting, S::kClosed, A::kFailWatchdog},
      {S::kSuspect, I::kDisconnect, S::kClosing, A::kSendDpr},
      {S::kSuspect, I::kTransportClosed, S::kClosed, A::kFailTransport},

      {S::kClosing, I::kDwr, S::kClosing, A::kAnswerDwr},
      {S::kClosing, I::kDwa, S::kClosing, A::kTakeDwa},
      {S::kClosing, I::kThirdDwa, S::kClosing, A::kTakeDwa},
      {S::kClosing, I::kDpr, S::kClosing, A::kAnswerDprOnly},
      {S::kClosing, I::kDpa, S::kClosed, A::kClose},
      {S::kClosing, I::kAnswer, S::kClosing, A::kDeliver},
      {S::kClosing, I::kBadStream, S::kClosed, A::kFailStream},
      {S::kClosing, I::kDeadline, S::kClosed, A::kFailTime},
      {S::kClosing, I::kDeadlineWaiting, S::kClosed, A::kFailTime},
      {S::kClosing, I::kTransportClosed, S::kClosed, A::kClose},

      {S::kDraining, I::kAnswer, S::kDraining, A::kDeliver},
      {S::kDraining, I::kBadStream, S::kClosed, A::kFailStream},
      {S::kDraining, I::kDeadline, S::kClosed, A::kClose},
      {S::kDraining, I::kDeadlineWaiting, S::kClosed, A::kClose},
      {S::kDraining, I::kTransportClosed, S::kClosed, A::kClose},
  };
  constexpr PeerTable::Otherwise kOtherwise[] = {
      {S::kIdle, S::kIdle, A::kIgnore},
      {S::kAwaitCer, S::kClosed, A::kFailUnexpected},
      {S::kAwaitCea, S::kClosed, A::kFailUnexpected},
      {S::kReopen, S::kReopen, A::kIgnore},
      {S::kReopenLate, S::kReopenLate, A::kIgnore},
      {S::kOpen, S::kOpen, A::kIgnore},
      {S::kSuspect, S::kSuspect, A::kIgnore},
      {S::kClosing, S::kClosing, A::kIgnore},
      {S::kDraining, S::kDraining, A::kIgnore},
      {S::kClosed, S::kClosed, A::kIgnore},
  };
  return PeerTable(kRows, kOtherwise);
}

}  // namespace internal

inline constexpr PeerTable kPeerTable = internal::MakePeerTable();
static_assert(kPeerTable.whole(), "a cell of the table has no row, or two");

// What `input` does in `state`.
constexpr PeerTransition TransitionOf(PeerState state, PeerInput input) {
  return kPeerTable.At(state, input);
}

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_PEER_TRANSITIONS_H_
