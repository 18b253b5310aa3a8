// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A Diameter connection whose peer sends anything, cut anyhow, polled with too little room first,
// and told times that go back. A second one is given the same octets uncut, room for anything, and
// the latest time, and has to do the same; what that is, a model says. The steps: steps.h.

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "fuzz/expected_connection.h"
#include "fuzz/finding.h"
#include "fuzz/peer_entitlement.h"
#include "fuzz/sample_networks.h"
#include "fuzz/scratch.h"
#include "fuzz/script.h"
#include "fuzz/sent_requests.h"
#include "fuzz/steps.h"
#include "fuzz/tlv_mutator.h"
#include "fuzz/told_time.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/peer_connection.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz { namespace {

using diameter::PeerConfig;
using diameter::PeerConnection;
using diameter::PeerEvent;
using diameter::TransportSecurity;

PeerConfig Config(uint8_t what) {
  PeerConfig config;
  const bool initiator = (what & 1) != 0;
  config.side = initiator ? diameter::PeerSide::kInitiator : diameter::PeerSide::kResponder;
  config.origin_host = initiator ? "nas1.asp.example.net" : "aaa.home.example.org";
  config.origin_realm = initiator ? "asp.example.net" : "home.example.org";
  config.host_ip_addresses = {Ip6("2001:db8:1:c020::ff")};
  config.applications = {{diameter::ApplicationId::kNasreq}, {diameter::ApplicationId::kEap}};
  if ((what & 2) != 0) config.applications = {{diameter::ApplicationId::kRelay}};
  if ((what & 4) != 0) config.accepted_peers = {"nas1.asp.example.net", "aaa.home.example.org"};
  config.reopened = (what & 8) != 0;
  if ((what & 16) != 0) config.max_queued_octets = 512;
  return config;
}

// What a connection did since it was last asked, in a form that two can be compared in.
struct Done {
  std::vector<std::vector<uint8_t>> sent;
  std::vector<std::vector<uint8_t>> delivered;
  std::vector<ToldEvent> events;
  std::optional<TimePoint> deadline;

  friend bool operator==(const Done& a, const Done& b) {
    return a.sent == b.sent && a.delivered == b.delivered && a.events == b.events &&
           a.deadline == b.deadline;
  }
};

class Peer {
 public:
  static constexpr uint64_t kSeed = 1;

  // A stingy one never has more room than the message needs, and less room first.
  // `expected`, if there is one, sees what is sent.
  Peer(const PeerConfig& config, bool stingy, ExpectedConnection* expected)
      : connection_(config, random_), stingy_(stingy), expected_(expected) {}

  PeerConnection* operator->() { return &connection_; }

  // Whether all of it was taken.
  bool Receive(TimePoint now, Bytes octets, size_t part) {
    while (!octets.empty()) {
      const Bytes next = octets.subspan(0, part == 0 ? octets.size() : part);
      // In memory of its own, gone at once.
      const std::vector<uint8_t> copy(next.begin(), next.end());
      if (!connection_.HandleBytes(now, copy)) return false;
      octets = octets.subspan(next.size());
    }
    return true;
  }
  Done Drain() {
    Done done = std::exchange(early_, {});
    for (;;) {
      Polled polled = Poll(stingy_ ? PollForSize() : buffer_.size());
      Require(polled.refused == 0, "a message that does not fit");
      if (!polled.message.has_value()) break;
      done.sent.push_back(std::move(*polled.message));
    }
    while (const std::optional<PeerEvent> event = connection_.PollEvent()) {
      done.events.push_back(
          {static_cast<unsigned>(event->id), static_cast<unsigned>(event->why),
           static_cast<unsigned>(event->disconnect_cause),
           static_cast<unsigned>(event->result_code.value_or(diameter::ResultCode{}))});
      done.delivered.emplace_back(event->message.begin(), event->message.end());
    }
    if (const auto deadline = connection_.NextDeadline()) done.deadline = deadline->when;
    return done;
  }
  // One message before the rest. False: there is none that there is room for.
  bool PollOne(size_t room) {
    Polled polled = Poll(room);
    if (!polled.message.has_value()) return false;
    early_.sent.push_back(std::move(*polled.message));
    return true;
  }
  bool PollOne() { return PollOne(buffer_.size()); }

