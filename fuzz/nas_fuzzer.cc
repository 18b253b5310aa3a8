// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server whose home AAA, and the agents on the way to it, say anything. The steps:
// steps.h.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "fuzz/finding.h"
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
        (void)nas_.ContinueEap(now_, SessionAt(step.parameters[0]), kEap, more_);
        break;
      case NasStep::kDetach:
        (void)nas_.Detach(now_, Port(step.parameters[0]));
        break;
      case NasStep::kPoll:
        return PollWithLittleRoom(step.number(0));
      case NasStep::kWait:
        now_ += std::chrono::milliseconds(100) * int64_t{step.number(0)};
        nas_.HandleTimeout(now_);
        break;
      case NasStep::kDeadline:
        if (const auto deadline = nas_.NextDeadline()) now_ = std::max(now_, deadline->when);
        nas_.HandleTimeout(now_);
        break;
      case NasStep::kConnect:
        Connect(peer);
        break;
      case NasStep::kClose:
        nas_.HandleClosed(now_, peer);
        break;
      case NasStep::kDisconnect:
        nas_.Disconnect(now_, diameter::DisconnectCause::kRebooting, peer);
        break;
    }
    Drain();
    RequireBindings();
  }

 private:
  struct Session {
    AttachmentKey key;
    bool over = false;
  };

  // Up to the open connection: the answer to its CER is here.
  void Connect(NasPeer peer) {
    diameter::TransportSecurity security;
    security.protection = diameter::Protection::kTest;
    nas_.HandleConnected(now_, security, peer);
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
    (void)nas_.HandleBytes(now_, Bytes(buffer.data(), size), peer);
    Drain();
  }
  void Receive(NasPeer peer, const Step& step, bool as_answer) {
    std::vector<uint8_t> stream(step.message.begin(), step.message.end());
    if (as_answer) sent_[Index(peer)].AnswerThem(absl::MakeSpan(stream), step.parameters[1] >> 6);
    (void)nas_.HandleBytes(now_, stream, peer);
  }
  void Authorize(const Step& step) {
    const std::vector<roles::AssignedHomeAgent> local = {LocalAgent()};
    roles::AccessRequest request(Port(step.parameters[0]));
    request.user_name = "mn1@home.example.org";
    const uint8_t kind = step.parameters[1];
    request.application =
        (kind & 1) != 0 ? roles::NasApplication::kNasreq : roles::NasApplication::kEap;
    request.type = static_cast<diameter::AuthRequestType>(3 - (kind >> 1) % 3);
    if ((kind & 8) != 0) request.local_home_agents = local;
    if ((kind & 16) != 0) request.pinned_duid = kClientDuid;
    if ((kind & 32) != 0) request.home_link_prefix = Prefix("2001:db8:1:c020::/64");
    if ((kind & 64) != 0) request.more = more_;
    if (step.parameters[2] != 0) request.session = SessionAt(step.parameters[2]);
    const auto session = nas_.Authorize(now_, request);
    if (!session.has_value()) return;
    if (request.session.has_value()) {
      return Require(*session == *request.session, "another session is re-authorised");
    }
    Require(sessions_.emplace(*session, Session{request.key}).second, "a session number twice");
  }
  SessionNumber SessionAt(uint8_t number) const {
    if (sessions_.empty()) return {};
    return std::next(sessions_.begin(), number % static_cast<std::ptrdiff_t>(sessions_.size()))
        ->first;
  }

  bool Poll(NasPeer peer, MutableBytes out) {
    const auto message = nas_.PollTransmit(out, peer);
    Require(message.has_value() || message.error().reason == Reason::kNoSpace, "refuses to send");
    if (!message.has_value() || !message->has_value()) return false;
    const auto view = diameter::MessageView::Parse(**message);
    Require(view.has_value(), "what is sent is no message");
    if (view->is_request()) {
      FindViolations(*view, [](const diameter::Violation& violation) {
        Require(false, violation.ToString().c_str());
      });
    }
    sent_[Index(peer)].Note(**message);
    return true;
  }
  void PollWithLittleRoom(size_t room) {
    std::vector<uint8_t> small(room % 512);
    (void)Poll(NasPeer::kPrimary, absl::MakeSpan(small));
  }
  void Drain() {
    for (const NasPeer peer : {NasPeer::kPrimary, NasPeer::kSecondary}) {
      while (Poll(peer, absl::MakeSpan(buffer_))) {
      }
    }
    while (const std::optional<NasEvent> event = nas_.PollEvent()) Take(*event);
    const auto deadline = nas_.NextDeadline();
    Require(!deadline.has_value() || deadline->when > now_ || Woken(), "a deadline in the past");
  }
  bool Woken() {
    nas_.HandleTimeout(now_);
    for (const NasPeer peer : {NasPeer::kPrimary, NasPeer::kSecondary}) {
      while (Poll(peer, absl::MakeSpan(buffer_))) {
      }
    }
    while (const std::optional<NasEvent> event = nas_.PollEvent()) Take(*event);
    const auto deadline = nas_.NextDeadline();
    return !deadline.has_value() || deadline->when > now_;
  }
  // A session ends once, and nothing is told of it after that.
  void Take(const NasEvent& event) {
    if (event.session == SessionNumber{}) return;
    const auto found = sessions_.find(event.session);
    Require(found != sessions_.end(), "told of a session that was never asked for");
    Require(!found->second.over, "told of a session that is over");
    found->second.over = event.id == NasEventId::kRejected || event.id == NasEventId::kFailed ||
                         event.id == NasEventId::kEnded;
  }
  // What is bound is authorised, and its session is the attachment's (R95).
  void RequireBindings() const {
    for (uint8_t port = 0; port < kPorts; ++port) {
      const std::optional<Binding> binding = nas_.bindings().Peek(now_, Port(port));
      if (!binding.has_value()) continue;
      const auto found = sessions_.find(SessionNumber{binding->session});
      Require(found != sessions_.end() && found->second.key == Port(port), "bound by nobody");
      Require(!found->second.over, "a binding outlives its session (R95)");
      Require(!binding->expiry.has_value() || *binding->expiry > now_, "bound beyond its end");
    }
  }
  static size_t Index(NasPeer peer) { return static_cast<size_t>(peer); }

  NasConfig config_;
  const std::vector<diameter::AvpView> more_ = {
      {diameter::NasPort::kKey, diameter::kAvpFlagMandatory, kPortNumber}};
  test::SeededRandom random_{1};
  Nas nas_;
  TimePoint now_ = At(0);
  std::array<SentRequests, roles::kNasPeers> sent_;
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
