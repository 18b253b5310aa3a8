// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server asks a home AAA server, and home networks come into its binding table.

#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas { namespace {

using diameter::AvpKey;

// The vector, with the ids of the message it is compared with.
std::string VectorWithIds(std::string_view name, Bytes message) {
  std::vector<uint8_t> vector = VectorOctets(name);
  std::copy(message.begin() + 12, message.begin() + 20, vector.begin() + 12);
  return ToHex(vector);
}

// ---- requests ----

TEST_CASE_METHOD(Connected, "the first request is that of the vector",
                 "[rfc5447][s4.2.5][rfc4072][R54][R92]") {
  Attach();
  CHECK(Requests() == "DER");
  CHECK(ToHex(last_request) == VectorWithIds("der_integrated", last_request));
}

TEST_CASE_METHOD(Connected, "a local home agent is hinted with the LOCAL bit",
                 "[rfc5447][s4.2.1][s4.2.5][R54][R55]") {
  const AssignedHomeAgent local[] = {LocalAgent()};
  AccessRequest request = Request();
  request.local_home_agents = local;
  Authorize(request);
  (void)Requests();
  CHECK(ToHex(last_request) == VectorWithIds("der_local_hint", last_request));
}

TEST_CASE("NASREQ asks with an AAR", "[rfc7155][rfc5447][s4.1]") {
  NasConfig config = nas::Config();
  config.application = NasApplication::kNasreq;
  ++config.first_session;
  Connected pair(config);
  pair.Attach();
  CHECK(pair.Requests() == "AAR");
  CHECK(ToHex(pair.last_request) == VectorWithIds("aar_integrated", pair.last_request));
  CHECK(pair.Supplied() == kHomeSupplied);
}

