// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A AAA server of the visited network that anything passes through. A step of the script is a
// message; `what` says how the server is set up, the parameters what it adds.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/visited_aaa.h"
#include "tests/support/examine/error_answer.h"

namespace mip6boot::fuzz { namespace {

using diameter::AvpKey;
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
constexpr std::string_view kPeer = "nas1.asp.example.net";
constexpr uint8_t kDownstream[] = {'d', 'o', 'w', 'n'};

VisitedAaaConfig Config(uint8_t what) {
  VisitedAaaConfig config;
  config.origin_host = "aaa.asp.example.net";
  config.origin_realm = "asp.example.net";
  config.local_prefixes = {Prefix("2001:db8:1::/48")};
  config.stateless = (what & 1) != 0;
  return config;
}

Bytes Body(Bytes message) { return message.subspan(MessageView::kHeaderSize); }

// Whether local home agents may stand in the message (R56, R64, R66, R94).
bool MayHaveLocalAgents(const VisitedAaaConfig& config, const MessageView& message) {
  const bool access = message.command() == diameter::CommandCode::kDiameterEap ||
                      message.command() == diameter::CommandCode::kAa;
  const bool served = std::find(config.applications.begin(), config.applications.end(),
                                message.application()) != config.applications.end();
  const AvpRange avps = message.avps();
  const roles::HomeAgentAssignment said = roles::ReadHomeAgentAssignment(avps).assignment;
  const auto& features = said.features;
  const auto type = avps.Find<diameter::AuthRequestTypeAvp>();
  if (!access || !served || !features.has_value() || features->IsContradictory() ||
      !features->Has(diameter::FeatureBit::kLocalHomeAgentAssignment)) {
    return false;
  }
  if (!type || type->value == diameter::AuthRequestType::kAuthenticateOnly) return false;
  if (message.is_request()) return true;
  const auto code = avps.Find<diameter::ResultCodeAvp>();
  const bool authorises = type->value == diameter::AuthRequestType::kAuthorizeOnly ||
                          type->value == diameter::AuthRequestType::kAuthorizeAuthenticate;
  if (message.is_error() || !code || !diameter::IsSuccess(code->value) || !authorises) return false;
  roles::LocalityPolicy policy;
  policy.own_realm = config.origin_realm;
  policy.local_prefixes = config.local_prefixes;
  return std::none_of(
      said.agents.begin(), said.agents.end(),
      [&](const roles::AssignedHomeAgent& agent) { return roles::IsLocal(agent, policy); });
}

// What was added at the end: of the home agents that were found those that are local, and, in this
// order, what else a request gets.
void RequireAdded(const VisitedAaaConfig& config, const VisitedAaaOutcome& outcome,
                  const MessageView& message, bool readable, const VisitedAaaFound& found,
                  Bytes added) {
  const auto avps = AvpRange::Parse(added);
  Require(avps.has_value(), "what is added cannot be read");
  const bool may = readable && MayHaveLocalAgents(config, message);
  const size_t there = message.avps().Count(AvpKey::kMip6AgentInfo);
  const size_t agents = may && !found.local_agents.empty() && there < roles::kMaxHomeAgents ? 1 : 0;
  const bool prefix = message.is_request() && may && found.prefix.has_value() &&
                      message.avps().Count(AvpKey::kMip6HomeLinkPrefix) == 0;
  Require(outcome.local_agents == agents, "local home agents are added where none may be, or not");
  Require(outcome.withheld == (may ? 0 : found.local_agents.size()) &&
              outcome.left_out == (may ? found.local_agents.size() - agents : 0),
          "home agents that are not added are not told");
  std::vector<AvpKey> keys;
  keys.reserve(4);
  if (agents != 0) keys.push_back(AvpKey::kMip6AgentInfo);
  if (prefix) keys.push_back(AvpKey::kMip6HomeLinkPrefix);
  if (message.is_request() && config.stateless) keys.push_back(AvpKey::kProxyInfo);
  if (message.is_request()) keys.push_back(AvpKey::kRouteRecord);
  Require(std::equal(avps->begin(), avps->end(), keys.begin(), keys.end(),
                     [](const AvpView& avp, AvpKey key) { return avp.key == key; }),
          "something else is added");
  for (const roles::AssignedHomeAgent& agent :
       roles::ReadHomeAgentAssignment(*avps).assignment.agents) {
    Require(agent.ipv6 == LocalAgent().ipv6 && agent.host == LocalAgent().host,
            "another home agent than one of this network");
  }
  const auto record = avps->Find<diameter::RouteRecord>();
  Require(record.has_value() == message.is_request() && (!record || record->value == kPeer),
          "the peer is not recorded (R98)");
}

bool IsOurs(const VisitedAaaConfig& config, std::string_view host) {
  return diameter::EqualIdentity(host, config.origin_host);
}

// RFC 6733 6.1.3 (R98).
bool HasBeenHere(const VisitedAaaConfig& config, const AvpRange& avps) {
  return std::any_of(avps.begin(), avps.end(), [&config](const AvpView& avp) {
    if (avp.key != AvpKey::kRouteRecord) return false;
    const auto record = diameter::RouteRecord::Decode(avp);
    return record && IsOurs(config, record->value);
  });
}

// What has to become of a request.
VisitedAaaEvent ExpectedEvent(const VisitedAaaConfig& config, Bytes request) {
  const auto scanned = MessageView::Scan(request);
  if (!scanned) return VisitedAaaEvent::kMalformed;
  const MessageView& message = scanned->message;
  if (message.is_error() || scanned->error.has_value()) return VisitedAaaEvent::kRefused;
  if (HasBeenHere(config, message.avps())) return VisitedAaaEvent::kRefused;
  const auto host = message.avps().Find<diameter::DestinationHost>();
  if (host && IsOurs(config, host->value)) return VisitedAaaEvent::kForThisHost;
  return message.is_proxiable() ? VisitedAaaEvent::kForwarded : VisitedAaaEvent::kRefused;
}

void RequireForwarded(const VisitedAaaConfig& config, const VisitedAaaOutcome& outcome,
                      Bytes request, const VisitedAaaFound& found) {
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
  const Bytes there = Body(before->wire());
  Require(outcome.message.size() >= before->wire().size() &&
              Body(outcome.message).subspan(0, there.size()) == there,
          "an AVP is changed, moved, or lost (R94)");
  RequireAdded(config, outcome, *before, true, found, Body(outcome.message).subspan(there.size()));
}

// Refused for its header, its AVPs, as one that has been here (R98), or since it must not leave
// this hop (RFC 6733 3), in this order.
void RequireRefused(const VisitedAaaConfig& config, const VisitedAaaOutcome& outcome,
                    Bytes request) {
  const auto before = MessageView::Scan(request);
  Require(before.has_value(), "a refusal of what is no message");
  test::Refusal refusal;
  refusal.host = config.origin_host;
  refusal.realm = config.origin_realm;
  if (before->message.is_error()) {
    refusal.code = 3008;
  } else if (before->error.has_value()) {
    refusal.code = test::ExpectedResultCode(*before->error);
  } else {
    refusal.code =
        before->message.is_proxiable() || HasBeenHere(config, before->message.avps()) ? 3005 : 3002;
  }
  if (!before->message.is_error()) refusal.error = before->error;
  test::Findings findings(request);
  JudgeErrorAnswer(before->message, outcome.message, refusal, findings);
  Require(findings);
  Require(static_cast<uint32_t>(outcome.result_code) == refusal.code,
          "the outcome tells another Result-Code");
}

// The last Proxy-Info, if it is ours.
std::optional<AvpView> OwnProxyInfo(const VisitedAaaConfig& config, const AvpRange& avps) {
  std::optional<AvpView> last;
  for (const AvpView avp : avps) {
    if (avp.key == AvpKey::kProxyInfo) last = avp;
  }
  const auto info = last.has_value() ? diameter::ProxyInfo::Decode(*last)
                                     : Result<diameter::ProxyInfo>(diameter::ProxyInfo());
  const bool ours = last.has_value() && info && info->proxy_state.size() >= 4 &&
                    diameter::EqualIdentity(info->proxy_host, config.origin_host);
  return ours ? last : std::nullopt;
}

// The header but for the hop-by-hop id, and all AVPs, octet for octet, but what the Proxy-Info of
// ours was (R94, R96); those that cannot be read, too.
void RequireReturned(const VisitedAaaConfig& config, const VisitedAaaOutcome& outcome, Bytes answer,
                     const VisitedAaaFound& found) {
  const auto before = MessageView::Scan(answer);
  const auto own =
      !before || !config.stateless ? std::nullopt : OwnProxyInfo(config, before->message.avps());
  const bool known = before && (own.has_value() || !config.stateless);
  Require(outcome.transmits() == known, "an answer is lost, or of nothing that was asked (R96)");
  if (!known) return;
  const MessageView& message = before->message;
  std::vector<uint8_t> kept(Body(message.wire()).begin(), Body(message.wire()).end());
  HopByHopId id = kDownstreamId;
  if (own.has_value()) {
    const auto info = diameter::ProxyInfo::Decode(*own);
    id = static_cast<HopByHopId>(LoadBigEndian32(info->proxy_state.data()));
    Require(outcome.downstream == info->proxy_state.subspan(4), "to somebody else");
    const auto at = own->data.data() - Body(message.wire()).data();
    const auto end = (at + static_cast<std::ptrdiff_t>(own->data.size()) + 3) & ~std::ptrdiff_t{3};
    kept.erase(kept.begin() + at - static_cast<std::ptrdiff_t>(own->header_size()),
               kept.begin() + end);
  }
  const auto after = MessageView::Scan(outcome.message);
  Require(after.has_value() && after->message.flags() == message.flags() &&
              after->message.command() == message.command() &&
              after->message.application() == message.application() &&
              after->message.end_to_end() == message.end_to_end(),
          "another answer is sent back");
  Require(after->message.hop_by_hop() == id && outcome.hop_by_hop == id,
          "the id is not put back (R96)");
  const Bytes sent = Body(outcome.message);
  Require(sent.size() >= kept.size() && sent.subspan(0, kept.size()) == Bytes(kept),
          "an AVP is changed, moved, or lost (R94)");
  RequireAdded(config, outcome, message, !before->error.has_value(), found,
               sent.subspan(kept.size()));
}

// A request that was sent on without state comes back to where it came from.
void RequireRoundTrip(const VisitedAaaConfig& config, Bytes request, Bytes forwarded) {
  std::vector<uint8_t> answer(forwarded.begin(), forwarded.end());
  answer[4] =
      static_cast<uint8_t>(answer[4] & ~(diameter::kFlagRequest | diameter::kFlagRetransmitted));
  std::vector<uint8_t> buffer(answer.size() + VisitedAaa::kMaxAdded);
  const auto outcome =
      VisitedAaa::Return(config, answer, std::nullopt, VisitedAaaFound(), absl::MakeSpan(buffer));
  RequireReturned(config, outcome, answer, VisitedAaaFound());
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
    VisitedAaa::Onward onward{kPeer, kUpstreamId};
    if (config.stateless) onward.downstream = kDownstream;
    return VisitedAaa::Forward(config, message, onward, found, out);
  };
  const VisitedAaaOutcome outcome = step_once(absl::MakeSpan(buffer));
  Require(outcome.event != VisitedAaaEvent::kBufferTooSmall, "the buffer is large enough");
  if (need.is_request) {
    const bool hinted = outcome.event == VisitedAaaEvent::kForwardedWithHint;
    Require(
        ExpectedEvent(config, message) == (hinted ? VisitedAaaEvent::kForwarded : outcome.event),
        "something else becomes of a request than has to");
  } else {
    RequireReturned(config, outcome, message, found);
  }
  if (!outcome.transmits()) return;
  Require(outcome.event == VisitedAaaEvent::kRefused ||
              outcome.message.size() <= message.size() + VisitedAaa::kMaxAdded,
          "more is added than may be");
  if (outcome.event == VisitedAaaEvent::kRefused) {
    RequireRefused(config, outcome, message);
  } else if (need.is_request) {
    RequireForwarded(config, outcome, message, found);
    if (config.stateless) RequireRoundTrip(config, message, outcome.message);
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
