// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A mobile node that is sent anything, at any time, by anybody. The steps: steps.h.

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/expected_node.h"
#include "fuzz/finding.h"
#include "fuzz/node_reception.h"
#include "fuzz/node_requests.h"
#include "fuzz/sample_networks.h"
#include "fuzz/saved_node.h"
#include "fuzz/scratch.h"
#include "fuzz/script.h"
#include "fuzz/steps.h"
#include "fuzz/tlv_mutator.h"
#include "fuzz/told_time.h"
#include "fuzz/tried_home_agents.h"
#include "mip6boot/roles/mobile_node.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz { namespace {

using roles::MobileNode;
using roles::MobileNodeConfig;

// `other`: it asks for the visited network too, or no more.
MobileNodeConfig Config(const Step& setup, bool other) {
  const int what = setup.what ^ (other ? 1 : 0);
  MobileNodeConfig config;
  for (const uint8_t octet : kClientDuid) (void)config.client_id.TryPushBack(octet);
  config.interface = roles::InterfaceIndex{1};
  config.request.visited = (what & 1) != 0;
  config.request.identified = (what & 2) != 0 || (what & 5) == 0;
  config.request.unrestricted = (what & 4) != 0 && (what & 3) == 0;  // (R4)
  if (config.request.identified) config.request.ids = {Name("home.example.org")};
  if (config.request.identified && (what & 8) != 0) {
    config.request.ids.push_back(Name("msp.example.net"));
  }
  config.accept_reconfigure = (what & 16) != 0;
  if ((what & 32) != 0) config.max_refresh_time = std::chrono::seconds(900);
  if ((what & 64) != 0) {
    config.dns_fallback.domain = Name("home.example.org");
  }
  if ((what & 128) != 0) {
    (void)config.extra_options.TryPushBack(dhcpv6::OptionCode::kDnsServers);
    (void)config.extra_options.TryPushBack(dhcpv6::OptionCode::kInfMaxRt);  // asked for anyway
  }
  if ((setup.parameters[0] & 1) != 0) config.rate_limit = {3, std::chrono::seconds(6)};
  if ((setup.parameters[0] & 2) != 0) {
    config.fallback_wait = std::chrono::seconds(5);
    config.ask_interval = std::chrono::seconds(7);
    config.failure_retry_time = std::chrono::seconds(20);
    config.failure_rest_time = std::chrono::seconds(100);
    config.home_agent_retry_wait = std::chrono::seconds(11);
  }
  if ((setup.parameters[0] & 4) != 0) config.dns_fallback.agent = Name("ha1.home.example.org");
  return config;
}

// What was drawn, for who wants to know.
class HeardRandom final : public RandomSource {
 public:
  uint32_t Next() override {
    drawn_.push_back(random_.Next());
    return drawn_.back();
  }
  const std::vector<uint32_t>& drawn() const { return drawn_; }
  void Forget() { drawn_.clear(); }

 private:
  test::SeededRandom random_{1};
  std::vector<uint32_t> drawn_;
};

