// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A relay's hold queue, which a model holds the same beside (held_messages.h); polled with too
// little room first. What goes out is judged octet for octet.

#ifndef MIP6BOOT_FUZZ_HOLD_QUEUE_H_
#define MIP6BOOT_FUZZ_HOLD_QUEUE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "fuzz/expected_relay_forward.h"
#include "fuzz/finding.h"
#include "fuzz/held_messages.h"
#include "fuzz/sample_networks.h"
#include "fuzz/scratch.h"
#include "fuzz/script.h"
#include "fuzz/told_time.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/roles/relay_hold_queue.h"

namespace mip6boot::fuzz {

inline roles::RelayHoldConfig HoldQueueConfig(uint8_t what) {
  roles::RelayHoldConfig config;
  config.when_late = (what & 1) != 0 ? roles::HeldEnd::kDrop : roles::HeldEnd::kLetGo;
  config.when_crowded = (what & 2) != 0 ? roles::HeldEnd::kDrop : roles::HeldEnd::kLetGo;
  config.max_messages = (what & 4) != 0 ? 4 : 16;
  config.max_octets = roles::RelayHoldConfig::kMinOctets;
  config.max_per_attachment = (what & 8) != 0 ? 1 : 3;
  config.max_queued_events = 8;
  return config;
}

class HoldQueue {
 public:
  static constexpr uint8_t kPorts = 4;
  static roles::AttachmentKey Port(uint8_t number) {
    return *roles::AttachmentKey::From(roles::AttachmentKind::kPort, Bytes(&number, 1));
  }

  // What there is for the node at this port, whose message has this DUID.
  using Supply =
      std::function<absl::Span<const roles::SuppliedHomeNetwork>(uint8_t port, Bytes client_id)>;

  // `time` moves on between the calls.
  HoldQueue(uint8_t what, const ToldTime& time, Supply supply)
      : config_(HoldQueueConfig(what)),
        queue_(config_),
        model_(config_),
        time_(time),
        supply_(std::move(supply)) {
    Require(config_.Validate().has_value(), "a configuration that is refused");
    Timeout();
  }

  // The message of a step (RelayHoldQueueStep::kReceive).
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

    const roles::RelayNeed need =
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
  void Answer(uint8_t port) {
    model_.Advance(time_.now());
    model_.Answer(port);
    queue_.HandleAnswer(time_.told(), Port(port));
  }
  void Detach(uint8_t port) {
    model_.Advance(time_.now());
    model_.Detach(port);
    queue_.HandleDetach(time_.told(), Port(port));
  }
  // `time` tells the time again.
  void Timeout() {
    model_.Advance(time_.now());
    queue_.HandleTimeout(time_.now());
  }
  std::optional<TimePoint> deadline() const {
    const auto deadline = queue_.NextDeadline();
    if (!deadline.has_value()) return std::nullopt;
    return deadline->when;
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
    Require(!deadline().has_value() || *deadline() > time_.now(), "a deadline in the past");
  }
  void RequireAlike() const {
    Require(queue_.size() == model_.waiting() && queue_.octets() == model_.octets(),
            "another number of messages is held");
    Require(queue_.size() <= config_.max_messages, "too many messages are held");
    Require(queue_.octets() <= config_.max_octets, "too many octets are held");
    Require(deadline() == model_.deadline(), "another deadline");
  }
  // Behind `hold_time`: nothing is held; each message went out, or its end was told.
  void End() {
    Timeout();
    Drain();
    Require(queue_.size() == 0 && queue_.octets() == 0, "a message is held for longer than it may");
    Require(!deadline().has_value(), "a deadline for nothing");
  }
  Duration hold_time() const { return config_.hold_time; }

 private:
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
    absl::Span<const roles::SuppliedHomeNetwork> supplied;
    bool looked_up = false;
    const auto outcome = queue_.PollTransmit(
        [&](const roles::AttachmentKey& key, const roles::RelayNeed& need) {
          looked_up = true;
          Require(need.wanted && next != nullptr && key == Port(next->port) &&
                      need.client_id == Bytes(next->client_id),
                  "a lookup for nothing");
          return supplied = supply_(next->port, need.client_id);
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
    RequireRelayed(**outcome, *next, supplied);
    model_.Pop();
    return 0;
  }
  // As the relay itself does it, with what was supplied if that was waited for; its own octets,
  // from its own client.
  void RequireRelayed(const roles::Outcome& outcome, const HeldMessage& message,
                      absl::Span<const roles::SuppliedHomeNetwork> supplied) {
    const roles::ReceivedDatagram received = message.datagram();
    const roles::Outcome expected = roles::RelayAgent::Answer(config_.relay, message.link, received,
                                                              supplied, absl::MakeSpan(expected_));
    Require(outcome.event == expected.event && outcome.datagram == expected.datagram,
            "another message goes out than came in");
    if (!outcome.transmits()) return;
    Octets rsoo;
    if (message.answered && message.wanted) {
      const auto chain = dhcpv6::RelayChain::Parse(received.payload, config_.relay.limits);
      Require(chain.has_value(), "home networks for what cannot be read");
      rsoo = ExpectedRsoo(config_.relay, message.link, AskedNetworks(chain->message().options()),
                          supplied);
    }
    RequireSame(outcome.datagram, ExpectedRelayForward(config_.relay, message.link, received, rsoo),
                "another Relay-forward than has to be sent");
  }

  roles::RelayHoldConfig config_;
  roles::RelayHoldQueue queue_;
  HeldMessages model_;
  const ToldTime& time_;
  Supply supply_;
  uint32_t clients_ = 0;
  std::vector<uint8_t>& buffer_ = Scratch<0>();
  std::vector<uint8_t>& expected_ = Scratch<1>();
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_HOLD_QUEUE_H_
