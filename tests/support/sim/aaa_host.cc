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

}  // namespace

AaaHost::AaaHost(Surroundings& around, AaaDatabase& database, uint32_t number)
    : around_(around),
      database_(database),
      number_(number),
      id_(around.network.Add(Role::kHomeAaa, *this)),
      dice_(SeedFor(around.plan, Role::kHomeAaa, number, 0)),
      peers_(around, "home AAA", *this, id_, SeedFor(around.plan, Role::kHomeAaa, number, 1)) {
  around_.aaa_servers.push_back(id_);
  config_.origin_host = HomeAaaName(number);
  config_.origin_realm = "home0.example.org";
  for (uint32_t realm = 1; realm < around_.world.realms(); ++realm) {
    config_.realms.push_back(around_.world.RealmName(realm));
  }
  careless_ = dice_.Below(2) == 0;
  peers_.config().origin_host = config_.origin_host;
  peers_.config().origin_realm = config_.origin_realm;
  peers_.config().host_ip_addresses = {World::AccessLink(0xaaa, number_ + 1)};
  peers_.config().applications = {{diameter::ApplicationId::kNasreq},
                                  {diameter::ApplicationId::kEap}};
}

// ---- what happens to it ----

void AaaHost::Crash() {
  if (!running_) return;
  running_ = false;
  hung_ = false;
  peers_.Clear();
  backlog_.clear();
  demanded_.clear();
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
  peers_.StopTimers();
  around_.network.Say(id_, "stops answering");
}

void AaaHost::GoOn() {
  if (!std::exchange(hung_, false)) return;
  around_.network.Say(id_, "answers again");
  std::map<ConnectionId, std::vector<uint8_t>> backlog = std::exchange(backlog_, {});
  for (const ConnectionId id : peers_.ids()) {
    diameter::PeerConnection* const connection = peers_.Find(id);
    if (connection == nullptr) continue;
    connection->HandleTimeout(around_.network.now());
    Take(id, peers_.Pump(id, false));
    if (!backlog[id].empty()) HandleBytes(id, backlog[id]);
  }
}

bool AaaHost::Demand(NodeNumber node, diameter::CommandCode command) {
  const AaaSession* const known = database_.Find(node);
  if (!running_ || hung_ || known == nullptr) return false;
  const ConnectionId id = known->connection;
  diameter::PeerConnection* const connection = peers_.Find(id);
  if (connection == nullptr || !connection->usable()) return false;
  Demanded demanded{command, known->id, known->application};
  roles::SessionDemand demand = demanded.View();
  demand.destination_host = known->nas_host;
  demand.destination_realm = known->nas_realm;
  demand.hop_by_hop = connection->NextHopByHopId();
  demand.end_to_end = connection->NextEndToEndId();
  std::vector<uint8_t> octets(roles::HomeAaa::kMaxAnswerSize);
  const roles::AaaOutcome outcome = roles::HomeAaa::Ask(config_, demand, absl::MakeSpan(octets));
  counters_.Record(outcome);
  if (!outcome.transmits()) {
    around_.Broken(4, node, "home AAA: cannot ask: " + outcome.error.ToString());
    return false;
  }
  if (!connection->Send(around_.network.now(), outcome.message)) return false;
  demanded_[{id, demand.hop_by_hop}] = std::move(demanded);
  Take(id, peers_.Pump(id, false));
  return true;
}

bool AaaHost::Abort(NodeNumber node) { return Demand(node, diameter::CommandCode::kAbortSession); }

bool AaaHost::Reauthorize(NodeNumber node) { return Demand(node, diameter::CommandCode::kReAuth); }

void AaaHost::TakeReply(ConnectionId id, const diameter::MessageView& reply) {
  const auto found = demanded_.find({id, reply.header().hop_by_hop});
  if (found == demanded_.end()) return;
  const Demanded demanded = std::move(found->second);
  demanded_.erase(found);
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
  diameter::TransportSecurity security;
  security.protection = diameter::Protection::kTest;
  peers_.Add(id, diameter::PeerSide::kResponder).HandleConnected(around_.network.now(), security);
  Take(id, peers_.Pump(id, false));
}

void AaaHost::HandleBytes(ConnectionId id, Bytes octets) {
  if (peers_.Find(id) == nullptr) return;
  if (hung_) {
    std::vector<uint8_t>& backlog = backlog_[id];
    backlog.insert(backlog.end(), octets.begin(), octets.end());
    return;
  }
  Take(id, peers_.HandleBytes(id, octets));
}

void AaaHost::HandleClosed(ConnectionId id) {
  diameter::PeerConnection* const connection = peers_.Find(id);
  if (connection == nullptr) return;
  connection->HandleClosed(around_.network.now());
  Take(id, peers_.Pump(id, false));
  Remove(id);
}

void AaaHost::HandleTimer(uint32_t tag) {
  ConnectionId id{};
  diameter::PeerConnection* const connection = peers_.FindByTimer(tag, &id);
  if (connection == nullptr || hung_) return;
  connection->HandleTimeout(around_.network.now());
  Take(id, peers_.Pump(id, true));
}

void AaaHost::Take(ConnectionId id, const DiameterPeers::Pumped& pumped) {
  if (pumped.closed) Remove(id);
  for (const std::vector<uint8_t>& message : pumped.messages) Answer(id, message);
}

void AaaHost::Remove(ConnectionId id) {
  peers_.Remove(id);
  backlog_.erase(id);
  demanded_.erase(demanded_.lower_bound({id, diameter::HopByHopId{0}}),
                  demanded_.upper_bound({id, diameter::HopByHopId{UINT32_MAX}}));
}

// ---- requests ----

void AaaHost::Answer(ConnectionId id, Bytes request) {
  const Result<diameter::MessageView> view = diameter::MessageView::Parse(request);
  if (view && !view->is_request()) return TakeReply(id, *view);
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
  diameter::PeerConnection* const connection = peers_.Find(id);
  if (connection == nullptr) return;
  (void)connection->Send(around_.network.now(), outcome.message);
  Take(id, peers_.Pump(id, false));
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