class Node {
 public:
  explicit Node(const Step& setup)
      : setup_(setup), config_(Config(setup, false)), node_(config_, random_), model_(config_) {
    Require(config_.Validate().has_value(), "a configuration that is refused");
    RequireQuestions();
    model_.RequireSame(node_);
    if ((setup.parameters[0] & 8) != 0) {  // it is started later
      Timeout(time_.now());  // that a clock goes back sees only who has been told the time
      return;
    }
    Start();
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
        if (!time_.Wait(step, std::chrono::milliseconds(100))) break;
        if ((step.parameters[2] & 0xfe) == 0xfe) time_.WaitUntil(TimePoint::max());
        Timeout(time_.CatchUp());
        break;
      case MobileNodeStep::kDeadline:
        if (const auto deadline = node_.NextDeadline()) time_.WaitUntil(deadline->when);
        Timeout(time_.CatchUp());
        break;
      case MobileNodeStep::kStart:
        step.parameters[0] == 0 ? Start() : Stop();
        break;
      case MobileNodeStep::kLinkChange:
        ChangeLink(step.parameters[0] == 0 ? roles::LinkChange::kMoved
                                           : roles::LinkChange::kPrefixesChanged);
        break;
      case MobileNodeStep::kAsk:
        model_.Ask(time_.told());
        node_.Ask(time_.told());
        break;
      case MobileNodeStep::kFail:
        Fail(step);
        break;
      case MobileNodeStep::kRestart:
        Restart(step);
        break;
      case MobileNodeStep::kRestore:
        Restore(step);
        break;
    }
    model_.RequireSame(node_);
    // Not polled after each step, so that inputs pile up.
    if ((step.parameters[3] & 0x80) == 0) Drain();
    RequireUsable(node_);
    RequireTrials();
  }
  void End() { Drain(); }

  void Drain() {
    while (Poll().has_value()) {
    }
    model_.Hear(node_);
    if (time_.now() >= TimePoint::max()) return;
    auto deadline = node_.NextDeadline();
    Require(!deadline.has_value() || deadline->when >= time_.now(), "a deadline in the past");
    if (!deadline.has_value() || deadline->when > time_.now()) return;
    Timeout(time_.now());
    while (Poll().has_value()) {
    }
    deadline = node_.NextDeadline();
    Require(!deadline.has_value() || deadline->when > time_.now(), "a deadline that nothing moves");
  }

 private:
  // ---- calls, and what the model makes of them ----

  void Start() {
    model_.Start(time_.told());
    node_.Start(time_.told());
  }
  void Stop() {
    model_.Stop(time_.told());
    node_.Stop(time_.told());
  }
  void ChangeLink(roles::LinkChange change) {
    change == roles::LinkChange::kMoved ? model_.Move(time_.told())
                                        : model_.SeeOtherPrefixes(time_.told());
    node_.HandleLinkChange(time_.told(), change);
  }
  void Timeout(TimePoint now) {
    model_.Timeout(now, node_);
    node_.HandleTimeout(now);
    model_.RequireSame(node_);
  }
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
    alone ? Timeout(time_.told()) : model_.Pass(time_.told());
    const Reception reception(
        config_, received, verified,
        {model_.awaits_reply(), requests_.transaction_id(), model_.rests(), model_.stopped()});
    const NodeSnapshot before(node_);
    node_.HandleDatagram(time_.told(), received,
                         verified ? roles::ReconfigureAuthentication::kVerified
                                  : roles::ReconfigureAuthentication::kNotVerified);
    if (alone) RequireReceived(before, node_, reception);
    model_.Receive(reception, node_);
    if (reception.verdict() != Reception::Verdict::kReconfigure) return;
    const auto server = reception.options().First(dhcpv6::OptionCode::kServerId);
    requests_.AskFor(server->data, node_);
  }
  // The current home agent, any of them, or one that is none of ours.
  void Fail(const Step& step) {
    const auto failure = step.parameters[0] == 0 ? roles::HomeAgentFailure::kNoAnswer
                                                 : roles::HomeAgentFailure::kRefused;
    std::optional<Ipv6Address> address;
    DomainName name;
    if (step.parameters[1] == 0) {
      const auto agent = node_.current_home_agent();
      if (!agent.has_value()) return;
      address = agent->address;
      name = DomainName(agent->name);
    } else if (step.parameters[1] == 1) {
      address = Ip6("2001:db8:6000:302::1");
    } else if (step.parameters[1] == 2) {
      name = Name("HA1.Home.Example.Org");
    } else {
      address = Ip6("2001:db8:ffff::1");
    }
    const TimePoint now = time_.told();
    address.has_value() ? node_.ReportHomeAgentFailed(now, *address, failure)
                        : node_.ReportHomeAgentFailed(now, name.view(), failure);
    model_.Fail(now, {address, address.has_value() ? DomainNameView() : name.view()}, failure);
  }
  // What a machine saves another one takes up, and then it knows the same, or of that what is asked
  // for now.
  void Restart(const Step& step) {
    const std::vector<uint8_t> saved = Saved();
    std::vector<uint8_t> small(saved.size() - 1);
    const auto refused = node_.Save(time_.now(), absl::MakeSpan(small));
    Require(!refused.has_value() && refused.error().reason == Reason::kNoSpace &&
                refused.error().want == saved.size(),
            "saved in a buffer that is too small");
    RequireNotAllowed(saved);
    SavedNode state = model_.Save(time_.now());
    state.asked_otherwise = (step.parameters[2] & 1) != 0;
    asks_otherwise_ = asks_otherwise_ != state.asked_otherwise;
    const auto before = node_.home_networks();
    config_ = Config(setup_, asks_otherwise_);
    const Duration away =
        std::chrono::seconds(step.number(0)) * ((step.parameters[2] & 2) != 0 ? -1 : 1);
    MobileNode fresh(config_, random_);
    Require(fresh.Restore(time_.now(), saved, away).has_value(), "a saved state is refused");
    auto expected = before.begin();
    const auto is_asked_for = [this](const roles::HomeNetworkInformation& network) {
      return config_.request.View().Asks(network.kind);
    };
    for (const roles::HomeNetworkInformation& known : fresh.home_networks()) {
      expected = std::find_if(expected, before.end(), is_asked_for);
      Require(expected != before.end() && expected->kind == known.kind &&
                  expected->id == known.id && expected->options == known.options,
              "a restart knows other home networks");
      ++expected;
    }
    Require(std::none_of(expected, before.end(), is_asked_for), "a restart forgets home networks");
    node_ = std::move(fresh);
    model_ = ExpectedNode(config_);
    model_.Restore(time_.now(), state, away, node_);
    requests_.Restart();
  }
  // A machine that is not stopped takes up nothing.
  void RequireNotAllowed(const std::vector<uint8_t>& saved) {
    if (model_.stopped()) return;
    const auto refused = node_.Restore(time_.now(), saved, Duration(0));
    Require(!refused.has_value() && refused.error().reason == Reason::kNotAllowed,
            "a state is taken up by a machine that has one");
    model_.RequireSame(node_);
  }
  void Restore(const Step& step) {
    MobileNode other(config_, random_);
    ExpectedNode model(config_);
    const Duration away = std::chrono::seconds(step.number(0));
    if (other.Restore(time_.now(), step.message, away)) {
      const auto saved = ReadSaved(step.message, config_);
      Require(saved.has_value(), "a state is taken up that is none of this node's");
      model.Restore(time_.now(), *saved, away, other);
    }
    model.RequireSame(other);
    model.Hear(other);
    RequireUsable(other);
  }

  std::optional<MobileNode::Transmit> Poll() {
    const auto transmit =
        node_.PollTransmit(absl::MakeSpan(Scratch<1>()).subspan(0, MobileNode::kMaxRequestSize));
    Require(transmit.has_value(), "a request that does not fit");
    Send(*transmit);
    return *transmit;
  }
  void Send(const std::optional<MobileNode::Transmit>& transmit) {
    if (transmit.has_value()) {
      model_.Send();
      requests_.Send(model_.now(), *transmit, node_, random_.drawn());
      random_.Forget();
    } else {
      model_.SendNothing();
    }
    model_.RequireSame(node_);
  }
  void PollWithLittleRoom(size_t room) {
    const std::vector<uint8_t> saved = Saved();
    std::vector<uint8_t> small(room % 512);
    const auto transmit = node_.PollTransmit(absl::MakeSpan(small));
    if (transmit.has_value()) return Send(*transmit);
    Require(transmit.error().reason == Reason::kNoSpace, "refused for something else");
    model_.RequireSame(node_);
    Require(Saved() == saved, "a buffer that is too small has changed something");
    const auto sent = Poll();
    Require(sent.has_value() && sent->datagram.size() == transmit.error().want,
            "a buffer that is too small has lost the request");
  }
  std::vector<uint8_t> Saved() const {
    const Result<Bytes> saved = node_.Save(time_.now(), absl::MakeSpan(Scratch()));
    Require(saved.has_value(), "a state that cannot be saved");
    RequireSame(*saved, ExpectedSaved(config_, model_.Save(time_.now()), node_.home_networks()),
                "another state is saved than there is");
    return {saved->begin(), saved->end()};
  }

  void RequireTrials() {
    const auto agent = node_.current_home_agent();
    const auto expected = model_.current_home_agent();
    Require(agent.has_value() == expected.has_value() &&
                (!agent.has_value() || *expected == HomeAgentKey{agent->address, agent->name}),
            "another home agent than is next (R73)");
  }
  // The service of the domain, then the home agent (R69, R70).
  void RequireQuestions() const {
    std::vector<std::pair<DomainName, roles::DnsType>> expected;
    if (!config_.dns_fallback.domain.empty()) {
      expected.emplace_back(Name("_mip6._ipv6.home.example.org"), roles::DnsType::kSrv);
    }
    if (!config_.dns_fallback.agent.empty()) {
      expected.emplace_back(Name("ha1.home.example.org"), roles::DnsType::kAaaa);
    }
    const roles::DnsQuestions questions = node_.fallback_questions();
    Require(std::equal(questions.begin(), questions.end(), expected.begin(), expected.end(),
                       [](const roles::DnsQuestion& a, const auto& b) {
                         return a.name == b.first && a.type == b.second;
                       }),
            "the DNS is asked for something else");
  }

  const Step setup_;
  bool asks_otherwise_ = false;
  MobileNodeConfig config_;
  HeardRandom random_;
  ToldTime time_;
  MobileNode node_;
  ExpectedNode model_;
  NodeRequests requests_;
};

