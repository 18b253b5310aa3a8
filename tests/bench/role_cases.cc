// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The steps of the roles, each beside a walk over what it sends or was sent.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "mip6boot/diameter/message_view.h"
#include "mip6boot/roles/binding_table.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/mobile_node.h"
#include "mip6boot/roles/nas_decision.h"
#include "mip6boot/roles/relay_agent.h"
#include "tests/bench/case.h"
#include "tests/bench/octets.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::bench {
namespace {

Ipv6Address V6(std::string_view text) { return *Ipv6Address::FromText(text); }

// ---- relay and server ----

struct Fixture {
  Fixture() {
    // Options 71, 72, 73: what stands behind the HNIDF in the vector's IDINF.
    supplied.id = id.view();
    supplied.options = Bytes(test::VectorOctets("opt69_idinf_full")).subspan(4 + 22);

    from_client.payload = Request();
    from_client.source = {V6("fe80::200:ff:fe00:1"), dhcpv6::kClientPort};
    link.link_address = V6("2001:db8:1:c020::ff");
    link.interface_id = Bytes(reinterpret_cast<const uint8_t*>("eth1"), 4);

    from_relay.payload = RelayForward();
    from_relay.source = {link.link_address, dhcpv6::kServerPort};
    server.server_id = {0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, 0x0b, 0xad, 0xc0, 0xde};
    server.information_refresh_time = 7200;
  }

  DomainName id = *DomainName::FromText("home.example.org");
  roles::SuppliedHomeNetwork supplied;
  roles::RelayAgentConfig relay;
  roles::RelayLink link;
  roles::ReceivedDatagram from_client;
  roles::DhcpServerConfig server;
  roles::ReceivedDatagram from_relay;
};
const Fixture& TheFixture() {
  static const Fixture fixture;
  return fixture;
}

Bytes RelayStep(MutableBytes buffer) {
  const Fixture& fixture = TheFixture();
  return roles::RelayAgent::Step(
             fixture.relay, fixture.link, fixture.from_client,
             [&](const roles::RelayNeed&) { return absl::MakeConstSpan(&fixture.supplied, 1); },
             buffer)
      .datagram;
}

Bytes ServerStep(MutableBytes buffer) {
  const Fixture& fixture = TheFixture();
  return roles::DhcpServer::Step(
             fixture.server, fixture.from_relay,
             [](const roles::DhcpServerNeed&) { return roles::OwnHomeNetworks(); }, buffer)
      .datagram;
}

// ---- the mobile node: a whole exchange, request to home networks known ----

void WalkExchange() {
  for (const Bytes message : {Request(), Reply()}) Walk(message);
}
void CopyExchange() {
  for (const Bytes message : {Request(), Reply()}) Copy(message);
}

roles::MobileNodeConfig NodeConfig() {
  roles::MobileNodeConfig config;
  config.client_id = {0x00, 0x03, 0x00, 0x01, 0x02, 0x00, 0x00, 0x00, 0x00, 0x01};
  config.request.identified = true;
  config.request.ids = {*DomainName::FromText("home.example.org")};
  return config;
}

class NodeExchange {
 public:
  NodeExchange() : node_(NodeConfig(), random_) { node_.Start(now_); }

  void Run() {
    now_ += std::chrono::hours(24);  // the refresh time is over, and so is any delay
    node_.HandleTimeout(now_);
    auto transmit = node_.PollTransmit(absl::MakeSpan(buffer_));
    while (!(*transmit).has_value()) {
      now_ = node_.NextDeadline()->when;
      node_.HandleTimeout(now_);
      transmit = node_.PollTransmit(absl::MakeSpan(buffer_));
    }
    std::copy_n((*transmit)->datagram.data() + 1, 3, reply_.data() + 1);  // the transaction-id
    roles::ReceivedDatagram received;
    received.payload = reply_;
    received.source = {server_, dhcpv6::kServerPort};
    node_.HandleDatagram(now_, received);
    Must(node_.home_networks().size() == 1 && node_.counters().replies == ++exchanges_);
    while (const auto event = node_.PollEvent()) benchmark::DoNotOptimize(event->id);
  }

 private:
  test::SeededRandom random_{1};
  TimePoint now_{};
  uint64_t exchanges_ = 0;
  Ipv6Address server_ = V6("fe80::547");
  std::vector<uint8_t> reply_{Reply().begin(), Reply().end()};
  std::array<uint8_t, roles::MobileNode::kMaxRequestSize> buffer_;
  roles::MobileNode node_;
};

void NodeStep() {
  static NodeExchange exchange;
  exchange.Run();
}

// ---- access server and home AAA ----

// From the octets of an answer to what the relay will find, for one node again and again.
class AnswerToBinding {
 public:
  AnswerToBinding() { policy_.locality.own_realm = "asp.example.net"; }

