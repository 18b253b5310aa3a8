// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A Diameter connection whose peer sends anything, cut anyhow. A second one is given the same
// octets uncut, and has to do the same. The steps: steps.h.

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/sent_requests.h"
#include "fuzz/steps.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/peer_connection.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz { namespace {

using diameter::PeerConfig;
using diameter::PeerConnection;
using diameter::PeerEvent;

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
  std::vector<std::array<unsigned, 4>> events;
  std::optional<TimePoint> deadline;

  friend bool operator==(const Done& a, const Done& b) {
    return a.sent == b.sent && a.delivered == b.delivered && a.events == b.events &&
           a.deadline == b.deadline;
  }
};

class Peer {
 public:
  explicit Peer(const PeerConfig& config) : connection_(config, random_) {}

  PeerConnection* operator->() { return &connection_; }

  void Receive(TimePoint now, Bytes octets, size_t part) {
    while (!octets.empty()) {
      const Bytes next = octets.subspan(0, part == 0 ? octets.size() : part);
      // In memory of its own, gone at once.
      const std::vector<uint8_t> copy(next.begin(), next.end());
      if (!connection_.HandleBytes(now, copy)) return;
      octets = octets.subspan(next.size());
    }
  }
  Done Drain() {
    Done done;
    for (;;) {
      const auto message = connection_.PollTransmit(absl::MakeSpan(buffer_));
      Require(message.has_value(), "a message that does not fit");
      if (!message->has_value()) break;
      // Of the AVPs in messages of the caller's nothing is known.
      Require(diameter::MessageView::Scan(**message).has_value(), "what is sent has no header");
      done.sent.emplace_back((*message)->begin(), (*message)->end());
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
  // As PollTransmit, with so little room that it may be refused.
  bool PollWithLittleRoom(size_t room) {
    std::vector<uint8_t> small(room);
    const auto state = connection_.state();
    const auto message = connection_.PollTransmit(absl::MakeSpan(small));
    Require(message.has_value() || connection_.state() == state, "too small a buffer changed it");
    return message.has_value() && message->has_value();
  }

 private:
  test::SeededRandom random_{1};
  PeerConnection connection_;
  std::vector<uint8_t> buffer_ = std::vector<uint8_t>(70000);
};

class Twins {
 public:
  explicit Twins(uint8_t what) : config_(Config(what)), cut_(config_), whole_(config_) {
    Require(config_.Validate().has_value(), "a configuration that is refused");
    Connect(3);
  }

  void Do(const Step& step) {
    switch (static_cast<PeerConnectionStep>(step.what % kPeerConnectionSteps)) {
      case PeerConnectionStep::kReceive:
        Receive(step);
        break;
      case PeerConnectionStep::kPoll:
        // Both of them, so that they stay alike.
        Require(cut_.PollWithLittleRoom(step.number(0) % 512) ==
                    whole_.PollWithLittleRoom(step.number(0) % 512),
                "one sends and the other does not");
        break;
      case PeerConnectionStep::kWait:
        now_ += std::chrono::milliseconds(100) * int64_t{step.number(0)};
        Both([&](Peer& peer) { peer->HandleTimeout(now_); });
        break;
      case PeerConnectionStep::kDeadline:
        if (const auto deadline = cut_->NextDeadline()) now_ = std::max(now_, deadline->when);
        Both([&](Peer& peer) { peer->HandleTimeout(now_); });
        break;
      case PeerConnectionStep::kConnect:
        Connect(step.parameters[0]);
        break;
      case PeerConnectionStep::kClose:
        Both([&](Peer& peer) { peer->HandleClosed(now_); });
        break;
      case PeerConnectionStep::kSend:
        Send(step);
        break;
      case PeerConnectionStep::kDisconnect:
        Both([&](Peer& peer) {
          peer->Disconnect(now_, static_cast<diameter::DisconnectCause>(step.parameters[0] % 3));
        });
        break;
      case PeerConnectionStep::kForget:
        Both([&](Peer& peer) { peer->Forget(last_sent_); });
        break;
    }
    Drain();
  }

 private:
  template <typename Act>
  void Both(const Act& act) {
    act(cut_);
    act(whole_);
  }
  void Connect(uint8_t protection) {
    static constexpr std::string_view kNames[] = {"aaa.home.example.org", "nas1.asp.example.net"};
    diameter::TransportSecurity security;
    security.protection = static_cast<diameter::Protection>(protection % 4);
    if (security.protection == diameter::Protection::kTls) security.proven_names = kNames;
    Both([&](Peer& peer) { peer->HandleConnected(now_, security); });
    Drain();
  }
  void Receive(const Step& step) {
    std::vector<uint8_t> stream(step.message.begin(), step.message.end());
    if ((step.parameters[1] & 1) != 0) {
      sent_.AnswerThem(absl::MakeSpan(stream), step.parameters[1] >> 6);
    }
    // Where little may wait, what is taken depends on the cut.
    const bool roomy = config_.max_queued_octets > 65536;
    cut_.Receive(now_, stream, roomy ? step.parameters[0] : 0);
    whole_.Receive(now_, stream, 0);
  }
  void Send(const Step& step) {
    std::vector<uint8_t> message(step.message.begin(), step.message.end());
    const diameter::HopByHopId id = cut_->NextHopByHopId();
    Require(id == whole_->NextHopByHopId(), "they count differently");
    if ((step.parameters[0] & 1) != 0 && message.size() >= 16) {
      StoreBigEndian32(&message[12], static_cast<uint32_t>(id));
      last_sent_ = id;
    }
    const Result<void> one = cut_->Send(now_, message);
    const Result<void> other = whole_->Send(now_, message);
    Require(one.has_value() == other.has_value(), "one takes what the other refuses");
  }
  void Drain() {
    const Done done = cut_.Drain();
    Require(done == whole_.Drain(), "another cut has another outcome");
    Require(cut_->state() == whole_->state(), "another cut ends in another state");
    for (const std::vector<uint8_t>& message : done.sent) sent_.Note(message);
    Require(!done.deadline.has_value() || *done.deadline > now_ || Woken(),
            "a deadline in the past");
  }
  // A deadline that is now is gone once it was handled.
  bool Woken() {
    Both([&](Peer& peer) { peer->HandleTimeout(now_); });
    const Done done = cut_.Drain();
    (void)whole_.Drain();
    for (const std::vector<uint8_t>& message : done.sent) sent_.Note(message);
    return !done.deadline.has_value() || *done.deadline > now_;
  }

  PeerConfig config_;
  Peer cut_;
  Peer whole_;
  TimePoint now_ = At(0);
  SentRequests sent_;
  diameter::HopByHopId last_sent_{};
};

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Script script({data, size});
  const auto setup = script.Next();
  if (!setup.has_value()) return 0;
  mip6boot::fuzz::Twins twins(setup->what);
  while (const auto step = script.Next()) twins.Do(*step);
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterScript)
