// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/seed_scripts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "fuzz/made_messages.h"
#include "fuzz/proxy_infos.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/steps.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::fuzz {
namespace {

constexpr uint8_t kSetup = 0;
constexpr uint8_t kNotConnected = 32;

template <typename What>
uint8_t Do(What what) {
  return static_cast<uint8_t>(what);
}

// ---- DHCPv6 ----

// A node that asks for home.example.org, hears of it, and asks again.
std::vector<uint8_t> NodeHears(Bytes message) {
  using Does = MobileNodeStep;
  return ScriptWriter()
      .Add(2 | 16)
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kReceive), {1 | 2 | 4}, message)
      .Add(Do(Does::kWait), {0, 99, 1})
      .Add(Do(Does::kFail))
      .Add(Do(Does::kRestart), {0, 10})
      .Add(Do(Does::kLinkChange))
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kPoll), {0, 20})
      .Add(Do(Does::kReceive), {1}, message)
      .octets();
}
// One whom a server makes ask again, once that is authentic (RFC 8415 18.2.11); before that it gets
// a Reply that is not its own, and one where it is not.
constexpr char kReconfigure[] =
    "0a 000000 0001 000a 00030001020000000001 0002 000a 000200007ed90badc0de 0013 0001 0b"
    "000b 000b 03 01 00 0000000000000001";
std::vector<uint8_t> NodeIsMadeToAsk(Bytes message) {
  using Does = MobileNodeStep;
  const std::vector<uint8_t> reconfigure = test::FromHex(kReconfigure);
  return ScriptWriter()
      .Add(2 | 16)
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kReceive), {2}, message)
      .Add(Do(Does::kReceive), {1 | 8}, message)
      .Add(Do(Does::kReceive), {1}, message)
      .Add(Do(Does::kReceive), {2}, reconfigure)
      .Add(Do(Does::kReceive), {4}, reconfigure)
      .Add(Do(Does::kReceive), {2 | 4}, reconfigure)
      .Add(Do(Does::kReceive), {1 | 16}, message)
      .octets();
}
// One that nobody answers, until its timeouts have grown as long as they may; then somebody does.
std::vector<uint8_t> NodeIsPatient(Bytes message) {
  using Does = MobileNodeStep;
  ScriptWriter script;
  script.Add(2 | 128);
  for (int i = 0; i < 18; ++i) script.Add(Do(Does::kDeadline));
  script.Add(Do(Does::kReceive), {1}, message);
  for (int i = 0; i < 3; ++i) script.Add(Do(Does::kFail));
  for (int i = 0; i < 10; ++i) script.Add(Do(Does::kDeadline));
  script.Add(Do(Does::kReceive), {1}, message);
  return script.octets();
}
// One that asks for the visited network, twice.
std::vector<uint8_t> VisitorHears(Bytes message) {
  using Does = MobileNodeStep;
  return ScriptWriter()
      .Add(1)
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kReceive), {1}, message)
      .Add(Do(Does::kWait), {0xff, 0xff})
      .Add(Do(Does::kReceive), {1}, message)
      .octets();
}
// With some of the networks that there are, all, others, and none.
std::vector<uint8_t> RelayRelays(Bytes message) {
  return ScriptWriter()
      .Add(0, {0, 0x16}, message)
      .Add(1 | 2 | 16, {1, 0xff}, message)
      .Add(1 | 64 | 128, {0, 0xe9}, message)
      .Add(8, {1, 0}, message)
      .Add(64, {0, 0}, message)
      .Add(16 | 64, {1 | 2 | 4, 0xff, 0x12, 0x34}, message)  // from another port than 547
      .Add(16, {1 | 4 | 8 | 32, 0x16}, message)
      .Add(16 | 64, {4 | 16, 0x16}, message)
      .octets();
}
std::vector<uint8_t> QueueHolds(Bytes message) {
  using Does = RelayHoldQueueStep;
  return ScriptWriter()
      .Add(kSetup)
      .Add(Do(Does::kReceive), {0}, message)
      .Add(Do(Does::kReceive), {1, 0, 200}, message)
      .Add(Do(Does::kReceive), {3, 0, 0, 0x80}, test::VectorOctets("infreq_identified"))
      .Add(Do(Does::kAnswer), {0, 0, 0, 0x80})
      .Add(Do(Does::kAnswer), {3, 0, 0, 0x80})
      .Add(Do(Does::kPoll), {0, 20})
      .Add(Do(Does::kWait), {0, 99, 1})
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kReceive), {2}, message)
      .Add(Do(Does::kDetach), {2})
      .octets();
}
// Little room, and nobody polls.
std::vector<uint8_t> QueueIsCrowded(Bytes message) {
  using Does = RelayHoldQueueStep;
  ScriptWriter script;
  script.Add(1 | 2 | 4);
  for (uint8_t port = 0; port < 4; ++port) {
    script.Add(Do(Does::kReceive), {port, 0, 0, 0x80}, message);
    script.Add(Do(Does::kReceive), {port, 0, 0, 0x80}, test::VectorOctets("infreq_identified"));
    script.Add(Do(Does::kAnswer), {static_cast<uint8_t>(3 - port), 0, 0, 0x80});
  }
  return script.octets();
}
// From its own networks; from those of relays that may supply them, and that may not; from an
// access server in the same box.
std::vector<uint8_t> ServerAnswers(Bytes message) {
  return ScriptWriter()
      .Add(0, {0, 1 | 2}, message)
      .Add(1 | 2 | 8, {1, 1 | 16, 0}, message)
      .Add(16 | 32, {1, 4}, message)
      .Add(16, {0, 4}, message)
      .Add(1 | 4, {1 | 2, 0, 0xff}, message)
      .Add(2, {0, 4 | 8, 0x5a}, message)
      .Add(8, {2, 1}, message)
      .Add(64 | 128, {2, 1, 0, 5}, message)
      .Add(0, {1, 1, 0, 5}, message)
      .octets();
}

