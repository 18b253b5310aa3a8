// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/access_server.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "fuzz/finding.h"
#include "fuzz/steps.h"
#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/messages.h"

namespace mip6boot::fuzz {
namespace {

using roles::NasEvent;
using roles::NasEventId;
using roles::NasPeer;
using roles::SessionNumber;

constexpr NasPeer kBoth[] = {NasPeer::kPrimary, NasPeer::kSecondary};

}  // namespace

AccessServer::AccessServer(const Step& setup)
    : config_(AccessServerConfig(setup.what)), nas_(config_, random_) {
  Require(config_.Validate().has_value(), "a configuration that is refused");
  Timeout();
  Connect(NasPeer::kPrimary);
}

void AccessServer::Do(const Step& step) {
  const auto peer = static_cast<NasPeer>(step.parameters[0] % roles::kNasPeers);
  switch (static_cast<NasStep>(step.what % kNasSteps)) {
    case NasStep::kReceive: {
      std::vector<uint8_t> answers(step.message.begin(), step.message.end());
      LinkOf(peer).sent.AnswerThem(absl::MakeSpan(answers), step.parameters[1] >> 6);
      return Receive(peer, answers);
    }
    case NasStep::kOctets:
      return Receive(peer, step.message);
    case NasStep::kAuthorize:
      return Authorize(step);
    case NasStep::kContinue:
      return Continue(sessions_.NumberAt(step.parameters[0]));
    case NasStep::kDetach:
      return Detach(step.parameters[0] % kPorts);
    case NasStep::kPoll:
      return PollWithLittleRoom(step.number(0));
    case NasStep::kWait:
      if (time_.Wait(step, std::chrono::milliseconds(100))) Timeout();
      return;
    case NasStep::kDeadline:
      if (const auto deadline = nas_.NextDeadline()) time_.WaitUntil(deadline->when);
      return Timeout();
    case NasStep::kConnect:
      return Connect(peer);
    case NasStep::kClose:
      return Close(peer);
    case NasStep::kDisconnect:
      return Disconnect(peer, static_cast<diameter::DisconnectCause>(step.parameters[1] % 3));
  }
}

void AccessServer::WaitUntil(TimePoint when) {
  time_.WaitUntil(when);
  Timeout();
}

void AccessServer::Timeout() {
  const auto due = nas_.NextDeadline();
  const TimePoint now = time_.CatchUp();
  if (!due.has_value() || due->when > now) ++sessions_.counted().early_timeouts;
  nas_.HandleTimeout(now);
  Settle([&] { sessions_.Timeout(now); });
  const auto next = nas_.NextDeadline();
  Require(!next.has_value() || next->when > now, "a deadline in the past");
}

// ---- the connections ----

// Up to the open connection: the answer to its CER is here.
void AccessServer::Connect(NasPeer peer) {
  diameter::TransportSecurity security;
  security.protection = diameter::Protection::kTest;
  nas_.HandleConnected(time_.told(), security, peer);
  Link& link = LinkOf(peer);
  Settle([&link] {
    // That was of the one before.
    link.pending.clear();
    link.fed = 0;
    link.told.reset();
    link.goodbye.reset();
  });
  std::vector<uint8_t> answer = GoodCapabilities();
  link.sent.AnswerThem(absl::MakeSpan(answer), 0);
  Receive(peer, answer);
  // R102: after a failure three DWAs go before requests.
  const auto state = nas_.peer(peer)->state();
  Require(state == (link.has_failed ? diameter::PeerState::kReopen : diameter::PeerState::kOpen),
          "a peer that has failed is trusted at once, or another one is not (R102)");
}

void AccessServer::Close(NasPeer peer) {
  if (nas_.peer(peer) == nullptr) ++sessions_.counted().unknown;
  nas_.HandleClosed(time_.told(), peer);
  Settle();
  Require(nas_.peer(peer) == nullptr || nas_.peer(peer)->state() == diameter::PeerState::kClosed,
          "a connection goes on that is closed");
}

void AccessServer::Disconnect(NasPeer peer, diameter::DisconnectCause cause) {
  const auto* const connection = nas_.peer(peer);
  if (connection == nullptr) ++sessions_.counted().unknown;
  const bool was_usable = connection != nullptr && connection->usable();
  LinkOf(peer).replies.clear();
  nas_.Disconnect(time_.told(), cause, peer);
  Settle();
  if (!was_usable) return;
  const auto& sent = LinkOf(peer).replies;
  Require(sent.size() == 1 && !connection->usable(), "no goodbye is said (RFC 6733 5.4)");
  const auto dpr = diameter::MessageView::Parse(sent[0]);
  const auto said = diameter::DisconnectPeerRequest::Decode(*dpr);
  Require(said && said->disconnect_cause == cause, "another goodbye is said (RFC 6733 5.4)");
}

// Message by message: what each has to come to is known alone.
void AccessServer::Receive(NasPeer peer, Bytes octets) {
  Link& link = LinkOf(peer);
  link.pending.insert(link.pending.end(), octets.begin(), octets.end());
  while (link.pending.size() >= diameter::MessageView::kHeaderSize) {
    const size_t size = LoadBigEndian24(&link.pending[1]);
    if (size < diameter::MessageView::kHeaderSize || size > link.pending.size()) break;
    const std::vector<uint8_t> message(link.pending.begin(),
                                       link.pending.begin() + static_cast<std::ptrdiff_t>(size));
    const Bytes left = Bytes(message).subspan(std::min(link.fed, size));
    link.pending.erase(link.pending.begin(),
                       link.pending.begin() + static_cast<std::ptrdiff_t>(size));
    link.fed -= std::min(link.fed, size);
    ReceiveMessage(peer, left, message);
  }
  const std::vector<uint8_t> part(link.pending.begin() + static_cast<std::ptrdiff_t>(link.fed),
                                  link.pending.end());
  link.fed = link.pending.size();
  if (!part.empty()) ReceiveMessage(peer, part, {});
}

// With these octets `message` is whole, or none is.
void AccessServer::ReceiveMessage(NasPeer peer, Bytes octets, Bytes message) {
  Link& link = LinkOf(peer);
  link.replies.clear();
  const auto* const connection = nas_.peer(peer);
  const uint64_t before = connection != nullptr ? connection->counters().delivered : 0;
  const auto state = connection != nullptr ? connection->state() : diameter::PeerState::kIdle;
  const auto scanned = diameter::MessageView::Scan(message);
  const auto taken = nas_.HandleBytes(time_.told(), octets, peer);
  if (connection == nullptr) {
    Require(!taken && taken.error().reason == Reason::kNotAllowed, "octets from nowhere are taken");
    ++sessions_.counted().unknown;
    return Settle();
  }
  Require(taken.has_value(), "octets are refused");
  const bool delivered = connection->counters().delivered != before;
  if (scanned) NoteGoodbye(*scanned, state, link);
  std::optional<ServerDemand> demand;
  Settle([&] {
    if (!delivered) return;
    if (scanned->message.is_request()) {
      demand = Obey(message);
    } else {
      sessions_.Answer(time_.now(), peer, message);
    }
  });
  if (demand.has_value()) RequireAnswered(peer, message, *demand);
}

void AccessServer::NoteGoodbye(const diameter::MessageView::Scanned& message,
                               diameter::PeerState state, Link& link) {
  using State = diameter::PeerState;
  const bool talks = state == State::kOpen || state == State::kSuspect || state == State::kReopen ||
                     state == State::kReopenLate || state == State::kClosing;
  const bool is_dpr = message.message.is_request() &&
                      message.message.command() == diameter::CommandCode::kDisconnectPeer;
  if (!talks || !is_dpr) return;
  const auto dpr = ReadWhole<diameter::DisconnectPeerRequest>(message);
  link.goodbye = dpr ? dpr->disconnect_cause : diameter::DisconnectCause::kRebooting;
}

std::optional<ServerDemand> AccessServer::Obey(Bytes request) {
  const auto scanned = diameter::MessageView::Scan(request);
  const ServerDemand demand =
      server_requests_.Expect(time_.now(), *scanned, [this](std::string_view session_id) {
        return sessions_.state(sessions_.NumberOf(session_id));
      });
  roles::NasCounters& counted = sessions_.counted();
  ++(demand.refused ? counted.refused_requests : counted.server_requests);
  if (demand.again) ++counted.duplicate_requests;
  const SessionNumber number = sessions_.NumberOf(demand.session_id);
  if (demand.ends) sessions_.Abort(number);
  if (demand.authorises) {
    const auto rar = diameter::ReAuthRequest::Decode(scanned->message);
    sessions_.AskAgain(number, rar->re_auth_request_type);
  }
  return demand;
}

void AccessServer::RequireAnswered(NasPeer peer, Bytes request, const ServerDemand& demand) {
  const auto& answers = LinkOf(peer).replies;
  Require(answers.size() == 1, "a request of the server has no answer, or several");
  server_requests_.RequireAnswered(diameter::MessageView::Scan(request)->message, demand,
                                   answers[0]);
}

// ---- the nodes ----

void AccessServer::Authorize(const Step& step) {
  const uint8_t port = step.parameters[0] % kPorts;
  const uint8_t kind = step.parameters[1];
  std::optional<SessionNumber> again;
  if (step.parameters[2] != 0) again = sessions_.NumberAt(step.parameters[2]);
  auto spoilt = static_cast<Spoilt>(step.parameters[3] & 7);
  // A session that there is has a realm.
  if (again.has_value() && spoilt == Spoilt::kNoRealm) spoilt = Spoilt::kNot;
  Asked asked = AskedBy(kind);
  std::vector<Reason> reasons = sessions_.Refusals(port, kind, again);
  if (const auto reason = Spoil(spoilt, asked)) reasons.push_back(*reason);
  if (spoilt == Spoilt::kOwnRealm) asked.user_name = "mn1@elsewhere.example.com";
  roles::AccessRequest request = RequestFor(Port(port), asked, kind);
  request.session = again;
  if (spoilt == Spoilt::kOwnRealm) request.destination_realm = "home.example.org";

  const auto session = nas_.Authorize(time_.told(), request);
  Require(session.has_value() == reasons.empty(),
          "access is asked for, or is not, against what "
          "is known of the session and the peers");
  if (!session.has_value()) {
    Require(std::count(reasons.begin(), reasons.end(), session.error().reason) != 0,
            "a request for access is refused for another reason");
    return Settle();
  }
  Require(!again.has_value() || *session == *again, "another session is re-authorised");
  const auto bits = static_cast<uint64_t>(*session);
  asked.session_id = config_.peer.origin_host + ';' + std::to_string(bits >> 32) + ';' +
                     std::to_string(bits & 0xffffffff);
  Require(nas_.SessionId(*session) == asked.session_id, "another Session-Id (RFC 6733 8.8)");
  Settle([&] { sessions_.Authorize(time_.now(), *session, port, asked, kind); });
}

void AccessServer::Continue(SessionNumber number) {
  const bool may = sessions_.MayContinue(number);
  const auto waits = sessions_.state(number);
  const auto taken = nas_.ContinueEap(time_.told(), number, kEapResponse, NasPortAvps());
  Require(taken.has_value() == may, "EAP goes on out of turn, or does not in turn (R92)");
  if (may) return Settle([&] { sessions_.Continue(time_.now(), number); });
  if (waits != roles::NasState::kChallenged && waits != roles::NasState::kRechallenged) {
    ++sessions_.counted().unknown;
  }
  Settle();
}

void AccessServer::Detach(uint8_t port) {
  const bool was_known = nas_.Detach(time_.told(), Port(port));
  Settle([&] {
    const bool is_known = sessions_.Detach(port);
    Require(was_known == is_known, "a node leaves that was not there, or the reverse (R95)");
    if (!is_known) ++sessions_.counted().unknown;
  });
}

// ---- what comes of it ----

void AccessServer::Settle(absl::FunctionRef<void()> happened) {
  std::vector<SessionEvent> told;
  TakeEvents(told);
  happened();
  sessions_.Settle(time_.now());
  for (const NasPeer peer : kBoth) Transmit(peer);
  const size_t before = told.size();
  TakeEvents(told);
  Require(told.size() == before, "an event by polling messages");
  sessions_.RequireTold(told);
  sessions_.RequireKept(time_.now());
  sessions_.RequireCounted();
  RequirePeersTold();
  for (const NasPeer peer : kBoth) {
    LinkOf(peer).was_usable = nas_.peer(peer) != nullptr && nas_.peer(peer)->usable();
  }
}

void AccessServer::TakeEvents(std::vector<SessionEvent>& told) {
  while (const std::optional<NasEvent> event = nas_.PollEvent()) {
    const bool is_of_peer = event->id == NasEventId::kPeerOpen ||
                            event->id == NasEventId::kPeerSuspect ||
                            event->id == NasEventId::kPeerLost;
    Require(is_of_peer == (event->session == SessionNumber{}), "an event of nobody");
    if (is_of_peer) {
      TakePeerEvent(*event);
    } else {
      told.emplace_back(*event);
    }
  }
}

void AccessServer::TakePeerEvent(const NasEvent& event) {
  Link& link = LinkOf(event.peer);
  ++sessions_.counted().events[static_cast<size_t>(event.id)];
  Require(link.told != event.id, "told twice of one thing that happened to a peer");
  Require(event.id != NasEventId::kPeerSuspect || link.told == NasEventId::kPeerOpen,
          "a peer is suspect that was never there (R102)");
  if (event.id == NasEventId::kPeerLost) {
    Require(event.disconnect_cause == link.goodbye, "lost with another goodbye than the peer's");
    // Who says goodbye first does not fail.
    Require(!link.was_usable || event.peer_failure.has_value(), "lost without a reason");
    link.has_failed = event.peer_failure.has_value() && (link.has_failed || link.was_open);
    link.was_open = false;
  }
  if (event.id == NasEventId::kPeerOpen) link.was_open = true;
  link.told = event.id;
  sessions_.PeerEvent(time_.now(), event);
}

// What was told last of each is what it is.
void AccessServer::RequirePeersTold() const {
  using State = diameter::PeerState;
  for (const NasPeer peer : kBoth) {
    const auto* const connection = nas_.peer(peer);
    const auto& told = links_[static_cast<size_t>(peer)].told;
    if (connection == nullptr) continue;
    const State state = connection->state();
    Require(state != State::kOpen || told == NasEventId::kPeerOpen,
            "nobody is told that a peer is there");
    Require(state != State::kSuspect || told == NasEventId::kPeerSuspect,
            "nobody is told that a peer is suspect (R102)");
    Require((state == State::kClosed) == (told == NasEventId::kPeerLost),
            "nobody is told that a peer is lost, or it is not");
  }
}

// What the next message would take, if there is not so much room; 0 if it was sent, or there is
// none.
size_t AccessServer::Poll(NasPeer peer, size_t room) {
  const auto message = nas_.PollTransmit(MutableBytes(buffer_).subspan(0, room), peer);
  if (!message.has_value()) {
    Require(message.error().reason == Reason::kNoSpace && message.error().want > room,
            "refuses to send");
    return message.error().want;
  }
  if (!message->has_value()) return 0;
  const auto view = diameter::MessageView::Parse(**message);
  Require(view.has_value(), "what is sent is no message");
  Link& link = LinkOf(peer);
  link.sent.Note(**message);
  const bool is_of_session = view->avps().Count(diameter::SessionId::kKey) != 0;
  if (!view->is_request() || !is_of_session) {
    link.replies.emplace_back((*message)->begin(), (*message)->end());
  }
  if (!view->is_request()) return 0;
  FindViolations(*view, [](const diameter::Violation& violation) {
    // RFC 4072 3.1: states go back as they came, be they more than one (R92).
    Require(violation.kind == diameter::ViolationKind::kTooMany &&
                violation.avp == diameter::AvpKey::kState,
            violation.ToString().c_str());
  });
  sessions_.RequireSent(*view, peer);
  return 0;
}

// All there is to send, each with too little room first: that changes nothing.
void AccessServer::Transmit(NasPeer peer) {
  while (const size_t size = Poll(peer, 0)) {
    Require(Poll(peer, size - 1) == size, "too small a buffer has changed what is next");
    Require(Poll(peer, size) == 0, "too small a buffer has lost a message");
  }
}

void AccessServer::PollWithLittleRoom(size_t room) {
  const size_t size = Poll(NasPeer::kPrimary, room % 512);
  if (size != 0) Require(Poll(NasPeer::kPrimary, size) == 0, "too small a buffer loses it");
}

}  // namespace mip6boot::fuzz
