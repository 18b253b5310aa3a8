// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <iterator>
#include <utility>

#include "fuzz/made_messages.h"
#include "fuzz/proxy_infos.h"
#include "fuzz/script.h"
#include "fuzz/seed_scripts.h"
#include "fuzz/steps.h"
#include "tests/support/vectors.h"

namespace mip6boot::fuzz {
namespace {

constexpr uint8_t kSetup = 0;
constexpr uint8_t kNotConnected = 32;

// aaa.asp.example.net
constexpr uint8_t kOwnRouteRecord[] = {0,   0,   1,   0x1a, 0x40, 0,   0,   27,  'a', 'a',
                                       'a', '.', 'a', 's',  'p',  '.', 'e', 'x', 'a', 'm',
                                       'p', 'l', 'e', '.',  'n',  'e', 't', 0};
// Of bbb.asp.example.net.
constexpr uint8_t kOtherProxyInfo[] = {
    0,   0,   1,   0x1c, 0x40, 0,   0,   48,                       //
    0,   0,   1,   0x18, 0x40, 0,   0,   27,  'b', 'b', 'b', '.',  //
    'a', 's', 'p', '.',  'e',  'x', 'a', 'm', 'p', 'l', 'e', '.',  //
    'n', 'e', 't', 0,                                              //
    0,   0,   0,   33,   0x40, 0,   0,   10,  7,   7,   0,   0};

std::vector<uint8_t> HomeAnswers(Bytes message) {
  return ScriptWriter()
      .Add(0, {1, 1 | 2 | 8}, message)  // granted
      .Add(0, {1, 1 | 2 | 4 | 32}, message)
      .Add(0, {1, 2}, message)     // but for mobility
      .Add(0, {0, 0, 1}, message)  // refused; RAR is asked
      .Add(8, {2}, message)        // another round
      .octets();
}
// Passed on by two proxies; what the user is called, and for how long, is the database's, or the
// access server's.
std::vector<uint8_t> HomeAnswersProxies(Bytes message) {
  constexpr uint8_t kMobility = 1 | 2, kTimeout = 8, kLifetime = 16;
  constexpr uint8_t kCalled = 16, kStateless = 32, kWaits = 64;
  static constexpr uint8_t kMinute[] = {0, 0, 0, 0x1b, 0x40, 0, 0, 12, 0, 0, 0, 60};
  const std::vector<uint8_t> passed_on = WithAvp(WithAvp(message, kProxyInfo), kOtherProxyInfo);
  return ScriptWriter()
      .Add(0, {1, kMobility | kTimeout | kLifetime, kCalled}, passed_on)
      .Add(0, {1, kMobility | kLifetime, kStateless}, WithAvp(passed_on, kMinute))
      .Add(0, {2, 128, kWaits}, passed_on)
      .Add(0, {0}, passed_on)
      .Add(1 | 2 | 4, {1, kMobility}, passed_on)
      .octets();
}
// The user has no home address yet; other verdicts.
std::vector<uint8_t> HomeAnswersOthers(Bytes message) {
  constexpr uint8_t kMobility = 1 | 2 | 32, kMoves = 4, kNoHomeAddress = 64, kEapGoesOn = 128;
  return ScriptWriter()
      .Add(0, {1, kMobility | kNoHomeAddress}, message)
      .Add(0, {1, kMobility | kMoves | kNoHomeAddress}, message)
      .Add(0, {2, kMobility | kEapGoesOn}, message)  // another round
      .Add(0, {2}, message)                          // which cannot be
      .Add(0, {0, 0, 2 << 2}, message)               // refused with a code that refuses nobody
      .Add(0, {3}, message)                          // unknown
      .Add(0, {4}, message)                          // not found in time
      .octets();
}
// With home agents or without, keeping state or not.
std::vector<uint8_t> VisitedPassesOn(Bytes message) {
  return ScriptWriter()
      .Add(0, {1 | 2}, message)
      .Add(1, {1}, message)
      .Add(0, {0}, message)
      .Add(0, {0}, WithAvp(message, kOwnRouteRecord))  // it has been here before
      .octets();
}
// An open connection, on which the message comes and goes; polled late, and by an old time.
std::vector<uint8_t> InitiatorHears(Bytes message) {
  using Does = PeerConnectionStep;
  return ScriptWriter()
      .Add(1)
      .Add(Does::kReceive, {7, 1}, test::VectorOctets("cea_success"))
      .Add(Does::kSend, {1}, message)
      .Add(Does::kWait, {0, 99, 1})
      .Add(Does::kReceive, {0, 1, 0, 0x80}, message)
      .Add(Does::kReceive, {0, 0, 0, 0x80}, test::VectorOctets("dwr"))
      .Add(Does::kPoll, {0, 20})
      .Add(Does::kDeadline)
      .Add(Does::kDisconnect)
      .octets();
}
// The message comes with the id of a DER that waits; then comes its answer, twice.
std::vector<uint8_t> InitiatorHearsOthers(Bytes message) {
  using Does = PeerConnectionStep;
  const std::vector<uint8_t> answer = test::VectorOctets("dea_home_agent_assigned");
  return ScriptWriter()
      .Add(1)
      .Add(Does::kReceive, {7, 1}, test::VectorOctets("cea_success"))
      .Add(Does::kSend, {1}, test::VectorOctets("der_integrated"))
      .Add(Does::kWait, {0, 200})
      .Add(Does::kReceive, {0, 2}, message)
      .Add(Does::kReceive, {0, 2}, answer)
      .Add(Does::kReceive, {0, 2}, answer)
      .octets();
}
// A connection after one that failed, which three DWAs open again; the message comes and goes.
std::vector<uint8_t> InitiatorComesBack(Bytes message) {
  using Does = PeerConnectionStep;
  constexpr uint8_t kReopened = 8;
  std::vector<uint8_t> dwa = test::VectorOctets("dwr");
  dwa[4] = 0;  // R
  return ScriptWriter()
      .Add(1 | kReopened)
      .Add(Does::kReceive, {7, 1}, test::VectorOctets("cea_success"))
      .Add(Does::kReceive, {0, 1}, dwa)
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {0, 1}, dwa)
      .Add(Does::kReceive, {}, message)
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {0, 1}, dwa)
      .Add(Does::kSend, {1}, message)
      .octets();
}
// The message in the place of a CER.
std::vector<uint8_t> ResponderHearsFirst(Bytes message) {
  using Does = PeerConnectionStep;
  return ScriptWriter()
      .Add(kNotConnected)
      .Add(Does::kConnect, {3})
      .Add(Does::kReceive, {}, message)
      .octets();
}
// The message after the CER of nas1.asp.example.net, which has proven to be `kWho`.
template <uint8_t kWho>
std::vector<uint8_t> ResponderHears(Bytes message) {
  using Does = PeerConnectionStep;
  return ScriptWriter()
      .Add(kNotConnected)
      .Add(Does::kConnect, {kWho})
      .Add(Does::kReceive, {}, test::VectorOctets("cer_nas"))
      .Add(Does::kReceive, {9}, message)
      .Add(Does::kSend, {}, message)
      .octets();
}
constexpr uint8_t kNobody = 3, kItself = 1 | 2 << 2, kSomebodyElse = 1 | 1 << 2;
// Access is asked for, the message is the answer; then it is what the server asks.
template <uint8_t kKind, uint8_t kHow = kSetup>
std::vector<uint8_t> AccessServerHears(Bytes message) {
  using Does = NasStep;
  return ScriptWriter()
      .Add(kHow)
      .Add(Does::kAuthorize, {0, kKind})
      .Add(Does::kReceive, {}, message)
      .Add(Does::kContinue, {})
      .Add(Does::kWait, {0, 99, 1})
      .Add(Does::kAuthorize, {0, kKind, 1})
      .Add(Does::kReceive, {}, message)
      .Add(Does::kDeadline)
      .Add(Does::kDetach, {0})
      .octets();
}
// The message is asked by the server of a session that is open, twice, and again when it is over.
std::vector<uint8_t> AccessServerIsAsked(Bytes message) {
  using Does = NasStep;
  return ScriptWriter()
      .Add(kSetup)
      .Add(Does::kAuthorize, {0, 2 | 8 | 32})
      .Add(Does::kReceive, {}, test::VectorOctets("dea_home_agent_assigned"))
      .Add(Does::kOctets, {}, message)
      .Add(Does::kOctets, {}, message)
      .Add(Does::kWait, {0xff, 0xff})
      .Add(Does::kOctets, {}, WithAvp(message, kProxyInfo))
      .octets();
}
// The primary is lost while a request waits; the message is the answer of the secondary.
std::vector<uint8_t> AccessServerFailsOver(Bytes message) {
  using Does = NasStep;
  return ScriptWriter()
      .Add(kSetup)
      .Add(Does::kConnect, {1})
      .Add(Does::kAuthorize, {0, 8 | 64})
      .Add(Does::kClose, {0})
      .Add(Does::kReceive, {1}, message)
      .Add(Does::kAuthorize, {1, 1})
      .Add(Does::kDeadline)
      .Add(Does::kDetach, {1})
      .octets();
}
// DIAMETER_SUCCESS becomes DIAMETER_LIMITED_SUCCESS, for a minute (Session-Timeout).
std::vector<uint8_t> Limited(Bytes message) {
  static constexpr uint8_t kSuccess[] = {0, 0, 1, 0x0c, 0x40, 0, 0, 12, 0, 0, 0x07, 0xd1};
  static constexpr uint8_t kMinute[] = {0, 0, 0, 0x1b, 0x40, 0, 0, 12, 0, 0, 0, 60};
  std::vector<uint8_t> limited = WithAvp(message, kMinute);
  const auto found =
      std::search(limited.begin(), limited.end(), std::begin(kSuccess), std::end(kSuccess));
  if (found != limited.end()) *(found + sizeof(kSuccess) - 1) = 0xd2;
  return limited;
}
template <uint8_t kHow>
std::vector<uint8_t> AccessServerHearsLimited(Bytes message) {
  return AccessServerHears<0, kHow>(Limited(message));
}