TEST_CASE_METHOD(Connected, "what the product adds goes out, and a proposed prefix too",
                 "[rfc5447][s4.2.4][R55]") {
  const std::vector<uint8_t> port = FromHex("00000007");
  diameter::AvpView avp;
  avp.key = AvpKey::kNasPort;
  avp.flags = diameter::kAvpFlagMandatory;
  avp.data = port;
  AccessRequest request = Request();
  request.home_link_prefix = Ipv6Prefix::FromText("2001:db8:6000:302::/64");
  request.more = {&avp, 1};
  std::optional<Ipv6Prefix> proposed;
  lookup = [&](const HomeAaaNeed& need) {
    proposed = need.prefix_hint;
    return found;
  };
  Authorize(request);
  CHECK(Requests() == "DER");
  CHECK(LastRequest().avps().Find<diameter::NasPort>()->value == 7);
  CHECK(proposed == Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
}

// ---- the table of RFC 5447 4.2.5 ----

TEST_CASE_METHOD(Connected, "LOCAL 0, no agent: nothing is supplied", "[rfc5447][s4.2.5][R57]") {
  found.mobility.features = FeatureBit::kMip6Integrated;
  found.mobility.home_agents = {};
  Attach();
  CHECK(Events() == "authorized");
  CHECK(last.event.networks == 0);
  CHECK_FALSE(last.event.local_authorised);
  CHECK(Supplied().empty());
}

TEST_CASE_METHOD(Connected, "LOCAL 0, home agent: it is supplied", "[rfc5447][s4.2.5][R66]") {
  found.mobility.features = FeatureBit::kMip6Integrated;
  Attach();
  CHECK(Events() == "authorized");
  CHECK(last.event.networks == 1);
  CHECK(last.eap_payload == "03020004");
  CHECK(Supplied() == kHomeSupplied);
}

// With the hint of the vectors, which sets the LOCAL bit.
struct Hinting : Connected {
  Hinting() : Hinting(nas::Config()) {}
  explicit Hinting(NasConfig config) : Connected(std::move(config)) {
    request.local_home_agents = local;
  }
  std::vector<AssignedHomeAgent> local = {LocalAgent()};
  AccessRequest request = Request();
};

TEST_CASE_METHOD(Hinting, "LOCAL 1, no agent: the hinted one is accepted", "[rfc5447][s5.1]") {
  found.mobility.home_agents = {};
  Authorize(request);
  CHECK(Events() == "authorized");
  CHECK(last.event.local_authorised);
  CHECK(Supplied() == kLocalSupplied);
}

TEST_CASE("LOCAL 1, no agent: nothing is supplied where hints are not assigned",
          "[rfc5447][s4.2.5]") {
  NasConfig config = nas::Config();
  config.assign_hinted = false;
  Hinting pair(config);
  pair.found.mobility.home_agents = {};
  pair.Authorize(pair.request);
  CHECK(pair.Supplied().empty());
}

TEST_CASE_METHOD(Hinting, "LOCAL 1, local agent: it is supplied as visited",
                 "[rfc5447][s4.2.5][R61]") {
  found.mobility.home_agents = {};
  found.mobility.local_agents = local;
  Authorize(request);
  CHECK(Supplied() == kLocalSupplied);
}

TEST_CASE("LOCAL 1, home agent: it is supplied", "[rfc5447][s4.2.5][R61]") {
  NasConfig config = nas::Config();
  config.features = FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment;
  Connected pair(config);
  pair.Attach();
  CHECK(pair.Supplied() == kHomeSupplied);
}

TEST_CASE_METHOD(Hinting, "LOCAL 1, home and local agent: both are supplied",
                 "[rfc5447][s4.2.5][R61]") {
  found.mobility.local_agents = local;
  Authorize(request);
  CHECK(Supplied() == kHomeSupplied + ", " + kLocalSupplied);
}

TEST_CASE_METHOD(Hinting, "LOCAL 0, local agent: it is supplied to nobody",
                 "[rfc5447][s4.2.5][R57]") {
  tamper = [&](std::vector<uint8_t> answer) {
    const std::vector<uint8_t> none = VectorOctets("avp124_integrated");
    const std::vector<uint8_t> agent = VectorOctets("avp486_local_hint");
    return With(Without(Without(answer, AvpKey::kMip6AgentInfo), AvpKey::kMip6FeatureVector, none),
                agent);
  };
  Authorize(request);
  CHECK(Events() == "authorized");
  CHECK(Supplied().empty());
  CHECK(nas.counters().local_not_authorised == 1);
}

TEST_CASE_METHOD(Connected, "no feature vector: a home agent is supplied all the same",
                 "[rfc5447][s4.2.5]") {
  tamper = [](std::vector<uint8_t> answer) { return Without(answer, AvpKey::kMip6FeatureVector); };
  Attach();
  CHECK(Supplied() == kHomeSupplied);
}

// ---- what counts, and what does not ----

TEST_CASE_METHOD(Connected, "several rounds of EAP keep session, server and state",
                 "[rfc4072][s2.8.5][s3.1][rfc6733][s6.1][R64][R92]") {
  const std::vector<uint8_t> eap_request = FromHex("0102000501");
  const std::vector<uint8_t> state = FromHex("a0a1a2");
  std::optional<diameter::FeatureSet> first;
  lookup = [&](const HomeAaaNeed& need) {
    if (!need.state.empty()) {
      CHECK(ToHex(need.state) == "a0a1a2");
      HomeAaaFound granted = found;
      granted.first_features = first;
      return granted;
    }
    first = need.features;
    HomeAaaFound another;
    another.verdict = HomeAaaFound::Verdict::kContinue;
    another.eap_payload = eap_request;
    another.state = state;
    return another;
  };
  const SessionNumber session = Attach();
  CHECK(Events() == "challenge");
  CHECK(last.eap_payload == "0102000501");
  CHECK(Supplied().empty());
  CHECK(Requests() == "DER");
  CHECK_FALSE(LastRequest().avps().First(AvpKey::kDestinationHost).has_value());

  REQUIRE(nas.ContinueEap(now, session, FromHex("0202000501")));
  Run();
  CHECK(Events() == "authorized");
  CHECK(Supplied() == kHomeSupplied);
  CHECK(Requests() == "DER");
  const diameter::AvpRange avps = LastRequest().avps();
  CHECK(avps.Find<diameter::SessionId>()->value == nas.SessionId(session));
  CHECK(avps.Find<diameter::DestinationHost>()->value == "aaa.home.example.org");
  CHECK(ToHex(avps.Find<diameter::EapPayload>()->value) == "0202000501");
  CHECK_FALSE(avps.First(AvpKey::kMip6FeatureVector).has_value());
  // The state goes back once.
  CHECK(avps.Count(AvpKey::kState) == 1);
  CHECK_FALSE(nas.ContinueEap(now, session, {}));
  CHECK(nas.counters().unknown == 1);
}

TEST_CASE_METHOD(Connected, "a server that hands out more states than one gets all of them back",
                 "[rfc4072][s3.1][R92]") {
  const std::vector<uint8_t> eap_request = FromHex("0102000501");
  const std::vector<uint8_t> state = FromHex("a0a1a2");
  found.verdict = HomeAaaFound::Verdict::kContinue;
  found.eap_payload = eap_request;
  found.state = state;
  tamper = [](std::vector<uint8_t> answer) {
    return With(answer, FromHex("00000018 40 00000a b0b1 0000"));
  };
  const SessionNumber session = Attach();
  REQUIRE(nas.ContinueEap(now, session, FromHex("0202000501")));
  Run();
  CHECK(Requests() == "DER DER");
  std::string states;
  for (const diameter::AvpView avp : LastRequest().avps()) {
    if (avp.key == AvpKey::kState) states += ToHex(avp.data) + " ";
  }
  CHECK(states == "a0a1a2 b0b1 ");
}

TEST_CASE_METHOD(Connected, "nothing is kept from an answer that wants another round",
                 "[rfc4072][s2.2][R64]") {
  const std::vector<uint8_t> eap_request = FromHex("0102000501");
  found.verdict = HomeAaaFound::Verdict::kContinue;
  found.eap_payload = eap_request;
  tamper = [](std::vector<uint8_t> answer) {
    return With(answer, VectorOctets("avp486_addr_host_prefix"));
  };
  Attach();
  CHECK(Events() == "challenge");
  CHECK(Supplied().empty());
}

TEST_CASE_METHOD(Connected, "a refusal leaves nothing in the binding table, whatever it holds",
                 "[rfc4072][s3.2][R66]") {
  found.verdict = HomeAaaFound::Verdict::kReject;
  tamper = [](std::vector<uint8_t> answer) {
    return With(answer, VectorOctets("avp486_addr_host_prefix"));
  };
  Attach();
  CHECK(Events() == "rejected");
  CHECK(last.event.result_code == diameter::ResultCode::kAuthenticationRejected);
  // RFC 4072 2.2: an EAP-Success in it changes nothing.
  CHECK(last.eap_payload == "03020004");
  CHECK(Supplied().empty());
  CHECK(nas.bindings().size() == 0);
  CHECK(nas.sessions() == 0);
  CHECK(Requests() == "DER");
}

TEST_CASE("limited success grants access, and home agents only where a switch says so",
          "[rfc4072][R66]") {
  for (const bool accept : {false, true}) {
    CAPTURE(accept);
    NasConfig config = nas::Config();
    config.accept_limited_success = accept;
    Connected pair(config);
    pair.tamper = [](std::vector<uint8_t> answer) {
      return Without(answer, AvpKey::kResultCode, Avp(AvpKey::kResultCode, FromHex("000007d2")));
    };
    pair.Attach();
    CHECK(pair.Events() == "authorized");
    CHECK(pair.Supplied() == (accept ? kHomeSupplied : ""));
  }
}

TEST_CASE_METHOD(Connected, "authentication only binds nothing; the authorisation then does",
                 "[rfc4072][s2.3.3][R66][R93]") {
  AccessRequest request = Request();
  request.type = diameter::AuthRequestType::kAuthenticateOnly;
  tamper = [](std::vector<uint8_t> answer) {
    return With(answer, VectorOctets("avp486_addr_host_prefix"));
  };
  const SessionNumber session = Authorize(request);
  CHECK(Events() == "authenticated");
  CHECK(Supplied().empty());
  CHECK(Requests() == "DER");
  CHECK_FALSE(LastRequest().avps().First(AvpKey::kMip6FeatureVector).has_value());

  tamper = nullptr;
  request.type = diameter::AuthRequestType::kAuthorizeOnly;
  request.application = NasApplication::kNasreq;
  request.session = session;
  Authorize(request);
  CHECK(Events() == "authorized");
  CHECK(Requests() == "AAR");
  CHECK(LastRequest().avps().Find<diameter::SessionId>()->value == nas.SessionId(session));
  CHECK(Supplied() == kHomeSupplied);
}

TEST_CASE_METHOD(Connected, "an answer that says it only authenticated authorises nothing",
                 "[rfc4072][R66]") {
  tamper = [](std::vector<uint8_t> answer) {
    return Without(answer, AvpKey::kAuthRequestType,
                   Avp(AvpKey::kAuthRequestType, FromHex("00000001")));
  };
  Attach();
  CHECK(Events() == "authenticated");
  CHECK(Supplied().empty());
}

TEST_CASE_METHOD(Connected, "an answer that authorises what was not asked for authorises nothing",
                 "[rfc4072][s3.2][R66]") {
  AccessRequest request = Request();
  request.type = diameter::AuthRequestType::kAuthenticateOnly;
  tamper = [](std::vector<uint8_t> answer) {
    // AUTHORIZE_AUTHENTICATE, with a home agent.
    return With(Without(answer, AvpKey::kAuthRequestType,
                        Avp(AvpKey::kAuthRequestType, FromHex("00000003"))),
                VectorOctets("avp486_addr_host_prefix"));
  };
  Authorize(request);
  CHECK(Events() == "authenticated");
  CHECK(Supplied().empty());
  CHECK(nas.bindings().size() == 0);
}

TEST_CASE_METHOD(Connected, "the key goes to the owner alone", "[rfc4072][R101]") {
  const std::vector<uint8_t> key = FromHex("000102030405060708090a0b0c0d0e0f");
  found.eap_master_session_key = key;
  Attach();
  CHECK(Events() == "authorized");
  CHECK(last.key == "000102030405060708090a0b0c0d0e0f");
}

TEST_CASE_METHOD(Connected, "a pinned DUID keeps other clients of the attachment out",
                 "[rfc6610][s5][R86]") {
  const std::vector<uint8_t> duid = FromHex("00030001020000000001");
  AccessRequest request = Request();
  request.pinned_duid = duid;
  Authorize(request);
  CHECK(nas.bindings().Find(now, Port(1), duid).has_value());
  CHECK_FALSE(nas.bindings().Find(now, Port(1), FromHex("00030001020000000002")).has_value());
  // Only the attachment that was authenticated (R65).
  CHECK_FALSE(nas.bindings().Find(now, Port(2), duid).has_value());
}

TEST_CASE("a binding table that is full costs the home networks, not the access", "[nas]") {
  NasConfig config = nas::Config();
  config.bindings.max_bindings = 1;
  Connected pair(config);
  pair.Attach(1);
  pair.Attach(2);
  CHECK(pair.Events() == "authorized authorized");
  CHECK(pair.last.event.networks == 0);
  REQUIRE(pair.last.event.error.has_value());
  CHECK(pair.last.event.error->reason == Reason::kTooMany);
  CHECK(pair.nas.counters().not_bound == 1);
}

}}  // namespace mip6boot::test::nas
