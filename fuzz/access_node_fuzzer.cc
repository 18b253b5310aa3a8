// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server and the relay beside it: nodes send while their access is being decided, and
// their messages wait for it; what goes out has what the answer of the AAA granted, and to whom.
// The steps: steps.h.

#include <optional>

#include "absl/types/span.h"
#include "fuzz/access_server.h"
#include "fuzz/finding.h"
#include "fuzz/granted_networks.h"
#include "fuzz/hold_queue.h"
#include "fuzz/script.h"
#include "fuzz/steps.h"
#include "fuzz/tlv_mutator.h"

namespace mip6boot::fuzz { namespace {

class AccessNode {
 public:
  explicit AccessNode(const Step& setup)
      : server_(setup),
        queue_(setup.parameters[0], server_.time(),
               [this](uint8_t port, Bytes client_id) { return Supply(port, client_id); }) {}

  void Do(Step step) {
    step.what %= kAccessNodeSteps;
    const uint8_t port = step.parameters[0] % kPorts;
    switch (static_cast<AccessNodeStep>(step.what)) {
      case AccessNodeStep::kDatagram:
        queue_.Receive(port, step);
        // Nothing is to come that is worth waiting for.
        if (!undecided_.test(port)) queue_.Answer(port);
        break;
      case AccessNodeStep::kHoldDeadline:
        if (const auto deadline = queue_.deadline()) server_.WaitUntil(*deadline);
        break;
      default:
        server_.Do(step);  // the others are its own
        if (step.what == static_cast<uint8_t>(NasStep::kDetach)) queue_.Detach(port);
        break;
    }
    Decide();
    queue_.RequireAlike();
    if ((step.parameters[3] & 0x80) == 0) queue_.Drain();
  }
  void End() {
    server_.WaitUntil(server_.time().now() + queue_.hold_time());
    queue_.End();
  }

 private:
  // The time has moved on; what was decided lets go what waited for it.
  void Decide() {
    if (server_.time().told() == server_.time().now()) queue_.Timeout();
    const Ports before = undecided_;
    undecided_ = server_.undecided();
    for (uint8_t port = 0; port < kPorts; ++port) {
      if (before.test(port) && !undecided_.test(port)) queue_.Answer(port);
    }
  }
  // What is bound, to whom it is pinned, as long as it is (R65, R86).
  absl::Span<const roles::SuppliedHomeNetwork> Supply(uint8_t port, Bytes client_id) {
    const TimePoint now = server_.time().now();
    binding_ = server_.nas().bindings().Find(now, Port(port), client_id);
    const Granted& granted = server_.granted(port);
    const bool over = granted.expiry.has_value() && *granted.expiry <= now;
    const bool another = !granted.pinned_duid.empty() && client_id != Bytes(granted.pinned_duid);
    Require(binding_.has_value() == !(granted.networks.empty() || over || another),
            "somebody is supplied with what is another's, or over (R65, R86)");
    Require(!binding_.has_value() || AreMapped(binding_->networks, granted.networks),
            "other home networks are supplied than the answer says");
    if (!binding_.has_value()) return {};
    return binding_->networks;
  }

  AccessServer server_;
  std::optional<roles::Binding> binding_;
  HoldQueue queue_;
  Ports undecided_;
};

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::RunScript<mip6boot::fuzz::AccessNode>({data, size});
  return 0;
}

MIP6BOOT_MUTATE_AS(AccessNodeScript)
