// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the access server says and hears.

#include <charconv>
#include <chrono>

#include "mip6boot/diameter/error_answer.h"
#include "nas_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using diameter::AvpKey;
using diameter::AvpView;
using diameter::CommandCode;
using diameter::MessageHeader;
using diameter::MessageView;
using diameter::MessageWriter;
using diameter::ResultCode;

namespace {

// Writes what `write(out)` does, in exactly as many octets.
template <typename Write>
Result<void> Compose(const MessageHeader& header, WipedOctets& octets, Write write) {
  MessageWriter counting = MessageWriter::Counting(header);
  write(counting);
  if (!counting.ok()) return Unexpected(counting.Finish().error());
  octets = WipedOctets(counting.size());
  MessageWriter out(absl::MakeSpan(octets), header);
  write(out);
  const Result<Bytes> written = out.Finish();
  if (!written) return Unexpected(written.error());
  return {};
}

// AAR and DER but for EAP. RFC 6733 6.1: the first request of a session names no host (R92).
template <typename Request>
void FillRequest(const NasConfig& config, std::string_view session_id,
                 diameter::ApplicationId application, diameter::AuthRequestType type,
                 std::string_view realm, std::string_view server_host, std::string_view user_name,
                 Request& request) {
  request.session_id = session_id;
  request.auth_application_id = application;
  request.origin_host = config.peer.origin_host;
  request.origin_realm = config.peer.origin_realm;
  request.destination_realm = realm;
  request.auth_request_type = type;
  if (!server_host.empty()) request.destination_host = server_host;
  if (!user_name.empty()) request.user_name = user_name;
}

// What tells a request of a server from all others: Origin-Host and end-to-end id, and beside them
// what a sender that uses an id again would change (R97).
std::string ServedKey(const MessageView& message, std::string_view origin_host,
                      std::string_view session_id) {
  std::string key = std::to_string(static_cast<uint32_t>(message.end_to_end())) + ' ' +
                    std::to_string(static_cast<uint32_t>(message.command())) + ' ';
  key.append(origin_host.data(), origin_host.size());
  key += ' ';
  key.append(session_id.data(), session_id.size());
  return key;
}

}  // namespace

// ---- out ----

template <typename Writer>
void Nas::Machine::WriteRound(const Session& session, const Round& round,
                              std::string_view session_id, Writer& out) const {
  const diameter::ApplicationId application = internal::ApplicationOf(session.application);
  if (session.application == NasApplication::kEap) {
    diameter::DiameterEapRequest der;
    FillRequest(config_, session_id, application, session.type, session.realm, session.server_host,
                session.user_name, der);
    der.eap_payload = round.eap_payload;
    out.Add(der);
  } else {
    diameter::AaRequest aar;
    FillRequest(config_, session_id, application, session.type, session.realm, session.server_host,
                session.user_name, aar);
    out.Add(aar);
  }
  // RFC 5778 5.1: in the first request alone (R64), and in one that asks to authorise (R93).
  if (round.first && session.type != diameter::AuthRequestType::kAuthenticateOnly) {
    const std::optional<diameter::FeatureSet> features =
        OfferedFeatures(config_.features, !session.hints.empty());
    if (features.has_value()) out.Add(diameter::Mip6FeatureVector{*features});
    out.RawRun(session.hints);
    if (round.home_link_prefix.has_value()) {
      out.Add(diameter::Mip6HomeLinkPrefix{*round.home_link_prefix});
    }
  }
  out.RawRun(session.states);
  for (const AvpView& avp : round.more) out.Raw(avp);
}

Result<void> Nas::Machine::SendRound(Session& session, const Round& round) {
  MessageHeader header;
  header.flags = diameter::kFlagRequest | diameter::kFlagProxiable;
  header.command =
      session.application == NasApplication::kEap ? CommandCode::kDiameterEap : CommandCode::kAa;
  header.application = internal::ApplicationOf(session.application);
  header.end_to_end = NextEndToEndId();

  const std::string session_id = SessionId(session.number);
  WipedOctets message;
  const Result<void> composed = Compose(
      header, message, [&](MessageWriter& out) { WriteRound(session, round, session_id, out); });
  if (!composed) return composed;
  const Result<void> sent = SendRequest(session, std::move(message));
  if (!sent) return sent;
  session.end_to_end = header.end_to_end;
  session.states.clear();
  ++counters_.requests;
  return {};
}

