// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server and a home AAA server, joined by two ends of a connection, in virtual time.

#ifndef MIP6BOOT_TESTS_UNIT_ROLES_NAS_HARNESS_H_
#define MIP6BOOT_TESTS_UNIT_ROLES_NAS_HARNESS_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/peer_connection.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/nas.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_random.h"
#include "tests/support/vectors.h"
#include "tests/unit/roles/home_aaa_harness.h"

namespace mip6boot::test::nas {

using diameter::FeatureBit;
using namespace roles;                 // NOLINT(google-build-using-namespace)
using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using test::aaa::Avp;                  // NOLINT(google-build-using-namespace)
using test::aaa::Edited;               // NOLINT(google-build-using-namespace)
using test::aaa::HomeAgent;
using test::aaa::LocalAgent;
using test::aaa::V6;
using test::aaa::With;
using test::aaa::Without;

inline constexpr uint64_t kFirstSession = (uint64_t{1876543210} << 32) | 523;

inline NasConfig Config() {
  NasConfig config;
  config.peer.origin_host = "nas1.asp.example.net";
  config.peer.origin_realm = "asp.example.net";
  config.peer.host_ip_addresses = {V6("2001:db8:1:c020::ff")};
  config.first_session = kFirstSession;
  return config;
}

inline AttachmentKey Port(uint8_t number) {
  return *AttachmentKey::From(AttachmentKind::kPort, Bytes(&number, 1));
}

// An event with what it viewed.
struct Seen {
  NasEvent event;
  std::string eap_payload;  // hex
  std::string key;
  std::string redirect_hosts;  // "aaa://..., aaa://..."
};

class Pair {
 public:
  explicit Pair(NasConfig nas_config = nas::Config()) : nas(std::move(nas_config), random) {
    found.verdict = HomeAaaFound::Verdict::kAccept;
    found.eap_payload = eap_success;
    found.mobility.allowed = true;
    found.mobility.features = FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment;
    found.mobility.home_agents = home;
  }

  // ---- the connection ----

  void Connect() {
    diameter::PeerConfig config;
    config.side = diameter::PeerSide::kResponder;
    config.origin_host = "aaa.home.example.org";
    config.origin_realm = "home.example.org";
    config.host_ip_addresses = {V6("2001:db8:6000::53")};
    config.applications = {{diameter::ApplicationId::kNasreq}, {diameter::ApplicationId::kEap}};
    server.emplace(config, random);
    diameter::TransportSecurity security;
    security.protection = diameter::Protection::kTest;
    server->HandleConnected(now, security);
    nas.HandleConnected(now, security);
    Run();
  }
  void Cut() {
    server.reset();
    nas.HandleClosed(now);
    Run();
  }

  // Carries octets, and answers requests, until nothing moves.
  void Run() {
    bool moved = true;
    while (moved) {
      moved = false;
      for (;;) {
        const Result<std::optional<Bytes>> sent = nas.PollTransmit(absl::MakeSpan(buffer));
        REQUIRE(sent);
        if (!sent->has_value()) break;
        moved = true;
        const std::vector<uint8_t> octets((*sent)->begin(), (*sent)->end());
        if (server.has_value()) (void)server->HandleBytes(now, octets);
      }
      if (server.has_value()) moved = RunServer() || moved;
    }
    while (const std::optional<NasEvent> event = nas.PollEvent()) {
      std::string hosts;
      for (const std::string_view host : event->redirect_hosts) {
        hosts += (hosts.empty() ? "" : ", ") + std::string(host);
      }
      events.push_back(
          {*event, ToHex(event->eap_payload), ToHex(event->eap_master_session_key), hosts});
    }
    const std::optional<Nas::Deadline> deadline = nas.NextDeadline();
    CHECK((!deadline.has_value() || deadline->when > now));
  }
  // To the moment of each deadline on the way, and through it.
  void Advance(Duration duration) {
    const TimePoint end = now + duration;
    for (;;) {
      std::optional<TimePoint> next;
      if (nas.NextDeadline().has_value()) next = nas.NextDeadline()->when;
      if (server.has_value() && server->NextDeadline().has_value()) {
        const TimePoint when = server->NextDeadline()->when;
        if (!next.has_value() || when < *next) next = when;
      }
      if (!next.has_value() || *next > end) break;
      now = *next;
      nas.HandleTimeout(now);
      if (server.has_value()) server->HandleTimeout(now);
      Run();
    }
    now = end;
  }

  // ---- the node ----

  AccessRequest Request(uint8_t port = 1) const {
    AccessRequest request(Port(port));
    request.user_name = "mn1@home.example.org";
    request.eap_payload = identity;
    return request;
  }
  SessionNumber Authorize(const AccessRequest& request) {
    const Result<SessionNumber> session = nas.Authorize(now, request);
    REQUIRE(session);
    Run();
    return *session;
  }
  SessionNumber Attach(uint8_t port = 1) { return Authorize(Request(port)); }

  // What the relay would supply: "identified home.example.org. 0048..., visited 0048..."
  std::string Supplied(uint8_t port = 1) const {
    std::string text;
    const std::optional<Binding> binding = nas.bindings().Find(now, Port(port), {});
    if (!binding.has_value()) return text;
    for (const SuppliedHomeNetwork& network : binding->networks) {
      if (!text.empty()) text += ", ";
      text += HomeNetworkKindName(network.kind);
      if (!network.id.empty()) text += " " + network.id.ToString();
      text += " " + ToHex(network.options);
    }
    return text;
  }

