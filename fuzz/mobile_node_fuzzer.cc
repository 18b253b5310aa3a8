// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A mobile node that is sent anything, at any time, by anybody. The steps: steps.h.

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/node_reception.h"
#include "fuzz/node_requests.h"
#include "fuzz/sample_networks.h"
#include "fuzz/scratch.h"
#include "fuzz/script.h"
#include "fuzz/steps.h"
#include "fuzz/tlv_mutator.h"
#include "fuzz/told_time.h"
#include "fuzz/tried_home_agents.h"
#include "mip6boot/roles/mobile_node.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz { namespace {

using roles::HomeNetworkInformation;
using roles::MobileNode;
using roles::MobileNodeConfig;

MobileNodeConfig Config(const Step& setup) {
  MobileNodeConfig config;
  for (const uint8_t octet : kClientDuid) (void)config.client_id.TryPushBack(octet);
  config.interface = roles::InterfaceIndex{1};
  config.request.visited = (setup.what & 1) != 0;
  config.request.identified = (setup.what & 2) != 0 || (setup.what & 5) == 0;
  config.request.unrestricted = (setup.what & 4) != 0 && (setup.what & 3) == 0;  // (R4)
  if (config.request.identified) config.request.ids = {Name("home.example.org")};
  if (config.request.identified && (setup.what & 8) != 0) {
    config.request.ids.push_back(Name("msp.example.net"));
  }
  config.accept_reconfigure = (setup.what & 16) != 0;
  if ((setup.what & 32) != 0) config.max_refresh_time = std::chrono::seconds(900);
  if ((setup.what & 64) != 0) {
    config.dns_fallback.domain = Name("home.example.org");
  }
  if ((setup.what & 128) != 0) {
    (void)config.extra_options.TryPushBack(dhcpv6::OptionCode::kDnsServers);
    (void)config.extra_options.TryPushBack(dhcpv6::OptionCode::kInfMaxRt);  // asked for anyway
  }
  return config;
}

// Later than any time that a machine knows.
constexpr TimePoint kEndOfTime(Duration(int64_t{1} << 60));

class Node {
 public:
  explicit Node(const Step& setup) : config_(Config(setup)), node_(config_, random_) {
    Require(config_.Validate().has_value(), "a configuration that is refused");
    node_.Start(Tell(time_.now()));
    Drain();
  }

  void Do(const Step& step) {
    switch (static_cast<MobileNodeStep>(step.what % kMobileNodeSteps)) {
      case MobileNodeStep::kReceive:
        Receive(step);
        break;
      case MobileNodeStep::kPoll:
        return PollWithLittleRoom(step.number(0));
      case MobileNodeStep::kWait:
        Wait(step);
        break;
      case MobileNodeStep::kDeadline:
        if (const auto deadline = node_.NextDeadline()) time_.WaitUntil(deadline->when);
        Timeout();
        break;
      case MobileNodeStep::kStart:
        step.parameters[0] == 0 ? node_.Start(Told()) : node_.Stop(Told());
        break;
      case MobileNodeStep::kLinkChange:
        node_.HandleLinkChange(Told(), step.parameters[0] == 0
                                           ? roles::LinkChange::kMoved
                                           : roles::LinkChange::kPrefixesChanged);
        break;
      case MobileNodeStep::kAsk:
        node_.Ask(Told());
        break;
      case MobileNodeStep::kFail:
        Fail(step.parameters[0] == 0 ? roles::HomeAgentFailure::kNoAnswer
                                     : roles::HomeAgentFailure::kRefused);
        break;
      case MobileNodeStep::kRestart:
        Restart(step);
        break;
      case MobileNodeStep::kRestore:
        Restore(step);
        break;
    }
    // Not polled after each step, so that inputs pile up.
    if ((step.parameters[3] & 0x80) == 0) Drain();
    RequireUsable(node_);
    requests_.RequireClocks(latest_, node_);
    RequireTrials();
  }
  void Drain() {
    while (Poll().has_value()) {
    }
    HearEvents();
    if (time_.now() >= TimePoint::max()) return;
    auto deadline = node_.NextDeadline();
    Require(!deadline.has_value() || deadline->when >= time_.now(), "a deadline in the past");
    if (!deadline.has_value() || deadline->when > time_.now()) return;
    node_.HandleTimeout(Tell(time_.now()));
    while (Poll().has_value()) {
    }
    deadline = node_.NextDeadline();
    Require(!deadline.has_value() || deadline->when > time_.now(), "a deadline that nothing moves");
  }

