// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Messages that a relay holds for a late access server. The steps: steps.h.

#include "absl/types/span.h"
#include "fuzz/hold_queue.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/steps.h"
#include "fuzz/tlv_mutator.h"
#include "fuzz/told_time.h"

namespace mip6boot::fuzz { namespace {

class Relay {
 public:
  explicit Relay(const Step& setup)
      : queue_(setup.what, time_,
               [](uint8_t, Bytes) { return absl::MakeSpan(Samples().supplied); }) {}

  void Do(const Step& step) {
    const uint8_t port = step.parameters[0] % HoldQueue::kPorts;
    switch (static_cast<RelayHoldQueueStep>(step.what % kRelayHoldQueueSteps)) {
      case RelayHoldQueueStep::kReceive:
        queue_.Receive(port, step);
        break;
      case RelayHoldQueueStep::kAnswer:
        queue_.Answer(port);
        break;
      case RelayHoldQueueStep::kDetach:
        queue_.Detach(port);
        break;
      case RelayHoldQueueStep::kWait:
        if (time_.Wait(step, std::chrono::milliseconds(10))) Timeout();
        break;
      case RelayHoldQueueStep::kPoll:
        return queue_.PollWithLittleRoom(step.number(0));
      case RelayHoldQueueStep::kDeadline:
        if (const auto deadline = queue_.deadline()) time_.WaitUntil(*deadline);
        Timeout();
        break;
    }
    queue_.RequireAlike();
    if ((step.parameters[3] & 0x80) == 0) queue_.Drain();
  }
  void End() {
    time_.WaitUntil(time_.now() + queue_.hold_time());
    time_.CatchUp();
    queue_.End();
  }

 private:
  void Timeout() {
    time_.CatchUp();
    queue_.Timeout();
  }

  ToldTime time_;
  HoldQueue queue_;
};

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::RunScript<mip6boot::fuzz::Relay>({data, size});
  return 0;
}

MIP6BOOT_MUTATE_AS(Dhcpv6Script)