 private:
  struct Polled {
    std::optional<std::vector<uint8_t>> message;
    size_t refused = 0;  // what the message takes that there was no room for
  };

  Polled Poll(size_t room) {
    const auto message = connection_.PollTransmit(MutableBytes(buffer_).subspan(0, room));
    Polled polled;
    if (!message) {
      polled.refused = message.error().want;
      Require(message.error().reason == Reason::kNoSpace && polled.refused > room,
              "refused for something else than room");
    } else if (message->has_value()) {
      // Of the AVPs in messages of the caller's nothing is known.
      Require(diameter::MessageView::Scan(**message).has_value(), "what is sent has no header");
      polled.message.emplace((*message)->begin(), (*message)->end());
      if (expected_ != nullptr) expected_->Sent(**message);
    }
    return polled;
  }
  // What the next message takes, asked for by refusals.
  size_t PollForSize() {
    const size_t size = Poll(0).refused;
    Require(size == 0 || Poll(size - 1).refused == size, "goes into less room than it takes");
    return size;
  }

  test::SeededRandom random_{kSeed};
  PeerConnection connection_;
  bool stingy_;
  ExpectedConnection* expected_;
  Done early_;  // sent before it was drained
  std::vector<uint8_t>& buffer_ = Scratch();
};

class Twins {
 public:
  explicit Twins(const Step& setup)
      : config_(Config(setup.what)),
        cut_(config_, true, nullptr),
        whole_(config_, false, &expected_) {
    Require(config_.Validate().has_value(), "a configuration that is refused");
    Timeout();
    if ((setup.what & 32) == 0) Connect(3);
  }

  void Do(const Step& step) {
    switch (static_cast<PeerConnectionStep>(step.what % kPeerConnectionSteps)) {
      case PeerConnectionStep::kReceive:
        Receive(step);
        break;
      case PeerConnectionStep::kPoll:
        if (cut_.PollOne(step.number(0) % 512)) {
          Require(whole_.PollOne(), "one sends and the other does not");
        }
        return;
      case PeerConnectionStep::kWait:
        if (time_.Wait(step, std::chrono::milliseconds(100))) Timeout();
        break;
      case PeerConnectionStep::kDeadline:
        if (const auto deadline = cut_->NextDeadline()) time_.WaitUntil(deadline->when);
        Timeout();
        break;
      case PeerConnectionStep::kConnect:
        Connect(step.parameters[0]);
        break;
      case PeerConnectionStep::kClose:
        expected_.TransportClosed();
        Both([](Peer& peer, TimePoint now) { peer->HandleClosed(now); });
        break;
      case PeerConnectionStep::kSend:
        Send(step);
        break;
      case PeerConnectionStep::kDisconnect:
        Disconnect(static_cast<diameter::DisconnectCause>(step.parameters[0] % 3));
        break;
      case PeerConnectionStep::kForget:
        expected_.Forget(last_sent_);
        Both([&](Peer& peer, TimePoint) { peer->Forget(last_sent_); });
        break;
    }
    // Not polled after each step, so that messages pile up.
    if ((step.parameters[3] & 0x80) == 0) Drain();
  }
  void End() { Drain(); }
  void Drain() {
    const std::optional<TimePoint> deadline = Compare();
    if (!deadline.has_value() || *deadline > time_.now()) return;
    // A deadline that is now is gone once it was handled.
    Timeout();
    const std::optional<TimePoint> later = Compare();
    Require(!later.has_value() || *later > time_.now(), "a deadline in the past");
  }

