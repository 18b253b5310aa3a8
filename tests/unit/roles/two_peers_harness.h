// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server with two connections to the home AAA, and an agent behind each.

#ifndef MIP6BOOT_TESTS_UNIT_ROLES_TWO_PEERS_HARNESS_H_
#define MIP6BOOT_TESTS_UNIT_ROLES_TWO_PEERS_HARNESS_H_

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas {

inline constexpr NasPeer kPrimary = NasPeer::kPrimary;
inline constexpr NasPeer kSecondary = NasPeer::kSecondary;

// The access server, and an agent behind each of its connections.
class TwoPeers {
 public:
  explicit TwoPeers(NasConfig config = nas::Config()) : nas(std::move(config), random) {
    found.verdict = HomeAaaFound::Verdict::kAccept;
    found.mobility.allowed = true;
    found.mobility.features = FeatureBit::kMip6Integrated;
    found.mobility.home_agents = home;
  }

  void Connect(NasPeer peer, const char* host = "agent1.example.net") {
    diameter::PeerConfig config;
    config.side = diameter::PeerSide::kResponder;
    config.origin_host = host;
    config.origin_realm = "example.net";
    config.host_ip_addresses = {V6("2001:db8:6000::53")};
    config.applications = {{diameter::ApplicationId::kRelay}};
    At(peer).server.emplace(config, random);
    At(peer).mute = false;
    diameter::TransportSecurity security;
    security.protection = diameter::Protection::kTest;
    At(peer).server->HandleConnected(now, security);
    nas.HandleConnected(now, security, peer);
    Run();
  }
  void ConnectBoth() {
    Connect(kPrimary);
    Connect(kSecondary);
  }
  void Cut(NasPeer peer) {
    At(peer).server.reset();
    nas.HandleClosed(now, peer);
    Run();
  }
  // The peer is there, and takes nothing and says nothing.
  void Mute(NasPeer peer) { At(peer).mute = true; }
  void Unmute(NasPeer peer) { At(peer).mute = false; }
  // The peer's answers to what it has heard are kept back.
  void HoldAnswers(NasPeer peer) { At(peer).holds = true; }

  void Run() {
    bool moved = true;
    while (moved) moved = Move(kPrimary) || Move(kSecondary);
    while (const std::optional<NasEvent> event = nas.PollEvent()) {
      if (!events.empty()) events += ' ';
      events += NasEventName(event->id);
      if (event->session == SessionNumber{} && event->peer == kSecondary) events += "-2";
      if (event->id == NasEventId::kFailed) {
        events += std::string(":") + NasFailureName(event->failure);
      }
    }
  }
  void Advance(Duration duration) {
    const TimePoint end = now + duration;
    for (;;) {
      std::optional<TimePoint> next;
      const auto consider = [&next](std::optional<TimePoint> when) {
        if (when.has_value() && (!next.has_value() || *when < *next)) next = when;
      };
      if (nas.NextDeadline().has_value()) consider(nas.NextDeadline()->when);
      for (Side& side : sides_) {
        if (!side.server.has_value() || side.mute || !side.server->NextDeadline()) continue;
        consider(side.server->NextDeadline()->when);
      }
      if (!next.has_value() || *next > end) break;
      now = *next;
      nas.HandleTimeout(now);
      for (Side& side : sides_) {
        if (side.server.has_value() && !side.mute) side.server->HandleTimeout(now);
      }
      Run();
    }
    now = end;
  }

  SessionNumber Attach(uint8_t port = 1) {
    AccessRequest request(Port(port));
    request.user_name = "mn1@home.example.org";
    request.eap_payload = identity;
    const Result<SessionNumber> session = nas.Authorize(now, request);
    REQUIRE(session);
    Run();
    return *session;
  }
  std::string Events() { return std::exchange(events, std::string()); }
  // "DER STR": what came to the peer since the last call.
  std::string Requests(NasPeer peer) {
    std::string text;
    for (const std::vector<uint8_t>& request : At(peer).requests) {
      const diameter::MessageView view = *diameter::MessageView::Parse(request);
      text += (text.empty() ? "" : " ");
      text += diameter::ShortCommandName(view.command(), true);
      if (view.is_retransmitted()) text += "+T";
    }
    if (!At(peer).requests.empty()) At(peer).last_request = At(peer).requests.back();
    At(peer).requests.clear();
    return text;
  }
  const std::vector<uint8_t>& LastRequest(NasPeer peer) { return At(peer).last_request; }
  // The home AAA's answer to a request that the peer has held back.
  void AnswerNow(NasPeer peer) { Answer(peer, At(peer).last_request); }
  void ServerSends(NasPeer peer, std::vector<uint8_t> request) {
    StoreBigEndian32(&request[12], static_cast<uint32_t>(At(peer).server->NextHopByHopId()));
    REQUIRE(At(peer).server->Send(now, request));
    Run();
  }
  size_t Answers(NasPeer peer) { return At(peer).answers; }

  SeededRandom random{1};
  TimePoint now{1000s};
  std::vector<uint8_t> identity = FromHex("02010019016d6e3140686f6d652e6578616d706c652e6f7267");
  Nas nas;
  HomeAaaConfig aaa = test::aaa::Config();
  HomeAaaFound found;
  std::vector<AssignedHomeAgent> home = {HomeAgent()};
  std::string events;
  std::array<uint8_t, HomeAaa::kMaxAnswerSize> scratch{};

 private:
  struct Side {
    std::optional<diameter::PeerConnection> server;
    bool mute = false;
    bool holds = false;
    std::vector<std::vector<uint8_t>> requests;
    std::vector<uint8_t> last_request;
    size_t answers = 0;  // of the access server
  };

  Side& At(NasPeer peer) { return sides_[static_cast<size_t>(peer)]; }

  bool Move(NasPeer peer) {
    Side& side = At(peer);
    bool moved = false;
    for (;;) {
      const Result<std::optional<Bytes>> sent = nas.PollTransmit(absl::MakeSpan(buffer), peer);
      REQUIRE(sent);
      if (!sent->has_value()) break;
      moved = true;
      if (side.server.has_value() && !side.mute) (void)side.server->HandleBytes(now, **sent);
    }
    if (!side.server.has_value() || side.mute) return moved;
    while (const std::optional<diameter::PeerEvent> event = side.server->PollEvent()) {
      moved = true;
      if (event->id != diameter::PeerEventId::kMessage) continue;
      const std::vector<uint8_t> message(event->message.begin(), event->message.end());
      if ((message[4] & diameter::kFlagRequest) == 0) {
        ++side.answers;
        continue;
      }
      side.requests.push_back(message);
      if (!side.holds) Answer(peer, message);
    }
    for (;;) {
      const Result<std::optional<Bytes>> sent = side.server->PollTransmit(absl::MakeSpan(buffer));
      REQUIRE(sent);
      if (!sent->has_value()) break;
      moved = true;
      REQUIRE(nas.HandleBytes(now, **sent, peer));
    }
    return moved;
  }
  void Answer(NasPeer peer, const std::vector<uint8_t>& request) {
    const AaaOutcome outcome = HomeAaa::Step(
        aaa, request, [this](const HomeAaaNeed&) { return found; }, absl::MakeSpan(buffer));
    REQUIRE(outcome.transmits());
    const std::vector<uint8_t> answer(outcome.message.begin(), outcome.message.end());
    (void)At(peer).server->Send(now, answer);
  }

  std::array<Side, 2> sides_;
  std::vector<uint8_t> buffer = std::vector<uint8_t>(65536);
};

}  // namespace mip6boot::test::nas

#endif  // MIP6BOOT_TESTS_UNIT_ROLES_TWO_PEERS_HARNESS_H_
