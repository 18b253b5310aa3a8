// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Two peers in virtual time, and one peer against messages that a test has written down.

#ifndef MIP6BOOT_TESTS_UNIT_DIAMETER_PEER_HARNESS_H_
#define MIP6BOOT_TESTS_UNIT_DIAMETER_PEER_HARNESS_H_

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/peer_connection.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::diameter {

inline TimePoint At(double seconds) {
  return TimePoint(std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds)));
}

inline PeerConfig NasConfig() {
  PeerConfig config;
  config.side = PeerSide::kInitiator;
  config.origin_host = "nas1.asp.example.net";
  config.origin_realm = "asp.example.net";
  config.host_ip_addresses = {*Ipv6Address::FromText("2001:db8:1:c020::ff")};
  config.origin_state_id = 1;
  config.applications = {{ApplicationId::kNasreq}, {ApplicationId::kEap}};
  return config;
}
inline PeerConfig AaaConfig() {
  PeerConfig config;
  config.side = PeerSide::kResponder;
  config.origin_host = "aaa.home.example.org";
  config.origin_realm = "home.example.org";
  config.host_ip_addresses = {*Ipv6Address::FromText("2001:db8:6000::53")};
  config.applications = {{ApplicationId::kEap}};
  return config;
}

// A peer with its random numbers, and what it said: short names of its messages, events as text.
class TestPeer {
 public:
  explicit TestPeer(const PeerConfig& config) : random_{0x10, 0x20}, peer_(config, random_) {}
  TestPeer(const TestPeer&) = delete;
  TestPeer& operator=(const TestPeer&) = delete;

  PeerConnection* operator->() { return &peer_; }
  PeerConnection& operator*() { return peer_; }
  test::ScriptedRandom& random() { return random_; }

  void Connect(double seconds, Protection protection = Protection::kTest,
               const std::vector<std::string_view>& names = {}) {
    peer_.HandleConnected(At(seconds), TransportSecurity{protection, names});
  }
  void Receive(double seconds, std::string_view hex) { Receive(seconds, test::FromHex(hex)); }
  void Receive(double seconds, const std::vector<uint8_t>& octets) {
    if (!peer_.HandleBytes(At(seconds), octets)) throw std::runtime_error("HandleBytes refuses");
  }

  // All that waits to be sent, one vector a message.
  std::vector<std::vector<uint8_t>> Transmits() {
    std::vector<std::vector<uint8_t>> out;
    std::vector<uint8_t> buffer(65536);
    for (;;) {
      const Result<std::optional<Bytes>> message = peer_.PollTransmit(MutableBytes(buffer));
      if (!message) throw std::runtime_error(message.error().ToString());
      if (!message->has_value()) return out;
      out.emplace_back((*message)->begin(), (*message)->end());
    }
  }
  // "CER", "DWA 2001", ...
  std::string Sent() {
    std::string out;
    for (const std::vector<uint8_t>& octets : Transmits())
      out += (out.empty() ? "" : ", ") + Name(octets);
    return out;
  }
  // "opened", "message DER", "failed timeout", ...
  std::string Events() {
    std::string out;
    while (const std::optional<PeerEvent> event = peer_.PollEvent()) {
      out += (out.empty() ? "" : ", ") + std::string(PeerEventName(event->id));
      if (event->id == PeerEventId::kMessage) out += " " + Name(event->message);
      if (event->id == PeerEventId::kFailed) out += " " + std::string(PeerFailureName(event->why));
      if (event->result_code.has_value())
        out += " " + std::to_string(static_cast<unsigned>(*event->result_code));
    }
    return out;
  }
  // Seconds; -1 if there is none.
  double Deadline() const {
    const std::optional<PeerConnection::Deadline> deadline = peer_.NextDeadline();
    if (!deadline.has_value()) return -1;
    return std::chrono::duration<double>(deadline->when.time_since_epoch()).count();
  }

  static std::string Name(Bytes octets) {
    const Result<MessageView> view = MessageView::Parse(octets);
    if (!view) return view.error().ToString();
    const char* const name = ShortCommandName(view->command(), view->is_request());
    std::string out = name == nullptr ? "?" : name;
    const Result<ResultCodeAvp> code = view->avps().Find<ResultCodeAvp>();
    if (!view->is_request() && code)
      out += " " + std::to_string(static_cast<unsigned>(code->value));
    if (view->is_error()) out += " E";
    return out;
  }

 private:
  test::ScriptedRandom random_;
  PeerConnection peer_;
};

// Carries what both have to say back and forth until they are silent.
inline void Talk(double seconds, TestPeer& a, TestPeer& b) {
  for (bool moved = true; moved;) {
    moved = false;
    for (auto [from, to] : {std::pair<TestPeer*, TestPeer*>{&a, &b}, {&b, &a}}) {
      for (const std::vector<uint8_t>& message : from->Transmits()) {
        to->Receive(seconds, message);
        moved = true;
      }
    }
  }
}

// Two open peers: NAS and AAA server.
struct Pair {
  TestPeer nas;
  TestPeer aaa;

  explicit Pair(const PeerConfig& nas_config = NasConfig(),
                const PeerConfig& aaa_config = AaaConfig())
      : nas(nas_config), aaa(aaa_config) {
    nas.Connect(0);
    aaa.Connect(0);
    Talk(0, nas, aaa);
  }
};

// A request or an answer of application 5, or another.
inline std::vector<uint8_t> Message(uint8_t flags, HopByHopId id,
                                    ApplicationId application = ApplicationId::kEap,
                                    CommandCode command = CommandCode::kDiameterEap) {
  std::vector<uint8_t> buffer(128);
  MessageWriter out(MutableBytes(buffer),
                    MessageHeader{flags, command, application, id, EndToEndId{7}});
  out.Add(SessionId{"s"});
  buffer.resize(out.Finish()->size());
  return buffer;
}

}  // namespace mip6boot::diameter

#endif  // MIP6BOOT_TESTS_UNIT_DIAMETER_PEER_HARNESS_H_
