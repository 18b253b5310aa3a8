// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/nas.h"

#include <algorithm>

#include "mip6boot/diameter/avp_format.h"
#include "nas_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

// An input that nothing can come of: what is wrong with the field of that name.
Error InputError(Reason reason, const char* field, size_t have = 0, size_t want = 0) {
  return MakeConfigError(reason, field, have, want);
}

// The agents in their MIP6-Agent-Info, one behind the other.
Result<void> EncodeHints(const NasConfig& config, absl::Span<const AssignedHomeAgent> agents,
                         std::vector<uint8_t>& octets) {
  if (agents.size() > kMaxHomeAgents) {
    return Unexpected(InputError(Reason::kTooMany, "access_request.local_home_agents",
                                 agents.size(), kMaxHomeAgents));
  }
  // One that an answer would not be known by as local would come to the node as one of its home
  // network.
  const internal::Locality locality(config, agents);
  for (const AssignedHomeAgent& agent : agents) {
    if (!IsLocal(agent, locality.policy())) {
      return Unexpected(InputError(Reason::kBadValue, "access_request.local_home_agents"));
    }
  }
  const auto write = [agents](diameter::AvpWriter& out) {
    for (const AssignedHomeAgent& agent : agents) WriteHomeAgent(agent, out);
  };
  diameter::AvpWriter counting = diameter::AvpWriter::Counting();
  write(counting);
  if (!counting.ok()) return Unexpected(counting.Finish().error());
  octets.resize(counting.size());
  diameter::AvpWriter out(absl::MakeSpan(octets));
  write(out);
  return {};
}

}  // namespace

Nas::Machine::Machine(NasConfig config, RandomSource& random)
    : config_(std::move(config)),
      random_(&random),
      bindings_(config_.bindings, random),
      next_end_to_end_(random.Next()),
      next_session_(config_.first_session) {
  // RFC 6733 3: the low 12 bits of the time above 20 others, random but for the first: half a
  // million requests go before the ids of the next second's start are reached (R96).
  if (config_.peer.boot_seconds.has_value()) {
    next_end_to_end_ = (*config_.peer.boot_seconds << 20) | (next_end_to_end_ & 0x7ffff);
  }
  const Result<void> valid = config_.Validate();
  if (!valid) config_error_ = valid.error();
}

// ---- in ----

void Nas::Machine::HandleConnected(TimePoint now, const diameter::TransportSecurity& security,
                                   NasPeer peer) {
  Advance(now);
  if (config_error_.has_value()) return;
  Link& link = LinkOf(peer);
  if (link.connection.has_value()) {
    link.connection->HandleClosed(now_);
    Drain();
  }
  diameter::PeerConfig config = internal::NasPeerConfig(config_, peer);
  config.reopened = config.reopened || link.failed;
  link.connection.emplace(std::move(config), *random_);
  link.connection->HandleConnected(now_, security);
  Drain();
}

Result<void> Nas::Machine::HandleBytes(TimePoint now, Bytes octets, NasPeer peer) {
  Advance(now);
  if (config_error_.has_value()) return Unexpected(*config_error_);
  Link& link = LinkOf(peer);
  if (!link.connection.has_value()) {
    ++counters_.unknown;
    return Unexpected(InputError(Reason::kNotAllowed, "nas.peer"));
  }
  if (events_.size() >= config_.max_queued_events) {
    return Unexpected(
        MakeError(Reason::kNoSpace, 0, config_.max_queued_events, events_.size() + 1));
  }
  const Result<void> taken = link.connection->HandleBytes(now_, octets);
  Drain();
  return taken;
}

void Nas::Machine::HandleClosed(TimePoint now, NasPeer peer) {
  Advance(now);
  Link& link = LinkOf(peer);
  if (!link.connection.has_value()) {
    ++counters_.unknown;
    return;
  }
  link.connection->HandleClosed(now_);
  Drain();
}

void Nas::Machine::HandleTimeout(TimePoint now) {
  Advance(now);
  const std::optional<Deadline> next = NextDeadline();
  if (!next.has_value() || next->when > now_) ++counters_.early_timeouts;
  for (Link& link : links_) {
    if (link.connection.has_value()) link.connection->HandleTimeout(now_);
  }
  Drain();
  RunTimers();
  ExpireBindings();
}

