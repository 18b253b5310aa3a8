// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/peer_connection.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

constexpr unsigned kWatchdogsToReopen = 3;  // R102

Error SendError(const MessageHeader& header, Reason reason, size_t have = 0, size_t want = 0) {
  Error error = MakeError(reason, 0, have, want);
  error.kind = ElementKind::kDiameterMessage;
  error.code = static_cast<uint32_t>(header.command);
  error.name = CommandName(header.command, header.is_request());
  return error;
}

// Those that are between neighbours, and this machine's alone.
bool IsPeerCommand(CommandCode command) {
  return command == CommandCode::kCapabilitiesExchange || command == CommandCode::kDeviceWatchdog ||
         command == CommandCode::kDisconnectPeer;
}

}  // namespace

PeerConnection::PeerConnection(PeerConfig config, RandomSource& random)
    : config_(std::move(config)),
      random_(&random),
      framer_(config_.limits),
      next_hop_by_hop_(random.Next()),
      next_end_to_end_(random.Next()) {
  // RFC 6733 3: the low 12 bits of the time above 20 random ones (R96).
  if (config_.boot_seconds.has_value()) {
    next_end_to_end_ = (*config_.boot_seconds << 20) | (next_end_to_end_ & 0xfffff);
  }
  if (const Result<void> valid = config_.Validate(); !valid) {
    config_error_ = valid.error();
    state_ = PeerState::kClosed;
  }
}

// ---- in ----

void PeerConnection::HandleConnected(TimePoint now, const TransportSecurity& security) {
  Advance(now);
  // RFC 6733 13, 2.1: no Diameter without protection, and nobody who has not proven who he is
  // (R100).
  const bool proven = security.protection != Protection::kTls || !security.proven_names.empty();
  if (security.protection == Protection::kNone || !proven) return Apply(PeerInput::kUnprotected);
  if (state_ == PeerState::kIdle) {
    proven_names_.assign(security.proven_names.begin(), security.proven_names.end());
  }
  Apply(config_.side == PeerSide::kInitiator ? PeerInput::kConnectedAsInitiator
                                             : PeerInput::kConnectedAsResponder);
}

Result<void> PeerConnection::HandleBytes(TimePoint now, Bytes octets) {
  Advance(now);
  if (config_error_.has_value()) return Unexpected(*config_error_);
  if (state_ == PeerState::kClosed || state_ == PeerState::kIdle) ++counters_.ignored;
  if (state_ == PeerState::kClosed) return {};
  if (state_ == PeerState::kIdle) return Unexpected(MakeError(Reason::kNotAllowed, 0));
  const size_t queued = std::max(transmit_octets_, event_octets_);
  if (queued >= config_.max_queued_octets) {
    return Unexpected(
        MakeError(Reason::kNoSpace, 0, config_.max_queued_octets, queued + octets.size()));
  }
  framer_.Feed(octets);
  while (state_ != PeerState::kClosed) {
    const Result<std::optional<Bytes>> message = framer_.Next();
    if (!message) {
      stream_error_ = message.error();
      Apply(PeerInput::kBadStream);
      break;
    }
    if (!message->has_value()) break;
    TakeMessage(**message);
  }
  return {};
}

void PeerConnection::HandleClosed(TimePoint now) {
  Advance(now);
  transmits_.clear();
  transmit_octets_ = 0;
  Apply(PeerInput::kTransportClosed);
}

void PeerConnection::HandleTimeout(TimePoint now) {
  Advance(now);
  if (!deadline_.has_value() || now_ < deadline_->when) {
    ++counters_.early_timeouts;
    return;
  }
  deadline_.reset();
  Apply(own_dwr_.has_value() ? PeerInput::kDeadlineWaiting : PeerInput::kDeadline);
}

Result<void> PeerConnection::Send(TimePoint now, Bytes message) {
  Advance(now);
  if (config_error_.has_value()) return Unexpected(*config_error_);
  const Result<MessageView::Scanned> scanned = MessageView::Scan(message, 0, config_.limits);
  if (!scanned) return Unexpected(scanned.error());
  const MessageHeader header = scanned->message.header();
  if (IsPeerCommand(header.command)) return Unexpected(SendError(header, Reason::kNotAllowed));
  const bool talking = state_ == PeerState::kOpen || state_ == PeerState::kSuspect ||
                       state_ == PeerState::kReopen || state_ == PeerState::kReopenLate ||
                       state_ == PeerState::kClosing;
  if (!talking || (header.is_request() && !usable())) {
    return Unexpected(SendError(header, Reason::kNotAllowed));
  }
  if (message.size() >
      config_.max_queued_octets - std::min(transmit_octets_, config_.max_queued_octets)) {
    return Unexpected(SendError(header, Reason::kNoSpace, config_.max_queued_octets,
                                transmit_octets_ + message.size()));
  }
  if (header.is_request()) {
    // RFC 6733 5.3: only what the peer has advertised.
    if (!IsCommon(header.application)) return Unexpected(SendError(header, Reason::kUnsupported));
    if (pending_.size() >= config_.max_pending_requests) {
      return Unexpected(
          SendError(header, Reason::kTooMany, pending_.size(), config_.max_pending_requests));
    }
    // RFC 6733 3: unique on its connection (R96).
    if (IsInUse(header.hop_by_hop)) {
      return Unexpected(SendError(header, Reason::kDuplicate, 2, 1));
    }
    pending_.emplace(static_cast<uint32_t>(header.hop_by_hop), header.command);
  }
  Queue(WipedOctets(message));
  return {};
}

