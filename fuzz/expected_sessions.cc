// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/expected_sessions.h"

#include <algorithm>
#include <chrono>

#include "fuzz/finding.h"

namespace mip6boot::fuzz {
namespace {

using roles::NasEnding;
using roles::NasEvent;
using roles::NasEventId;
using roles::NasFailure;
using roles::NasPeer;
using roles::NasState;
using roles::SessionNumber;

constexpr SessionNumber kNone{};

NasPeer Other(NasPeer peer) {
  return peer == NasPeer::kPrimary ? NasPeer::kSecondary : NasPeer::kPrimary;
}
// Access is granted.
bool IsGranted(NasState state) {
  return state == NasState::kOpen || state == NasState::kReasking ||
         state == NasState::kRechallenged;
}
// The first question of all.
bool IsNew(NasState state) { return state == NasState::kAsking || state == NasState::kChallenged; }
bool IsChallenged(NasState state) {
  return state == NasState::kChallenged || state == NasState::kRechallenged;
}

// RFC 6733 8.15.
constexpr uint32_t kServiceNotProvided = 2, kBadAnswer = 3;
uint32_t CauseOf(NasEnding why) {
  switch (why) {
    case NasEnding::kDetached:
      return 1;  // LOGOUT
    case NasEnding::kAborted:
    case NasEnding::kReauthorizationRefused:
      return 4;  // ADMINISTRATIVE
    case NasEnding::kAuthorizationExpired:
      return 6;  // AUTH_EXPIRED
    case NasEnding::kReplaced:
      return 7;  // USER_MOVED
    case NasEnding::kSessionTimeout:
      return 8;  // SESSION_TIMEOUT
  }
  return 0;
}

TimePoint After(TimePoint now, uint32_t seconds) { return now + std::chrono::seconds(seconds); }

}  // namespace

// ---- what happens ----

std::vector<Reason> ExpectedSessions::Refusals(uint8_t port, uint8_t kind,
                                               std::optional<SessionNumber> session) const {
  std::vector<Reason> reasons;
  const auto peer = UsablePeer();
  if (!peer.has_value()) reasons.push_back(Reason::kNotAllowed);
  if (session.has_value()) {
    const auto found = sessions_.find(*session);
    const bool is_its = found != sessions_.end() && found->second.port == port &&
                        found->second.state == NasState::kOpen;
    if (!is_its) reasons.push_back(Reason::kNotAllowed);
  } else if (live() >= config_.max_sessions) {
    reasons.push_back(Reason::kTooMany);
  }
  Session asks;
  asks.conversation.Asks(kind, {}, {});
  if (peer.has_value() && !Serves(*peer, asks)) reasons.push_back(Reason::kUnsupported);
  return reasons;
}

void ExpectedSessions::Authorize(TimePoint now, SessionNumber number, uint8_t port,
                                 const Asked& asked, uint8_t kind) {
  const auto found = sessions_.find(number);
  const bool is_new = found == sessions_.end();
  if (is_new) {
    Require(static_cast<uint64_t>(number) == config_.first_session + sessions_.size(),
            "a session number that is not the next one");
  }
  Session& session = sessions_[number];
  session.port = port;
  session.asked = asked;
  session.conversation.Asks(kind, asked.type, asked.user_name);
  session.state = is_new ? NasState::kAsking : NasState::kReasking;
  Send(now, session, {*UsablePeer(), false, false});
  ++counted_.requests;
  if (!is_new) return;
  // RFC 4072 2.8.5: the older question is void.
  const SessionNumber before = attachments_[port].asking;
  attachments_[port].asking = number;
  if (before != kNone) End(before, NasEnding::kReplaced);
}

bool ExpectedSessions::MayContinue(SessionNumber number) const {
  const auto peer = UsablePeer();
  return IsChallenged(state(number)) && peer.has_value() &&
         Serves(*peer, sessions_.find(number)->second);
}

void ExpectedSessions::Continue(TimePoint now, SessionNumber number) {
  Session& session = sessions_.at(number);
  session.conversation.Continues();
  session.state = session.state == NasState::kChallenged ? NasState::kAsking : NasState::kReasking;
  Send(now, session, {*UsablePeer(), false, false});
  ++counted_.requests;
}

bool ExpectedSessions::Detach(uint8_t port) {
  const Attachment attachment = attachments_[port];
  if (attachment.asking != kNone) End(attachment.asking, NasEnding::kDetached);
  if (attachment.open != kNone) End(attachment.open, NasEnding::kDetached);
  return attachment.asking != kNone || attachment.open != kNone;
}

// RFC 6733 5.5.4, RFC 3539 3.4 (R96, R102).
void ExpectedSessions::PeerEvent(TimePoint now, const NasEvent& event) {
  const NasPeer other = Other(event.peer);
  if (event.id == NasEventId::kPeerOpen) {
    const auto* const connection = nas_.peer(other);
    if (connection != nullptr && connection->state() == diameter::PeerState::kSuspect) {
      FailOver(now, other);
    }
    return;
  }
  FailOver(now, event.peer);
  if (event.id != NasEventId::kPeerLost) return;
  for (auto& [number, session] : sessions_) {
    if (session.waits && session.peer == event.peer) Lose(number);
  }
}

void ExpectedSessions::FailOver(TimePoint now, NasPeer from) {
  const auto* const connection = nas_.peer(Other(from));
  if (connection == nullptr || !connection->usable()) return;
  for (auto& [number, session] : sessions_) {
    const bool goes = session.waits && session.peer == from && !session.sent_again &&
                      Serves(Other(from), session);
    if (!goes) continue;
    const bool ends = session.state == NasState::kEnding;
    Send(now, session, {Other(from), ends, true});
  }
}

void ExpectedSessions::Lose(SessionNumber number) {
  Session& session = sessions_.at(number);
  if (session.state == NasState::kEnding) {
    session.state = NasState::kOwing;
    session.waits = false;
    session.due.reset();
    session.lost = true;  // the same goes out on the next connection
    return;
  }
  Fail(number, NasFailure::kPeerLost, nullptr);
}

void ExpectedSessions::Answer(TimePoint now, NasPeer peer, Bytes message) {
  using Meaning = JudgedAnswer::Meaning;
  const auto header = diameter::MessageView::Scan(message)->message.header();
  const auto found = std::find_if(sessions_.begin(), sessions_.end(), [&](const auto& entry) {
    return entry.second.waits && entry.second.peer == peer &&
           entry.second.request.hop_by_hop == header.hop_by_hop;
  });
  Require(found != sessions_.end(), "an answer to nothing is delivered (R96)");
  auto& [number, session] = *found;
  session.waits = false;
  session.due.reset();
  // Whatever it says of an STR, the server has been told.
  if (session.state == NasState::kEnding) {
    session.state = NasState::kIdle;
    return;
  }
  const JudgedAnswer judged = JudgeAnswer(message, session.request, session.asked);
  ++counted_.answers;
  counted_.bad_avps += judged.useless_avps;
  switch (judged.meaning) {
    case Meaning::kUseless:
      ++counted_.malformed_answers;
      Tell(number, NasEventId::kFailed, &judged, judged.failure);
      return Finish(number, kBadAnswer);
    case Meaning::kAnotherRound: {
      session.state =
          session.state == NasState::kAsking ? NasState::kChallenged : NasState::kRechallenged;
      Duration wait = config_.challenge_timeout;
      if (judged.round_timeout.has_value()) {
        wait = std::min<Duration>(wait, std::chrono::seconds(*judged.round_timeout));
      }
      session.due = now + wait;
      session.conversation.Heard(*diameter::MessageView::Parse(message));
      return Tell(number, NasEventId::kChallenge, &judged);
    }
    case Meaning::kGranted:
      return Grant(now, number, judged, message);
    case Meaning::kRefused:
      return Refuse(number, judged);
    case Meaning::kTrouble:
      if (session.state == NasState::kReasking) {
        return Fail(number, judged.failure, &judged);
      }
      Tell(number, NasEventId::kFailed, &judged, judged.failure);
      return Finish(number, 0);
  }
}

void ExpectedSessions::AskAgain(SessionNumber number, diameter::ReAuthRequestType type) {
  Tell(number, NasEventId::kReauthorizationNeeded);
  sessions_.at(number).events.back().event.reauthorize_as = type;
}

void ExpectedSessions::Timeout(TimePoint now) {
  const auto is_over = [now](const std::optional<TimePoint>& when) {
    return when.has_value() && *when <= now;
  };
  for (auto& [number, session] : sessions_) {
    if (is_over(session.ends_at)) {
      End(number, session.ends_as);
      continue;
    }
    if (is_over(session.due)) {
      session.due.reset();
      if (session.state == NasState::kEnding) {
        session.state = NasState::kIdle;
        session.waits = false;
        ++counted_.terminations_lost;
      } else {
        Fail(number, IsChallenged(session.state) ? NasFailure::kNoNextRound : NasFailure::kTimeout,
             nullptr);
      }
    }
    if (is_over(session.reauthorize_at)) {
      session.reauthorize_at.reset();
      AskAgain(number, session.reauthorize_as);
    }
  }
  for (Granted& granted : granted_) {
    if (!is_over(granted.expiry)) continue;
    Tell(granted.session, NasEventId::kBindingExpired);
    granted = Granted();
  }
}

void ExpectedSessions::Settle(TimePoint now) {
  const auto peer = UsablePeer();
  if (!peer.has_value()) return;
  for (auto& [number, session] : sessions_) {
    if (session.state != NasState::kOwing) continue;
    if (!Serves(*peer, session)) {
      session.state = NasState::kIdle;
      ++counted_.terminations_lost;
      continue;
    }
    session.state = NasState::kEnding;
    if (!session.lost) ++counted_.terminations;
    Send(now, session, {*peer, true, session.lost});
  }
}

// ---- what it comes to ----

void ExpectedSessions::Send(TimePoint now, Session& session, const Outgoing& outgoing) {
  session.outgoing.push_back(outgoing);
  session.waits = false;  // until it is out
  session.due = now + config_.request_timeout;
  session.sent_again = outgoing.again;
  if (outgoing.again) ++counted_.sent_again;
}

void ExpectedSessions::Grant(TimePoint now, SessionNumber number, const JudgedAnswer& judged,
                             Bytes message) {
  Session& session = sessions_.at(number);
  session.state = NasState::kOpen;
  session.stateless = judged.stateless;
  session.conversation.Heard(*diameter::MessageView::Parse(message));
  // RFC 6733 8.13: 0 means no limit; 8.9: so do all ones, and 0 at once.
  session.ends_at.reset();
  session.reauthorize_at.reset();
  session.reauthorize_as = judged.reauthorize_as;
  if (judged.session_timeout.value_or(0) != 0) {
    session.ends_at = After(now, *judged.session_timeout);
    session.ends_as = NasEnding::kSessionTimeout;
  }
  if (judged.lifetime.value_or(UINT32_MAX) != UINT32_MAX) {
    session.reauthorize_at = After(now, *judged.lifetime);
    const TimePoint over = After(*session.reauthorize_at, judged.grace.value_or(0));
    if (!session.ends_at.has_value() || over < *session.ends_at) {
      session.ends_at = over;
      session.ends_as = NasEnding::kAuthorizationExpired;
    }
  }
  Attachment& attachment = attachments_[session.port];
  const SessionNumber before = attachment.open;
  attachment.open = number;
  if (attachment.asking == number) attachment.asking = kNone;

  Tell(number, judged.authorises ? NasEventId::kAuthorized : NasEventId::kAuthenticated, &judged);
  SessionEvent& told = session.events.back();
  told.key = judged.key;
  if (judged.authorises) {
    told.event.reauthorize_at = session.reauthorize_at;
    told.event.reauthorize_as = session.reauthorize_as;
    told.event.local_authorised = judged.local_authorised;
    told.event.expiry = session.ends_at;
    Bind(now, session, message, told.event);
  }
  if (before != kNone && before != number) End(before, NasEnding::kReplaced);
}

void ExpectedSessions::Bind(TimePoint now, Session& session, const Bytes& message,
                            NasEvent& event) {
  Granted& granted = granted_[session.port];
  granted = GrantOf(now, *diameter::MessageView::Parse(message), session.asked, session.ends_at,
                    config_, counted_);
  if (granted.networks.empty()) {
    granted = Granted();
    return;
  }
  const auto bound = std::count_if(granted_.begin(), granted_.end(),
                                   [](const Granted& each) { return !each.networks.empty(); });
  size_t octets = 0;
  for (const MappedNetwork& network : granted.networks) {
    octets += network.id.size() + network.options.size();
  }
  // The one that is bound here counts as well.
  if (static_cast<uint64_t>(bound) > config_.bindings.max_bindings ||
      octets > config_.bindings.max_binding_octets) {
    ++counted_.not_bound;
    event.error = Error();
    granted = Granted();
    return;
  }
  granted.session = event.session;
  event.networks = static_cast<uint8_t>(granted.networks.size());
  event.expiry = granted.expiry;
}

void ExpectedSessions::Refuse(SessionNumber number, const JudgedAnswer& judged) {
  Tell(number, NasEventId::kRejected, &judged);
  const uint8_t port = sessions_.at(number).port;
  const SessionNumber open = attachments_[port].open;
  Finish(number, 0);
  // Who is refused there has no access by an older session either (R95).
  if (open != kNone && open != number) End(open, NasEnding::kReauthorizationRefused);
}

void ExpectedSessions::Fail(SessionNumber number, NasFailure why, const JudgedAnswer* answer) {
  Session& session = sessions_.at(number);
  session.waits = false;
  session.due.reset();
  if (IsGranted(session.state)) {
    // RFC 6733 8.3: access goes on.
    session.state = NasState::kOpen;
    return Tell(number, NasEventId::kReauthorizationFailed, answer, why);
  }
  Tell(number, NasEventId::kFailed, answer, why);
  // Of a node that does not go on nothing was granted.
  Finish(number, session.state == NasState::kChallenged ? 0 : kServiceNotProvided);
}

void ExpectedSessions::End(SessionNumber number, NasEnding why) {
  const NasState before = state(number);
  if (!IsGranted(before) && !IsNew(before)) return;
  Tell(number, NasEventId::kEnded, nullptr, {}, why);
  Finish(number, before == NasState::kChallenged ? 0 : CauseOf(why));
}

void ExpectedSessions::Finish(SessionNumber number, uint32_t cause) {
  Session& session = sessions_.at(number);
  // RFC 6733 8.11: a server without state wants to hear nothing.
  session.state = cause != 0 && !session.stateless ? NasState::kOwing : NasState::kIdle;
  session.cause = cause;
  session.waits = false;
  session.due.reset();
  session.ends_at.reset();
  session.reauthorize_at.reset();
  Attachment& attachment = attachments_[session.port];
  if (attachment.open == number) attachment.open = kNone;
  if (attachment.asking == number) attachment.asking = kNone;
  if (granted_[session.port].session == number) granted_[session.port] = Granted();
}

}  // namespace mip6boot::fuzz
