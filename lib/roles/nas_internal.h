// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The access server behind its handle.

#ifndef MIP6BOOT_LIB_ROLES_NAS_INTERNAL_H_
#define MIP6BOOT_LIB_ROLES_NAS_INTERNAL_H_

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "mip6boot/base/wiped_octets.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/nas.h"
#include "mip6boot/roles/nas_decision.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace internal {

inline diameter::ApplicationId ApplicationOf(NasApplication application) {
  return application == NasApplication::kEap ? diameter::ApplicationId::kEap
                                             : diameter::ApplicationId::kNasreq;
}

// `config.peer` as it is used: the initiator's side, and applications.
diameter::PeerConfig NasPeerConfig(const NasConfig& config, NasPeer peer = NasPeer::kPrimary);

// An attachment as a key of a map: kind and octets.
inline std::string AttachmentText(const AttachmentKey& key) {
  const Bytes octets = key.octets();
  std::string text(1, static_cast<char>(key.kind()));
  text.append(reinterpret_cast<const char*>(octets.data()), octets.size());
  return text;
}

// What counts as local beside these hints. The policy views the config, the hints and this
// object.
class Locality {
 public:
  Locality(const NasConfig& config, absl::Span<const AssignedHomeAgent> hinted)
      : realms_(config.local_realms.begin(), config.local_realms.end()) {
    policy_.own_realm = config.peer.origin_realm;
    policy_.local_realms = realms_;
    policy_.local_prefixes = config.local_prefixes;
    policy_.hinted = hinted;
  }
  Locality(const Locality&) = delete;
  Locality& operator=(const Locality&) = delete;

  const LocalityPolicy& policy() const { return policy_; }

 private:
  std::vector<std::string_view> realms_;
  LocalityPolicy policy_;
};

// What an answer has to be an answer to.
struct AskedFor {
  std::string_view session_id;
  diameter::ApplicationId application{};
  diameter::EndToEndId end_to_end{};
  diameter::AuthRequestType type{};
};

// States that a server may hand us for the next round (R92). RFC 4072 knows one.
inline constexpr size_t kMaxStates = 4;

// An answer to a request for access, read and judged. Views live as long as the message.
struct AccessAnswer {
  NasInput input = NasInput::kBadAnswer;
  NasFailure failure = NasFailure::kMalformedAnswer;  // with kProtocolError, kBadAnswer
  std::optional<Error> error;                         // with kBadAnswer
  diameter::ResultCode result_code{};
  bool takes_home_agents = false;  // `assignment` counts (R66)
  bool authorises = false;
  bool stateless = false;  // no STR is wanted (R95)
  std::string_view origin_host;
  BoundedVector<std::string_view, kMaxRedirectHosts> redirect_hosts;
  diameter::RedirectHostUsage redirect_usage = diameter::RedirectHostUsage::kDontCache;
  std::optional<uint32_t> redirect_max_cache_time;  // seconds
  Bytes eap_payload;
  Bytes eap_master_session_key;
  BoundedVector<Bytes, kMaxStates> states;
  std::optional<uint32_t> multi_round_timeout;  // seconds
  AuthorisationTimes times;
  diameter::ReAuthRequestType reauthorize_as = diameter::ReAuthRequestType::kAuthorizeOnly;
  HomeAgentAssignment assignment;
  uint16_t bad_avps = 0;
};
AccessAnswer ReadAccessAnswer(Bytes message, const AskedFor& asked, const NasConfig& config);

}  // namespace internal

class Nas::Machine {
 public:
  Machine(NasConfig config, RandomSource& random);

  void HandleConnected(TimePoint now, const diameter::TransportSecurity& security, NasPeer peer);
  Result<void> HandleBytes(TimePoint now, Bytes octets, NasPeer peer);
  void HandleClosed(TimePoint now, NasPeer peer);
  void HandleTimeout(TimePoint now);
  void Disconnect(TimePoint now, diameter::DisconnectCause cause, NasPeer peer);
  Result<SessionNumber> Authorize(TimePoint now, const AccessRequest& request);
  Result<void> ContinueEap(TimePoint now, SessionNumber number, Bytes eap_payload, AvpSpan more);
  bool Detach(TimePoint now, const AttachmentKey& key);

