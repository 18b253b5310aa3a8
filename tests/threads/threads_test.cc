// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Threads that use objects of their own share nothing inside the library, and what is const may be
// shared. The thread sanitizer looks on; without it, the answers have to be those of one thread.

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "mip6boot/dhcpv6/conformance.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/stream_framer.h"
#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attribute_writer.h"
#include "mip6boot/radius/canonical.h"
#include "mip6boot/roles/binding_table.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/home_agent_directory.h"
#include "mip6boot/roles/home_network_lookup.h"
#include "mip6boot/roles/mobile_node.h"
#include "mip6boot/roles/relay_agent.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_random.h"
#include "tests/support/sim/simulation.h"
#include "tests/support/vectors.h"

namespace mip6boot { namespace {

using test::ToHex;
using test::VectorOctets;

constexpr int kRounds = 1000;
constexpr size_t kThreads = 2;

// Runs `work(thread)` in each thread at once. What they returned.
template <typename Work>
std::vector<std::string> InThreads(const Work& work) {
  std::vector<std::string> results(kThreads);
  std::vector<std::thread> threads;
  for (size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&work, &results, i] { results[i] = work(i); });
  }
  for (std::thread& thread : threads) thread.join();
  return results;
}

roles::HomeNetworkEntry HomeOne() {
  roles::HomeNetworkEntry network;
  network.ids = {"home.example.org"};
  network.strategy = roles::HomeAgentStrategy::kSticky;
  network.agents.resize(2);
  network.agents[0].ipv6 = Ipv6Address::FromText("2001:db8:6000:302::1");
  network.agents[1].ipv6 = Ipv6Address::FromText("2001:db8:6000:302::2");
  return network;
}
roles::HomeAgentDirectoryConfig Networks() {
  roles::HomeAgentDirectoryConfig config;
  config.networks = {HomeOne()};
  config.hash_key.emplace();
  return config;
}

roles::DhcpServerConfig ServerConfig() {
  roles::DhcpServerConfig config;
  config.server_id = {0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, 0x01};
  return config;
}

roles::ReceivedDatagram From(const char* source, Bytes payload) {
  roles::ReceivedDatagram received;
  received.payload = payload;
  received.source = {*Ipv6Address::FromText(source), dhcpv6::kClientPort};
  return received;
}

// A node asks a server with a directory until it knows its home networks; all of them are new.
std::string Bootstrap(uint64_t seed) {
  test::SeededRandom random(seed);
  roles::MobileNodeConfig node_config;
  node_config.client_id = {0x00, 0x03, 0x00, 0x01, 0x02, 0, 0, 0, 0, static_cast<uint8_t>(seed)};
  node_config.request.identified = true;
  node_config.request.ids = {*DomainName::FromText("home.example.org")};
  roles::MobileNode node(node_config, random);
  const roles::HomeAgentDirectory directory(Networks());
  roles::HomeAgentDirectoryState state(Networks(), random);

  TimePoint now{};
  node.Start(now);
  std::vector<uint8_t> buffer(roles::MobileNode::kMaxRequestSize);
  std::vector<uint8_t> answer(4096);
  std::string text;
  for (int turn = 0; turn < 4 && node.home_networks().empty(); ++turn) {
    now = node.NextDeadline()->when;
    node.HandleTimeout(now);
    const auto transmit = node.PollTransmit(absl::MakeSpan(buffer));
    if (!transmit || !transmit->has_value()) continue;
    text += ToHex((*transmit)->datagram) + " ";
    roles::FoundHomeNetworks found;
    const roles::Outcome outcome = roles::DhcpServer::Step(
        ServerConfig(), From("fe80::1", (*transmit)->datagram),
        [&](const roles::DhcpServerNeed& need) {
          return roles::FindHomeNetworks(directory, now, need, state, found);
        },
        absl::MakeSpan(answer));
    text += ToHex(outcome.datagram) + " ";
    roles::ReceivedDatagram reply = From("fe80::547", outcome.datagram);
    reply.source.port = dhcpv6::kServerPort;
    node.HandleDatagram(now, reply);
    while (const auto event = node.PollEvent()) text += roles::MobileNodeEventName(event->id);
  }
  return text + " " + std::to_string(node.home_networks().size());
}

// Every message of the vectors, read, judged and, those of Diameter, cut out of a stream.
std::string ReadVectors() {
  std::string text;
  diameter::StreamFramer framer;
  for (const test::Vector& vector : test::AllVectors()) {
    size_t violations = 0;
    if (const auto message = dhcpv6::MessageView::Scan(vector.octets)) {
      dhcpv6::FindViolations(message->message, [&](const dhcpv6::Violation&) { ++violations; });
    }
    if (const auto message = diameter::MessageView::Parse(vector.octets)) {
      diameter::FindViolations(*message, [&](const diameter::Violation&) { ++violations; });
      framer.Feed(vector.octets);
      const auto framed = framer.Next();
      violations += framed && framed->has_value() ? (*framed)->size() : 0;
      if (const auto answer = diameter::DiameterEapAnswer::Decode(*message)) {
        violations += answer->mip6_agent_infos.size();
      } else {
        text += answer.error().ToString();
      }
    }
    if (vector.protocol == "radius-attribute") {
      std::vector<uint8_t> buffer(1024);
      radius::AttributeWriter out(absl::MakeSpan(buffer));
      radius::WriteCanonical(radius::AttributeRange::Scan(vector.octets).attributes, out);
      const Result<Bytes> written = out.Finish();
      text += written ? ToHex(*written) : written.error().ToString();
    }
    text += std::to_string(violations) + ' ';
  }
  return text;
}

