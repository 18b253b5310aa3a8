// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server with two connections to the home AAA (RFC 6733 5.5.4, RFC 3539 3.4).

#include <algorithm>
#include <array>
#include <utility>

#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas { namespace {

using diameter::AvpKey;
using diameter::MessageView;
using diameter::PeerConnection;

constexpr NasPeer kPrimary = NasPeer::kPrimary;
constexpr NasPeer kSecondary = NasPeer::kSecondary;

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
      const MessageView view = *MessageView::Parse(request);
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
    std::optional<PeerConnection> server;
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

TEST_CASE_METHOD(TwoPeers, "requests go to the primary while it takes them",
                 "[rfc3539][s3.4][R96]") {
  ConnectBoth();
  CHECK(Events() == "peer-open peer-open-2");
  Attach();
  CHECK(Requests(kPrimary) == "DER");
  CHECK(Requests(kSecondary).empty());
  Cut(kPrimary);
  CHECK(nas.usable());
  Attach(2);
  CHECK(Requests(kSecondary) == "DER");
}

TEST_CASE_METHOD(TwoPeers, "what waits when a connection fails goes to the other, with the T bit",
                 "[rfc6733][s3][s5.5.4][R96]") {
  ConnectBoth();
  HoldAnswers(kPrimary);
  Attach();
  CHECK(Requests(kPrimary) == "DER");
  (void)Events();
  Cut(kPrimary);
  CHECK(Requests(kSecondary) == "DER+T");
  // The same but for T and the hop-by-hop id.
  std::vector<uint8_t> expected = LastRequest(kPrimary);
  expected[4] |= 0x10;
  std::copy(LastRequest(kSecondary).begin() + 12, LastRequest(kSecondary).begin() + 16,
            expected.begin() + 12);
  CHECK(ToHex(LastRequest(kSecondary)) == ToHex(expected));
  CHECK(Events() == "peer-lost authorized");
  CHECK(nas.counters().sent_again == 1);
  CHECK(nas.counters().requests == 1);
  CHECK(nas.sessions() == 1);
}

TEST_CASE_METHOD(TwoPeers, "a suspect's requests go to the other, and its late answers nowhere",
                 "[rfc6733][s5.5.4][rfc3539][s3.4.1][R96][R102]") {
  NasConfig config = nas::Config();
  config.request_timeout = 300s;
  nas = Nas(config, random);
  ConnectBoth();
  HoldAnswers(kPrimary);
  Attach();
  CHECK(Requests(kPrimary) == "DER");
  (void)Events();
  Mute(kPrimary);
  Advance(70s);
  CHECK(Events() == "peer-suspect authorized");
  CHECK(Requests(kSecondary) == "DER+T");
  Unmute(kPrimary);
  AnswerNow(kPrimary);
  Run();
  CHECK(Events() == "peer-open");
  CHECK(nas.peer(kPrimary)->counters().unknown_answers == 1);
  CHECK(nas.sessions() == 1);
}

TEST_CASE_METHOD(TwoPeers, "what waits for a suspect goes to the other as soon as there is one",
                 "[rfc6733][s5.5.4][R96]") {
  NasConfig config = nas::Config();
  config.request_timeout = 300s;
  nas = Nas(config, random);
  Connect(kPrimary);
  HoldAnswers(kPrimary);
  Attach();
  Mute(kPrimary);
  Advance(70s);
  CHECK(Events() == "peer-open peer-suspect");
  Connect(kSecondary);
  CHECK(Events() == "peer-open-2 authorized");
  CHECK(Requests(kSecondary) == "DER+T");
}

TEST_CASE_METHOD(TwoPeers,
                 "new requests have no T bit, and go back to the primary after three DWAs",
                 "[rfc3539][s3.4.1][R96][R102]") {
  ConnectBoth();
  Cut(kPrimary);
  Connect(kPrimary);
  Attach(1);
  CHECK(Requests(kSecondary) == "DER");
  CHECK(Requests(kPrimary).empty());
  Advance(100s);  // a DWR and its DWA at once, two more at Tw each
  CHECK(nas.peer(kPrimary)->usable());
  Attach(2);
  CHECK(Requests(kPrimary) == "DER");
  CHECK(Requests(kSecondary).empty());
}

