// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server whose home AAA, and the agents on the way to it, say anything; polled with too
// little room first, and told times that go back. The steps: steps.h.

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/granted_networks.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/sent_requests.h"
#include "fuzz/steps.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/nas_avps.h"
#include "mip6boot/roles/nas.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz { namespace {

using roles::AttachmentKey;
using roles::Binding;
using roles::Nas;
using roles::NasConfig;
using roles::NasEvent;
using roles::NasEventId;
using roles::NasPeer;
using roles::SessionNumber;

constexpr uint8_t kPorts = 4;
constexpr uint8_t kEap[] = {2, 1, 0, 4};
constexpr uint8_t kPortNumber[] = {0, 0, 0, 7};

NasConfig Config(uint8_t what) {
  NasConfig config;
  config.peer.origin_host = "nas1.asp.example.net";
  config.peer.origin_realm = "asp.example.net";
  config.peer.host_ip_addresses = {Ip6("2001:db8:1:c020::ff")};
  config.first_session = (uint64_t{1876543210} << 32) | 523;  // as in the vectors
  config.offer_unrestricted = (what & 1) != 0;
  config.accept_limited_success = (what & 2) != 0;
  config.assign_hinted = (what & 4) == 0;
  if ((what & 8) != 0) config.binding_lifetime = std::chrono::seconds(30);
  if ((what & 128) != 0) config.binding_lifetime = std::chrono::hours(24);
  if ((what & 16) != 0) config.bindings.max_bindings = 2;
  if ((what & 32) != 0) config.max_sessions = 2;
  if ((what & 64) != 0) config.local_prefixes = {Prefix("2001:db8:1::/48")};
  return config;
}

AttachmentKey Port(uint8_t number) {
  number = static_cast<uint8_t>(number % kPorts);
  return *AttachmentKey::From(roles::AttachmentKind::kPort, Bytes(&number, 1));
}

class AccessServer {
 public:
  explicit AccessServer(uint8_t what) : config_(Config(what)), nas_(config_, random_) {
    Require(config_.Validate().has_value(), "a configuration that is refused");
    nas_.HandleTimeout(now_);
    Connect(NasPeer::kPrimary);
  }

  void Do(const Step& step) {
    const auto peer = static_cast<NasPeer>(step.parameters[0] % roles::kNasPeers);
    switch (static_cast<NasStep>(step.what % kNasSteps)) {
      case NasStep::kReceive:
        Receive(peer, step, true);
        break;
      case NasStep::kOctets:
        Receive(peer, step, false);
        break;
      case NasStep::kAuthorize:
        Authorize(step);
        break;
      case NasStep::kContinue:
        (void)nas_.ContinueEap(now_ - behind_, SessionAt(step.parameters[0]), kEap, more_);
        break;
      case NasStep::kDetach:
        (void)nas_.Detach(now_ - behind_, Port(step.parameters[0]));
        break;
      case NasStep::kPoll:
        return PollWithLittleRoom(step.number(0));
      case NasStep::kWait:
        Wait(step);
        break;
      case NasStep::kDeadline:
        if (const auto deadline = nas_.NextDeadline()) now_ = std::max(now_, deadline->when);
        Timeout();
        break;
      case NasStep::kConnect:
        Connect(peer);
        break;
      case NasStep::kClose:
        framed_[Index(peer)].Clear();
        nas_.HandleClosed(now_ - behind_, peer);
        break;
      case NasStep::kDisconnect:
        nas_.Disconnect(now_ - behind_, diameter::DisconnectCause::kRebooting, peer);
        break;
    }
    Drain();
    RequireBindings();
  }

 private:
  struct Session {
    uint8_t port = 0;
    Asked asked;
    bool over = false;
  };

  // A `now` that goes back counts as the latest one seen.
  void Wait(const Step& step) {
    const Duration duration = std::chrono::milliseconds(100) * int64_t{step.number(0)};
    if ((step.parameters[2] & 1) != 0) {
      behind_ = duration;
    } else {
      now_ += duration;
      Timeout();
    }
  }
  void Timeout() {
    behind_ = {};
    nas_.HandleTimeout(now_);
  }

