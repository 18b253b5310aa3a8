// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A home AAA server that is sent anything. A step of the script is a request, or the answer to one
// of its own; `what` says how the server is set up, the parameters what its database says.

#include <algorithm>
#include <chrono>
#include <vector>

#include "fuzz/access_answers.h"
#include "fuzz/counted_outcomes.h"
#include "fuzz/examined_request.h"
#include "fuzz/finding.h"
#include "fuzz/kept_answers.h"
#include "fuzz/sample_networks.h"
#include "fuzz/script.h"
#include "fuzz/served_requests.h"
#include "fuzz/session_demands.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/eap_avps.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/roles/answered_requests.h"
#include "mip6boot/roles/home_aaa.h"
#include "tests/support/examine/error_answer.h"

namespace mip6boot::fuzz { namespace {

using diameter::MessageView;
using diameter::ResultCode;
using roles::AaaEvent;
using roles::AaaOutcome;
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
  config.serve_eap = (what & 16) == 0;
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
  if ((step.parameters[2] & 16) != 0) found.user_name = "pseudonym7@home.example.org";
  if ((step.parameters[2] & 32) != 0) {
    found.auth_session_state = diameter::AuthSessionState::kNoStateMaintained;
    found.auth_grace_period = 60;
  }
  if ((step.parameters[2] & 64) != 0) found.multi_round_timeout = 30;
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
  if (!answer->is_error()) {
    // P is the request's, whatever that is, and so is Proxy-Info, which is the last.
    const auto proxy_info = answer->avps().First(diameter::ProxyInfo::kKey);
    const uint32_t ours = proxy_info.has_value() ? proxy_info->offset : UINT32_MAX;
    FindViolations(*answer, [ours](const diameter::Violation& violation) {
      Require(violation.kind == diameter::ViolationKind::kProxiableBitMissing ||
                  violation.offset >= ours,
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

// A request that is refused before anything is looked up: with what its fault has (RFC 6733 7.1).
void RequireRefused(const HomeAaaConfig& config, const AaaOutcome& outcome, Bytes request) {
  const MessageView message = MessageView::Scan(request)->message;
  test::Refusal refusal;
  refusal.host = config.origin_host;
  refusal.realm = config.origin_realm;
  if (outcome.error.kind != ElementKind::kNone) refusal.error = outcome.error;
  refusal.code = refusal.error.has_value() ? test::ExpectedResultCode(*refusal.error)
                                           : ExpectedRefusal(config, message);
  test::Findings findings(request);
  JudgeErrorAnswer(message, outcome.message, refusal, findings);
  Require(findings);
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

// What a server keeps over the steps of a script.
struct Server {
  explicit Server(uint8_t what)
      : answered(static_cast<uint8_t>(what >> 5 << 4)), at_once(static_cast<uint8_t>(what >> 5)) {}

  TimePoint now = At(0);
  KeptAnswers answered;  // looked up now, or later
  KeptAnswers at_once;   // in one call
  CountedOutcomes counted;
};

// The same request again gets the same answer (R97), as long as that is kept.
void AnswerTwice(const HomeAaaConfig& config, const Step& step, const HomeAaaNeed& need,
                 const HomeAaaFound& found, const AaaOutcome& outcome, Server& server) {
  KeptAnswers& answered = server.answered;
  const bool abandons = (step.parameters[2] & 2) != 0;
  const bool waits = (step.parameters[2] & 128) != 0;
  // By a clock that went back, at times.
  const bool is_back = (step.parameters[3] & 1) != 0;
  const TimePoint now = is_back ? server.now - std::chrono::hours(1) : server.now;
  answered.Expire(now);
  server.at_once.AnswerOnce(now, config, step.message, need, found, outcome);
  const RequestStanding standing = answered.Note(now, need);
  if (!need.wanted) return answered.Keep(now, need, outcome);
  answered.RequireApart(now, need);
  answered.RequireAnsweredAgain(need, step.message);
  if (abandons) return answered.Abandon(need);
  if (waits && standing == RequestStanding::kNew) return;
  AaaOutcome too_small;
  too_small.event = AaaEvent::kBufferTooSmall;
  answered.Keep(now, need, too_small);
  answered.Keep(now, need, outcome);
  answered.RequireAnsweredAgain(need, step.message);
}

void Run(const Step& step, Server& server) {
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
  server.counted.Record(outcome);
  server.counted.Record(RequireDemand(config, DemandFor(step.parameters[2]), request));
  if (need.wanted) RequireExamined(need, request);
  AnswerTwice(config, step, need, found, outcome, server);
  if (!outcome.transmits()) return;
  RequireSound(outcome, request, found);
  if (!need.wanted) RequireRefused(config, outcome, request);
  RequireObeyed(config, need, found, outcome);
  RequireBufferRule(config, request, found, outcome);
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mip6boot::fuzz;  // NOLINT(google-build-using-namespace)
  Server server(size != 0 ? data[0] : uint8_t{0});
  Script script({data, size});
  while (const auto step = script.Next()) {
    Run(*step, server);
    server.now += std::chrono::seconds(step->parameters[3]);
  }
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterScript)
