// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The mobile node: what arrives, and what is told about it.

#include <algorithm>
#include <utility>

#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/information_refresh_time.h"
#include "mip6boot/dhcpv6/max_rt.h"
#include "mip6boot/dhcpv6/reconfigure.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/dhcpv6/status_code.h"
#include "mip6boot/dhcpv6/validation.h"
#include "mip6boot/roles/home_network_options.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::MessageType;
using dhcpv6::MessageView;
using dhcpv6::StatusCodeValue;
using Action = MobileNodeAction;
using EventId = MobileNodeEventId;
using Input = MobileNodeInput;

constexpr size_t kMaxDatagram = 65535;
// Events that nobody has polled. The last ones are kept for those that replace their kind.
constexpr size_t kMaxEvents = 32;
constexpr size_t kMaxTransientEvents = 28;

Duration Seconds(uint32_t seconds) { return std::chrono::seconds(seconds); }

bool IsSame(const HomeNetworkInformation& a, const HomeNetworkInformation& b) {
  return a.kind == b.kind && a.id == b.id && a.options == b.options;
}

size_t CountAgents(absl::Span<const HomeNetworkInformation> networks) {
  size_t count = 0;
  for (const HomeNetworkInformation& network : networks) {
    count += network.network.addresses.size() + network.network.names.size();
  }
  return count;
}

bool IsAmong(absl::Span<const HomeNetworkInformation> networks, const LearntHomeAgent& agent) {
  return std::any_of(
      networks.begin(), networks.end(), [&](const HomeNetworkInformation& information) {
        const HomeNetwork& network = information.network;
        if (agent.address.has_value()) {
          return std::find(network.addresses.begin(), network.addresses.end(), *agent.address) !=
                 network.addresses.end();
        }
        return std::any_of(network.names.begin(), network.names.end(), [&](DomainNameView name) {
          return name.EqualsIgnoringCase(agent.name);
        });
      });
}

bool IsTransient(EventId id) {
  return id == EventId::kDropped || id == EventId::kStatusFailure || id == EventId::kReconfigured;
}

}  // namespace

void MobileNode::HandleDatagram(TimePoint now, const ReceivedDatagram& received,
                                ReconfigureAuthentication authentication) {
  Advance(now);
  ++counters_.received;
  if (received.interface != config_.interface) return Drop(MobileNodeDrop::kOtherInterface);
  if (received.payload.size() > kMaxDatagram) return Drop(MobileNodeDrop::kTooLarge);
  if (dhcpv6::RelayView::Matches(received.payload)) {
    return Drop(MobileNodeDrop::kInvalid, std::nullopt,
                dhcpv6::Violation{dhcpv6::ViolationKind::kNotForClient});
  }
  const Result<MessageView> message = MessageView::Parse(received.payload, 0, config_.limits);
  if (!message) return Drop(MobileNodeDrop::kMalformed, message.error());
  if (message->type() == MessageType::kReconfigure) {
    HandleReconfigure(*message, received.to_unicast, authentication);
  } else {
    HandleReply(*message);
  }
}

void MobileNode::HandleReply(const MessageView& message) {
  // A Reply that no request is out for; other types are invalid at any time.
  if (message.type() == MessageType::kReply &&
      TransitionOf(state_, Input::kReply).action == Action::kDrop) {
    return Drop(MobileNodeDrop::kNotExpected);
  }
  const Bytes client_id(config_.client_id.data(), config_.client_id.size());
  if (const auto violation = dhcpv6::ValidateReply(message, client_id, transaction_id_)) {
    return Drop(MobileNodeDrop::kInvalid, std::nullopt, violation);
  }
  if (const auto server = message.options().Find<dhcpv6::ServerId>(); !server) {
    return Drop(MobileNodeDrop::kMalformed, server.error());
  }
  TakeMaxRetransmissionTimes(message.options());

  // RFC 8415 18.2.10. A status code that cannot be read counts as none.
  const StatusCodeValue status =
      message.options().Find<dhcpv6::StatusCode>().value_or(dhcpv6::StatusCode{}).value;
  if (status != StatusCodeValue::kSuccess) {
    MobileNodeEvent event;
    event.id = EventId::kStatusFailure;
    event.status = status;
    Tell(event);
  }
  if (status == StatusCodeValue::kUnspecFail) {
    // The exchange goes on at its own pace, for a limited time; another server may do better (R77).
    Apply(Input::kUnspecFail);
  } else if (status == StatusCodeValue::kUseMulticast) {
    // We never send otherwise: once again, lest a server that keeps saying so keeps us sending
    // (R77).
    if (!std::exchange(multicast_asked_, true)) Apply(Input::kUseMulticast);
  } else {
    Apply(Input::kReply);
    TakeReply(message);
  }
}