  // Up to the open connection: the answer to its CER is here.
  void Connect(NasPeer peer) {
    diameter::TransportSecurity security;
    security.protection = diameter::Protection::kTest;
    framed_[Index(peer)].Clear();
    nas_.HandleConnected(now_ - behind_, security, peer);
    Drain();
    diameter::CapabilitiesExchangeAnswer answer;
    answer.result_code = diameter::ResultCode::kSuccess;
    answer.origin_host = "aaa.home.example.org";
    answer.origin_realm = "home.example.org";
    (void)answer.host_ip_addresses.TryPushBack(Ip6("2001:db8:6000::53"));
    answer.vendor_id = 0;
    answer.product_name = "fuzz";
    (void)answer.auth_application_ids.TryPushBack(diameter::ApplicationId::kNasreq);
    (void)answer.auth_application_ids.TryPushBack(diameter::ApplicationId::kEap);
    std::array<uint8_t, 512> buffer{};
    diameter::MessageWriter out(absl::MakeSpan(buffer), answer.header);
    out.Add(answer);
    const size_t size = out.Finish()->size();
    sent_[Index(peer)].AnswerThem(absl::MakeSpan(buffer.data(), size), 0);
    (void)nas_.HandleBytes(now_ - behind_, Bytes(buffer.data(), size), peer);
    Drain();
  }
  void Receive(NasPeer peer, const Step& step, bool as_answer) {
    std::vector<uint8_t> stream(step.message.begin(), step.message.end());
    if (as_answer) sent_[Index(peer)].AnswerThem(absl::MakeSpan(stream), step.parameters[1] >> 6);
    framed_[Index(peer)].Feed(stream);
    heard_ = &framed_[Index(peer)];
    (void)nas_.HandleBytes(now_ - behind_, stream, peer);
  }
  void Authorize(const Step& step) {
    const uint8_t port = step.parameters[0] % kPorts;
    roles::AccessRequest request(Port(port));
    Asked asked;
    asked.user_name = "mn1@home.example.org";
    request.user_name = asked.user_name;
    const uint8_t kind = step.parameters[1];
    request.application =
        (kind & 1) != 0 ? roles::NasApplication::kNasreq : roles::NasApplication::kEap;
    asked.type = static_cast<diameter::AuthRequestType>(3 - (kind >> 1) % 3);
    request.type = asked.type;
    if ((kind & 8) != 0) asked.hinted = {LocalAgent()};
    request.local_home_agents = asked.hinted;
    if ((kind & 16) != 0) asked.pinned_duid.assign(std::begin(kClientDuid), std::end(kClientDuid));
    request.pinned_duid = asked.pinned_duid;
    if ((kind & 32) != 0) request.home_link_prefix = Prefix("2001:db8:1:c020::/64");
    if ((kind & 64) != 0) request.more = more_;
    if (step.parameters[2] != 0) request.session = SessionAt(step.parameters[2]);
    const auto session = nas_.Authorize(now_ - behind_, request);
    if (!session.has_value()) return;
    asked.session_id = nas_.SessionId(*session);
    if (request.session.has_value()) {
      Require(*session == *request.session, "another session is re-authorised");
      sessions_.at(*session).asked = asked;
    } else {
      Require(sessions_.emplace(*session, Session{port, asked}).second, "a session number twice");
    }
  }
  SessionNumber SessionAt(uint8_t number) const {
    if (sessions_.empty()) return {};
    return std::next(sessions_.begin(), number % static_cast<std::ptrdiff_t>(sessions_.size()))
        ->first;
  }