TEST_CASE_METHOD(TwoPeers, "a request is sent again once, with all its time",
                 "[rfc6733][s5.5.4][R95][R96]") {
  ConnectBoth();
  HoldAnswers(kPrimary);
  HoldAnswers(kSecondary);
  const SessionNumber session = Attach();
  Advance(9s);
  Cut(kPrimary);
  CHECK(Requests(kSecondary) == "DER+T");
  Advance(9s);
  CHECK(nas.state(session) == NasState::kAsking);
  Connect(kPrimary);
  (void)Events();
  (void)Requests(kPrimary);
  Cut(kSecondary);
  // The server may have granted access: it is told once somebody takes the STR.
  CHECK(Events() == "peer-lost-2 failed:peer-lost");
  CHECK(nas.state(session) == NasState::kOwing);
  Advance(100s);
  CHECK(Requests(kPrimary) == "STR");
}

TEST_CASE_METHOD(TwoPeers, "an STR that was not answered is the same on the next connection",
                 "[rfc6733][s8.4][R95][R96]") {
  ConnectBoth();
  Attach();
  (void)Requests(kPrimary);
  HoldAnswers(kPrimary);
  CHECK(nas.Detach(now, Port(1)));
  Run();
  CHECK(Requests(kPrimary) == "STR");
  const std::vector<uint8_t> first = LastRequest(kPrimary);
  Cut(kPrimary);
  CHECK(Requests(kSecondary) == "STR+T");
  CHECK(ToHex(Bytes(LastRequest(kSecondary)).subspan(16)) == ToHex(Bytes(first).subspan(16)));
  CHECK(nas.sessions() == 0);

  // Without another one, it waits.
  Attach(2);
  HoldAnswers(kSecondary);
  CHECK(nas.Detach(now, Port(2)));
  Run();
  CHECK(Requests(kSecondary) == "DER STR");
  const std::vector<uint8_t> second = LastRequest(kSecondary);
  Cut(kSecondary);
  CHECK(nas.sessions() == 1);
  Connect(kSecondary);
  Advance(100s);
  CHECK(Requests(kSecondary) == "STR+T");
  CHECK(ToHex(Bytes(LastRequest(kSecondary)).subspan(16)) == ToHex(Bytes(second).subspan(16)));
}

TEST_CASE("more than the other connection takes at once goes there one by one",
          "[rfc6733][s5.5.4][R96][limits]") {
  NasConfig config = nas::Config();
  config.peer.max_queued_octets = 2048;
  TwoPeers pair(config);
  pair.ConnectBoth();
  pair.HoldAnswers(kPrimary);
  for (uint8_t port = 0; port < 60; ++port) pair.Attach(port);
  (void)pair.Events();
  (void)pair.Requests(kPrimary);
  pair.Cut(kPrimary);
  CHECK(pair.nas.counters().sent_again == 60);
  CHECK(pair.nas.counters().count(NasEventId::kAuthorized) == 60);
  CHECK(pair.nas.counters().count(NasEventId::kFailed) == 0);
  CHECK(pair.nas.sessions() == 60);
}

TEST_CASE("what waits to be sent again is lost with the other connection too, in time",
          "[rfc6733][s5.5.4][R95][R96][limits]") {
  NasConfig config = nas::Config();
  config.peer.max_queued_octets = 2048;
  TwoPeers pair(config);
  pair.ConnectBoth();
  pair.HoldAnswers(kPrimary);
  for (uint8_t port = 0; port < 60; ++port) pair.Attach(port);
  // Nobody polls in between.
  pair.nas.HandleClosed(pair.now, kPrimary);
  pair.nas.HandleClosed(pair.now, kSecondary);
  CHECK(pair.nas.counters().sent_again < 60);
  pair.Advance(11s);
  CHECK(pair.nas.counters().count(NasEventId::kFailed) == 60);
  CHECK(pair.nas.counters().count(NasEventId::kAuthorized) == 0);
}

TEST_CASE_METHOD(TwoPeers, "a re-authorisation survives the loss of its connection",
                 "[rfc6733][s5.5.4][s8.3][R95][R96]") {
  ConnectBoth();
  const SessionNumber session = Attach();
  HoldAnswers(kPrimary);
  AccessRequest again(Port(1));
  again.user_name = "mn1@home.example.org";
  again.eap_payload = identity;
  again.session = session;
  CHECK(nas.Authorize(now, again));
  Run();
  (void)Events();
  Cut(kPrimary);
  CHECK(Events() == "peer-lost authorized");
  CHECK(nas.state(session) == NasState::kOpen);
}

