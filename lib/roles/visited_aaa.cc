// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/visited_aaa.h"

#include <algorithm>

#include "config_internal.h"
#include "error_answer_size.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/nas_decision.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using diameter::AvpKey;
using diameter::AvpRange;
using diameter::AvpView;
using diameter::CommandCode;
using diameter::HopByHopId;
using diameter::MessageHeader;
using diameter::MessageView;
using diameter::MessageWriter;
using diameter::ResultCode;

constexpr size_t kHopByHopSize = 4;

// What a message says, as far as it can be read.
struct Reading {
  std::optional<MessageView> message;  // none: not even a header
  std::optional<Error> error;          // of the header, or of AVPs that cannot be read
  VisitedAaaNeed need;
};

template <typename T, typename Field>
void Take(const VisitedAaaConfig& config, const AvpRange& avps, Field& field) {
  const auto avp = avps.Find<T>(config.decode);
  if (avp) field = avp->value;
}

bool IsAccess(const VisitedAaaConfig& config, const VisitedAaaNeed& need) {
  return (need.command == CommandCode::kDiameterEap || need.command == CommandCode::kAa) &&
         std::find(config.applications.begin(), config.applications.end(), need.application) !=
             config.applications.end();
}

bool HasLocalBit(const std::optional<diameter::FeatureSet>& features) {
  return features.has_value() && !features->IsContradictory() &&
         features->Has(diameter::FeatureBit::kLocalHomeAgentAssignment);
}

// Whether the access servers, and we, know the home agent as local.
bool IsKnownAsLocal(const VisitedAaaConfig& config, const AssignedHomeAgent& agent) {
  LocalityPolicy policy;
  policy.own_realm = config.origin_realm;
  policy.local_prefixes = config.local_prefixes;
  return IsLocal(agent, policy) ||
         std::any_of(
             config.local_realms.begin(), config.local_realms.end(),
             [&](const std::string& realm) { return diameter::EqualIdentity(agent.realm, realm); });
}

// Whether local home agents may go into this message.
bool MayAddLocalAgents(const VisitedAaaConfig& config, const VisitedAaaNeed& need) {
  if (!IsAccess(config, need)) return false;
  auto type = diameter::AuthRequestType::kAuthenticateOnly;
  Take<diameter::AuthRequestTypeAvp>(config, need.avps, type);
  if (need.is_request) {
    // RFC 5447 4.2.5: without the LOCAL bit the access server cannot have one, and the home server
    // ignores the hint (R56). The first request of a conversation has the bits, and it alone (R64).
    return HasLocalBit(need.features) && type != diameter::AuthRequestType::kAuthenticateOnly;
  }
  // RFC 5447 4.2.5: a local agent only where the home server authorises it, and only with success
  // (R66, R94).
  if (!HasLocalBit(need.features) || !Authorises(need.result_code, type)) return false;
  return std::none_of(need.agents.begin(), need.agents.end(), [&](const AssignedHomeAgent& agent) {
    return IsKnownAsLocal(config, agent);
  });
}

Reading Read(const VisitedAaaConfig& config, Bytes octets) {
  Reading reading;
  const Result<MessageView::Scanned> scanned = MessageView::Scan(octets, 0, config.decode.limits);
  if (!scanned) {
    reading.error = scanned.error();
    return reading;
  }
  reading.error = scanned->error;
  const MessageView& message = reading.message.emplace(scanned->message);
  VisitedAaaNeed& need = reading.need;
  need.is_request = message.is_request();
  need.command = message.command();
  need.application = message.application();
  need.hop_by_hop = message.hop_by_hop();
  need.end_to_end = message.end_to_end();
  need.avps = message.avps();
  Take<diameter::SessionId>(config, need.avps, need.session_id);
  Take<diameter::UserName>(config, need.avps, need.user_name);
  Take<diameter::OriginHost>(config, need.avps, need.origin_host);
  Take<diameter::OriginRealm>(config, need.avps, need.origin_realm);
  Take<diameter::DestinationRealm>(config, need.avps, need.destination_realm);
  Take<diameter::DestinationHost>(config, need.avps, need.destination_host);
  if (!need.is_request && !message.is_error()) {
    Take<diameter::ResultCodeAvp>(config, need.avps, need.result_code);
  }
  const HomeAgentAssignment said = ReadHomeAgentAssignment(need.avps, config.decode).assignment;
  need.features = said.features;
  need.agents = said.agents;
  need.prefix = said.prefix;
  need.wanted = !reading.error.has_value() && MayAddLocalAgents(config, need);
  return reading;
}

