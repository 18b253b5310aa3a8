// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The life of a session: what the table of nas_transitions.h says, done.

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "nas_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using diameter::TerminationCause;
using internal::AccessAnswer;

TerminationCause CauseOf(NasEnding why) {
  switch (why) {
#define MIP6BOOT_ENDING(enumerator, name, cause, text) \
  case NasEnding::enumerator:                          \
    return TerminationCause::cause;
#include "mip6boot/roles/nas.def"
  }
  return TerminationCause::kAdministrative;
}

// Access is granted, whatever else goes on.
bool IsGranted(NasState state) {
  return state == NasState::kOpen || state == NasState::kReasking ||
         state == NasState::kRechallenged;
}

std::vector<uint8_t> EncodeStates(const AccessAnswer& answer) {
  const auto write = [&answer](diameter::AvpWriter& out) {
    for (const Bytes state : answer.states) out.Add(diameter::State{state});
  };
  diameter::AvpWriter counting = diameter::AvpWriter::Counting();
  write(counting);
  std::vector<uint8_t> octets(counting.size());
  diameter::AvpWriter out(absl::MakeSpan(octets));
  write(out);
  return octets;
}

}  // namespace

void Nas::Machine::Advance(TimePoint now) { now_ = std::max(now_, now); }

Nas::Machine::Session* Nas::Machine::Find(SessionNumber number) {
  const auto found = sessions_.find(static_cast<uint64_t>(number));
  return found == sessions_.end() ? nullptr : found->second.get();
}

// The session may be gone when this returns.
void Nas::Machine::Apply(Session& session, NasInput input, const Circumstances& circumstances) {
  const NasTransition transition = TransitionOf(session.state, input);
  session.state = transition.next;
  Act(transition.action, input, session, circumstances);
}

void Nas::Machine::Act(NasAction action, NasInput input, Session& session,
                       const Circumstances& circumstances) {
  const AccessAnswer* const answer = circumstances.answer;
  NasEvent event;
  event.session = session.number;
  event.failure = circumstances.failure;
  event.ending = circumstances.ending;
  if (answer != nullptr) {
    event.result_code = answer->result_code;
    event.error = answer->error;
  }
  switch (action) {
    case NasAction::kIgnore:
      return;
    case NasAction::kAsk:
      session.due = SaturatingAdd(now_, config_.request_timeout);
      return SetTimer(session);
    case NasAction::kTellChallenge: {
      assert(answer != nullptr);  // only kChallenge leads here
      Duration wait = config_.challenge_timeout;
      if (answer->multi_round_timeout.has_value()) {
        wait = std::min<Duration>(wait, std::chrono::seconds(*answer->multi_round_timeout));
      }
      session.due = SaturatingAdd(now_, wait);
      session.states = EncodeStates(*answer);
      session.server_host = std::string(answer->origin_host);
      SetTimer(session);
      event.id = NasEventId::kChallenge;
      return Tell(event, answer);
    }
    case NasAction::kGrant:
      assert(answer != nullptr);  // only kSuccess leads here
      return Grant(session, *answer);
    case NasAction::kReject: {
      event.id = NasEventId::kRejected;
      Tell(event, answer);
      Unbind(session);
      // Who is refused on an attachment has no access by an older session of it either (R95).
      const SessionNumber open = attachments_[internal::AttachmentText(session.key)].open;
      const SessionNumber refused = session.number;
      Erase(session);
      if (open != SessionNumber{} && open != refused) End(open, NasEnding::kReauthorizationRefused);
      return;
    }
    case NasAction::kFail:
      event.id = NasEventId::kFailed;
      Tell(event, answer);
      return Erase(session);
    case NasAction::kFailAndOwe:
      event.id = NasEventId::kFailed;
      Tell(event, answer);
      Unbind(session);
      return Owe(session, input == NasInput::kBadAnswer ? TerminationCause::kBadAnswer
                                                        : TerminationCause::kServiceNotProvided);
    case NasAction::kKeep:
      event.id = NasEventId::kReauthorizationFailed;
      Tell(event, answer);
      StopWaiting(session);
      return SetTimer(session);
    case NasAction::kForget:
      event.id = NasEventId::kEnded;
      Tell(event);
      return Erase(session);
    case NasAction::kFinish:
      event.id = NasEventId::kEnded;
      Tell(event);
      Unbind(session);
      return Owe(session, CauseOf(circumstances.ending));
    case NasAction::kSendStr:
      session.due = SaturatingAdd(now_, config_.request_timeout);
      return SetTimer(session);
    case NasAction::kAwaitPeer: {
      // It is the same STR that goes out on the next connection (R96).
      WipedOctets request = std::move(session.request);
      StopWaiting(session);
      session.request = std::move(request);
      SetTimer(session);
      owing_.push_back(session.number);
      return;
    }
    case NasAction::kDrop:
      if (input == NasInput::kLate) ++counters_.terminations_lost;
      return Erase(session);
  }
}

