// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Messages that a relay holds for a late access server. The steps: steps.h.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/held_messages.h"
#include "fuzz/sample_networks.h"
#include "fuzz/scratch.h"
#include "fuzz/script.h"
#include "fuzz/steps.h"
#include "fuzz/tlv_mutator.h"
#include "fuzz/told_time.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/roles/relay_hold_queue.h"

namespace mip6boot::fuzz { namespace {

using roles::AttachmentKey;
using roles::Outcome;
using roles::RelayHoldConfig;
using roles::RelayHoldQueue;
using roles::RelayNeed;

RelayHoldConfig Config(uint8_t what) {
  RelayHoldConfig config;
  config.when_late = (what & 1) != 0 ? roles::HeldEnd::kDrop : roles::HeldEnd::kLetGo;
  config.when_crowded = (what & 2) != 0 ? roles::HeldEnd::kDrop : roles::HeldEnd::kLetGo;
  config.max_messages = (what & 4) != 0 ? 4 : 16;
  config.max_octets = RelayHoldConfig::kMinOctets;
  config.max_per_attachment = (what & 8) != 0 ? 1 : 3;
  config.max_queued_events = 8;
  return config;
}

class Queue {
 public:
  explicit Queue(uint8_t what) : config_(Config(what)), queue_(config_), model_(config_) {
    Require(config_.Validate().has_value(), "a configuration that is refused");
    Timeout();
  }

  void Do(const Step& step) {
    const uint8_t port = step.parameters[0] % kPorts;
    switch (static_cast<RelayHoldQueueStep>(step.what % kRelayHoldQueueSteps)) {
      case RelayHoldQueueStep::kReceive:
        Receive(port, step);
        break;
      case RelayHoldQueueStep::kAnswer:
        model_.Advance(time_.now());
        model_.Answer(port);
        queue_.HandleAnswer(time_.told(), Port(port));
        break;
      case RelayHoldQueueStep::kDetach:
        model_.Advance(time_.now());
        model_.Detach(port);
        queue_.HandleDetach(time_.told(), Port(port));
        break;
      case RelayHoldQueueStep::kWait:
        if (time_.Wait(step, std::chrono::milliseconds(10))) Timeout();
        break;
      case RelayHoldQueueStep::kPoll:
        return PollWithLittleRoom(step.number(0));
      case RelayHoldQueueStep::kDeadline:
        if (const auto deadline = queue_.NextDeadline()) time_.WaitUntil(deadline->when);
        Timeout();
        break;
    }
    RequireAlike();
    if ((step.parameters[3] & 0x80) == 0) Drain();
  }
  // In the end nothing is held: each message went out, or its end was told.
  void End() {
    time_.WaitUntil(time_.now() + config_.hold_time);
    Timeout();
    Drain();
    Require(queue_.size() == 0 && queue_.octets() == 0, "a message is held for longer than it may");
    Require(!queue_.NextDeadline().has_value(), "a deadline for nothing");
  }

 private:
  static constexpr uint8_t kPorts = 4;
  static AttachmentKey Port(uint8_t number) {
    return *AttachmentKey::From(roles::AttachmentKind::kPort, Bytes(&number, 1));
  }

  void Timeout() {
    model_.Advance(time_.now());
    queue_.HandleTimeout(time_.CatchUp());
  }
  void Receive(uint8_t port, const Step& step) {
    static constexpr uint8_t kInterfaceId[] = {'e', 't', 'h', '1'};
    HeldMessage message;
    message.port = port;
    message.octets.assign(step.message.begin(), step.message.end());
    Pad(size_t{64} * step.parameters[2], message.octets);
    message.link.link_address = Ip6("2001:db8:1:c020::ff");
    message.link.interface_id = Bytes(kInterfaceId).subspan(0, size_t{4} - port);
    message.link.trusted = (step.parameters[1] & 1) != 0;
    message.received.source = {NextClient(), 546};
    message.received.interface = roles::InterfaceIndex{7};

    const RelayNeed need =
        roles::RelayAgent::Examine(config_.relay, message.link, message.datagram());
    message.type = need.type;
    message.client_id.assign(need.client_id.begin(), need.client_id.end());
    message.wanted = need.wanted;
    {
      const std::vector<uint8_t> gone = message.octets;
      roles::ReceivedDatagram received = message.received;
      received.payload = gone;
      queue_.HandleDatagram(time_.told(), Port(port), message.link, received);
    }
    model_.Advance(time_.now());
    model_.Receive(std::move(message));
  }
  // An option that nobody knows, so that a few messages are as many octets as may be held.
  static void Pad(size_t size, std::vector<uint8_t>& message) {
    if (size == 0) return;
    message.insert(message.end(),
                   {0xff, 0xf0, static_cast<uint8_t>(size >> 8), static_cast<uint8_t>(size)});
    message.resize(message.size() + size);
  }
  // Each message is another client's, so that none can be taken for another.
  Ipv6Address NextClient() {
    ++clients_;
    return Ipv6Address({0xfe, 0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0xff, 0xfe, 0,
                        static_cast<uint8_t>(clients_ >> 8), static_cast<uint8_t>(clients_)});
  }