bool IsOurs(const VisitedAaaConfig& config, std::string_view host) {
  return diameter::EqualIdentity(host, config.origin_host);
}

// RFC 6733 6.1.3: our name among those that the request has passed (R98).
bool IsLoop(const VisitedAaaConfig& config, const AvpRange& avps) {
  return std::any_of(avps.begin(), avps.end(), [&](const AvpView& avp) {
    if (avp.key != AvpKey::kRouteRecord) return false;
    const auto record = diameter::RouteRecord::Decode(avp, config.decode);
    return record && IsOurs(config, record->value);
  });
}

// Of the local agents that were found, those to send.
AssignedHomeAgents Choose(const VisitedAaaConfig& config, const Reading& reading,
                          const VisitedAaaFound& found, VisitedAaaOutcome& outcome) {
  AssignedHomeAgents chosen;
  if (!reading.need.wanted) {
    outcome.withheld = static_cast<uint8_t>(std::min<size_t>(found.local_agents.size(), UINT8_MAX));
    return chosen;
  }
  // As many as those who read them can hold.
  const size_t present = reading.need.avps.Count(AvpKey::kMip6AgentInfo);
  const size_t room = kMaxHomeAgents - std::min(present, kMaxHomeAgents);
  for (AssignedHomeAgent agent : found.local_agents) {
    // RFC 4004 7.11: realm and host, or neither.
    if (agent.realm.empty() && !agent.host.empty()) agent.realm = config.origin_realm;
    if (agent.host.empty()) agent.realm = {};
    // RFC 5447 4.2.1: an address or a host (R58).
    const bool named = agent.ipv6.has_value() || agent.ipv4.has_value() || !agent.host.empty();
    const bool fits = chosen.size() < room;
    if (!named || !fits || !IsKnownAsLocal(config, agent) || !chosen.TryPushBack(agent)) {
      ++outcome.left_out;
    }
  }
  return chosen;
}

VisitedAaaOutcome NotWritten(VisitedAaaOutcome outcome, const Error& error) {
  outcome.event = error.reason == Reason::kNoSpace ? VisitedAaaEvent::kBufferTooSmall
                                                   : VisitedAaaEvent::kNotEncodable;
  outcome.error = error;
  outcome.result_code = {};
  outcome.message = {};
  outcome.local_agents = 0;
  return outcome;
}

// The message that `write(writer)` makes behind `header`.
template <typename Write>
VisitedAaaOutcome Finish(const MessageHeader& header, VisitedAaaOutcome outcome, MutableBytes out,
                         Write write) {
  MessageWriter writer(out, header);
  write(writer);
  const Result<Bytes> message = writer.Finish();
  if (message) {
    outcome.message = *message;
    return outcome;
  }
  if (message.error().reason != Reason::kNoSpace) return NotWritten(outcome, message.error());
  MessageWriter counting = MessageWriter::Counting(header);
  write(counting);
  return NotWritten(outcome, MakeError(Reason::kNoSpace, 0, out.size(), counting.size()));
}

VisitedAaaOutcome Begin(const Reading& reading) {
  VisitedAaaOutcome outcome;
  outcome.command = reading.need.command;
  if (reading.error.has_value()) outcome.error = *reading.error;
  return outcome;
}

