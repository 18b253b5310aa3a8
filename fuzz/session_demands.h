// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a home AAA server asks of who has a session (RFC 6733 8.3, 8.5), and what its answer means.

#ifndef MIP6BOOT_FUZZ_SESSION_DEMANDS_H_
#define MIP6BOOT_FUZZ_SESSION_DEMANDS_H_

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "fuzz/examined_request.h"
#include "fuzz/expected_requests.h"
#include "fuzz/finding.h"
#include "fuzz/scratch.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/roles/home_aaa.h"

namespace mip6boot::fuzz {

// By bits of `how`: 1 RAR, else ASR; 2 sent before; 4 authorise only; 8 no user; 16 NASREQ.
inline roles::SessionDemand DemandFor(uint8_t how) {
  roles::SessionDemand demand;
  demand.command =
      (how & 1) != 0 ? diameter::CommandCode::kReAuth : diameter::CommandCode::kAbortSession;
  demand.session_id = "nas1.asp.example.net;1876543210;523";
  demand.application =
      (how & 16) != 0 ? diameter::ApplicationId::kNasreq : diameter::ApplicationId::kEap;
  demand.destination_host = "nas1.asp.example.net";
  demand.destination_realm = "asp.example.net";
  demand.hop_by_hop = diameter::HopByHopId{1};
  demand.end_to_end = diameter::EndToEndId{2};
  if ((how & 8) == 0) demand.user_name = "mn1@home.example.org";
  if ((how & 4) != 0) demand.reauthorize_as = diameter::ReAuthRequestType::kAuthorizeOnly;
  demand.sent_before = (how & 2) != 0;
  return demand;
}

// All of its AVPs, and in a buffer of its size, and no smaller one.
inline void RequireAsked(const roles::HomeAaaConfig& config, const roles::SessionDemand& demand) {
  std::vector<uint8_t>& buffer = Scratch();
  const auto asked = roles::HomeAaa::Ask(config, demand, absl::MakeSpan(buffer));
  Require(asked.event == roles::AaaEvent::kAsked && asked.command == demand.command,
          "a demand that cannot be sent");
  const auto message = diameter::MessageView::Parse(asked.message);
  Require(
      message.has_value() && message->flags() == (demand.sent_before ? 0xd0 : 0xc0) &&
          message->command() == demand.command && message->application() == demand.application &&
          message->hop_by_hop() == demand.hop_by_hop && message->end_to_end() == demand.end_to_end,
      "another demand is sent (R96)");
  PlainAvps expected = {{258, OctetsOf(static_cast<uint32_t>(demand.application))},
                        {263, OctetsOf(demand.session_id)},
                        {264, OctetsOf(config.origin_host)},
                        {283, OctetsOf(demand.destination_realm)},
                        {293, OctetsOf(demand.destination_host)},
                        {296, OctetsOf(config.origin_realm)}};
  if (!demand.user_name.empty()) expected.emplace_back(1, OctetsOf(demand.user_name));
  if (demand.command == diameter::CommandCode::kReAuth) {
    const bool only = demand.reauthorize_as == diameter::ReAuthRequestType::kAuthorizeOnly;
    expected.emplace_back(285, OctetsOf(uint32_t{only ? 0U : 1U}));
  }
  std::sort(expected.begin(), expected.end());
  Require(PlainAvpsOf(*message) == expected, "a demand of another session (RFC 6733 8.3, 8.5)");
  for (const size_t room : {size_t{0}, asked.message.size() - 1}) {
    std::vector<uint8_t> small(room);
    const auto refused = roles::HomeAaa::Ask(config, demand, absl::MakeSpan(small));
    Require(refused.event == roles::AaaEvent::kBufferTooSmall && refused.message.empty() &&
                refused.error.want == asked.message.size(),
            "a buffer that is too small for a demand");
  }
}

// What cannot be asked: of no session, of nobody, or something else.
inline void RequireNotAsked(const roles::HomeAaaConfig& config,
                            const roles::SessionDemand& demand) {
  for (const int what : {0, 1, 2, 3}) {
    roles::SessionDemand bad = demand;
    if (what == 0) bad.command = diameter::CommandCode::kDiameterEap;
    if (what == 1) bad.session_id = {};
    if (what == 2) bad.destination_host = "nas1 asp";
    if (what == 3) bad.destination_realm = {};
    const auto asked = roles::HomeAaa::Ask(config, bad, absl::MakeSpan(Scratch()));
    Require(asked.event == roles::AaaEvent::kNotEncodable && !asked.transmits() &&
                asked.error.kind != ElementKind::kNone,
            "asked what cannot be");
  }
}

struct ExpectedReply {
  roles::AaaEvent event = roles::AaaEvent::kMalformedReply;
  uint32_t code = 0;
};

// RFC 6733 3, 7.1: it is one to this demand, and says by its class what comes of it (R96, R99).
inline ExpectedReply JudgeReply(const roles::SessionDemand& demand, Bytes octets) {
  const auto answer = diameter::MessageView::Parse(octets);
  if (!answer || answer->is_request() || answer->command() != demand.command ||
      answer->end_to_end() != demand.end_to_end) {
    return {};
  }
  const bool whole = demand.command == diameter::CommandCode::kReAuth
                         ? diameter::ReAuthAnswer::Decode(*answer).has_value()
                         : diameter::AbortSessionAnswer::Decode(*answer).has_value();
  const diameter::AvpRange avps = answer->avps();
  if (!whole || (!answer->is_error() && TextIn(avps, 263) != demand.session_id)) return {};
  ExpectedReply reply;
  reply.code = Number32In(avps, 268);
  if (avps.Count(diameter::ResultCodeAvp::kKey) == 0) {
    const auto vendor = avps.Find<diameter::ExperimentalResult>();
    Require(vendor.has_value(), "an answer without a result is whole");
    reply.code = static_cast<uint32_t>(vendor->code);
  }
  reply.event = reply.code == 5002       ? roles::AaaEvent::kSessionGone
                : reply.code / 1000 == 2 ? roles::AaaEvent::kComplied
                                         : roles::AaaEvent::kDeclined;
  return reply;
}

inline roles::AaaOutcome RequireReplyTaken(const roles::HomeAaaConfig& config,
                                           const roles::SessionDemand& demand, Bytes answer) {
  const auto taken = roles::HomeAaa::TakeReply(config, demand, answer);
  const ExpectedReply expected = JudgeReply(demand, answer);
  const bool is_useless = expected.event == roles::AaaEvent::kMalformedReply;
  Require(!taken.transmits(), "an answer is answered");
  Require(
      taken.event == expected.event && static_cast<uint32_t>(taken.result_code) == expected.code,
      "an answer to a demand is taken for another, or for what it does not say (R96, R99)");
  Require(taken.session_id == (is_useless ? std::string_view() : demand.session_id) &&
              (taken.error != Error()) == is_useless,
          "an answer of another session, or without what is wrong with it");
  return taken;
}

// The message as the answer to this demand, and to others.
inline roles::AaaOutcome RequireDemand(const roles::HomeAaaConfig& config,
                                       const roles::SessionDemand& demand, Bytes message) {
  const bool is_answer = message.size() > 4 && (message[4] & diameter::kFlagRequest) == 0;
  if (is_answer) {
    RequireAsked(config, demand);
    RequireNotAsked(config, demand);
    for (const int what : {0, 1, 2}) {
      roles::SessionDemand other = demand;
      if (what == 0) other.end_to_end = diameter::EndToEndId{3};
      if (what == 1) other.session_id = "nas1.asp.example.net;1876543210;524";
      if (what == 2)
        other.command = DemandFor(demand.command == diameter::CommandCode::kReAuth ? 0 : 1).command;
      (void)RequireReplyTaken(config, other, message);
    }
  }
  return RequireReplyTaken(config, demand, message);
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SESSION_DEMANDS_H_
