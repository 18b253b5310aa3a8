// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/format/roles.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::roles { namespace {

Ipv6Address Address(const char* text) { return Ipv6Address::FromText(text).value(); }

TEST_CASE("home networks print what is there", "[format]") {
  const DomainName name = *DomainName::FromText("home.example.org");
  HomeNetworkRequest request;
  CHECK(fmt::format("{}", request) == "{}");
  request.identified = true;
  request.ids = {name.view()};
  CHECK(fmt::format("{}", request) == "{identified, ids {home.example.org.}}");
  OwnedHomeNetworkRequest owned;
  owned.identified = true;
  owned.ids.push_back(name);
  CHECK(fmt::format("{}", owned) == fmt::format("{}", request));

  HomeNetworkInformation information;
  information.kind = HomeNetworkKind::kIdentified;
  information.id = name.view();
  information.network.prefixes = {*Ipv6Prefix::FromText("2001:db8:1::/64")};
  information.network.addresses = {Address("2001:db8:1::1")};
  CHECK(fmt::format("{}", information) ==
        "identified home.example.org. {prefixes {2001:db8:1::/64}, addresses {2001:db8:1::1}}");

  const std::vector<uint8_t> options = test::FromHex("00490003 016200");
  CHECK(fmt::format("{}", SuppliedHomeNetwork{HomeNetworkKind::kVisited, {}, options}) ==
        "visited {OPTION_MIP6_HAF b.}");
  CHECK(fmt::format("{}", HomeNetworkKinds{true, false, true}) == "{visited, unrestricted}");
  OwnHomeNetworks own;
  own.unrestricted = &information.network;
  (void)own.identified.TryPushBack(nullptr);
  CHECK(fmt::format("{}", own) ==
        "{unrestricted {prefixes {2001:db8:1::/64}, addresses {2001:db8:1::1}}}");
}

TEST_CASE("who asks prints with the way", "[format]") {
  Requester requester;
  requester.link.interface = InterfaceIndex{3};
  CHECK(fmt::format("{}", requester) == "{link interface 3}");
  requester.link.link_address = Address("2001:db8:1::1");
  requester.relay = Address("2001:db8:2::1");
  CHECK(fmt::format("{}", requester) == "{link 2001:db8:1::1, relay 2001:db8:2::1}");
}

TEST_CASE("home agents print what names them", "[format]") {
  AssignedHomeAgent agent;
  agent.ipv6 = Address("2001:db8::1");
  agent.realm = "example.org";
  agent.host = "ha1.example.org";
  HomeAgentAssignment assignment;
  assignment.features = diameter::FeatureBit::kMip6Integrated;
  assignment.agents = {agent};
  CHECK(fmt::format("{}", assignment) ==
        "{features MIP6_INTEGRATED, agents {{ipv6 2001:db8::1, realm example.org, host "
        "ha1.example.org}}}");
  CHECK(fmt::format("{}", RegistrationCheck::kNoneAssigned) == "none-assigned");
}

TEST_CASE("datagrams print from and to where", "[format]") {
  const UdpEndpoint client{Address("fe80::1"), 546};
  CHECK(fmt::format("{}", client) == "[fe80::1]:546");
  CHECK(fmt::format("{}", Destination{client, InterfaceIndex{3}, 8}) ==
        "[fe80::1]:546 interface 3 hop-limit 8");
  const std::vector<uint8_t> payload(120);
  CHECK(fmt::format("{}", ReceivedDatagram{payload, client, InterfaceIndex{3}, false}) ==
        "120 octets from [fe80::1]:546 interface 3");
}

