// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// One transport connection to a Diameter peer, either side of it (RFC 6733 5): capabilities
// exchange, watchdog (RFC 3539), disconnecting, framing. A state machine without I/O.
//
//     PeerConnection peer(config, random);
//     peer.HandleConnected(now, {Protection::kTls, names});
//     for (;;) {
//       while (auto message = peer.PollTransmit(buffer)) {
//         if (!message->has_value()) break;
//         write(**message);
//       }
//       while (std::optional<PeerEvent> event = peer.PollEvent()) ...;
//       ... wait for octets, or until peer.NextDeadline()->when ...
//       peer.HandleBytes(now, octets);  // or
//       peer.HandleTimeout(now);
//     }
//
// The contract. Anything that takes `now` puts something in; what follows is polled. Any number of
// inputs, then the polls in any order. Late, early and repeated timeouts are harmless. A `now` that
// goes back counts as the latest one seen.
//
// DWR, DPR and a second CER are answered here. A request for an application that the two have not
// in common is refused here (3007); an answer to nothing that was sent is discarded (R96). Other
// messages are handed out as they came: the caller decodes them, and refuses malformed ones with
// `WriteErrorAnswer`.
//
// Transports are the caller's: TLS before HandleConnected (R100), and closing on kClosed and
// kFailed, octets that cannot be framed among the causes (R103).
//
// It allocates, bounded by `PeerConfig`: messages wait in queues until they are polled. Before each
// `HandleBytes` the queues are looked at; one call may go beyond them by what its octets make: an
// event, or an answer, for each message in them.
//
// Random numbers, in order: one each for the first hop-by-hop and end-to-end id; one each time the
// watchdog starts.

#ifndef MIP6BOOT_DIAMETER_PEER_CONNECTION_H_
#define MIP6BOOT_DIAMETER_PEER_CONNECTION_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/base/attributes.h"
#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/base/wiped_octets.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/peer_config.h"
#include "mip6boot/diameter/peer_transitions.h"
#include "mip6boot/diameter/result_code.h"
#include "mip6boot/diameter/stream_framer.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// What the owner of a connection is told.
enum class PeerEventId : uint8_t {
#define MIP6BOOT_EVENT(enumerator, name, text) enumerator,
#include "mip6boot/diameter/peer_connection.def"
};
// Why a connection failed.
enum class PeerFailure : uint8_t {
#define MIP6BOOT_FAILURE(enumerator, name, text) enumerator,
#include "mip6boot/diameter/peer_connection.def"
};
// "opened"
MIP6BOOT_EXPORT const char* PeerEventName(PeerEventId id);
// "no-common-application"
MIP6BOOT_EXPORT const char* PeerFailureName(PeerFailure why);

// One thing that happened; which members count, its `id` says.
struct PeerEvent {
  PeerEventId id{};
  Bytes message;                          // kMessage: alive until the next PollEvent
  DisconnectCause disconnect_cause{};     // kDisconnecting
  PeerFailure why{};                      // kFailed
  std::optional<Error> error;             // kFailed: what could not be read, if that is it
  std::optional<ResultCode> result_code;  // kFailed: what the peer's CEA says, or what ours said
};

// What a connection counts. Those of many are summed with `+=`.
struct PeerCounters {
#define MIP6BOOT_COUNTER(member, name, text) uint64_t member = 0;
#include "mip6boot/diameter/peer_connection.def"

  MIP6BOOT_EXPORT PeerCounters& operator+=(const PeerCounters& other);
};

class PeerConnection {
 public:
  // What a timeout is for.
  enum class DeadlineReason : uint8_t {
#define MIP6BOOT_DEADLINE(enumerator, name, text) enumerator,
#include "mip6boot/diameter/peer_connection.def"
  };
  // When HandleTimeout is to be called, and what for.
  struct Deadline {
    TimePoint when;
    DeadlineReason why;
  };

