// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Decoding, encoding and the steps of relay, server and home AAA take no memory from the heap. This
// program replaces operator new to see it.

#include <array>
#include <cstdlib>
#include <new>

#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/home_network_options.h"
#include "mip6boot/roles/relay_agent.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace {

size_t allocations = 0;

}  // namespace

void* operator new(size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }

namespace mip6boot { namespace {

using test::VectorOctets;

// How often `work` allocates.
template <typename Work>
size_t Allocations(Work work) {
  const size_t before = allocations;
  work();
  return allocations - before;
}

roles::ReceivedDatagram Received(Bytes payload, const char* source, uint16_t port) {
  roles::ReceivedDatagram received;
  received.payload = payload;
  received.source = {*Ipv6Address::FromText(source), port};
  return received;
}

TEST_CASE("the counter counts", "[allocation]") {
  int* volatile kept = nullptr;  // a pair that nobody sees would be optimised away
  CHECK(Allocations([&] { kept = new int; }) == 1);
  delete kept;
}

TEST_CASE("decoding a message's home networks allocates nothing", "[allocation]") {
  const std::vector<uint8_t>& reply = VectorOctets("reply_with_parts_to_discard");
  size_t networks = 0;
  CHECK(Allocations([&] {
          const auto message = dhcpv6::MessageView::Parse(reply);
          networks = roles::ReadHomeNetworkInformation(message->options()).networks.size();
        }) == 0);
  CHECK(networks == 2);
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
  std::array<uint8_t, 1024> buffer;
  const auto up = Received(VectorOctets("infreq_identified"), "fe80::1", 546);
  const auto down = Received(VectorOctets("relayrepl_identified"), "2001:db8::547", 547);
  roles::Event events[2] = {};
  CHECK(Allocations([&] {
          events[0] =
              roles::RelayAgent::Answer(config, link, up, supplied, absl::MakeSpan(buffer)).event;
          events[1] =
              roles::RelayAgent::Answer(config, link, down, {}, absl::MakeSpan(buffer)).event;
        }) == 0);
  CHECK(events[0] == roles::Event::kRelayedToServerWithRsoo);
  CHECK(events[1] == roles::Event::kRelayedToPeer);
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

}}  // namespace mip6boot