TEST_CASE("an outcome prints its event and what goes with it", "[format]") {
  const std::vector<uint8_t> datagram(102);
  Outcome outcome;
  outcome.event = Event::kAnsweredWithHomeNetworks;
  outcome.datagram = datagram;
  outcome.received_type = dhcpv6::MessageType::kInformationRequest;
  outcome.sent_type = dhcpv6::MessageType::kReply;
  outcome.sources.own = 1;
  outcome.destinations = {Destination{{Address("fe80::1"), 546}, InterfaceIndex{3}, 0}};
  CHECK(fmt::format("{}", outcome) ==
        "answered-with-home-networks {received INFORMATION-REQUEST, sent REPLY, octets 102, to "
        "{[fe80::1]:546 interface 3}, home networks {own 1}}");
  Outcome with_ignored;
  with_ignored.event = Event::kAnswered;
  with_ignored.ignored = 2;
  with_ignored.ignored_error = MakeError(Reason::kTruncated, 4, 1, 4);
  CHECK(fmt::format("{}", with_ignored) ==
        "answered {ignored 2, first ignored octets at offset 4: needs 4 octets, 1 left}");
  CHECK(fmt::format("{}", Outcome::Drop<Event::kRsooNotTrusted>()) == "dropped-rsoo-not-trusted");
  CHECK(fmt::format("{}", Outcome::DropMalformed(MakeError(Reason::kTruncated, 4, 1, 4))) ==
        "dropped-malformed {error octets at offset 4: needs 4 octets, 1 left}");

  Counters counters;
  counters.Record(outcome);
  CHECK(fmt::format("{}", counters) ==
        "{answered-with-home-networks 1, sent REPLY 1, received INFORMATION-REQUEST 1, "
        "home-networks-own 1}");
  Outcome refused;
  refused.event = Event::kAnswered;
  refused.withheld = 1;
  refused.rsoo_refused = 2;
  CHECK(fmt::format("{}", refused) == "answered {withheld 1, rsoo refused 2}");
  Counters of_ignored;
  of_ignored.Record(with_ignored);
  CHECK(fmt::format("{}", of_ignored) == "{answered 1, received others 1, ignored 2}");
  CHECK(fmt::format("{}", Counters()) == "{}");
}

TEST_CASE("the home AAA prints its outcomes and counters", "[format]") {
  AaaOutcome outcome;
  outcome.event = AaaEvent::kAuthorisedWithHomeAgents;
  outcome.command = diameter::CommandCode::kAa;
  outcome.result_code = diameter::ResultCode::kSuccess;
  outcome.home_agents = 2;
  const std::vector<uint8_t> message(200);
  outcome.message = message;
  CHECK(fmt::format("{}", outcome) ==
        "authorised-with-home-agents {command AA, result DIAMETER_SUCCESS, octets 200, home agents "
        "2}");
  AaaCounters counters;
  counters.Record(outcome);
  CHECK(
      fmt::format("{}", counters) ==
      "{authorised-with-home-agents 1, received {AAR 1}, sent {AAR 1}, sent success 1, home agents "
      "2}");
}

TEST_CASE("the home agent directory prints selections and counters", "[format]") {
  HomeAgentSelection selected;
  selected.event = HomeAgentDirectoryEvent::kAssigned;
  selected.network = HomeNetworkNumber{2};
  selected.agents = {HomeAgentNumber{7}, HomeAgentNumber{5}};
  CHECK(fmt::format("{}", selected) == "assigned {network 2, agents {7, 5}}");
  CHECK(fmt::format("{}", HomeAgentStrategy::kRoundRobin) == "round-robin");
  CHECK(fmt::format("{}", HomeAgentId{0xbad}) == "0000000000000bad");
  HomeAgentDirectoryCounters counters;
  counters.events[static_cast<size_t>(HomeAgentDirectoryEvent::kNoHomeAgent)] = 3;
  CHECK(fmt::format("{}", counters) == "{no-home-agent 3}");
}

TEST_CASE("a registration prints without its key and its node", "[format][R101]") {
  RegistrationGrant grant;
  const std::vector<uint8_t> key = {0x6b, 0x65, 0x79, 0x21};
  diameter::MipMnHaMsa association;
  association.session_key = key;
  association.lifetime = 60;
  grant.security_association = association;
  grant.home_addresses = {diameter::Address(*Ipv6Address::FromText("2001:db8::1"))};
  const std::string text = fmt::format("{}", grant);
  CHECK(text.find("2001:db8::1") != std::string::npos);
  CHECK(text.find("key!") == std::string::npos);
  CHECK(text.find("6b657921") == std::string::npos);
  SessionDemand demand;
  demand.session_id = "nas1;1;2";
  demand.destination_host = "nas1.example.net";
  CHECK(fmt::format("{}", demand).find("nas1;1;2") == std::string::npos);
  CHECK(fmt::format("{}", RegistrationDecision::kNotAssigned) == "not-assigned");
  CHECK(fmt::format("{}", RequestStanding::kBeingAnswered) == "being-answered");
}