  Result<std::optional<Bytes>> PollTransmit(MutableBytes out, NasPeer peer);
  std::optional<NasEvent> PollEvent();
  std::optional<Deadline> NextDeadline() const;

  const BindingTable& bindings() const { return bindings_; }
  NasState state(SessionNumber number) const;
  size_t sessions() const { return sessions_.size(); }
  std::string SessionId(SessionNumber number) const;
  bool usable() const { return UsablePeer().has_value(); }
  const diameter::PeerConnection* peer(NasPeer peer) const {
    const Link& link = links_[static_cast<size_t>(peer)];
    return link.connection.has_value() ? &*link.connection : nullptr;
  }
  const NasConfig& config() const { return config_; }
  const NasCounters& counters() const { return counters_; }

 private:
  struct Session {
    explicit Session(const AttachmentKey& attachment) : key(attachment) {}

    SessionNumber number{};
    NasState state = NasState::kIdle;
    AttachmentKey key;
    NasApplication application = NasApplication::kEap;
    diameter::AuthRequestType type{};  // asked for last
    std::string user_name;
    std::string realm;        // Destination-Realm
    std::string server_host;  // Origin-Host of the last answer; empty before
    std::vector<uint8_t> pinned_duid;
    std::vector<uint8_t> hints;   // MIP6-Agent-Info AVPs that were sent
    std::vector<uint8_t> states;  // State AVPs for the next round

    // The request that is out.
    std::optional<diameter::HopByHopId> hop_by_hop;
    NasPeer peer{};  // to whom
    diameter::EndToEndId end_to_end{};
    WipedOctets request;  // to be sent again after failover; empty once answered
    bool sent_again = false;
    std::optional<TimePoint> due;  // its answer, or the node's

    // What was granted.
    bool stateless = false;
    std::optional<TimePoint> reauthorize_at;
    diameter::ReAuthRequestType reauthorize_as{};
    std::optional<TimePoint> ends_at;
    NasEnding ends_as{};

    diameter::TerminationCause cause{};  // kOwing: for the STR
    std::optional<TimePoint> timer;      // where it stands in `timers_`
  };
  // What one request for access holds beside what the session knows.
  struct Round {
    bool first = false;  // of a conversation: Mobile IPv6 is spoken of in it alone (R64)
    Bytes eap_payload;
    std::optional<Ipv6Prefix> home_link_prefix;
    AvpSpan more;
  };
  // What an input brings with it.
  struct Circumstances {
    const internal::AccessAnswer* answer = nullptr;
    NasFailure failure{};
    NasEnding ending{};
  };
  // One connection, and what there was of it before.
  struct Link {
    std::optional<diameter::PeerConnection> connection;
    bool was_open = false;  // this connection, at some time
    bool failed = false;    // an open one failed, and none was well since (R102)
    std::optional<diameter::PeerFailure> failure;
    std::optional<diameter::DisconnectCause> disconnect_cause;

    bool usable() const { return connection.has_value() && connection->usable(); }
  };
  // The sessions of one attachment; 0: none.
  struct Attachment {
    SessionNumber open{};
    SessionNumber asking{};
  };
  struct QueuedEvent {
    NasEvent event;
    std::vector<uint8_t> eap_payload;
    WipedOctets key;
    std::vector<std::string> redirect_hosts;
  };

  // nas_machine.cc: the life of a session
  void Advance(TimePoint now);
  Session* Find(SessionNumber number);
  void Apply(Session& session, NasInput input) { Apply(session, input, Circumstances()); }
  void Apply(Session& session, NasInput input, const Circumstances& circumstances);
  void Act(NasAction action, NasInput input, Session& session, const Circumstances& circumstances);
  void End(SessionNumber number, NasEnding why);
  void Grant(Session& session, const internal::AccessAnswer& answer);
  // The home networks of the answer, into the table; what of it goes into the event.
  void Bind(const Session& session, const internal::AccessAnswer& answer,
            const AuthorisationEnd& end, NasEvent& event);
  void Unbind(const Session& session);
  void Owe(Session& session, diameter::TerminationCause cause);
  void Erase(Session& session);
  void LeaveAttachment(const Session& session);
  void StopWaiting(Session& session);
  void SetTimer(Session& session);
  void RunTimers();
  void ExpireBindings();
  void Tell(const NasEvent& event, const internal::AccessAnswer* answer = nullptr);

