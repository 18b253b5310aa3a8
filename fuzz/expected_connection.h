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

#include "fuzz/capabilities.h"
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
  ExpectedConnection(const diameter::PeerConfig& config, uint32_t hop_by_hop, uint32_t end_to_end);

  // ---- in ----

  void Connected(TimePoint now, const diameter::TransportSecurity& security);
  void Received(TimePoint now, Bytes octets);
  // What was due has its time.
  void Due(TimePoint now);
  void TransportClosed();
  void Disconnect(TimePoint now, diameter::DisconnectCause cause);
  // Whether a message of the caller's may be sent, but for room.
  bool MaySend(const diameter::MessageHeader& header) const;
  void Sends(const diameter::MessageHeader& header, Bytes message);
  uint32_t NextHopByHopId();
  void Forget(diameter::HopByHopId id) { pending_.erase(static_cast<uint32_t>(id)); }

  // ---- out ----

  // The connection has sent this.
  void Sent(Bytes message);
  // Everything was polled: that it is in `state`, has told `events`, and waits until `deadline`.
  void Check(State state, const std::vector<ToldEvent>& events,
             const std::vector<std::vector<uint8_t>>& delivered,
             const std::optional<TimePoint>& deadline);

 private:
  using Kind = ExpectedMessage::Kind;

  static bool IsOneOfOurs(diameter::CommandCode command);
  bool IsTalking() const;
  bool IsInUse(uint32_t id) const { return pending_.count(id) != 0 || own_dwr_ == id; }
  bool IsServed(diameter::ApplicationId application) const {
    return IsCommon(ours_, theirs_, static_cast<uint32_t>(application));
  }

  // ---- messages ----

  void Take(TimePoint now, Bytes octets);
  void TakeCapabilities(TimePoint now, const Scanned& scanned);
  template <typename Message>
  ExpectedVerdict Judge(const Message& theirs);
  ExpectedVerdict JudgeCer(const Scanned& scanned);
  ExpectedVerdict JudgeCea(const Scanned& scanned);

  void TakeRequest(TimePoint now, const Scanned& scanned);
  void TakeAnswer(const diameter::MessageView& message);
  // R102: three in time, and the connection is used again.
  void TakeDwa();
  void Deliver(const diameter::MessageView& message) {
    Tell(diameter::PeerEventId::kMessage, message.wire());
  }

  // ---- what comes of it ----

  template <typename Message>
  Result<Message> AnswerOrRefuse(Kind kind, const Scanned& scanned);
  void Answer(Kind kind, const diameter::MessageView& request, uint32_t code,
              const std::optional<Error>& error = std::nullopt);
  uint32_t SendOwn(Kind kind);
  void Tell(diameter::PeerEventId id, Bytes message = {}, diameter::DisconnectCause cause = {},
            Failure why = {}, uint32_t code = 0);
  void Open();
  void Fail(Failure why, uint32_t code = 0);
  void Close();
  void WaitUntil(TimePoint when) { earliest_ = latest_ = when; }
  // RFC 3539 3.4.1: 30 s, and up to 2 s more or less.
  void StartWatchdog(TimePoint now);

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

  std::deque<ExpectedMessage> outgoing_;
  std::vector<ToldEvent> events_;
  std::vector<std::vector<uint8_t>> delivered_;
  std::optional<TimePoint> earliest_, latest_;  // the deadline is not outside of these
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_CONNECTION_H_
