// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/access_server.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string_view>

#include "fuzz/finding.h"
#include "fuzz/steps.h"
#include "mip6boot/diameter/conformance.h"

namespace mip6boot::fuzz {
namespace {

using roles::AttachmentKey;
using roles::Binding;
using roles::NasEvent;
using roles::NasEventId;
using roles::NasPeer;
using roles::SessionNumber;

constexpr uint8_t kEap[] = {2, 1, 0, 4};

size_t Index(NasPeer peer) { return static_cast<size_t>(peer); }

}  // namespace

AttachmentKey AccessServer::Port(uint8_t number) {
  number = static_cast<uint8_t>(number % kPorts);
  return *AttachmentKey::From(roles::AttachmentKind::kPort, Bytes(&number, 1));
}

AccessServer::AccessServer(uint8_t what)
    : config_(AccessServerConfig(what)), nas_(config_, random_) {
  Require(config_.Validate().has_value(), "a configuration that is refused");
  nas_.HandleTimeout(time_.now());
  Connect(NasPeer::kPrimary);
}

void AccessServer::Do(const Step& step) {
  const auto peer = static_cast<NasPeer>(step.parameters[0] % roles::kNasPeers);
  switch (static_cast<NasStep>(step.what % kNasSteps)) {
    case NasStep::kReceive:
      Receive(peer, step, true);
      break;
    case NasStep::kOctets:
      Receive(peer, step, false);
      break;
    case NasStep::kAuthorize:
      Authorize(step);
      break;
    case NasStep::kContinue:
      Continue(SessionAt(step.parameters[0]));
      break;
    case NasStep::kDetach:
      (void)nas_.Detach(time_.told(), Port(step.parameters[0]));
      break;
    case NasStep::kPoll:
      return PollWithLittleRoom(step.number(0));
    case NasStep::kWait:
      if (time_.Wait(step, std::chrono::milliseconds(100))) Timeout();
      break;
    case NasStep::kDeadline:
      if (const auto deadline = nas_.NextDeadline()) time_.WaitUntil(deadline->when);
      Timeout();
      break;
    case NasStep::kConnect:
      Connect(peer);
      break;
    case NasStep::kClose:
      Close(peer);
      break;
    case NasStep::kDisconnect:
      nas_.Disconnect(time_.told(), diameter::DisconnectCause::kRebooting, peer);
      break;
  }
  Drain();
  RequireBindings();
}

void AccessServer::WaitUntil(TimePoint when) {
  time_.WaitUntil(when);
  Timeout();
  Drain();
  RequireBindings();
}

// Up to the open connection: the answer to its CER is here.
void AccessServer::Connect(NasPeer peer) {
  diameter::TransportSecurity security;
  security.protection = diameter::Protection::kTest;
  framed_[Index(peer)].Clear();
  nas_.HandleConnected(time_.told(), security, peer);
  Drain();
  std::vector<uint8_t> answer = GoodCapabilities();
  sent_[Index(peer)].AnswerThem(absl::MakeSpan(answer), 0);
  (void)nas_.HandleBytes(time_.told(), answer, peer);
  Drain();
}

void AccessServer::Receive(NasPeer peer, const Step& step, bool as_answer) {
  std::vector<uint8_t> stream(step.message.begin(), step.message.end());
  if (as_answer) sent_[Index(peer)].AnswerThem(absl::MakeSpan(stream), step.parameters[1] >> 6);
  FramedMessages& framed = framed_[Index(peer)];
  framed.Feed(stream);
  heard_ = &framed;
  const auto granted = Granting(framed, peer);
  const auto demand = Demanding(framed, peer);
  const auto taken = nas_.HandleBytes(time_.told(), stream, peer);
  if (!taken.has_value()) return;
  if (demand.has_value()) RequireObeyed(peer, framed.whole()[0], *demand);
  if (!granted.has_value()) return;
  Require(nas_.state(*granted) == roles::NasState::kOpen, "a good answer grants nothing");
}

roles::SessionNumber AccessServer::NumberOf(std::string_view session_id) const {
  for (const auto& [number, session] : sessions_) {
    if (session.asked.session_id == session_id) return number;
  }
  return {};
}

bool AccessServer::Asks(SessionNumber number) const {
  const auto state = nas_.state(number);
  return state == roles::NasState::kAsking || state == roles::NasState::kReasking;
}

AccessServer::Ports AccessServer::undecided() const {
  Ports ports;
  for (const auto& [number, session] : sessions_) {
    const auto state = nas_.state(number);
    const bool challenged =
        state == roles::NasState::kChallenged || state == roles::NasState::kRechallenged;
    if (challenged || Asks(number)) ports.set(session.port);
  }
  return ports;
}

bool AccessServer::Serves(NasPeer peer, diameter::ApplicationId application) const {
  const auto* const connection = nas_.peer(peer);
  if (connection == nullptr || !connection->usable()) return false;
  const auto common = connection->applications();
  return std::find(common.begin(), common.end(), application) != common.end();
}

std::optional<ServerDemand> AccessServer::Demanding(const FramedMessages& framed, NasPeer peer) {
  std::optional<ServerDemand> demand;
  for (const std::vector<uint8_t>& octets : framed.whole()) {
    const auto scanned = diameter::MessageView::Scan(octets);
    if (!scanned || !scanned->message.is_request()) continue;
    const diameter::MessageView& message = scanned->message;
    const auto command = static_cast<uint32_t>(message.command());
    const bool is_neighbours = command == 257 || command == 280 || command == 282;
    if (framed.one() && !is_neighbours && !message.is_error() &&
        Serves(peer, message.application())) {
      demand = server_requests_.Expect(time_.now(), *scanned, [this](std::string_view session_id) {
        return nas_.state(NumberOf(session_id));
      });
    }
    if (!demand.has_value()) server_requests_.Overhear(message);
  }
  return demand;
}

// It is answered so, and done (R95).
void AccessServer::RequireObeyed(NasPeer peer, Bytes request, const ServerDemand& demand) {
  answers_[Index(peer)].clear();
  told_.clear();
  Drain();
  const auto& answers = answers_[Index(peer)];
  Require(answers.size() == 1, "a request of the server has no answer, or several");
  server_requests_.RequireAnswered(diameter::MessageView::Scan(request)->message, demand,
                                   answers[0]);
  const SessionNumber number = NumberOf(demand.session_id);
  if (demand.ends) {
    Require(sessions_.at(number).over && nas_.state(number) != roles::NasState::kOpen,
            "a session goes on that the server has ended (R95)");
  }
  const std::pair<NasEventId, SessionNumber> again = {NasEventId::kReauthorizationNeeded, number};
  Require(!demand.authorises || std::count(told_.begin(), told_.end(), again) == 1,
          "nobody is told to authorise again (R95)");
}

void AccessServer::Continue(SessionNumber number) {
  if (nas_.ContinueEap(time_.told(), number, kEap, NasPortAvps()).has_value()) {
    sessions_.at(number).conversation.Continues();
  }
}

// RFC 6733 5.5.4: what waits for an answer goes to the other peer, once (R96).
void AccessServer::Close(NasPeer peer) {
  const NasPeer other = peer == NasPeer::kPrimary ? NasPeer::kSecondary : NasPeer::kPrimary;
  std::vector<SessionNumber> waiting;
  for (const auto& [number, session] : sessions_) {
    if (Asks(number) && session.asked.peer == peer && !session.conversation.again() &&
        Serves(other, session.conversation.application())) {
      waiting.push_back(number);
    }
  }
  framed_[Index(peer)].Clear();
  nas_.HandleClosed(time_.told(), peer);
  Drain();
  for (const SessionNumber number : waiting) {
    const Session& session = sessions_.at(number);
    Require(session.asked.peer == other && session.conversation.again(),
            "a request is lost with its peer (R96)");
  }
}

std::optional<roles::SessionNumber> AccessServer::Granting(const FramedMessages& framed,
                                                           NasPeer peer) const {
  const auto* const connection = nas_.peer(peer);
  if (!framed.one() || connection == nullptr || !connection->usable()) return std::nullopt;
  for (const auto& [number, session] : sessions_) {
    if (!Asks(number) || session.asked.peer != peer) continue;
    const auto answer = framed.Answer(session.asked.session_id);
    if (answer.has_value() && Grants(*answer, session.asked.request)) return number;
  }
  return std::nullopt;
}

void AccessServer::Authorize(const Step& step) {
  const uint8_t port = step.parameters[0] % kPorts;
  Asked asked = AskedBy(step.parameters[1]);
  roles::AccessRequest request = RequestFor(Port(port), asked, step.parameters[1]);
  if (step.parameters[2] != 0) request.session = SessionAt(step.parameters[2]);
  const auto session = nas_.Authorize(time_.told(), request);
  if (!session.has_value()) return;
  asked.session_id = nas_.SessionId(*session);
  if (request.session.has_value()) {
    Require(*session == *request.session, "another session is re-authorised");
    sessions_.at(*session).asked = asked;
  } else {
    Require(sessions_.emplace(*session, Session{port, asked, false, {}}).second,
            "a session number twice");
  }
  sessions_.at(*session).conversation.Asks(step.parameters[1], asked.type);
}

roles::SessionNumber AccessServer::SessionAt(uint8_t number) const {
  if (sessions_.empty()) return {};
  return std::next(sessions_.begin(), number % static_cast<std::ptrdiff_t>(sessions_.size()))
      ->first;
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
  if (view->is_request()) {
    FindViolations(*view, [](const diameter::Violation& violation) {
      // RFC 4072 3.1: states go back as they came, be they more than one (R92).
      Require(violation.kind == diameter::ViolationKind::kTooMany &&
                  violation.avp == diameter::AvpKey::kState,
              violation.ToString().c_str());
    });
  }
  sent_[Index(peer)].Note(**message);
  if (view->is_request()) {
    NoteRequest(*view, peer);
  } else {
    answers_[Index(peer)].emplace_back((*message)->begin(), (*message)->end());
  }
  return 0;
}

void AccessServer::NoteRequest(const diameter::MessageView& request, NasPeer peer) {
  const auto session_id = request.avps().Find<diameter::SessionId>();
  if (!session_id) return;
  for (auto& [number, session] : sessions_) {
    if (session.asked.session_id != session_id->value) continue;
    session.conversation.RequireAsked(config_, session_id->value, request);
    session.asked.request = request.header();
    session.asked.peer = peer;
  }
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

void AccessServer::Drain() {
  Handled();
  const auto deadline = nas_.NextDeadline();
  if (!deadline.has_value() || deadline->when > time_.now()) return;
  Timeout();
  Handled();
  const auto later = nas_.NextDeadline();
  Require(!later.has_value() || later->when > time_.now(), "a deadline in the past");
}

void AccessServer::Handled() {
  while (const std::optional<NasEvent> event = nas_.PollEvent()) Take(*event);
  for (const NasPeer peer : {NasPeer::kPrimary, NasPeer::kSecondary}) Transmit(peer);
  while (const std::optional<NasEvent> event = nas_.PollEvent()) Take(*event);
  heard_ = nullptr;
}

// A session ends once, and nothing is told of it after that.
void AccessServer::Take(const NasEvent& event) {
  if (event.session == SessionNumber{}) return;
  told_.emplace_back(event.id, event.session);
  const auto found = sessions_.find(event.session);
  Require(found != sessions_.end(), "told of a session that was never asked for");
  Session& session = found->second;
  Require(!session.over, "told of a session that is over");
  session.over = event.id == NasEventId::kRejected || event.id == NasEventId::kFailed ||
                 event.id == NasEventId::kEnded;
  if (event.id == NasEventId::kChallenge || event.id == NasEventId::kAuthorized ||
      event.id == NasEventId::kAuthenticated) {
    session.conversation.Heard(heard_ == nullptr ? std::nullopt
                                                 : heard_->Answer(session.asked.session_id));
  }
  Granted& granted = granted_[session.port];
  if (event.id == NasEventId::kAuthorized) {
    granted = GrantedBy(event, session);
  } else if (granted.session == event.session &&
             (session.over || event.id == NasEventId::kBindingExpired)) {
    granted = Granted();
  }
}

Granted AccessServer::GrantedBy(const NasEvent& event, const Session& session) const {
  const auto answer = heard_ == nullptr ? std::nullopt : heard_->Answer(session.asked.session_id);
  Granted granted;
  if (!answer.has_value()) {
    granted.known = false;
  } else if (!event.error.has_value()) {  // else there was no room for it
    granted = GrantOf(time_.now(), *answer, session.asked, config_);
    Require(event.networks == granted.networks.size(), "told of another number of networks");
  } else {
    Require(nas_.counters().not_bound != 0, "not bound, and not counted");
  }
  granted.session = event.session;
  return granted;
}

// What is bound is authorised, and its session is the attachment's (R95).
void AccessServer::RequireBindings() const {
  for (uint8_t port = 0; port < kPorts; ++port) {
    const std::optional<Binding> binding = nas_.bindings().Peek(time_.now(), Port(port));
    RequireBound(time_.now(), granted_[port], binding);
    if (!binding.has_value()) continue;
    const auto found = sessions_.find(SessionNumber{binding->session});
    Require(found != sessions_.end() && found->second.port == port, "bound by nobody");
    Require(!found->second.over, "a binding outlives its session (R95)");
  }
}

}  // namespace mip6boot::fuzz
