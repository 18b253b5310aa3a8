// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/aaa_host.h"

#include <algorithm>
#include <utility>

#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/home_agent_avps.h"

namespace mip6boot::sim {
namespace {

using diameter::FeatureBit;
using diameter::PeerEventId;
using roles::HomeAaaFound;

constexpr uint8_t kEapSuccess[] = {3, 1, 0, 4};
constexpr uint8_t kEapRequest[] = {1, 2, 0, 6, 4, 1};
constexpr uint8_t kState[] = {'t', 'w', 'o'};

roles::AssignedHomeAgent View(const HomeAgentRecord& record) {
  roles::AssignedHomeAgent agent;
  agent.ipv6 = record.address;
  agent.realm = record.realm;
  agent.host = record.host;
  return agent;
}

// "aaa1.home0.example.org"
std::string HomeAaaName(uint32_t number) {
  return "aaa" + std::to_string(number) + ".home0.example.org";
}

constexpr const char* kDeadlines[] = {
#define MIP6BOOT_DEADLINE(enumerator, name, text) name,
#include "mip6boot/diameter/peer_connection.def"
};

}  // namespace

AaaHost::AaaHost(Surroundings& around, AaaDatabase& database, uint32_t number)
    : around_(around),
      database_(database),
      number_(number),
      id_(around.network.Add(Role::kHomeAaa, *this)),
      dice_(SeedFor(around.plan, Role::kHomeAaa, number, 0)),
      random_(SeedFor(around.plan, Role::kHomeAaa, number, 1)) {
  around_.aaa_servers.push_back(id_);
  config_.origin_host = HomeAaaName(number);
  config_.origin_realm = "home0.example.org";
  for (uint32_t realm = 1; realm < around_.world.realms(); ++realm) {
    config_.realms.push_back(around_.world.RealmName(realm));
  }
  careless_ = dice_.Below(2) == 0;
}

// ---- what happens to it ----

void AaaHost::Crash() {
  if (!running_) return;
  running_ = false;
  hung_ = false;
  for (auto& [id, peer] : peers_) around_.network.SetTimer(peer.timer, std::nullopt);
  peers_.clear();
  by_tag_.clear();
  around_.network.SetUp(id_, false);
  around_.network.Say(id_, "crashes");
}

void AaaHost::Restart() {
  if (running_) return GoOn();
  running_ = true;
  around_.network.SetUp(id_, true);
  around_.network.Say(id_, "starts again");
}

void AaaHost::Hang() {
  if (!running_ || hung_) return;
  hung_ = true;
  for (auto& [id, peer] : peers_) around_.network.SetTimer(peer.timer, std::nullopt);
  around_.network.Say(id_, "stops answering");
}

void AaaHost::GoOn() {
  if (!std::exchange(hung_, false)) return;
  around_.network.Say(id_, "answers again");
  std::vector<ConnectionId> ids;
  for (const auto& [id, peer] : peers_) ids.push_back(id);
  for (const ConnectionId id : ids) {
    const auto found = peers_.find(id);
    if (found == peers_.end()) continue;
    const std::vector<uint8_t> backlog = std::exchange(found->second.backlog, {});
    found->second.connection.HandleTimeout(around_.network.now());
    Pump(id, found->second, false);
    if (!backlog.empty()) HandleBytes(id, backlog);
  }
}

bool AaaHost::Demand(NodeNumber node, diameter::CommandCode command) {
  const AaaSession* const known = database_.Find(node);
  if (!running_ || hung_ || known == nullptr) return false;
  const auto found = peers_.find(known->connection);
  if (found == peers_.end() || !found->second.connection.usable()) return false;
  diameter::PeerConnection& connection = found->second.connection;
  Demanded demanded{command, known->id, known->application};
  roles::SessionDemand demand = demanded.View();
  demand.destination_host = known->nas_host;
  demand.destination_realm = known->nas_realm;
  demand.hop_by_hop = connection.NextHopByHopId();
  demand.end_to_end = connection.NextEndToEndId();
  std::vector<uint8_t> octets(roles::HomeAaa::kMaxAnswerSize);
  const roles::AaaOutcome outcome = roles::HomeAaa::Ask(config_, demand, absl::MakeSpan(octets));
  counters_.Record(outcome);
  if (!outcome.transmits()) {
    around_.Broken(4, node, "home AAA: cannot ask: " + outcome.error.ToString());
    return false;
  }
  if (!connection.Send(around_.network.now(), outcome.message)) return false;
  found->second.demanded[demand.hop_by_hop] = std::move(demanded);
  Pump(known->connection, found->second, false);
  return true;
}

bool AaaHost::Abort(NodeNumber node) { return Demand(node, diameter::CommandCode::kAbortSession); }

bool AaaHost::Reauthorize(NodeNumber node) { return Demand(node, diameter::CommandCode::kReAuth); }

void AaaHost::TakeReply(Peer& peer, const diameter::MessageView& reply) {
  const auto found = peer.demanded.find(reply.header().hop_by_hop);
  if (found == peer.demanded.end()) return;
  const Demanded demanded = std::move(found->second);
  peer.demanded.erase(found);
  roles::SessionDemand demand = demanded.View();
  demand.hop_by_hop = reply.header().hop_by_hop;
  demand.end_to_end = reply.header().end_to_end;
  const roles::AaaOutcome outcome = roles::HomeAaa::TakeReply(config_, demand, reply.wire());
  counters_.Record(outcome);
  if (demanded.command == diameter::CommandCode::kAbortSession &&
      outcome.event == roles::AaaEvent::kComplied) {
    around_.world.SetAborted(demanded.session_id);
  }
}

// ---- connections ----

void AaaHost::HandleConnected(ConnectionId id) {
  diameter::PeerConfig config;
  config.side = diameter::PeerSide::kResponder;
  config.origin_host = config_.origin_host;
  config.origin_realm = config_.origin_realm;
  config.host_ip_addresses = {World::AccessLink(0xaaa, number_ + 1)};
  config.applications = {{diameter::ApplicationId::kNasreq}, {diameter::ApplicationId::kEap}};
  const uint32_t tag = next_tag_++;
  Peer& peer = peers_.try_emplace(id, std::move(config), random_).first->second;
  peer.tag = tag;
  peer.timer = around_.network.NewTimer(*this, tag);
  by_tag_[tag] = id;
  diameter::TransportSecurity security;
  security.protection = diameter::Protection::kTest;
  peer.connection.HandleConnected(around_.network.now(), security);
  Pump(id, peer, false);
}

void AaaHost::HandleBytes(ConnectionId id, Bytes octets) {
  const auto found = peers_.find(id);
  if (found == peers_.end()) return;
  Peer& peer = found->second;
  if (hung_) {
    peer.backlog.insert(peer.backlog.end(), octets.begin(), octets.end());
    return;
  }
  if (const Result<void> taken = peer.connection.HandleBytes(around_.network.now(), octets);
      !taken) {
    around_.Broken(4, std::nullopt, "home AAA: takes no octets: " + taken.error().ToString());
  }
  Pump(id, peer, false, octets.size());
}

void AaaHost::HandleClosed(ConnectionId id) {
  const auto found = peers_.find(id);
  if (found == peers_.end()) return;
  found->second.connection.HandleClosed(around_.network.now());
  Pump(id, found->second, false);
  const auto still = peers_.find(id);
  if (still == peers_.end()) return;
  around_.network.SetTimer(still->second.timer, std::nullopt);
  by_tag_.erase(still->second.tag);
  peers_.erase(still);
}

void AaaHost::HandleTimer(uint32_t tag) {
  const auto known = by_tag_.find(tag);
  if (known == by_tag_.end() || hung_) return;
  const ConnectionId id = known->second;
  Peer& peer = peers_.at(id);
  peer.connection.HandleTimeout(around_.network.now());
  Pump(id, peer, true);
}

void AaaHost::Pump(ConnectionId id, Peer& peer, bool woken, size_t octets) {
  MachineWatch::Step step;
  const diameter::PeerState before = peer.connection.state();
  bool close = false;
  for (;;) {
    const Result<std::optional<Bytes>> message =
        peer.connection.PollTransmit(absl::MakeSpan(around_.buffer));
    if (message && message->has_value()) {
      ++step.work;
      around_.network.Write(id, id_, **message, NodeOfDiameter(around_, **message));
      continue;
    }
    const std::optional<diameter::PeerEvent> event = peer.connection.PollEvent();
    if (!event.has_value()) break;
    ++step.work;
    if (event->id == PeerEventId::kMessage) Answer(peer, id, event->message);
    if (event->id == PeerEventId::kClosed || event->id == PeerEventId::kFailed) close = true;
  }
  const std::optional<diameter::PeerConnection::Deadline> deadline = peer.connection.NextDeadline();
  step.now = around_.network.now();
  step.woken = woken;
  step.most_work = 4 + 4 * (octets / diameter::MessageView::kHeaderSize);
  step.changed = peer.connection.state() != before;
  if (deadline.has_value()) {
    step.deadline = deadline->when;
    step.why = kDeadlines[static_cast<size_t>(deadline->why)];
  }
  const std::string wrong = peer.watch.Drained(step);
  if (!wrong.empty()) around_.Broken(4, std::nullopt, "home AAA: " + wrong);
  around_.network.SetTimer(peer.timer, step.deadline);
  if (!close) return;
  around_.network.Close(id, id_);
  around_.network.SetTimer(peer.timer, std::nullopt);
  by_tag_.erase(peer.tag);
  peers_.erase(id);
}

// ---- requests ----

void AaaHost::Answer(Peer& peer, ConnectionId id, Bytes request) {
  const Result<diameter::MessageView> view = diameter::MessageView::Parse(request);
  if (view && !view->is_request()) return TakeReply(peer, *view);
  asked_for_.reset();
  assigned_.clear();
  local_ = false;
  // What is for another one of these servers is answered here in its name: they share all.
  roles::HomeAaaConfig config = config_;
  if (view) {
    const auto destination = view->avps().Find<diameter::DestinationHost>();
    if (destination && IsHomeAaa(destination->value)) config.origin_host = destination->value;
  }
  std::string session_id;
  diameter::EndToEndId end_to_end{};
  std::vector<uint8_t> buffer(roles::HomeAaa::kMaxAnswerSize);
  roles::AaaOutcome outcome = roles::AnswerOnce(
      around_.network.now(), config, request,
      [&](const roles::HomeAaaNeed& need) {
        session_id = std::string(need.session_id);
        end_to_end = need.end_to_end;
        return LookUp(need, id);
      },
      database_.answered(), absl::MakeSpan(buffer));
  database_.HandleRequest();
  counters_.Record(outcome);
  if (!outcome.transmits()) return;
  const bool grants = outcome.event == roles::AaaEvent::kAuthorised ||
                      outcome.event == roles::AaaEvent::kAuthorisedWithHomeAgents;
  std::vector<uint8_t> changed;
  if (asked_for_.has_value() && !session_id.empty()) {
    if (!grants) assigned_.clear();
    around_.world.SetAssignedIn(session_id, *asked_for_, assigned_);
    if (grants && local_) around_.world.SetLocalAuthorised(session_id, end_to_end);
    if (careless_ && (outcome.event == roles::AaaEvent::kRejected ||
                      outcome.event == roles::AaaEvent::kMultiRound)) {
      changed = WithRefused(outcome.message, *asked_for_);
      outcome.message = changed;
    }
  }
  around_.network.Say(id_, roles::AaaEventName(outcome.event), asked_for_);
  (void)peer.connection.Send(around_.network.now(), outcome.message);
}

bool AaaHost::IsHomeAaa(std::string_view host) const {
  for (uint32_t number = 0; number < around_.plan.aaa_servers; ++number) {
    if (HomeAaaName(number) == host) return true;
  }
  return false;
}

HomeAaaFound AaaHost::LookUp(const roles::HomeAaaNeed& need, ConnectionId id) {
  HomeAaaFound found;
  if (need.command == diameter::CommandCode::kSessionTermination) {
    const std::optional<NodeNumber> node =
        around_.world.NodeOfSession(std::string(need.session_id));
    around_.world.EndSession(need.session_id);
    found.verdict = HomeAaaFound::Verdict::kUnknown;
    if (!node.has_value()) return found;
    const AaaSession* const known = database_.Find(*node);
    if (known == nullptr || known->id != need.session_id) return found;
    database_.Close(*node);
    found.verdict = HomeAaaFound::Verdict::kAccept;
    return found;
  }
  const std::optional<NodeNumber> node = around_.world.NodeOf(need.user_name);
  if (!node.has_value()) {
    found.verdict = HomeAaaFound::Verdict::kUnknown;
    return found;
  }
  asked_for_ = node;
  AaaSession& session = database_.Open(*node, need.session_id);
  session.nas_host = std::string(need.origin_host);
  session.nas_realm = std::string(need.origin_realm);
  session.application = need.application;
  session.connection = id;
  if (need.state.empty()) {
    session.hints.clear();
    for (const roles::AssignedHomeAgent& hint : need.hints) {
      session.hints.push_back(*around_.world.RefOf(*hint.ipv6));
    }
  }
  const User& user = around_.world.user(*node);
  if (!user.access) {
    database_.Close(*node);
    found.reject_code = diameter::ResultCode::kAuthorizationRejected;
    return found;
  }
  const bool first_round =
      need.command == diameter::CommandCode::kDiameterEap && need.state.empty();
  if (user.two_rounds && first_round) {
    session.first_features = need.features;
    found.verdict = HomeAaaFound::Verdict::kContinue;
    found.eap_payload = kEapRequest;
    found.state = kState;
    return found;
  }
  return Grant(need, *node, session);
}

HomeAaaFound AaaHost::Grant(const roles::HomeAaaNeed& need, NodeNumber node,
                            const AaaSession& session) {
  const User& user = around_.world.user(node);
  HomeAaaFound found;
  found.verdict = HomeAaaFound::Verdict::kAccept;
  if (need.command == diameter::CommandCode::kDiameterEap) found.eap_payload = kEapSuccess;
  if (!need.features.has_value()) found.first_features = session.first_features;
  const diameter::FeatureSet asked =
      need.features.value_or(session.first_features.value_or(diameter::FeatureSet()));
  if (user.session_timeout != 0) found.session_timeout = user.session_timeout;
  if (user.lifetime != 0) {
    found.authorization_lifetime = user.lifetime;
    found.auth_grace_period = User::kGracePeriod;
  }
  refused_ = around_.world.Refused(node);
  home_agents_.clear();
  local_agents_.clear();
  found.mobility.allowed = user.mobility;
  found.mobility.features = FeatureBit::kMip6Integrated;
  if (user.mobility) {
    assigned_ = database_.Assign(node, home_agents_);
  } else {
    home_agents_.push_back(View(refused_));  // the database has one that the profile refuses (R67)
  }
  if (user.local) {
    found.mobility.features |= FeatureBit::kLocalHomeAgentAssignment;
    local_ = user.mobility && asked.Has(FeatureBit::kLocalHomeAgentAssignment);
    AssignLocal(need, user, session);
  } else {
    local_agents_.push_back(View(refused_));
  }
  found.mobility.home_agents = home_agents_;
  found.mobility.local_agents = local_agents_;
  return found;
}

// Names a local home agent, a hinted one or another; or leaves that to the visited network: then
// those that were hinted are the node's (RFC 5447 5.1).
void AaaHost::AssignLocal(const roles::HomeAaaNeed& need, const User& user,
                          const AaaSession& session) {
  HomeAgentRefs refs = session.hints;
  if (user.local_named) {
    const uint32_t access =
        std::min(AccessNumberOf(need.origin_host), around_.plan.access_servers - 1);
    if (refs.empty()) refs.push_back({HomeAgentOrigin::kLocal, access, 0});
    refs.resize(1);
    local_agents_.push_back(around_.world.Assigned(refs[0]));
  }
  if (local_) assigned_.insert(assigned_.end(), refs.begin(), refs.end());
}

std::vector<uint8_t> AaaHost::WithRefused(Bytes answer, NodeNumber node) const {
  const HomeAgentRecord refused = around_.world.Refused(node);
  const diameter::MessageView view = *diameter::MessageView::Parse(answer);
  std::vector<uint8_t> octets(answer.size() + 512);
  diameter::MessageWriter out(absl::MakeSpan(octets), view.header());
  for (const diameter::AvpView avp : view.avps()) out.Raw(avp);
  roles::WriteHomeAgent(View(refused), out);
  const Result<Bytes> written = out.Finish();
  octets.resize(written ? written->size() : 0);
  return octets;
}

}  // namespace mip6boot::sim
