// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/mobile_node.h"

#include <algorithm>
#include <utility>

#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/elapsed_time.h"
#include "mip6boot/dhcpv6/oro.h"
#include "mip6boot/dhcpv6/reconfigure.h"
#include "mip6boot/roles/home_network_options.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::MessageType;
using dhcpv6::OptionCode;
using dhcpv6::OptionWriter;
using Action = MobileNodeAction;
using Input = MobileNodeInput;
using State = MobileNodeState;

// Far beyond any life, and far from the ends of TimePoint: differences of times within this never
// overflow.
constexpr Duration kForever(int64_t{1} << 60);

TimePoint Bounded(TimePoint now) {
  return std::clamp(now, TimePoint(-kForever), TimePoint(kForever));
}

// Calls `visit(index, agent)` for each agent in `networks` in order of preference, until it returns
// true.
template <typename Visit>
void VisitAgents(absl::Span<const HomeNetworkInformation> networks, Visit visit) {
  size_t index = 0;
  for (const HomeNetworkInformation& network : networks) {
    for (const Ipv6Address& address : network.network.addresses) {
      if (visit(index++, LearntHomeAgent{&network, address, DomainNameView()})) return;
    }
    for (const DomainNameView name : network.network.names) {
      if (visit(index++, LearntHomeAgent{&network, std::nullopt, name})) return;
    }
  }
}

}  // namespace

Ipv6Address AllDhcpRelayAgentsAndServers() {
  return Ipv6Address({0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01, 0, 0x02});
}

MobileNode::MobileNode(MobileNodeConfig config, RandomSource& random)
    : config_(std::move(config)),
      random_(&random),
      now_(-kForever),
      retransmission_(dhcpv6::kInformationRequestTimes),
      tokens_(RateLimit()),
      next_ask_at_(-kForever) {
  if (const Result<void> valid = config_.Validate(); !valid) {
    config_error_ = valid.error();
    return;
  }
  tokens_ = TokenBucket(config_.rate_limit);
  trials_ = HomeAgentTrials(0, config_.home_agent_retry_wait);
}

// ---- in ----

void MobileNode::Start(TimePoint now) {
  Advance(now);
  if (!config_error_.has_value()) ApplyCall(Input::kStart);
}

void MobileNode::Stop(TimePoint now) {
  Advance(now);
  ApplyCall(Input::kStop);
}

void MobileNode::HandleTimeout(TimePoint now) {
  const std::optional<Deadline> next = NextDeadline();
  if (!next.has_value() || next->when > Latest(now)) ++counters_.early_timeouts;
  Advance(now);
}

void MobileNode::HandleLinkChange(TimePoint now, LinkChange change) {
  Advance(now);
  switch (change) {
    case LinkChange::kMoved:
      moved_ = true;
      ApplyCall(Input::kMoved);
      // A request that was to be sent anyway serves the new link too, and now has to bring
      // something.
      if (state_ != State::kStopped && !fallback_at_.has_value()) {
        fallback_at_ = SaturatingAdd(now_, config_.fallback_wait);
      }
      break;
    case LinkChange::kPrefixesChanged:
      AskLimited();
      break;
  }
}

void MobileNode::Ask(TimePoint now) {
  Advance(now);
  ApplyCall(Input::kAsk);
}

template <typename IsFailed>
void MobileNode::ReportFailed(TimePoint now, HomeAgentFailure failure, IsFailed is_failed) {
  Advance(now);
  const bool had_one = trials_.current().has_value();
  bool known = false;
  VisitAgents(networks_, [&](size_t index, const LearntHomeAgent& agent) {
    if (is_failed(agent)) {
      known = true;
      trials_.ReportFailed(now_, index, failure);
    }
    return false;
  });
  if (!known) ++counters_.unknown_home_agents;
  if (!had_one || trials_.current().has_value()) return;
  TellHomeAgentsFailed();
  AskLimited();  // RFC 6610 4.1: a node may ask again when its home agent failed (R80)
}

void MobileNode::ReportHomeAgentFailed(TimePoint now, const Ipv6Address& address,
                                       HomeAgentFailure failure) {
  ReportFailed(now, failure,
               [&](const LearntHomeAgent& agent) { return agent.address == address; });
}

void MobileNode::ReportHomeAgentFailed(TimePoint now, DomainNameView name,
                                       HomeAgentFailure failure) {
  ReportFailed(now, failure, [&](const LearntHomeAgent& agent) {
    return !agent.name.empty() && agent.name.EqualsIgnoringCase(name);
  });
}

// RFC 8415 18.2.12: what is asked because something was noticed, not told, is limited (R75).
void MobileNode::AskLimited() {
  // An exchange that is open, or about to be, answers it.
  if (TransitionOf(state_, Input::kAskLimited).action == Action::kIgnore) return;
  if (now_ < next_ask_at_) {
    ++counters_.asks_held_back;
    ask_held_ = true;
    return;
  }
  next_ask_at_ = SaturatingAdd(now_, config_.ask_interval);
  Apply(Input::kAskLimited);
}