// Of a configuration that is refused there is no machine: nothing starts it. Once.
bool RequireNoMachine() {
  const MobileNodeConfig config;  // without a DUID
  HeardRandom random;
  MobileNode node(config, random);
  node.Start(At(0));
  node.Ask(At(1));
  node.HandleLinkChange(At(2));
  node.HandleTimeout(TimePoint::max());
  const auto valid = config.Validate();
  const auto transmit = node.PollTransmit(absl::MakeSpan(Scratch<1>()));
  const auto saved = node.Save(At(3), absl::MakeSpan(Scratch()));
  const auto restored = node.Restore(At(3), Bytes(), Duration(0));
  Require(
      !valid.has_value() && !transmit.has_value() && !saved.has_value() && !restored.has_value(),
      "a machine without a configuration");
  Require(transmit.error() == valid.error() && saved.error() == valid.error() &&
              restored.error() == valid.error(),
          "nobody is told what is wrong with a configuration");
  Require(node.state() == roles::MobileNodeState::kStopped && !node.NextDeadline().has_value() &&
              !node.PollEvent().has_value() && node.counters().exchanges == 0,
          "a machine without a configuration runs");
  return true;
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const bool none = mip6boot::fuzz::RequireNoMachine();
  if (none) mip6boot::fuzz::RunScript<mip6boot::fuzz::Node>({data, size});
  return 0;
}

MIP6BOOT_MUTATE_AS(Dhcpv6Script)
