// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A Diameter connection as RFC 6733 5 and RFC 3539 3.4 have it: what must be sent, told, and waited
// for after which input. A model that the fuzzer keeps beside the machine.

#ifndef MIP6BOOT_FUZZ_EXPECTED_CONNECTION_H_
#define MIP6BOOT_FUZZ_EXPECTED_CONNECTION_H_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "fuzz/expected_peer_messages.h"
#include "fuzz/finding.h"
#include "fuzz/peer_entitlement.h"
#include "mip6boot/base/time.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/peer_connection.h"

namespace mip6boot::fuzz {

class ExpectedConnection {
 public:
  using Scanned = diameter::MessageView::Scanned;
  using State = diameter::PeerState;
  using Failure = diameter::PeerFailure;

  // The first ids are the connection's to draw.
  ExpectedConnection(const diameter::PeerConfig& config, uint32_t hop_by_hop, uint32_t end_to_end)
      : config_(config), next_hop_by_hop_(hop_by_hop), next_end_to_end_(end_to_end) {
    for (const auto& application : config.applications) {
      ours_.push_back(static_cast<uint32_t>(application.id));
    }
  }

  // ---- in ----

  void Connected(TimePoint now, const diameter::TransportSecurity& security) {
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
  void Received(TimePoint now, Bytes octets) {
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
      Take(now,
           std::vector<uint8_t>(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(size)));
    }
    stream_.erase(stream_.begin(), stream_.begin() + static_cast<std::ptrdiff_t>(at));
  }
  // What was due has its time.
  void Due(TimePoint now) {
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
  void TransportClosed() {
    outgoing_.clear();
    if (state_ == State::kClosed) return;
    if (state_ == State::kClosing || state_ == State::kDraining) return Close();
    Fail(Failure::kTransport);
  }
  void Disconnect(TimePoint now, diameter::DisconnectCause cause) {
    if (state_ == State::kClosed || state_ == State::kClosing || state_ == State::kDraining) return;
    if (!IsTalking()) return Close();
    state_ = State::kClosing;
    own_cause_ = cause;
    own_dpr_ = SendOwn(Kind::kDpr);
    WaitUntil(now + config_.disconnect_timeout);
  }
  // Whether a message of the caller's may be sent, but for room.
  bool MaySend(const diameter::MessageHeader& header) const {
    if (IsOneOfOurs(header.command)) return false;
    if (!header.is_request()) return IsTalking() || state_ == State::kClosing;
    return state_ == State::kOpen && IsServed(header.application) &&
           !IsInUse(static_cast<uint32_t>(header.hop_by_hop));
  }
  void Sends(const diameter::MessageHeader& header, Bytes message) {
    if (header.is_request()) {
      pending_[static_cast<uint32_t>(header.hop_by_hop)] = header.command;
    }
    Expected expected;
    expected.octets.assign(message.begin(), message.end());
    outgoing_.push_back(std::move(expected));
  }
  uint32_t NextHopByHopId() {
    while (IsInUse(next_hop_by_hop_)) ++next_hop_by_hop_;
    return next_hop_by_hop_++;
  }
  void Forget(diameter::HopByHopId id) { pending_.erase(static_cast<uint32_t>(id)); }

  // ---- out ----

  // The connection has sent this.
  void Sent(Bytes message) {
    Require(!outgoing_.empty(), "a message is sent that nothing asks for");
    const Expected expected = std::move(outgoing_.front());
    outgoing_.pop_front();
    RequireSent(expected, message);
  }
  // Everything was polled: that it is in `state`, has told `events`, and waits until `deadline`.
  void Check(State state, const std::vector<ToldEvent>& events,
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

 private:
  enum class Kind : uint8_t { kCallers, kCer, kCea, kDwr, kDwa, kDpr, kDpa, kRefusal };
  struct Expected {
    Kind kind = Kind::kCallers;
    std::vector<uint8_t> octets;  // itself, or the request that it answers
    uint32_t hop_by_hop = 0;      // of a request of the connection's own
    uint32_t end_to_end = 0;
    uint32_t code = 0;
    std::optional<Error> error;
    diameter::DisconnectCause cause{};
  };

  static bool IsOneOfOurs(diameter::CommandCode command) {
    const auto code = static_cast<uint32_t>(command);
    return code == 257 || code == 280 || code == 282;
  }
  bool IsTalking() const {
    return state_ == State::kOpen || state_ == State::kSuspect || state_ == State::kReopen ||
           state_ == State::kReopenLate;
  }
  bool IsInUse(uint32_t id) const { return pending_.count(id) != 0 || own_dwr_ == id; }
  bool IsServed(diameter::ApplicationId application) const {
    return IsCommon(ours_, theirs_, static_cast<uint32_t>(application));
  }

  // ---- messages ----

  void Take(TimePoint now, std::vector<uint8_t> octets) {
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
  void TakeCapabilities(TimePoint now, const Scanned& scanned) {
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
  ExpectedVerdict Judge(const Message& theirs) {
    const ExpectedVerdict verdict = JudgeCapabilities(config_, proven_, ours_, theirs);
    if (verdict.accepted) theirs_ = ApplicationsIn(theirs);
    return verdict;
  }
  ExpectedVerdict JudgeCer(const Scanned& scanned) {
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
  ExpectedVerdict JudgeCea(const Scanned& scanned) {
    const auto cea = ReadWhole<diameter::CapabilitiesExchangeAnswer>(scanned);
    if (!cea || !cea->result_code.has_value()) return {false, Failure::kMalformed, 0, {}};
    const auto code = static_cast<uint32_t>(*cea->result_code);
    if (code / 1000 != 2) return {false, Failure::kRefusedByPeer, code, {}};
    return Judge(*cea);
  }

  void TakeRequest(TimePoint now, const Scanned& scanned) {
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
  void TakeAnswer(const diameter::MessageView& message) {
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
  // R102: three in time, and the connection is used again.
  void TakeDwa() {
    constexpr int kToReopen = 3;
    ++watchdogs_answered_;
    if (state_ == State::kReopenLate) {
      watchdogs_answered_ = 0;
      state_ = State::kReopen;
    } else if (state_ == State::kReopen && watchdogs_answered_ >= kToReopen) {
      Open();
    }
  }
  void Deliver(const diameter::MessageView& message) {
    Tell(diameter::PeerEventId::kMessage, message.wire());
  }

  // ---- what comes of it ----

  template <typename Message>
  Result<Message> AnswerOrRefuse(Kind kind, const Scanned& scanned) {
    const Result<Message> request = ReadWhole<Message>(scanned);
    if (request) {
      Answer(kind, scanned.message, 2001);
    } else {
      Answer(Kind::kRefusal, scanned.message, test::ExpectedResultCode(request.error()),
             request.error());
    }
    return request;
  }
  void Answer(Kind kind, const diameter::MessageView& request, uint32_t code,
              const std::optional<Error>& error = std::nullopt) {
    Expected expected;
    expected.kind = kind;
    expected.octets.assign(request.wire().begin(), request.wire().end());
    expected.code = code;
    expected.error = error;
    outgoing_.push_back(std::move(expected));
  }
  uint32_t SendOwn(Kind kind) {
    Expected expected;
    expected.kind = kind;
    expected.hop_by_hop = NextHopByHopId();
    expected.end_to_end = next_end_to_end_++;
    expected.cause = own_cause_;
    outgoing_.push_back(expected);
    return expected.hop_by_hop;
  }
  void Tell(diameter::PeerEventId id, Bytes message = {}, diameter::DisconnectCause cause = {},
            Failure why = {}, uint32_t code = 0) {
    events_.push_back({static_cast<unsigned>(id), static_cast<unsigned>(why),
                       static_cast<unsigned>(cause), code});
    delivered_.emplace_back(message.begin(), message.end());
  }
  void Open() {
    state_ = State::kOpen;
    Tell(diameter::PeerEventId::kOpened);
  }
  void Fail(Failure why, uint32_t code = 0) {
    Tell(diameter::PeerEventId::kFailed, {}, {}, why, code);
    Close();
  }
  void Close() {
    state_ = State::kClosed;
    earliest_ = latest_ = std::nullopt;
    Tell(diameter::PeerEventId::kClosed);
  }
  void WaitUntil(TimePoint when) { earliest_ = latest_ = when; }
  // RFC 3539 3.4.1: 30 s, and up to 2 s more or less.
  void StartWatchdog(TimePoint now) {
    earliest_ = now + std::chrono::seconds(28);
    latest_ = now + std::chrono::seconds(32);
  }

  void RequireSent(const Expected& expected, Bytes octets) const {
    const Bytes of_expected(expected.octets);
    if (expected.kind == Kind::kCallers) {
      return Require(octets == of_expected, "a message of the caller's is sent as another");
    }
    if (expected.kind == Kind::kRefusal) {
      return messages_.RequireRefusal(of_expected, octets, expected.code, expected.error);
    }
    const auto message = diameter::MessageView::Parse(octets);
    Require(message.has_value(), "what is sent is no message");
    if (expected.octets.empty()) {
      Require(message->flags() == diameter::kFlagRequest &&
                  message->application() == diameter::ApplicationId::kBase &&
                  message->hop_by_hop() == diameter::HopByHopId{expected.hop_by_hop} &&
                  message->end_to_end() == diameter::EndToEndId{expected.end_to_end},
              "a request with another header (R96)");
    } else {
      const auto request = diameter::MessageView::Scan(of_expected);
      Require(message->flags() == (request->message.flags() & diameter::kFlagProxiable) &&
                  octets.subspan(5, 15) == of_expected.subspan(5, 15),
              "an answer to another request (R96)");
    }
    switch (expected.kind) {
      case Kind::kCer:
        return messages_.RequireCer(*message);
      case Kind::kCea:
        return messages_.RequireCea(*message, expected.code, expected.error);
      case Kind::kDwr:
        return messages_.RequireDwr(*message);
      case Kind::kDwa:
        return messages_.RequireDwa(*message);
      case Kind::kDpr:
        return messages_.RequireDpr(*message, expected.cause);
      default:
        return messages_.RequireDpa(*message);
    }
  }

  const diameter::PeerConfig& config_;
  Applications ours_;
  Applications theirs_;
  PeerMessages messages_{config_, ours_};
  State state_ = State::kIdle;
  std::vector<std::string_view> proven_;
  std::vector<uint8_t> stream_;

  uint32_t next_hop_by_hop_;
  uint32_t next_end_to_end_;
  std::map<uint32_t, diameter::CommandCode> pending_;  // the caller's requests, by hop-by-hop id
  std::optional<uint32_t> own_cer_, own_dwr_, own_dpr_;
  diameter::DisconnectCause own_cause_{};
  int watchdogs_answered_ = 0;

  std::deque<Expected> outgoing_;
  std::vector<ToldEvent> events_;
  std::vector<std::vector<uint8_t>> delivered_;
  std::optional<TimePoint> earliest_, latest_;  // the deadline is not outside of these
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_CONNECTION_H_