void Nas::Machine::Disconnect(TimePoint now, diameter::DisconnectCause cause, NasPeer peer) {
  Advance(now);
  Link& link = LinkOf(peer);
  if (!link.connection.has_value()) {
    ++counters_.unknown;
    return;
  }
  link.connection->Disconnect(now_, cause);
  Drain();
}

Result<SessionNumber> Nas::Machine::Authorize(TimePoint now, const AccessRequest& request) {
  Advance(now);
  if (config_error_.has_value()) return Unexpected(*config_error_);
  if (!usable()) return Unexpected(InputError(Reason::kNotAllowed, "nas.peer"));

  // A new session, or a copy of the one to authorise again: nothing changes before the request is
  // out.
  Session* open = nullptr;
  if (request.session.has_value()) {
    open = Find(*request.session);
    if (open == nullptr || open->state != NasState::kOpen || open->key != request.key) {
      return Unexpected(InputError(Reason::kNotAllowed, "access_request.session"));
    }
  } else if (sessions_.size() >= config_.max_sessions) {
    return Unexpected(
        InputError(Reason::kTooMany, "nas.max_sessions", sessions_.size(), config_.max_sessions));
  }
  auto session =
      open != nullptr ? std::make_unique<Session>(*open) : std::make_unique<Session>(request.key);
  if (open == nullptr) session->number = static_cast<SessionNumber>(next_session_);
  session->application = request.application.value_or(config_.application);
  session->type = request.type;
  if (!request.user_name.empty()) session->user_name = std::string(request.user_name);
  session->pinned_duid.assign(request.pinned_duid.begin(), request.pinned_duid.end());
  session->states.clear();
  if (session->pinned_duid.size() > kMaxDuidSize) {
    return Unexpected(InputError(Reason::kTooLong, "access_request.pinned_duid",
                                 session->pinned_duid.size(), kMaxDuidSize));
  }
  const std::string_view realm =
      request.destination_realm.empty() ? RealmOf(request.user_name) : request.destination_realm;
  if (!realm.empty()) session->realm = std::string(realm);
  const Result<void> named = diameter::CheckDiameterIdentity(session->realm);
  if (!named) {
    const Reason why = session->realm.empty() ? Reason::kMissing : named.error().reason;
    return Unexpected(InputError(why, "access_request.destination_realm", named.error().have,
                                 named.error().want));
  }
  const Result<void> hinted = EncodeHints(config_, request.local_home_agents, session->hints);
  if (!hinted) return Unexpected(hinted.error());

  const Result<void> sent =
      SendRound(*session, {true, request.eap_payload, request.home_link_prefix, request.more});
  if (!sent) return Unexpected(sent.error());
  const SessionNumber number = session->number;
  if (open != nullptr) {
    *open = std::move(*session);
    Apply(*open, NasInput::kAuthorize);
    return number;
  }
  ++next_session_;
  Session& added = *(sessions_[static_cast<uint64_t>(number)] = std::move(session));
  Apply(added, NasInput::kAuthorize);
  // Of an attachment that asks again, the older question is void (RFC 4072 2.8.5).
  Attachment& attachment = attachments_[internal::AttachmentText(request.key)];
  const SessionNumber before = std::exchange(attachment.asking, number);
  if (before != SessionNumber{}) End(before, NasEnding::kReplaced);
  return number;
}

Result<void> Nas::Machine::ContinueEap(TimePoint now, SessionNumber number, Bytes eap_payload,
                                       AvpSpan more) {
  Advance(now);
  if (config_error_.has_value()) return Unexpected(*config_error_);
  Session* const session = Find(number);
  const bool waits = session != nullptr && (session->state == NasState::kChallenged ||
                                            session->state == NasState::kRechallenged);
  if (!waits) {
    ++counters_.unknown;
    return Unexpected(InputError(Reason::kNotAllowed, "session"));
  }
  if (!usable()) return Unexpected(InputError(Reason::kNotAllowed, "nas.peer"));
  const Result<void> sent = SendRound(*session, {false, eap_payload, std::nullopt, more});
  if (!sent) return sent;
  Apply(*session, NasInput::kContinue);
  return {};
}

bool Nas::Machine::Detach(TimePoint now, const AttachmentKey& key) {
  Advance(now);
  const auto found = attachments_.find(internal::AttachmentText(key));
  if (found == attachments_.end()) {
    ++counters_.unknown;
    return false;
  }
  const Attachment attachment = found->second;
  if (attachment.asking != SessionNumber{}) End(attachment.asking, NasEnding::kDetached);
  if (attachment.open != SessionNumber{}) End(attachment.open, NasEnding::kDetached);
  return true;
}