Result<void> Nas::Machine::SendTermination(Session& session) {
  MessageHeader header;
  header.flags = diameter::kFlagRequest | diameter::kFlagProxiable;
  header.command = CommandCode::kSessionTermination;
  header.application = internal::ApplicationOf(session.application);
  header.end_to_end = NextEndToEndId();

  const std::string session_id = SessionId(session.number);
  diameter::SessionTerminationRequest str;
  str.session_id = session_id;
  str.origin_host = config_.peer.origin_host;
  str.origin_realm = config_.peer.origin_realm;
  str.destination_realm = session.realm;
  str.auth_application_id = header.application;
  str.termination_cause = session.cause;
  if (!session.server_host.empty()) str.destination_host = session.server_host;
  WipedOctets message;
  const Result<void> composed = Compose(header, message, [&](MessageWriter& out) { out.Add(str); });
  if (!composed) return composed;
  const Result<void> sent = SendRequest(session, std::move(message));
  if (!sent) return sent;
  ++counters_.terminations;
  return {};
}

// ---- in ----

void Nas::Machine::HandleMessage(NasPeer from, Bytes message) {
  const Result<MessageView::Scanned> scanned = MessageView::Scan(message, 0, config_.decode.limits);
  if (!scanned) return;
  if (scanned->message.is_request()) return HandleRequest(from, *scanned);
  HandleAnswer(from, message, scanned->message.header());
}

void Nas::Machine::HandleAnswer(NasPeer from, Bytes message, const MessageHeader& header) {
  const auto waiting = pending_.find(PendingKey(from, header.hop_by_hop));
  Session* const session = waiting == pending_.end() ? nullptr : Find(waiting->second);
  if (session == nullptr) {
    ++counters_.strange_answers;
    return;
  }
  pending_.erase(waiting);
  session->hop_by_hop.reset();
  session->request = WipedOctets();
  // Whatever it says, the server has been told.
  if (session->state == NasState::kEnding) return Apply(*session, NasInput::kTerminated);

  const std::string session_id = SessionId(session->number);
  const internal::AskedFor asked{session_id, internal::ApplicationOf(session->application),
                                 session->end_to_end, session->type};
  const internal::AccessAnswer answer = internal::ReadAccessAnswer(message, asked, config_);
  ++counters_.answers;
  if (answer.input == NasInput::kBadAnswer) ++counters_.malformed_answers;
  counters_.bad_avps += answer.bad_avps;
  Circumstances circumstances;
  circumstances.answer = &answer;
  circumstances.failure = answer.failure;
  Apply(*session, answer.input, circumstances);
}

void Nas::Machine::HandleRequest(NasPeer from, const MessageView::Scanned& request) {
  const MessageView& message = request.message;
  if (message.command() != CommandCode::kAbortSession &&
      message.command() != CommandCode::kReAuth) {
    return Refuse(from, message, ResultCode::kCommandUnsupported);
  }
  if (request.error.has_value()) return Refuse(from, message, *request.error);
  const Result<void> understood =
      diameter::CheckMandatoryAvps(message.avps(), config_.known_avps, config_.decode.limits);
  if (!understood) return Refuse(from, message, understood.error());
  if (message.command() == CommandCode::kAbortSession) return HandleAbort(from, message);
  HandleReauth(from, message);
}

template <typename Answer, typename Request>
bool Nas::Machine::AnswerAgain(NasPeer to, const MessageView& message, const Request& request) {
  while (!served_order_.empty() && served_order_.front().expiry <= now_) {
    served_.erase(served_order_.front().request);
    served_order_.pop_front();
  }
  const auto before = served_.find(ServedKey(message, request.origin_host, request.session_id));
  if (before == served_.end()) return false;
  ++counters_.duplicate_requests;
  SendAnswer(to, Answer(), message, request.session_id, before->second);
  return true;
}

template <typename Request>
void Nas::Machine::KeepAnswer(const MessageView& message, const Request& request, ResultCode code) {
  // RFC 6733 3: the time in which an end-to-end id does not come again (R97).
  constexpr Duration kKeep = std::chrono::minutes(4);
  constexpr size_t kMaxServed = 4096;
  if (served_order_.size() == kMaxServed) {
    served_.erase(served_order_.front().request);
    served_order_.pop_front();
  }
  const auto [entry, added] =
      served_.emplace(ServedKey(message, request.origin_host, request.session_id), code);
  if (added) served_order_.push_back({SaturatingAdd(now_, kKeep), entry});
}