// ---- the clocks ----

TimePoint MobileNode::Latest(TimePoint now) const { return std::max(now_, Bounded(now)); }

void MobileNode::Advance(TimePoint now) {
  now_ = Latest(now);
  tokens_.Refill(now_);
  if (state_ == State::kDelaying && now_ >= start_at_) Apply(Input::kDelayOver);
  if (state_ == State::kWaiting &&
      retransmission_.HandleTimeout(now_, *random_) == dhcpv6::Retransmission::Action::kTransmit) {
    Apply(Input::kRetransmitDue);
  }
  if (failure_until_.has_value() && now_ >= *failure_until_) Apply(Input::kFailureLimit);
  if (state_ == State::kResting && refresh_at_.has_value() && now_ >= *refresh_at_) {
    Apply(Input::kRefreshDue);
  }
  if (fallback_at_.has_value() && now_ >= *fallback_at_) {
    fallback_at_.reset();
    TellFallback(FallbackReason::kNoReply);  // (R23)
  }
  if (ask_held_ && now_ >= next_ask_at_) {
    ask_held_ = false;
    AskLimited();
  }
  if (trials_.HandleTimeout(now_)) {
    Withdraw(MobileNodeEventId::kHomeAgentsRetry, MobileNodeEventId::kHomeAgentsRetry);
    MobileNodeEvent event;
    event.id = MobileNodeEventId::kHomeAgentsRetry;
    Tell(event);
  }
}

std::optional<MobileNode::Deadline> MobileNode::NextDeadline() const {
  std::optional<Deadline> next;
  const auto consider = [&next](std::optional<TimePoint> when, DeadlineReason why) {
    if (when.has_value() && (!next.has_value() || *when < next->when)) next = Deadline{*when, why};
  };
  switch (state_) {
    case State::kStopped:
      break;
    case State::kDelaying:
      consider(start_at_, DeadlineReason::kStartDelay);
      break;
    case State::kFirstDue:
    case State::kAgainDue:
      consider(tokens_.next_token(),
               tokens_.has_token() ? DeadlineReason::kTransmit : DeadlineReason::kRateLimit);
      break;
    case State::kWaiting:
      consider(retransmission_.next_timeout(), DeadlineReason::kRetransmit);
      break;
    case State::kResting:
      consider(refresh_at_, DeadlineReason::kRefresh);
      break;
  }
  consider(failure_until_, DeadlineReason::kFailureLimit);
  consider(fallback_at_, DeadlineReason::kFallback);
  if (ask_held_) consider(next_ask_at_, DeadlineReason::kAskLimit);
  consider(trials_.NextDeadline(), DeadlineReason::kHomeAgentRetry);
  return next;
}

const char* MobileNode::DeadlineName(DeadlineReason reason) {
  switch (reason) {
#define MIP6BOOT_DEADLINE(enumerator, name, text) \
  case DeadlineReason::enumerator:                \
    return name;
#include "mip6boot/roles/mobile_node.def"
  }
  return "";
}

// ---- the table's actions ----

void MobileNode::ApplyCall(MobileNodeInput input) {
  if (Apply(input) == Action::kIgnore) ++counters_.ignored;
}

MobileNodeAction MobileNode::Apply(MobileNodeInput input) {
  const MobileNodeTransition transition = TransitionOf(state_, input);
  state_ = transition.next;
  switch (transition.action) {
    case Action::kIgnore:
      break;
    case Action::kBegin:
      Begin();
      // RFC 8415 18.2.6: a random delay, so that nodes that start or move together do not ask
      // together (R10).
      start_at_ =
          SaturatingAdd(now_, dhcpv6::StartDelay(dhcpv6::kInformationRequestTimes, *random_));
      break;
    case Action::kBeginNow:
    case Action::kBeginForServer:
      Begin();
      break;
    case Action::kResume:
      End();
      break;
    case Action::kEnd:
      End();
      ask_held_ = false;
      break;
    case Action::kMakeDue:
      held_back_ = false;
      break;
    case Action::kStartTimer:
      first_sent_at_ = now_;
      retransmission_.Start(now_, *random_);
      break;
    case Action::kCountAgain:
      ++counters_.retransmitted;
      // The transmission was held back for longer than RT: this one stands for the one that RT asks
      // for meanwhile.
      (void)retransmission_.HandleTimeout(now_, *random_);
      break;
    case Action::kNoteFailure:
      if (!failure_until_.has_value()) {
        failure_until_ = SaturatingAdd(now_, config_.failure_retry_time);
      }
      break;
    case Action::kRest:
      End();
      refresh_at_ = SaturatingAdd(now_, config_.failure_rest_time);
      if (lacks_home_agent()) TellFallback(FallbackReason::kServerFailed);
      break;
    case Action::kTakeReply:
    case Action::kDrop:
      break;
  }
  return transition.action;
}

