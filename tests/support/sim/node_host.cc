// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/node_host.h"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

#include "tests/support/sim/access_host.h"

namespace mip6boot::sim {
namespace {

using roles::MobileNode;
using roles::MobileNodeEventId;
using roles::MobileNodeState;

// What may come of one input: a request, and an event of each kind that can follow from one thing.
constexpr size_t kMostWork = 6;

// RFC 8415 15: RT is at most 2.1 times the one before, and 1.1 times MRT; the first one 1.1 times
// IRT.
constexpr Duration kFirstTimeout = std::chrono::milliseconds(1100);
// Start delay, the fallback's wait, the DNS, and the way there and back.
constexpr Duration kSlack = std::chrono::seconds(30);
// An exchange, or a search in the DNS, that is younger than this need not be over.
constexpr Duration kRoundTrip = std::chrono::seconds(5);

roles::MobileNodeConfig MakeConfig(Surroundings& around, NodeNumber number,
                                   test::SeededRandom& dice) {
  const uint32_t realm = around.world.user(number).realm;
  roles::MobileNodeConfig config;
  for (const uint8_t octet : NodeHost::DuidOf(number)) (void)config.client_id.TryPushBack(octet);
  config.interface = roles::InterfaceIndex{1};
  switch (dice.Below(8)) {
    case 0:
      config.request.visited = true;
      break;
    case 1:
      config.request.unrestricted = true;
      break;
    case 2:
      config.request.visited = true;
      [[fallthrough]];
    default:
      config.request.identified = true;
      config.request.ids.push_back(around.world.RealmDomain(realm));
      // Other networks that it would take too.
      if (dice.Below(4) == 0) {
        config.request.ids.push_back(around.world.RealmDomain(dice.Below(around.world.realms())));
      }
      break;
  }
  if (dice.Below(4) != 0) config.dns_fallback.domain = around.world.RealmDomain(realm);
  if (dice.Below(4) == 0) {
    config.dns_fallback.agent =
        *DomainName::FromText(around.world.agent({HomeAgentOrigin::kHome, realm, 0}).host);
  }
  if (dice.Below(2) == 0) {
    config.max_refresh_time = std::chrono::seconds(600 + dice.Below(1800));
  }
  config.fallback_wait = std::chrono::seconds(3 + dice.Below(12));
  config.rate_limit.count = 5 + dice.Below(16);
  config.home_agent_retry_wait = std::chrono::seconds(10 + dice.Below(60));
  return config;
}

}  // namespace

std::vector<uint8_t> NodeHost::DuidOf(NodeNumber number) {
  std::vector<uint8_t> duid = {0x00, 0x03, 0x00, 0x01, 0x02, 0x00, 0, 0, 0, 0};
  StoreBigEndian32(duid.data() + 6, number);
  return duid;
}

NodeHost::NodeHost(Surroundings& around, NodeNumber number)
    : around_(around),
      number_(number),
      id_(around.network.Add(Role::kMobileNode, *this)),
      machine_timer_(around.network.NewTimer(*this, kMachine)),
      host_timer_(around.network.NewTimer(*this, kHost)),
      dice_(SeedFor(around.plan, Role::kMobileNode, number, 0)),
      random_(0) {
  config_ = MakeConfig(around_, number_, dice_);
}

// ---- what happens to it ----

void NodeHost::Attach(uint32_t access) {
  if (attached_) around_.access_hosts[access_]->Detach(number_);
  const bool moved = attached_;
  attached_ = true;
  access_ = access;
  around_.world.user(number_).links.insert(access);
  around_.access_hosts[access_]->Attach(number_);
  if (!running()) return moved ? void() : Boot();
  ended_ = Ended::kNot;
  registered_ = false;
  const Before before = Look();
  node_->HandleLinkChange(around_.network.now());
  Pump(before, false);
}

void NodeHost::Boot() {
  ++life_;
  random_ = test::SeededRandom(SeedFor(around_.plan, Role::kMobileNode, number_, life_));
  if (around_.plan.sabotage == Sabotage::kOtherDice && number_ == 0) {
    random_ = test::SeededRandom(std::random_device{}());
  }
  node_ = std::make_unique<MobileNode>(config_, random_);
  watch_ = MachineWatch();
  retransmitted_ = 0;
  search_.reset();
  try_at_.reset();
  trying_ = false;
  ended_ = Ended::kNot;
  registered_ = false;
  const TimePoint now = around_.network.now();
  const Before before = Look();
  if (saved_.empty() || dice_.Below(3) == 0) {
    tainted_ = false;
    node_->Start(now);
  } else {
    tainted_ = saved_tainted_;
    const Result<void> restored = node_->Restore(now, saved_, now - saved_at_);
    if (!restored) {
      around_.Broken(4, number_, "what it saved is refused: " + restored.error().ToString());
      node_->Start(now);
    }
    if (dice_.Below(2) == 0) node_->HandleLinkChange(now);
  }
  Pump(before, false);
}

void NodeHost::Crash() {
  if (!running()) return;
  counters_ += node_->counters();
  node_.reset();
  search_.reset();
  around_.network.SetUp(id_, false);
  around_.network.SetTimer(machine_timer_, std::nullopt);
  around_.network.SetTimer(host_timer_, std::nullopt);
  around_.network.Say(id_, "crashes", number_);
}

void NodeHost::Restart() {
  if (running() || !attached_) return;
  around_.network.SetUp(id_, true);
  around_.network.Say(id_, "starts again", number_);
  Boot();
}

void NodeHost::Ask() {
  if (!running()) return;
  const Before before = Look();
  node_->Ask(around_.network.now());
  Pump(before, false);
}

void NodeHost::ChangePrefixes() {
  if (!running()) return;
  const Before before = Look();
  node_->HandleLinkChange(around_.network.now(), roles::LinkChange::kPrefixesChanged);
  Pump(before, false);
}

void NodeHost::HandleDatagram(const Datagram& received) {
  if (!running()) return;
  if (!received.is_dhcpv6) {
    if (search_ != nullptr && !search_->done()) {
      search_->HandleAnswer(received.octets);
      if (search_->done()) {
        CheckRanking(search_->ranking());
        trials_ =
            roles::HomeAgentTrials(search_->ranking().agents.size(), config_.home_agent_retry_wait);
        Register();
      }
      SetHostTimer();
    }
    return;
  }
  const Before before = Look();
  taint_arrives_ = received.tainted;
  roles::ReceivedDatagram datagram;
  datagram.payload = received.octets;
  datagram.source = received.source;
  datagram.interface = config_.interface;
  datagram.to_unicast = received.to_unicast;
  node_->HandleDatagram(around_.network.now(), datagram);
  Pump(before, false);
}

void NodeHost::HandleTimer(uint32_t tag) {
  if (!running()) return;
  if (tag == kMachine) {
    const Before before = Look();
    node_->HandleTimeout(around_.network.now());
    return Pump(before, true);
  }
  if (search_ != nullptr) search_->HandleTimeout();
  if (try_at_.has_value() && *try_at_ <= around_.network.now()) TryHomeAgent();
  SetHostTimer();
}

// ---- the machine ----

NodeHost::Before NodeHost::Look() const {
  const roles::MobileNodeCounters& counters = node_->counters();
  return {node_->state(), counters.exchanges + counters.rate_limited + counters.asks_held_back,
          counters.replies};
}

void NodeHost::Pump(const Before& before, bool woken) {
  MachineWatch::Step step;
  std::array<uint8_t, MobileNode::kMaxRequestSize> buffer;
  for (;;) {
    const Result<std::optional<MobileNode::Transmit>> transmit =
        node_->PollTransmit(MutableBytes(buffer));
    if (!transmit) {
      around_.Broken(4, number_, "it cannot send: " + transmit.error().ToString());
      break;
    }
    if (!transmit->has_value()) break;
    ++step.work;
    Transmit(**transmit);
    if (step.work > kMostWork) break;
  }
  if (node_->counters().replies != before.replies) {
    answered_ = true;
    tainted_ = taint_arrives_;
  }
  while (const std::optional<roles::MobileNodeEvent> event = node_->PollEvent()) {
    ++step.work;
    Handle(*event);
  }
  taint_arrives_ = false;
  if (node_->counters().replies != before.replies) Save();

  const std::optional<MobileNode::Deadline> deadline = node_->NextDeadline();
  const Before after = Look();
  step.now = around_.network.now();
  step.woken = woken;
  step.most_work = kMostWork;
  step.changed = after.state != before.state || after.counted != before.counted;
  if (deadline.has_value()) {
    step.deadline = deadline->when;
    step.why = MobileNode::DeadlineName(deadline->why);
  }
  std::optional<TimePoint> wake = step.deadline;
  if (number_ == 0 && wake.has_value()) {
    const Sabotage sabotage = around_.plan.sabotage;
    if (sabotage == Sabotage::kDeadlineInPast) step.deadline = step.now - std::chrono::seconds(1);
    if (sabotage == Sabotage::kEndlessWork) step.work += kMostWork + 1;
    if (sabotage == Sabotage::kIdleWakeUps) {
      wake = std::min(*wake, step.now + (*wake - step.now) / 2 + Duration(1000));
    }
    if (sabotage == Sabotage::kNodeLeftAlone) wake.reset();
  }
  const std::string wrong = watch_.Drained(step);
  if (!wrong.empty()) around_.Broken(4, number_, "mobile node: " + wrong);
  around_.network.SetTimer(machine_timer_, wake);
  SetHostTimer();
}

void NodeHost::Transmit(const MobileNode::Transmit& transmit) {
  const bool again =
      std::exchange(retransmitted_, node_->counters().retransmitted) != retransmitted_;
  const TimePoint now = around_.network.now();
  waited_ = again ? now - sent_at_ : Duration();
  sent_at_ = now;
  if (!again) first_sent_at_ = now;
  if (!attached_) return;
  Datagram datagram;
  datagram.from = id_;
  datagram.to = around_.access_hosts[access_]->id();
  datagram.source = {link_local(), dhcpv6::kClientPort};
  datagram.destination = transmit.destination.endpoint;
  datagram.interface = AccessHost::PortOf(number_);
  datagram.to_unicast = false;
  datagram.node = number_;
  datagram.octets.assign(transmit.datagram.begin(), transmit.datagram.end());
  around_.network.Send(std::move(datagram));
}

void NodeHost::Handle(const roles::MobileNodeEvent& event) {
  switch (event.id) {
    case MobileNodeEventId::kHomeNetworksLearnt:
    case MobileNodeEventId::kHomeNetworksChanged:
    case MobileNodeEventId::kHomeNetworksRefreshed:
      CheckHomeNetworks(event);
      if (node_->current_home_agent().has_value()) ended_ = Ended::kWithHomeAgents;
      search_.reset();
      if (event.home_agent_withdrawn) registered_ = false;
      Register();
      break;
    case MobileNodeEventId::kHomeNetworksGone:
      registered_ = false;
      ended_ = Ended::kNot;  // the fallback follows
      break;
    case MobileNodeEventId::kFallbackNeeded:
      ended_ = Ended::kInFallback;
      fell_back_ = true;
      if (!config_.dns_fallback.empty()) {
        search_ = std::make_unique<DnsSearch>(around_, id_, number_, dice_);
        search_->Start(config_.dns_fallback);
      }
      break;
    case MobileNodeEventId::kHomeAgentsRetry:
      Register();
      break;
    case MobileNodeEventId::kReconfigured:
    case MobileNodeEventId::kStatusFailure:
    case MobileNodeEventId::kDropped:
      return;
  }
  around_.network.Say(id_, roles::MobileNodeEventName(event.id), number_);
}

void NodeHost::CheckHomeNetworks(const roles::MobileNodeEvent& event) {
  if (tainted_) return;
  for (const roles::HomeNetworkInformation& information : event.networks) {
    ++around_.home_networks_checked;
    const bool asked = config_.request.View().Asks(information.kind) &&
                       (information.kind != roles::HomeNetworkKind::kIdentified ||
                        std::any_of(config_.request.ids.begin(), config_.request.ids.end(),
                                    [&](const DomainName& id) {
                                      return id.view().EqualsIgnoringCase(information.id);
                                    }));
    const bool may_have = asked && around_.world.MayHave(number_, information);
    if (!may_have) {
      std::string what = "it took a home network that it may not have: ";
      what += roles::HomeNetworkKindName(information.kind);
      if (!information.id.empty()) what += " " + information.id.ToString();
      for (const Ipv6Address& address : information.network.addresses) {
        what += " " + address.ToString();
      }
      around_.Broken(1, number_, std::move(what));
    }
    if (World::HoldsRefused(information.options)) {
      around_.Broken(2, number_, "it took a home agent that the AAA refused it");
    }
  }
}

void NodeHost::Save() {
  saved_.resize(roles::SavedMobileNode::kMaxSize);
  const Result<Bytes> saved = node_->Save(around_.network.now(), absl::MakeSpan(saved_));
  if (!saved) {
    around_.Broken(4, number_, "it cannot be saved: " + saved.error().ToString());
    return saved_.clear();
  }
  saved_.resize(saved->size());
  saved_.shrink_to_fit();
  saved_at_ = around_.network.now();
  saved_tainted_ = tainted_;
}

// ---- what is known ----

Ipv6Address NodeHost::link_local() const {
  std::array<uint8_t, 16> octets = {0xfe, 0x80};
  StoreBigEndian32(octets.data() + 12, number_ + 1);
  return Ipv6Address(octets);
}

TimePoint NodeHost::Bound() const {
  const TimePoint now = around_.network.now();
  TimePoint again = now + kFirstTimeout;
  if (running() && (node_->state() == MobileNodeState::kWaiting ||
                    node_->state() == MobileNodeState::kAgainDue)) {
    const Duration timeout = std::min(waited_ * 21 / 10, node_->inf_max_rt() * 11 / 10);
    again = std::max(again, sent_at_ + timeout);
  }
  return again + kSlack;
}

std::optional<std::string> NodeHost::CheckEnded() const {
  if (!running()) return "it is down";
  if (node_->state() != MobileNodeState::kResting) {
    const bool young = node_->state() == MobileNodeState::kDelaying ||
                       around_.network.now() - first_sent_at_ < kRoundTrip;
    if (young) return std::nullopt;
    return std::string("its exchange is still open: ") + MobileNodeStateName(node_->state());
  }
  if (ended_ == Ended::kNot) return "it has neither home agents nor the fallback";
  if (ended_ == Ended::kInFallback && search_ != nullptr && !search_->done()) {
    if (around_.network.now() - search_->started_at() < kRoundTrip) return std::nullopt;
    return "its search in the DNS has not come to an end";
  }
  return "";
}

roles::MobileNodeCounters NodeHost::counters() const {
  roles::MobileNodeCounters all = counters_;
  if (running()) all += node_->counters();
  return all;
}

}  // namespace mip6boot::sim