void PeerConnection::Disconnect(TimePoint now, DisconnectCause cause) {
  Advance(now);
  own_cause_ = cause;
  Apply(PeerInput::kDisconnect);
}

void PeerConnection::Forget(HopByHopId id) { pending_.erase(static_cast<uint32_t>(id)); }

// ---- out ----

Result<std::optional<Bytes>> PeerConnection::PollTransmit(MutableBytes out) {
  if (config_error_.has_value()) return Unexpected(*config_error_);
  if (transmits_.empty()) return std::optional<Bytes>();
  const WipedOctets& message = transmits_.front();
  const size_t size = message.size();
  if (out.size() < size) return Unexpected(MakeError(Reason::kNoSpace, 0, out.size(), size));
  std::memcpy(out.data(), message.data(), message.size());
  transmit_octets_ -= size;
  transmits_.pop_front();
  ++counters_.sent;
  return std::optional<Bytes>(out.subspan(0, size));
}

std::optional<PeerEvent> PeerConnection::PollEvent() {
  handed_out_ = {};
  if (events_.empty()) return std::nullopt;
  PeerEvent event = events_.front().event;
  handed_out_ = std::move(events_.front().octets);
  event.message = handed_out_;
  event_octets_ -= sizeof(QueuedEvent) + handed_out_.size();
  events_.pop_front();
  return event;
}

std::optional<PeerConnection::Deadline> PeerConnection::NextDeadline() const { return deadline_; }

// While a CER or DPR of ours is on its way, no other request is.
bool PeerConnection::IsInUse(HopByHopId id) const {
  return pending_.count(static_cast<uint32_t>(id)) != 0 || own_dwr_ == id;
}

HopByHopId PeerConnection::NextHopByHopId() {
  while (IsInUse(static_cast<HopByHopId>(next_hop_by_hop_))) ++next_hop_by_hop_;
  return static_cast<HopByHopId>(next_hop_by_hop_++);
}

EndToEndId PeerConnection::NextEndToEndId() { return static_cast<EndToEndId>(next_end_to_end_++); }

// ---- the machine ----

void PeerConnection::Advance(TimePoint now) { now_ = std::max(now_, now); }

void PeerConnection::TakeMessage(Bytes message) {
  ++counters_.received;
  // The framer saw to the header. What is wrong behind it is for whom the message is.
  const Result<MessageView::Scanned> scanned = MessageView::Scan(message, 0, config_.limits);
  if (!scanned) return;
  // RFC 3539 3.4.1: any message resets the watchdog (R102).
  if (state_ == PeerState::kOpen || state_ == PeerState::kSuspect) StartWatchdog();
  Apply(scanned->message.is_request() ? ClassifyRequest(*scanned) : ClassifyAnswer(*scanned),
        &*scanned);
}

PeerInput PeerConnection::ClassifyRequest(const MessageView::Scanned& request) {
  switch (request.message.command()) {
    case CommandCode::kCapabilitiesExchange:
      return state_ == PeerState::kAwaitCer ? JudgeCer(request) : PeerInput::kCer;
    case CommandCode::kDeviceWatchdog:
      return PeerInput::kDwr;
    case CommandCode::kDisconnectPeer:
      return PeerInput::kDpr;
    default:
      return PeerInput::kRequest;
  }
}

PeerInput PeerConnection::ClassifyAnswer(const MessageView::Scanned& answer) {
  const HopByHopId id = answer.message.hop_by_hop();
  switch (answer.message.command()) {
    case CommandCode::kCapabilitiesExchange:
      if (own_cer_ != id) return PeerInput::kAnswer;
      own_cer_.reset();
      return JudgeCea(answer);
    case CommandCode::kDeviceWatchdog:
      if (own_dwr_ != id) return PeerInput::kAnswer;
      own_dwr_.reset();
      ++watchdogs_answered_;
      return watchdogs_answered_ >= kWatchdogsToReopen ? PeerInput::kThirdDwa : PeerInput::kDwa;
    case CommandCode::kDisconnectPeer:
      if (own_dpr_ != id) return PeerInput::kAnswer;
      own_dpr_.reset();
      return PeerInput::kDpa;
    default:
      return PeerInput::kAnswer;
  }
}

void PeerConnection::Apply(PeerInput input, const MessageView::Scanned* message) {
  const PeerTransition transition = TransitionOf(state_, input);
  const PeerState before = state_;
  state_ = transition.next;
  PeerEvent event;
  if (before != state_ && state_ == PeerState::kOpen) {
    event.id = before == PeerState::kSuspect ? PeerEventId::kRecovered : PeerEventId::kOpened;
    Tell(event);
  } else if (before != state_ && state_ == PeerState::kSuspect) {
    event.id = PeerEventId::kSuspect;
    Tell(event);
  }
  Act(transition.action, message);
}