void MobileNode::Begin() {
  End();
  ask_held_ = false;  // this is the answer to it
  ++counters_.exchanges;
  transaction_id_ = static_cast<dhcpv6::TransactionId>(random_->Next() >> 8);  // (R74)
  if (lacks_home_agent()) fallback_at_ = SaturatingAdd(now_, config_.fallback_wait);
}

void MobileNode::End() {
  retransmission_.Stop();
  server_id_.clear();
  multicast_asked_ = false;
  held_back_ = false;
  failure_until_.reset();
  refresh_at_.reset();
  fallback_at_.reset();
}

// ---- transmissions ----

Result<std::optional<MobileNode::Transmit>> MobileNode::PollTransmit(MutableBytes out) {
  if (config_error_.has_value()) return Unexpected(*config_error_);
  const std::optional<Transmit> nothing;
  if (state_ != State::kFirstDue && state_ != State::kAgainDue) return nothing;
  if (!tokens_.has_token()) {
    if (!held_back_) ++counters_.rate_limited;
    held_back_ = true;
    return nothing;
  }
  OptionWriter request(out);
  WriteRequest(request);
  const Result<Bytes> datagram = request.Finish();
  if (!datagram) {
    OptionWriter counting = OptionWriter::Counting();
    WriteRequest(counting);
    if (!counting.ok()) return Unexpected(counting.Finish().error());
    return Unexpected(MakeError(Reason::kNoSpace, 0, out.size(), counting.size()));
  }
  tokens_.Take();
  ++counters_.sent;
  Apply(Input::kSent);
  Transmit transmit;
  transmit.datagram = *datagram;
  transmit.destination.endpoint = {AllDhcpRelayAgentsAndServers(), dhcpv6::kServerPort};
  transmit.destination.interface = config_.interface;
  return std::optional<Transmit>(transmit);
}

void MobileNode::WriteRequest(OptionWriter& out) const {
  const HomeNetworkRequest request = config_.request.View();
  out.MessageHeader(MessageType::kInformationRequest, transaction_id_);
  out.Add(dhcpv6::ClientId{Bytes(config_.client_id.data(), config_.client_id.size())});  // (R7)
  if (!server_id_.empty()) out.Add(dhcpv6::ServerId{server_id_});                        // (R78)

  // RFC 8415 18.2.6, 15: how long this exchange has lasted, brought up to date in each
  // retransmission (R8).
  dhcpv6::ElapsedTime elapsed;
  if (state_ == State::kAgainDue) {
    elapsed.centiseconds = static_cast<uint16_t>(std::min<int64_t>(
        (now_ - first_sent_at_) / std::chrono::milliseconds(10), dhcpv6::ElapsedTime::kMax));
  }
  out.Add(elapsed);

  // RFC 8415 21.23, 21.25: every Information-request asks for these two (R8).
  BoundedVector<OptionCode, kMaxExtraOptions + 2> wanted = {OptionCode::kInfMaxRt,
                                                            OptionCode::kInformationRefreshTime};
  for (const OptionCode option : config_.extra_options) (void)wanted.TryPushBack(option);
  const Result<RequestedOptions> codes =
      AddToOptionRequest(request, absl::MakeConstSpan(wanted.data(), wanted.size()));
  if (!codes) return out.Fail(codes.error());
  out.Add(dhcpv6::OptionRequestList{absl::MakeConstSpan(codes->data(), codes->size())});
  WriteHomeNetworkIds(request, out);
  if (config_.accept_reconfigure) out.Add(dhcpv6::ReconfigureAccept{});
}

// ---- what is known ----

// A network may have prefixes alone (R24). After a move what was learnt is still there to be used
// (R21), but it may be the old link's, a visited network above all.
bool MobileNode::lacks_home_agent() const {
  return moved_ ||
         std::all_of(networks_.begin(), networks_.end(), [](const HomeNetworkInformation& network) {
           return network.network.addresses.empty() && network.network.names.empty();
         });
}

std::optional<LearntHomeAgent> MobileNode::current_home_agent() const {
  const std::optional<size_t> current = trials_.current();
  std::optional<LearntHomeAgent> found;
  if (!current.has_value()) return found;
  VisitAgents(networks_, [&](size_t index, const LearntHomeAgent& agent) {
    if (index != *current) return false;
    found = agent;
    return true;
  });
  return found;
}

DnsQuestions MobileNode::fallback_questions() const {
  return QuestionsFor(config_.dns_fallback).value_or(DnsQuestions());
}

}}}  // namespace mip6boot::v0_1::roles
