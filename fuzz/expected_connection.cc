// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/expected_connection.h"

#include <algorithm>
#include <chrono>

#include "fuzz/finding.h"

namespace mip6boot::fuzz {

ExpectedConnection::ExpectedConnection(const diameter::PeerConfig& config, uint32_t hop_by_hop,
                                       uint32_t end_to_end)
    : config_(config), next_hop_by_hop_(hop_by_hop), next_end_to_end_(end_to_end) {
  for (const auto& application : config.applications) {
    ours_.push_back(static_cast<uint32_t>(application.id));
  }
}

void ExpectedConnection::Connected(TimePoint now, const diameter::TransportSecurity& security) {
  if (state_ != State::kIdle) return;
  // R100.
  const bool is_tls = security.protection == diameter::Protection::kTls;
  if (security.protection == diameter::Protection::kNone ||
      (is_tls && security.proven_names.empty())) {
    return Fail(Failure::kNotProtected);
  }
  proven_.assign(security.proven_names.begin(), security.proven_names.end());
  if (config_.side == diameter::PeerSide::kInitiator) {
    state_ = State::kAwaitCea;
    own_cer_ = SendOwn(Kind::kCer);
  } else {
    state_ = State::kAwaitCer;
  }
  WaitUntil(now + config_.capabilities_timeout);
}

void ExpectedConnection::Received(TimePoint now, Bytes octets) {
  if (state_ == State::kIdle || state_ == State::kClosed) return;
  stream_.insert(stream_.end(), octets.begin(), octets.end());
  size_t at = 0;
  while (state_ != State::kClosed && at < stream_.size()) {
    const Bytes left = Bytes(stream_).subspan(at);
    if (left[0] != 1) return Fail(Failure::kStream);
    if (left.size() < 4) break;
    const size_t size = LoadBigEndian24(&left[1]);
    constexpr size_t kLargest = 65536;
    if (size < 20 || size % 4 != 0 || size > kLargest) return Fail(Failure::kStream);  // R103
    if (size > left.size()) break;
    at += size;
    Take(now, left.subspan(0, size));
  }
  stream_.erase(stream_.begin(), stream_.begin() + static_cast<std::ptrdiff_t>(at));
}

void ExpectedConnection::Due(TimePoint now) {
  switch (state_) {
    case State::kIdle:
    case State::kClosed:
      return;
    case State::kAwaitCer:
    case State::kAwaitCea:
    case State::kClosing:
      return Fail(Failure::kTimeout);
    case State::kDraining:
      return Close();
    case State::kSuspect:
      return Fail(Failure::kWatchdog);
    case State::kReopenLate:
      if (own_dwr_.has_value()) return Fail(Failure::kWatchdog);
      break;
    case State::kOpen:
    case State::kReopen:
      break;
  }
  StartWatchdog(now);
  if (!own_dwr_.has_value()) {
    own_dwr_ = SendOwn(Kind::kDwr);
  } else if (state_ == State::kOpen) {
    state_ = State::kSuspect;
    Tell(diameter::PeerEventId::kSuspect);
  } else {
    state_ = State::kReopenLate;
  }
}

void ExpectedConnection::TransportClosed() {
  outgoing_.clear();
  if (state_ == State::kClosed) return;
  if (state_ == State::kClosing || state_ == State::kDraining) return Close();
  Fail(Failure::kTransport);
}

void ExpectedConnection::Disconnect(TimePoint now, diameter::DisconnectCause cause) {
  if (state_ == State::kClosed || state_ == State::kClosing || state_ == State::kDraining) return;
  if (!IsTalking()) return Close();
  state_ = State::kClosing;
  own_cause_ = cause;
  own_dpr_ = SendOwn(Kind::kDpr);
  WaitUntil(now + config_.disconnect_timeout);
}

bool ExpectedConnection::MaySend(const diameter::MessageHeader& header) const {
  if (IsOneOfOurs(header.command)) return false;
  if (!header.is_request()) return IsTalking() || state_ == State::kClosing;
  return state_ == State::kOpen && IsServed(header.application) &&
         !IsInUse(static_cast<uint32_t>(header.hop_by_hop));
}

void ExpectedConnection::Sends(const diameter::MessageHeader& header, Bytes message) {
  if (header.is_request()) {
    pending_[static_cast<uint32_t>(header.hop_by_hop)] = header.command;
  }
  ExpectedMessage expected;
  expected.octets.assign(message.begin(), message.end());
  outgoing_.push_back(std::move(expected));
}

uint32_t ExpectedConnection::NextHopByHopId() {
  while (IsInUse(next_hop_by_hop_)) ++next_hop_by_hop_;
  return next_hop_by_hop_++;
}

void ExpectedConnection::Sent(Bytes message) {
  Require(!outgoing_.empty(), "a message is sent that nothing asks for");
  const ExpectedMessage expected = std::move(outgoing_.front());
  outgoing_.pop_front();
  messages_.RequireSent(expected, message);
}

void ExpectedConnection::Check(State state, const std::vector<ToldEvent>& events,
                               const std::vector<std::vector<uint8_t>>& delivered,
                               const std::optional<TimePoint>& deadline) {
  Require(outgoing_.empty(), "a message that must be sent is not");
  Require(state == state_, "the connection is in another state than it must be");
  Require(events == events_ && delivered == delivered_, "other events than must be told");
  events_.clear();
  delivered_.clear();
  Require(deadline.has_value() == earliest_.has_value(), "a deadline without need, or none");
  Require(!deadline.has_value() || (*deadline >= *earliest_ && *deadline <= *latest_),
          "the deadline is not where the last traffic puts it (R102)");
}

bool ExpectedConnection::IsOneOfOurs(diameter::CommandCode command) {
  const auto code = static_cast<uint32_t>(command);
  return code == 257 || code == 280 || code == 282;
}

bool ExpectedConnection::IsTalking() const {
  return state_ == State::kOpen || state_ == State::kSuspect || state_ == State::kReopen ||
         state_ == State::kReopenLate;
}

void ExpectedConnection::Take(TimePoint now, Bytes octets) {
  const auto scanned = diameter::MessageView::Scan(octets);
  Require(scanned.has_value(), "a framed message without a header");
  if (state_ == State::kOpen || state_ == State::kSuspect) StartWatchdog(now);  // R102
  if (state_ == State::kAwaitCer || state_ == State::kAwaitCea) {
    return TakeCapabilities(now, *scanned);
  }
  const diameter::MessageView& message = scanned->message;
  const bool leaves =
      message.is_request() && message.command() == diameter::CommandCode::kDisconnectPeer;
  // RFC 3539 3.4.1: any message brings a suspect back.
  if (state_ == State::kSuspect && !leaves) {
    state_ = State::kOpen;
    Tell(diameter::PeerEventId::kRecovered);
  }
  if (message.is_request()) return TakeRequest(now, *scanned);
  TakeAnswer(message);
}

void ExpectedConnection::TakeCapabilities(TimePoint now, const Scanned& scanned) {
  const diameter::MessageView& message = scanned.message;
  const bool calls = state_ == State::kAwaitCea;
  const bool is_due = message.command() == diameter::CommandCode::kCapabilitiesExchange &&
                      message.is_request() != calls &&
                      (!calls || own_cer_ == static_cast<uint32_t>(message.hop_by_hop()));
  if (!is_due) return Fail(Failure::kUnexpectedMessage);
  const ExpectedVerdict verdict = calls ? JudgeCea(scanned) : JudgeCer(scanned);
  if (!calls) {
    Answer(verdict.accepted || verdict.code / 1000 != 3 ? Kind::kCea : Kind::kRefusal, message,
           verdict.code, verdict.error);
  }
  if (!verdict.accepted) return Fail(verdict.why, verdict.code);
  StartWatchdog(now);
  state_ = State::kReopen;
  if (config_.reopened) {
    own_dwr_ = SendOwn(Kind::kDwr);
  } else {
    Open();
  }
}

template <typename Message>
ExpectedVerdict ExpectedConnection::Judge(const Message& theirs) {
  const ExpectedVerdict verdict = JudgeCapabilities(config_, proven_, ours_, theirs);
  if (verdict.accepted) theirs_ = ApplicationsIn(theirs);
  return verdict;
}

ExpectedVerdict ExpectedConnection::JudgeCer(const Scanned& scanned) {
  const auto cer = ReadWhole<diameter::CapabilitiesExchangeRequest>(scanned);
  if (!cer) {
    return {false, Failure::kMalformed, test::ExpectedResultCode(cer.error()), cer.error()};
  }
  // RFC 6733 5.3: who wants TLS inside, and nothing else, has none in common with us.
  const auto& offered = cer->inband_security_ids;
  if (!offered.empty() && std::count(offered.begin(), offered.end(),
                                     diameter::InbandSecurityId::kNoInbandSecurity) == 0) {
    return {false, Failure::kNoCommonSecurity, 5017, {}};
  }
  return Judge(*cer);
}

ExpectedVerdict ExpectedConnection::JudgeCea(const Scanned& scanned) {
  const auto cea = ReadWhole<diameter::CapabilitiesExchangeAnswer>(scanned);
  if (!cea || !cea->result_code.has_value()) return {false, Failure::kMalformed, 0, {}};
  const auto code = static_cast<uint32_t>(*cea->result_code);
  if (code / 1000 != 2) return {false, Failure::kRefusedByPeer, code, {}};
  return Judge(*cea);
}

void ExpectedConnection::TakeRequest(TimePoint now, const Scanned& scanned) {
  const diameter::MessageView& message = scanned.message;
  if (state_ == State::kDraining) return;
  switch (message.command()) {
    case diameter::CommandCode::kDeviceWatchdog:
      (void)AnswerOrRefuse<diameter::DeviceWatchdogRequest>(Kind::kDwa, scanned);
      return;
    case diameter::CommandCode::kDisconnectPeer: {
      const auto dpr = AnswerOrRefuse<diameter::DisconnectPeerRequest>(Kind::kDpa, scanned);
      Tell(diameter::PeerEventId::kDisconnecting, {},
           dpr.has_value() ? dpr->disconnect_cause : diameter::DisconnectCause());
      if (state_ == State::kClosing) return;
      state_ = State::kDraining;
      return WaitUntil(now + config_.disconnect_timeout);
    }
    default:
      break;
  }
  if (state_ == State::kClosing) return;
  if (message.command() == diameter::CommandCode::kCapabilitiesExchange) {
    return Answer(Kind::kRefusal, message, 5012);
  }
  if (message.is_error()) return Answer(Kind::kRefusal, message, 3008);
  if (!IsServed(message.application())) return Answer(Kind::kRefusal, message, 3007);
  Deliver(message);
}

void ExpectedConnection::TakeAnswer(const diameter::MessageView& message) {
  const auto id = static_cast<uint32_t>(message.hop_by_hop());
  if (message.command() == diameter::CommandCode::kDeviceWatchdog && own_dwr_ == id) {
    own_dwr_.reset();
    return TakeDwa();
  }
  if (message.command() == diameter::CommandCode::kDisconnectPeer && own_dpr_ == id) {
    own_dpr_.reset();
    if (state_ == State::kClosing) Close();
    return;
  }
  // R96: of nothing that was asked.
  const auto request = pending_.find(id);
  if (request == pending_.end() || request->second != message.command()) return;
  pending_.erase(request);
  Deliver(message);
}

void ExpectedConnection::TakeDwa() {
  constexpr int kToReopen = 3;
  ++watchdogs_answered_;
  if (state_ == State::kReopenLate) {
    watchdogs_answered_ = 0;
    state_ = State::kReopen;
  } else if (state_ == State::kReopen && watchdogs_answered_ >= kToReopen) {
    Open();
  }
}

template <typename Message>
Result<Message> ExpectedConnection::AnswerOrRefuse(Kind kind, const Scanned& scanned) {
  const Result<Message> request = ReadWhole<Message>(scanned);
  if (request) {
    Answer(kind, scanned.message, 2001);
  } else {
    Answer(Kind::kRefusal, scanned.message, test::ExpectedResultCode(request.error()),
           request.error());
  }
  return request;
}

void ExpectedConnection::Answer(Kind kind, const diameter::MessageView& request, uint32_t code,
                                const std::optional<Error>& error) {
  ExpectedMessage expected;
  expected.kind = kind;
  expected.octets.assign(request.wire().begin(), request.wire().end());
  expected.code = code;
  expected.error = error;
  outgoing_.push_back(std::move(expected));
}

uint32_t ExpectedConnection::SendOwn(Kind kind) {
  ExpectedMessage expected;
  expected.kind = kind;
  expected.hop_by_hop = NextHopByHopId();
  expected.end_to_end = next_end_to_end_++;
  expected.cause = own_cause_;
  outgoing_.push_back(expected);
  return expected.hop_by_hop;
}

void ExpectedConnection::Tell(diameter::PeerEventId id, Bytes message,
                              diameter::DisconnectCause cause, Failure why, uint32_t code) {
  events_.push_back(
      {static_cast<unsigned>(id), static_cast<unsigned>(why), static_cast<unsigned>(cause), code});
  delivered_.emplace_back(message.begin(), message.end());
}

void ExpectedConnection::Open() {
  state_ = State::kOpen;
  Tell(diameter::PeerEventId::kOpened);
}

void ExpectedConnection::Fail(Failure why, uint32_t code) {
  Tell(diameter::PeerEventId::kFailed, {}, {}, why, code);
  Close();
}

void ExpectedConnection::Close() {
  state_ = State::kClosed;
  earliest_ = latest_ = std::nullopt;
  Tell(diameter::PeerEventId::kClosed);
}

void ExpectedConnection::StartWatchdog(TimePoint now) {
  earliest_ = now + std::chrono::seconds(28);
  latest_ = now + std::chrono::seconds(32);
}

}  // namespace mip6boot::fuzz
