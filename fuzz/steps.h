// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the steps of scripts (script.h) do to each machine: `what`, modulo their number. Seeds are
// written with these. The first step of a script sets the machine up.

#ifndef MIP6BOOT_FUZZ_STEPS_H_
#define MIP6BOOT_FUZZ_STEPS_H_

#include <cstdint>

namespace mip6boot::fuzz {

enum class MobileNodeStep : uint8_t {
  kReceive,     // the message; parameter 0: 1 in answer to the last request, 2 by unicast, 4
                // authentic, 8 on another interface, 16 together with what is due
  kPoll,        // with a buffer of parameters 0-1 octets first
  kWait,        // parameters 0-1 times 100 ms, or by bits of parameter 2
  kDeadline,    // wait for it
  kStart,       // or Stop, with parameter 0
  kLinkChange,  // parameter 0: of prefixes alone
  kAsk,
  kFail,     // the current home agent failed; parameter 0: authentication
  kRestart,  // the machine is saved, and another one goes on
  kRestore,  // another one is given the message as its saved state
};
inline constexpr uint8_t kMobileNodeSteps = 10;

enum class RelayHoldQueueStep : uint8_t {
  kReceive,   // the message; parameter 0: attachment; 1: 1 the link is trusted; 2: times 64 octets
              // that are put behind it
  kAnswer,    // for attachment parameter 0
  kDetach,    // of attachment parameter 0
  kWait,      // parameters 0-1 times 10 ms; parameter 2: 1 the clock goes back so far
  kPoll,      // with a buffer of parameters 0-1 octets first
  kDeadline,  // wait for it
};
inline constexpr uint8_t kRelayHoldQueueSteps = 6;

enum class PeerConnectionStep : uint8_t {
  kReceive,   // the message, in parts of parameter 0 octets; parameter 1: 1 its hop-by-hop ids
              // are those of requests that wait, 2 of the last one, whatever that asks
  kPoll,      // with a buffer of parameters 0-1 octets
  kWait,      // parameters 0-1 times 100 ms; parameter 2: 1 the clock goes back so far
  kDeadline,  // wait for it
  kConnect,   // parameter 0: how it is protected, and who the peer has proven to be
  kClose,
  kSend,        // the message; parameter 0: 1 with a new hop-by-hop id
  kDisconnect,  // for cause parameter 0
  kForget,      // the request that parameter 0 says
};
inline constexpr uint8_t kPeerConnectionSteps = 9;

enum class NasStep : uint8_t {
  kReceive,     // the message, in answer to what waits: parameter 0: peer, 1: which request
  kAuthorize,   // at attachment parameter 0; 1: of which kind; 2: re-authorises; 3: how spoilt
  kContinue,    // the session of parameter 0
  kDetach,      // of attachment parameter 0
  kPoll,        // with a buffer of parameters 0-1 octets first
  kWait,        // parameters 0-1 times 100 ms; parameter 2: 1 the clock goes back so far
  kDeadline,    // wait for it
  kConnect,     // peer parameter 0
  kClose,       // peer parameter 0
  kDisconnect,  // peer parameter 0, for cause parameter 1
  kOctets,      // the message as it is, to peer parameter 0
};
inline constexpr uint8_t kNasSteps = 11;

// Those of the access server in front; the first step says in parameter 0 how messages are held.
enum class AccessNodeStep : uint8_t {
  kDatagram = kNasSteps,  // the message, which is a node's; parameters as of RelayHoldQueueStep
  kHoldDeadline,          // wait for it
};
inline constexpr uint8_t kAccessNodeSteps = kNasSteps + 2;

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_STEPS_H_
