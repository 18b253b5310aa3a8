// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/script.h"
#include "fuzz/seed_scripts.h"
#include "fuzz/steps.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::fuzz {
namespace {

constexpr uint8_t kSetup = 0;

// A node that asks for home.example.org, hears of it, and asks again.
std::vector<uint8_t> NodeHears(Bytes message) {
  using Does = MobileNodeStep;
  return ScriptWriter()
      .Add(2 | 16)
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1 | 2 | 4}, message)
      .Add(Does::kWait, {0, 99, 1})
      .Add(Does::kFail)
      .Add(Does::kRestart, {0, 10})
      .Add(Does::kLinkChange)
      .Add(Does::kDeadline)
      .Add(Does::kPoll, {0, 20})
      .Add(Does::kReceive, {1}, message)
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
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {2}, message)
      .Add(Does::kReceive, {1 | 8}, message)
      .Add(Does::kReceive, {1}, message)
      .Add(Does::kReceive, {2}, reconfigure)
      .Add(Does::kReceive, {4}, reconfigure)
      .Add(Does::kReceive, {2 | 4}, reconfigure)
      .Add(Does::kReceive, {1 | 16}, message)
      .octets();
}
// One that nobody answers, until its timeouts have grown as long as they may; then somebody does.
std::vector<uint8_t> NodeIsPatient(Bytes message) {
  using Does = MobileNodeStep;
  ScriptWriter script;
  script.Add(2 | 128);
  for (int i = 0; i < 18; ++i) script.Add(Does::kDeadline);
  script.Add(Does::kReceive, {1}, message);
  for (int i = 0; i < 3; ++i) script.Add(Does::kFail);
  for (int i = 0; i < 10; ++i) script.Add(Does::kDeadline);
  script.Add(Does::kReceive, {1}, message);
  return script.octets();
}
// One that asks for the visited network, twice.
std::vector<uint8_t> VisitorHears(Bytes message) {
  using Does = MobileNodeStep;
  return ScriptWriter()
      .Add(1)
      .Add(Does::kDeadline)
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, message)
      .Add(Does::kWait, {0xff, 0xff})
      .Add(Does::kReceive, {1}, message)
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
      .Add(Does::kReceive, {0}, message)
      .Add(Does::kReceive, {1, 0, 200}, message)
      .Add(Does::kReceive, {3, 0, 0, 0x80}, test::VectorOctets("infreq_identified"))
      .Add(Does::kAnswer, {0, 0, 0, 0x80})
      .Add(Does::kAnswer, {3, 0, 0, 0x80})
      .Add(Does::kPoll, {0, 20})
      .Add(Does::kWait, {0, 99, 1})
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {2}, message)
      .Add(Does::kDetach, {2})
      .octets();
}
// Little room, and nobody polls.
std::vector<uint8_t> QueueIsCrowded(Bytes message) {
  using Does = RelayHoldQueueStep;
  ScriptWriter script;
  script.Add(1 | 2 | 4);
  for (uint8_t port = 0; port < 4; ++port) {
    script.Add(Does::kReceive, {port, 0, 0, 0x80}, message);
    script.Add(Does::kReceive, {port, 0, 0, 0x80}, test::VectorOctets("infreq_identified"));
    script.Add(Does::kAnswer, {static_cast<uint8_t>(3 - port), 0, 0, 0x80});
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

// An access server is still asking what the node may have that sends the message; then it is known,
// and the node sends again; in the end it has left. Beside it are others: one who is refused, one
// whom nobody asks for, one whom the answer comes for too late.
std::vector<uint8_t> AccessNodeIsAsked(Bytes message) {
  using Does = AccessNodeStep;
  using Asks = NasStep;
  const std::vector<uint8_t> granted = test::VectorOctets("dea_home_agent_assigned");
  return ScriptWriter()
      .Add(kSetup)
      .Add(Asks::kAuthorize, {0, 8})
      .Add(Does::kDatagram, {0}, message)
      .Add(Asks::kReceive, {}, granted)
      .Add(Does::kDatagram, {0}, message)
      .Add(Does::kDatagram, {1}, message)
      .Add(Asks::kAuthorize, {2, 16})
      .Add(Does::kDatagram, {2, 0, 0, 0x80}, message)
      .Add(Asks::kReceive, {}, test::VectorOctets("dea_error_missing_avp"))
      .Add(Asks::kAuthorize, {3, 16})
      .Add(Does::kDatagram, {3}, message)
      .Add(Does::kHoldDeadline)
      .Add(Asks::kReceive, {}, granted)
      .Add(Does::kDatagram, {3}, message)
      .Add(Asks::kDetach, {0})
      .Add(Does::kDatagram, {0}, message)
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
    {"access_node", "", AccessNodeIsAsked},
};

}  // namespace

absl::Span<const SeedScript> Dhcpv6Scripts() { return kDhcpv6Scripts; }

}  // namespace mip6boot::fuzz
