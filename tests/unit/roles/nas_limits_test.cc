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
  request.destination_realm = "home example";
  CHECK(nas.Authorize(now, request).error().ToString() ==
        "access_request.destination_realm: octet 32 is not allowed in this text");
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

template <typename Change>
std::string Refusal(Change change) {
  NasConfig config = nas::Config();
  change(config);
  const Result<void> valid = config.Validate();
  return valid ? "" : valid.error().ToString();
}

TEST_CASE("a config error names its key, and what was set", "[config]") {
  CHECK(Refusal([](NasConfig&) {}).empty());
  CHECK(Refusal([](NasConfig& c) { c.application = NasApplication{2}; }) ==
        "nas.application: value 2 is not allowed");
  CHECK(Refusal([](NasConfig& c) { c.first_session = 0; }) == "nas.first_session: is missing");
  CHECK(Refusal([](NasConfig& c) { c.first_session = UINT64_MAX; }) ==
        "nas.first_session (its high half): 4294967295, must be at most 4294967294");
  CHECK(Refusal([](NasConfig& c) { c.local_realms = {"a b"}; }) ==
        "nas.local_realms[0]: octet 32 is not allowed in this text");
  CHECK(Refusal([](NasConfig& c) { c.prefix_form = dhcpv6::PrefixForm::kOther; }) ==
        "nas.prefix_form: value 2 is not allowed");
  CHECK(Refusal([](NasConfig& c) { c.binding_lifetime = -2s; }) ==
        "nas.binding_lifetime: -2 s, must be at least 1 us");
  CHECK(Refusal([](NasConfig& c) { c.request_timeout = -3s; }) ==
        "nas.request_timeout: -3 s, must be at least 1 us");
  CHECK(Refusal([](NasConfig& c) { c.challenge_timeout = 0s; }) ==
        "nas.challenge_timeout: 0 s, must be at least 1 us");
  CHECK(Refusal([](NasConfig& c) { c.max_sessions = 0; }) ==
        "nas.max_sessions: 0, must be at least 1");
  CHECK(Refusal([](NasConfig& c) { c.max_queued_events = 0; }) ==
        "nas.max_queued_events: 0, must be at least 1");
  CHECK(Refusal([](NasConfig& c) { c.bindings.max_bindings = 0; }) ==
        "nas.bindings.max_bindings: value 0 is not allowed");
  CHECK(Refusal([](NasConfig& c) { c.bindings.max_binding_octets = 0; }) ==
        "nas.bindings.max_binding_octets: length 0, must be at least 20");
  CHECK(Refusal([](NasConfig& c) { c.bindings.max_binding_octets = 9999; }) ==
        "nas.bindings.max_binding_octets: length 9999, must be at most 3072");
}

TEST_CASE("an error about the connections of an access server has the whole path", "[config]") {
  CHECK(Refusal([](NasConfig& c) { c.peer.origin_host.clear(); }) ==
        "nas.peer.origin_host: the name is empty");
  CHECK(Refusal([](NasConfig& c) { c.peer.origin_realm = "a b"; }) ==
        "nas.peer.origin_realm: octet 32 is not allowed in this text");
  CHECK(Refusal([](NasConfig& c) { c.peer.product_name = "\xff"; }) ==
        "nas.peer.product_name: octet 255 is not allowed in this text");
  CHECK(Refusal([](NasConfig& c) { c.peer.host_ip_addresses.clear(); }) ==
        "nas.peer.host_ip_addresses: is missing");
  CHECK(Refusal([](NasConfig& c) {
          c.peer.accepted_peers = {"aaa.example.net", ""};
        }) == "nas.peer.accepted_peers[1]: the name is empty");
  CHECK(Refusal([](NasConfig& c) { c.peer.watchdog = 5s; }) ==
        "nas.peer.watchdog: 5 s, must be at least 6 s");
  CHECK(Refusal([](NasConfig& c) { c.peer.capabilities_timeout = 0s; }) ==
        "nas.peer.capabilities_timeout: 0 s, must be at least 1 us");
  CHECK(Refusal([](NasConfig& c) { c.peer.disconnect_timeout = -1s; }) ==
        "nas.peer.disconnect_timeout: -1 s, must be at least 1 us");
  CHECK(Refusal([](NasConfig& c) { c.peer.limits.diameter_message_octets = 0; }) ==
        "nas.peer.limits.diameter_message_octets: 0, must be at least 20");
  CHECK(Refusal([](NasConfig& c) { c.peer.limits.avp_depth = 0; }) ==
        "nas.peer.limits.avp_depth: 0, must be at least 1");
  CHECK(Refusal([](NasConfig& c) { c.peer.limits.elements = 0; }) ==
        "nas.peer.limits.elements: 0, must be at least 1");
  CHECK(Refusal([](NasConfig& c) { c.decode.limits.avp_depth = 0; }) ==
        "nas.decode.limits.avp_depth: 0, must be at least 1");
  CHECK(Refusal([](NasConfig& c) { c.decode.limits.elements = 0; }) ==
        "nas.decode.limits.elements: 0, must be at least 1");
  CHECK(Refusal([](NasConfig& c) { c.peer.max_queued_octets = 0; }) ==
        "nas.peer.max_queued_octets: 0, must be at least 512");
  CHECK(Refusal([](NasConfig& c) { c.peer.max_pending_requests = 0; }) ==
        "nas.peer.max_pending_requests: 0, must be at least 1");
  CHECK(Refusal([](NasConfig& c) {
          c.peer.applications.resize(100);
        }).rfind("nas.peer.applications: more than ", 0) == 0);
  CHECK(Refusal([](NasConfig& c) { c.peer.applications = {{diameter::ApplicationId::kNasreq}}; }) ==
        "nas.peer.applications: holds none of what it must hold at least one of");
}

TEST_CASE("of a config that is refused there is no machine", "[config]") {
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