TEST_CASE("the visited AAA prints what is needed and done, without the user", "[format][R101]") {
  VisitedAaaNeed need;
  need.wanted = need.is_request = true;
  need.user_name = "mn1@home.example.org";
  need.destination_realm = "home.example.org";
  CHECK(fmt::format("{}", need) ==
        "{wanted, request, user (20 octets hidden), to realm home.example.org}");
  VisitedAaaOutcome outcome;
  outcome.event = VisitedAaaEvent::kReturnedWithLocalAgent;
  outcome.command = diameter::CommandCode::kDiameterEap;
  const std::vector<uint8_t> message(200);
  outcome.message = message;
  outcome.local_agents = 1;
  CHECK(fmt::format("{}", outcome) ==
        "returned-with-local-agent {command Diameter-EAP, octets 200, local agents 1}");
  VisitedAaaCounters counters;
  counters.Record(outcome);
  CHECK(fmt::format("{}", counters) ==
        "{returned-with-local-agent 1, received {DER 1}, sent {DER 1}, local agents 1}");
}

TEST_CASE("the access server prints states, events, bindings and counters", "[format]") {
  CHECK(fmt::format("{}", NasState::kReasking) == "reasking");
  CHECK(fmt::format("{}", NasTransition{NasState::kAsking, NasAction::kAsk}) == "ask, then asking");
  CHECK(fmt::format("{}", NasApplication::kNasreq) == "NASREQ");
  NasEvent event;
  event.id = NasEventId::kFailed;
  event.session = SessionNumber{7};
  event.failure = NasFailure::kTimeout;
  CHECK(fmt::format("{}", event) == "failed {session 7, why timeout}");
  CHECK(fmt::format("{}", Nas::Deadline{TimePoint(std::chrono::seconds(9)),
                                        Nas::DeadlineReason::kBinding}) == "binding at 9 s");

  const std::vector<uint8_t> port = {'e', 't', 'h', '1'};
  CHECK(fmt::format("{}", *AttachmentKey::From(AttachmentKind::kPort, port)) == "port \"eth1\"");
  Binding binding;
  binding.expiry = TimePoint(std::chrono::seconds(60));
  binding.session = 7;
  CHECK(fmt::format("{}", binding) == "{expiry 60 s, session 7}");
  NasCounters counters;
  counters.requests = 3;
  counters.events[static_cast<size_t>(NasEventId::kAuthorized)] = 2;
  CHECK(fmt::format("{}", counters) == "{requests 3, event-authorized 2}");
}

TEST_CASE("the mobile node prints states, events, questions and counters", "[format]") {
  CHECK(fmt::format("{}", MobileNodeState::kAgainDue) == "again-due");
  CHECK(fmt::format("{}", MobileNode::Deadline{TimePoint(std::chrono::milliseconds(1500)),
                                               MobileNode::DeadlineReason::kRetransmit}) ==
        "retransmit at 1.500 s");
  MobileNodeEvent event;
  event.id = MobileNodeEventId::kFallbackNeeded;
  event.fallback = FallbackReason::kNoReply;
  CHECK(fmt::format("{}", event) == "fallback-needed {why no-reply}");
  event.id = MobileNodeEventId::kHomeNetworksGone;
  CHECK(fmt::format("{}", event) == "home-networks-gone");
  event.home_agent_withdrawn = true;
  CHECK(fmt::format("{}", event) == "home-networks-gone {home agent withdrawn}");
  SavedMobileNode saved;
  const uint8_t duid[] = {0x00, 0x03, 0x00, 0x01, 0x02, 0x00};
  saved.client_id = duid;
  saved.request.visited = true;
  saved.sol_max_rt = 3600;
  saved.inf_max_rt = 60;
  saved.ask_in = std::chrono::seconds(90);
  CHECK(fmt::format("{}", saved) ==
        "{client id 000300010200, request {visited}, sol max rt 3600, inf max rt 60, ask in 90 s}");
  MobileNodeCounters counters;
  counters.sent = 4;
  CHECK(fmt::format("{}", counters) == "{pkt6-sent 4}");

  const DomainName name = *DomainName::FromText("_mip6._ipv6.example.org");
  CHECK(fmt::format("{}", DnsQuestion{name, DnsType::kSrv}) == "_mip6._ipv6.example.org. SRV");
  CHECK(fmt::format("{}", DnsType{1}) == "TYPE1");
  CHECK(fmt::format("{}", SrvRecord{10, 60, {}}) == "10 60 .");
  CHECK(fmt::format("{}", AaaaRecord{name.view(), Address("::1")}) ==
        "_mip6._ipv6.example.org. ::1");
  CHECK(fmt::format("{}", LearntHomeAgent{nullptr, Address("::1"), {}}) == "::1");
}

}}  // namespace mip6boot::roles
