// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Lives of a mobile node, for its fuzzer to start from: each leads to where one kind of call means
// something.

#include <initializer_list>
#include <string>
#include <utility>

#include "fuzz/script.h"
#include "fuzz/seed_scripts.h"
#include "fuzz/steps.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::fuzz {
namespace {

using Does = MobileNodeStep;
using Octets = std::vector<uint8_t>;

// In the first step: what is asked for and how (mobile_node_fuzzer.cc).
constexpr uint8_t kHome = 2, kBounded = 32, kVisitor = 1;
constexpr uint8_t kSlowly = 1, kImpatient = 2, kNamed = 4, kLater = 8;
constexpr uint8_t kNotPolled = 0x80;

// From the server, to this client.
constexpr char kFront[] = "07 000000 0001 000a 00030001020000000001 0002 000a 000200007ed90badc0de";

Octets ReplyWith(const char* options) { return test::FromHex(std::string(kFront) + options); }
// home.example.org, refreshed in two hours; another home agent of it, in half an hour.
Octets Home() { return test::VectorOctets("reply_identified"); }
Octets OtherHome() {
  return ReplyWith(
      "0020 0004 00000708"
      "0045 003e 0031 0012 04686f6d65 076578616d706c65 036f726700"
      "0048 0010 20010db8 60000302 00000000 00000002"
      "0048 0010 20010db8 60000302 00000000 00000003");
}
Octets Nothing() { return ReplyWith("0020 0004 00000258"); }
Octets Prefixes() {
  return ReplyWith(
      "0045 002b 0031 0012 04686f6d65 076578616d706c65 036f726700"
      "0047 0011 40 20010db8 60000302 00000000 00000000");
}
Octets Forever() { return ReplyWith("0020 0004 ffffffff"); }
Octets UnspecFail() { return ReplyWith("000d 0002 0001"); }
Octets UseMulticast() { return ReplyWith("000d 0002 0005"); }
Octets Times() { return ReplyWith("000d 0002 0002 0052 0004 00000078 0053 0004 0000003c"); }
Octets Reconfigure(const char* asked) {
  return test::FromHex(std::string("0a") + (kFront + 2) + "0013 0001" + asked +
                       "000b 000b 03 01 00 0000000000000001");
}

// One whose first request is out.
ScriptWriter Asking(uint8_t what, uint8_t how = 0) {
  return ScriptWriter().Add(what, {how}).Add(Does::kDeadline);
}
ScriptWriter Knowing(uint8_t what, uint8_t how, const Octets& reply) {
  return Asking(what, how).Add(Does::kReceive, {1}, reply);
}

Octets Stopped() {
  return Knowing(kHome, kLater, Home())
      .Add(Does::kLinkChange)
      .Add(Does::kStart)
      .Add(Does::kStart)
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kStart, {1})
      .Add(Does::kReceive, {2 | 4}, Reconfigure("0b"))
      .Add(Does::kStart, {1})
      .Add(Does::kAsk)
      .Add(Does::kLinkChange)
      .Add(Does::kLinkChange, {1})
      .Add(Does::kWait, {0xff, 0xff})
      .Add(Does::kRestart)
      .Add(Does::kStart, {1})
      .Add(Does::kStart)
      .Add(Does::kDeadline)
      .Add(Does::kStart, {1})
      .Add(Does::kReceive, {1}, Home())
      .octets();
}
Octets SeesOtherPrefixes(uint8_t how) {
  return Knowing(kHome, how, Home())
      .Add(Does::kLinkChange, {1})
      .Add(Does::kLinkChange, {1})
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kLinkChange, {1})
      .Add(Does::kLinkChange, {1})
      .Add(Does::kDeadline)
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kLinkChange, {1})
      .Add(Does::kAsk)
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kLinkChange, {1})
      .Add(Does::kStart, {1})
      .Add(Does::kStart)
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kDeadline)
      .octets();
}
Octets Moves(uint8_t how) {
  return Knowing(kHome, how, Home())
      .Add(Does::kLinkChange)
      .Add(Does::kLinkChange)
      .Add(Does::kDeadline)
      .Add(Does::kWait, {0, 5})
      .Add(Does::kLinkChange)
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kDeadline)
      .Add(Does::kRestart, {0, 1})
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kWait, {0xff, 0xff})  // it is asked again meanwhile
      .Add(Does::kLinkChange)
      .Add(Does::kWait, {0, 160})
      .Add(Does::kWait, {0, 160})
      .Add(Does::kLinkChange)
      .Add(Does::kWait, {0, 160})
      .Add(Does::kReceive, {1}, Home())
      .octets();
}
// What is known changes, and not all of it is heard of.
Octets Changes() {
  ScriptWriter script = Knowing(kHome, 0, Home());
  for (const uint8_t heard : {uint8_t{0}, kNotPolled}) {
    for (const Octets& reply : {Home(), OtherHome(), OtherHome(), Nothing(), Prefixes(), Home(),
                                Home(), Nothing(), Nothing(), OtherHome(), Home()}) {
      script.Add(Does::kAsk, {0, 0, 0, heard})
          .Add(Does::kPoll, {1, 0xff})
          .Add(Does::kReceive, {1, 0, 0, heard}, reply);
    }
    script.Add(Does::kDeadline);
  }
  for (const Octets& reply : {OtherHome(), OtherHome()}) {
    script.Add(Does::kAsk, {0, 0, 0, kNotPolled})
        .Add(Does::kPoll, {1, 0xff})
        .Add(Does::kReceive, {1, 0, 0, kNotPolled}, reply);
  }
  return script.Add(Does::kDeadline).octets();
}
Octets Refreshes(uint8_t what) {
  ScriptWriter script = Knowing(what, 0, OtherHome());
  for (const Octets& reply : {Home(), Forever(), Nothing(), Times(), Prefixes()}) {
    script.Add(Does::kDeadline)
        .Add(Does::kDeadline)
        .Add(Does::kReceive, {1}, reply)
        .Add(Does::kAsk);
  }
  return script.octets();
}
// Servers that fail, or want what is done anyway, again and again.
Octets IsRefused(uint8_t how) {
  ScriptWriter script = Asking(kHome, how);
  for (int i = 0; i < 3; ++i) {
    script.Add(Does::kReceive, {1}, UnspecFail())
        .Add(Does::kReceive, {1}, UseMulticast())
        .Add(Does::kReceive, {1}, UseMulticast())
        .Add(Does::kReceive, {1}, Times());
    script.Add(Does::kAsk).Add(Does::kReceive, {1}, UnspecFail());
    script.Add(Does::kWait, {0, 40}).Add(Does::kReceive, {1}, UnspecFail());
    for (int j = 0; j < 8; ++j) script.Add(Does::kDeadline);
    script.Add(Does::kReceive, {1}, UnspecFail()).Add(Does::kWait, {2, 0x58});  // 60 s
    script.Add(Does::kWait, {0x17, 0x70});
    script.Add(Does::kDeadline).Add(Does::kReceive, {1}, Home()).Add(Does::kAsk);
  }
  return script.octets();
}
Octets LosesHomeAgents(uint8_t how) {
  ScriptWriter script = Knowing(kHome, how, OtherHome());
  for (const uint8_t refuses : {uint8_t{0}, uint8_t{1}}) {
    script.Add(Does::kFail, {refuses, 3})
        .Add(Does::kFail, {0})
        .Add(Does::kFail, {refuses})
        .Add(Does::kDeadline)
        .Add(Does::kReceive, {1}, OtherHome())
        .Add(Does::kDeadline)
        .Add(Does::kDeadline)
        .Add(Does::kAsk)
        .Add(Does::kReceive, {1}, Home())
        .Add(Does::kFail, {refuses, 1})
        .Add(Does::kFail, {refuses, 1})
        .Add(Does::kFail, {refuses, 2})
        .Add(Does::kFail, {refuses, 2, 0, kNotPolled})
        .Add(Does::kWait, {1, 0, 0, kNotPolled})
        .Add(Does::kDeadline)
        .Add(Does::kReceive, {1}, Home())
        .Add(Does::kAsk)
        .Add(Does::kReceive, {1}, OtherHome())
        .Add(Does::kFail, {1})
        .Add(Does::kAsk)
        .Add(Does::kReceive, {1}, Home())
        .Add(Does::kAsk)
        .Add(Does::kReceive, {1}, OtherHome())
        .Add(Does::kFail, {1})
        .Add(Does::kFail, {1})
        .Add(Does::kAsk)
        .Add(Does::kReceive, {1}, OtherHome());
  }
  return script.octets();
}
Octets Restarts(uint8_t what) {
  ScriptWriter script = Asking(what);
  script.Add(Does::kRestart)
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kRestart, {0x1c, 0x1f})  // 7199 s
      .Add(Does::kWait, {0, 9})
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, Times())
      .Add(Does::kAsk)
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kRestart, {0, 9, 2})
      .Add(Does::kRestart, {0x1c, 0x20})
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kRestart, {0, 9, 1})
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, Forever())
      .Add(Does::kRestart, {0, 9})
      .Add(Does::kRestart, {0, 9, 1})
      .Add(Does::kReceive, {1}, Home())
      .Add(Does::kStart, {1})
      .Add(Does::kRestart)
      .Add(Does::kReceive, {1}, Times())
      .Add(Does::kRestart)
      .Add(Does::kAsk);
  for (int i = 0; i < 9; ++i) script.Add(Does::kDeadline);
  return script.octets();
}
// States that others have saved: flags, times, and until when.
Octets TakesUp(uint8_t what) {
  constexpr char kClient[] = "0001 000a 00030001020000000001";
  constexpr char kName[] = "0031 0012 04686f6d65 076578616d706c65 036f726700";
  constexpr char kKept[] =
      "0045 002a 0031 0012 04686f6d65 076578616d706c65 036f726700"
      "0048 0010 20010db8 60000302 00000000 00000001";
  ScriptWriter script = Asking(what);
  for (const char* const header : {"01 02 0000 00000e10 00000e10 00000000d693a400",
                                   "01 0a 0000 0000003c 00015180 ffffffffffffffff",
                                   "01 03 0000 00000e10 00000e10 00000000d693a400",
                                   "01 02 0000 0000003b 00000e10 0000000000000000",
                                   "02 02 0000 00000e10 00000e10 0000000000000000",
                                   "01 02 0000 00000e10 00000e10 8000000000000000"}) {
    const std::string text = header;
    script.Add(Does::kRestore, {}, test::FromHex(text + kClient + kName + kKept))
        .Add(Does::kRestore, {0x0e, 0x0f}, test::FromHex(text + kClient + kName))
        .Add(Does::kRestore, {0, 9}, test::FromHex(text + "0001 0003 000301" + kName + kKept))
        .Add(Does::kRestore, {0, 9}, test::FromHex(text + kClient + kKept));
  }
  return script.octets();
}
// More than anybody listens to, of each kind.
Octets IsCrowded() {
  ScriptWriter script = Asking(kHome, kNamed);
  for (int i = 0; i < 7; ++i) {
    script.Add(Does::kReceive, {0, 0, 0, kNotPolled}, Home())
        .Add(Does::kReceive, {8, 0, 0, kNotPolled}, Home())
        .Add(Does::kReceive, {2 | 4, 0, 0, kNotPolled}, Reconfigure("0b"))
        .Add(Does::kReceive, {2 | 4, 0, 0, kNotPolled}, Reconfigure("05"))
        .Add(Does::kReceive, {0, 0, 0, kNotPolled}, {7, 0, 0})
        .Add(Does::kReceive, {1, 0, 0, kNotPolled}, UseMulticast());
  }
  return script.Add(Does::kWait, {0, 200, 0, kNotPolled})
      .Add(Does::kReceive, {1, 0, 0, kNotPolled}, Home())
      .Add(Does::kFail)
      .Add(Does::kFail)
      .octets();
}
Octets IsReconfigured() {
  ScriptWriter script = Knowing(kHome | 16, 0, Home());
  for (const char* const asked : {"0b", "05", "0c"}) {
    script.Add(Does::kReceive, {2 | 4 | 16}, Reconfigure(asked))
        .Add(Does::kReceive, {2 | 4}, Reconfigure("0b"))
        .Add(Does::kDeadline)
        .Add(Does::kReceive, {1}, Home())
        .Add(Does::kAsk)
        .Add(Does::kReceive, {1}, Home());
  }
  return script.octets();
}
// All that may be called while a request waits to be polled: the first one, and the same again.
Octets IsDue() {
  ScriptWriter script = Knowing(kHome | 16, 0, Home());
  const auto call = [&script](bool stop) {
    script.Add(Does::kStart, {0, 0, 0, kNotPolled})
        .Add(Does::kAsk, {0, 0, 0, kNotPolled})
        .Add(Does::kLinkChange, {1, 0, 0, kNotPolled})
        .Add(Does::kReceive, {2 | 4, 0, 0, kNotPolled}, Reconfigure("0b"))
        .Add(Does::kReceive, {1, 0, 0, kNotPolled}, UseMulticast());
    stop ? script.Add(Does::kStart, {1, 0, 0, kNotPolled})
         : script.Add(Does::kLinkChange, {0, 0, 0, kNotPolled});
    script.Add(Does::kDeadline, {0, 0, 0, kNotPolled});
  };
  for (const bool stop : {false, true}) {
    script.Add(Does::kAsk, {0, 0, 0, kNotPolled});
    call(false);
    script.Add(Does::kPoll, {1, 0xff}).Add(Does::kDeadline, {0, 0, 0, kNotPolled});
    call(stop);
    script.Add(Does::kStart)
        .Add(Does::kDeadline)
        .Add(Does::kDeadline, {0, 0, 0, kNotPolled})
        .Add(Does::kReceive, {1}, Home());
    script.Add(Does::kAsk, {0, 0, 0, kNotPolled});
    call(true);
    script.Add(Does::kStart).Add(Does::kDeadline).Add(Does::kReceive, {1}, Home());
  }
  return script.octets();
}
// A node that is answered at once, and asks again at once, more often than it may (R75).
Octets IsHasty(uint8_t how) {
  ScriptWriter script = Asking(kHome, how);
  for (int i = 0; i < 45; ++i) {
    script.Add(Does::kReceive, {1}, ReplyWith("")).Add(Does::kAsk);
    if (i % 9 == 8) script.Add(Does::kAsk).Add(Does::kDeadline);
  }
  return script.octets();
}