 private:
  template <typename Act>
  void Both(const Act& act) {
    act(cut_, time_.told());
    act(whole_, time_.now());
  }
  void Timeout() {
    time_.CatchUp();
    const auto deadline = whole_->NextDeadline();
    if (deadline.has_value() && deadline->when <= time_.now()) expected_.Due(time_.now());
    Both([](Peer& peer, TimePoint now) { peer->HandleTimeout(now); });
  }
  void Connect(uint8_t how) {
    const TransportSecurity security = Security(how);
    entitlement_.Connected(security);
    expected_.Connected(time_.now(), security);
    Both([&](Peer& peer, TimePoint now) { peer->HandleConnected(now, security); });
    Drain();
  }
  void Receive(const Step& step) {
    std::vector<uint8_t> stream(step.message.begin(), step.message.end());
    if ((step.parameters[1] & 1) != 0) {
      sent_.AnswerThem(absl::MakeSpan(stream), step.parameters[1] >> 6);
    }
    if ((step.parameters[1] & 2) != 0 && stream.size() >= 16) {
      StoreBigEndian32(&stream[12], static_cast<uint32_t>(last_sent_));
    }
    entitlement_.Received(stream);
    // Where little may wait, what is taken depends on the cut.
    const bool roomy = config_.max_queued_octets > 65536;
    cut_.Receive(time_.told(), stream, roomy ? step.parameters[0] : 0);
    if (whole_.Receive(time_.now(), stream, 0)) expected_.Received(time_.now(), stream);
  }
  void Disconnect(diameter::DisconnectCause cause) {
    expected_.Disconnect(time_.now(), cause);
    Both([cause](Peer& peer, TimePoint now) { peer->Disconnect(now, cause); });
  }
  void Send(const Step& step) {
    std::vector<uint8_t> message(step.message.begin(), step.message.end());
    const diameter::HopByHopId id = cut_->NextHopByHopId();
    Require(id == whole_->NextHopByHopId(), "they count differently");
    Require(id == diameter::HopByHopId{expected_.NextHopByHopId()}, "an id that is in use (R96)");
    if ((step.parameters[0] & 1) != 0 && message.size() >= 16) {
      StoreBigEndian32(&message[12], static_cast<uint32_t>(id));
      last_sent_ = id;
    }
    const Result<void> one = cut_->Send(time_.told(), message);
    const Result<void> other = whole_->Send(time_.now(), message);
    Require(one.has_value() == other.has_value(), "one takes what the other refuses");
    Require(!one.has_value() || !cut_->peer_host().empty(), "sent to nobody");
    const auto scanned = diameter::MessageView::Scan(message);
    const bool may = scanned.has_value() && expected_.MaySend(scanned->message.header());
    const bool is_full = !one.has_value() && one.error().reason == Reason::kNoSpace;
    Require(one.has_value() == may || (may && is_full), "sent what may not be, or not what may");
    if (one.has_value()) expected_.Sends(scanned->message.header(), message);
  }
  std::optional<TimePoint> Compare() {
    const Done done = cut_.Drain();
    Require(done == whole_.Drain(), "another cut, less room or an older time has another outcome");
    Require(cut_->state() == whole_->state(), "they end in different states");
    entitlement_.Check(*cut_.operator->(), done.events, done.delivered);
    expected_.Check(cut_->state(), done.events, done.delivered, done.deadline);
    for (const std::vector<uint8_t>& message : done.sent) sent_.Note(message);
    return done.deadline;
  }

  PeerConfig config_;
  Entitlement entitlement_{config_};
  test::SeededRandom drawn_{Peer::kSeed};
  const uint32_t first_hop_by_hop_ = drawn_.Next();
  const uint32_t first_end_to_end_ = drawn_.Next();
  ExpectedConnection expected_{config_, first_hop_by_hop_, first_end_to_end_};
  Peer cut_;
  Peer whole_;
  ToldTime time_;
  SentRequests sent_;
  diameter::HopByHopId last_sent_{};
};

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::RunScript<mip6boot::fuzz::Twins>({data, size});
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterScript)