void Nas::Machine::End(SessionNumber number, NasEnding why) {
  Session* const session = Find(number);
  if (session == nullptr) return;
  Circumstances circumstances;
  circumstances.ending = why;
  Apply(*session, NasInput::kEnd, circumstances);
}

void Nas::Machine::Grant(Session& session, const AccessAnswer& answer) {
  StopWaiting(session);
  const AuthorisationEnd end = EndOfAuthorisation(now_, answer.times);
  session.server_host = std::string(answer.origin_host);
  session.stateless = answer.stateless;
  session.ends_at = end.when;
  session.ends_as = end.why;
  session.reauthorize_at = end.reauthorize_at;
  session.reauthorize_as = answer.reauthorize_as;
  SetTimer(session);

  // The attachment is this session's now; the one that had it is over.
  Attachment& attachment = attachments_[internal::AttachmentText(session.key)];
  const SessionNumber before = attachment.open;
  attachment.open = session.number;
  if (attachment.asking == session.number) attachment.asking = {};

  NasEvent event;
  event.session = session.number;
  event.result_code = answer.result_code;
  if (answer.authorises) {
    event.id = NasEventId::kAuthorized;
    event.reauthorize_at = end.reauthorize_at;
    event.reauthorize_as = answer.reauthorize_as;
    event.local_authorised = answer.assignment.local_authorised();
    Bind(session, answer, end, event);
  } else {
    event.id = NasEventId::kAuthenticated;
  }
  Tell(event, &answer);
  if (before != SessionNumber{} && before != session.number) End(before, NasEnding::kReplaced);
}

void Nas::Machine::Bind(const Session& session, const AccessAnswer& answer,
                        const AuthorisationEnd& end, NasEvent& event) {
  event.expiry = end.when;
  // A successful authorisation replaces what was there whole, with nothing if need be (R95).
  (void)bindings_.Remove(session.key);
  if (!answer.takes_home_agents) return;

  const Result<diameter::AvpRange> hinted_avps = diameter::AvpRange::Parse(session.hints);
  const AssignedHomeAgents hinted = ReadHomeAgentAssignment(*hinted_avps).assignment.agents;
  const internal::Locality locality(config_, hinted);
  MappingPolicy policy;
  policy.locality = locality.policy();
  policy.user_name = session.user_name;
  policy.offer_unrestricted = config_.offer_unrestricted;
  policy.prefix_form = config_.prefix_form;

  const HomeAgentAssignment assignment =
      config_.assign_hinted ? WithHintedHomeAgents(answer.assignment, hinted, policy.locality)
                            : answer.assignment;
  std::array<uint8_t, kMaxMappedOctets> octets;
  const Result<MappedHomeNetworks> mapped =
      MapToHomeNetworks(assignment, policy, absl::MakeSpan(octets));
  if (!mapped) {
    ++counters_.not_bound;
    event.error = mapped.error();
    return;
  }
  counters_.local_not_authorised += mapped->local_not_authorised;
  counters_.unusable += mapped->unusable;
  counters_.unnamed += mapped->unnamed;
  counters_.left_out += mapped->left_out;
  if (mapped->networks.empty()) return;

  Binding binding;
  for (const SuppliedHomeNetwork& network : mapped->networks) {
    (void)binding.networks.TryPushBack(network);
  }
  binding.expiry = EndOfBinding(now_, config_.binding_lifetime, end);
  binding.pinned_duid = session.pinned_duid;
  binding.session = static_cast<uint64_t>(session.number);
  const Result<BindingTable::EndedSession> put = bindings_.Put(now_, session.key, binding);
  if (!put) {
    ++counters_.not_bound;
    event.error = put.error();
    return;
  }
  event.expiry = binding.expiry;
  event.networks = static_cast<uint8_t>(binding.networks.size());
}

void Nas::Machine::Unbind(const Session& session) {
  const std::optional<Binding> binding = bindings_.Peek(now_, session.key);
  if (binding.has_value() && binding->session == static_cast<uint64_t>(session.number)) {
    (void)bindings_.Remove(session.key);
  }
}

void Nas::Machine::Owe(Session& session, TerminationCause cause) {
  LeaveAttachment(session);
  StopWaiting(session);
  session.reauthorize_at.reset();
  session.ends_at.reset();
  SetTimer(session);
  session.cause = cause;
  // RFC 6733 8.11: a server without state wants to hear nothing.
  if (session.stateless) return Apply(session, NasInput::kTerminated);
  owing_.push_back(session.number);
  Flush();
}