// ---- out ----

Result<std::optional<Bytes>> Nas::Machine::PollTransmit(MutableBytes out, NasPeer peer) {
  if (config_error_.has_value()) return Unexpected(*config_error_);
  Link& link = LinkOf(peer);
  if (!link.connection.has_value()) return std::optional<Bytes>();
  const Result<std::optional<Bytes>> message = link.connection->PollTransmit(out);
  if (!message || message->has_value()) return message;
  if (owing_.empty() && failed_over_.empty()) return message;
  // There is room again.
  Flush();
  return link.connection->PollTransmit(out);
}

std::optional<Nas::Deadline> Nas::Machine::NextDeadline() const {
  std::optional<Deadline> next;
  const auto consider = [&next](std::optional<TimePoint> when, DeadlineReason why) {
    if (when.has_value() && (!next.has_value() || *when < next->when)) next = Deadline{*when, why};
  };
  for (const Link& link : links_) {
    if (!link.connection.has_value()) continue;
    const std::optional<diameter::PeerConnection::Deadline> deadline =
        link.connection->NextDeadline();
    if (deadline.has_value()) consider(deadline->when, DeadlineReason::kPeer);
  }
  if (!timers_.empty()) consider(timers_.begin()->first, DeadlineReason::kSession);
  consider(bindings_.NextDeadline(), DeadlineReason::kBinding);
  return next;
}

NasState Nas::Machine::state(SessionNumber number) const {
  const auto found = sessions_.find(static_cast<uint64_t>(number));
  return found == sessions_.end() ? NasState::kIdle : found->second->state;
}

// ---- the handle ----

Nas::Nas(NasConfig config, RandomSource& random)
    : machine_(std::make_unique<Machine>(std::move(config), random)) {}
Nas::~Nas() = default;
Nas::Nas(Nas&&) noexcept = default;
Nas& Nas::operator=(Nas&&) noexcept = default;

void Nas::HandleConnected(TimePoint now, const diameter::TransportSecurity& security,
                          NasPeer peer) {
  machine_->HandleConnected(now, security, peer);
}
Result<void> Nas::HandleBytes(TimePoint now, Bytes octets, NasPeer peer) {
  return machine_->HandleBytes(now, octets, peer);
}
void Nas::HandleClosed(TimePoint now, NasPeer peer) { machine_->HandleClosed(now, peer); }
void Nas::HandleTimeout(TimePoint now) { machine_->HandleTimeout(now); }
void Nas::Disconnect(TimePoint now, diameter::DisconnectCause cause, NasPeer peer) {
  machine_->Disconnect(now, cause, peer);
}
Result<SessionNumber> Nas::Authorize(TimePoint now, const AccessRequest& request) {
  return machine_->Authorize(now, request);
}
Result<void> Nas::ContinueEap(TimePoint now, SessionNumber session, Bytes eap_payload,
                              absl::Span<const diameter::AvpView> more) {
  return machine_->ContinueEap(now, session, eap_payload, more);
}
bool Nas::Detach(TimePoint now, const AttachmentKey& key) { return machine_->Detach(now, key); }
Result<std::optional<Bytes>> Nas::PollTransmit(MutableBytes out, NasPeer peer) {
  return machine_->PollTransmit(out, peer);
}
std::optional<NasEvent> Nas::PollEvent() { return machine_->PollEvent(); }
std::optional<Nas::Deadline> Nas::NextDeadline() const { return machine_->NextDeadline(); }
const BindingTable& Nas::bindings() const { return machine_->bindings(); }
NasState Nas::state(SessionNumber session) const { return machine_->state(session); }
size_t Nas::sessions() const { return machine_->sessions(); }
std::string Nas::SessionId(SessionNumber session) const { return machine_->SessionId(session); }
bool Nas::usable() const { return machine_->usable(); }
const diameter::PeerConnection* Nas::peer(NasPeer peer) const { return machine_->peer(peer); }
const NasConfig& Nas::config() const { return machine_->config(); }
const NasCounters& Nas::counters() const { return machine_->counters(); }

}}}  // namespace mip6boot::v0_1::roles