  // What the next message would take, if there is not so much room; 0 if it was sent, or there is
  // none.
  size_t Poll(NasPeer peer, size_t room) {
    const auto message = nas_.PollTransmit(MutableBytes(buffer_).subspan(0, room), peer);
    if (!message.has_value()) {
      Require(message.error().reason == Reason::kNoSpace && message.error().want > room,
              "refuses to send");
      return message.error().want;
    }
    if (!message->has_value()) return 0;
    const auto view = diameter::MessageView::Parse(**message);
    Require(view.has_value(), "what is sent is no message");
    if (view->is_request()) {
      FindViolations(*view, [](const diameter::Violation& violation) {
        Require(false, violation.ToString().c_str());
      });
    }
    sent_[Index(peer)].Note(**message);
    return 0;
  }
  // All there is to send, each with too little room first: that changes nothing.
  void Transmit(NasPeer peer) {
    while (const size_t size = Poll(peer, 0)) {
      Require(Poll(peer, size - 1) == size, "too small a buffer has changed what is next");
      Require(Poll(peer, size) == 0, "too small a buffer has lost a message");
    }
  }
  void PollWithLittleRoom(size_t room) {
    const size_t size = Poll(NasPeer::kPrimary, room % 512);
    if (size != 0) Require(Poll(NasPeer::kPrimary, size) == 0, "too small a buffer loses it");
  }
  void Drain() {
    Handled();
    const auto deadline = nas_.NextDeadline();
    if (!deadline.has_value() || deadline->when > now_) return;
    Timeout();
    Handled();
    const auto later = nas_.NextDeadline();
    Require(!later.has_value() || later->when > now_, "a deadline in the past");
  }
  void Handled() {
    for (const NasPeer peer : {NasPeer::kPrimary, NasPeer::kSecondary}) Transmit(peer);
    while (const std::optional<NasEvent> event = nas_.PollEvent()) Take(*event);
    heard_ = nullptr;
  }
  // A session ends once, and nothing is told of it after that.
  void Take(const NasEvent& event) {
    if (event.session == SessionNumber{}) return;
    const auto found = sessions_.find(event.session);
    Require(found != sessions_.end(), "told of a session that was never asked for");
    Session& session = found->second;
    Require(!session.over, "told of a session that is over");
    session.over = event.id == NasEventId::kRejected || event.id == NasEventId::kFailed ||
                   event.id == NasEventId::kEnded;
    Granted& granted = granted_[session.port];
    if (event.id == NasEventId::kAuthorized) {
      granted = GrantedBy(event, session);
    } else if (granted.session == event.session &&
               (session.over || event.id == NasEventId::kBindingExpired)) {
      granted = Granted();
    }
  }
  Granted GrantedBy(const NasEvent& event, const Session& session) const {
    const auto answer = heard_ == nullptr ? std::nullopt : heard_->Grant(session.asked.session_id);
    Granted granted;
    if (!answer.has_value()) {
      granted.known = false;
    } else if (!event.error.has_value()) {  // else there was no room for it
      granted = GrantOf(now_, *answer, session.asked, config_);
      Require(event.networks == granted.networks.size(), "told of another number of networks");
    } else {
      Require(nas_.counters().not_bound != 0, "not bound, and not counted");
    }
    granted.session = event.session;
    return granted;
  }
  // What is bound is authorised, and its session is the attachment's (R95).
  void RequireBindings() const {
    for (uint8_t port = 0; port < kPorts; ++port) {
      const std::optional<Binding> binding = nas_.bindings().Peek(now_, Port(port));
      RequireBound(now_, granted_[port], binding);
      if (!binding.has_value()) continue;
      const auto found = sessions_.find(SessionNumber{binding->session});
      Require(found != sessions_.end() && found->second.port == port, "bound by nobody");
      Require(!found->second.over, "a binding outlives its session (R95)");
    }
  }
  static size_t Index(NasPeer peer) { return static_cast<size_t>(peer); }

  NasConfig config_;
  const std::vector<diameter::AvpView> more_ = {
      {diameter::NasPort::kKey, diameter::kAvpFlagMandatory, kPortNumber}};
  test::SeededRandom random_{1};
  Nas nas_;
  TimePoint now_ = At(0);
  Duration behind_{};  // what the machine is told the time too little
  std::array<SentRequests, roles::kNasPeers> sent_;
  std::array<FramedMessages, roles::kNasPeers> framed_;
  const FramedMessages* heard_ = nullptr;  // what events are about
  std::array<Granted, kPorts> granted_;
  std::map<SessionNumber, Session> sessions_;
  std::vector<uint8_t> buffer_ = std::vector<uint8_t>(70000);
};

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Script script({data, size});
  const auto setup = script.Next();
  if (!setup.has_value()) return 0;
  mip6boot::fuzz::AccessServer server(setup->what);
  while (const auto step = script.Next()) server.Do(*step);
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterScript)