  // nas_messages.cc: what goes over the connection
  Result<void> SendRound(Session& session, const Round& round);
  template <typename Writer>
  void WriteRound(const Session& session, const Round& round, std::string_view session_id,
                  Writer& out) const;
  Result<void> SendTermination(Session& session);
  void HandleMessage(NasPeer from, Bytes message);
  void HandleAnswer(NasPeer from, Bytes message, const diameter::MessageHeader& header);
  void HandleRequest(NasPeer from, const diameter::MessageView::Scanned& request);
  void HandleAbort(NasPeer from, const diameter::MessageView& message);
  void HandleReauth(NasPeer from, const diameter::MessageView& message);
  // A duplicate of one that was answered: the same again, and nothing else happens (R97).
  template <typename Answer, typename Request>
  bool AnswerAgain(NasPeer to, const diameter::MessageView& message, const Request& request);
  template <typename Request>
  void KeepAnswer(const diameter::MessageView& message, const Request& request,
                  diameter::ResultCode code);
  // 0: none of ours.
  SessionNumber ParseSessionId(std::string_view session_id) const;
  template <typename Answer>
  void SendAnswer(NasPeer to, Answer answer, const diameter::MessageView& request,
                  std::string_view session_id, diameter::ResultCode code);
  template <typename Why>
  void Refuse(NasPeer to, const diameter::MessageView& request, const Why& why);
  diameter::EndToEndId NextEndToEndId() {
    return static_cast<diameter::EndToEndId>(next_end_to_end_++);
  }

  // nas_peers.cc: the connections
  Link& LinkOf(NasPeer peer) { return links_[static_cast<size_t>(peer)]; }
  // Where new requests go; none: nowhere.
  std::optional<NasPeer> UsablePeer() const;
  // A new request of the session, whose hop-by-hop id is still to be set.
  Result<void> SendRequest(Session& session, WipedOctets message);
  // The one that is out, or was lost, to `to`, with the T bit.
  Result<void> SendAgain(Session& session, NasPeer to);
  // Sends what waits, as far as the connections take it: what has to be sent again, then STRs.
  void Flush();
  void FlushFailedOver();
  void Drain();
  void DrainLink(NasPeer peer);
  // What waits for answers of `from` goes to the other one, if that takes requests.
  void FailOver(NasPeer from);
  void LosePeer(NasPeer peer);
  // Nobody will answer the request that is out.
  void Lose(Session& session);
  std::set<SessionNumber> WaitingFor(NasPeer peer) const;
  static uint64_t PendingKey(NasPeer peer, diameter::HopByHopId id) {
    return (uint64_t{static_cast<uint8_t>(peer)} << 32) | static_cast<uint32_t>(id);
  }

  NasConfig config_;
  std::optional<Error> config_error_;
  RandomSource* random_;
  TimePoint now_ = TimePoint::min();  // the caller's clock may start anywhere
  BindingTable bindings_;

  std::array<Link, kNasPeers> links_;
  uint32_t next_end_to_end_;

  uint64_t next_session_;
  // Numbers of our own are hashed. Keys that a node may choose are ordered, so that none can be
  // chosen to collide.
  std::unordered_map<uint64_t, std::unique_ptr<Session>> sessions_;
  std::map<std::string, Attachment> attachments_;        // by kind and octets of the key
  std::unordered_map<uint64_t, SessionNumber> pending_;  // by peer and hop-by-hop id
  std::set<std::pair<TimePoint, uint64_t>> timers_;      // one a session at most
  std::deque<SessionNumber> owing_;
  std::deque<SessionNumber> failed_over_;  // to be sent again as soon as there is room

  // ASRs and RARs of late that changed something, and what was answered; oldest first. Of sessions
  // of ours alone, so that the peer does not say how long the keys are.
  struct Served {
    TimePoint expiry;
    std::map<std::string, diameter::ResultCode>::iterator request;
  };
  std::map<std::string, diameter::ResultCode> served_;
  std::deque<Served> served_order_;

  std::deque<QueuedEvent> events_;
  QueuedEvent handed_out_;  // what the last event polled views
  NasCounters counters_;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_LIB_ROLES_NAS_INTERNAL_H_