// The same again is due sooner than may be sent (R75), and then wanted at once.
Octets IsHeldBack() {
  return Asking(kHome, kSlowly)
      .Add(Does::kReceive, {1}, Nothing())
      .Add(Does::kAsk)
      .Add(Does::kReceive, {1}, Nothing())
      .Add(Does::kAsk)
      .Add(Does::kDeadline)
      .Add(Does::kReceive, {1}, UseMulticast())
      .Add(Does::kReceive, {1}, UnspecFail())
      .Add(Does::kWait, {0, 100})
      .Add(Does::kWait, {2, 0x58})
      .octets();
}

}  // namespace

void ForEachMobileNodeSeed(absl::FunctionRef<void(const char* fuzzer, const char* name,
                                                  const std::vector<uint8_t>& octets)>
                               visit) {
  const std::initializer_list<std::pair<const char*, Octets>> seeds = {
      {"hasty", IsHasty(0)},
      {"hasty_and_slow", IsHasty(kSlowly)},
      {"stopped", Stopped()},
      {"sees_other_prefixes", SeesOtherPrefixes(0)},
      {"sees_other_prefixes_often", SeesOtherPrefixes(kImpatient)},
      {"moves", Moves(0)},
      {"moves_impatiently", Moves(kImpatient)},
      {"changes", Changes()},
      {"refreshes", Refreshes(kHome)},
      {"refreshes_in_bounds", Refreshes(kHome | kBounded)},
      {"is_refused", IsRefused(0)},
      {"is_refused_and_impatient", IsRefused(kImpatient)},
      {"loses_home_agents", LosesHomeAgents(0)},
      {"loses_home_agents_impatiently", LosesHomeAgents(kImpatient)},
      {"restarts", Restarts(kHome)},
      {"restarts_in_bounds", Restarts(kHome | kBounded)},
      {"restarts_as_visitor", Restarts(kVisitor)},
      {"takes_up", TakesUp(kHome)},
      {"takes_up_in_bounds", TakesUp(kHome | kBounded)},
      {"crowded", IsCrowded()},
      {"reconfigured", IsReconfigured()},
      {"due", IsDue()},
      {"held_back", IsHeldBack()}};
  for (const auto& [name, octets] : seeds) visit("mobile_node", name, octets);
}

}  // namespace mip6boot::fuzz
