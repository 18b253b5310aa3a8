// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server whose home AAA, and the agents on the way to it, say anything; polled with too
// little room first, and told times that go back. What it sends, tells and keeps is judged: by
// expected_sessions.h, and here what it tells of its peers. The steps: steps.h.

#ifndef MIP6BOOT_FUZZ_ACCESS_SERVER_H_
#define MIP6BOOT_FUZZ_ACCESS_SERVER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "fuzz/access_requests.h"
#include "fuzz/expected_sessions.h"
#include "fuzz/granted_networks.h"
#include "fuzz/scratch.h"
#include "fuzz/script.h"
#include "fuzz/sent_requests.h"
#include "fuzz/server_requests.h"
#include "fuzz/told_time.h"
#include "mip6boot/diameter/peer_connection.h"
#include "mip6boot/roles/nas.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz {

class AccessServer {
 public:
  explicit AccessServer(const Step& setup);
  void Do(const Step& step);
  void End() const {}  // all was judged when it was done
  void WaitUntil(TimePoint when);

  const roles::Nas& nas() const { return nas_; }
  const ToldTime& time() const { return time_; }
  // What is bound there, by the answer that granted it.
  const Granted& granted(uint8_t port) const { return sessions_.granted(port); }
  // Where a session waits for an answer, or for its node.
  Ports undecided() const { return sessions_.undecided(); }

 private:
  using SessionNumber = roles::SessionNumber;
  using NasPeer = roles::NasPeer;

  // One of the two connections, as it is known from outside.
  struct Link {
    SentRequests sent;
    std::vector<std::vector<uint8_t>> replies;  // of late: answers, and requests without session
    std::vector<uint8_t> pending;               // of a message that has come in part
    size_t fed = 0;                             // of these
    std::optional<roles::NasEventId> told;      // last, of this connection
    std::optional<diameter::DisconnectCause> goodbye;  // of its DPR
    bool was_usable = false;                           // before what is done now
    bool was_open = false;                             // this connection, at some time
    bool has_failed = false;                           // an open one, and none was well since
  };

  void Timeout();
  void Connect(NasPeer peer);
  void Close(NasPeer peer);
  void Disconnect(NasPeer peer, diameter::DisconnectCause cause);
  void Receive(NasPeer peer, Bytes octets);
  void ReceiveMessage(NasPeer peer, Bytes octets, Bytes message);
  // A DPR, if the message is one that is taken in `state`.
  static void NoteGoodbye(const diameter::MessageView::Scanned& message, diameter::PeerState state,
                          Link& link);
  // The server's request does, and is answered, what it has to.
  std::optional<ServerDemand> Obey(Bytes request);
  void RequireAnswered(NasPeer peer, Bytes request, const ServerDemand& demand);
  void Authorize(const Step& step);
  void Continue(SessionNumber number);
  void Detach(uint8_t port);

  // Behind each call: all that it has to come to, `happened` says to the model, and nothing else
  // does.
  void Settle(absl::FunctionRef<void()> happened = [] {});
  void TakeEvents(std::vector<SessionEvent>& told);
  void TakePeerEvent(const roles::NasEvent& event);
  void RequirePeersTold() const;
  size_t Poll(NasPeer peer, size_t room);
  void Transmit(NasPeer peer);
  void PollWithLittleRoom(size_t room);

  Link& LinkOf(NasPeer peer) { return links_[static_cast<size_t>(peer)]; }

  roles::NasConfig config_;
  test::SeededRandom random_{1};
  roles::Nas nas_;
  ToldTime time_;
  ExpectedSessions sessions_{config_, nas_};
  ServerRequests server_requests_{config_};
  std::array<Link, roles::kNasPeers> links_;
  std::vector<uint8_t>& buffer_ = Scratch();
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_ACCESS_SERVER_H_
