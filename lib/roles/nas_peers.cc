// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The two connections of the access server: which of them carries what, and what becomes of
// requests whose connection fails (RFC 6733 5.5.4, RFC 3539 3.4).

#include <utility>

#include "nas_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using diameter::PeerEvent;
using diameter::PeerEventId;

namespace {

constexpr size_t kFlagsOffset = 4;
constexpr size_t kHopByHopOffset = 12;

NasPeer OtherPeer(NasPeer peer) {
  return peer == NasPeer::kPrimary ? NasPeer::kSecondary : NasPeer::kPrimary;
}

// The connection has octets to write, or answers to wait for, first.
bool IsForLater(const Error& error) {
  return error.reason == Reason::kNoSpace || error.reason == Reason::kTooMany;
}

}  // namespace

std::optional<NasPeer> Nas::Machine::UsablePeer() const {
  // RFC 3539 3.4.1: back to the primary as soon as it is there again (R102).
  for (const NasPeer peer : {NasPeer::kPrimary, NasPeer::kSecondary}) {
    if (links_[static_cast<size_t>(peer)].usable()) return peer;
  }
  return std::nullopt;
}

Result<void> Nas::Machine::SendRequest(Session& session, WipedOctets message) {
  const std::optional<NasPeer> peer = UsablePeer();
  if (!peer.has_value()) return Unexpected(MakeConfigError(Reason::kNotAllowed, "nas.peer"));
  diameter::PeerConnection& connection = *LinkOf(*peer).connection;
  // RFC 6733 3: unique on its connection (R96).
  const diameter::HopByHopId hop_by_hop = connection.NextHopByHopId();
  StoreBigEndian32(message.data() + kHopByHopOffset, static_cast<uint32_t>(hop_by_hop));
  const Result<void> sent = connection.Send(now_, message);
  if (!sent) return sent;
  session.hop_by_hop = hop_by_hop;
  session.peer = *peer;
  session.request = std::move(message);
  session.sent_again = false;
  pending_[PendingKey(*peer, hop_by_hop)] = session.number;
  return {};
}

Result<void> Nas::Machine::SendAgain(Session& session, NasPeer to) {
  diameter::PeerConnection& connection = *LinkOf(to).connection;
  const diameter::HopByHopId hop_by_hop = connection.NextHopByHopId();
  // RFC 6733 3, 5.5.4: the same, with T; the end-to-end id stays (R96).
  session.request.data()[kFlagsOffset] |= diameter::kFlagRetransmitted;
  StoreBigEndian32(session.request.data() + kHopByHopOffset, static_cast<uint32_t>(hop_by_hop));
  const Result<void> sent = connection.Send(now_, session.request);
  if (!sent) return sent;
  if (session.hop_by_hop.has_value()) {
    // An answer that comes after all is one to nothing.
    Link& from = LinkOf(session.peer);
    pending_.erase(PendingKey(session.peer, *session.hop_by_hop));
    if (from.connection.has_value()) from.connection->Forget(*session.hop_by_hop);
  }
  session.hop_by_hop = hop_by_hop;
  session.peer = to;
  session.sent_again = true;
  pending_[PendingKey(to, hop_by_hop)] = session.number;
  ++counters_.sent_again;
  return {};
}

void Nas::Machine::FlushFailedOver() {
  while (!failed_over_.empty()) {
    const std::optional<NasPeer> peer = UsablePeer();
    if (!peer.has_value()) return;
    Session* const session = Find(failed_over_.front());
    const bool waits = session != nullptr && !session->request.empty() && !session->sent_again &&
                       session->state != NasState::kOwing;
    // Its peer may have come back in the meantime, and has the request.
    const bool is_there = waits && session->hop_by_hop.has_value() && session->peer == *peer;
    if (waits && !is_there) {
      const Result<void> sent = SendAgain(*session, *peer);
      if (!sent && IsForLater(sent.error())) return;
      if (!sent) Lose(*session);
    }
    failed_over_.pop_front();
  }
}