// For `error`, where AVPs are to blame, or with `code` for the message as a whole.
VisitedAaaOutcome Refuse(const VisitedAaaConfig& config, const Reading& reading, ResultCode code,
                         MutableBytes out, const Error* error = nullptr) {
  diameter::Answerer self;
  self.origin_host = config.origin_host;
  self.origin_realm = config.origin_realm;
  VisitedAaaOutcome outcome = Begin(reading);
  const Result<Bytes> answer = error != nullptr
                                   ? diameter::WriteErrorAnswer(*reading.message, self, *error, out)
                                   : diameter::WriteErrorAnswer(*reading.message, self, code, out);
  if (!answer) {
    Error refusal = answer.error();
    if (refusal.reason == Reason::kNoSpace) {
      refusal.want = static_cast<uint32_t>(internal::EnoughForErrorAnswer(*reading.message));
    }
    return NotWritten(outcome, refusal);
  }
  outcome.event = VisitedAaaEvent::kRefused;
  outcome.result_code = code;
  outcome.message = *answer;
  outcome.hop_by_hop = reading.need.hop_by_hop;
  return outcome;
}

// The last Proxy-Info, if it is ours: what RFC 6733 6.7.2 has taken out on the way back.
struct OwnProxyInfo {
  size_t begin;  // octets of the run in front of it
  size_t end;    // and up to its end, padding included
  HopByHopId hop_by_hop;
  Bytes downstream;
};
std::optional<OwnProxyInfo> FindOwnProxyInfo(const VisitedAaaConfig& config, const AvpRange& avps) {
  std::optional<AvpView> last;
  for (const AvpView avp : avps) {
    if (avp.key == AvpKey::kProxyInfo) last = avp;
  }
  if (!last.has_value()) return std::nullopt;
  const auto info = diameter::ProxyInfo::Decode(*last, config.decode);
  if (!info || !IsOurs(config, info->proxy_host) || info->proxy_state.size() < kHopByHopSize) {
    return std::nullopt;
  }
  const size_t begin = last->offset - avps.base_offset();
  const size_t size = (last->header_size() + last->data.size() + 3) & ~size_t{3};
  return OwnProxyInfo{begin, begin + size,
                      static_cast<HopByHopId>(LoadBigEndian32(info->proxy_state.data())),
                      info->proxy_state.subspan(kHopByHopSize)};
}

}  // namespace

Result<void> VisitedAaaConfig::Validate() const {
  const Result<void> host = internal::ValidateIdentity(origin_host, "visited_aaa.origin_host");
  if (!host) return host;
  const Result<void> realm = internal::ValidateIdentity(origin_realm, "visited_aaa.origin_realm");
  if (!realm) return realm;
  const Result<void> locals =
      internal::ValidateIdentities(local_realms, "visited_aaa.local_realms[]");
  if (!locals) return locals;
  if (applications.empty()) {
    return Unexpected(MakeConfigError(Reason::kMissing, "visited_aaa.applications"));
  }
  const Result<void> depth =
      internal::ValidateNotZero(decode.limits.avp_depth, "visited_aaa.decode.limits.avp_depth");
  if (!depth) return depth;
  return internal::ValidateNotZero(decode.limits.elements, "visited_aaa.decode.limits.elements");
}

VisitedAaaNeed VisitedAaa::Examine(const VisitedAaaConfig& config, Bytes message) {
  return Read(config, message).need;
}