// An answer of the AAA, and what a relay makes of it.
std::string Relay(uint64_t seed) {
  test::SeededRandom random(seed);
  roles::BindingTable table({}, random);
  const auto answer = diameter::MessageView::Parse(VectorOctets("dea_home_and_local_named"));
  roles::MappingPolicy policy;
  policy.locality.own_realm = "asp.example.net";
  std::vector<uint8_t> storage(roles::kMaxMappedOctets);
  const auto mapped = roles::MapToHomeNetworks(
      roles::ReadHomeAgentAssignment(answer->avps()).assignment, policy, absl::MakeSpan(storage));
  roles::Binding binding;
  for (const roles::SuppliedHomeNetwork& network : mapped->networks) {
    (void)binding.networks.TryPushBack(network);
  }
  const uint8_t port = static_cast<uint8_t>(seed);
  const auto key = *roles::AttachmentKey::From(roles::AttachmentKind::kPort, Bytes(&port, 1));
  (void)table.Put(TimePoint(), key, binding);
  const std::optional<roles::Binding> bound = table.Find(TimePoint(), key, {});

  roles::RelayLink link;
  link.link_address = *Ipv6Address::FromText("2001:db8:1:c020::ff");
  std::vector<uint8_t> buffer(4096);
  const roles::Outcome outcome = roles::RelayAgent::Answer(
      roles::RelayAgentConfig(), link, From("fe80::1", VectorOctets("infreq_identified")),
      absl::MakeConstSpan(bound->networks.data(), bound->networks.size()), absl::MakeSpan(buffer));
  return ToHex(outcome.datagram);
}

TEST_CASE("threads with objects of their own get the answers of one thread",
          "[threads][design][s3]") {
  (void)test::AllVectors();  // read from the file once, before there are threads
  const auto work = [](size_t thread) {
    std::string text;
    for (int round = 0; round < kRounds; ++round) {
      const uint64_t seed = static_cast<uint64_t>(round) * kThreads + thread + 1;
      text += Bootstrap(seed) + Relay(seed);
    }
    return text + ReadVectors();
  };
  const std::vector<std::string> results = InThreads(work);
  CHECK(results[0] == work(0));
  CHECK(results[1] == work(1));
  CHECK(results[0].find(" 1") != std::string::npos);  // home networks known
}

TEST_CASE("simulated networks, with every machine there is, run in threads as they do in one",
          "[threads][design][s3]") {
  const auto work = [](size_t thread) {
    std::string text;
    for (uint64_t seed = 1 + thread; seed <= 20; seed += kThreads) {
      sim::Simulation simulation(sim::Plan::FromSeed(seed));
      simulation.Run();
      text += std::to_string(simulation.trace_hash()) + ' ' +
              std::to_string(simulation.violations().size()) + ' ';
    }
    return text;
  };
  const std::vector<std::string> results = InThreads(work);
  CHECK(results[0] == work(0));
  CHECK(results[1] == work(1));
}

TEST_CASE("threads may share what is const: a table, a directory, a configuration",
          "[threads][design][s3]") {
  test::SeededRandom random(1);
  roles::BindingTable filled({}, random);
  roles::Binding binding;
  const std::vector<uint8_t> run = test::FromHex("0048 0010 20010db8600003020000000000000001");
  binding.networks = {{roles::HomeNetworkKind::kVisited, DomainNameView(), run}};
  const auto key_of = [](uint8_t port) {
    return *roles::AttachmentKey::From(roles::AttachmentKind::kPort, Bytes(&port, 1));
  };
  for (uint8_t port = 0; port < 100; ++port) (void)filled.Put(TimePoint(), key_of(port), binding);
  const roles::BindingTable& table = filled;
  const roles::HomeAgentDirectory directory(Networks());
  const roles::DhcpServerConfig config = ServerConfig();
  const std::vector<uint8_t>& request = VectorOctets("infreq_identified");

  const auto work = [&](size_t) {
    test::SeededRandom own_random(7);
    roles::HomeAgentDirectoryState state(Networks(), own_random);
    std::vector<uint8_t> buffer(4096);
    std::string text;
    for (int round = 0; round < kRounds; ++round) {
      const auto bound = table.Find(TimePoint(), key_of(static_cast<uint8_t>(round)), {});
      text += bound.has_value() ? ToHex(bound->networks[0].options) : "-";
      roles::FoundHomeNetworks found;
      const roles::Outcome outcome = roles::DhcpServer::Step(
          config, From("fe80::1", request),
          [&](const roles::DhcpServerNeed& need) {
            return roles::FindHomeNetworks(directory, TimePoint(), need, state, found);
          },
          absl::MakeSpan(buffer));
      text += ToHex(outcome.datagram);
    }
    return text;
  };
  const std::vector<std::string> results = InThreads(work);
  CHECK(results[0] == work(0));
  CHECK(results[1] == results[0]);
}

}}  // namespace mip6boot