void Nas::Machine::Flush() {
  FlushFailedOver();
  while (!owing_.empty()) {
    const std::optional<NasPeer> peer = UsablePeer();
    if (!peer.has_value()) return;
    Session* const session = Find(owing_.front());
    if (session != nullptr && session->state == NasState::kOwing) {
      // One whose connection was lost before its answer came is still there.
      const Result<void> sent =
          session->request.empty() ? SendTermination(*session) : SendAgain(*session, *peer);
      if (sent) {
        Apply(*session, NasInput::kPeerUsable);
      } else if (IsForLater(sent.error())) {
        return;
      } else {
        ++counters_.terminations_lost;
        Apply(*session, NasInput::kTerminated);
      }
    }
    owing_.pop_front();
  }
}

void Nas::Machine::Drain() {
  DrainLink(NasPeer::kPrimary);
  DrainLink(NasPeer::kSecondary);
  Flush();
}

void Nas::Machine::DrainLink(NasPeer peer) {
  Link& link = LinkOf(peer);
  while (link.connection.has_value()) {
    const std::optional<PeerEvent> event = link.connection->PollEvent();
    if (!event.has_value()) break;
    NasEvent told;
    told.peer = peer;
    switch (event->id) {
      case PeerEventId::kOpened:
      case PeerEventId::kRecovered:
        link.was_open = true;
        told.id = NasEventId::kPeerOpen;
        Tell(told);
        // What waits for an answer of a suspect has somewhere to go now.
        if (const diameter::PeerConnection* other = this->peer(OtherPeer(peer));
            other != nullptr && other->state() == diameter::PeerState::kSuspect) {
          FailOver(OtherPeer(peer));
        }
        break;
      case PeerEventId::kSuspect:
        told.id = NasEventId::kPeerSuspect;
        Tell(told);
        FailOver(peer);
        break;
      case PeerEventId::kMessage:
        HandleMessage(peer, event->message);
        break;
      case PeerEventId::kDisconnecting:
        link.disconnect_cause = event->disconnect_cause;
        break;
      case PeerEventId::kFailed:
        link.failure = event->why;
        break;
      case PeerEventId::kClosed:
        LosePeer(peer);
        break;
    }
  }
}

std::set<SessionNumber> Nas::Machine::WaitingFor(NasPeer peer) const {
  // In the order of their numbers: the same inputs give the same events.
  std::set<SessionNumber> waiting;
  for (const auto& [key, number] : pending_) {
    if (key >> 32 == static_cast<uint64_t>(peer)) waiting.insert(number);
  }
  return waiting;
}

void Nas::Machine::FailOver(NasPeer from) {
  const NasPeer to = OtherPeer(from);
  if (!LinkOf(to).usable()) return;
  for (const SessionNumber number : WaitingFor(from)) {
    Session* const session = Find(number);
    // Once: two peers that fail in turn must not keep a request alive for ever.
    if (session == nullptr || session->sent_again) continue;
    const Result<void> sent = SendAgain(*session, to);
    if (!sent && !IsForLater(sent.error())) continue;
    if (!sent) failed_over_.push_back(number);
    session->due = SaturatingAdd(now_, config_.request_timeout);
    SetTimer(*session);
  }
}

void Nas::Machine::LosePeer(NasPeer peer) {
  Link& link = LinkOf(peer);
  NasEvent event;
  event.id = NasEventId::kPeerLost;
  event.peer = peer;
  event.peer_failure = link.failure;
  event.disconnect_cause = link.disconnect_cause;
  Tell(event);
  link.failed = link.failure.has_value() && (link.failed || link.was_open);
  link.failure.reset();
  link.disconnect_cause.reset();
  link.was_open = false;

  FailOver(peer);
  const std::set<SessionNumber> later(failed_over_.begin(), failed_over_.end());
  for (const SessionNumber number : WaitingFor(peer)) {
    Session* const session = Find(number);
    if (session == nullptr || !session->hop_by_hop.has_value()) continue;
    if (later.count(number) == 0) {
      Lose(*session);
      continue;
    }
    pending_.erase(PendingKey(peer, *session->hop_by_hop));
    session->hop_by_hop.reset();
  }
}

void Nas::Machine::Lose(Session& session) {
  if (session.hop_by_hop.has_value()) {
    pending_.erase(PendingKey(session.peer, *session.hop_by_hop));
    session.hop_by_hop.reset();
  }
  Circumstances lost;
  lost.failure = NasFailure::kPeerLost;
  Apply(session, NasInput::kPeerLost, lost);
}

}}}  // namespace mip6boot::v0_1::roles
