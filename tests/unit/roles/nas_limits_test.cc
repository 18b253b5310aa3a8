// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What is bounded, refused and counted.

#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas { namespace {

TEST_CASE("sessions are bounded", "[nas]") {
  NasConfig config = nas::Config();
  config.max_sessions = 2;
  Connected pair(config);
  pair.Attach(1);
  pair.Attach(2);
  const Result<SessionNumber> third = pair.nas.Authorize(pair.now, pair.Request(3));
  REQUIRE_FALSE(third);
  CHECK(third.error().reason == Reason::kTooMany);
}

TEST_CASE("events that nobody polls stop the intake", "[nas]") {
  NasConfig config = nas::Config();
  config.max_queued_events = 1;
  Pair pair(config);
  pair.Connect();
  Connected other;
  diameter::TransportSecurity security;
  security.protection = diameter::Protection::kTest;
  pair.nas.HandleConnected(pair.now, security);
  const Result<void> taken = pair.nas.HandleBytes(pair.now, FromHex("00"));
  REQUIRE_FALSE(taken);
  CHECK(taken.error().reason == Reason::kNoSpace);
}

TEST_CASE_METHOD(Connected, "a request that cannot be sent has not happened", "[nas]") {
  AccessRequest request = Request();
  request.user_name = "mn1";
  CHECK(nas.Authorize(now, request).error().reason == Reason::kMissing);
  request = Request();
  request.session = SessionNumber{1};
  CHECK(nas.Authorize(now, request).error().reason == Reason::kNotAllowed);
  request = Request();
  const AssignedHomeAgent nothing[1] = {};
  request.local_home_agents = nothing;
  CHECK(nas.Authorize(now, request).error().reason == Reason::kBadValue);
  // RFC 5447 4.2.3: an agent of another realm is no local one (R60).
  const AssignedHomeAgent foreign[] = {HomeAgent()};
  request.local_home_agents = foreign;
  CHECK(nas.Authorize(now, request).error().reason == Reason::kBadValue);
  request = Request();
  const std::vector<uint8_t> duid(200);
  request.pinned_duid = duid;
  CHECK(nas.Authorize(now, request).error().reason == Reason::kTooLong);
  CHECK(nas.sessions() == 0);
  // The number was not used up.
  CHECK(static_cast<uint64_t>(Attach()) == kFirstSession);
  // Another attachment's session is not to be had.
  request = Request(2);
  request.session = SessionNumber{kFirstSession};
  CHECK(nas.Authorize(now, request).error().reason == Reason::kNotAllowed);
}

TEST_CASE("a config error names its key, and makes no machine", "[config]") {
  const auto refused = [](auto change) {
    NasConfig config = nas::Config();
    change(config);
    const Result<void> valid = config.Validate();
    return valid ? std::string("valid") : std::string(valid.error().name);
  };
  CHECK(refused([](NasConfig&) {}) == "valid");
  CHECK(refused([](NasConfig& c) { c.peer.origin_host.clear(); }) == "origin_host");
  CHECK(refused([](NasConfig& c) { c.first_session = 0; }) == "nas.first_session");
  CHECK(refused([](NasConfig& c) { c.local_realms = {"a b"}; }) == "nas.local_realms[]");
  CHECK(refused([](NasConfig& c) { c.binding_lifetime = 0s; }) == "nas.binding_lifetime");
  CHECK(refused([](NasConfig& c) { c.request_timeout = 0s; }) == "nas.request_timeout");
  CHECK(refused([](NasConfig& c) { c.challenge_timeout = -1s; }) == "nas.challenge_timeout");
  CHECK(refused([](NasConfig& c) { c.max_sessions = 0; }) == "nas.max_sessions");
  CHECK(refused([](NasConfig& c) { c.max_queued_events = 0; }) == "nas.max_queued_events");
  CHECK(refused([](NasConfig& c) { c.bindings.max_binding_octets = 9999; }) ==
        "binding_table.max_binding_octets");
  CHECK(refused([](NasConfig& c) { c.peer.applications = {{diameter::ApplicationId::kNasreq}}; }) ==
        "nas.peer.applications");

  NasConfig config = nas::Config();
  config.first_session = 0;
  SeededRandom random(1);
  Nas nas(config, random);
  uint8_t out[64];
  CHECK(nas.PollTransmit(absl::MakeSpan(out)).error().reason == Reason::kMissing);
  nas.HandleConnected(TimePoint(), diameter::TransportSecurity());
  nas.HandleTimeout(TimePoint());
  CHECK_FALSE(nas.PollEvent().has_value());
}

TEST_CASE("counters have names and add up", "[nas]") {
  Connected pair;
  pair.Attach();
  NasCounters sum;
  sum += pair.nas.counters();
  sum += pair.nas.counters();
  uint64_t requests = 0;
  uint64_t authorized = 0;
  sum.ForEach([&](std::string_view name, uint64_t count) {
    if (name == "requests") requests = count;
    if (name == "event-authorized") authorized = count;
  });
  CHECK(requests == 2);
  CHECK(authorized == 2);
}

}}  // namespace mip6boot::test::nas