  // ---- what came ----

  // The names of the events since the last call, without those of the peer.
  std::string Events() {
    std::string text;
    for (const Seen& seen : events) {
      if (seen.event.session == SessionNumber{}) continue;
      if (!text.empty()) text += ' ';
      text += NasEventName(seen.event.id);
      if (seen.event.id == NasEventId::kFailed ||
          seen.event.id == NasEventId::kReauthorizationFailed) {
        text += std::string(":") + NasFailureName(seen.event.failure);
      }
      if (seen.event.id == NasEventId::kEnded) {
        text += std::string(":") + NasEndingName(seen.event.ending);
      }
    }
    last = events.empty() ? Seen() : events.back();
    events.clear();
    return text;
  }
  // "DER STR": the requests that came to the server since the last call.
  std::string Requests() {
    std::string text;
    for (const std::vector<uint8_t>& request : requests) {
      if (!text.empty()) text += ' ';
      text += diameter::ShortCommandName(diameter::MessageView::Parse(request)->command(), true);
    }
    if (!requests.empty()) last_request = requests.back();
    requests.clear();
    return text;
  }
  diameter::MessageView LastRequest() const { return *diameter::MessageView::Parse(last_request); }

  // Of the server: sends a request of its own, such as the vector's, with a new hop-by-hop id.
  void ServerSends(std::vector<uint8_t> request) {
    StoreBigEndian32(&request[12], static_cast<uint32_t>(server->NextHopByHopId()));
    REQUIRE(server->Send(now, request));
    Run();
  }

  SeededRandom random{1};
  TimePoint now{1000s};
  std::vector<uint8_t> identity = FromHex("02010019016d6e3140686f6d652e6578616d706c652e6f7267");
  Nas nas;

  std::optional<diameter::PeerConnection> server;
  HomeAaaConfig aaa = test::aaa::Config();
  HomeAaaFound found;
  std::vector<uint8_t> eap_success = FromHex("03020004");
  std::vector<AssignedHomeAgent> home = {HomeAgent()};
  bool silent = false;
  // What becomes of a request and its answer between the two.
  std::function<std::vector<uint8_t>(std::vector<uint8_t> request)> on_the_way;
  // Instead of the home AAA's answer.
  std::function<HomeAaaFound(const HomeAaaNeed&)> lookup;
  std::function<std::vector<uint8_t>(std::vector<uint8_t> answer)> tamper;

  std::vector<Seen> events;
  Seen last;
  std::vector<std::vector<uint8_t>> requests;
  std::vector<uint8_t> last_request;
  std::vector<std::vector<uint8_t>> answers;  // of the access server to the server's requests

 private:
  bool RunServer() {
    bool moved = false;
    while (const std::optional<diameter::PeerEvent> event = server->PollEvent()) {
      moved = true;
      if (event->id != diameter::PeerEventId::kMessage) continue;
      std::vector<uint8_t> message(event->message.begin(), event->message.end());
      if ((message[4] & diameter::kFlagRequest) == 0) {
        answers.push_back(message);
        continue;
      }
      requests.push_back(message);
      if (!silent) Answer(message);
    }
    while (server.has_value()) {
      const Result<std::optional<Bytes>> sent = server->PollTransmit(absl::MakeSpan(buffer));
      REQUIRE(sent);
      if (!sent->has_value()) break;
      moved = true;
      const std::vector<uint8_t> octets((*sent)->begin(), (*sent)->end());
      REQUIRE(nas.HandleBytes(now, octets));
    }
    return moved;
  }
  void Answer(const std::vector<uint8_t>& request) {
    const auto look = [this](const HomeAaaNeed& need) {
      return lookup && need.command != diameter::CommandCode::kSessionTermination ? lookup(need)
                                                                                  : found;
    };
    const AaaOutcome outcome = HomeAaa::Step(aaa, on_the_way ? on_the_way(request) : request, look,
                                             absl::MakeSpan(buffer));
    REQUIRE(outcome.transmits());
    std::vector<uint8_t> answer(outcome.message.begin(), outcome.message.end());
    if (tamper) answer = tamper(answer);
    if (!answer.empty()) (void)server->Send(now, answer);
  }

  std::vector<uint8_t> buffer = std::vector<uint8_t>(65536);
};

constexpr const char* kHomeRun =
    "004700114020010db8600003020000000000000000"
    "0048001020010db8600003020000000000000001"
    "004900160368613104686f6d65076578616d706c65036f726700";
constexpr const char* kLocalRun = "0048001020010db80001c0200000000000000001";
inline const std::string kHomeSupplied = std::string("identified home.example.org. ") + kHomeRun;
inline const std::string kLocalSupplied = std::string("visited ") + kLocalRun;

// The same, connected.
struct Connected : Pair {
  Connected() { Connect(); }
  explicit Connected(NasConfig config) : Pair(std::move(config)) { Connect(); }

  // The events that are no session's.
  std::string PeerEvents() const {
    std::string text;
    for (const Seen& seen : events) {
      if (seen.event.session != SessionNumber{}) continue;
      text += (text.empty() ? "" : " ") + std::string(NasEventName(seen.event.id));
    }
    return text;
  }
  // The Termination-Cause of the last request.
  uint32_t Cause() const {
    return static_cast<uint32_t>(LastRequest().avps().Find<diameter::TerminationCauseAvp>()->value);
  }
};

}  // namespace mip6boot::test::nas

#endif  // MIP6BOOT_TESTS_UNIT_ROLES_NAS_HARNESS_H_