void MobileNode::TakeMaxRetransmissionTimes(const dhcpv6::OptionRange& options) {
  // RFC 8415 18.2.10: from a Reply that reports a failure too (R77); others than 60..86400 are
  // ignored.
  if (const auto sol = options.Find<dhcpv6::SolMaxRt>(); sol && sol->IsValid()) {
    sol_max_rt_ = Seconds(sol->seconds);
  }
  if (const auto inf = options.Find<dhcpv6::InfMaxRt>(); inf && inf->IsValid()) {
    inf_max_rt_ = Seconds(inf->seconds);
    retransmission_.set_max_timeout(inf_max_rt_);
  }
}

void MobileNode::TakeReply(const MessageView& message) {
  ++counters_.replies;
  End();
  refresh_at_ = RefreshAt(message.options());

  std::vector<uint8_t> octets(message.wire().begin(), message.wire().end());
  const Result<MessageView> kept = MessageView::Parse(octets, 0, config_.limits);
  if (!kept) return;  // it was sound a moment ago
  const ReadInformation read =
      ReadHomeNetworkInformation(kept->options(), config_.request.View(), config_.decode);
  const AcceptedHomeNetworks& accepted = read.accepted;
  counters_.malformed_options += read.malformed;
  counters_.misplaced_options += read.misplaced;  // (R13)
  counters_.not_asked += accepted.not_asked;      // (R18)
  counters_.foreign += accepted.foreign;          // (R12)
  counters_.incomplete += accepted.incomplete;    // (R14)

  const bool same = Know(accepted);
  moved_ = false;
  reply_ = std::move(octets);  // its octets stay where they are, and so do the views of them
  restored_.clear();
  TellHomeNetworks(same);
  if (lacks_home_agent()) {
    TellFallback(FallbackReason::kNothingUsable);  // (R23)
  } else if (!trials_.current().has_value()) {
    TellHomeAgentsFailed();  // it brings none but those that failed already (R73)
  }
}

bool MobileNode::Know(const AcceptedHomeNetworks& accepted) {
  const bool same = std::equal(networks_.begin(), networks_.end(), accepted.kept.begin(),
                               accepted.kept.end(), IsSame);
  const std::optional<LearntHomeAgent> used = current_home_agent();
  networks_.assign(accepted.kept.begin(), accepted.kept.end());
  if (!same) trials_.Reset(CountAgents(networks_));
  // RFC 8415 18.2.10: what a later Reply lacks is no longer to be used (R21).
  if (told_networks_ && used.has_value() && !IsAmong(networks_, *used)) {
    home_agent_withdrawn_ = true;
  }
  return same;
}

// RFC 8415 21.23 (R20, R79).
std::optional<TimePoint> MobileNode::RefreshAt(const dhcpv6::OptionRange& options) const {
  using dhcpv6::InformationRefreshTime;
  const InformationRefreshTime time = options.Find<InformationRefreshTime>().value_or(
      InformationRefreshTime{InformationRefreshTime::kDefault});
  if (time.seconds == InformationRefreshTime::kInfinity) {
    if (!config_.max_refresh_time.has_value()) return std::nullopt;
    return SaturatingAdd(now_, *config_.max_refresh_time);
  }
  const Duration wait = Seconds(time.effective_seconds());
  return SaturatingAdd(now_, std::min(wait, config_.max_refresh_time.value_or(wait)));
}

