// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Decoding, encoding and the steps of relay, server and home AAA take no memory from the heap.

#include <array>
#include <new>

#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/radius/canonical.h"
#include "mip6boot/roles/binding_record.h"
#include "mip6boot/roles/client_attachment.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_agent_attributes.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/home_agent_directory.h"
#include "mip6boot/roles/home_network_lookup.h"
#include "mip6boot/roles/home_network_options.h"
#include "mip6boot/roles/relay_agent.h"
#include "mip6boot/roles/visited_aaa.h"
#include "tests/allocation/allocations.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_random.h"
#include "tests/support/vectors.h"

namespace mip6boot { namespace {

using test::Allocations;
using test::VectorOctets;

roles::ReceivedDatagram Received(Bytes payload, const char* source, uint16_t port) {
  roles::ReceivedDatagram received;
  received.payload = payload;
  received.source = {*Ipv6Address::FromText(source), port};
  return received;
}

TEST_CASE("the counter counts every form of new", "[allocation]") {
  struct alignas(2 * __STDCPP_DEFAULT_NEW_ALIGNMENT__) Aligned {
    char octet;
  };
  int* volatile kept = nullptr;  // a pair that nobody sees would be optimised away
  Aligned* volatile aligned = nullptr;
  CHECK(Allocations([&] { kept = new int; }) == 1);
  delete kept;
  CHECK(Allocations([&] { kept = new int[4]; }) == 1);
  delete[] kept;
  CHECK(Allocations([&] { kept = new (std::nothrow) int; }) == 1);
  delete kept;
  CHECK(Allocations([&] { kept = new (std::nothrow) int[4]; }) == 1);
  delete[] kept;
  CHECK(Allocations([&] { aligned = new Aligned; }) == 1);
  delete aligned;
  CHECK(Allocations([&] { aligned = new (std::nothrow) Aligned[4]; }) == 1);
  delete[] aligned;
}

TEST_CASE("finding the violations of a Diameter message allocates nothing", "[allocation]") {
  const std::vector<uint8_t>& answer = VectorOctets("dea_home_and_local_named");
  std::vector<uint8_t> odd = answer;
  odd[4] |= 0x1f;  // the T bit and reserved ones
  size_t found = 0;
  CHECK(Allocations([&] {
          const auto count = [&found](const diameter::Violation&) { ++found; };
          diameter::FindViolations(*diameter::MessageView::Parse(answer), count);
          diameter::FindViolations(*diameter::MessageView::Parse(odd), count);
        }) == 0);
  CHECK(found == 2);
}

TEST_CASE("decoding a message's home networks allocates nothing", "[allocation]") {
  const std::vector<uint8_t>& reply = VectorOctets("reply_with_parts_to_discard");
  const DomainName id = *DomainName::FromText("home.example.org");
  roles::HomeNetworkRequest request;
  request.identified = true;
  (void)request.ids.TryPushBack(id.view());
  roles::ReadInformation read;
  CHECK(Allocations([&] {
          const auto message = dhcpv6::MessageView::Parse(reply);
          read = roles::ReadHomeNetworkInformation(message->options(), request);
        }) == 0);
  CHECK(read.accepted.kept.size() == 1);
  CHECK(read.accepted.foreign == 1);
}

TEST_CASE("refusing a message allocates nothing", "[allocation]") {
  std::vector<uint8_t> cut = VectorOctets("reply_identified");
  cut.pop_back();
  bool refused = false;
  CHECK(Allocations([&] { refused = !dhcpv6::MessageView::Parse(cut); }) == 0);
  CHECK(refused);
}

TEST_CASE("encoding a home network allocates nothing", "[allocation]") {
  roles::HomeNetwork network;
  (void)network.prefixes.TryPushBack(*Ipv6Prefix::FromText("2001:db8::/64"));
  (void)network.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8::1"));
  const DomainName id = *DomainName::FromText("home.example.org");
  std::array<uint8_t, 256> buffer;
  bool written = false;
  CHECK(Allocations([&] {
          dhcpv6::MessageWriter out(absl::MakeSpan(buffer), dhcpv6::MessageType::kReply,
                                    dhcpv6::TransactionId{1});
          roles::WriteHomeNetworkInformation(roles::HomeNetworkKind::kIdentified, id.view(),
                                             network, out);
          written = out.Finish().has_value();
        }) == 0);
  CHECK(written);
}

TEST_CASE("a relay step allocates nothing, in either direction", "[allocation]") {
  const std::vector<uint8_t> run = test::FromHex("0048 0010 20010db8600003020000000000000001");
  const DomainName name = *DomainName::FromText("home.example.org");
  const roles::SuppliedHomeNetwork supplied[] = {
      {roles::HomeNetworkKind::kIdentified, name.view(), run}};
  const roles::RelayAgentConfig config;
  roles::RelayLink link;
  link.link_address = *Ipv6Address::FromText("2001:db8::1");
  const std::vector<uint8_t> remote_id = test::FromHex("00007ed9 0102");
  const dhcpv6::OptionView own[] = {{dhcpv6::OptionCode::kRemoteId, remote_id}};
  link.options = own;
  std::array<uint8_t, 1024> buffer;
  roles::RelayLink server_link;
  server_link.to_servers = true;
  const auto up = Received(VectorOctets("infreq_identified"), "fe80::1", 546);
  const auto down = Received(VectorOctets("relayrepl_identified"), "2001:db8::547", 547);
  roles::Event events[2] = {};
  CHECK(
      Allocations([&] {
        events[0] =
            roles::RelayAgent::Answer(config, link, up, supplied, absl::MakeSpan(buffer)).event;
        events[1] =
            roles::RelayAgent::Answer(config, server_link, down, {}, absl::MakeSpan(buffer)).event;
      }) == 0);
  CHECK(events[0] == roles::Event::kRelayedToServerWithRsoo);
  CHECK(events[1] == roles::Event::kRelayedToPeer);
}

TEST_CASE("a binding record is written and read without allocating", "[allocation]") {
  const std::vector<uint8_t> run = test::FromHex("0048 0010 20010db8600003020000000000000001");
  const DomainName name = *DomainName::FromText("home.example.org");
  const roles::AttachmentKey key = roles::KeyOfInterface(roles::InterfaceIndex{7});
  roles::Binding binding;
  binding.networks = {{roles::HomeNetworkKind::kIdentified, name.view(), run}};
  std::array<uint8_t, roles::kMaxBindingRecordSize> buffer;
  bool read = false;
  CHECK(Allocations([&] {
          const auto record =
              roles::EncodeBinding(key, binding, roles::SharedMoment(), absl::MakeSpan(buffer));
          read = record.has_value() &&
                 roles::DecodeBinding(*record, roles::SharedMoment()).has_value();
        }) == 0);
  CHECK(read);
}

TEST_CASE("a relay step for a message from another relay allocates nothing", "[allocation]") {
  roles::RelayAgentConfig config;
  config.hop_count_limit = 32;
  config.limits.relay_depth = 33;
  roles::RelayLink link;
  link.link_address = *Ipv6Address::FromText("2001:db8::1");
  link.trusted = true;
  const std::vector<uint8_t> interface_id = {'e', 't', 'h', '0'};
  link.interface_id = interface_id;
  std::array<uint8_t, 1024> buffer;
  roles::RelayLink untrusted = link;
  untrusted.trusted = false;
  const auto with_rsoo = Received(VectorOctets("relayforw_rsoo_idinf"), "2001:db8::2", 547);
  roles::Event events[2] = {};
  bool from_relay = false;
  CHECK(Allocations([&] {
          from_relay = roles::RelayAgent::Examine(config, link, with_rsoo).from_relay;
          events[0] =
              roles::RelayAgent::Answer(config, link, with_rsoo, {}, absl::MakeSpan(buffer)).event;
          events[1] =
              roles::RelayAgent::Answer(config, untrusted, with_rsoo, {}, absl::MakeSpan(buffer))
                  .event;
        }) == 0);
  CHECK(from_relay);
  CHECK(events[0] == roles::Event::kRelayedToServer);
  CHECK(events[1] == roles::Event::kRsooNotTrusted);
}

TEST_CASE(
    "a server step for a stateful message with networks of the server's own allocates nothing",
    "[allocation]") {
  roles::DhcpServerConfig config;
  config.server_id = {0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, 0x01};
  roles::HomeNetwork home;
  (void)home.prefixes.TryPushBack(*Ipv6Prefix::FromText("2001:db8::/64"));
  (void)home.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8::1"));
  const DomainName host = *DomainName::FromText("ha1.home.example.org");
  (void)home.names.TryPushBack(host.view());
  const std::vector<uint8_t> run = test::FromHex("0048 0010 20010db8600003020000000000000001");
  const roles::SuppliedHomeNetwork of_the_nas[] = {
      {roles::HomeNetworkKind::kVisited, DomainNameView(), run}};
  roles::OwnHomeNetworks identified;
  (void)identified.identified.TryPushBack(&home);
  roles::OwnHomeNetworks visited;
  visited.visited = &home;
  roles::OwnHomeNetworks nas;
  nas.nas = of_the_nas;
  std::array<uint8_t, 4096> buffer;
  const auto solicit = Received(VectorOctets("solicit_identified"), "fe80::1", 546);
  const auto infreq = Received(VectorOctets("infreq_visited"), "fe80::1", 546);
  bool wanted = false;
  roles::Event events[3] = {};
  CHECK(Allocations([&] {
          wanted = roles::DhcpServer::Examine(config, solicit).wanted;
          events[0] =
              roles::DhcpServer::Answer(config, solicit, identified, absl::MakeSpan(buffer)).event;
          events[1] =
              roles::DhcpServer::Answer(config, infreq, visited, absl::MakeSpan(buffer)).event;
          events[2] = roles::DhcpServer::Answer(config, infreq, nas, absl::MakeSpan(buffer)).event;
        }) == 0);
  CHECK(wanted);
  for (const roles::Event event : events) CHECK(event == roles::Event::kAnsweredWithHomeNetworks);
}

TEST_CASE("telling a client to use multicast allocates nothing", "[allocation]") {
  roles::DhcpServerConfig config;
  config.server_id = {0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, 0x01};
  const std::vector<uint8_t> request =
      test::FromHex("03 a1b2c3 0001000a00030001020000000001 0002000700020000 7ed901");
  auto received = Received(request, "2001:db8::2", 546);
  received.to_unicast = true;
  std::array<uint8_t, 256> buffer;
  roles::Event event{};
  CHECK(Allocations([&] {
          event = roles::DhcpServer::Answer(config, received, {}, absl::MakeSpan(buffer)).event;
        }) == 0);
  CHECK(event == roles::Event::kAnsweredUseMulticast);
}

TEST_CASE("a server step allocates nothing", "[allocation]") {
  roles::DhcpServerConfig config;
  config.server_id = {0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, 0x01};
  std::array<uint8_t, 4096> buffer;
  const auto one = Received(VectorOctets("relayforw_rsoo_idinf"), "2001:db8::1", 547);
  const auto nine = Received(VectorOctets("relayforw_nine_levels"), "2001:db8::1", 547);
  const auto bad = Received(VectorOctets("bad_relayforw_two_relay_msg"), "2001:db8::1", 547);
  roles::Event events[3] = {};
  CHECK(Allocations([&] {
          events[0] = roles::DhcpServer::Answer(config, one, {}, absl::MakeSpan(buffer)).event;
          events[1] = roles::DhcpServer::Answer(config, nine, {}, absl::MakeSpan(buffer)).event;
          events[2] = roles::DhcpServer::Answer(config, bad, {}, absl::MakeSpan(buffer)).event;
        }) == 0);
  CHECK(events[0] == roles::Event::kAnsweredWithHomeNetworks);
  CHECK(events[1] == roles::Event::kAnswered);
  CHECK(events[2] == roles::Event::kMalformed);
}

TEST_CASE("looking home agents up and keeping them allocates nothing", "[allocation]") {
  roles::HomeNetworkEntry home;
  home.ids = {"home.example.org"};
  home.agents.resize(2);
  home.agents[0].host = "ha1.home.example.org";
  home.agents[1].ipv6 = Ipv6Address::FromText("2001:db8::2");
  home.strategy = roles::HomeAgentStrategy::kSticky;
  roles::HomeNetworkEntry visited;
  visited.links = {*Ipv6Prefix::FromText("2001:db8:1:c020::/64")};
  visited.agents.resize(1);
  visited.agents[0].ipv6 = Ipv6Address::FromText("2001:db8::3");
  visited.strategy = roles::HomeAgentStrategy::kRoundRobin;
  roles::HomeAgentDirectoryConfig networks;
  networks.networks = {home, visited};
  networks.hash_key.emplace();
  const roles::HomeAgentDirectory directory(networks);
  test::SeededRandom random(1);
  roles::HomeAgentDirectoryState state(networks, random);
  state.MarkDown(*directory.FindHomeAgent("ha1.home.example.org"));
  roles::DhcpServerConfig config;
  config.server_id = {0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, 0x01};
  std::array<uint8_t, 4096> buffer;
  const auto identified = Received(VectorOctets("infreq_identified"), "fe80::1", 546);
  const auto nine = Received(VectorOctets("relayforw_nine_levels"), "2001:db8::1", 547);
  const auto step = [&](const roles::ReceivedDatagram& received) {
    return roles::AnswerFromDirectory(config, received, directory, TimePoint(), state,
                                      absl::MakeSpan(buffer))
        .event;
  };
  (void)step(nine);  // remembers the node
  roles::Event events[2] = {};
  CHECK(Allocations([&] {
          events[0] = step(identified);
          events[1] = step(nine);
        }) == 0);
  for (const roles::Event event : events) CHECK(event == roles::Event::kAnsweredWithHomeNetworks);
}

TEST_CASE("decoding and mapping a Diameter-EAP-Answer allocates nothing", "[allocation]") {
  const std::vector<uint8_t>& answer = VectorOctets("dea_home_and_local_named");
  std::array<uint8_t, roles::kMaxMappedOctets> buffer;
  size_t agents = 0;
  size_t networks = 0;
  CHECK(Allocations([&] {
          const auto message = diameter::MessageView::Parse(answer);
          const auto typed = diameter::DiameterEapAnswer::Decode(*message);
          agents = typed->mip6_agent_infos.size();
          roles::MappingPolicy policy;
          policy.locality.own_realm = "asp.example.net";
          networks =
              roles::MapToHomeNetworks(roles::ReadHomeAgentAssignment(message->avps()).assignment,
                                       policy, absl::MakeSpan(buffer))
                  ->networks.size();
        }) == 0);
  CHECK(agents == 2);
  CHECK(networks == 2);
}

TEST_CASE("reading, mapping and writing RADIUS attributes allocates nothing", "[allocation]") {
  const std::vector<uint8_t> octets = test::FromHex(
      "0116 6d6e3140686f6d652e6578616d706c652e6f7267 7c0a 0000000000000001"
      "7d13 40 20010db8600003020000000000000000 9312 20010db8600003020000000000000001"
      "7c06 00000001");  // too short
  std::array<uint8_t, roles::kMaxMappedOctets> storage{};
  std::array<uint8_t, 256> buffer{};
  roles::AttributePolicy policy;
  policy.lma_is_home_agent = true;
  size_t networks = 0;
  size_t ignored = 0;
  bool refused = false;
  CHECK(Allocations([&] {
          const Result<radius::AttributeRange> attributes = radius::AttributeRange::Parse(octets);
          const roles::ReadAttributes read = roles::ReadHomeAgentAssignment(*attributes, policy);
          const Result<roles::MappedHomeNetworks> mapped = roles::MapToHomeNetworks(
              read.assignment, roles::MappingPolicy(), absl::MakeSpan(storage));
          networks = mapped->networks.size();
          ignored = read.ignored;
          radius::AttributeWriter out(absl::MakeSpan(buffer));
          radius::WriteCanonical(*attributes, out);
          refused = !out.Finish().has_value();
        }) == 0);
  CHECK(networks == 1);
  CHECK(ignored == 1);
  CHECK(refused);
}

TEST_CASE("a step of the home AAA allocates nothing", "[allocation]") {
  roles::HomeAaaConfig config;
  config.origin_host = "aaa.home.example.org";
  config.origin_realm = "home.example.org";
  roles::AssignedHomeAgent agent;
  agent.ipv6 = Ipv6Address::FromText("2001:db8:6000:302::1");
  agent.realm = "home.example.org";
  agent.host = "ha1.home.example.org";
  roles::HomeAaaFound found;
  found.verdict = roles::HomeAaaFound::Verdict::kAccept;
  found.mobility.allowed = true;
  found.mobility.home_agents = absl::MakeConstSpan(&agent, 1);
  const std::vector<uint8_t>& request = VectorOctets("der_integrated");
  std::vector<uint8_t> cut(request.begin(), request.end() - 4);
  std::array<uint8_t, 4096> buffer;
  roles::AaaOutcome outcomes[2];
  CHECK(Allocations([&] {
          outcomes[0] = roles::HomeAaa::Answer(config, request, found, absl::MakeSpan(buffer));
          outcomes[1] = roles::HomeAaa::Answer(config, cut, found, absl::MakeSpan(buffer));
        }) == 0);
  CHECK(outcomes[0].home_agents == 1);
  CHECK(outcomes[1].home_agents == 0);
}

TEST_CASE("a step of the home AAA for a home agent allocates nothing", "[allocation]") {
  roles::HomeAaaConfig config;
  config.origin_host = "aaa.home.example.org";
  config.origin_realm = "home.example.org";
  config.serve_mip6_auth = true;
  roles::AssignedHomeAgent agent;
  agent.ipv6 = Ipv6Address::FromText("2001:db8:6000:302::1");
  roles::HomeAaaFound found;
  found.verdict = roles::HomeAaaFound::Verdict::kAccept;
  found.mobility.allowed = true;
  found.registration.assigned = absl::MakeConstSpan(&agent, 1);
  found.registration.home_addresses = {
      diameter::Address(*Ipv6Address::FromText("2001:db8:6000:302::1234"))};
  const std::vector<uint8_t>& request = VectorOctets("mir_mn_aaa");
  std::array<uint8_t, 4096> buffer;
  roles::AaaOutcome outcome;
  CHECK(Allocations([&] {
          outcome = roles::HomeAaa::Answer(config, request, found, absl::MakeSpan(buffer));
        }) == 0);
  CHECK(outcome.event == roles::AaaEvent::kRegistered);
}

TEST_CASE("a step of the visited AAA allocates nothing, in either direction", "[allocation]") {
  roles::VisitedAaaConfig config;
  config.origin_host = "aaa.asp.example.net";
  config.origin_realm = "asp.example.net";
  config.local_prefixes = {*Ipv6Prefix::FromText("2001:db8:1:c000::/56")};
  config.stateless = true;
  roles::AssignedHomeAgent agent;
  agent.ipv6 = Ipv6Address::FromText("2001:db8:1:c020::1");
  roles::VisitedAaaFound found;
  found.local_agents = absl::MakeConstSpan(&agent, 1);
  roles::VisitedAaa::Onward onward;
  onward.peer = "nas1.asp.example.net";
  const std::vector<uint8_t>& request = VectorOctets("der_local_hint");
  const std::vector<uint8_t>& answer = VectorOctets("dea_local_allowed_no_ha");
  std::array<uint8_t, 4096> buffer;
  roles::VisitedAaaOutcome outcomes[2];
  CHECK(Allocations([&] {
          outcomes[0] =
              roles::VisitedAaa::Forward(config, request, onward, found, absl::MakeSpan(buffer));
        }) == 0);
  CHECK(outcomes[0].local_agents == 1);
  config.stateless = false;
  CHECK(Allocations([&] {
          outcomes[1] = roles::VisitedAaa::Return(config, answer, diameter::HopByHopId{1}, found,
                                                  absl::MakeSpan(buffer));
        }) == 0);
  CHECK(outcomes[1].local_agents == 1);
}

}}  // namespace mip6boot
