// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an access server has sent, told and kept, beside what it had to.

#include <algorithm>
#include <iterator>

#include "fuzz/expected_sessions.h"
#include "fuzz/finding.h"

namespace mip6boot::fuzz {

using roles::NasEvent;
using roles::NasEventId;
using roles::NasPeer;
using roles::NasState;
using roles::SessionNumber;

// ---- what is told ----

SessionEvent::SessionEvent(const NasEvent& told)
    : event(told),
      eap_payload(told.eap_payload.begin(), told.eap_payload.end()),
      key(told.eap_master_session_key.begin(), told.eap_master_session_key.end()) {
  for (const std::string_view host : told.redirect_hosts) redirect_hosts.emplace_back(host);
}

void ExpectedSessions::Tell(SessionNumber number, NasEventId id, const JudgedAnswer* answer,
                            roles::NasFailure failure, roles::NasEnding ending) {
  NasEvent event;
  event.id = id;
  event.session = number;
  event.failure = failure;
  event.ending = ending;
  ++counted_.events[static_cast<size_t>(id)];
  SessionEvent& expected = sessions_.at(number).events.emplace_back(event);
  if (answer == nullptr) return;
  expected.event.result_code = diameter::ResultCode{answer->code.value_or(0)};
  expected.eap_payload = answer->eap_payload;
  expected.redirect_hosts = answer->redirect_hosts;
  expected.event.redirect_usage = answer->redirect_usage;
  expected.event.redirect_max_cache_time = answer->redirect_max_cache_time;
  if (answer->meaning == JudgedAnswer::Meaning::kUseless) expected.event.error = Error();
}

namespace {

bool IsOneOf(NasEventId id, std::initializer_list<NasEventId> ids) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Those members that count in an event of this id.
void RequireEvent(const SessionEvent& told, const SessionEvent& expected) {
  using Id = NasEventId;
  const NasEvent& event = told.event;
  const Id id = event.id;
  Require(id == expected.event.id, "another thing is told of a session than happened");
  const bool is_grant = IsOneOf(id, {Id::kAuthorized, Id::kAuthenticated});
  if (is_grant || IsOneOf(id, {Id::kChallenge, Id::kRejected})) {
    Require(told.eap_payload == expected.eap_payload,
            "a node is handed another EAP payload than the answer's");
  }
  Require(told.key == expected.key, "another key than the answer's, or one without access (R101)");
  const bool has_code =
      is_grant || IsOneOf(id, {Id::kRejected, Id::kFailed, Id::kReauthorizationFailed});
  // Of an answer that says it twice nobody can tell.
  if (has_code && (!expected.event.error.has_value() || is_grant)) {
    Require(event.result_code == expected.event.result_code, "another result than the answer's");
  }
  if (IsOneOf(id, {Id::kFailed, Id::kReauthorizationFailed})) {
    Require(event.failure == expected.event.failure, "another failure than there was");
    Require(told.redirect_hosts == expected.redirect_hosts &&
                event.redirect_usage == expected.event.redirect_usage &&
                event.redirect_max_cache_time == expected.event.redirect_max_cache_time,
            "redirected elsewhere than the answer says (RFC 6733 6.12)");
  }
  if (id == Id::kEnded) {
    Require(event.ending == expected.event.ending, "another end than there was (R95)");
  }
  if (id == Id::kReauthorizationNeeded || event.reauthorize_at.has_value()) {
    Require(event.reauthorize_as == expected.event.reauthorize_as,
            "to be authorised again in another way than the server says");
  }
  Require(event.networks == expected.event.networks, "told of another number of networks");
  Require(event.expiry == expected.event.expiry, "access until another time is told (R95)");
  Require(event.reauthorize_at == expected.event.reauthorize_at,
          "to be authorised again at another time (R95)");
  Require(event.local_authorised == expected.event.local_authorised,
          "a local home agent is authorised, or not, against the answer (R57)");
  Require(event.error.has_value() == expected.event.error.has_value(),
          "an error of nothing, or none of something that is wrong");
}

}  // namespace

void ExpectedSessions::RequireTold(const std::vector<SessionEvent>& told) {
  for (const SessionEvent& event : told) {
    const auto found = sessions_.find(event.event.session);
    Require(found != sessions_.end(), "told of a session that was never asked for");
    auto& events = found->second.events;
    Require(!events.empty(), "told of what has not happened");
    RequireEvent(event, events.front());
    events.pop_front();
  }
  for (const auto& [number, session] : sessions_) {
    Require(session.events.empty(), "nobody is told what has happened to a session");
  }
}

// ---- what is sent ----

void ExpectedSessions::RequireSent(const diameter::MessageView& request, NasPeer peer) {
  const auto session_id = request.avps().Find<diameter::SessionId>();
  if (!session_id) return;  // one of the connection's own
  const auto found = sessions_.find(NumberOf(session_id->value));
  Require(found != sessions_.end(), "a request of a session that was never asked for");
  Session& session = found->second;
  Require(!session.outgoing.empty(), "a request is sent that nobody has asked for");
  const Outgoing expected = session.outgoing.front();
  session.outgoing.pop_front();
  const bool ends = request.command() == diameter::CommandCode::kSessionTermination;
  Require(ends == expected.ends, "an STR for access, or the reverse (R95)");
  Require(peer == expected.peer, "a request goes to the other peer (R96, R102)");
  session.conversation.RequireAsked(config_, session_id->value, session.cause, request);
  Require(session.conversation.again() == expected.again,
          "a request is sent again, or is not, against R96");
  session.peer = peer;
  session.request = request.header();
  session.waits = session.outgoing.empty();
}

// ---- what is kept ----

void ExpectedSessions::RequireKept(TimePoint now) const {
  for (const auto& [number, session] : sessions_) {
    Require(session.outgoing.empty(), "a request is not sent, or an STR (R92, R95, R96)");
    Require(nas_.state(number) == session.state, "a session is in another state than it must be");
  }
  Require(nas_.sessions() == live(), "another number of sessions than there are");
  Require(nas_.usable() == UsablePeer().has_value(), "usable without a peer, or not with one");
  for (uint8_t port = 0; port < kPorts; ++port) {
    RequireBound(now, granted_[port], nas_.bindings().Peek(now, Port(port)));
  }
  RequireDeadline();
}

// When the next thing is due, and why. That of bindings may be early.
void ExpectedSessions::RequireDeadline() const {
  using Reason = roles::Nas::DeadlineReason;
  std::optional<TimePoint> peers, sessions, bindings;
  const auto add = [](std::optional<TimePoint>& first, const std::optional<TimePoint>& when) {
    if (when.has_value()) first = std::min(first.value_or(*when), *when);
  };
  for (const NasPeer peer : {NasPeer::kPrimary, NasPeer::kSecondary}) {
    const auto* const connection = nas_.peer(peer);
    const auto deadline = connection != nullptr ? connection->NextDeadline() : std::nullopt;
    if (deadline.has_value()) add(peers, deadline->when);
  }
  for (const auto& [number, session] : sessions_) {
    for (const auto& when : {session.due, session.reauthorize_at, session.ends_at}) {
      add(sessions, when);
    }
  }
  for (const Granted& granted : granted_) add(bindings, granted.expiry);
  std::optional<TimePoint> first;
  for (const auto& when : {peers, sessions, bindings}) add(first, when);

  const auto deadline = nas_.NextDeadline();
  if (deadline.has_value() && deadline->why == Reason::kBinding) {
    Require(!first.has_value() || deadline->when <= *first, "a deadline is too late");
    return;
  }
  Require(deadline.has_value() == first.has_value() && (!first || deadline->when == *first),
          "a deadline is too late, or is none (R95)");
  if (!first.has_value()) return;
  const auto& its = deadline->why == Reason::kPeer ? peers : sessions;
  Require(its == first, "a deadline for another reason");
}

void ExpectedSessions::RequireCounted() const {
  const roles::NasCounters& counters = nas_.counters();
  Require(counters.events == counted_.events && counters.events_lost == 0,
          "events are told, and not counted, or the reverse");
  Require(counters.requests == counted_.requests && counters.sent_again == counted_.sent_again &&
              counters.answers == counted_.answers &&
              counters.malformed_answers == counted_.malformed_answers &&
              counters.strange_answers == 0,
          "requests and answers are counted otherwise");
  Require(counters.terminations == counted_.terminations &&
              counters.terminations_lost == counted_.terminations_lost,
          "STRs are counted otherwise (R95)");
  Require(counters.server_requests == counted_.server_requests &&
              counters.duplicate_requests == counted_.duplicate_requests &&
              counters.refused_requests == counted_.refused_requests,
          "requests of the server are counted otherwise (R97)");
  Require(counters.bad_avps == counted_.bad_avps &&
              counters.local_not_authorised == counted_.local_not_authorised &&
              counters.unusable == counted_.unusable && counters.unnamed == counted_.unnamed &&
              counters.left_out == counted_.left_out,
          "home agents that are left out are counted otherwise");
  Require(counters.not_bound == counted_.not_bound && counters.unknown == counted_.unknown &&
              counters.early_timeouts == counted_.early_timeouts,
          "what comes to nothing is counted otherwise");
}

// ---- what is known ----

std::optional<NasPeer> ExpectedSessions::UsablePeer() const {
  for (const NasPeer peer : {NasPeer::kPrimary, NasPeer::kSecondary}) {
    const auto* const connection = nas_.peer(peer);
    if (connection != nullptr && connection->usable()) return peer;
  }
  return std::nullopt;
}

bool ExpectedSessions::Serves(NasPeer peer, const Session& session) const {
  const auto common = nas_.peer(peer)->applications();
  return std::find(common.begin(), common.end(), session.conversation.application()) !=
         common.end();
}

size_t ExpectedSessions::live() const {
  return static_cast<size_t>(
      std::count_if(sessions_.begin(), sessions_.end(),
                    [](const auto& entry) { return entry.second.state != NasState::kIdle; }));
}

NasState ExpectedSessions::state(SessionNumber number) const {
  const auto found = sessions_.find(number);
  return found == sessions_.end() ? NasState::kIdle : found->second.state;
}

SessionNumber ExpectedSessions::NumberOf(std::string_view session_id) const {
  for (const auto& [number, session] : sessions_) {
    if (session.asked.session_id == session_id) return number;
  }
  return {};
}

SessionNumber ExpectedSessions::NumberAt(uint8_t number) const {
  if (sessions_.empty()) return {};
  return std::next(sessions_.begin(), number % static_cast<std::ptrdiff_t>(sessions_.size()))
      ->first;
}

Ports ExpectedSessions::undecided() const {
  Ports ports;
  for (const auto& [number, session] : sessions_) {
    const bool decided = session.state == NasState::kIdle || session.state == NasState::kOpen ||
                         session.state == NasState::kOwing || session.state == NasState::kEnding;
    if (!decided) ports.set(session.port);
  }
  return ports;
}

}  // namespace mip6boot::fuzz