 private:
  void Receive(const Step& step) {
    std::vector<uint8_t> octets(step.message.begin(), step.message.end());
    if ((step.parameters[0] & 1) != 0 && octets.size() >= 4) {
      StoreBigEndian24(&octets[1], requests_.transaction_id());
    }
    roles::ReceivedDatagram received;
    received.payload = octets;
    received.source = {Ip6("fe80::1"), 547};
    received.to_unicast = (step.parameters[0] & 2) != 0;
    received.interface = roles::InterfaceIndex{(step.parameters[0] & 8) != 0 ? 2U : 1U};
    const bool verified = (step.parameters[0] & 4) != 0;
    const bool alone = (step.parameters[0] & 16) == 0;
    // What is due is done, so that what changes is the datagram's doing.
    if (alone) node_.HandleTimeout(Told());
    const Reception reception(node_, received, verified, requests_.transaction_id());
    const NodeSnapshot before(node_);
    const uint64_t reconfigured = Reconfigured();
    const uint64_t replies = node_.counters().replies;
    node_.HandleDatagram(Told(), received,
                         verified ? roles::ReconfigureAuthentication::kVerified
                                  : roles::ReconfigureAuthentication::kNotVerified);
    if (alone) RequireReceived(latest_, before, node_, reception);
    if (node_.counters().replies != replies) tried_.Learn(node_.home_networks());
    if (Reconfigured() == reconfigured) return;
    const auto server = reception.options().First(dhcpv6::OptionCode::kServerId);
    requests_.AskFor(server->data, node_);
  }
  uint64_t Reconfigured() const {
    return node_.counters().count(roles::MobileNodeEventId::kReconfigured);
  }
  // Whoever listens knows whether there are home networks, and which.
  void HearEvents() {
    using Id = roles::MobileNodeEventId;
    size_t events = 0;
    while (const auto event = node_.PollEvent()) {
      Require(++events <= 64, "events are kept without a bound");
      const bool learnt = event->id == Id::kHomeNetworksLearnt;
      if (learnt || event->id == Id::kHomeNetworksChanged ||
          event->id == Id::kHomeNetworksRefreshed) {
        Require(learnt != told_ && event->networks.data() == node_.home_networks().data() &&
                    event->networks.size() == node_.home_networks().size(),
                "told of other home networks than are known");
        told_ = true;
      } else if (event->id == Id::kHomeNetworksGone) {
        Require(std::exchange(told_, false), "told twice that home networks are gone (R21)");
      }
    }
    Require(told_ != node_.home_networks().empty(), "nobody is told of home networks (R21)");
  }
  void Wait(const Step& step) {
    if (!time_.Wait(step, std::chrono::milliseconds(100))) return;
    if ((step.parameters[2] & 0xfe) == 0xfe) time_.WaitUntil(TimePoint::max());
    Timeout();
  }
  void Timeout() {
    const bool again = Pass(time_.CatchUp());
    const bool asked = IsAsking();
    node_.HandleTimeout(time_.now());
    if (asked && !IsAsking()) NodeRequests::RequireRest(latest_, node_);
    Require(!again || node_.state() != roles::MobileNodeState::kWaiting,
            "a request that nobody answers is not sent again (RFC 8415 15)");
  }
  bool IsAsking() const {
    return node_.state() == roles::MobileNodeState::kWaiting ||
           node_.state() == roles::MobileNodeState::kAgainDue;
  }
  // What the machine is about to be told.
  TimePoint Told() { return Tell(time_.told()); }
  TimePoint Tell(TimePoint now) {
    Pass(now);
    return now;
  }
  // The machine is about to be told that it is `now`. Whether it has to send again.
  bool Pass(TimePoint now) {
    latest_ = std::max(latest_, std::min(now, kEndOfTime));
    tried_.Pass(latest_);
    return requests_.Pass(latest_, node_);
  }
  void Fail(roles::HomeAgentFailure failure) {
    const auto agent = node_.current_home_agent();
    if (!agent.has_value()) return;
    const uint64_t fallbacks = Fallbacks();
    if (agent->address.has_value()) {
      const Ipv6Address address = *agent->address;
      node_.ReportHomeAgentFailed(Told(), address, failure);
      tried_.Fail(latest_, {address, {}}, failure);
    } else {
      const DomainName name(agent->name);
      node_.ReportHomeAgentFailed(Told(), name.view(), failure);
      tried_.Fail(latest_, {std::nullopt, name.view()}, failure);
    }
    Require(tried_.current().has_value() || Fallbacks() > fallbacks,
            "nobody is told that all home agents have failed (R73)");
  }
  uint64_t Fallbacks() const {
    return node_.counters().count(roles::MobileNodeEventId::kFallbackNeeded);
  }
  // What a machine saves another one takes up, and then it knows the same.
  void Restart(const Step& step) {
    const std::vector<uint8_t> saved = Saved();
    std::vector<uint8_t> small(saved.size() - 1);
    const auto refused = node_.Save(time_.now(), absl::MakeSpan(small));
    Require(!refused.has_value() && refused.error().reason == Reason::kNoSpace &&
                refused.error().want == saved.size(),
            "saved in a buffer that is too small");
    MobileNode fresh(config_, random_);
    const Result<void> restored =
        fresh.Restore(Tell(time_.now()), saved, std::chrono::seconds(step.number(0)));
    Require(restored.has_value(), "a saved state is refused");
    const auto before = node_.home_networks();
    const auto after = fresh.home_networks();
    Require(std::equal(before.begin(), before.end(), after.begin(), after.end(),
                       [](const HomeNetworkInformation& a, const HomeNetworkInformation& b) {
                         return a.kind == b.kind && a.id == b.id && a.options == b.options;
                       }),
            "a restart knows other home networks");
    Require(fresh.sol_max_rt() == node_.sol_max_rt() && fresh.inf_max_rt() == node_.inf_max_rt(),
            "a restart knows other times");
    node_ = std::move(fresh);
    tried_ = TriedHomeAgents(config_.home_agent_retry_wait);
    tried_.Learn(node_.home_networks());
    requests_.Restart();
    told_ = false;
  }
  void Restore(const Step& step) {
    MobileNode other(config_, random_);
    if (other.Restore(time_.now(), step.message, std::chrono::seconds(step.number(0)))) {
      RequireUsable(other);
    }
  }

