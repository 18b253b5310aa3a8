// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server whose home AAA, and the agents on the way to it, say anything; polled with too
// little room first, and told times that go back. What it sends, tells and binds is judged. The
// steps: steps.h.

#ifndef MIP6BOOT_FUZZ_ACCESS_SERVER_H_
#define MIP6BOOT_FUZZ_ACCESS_SERVER_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "fuzz/access_requests.h"
#include "fuzz/expected_requests.h"
#include "fuzz/framed_messages.h"
#include "fuzz/granted_networks.h"
#include "fuzz/scratch.h"
#include "fuzz/script.h"
#include "fuzz/sent_requests.h"
#include "fuzz/server_requests.h"
#include "fuzz/told_time.h"
#include "mip6boot/roles/nas.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz {

class AccessServer {
 public:
  static constexpr uint8_t kPorts = 4;
  using Ports = std::bitset<kPorts>;
  static roles::AttachmentKey Port(uint8_t number);

  explicit AccessServer(uint8_t what);
  void Do(const Step& step);
  void WaitUntil(TimePoint when);

  const roles::Nas& nas() const { return nas_; }
  const ToldTime& time() const { return time_; }
  // What is bound there, by the answer that granted it.
  const Granted& granted(uint8_t port) const { return granted_[port]; }
  // Where a session waits for an answer, or for its node.
  Ports undecided() const;

 private:
  using SessionNumber = roles::SessionNumber;

  struct Session {
    uint8_t port = 0;
    Asked asked;
    bool over = false;
    Conversation conversation;
  };

  void Timeout() { nas_.HandleTimeout(time_.CatchUp()); }
  void Connect(roles::NasPeer peer);
  void Receive(roles::NasPeer peer, const Step& step, bool as_answer);
  void Continue(SessionNumber number);
  void Close(roles::NasPeer peer);
  void Authorize(const Step& step);

  SessionNumber NumberOf(std::string_view session_id) const;
  SessionNumber SessionAt(uint8_t number) const;
  bool Asks(SessionNumber number) const;
  bool Serves(roles::NasPeer peer, diameter::ApplicationId application) const;
  // What the only message of these asks of the access server.
  std::optional<ServerDemand> Demanding(const FramedMessages& framed, roles::NasPeer peer);
  void RequireObeyed(roles::NasPeer peer, Bytes request, const ServerDemand& demand);
  // The session that the only message of these has to open.
  std::optional<SessionNumber> Granting(const FramedMessages& framed, roles::NasPeer peer) const;

  size_t Poll(roles::NasPeer peer, size_t room);
  void NoteRequest(const diameter::MessageView& request, roles::NasPeer peer);
  void Transmit(roles::NasPeer peer);
  void PollWithLittleRoom(size_t room);
  void Drain();
  void Handled();
  void Take(const roles::NasEvent& event);
  Granted GrantedBy(const roles::NasEvent& event, const Session& session) const;
  void RequireBindings() const;

  roles::NasConfig config_;
  test::SeededRandom random_{1};
  roles::Nas nas_;
  ToldTime time_;
  std::array<SentRequests, roles::kNasPeers> sent_;
  std::array<FramedMessages, roles::kNasPeers> framed_;
  const FramedMessages* heard_ = nullptr;  // what events are about
  ServerRequests server_requests_{config_};
  std::array<std::vector<std::vector<uint8_t>>, roles::kNasPeers> answers_;  // sent, to each
  std::vector<std::pair<roles::NasEventId, SessionNumber>> told_;
  std::array<Granted, kPorts> granted_;
  std::map<SessionNumber, Session> sessions_;
  std::vector<uint8_t>& buffer_ = Scratch();
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_ACCESS_SERVER_H_