void Nas::Machine::Erase(Session& session) {
  LeaveAttachment(session);
  StopWaiting(session);
  session.reauthorize_at.reset();
  session.ends_at.reset();
  SetTimer(session);
  sessions_.erase(static_cast<uint64_t>(session.number));
}

void Nas::Machine::LeaveAttachment(const Session& session) {
  const auto found = attachments_.find(internal::AttachmentText(session.key));
  if (found == attachments_.end()) return;
  Attachment& attachment = found->second;
  if (attachment.open == session.number) attachment.open = {};
  if (attachment.asking == session.number) attachment.asking = {};
  if (attachment.open == SessionNumber{} && attachment.asking == SessionNumber{}) {
    attachments_.erase(found);
  }
}

void Nas::Machine::StopWaiting(Session& session) {
  session.due.reset();
  session.request = WipedOctets();
  if (!session.hop_by_hop.has_value()) return;
  pending_.erase(PendingKey(session.peer, *session.hop_by_hop));
  Link& link = LinkOf(session.peer);
  if (link.connection.has_value()) link.connection->Forget(*session.hop_by_hop);
  session.hop_by_hop.reset();
}

// ---- clocks ----

void Nas::Machine::SetTimer(Session& session) {
  std::optional<TimePoint> next;
  for (const std::optional<TimePoint>& each :
       {session.due, session.reauthorize_at, session.ends_at}) {
    if (each.has_value() && (!next.has_value() || *each < *next)) next = each;
  }
  if (next == session.timer) return;
  const uint64_t number = static_cast<uint64_t>(session.number);
  if (session.timer.has_value()) timers_.erase({*session.timer, number});
  session.timer = next;
  if (next.has_value()) timers_.insert({*next, number});
}

void Nas::Machine::RunTimers() {
  while (!timers_.empty() && timers_.begin()->first <= now_) {
    Session& session = *Find(static_cast<SessionNumber>(timers_.begin()->second));
    if (session.ends_at.has_value() && *session.ends_at <= now_) {
      End(session.number, session.ends_as);
    } else if (session.due.has_value() && *session.due <= now_) {
      // One that waits to be sent again has no hop-by-hop id: its state says whose turn it was.
      const bool node_is_late =
          session.state == NasState::kChallenged || session.state == NasState::kRechallenged;
      Circumstances late;
      late.failure = node_is_late ? NasFailure::kNoNextRound : NasFailure::kTimeout;
      Apply(session, NasInput::kLate, late);
    } else {
      NasEvent event;
      event.id = NasEventId::kReauthorizationNeeded;
      event.session = session.number;
      event.reauthorize_as = session.reauthorize_as;
      session.reauthorize_at.reset();
      SetTimer(session);
      Tell(event);
    }
  }
}

void Nas::Machine::ExpireBindings() {
  const auto ended = [this](const AttachmentKey&, const Binding& binding) {
    const Session* const session = Find(static_cast<SessionNumber>(binding.session));
    // With its session, it was told of already.
    if (session == nullptr || !IsGranted(session->state)) return;
    NasEvent event;
    event.id = NasEventId::kBindingExpired;
    event.session = session->number;
    Tell(event);
  };
  while (bindings_.Expire(now_, ended).more) {
  }
}

// ---- events ----

void Nas::Machine::Tell(const NasEvent& event, const AccessAnswer* answer) {
  ++counters_.events[static_cast<size_t>(event.id)];
  // One datagram's worth beyond the limit at which HandleBytes takes nothing more, and then no
  // more.
  if (events_.size() >= size_t{config_.max_queued_events} * 2) {
    ++counters_.events_lost;
    return;
  }
  QueuedEvent queued;
  queued.event = event;
  if (answer != nullptr) {
    queued.eap_payload.assign(answer->eap_payload.begin(), answer->eap_payload.end());
    queued.redirect_hosts.assign(answer->redirect_hosts.begin(), answer->redirect_hosts.end());
    queued.event.redirect_usage = answer->redirect_usage;
    queued.event.redirect_max_cache_time = answer->redirect_max_cache_time;
    if (event.id == NasEventId::kAuthorized || event.id == NasEventId::kAuthenticated) {
      const Bytes key = answer->eap_master_session_key;
      queued.key = WipedOctets(key);
    }
  }
  events_.push_back(std::move(queued));
}

std::optional<NasEvent> Nas::Machine::PollEvent() {
  handed_out_ = {};
  if (events_.empty()) return std::nullopt;
  handed_out_ = std::move(events_.front());
  events_.pop_front();
  NasEvent event = handed_out_.event;
  event.eap_payload = handed_out_.eap_payload;
  event.eap_master_session_key = handed_out_.key;
  for (const std::string& host : handed_out_.redirect_hosts) {
    (void)event.redirect_hosts.TryPushBack(host);
  }
  return event;
}

}}}  // namespace mip6boot::v0_1::roles