  // The next message, which is the model's; what it takes, if there is not so much room.
  size_t Poll(size_t room) {
    const HeldMessage* const next = model_.next();
    bool looked_up = false;
    const auto outcome = queue_.PollTransmit(
        [&](const AttachmentKey& key, const RelayNeed& need) {
          looked_up = true;
          Require(need.wanted && next != nullptr && key == Port(next->port),
                  "a lookup for nothing");
          return absl::MakeConstSpan(Samples().supplied);
        },
        MutableBytes(buffer_).subspan(0, room));
    if (!outcome) {
      Require(outcome.error().reason == Reason::kNoSpace && outcome.error().want > room,
              "refused for something else than room");
      return outcome.error().want;
    }
    Require(outcome->has_value() == (next != nullptr), "a message vanished, or goes out twice");
    if (next == nullptr) return 0;
    Require(looked_up == (next->answered && next->wanted), "bound is not what is asked");
    RequireRelayed(**outcome, *next);
    model_.Pop();
    return 0;
  }
  // As the relay itself does it, with what was supplied if that was waited for; its own octets,
  // from its own client.
  void RequireRelayed(const Outcome& outcome, const HeldMessage& message) {
    const roles::ReceivedDatagram received = message.datagram();
    const Outcome expected =
        roles::RelayAgent::Answer(config_.relay, message.link, received,
                                  message.answered ? absl::MakeConstSpan(Samples().supplied)
                                                   : absl::Span<const roles::SuppliedHomeNetwork>(),
                                  absl::MakeSpan(expected_));
    Require(outcome.event == expected.event && outcome.datagram == expected.datagram,
            "another message goes out than came in");
    if (!outcome.transmits()) return;
    const auto relay = dhcpv6::RelayView::Parse(outcome.datagram);
    Require(relay.has_value() && relay->type() == dhcpv6::MessageType::kRelayForward,
            "no Relay-forward");
    const auto carried = relay->options().First(dhcpv6::OptionCode::kRelayMsg);
    Require(carried.has_value() && carried->data == received.payload &&
                relay->peer_address() == received.source.address &&
                relay->link_address() == message.link.link_address,
            "a Relay-forward around another client's message");
  }
  void PollWithLittleRoom(size_t room) {
    const size_t size = Poll(room % 256);
    RequireAlike();
    if (size != 0) Require(Poll(size) == 0, "too small a buffer lost a message");
  }
  void Drain() {
    while (model_.next() != nullptr) {
      if (const size_t size = Poll(0)) Require(Poll(size) == 0, "too small a buffer changed it");
    }
    (void)Poll(buffer_.size());
    for (const HeldMessages::Told& told : model_.TakeEvents()) {
      const auto event = queue_.PollEvent();
      Require(event.has_value() && event->id == told.id && event->key == Port(told.port) &&
                  event->type == told.type,
              "what became of a message is not told");
    }
    Require(!queue_.PollEvent().has_value(), "told of more than happened");
    const auto deadline = queue_.NextDeadline();
    Require(!deadline.has_value() || deadline->when > time_.now(), "a deadline in the past");
  }
  void RequireAlike() const {
    Require(queue_.size() == model_.waiting() && queue_.octets() == model_.octets(),
            "another number of messages is held");
    Require(queue_.size() <= config_.max_messages, "too many messages are held");
    Require(queue_.octets() <= config_.max_octets, "too many octets are held");
    const auto deadline = queue_.NextDeadline();
    Require(deadline.has_value() == model_.deadline().has_value() &&
                (!deadline.has_value() || deadline->when == *model_.deadline()),
            "another deadline");
  }

  RelayHoldConfig config_;
  RelayHoldQueue queue_;
  HeldMessages model_;
  ToldTime time_;
  uint32_t clients_ = 0;
  std::vector<uint8_t>& buffer_ = Scratch<0>();
  std::vector<uint8_t>& expected_ = Scratch<1>();
};

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Script script({data, size});
  const auto setup = script.Next();
  if (!setup.has_value()) return 0;
  mip6boot::fuzz::Queue queue(setup->what);
  while (const auto step = script.Next()) queue.Do(*step);
  queue.End();
  return 0;
}

MIP6BOOT_MUTATE_AS(Dhcpv6Script)