void MobileNode::HandleReconfigure(const MessageView& message, bool to_unicast,
                                   ReconfigureAuthentication authentication) {
  dhcpv6::ReconfigureValidation validation;
  validation.client_id = Bytes(config_.client_id.data(), config_.client_id.size());
  validation.received_by_unicast = to_unicast;
  validation.authenticated = authentication == ReconfigureAuthentication::kVerified;
  if (const auto violation = dhcpv6::ValidateReconfigure(message, validation)) {
    return Drop(MobileNodeDrop::kInvalid, std::nullopt, violation);  // (R78)
  }
  const auto server = message.options().Find<dhcpv6::ServerId>();
  if (!server) return Drop(MobileNodeDrop::kMalformed, server.error());
  const auto asked = message.options().Find<dhcpv6::ReconfigureMessage>();
  if (!asked) return Drop(MobileNodeDrop::kMalformed, asked.error());
  if (asked->type != MessageType::kInformationRequest) {
    return Drop(MobileNodeDrop::kStatefulReconfigure);
  }
  const bool stopped = state_ == MobileNodeState::kStopped;
  if (Apply(Input::kReconfigure) == Action::kDrop) {
    return Drop(stopped ? MobileNodeDrop::kNotExpected : MobileNodeDrop::kExchangeOpen);
  }
  // RFC 8415 18.2.6: the requests of this exchange name the server, no others do (R78).
  server_id_.assign(server->duid.begin(), server->duid.end());
  MobileNodeEvent event;
  event.id = EventId::kReconfigured;
  Tell(event);
}

// ---- telling ----

void MobileNode::Drop(MobileNodeDrop drop, const std::optional<Error>& error,
                      const std::optional<dhcpv6::Violation>& violation) {
  ++counters_.drops[static_cast<size_t>(drop)];
  MobileNodeEvent event;
  event.id = EventId::kDropped;
  event.drop = drop;
  event.error = error;
  event.violation = violation;
  Tell(event);
}

// Only the newest event about home networks is of use: an older one speaks of a Reply that is no
// longer kept.
void MobileNode::TellHomeNetworks(bool same) {
  const std::optional<EventId> before =
      Withdraw(EventId::kHomeNetworksLearnt, EventId::kHomeNetworksGone);
  if (before.has_value() && before != EventId::kHomeNetworksRefreshed) same = false;
  MobileNodeEvent event;
  if (networks_.empty()) {
    if (!told_networks_) return;
    event.id = EventId::kHomeNetworksGone;  // RFC 8415 18.2.10 (R21)
  } else {
    Withdraw(EventId::kFallbackNeeded, EventId::kFallbackNeeded);
    event.id = !told_networks_ ? EventId::kHomeNetworksLearnt
               : same          ? EventId::kHomeNetworksRefreshed
                               : EventId::kHomeNetworksChanged;
  }
  Tell(event);
}

void MobileNode::TellFallback(FallbackReason reason) {
  Withdraw(EventId::kFallbackNeeded, EventId::kFallbackNeeded);
  MobileNodeEvent event;
  event.id = EventId::kFallbackNeeded;
  event.fallback = reason;
  Tell(event);
}

void MobileNode::TellHomeAgentsFailed() {
  TellFallback(trials_.unrecoverable() ? FallbackReason::kHomeAgentsRefused
                                       : FallbackReason::kHomeAgentsFailed);
}

// Takes an event of these kinds back that nobody has polled.
std::optional<EventId> MobileNode::Withdraw(EventId first, EventId last) {
  const auto found = std::find_if(
      events_.begin(), events_.end(),
      [=](const MobileNodeEvent& event) { return event.id >= first && event.id <= last; });
  if (found == events_.end()) return std::nullopt;
  const EventId id = found->id;
  events_.erase(found);
  return id;
}

void MobileNode::Tell(const MobileNodeEvent& event) {
  ++counters_.events[static_cast<size_t>(event.id)];
  if (events_.size() >= (IsTransient(event.id) ? kMaxTransientEvents : kMaxEvents)) {
    ++counters_.events_lost;
    return;
  }
  events_.push_back(event);
}

std::optional<MobileNodeEvent> MobileNode::PollEvent() {
  if (events_.empty()) return std::nullopt;
  MobileNodeEvent event = events_.front();
  events_.erase(events_.begin());
  switch (event.id) {
    case EventId::kHomeNetworksLearnt:
    case EventId::kHomeNetworksChanged:
    case EventId::kHomeNetworksRefreshed:
      event.networks = networks_;
      event.home_agent_withdrawn = std::exchange(home_agent_withdrawn_, false);
      told_networks_ = true;
      break;
    case EventId::kHomeNetworksGone:
      event.home_agent_withdrawn = std::exchange(home_agent_withdrawn_, false);
      told_networks_ = false;
      break;
    case EventId::kFallbackNeeded:
    case EventId::kHomeAgentsRetry:
    case EventId::kReconfigured:
    case EventId::kStatusFailure:
    case EventId::kDropped:
      break;
  }
  return event;
}

}}}  // namespace mip6boot::v0_1::roles
