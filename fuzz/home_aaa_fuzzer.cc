// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A home AAA server that is sent anything. A step of the script is a request, or the answer to one
// of its own; `what` says how the server is set up, the parameters what its database says.

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/registered_nodes.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/served_requests.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/eap_avps.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/roles/answered_requests.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_agent_avps.h"

namespace mip6boot::fuzz { namespace {

using diameter::MessageView;
using diameter::ResultCode;
using roles::AaaEvent;
using roles::AaaOutcome;
using roles::AnsweredRequests;
using roles::AssignedHomeAgent;
using roles::HomeAaa;
using roles::HomeAaaConfig;
using roles::HomeAaaFound;
using roles::HomeAaaNeed;
using roles::RequestStanding;

constexpr uint8_t kKey[] = {0x6b, 0x65, 0x79, 0x21, 0x9e, 0x37, 0x79, 0xb9};
constexpr uint8_t kEapSuccess[] = {3, 1, 0, 4};
constexpr uint8_t kEapRequest[] = {1, 2, 0, 4};
constexpr uint8_t kState[] = {7, 7};
constexpr ResultCode kRejectCodes[] = {ResultCode::kAuthenticationRejected,
                                       ResultCode::kAuthorizationRejected, ResultCode::kTooBusy,
                                       ResultCode::kSuccess};

HomeAaaConfig Config(uint8_t what) {
  HomeAaaConfig config;
  config.origin_host = "aaa.home.example.org";
  config.origin_realm = "home.example.org";
  config.serve_nasreq = (what & 1) == 0;
  config.serve_mip6_ikev2 = (what & 2) == 0;
  config.serve_mip6_auth = (what & 4) == 0;
  if ((what & 8) != 0) config.supported_features = diameter::FeatureBit::kMip6Integrated;
  return config;
}

const std::vector<AssignedHomeAgent>& HomeAgents() {
  static const std::vector<AssignedHomeAgent> agents = {HomeAgent(), AssignedHomeAgent()};
  return agents;
}
const std::vector<AssignedHomeAgent>& LocalAgents() {
  static const std::vector<AssignedHomeAgent> agents = {LocalAgent()};
  return agents;
}

HomeAaaFound Found(const Step& step) {
  HomeAaaFound found;
  found.verdict = static_cast<HomeAaaFound::Verdict>(step.parameters[0] % 5);
  found.mobility.allowed = (step.parameters[1] & 1) != 0;
  if ((step.parameters[1] & 2) != 0) {
    found.mobility.features =
        diameter::FeatureBit::kMip6Integrated | diameter::FeatureBit::kLocalHomeAgentAssignment;
  }
  found.mobility.home_agents = HomeAgents();
  found.mobility.local_agents = LocalAgents();
  found.registration.assigned = HomeAgents();
  if ((step.parameters[1] & 4) != 0) found.registration.relocate_to = LocalAgent();
  if ((step.parameters[1] & 64) == 0) {
    (void)found.registration.home_addresses.TryPushBack(Ip6("2001:db8:6000:302::5"));
  }
  const bool goes_on = (step.parameters[1] & 128) != 0;
  found.eap_payload = goes_on ? absl::MakeConstSpan(kEapRequest) : absl::MakeConstSpan(kEapSuccess);
  found.eap_master_session_key = kKey;
  found.state = kState;
  found.reject_code = kRejectCodes[step.parameters[2] >> 2 & 3];
  if ((step.parameters[1] & 8) != 0) found.session_timeout = 3600;
  if ((step.parameters[1] & 16) != 0) found.authorization_lifetime = 600;
  if ((step.parameters[1] & 32) != 0) {
    found.first_features = diameter::FeatureBit::kLocalHomeAgentAssignment;
  }
  return found;
}

bool Holds(Bytes message, Bytes octets) {
  return std::search(message.begin(), message.end(), octets.begin(), octets.end()) != message.end();
}

// An answer to this request that its command's type reads, and no word of Mobile IPv6 or of a key
// where access is not granted (R64, R66).
void RequireSound(const AaaOutcome& outcome, Bytes request, const HomeAaaFound& found) {
  const auto asked = MessageView::Scan(request);
  const auto answer = MessageView::Parse(outcome.message);
  Require(asked.has_value() && answer.has_value(), "an answer that cannot be read");
  Require(!answer->is_request() && answer->hop_by_hop() == asked->message.hop_by_hop() &&
              answer->end_to_end() == asked->message.end_to_end() &&
              answer->command() == asked->message.command(),
          "an answer to another request");
  const auto code = answer->avps().Find<diameter::ResultCodeAvp>();
  Require(code.has_value() && code->value == outcome.result_code, "the outcome says otherwise");
  Require(answer->avps().Find<diameter::OriginHost>().has_value(), "an answer of nobody");
  if (!answer->is_error()) {
    FindViolations(*answer, [](const diameter::Violation& violation) {
      // P is the request's, whatever that is.
      Require(violation.kind == diameter::ViolationKind::kProxiableBitMissing,
              violation.ToString().c_str());
    });
  }
  const bool granted =
      found.verdict == HomeAaaFound::Verdict::kAccept &&
      (code->value == ResultCode::kSuccess || code->value == ResultCode::kLimitedSuccess ||
       code->value == ResultCode::kSuccessRelocateHa);
  if (granted) return;
  Require(answer->avps().Count(diameter::Mip6AgentInfo::kKey) == 0, "home agents (R64, R66)");
  Require(answer->avps().Count(diameter::EapMasterSessionKey::kKey) == 0, "a key without access");
  Require(!Holds(outcome.message, kKey) || Holds(request, kKey), "a key where none may be (R101)");
}

bool HasLocalBit(const std::optional<diameter::FeatureSet>& features) {
  return features.has_value() && features->Has(diameter::FeatureBit::kLocalHomeAgentAssignment);
}

// Access is granted: the features that were offered, supported and allowed, and the home agents
// that there are, all of them, local ones where that is a feature; of a profile without Mobile IPv6
// nothing (R57, R67).
void RequireMobility(const HomeAaaConfig& config, const HomeAaaNeed& need,
                     const HomeAaaFound& found, const AaaOutcome& outcome) {
  const bool authorises = need.auth_request_type != diameter::AuthRequestType::kAuthenticateOnly;
  Require(outcome.result_code == ResultCode::kSuccess, "accepted, and not told so");
  const auto answer = MessageView::Parse(outcome.message);
  const auto said = roles::ReadHomeAgentAssignment(answer->avps()).assignment;
  const auto offered = need.features.has_value() ? need.features : found.first_features;
  std::vector<AssignedHomeAgent> agents;
  std::optional<diameter::FeatureSet> features;
  if (authorises && offered.has_value()) {
    features = found.mobility.allowed
                   ? *offered & config.supported_features & found.mobility.features
                   : diameter::FeatureSet();
  }
  if (authorises && found.mobility.allowed) {
    agents.push_back(HomeAgent());
    if (HasLocalBit(features)) agents.push_back(LocalAgent());
  }
  Require(said.features == features, "other features than offered, supported and allowed (R57)");
  Require(answer->avps().Count(diameter::Mip6AgentInfo::kKey) == agents.size() &&
              std::equal(said.agents.begin(), said.agents.end(), agents.begin(), agents.end(),
                         [](const AssignedHomeAgent& a, const AssignedHomeAgent& b) {
                           return a.ipv6 == b.ipv6 && a.realm == b.realm && a.host == b.host &&
                                  a.prefix == b.prefix;
                         }),
          "other home agents than there are for this user (R66, R67)");
  const AaaEvent event = !authorises      ? AaaEvent::kAuthenticated
                         : agents.empty() ? AaaEvent::kAuthorised
                                          : AaaEvent::kAuthorisedWithHomeAgents;
  Require(outcome.event == event && outcome.home_agents == agents.size(),
          "the outcome says otherwise what was given");
  const auto key = answer->avps().First(diameter::EapMasterSessionKey::kKey);
  Require(key.has_value() == (need.command == diameter::CommandCode::kDiameterEap) &&
              (!key.has_value() || key->data == Bytes(kKey)),
          "access without its key, or with another");
}

// What a verdict other than kAccept comes to, and of an STR each.
struct Verdict {
  AaaEvent event;
  ResultCode code;
};
Verdict ExpectedVerdict(const HomeAaaNeed& need, const HomeAaaFound& found) {
  const bool ends = need.command == diameter::CommandCode::kSessionTermination;
  const bool is_eap = need.command == diameter::CommandCode::kDiameterEap;
  switch (found.verdict) {
    case HomeAaaFound::Verdict::kAccept:
      return {AaaEvent::kSessionEnded, ResultCode::kSuccess};
    case HomeAaaFound::Verdict::kReject: {
      const auto thousands = static_cast<uint32_t>(found.reject_code) / 1000;
      const bool is_refusal = thousands == 4 || thousands == 5;
      return {AaaEvent::kRejected,
              is_refusal ? found.reject_code : ResultCode::kAuthorizationRejected};
    }
    case HomeAaaFound::Verdict::kContinue:
      // RFC 4072 2.8.2: with an EAP-Request.
      if (need.command == diameter::CommandCode::kAa || (is_eap && found.eap_payload[0] == 1)) {
        return {AaaEvent::kMultiRound, ResultCode::kMultiRoundAuth};
      }
      return {AaaEvent::kUnavailable, ResultCode::kUnableToComply};
    case HomeAaaFound::Verdict::kUnknown:
      if (ends) return {AaaEvent::kSessionUnknown, ResultCode::kUnknownSessionId};
      return {AaaEvent::kUserUnknown,
              need.auth_request_type == diameter::AuthRequestType::kAuthorizeOnly
                  ? ResultCode::kAuthorizationRejected
                  : ResultCode::kAuthenticationRejected};
    default:
      return {AaaEvent::kUnavailable, ResultCode::kUnableToComply};
  }
}

void RequireVerdict(const HomeAaaNeed& need, const HomeAaaFound& found, const AaaOutcome& outcome) {
  const Verdict expected = ExpectedVerdict(need, found);
  Require(outcome.event == expected.event && outcome.result_code == expected.code,
          "another answer than the database's");
  const auto answer = MessageView::Parse(outcome.message);
  const auto state = answer->avps().First(diameter::State::kKey);
  const bool goes_on = expected.event == AaaEvent::kMultiRound;
  Require(state.has_value() == goes_on && (!goes_on || state->data == found.state),
          "a round without the state of the one before");
}

// What the database says is what the user gets.
void RequireObeyed(const HomeAaaConfig& config, const HomeAaaNeed& need, const HomeAaaFound& found,
                   const AaaOutcome& outcome) {
  Require(need.hints.empty() || HasLocalBit(need.features), "a hint that counts for nothing (R56)");
  if (!need.wanted) return;
  const bool grants = found.verdict == HomeAaaFound::Verdict::kAccept &&
                      need.command != diameter::CommandCode::kSessionTermination;
  if (!grants) return RequireVerdict(need, found, outcome);
  if (!need.registration.has_value()) return RequireMobility(config, need, found, outcome);
  RequireRegistration(config.supported_features, need, found, outcome);
}

void RequireBufferRule(const HomeAaaConfig& config, Bytes request, const HomeAaaFound& found,
                       const AaaOutcome& whole) {
  const size_t size = whole.message.size();
  std::vector<uint8_t> small(size - 1);
  const AaaOutcome refused = HomeAaa::Answer(config, request, found, absl::MakeSpan(small));
  Require(refused.event == AaaEvent::kBufferTooSmall && refused.error.want >= size,
          "a buffer that is one octet too small");
  std::vector<uint8_t> enough(refused.error.want);
  const AaaOutcome again = HomeAaa::Answer(config, request, found, absl::MakeSpan(enough));
  Require(again.event == whole.event && again.message == whole.message, "another answer");
}

// Few, so that they give way.
constexpr uint32_t kMostAnswers = 3;

roles::AnsweredRequestsConfig FewAnswers() {
  roles::AnsweredRequestsConfig config;
  config.max_requests = kMostAnswers;
  return config;
}

bool Stands(const Result<RequestStanding>& noted, RequestStanding standing) {
  return noted && *noted == standing;
}

// The same request again gets the same answer (R97), as long as that is kept.
void AnswerTwice(TimePoint now, const HomeAaaNeed& need, Bytes request, const AaaOutcome& outcome,
                 bool abandon, AnsweredRequests& answered) {
  answered.Expire(now);
  const auto deadline = answered.NextDeadline();
  Require(!deadline.has_value() || *deadline > now, "a deadline in the past");
  if (!Stands(answered.Note(now, need), RequestStanding::kNew)) return;
  if (!need.wanted) return;
  Require(Stands(answered.Note(now, need), RequestStanding::kBeingAnswered), "twice at once (R97)");
  if (abandon) {
    answered.Abandon(need);
    return Require(Stands(answered.Note(now, need), RequestStanding::kNew),
                   "given up, and not new");
  }
  answered.Keep(now, need, outcome);
  Require(answered.size() <= kMostAnswers, "more is kept than may be");
  if (!outcome.transmits()) return;
  Require(Stands(answered.Note(now, need), RequestStanding::kAnswered),
          "answered and forgotten (R97)");
  std::vector<uint8_t> buffer(outcome.message.size() + request.size());
  const AaaOutcome again = answered.AnswerAgain(need, request, absl::MakeSpan(buffer));
  Require(again.event == AaaEvent::kAnsweredAgain && again.message == outcome.message,
          "another answer to the same request (R97)");
}

void Ask(const HomeAaaConfig& config, const Step& step) {
  roles::SessionDemand demand;
  demand.command = (step.parameters[2] & 1) != 0 ? diameter::CommandCode::kReAuth
                                                 : diameter::CommandCode::kAbortSession;
  demand.session_id = "nas1.asp.example.net;1876543210;523";
  demand.application = diameter::ApplicationId::kEap;
  demand.destination_host = "nas1.asp.example.net";
  demand.destination_realm = "asp.example.net";
  demand.hop_by_hop = diameter::HopByHopId{1};
  demand.end_to_end = diameter::EndToEndId{2};
  std::vector<uint8_t> buffer(HomeAaa::kMaxAnswerSize);
  const AaaOutcome asked = HomeAaa::Ask(config, demand, absl::MakeSpan(buffer));
  Require(asked.event == AaaEvent::kAsked, "a demand that cannot be sent");
  const AaaOutcome taken = HomeAaa::TakeReply(config, demand, step.message);
  Require(!taken.transmits(), "an answer is answered");
}

void Run(TimePoint now, const Step& step, AnsweredRequests& answered) {
  const HomeAaaConfig config = Config(step.what);
  const Bytes request = step.message;
  const HomeAaaFound found = Found(step);
  const HomeAaaNeed need = HomeAaa::Examine(config, request);
  std::vector<uint8_t> buffer(2 * HomeAaa::kMaxAnswerSize + 2 * request.size());
  bool looked_up = false;
  const AaaOutcome outcome = HomeAaa::Step(
      config, request,
      [&](const HomeAaaNeed&) {
        looked_up = true;
        return found;
      },
      absl::MakeSpan(buffer));
  Require(looked_up == need.wanted, "Examine says otherwise what is looked up");
  const auto whole = MessageView::Parse(request);
  Require(!whole.has_value() || !IsForAccess(*whole) || need.wanted == IsServed(config, *whole),
          "served what must not be, or refused what has to be (R98)");
  Require(outcome.event != AaaEvent::kBufferTooSmall, "the buffer is large enough");
  Ask(config, step);
  AnswerTwice(now, need, request, outcome, (step.parameters[2] & 2) != 0, answered);
  if (!outcome.transmits()) return;
  RequireSound(outcome, request, found);
  RequireObeyed(config, need, found, outcome);
  RequireBufferRule(config, request, found, outcome);
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mip6boot::fuzz;  // NOLINT(google-build-using-namespace)
  mip6boot::roles::AnsweredRequests answered(FewAnswers());
  mip6boot::TimePoint now = At(0);
  Script script({data, size});
  while (const auto step = script.Next()) {
    Run(now, *step, answered);
    now += std::chrono::seconds(step->parameters[3]);
  }
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterScript)
