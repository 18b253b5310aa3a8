// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What has to come of each session of an access server (RFC 6733 8, RFC 4072 2, R64, R66, R92, R95,
// R96): a model that is told what the server is told, and says what the server has to send, to tell
// and to keep. What it takes for granted of the connections is what they say of themselves.

#ifndef MIP6BOOT_FUZZ_EXPECTED_SESSIONS_H_
#define MIP6BOOT_FUZZ_EXPECTED_SESSIONS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/access_requests.h"
#include "fuzz/expected_requests.h"
#include "fuzz/granted_networks.h"
#include "fuzz/judged_answer.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/nas.h"

namespace mip6boot::fuzz {

// An event of a session: the views are of the octets beside it.
struct SessionEvent {
  explicit SessionEvent(const roles::NasEvent& told);

  roles::NasEvent event;
  Octets eap_payload;
  Octets key;
  std::vector<std::string> redirect_hosts;
};

class ExpectedSessions {
 public:
  using SessionNumber = roles::SessionNumber;
  using NasPeer = roles::NasPeer;
  using NasState = roles::NasState;

  // Of `nas` it looks at the connections alone.
  ExpectedSessions(const roles::NasConfig& config, const roles::Nas& nas)
      : config_(config), nas_(nas) {}

  // ---- what happens ----

  // Why a request for access cannot be sent; none: it has to be. `session`: to be authorised again.
  std::vector<Reason> Refusals(uint8_t port, uint8_t kind,
                               std::optional<SessionNumber> session) const;
  void Authorize(TimePoint now, SessionNumber number, uint8_t port, const Asked& asked,
                 uint8_t kind);
  // Whether a node's answer can be sent on.
  bool MayContinue(SessionNumber number) const;
  void Continue(TimePoint now, SessionNumber number);
  // Whether anything was known of the node.
  bool Detach(uint8_t port);
  void PeerEvent(TimePoint now, const roles::NasEvent& event);
  // An answer to what the server has asked.
  void Answer(TimePoint now, NasPeer peer, Bytes message);
  void Abort(SessionNumber number) { End(number, roles::NasEnding::kAborted); }
  void AskAgain(SessionNumber number, diameter::ReAuthRequestType type);
  void Timeout(TimePoint now);
  // Behind each of these: what is owed goes out, if it can.
  void Settle(TimePoint now);

  // ---- what comes of it ----

  // A request that goes out has to.
  void RequireSent(const diameter::MessageView& request, NasPeer peer);
  // All events of sessions, oldest first: no other, none left out.
  void RequireTold(const std::vector<SessionEvent>& told);
  // Nothing is left to be sent; states, deadlines and bindings are those that they have to be.
  void RequireKept(TimePoint now) const;
  void RequireCounted() const;

  NasState state(SessionNumber number) const;
  SessionNumber NumberOf(std::string_view session_id) const;
  SessionNumber NumberAt(uint8_t number) const;  // any that was
  uint64_t size() const { return sessions_.size(); }
  // What is bound there, by the answer that granted it.
  const Granted& granted(uint8_t port) const { return granted_[port]; }
  // Where a session waits for an answer, or for its node.
  Ports undecided() const;
  roles::NasCounters& counted() { return counted_; }

 private:
  struct Outgoing {
    NasPeer peer{};
    bool ends = false;
    bool again = false;  // it was sent before
  };
  struct Session {
    uint8_t port = 0;
    Asked asked;
    Conversation conversation;
    NasState state = NasState::kIdle;
    std::deque<Outgoing> outgoing;
    std::deque<SessionEvent> events;

    // What waits for an answer, and where.
    bool waits = false;
    NasPeer peer{};
    diameter::MessageHeader request;
    bool sent_again = false;
    std::optional<TimePoint> due;

    bool stateless = false;
    std::optional<TimePoint> reauthorize_at, ends_at;
    diameter::ReAuthRequestType reauthorize_as{};
    roles::NasEnding ends_as{};
    uint32_t cause = 0;  // Termination-Cause
    bool lost = false;   // the STR, with its connection
  };
  struct Attachment {
    SessionNumber open{}, asking{};
  };

  std::optional<NasPeer> UsablePeer() const;
  bool Serves(NasPeer peer, const Session& session) const;
  void RequireDeadline() const;
  size_t live() const;

  void Tell(SessionNumber number, roles::NasEventId id, const JudgedAnswer* answer = nullptr,
            roles::NasFailure failure = {}, roles::NasEnding ending = {});
  void Send(TimePoint now, Session& session, const Outgoing& outgoing);
  void Grant(TimePoint now, SessionNumber number, const JudgedAnswer& judged, Bytes message);
  void Bind(TimePoint now, Session& session, const Bytes& message, roles::NasEvent& event);
  void Refuse(SessionNumber number, const JudgedAnswer& judged);
  // Nothing came of a request, and nobody knows what the server made of it.
  void Fail(SessionNumber number, roles::NasFailure why, const JudgedAnswer* answer);
  void End(SessionNumber number, roles::NasEnding why);
  // Access is over: `cause` is owed to the server; 0: nothing is.
  void Finish(SessionNumber number, uint32_t cause);
  void FailOver(TimePoint now, NasPeer from);
  void Lose(SessionNumber number);

  const roles::NasConfig& config_;
  const roles::Nas& nas_;
  std::map<SessionNumber, Session> sessions_;  // all that ever were
  std::array<Attachment, kPorts> attachments_;
  std::array<Granted, kPorts> granted_;
  roles::NasCounters counted_;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_SESSIONS_H_