TEST_CASE_METHOD(TwoPeers, "the secondary's ASR is answered where it came from",
                 "[rfc6733][s8.5][R95]") {
  ConnectBoth();
  Attach();
  (void)Events();
  ServerSends(kSecondary, VectorOctets("asr"));
  CHECK(Events() == "ended");
  CHECK(Answers(kSecondary) == 1);
  CHECK(Answers(kPrimary) == 0);
  CHECK_FALSE(nas.bindings().Find(now, Port(1), {}).has_value());
}

TEST_CASE("the secondary is one of those accepted there", "[rfc6733][s5.3][R100]") {
  NasConfig config = nas::Config();
  config.peer.accepted_peers = {"agent1.example.net"};
  config.secondary_peers = {"agent2.example.net"};
  TwoPeers pair(config);
  pair.Connect(kPrimary, "agent2.example.net");
  CHECK(pair.Events() == "peer-lost");
  pair.Connect(kSecondary, "agent2.example.net");
  CHECK(pair.Events() == "peer-open-2");
  config.secondary_peers = {"agent2.example.net", "bad host"};
  CHECK(config.Validate().error().ToString().rfind("nas.secondary_peers[1]: ", 0) == 0);
}

TEST_CASE_METHOD(TwoPeers, "an answer that comes over the other connection is one to nothing",
                 "[rfc6733][s3][R96]") {
  ConnectBoth();
  HoldAnswers(kPrimary);
  Attach();
  CHECK(Requests(kPrimary) == "DER");
  (void)Events();
  const AaaOutcome outcome = HomeAaa::Step(
      aaa, LastRequest(kPrimary), [this](const HomeAaaNeed&) { return found; },
      absl::MakeSpan(scratch));
  CHECK(nas.HandleBytes(now, outcome.message, kSecondary));
  Run();
  CHECK(Events().empty());
  CHECK(nas.peer(kSecondary)->counters().unknown_answers == 1);
  CHECK(nas.HandleBytes(now, outcome.message, kPrimary));
  Run();
  CHECK(Events() == "authorized");
}

// ---- ids over restarts ----

TEST_CASE("end-to-end ids of starts in different seconds never meet", "[rfc6733][s3][R96]") {
  const auto first_id = [](uint32_t boot_seconds) {
    NasConfig config = nas::Config();
    config.peer.boot_seconds = boot_seconds;
    TwoPeers pair(config);
    pair.Connect(kPrimary);
    pair.Attach();
    (void)pair.Requests(kPrimary);
    return LoadBigEndian32(&pair.LastRequest(kPrimary)[16]);
  };
  const uint32_t before = first_id(0x12345678);
  const uint32_t after = first_id(0x12345679);
  CHECK(before >> 20 == 0x678);
  CHECK(after >> 20 == 0x679);
  // Half a million requests between them.
  CHECK(after - before >= 0x80000);
}

// ---- what comes out of order ----

TEST_CASE("inputs of no connection, and timeouts too early, are counted and harmless",
          "[nas][events]") {
  TwoPeers pair;
  CHECK(pair.nas.HandleBytes(pair.now, FromHex("01000014"), kSecondary).error().reason ==
        Reason::kNotAllowed);
  pair.nas.HandleClosed(pair.now, kPrimary);
  pair.nas.Disconnect(pair.now, diameter::DisconnectCause::kRebooting, kPrimary);
  CHECK(pair.nas.counters().unknown == 3);
  pair.nas.HandleTimeout(pair.now);
  CHECK(pair.nas.counters().early_timeouts == 1);
  pair.Connect(kPrimary);
  pair.nas.HandleTimeout(pair.now);
  CHECK(pair.nas.counters().early_timeouts == 2);
  CHECK_FALSE(pair.nas.Detach(pair.now, Port(9)));
  CHECK_FALSE(pair.nas.ContinueEap(pair.now, SessionNumber{77}, {}));
  CHECK(pair.nas.counters().unknown == 5);
  pair.Attach();
  CHECK(pair.Events() == "peer-open authorized");
}

}}  // namespace mip6boot::test::nas
