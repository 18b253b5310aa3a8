// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A AAA server of the visited network that anything passes through. A step of the script is a
// message; `what` says how the server is set up, the parameters what it adds.

#include <algorithm>
#include <optional>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/roles/visited_aaa.h"

namespace mip6boot::fuzz { namespace {

using diameter::AvpRange;
using diameter::AvpView;
using diameter::HopByHopId;
using diameter::MessageView;
using roles::VisitedAaa;
using roles::VisitedAaaConfig;
using roles::VisitedAaaEvent;
using roles::VisitedAaaFound;
using roles::VisitedAaaNeed;
using roles::VisitedAaaOutcome;

constexpr HopByHopId kDownstreamId{0x11223344};
constexpr HopByHopId kUpstreamId{0x55667788};
constexpr uint8_t kDownstream[] = {'d', 'o', 'w', 'n'};

VisitedAaaConfig Config(uint8_t what) {
  VisitedAaaConfig config;
  config.origin_host = "aaa.asp.example.net";
  config.origin_realm = "asp.example.net";
  config.local_prefixes = {Prefix("2001:db8:1::/48")};
  config.stateless = (what & 1) != 0;
  return config;
}

// Whether the AVPs of `before` stand in `after` octet for octet, in their order (R94).
bool KeepsAll(const AvpRange& before, const AvpRange& after) {
  auto at = after.begin();
  for (const AvpView avp : before) {
    while (at != after.end() && ((*at).key != avp.key || (*at).data != avp.data)) ++at;
    if (at == after.end()) return false;
    ++at;
  }
  return true;
}

void RequireForwarded(const VisitedAaaOutcome& outcome, Bytes request) {
  const auto before = MessageView::Parse(request);
  const auto after = MessageView::Parse(outcome.message);
  Require(before.has_value() && after.has_value(), "what is sent on cannot be read");
  Require(after->is_request() && after->flags() == before->flags() &&
              after->command() == before->command() &&
              after->application() == before->application() &&
              after->end_to_end() == before->end_to_end(),
          "another request is sent on");
  Require(after->hop_by_hop() == kUpstreamId && outcome.hop_by_hop == before->hop_by_hop(),
          "hop-by-hop ids are not exchanged (R96)");
  Require(KeepsAll(before->avps(), after->avps()), "an AVP is changed, or lost (R94)");
}

void RequireRefused(const VisitedAaaOutcome& outcome, Bytes request) {
  const auto before = MessageView::Scan(request);
  const auto answer = MessageView::Parse(outcome.message);
  Require(before.has_value() && answer.has_value() && !answer->is_request() &&
              answer->hop_by_hop() == before->message.hop_by_hop() &&
              answer->end_to_end() == before->message.end_to_end(),
          "a refusal of another request");
}

// The header but for the hop-by-hop id, and all AVPs but what the Proxy-Info of ours was.
void RequireReturned(const VisitedAaaOutcome& outcome, Bytes answer, bool stateless) {
  const auto before = MessageView::Scan(answer);
  const auto after = MessageView::Scan(outcome.message);
  Require(before.has_value() && after.has_value(), "what is sent back cannot be read");
  Require(after->message.flags() == before->message.flags() &&
              after->message.end_to_end() == before->message.end_to_end(),
          "another answer is sent back");
  Require(after->message.hop_by_hop() == outcome.hop_by_hop, "the outcome says another id");
  if (stateless) return;
  Require(after->message.hop_by_hop() == kDownstreamId, "the id is not put back (R96)");
  Require(KeepsAll(before->message.avps(), after->message.avps()), "an AVP is lost (R94)");
}

// A request that was sent on without state comes back to where it came from.
void RequireRoundTrip(const VisitedAaaConfig& config, Bytes request, Bytes forwarded) {
  std::vector<uint8_t> answer(forwarded.begin(), forwarded.end());
  answer[4] =
      static_cast<uint8_t>(answer[4] & ~(diameter::kFlagRequest | diameter::kFlagRetransmitted));
  std::vector<uint8_t> buffer(answer.size() + VisitedAaa::kMaxAdded);
  const auto outcome =
      VisitedAaa::Return(config, answer, std::nullopt, VisitedAaaFound(), absl::MakeSpan(buffer));
  if (!outcome.transmits()) return;  // its AVPs are those of a request: it may be refused for that
  Require(outcome.hop_by_hop == MessageView::Scan(request)->message.hop_by_hop() &&
              outcome.downstream == Bytes(kDownstream),
          "Proxy-Info does not bring back what it was given");
}

void Run(const Step& step) {
  const VisitedAaaConfig config = Config(step.what);
  const Bytes message = step.message;
  const std::vector<roles::AssignedHomeAgent> agents = {LocalAgent(), HomeAgent()};
  VisitedAaaFound found;
  if ((step.parameters[0] & 1) != 0) found.local_agents = agents;
  if ((step.parameters[0] & 2) != 0) found.prefix = Prefix("2001:db8:1:c020::/64");

  const VisitedAaaNeed need = VisitedAaa::Examine(config, message);
  std::vector<uint8_t> buffer(4 * message.size() + VisitedAaa::kMaxAdded + 32768);
  const auto step_once = [&](MutableBytes out) {
    if (!need.is_request) return VisitedAaa::Return(config, message, kDownstreamId, found, out);
    VisitedAaa::Onward onward{"nas1.asp.example.net", kUpstreamId};
    if (config.stateless) onward.downstream = kDownstream;
    return VisitedAaa::Forward(config, message, onward, found, out);
  };
  const VisitedAaaOutcome outcome = step_once(absl::MakeSpan(buffer));
  Require(outcome.event != VisitedAaaEvent::kBufferTooSmall, "the buffer is large enough");
  if (!outcome.transmits()) return;
  Require(outcome.event == VisitedAaaEvent::kRefused ||
              outcome.message.size() <= message.size() + VisitedAaa::kMaxAdded,
          "more is added than may be");
  if (outcome.event == VisitedAaaEvent::kRefused) {
    RequireRefused(outcome, message);
  } else if (need.is_request) {
    RequireForwarded(outcome, message);
    if (config.stateless) RequireRoundTrip(config, message, outcome.message);
  } else {
    RequireReturned(outcome, message, config.stateless);
  }

  std::vector<uint8_t> small(outcome.message.size() - 1);
  const VisitedAaaOutcome refused = step_once(absl::MakeSpan(small));
  Require(refused.event == VisitedAaaEvent::kBufferTooSmall &&
              refused.error.want >= outcome.message.size(),
          "a buffer that is one octet too small");
  std::vector<uint8_t> enough(refused.error.want);
  const VisitedAaaOutcome again = step_once(absl::MakeSpan(enough));
  Require(again.event == outcome.event && again.message == outcome.message, "another message");
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Script script({data, size});
  while (const auto step = script.Next()) mip6boot::fuzz::Run(*step);
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterScript)