// The actions that need a message stand in rows of inputs that are one.
void PeerConnection::Act(PeerAction action, const MessageView::Scanned* message) {
  switch (action) {
    case PeerAction::kIgnore:
      ++counters_.ignored;
      return;
    case PeerAction::kSendCer:
      SendCer();
      return StartTimer(config_.capabilities_timeout, DeadlineReason::kCapabilities);
    case PeerAction::kAwait:
      return StartTimer(config_.capabilities_timeout, DeadlineReason::kCapabilities);
    case PeerAction::kOpenByCea:
      SendCea(message->message);
      return StartWatchdog();
    case PeerAction::kOpen:
    case PeerAction::kRearm:
      return StartWatchdog();
    case PeerAction::kProbeByCea:
      SendCea(message->message);
      return SendDwr();
    case PeerAction::kProbe:
    case PeerAction::kSendDwr:
      return SendDwr();
    case PeerAction::kRefuse:
      if (message->message.is_request()) SendRefusingCea(message->message);
      return Fail(verdict_.why, verdict_.error, verdict_.result_code);
    case PeerAction::kAnswerCer:
      // RFC 6733 knows no second exchange on a connection.
      return SendRefusal(message->message, ResultCode::kUnableToComply);
    case PeerAction::kAnswerDwr:
      return AnswerDwr(*message);
    case PeerAction::kTakeDwa:
      return;
    case PeerAction::kRestartCount:
      watchdogs_answered_ = 0;
      return;
    case PeerAction::kAnswerDpr:
      StartTimer(config_.disconnect_timeout, DeadlineReason::kDisconnect);
      return AnswerDpr(*message);
    case PeerAction::kAnswerDprOnly:
      return AnswerDpr(*message);
    case PeerAction::kDeliver:
      return Deliver(message->message);
    case PeerAction::kSendDpr:
      SendDpr();
      return StartTimer(config_.disconnect_timeout, DeadlineReason::kDisconnect);
    case PeerAction::kClose:
      return Close();
    case PeerAction::kFailProtection:
      return Fail(PeerFailure::kNotProtected);
    case PeerAction::kFailUnexpected:
      return Fail(PeerFailure::kUnexpectedMessage);
    case PeerAction::kFailStream:
      return Fail(PeerFailure::kStream, stream_error_);
    case PeerAction::kFailTime:
      return Fail(PeerFailure::kTimeout);
    case PeerAction::kFailWatchdog:
      return Fail(PeerFailure::kWatchdog);
    case PeerAction::kFailTransport:
      return Fail(PeerFailure::kTransport);
  }
}

void PeerConnection::Deliver(const MessageView& message) {
  if (message.is_request()) {
    // RFC 6733 3: R and E do not go together.
    if (message.is_error()) return SendRefusal(message, ResultCode::kInvalidHdrBits);
    if (!IsCommon(message.application())) {
      return SendRefusal(message, ResultCode::kApplicationUnsupported);
    }
  } else {
    // RFC 6733 3: an answer to nothing is discarded (R96).
    const auto request = pending_.find(static_cast<uint32_t>(message.hop_by_hop()));
    if (request == pending_.end() || request->second != message.command()) {
      ++counters_.unknown_answers;
      return;
    }
    pending_.erase(request);
  }
  ++counters_.delivered;
  PeerEvent event;
  event.id = PeerEventId::kMessage;
  Tell(event, message.wire());
}

void PeerConnection::StartWatchdog() {
  // RFC 3539 3.4.1: Twinit and a jitter of -2..2 s, drawn each time (R102).
  constexpr Duration kJitter = std::chrono::seconds(2);
  const uint64_t width = 2 * static_cast<uint64_t>(kJitter.count()) + 1;
  const Duration drawn(static_cast<int64_t>((uint64_t{random_->Next()} * width) >> 32));
  const Duration longest = Duration::max() - kJitter;
  StartTimer(std::min(config_.watchdog, longest) - kJitter + drawn, DeadlineReason::kWatchdog);
}

void PeerConnection::StartTimer(Duration duration, DeadlineReason why) {
  deadline_ = Deadline{SaturatingAdd(now_, duration), why};
}

void PeerConnection::Tell(const PeerEvent& event, Bytes octets) {
  event_octets_ += sizeof(QueuedEvent) + octets.size();
  events_.push_back({event, WipedOctets(octets)});
}

void PeerConnection::Fail(PeerFailure why, const std::optional<Error>& error,
                          std::optional<ResultCode> result_code) {
  PeerEvent event;
  event.id = PeerEventId::kFailed;
  event.why = why;
  event.error = error;
  event.result_code = result_code;
  Tell(event);
  Close();
}

void PeerConnection::Close() {
  deadline_.reset();
  PeerEvent event;
  event.id = PeerEventId::kClosed;
  Tell(event);
}

}}}  // namespace mip6boot::v0_1::diameter
