// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Messages that a relay holds for a late access server. The steps: steps.h.

#include <algorithm>
#include <optional>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/steps.h"
#include "fuzz/tlv_mutator.h"
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
  explicit Queue(uint8_t what) : config_(Config(what)), queue_(config_) {
    Require(config_.Validate().has_value(), "a configuration that is refused");
  }

  void Do(const Step& step) {
    switch (static_cast<RelayHoldQueueStep>(step.what % kRelayHoldQueueSteps)) {
      case RelayHoldQueueStep::kReceive:
        Receive(step);
        break;
      case RelayHoldQueueStep::kAnswer:
        queue_.HandleAnswer(now_, Port(step.parameters[0]));
        break;
      case RelayHoldQueueStep::kDetach:
        queue_.HandleDetach(now_, Port(step.parameters[0]));
        break;
      case RelayHoldQueueStep::kWait:
        now_ += std::chrono::milliseconds(10) * int64_t{step.number(0)};
        queue_.HandleTimeout(now_);
        break;
      case RelayHoldQueueStep::kPoll:
        return PollWithLittleRoom(step.number(0));
      case RelayHoldQueueStep::kDeadline:
        if (const auto deadline = queue_.NextDeadline()) now_ = std::max(now_, deadline->when);
        queue_.HandleTimeout(now_);
        break;
    }
    RequireBounded();
    if ((step.parameters[3] & 0x80) == 0) Drain();
  }
  // In the end nothing is held: each message went out, or its end was told.
  void End() {
    Drain();
    now_ += config_.hold_time;
    queue_.HandleTimeout(now_);
    Drain();
    Require(queue_.size() == 0 && queue_.octets() == 0, "a message is held for longer than it may");
    Require(!queue_.NextDeadline().has_value(), "a deadline for nothing");
    Require(given_ <= taken_, "a message goes out twice");
  }

 private:
  static AttachmentKey Port(uint8_t number) {
    number = static_cast<uint8_t>(number % 4);
    return *AttachmentKey::From(roles::AttachmentKind::kPort, Bytes(&number, 1));
  }

  void Receive(const Step& step) {
    static constexpr uint8_t kInterfaceId[] = {'e', 't', 'h', '1'};
    roles::RelayLink link;
    link.link_address = Ip6("2001:db8:1:c020::ff");
    link.interface_id = kInterfaceId;
    link.trusted = (step.parameters[1] & 1) != 0;
    roles::ReceivedDatagram received;
    received.payload = step.message;
    received.source = {Ip6("fe80::200:ff:fe00:1"), 546};
    received.interface = roles::InterfaceIndex{7};
    ++taken_;
    queue_.HandleDatagram(now_, Port(step.parameters[0]), link, received);
  }

  Result<std::optional<Outcome>> Poll(MutableBytes out) {
    auto outcome = queue_.PollTransmit(
        [](const AttachmentKey&, const RelayNeed& need) {
          Require(need.wanted, "a lookup for nothing");
          return absl::MakeConstSpan(Samples().supplied);
        },
        out);
    if (!outcome || !outcome->has_value()) return outcome;
    ++given_;
    if ((*outcome)->transmits()) {
      const auto relay = dhcpv6::RelayView::Parse((*outcome)->datagram);
      Require(relay.has_value() && relay->type() == dhcpv6::MessageType::kRelayForward,
              "no Relay-forward");
    }
    return outcome;
  }
  void PollWithLittleRoom(size_t room) {
    std::vector<uint8_t> small(room % 256);
    const size_t held = queue_.size();
    const size_t octets = queue_.octets();
    if (Poll(absl::MakeSpan(small)).has_value()) return;
    Require(queue_.size() == held && queue_.octets() == octets, "too small a buffer changed it");
    const auto again = Poll(absl::MakeSpan(buffer_));
    Require(again.has_value() && again->has_value(), "too small a buffer lost a message");
  }
  void Drain() {
    for (;;) {
      const auto outcome = Poll(absl::MakeSpan(buffer_));
      Require(outcome.has_value(), "a message that does not fit");
      if (!outcome->has_value()) break;
    }
    size_t events = 0;
    while (queue_.PollEvent().has_value()) ++events;
    Require(events <= config_.max_queued_events, "too many events");
    const auto deadline = queue_.NextDeadline();
    Require(!deadline.has_value() || deadline->when > now_, "a deadline in the past");
  }
  void RequireBounded() const {
    Require(queue_.size() <= config_.max_messages, "too many messages are held");
    Require(queue_.octets() <= config_.max_octets, "too many octets are held");
  }

  RelayHoldConfig config_;
  RelayHoldQueue queue_;
  TimePoint now_ = At(0);
  size_t taken_ = 0;
  size_t given_ = 0;
  std::vector<uint8_t> buffer_ = std::vector<uint8_t>(70000);
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