// By an access server's own interface, and through a relay that is trusted, and one that is not.
std::vector<uint8_t> ClientIsAttached(Bytes message) {
  return ScriptWriter()
      .Add(0, {0, 1}, message)
      .Add(0, {1, 2, 1}, message)
      .Add(0, {1 | 2, 1, 1}, message)
      .octets();
}

constexpr SeedScript kDhcpv6Scripts[] = {
    {"mobile_node", "", NodeHears},
    {"mobile_node", "-visited", VisitorHears},
    {"mobile_node", "-patient", NodeIsPatient},
    {"mobile_node", "-reconfigure", NodeIsMadeToAsk},
    {"relay_agent", "", RelayRelays},
    {"relay_hold_queue", "", QueueHolds},
    {"relay_hold_queue", "-crowded", QueueIsCrowded},
    {"dhcp_server", "", ServerAnswers},
    {"client_attachment", "", ClientIsAttached},
};

// ---- Diameter ----

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
      .Add(Do(Does::kReceive), {7, 1}, test::VectorOctets("cea_success"))
      .Add(Do(Does::kSend), {1}, message)
      .Add(Do(Does::kWait), {0, 99, 1})
      .Add(Do(Does::kReceive), {0, 1, 0, 0x80}, message)
      .Add(Do(Does::kReceive), {0, 0, 0, 0x80}, test::VectorOctets("dwr"))
      .Add(Do(Does::kPoll), {0, 20})
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kDisconnect))
      .octets();
}
// The message comes with the id of a DER that waits; then comes its answer, twice.
std::vector<uint8_t> InitiatorHearsOthers(Bytes message) {
  using Does = PeerConnectionStep;
  const std::vector<uint8_t> answer = test::VectorOctets("dea_home_agent_assigned");
  return ScriptWriter()
      .Add(1)
      .Add(Do(Does::kReceive), {7, 1}, test::VectorOctets("cea_success"))
      .Add(Do(Does::kSend), {1}, test::VectorOctets("der_integrated"))
      .Add(Do(Does::kWait), {0, 200})
      .Add(Do(Does::kReceive), {0, 2}, message)
      .Add(Do(Does::kReceive), {0, 2}, answer)
      .Add(Do(Does::kReceive), {0, 2}, answer)
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
      .Add(Do(Does::kReceive), {7, 1}, test::VectorOctets("cea_success"))
      .Add(Do(Does::kReceive), {0, 1}, dwa)
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kReceive), {0, 1}, dwa)
      .Add(Do(Does::kReceive), {}, message)
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kReceive), {0, 1}, dwa)
      .Add(Do(Does::kSend), {1}, message)
      .octets();
}
// The message in the place of a CER.
std::vector<uint8_t> ResponderHearsFirst(Bytes message) {
  using Does = PeerConnectionStep;
  return ScriptWriter()
      .Add(kNotConnected)
      .Add(Do(Does::kConnect), {3})
      .Add(Do(Does::kReceive), {}, message)
      .octets();
}
// The message after the CER of nas1.asp.example.net, which has proven to be `kWho`.
template <uint8_t kWho>
std::vector<uint8_t> ResponderHears(Bytes message) {
  using Does = PeerConnectionStep;
  return ScriptWriter()
      .Add(kNotConnected)
      .Add(Do(Does::kConnect), {kWho})
      .Add(Do(Does::kReceive), {}, test::VectorOctets("cer_nas"))
      .Add(Do(Does::kReceive), {9}, message)
      .Add(Do(Does::kSend), {}, message)
      .octets();
}
constexpr uint8_t kNobody = 3, kItself = 1 | 2 << 2, kSomebodyElse = 1 | 1 << 2;
// Access is asked for, the message is the answer; then it is what the server asks.
template <uint8_t kKind, uint8_t kHow = kSetup>
std::vector<uint8_t> AccessServerHears(Bytes message) {
  using Does = NasStep;
  return ScriptWriter()
      .Add(kHow)
      .Add(Do(Does::kAuthorize), {0, kKind})
      .Add(Do(Does::kReceive), {}, message)
      .Add(Do(Does::kContinue), {})
      .Add(Do(Does::kWait), {0, 99, 1})
      .Add(Do(Does::kAuthorize), {0, kKind, 1})
      .Add(Do(Does::kReceive), {}, message)
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kDetach), {0})
      .octets();
}
// The message is asked by the server of a session that is open, twice, and again when it is over.
std::vector<uint8_t> AccessServerIsAsked(Bytes message) {
  using Does = NasStep;
  return ScriptWriter()
      .Add(kSetup)
      .Add(Do(Does::kAuthorize), {0, 2 | 8 | 32})
      .Add(Do(Does::kReceive), {}, test::VectorOctets("dea_home_agent_assigned"))
      .Add(Do(Does::kOctets), {}, message)
      .Add(Do(Does::kOctets), {}, message)
      .Add(Do(Does::kWait), {0xff, 0xff})
      .Add(Do(Does::kOctets), {}, WithAvp(message, kProxyInfo))
      .octets();
}
// The primary is lost while a request waits; the message is the answer of the secondary.
std::vector<uint8_t> AccessServerFailsOver(Bytes message) {
  using Does = NasStep;
  return ScriptWriter()
      .Add(kSetup)
      .Add(Do(Does::kConnect), {1})
      .Add(Do(Does::kAuthorize), {0, 8 | 64})
      .Add(Do(Does::kClose), {0})
      .Add(Do(Does::kReceive), {1}, message)
      .Add(Do(Does::kAuthorize), {1, 1})
      .Add(Do(Does::kDeadline))
      .Add(Do(Does::kDetach), {1})
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
    {"nas", "-limited-taken", AccessServerHearsLimited<2 | 128>},
};

}  // namespace

absl::Span<const SeedScript> Dhcpv6Scripts() { return kDhcpv6Scripts; }
absl::Span<const SeedScript> DiameterScripts() { return kDiameterScripts; }

}  // namespace mip6boot::fuzz
