// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an access server has to answer its home AAA: that a session ends, that it is authorised
// again, or why not (RFC 6733 8.3, 8.5, R95, R97).

#ifndef MIP6BOOT_FUZZ_SERVER_REQUESTS_H_
#define MIP6BOOT_FUZZ_SERVER_REQUESTS_H_

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "fuzz/capabilities.h"
#include "fuzz/finding.h"
#include "fuzz/proxy_infos.h"
#include "mip6boot/base/time.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/nas.h"
#include "tests/support/examine/error_answer.h"

namespace mip6boot::fuzz {

// What comes of a request of the server's.
struct ServerDemand {
  uint32_t code = 0;
  std::optional<Error> error;  // what is wrong with it
  bool refused = false;        // with an error answer
  bool ends = false;           // its session
  bool authorises = false;     // its session again
  bool again = false;          // it came before
  std::string session_id;      // of those that are not refused
};

class ServerRequests {
 public:
  explicit ServerRequests(const roles::NasConfig& config) : config_(config) {}

  // Of a request for a session that is in `state_of(session id)`.
  template <typename StateOf>
  ServerDemand Expect(TimePoint now, const diameter::MessageView::Scanned& request,
                      StateOf state_of) {
    switch (request.message.command()) {
      case diameter::CommandCode::kAbortSession:
        return Judge<diameter::AbortSessionRequest>(now, request, state_of);
      case diameter::CommandCode::kReAuth:
        return Judge<diameter::ReAuthRequest>(now, request, state_of);
      default:
        return Refused(3001);
    }
  }
  // The answer to it, as it was sent.
  void RequireAnswered(const diameter::MessageView& request, const ServerDemand& demand,
                       Bytes answer) const {
    if (demand.refused) {
      test::Findings findings(request.wire());
      const diameter::PeerConfig& self = config_.peer;
      JudgeErrorAnswer(request, answer,
                       {self.origin_host, self.origin_realm, demand.code, demand.error}, findings);
      return Require(findings);
    }
    const auto message = diameter::MessageView::Parse(answer);
    Require(message.has_value() && !message->is_request() && !message->is_error() &&
                message->is_proxiable() == request.is_proxiable() &&
                std::equal(&answer[5], &answer[20], request.wire().begin() + 5),
            "an answer to another request of the server");
    const diameter::AvpRange avps = message->avps();
    const auto code = avps.Find<diameter::ResultCodeAvp>();
    Require(code && static_cast<uint32_t>(code->value) == demand.code,
            "a server is told otherwise of a session (R95, R97)");
    const auto session = avps.Find<diameter::SessionId>();
    const auto host = avps.Find<diameter::OriginHost>();
    const auto realm = avps.Find<diameter::OriginRealm>();
    Require(session && session->value == demand.session_id && host &&
                host->value == config_.peer.origin_host && realm &&
                realm->value == config_.peer.origin_realm,
            "an answer of another session, or of somebody else");
    RequireProxyInfos(request.avps(), avps);
  }

 private:
  // End-to-end id, command, Origin-Host, Session-Id: the same request (R97).
  using Key = std::tuple<uint32_t, uint32_t, std::string, std::string>;

  static ServerDemand Refused(uint32_t code, const std::optional<Error>& error = std::nullopt) {
    ServerDemand demand;
    demand.code = code;
    demand.error = error;
    demand.refused = true;
    return demand;
  }

  template <typename Request, typename StateOf>
  ServerDemand Judge(TimePoint now, const diameter::MessageView::Scanned& scanned,
                     StateOf state_of) {
    const auto request = ReadWhole<Request>(scanned);
    if (!request) return Refused(test::ExpectedResultCode(request.error()), request.error());
    if (!diameter::EqualIdentity(request->destination_host, config_.peer.origin_host)) {
      return Refused(3002);
    }
    ServerDemand demand;
    demand.session_id = std::string(request->session_id);
    const diameter::MessageView& message = scanned.message;
    const Key key = {static_cast<uint32_t>(message.end_to_end()),
                     static_cast<uint32_t>(message.command()), std::string(request->origin_host),
                     demand.session_id};
    // RFC 6733 3: for four minutes.
    const auto before = answered_.find(key);
    if (before != answered_.end() && now < before->second + std::chrono::minutes(4)) {
      demand.code = 2001;
      demand.again = true;
      return demand;
    }
    using roles::NasState;
    const NasState state = state_of(demand.session_id);
    const bool granted = state == NasState::kOpen || state == NasState::kReasking ||
                         state == NasState::kRechallenged;
    const bool asks = state == NasState::kAsking || state == NasState::kChallenged;
    demand.ends = message.command() == diameter::CommandCode::kAbortSession && (granted || asks);
    demand.authorises = message.command() == diameter::CommandCode::kReAuth && granted;
    demand.code = demand.ends || demand.authorises ? 2001 : 5002;
    if (demand.code == 2001) answered_[key] = now;
    return demand;
  }

  const roles::NasConfig& config_;
  std::map<Key, TimePoint> answered_;  // of sessions that there were
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SERVER_REQUESTS_H_