  std::optional<MobileNode::Transmit> Poll() {
    const auto transmit = node_.PollTransmit(absl::MakeSpan(Scratch<1>()));
    Require(transmit.has_value(), "a request that does not fit");
    if (transmit->has_value()) requests_.Send(latest_, **transmit, node_);
    requests_.RequireClocks(latest_, node_);
    return *transmit;
  }
  void PollWithLittleRoom(size_t room) {
    const std::vector<uint8_t> saved = Saved();
    const auto deadline = node_.NextDeadline();
    std::vector<uint8_t> small(room % 512);
    const auto transmit = node_.PollTransmit(absl::MakeSpan(small));
    if (transmit.has_value()) {
      if (transmit->has_value()) requests_.Send(latest_, **transmit, node_);
      return requests_.RequireClocks(latest_, node_);
    }
    Require(transmit.error().reason == Reason::kNoSpace, "refused for something else");
    const auto later = node_.NextDeadline();
    Require(Saved() == saved && later.has_value() == deadline.has_value() &&
                (!later.has_value() || later->when == deadline->when),
            "a buffer that is too small has changed something");
    Require(Poll().has_value(), "a buffer that is too small has lost the request");
  }
  std::vector<uint8_t> Saved() const {
    const Result<Bytes> saved = node_.Save(time_.now(), absl::MakeSpan(Scratch()));
    Require(saved.has_value(), "a state that cannot be saved");
    return {saved->begin(), saved->end()};
  }

  void RequireTrials() {
    const auto agent = node_.current_home_agent();
    const auto expected = tried_.current();
    Require(agent.has_value() == expected.has_value() &&
                (!agent.has_value() || *expected == HomeAgentKey{agent->address, agent->name}),
            "another home agent than is next (R73)");
    Require(node_.counters().count(roles::MobileNodeEventId::kHomeAgentsRetry) == tried_.retries(),
            "nobody is told when home agents are to be tried again (R73)");
  }
  MobileNodeConfig config_;
  test::SeededRandom random_{1};
  ToldTime time_;
  MobileNode node_;
  TimePoint latest_ = time_.now();  // that the machine was told
  NodeRequests requests_;
  bool told_ = false;  // of home networks
  TriedHomeAgents tried_{config_.home_agent_retry_wait};
};

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Script script({data, size});
  const auto setup = script.Next();
  if (!setup.has_value()) return 0;
  mip6boot::fuzz::Node node(*setup);
  while (const auto step = script.Next()) node.Do(*step);
  node.Drain();
  return 0;
}

MIP6BOOT_MUTATE_AS(Dhcpv6Script)