  void Run() {
    const auto answer = diameter::MessageView::Parse(Fresh(Answer()));
    Must(answer.has_value());
    const auto result = answer->avps().Find<diameter::ResultCodeAvp>();
    Must(result.has_value() && roles::TakesHomeAgents(result->value, kType, false));
    const roles::ReadAssignment read = roles::ReadHomeAgentAssignment(answer->avps());
    const auto mapped =
        roles::MapToHomeNetworks(read.assignment, policy_, absl::MakeSpan(storage_));
    Must(mapped.has_value() && mapped->networks.size() == 2);
    roles::Binding binding;
    for (const roles::SuppliedHomeNetwork& network : mapped->networks) {
      (void)binding.networks.TryPushBack(network);
    }
    Must(table_.Put(TimePoint(), key_, binding).has_value());
  }

 private:
  static constexpr auto kType = diameter::AuthRequestType::kAuthorizeAuthenticate;

  test::SeededRandom random_{1};
  roles::MappingPolicy policy_;
  std::array<uint8_t, roles::kMaxMappedOctets> storage_;
  roles::BindingTable table_{{}, random_};
  roles::AttachmentKey key_ = *roles::AttachmentKey::From(
      roles::AttachmentKind::kPort, Bytes(reinterpret_cast<const uint8_t*>("eth1"), 4));
};

void NasAnswerToBinding() {
  static AnswerToBinding step;
  step.Run();
}

roles::AssignedHomeAgent HomeAgent() {
  roles::AssignedHomeAgent agent;
  agent.ipv6 = V6("2001:db8:6000:302::1");
  agent.realm = "home.example.org";
  agent.host = "ha1.home.example.org";
  agent.prefix = Ipv6Prefix::FromText("2001:db8:6000:302::/64");
  return agent;
}

class HomeAaaAnswer {
 public:
  HomeAaaAnswer() {
    config_.origin_host = "aaa.home.example.org";
    config_.origin_realm = "home.example.org";
    found_.verdict = roles::HomeAaaFound::Verdict::kAccept;
    found_.mobility.allowed = true;
    found_.mobility.features = diameter::FeatureBit::kMip6Integrated;
    found_.mobility.home_agents = absl::MakeConstSpan(&agent_, 1);
  }

  Bytes Run() {
    const roles::AaaOutcome outcome = roles::HomeAaa::Step(
        config_, Fresh(request_), [this](const roles::HomeAaaNeed&) { return found_; },
        absl::MakeSpan(buffer_));
    Must(outcome.event == roles::AaaEvent::kAuthorisedWithHomeAgents);
    return outcome.message;
  }

 private:
  Bytes request_ = test::VectorOctets("aar_integrated");
  roles::AssignedHomeAgent agent_ = HomeAgent();
  roles::HomeAaaConfig config_;
  roles::HomeAaaFound found_;
  std::array<uint8_t, roles::HomeAaa::kMaxAnswerSize> buffer_;
};
HomeAaaAnswer& TheHomeAaa() {
  static HomeAaaAnswer answer;
  return answer;
}

Bytes AaaAnswer() {
  static const Bytes answer = TheHomeAaa().Run();
  return answer;
}
void HomeAaaStep() { benchmark::DoNotOptimize(TheHomeAaa().Run()); }

}  // namespace

std::vector<Case> RoleCases() {
  return {
      // The floor of dhcpv6_cases.cc: the vector is what the relay sends.
      {"relay_step", "relay_forward/walk", 5, Run<RelayStep>, Writes<RelayStep, RelayForward>},
      {"relay_reply/walk", nullptr, 0, [] { Walk(RelayReply()); }},
      {"relay_reply/memcpy", "relay_reply/walk", 0, [] { Copy(RelayReply()); }},
      {"server_step", "relay_reply/walk", 8, Run<ServerStep>, Writes<ServerStep, RelayReply>},
      {"exchange/walk", nullptr, 0, WalkExchange},
      {"exchange/memcpy", "exchange/walk", 0, CopyExchange},
      {"node_step", "exchange/walk", 0, NodeStep, nullptr, true},
      {"nas_answer_to_binding", "dea/walk", 0, NasAnswerToBinding},
      {"aaa/walk", nullptr, 0, [] { WalkAvps(AaaAnswer()); }},
      {"aaa/memcpy", "aaa/walk", 0, [] { Copy(AaaAnswer()); }},
      {"home_aaa_step", "aaa/walk", 0, HomeAaaStep},
  };
}

}  // namespace mip6boot::bench
