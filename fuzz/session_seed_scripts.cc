// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What becomes of sessions: of an access server, and at the home AAA server.

#include <algorithm>
#include <array>
#include <cstdint>

#include "fuzz/made_messages.h"
#include "fuzz/script.h"
#include "fuzz/seed_scripts.h"
#include "fuzz/steps.h"
#include "tests/support/vectors.h"

namespace mip6boot::fuzz {
namespace {

constexpr uint8_t kSetup = 0;

// A base AVP with the M bit and four octets.
std::array<uint8_t, 12> Number(uint16_t code, uint32_t value) {
  std::array<uint8_t, 12> avp = {0, 0, 0, 0, 0x40, 0, 0, 12};
  StoreBigEndian16(&avp[2], code);
  StoreBigEndian32(&avp[8], value);
  return avp;
}
// With another number in the AVP of that kind, if it has one.
std::vector<uint8_t> WithNumber(Bytes message, uint16_t code, uint32_t value) {
  const std::array<uint8_t, 12> avp = Number(code, value);
  std::vector<uint8_t> other(message.begin(), message.end());
  const auto found = std::search(other.begin(), other.end(), avp.begin(), avp.begin() + 8);
  if (other.end() - found >= 12) std::copy(avp.begin(), avp.end(), found);
  return other;
}
std::vector<uint8_t> WithResult(Bytes message, uint32_t code) {
  return WithNumber(message, 268, code);
}
std::vector<uint8_t> GrantedFor(Bytes message, uint32_t timeout, uint32_t lifetime,
                                uint32_t grace) {
  constexpr uint32_t kAuthoriseAndAuthenticate = 1;
  return WithAvp(WithAvp(WithAvp(WithAvp(message, Number(27, timeout)), Number(291, lifetime)),
                         Number(276, grace)),
                 Number(285, kAuthoriseAndAuthenticate));
}
// To another server, for the session, for a minute.
std::vector<uint8_t> Redirected(Bytes message) {
  static constexpr uint8_t kHost[] = {0,   0,   1,   0x24, 0x40, 0,   0,   34,  'a', 'a', 'a', ':',
                                      '/', '/', 'b', 'b',  'b',  '.', 'h', 'o', 'm', 'e', '.', 'e',
                                      'x', 'a', 'm', 'p',  'l',  'e', '.', 'o', 'r', 'g', 0,   0};
  return WithAvp(WithAvp(WithAvp(WithResult(message, 3006), kHost), Number(261, 1)),
                 Number(262, 60));
}

// The message grants for a minute, half of it at first; another session for 20 seconds. The first
// is asked for again when that is over: in vain, redirected; and runs out.
std::vector<uint8_t> AccessServerRunsOut(Bytes message) {
  using Does = NasStep;
  return ScriptWriter()
      .Add(kSetup)
      .Add(Does::kAuthorize, {0})
      .Add(Does::kReceive, {}, GrantedFor(message, 60, 30, 15))
      .Add(Does::kAuthorize, {1, 4 | 64})  // who it is alone
      .Add(Does::kReceive, {}, WithAvp(message, Number(27, 20)))
      .Add(Does::kWait, {1, 44})
      .Add(Does::kAuthorize, {0, 0, 2})
      .Add(Does::kReceive, {}, Redirected(message))
      .Add(Does::kAuthorize, {0, 0, 2})
      .Add(Does::kReceive, {}, WithResult(message, 3004))
      .Add(Does::kAuthorize, {0, 0, 2})
      .Add(Does::kDeadline)
      .Add(Does::kWait, {1, 44})
      .octets();
}
// The message is asked by the server of a session that is open, of another kind if it is a RAR:
// again within four minutes, and behind them.
std::vector<uint8_t> AccessServerIsAskedAgain(Bytes message) {
  using Does = NasStep;
  const std::vector<uint8_t> asks = WithNumber(message, 285, 1);
  return ScriptWriter()
      .Add(kSetup)
      .Add(Does::kAuthorize, {0})
      .Add(Does::kReceive, {}, test::VectorOctets("dea_home_agent_assigned"))
      .Add(Does::kOctets, {}, asks)
      .Add(Does::kConnect, {0})
      .Add(Does::kOctets, {}, asks)
      .Add(Does::kWait, {8, 152})  // 3 minutes 40
      .Add(Does::kConnect, {1})
      .Add(Does::kOctets, {1}, asks)
      .Add(Does::kWait, {0, 210})
      .Add(Does::kOctets, {1}, asks)
      .octets();
}
// The server keeps no state: it hears nothing of the end. What it grants then cannot be used.
std::vector<uint8_t> AccessServerOwesNothing(Bytes message) {
  using Does = NasStep;
  constexpr uint32_t kNoStateMaintained = 1;
  return ScriptWriter()
      .Add(kSetup)
      .Add(Does::kAuthorize, {0})
      .Add(Does::kReceive, {}, WithAvp(message, Number(277, kNoStateMaintained)))
      .Add(Does::kDetach, {0})
      .Add(Does::kAuthorize, {0})
      .Add(Does::kReceive, {}, WithAvp(message, test::VectorOctets("bad_avp124_short")))
      .octets();
}
// Requests that are refused where they are made. The message is the second answer at an attachment:
// to a session beside the one that is open; with a key, for access or without. Two more ask there.
std::vector<uint8_t> AccessServerIsAskedBeside(Bytes message) {
  using Does = NasStep;
  static constexpr uint8_t kSessionKey[] = {0, 0, 1, 0xd0, 0x40, 0, 0, 12, 'k', 'e', 'y', '!'};
  constexpr uint8_t kNoRealm = 1, kOwnRealm = 5;
  ScriptWriter script;
  script.Add(kSetup).Add(Does::kAuthorize, {0});
  for (uint8_t how = kNoRealm; how < kOwnRealm; ++how) script.Add(Does::kAuthorize, {1, 0, 0, how});
  return script.Add(Does::kAuthorize, {0, 0, 1})
      .Add(Does::kReceive, {}, test::VectorOctets("dea_home_agent_assigned"))
      .Add(Does::kAuthorize, {1, 0, 1})
      .Add(Does::kAuthorize, {0, 64, 0, kOwnRealm})
      .Add(Does::kReceive, {}, WithAvp(message, kSessionKey))
      .Add(Does::kAuthorize, {0})
      .Add(Does::kAuthorize, {0})
      .Add(Does::kDeadline)
      .octets();
}
// The message goes on, for ten seconds, which the node lets pass: at first, and when it has access.
std::vector<uint8_t> AccessServerWaitsForNode(Bytes message) {
  using Does = NasStep;
  const std::vector<uint8_t> goes_on = WithAvp(message, Number(272, 10));
  return ScriptWriter()
      .Add(kSetup)
      .Add(Does::kAuthorize, {0})
      .Add(Does::kReceive, {}, goes_on)
      .Add(Does::kDeadline)
      .Add(Does::kAuthorize, {0})
      .Add(Does::kReceive, {}, test::VectorOctets("dea_home_agent_assigned"))
      .Add(Does::kAuthorize, {0, 0, 1})
      .Add(Does::kReceive, {}, goes_on)
      .Add(Does::kDeadline)
      .Add(Does::kAuthorize, {0, 0, 1})
      .Add(Does::kReceive, {}, goes_on)
      .Add(Does::kContinue, {1})
      .Add(Does::kReceive, {}, message)
      .octets();
}
// Access by the message is over when nobody can be told: the STR goes out on the next connection,
// is lost with it, and goes out again; then nobody answers it.
std::vector<uint8_t> AccessServerOwes(Bytes message) {
  using Does = NasStep;
  return ScriptWriter()
      .Add(kSetup)
      .Add(Does::kAuthorize, {0})
      .Add(Does::kReceive, {}, message)
      .Add(Does::kDisconnect, {0, 1})
      .Add(Does::kDetach, {0})
      .Add(Does::kClose, {0})
      .Add(Does::kConnect, {0})
      .Add(Does::kClose, {0})
      .Add(Does::kConnect, {1})
      .Add(Does::kDeadline)
      .Add(Does::kDetach, {0})
      .Add(Does::kDisconnect, {1, 2})
      .octets();
}
// With as many home agents more as a home network cannot have.
std::vector<uint8_t> Crowded(Bytes message) {
  std::array<uint8_t, 36> agent = {0,    0, 1, 0xe6, 0x40, 0, 0,    36,   0,    0,    1,   0x4e,
                                   0x40, 0, 0, 26,   0,    2, 0x20, 0x01, 0x0d, 0xb8, 0x60};
  std::vector<uint8_t> crowded(message.begin(), message.end());
  for (uint8_t i = 1; i <= 12; ++i) {
    agent[33] = i;  // the last octet of its address
    crowded = WithAvp(crowded, agent);
  }
  return crowded;
}
// Bindings for half a minute, and two of them at most. A session is lost with both of its peers,
// another one waits for a peer that is suspect.
std::vector<uint8_t> AccessServerLosesPeers(Bytes message) {
  using Does = NasStep;
  constexpr uint8_t kFewBindings = 16, kShort = 8;
  ScriptWriter script;
  script.Add(kFewBindings | kShort);
  for (uint8_t port = 0; port < 3; ++port) {
    script.Add(Does::kAuthorize, {port}).Add(Does::kReceive, {}, message);
  }
  return script.Add(Does::kAuthorize, {0})
      .Add(Does::kReceive, {}, Crowded(message))
      .Add(Does::kWait, {1, 44})
      .Add(Does::kConnect, {1})
      .Add(Does::kAuthorize, {3})
      .Add(Does::kClose, {0})
      .Add(Does::kClose, {1})
      .Add(Does::kConnect, {0})
      .Add(Does::kConnect, {1})
      .Add(Does::kDeadline)
      .Add(Does::kAuthorize, {0, 0, 4})
      .Add(Does::kDeadline)
      .Add(Does::kDeadline)
      .octets();
}
// The primary does not answer its watchdog: what waits goes to the secondary, once. The message
// comes from the primary, then the secondary is lost.
std::vector<uint8_t> AccessServerSuspects(Bytes message) {
  using Does = NasStep;
  std::vector<uint8_t> dwa = test::VectorOctets("dwr");
  dwa[4] = 0;  // R
  return ScriptWriter()
      .Add(kSetup)
      .Add(Does::kConnect, {1})
      .Add(Does::kDeadline)
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, dwa)
      .Add(Does::kWait, {0, 240})
      .Add(Does::kAuthorize, {0})
      .Add(Does::kDeadline)
      .Add(Does::kDeadline)
      .Add(Does::kOctets, {0}, message)
      .Add(Does::kClose, {1})
      .octets();
}
// Two sessions at most; what comes first is the message, which may be goodbye.
std::vector<uint8_t> AccessServerIsLeft(Bytes message) {
  using Does = NasStep;
  constexpr uint8_t kFewSessions = 32;
  return ScriptWriter()
      .Add(kFewSessions)
      .Add(Does::kConnect, {1})
      .Add(Does::kAuthorize, {0})
      .Add(Does::kOctets, {0}, message)
      .Add(Does::kAuthorize, {1})
      .Add(Does::kAuthorize, {2})
      .Add(Does::kClose, {0})
      .Add(Does::kClose, {1})
      .octets();
}
// The same request of an access server again: too early, in time, and when it is forgotten; beside
// others, which leave no room for it.
std::vector<uint8_t> HomeAnswersAgain(Bytes message) {
  constexpr uint8_t kMobility = 1 | 2, kWaits = 128, kAbandons = 2;
  ScriptWriter script;
  script.Add(0, {1, kMobility, kWaits}, message)
      .Add(0, {1, kMobility}, message)
      .Add(0, {0, 0, 0, 200}, message)
      .Add(0, {0, 0, 0, 41}, message)
      .Add(0, {3}, message)
      .Add(0, {1, kMobility, kAbandons}, message);
  std::vector<uint8_t> another(message.begin(), message.end());
  for (int i = 0; i < 5; ++i) {
    if (another.size() > 19) ++another[19];  // the end-to-end id
    script.Add(0, {1, kMobility}, another);
  }
  return script.Add(0, {0}, message).octets();
}
// The message comes through an agent, with a State; answers what the server has asked of a session;
// and could not comply.
std::vector<uint8_t> HomeIsAnswered(Bytes message) {
  constexpr uint8_t kNoEap = 16;
  // bbb.asp.example.net
  static constexpr uint8_t kRouteRecord[] = {0,   0,   1,   0x1a, 0x40, 0,   0,   27,  'b', 'b',
                                             'b', '.', 'a', 's',  'p',  '.', 'e', 'x', 'a', 'm',
                                             'p', 'l', 'e', '.',  'n',  'e', 't', 0};
  ScriptWriter script;
  script.Add(kSetup, {1, 1 | 2}, WithAvp(WithAvp(message, kRouteRecord), Number(24, 7)));
  constexpr uint8_t kHows[] = {0, 1, 2 | 4, 1 | 4, 8, 1 | 16};
  for (const uint8_t how : kHows) {
    script.Add(kNoEap, {0, 0, how}, message);
    script.Add(kSetup, {0, 0, how}, WithResult(message, 5012));
  }
  return script.octets();
}

constexpr SeedScript kSessionScripts[] = {
    {"nas", "-runs-out", AccessServerRunsOut},
    {"nas", "-asked-again", AccessServerIsAskedAgain},
    {"nas", "-stateless", AccessServerOwesNothing},
    {"nas", "-beside", AccessServerIsAskedBeside},
    {"nas", "-waits", AccessServerWaitsForNode},
    {"nas", "-owes", AccessServerOwes},
    {"nas", "-loses-peers", AccessServerLosesPeers},
    {"nas", "-suspects", AccessServerSuspects},
    {"nas", "-left", AccessServerIsLeft},
    {"access_node", "-runs-out", AccessServerRunsOut},
    {"access_node", "-beside", AccessServerIsAskedBeside},
    {"home_aaa", "-again", HomeAnswersAgain},
    {"home_aaa", "-answered", HomeIsAnswered},
};

}  // namespace

absl::Span<const SeedScript> SessionScripts() { return kSessionScripts; }

}  // namespace mip6boot::fuzz