  // Of a config that `Validate` refuses, no connection: it is closed, and PollTransmit gives that
  // error. `random` outlives it.
  MIP6BOOT_EXPORT PeerConnection(PeerConfig config,
                                 RandomSource& random ABSL_ATTRIBUTE_LIFETIME_BOUND);
  PeerConnection(PeerConnection&&) = default;
  PeerConnection& operator=(PeerConnection&&) = default;

  // ---- in ----

  // The transport is up, TLS included.
  MIP6BOOT_EXPORT void HandleConnected(TimePoint now, const TransportSecurity& security);
  // Octets of the stream, in any cut. kNoSpace: the caller has `max_queued_octets` to poll first;
  // nothing was taken.
  MIP6BOOT_EXPORT Result<void> HandleBytes(TimePoint now, Bytes octets);
  // The transport was closed, by the peer or by a fault.
  MIP6BOOT_EXPORT void HandleClosed(TimePoint now);
  // The time is `now`: does what is due, if anything is.
  MIP6BOOT_EXPORT void HandleTimeout(TimePoint now);
  // A whole message of the caller's. Of a request the hop-by-hop id is new on this connection
  // (`NextHopByHopId`), and its answer comes as an event. Errors, and then nothing was taken:
  // kNotAllowed (not open, or a request to a peer that is suspect or not proven again, or CER, DWR,
  // DPR), kUnsupported (the application is not common), kDuplicate (the hop-by-hop id is in use),
  // kTooMany (requests without an answer), kNoSpace (octets to poll), and those of the header.
  MIP6BOOT_EXPORT Result<void> Send(TimePoint now, Bytes message);
  // Says goodbye and closes. Does nothing to a connection that is closing.
  MIP6BOOT_EXPORT void Disconnect(TimePoint now, DisconnectCause cause);
  // No answer to this request is wanted any more: one that comes is discarded.
  MIP6BOOT_EXPORT void Forget(HopByHopId id);

  // ---- out ----

  // The next message to write, in `out`; nullopt if there is none now. Errors: kNoSpace if `out` is
  // too small for it, and then nothing has changed; that of an invalid config.
  MIP6BOOT_EXPORT Result<std::optional<Bytes>> PollTransmit(MutableBytes out);
  // The oldest event that was not polled yet.
  MIP6BOOT_EXPORT std::optional<PeerEvent> PollEvent();
  // When to call HandleTimeout, and what for; nullopt: not at all.
  MIP6BOOT_EXPORT std::optional<Deadline> NextDeadline() const;

  // ---- what is known ----

  // The state of the table in peer_transitions.h.
  PeerState state() const { return state_; }
  // Requests can be sent.
  bool usable() const { return state_ == PeerState::kOpen; }
  // The peer's Origin-Host, once it was accepted.
  std::string_view peer_host() const ABSL_ATTRIBUTE_LIFETIME_BOUND { return peer_host_; }
  // The peer's Origin-Realm, once it was accepted.
  std::string_view peer_realm() const ABSL_ATTRIBUTE_LIFETIME_BOUND { return peer_realm_; }
  // Changes when the peer has lost its sessions (RFC 6733 8.16).
  std::optional<uint32_t> peer_origin_state_id() const { return peer_origin_state_id_; }
  // Those in common; `kRelay` alone if both sides are relays.
  absl::Span<const ApplicationId> applications() const ABSL_ATTRIBUTE_LIFETIME_BOUND {
    return common_;
  }
  // As it was given.
  const PeerConfig& config() const ABSL_ATTRIBUTE_LIFETIME_BOUND { return config_; }
  // Since the connection was made.
  const PeerCounters& counters() const ABSL_ATTRIBUTE_LIFETIME_BOUND { return counters_; }