// RFC 6733 8.5.
void Nas::Machine::HandleAbort(NasPeer from, const MessageView& message) {
  const auto asr = diameter::AbortSessionRequest::Decode(message, config_.decode);
  if (!asr) return Refuse(from, message, asr.error());
  if (!diameter::EqualIdentity(asr->destination_host, config_.peer.origin_host)) {
    return Refuse(from, message, ResultCode::kUnableToDeliver);
  }
  if (AnswerAgain<diameter::AbortSessionAnswer>(from, message, *asr)) return;
  const SessionNumber number = ParseSessionId(asr->session_id);
  const NasState before = state(number);
  const bool live =
      before != NasState::kIdle && before != NasState::kOwing && before != NasState::kEnding;
  // MUST be answered, and then it ends (R95).
  const ResultCode code = live ? ResultCode::kSuccess : ResultCode::kUnknownSessionId;
  SendAnswer(from, diameter::AbortSessionAnswer(), message, asr->session_id, code);
  if (live) KeepAnswer(message, *asr, code);
  if (live) End(number, NasEnding::kAborted);
}

// RFC 6733 8.3.
void Nas::Machine::HandleReauth(NasPeer from, const MessageView& message) {
  const auto rar = diameter::ReAuthRequest::Decode(message, config_.decode);
  if (!rar) return Refuse(from, message, rar.error());
  if (!diameter::EqualIdentity(rar->destination_host, config_.peer.origin_host)) {
    return Refuse(from, message, ResultCode::kUnableToDeliver);
  }
  if (AnswerAgain<diameter::ReAuthAnswer>(from, message, *rar)) return;
  const SessionNumber number = ParseSessionId(rar->session_id);
  const NasState before = state(number);
  const bool live = before == NasState::kOpen || before == NasState::kReasking ||
                    before == NasState::kRechallenged;
  const ResultCode code = live ? ResultCode::kSuccess : ResultCode::kUnknownSessionId;
  SendAnswer(from, diameter::ReAuthAnswer(), message, rar->session_id, code);
  if (live) KeepAnswer(message, *rar, code);
  if (!live) return;
  NasEvent event;
  event.id = NasEventId::kReauthorizationNeeded;
  event.session = number;
  event.reauthorize_as = rar->re_auth_request_type;
  Tell(event);
}

template <typename Answer>
void Nas::Machine::SendAnswer(NasPeer to, Answer answer, const MessageView& request,
                              std::string_view session_id, ResultCode code) {
  answer.session_id = session_id;
  answer.result_code = code;
  answer.origin_host = config_.peer.origin_host;
  answer.origin_realm = config_.peer.origin_realm;
  WipedOctets octets;
  const Result<void> composed = Compose(request.header().Answer(), octets, [&](MessageWriter& out) {
    out.Add(answer);
    // RFC 6733 6.2: all of them, in the same order.
    for (const AvpView avp : request.avps()) {
      if (avp.key == AvpKey::kProxyInfo) out.Raw(avp);
    }
  });
  if (composed && LinkOf(to).connection->Send(now_, octets)) ++counters_.server_requests;
}

template <typename Why>
void Nas::Machine::Refuse(NasPeer to, const MessageView& request, const Why& why) {
  ++counters_.refused_requests;
  diameter::Answerer self;
  self.origin_host = config_.peer.origin_host;
  self.origin_realm = config_.peer.origin_realm;
  std::vector<uint8_t> answer;
  const Result<void> composed = diameter::ComposeErrorAnswer(request, self, why, answer);
  if (composed) (void)LinkOf(to).connection->Send(now_, answer);
}

// ---- Session-Id (RFC 6733 8.8) ----

std::string Nas::Machine::SessionId(SessionNumber number) const {
  const uint64_t bits = static_cast<uint64_t>(number);
  return config_.peer.origin_host + ';' + std::to_string(bits >> 32) + ';' +
         std::to_string(bits & 0xffffffff);
}

SessionNumber Nas::Machine::ParseSessionId(std::string_view session_id) const {
  const std::string& host = config_.peer.origin_host;
  if (session_id.size() <= host.size() || session_id.substr(0, host.size()) != host) return {};
  const std::string_view rest = session_id.substr(host.size() + 1);
  const char* const end = rest.data() + rest.size();
  uint32_t high = 0;
  const std::from_chars_result first = std::from_chars(rest.data(), end, high);
  if (first.ec != std::errc() || first.ptr == end) return {};
  uint32_t low = 0;
  const std::from_chars_result second = std::from_chars(first.ptr + 1, end, low);
  if (second.ec != std::errc()) return {};
  const auto number = static_cast<SessionNumber>((uint64_t{high} << 32) | low);
  // Digits may be written in other ways; ours are written in one.
  return SessionId(number) == session_id ? number : SessionNumber{};
}

}}}  // namespace mip6boot::v0_1::roles
