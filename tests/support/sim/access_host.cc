// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The access server's side towards the AAA.

#include "tests/support/sim/access_host.h"

#include <algorithm>
#include <utility>

#include "tests/support/sim/node_host.h"

namespace mip6boot::sim {
namespace {

using roles::NasEventId;
using roles::NasPeer;
using roles::SessionNumber;

// Requests that follow one event, and how long the others wait.
constexpr size_t kAtOnce = 64;
constexpr Duration kPacing = std::chrono::milliseconds(10);

std::vector<uint8_t> EapIdentity(const std::string& user_name) {
  const size_t size = 5 + user_name.size();
  std::vector<uint8_t> eap = {2, 1, static_cast<uint8_t>(size >> 8), static_cast<uint8_t>(size), 1};
  eap.insert(eap.end(), user_name.begin(), user_name.end());
  return eap;
}

constexpr const char* kDeadlines[] = {
#define MIP6BOOT_DEADLINE(enumerator, name, text) name,
#include "mip6boot/roles/nas.def"
};

}  // namespace

roles::AttachmentKey AccessHost::KeyOf(NodeNumber node) {
  uint8_t octets[4];
  StoreBigEndian32(octets, node);
  return *roles::AttachmentKey::From(roles::AttachmentKind::kPort, octets);
}

AccessHost::AccessHost(Surroundings& around, uint32_t number, std::optional<Ipv6Address> uplink)
    : around_(around),
      number_(number),
      id_(around.network.Add(Role::kAccessServer, *this)),
      timer_(around.network.NewTimer(*this, kNas)),
      address_(World::AccessLink(number, 0xff)),
      dice_(SeedFor(around.plan, Role::kAccessServer, number, 0)),
      random_(0),
      hold_timer_(around.network.NewTimer(*this, kHold)) {
  around_.addresses[address_] = id_;
  around_.access_hosts.push_back(this);
  nas_config_.peer.origin_host = "nas" + std::to_string(number) + ".asp.example.net";
  nas_config_.peer.origin_realm = "asp.example.net";
  nas_config_.peer.host_ip_addresses = {address_};
  if (dice_.Below(3) == 0) nas_config_.application = roles::NasApplication::kNasreq;
  if (dice_.Below(3) == 0) {
    nas_config_.binding_lifetime = std::chrono::seconds(30 + dice_.Below(600));
  }
  nas_config_.prefix_form =
      dice_.Below(2) == 0 ? dhcpv6::PrefixForm::kFull : dhcpv6::PrefixForm::kShort;
  has_secondary_ = dice_.Below(2) == 0;
  by_visited_ = dice_.Below(2) == 0 && !around_.visited_aaas.empty();
  if (uplink.has_value()) {
    roles::Destination server;
    server.endpoint = {*uplink, dhcpv6::kServerPort};
    (void)relay_config_.servers.TryPushBack(server);
  }
  pins_ = dice_.Below(3) == 0;
  relay_elsewhere_ = dice_.Below(3) == 0;
  if (dice_.Below(2) == 0) {
    roles::RelayHoldConfig& hold = hold_config_.emplace();
    hold.relay = relay_config_;
    hold.hold_time = std::chrono::milliseconds(200 + dice_.Below(2000));
    hold.max_messages = 1 + dice_.Below(8);
    hold.max_per_attachment = 1 + dice_.Below(3);
    if (dice_.Below(3) == 0) hold.when_late = roles::HeldEnd::kDrop;
    if (dice_.Below(3) == 0) hold.when_crowded = roles::HeldEnd::kDrop;
  }
  Boot();
}

void AccessHost::Boot() {
  ++life_;
  random_ = test::SeededRandom(SeedFor(around_.plan, Role::kAccessServer, number_, life_));
  // Grows with each start, as the seconds of a clock would.
  nas_config_.first_session = (uint64_t{1'800'000'000} + life_) << 32;
  nas_config_.peer.origin_state_id = life_;
  nas_config_.peer.boot_seconds = life_;
  nas_config_.peer.reopened = false;
  nas_ = std::make_unique<roles::Nas>(nas_config_, random_);
  watch_ = MachineWatch();
  if (hold_config_.has_value()) hold_.emplace(*hold_config_);
  hold_watch_ = MachineWatch();
  Connect(NasPeer::kPrimary);
  if (has_secondary_) Connect(NasPeer::kSecondary);
}

void AccessHost::Crash() {
  if (!running()) return;
  nas_counters_ += nas_->counters();
  nas_.reset();
  if (hold_.has_value()) hold_counters_ += hold_->counters();
  hold_.reset();
  held_tainted_ = false;
  records_.clear();
  for (Uplink& uplink : uplinks_) uplink.connection.reset();
  nodes_by_session_.clear();
  waiting_.clear();
  for (auto& [node, port] : ports_) port = Port();
  around_.network.SetUp(id_, false);
  around_.network.SetTimer(timer_, std::nullopt);
  around_.network.SetTimer(hold_timer_, std::nullopt);
  around_.network.Say(id_, "crashes");
}

void AccessHost::Restart() {
  if (running()) return;
  around_.network.SetUp(id_, true);
  around_.network.Say(id_, "starts again");
  Boot();
  // The links came up again: all that are attached authenticate anew.
  for (const auto& [node, port] : ports_) waiting_.insert(node);
}

// ---- attachments ----

void AccessHost::Attach(NodeNumber node) {
  ports_[node] = Port();
  Authorize(node);
}

void AccessHost::Detach(NodeNumber node) {
  ports_.erase(node);
  waiting_.erase(node);
  if (!running()) return;
  const Before before = Look();
  (void)nas_->Detach(around_.network.now(), KeyOf(node));
  Pump(before, false);
  Share(node);
  if (!hold_.has_value()) return;
  const size_t held = hold_->size();
  hold_->HandleDetach(around_.network.now(), KeyOf(node));
  PumpHeld(held, false);
}

void AccessHost::Authorize(NodeNumber node) {
  const auto found = ports_.find(node);
  if (found == ports_.end() || !running()) return;
  if (!nas_->usable()) {
    waiting_.insert(node);
    return;
  }
  Port& port = found->second;
  port.planned = false;
  const std::string user_name = around_.world.UserName(node);
  const std::vector<uint8_t> identity = EapIdentity(user_name);
  const roles::AssignedHomeAgent hint =
      around_.world.Assigned({HomeAgentOrigin::kLocal, number_, 0});
  roles::AccessRequest request(KeyOf(node));
  request.user_name = user_name;
  if (nas_config_.application == roles::NasApplication::kEap) request.eap_payload = identity;
  if (number_ % 2 == 0) request.local_home_agents = absl::MakeConstSpan(&hint, 1);
  if (std::exchange(port.reauthorize, false) &&
      nas_->state(port.granted) == roles::NasState::kOpen) {
    request.session = port.granted;
  }
  const std::vector<uint8_t> duid = NodeHost::DuidOf(node);
  if (pins_) request.pinned_duid = duid;
  const Before before = Look();
  const Result<SessionNumber> session = nas_->Authorize(around_.network.now(), request);
  if (session) {
    nodes_by_session_[static_cast<uint64_t>(*session)] = node;
    port.asking = true;
  } else {
    AuthorizeLater(node, std::chrono::seconds(5));
  }
  Pump(before, false);
}

void AccessHost::AuthorizeWaiting() {
  for (size_t count = 0; count < kAtOnce && !waiting_.empty() && running() && nas_->usable();
       ++count) {
    const NodeNumber node = *waiting_.begin();
    waiting_.erase(waiting_.begin());
    Authorize(node);
  }
  if (!waiting_.empty()) {
    around_.network.Later(kPacing, [this, life = life_] {
      if (life == life_) AuthorizeWaiting();
    });
  }
}

void AccessHost::AuthorizeLater(NodeNumber node, Duration wait) {
  const auto found = ports_.find(node);
  if (found == ports_.end() || std::exchange(found->second.planned, true)) return;
  around_.network.Later(wait, [this, node, life = life_] {
    if (life == life_) Authorize(node);
  });
}

// ---- the machine ----

void AccessHost::HandleTimer(uint32_t tag) {
  if (!running()) return;
  if (tag == kHold) {
    const size_t held = hold_->size();
    hold_->HandleTimeout(around_.network.now());
    return PumpHeld(held, true);
  }
  const Before before = Look();
  nas_->HandleTimeout(around_.network.now());
  Pump(before, true);
}

AccessHost::Before AccessHost::Look() const {
  const roles::NasCounters& counters = nas_->counters();
  Before before{nas_->sessions(), nas_->bindings().size(),
                counters.terminations_lost + counters.unknown};
  for (const NasPeer peer : kPeers) {
    if (nas_->peer(peer) == nullptr) continue;
    before.peers[static_cast<size_t>(peer)] = nas_->peer(peer)->state();
  }
  return before;
}

// Takes what the machine has for this peer; false: nothing.
bool AccessHost::Transmit(NasPeer peer) {
  const Result<std::optional<Bytes>> message =
      nas_->PollTransmit(absl::MakeSpan(around_.buffer), peer);
  if (!message) {
    around_.Broken(4, std::nullopt, "access server: cannot send: " + message.error().ToString());
    return false;
  }
  if (!message->has_value()) return false;
  const std::optional<ConnectionId> connection = uplinks_[static_cast<size_t>(peer)].connection;
  if (connection.has_value()) {
    around_.network.Write(*connection, id_, **message, NodeOfDiameter(around_, **message));
  }
  return true;
}

void AccessHost::Pump(const Before& before, bool woken, size_t octets) {
  MachineWatch::Step step;
  for (;;) {
    if (Transmit(NasPeer::kPrimary) || Transmit(NasPeer::kSecondary)) {
      ++step.work;
    } else if (const std::optional<roles::NasEvent> event = nas_->PollEvent()) {
      ++step.work;
      Handle(*event);
    } else {
      break;
    }
  }
  const std::optional<roles::Nas::Deadline> deadline = nas_->NextDeadline();
  step.now = around_.network.now();
  step.woken = woken;
  const Before after = Look();
  // A message is 20 octets at least; a session that ends tells so and sends an STR. All sessions
  // may end at once, when they began at once, or with the connection.
  step.most_work = 16 + 4 * (octets / diameter::MessageView::kHeaderSize);
  if (woken || after.peers != before.peers) step.most_work += 4 * before.sessions;
  step.changed = after.sessions != before.sessions || after.bindings != before.bindings ||
                 after.counted != before.counted || after.peers != before.peers;
  if (deadline.has_value()) {
    step.deadline = deadline->when;
    step.why = kDeadlines[static_cast<size_t>(deadline->why)];
  }
  // The binding table may ask too early, once for each binding that was removed or refreshed.
  using Reason = roles::Nas::DeadlineReason;
  step.may_be_early = wakes_for_ == Reason::kBinding;
  wakes_for_ = deadline.has_value() ? deadline->why : Reason::kPeer;
  const std::string wrong = watch_.Drained(step);
  if (!wrong.empty()) around_.Broken(4, std::nullopt, "access server: " + wrong);
  around_.network.SetTimer(timer_, step.deadline);
  for (const NodeNumber node : std::exchange(changed_, {})) {
    Share(node);
    const auto found = ports_.find(node);
    if (found != ports_.end() && !found->second.asking) Answered(node);
  }
}

void AccessHost::Handle(const roles::NasEvent& event) {
  if (event.session != SessionNumber{}) return HandleOfSession(event);
  if (event.id == NasEventId::kPeerOpen) {
    around_.network.Later(Duration(0), [this, life = life_] {
      if (life == life_) AuthorizeWaiting();
    });
  } else if (event.id == NasEventId::kPeerLost) {
    std::optional<ConnectionId>& connection = uplinks_[static_cast<size_t>(event.peer)].connection;
    if (!connection.has_value()) return;
    around_.network.Close(*connection, id_);
    connection.reset();
    ConnectLater(event.peer);
  }
}

void AccessHost::HandleOfSession(const roles::NasEvent& event) {
  const auto known = nodes_by_session_.find(static_cast<uint64_t>(event.session));
  if (known == nodes_by_session_.end()) return;
  const NodeNumber node = known->second;
  const auto found = ports_.find(node);
  Port unplugged;
  Port& port = found == ports_.end() ? unplugged : found->second;
  const bool of_granted = port.granted == event.session;
  around_.network.Say(id_, roles::NasEventName(event.id), node);
  switch (event.id) {
    case NasEventId::kAuthorized:
      port.granted = event.session;
      port.session_id = nas_->SessionId(event.session);
      port.bound = around_.world.AssignedIn(port.session_id);
      port.expiry = EndOf(node);
      port.asking = false;
      around_.authorised[node] = true;
      break;
    case NasEventId::kChallenge:
      // The node answers when it is asked, not from inside the machine.
      AnswerChallenge(event.session);
      break;
    case NasEventId::kRejected:
    case NasEventId::kEnded:
      if (of_granted) {
        port.bound.clear();
        port.granted = SessionNumber{};
      }
      nodes_by_session_.erase(known);
      // One that another session has taken the port from is asked for no more; the other may be.
      if (event.ending != roles::NasEnding::kReplaced) {
        port.asking = false;
        AuthorizeLater(node, std::chrono::seconds(60 + dice_.Below(540)));
      }
      break;
    case NasEventId::kFailed:
      nodes_by_session_.erase(known);
      port.asking = false;
      AuthorizeLater(node, std::chrono::seconds(2 + dice_.Below(10)));
      break;
    case NasEventId::kBindingExpired:
      if (of_granted) port.bound.clear();
      break;
    case NasEventId::kReauthorizationNeeded:
      port.reauthorize = true;
      AuthorizeLater(node, std::chrono::seconds(0));
      break;
    case NasEventId::kAuthenticated:
    case NasEventId::kReauthorizationFailed:
      port.asking = false;
      break;
    case NasEventId::kPeerOpen:
    case NasEventId::kPeerSuspect:
    case NasEventId::kPeerLost:
      break;
  }
  changed_.insert(node);
}

// When what was granted to a node just now is over: as long as the AAA, and we, keep it (R65, R95).
std::optional<TimePoint> AccessHost::EndOf(NodeNumber node) const {
  std::optional<Duration> lifetime = around_.world.LifetimeOf(node);
  if (nas_config_.binding_lifetime.has_value()) {
    lifetime = std::min(lifetime.value_or(Duration::max()), *nas_config_.binding_lifetime);
  }
  if (!lifetime.has_value()) return std::nullopt;
  return around_.network.now() + *lifetime;
}

// EAP goes on (R92): what the node answers is none of this library's business.
void AccessHost::AnswerChallenge(SessionNumber session) {
  around_.network.Later(std::chrono::milliseconds(20), [this, session, life = life_] {
    if (life != life_ || !running()) return;
    constexpr uint8_t kResponse[] = {2, 2, 0, 6, 4, 1};
    const Before before = Look();
    (void)nas_->ContinueEap(around_.network.now(), session, kResponse);
    Pump(before, false);
  });
}

roles::NasCounters AccessHost::nas_counters() const {
  roles::NasCounters all = nas_counters_;
  if (running()) all += nas_->counters();
  return all;
}

}  // namespace mip6boot::sim