VisitedAaaOutcome VisitedAaa::Forward(const VisitedAaaConfig& config, Bytes request,
                                      const Onward& onward, const VisitedAaaFound& found,
                                      MutableBytes out) {
  const Reading reading = Read(config, request);
  VisitedAaaOutcome outcome = Begin(reading);
  if (!reading.message.has_value()) return outcome;  // R103
  if (!reading.need.is_request) {
    outcome.event = VisitedAaaEvent::kNotARequest;
    return outcome;
  }
  const MessageView& message = *reading.message;
  // RFC 6733 3: R and E do not go together.
  if (message.is_error()) return Refuse(config, reading, ResultCode::kInvalidHdrBits, out);
  if (reading.error.has_value()) {
    return Refuse(config, reading, diameter::ResultCodeFor(*reading.error), out, &*reading.error);
  }
  if (IsLoop(config, message.avps())) {
    return Refuse(config, reading, ResultCode::kLoopDetected, out);
  }
  if (IsOurs(config, reading.need.destination_host)) {
    outcome.event = VisitedAaaEvent::kForThisHost;
    return outcome;
  }
  // RFC 6733 3: without P it must not leave this hop.
  if (!message.is_proxiable()) return Refuse(config, reading, ResultCode::kUnableToDeliver, out);

  const Result<void> named = internal::ValidateIdentity(onward.peer, "onward.peer");
  if (!named) return NotWritten(outcome, named.error());
  if (onward.downstream.size() > kMaxDownstream) {
    return NotWritten(outcome, MakeConfigError(Reason::kTooLong, "onward.downstream",
                                               onward.downstream.size(), kMaxDownstream));
  }
  const AssignedHomeAgents hints = Choose(config, reading, found, outcome);
  const bool hints_prefix = reading.need.wanted && found.prefix.has_value() &&
                            !reading.need.avps.First(AvpKey::kMip6HomeLinkPrefix).has_value();
  outcome.event = hints.empty() && !hints_prefix ? VisitedAaaEvent::kForwarded
                                                 : VisitedAaaEvent::kForwardedWithHint;
  outcome.local_agents = static_cast<uint8_t>(hints.size());
  outcome.hop_by_hop = reading.need.hop_by_hop;
  MessageHeader header = message.header();
  header.hop_by_hop = onward.hop_by_hop;
  return Finish(header, outcome, out, [&](MessageWriter& writer) {
    // RFC 6733 2.7: what is there stays as it is, and where it is (R94).
    writer.RawRun(message.avps().wire());
    for (const AssignedHomeAgent& agent : hints) WriteHomeAgent(agent, writer);
    if (hints_prefix) writer.Add(diameter::Mip6HomeLinkPrefix{*found.prefix});
    if (config.stateless) {
      writer.Nest(AvpKey::kProxyInfo, [&](diameter::AvpWriter& info) {
        info.Add(diameter::ProxyHost{config.origin_host});
        info.Nest(AvpKey::kProxyState, [&](diameter::AvpWriter& state) {
          state.octets().U32(static_cast<uint32_t>(reading.need.hop_by_hop));
          state.octets().Copy(onward.downstream);
        });
      });
    }
    // RFC 6733 6.1.9: who the request came from (R98).
    writer.Add(diameter::RouteRecord{onward.peer});
  });
}

VisitedAaaOutcome VisitedAaa::Return(const VisitedAaaConfig& config, Bytes answer,
                                     std::optional<HopByHopId> hop_by_hop,
                                     const VisitedAaaFound& found, MutableBytes out) {
  const Reading reading = Read(config, answer);
  VisitedAaaOutcome outcome = Begin(reading);
  if (!reading.message.has_value()) return outcome;  // R103
  if (reading.need.is_request) {
    outcome.event = VisitedAaaEvent::kNotAnAnswer;
    return outcome;
  }
  const MessageView& message = *reading.message;
  std::optional<OwnProxyInfo> kept;
  if (config.stateless) {
    kept = FindOwnProxyInfo(config, message.avps());
    hop_by_hop.reset();
    if (kept.has_value()) {
      hop_by_hop = kept->hop_by_hop;
      outcome.downstream = kept->downstream;
    }
  }
  // RFC 6733 3: an answer to nothing is discarded (R96).
  if (!hop_by_hop.has_value()) {
    outcome.event = VisitedAaaEvent::kUnknownAnswer;
    return outcome;
  }
  const AssignedHomeAgents local = Choose(config, reading, found, outcome);
  outcome.event = reading.error.has_value() ? VisitedAaaEvent::kReturnedUnread
                  : local.empty()           ? VisitedAaaEvent::kReturned
                                            : VisitedAaaEvent::kReturnedWithLocalAgent;
  outcome.local_agents = static_cast<uint8_t>(local.size());
  outcome.hop_by_hop = *hop_by_hop;
  MessageHeader header = message.header();
  header.hop_by_hop = *hop_by_hop;
  return Finish(header, outcome, out, [&](MessageWriter& writer) {
    // What cannot be read is behind the good run: it goes back too, to be judged by who asked.
    const Bytes run = message.wire().subspan(MessageView::kHeaderSize);
    writer.RawRun(run.subspan(0, kept.has_value() ? kept->begin : run.size()));
    if (kept.has_value()) writer.RawRun(run.subspan(kept->end));
    for (const AssignedHomeAgent& agent : local) WriteHomeAgent(agent, writer);
  });
}

}}}  // namespace mip6boot::v0_1::roles
