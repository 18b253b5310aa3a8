// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// No session key stays behind in memory that is given back (RFC 6733 13.3).

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mip6boot/base/wiped_octets.h"
#include "mip6boot/diameter/peer_connection.h"
#include "mip6boot/diameter/stream_framer.h"
#include "mip6boot/roles/answered_requests.h"
#include "tests/allocation/freed_memory.h"
#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas { namespace {

const std::vector<uint8_t> kKey(64, 0xa7);

TEST_CASE("a key that is not wiped is seen", "[R101]") {
  const FreedWith freed(kKey);
  auto key = std::make_unique<std::vector<uint8_t>>(kKey);
  CHECK(*key == kKey);  // or compilers would do without the memory
  key.reset();
  CHECK(freed.blocks() == 1);
}

TEST_CASE("an answer that is kept for its duplicates is wiped when it is forgotten",
          "[rfc6733][s13.3][R101]") {
  using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
  const HomeAaaConfig config = test::aaa::Config();
  HomeAaaFound found;
  found.verdict = HomeAaaFound::Verdict::kAccept;
  found.eap_master_session_key = kKey;
  std::array<uint8_t, HomeAaa::kMaxAnswerSize> buffer{};
  const TimePoint now{1000s};
  const auto serve = [&](AnsweredRequests& answered) {
    return AnswerOnce(
               now, config, VectorOctets("der_integrated"),
               [&](const HomeAaaNeed&) { return found; }, answered, absl::MakeSpan(buffer))
        .event;
  };
  const FreedWith freed(kKey);
  {
    AnsweredRequests answered;
    CHECK(serve(answered) == AaaEvent::kAuthorised);
    answered.Expire(now + 240s);
    CHECK(answered.size() == 0);
    CHECK(serve(answered) == AaaEvent::kAuthorised);
  }
  CHECK(freed.blocks() == 0);
}

TEST_CASE("no key stays behind where a message came octet by octet", "[rfc6733][s13.3][R101]") {
  std::vector<uint8_t> message{1, 0, 1, 0};
  message.resize(20);
  message.insert(message.end(), kKey.begin(), kKey.end());
  message.resize(256);
  const FreedWith freed(kKey);
  {
    diameter::StreamFramer framer;
    size_t whole = 0;
    for (int i = 0; i < 2; ++i) {
      for (const uint8_t& octet : message) {
        framer.Feed(Bytes(&octet, 1));
        while (*framer.Next()) ++whole;
      }
    }
    CHECK(whole == 2);
  }
  CHECK(freed.blocks() == 0);
}

// An access server and the connection of a home AAA server, with a host that keeps no key either.
class Keyed {
 public:
  Keyed() : nas_(Config(), random_), server_(ServerConfig(), random_) {
    diameter::TransportSecurity security;
    security.protection = diameter::Protection::kTest;
    server_.HandleConnected(now_, security);
    nas_.HandleConnected(now_, security);
    Carry();
  }

  // Access is granted to the node there, with a key.
  void Attach(uint8_t port) {
    AccessRequest request(Port(port));
    request.user_name = "mn1@home.example.org";
    REQUIRE(nas_.Authorize(now_, request));
    Carry();
  }
  // The keys of the events that wait.
  std::vector<std::string> Keys() {
    std::vector<std::string> keys;
    while (const std::optional<NasEvent> event = nas_.PollEvent()) {
      if (event->id == NasEventId::kAuthorized)
        keys.push_back(ToHex(event->eap_master_session_key));
    }
    return keys;
  }

 private:
  static diameter::PeerConfig ServerConfig() {
    diameter::PeerConfig config;
    config.side = diameter::PeerSide::kResponder;
    config.origin_host = "aaa.home.example.org";
    config.origin_realm = "home.example.org";
    config.host_ip_addresses = {V6("2001:db8:6000::53")};
    config.applications = {{diameter::ApplicationId::kNasreq}, {diameter::ApplicationId::kEap}};
    return config;
  }

  void Carry() {
    for (bool moved = true; moved;) {
      moved = false;
      while (const std::optional<Bytes> sent = *nas_.PollTransmit(absl::MakeSpan(buffer_))) {
        moved = true;
        REQUIRE(server_.HandleBytes(now_, *sent));
      }
      while (const std::optional<diameter::PeerEvent> event = server_.PollEvent()) {
        if (event->id == diameter::PeerEventId::kMessage) Answer(event->message);
      }
      while (const std::optional<Bytes> sent = *server_.PollTransmit(absl::MakeSpan(buffer_))) {
        moved = true;
        // Cut, so that it is put together again.
        REQUIRE(nas_.HandleBytes(now_, sent->subspan(0, sent->size() - 1)));
        REQUIRE(nas_.HandleBytes(now_, sent->subspan(sent->size() - 1)));
      }
    }
  }
  void Answer(Bytes request) {
    HomeAaaFound found;
    found.verdict = HomeAaaFound::Verdict::kAccept;
    found.eap_payload = kEapSuccess;
    found.eap_master_session_key = kKey;
    const AaaOutcome outcome = HomeAaa::Step(
        test::aaa::Config(), request, [&](const HomeAaaNeed&) { return found; },
        absl::MakeSpan(answer_));
    REQUIRE(server_.Send(now_, outcome.message));
  }

  static constexpr uint8_t kEapSuccess[] = {3, 1, 0, 4};
  const TimePoint now_{1000s};
  SeededRandom random_{1};
  WipedOctets buffer_ = WipedOctets(65536);
  WipedOctets answer_ = WipedOctets(HomeAaa::kMaxAnswerSize);
  Nas nas_;
  diameter::PeerConnection server_;
};

TEST_CASE("no key stays behind where an access server and a connection were, polled or not",
          "[rfc6733][s13.3][R101]") {
  const FreedWith freed(kKey);
  {
    Keyed keyed;
    keyed.Attach(1);
    CHECK(keyed.Keys() == std::vector<std::string>{ToHex(kKey)});
    keyed.Attach(2);
  }
  CHECK(freed.blocks() == 0);
}

}}  // namespace mip6boot::test::nas