  // For a request of the caller's: unique among those that wait for an answer here (R96).
  MIP6BOOT_EXPORT HopByHopId NextHopByHopId();
  // For the same: unique for four minutes; over a restart too with `boot_seconds` (R96).
  MIP6BOOT_EXPORT EndToEndId NextEndToEndId();

 private:
  // Why a capabilities exchange came to nothing.
  struct Verdict {
    PeerFailure why{};
    std::optional<ResultCode> result_code;  // that our CEA says, or theirs said
    std::optional<Error> error;
  };
  struct QueuedEvent {
    PeerEvent event;
    WipedOctets octets;
  };

  void Advance(TimePoint now);
  // Does what the table says; `message` is the one that is the input, if one is.
  void Apply(PeerInput input, const MessageView::Scanned* message = nullptr);
  void Act(PeerAction action, const MessageView::Scanned* message);
  void TakeMessage(Bytes message);
  PeerInput ClassifyRequest(const MessageView::Scanned& request);
  PeerInput ClassifyAnswer(const MessageView::Scanned& answer);
  void Deliver(const MessageView& message);

  PeerInput JudgeCer(const MessageView::Scanned& cer);
  PeerInput JudgeCea(const MessageView::Scanned& cea);
  template <typename Capabilities>
  PeerInput Judge(const Capabilities& theirs);
  PeerInput Refuse(PeerFailure why, std::optional<ResultCode> code,
                   const std::optional<Error>& error = std::nullopt);
  bool IsCommon(ApplicationId application) const;

  void SendCer();
  void SendCea(const MessageView& cer);
  void SendRefusingCea(const MessageView& cer);
  void SendDwr();
  void SendDpr();
  void AnswerDwr(const MessageView::Scanned& dwr);
  void AnswerDpr(const MessageView::Scanned& dpr);
  void SendRefusal(const MessageView& request, ResultCode code,
                   const std::optional<Error>& error = std::nullopt);
  MessageHeader NewRequest(CommandCode command);
  void Queue(WipedOctets message);

  void StartWatchdog();
  void StartTimer(Duration duration, DeadlineReason why);
  void Tell(const PeerEvent& event, Bytes octets = {});
  void Fail(PeerFailure why, const std::optional<Error>& error = std::nullopt,
            std::optional<ResultCode> result_code = std::nullopt);
  void Close();

  PeerConfig config_;
  std::optional<Error> config_error_;
  RandomSource* random_;
  PeerState state_ = PeerState::kIdle;
  TimePoint now_ = TimePoint::min();  // the caller's clock may start anywhere
  std::optional<Deadline> deadline_;

  Protection protection_ = Protection::kNone;
  std::vector<std::string> proven_names_;
  StreamFramer framer_;
  std::optional<Error> stream_error_;

  uint32_t next_hop_by_hop_;
  uint32_t next_end_to_end_;
  std::unordered_map<uint32_t, CommandCode> pending_;  // the caller's requests, by hop-by-hop id
  bool IsInUse(HopByHopId id) const;
  std::optional<HopByHopId> own_cer_, own_dwr_, own_dpr_;  // of our own that are not answered
  unsigned watchdogs_answered_ = 0;                        // since the connection was open again
  DisconnectCause own_cause_{};                            // of the DPR to send

  Verdict verdict_;
  std::string peer_host_;
  std::string peer_realm_;
  std::optional<uint32_t> peer_origin_state_id_;
  std::vector<ApplicationId> common_;

  std::deque<WipedOctets> transmits_;
  size_t transmit_octets_ = 0;
  std::deque<QueuedEvent> events_;
  size_t event_octets_ = 0;
  WipedOctets handed_out_;  // what the last event polled views
  PeerCounters counters_;
};

// RFC 6733 5.6.4: of two connections between the same peers, the one that each called, whether ours
// that the peer called is the one to keep. The winner closes the connection that it initiated.
MIP6BOOT_EXPORT bool WinsElection(std::string_view own_host, std::string_view peer_host);

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_PEER_CONNECTION_H_