// A node's message waits for the message, and another one comes behind it; then the session is
// over.
std::vector<uint8_t> AccessNodeHears(Bytes message) {
  using Does = AccessNodeStep;
  using Asks = NasStep;
  const std::vector<uint8_t> sent = test::VectorOctets("infreq_identified");
  return ScriptWriter()
      .Add(kSetup)
      .Add(Asks::kAuthorize, {0, 8 | 16})
      .Add(Does::kDatagram, {0}, sent)
      .Add(Does::kDatagram, {0}, test::VectorOctets("infreq_visited"))
      .Add(Asks::kReceive, {}, message)
      .Add(Does::kDatagram, {0}, sent)
      .Add(Asks::kContinue, {})
      .Add(Asks::kReceive, {}, message)
      .Add(Does::kDatagram, {0}, sent)
      .Add(Asks::kWait, {0xff, 0xff})
      .Add(Does::kDatagram, {0}, sent)
      .octets();
}

constexpr SeedScript kDiameterScripts[] = {
    {"home_aaa", "", HomeAnswers},
    {"home_aaa", "-others", HomeAnswersOthers},
    {"home_aaa", "-proxies", HomeAnswersProxies},
    {"visited_aaa", "", VisitedPassesOn},
    {"peer_connection", "", InitiatorHears},
    {"peer_connection", "-others", InitiatorHearsOthers},
    {"peer_connection", "-back", InitiatorComesBack},
    {"peer_connection", "-first", ResponderHearsFirst},
    {"peer_connection", "-responder", ResponderHears<kNobody>},
    {"peer_connection", "-proven", ResponderHears<kItself>},
    {"peer_connection", "-impostor", ResponderHears<kSomebodyElse>},
    {"nas", "", AccessServerHears<0>},
    {"nas", "-nasreq", AccessServerHears<1 | 8>},
    {"nas", "-asked", AccessServerIsAsked},
    {"nas", "-failover", AccessServerFailsOver},
    {"nas", "-day", AccessServerHears<16, 2 | 128>},
    {"nas", "-limited", AccessServerHearsLimited<kSetup>},
    {"access_node", "-answer", AccessNodeHears},
    {"nas", "-limited-taken", AccessServerHearsLimited<2 | 128>},
};

}  // namespace

absl::Span<const SeedScript> DiameterScripts() { return kDiameterScripts; }

}  // namespace mip6boot::fuzz
